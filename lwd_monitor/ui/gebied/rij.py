"""One figure as a line that opens: indicator, value, that of the whole gemeente, position and verdict; behind it margin, course and stories."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup

from lwd_monitor.bewering import Rijoordeel
from lwd_monitor.gebied import GEMEENTE_NAAM, EigenGebied, Gebied, Gebieden, GebiedNiveau
from lwd_monitor.indicator import Bron, Indicator, format_onderschrift, format_waarde
from lwd_monitor.opmaak import format_getal
from lwd_monitor.portret import Portretrij
from lwd_monitor.ui.onderdelen.badge import FICTIEF, build_badge, build_cijferbadge, explain_leegte
from lwd_monitor.ui.onderdelen.lijntje import build_lijntje_html
from lwd_monitor.ui.onderdelen.schakel import build_methodelink
from lwd_monitor.ui.onderdelen.strook import build_ondergrens, build_positie, build_strook_html
from lwd_monitor.ui.onderdelen.verandering import build_marge, build_verandering, build_zin
from lwd_monitor.ui.verhalen.merken import build_merklijst
from lwd_monitor.verhaal import GeduidVerhaal
from lwd_monitor.waarneming import Status

AANTAL = "Een aantal: dat hangt af van hoe groot het gebied is."


@dataclass(frozen=True)
class Plek:
    """The place of which rows are shown; `soort` names what it stands between and is empty for the gemeente."""

    gebied: Gebied | EigenGebied
    soort: str
    gebieden: Gebieden
    bronnen: Mapping[str, Bron]


def build_rijen(rijen: Sequence[Rijoordeel], plek: Plek, geduid: dict[str, list[GeduidVerhaal]]) -> Markup:
    """Return the rows below the heads of their columns; `geduid` are the stories beside a figure."""
    koppen = (
        "Cijfer",
        plek.gebied.naam,
        *((GEMEENTE_NAAM, f"Tussen de {plek.soort}") if plek.soort else ()),
        "Oordeel" if plek.soort or any(_build_woord(rij) for rij in rijen) else "",
    )
    kop = Markup().join(Markup("<span>{}</span>").format(naam) for naam in koppen)
    return Markup("<div class='rijen{}'><div class='koppen' aria-hidden='true'>{}</div>{}</div>").format(
        "" if plek.soort else " gemeente",
        kop,
        Markup().join(_build_rij(rij, plek, geduid.get(rij.rij.indicator.id, [])) for rij in rijen),
    )


def _build_rij(oordeel: Rijoordeel, plek: Plek, geduid: list[GeduidVerhaal]) -> Markup:
    rij = oordeel.rij
    wie = f"{rij.bron_gebied.soort.capitalize()} {rij.bron_gebied.naam}" if rij.bron_gebied else plek.gebied.naam
    naast = Markup("<div class='almelo'>{}</div><div class='plek'>{}</div>").format(
        _build_almelo(rij), build_strook_html(oordeel, woorden=False)
    )
    return Markup(
        "<details class='rij'><summary><div class='kop'>{kop}</div><div class='waarde'>{waarde}</div>{naast}"
        "<div class='woord'>{woord}</div></summary><div class='meer'>{meer}</div></details>"
    ).format(
        kop=_build_kop(rij, plek.bronnen, len(geduid)),
        waarde=_build_waarde(rij, wie),
        naast=naast if plek.soort else Markup(),
        woord=_build_woord(oordeel),
        meer=_build_meer(oordeel, plek, geduid),
    )


def _build_kop(rij: Portretrij, bronnen: Mapping[str, Bron], verhalen: int) -> Markup:
    indicator, meting = rij.indicator, rij.meting or rij.almelo
    jaar = f", {meting.jaar}" if meting else ""
    badges = Markup()
    if rij.meting and rij.waarde is not None:
        badges = build_cijferbadge(rij.meting.status, indicator, bronnen.get(indicator.bron))
    elif (bron := bronnen.get(indicator.bron)) and bron.fictief:
        badges = FICTIEF
    if verhalen:
        woord = "1 verhaal" if verhalen == 1 else f"{verhalen} verhalen"
        badges += Markup(" <span class='badge'>{}</span>").format(woord)
    return Markup("<b>{}</b> {}<span class='sub'>{}{}</span>").format(
        indicator.titel_kort, badges, format_onderschrift(indicator), jaar
    )


def _build_waarde(rij: Portretrij, wie: str) -> Markup:
    etiket = Markup("<span class='smal'>{} </span>").format(wie)
    if rij.bron_gebied:
        etiket = Markup("<span class='vanwijk'>{}</span> ").format(wie)
    if rij.waarde is None:
        return etiket + build_badge(rij.meting.status if rij.meting else Status.ONTBREEKT)
    return Markup("{}<span class='groot'>{}</span>").format(etiket, format_waarde(rij.indicator, rij.waarde))


def _build_almelo(rij: Portretrij) -> Markup:
    waarde = rij.almelo.waarde if rij.almelo else None
    if waarde is None:
        return Markup()
    return Markup("<span class='smal'>{} </span>{}").format(GEMEENTE_NAAM, format_waarde(rij.indicator, waarde))


def _build_woord(oordeel: Rijoordeel) -> Markup:
    """Return the verdict and a proven change; a row about which there is nothing to say keeps still."""
    veranderd = oordeel.verandering
    loop = Markup()
    if veranderd is not None and veranderd.is_aangetoond:
        loop = Markup("<span class='verandering'>{}</span>").format(build_zin(veranderd))
    return build_positie(oordeel.plaats) + loop


def _build_meer(oordeel: Rijoordeel, plek: Plek, geduid: list[GeduidVerhaal]) -> Markup:
    rij = oordeel.rij
    delen = [
        _build_reden(rij),
        build_marge(rij.indicator, rij.meting),
        _build_n(rij),
        build_ondergrens(rij),
        build_lijntje_html(rij, bool(plek.soort) and rij.is_vergelijkbaar),
        build_verandering(oordeel),
        Markup("<p class='wegen'>{}</p>").format(_build_wegen(rij.indicator, rij.bron_gebied or plek.gebied, plek)),
        build_merklijst(geduid, plek.gebieden, "h4"),
    ]
    return Markup().join(delen)


def _build_n(rij: Portretrij) -> Markup:
    meting = rij.meting
    if rij.waarde is None or meting is None or meting.noemer is None or not rij.indicator.afscherming:
        return Markup()
    return Markup(" <span class='marge'>Over {} mensen. {}</span>").format(
        format_getal(meting.noemer), build_methodelink("enquete", "Hoe de enquête werkt")
    )


def _build_reden(rij: Portretrij) -> Markup:
    """Return why a figure lacks, or why it stands beside nothing."""
    if rij.waarde is not None:
        if not rij.is_vergelijkbaar:
            return Markup("<span class='meta'>{} </span>").format(AANTAL)
        return Markup("<span class='meta'>Tussen de wijken en dorpen. </span>") if rij.bron_gebied else Markup()
    jaar = f" Cijfer van {GEMEENTE_NAAM}: {rij.almelo.jaar}." if rij.almelo and not rij.meting else ""
    verborgen = rij.meting is not None and rij.meting.status == Status.ONDERDRUKT
    waarom = build_methodelink("afscherming", "Waarom?") if verborgen else ""
    return Markup("<span class='meta'>{}{} {}</span>").format(explain_leegte(rij), jaar, waarom)


def _build_wegen(indicator: Indicator, gebied: Gebied | EigenGebied, plek: Plek) -> Markup:
    """Return the ways to this figure on the map and over the years; the map shows no own area of several places."""
    vraag = {"indicator": indicator.id, "gebied": gebied.sleutel}
    trend = Markup("<a href='trend?{}' target='_self'>Door de jaren</a>").format(urlencode(vraag))
    if isinstance(gebied, Gebied):
        if gebied.niveau is not GebiedNiveau.GEMEENTE:
            vraag["niveau"] = gebied.niveau.value
        if gebied.indeling != plek.gebieden.nieuwste:
            vraag["indeling"] = str(gebied.indeling)
    kaart = Markup("<a href='kaart?{}' target='_self'>Op de kaart</a>").format(urlencode(vraag))
    return kaart + Markup(" · ") + trend
