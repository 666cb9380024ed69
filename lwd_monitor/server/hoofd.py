"""What stands in the head of a page before it runs: its title, and what it is about, for previews and search engines."""

import re
import tomllib
from functools import cache
from pathlib import Path

from markupsafe import Markup

from lwd_monitor.ui.navigatie import PAGINAS
from lwd_monitor.ui.titel import MONITOR

BESTAND = Path(__file__).resolve().parents[2] / "data" / "paginas.toml"
_TITEL = re.compile(rb"<title>.*?</title>", re.DOTALL)


@cache
def load_beschrijvingen() -> dict[str, str]:
    """Return in a sentence what each page is about, by its address."""
    return tomllib.loads(BESTAND.read_text(encoding="utf-8"))


def set_hoofd(html: bytes, pad: str) -> bytes:
    """Return a page with the title and description of its address; an unknown one gets those of the front page."""
    return _TITEL.sub(lambda _: build_hoofd(pad.strip("/")).encode(), html, count=1)


@cache
def _list_titels() -> dict[str, str]:
    return {pagina.url: pagina.titel for pagina in PAGINAS}


def build_hoofd(url: str) -> str:
    """Return the elements of the head that tell what a page is."""
    # The address comes from outside: only what is a page here is ever repeated.
    url = url if url in _list_titels() else PAGINAS[0].url
    # A page without a sentence of its own is a fault of ours that a test tells, and no reason to refuse the page.
    tekst = load_beschrijvingen().get(url, load_beschrijvingen()[PAGINAS[0].url])
    titel = f"{_list_titels()[url]} - {MONITOR}"
    return Markup(
        "<title>{0}</title><meta name='description' content='{1}'><meta property='og:title' content='{0}'>"
        "<meta property='og:description' content='{1}'><meta property='og:type' content='website'>"
        "<meta property='og:locale' content='nl_NL'>"
    ).format(titel, tekst)
