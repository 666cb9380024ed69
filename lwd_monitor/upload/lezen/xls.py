"""What an old workbook (xls) knows of its cells beside their value; its readers give the values only."""

import re
import struct
from collections.abc import Iterator
from pathlib import Path

from lwd_monitor.upload.lezen.cellen import PROCENT, Celwijzers

_VRIJ = 0xFFFF_FFFA
"""Numbers of sectors from here on are signs, such as that of the end of a chain."""
_KLEIN = 4096
FOUTEN = {0: "#LEEG!", 7: "#DEEL/0!", 15: "#WAARDE!", 23: "#VERW!", 29: "#NAAM?", 36: "#GETAL!", 42: "#N/B"}
_BOF, _EOF, _BLAD, _FORMAAT, _STIJL = 0x0809, 0x000A, 0x0085, 0x041E, 0x00E0
_KOLOM, _RIJ, _FORMULE, _WAAR_OF_FOUT = 0x007D, 0x0208, 0x0006, 0x0205
_GETAL, _KORT, _KORTE_RIJ = 0x0203, 0x027E, 0x00BD
_BIFF8 = 0x0600
_LEGE_TEKST = b"\x17\x00"

Record = tuple[int, bytes]


def read_xls(pad: Path, blad: str) -> Celwijzers | None:
    """Look at the cells of one sheet; None for a workbook that is older than 1997 or not put together as usual."""
    try:
        return _read_blad(_read_stroom(pad.read_bytes()), blad)
    except (struct.error, IndexError, KeyError, UnicodeDecodeError, ValueError):
        return None


def _read_stroom(inhoud: bytes) -> bytes:
    """Give the stream with the workbook out of the container, that keeps it in a chain of sectors."""
    macht = struct.unpack_from("<H", inhoud, 30)[0]
    if macht not in (9, 12):
        raise ValueError(macht)
    maat = 1 << macht
    (begin, _, grens, eerste_mini, _, eerste_lijst, _) = struct.unpack_from("<7I", inhoud, 48)
    nummers = list(struct.unpack_from("<109I", inhoud, 76))
    while eerste_lijst < _VRIJ and len(nummers) * maat < len(inhoud):
        deel = struct.unpack_from(f"<{maat // 4}I", inhoud, (eerste_lijst + 1) * maat)
        nummers += deel[:-1]
        eerste_lijst = deel[-1]
    keten = [n for k in nummers if k < _VRIJ for n in struct.unpack_from(f"<{maat // 4}I", inhoud, (k + 1) * maat)]

    def follow(nummer: int, wijzers: list[int]) -> Iterator[int]:
        for _ in range(len(wijzers)):
            if nummer >= _VRIJ:
                return
            yield nummer
            nummer = wijzers[nummer]
        if nummer < _VRIJ:
            raise ValueError(nummer)

    def read(nummer: int) -> bytes:
        return b"".join(inhoud[(n + 1) * maat : (n + 2) * maat] for n in follow(nummer, keten))

    map_ = read(begin)
    delen = {}
    for plek in range(0, len(map_) - 127, 128):
        lengte = struct.unpack_from("<H", map_, plek + 64)[0]
        naam = map_[plek : plek + max(0, lengte - 2)].decode("utf-16-le")
        delen[naam] = struct.unpack_from("<IQ", map_, plek + 116)
    eerste, omvang = delen["Workbook"]
    if omvang >= min(grens, _KLEIN):
        return read(eerste)[:omvang]
    mini = read(delen["Root Entry"][0])
    wijzers = [
        n for k in follow(eerste_mini, keten) for n in struct.unpack_from(f"<{maat // 4}I", inhoud, (k + 1) * maat)
    ]
    return b"".join(mini[n * 64 : (n + 1) * 64] for n in follow(eerste, wijzers))[:omvang]


def _list_records(stroom: bytes, plek: int) -> Iterator[Record]:
    """Give the records from a place to the end of its part; parts within it, such as a chart, are passed over."""
    diepte = 0
    while plek + 4 <= len(stroom):
        soort, lengte = struct.unpack_from("<HH", stroom, plek)
        inhoud = stroom[plek + 4 : plek + 4 + lengte]
        plek += 4 + lengte
        diepte += (soort == _BOF) - (soort == _EOF)
        if diepte == 0:
            return
        if diepte == 1:
            yield soort, inhoud


def _read_tekst(inhoud: bytes, aantal: int, plek: int) -> str:
    breed = inhoud[plek] & 1
    return inhoud[plek + 1 : plek + 1 + aantal * (1 + breed)].decode("utf-16-le" if breed else "latin-1")


def _read_blad(stroom: bytes, blad: str) -> Celwijzers:
    procent, stijlen, begin = set(PROCENT), [], None
    for soort, inhoud in _list_records(stroom, 0):
        if soort == _BOF and struct.unpack_from("<H", inhoud)[0] != _BIFF8:
            raise ValueError("ouder dan Excel 97")
        if soort == _BLAD and _read_tekst(inhoud, inhoud[6], 7) == blad:
            begin = struct.unpack_from("<I", inhoud)[0]
        elif soort == _FORMAAT and _is_procent(_read_tekst(inhoud, struct.unpack_from("<H", inhoud, 2)[0], 4)):
            procent.add(struct.unpack_from("<H", inhoud)[0])
        elif soort == _STIJL:
            stijlen.append(struct.unpack_from("<H", inhoud, 2)[0])
    if begin is None:
        raise ValueError(blad)
    uit = Celwijzers()
    stijlnummers = {nummer for nummer, formaat in enumerate(stijlen) if formaat in procent}
    for soort, inhoud in _list_records(stroom, begin):
        _take_record(uit, soort, inhoud, stijlnummers)
    return uit


def _is_procent(formaat: str) -> bool:
    """Tell whether a format multiplies by a hundred: a sign in quotes or behind a backslash is only written."""
    return "%" in re.sub(r'"[^"]*"|\\.', "", formaat)


def _take_record(uit: Celwijzers, soort: int, inhoud: bytes, stijlen: set[int]) -> None:
    if soort == _KOLOM:
        eerste, laatste, _, _, kenmerken = struct.unpack_from("<5H", inhoud)
        if kenmerken & 1:
            uit.verborgen_kolommen.update(range(eerste, min(laatste, 255) + 1))
    elif soort == _RIJ:
        if struct.unpack_from("<H", inhoud, 12)[0] & 0x20:
            uit.verborgen_rijen.add(struct.unpack_from("<H", inhoud)[0] + 1)
    elif soort in (_GETAL, _KORT, _FORMULE, _WAAR_OF_FOUT, _KORTE_RIJ):
        rij, kolom, stijl = struct.unpack_from("<3H", inhoud)
        if soort == _KORTE_RIJ:
            for nummer in range((len(inhoud) - 6) // 6):
                if struct.unpack_from("<H", inhoud, 4 + 6 * nummer)[0] in stijlen:
                    uit.procent.add((rij, kolom + nummer))
            return
        fout = _find_fout(soort, inhoud)
        if fout is not None:
            uit.fouten.append(((rij, kolom), FOUTEN.get(fout, "#FOUT")))
        elif soort == _FORMULE and _is_leeg(inhoud) and _LEGE_TEKST not in inhoud[22:]:
            # A program that cannot work a formula out writes an empty text; only a formula that names one gives it.
            uit.zonder_uitkomst.append((rij, kolom))
        elif soort != _WAAR_OF_FOUT and stijl in stijlen:
            uit.procent.add((rij, kolom))


def _is_leeg(formule: bytes) -> bool:
    return formule[12:14] == b"\xff\xff" and formule[6] == 3


def _find_fout(soort: int, inhoud: bytes) -> int | None:
    """Give the number of the error in a cell, or None."""
    if soort == _WAAR_OF_FOUT:
        return inhoud[6] if inhoud[7] else None
    if soort == _FORMULE and inhoud[12:14] == b"\xff\xff" and inhoud[6] == 2:
        return inhoud[8]
    return None
