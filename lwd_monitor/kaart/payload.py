"""Everything the map in the browser shows, as one plain dictionary: drawing, colours, spoken labels, legend."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

import pandas as pd

from lwd_monitor.kaart.geometrie import Geometrie, build_geometrie
from lwd_monitor.kaart.klassen import Klassen, compute_klassen, count_per_klasse, get_klasse
from lwd_monitor.kaart.legenda import (
    GEEN_CIJFER,
    MISSING_BY_STATUS,
    MISSING_WORDS,
    TINTS,
    TOLD,
    format_aantal,
    format_klassen,
    format_met_eenheid,
    get_long_eenheid,
)
from lwd_monitor.waarneming import Status

BUURTEN = ("buurt", "buurten")
DONKER = "Donkerder = meer (een hoger cijfer)."


@dataclass(frozen=True)
class Cel:
    """One gebied on the map: its colour (`tint` 0-3, or a reason without figure) and its spoken sentence."""

    code: str
    tint: int | None
    reden: str | None
    zin: str


def build_kaart(
    cellen: pd.DataFrame,
    *,
    eenheid: str,
    decimalen: int,
    titel: str,
    gekozen: str | None = None,
    woord: tuple[str, str] = BUURTEN,
    vaste_grenzen: tuple[float, ...] | None = None,
    geometrie: Geometrie | None = None,
) -> dict[str, Any]:
    """Return what `show_kaart` draws, from one row per gebied.

    Notes: `cellen` has code, naam, wijk_naam, waarde, status, geometrie (GeoJSON text or None), geometrie_ruw.
    `titel` names the map for a screen reader; `woord` is the noun of a gebied; `geometrie` is an earlier
    `build_geometrie` of the same gebieden. The legend counts every row. Eight: the figures and how they are written, the
    words around the drawing, and what may stand fixed.
    """
    geometrie = geometrie or build_geometrie(cellen)
    klassen = compute_klassen(get_waarden(cellen), decimalen, vaste_grenzen)
    per_code = {cel.code: cel for cel in build_cellen(cellen, klassen, eenheid, decimalen)}
    shown = [per_code[code] for code in geometrie.codes]
    return {
        "geo": geometrie.as_dict(),
        "cellen": [[cel.reden if cel.tint is None else cel.tint, cel.zin] for cel in shown],
        "gekozen": gekozen if gekozen in geometrie.codes else None,
        "titel": titel,
        "eenheid": get_long_eenheid(eenheid),
        "legenda": build_legenda(cellen, klassen, eenheid, woord),
        "tekens": build_badges(cellen, woord),
        "uitleg": DONKER if klassen is not None and klassen.aantal > 1 else "",
        "meldingen": list_meldingen(geometrie, woord),
    }


def get_waarden(cellen: pd.DataFrame) -> list[float | None]:
    """Return the figures that get a colour: a figure below the minimum or shielded is none."""
    return [
        None if reden is not None else float(waarde)
        for waarde, reden in zip(cellen["waarde"], _get_redenen(cellen), strict=True)
    ]


def build_cellen(cellen: pd.DataFrame, klassen: Klassen | None, eenheid: str, decimalen: int) -> list[Cel]:
    """Return colour and sentence of each gebied."""
    rows = zip(
        cellen["code"], cellen["naam"], cellen["wijk_naam"], cellen["waarde"], cellen["status"], _get_redenen(cellen),
        strict=True,
    )  # fmt: skip
    return [
        Cel(
            code,
            _find_tint(klassen, waarde) if reden is None else None,
            reden,
            _format_zin(naam, wijk, format_met_eenheid(waarde, eenheid, decimalen), status, reden),
        )
        for code, naam, wijk, waarde, status, reden in rows
    ]


def build_legenda(
    cellen: pd.DataFrame, klassen: Klassen | None, eenheid: str, woord: tuple[str, str]
) -> list[dict[str, Any]]:
    """Return the legend: each class with its count, then each reason why figures are missing."""
    entries: list[dict[str, Any]] = []
    if klassen is not None:
        counts = count_per_klasse(klassen, get_waarden(cellen))
        for nr, (label, count) in enumerate(zip(format_klassen(klassen, eenheid), counts, strict=True)):
            tint = TINTS.get(klassen.aantal, range(klassen.aantal))[nr]
            entries.append({"tint": tint, "label": label, "aantal": format_aantal(count, woord)})
    missing = Counter(reden for reden in _get_redenen(cellen) if reden is not None)
    for reden, label in MISSING_WORDS.items():
        if missing[reden]:
            entries.append({"tint": reden, "label": label, "aantal": format_aantal(missing[reden], woord)})
    return entries


def build_badges(cellen: pd.DataFrame, woord: tuple[str, str]) -> list[str]:
    """Return the badges under the legend: the badge alone when it holds for every figure, else with its count."""
    with_waarde = [s for s, reden in zip(cellen["status"], _get_redenen(cellen), strict=True) if reden is None]
    counts = Counter(with_waarde)
    return [
        status.merk if counts[status] == len(with_waarde) else f"{status.merk}: {format_aantal(counts[status], woord)}"
        for status in TOLD
        if counts[status]
    ]


def _get_redenen(cellen: pd.DataFrame) -> list[str | None]:
    return [
        MISSING_BY_STATUS.get(status, GEEN_CIJFER if pd.isna(waarde) or status == "ontbreekt" else None)
        for status, waarde in zip(cellen["status"], cellen["waarde"], strict=True)
    ]


def _find_tint(klassen: Klassen | None, waarde: float) -> int | None:
    if klassen is None:
        return None
    return TINTS[klassen.aantal][get_klasse(klassen, waarde)]


def _format_zin(naam: str, wijk: object, waarde: str, status: str, reden: str | None) -> str:
    plaats = f"{naam}, {wijk}" if isinstance(wijk, str) and wijk and wijk != naam else naam
    if reden is not None:
        return f"{plaats}: {MISSING_WORDS[reden]}"
    return f"{plaats}: {waarde}, {Status(status).woord}" if status in TOLD else f"{plaats}: {waarde}"


def list_meldingen(geometrie: Geometrie, woord: tuple[str, str], kaart: str = "de kaart") -> list[str]:
    """Return what the drawing itself has to tell: rough borders, and places that are not on it; `kaart` says on which."""
    meldingen = []
    if geometrie.ruw:
        meldingen.append(f"De grenzen op {kaart} zijn grof getekend: zij kunnen flink afwijken.")
    if count := len(geometrie.zonder_grens):
        staan = "staat" if count == 1 else "staan"
        meldingen.append(f"{format_aantal(count, woord)} {staan} niet op {kaart}, omdat de grens niet bekend is.")
    return meldingen
