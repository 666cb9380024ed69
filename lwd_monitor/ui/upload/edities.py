"""Editions that the figures under way would contradict, named before anything is published."""

import streamlit as st
from markupsafe import Markup

from lwd_monitor.db import Cursor
from lwd_monitor.opmaak import format_datum, format_getal
from lwd_monitor.rapport import Editietegenspraak, list_tegenspraak
from lwd_monitor.toegang import Gebruiker
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.rapporten.afwijking import build_afwijking
from lwd_monitor.upload import Kijker

MAX_CIJFERS = 20


def watch_edities(gebruiker: Gebruiker) -> tuple[Kijker, list[Editietegenspraak]]:
    """Return what looks at the editions during a rehearsal, and the list that it fills."""
    gevonden: list[Editietegenspraak] = []

    def kijk(voor: Cursor, na: Cursor, geraakt: list[str]) -> None:
        gevonden.extend(list_tegenspraak(voor, na, gebruiker, geraakt))

    return kijk, gevonden


def show_edities(gevonden: list[Editietegenspraak], pagina: Pagina) -> None:
    """Show each edition that would say something else than the monitor, with the figures; nothing when there is none."""
    if not gevonden:
        return
    woord = "editie zegt" if len(gevonden) == 1 else "edities zeggen"
    with st.expander(
        f"Vastgelegde rapporten: {len(gevonden)} {woord} straks iets anders dan de monitor", expanded=True
    ):
        st.html(build_edities(gevonden, pagina))


def build_edities(gevonden: list[Editietegenspraak], pagina: Pagina) -> Markup:
    """Return the editions with what was fixed and what the monitor would show."""
    delen = [
        Markup("<h3>{}, vastgelegd op {} (editie {})</h3><ul class='bevindingen'>{}{}</ul>").format(
            t.editie.titel,
            format_datum(t.editie.op.date()),
            t.editie.id[:8],
            Markup().join(build_afwijking(a, pagina, "straks") for a in t.afwijkingen[:MAX_CIJFERS]),
            _build_meer(len(t.afwijkingen) - MAX_CIJFERS),
        )
        for t in gevonden
    ]
    return Markup(
        "<p>Een editie verandert niet mee. Vertel wie het rapport gebruikt dat deze cijfers anders zijn geworden.</p>{}"
    ).format(Markup().join(delen))


def _build_meer(aantal: int) -> Markup:
    return Markup("<li>en nog {}</li>").format(format_getal(aantal)) if aantal > 0 else Markup()
