"""Markdown of users as safe HTML, and as plain text for cards and search."""

import html
import re

import nh3
from markdown_it import MarkdownIt

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
