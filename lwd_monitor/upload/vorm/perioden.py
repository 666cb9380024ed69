"""Columns that name a period beside the year that counts: they agree with it, or stop the file."""

import re
from typing import TYPE_CHECKING

import numpy as np

from lwd_monitor.upload.vorm.codes import parse_jaar
from lwd_monitor.upload.vorm.gecodeerd import encode_teksten

if TYPE_CHECKING:
    from lwd_monitor.upload.vorm.opbouw import Bouwer

_WOORD = re.compile(
    r"(kw|q|mm|hj|week|wk|maand|kwartaal|halfjaar) ?\d{1,2}\*?|[1-4](e|de|ste) kwartaal|"
    r"(jan|feb|mrt|maa|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?",
    re.I,
)
_DEELKOLOM = re.compile(r".*(kwart|kw\b|maand|month|quarter|week|half)", re.I)
_HEEL = re.compile(r"|-|0|(heel |hele |gehele )?jaar.*|jj00|tota+l.*|n\.?v\.?t\.?", re.I)
VER = 1
"""Figures of the first of January may carry the last day of the year before; more years apart is another moment."""


def check_perioden(bouwer: "Bouwer", kolommen: list[str]) -> None:
    """Stop at figures of a part of a year, and at a year that contradicts the one beside it."""
    for naam in kolommen:
        kolom, teksten = encode_teksten(bouwer.tabel.get_kolom(naam))
        genoemd = [parse_jaar(tekst) for tekst in teksten]
        deel = np.array([_is_deel(naam, tekst) for tekst in teksten])[kolom.index]
        jaren = np.array([jaar if isinstance(jaar, int) else 0 for jaar in genoemd], np.int16)[kolom.index]
        marge = VER if "peil" in naam.lower() else 0
        jaar_van: dict[int, int] = {}
        for blok in bouwer.blokken:
            plaatsen = blok.regels.plaatsen
            anders = (jaren[plaatsen] > 0) & (np.abs(jaren[plaatsen] - blok.regels.jaar) > marge)
            jaar_van |= dict(zip(plaatsen[anders].tolist(), blok.regels.jaar[anders].tolist(), strict=True))
        _tell_anders(bouwer, naam, jaar_van)
        bouwer.use(naam)
        over = bouwer.regels.plaatsen[deel[bouwer.regels.plaatsen]]
        bouwer.add_fouten(
            over,
            naam,
            lambda _: (
                "Dit is een deel van een jaar; de app toont alleen hele jaren. Lever de jaarcijfers, of haal deze rijen weg."
            ),
        )


def is_perioden(teksten: list[str]) -> bool:
    """Tell whether all these texts name parts of a year, whatever stands above them."""
    return bool(teksten) and all(re.fullmatch(rf"(\d{{4}})?[-_ ]?({_WOORD.pattern})", tekst, re.I) for tekst in teksten)


def _tell_anders(bouwer: "Bouwer", naam: str, jaar_van: dict[int, int]) -> None:
    bouwer.add_fouten(
        np.array(sorted(jaar_van), dtype=np.int64),
        naam,
        lambda plaats: (
            f"Hier staat een ander jaar dan {jaar_van[plaats]}, het jaar van deze rij. Verbeter wat niet klopt."
        ),
    )


def _is_deel(naam: str, tekst: str) -> bool:
    """Tell whether a text names a quarter, a month or another part of a year."""
    if _HEEL.fullmatch(tekst) or isinstance(parse_jaar(tekst), int):
        return False
    return bool(_DEELKOLOM.match(naam)) or is_perioden([tekst])
