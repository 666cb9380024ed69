"""The style sheet of the Verhalen page."""

from functools import cache
from pathlib import Path

from lwd_monitor.ui.onderdelen.html import show_html

_BLAD = Path(__file__).parents[1] / "stijl_verhalen.css"


@cache
def _read_stijl() -> str:
    return _BLAD.read_text(encoding="utf-8")


def show_stijl() -> None:
    """Bring the style sheet onto the page."""
    show_html(f"<style>{_read_stijl()}</style>")
