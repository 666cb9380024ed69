"""The style sheet of the map page."""

from functools import cache
from pathlib import Path

from lwd_monitor.ui.onderdelen.html import show_html


@cache
def _read_stijl() -> str:
    return (Path(__file__).parents[1] / "stijl_kaart.css").read_text(encoding="utf-8")


def show_kaartstijl() -> None:
    """Bring the map page's own style onto the page."""
    show_html(f"<style>{_read_stijl()}</style>")
