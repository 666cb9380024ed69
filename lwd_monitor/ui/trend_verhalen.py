"""Stories beside the lines: a dated mark on the chart, and the same stories as a list below it."""

from collections.abc import Sequence

from markupsafe import Markup

from lwd_monitor.gebied import GEMEENTE_CODE, Gebieden
from lwd_monitor.grafiek.verloop import Verloop
from lwd_monitor.opmaak import format_datum
from lwd_monitor.toegang import Gebruiker
from lwd_monitor.ui.trend_gegevens import Trend
from lwd_monitor.ui.verhalen.duiding import WOORDEN
from lwd_monitor.ui.vragen import build_vragen_bij
from lwd_monitor.verhaal import GeduidVerhaal, Verhaal, select_duidingen


def list_bij_trend(trend: Trend, verhalen: Sequence[Verhaal], gebieden: Gebieden) -> list[GeduidVerhaal]:
    """Return the stories that stand beside this figure for the chosen places; without a choice those on all of Almelo."""
    return select_duidingen(verhalen, trend.indicator.id, list_codes(trend, gebieden), gebieden.nieuwste)


def build_trendvragen(trend: Trend, gebruiker: Gebruiker | None, gebieden: Gebieden) -> Markup:
    """Return the questions that this figure raises in the chosen places, with a heading; nothing without questions."""
    vragen = build_vragen_bij(gebruiker, gebieden, list_codes(trend, gebieden), {trend.indicator.id})
    return Markup("<h2>Wat verklaart dit?</h2>{}").format(vragen) if vragen else vragen


def list_codes(trend: Trend, gebieden: Gebieden) -> set[str]:
    """Return the codes of the chosen places, those of an own area included; without a choice Almelo."""
    codes: set[str] = set()
    for sleutel in trend.keuze or (GEMEENTE_CODE,):
        eigen = gebieden.eigen.get(sleutel)
        codes |= {sleutel} | (gebieden.compute_bereik(eigen) if eigen else set())
    return codes


def build_merken(verloop: Verloop, geduid: Sequence[GeduidVerhaal]) -> Markup:
    """Return a numbered mark at the date of each story; one told outside the years of the chart stands at its edge."""
    return Markup().join(
        Markup(
            "<a class='merk' href='verhalen?verhaal={}' target='_self' style='left:{:.2f}%' aria-label='{}'>{}</a>"
        ).format(g.verhaal.id, 100 * _place(verloop, g), f"Verhaal {nummer}: {g.verhaal.titel}", nummer)
        for nummer, g in enumerate(geduid, 1)
    )


def build_merklijst(geduid: Sequence[GeduidVerhaal], gebieden: Gebieden) -> Markup:
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
        "<h2>Verhalen bij dit cijfer</h2><ul class='merklijst'>{}</ul>"
        "<p class='bron'>Een verhaal staat naast het cijfer. Het bewijst geen oorzaak.</p>"
    ).format(Markup().join(regels))


def _place(verloop: Verloop, geduid: GeduidVerhaal) -> float:
    datum = geduid.verhaal.datum
    # A year's figure stands at its own number; a story of July 2022 stands halfway to the next.
    return min(max(verloop.place_jaar(datum.year + (datum.month - 1) / 12), 0.0), 1.0)


def _get_naam(geduid: GeduidVerhaal, gebieden: Gebieden) -> str:
    code, indeling = geduid.duiding.gebied_code, geduid.duiding.indeling
    gebied = gebieden.eigen.get(code) or gebieden.find(code, indeling)
    return gebied.naam if gebied else code
