"""StatLine's table with all in the rows: a list of topic, place, period and one figure, laid out as a cross table."""

import re
from collections.abc import Sequence
from typing import Any

from lwd_monitor import kwb
from lwd_monitor.fout import Fout
from lwd_monitor.opmaak import format_getal
from lwd_monitor.upload.lezen.kruiskop import ZOEKDIEPTE, Lijn, Opzet, Rijen
from lwd_monitor.upload.lezen.kruiswoorden import (
    CODE,
    EENHEID,
    ONDERWERP,
    PERIODE,
    REGIO,
    WAARDE,
    find_label,
    find_lijstlabel,
    find_soort,
    get_cel,
    is_cijfer,
    is_statline,
    strip_noot,
)
from lwd_monitor.upload.lezen.limieten import MAX_LIJST

SLEUTEL = re.compile(r"\w+_\d{1,3}")
"""The key of a topic in StatLine."""


def find_lijst(rijen: Rijen) -> Opzet | None:
    """Give the layout of a list with one figure a row; None for any other table.

    Notes: where the figures have a heading it must be CBS that speaks, by its keys or by its own headings and topics: the
    long form of anyone else has such headings as well, and his figures are not those of the CBS.
    """
    kop = _find_kop(rijen)
    if kop is None:
        return None
    nummer, soorten, cijfers = kop
    lijf = [n for n in range(nummer + 1, len(rijen)) if get_cel(rijen[n], cijfers)]
    onderwerp = next(kolom for kolom, soort in soorten.items() if soort == ONDERWERP)
    onderwerpen = {woord for n in lijf if (woord := strip_noot(get_cel(rijen[n], onderwerp)))}
    van_cbs = _is_van_cbs(onderwerpen, [get_cel(rijen[nummer], kolom) for kolom in soorten])
    if get_cel(rijen[nummer], cijfers) and not van_cbs:
        return None
    titels = [get_cel(rij, 0) for rij in rijen[:nummer] if get_cel(rij, 0)]
    naast = [_read_kolom(rijen, lijf, kolom, soort) for kolom, soort in soorten.items()]
    return Opzet(titels[0] if titels else "", nummer + 1, cijfers, naast=naast, zeker=True, kerncijfers=van_cbs)


def require_lengte(opzet: Opzet) -> None:
    """Refuse a list that is too long to turn."""
    aantal = max(len(lijn.woorden) for lijn in opzet.naast)
    if aantal > MAX_LIJST:
        raise Fout(
            f"Deze tabel van StatLine heeft {format_getal(aantal)} rijen met elk één cijfer; er passen er "
            f"{format_getal(MAX_LIJST)}. Haal haar opnieuw op voor de eigen gemeente alleen."
        )


def _read_kolom(rijen: Rijen, lijf: list[int], kolom: int, soort: str) -> Lijn:
    woorden = {n: woord for n in lijf if (woord := strip_noot(get_cel(rijen[n], kolom)))}
    is_code = soort == REGIO and bool(woorden) and find_soort(list(set(woorden.values()))) == CODE
    return Lijn(CODE if is_code else soort, woorden, kolom)


def _is_van_cbs(onderwerpen: set[str], koppen: list[str]) -> bool:
    """Tell whether topics are of Kerncijfers: keys of StatLine, or titles under its own headings."""
    sleutels = {woord for woord in onderwerpen if SLEUTEL.fullmatch(woord)}
    bekend = {woord for woord in onderwerpen if kwb.find_onderwerpen(woord)}
    if not bekend or onderwerpen - sleutels - bekend:
        return False
    return onderwerpen == sleutels or any(map(is_statline, koppen))


def _find_kop(rijen: Rijen) -> tuple[int, dict[int, str], int] | None:
    """Give the number of the row with headings, what each column names, and the column of the figures."""
    for nummer, rij in enumerate(rijen[:ZOEKDIEPTE]):
        gevuld = [k for k in range(len(rij)) if get_cel(rij, k)]
        if len(gevuld) < 2:
            continue
        onder = rijen[nummer + 1 : nummer + 1 + ZOEKDIEPTE]
        return _read_kop(nummer, rij, gevuld, onder)
    return None


def _read_kop(
    nummer: int, rij: Sequence[Any], gevuld: list[int], onder: Rijen
) -> tuple[int, dict[int, str], int] | None:
    soorten = {k: find_label(get_cel(rij, k)) or find_lijstlabel(get_cel(rij, k)) or "" for k in gevuld}
    cijfers = [k for k, soort in soorten.items() if soort == WAARDE]
    # A column without a heading holds the figures when nothing else does.
    breedte = max((len(r) for r in onder), default=0)
    naamloos = [k for k in range(breedte) if k not in soorten and any(get_cel(r, k) for r in onder)]
    if not cijfers and len(naamloos) == 1 and any(is_cijfer(get_cel(r, naamloos[0])) for r in onder):
        cijfers, naamloos = naamloos, []
    if len(cijfers) != 1 or naamloos:
        return None
    soorten = {k: soort for k, soort in soorten.items() if k != cijfers[0]}
    wat = list(soorten.values())
    eens = all(wat.count(soort) == 1 for soort in set(wat))
    past = set(wat) <= {ONDERWERP, REGIO, PERIODE, EENHEID} and {ONDERWERP, REGIO} <= set(wat)
    return (nummer, soorten, cijfers[0]) if eens and past else None
