"""The parts of the Trend page, in the order in which it shows them."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from urllib.parse import quote

import streamlit as st
from markupsafe import Markup

from lwd_monitor.gebied import GEMEENTE_NAAM, Gebieden
from lwd_monitor.grafiek.verloop import build_verloop
from lwd_monitor.indicator import format_bron, format_waarde
from lwd_monitor.ui.onderdelen.badge import FICTIEF
from lwd_monitor.ui.onderdelen.bron import build_bronregel, format_jaren
from lwd_monitor.ui.onderdelen.leeg import show_leeg
from lwd_monitor.ui.trend_beeld import build_grafiek, build_meting, get_asbegin
from lwd_monitor.ui.trend_gegevens import Trend, has_oude_cijfers, load_trend
from lwd_monitor.ui.trend_keuze import kies_trend
from lwd_monitor.ui.trend_tabel import build_tabel
from lwd_monitor.ui.trend_tekst import build_kop, describe_breuk, escape_markdown, list_leemtes, list_zonder
from lwd_monitor.ui.trend_verandering import build_veranderingen, kies_grenzen, list_omgerekend
from lwd_monitor.ui.trend_verhalen import build_merken, build_merklijst, list_bij_trend
from lwd_monitor.verhaal import Verhaal
from lwd_monitor.waarneming import build_csv

__all__ = [
    "has_oude_cijfers",
    "kies_grenzen",
    "kies_trend",
    "load_trend",
    "show_beeld",
    "show_kop",
    "show_tabel",
    "show_zonder_cijfers",
]


def show_zonder_cijfers(trend: Trend, gebieden: Gebieden) -> None:
    """Say that there is nothing to draw, why, and what to do."""
    show_stijl_trend()
    st.title(escape_markdown(trend.indicator.titel_kort))
    redenen = list_zonder(trend, gebieden) or [f"Er zijn nog geen cijfers over dit onderwerp voor {GEMEENTE_NAAM}."]
    show_leeg("Geen cijfers om te tonen.", " ".join(redenen), "Kies een ander onderwerp of een ander gebied.")


def show_kop(trend: Trend) -> None:
    """Show the finding as headline, what the figure means and the way to its explanation."""
    show_stijl_trend()
    st.title(escape_markdown(build_kop(trend)))
    indicator = trend.indicator
    st.html(
        Markup(
            "<p class='lead'>Dit cijfer: {uitleg}. {fictief}</p>"
            "<p><a href='uitleg?indicator={id}' target='_self'>Wat betekent dit cijfer precies?</a></p>"
        ).format(
            uitleg=(indicator.onderschrift or indicator.titel).rstrip("."),
            fictief=FICTIEF if trend.bron.fictief else "",
            id=quote(indicator.id),
        )
    )


def show_beeld(
    trend: Trend,
    gebieden: Gebieden,
    verhalen: Sequence[Verhaal] = (),
    vragen: Markup = Markup(),  # noqa: B008
) -> None:
    """Show the lines, or the one measurement there is, the stories and questions beside it, and where a line stops."""
    geduid = list_bij_trend(trend, verhalen, gebieden)
    verloop = build_verloop(trend.reeksen, trend.meetjaren, trend.vanaf_nul)
    if verloop is None:
        jaar = trend.gevuld["jaar"].iloc[0]
        st.html(Markup("<h2>Eén meting: {}</h2>{}").format(jaar, build_meting(trend)))
    else:
        titel = f"{trend.indicator.titel}, {format_jaren(list(verloop.jaren))}"
        st.html(Markup("<h2>{}</h2>{}").format(titel, build_grafiek(trend, verloop, build_merken(verloop, geduid))))
    st.html(_build_notities(trend, gebieden, verloop is None) + build_merklijst(geduid, gebieden) + vragen)
    if veranderingen := build_veranderingen(trend):
        st.html(veranderingen)


def _build_notities(trend: Trend, gebieden: Gebieden, een_meting: bool) -> Markup:
    regels: list[str] = [describe_breuk(breuk) for breuk in trend.breuken]
    regels += [*list_omgerekend(trend), *list_leemtes(trend), *list_zonder(trend, gebieden)]
    if een_meting:
        regels.append("Er is één meting. Een verloop over de jaren is er nog niet.")
    if trend.almelo_apart:
        regels.append(
            f"{GEMEENTE_NAAM} staat er niet bij: dit is een aantal, en dat hangt af van hoe groot een gebied is."
        )
    if trend.gevuld["ci_laag"].notna().any():
        regels.append("Het streepje bij een punt is de marge: daarbinnen ligt het echte cijfer waarschijnlijk.")
    if begin := get_asbegin(trend):
        regels.append(f"Let op: de as begint bij {format_waarde(trend.indicator, begin)}.")
    regellijst = Markup().join(Markup("<li>{}</li>").format(regel) for regel in regels)
    return Markup("<ul class='notities'>{}</ul>").format(regellijst)


def show_tabel(trend: Trend) -> None:
    """Show the same figures as a table, their source, and the way to take them along."""
    jaren = format_jaren(sorted({int(jaar) for jaar in trend.gevuld["jaar"]}))
    bron = format_bron(trend.bron, jaren) + "."
    streepje = ""
    if trend.breuken:
        streepje = Markup("<p class='bron'>Een streepje (–) betekent: in dat jaar gold een andere indeling.</p>")
    st.html(
        Markup("<h2>Dezelfde cijfers in een tabel</h2>{}{}{}").format(
            build_tabel(trend), streepje, build_bronregel(bron)
        )
    )
    fictief = "_fictief" if trend.bron.fictief else ""
    st.download_button(
        "Download deze cijfers (CSV)",
        build_csv(trend.reeksen, trend.indicator, trend.bron),
        file_name=f"trend_{trend.indicator.id}{fictief}.csv",
        mime="text/csv",
        on_click="ignore",
    )


def show_stijl_trend() -> None:
    """Bring this page's own style sheet onto the page."""
    st.html(f"<style>{_read_stijl()}</style>")


@cache
def _read_stijl() -> str:
    return Path(__file__).with_name("stijl_trend.css").read_text(encoding="utf-8")
