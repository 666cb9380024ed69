"""Rows and columns that a spreadsheet hides, by a filter or by hand: they are read all the same, and that must be told."""

import html
import posixpath
import re
import zipfile
from pathlib import Path

from lwd_monitor.fout import Bevinding
from lwd_monitor.opmaak import format_getal, join_namen

MAX_GENOEMD = 5
_BLAD = re.compile(rb"<(?:\w+:)?sheet\b[^>]*>")
_RELATIE = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_KENMERK = re.compile(rb'\b([\w:-]+)="([^"]*)"')
_KOLOM = re.compile(rb"<(?:\w+:)?col\b[^>]*>")
_RIJ = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
_ODS_BLAD = re.compile(rb"<table:table\b[^>]*>(.*?)</table:table>", re.S)
_ODS_KOLOM = re.compile(rb"<table:table-column\b[^>]*>")
_ODS_RIJ = re.compile(rb"<table:table-row\b[^>]*>")


def find_verborgen_rijen(pad: Path, blad: str) -> set[int]:
    """Return the numbers, from 1, of the rows that are hidden in a sheet of an xlsx or ods; others tell nothing.

    Notes: ask `check_werkmap` first, which refuses what would unpack to too much.
    """
    with zipfile.ZipFile(pad) as archief:
        namen = set(archief.namelist())
        if "content.xml" in namen:
            return _find_in_ods(archief.read("content.xml"), blad)
        deel = find_bladdeel(archief, blad)
        return _find_in_xlsx(archief.read(deel)) if deel in namen else set()


def find_verborgen_kolommen(pad: Path, blad: str) -> set[int]:
    """Return the numbers, from 0, of the columns that are hidden in a sheet of an xlsx or ods; others tell nothing."""
    with zipfile.ZipFile(pad) as archief:
        if "content.xml" in archief.namelist():
            return _find_kolommen_ods(find_odsblad(archief.read("content.xml"), blad))
        deel = find_bladdeel(archief, blad)
        inhoud = archief.read(deel) if deel in archief.namelist() else b""
    uit: set[int] = set()
    for tag in _KOLOM.findall(inhoud[: inhoud.find(b"<sheetData")] if b"hidden=" in inhoud else b""):
        kenmerken = _read_kenmerken(tag)
        if kenmerken.get("hidden") in ("1", "true"):
            eerste, laatste = _parse(kenmerken.get("min"), 1), _parse(kenmerken.get("max"), 0)
            uit.update(range(eerste - 1, min(laatste, 16_384)))
    return uit


def _find_kolommen_ods(inhoud: bytes) -> set[int]:
    uit: set[int] = set()
    nummer = 0
    for tag in _ODS_KOLOM.findall(inhoud) if b"table:visibility=" in inhoud else ():
        kenmerken = _read_kenmerken(tag)
        aantal = min(_parse(kenmerken.get("table:number-columns-repeated"), 1), 16_384)
        if kenmerken.get("table:visibility") in ("filter", "collapse"):
            uit.update(range(nummer, nummer + aantal))
        nummer += aantal
    return uit


def build_waarschuwing(rijen: list[int]) -> Bevinding:
    """Return the warning that these rows, hidden in the sheet, count as the others do."""
    genoemd = [str(rij) for rij in rijen[:MAX_GENOEMD]]
    over = len(rijen) - len(genoemd)
    welke = f"{', '.join(genoemd)} en nog {format_getal(over)}" if over else join_namen(genoemd)
    staat = f"is 1 rij met gegevens verborgen (rij {welke})"
    telt = "Die is wel gelezen en telt mee. Hoort de rij er niet bij? Verwijder de rij"
    if len(rijen) > 1:
        staat = f"zijn {format_getal(len(rijen))} rijen met gegevens verborgen (rij {welke})"
        telt = "Die zijn wel gelezen en tellen mee. Horen de rijen er niet bij? Verwijder ze"
    return Bevinding(f"In het werkblad {staat}, bijvoorbeeld door een filter. {telt} en lever het bestand opnieuw.")


def _read_kenmerken(tag: bytes) -> dict[str, str]:
    return {naam.decode(): html.unescape(waarde.decode("utf-8", "replace")) for naam, waarde in _KENMERK.findall(tag)}


def find_bladdeel(archief: zipfile.ZipFile, blad: str) -> str | None:
    """Return the part of an xlsx that holds a sheet, or None where the workbook does not tell."""
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= set(archief.namelist()):
        return None
    bladen = [_read_kenmerken(tag) for tag in _BLAD.findall(archief.read("xl/workbook.xml"))]
    nummer = next((b.get("r:id") for b in bladen if b.get("name") == blad), None)
    relaties = [_read_kenmerken(tag) for tag in _RELATIE.findall(archief.read("xl/_rels/workbook.xml.rels"))]
    doel = next((r.get("Target") for r in relaties if nummer and r.get("Id") == nummer), None)
    return None if doel is None else posixpath.normpath(posixpath.join("/xl", doel)).removeprefix("/")


def _find_in_xlsx(inhoud: bytes) -> set[int]:
    if b"hidden=" not in inhoud:
        return set()
    rijen, nummer = set(), 0
    for tag in _RIJ.findall(inhoud):
        kenmerken = _read_kenmerken(tag)
        # A row may leave its number out; then it comes after the one before.
        nummer = _parse(kenmerken.get("r"), nummer + 1)
        if kenmerken.get("hidden") in ("1", "true"):
            rijen.add(nummer)
    return rijen


def find_odsblad(inhoud: bytes, blad: str) -> bytes:
    """Return the rows of one sheet of an ods, empty where there is no such sheet."""
    gevonden = next((b for b in _ODS_BLAD.finditer(inhoud) if _find_naam(b.group(0)) == blad), None)
    return gevonden.group(1) if gevonden else b""


def _find_in_ods(inhoud: bytes, blad: str) -> set[int]:
    if b"table:visibility=" not in inhoud:
        return set()
    rijen: set[int] = set()
    nummer = 0
    for tag in _ODS_RIJ.findall(find_odsblad(inhoud, blad)):
        kenmerken = _read_kenmerken(tag)
        aantal = _parse(kenmerken.get("table:number-rows-repeated"), 1)
        if kenmerken.get("table:visibility") in ("filter", "collapse"):
            rijen.update(range(nummer + 1, nummer + 1 + min(aantal, 1_048_576)))
        nummer += aantal
    return rijen


def _parse(tekst: str | None, anders: int) -> int:
    return int(tekst) if tekst and tekst.isascii() and tekst.isdigit() and len(tekst) < 10 else anders


def _find_naam(tabel: bytes) -> str | None:
    return _read_kenmerken(tabel[: tabel.index(b">") + 1]).get("table:name")
