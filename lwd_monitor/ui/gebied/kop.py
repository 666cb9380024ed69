"""The top of the page: lead, facts, key, and for a priority area why it is one."""

from markupsafe import Markup

from lwd_monitor.bewering import Gebiedbeweringen, Zin
from lwd_monitor.gebied import EigenGebied, Gebied, Gebieden, GebiedNiveau
from lwd_monitor.opmaak import format_getal
from lwd_monitor.profiel import Feiten, Profiel, compute_feiten, has_genoeg_inwoners
from lwd_monitor.ui.gebied.kruimel import build_link
from lwd_monitor.ui.onderdelen.sleutel import SLEUTEL

SAMEN = Markup(
    "<p class='sub'>Alle verschillen en veranderingen op deze pagina zijn samen getoetst: van wat we noemen is gemiddeld hooguit "
    "5% toeval. <a href='uitleg?deel=methode#veel-tegelijk' target='_self'>Waarom?</a></p>"
)


def build_top(profiel: Profiel, beweringen: Gebiedbeweringen, gebieden: Gebieden) -> Markup:
    """Return everything between the headline and the themes."""
    gebied = profiel.gebied
    lead = _describe_lead(beweringen, profiel)
    delen = [Markup("<p class='lead'>{}</p>").format(lead)] if lead else []
    delen.append(_build_feiten(gebied, compute_feiten(profiel), beweringen.ouderen, gebieden))
    if profiel.rijen and not _is_gemeente(gebied):
        delen += [SLEUTEL, SAMEN]
    return Markup().join(delen)


def build_waarom(gebied: EigenGebied) -> Markup:
    """Return why a priority area is one, with its source."""
    return Markup(
        "<section class='waarom'><h2>Waarom {naam} extra aandacht krijgt</h2><p>{waarom}</p>"
        "<p class='bron'>Bron: {bron}.</p></section>"
    ).format(naam=gebied.naam, waarom=gebied.waarom, bron=gebied.bron.rstrip("."))


def _describe_lead(beweringen: Gebiedbeweringen, profiel: Profiel) -> str:
    if profiel.rijen and not has_genoeg_inwoners(profiel):
        return (
            f"In {profiel.gebied.naam} wonen weinig mensen, of het aantal is niet bekend. Daarom zijn er maar weinig cijfers "
            "en zegt een cijfer per inwoner hier niet veel."
        )
    return " ".join(zin.tekst for zin in beweringen.lead)


def _build_feiten(gebied: Gebied | EigenGebied, feiten: Feiten, ouderen: Zin | None, gebieden: Gebieden) -> Markup:
    stukken = [_describe_soort(gebied, gebieden)]
    for waarde, woord in ((feiten.inwoners, "inwoners"), (feiten.huishoudens, "huishoudens")):
        if waarde is not None:
            stukken.append(Markup("<b>{}</b> {}").format(format_getal(waarde), woord))
    if ouderen is not None:
        stukken.append(Markup("{}").format(ouderen.tekst))
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
