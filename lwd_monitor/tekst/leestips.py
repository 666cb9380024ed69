"""Tips for plain language: long sentences, official words, the passive; never a verdict on the level of a text."""

import csv
import re
from dataclasses import asdict, dataclass
from functools import lru_cache

import pyphen

from lwd_monitor.tekst.woordenlijst import MAP, load_rang

# Douma's Dutch version of Flesch (1960).
_BASIS, _PER_WOORD_IN_ZIN, _PER_LETTERGREEP = 206.84, 0.93, 77.0
# In the three-level sample of tests/files/pii all officialese scored below it, newspaper and plain text above.
LASTIG = 45.0
LANGE_ZIN = 20
MAX_LANGE_ZINNEN = 3
MAX_LANGE_WOORDEN = 4
LANG_WOORD = 16
MAX_LIJDEND = 2

_WOORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_ZIN = re.compile(r"[^.!?\n]+(?:[.!?]+(?=\s|$|['\"’”])|[.!?](?!\s)|\n|$)+")
_LIJDEND = re.compile(
    r"\b(?:wordt|worden|werd|werden)\s(?:\w+\s){0,6}?(ge\w+(?:d|t|en)|ver\w+[dt]|be\w+[dt])\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Leestip:
    """One tip; `start` and `eind` are string positions, `voorstel` a plainer word where there is one."""

    soort: str
    start: int
    eind: int
    tekst: str
    melding: str
    voorstel: str | None = None

    def as_dict(self) -> dict[str, object]:
        """Return the tip with the keys of the command line's JSON."""
        return asdict(self)


@lru_cache(maxsize=1)
def _load_ambtelijk() -> tuple[dict[str, str], re.Pattern[str]]:
    with (MAP / "ambtelijk.csv").open(encoding="utf-8", newline="") as bestand:
        lijst = dict(csv.reader(bestand, delimiter=";"))
    langste_eerst = sorted(lijst, key=len, reverse=True)
    return lijst, re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, langste_eerst)) + r")(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _load_pyphen() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="nl_NL", left=1, right=1)


@lru_cache(maxsize=20_000)
def _count_lettergrepen(woord: str) -> int:
    return len(_load_pyphen().positions(woord)) + 1


def compute_leesgemak(tekst: str) -> float | None:
    """Return Flesch-Douma: the higher the easier, about 0 to 100; None for a text of fewer than ten words."""
    woorden = _WOORD.findall(tekst)
    if len(woorden) < 10:
        return None
    zinnen = sum(bool(_WOORD.search(zin[0])) for zin in _ZIN.finditer(tekst)) or 1
    lettergrepen = sum(_count_lettergrepen(woord.lower()) for woord in woorden)
    return _BASIS - _PER_WOORD_IN_ZIN * len(woorden) / zinnen - _PER_LETTERGREEP * lettergrepen / len(woorden)


def _find_lange_zinnen(tekst: str) -> list[Leestip]:
    lang = []
    for zin in _ZIN.finditer(tekst):
        aantal = len(_WOORD.findall(zin[0]))
        if aantal > LANGE_ZIN:
            start = zin.start() + len(zin[0]) - len(zin[0].lstrip())
            eind = zin.start() + len(zin[0].rstrip())
            melding = f"Deze zin heeft {aantal} woorden. Kunt u er twee zinnen van maken?"
            lang.append((aantal, Leestip("lange_zin", start, eind, tekst[start:eind], melding)))
    return [tip for _, tip in sorted(lang, key=lambda paar: -paar[0])[:MAX_LANGE_ZINNEN]]


def _find_ambtelijk(tekst: str) -> list[Leestip]:
    lijst, patroon = _load_ambtelijk()
    tips, gezien = [], set()
    for match in patroon.finditer(tekst):
        gewoon = lijst[match[0].lower()]
        if match[0].lower() not in gezien:
            gezien.add(match[0].lower())
            melding = f"“{match[0]}” is een ambtelijk woord. Gewoner is: {gewoon}."
            tips.append(Leestip("ambtelijk_woord", *match.span(), match[0], melding, gewoon))
    return tips


def _find_lange_woorden(tekst: str, bezet: list[Leestip]) -> list[Leestip]:
    tips = []
    for match in _WOORD.finditer(tekst):
        bekend = match[0][0].isupper() or match[0].lower() in load_rang() or len(match[0]) < LANG_WOORD
        if bekend or any(tip.start <= match.start() < tip.eind for tip in bezet):
            continue
        melding = f"“{match[0]}” is een lang woord dat weinig mensen gebruiken. Kan het korter of in meer woorden?"
        tips.append(Leestip("lang_woord", *match.span(), match[0], melding))
    return tips[:MAX_LANGE_WOORDEN]


def _find_lijdend(tekst: str) -> list[Leestip]:
    melding = "Hier staat niet wie het doet. Schrijf als het kan wie iets doet: “de gemeente plant bomen”."
    return [Leestip("lijdende_vorm", *match.span(), match[0], melding) for match in _LIJDEND.finditer(tekst)][
        :MAX_LIJDEND
    ]


def build_leestips(tekst: str) -> list[Leestip]:
    """Return tips in order of place; a tip about the whole text stands first."""
    woorden = _find_ambtelijk(tekst)
    tips = [*_find_lange_zinnen(tekst), *woorden, *_find_lange_woorden(tekst, woorden), *_find_lijdend(tekst)]
    tips.sort(key=lambda tip: (tip.start, tip.eind))
    leesgemak = compute_leesgemak(tekst)
    if leesgemak is not None and leesgemak < LASTIG:
        melding = "De zinnen of de woorden zijn gemiddeld lang. Kortere zinnen en gewone woorden lezen makkelijker."
        tips.insert(0, Leestip("hele_tekst", 0, len(tekst), "", melding))
    return tips
