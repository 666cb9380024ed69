"""The top of the page: lead, facts, key, and for a priority area why it is one."""

from markupsafe import Markup

from lwd_monitor.gebied import EigenGebied, Gebied, Gebieden, GebiedNiveau
from lwd_monitor.indicator import list_hoofdcijfers
from lwd_monitor.opmaak import format_getal
from lwd_monitor.profiel import (
    Feiten,
    Profiel,
    ProfielRij,
    compute_feiten,
    format_lead,
    has_genoeg_inwoners,
    list_opvallend,
)
from lwd_monitor.ui.gebied.kruimel import build_link
from lwd_monitor.ui.onderdelen.sleutel import SLEUTEL


def build_top(profiel: Profiel, gebieden: Gebieden) -> Markup:
    """Return everything between the headline and the themes."""
    gebied = profiel.gebied
    lead = _describe_lead(profiel)
    delen = [Markup("<p class='lead'>{}</p>").format(lead)] if lead else []
    delen.append(_build_feiten(gebied, compute_feiten(profiel), gebieden))
    if profiel.rijen and not _is_gemeente(gebied):
        delen.append(SLEUTEL)
    return Markup().join(delen)


def build_waarom(gebied: EigenGebied) -> Markup:
    """Return why a priority area is one, with its source."""
    return Markup(
        "<section class='waarom'><h2>Waarom {naam} extra aandacht krijgt</h2><p>{waarom}</p>"
        "<p class='bron'>Bron: {bron}.</p></section>"
    ).format(naam=gebied.naam, waarom=gebied.waarom, bron=gebied.bron.rstrip("."))


def _describe_lead(profiel: Profiel) -> str:
    gebied = profiel.gebied
    if not profiel.rijen:
        return ""
    if not has_genoeg_inwoners(profiel):
        return (
            f"In {gebied.naam} wonen weinig mensen, of het aantal is niet bekend. Daarom zijn er maar weinig cijfers "
            "en zegt een cijfer per inwoner hier niet veel."
        )
    kort = {"wijk": "deze wijk", "dorp": "dit dorp", "buurt": "deze buurt", "gemeente": "de gemeente"}
    naam = kort[gebied.soort] if isinstance(gebied, Gebied) else "dit gebied"
    return format_lead(gebied.naam, naam, list_opvallend(profiel) or _list_hoofdrijen(profiel))


def _list_hoofdrijen(profiel: Profiel) -> list[ProfielRij]:
    hoofd = list_hoofdcijfers({id_: rij.indicator for id_, rij in profiel.rijen.items()})
    return [profiel.rijen[indicator.id] for indicator in hoofd]


def _build_feiten(gebied: Gebied | EigenGebied, feiten: Feiten, gebieden: Gebieden) -> Markup:
    stukken = [_describe_soort(gebied, gebieden)]
    for waarde, woord in ((feiten.inwoners, "inwoners"), (feiten.huishoudens, "huishoudens")):
        if waarde is not None:
            stukken.append(Markup("<b>{}</b> {}").format(format_getal(waarde), woord))
    if feiten.ouderen is not None:
        naast = "" if _is_gemeente(gebied) else f" (Almelo {format_getal(feiten.ouderen_almelo)}%)"
        stukken.append(Markup("<b>{}%</b> is 65 of ouder{}").format(format_getal(feiten.ouderen), naast))
    stukken.extend(_list_aandacht(gebied, gebieden))
    return Markup("<p class='feiten'>{}</p>").format(
        Markup(" ").join(Markup("<span>{}</span>").format(stuk) for stuk in stukken)
    )


def _describe_soort(gebied: Gebied | EigenGebied, gebieden: Gebieden) -> Markup:
    if isinstance(gebied, EigenGebied):
        return Markup("{}{}").format(gebied.omschrijving[:1].upper(), gebied.omschrijving[1:])
    if gebied.niveau == GebiedNiveau.BUURT and gebied.ouder_code:
        ouder = gebieden.find(gebied.ouder_code, gebied.indeling)
        return Markup("Buurt in {}").format(build_link(ouder, gebieden) if ouder else "Almelo")
    return Markup("{}").format(gebied.soort.capitalize())


def _list_aandacht(gebied: Gebied | EigenGebied, gebieden: Gebieden) -> list[Markup]:
    if isinstance(gebied, EigenGebied):
        return [Markup("<b>aandachtsgebied</b> sinds {}").format(gebied.sinds)] if gebied.sinds else []
    eigen = [e for e in gebieden.eigen.values() if gebied in e.leden]
    return [Markup("<b>{}</b> sinds {}").format(build_link(e, gebieden, "aandachtsgebied"), e.sinds) for e in eigen]


def _is_gemeente(gebied: Gebied | EigenGebied) -> bool:
    return isinstance(gebied, Gebied) and gebied.niveau == GebiedNiveau.GEMEENTE
