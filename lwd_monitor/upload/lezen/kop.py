"""Find the header in the first rows: under a title or notes, in one row or in two (indicator above, year below)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lwd_monitor.fout import Fout
from lwd_monitor.gebied import CODE
from lwd_monitor.upload.eenheden import find_eenheid
from lwd_monitor.upload.lezen.limieten import MAX_KOLOMMEN
from lwd_monitor.upload.lezen.tabel import format_kolomletter

ZOEKDIEPTE = 40
_GETAL = re.compile(r"^\s*[-+]?[\d.,]*\d[\d.,]*\s*%?\s*$")
_JAAR = re.compile(r"^\s*(19[5-9]\d|20[0-4]\d)(\.0|JJ00)?\s*(\*{1,2}|\(?(nader )?voorlopig\)?)?\s*$", re.I)
_CODE = re.compile(rf"^\s*({CODE}|NL0[01])\s*$")

_REGIOAANDUIDING = re.compile(r"^Regioaanduiding[/|](.+?) \((?:naam|omschrijving|code)\)$")

Rijen = Sequence[Sequence[Any]]


@dataclass
class Kop:
    """Names of the columns and the row (from 0) under which the figures start."""

    namen: list[str]
    eerste: int
    kopregel: int
    dubbel: bool = False
    eenheden: dict[str, str] = field(default_factory=dict)


def _is_leeg(cel: Any) -> bool:
    return cel is None or (isinstance(cel, str) and not cel.strip())


def _is_gegeven(cel: Any) -> bool:
    if isinstance(cel, str):
        return bool(_GETAL.match(cel) or _CODE.match(cel))
    return not _is_leeg(cel)


def _count_gevuld(rij: Sequence[Any]) -> int:
    return sum(not _is_leeg(cel) for cel in rij)


def get_kop(rijen: Rijen, kopregel: int | None = None) -> Kop:
    """Give the header of a table; `kopregel` (from 1) overrules the search."""
    if kopregel is not None and not 1 <= kopregel <= len(rijen):
        raise Fout(f"Kopregel {kopregel} bestaat niet: het bestand heeft {len(rijen)} rijen. Kies een lagere rij.")
    plaats = kopregel - 1 if kopregel is not None else _get_plaats(rijen)
    kop = rijen[plaats]
    if len(kop) > MAX_KOLOMMEN:
        raise Fout(
            f"Het bestand heeft {len(kop)} kolommen; de app leest er tot {MAX_KOLOMMEN}. "
            "Verwijder de kolommen die niet nodig zijn, of zet de jaren onder elkaar in plaats van naast elkaar."
        )
    if _is_dubbel(rijen, plaats):
        gevonden = Kop(_join_dubbel(kop, rijen[plaats + 1]), plaats + 2, plaats + 1, dubbel=True)
    else:
        gevonden = Kop(_clean_namen(kop), plaats + 1, plaats + 1)
    _take_eenheden(gevonden, rijen)
    return gevonden


def _take_eenheden(kop: Kop, rijen: Rijen) -> None:
    """Take the row under the header for units when it names no place and holds nothing but units."""
    rij = rijen[kop.eerste] if kop.eerste < len(rijen) else []
    if not rij or format_cel(rij[0]).lower() not in ("", "eenheid", "eenheden", "unit"):
        return
    cellen = {n: format_cel(cel) for n, cel in enumerate(rij[1 : len(kop.namen)], 1) if not _is_leeg(cel)}
    if cellen and all(find_eenheid(cel) for cel in cellen.values()):
        kop.eenheden = {kop.namen[nummer].strip(): cel for nummer, cel in cellen.items()}
        kop.eerste += 1


def _get_plaats(rijen: Rijen) -> int:
    begin = list(rijen[:ZOEKDIEPTE])
    breedte = max((_count_gevuld(rij) for rij in begin), default=0)
    if breedte == 0:
        raise Fout("In het bestand staan alleen lege cellen. Kies een ander blad of haal het bestand opnieuw op.")
    for plaats, rij in enumerate(begin):
        gevuld = _count_gevuld(rij)
        if gevuld >= max(2 if breedte > 1 else 1, 0.5 * min(breedte, len(rij))) or _is_dubbel(rijen, plaats):
            _require_kop(rij, plaats)
            return plaats
    raise Fout("De app vindt geen kopregel in de eerste rijen. Zet boven elke kolom een naam, in één rij.")


def _require_kop(rij: Sequence[Any], plaats: int) -> None:
    gevuld = [cel for cel in rij if not _is_leeg(cel)]
    if sum(_is_gegeven(cel) for cel in gevuld) > 0.5 * len(gevuld) and not any(
        isinstance(cel, str) and not _is_gegeven(cel) and len(cel.strip()) > 1 for cel in gevuld[:1]
    ):
        raise Fout(
            f"Rij {plaats + 1} lijkt op gegevens, niet op een kopregel. Zet boven elke kolom een naam "
            "(zoals gebied, jaar en waarde), of geef op in welke rij de kop staat."
        )


def _is_dubbel(rijen: Rijen, plaats: int) -> bool:
    if plaats + 2 >= len(rijen):
        return False
    boven, onder = rijen[plaats], rijen[plaats + 1]
    jaren = [nummer for nummer, cel in enumerate(onder) if _JAAR.match(str(cel))]
    rest = [cel for nummer, cel in enumerate(onder) if nummer not in set(jaren) and not _is_leeg(cel)]
    if not jaren or any(_is_gegeven(cel) for cel in rest) or len(jaren) < 0.5 * (len(onder) - jaren[0]):
        return False
    eerste = boven[jaren[0]] if jaren[0] < len(boven) else None
    return isinstance(eerste, str) and not _is_leeg(eerste) and not _is_gegeven(eerste)


def _join_dubbel(boven: Sequence[Any], onder: Sequence[Any]) -> list[str]:
    namen, laatste = [], ""
    for nummer in range(max(len(boven), len(onder))):
        titel = boven[nummer] if nummer < len(boven) else None
        jaar = onder[nummer] if nummer < len(onder) else None
        if not _is_leeg(titel):
            laatste = format_cel(titel)
        if _is_leeg(jaar) or not _JAAR.match(str(jaar)):
            namen.append(format_cel(titel) if not _is_leeg(titel) else format_cel(jaar))
        else:
            ster = "*" if re.search(r"\*|voorlopig", str(jaar), re.I) else ""
            namen.append(f"{laatste} | {format_cel(jaar)[:4]}{ster}")
    return namen


def format_cel(cel: Any) -> str:
    """Return a cell as text with single spaces; nothing for an empty one."""
    if _is_leeg(cel):
        return ""
    if isinstance(cel, float) and cel.is_integer():
        return str(int(cel))
    # A date above a column stands for its year; two dates of one year become a doubled name, which is refused.
    if isinstance(cel, date):
        return str(cel.year)
    return " ".join(str(cel).split())


def _clean_namen(kop: Sequence[Any]) -> list[str]:
    # StatLine puts before what describes a place that it does so, and behind it how.
    namen = [_REGIOAANDUIDING.sub(r"\1", format_cel(cel)) for cel in kop]
    while namen and not namen[-1]:
        namen.pop()
    return namen


def require_namen(namen: list[str], kopregel: int, gevuld: Sequence[bool]) -> None:
    """Refuse doubled names, and a filled column without a name (often a merged cell in the header)."""
    plaatsen: dict[str, list[int]] = {}
    for nummer, naam in enumerate(namen):
        plaatsen.setdefault(naam.lower(), []).append(nummer)
    dubbel = [nummers for naam, nummers in plaatsen.items() if naam and len(nummers) > 1]
    if dubbel:
        tekst = "; ".join(
            f"'{namen[nummers[0]]}' in kolom {', '.join(format_kolomletter(n) for n in nummers[:6])}"
            for nummers in dubbel[:5]
        )
        raise Fout(f"In de kopregel (rij {kopregel}) staat een naam dubbel: {tekst}. Geef elke kolom een eigen naam.")
    naamloos = [format_kolomletter(n) for n in plaatsen.get("", []) if n < len(gevuld) and gevuld[n]]
    # One nameless first column is what R and pandas write as row names.
    if naamloos and naamloos != ["A"]:
        raise Fout(
            f"Kolom {', '.join(naamloos[:8])} heeft gegevens maar geen naam in de kopregel (rij {kopregel}); "
            "dat komt vaak door samengevoegde cellen. Splits die cellen en geef elke kolom een eigen naam."
        )
