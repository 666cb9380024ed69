"""The piece of a story around the words that were found."""

import html

from lwd_monitor.zoek.taal import WOORD
from lwd_monitor.zoek.vraag import Zoekvraag

LENGTE = 180


def build_fragment(tekst: str, vraag: Zoekvraag) -> str:
    """Return HTML with the found words in <mark>; everything else of the text is escaped."""
    plekken = [match.span() for match in WOORD.finditer(tekst) if vraag.covers(match[0])]
    eerste = plekken[0][0] if plekken else 0
    start = max(0, eerste - LENGTE // 3)
    if start:
        start = tekst.find(" ", start, eerste) + 1 or eerste
    eind = min(len(tekst), start + LENGTE)
    if eind < len(tekst):
        eind = max(tekst.rfind(" ", start, eind), plekken[0][1] if plekken else start + 1)
    stukken, plaats = ["… " if start else ""], start
    for van, tot in plekken:
        if van >= start and tot <= eind:
            stukken += [html.escape(tekst[plaats:van]), "<mark>", html.escape(tekst[van:tot]), "</mark>"]
            plaats = tot
    stukken += [html.escape(tekst[plaats:eind]), " …" if eind < len(tekst) else ""]
    return "".join(stukken)
