"""The top of the page: what there is to know in three lines, the facts, and for a priority area why it is one."""

from collections.abc import Sequence

from markupsafe import Markup

from lwd_monitor.bewering import Gebiedbeweringen, Zin, explain_geen_verandering, list_eigen_veranderingen
from lwd_monitor.gebied import AANDACHT, GEMEENTE_NAAM, EigenGebied, Gebied, Gebieden, GebiedNiveau
from lwd_monitor.indicator import HUISHOUDENS, INWONERS, OUDEREN, format_waarde
from lwd_monitor.opmaak import format_datum, format_getal
from lwd_monitor.portret import Feiten, Portret, Portretrij, compute_feiten, has_genoeg_inwoners
from lwd_monitor.ui.gebied.kruimel import build_link
from lwd_monitor.ui.onderdelen.strook import SLEUTEL
from lwd_monitor.verhaal import Verhaal, find_nieuwste
from lwd_monitor.waarneming import Status

SAMEN = Markup(
    "<p class='sub'>Alle verschillen en veranderingen op deze pagina zijn samen getoetst: van wat we noemen is gemiddeld hooguit "
    "5% toeval. <a href='uitleg?deel=methode#veel-tegelijk' target='_self'>Waarom?</a></p>"
)
# These stand in the line of facts in words of their own.
BENOEMD = (INWONERS, HUISHOUDENS, OUDEREN)


def build_top(
    portret: Portret, beweringen: Gebiedbeweringen, gebieden: Gebieden, verhalen: Sequence[Verhaal] = ()
) -> Markup:
    """Return everything between the headline and the themes."""
    gebied = portret.gebied
    return Markup("{}{}").format(
        _build_kort(portret, beweringen, verhalen), _build_feiten(gebied, portret, beweringen.ouderen, gebieden)
    )


def build_sleutel(portret: Portret) -> Markup:
    """Return what the marks mean, folded; the gemeente stands beside nothing and has none."""
    if not portret.rijen or _is_gemeente(portret.gebied):
        return Markup()
    vorm = "<details class='uitleg'><summary>Wat de tekens betekenen</summary>{}{}</details>"
    return Markup(vorm).format(SLEUTEL, SAMEN)  # nosec B704 # our own tags


def build_waarom(gebied: EigenGebied) -> Markup:
    """Return why an own area is one, with its source; nothing where nobody wrote that."""
    if not gebied.waarom:
        return Markup()
    kop = "extra aandacht krijgt" if gebied.soort == AANDACHT else "een eigen gebied is"
    bron = Markup("<p class='bron'>Bron: {}.</p>").format(gebied.bron.rstrip(".")) if gebied.bron else Markup()
    return Markup("<details class='uitleg waarom'><summary>Waarom {} {}</summary><p>{}</p>{}</details>").format(
        gebied.naam, kop, gebied.waarom, bron
    )


def _build_kort(portret: Portret, beweringen: Gebiedbeweringen, verhalen: Sequence[Verhaal]) -> Markup:
    """Return what stands out, what changed and what is told, a line each; plainly so where no test found anything."""
    naast = "De cijfers" if _is_gemeente(portret.gebied) else f"Naast {GEMEENTE_NAAM}"
    regels = [
        (naast, Markup("{}").format(_describe_lead(beweringen, portret))),
        ("Veranderd", _describe_veranderd(beweringen)),
        ("Verteld", _describe_verteld(portret.gebied, verhalen)),
    ]
    return Markup("<section class='inhetkort'><h2>In het kort</h2>{}</section>").format(
        Markup().join(Markup("<p><b>{}</b> <span>{}</span></p>").format(*regel) for regel in regels)
    )


def _describe_lead(beweringen: Gebiedbeweringen, portret: Portret) -> str:
    if portret.rijen and not has_genoeg_inwoners(portret):
        inwoners, naam = compute_feiten(portret).inwoners, portret.gebied.naam
        weinig = f"Van {naam} is niet bekend hoeveel mensen er wonen."
        if inwoners is not None:
            # The CBS rounds to fives: none may be one or two.
            aantal = f"wonen {format_getal(inwoners)} mensen" if inwoners else "woont bijna niemand"
            weinig = f"In {naam} {aantal}."
        return f"{weinig} Daarom zijn er maar weinig cijfers en zegt een cijfer per inwoner hier niet veel."
    return " ".join(zin.tekst for zin in beweringen.lead) or f"Er zijn nog geen cijfers over {portret.gebied.naam}."


def _describe_veranderd(beweringen: Gebiedbeweringen) -> Markup:
    if beweringen.veranderd:
        return Markup("<span class='verandering'>{}</span>").format(" ".join(z.tekst for z in beweringen.veranderd))
    eigen = list_eigen_veranderingen(beweringen.rijen.values())
    zin = explain_geen_verandering(verandering for _, verandering in eigen)
    bewogen = [o.verandering for o in beweringen.rijen.values() if o.verandering and o.verandering.is_aangetoond]
    fictief = " Verzonnen cijfers tellen hier niet mee." if any(verandering.fictief for verandering in bewogen) else ""
    return Markup("{}{}").format(zin, fictief)


def _describe_verteld(gebied: Gebied | EigenGebied, verhalen: Sequence[Verhaal]) -> Markup:
    if not verhalen:
        return Markup("Er zijn nog geen verhalen uit {}.").format(gebied.naam)
    aantal = "1 verhaal" if len(verhalen) == 1 else f"{len(verhalen)} verhalen"
    nieuwste = find_nieuwste(list(verhalen))
    if nieuwste is None:
        return Markup("{} uit plannen en verslagen. Nog niemand vertelde over dit gebied.").format(aantal)
    return Markup(
        "{}, het nieuwste uit {}: <a class='vertel' href='verhalen?verhaal={}' target='_self'>{}</a>."
    ).format(aantal, format_datum(nieuwste.datum, nieuwste.datum_soort), nieuwste.id, nieuwste.titel)


def _build_feiten(gebied: Gebied | EigenGebied, portret: Portret, ouderen: Zin | None, gebieden: Gebieden) -> Markup:
    feiten: Feiten = compute_feiten(portret)
    stukken = [_describe_soort(gebied, gebieden)]
    for waarde, id_, woord in (
        (feiten.inwoners, BENOEMD[0], "inwoners"),
        (feiten.huishoudens, BENOEMD[1], "huishoudens"),
    ):
        if waarde is not None:
            stukken.append(
                Markup("<b>{}</b> {}{}").format(format_getal(waarde), woord, _format_jaar(portret.rijen[id_]))
            )
    if ouderen is not None:
        stukken.append(Markup("{}").format(ouderen.tekst))
    stukken.extend(_describe_aantal(rij) for rij in portret.rijen.values() if _is_feit(rij))
    stukken.extend(_list_aandacht(gebied, gebieden))
    return Markup("<p class='feiten'>{}</p>").format(
        Markup(" ").join(Markup("<span>{}</span>").format(stuk) for stuk in stukken)
    )


def _is_feit(rij: Portretrij) -> bool:
    """Tell whether a row is a plain count of this place itself."""
    return (
        not rij.is_vergelijkbaar
        and rij.waarde is not None
        and rij.bron_gebied is None
        and rij.indicator.id not in BENOEMD
        and (rij.meting is None or rij.meting.status != Status.VOORBEELD)
    )


def _describe_aantal(rij: Portretrij) -> Markup:
    return Markup("{}: <b>{}</b>{}").format(
        rij.indicator.titel_kort, format_waarde(rij.indicator, rij.waarde, eenheid=False), _format_jaar(rij)
    )


def _format_jaar(rij: Portretrij) -> str:
    return f" ({rij.meting.jaar})" if rij.meting else ""


def _describe_soort(gebied: Gebied | EigenGebied, gebieden: Gebieden) -> Markup:
    if isinstance(gebied, EigenGebied):
        return Markup("{}{}").format(gebied.wat[:1].upper(), gebied.wat[1:])
    if gebied.niveau == GebiedNiveau.BUURT and gebied.ouder_code:
        ouder = gebieden.find(gebied.ouder_code, gebied.indeling)
        return Markup("Buurt in {}").format(build_link(ouder, gebieden) if ouder else GEMEENTE_NAAM)
    return Markup("{}").format(gebied.soort.capitalize())


def _list_aandacht(gebied: Gebied | EigenGebied, gebieden: Gebieden) -> list[Markup]:
    zelf = gebieden.find_eigen(gebied)
    if zelf is not None:
        return [Markup("<b>{}</b> sinds {}").format(zelf.soortnaam, zelf.sinds)] if zelf.sinds else []
    eigen = [e for e in gebieden.eigen.values() if gebied in e.leden]
    return [Markup("<b>{}</b> sinds {}").format(build_link(e, gebieden, e.soortnaam), e.sinds) for e in eigen]


def _is_gemeente(gebied: Gebied | EigenGebied) -> bool:
    return isinstance(gebied, Gebied) and gebied.niveau == GebiedNiveau.GEMEENTE
