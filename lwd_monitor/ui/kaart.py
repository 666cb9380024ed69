"""The drawn map on a page: a Streamlit v2 component that paints a payload and gives back the chosen gebied."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from lwd_monitor.ui.onderdelen.beurt import BEURT_JS

_ASSETS = Path(__file__).parent / "kaart_component"
_SCRIPTS = ("kaart.js", "lopen.js", "jaren.js", "bewaar.js")
KAART_JS = "\n".join([*((_ASSETS / naam).read_text(encoding="utf-8") for naam in _SCRIPTS), BEURT_JS])
_mount_kaart = st.components.v2.component(
    "lwd_kaart", css=(_ASSETS / "kaart.css").read_text(encoding="utf-8"), js=KAART_JS
)


def show_kaart(payload: dict[str, Any], key: str, on_kies: Callable[[str], None] | None = None) -> str | None:
    """Draw a payload of `build_kaart` and return the code that was chosen just now, else None.

    Notes: with `bron` in the payload (and `kop`, `bestand`) the map can be saved as an image; with
    `heel` it is as high as the window allows, with its legend beside it. `on_kies` gets the code
    before the page runs again, so it may set the list above the map and the URL. Keep
    `key` the same over years, indicators and views: the drawing then changes in place and keyboard focus stays.
    """

    def handle_gekozen() -> None:
        code = _find_code(st.session_state[key].gekozen, payload)
        if on_kies is not None and code is not None:
            on_kies(code)

    result = _mount_kaart(key=key, data=_wrap(payload), on_gekozen_change=handle_gekozen)
    return _find_code(result.gekozen, payload)


def show_jaarkaarten(payload: dict[str, Any], key: str, on_kies: Callable[[int], None]) -> None:
    """Draw a payload of `build_jaarkaarten`; `on_kies` gets the year of which somebody asks for the large map."""
    jaren = {kaart["jaar"] for kaart in payload["kaarten"]}

    def handle_jaar() -> None:
        # The answer comes from a browser.
        jaar = st.session_state[key].jaar
        if isinstance(jaar, int | float) and int(jaar) in jaren:
            on_kies(int(jaar))

    _mount_kaart(key=key, data=_wrap(payload), on_jaar_change=handle_jaar)


def show_legenda(payload: dict[str, Any], key: str) -> None:
    """Show the legend alone, for a map that is drawn otherwise; a missing figure is plain grey there."""
    entries = [{**e, "tint": e["tint"] if isinstance(e["tint"], int) else "grijs"} for e in payload["legenda"]]
    _mount_kaart(key=key, data=_wrap({**payload, "geo": None, "cellen": [], "gekozen": None, "legenda": entries}))


def _wrap(payload: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the payload as a list of one: in a dict Streamlit looks for tables, which costs more than drawing the rest."""
    return [payload]


def _find_code(answer: object, payload: dict[str, Any]) -> str | None:
    """Accept only a code that was drawn: the answer comes from a browser."""
    return answer if isinstance(answer, str) and answer in payload["geo"]["codes"] else None
