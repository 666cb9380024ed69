"""The guided first visit: three sentences at one real figure. A browser shows it until somebody closes it, once."""

import tomllib
from collections.abc import Iterable
from functools import cache

import streamlit as st
from markupsafe import Markup

from lwd_monitor.bewering import Rijoordeel
from lwd_monitor.gebied import GEMEENTE_NAAM
from lwd_monitor.indicator import format_waarde
from lwd_monitor.ui.navigatie import PROJECT
from lwd_monitor.ui.onderdelen.html import show_html
from lwd_monitor.ui.onderdelen.strook import build_strook_html

BESTAND = PROJECT / "data" / "rondleiding.toml"
GETOETST = ("●", "◆")


@cache
def load_teksten() -> dict[str, str]:
    """Return the words of the visit."""
    return tomllib.loads(BESTAND.read_text(encoding="utf-8"))


def build_rondleiding(rijen: Iterable[tuple[str, Rijoordeel]]) -> Markup:
    """Return the visit at the first figure (name of its place, verdict) with a tested difference; nothing without one."""
    voorbeeld = next(((naam, o) for naam, o in rijen if o.plaats and o.plaats.teken in GETOETST), None)
    if voorbeeld is None:
        return Markup()
    naam, oordeel = voorbeeld
    teksten, rij = load_teksten(), oordeel.rij
    assert oordeel.plaats is not None
    invulling = {
        "gemeente": GEMEENTE_NAAM,
        "gebied": naam,
        "indicator": rij.indicator.titel.lower() if not rij.indicator.titel[1:2].isupper() else rij.indicator.titel,
        "waarde": format_waarde(rij.indicator, rij.waarde),
        "zin": f"{oordeel.plaats.teken} {oordeel.plaats.zin}",
    }
    zinnen = Markup().join(
        Markup("<li>{}{}</li>").format(
            teksten[deel].format(**invulling),
            build_strook_html(oordeel, einden=False, woorden=False) if deel == "strook" else "",
        )
        for deel in ("strook", "teken", "kaart")
    )
    return Markup(
        "<section class='rondleiding' aria-label='{0}'><h2>{0}</h2><ol>{1}</ol>"
        "<button type='button' class='rondleiding-dicht'>{2}</button></section>"
    ).format(teksten["titel"], zinnen, teksten["knop"])


def show_rondleiding(rondleiding: Markup) -> None:
    """Bring the visit onto the page; the script of the server decides whether this browser shows it."""
    # Without any tested difference there is no example to show, and of an empty part Streamlit makes an error.
    if rondleiding:
        with st.container(key="rondleidingvak", gap=None):
            show_html(rondleiding)
