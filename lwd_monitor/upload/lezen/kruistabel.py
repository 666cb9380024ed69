"""StatLine's cross table, however it lies: turned so that each place and period is a row, as in every other table."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from lwd_monitor.fout import Fout
from lwd_monitor.upload.lezen.kruiskop import Lijn, Opzet, Rijen, find_opzet, require_opzet
from lwd_monitor.upload.lezen.kruislijst import find_lijst, require_lengte
from lwd_monitor.upload.lezen.kruiswoorden import CODE, EENHEID, ONDERWERP, PERIODE, REGIO, get_cel
from lwd_monitor.upload.lezen.tabel import GEDRAAID, GROEP, KERNCIJFERS, Tabel, format_kolomletter

_KOPPEN = {REGIO: "Wijken en buurten", CODE: "Codering", PERIODE: "Perioden"}
_GROTER = re.compile(r".*\((PV|LD|CR)\)|(PV|LD|CR)\d{2}\s*")
_GEMEENTE = re.compile(r"\s*\((gemeente|GM)\)$")
_MAX_VOET = 50
_GEEN_CIJFERS = "In deze tabel van StatLine staan geen cijfers. Haal haar opnieuw op."

Sleutel = tuple[Any, ...]


@dataclass
class _Uit:
    """What is collected: a number per place and period, and the cells of each topic under it."""

    nummers: dict[Sleutel, int] = field(default_factory=dict)
    rijen: list[int] = field(default_factory=list)
    delen: list[dict[str, str]] = field(default_factory=list)
    cellen: dict[str, dict[int, Any]] = field(default_factory=dict)
    groter: int = 0
    los: list[int] = field(default_factory=list)
    namen: dict[str, dict[str, str]] = field(default_factory=dict)
    """Per topic the heading that it gets with each of its units."""


def has_kruistabel(rijen: Rijen) -> bool:
    """Tell by its first rows whether a table is a cross table of StatLine."""
    return find_opzet(rijen) is not None or find_lijst(rijen) is not None


def read_kruistabel(rijen: Rijen, soort: str, naam: str) -> Tabel | None:
    """Give a cross table with one row per place and period; None for any other table.

    Notes: what describes the places becomes a column of its own; a topic is named with its unit in brackets.
    """
    opzet = find_opzet(rijen) or find_lijst(rijen)
    if opzet is None:
        return None
    if not opzet.boven:
        require_lengte(opzet)
    if not any(get_cel(rij, k) for rij in rijen[opzet.eerste :] for k in range(opzet.begin, len(rij))):
        raise Fout(_GEEN_CIJFERS)
    require_opzet(rijen, opzet)
    kolommen = _read_kolommen(rijen, opzet)
    laatste = max((n for n in range(opzet.eerste, len(rijen)) if _has_cijfers(rijen[n], kolommen)), default=-1)
    if laatste < 0:
        raise Fout(_GEEN_CIJFERS)
    if soort == "csv":
        _require_breedte(rijen, opzet, kolommen, laatste)
    codes = _find_codes(rijen, opzet, kolommen)
    uit = _Uit()
    uit.los = _find_los(rijen, opzet, kolommen, laatste)
    for nummer, deel in _read_rijen(rijen, opzet, kolommen, laatste).items():
        _take_rij(uit, rijen[nummer], nummer, deel, kolommen, codes)
    if not uit.rijen:
        raise Fout(
            "In deze tabel van StatLine staan alleen provincies en landsdelen. Haal haar op met wijken en buurten."
        )
    _require_een_eenheid(uit)
    return _build(uit, opzet, soort, naam, _tell(rijen, opzet, uit, laatste))


def _has_cijfers(rij: Sequence[Any], kolommen: dict[int, dict[str, str]]) -> bool:
    return any(get_cel(rij, k) for k in kolommen)


def _require_breedte(rijen: Rijen, opzet: Opzet, kolommen: dict[int, dict[str, str]], laatste: int) -> None:
    """Refuse a row that is cut off: its figures would be missing, or stand under another heading."""
    breedte = max(kolommen) + 1
    for nummer in range(opzet.eerste, laatste + 1):
        if len(rijen[nummer]) < breedte and _has_cijfers(rijen[nummer], kolommen):
            raise Fout(
                f"Rij {nummer + 1} heeft {len(rijen[nummer])} waarden, en de tabel {breedte}. Is het bestand afgebroken? Haal de tabel "
                "opnieuw op."
            )


def _read_kolommen(rijen: Rijen, opzet: Opzet) -> dict[int, dict[str, str]]:
    """Give what stands above each column of figures, by what it names; above the one of a list that is nothing."""
    if not opzet.boven:
        return {opzet.begin: {}}
    breedte = max(len(rij) for rij in rijen)
    uit: dict[int, dict[str, str]] = {}
    for kolom in range(opzet.begin, breedte):
        deel = _join(opzet.boven, kolom)
        mist = [lijn.soort for lijn in opzet.boven if lijn.soort not in (EENHEID, CODE) and lijn.soort not in deel]
        if not any(kolom in lijn.eigen for lijn in opzet.boven):
            mist = ["kop"]
        if not mist:
            _require_eenheid(opzet, kolom)
            uit[kolom] = deel
            continue
        vol = next((n for n in range(opzet.eerste, len(rijen)) if get_cel(rijen[n], kolom)), None)
        if vol is not None:
            raise Fout(
                f"Boven kolom {format_kolomletter(kolom)} staat geen {mist[0].lower()}, en er staan wel gegevens onder (rij {vol + 1}). "
                "Splits samengevoegde cellen, of haal de tabel opnieuw op bij StatLine."
            )
    return uit


def _require_eenheid(opzet: Opzet, kolom: int) -> None:
    """Refuse a column under a merged topic that has another unit: it is another topic, of which the name is missing."""
    eenheid = next((lijn for lijn in opzet.boven if lijn.soort == EENHEID), None)
    if eenheid is None or any(kolom in lijn.eigen for lijn in opzet.boven if lijn.soort == ONDERWERP):
        return
    links, hier = eenheid.woorden.get(kolom - 1), eenheid.woorden.get(kolom)
    if links and hier and links != hier and any(lijn.soort == ONDERWERP for lijn in opzet.boven):
        raise Fout(
            f"Boven kolom {format_kolomletter(kolom)} staat geen onderwerp, en de eenheid ({hier}) is een andere dan ervoor ({links}). "
            "Zet het onderwerp erboven, of haal de tabel opnieuw op bij StatLine."
        )


def _join(lijnen: list[Lijn], plaats: int) -> dict[str, str]:
    """Give the words of one row or column; topics over topics become a path."""
    uit: dict[str, str] = {}
    for lijn in lijnen:
        woord = lijn.woorden.get(plaats)
        if woord and lijn.soort == ONDERWERP and uit.get(ONDERWERP, woord) != woord:
            uit[ONDERWERP] += f"|{woord}"
        elif woord:
            uit[lijn.soort] = woord
    return uit


def _find_codes(rijen: Rijen, opzet: Opzet, kolommen: dict[int, dict[str, str]]) -> dict[int, str]:
    """Give the code of the place above each column, from a row of codes among the topics."""
    if not any(lijn.soort == REGIO for lijn in opzet.boven):
        return {}
    for lijn in opzet.naast:
        for nummer, woord in lijn.woorden.items() if lijn.soort == ONDERWERP else ():
            if re.match(r"(.*\|)?\s*codering", woord, re.I):
                return {k: code for k in kolommen if (code := get_cel(rijen[nummer], k))}
    return {}


def _read_rijen(
    rijen: Rijen, opzet: Opzet, kolommen: dict[int, dict[str, str]], laatste: int
) -> dict[int, dict[str, str]]:
    """Give what stands beside each row of figures; a merged cell holds for the rows under it."""
    uit: dict[int, dict[str, str]] = {}
    namen = [lijn for lijn in opzet.naast if lijn.soort not in (EENHEID, CODE)]
    gezien: dict[str, str] = {}
    kop = ""
    for nummer in range(opzet.eerste, laatste + 1):
        rij = rijen[nummer]
        if not any(get_cel(rij, k) for k in range(len(rij))):
            continue
        for plek, lijn in enumerate(namen):
            if woord := lijn.woorden.get(nummer):
                gezien[lijn.soort] = woord
                for soort in [volgende.soort for volgende in namen[plek + 1 :]] + [EENHEID] * (lijn.soort == ONDERWERP):
                    gezien.pop(soort, None)
        if not _has_cijfers(rij, kolommen):
            kop = get_cel(rij, 0)
            continue
        deel = _join(opzet.naast, nummer)
        # Only the last of the columns is filled in every row; what stands before it may be a merged cell.
        mist = [
            lijn.soort for lijn in namen if lijn.soort not in gezien or (lijn is namen[-1] and lijn.soort not in deel)
        ]
        if mist:
            raise Fout(
                f"In rij {nummer + 1} staan cijfers zonder {mist[0].lower()} ervoor. Vul dat in, of haal de rij weg."
            )
        gezien |= {soort: woord for soort, woord in deel.items() if soort == EENHEID}
        uit[nummer] = _take_kop({**gezien, **deel}, kop, opzet, nummer)
    return uit


def _find_los(rijen: Rijen, opzet: Opzet, kolommen: dict[int, dict[str, str]], laatste: int) -> list[int]:
    """Give the rows between the figures that hold none, and that say nothing of those under them."""
    soorten = opzet.list_soorten()
    if ONDERWERP in [lijn.soort for lijn in opzet.naast] or (REGIO not in soorten and CODE not in soorten):
        return []
    met = [n for n in range(opzet.eerste, laatste) if any(get_cel(rijen[n], k) for k in range(len(rijen[n])))]
    return [n + 1 for n in met if not _has_cijfers(rijen[n], kolommen)]


def _take_kop(deel: dict[str, str], kop: str, opzet: Opzet, nummer: int) -> dict[str, str]:
    """Let a line of its own above some rows hold for them: the place they are about, or the group of their topics."""
    soorten = opzet.list_soorten()
    if REGIO not in soorten and CODE not in soorten:
        if not kop:
            raise Fout(f"In rij {nummer + 1} staan cijfers, maar niet van welk gebied. Zet de naam of de code erbij.")
        return {**deel, REGIO: kop}
    if kop and ONDERWERP in deel and kop != deel[ONDERWERP]:
        return {**deel, ONDERWERP: f"{kop}|{deel[ONDERWERP]}"}
    return deel


def _take_rij(
    uit: _Uit,
    rij: Sequence[Any],
    nummer: int,
    naast: dict[str, str],
    kolommen: dict[int, dict[str, str]],
    codes: dict[int, str],
) -> None:
    """Put the figures of one row with their place and period."""
    # A row of topics belongs to many places or periods; any other row is one of its own.
    eigen = () if ONDERWERP in naast else (nummer,)
    for kolom, boven in kolommen.items():
        deel = {**boven, **naast}
        plek = {soort: woord for soort, woord in deel.items() if soort not in (ONDERWERP, EENHEID)}
        if any(_GROTER.fullmatch(plek.get(soort, "")) for soort in (REGIO, CODE)) or _GROTER.fullmatch(
            codes.get(kolom, "")
        ):
            uit.groter += 1
            continue
        sleutel = (*eigen, codes.get(kolom), *plek.items())
        record = uit.nummers.setdefault(sleutel, len(uit.rijen))
        if record == len(uit.rijen):
            uit.rijen.append(nummer)
            uit.delen.append(plek)
        naam = _name(deel[ONDERWERP], deel.get(EENHEID, ""))
        uit.namen.setdefault(deel[ONDERWERP], {})[deel.get(EENHEID, "")] = naam
        cellen = uit.cellen.setdefault(naam, {})
        if record in cellen:
            waar = ", ".join(woord for soort, woord in plek.items() if soort != CODE)
            raise Fout(
                f"'{naam}' staat twee keer in de tabel bij {waar}: ook in rij {nummer + 1}, kolom {format_kolomletter(kolom)}. Haal een "
                "van de twee weg."
            )
        cellen[record] = rij[kolom] if kolom < len(rij) else ""


def _require_een_eenheid(uit: _Uit) -> None:
    """Refuse a topic that changes its unit from one place or period to another: half of it would go under another name."""
    for titel, namen in uit.namen.items():
        gezien: set[int] = set()
        for naam in namen.values():
            nieuw = set(uit.cellen[naam])
            if gezien and not gezien & nieuw:
                soorten = " en ".join(f"'{eenheid or 'geen'}'" for eenheid in namen)
                raise Fout(
                    f"'{titel}' heeft in deze tabel niet overal dezelfde eenheid: {soorten}. Verbeter de eenheid, of haal de tabel opnieuw "
                    "op bij StatLine."
                )
            gezien |= nieuw


def _name(titel: str, eenheid: str) -> str:
    """Give the heading of a turned topic: a text about the place by its last word, any other with its unit."""
    if eenheid.lower() in ("", "naam", "omschrijving", "code"):
        return titel.split("|")[-1].strip()
    kaal = eenheid[1:-1] if eenheid[:1] + eenheid[-1:] == "()" else eenheid
    return f"{titel.replace('|', '/')} ({kaal})"


def _tell(rijen: Rijen, opzet: Opzet, uit: _Uit, laatste: int) -> list[str]:
    is_rij = not any(lijn.soort == ONDERWERP for lijn in opzet.naast)
    rij = (
        "Een rij in een melding is die van het bestand." if is_rij else "Een rij in een melding is een plaats en jaar."
    )
    wat = "kruistabel van StatLine" if opzet.boven else "tabel van StatLine met één cijfer per rij"
    meldingen = [f"Dit is een {wat}; de tabel is gedraaid. {rij}"]
    voet = sum(any(get_cel(r, k) for k in range(len(r))) for r in rijen[laatste + 1 :])
    if voet > _MAX_VOET:
        raise Fout(f"Onder de tabel staan nog {voet} rijen zonder cijfers. Haal die weg, of haal de tabel opnieuw op.")
    if voet:
        regels = "1 regel" if voet == 1 else f"{voet} regels"
        meldingen.append(f"Onder de tabel: {regels} toelichting (vanaf rij {laatste + 2}), overgeslagen.")
    if uit.los:
        rijnummers = ", ".join(map(str, uit.los[:5])) + (f" en nog {len(uit.los) - 5}" if len(uit.los) > 5 else "")
        meldingen.append(f"Zonder cijfers, overgeslagen: rij {rijnummers}.")
    if uit.groter:
        meldingen.append("Overgeslagen: cijfers van provincies en landsdelen.")
    return meldingen


def _build(uit: _Uit, opzet: Opzet, soort: str, naam: str, meldingen: list[str]) -> Tabel:
    aantal = len(uit.rijen)
    plekken = [{**opzet.vast, **deel} for deel in uit.delen]
    soorten = dict.fromkeys(soort for deel in plekken for soort in deel)
    kolommen: dict[str, list[Any]] = {}
    for wat in soorten:
        kop = _KOPPEN.get(wat) or GROEP + re.sub(r"[()]", "", wat)
        kolommen[kop] = [_GEMEENTE.sub("", deel.get(wat, "")) for deel in plekken]
    for kop, cellen in uit.cellen.items():
        # The code among the topics is the better one: it is what CBS itself gives with the figures.
        kolommen[kop] = [cellen.get(n, "") for n in range(aantal)]
    if soort == "csv":
        reeksen = {k: pd.Series(c, dtype=pd.ArrowDtype(pa.string())) for k, c in kolommen.items()}
    else:
        reeksen = {k: pd.Series([_clean(cel) for cel in c], dtype=object) for k, c in kolommen.items()}
    if any(lijn.soort == ONDERWERP for lijn in opzet.naast):
        rijnummers = np.arange(2, aantal + 2, dtype=np.int32)
    else:
        rijnummers = np.asarray(uit.rijen, dtype=np.int32) + 1
    return Tabel(
        pd.DataFrame(reeksen),
        rijnummers,
        list(kolommen),
        soort,
        naam,
        kopregel=0,
        meldingen=meldingen,
        kenmerken={"titel": opzet.titel, GEDRAAID: "ja"} | ({KERNCIJFERS: "ja"} if opzet.kerncijfers else {}),
    )


def _clean(cel: Any) -> Any:
    if cel is None:
        return ""
    return int(cel) if isinstance(cel, float) and cel.is_integer() and abs(cel) < 1e15 else cel
