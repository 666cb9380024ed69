"""Stories beside a chart: a dated mark on top of the lines, and the same stories as a list below it."""

from collections.abc import Callable, Iterable, Sequence

from markupsafe import Markup

from lwd_monitor.gebied import Gebieden
from lwd_monitor.opmaak import format_datum
from lwd_monitor.ui.verhalen.duiding import WOORDEN
from lwd_monitor.verhaal import GeduidVerhaal, Verhaal, select_duidingen

# Nearer than this share of the width (24 px on a phone) two marks would cover each other: the later one goes lower.
RUIMTE = 0.1
HOOGTE = 28  # px from one row of marks to the next


def list_geduid(
    indicator_id: str, sleutels: Iterable[str], verhalen: Sequence[Verhaal], gebieden: Gebieden
) -> list[GeduidVerhaal]:
    """Return the stories that stand beside a figure of these places, those of the members of an own area included."""
    return select_duidingen(verhalen, indicator_id, list_codes(sleutels, gebieden), gebieden.nieuwste)


def list_codes(sleutels: Iterable[str], gebieden: Gebieden) -> set[str]:
    """Return the codes of these places, those of the members of an own area included."""
    codes: set[str] = set()
    for sleutel in sleutels:
        eigen = gebieden.eigen.get(sleutel)
        codes |= {sleutel} | (gebieden.compute_bereik(eigen) if eigen else set())
    return codes


def build_merken(place_jaar: Callable[[float], float], geduid: Sequence[GeduidVerhaal]) -> Markup:
    """Return a numbered mark at the date of each story; one told outside the years of the chart stands at its edge.

    Notes: `place_jaar` gives where a year stands, from 0 at the left to 1 at the right. Marks near each other stand
    below each other.
    """
    plekken = [_place(place_jaar, g) for g in geduid]
    return Markup().join(
        Markup(
            "<a class='merk' href='verhalen?verhaal={}' target='_self' style='left:{:.2f}%;margin-top:{}px' "
            "aria-label='{}'>{}</a>"
        ).format(
            g.verhaal.id,
            100 * plek,
            HOOGTE * rij,
            f"Verhaal {nummer}: {g.verhaal.titel}, {format_datum(g.verhaal.datum, g.verhaal.datum_soort)}",
            nummer,
        )
        for nummer, (g, plek, rij) in enumerate(zip(geduid, plekken, assign_rijen(plekken), strict=True), 1)
    )


def assign_rijen(plekken: Sequence[float]) -> list[int]:
    """Return for each mark the first row in which none stands too near.

    >>> assign_rijen([0.5, 0.52, 0.9, 0.55])
    [0, 1, 0, 2]
    """
    rijen: list[int] = []
    for nummer, plek in enumerate(plekken):
        bezet = {rijen[i] for i in range(nummer) if abs(plekken[i] - plek) < RUIMTE}
        rijen.append(next(rij for rij in range(nummer + 1) if rij not in bezet))
    return rijen


def build_merklijst(geduid: Sequence[GeduidVerhaal], gebieden: Gebieden, kop: str = "h2") -> Markup:
    """Return the stories with their number, date, what they do beside the figure, and why; nothing without stories."""
    if not geduid:
        return Markup()
    regels = [
        Markup(
            "<li><b class='merk los'>{}</b> <a href='verhalen?verhaal={}' target='_self'>{}</a> ({}, {}): {}. {}</li>"
        ).format(
            nummer,
            g.verhaal.id,
            g.verhaal.titel,
            _get_naam(g, gebieden),
            format_datum(g.verhaal.datum, g.verhaal.datum_soort),
            WOORDEN[g.duiding.houding][1],
            g.duiding.waarom,
        )
        for nummer, g in enumerate(geduid, 1)
    ]
    return Markup(
        "<{kop}>Verhalen bij dit cijfer</{kop}><ul class='merklijst'>{regels}</ul>"
        "<p class='bron'>Een verhaal staat naast het cijfer. Het bewijst geen oorzaak.</p>"
    ).format(kop=kop, regels=Markup().join(regels))


def _place(place_jaar: Callable[[float], float], geduid: GeduidVerhaal) -> float:
    datum = geduid.verhaal.datum
    # A year's figure stands at its own number; a story of July 2022 stands halfway to the next.
    return min(max(place_jaar(datum.year + (datum.month - 1) / 12), 0.0), 1.0)


def _get_naam(geduid: GeduidVerhaal, gebieden: Gebieden) -> str:
    code, indeling = geduid.duiding.gebied_code, geduid.duiding.indeling
    gebied = gebieden.eigen.get(code) or gebieden.find(code, indeling)
    return gebied.naam if gebied else code
