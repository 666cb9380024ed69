"""What stands in the head of a page before it runs: its title, what it is about and a picture, for previews and search engines."""

import re
import tomllib
from functools import cache
from pathlib import Path

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lwd_monitor.instellingen import load_instellingen
from lwd_monitor.ui.navigatie import PAGINAS
from lwd_monitor.ui.rand import MONITOR

DATA = Path(__file__).resolve().parents[2] / "data"
BESTAND = DATA / "paginas.toml"
# What goes along with a shared link: python -m tests.bench.deelbeeld draws it.
BEELD, BEELDPAD = DATA / "deelbeeld.png", "/deelbeeld.png"
BEELDMAAT = (1200, 630)
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
    # Whoever shows a link wants the whole address; a server that knows none of its own is in nobody's links.
    beeld = f"{load_instellingen().adres}{BEELDPAD}"
    return Markup(
        "<title>{0}</title><meta name='description' content='{1}'><meta property='og:title' content='{0}'>"
        "<meta property='og:description' content='{1}'><meta property='og:type' content='website'>"
        "<meta property='og:locale' content='nl_NL'><meta property='og:image' content='{2}'>"
        "<meta property='og:image:type' content='image/png'><meta property='og:image:width' content='{3}'>"
        "<meta property='og:image:height' content='{4}'><meta property='og:image:alt' content='{5}'>"
        "<meta name='twitter:card' content='summary_large_image'>"
    ).format(titel, tekst, beeld, *BEELDMAAT, f"{MONITOR}: kaart van de wijken en dorpen, zonder cijfers.")


def send_beeld(request: Request) -> Response:
    """Answer with the picture of a shared link."""
    return Response(BEELD.read_bytes(), media_type="image/png", headers={"Cache-Control": "public, max-age=86400"})


HOOFD_ROUTES = [Route(BEELDPAD, send_beeld)]
