"""Stories as safe HTML from Markdown, as plain text for cards and search, and as an RSS feed."""

import html
import re
from collections.abc import Iterable

import nh3
from markdown_it import MarkdownIt

from lwd_monitor.feed import Bericht, build_feed
from lwd_monitor.gebied import GEMEENTE_NAAM
from lwd_monitor.verhaal.bijlage import Zichtbaar
from lwd_monitor.verhaal.model import Verhaal, VerhaalStatus

_TAGS = {
    "p",
    "br",
    "strong",
    "em",
    "s",
    "ul",
    "ol",
    "li",
    "blockquote",
    "a",
    "h3",
    "h4",
    "h5",
    "h6",
    "code",
    "pre",
    "hr",
}
_ATTRIBUTEN = {"a": {"href"}, "ol": {"start"}}
_SCHEMAS = {"http", "https", "mailto"}
# The page itself owns h1 and h2.
_KOPPEN_LAGER = {"h1": "h3", "h2": "h4", "h3": "h5", "h4": "h6", "h5": "h6", "h6": "h6"}
MAX_ITEMS = 50
UIT_STUKKEN = "Uit de stukken"


def _make_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False, "breaks": True})
    parser.enable("strikethrough")
    parser.disable(["image", "html_block", "html_inline"])

    def _verlaag(state: object) -> None:
        for token in state.tokens:  # type: ignore[attr-defined]
            if token.type in {"heading_open", "heading_close"}:
                token.tag = _KOPPEN_LAGER[token.tag]

    parser.core.ruler.push("koppen_lager", _verlaag)
    return parser


_PARSER = _make_parser()


def _filter_attribuut(element: str, naam: str, waarde: str) -> str | None:
    # nh3 lets a title and a link within our own site through, whatever the lists above say.
    if naam == "title" or (naam == "href" and not waarde.lower().startswith(("http://", "https://", "mailto:"))):
        return None
    return waarde


def render_tekst(markdown: str) -> str:
    """Return the Markdown as HTML without images, scripts, styles or HTML of the writer.

    Notes: links go to http, https and mailto only and carry `rel="noopener nofollow"`; a heading starts at h3.
    """
    ruw = _PARSER.render(markdown.replace("\x00", ""))
    return nh3.clean(
        ruw,
        tags=_TAGS,
        attributes=_ATTRIBUTEN,
        attribute_filter=_filter_attribuut,
        url_schemes=_SCHEMAS,
        link_rel="noopener nofollow",
        strip_comments=True,
    )


def build_uittreksel(markdown: str, lengte: int = 200) -> str:
    """Return the start of the story as plain text of at most `lengte` characters, cut at a word.

    >>> build_uittreksel("**Mooi** park met [een kaart](https://voorbeeld.nl)", 12)
    'Mooi park …'
    """
    los = nh3.clean(re.sub(r"</(?:p|li|h\d|blockquote|pre)>|<br>", " ", render_tekst(markdown)), tags=set())
    tekst = " ".join(html.unescape(los).split())
    if len(tekst) <= lengte:
        return tekst
    return tekst[: lengte - 1].rsplit(" ", 1)[0] + " …"


def build_rss(verhalen: Iterable[Verhaal], adres: str, gebied: str = "") -> bytes:
    """Return the newest public stories as RSS 2.0; `adres` is where the monitor stands, without a slash at the end.

    Notes: whatever is handed in, only published stories that are public go out. `gebied` names the place they are about.
    """
    openbaar = [v for v in verhalen if v.zichtbaar == Zichtbaar.OPENBAAR and v.status == VerhaalStatus.GEPUBLICEERD]
    return build_feed(
        f"Verhalen over {gebied or GEMEENTE_NAAM}",
        f"{adres}/verhalen",
        "Verhalen over wijken, dorpen en buurten, in eigen woorden.",
        (_build_bericht(verhaal, adres) for verhaal in openbaar[:MAX_ITEMS]),
    )


def _build_bericht(verhaal: Verhaal, adres: str) -> Bericht:
    rubrieken = (verhaal.soort.titel, UIT_STUKKEN) if verhaal.uit_stukken else (verhaal.soort.titel,)
    link = f"{adres}/verhalen?verhaal={verhaal.id}"
    return Bericht(verhaal.titel, link, build_uittreksel(verhaal.tekst, 500), verhaal.datum, rubrieken)
