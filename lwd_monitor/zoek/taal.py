"""Dutch words as the search index knows them: without accents, and as stems."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

WOORD = re.compile(r"[^\W_]+")
STOPWOORDEN = frozenset(
    [
        "de",
        "het",
        "een",
        "en",
        "van",
        "in",
        "op",
        "te",
        "is",
        "dat",
        "die",
        "er",
        "aan",
        "met",
        "voor",
        "niet",
        "zijn",
        "om",
        "ook",
        "als",
        "naar",
        "bij",
        "uit",
        "door",
        "over",
        "dan",
        "maar",
        "of",
        "tot",
        "wat",
        "wordt",
        "worden",
        "we",
        "wij",
        "ze",
        "zij",
        "je",
        "jij",
        "hij",
        "ik",
        "u",
        "hun",
        "haar",
        "heeft",
        "hebben",
        "was",
        "waren",
    ]
)


@lru_cache(maxsize=4096)
def _fold_teken(teken: str) -> str:
    kaal = unicodedata.normalize("NFKD", teken.lower())
    return kaal[0] if kaal else teken


def fold(tekst: str) -> str:
    """Return the text in small letters without accents, character for character as long as it was.

    >>> fold("Café Möller")
    'cafe moller'
    """
    klein = tekst.lower()
    if klein.isascii():
        return klein
    return "".join(_fold_teken(teken) for teken in tekst)


@cache
def _make_stemmer() -> Any:
    # All of its languages take a fifth of a second to import; what searches nothing needs none.
    import snowballstemmer

    return snowballstemmer.stemmer("dutch")


@lru_cache(maxsize=100_000)
def stem(woord: str) -> str:
    """Return the stem of one folded word (Snowball, Dutch).

    >>> stem("hangjongeren") == stem("hangjongere")
    True
    """
    return str(_make_stemmer().stemWord(woord))


def stem_tekst(tekst: str) -> str:
    """Return the stems of the text with spaces between."""
    return " ".join(stem(woord) for woord in WOORD.findall(fold(tekst)))
