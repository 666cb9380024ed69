"""The word lists of data/woordenlijsten, read once when first needed."""

import unicodedata
from functools import lru_cache
from pathlib import Path

MAP = Path(__file__).resolve().parents[2] / "data" / "woordenlijsten"
_LOS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "’": "'", "‘": "'", "´": "'"})


@lru_cache(maxsize=50_000)
def fold(woord: str) -> str:
    """Return the word in small letters without accents, as the lists are written.

    >>> fold("Żółtą"), fold("Yıldız")
    ('zolta', 'yildiz')
    """
    klein = woord.lower().translate(_LOS)
    if klein.isascii():
        return klein
    return "".join(teken for teken in unicodedata.normalize("NFKD", klein) if not unicodedata.combining(teken))


@lru_cache(maxsize=16)
def load_lijst(naam: str) -> frozenset[str]:
    """Return the lines of one list."""
    return frozenset((MAP / f"{naam}.txt").read_text(encoding="utf-8").split("\n")) - {""}


@lru_cache(maxsize=1)
def load_rang() -> dict[str, int]:
    """Return for each common Dutch word its place by frequency, 0 for the most frequent."""
    return {woord: rang for rang, woord in enumerate((MAP / "woorden.txt").read_text(encoding="utf-8").split())}


@lru_cache(maxsize=1)
def load_geen_persoon() -> tuple[str, ...]:
    """Return names of places, organisations, days and well-known figures, the longest first."""
    tekst = (MAP / "geen_persoon.txt").read_text(encoding="utf-8")
    namen = {naam.strip() for naam in tekst.replace("\n", ";").split(";")} - {""}
    return tuple(sorted(namen, key=len, reverse=True))
