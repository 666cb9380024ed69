"""The style sheet of this page."""

from functools import cache
from pathlib import Path

from lwd_monitor.ui.onderdelen.html import show_html

_PAD = Path(__file__).parents[1] / "stijl_gebied.css"


@cache
def _read_stijl() -> str:
    return f"<style>{_PAD.read_text(encoding='utf-8')}</style>"


def show_stijl() -> None:
    """Bring the page's own style sheet onto it."""
    show_html(_read_stijl())
