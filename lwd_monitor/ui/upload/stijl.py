"""The style sheet of this page."""

from functools import cache
from pathlib import Path

from lwd_monitor.ui.onderdelen.html import show_html


@cache
def _read_stijl() -> str:
    return (Path(__file__).parents[1] / "stijl_upload.css").read_text(encoding="utf-8")


def show_stijl() -> None:
    """Bring this page's own style sheet onto the page."""
    show_html(f"<style>{_read_stijl()}</style>")
