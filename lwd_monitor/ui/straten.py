"""The map with streets on a page, or the drawn map with the reason when there is no internet."""

import asyncio
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pandas as pd
import streamlit as st

from lwd_monitor.bron import can_reach_tegels, get_tegel_url
from lwd_monitor.indicator import Indicator
from lwd_monitor.kaart import build_stratenkaart
from lwd_monitor.ui.kaart import show_kaart, show_legenda

NO_TEGELS = (
    "Geen internet: de achtergrond met straten komt van PDOK en is nu niet te bereiken. Hier staat de gewone kaart. "
    "Probeer het over een paar minuten opnieuw."
)
CHECK_TIMEOUT_SECONDS = 1.5
PLOTLY_CONFIG = {
    "displayModeBar": False,
    "scrollZoom": True,
    "locale": "nl",
    "locales": {"nl": {"format": {"decimal": ",", "thousands": "."}}},
}


def show_straten(
    cellen: pd.DataFrame,
    payload: dict[str, Any],
    indicator: Indicator,
    *,
    key: str,
    gekozen: str | None,
    stad_codes: tuple[str, ...] | None,
    on_kies: Callable[[str], None],
) -> str | None:
    """Show the map with streets and return the code chosen just now; without tiles the drawn map, and a sentence why.

    Notes: `payload` is the drawn map of the same places, which also gives the legend. Seven: the map in its two shapes,
    what is drawn of it, and who hears a click.
    """
    if not has_tegels(get_tegel_url()):
        st.info(NO_TEGELS)
        return show_kaart(payload, f"{key}_gewoon", on_kies)

    def handle_select() -> None:
        code = _find_code(st.session_state[key], payload)
        if code is not None:
            st.session_state[f"{key}_nieuw"] = code
            on_kies(code)

    show_legenda(payload, f"{key}_legenda")
    st.plotly_chart(
        build_stratenkaart(
            cellen,
            eenheid=indicator.eenheid,
            decimalen=indicator.decimalen,
            basis_url=get_basis_url(),
            gekozen=gekozen,
            stad_codes=stad_codes,
        ),
        key=key,
        theme=None,
        on_select=handle_select,
        selection_mode="points",
        config=PLOTLY_CONFIG,
    )
    # Plotly keeps its selection over reruns: only the run that follows a click may report it.
    return st.session_state.pop(f"{key}_nieuw", None)


@st.cache_data(ttl=180, show_spinner=False)
def has_tegels(url: str) -> bool:
    """Say whether the tile service answers; remembered for three minutes."""
    return asyncio.run(can_reach_tegels(url, timeout=CHECK_TIMEOUT_SECONDS))


def get_basis_url() -> str:
    """Return the app's own address as the browser sees it."""
    parts = urlsplit(st.context.url or "http://localhost:8501")
    return f"{parts.scheme}://{parts.netloc}"


def _find_code(event: Any, payload: dict[str, Any]) -> str | None:
    points = event["selection"]["points"] if event else []
    code = points[0].get("location") if points else None
    return code if code in payload["geo"]["codes"] else None
