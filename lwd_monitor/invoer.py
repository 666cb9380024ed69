"""Rules for text that a person types or a file brings, before others see it: signs that are no text, lengths, addresses."""

import re
import unicodedata
from urllib.parse import urlsplit

from lwd_monitor.fout import Fout

MAX_ADRES = 2_000
# White space, and the signs of no width that come along when a cell is copied from a web page.
RAND = " \t\r\n\u00a0\u200b\u200e\u2060\ufeff"
# These turn the order of a line round, so that it reads otherwise than it stands; the others show nothing at all.
_DRAAIEN = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_ONZICHTBAAR = "\u200b\u2028\u2029\u2060\ufeff\ufff9-\ufffb"
_VREEMD = re.compile(rf"[{_DRAAIEN}{_ONZICHTBAAR}\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_REGELS = re.compile(r"[\t\n\r]")


def check_tekens(tekst: str, wat: str, *, regels: bool = False) -> list[str]:
    """Return in Dutch which sign in a text is none that a reader can see; `regels` lets it run over several lines.

    >>> check_tekens("Jan\\u202egoed", "de titel")
    ['In de titel staat een onzichtbaar teken (U+202E) na "Jan". Haal het weg of typ de tekst opnieuw.']
    """
    gevonden = _VREEMD.search(tekst) or (None if regels else _REGELS.search(tekst))
    if gevonden is None:
        return []
    voor = "".join(teken for teken in tekst[: gevonden.start()][-12:] if teken.isprintable()).strip()
    plek = f'na "{voor}"' if voor else "aan het begin"
    nummer = f"U+{ord(gevonden[0]):04X}"
    return [f"In {wat} staat een onzichtbaar teken ({nummer}) {plek}. Haal het weg of typ de tekst opnieuw."]


def check_kort(tekst: str, wat: str, hoogstens: int) -> list[str]:
    """Return in Dutch what is wrong with a short field: signs that are no text, or too many of them."""
    lang = [f"Er staan te veel tekens in {wat}. Gebruik er hoogstens {hoogstens}."] if len(tekst) > hoogstens else []
    return [*check_tekens(tekst, wat), *lang]


def check_adres(adres: str, wat: str) -> list[str]:
    """Return in Dutch why an address of a source cannot be a link; an empty one is none.

    >>> check_adres("https://www.voorbeeld.nl/wijken", "de bron")
    []
    """
    if not adres:
        return []
    if fouten := check_kort(adres, f"het adres van {wat}", MAX_ADRES):
        return fouten
    try:
        delen = urlsplit(adres)
        goed = delen.scheme in {"http", "https"} and bool(delen.hostname) and not re.search(r"[\s\\<>\"]", adres)
    except ValueError:
        goed = False
    return (
        [] if goed else [f"Het adres van {wat} klopt niet. Begin met https:// en neem het adres over uit de browser."]
    )


def require_kort(tekst: str, wat: str, hoogstens: int) -> str:
    """Return a short text without spaces round it, its signs in one form; refuses what `check_kort` finds."""
    schoon = unicodedata.normalize("NFC", tekst.strip())
    if fouten := check_kort(schoon, wat, hoogstens):
        raise Fout(fouten[0])
    return schoon
