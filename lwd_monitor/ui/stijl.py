"""The look: one style sheet, which the server puts in every page, and the logo."""

from functools import cache
from pathlib import Path

from lwd_monitor.kleuren import build_tokens
from lwd_monitor.ui.onderdelen.html import show_html

_MAP = Path(__file__).parent
# The name of the gemeente is drawn in it, so it stands with what belongs to this gemeente.
LOGO = Path(__file__).resolve().parents[2] / "data" / "logo.svg"
# The browser tab has room for the bars alone; what stands here goes over the line at every click.
ICOON = _MAP / "icoon.svg"


@cache
def read_stijl() -> bytes:
    """Return the style sheet of all pages."""
    return build_tokens().encode() + (_MAP / "stijl.css").read_bytes()


def show_menumerk(menuplek: int | None) -> None:
    """Mark in the bar the folded menu that holds this page, where it holds one; `menuplek` counts from 1."""
    show_html(f"<style>{build_menumerk(menuplek) if menuplek else ''}</style>")


def build_menumerk(plek: int) -> str:
    """Return the style that marks a folded menu as holding this page: Streamlit marks only links that stand openly."""
    knop = f"[data-testid='stTopNav'] > :nth-child({plek}) [data-testid='stTopNavSection']"
    return f"{knop} {{ background: var(--rij); }} {knop} p {{ font-weight: 600; }}"


@cache
def _read_blad(naam: str) -> str:
    return (_MAP / f"stijl_{naam}.css").read_text(encoding="utf-8")


def show_blad(naam: str) -> None:
    """Bring the style sheet of a page, or of a group of pages, onto it."""
    show_html(f"<style>{_read_blad(naam)}</style>")
