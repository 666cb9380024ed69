"""What a spreadsheet knows of its cells beside their value: shown as percent, a footnote mark, a formula never worked out."""

import html
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lwd_monitor.fout import Fout
from lwd_monitor.opmaak import join_namen
from lwd_monitor.upload.lezen.tabel import format_kolomletter
from lwd_monitor.upload.lezen.verborgen import find_bladdeel, find_odsblad

MAX_GENOEMD = 5
PROCENT = frozenset({9, 10})
"""The two percent formats that every workbook has; others are written out in its styles."""
_FORMAAT = re.compile(rb'<(?:\w+:)?numFmt\b[^>]*?\bnumFmtId="(\d+)"[^>]*?\bformatCode="([^"]*)"')
_STIJLEN = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.S)
_STIJL = re.compile(rb"<(?:\w+:)?xf\b([^>]*)")
_CEL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.S)
_KENMERK = re.compile(rb'\b(r|s|t)="([^"]*)"')
_PLAATS = re.compile(rb"([A-Z]{1,3})(\d{1,7})$")
_WAARDE = re.compile(rb"<(?:\w+:)?v>([^<]+)</")
_TEKST = re.compile(rb"<(?:\w+:)?si>(.*?)</(?:\w+:)?si>", re.S)
_STUK = re.compile(rb"<(?:\w+:)?r>(.*?)</(?:\w+:)?r>", re.S)
_LETTERS = re.compile(rb"<(?:\w+:)?t\b[^>]*>([^<]*)</")
_GETAL = re.compile(r"[-+]?[\d.,\s]*\d[\d.,\s]*%?\*{0,2}")
_ODS_CEL = re.compile(rb"<table:table-row\b|<table:(?:covered-)?table-cell\b[^>]*>")
_ODS_KEER = re.compile(rb'number-columns-repeated="(\d{1,6})"')
_ODS_FOUT = re.compile(rb"\s*<text:p>(#[^<]{1,20}|(?:Err|Fout):\d{1,4})</text:p>")
_ODS_RIJ = re.compile(rb'<table:table-row\b[^>]*?(?:number-rows-repeated="(\d{1,7})"[^>]*)?>')

Plaats = tuple[int, int]


@dataclass
class Celwijzers:
    """Cells by row and column, from 0: those shown as percent, those with a mark (and the text without it), those empty.

    Notes: what is hidden goes along where one look gives both: rows from 1, columns from 0.
    """

    procent: set[Plaats] = field(default_factory=set)
    noten: dict[Plaats, str] = field(default_factory=dict)
    zonder_uitkomst: list[Plaats] = field(default_factory=list)
    fouten: list[tuple[Plaats, str]] = field(default_factory=list)
    verborgen_rijen: set[int] = field(default_factory=set)
    verborgen_kolommen: set[int] = field(default_factory=set)


def read_cellen(pad: Path, blad: str) -> Celwijzers:
    """Look at the cells of one sheet of an xlsx or ods; a form that keeps this elsewhere (xls, xlsb) tells nothing."""
    with zipfile.ZipFile(pad) as archief:
        namen = set(archief.namelist())
        if "content.xml" in namen:
            return _read_ods(find_odsblad(archief.read("content.xml"), blad))
        deel = find_bladdeel(archief, blad)
        if deel not in namen:
            return Celwijzers()
        stijlen = _find_procentstijlen(archief.read("xl/styles.xml")) if "xl/styles.xml" in namen else set()
        teksten = archief.read("xl/sharedStrings.xml") if "xl/sharedStrings.xml" in namen else b""
        return _read_xlsx(archief.read(str(deel)), stijlen, _find_noten(teksten))


def apply_cellen(rijen: list[list[Any]], wijzers: Celwijzers, blad: str) -> list[str]:
    """Give cells the value that a reader sees: 38 where 38% stands, 42,2 where a mark hangs on; returns what to tell."""
    if wijzers.fouten:
        raise Fout(format_formulefouten([(format_cel(plaats), tekst) for plaats, tekst in wijzers.fouten], blad))
    if wijzers.zonder_uitkomst:
        raise Fout(
            f"In het blad '{blad}' staan formules zonder uitkomst: cel {_format_cellen(wijzers.zonder_uitkomst)}. Open het "
            "bestand in Excel of LibreOffice, laat het rekenen en sla het opnieuw op."
        )
    meldingen = []
    omgezet = [plaats for plaats in sorted(wijzers.procent) if _is_getal(rijen, plaats)]
    for rij, kolom in omgezet:
        # The rounding takes away what multiplying adds: 0,07 times 100 is 7,000000000000001.
        rijen[rij][kolom] = round(rijen[rij][kolom] * 100, 10)
    if omgezet:
        meldingen.append(
            f"Gelezen als procenten: cel {_format_cellen(omgezet)}. Excel bewaart 38% als 0,38; gelezen is 38."
        )
    gestript = [(plaats, tekst) for plaats, tekst in sorted(wijzers.noten.items()) if _GETAL.fullmatch(tekst.strip())]
    for (rij, kolom), tekst in gestript:
        rijen[rij][kolom] = tekst.strip()
    if gestript:
        cellen = _format_cellen([plaats for plaats, _ in gestript])
        meldingen.append(f"Weggelaten: een voetnootteken bij cel {cellen}. Lees in de noot wat dat teken betekent.")
    return meldingen


def format_formulefouten(cellen: list[tuple[str, str]], blad: str) -> str:
    """Give the refusal of a sheet in which these cells hold an error instead of a result."""
    plaatsen = ", ".join(f"{cel} ({tekst})" for cel, tekst in cellen[:10])
    meer = f" en nog {len(cellen) - 10}" if len(cellen) > 10 else ""
    return (
        f"In het blad '{blad}' staan formulefouten: cel {plaatsen}{meer}. "
        "Herstel de formules of maak de cellen leeg en sla het bestand opnieuw op."
    )


def format_cel(plaats: Plaats) -> str:
    """Give a cell as a spreadsheet names it, from row and column counted from 0."""
    return f"{format_kolomletter(plaats[1])}{plaats[0] + 1}"


def _is_getal(rijen: list[list[Any]], plaats: Plaats) -> bool:
    rij, kolom = plaats
    return rij < len(rijen) and kolom < len(rijen[rij]) and type(rijen[rij][kolom]) in (int, float)


def _format_cellen(plaatsen: list[Plaats]) -> str:
    namen = [format_cel(plaats) for plaats in plaatsen[:MAX_GENOEMD]]
    over = len(plaatsen) - len(namen)
    return f"{', '.join(namen)} en nog {over}" if over else join_namen(namen)


def _find_procentstijlen(inhoud: bytes) -> set[int]:
    eigen = {
        int(nummer) for nummer, code in _FORMAAT.findall(inhoud) if b"%" in re.sub(rb"&quot;.*?&quot;|\\.", b"", code)
    }
    gevonden = _STIJLEN.search(inhoud)
    nummers = [re.search(rb'numFmtId="(\d+)"', xf) for xf in _STIJL.findall(gevonden.group(0))] if gevonden else []
    return {plek for plek, nummer in enumerate(nummers) if nummer and int(nummer.group(1)) in PROCENT | eigen}


def _find_noten(inhoud: bytes) -> dict[int, str]:
    """Give the shared texts that carry a superscript, without it."""
    if b"superscript" not in inhoud:
        return {}
    return {n: _strip_noot(si) for n, si in enumerate(_TEKST.findall(inhoud)) if b"superscript" in si}


def _strip_noot(inhoud: bytes) -> str:
    stukken = [b"".join(_LETTERS.findall(stuk)) for stuk in _STUK.findall(inhoud) if b'"superscript"' not in stuk]
    return html.unescape(b"".join(stukken).decode("utf-8", "replace"))


def _read_xlsx(inhoud: bytes, stijlen: set[int], noten: dict[int, str]) -> Celwijzers:
    uit = Celwijzers()
    formules = re.search(rb"<(?:\w+:)?f\b", inhoud) is not None
    if not (stijlen or noten or formules or b"superscript" in inhoud):
        return uit
    for plaats, kenmerken, cel in _list_cellen(inhoud):
        soort = kenmerken.get(b"t", b"n")
        waarde = _WAARDE.search(cel)
        if soort == b"n" and waarde and int(kenmerken.get(b"s", b"0")) in stijlen:
            uit.procent.add(plaats)
        elif soort == b"s" and waarde and int(waarde.group(1)) in noten:
            uit.noten[plaats] = noten[int(waarde.group(1))]
        elif soort == b"inlineStr" and b"superscript" in cel:
            uit.noten[plaats] = _strip_noot(cel)
        # A formula that gives an empty text says so by its kind; one without any result was never worked out.
        elif soort != b"str" and not waarde and re.search(rb"<(?:\w+:)?f\b", cel):
            uit.zonder_uitkomst.append(plaats)
    return uit


def _list_cellen(inhoud: bytes) -> Iterator[tuple[Plaats, dict[bytes, bytes], bytes]]:
    for cel in _CEL.finditer(inhoud):
        kenmerken = dict(_KENMERK.findall(cel.group(1)))
        plek = _PLAATS.match(kenmerken.get(b"r", b""))
        if plek:
            kolom = 0
            for letter in plek.group(1):
                kolom = 26 * kolom + letter - 64
            yield (int(plek.group(2)) - 1, kolom - 1), kenmerken, cel.group(2) or b""


def _read_ods(inhoud: bytes) -> Celwijzers:
    uit = Celwijzers()
    if b'value-type="percentage"' not in inhoud and b"table:formula=" not in inhoud:
        return uit
    rij, kolom, rijen = -1, 0, 1
    for teken in _ODS_CEL.finditer(inhoud):
        if teken.group(0).startswith(b"<table:table-row"):
            rij, kolom = rij + rijen, 0
            herhaald = _ODS_RIJ.match(inhoud, teken.start())
            rijen = int(herhaald.group(1) or 1) if herhaald else 1
            continue
        keer = _ODS_KEER.search(teken.group(0))
        if b'value-type="percentage"' in teken.group(0):
            uit.procent.update(
                (rij + r, kolom + k) for r in range(rijen) for k in range(int(keer.group(1)) if keer else 1)
            )
        elif b"table:formula=" in teken.group(0):
            if b"office:value-type=" not in teken.group(0):
                uit.zonder_uitkomst.append((rij, kolom))
            elif fout := _ODS_FOUT.match(inhoud, teken.end()):
                # The value beside the error is 0 or empty: what the reader sees is the error.
                uit.fouten.append(((rij, kolom), html.unescape(fout.group(1).decode("utf-8", "replace"))))
        kolom += int(keer.group(1)) if keer else 1
    return uit
