"""Look into a zip before a reader unpacks it: real sizes, entity bombs, ranges that claim millions of cells, errors."""

import re
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lwd_monitor.fout import Bevinding, Fout
from lwd_monitor.gebied import CODE
from lwd_monitor.upload.lezen.codering import find_codering
from lwd_monitor.upload.lezen.limieten import (
    MAX_CELLEN_WERKBLAD,
    MAX_KOLOMMEN,
    MAX_UITGEPAKT,
    MAX_VERHOUDING,
    MB,
)

BLOK = 1 * MB
MIN_VERDACHT = 20 * MB
"""Below this size a high ratio harms nobody: an empty sheet packs very well."""

NODIG = (".shp", ".shx", ".dbf")
DELEN = (*NODIG, ".prj")
_CODE = re.compile(rf"(?:{CODE})\b".encode())
_NIET_HEEL = "Het bestand is niet heel: {deel} is beschadigd. Sla het opnieuw op of haal het opnieuw op."
_KOLOM = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,4})\d')
_RIJ = re.compile(rb'<(?:\w+:)?row\b[^>]*?\br="(\d{1,9})"')
_FOUTCEL = re.compile(rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*?\br="([A-Z]{1,4})(\d{1,9})"[^>]*>')
_FOUTWAARDE = re.compile(rb"<v>([^<]{1,20})</v>")
_HERHAALD = re.compile(rb'<table:table-cell\b[^>]*number-columns-repeated="(\d+)"[^>]*>')
_RIJ_HERHAALD = re.compile(rb'<table:table-row\b[^>]*number-rows-repeated="(\d+)"[^>]*>(.{0,400})', re.S)


def require_zip(pad: Path) -> None:
    """Refuse a zip that is locked, damaged or would unpack to far more than a figures file holds."""
    totaal = 0
    with zipfile.ZipFile(pad) as archief:
        for deel in archief.infolist():
            if deel.flag_bits & 0x1:
                raise Fout("Het zip-bestand is beveiligd met een wachtwoord. Haal dat eraf en lever het opnieuw.")
            totaal += deel.file_size
            groot = deel.file_size > MIN_VERDACHT
            if totaal > MAX_UITGEPAKT or (groot and deel.file_size > MAX_VERHOUDING * max(1, deel.compress_size)):
                raise Fout(
                    f"Uitgepakt zou dit bestand meer dan {totaal // MB} MB zijn ({deel.filename}): zo veel past niet "
                    "bij een cijferbestand en de app pakt het niet uit. Sla alleen het blad met de cijfers op."
                )


@dataclass(frozen=True)
class Shapefile:
    """One shapefile out of a zip: its place, its name and all names, and the encoding in which its table is written."""

    pad: Path
    naam: str
    namen: Sequence[str]
    codering: str


def unpack_shapefile(pad: Path, map_: Path, laag: str | None) -> Shapefile:
    """Unpack the parts of one shapefile, from whatever folder in the zip; without `laag` that with the finest places.

    Notes: refuses when a part that holds the codes or the index is missing; ask `require_zip` first. What the .cpg says is
    not believed: it often names another encoding than the table is in.
    """
    with zipfile.ZipFile(pad) as archief:
        delen = _list_delen(archief)
        stammen = sorted(naam.removesuffix(".shp") for naam in delen if naam.endswith(".shp"))
        namen = [stam.rsplit("/", 1)[-1] for stam in stammen]
        gevraagd = None if laag is None else unicodedata.normalize("NFC", laag).lower()
        if gevraagd is not None and gevraagd not in namen:
            raise Fout(f"De laag '{laag}' bestaat niet. Kies uit: {', '.join(namen)}.")
        if gevraagd is not None or len(stammen) == 1:
            keus = stammen[namen.index(gevraagd) if gevraagd else 0]
        else:
            keus = max(stammen, key=lambda stam: _rank_tabel(archief, delen.get(stam + ".dbf")))
        weg = [deel for deel in NODIG if keus + deel not in delen]
        if weg:
            raise Fout(
                f"De shapefile is niet compleet: in de zip ontbreekt {' en '.join(weg)}. "
                "Zet shp, shx, dbf en prj met dezelfde naam in één zip."
            )
        # Under a name of our own: that in the zip may be no name for a file here.
        for deel in DELEN:
            if keus + deel in delen:
                inhoud = open_deel(archief, archief.getinfo(delen[keus + deel]))
                (map_ / f"vlakken{deel}").write_bytes(inhoud)
    tabel = (map_ / "vlakken.dbf").read_bytes()
    # The head, of which the length stands in its bytes 8 and 9, holds numbers and no text.
    codering = find_codering(tabel[int.from_bytes(tabel[8:10], "little") :])
    return Shapefile(map_ / "vlakken.shp", namen[stammen.index(keus)], namen, codering)


def _list_delen(archief: zipfile.ZipFile) -> dict[str, str]:
    """Give the parts of shapefiles by lower-case name with composed accents; what a Mac adds beside them is none."""
    return {
        unicodedata.normalize("NFC", naam).lower(): naam
        for naam in archief.namelist()
        if naam.lower().endswith(DELEN)
        and "__MACOSX" not in naam.split("/")
        and not naam.split("/")[-1].startswith(".")
    }


def _rank_tabel(archief: zipfile.ZipFile, naam: str | None) -> tuple[int, int]:
    """Give how fine the places of a shapefile are, by the codes in its table, and how many there are."""
    if naam is None:
        return 0, 0
    inhoud = open_deel(archief, archief.getinfo(naam))
    # The code of a smaller place is longer.
    lengten = Counter(len(code) for code in _CODE.findall(inhoud))
    fijnst = max(lengten, default=0)
    return fijnst, lengten[fijnst]


def check_werkmap(pad: Path) -> dict[str, list[Bevinding]]:
    """Unpack an xlsx, xlsb or ods part by part as a test; gives the cells with a formula error of each part (sheet)."""
    require_zip(pad)
    bevindingen: dict[str, list[Bevinding]] = {}
    with zipfile.ZipFile(pad) as archief:
        for deel in archief.infolist():
            if deel.filename.endswith((".xml", ".rels", ".bin", ".vml")):
                inhoud = open_deel(archief, deel)
                if deel.filename.endswith(".xml"):
                    bevindingen[deel.filename] = _read_xml(deel.filename, inhoud)
    return bevindingen


def open_deel(archief: zipfile.ZipFile, deel: zipfile.ZipInfo) -> bytes:
    """Unpack one part whole; refuses one that is damaged or of another size than it says."""
    try:
        inhoud = b"".join(_read_blokken(archief, deel))
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError):
        raise Fout(_NIET_HEEL.format(deel=deel.filename)) from None
    if len(inhoud) != deel.file_size:
        raise Fout(_NIET_HEEL.format(deel=deel.filename))
    return inhoud


def _read_blokken(archief: zipfile.ZipFile, deel: zipfile.ZipInfo) -> Iterator[bytes]:
    with archief.open(deel) as stroom:
        while blok := stroom.read(BLOK):
            yield blok


def _read_xml(naam: str, inhoud: bytes) -> list[Bevinding]:
    kop = inhoud[:2_000]
    if b"<!DOCTYPE" in kop or b"<!ENTITY" in inhoud:
        raise Fout(
            f"In het bestand staan xml-entiteiten ({naam}); die horen niet in een werkblad en kunnen schadelijk zijn. "
            "Maak het bestand opnieuw met Excel of LibreOffice."
        )
    if naam == "content.xml":
        _require_ods(inhoud)
    if naam.startswith("xl/worksheets/"):
        return _check_werkblad(inhoud)
    return []


def _check_werkblad(inhoud: bytes) -> list[Bevinding]:
    kolommen = set(_KOLOM.findall(inhoud))
    hoogste_rij = max((int(rij) for rij in _RIJ.findall(inhoud)), default=inhoud.count(b"<row"))
    _require_omvang(hoogste_rij, max((_count_letters(letters) for letters in kolommen), default=0))
    if b't="e"' not in inhoud:
        return []
    bevindingen = []
    for cel in _FOUTCEL.finditer(inhoud):
        waarde = _FOUTWAARDE.search(inhoud, cel.end(), cel.end() + 600)
        bevindingen.append(
            _build_formulefout(cel.group(1).decode(), int(cel.group(2)), waarde.group(1) if waarde else b"")
        )
    return bevindingen


def _build_formulefout(letters: str, rij: int, waarde: bytes) -> Bevinding:
    tekst = waarde.decode("utf-8", errors="replace") or "#FOUT"
    return Bevinding(
        f"Cel {letters}{rij} bevat een formulefout ({tekst}). Herstel de formule of maak de cel leeg.",
        rij=rij,
        kolom=letters,
        waarde=tekst,
    )


def _count_letters(letters: bytes) -> int:
    nummer = 0
    for letter in letters:
        nummer = nummer * 26 + letter - 64
    return nummer


def _require_omvang(rijen: int, kolommen: int) -> None:
    if kolommen > MAX_KOLOMMEN:
        raise Fout(
            f"Het blad loopt door tot kolom {kolommen:,}; de app leest tot {MAX_KOLOMMEN:,} kolommen. "
            "Verwijder de kolommen rechts van de cijfers en sla opnieuw op.".replace(",", ".")
        )
    if rijen * kolommen > MAX_CELLEN_WERKBLAD:
        raise Fout(
            f"Het blad beslaat {rijen} rijen en {kolommen} kolommen, te veel om in één keer te lezen. "
            "Verwijder lege rijen onderaan, of sla het blad op als csv."
        )


def _require_ods(inhoud: bytes) -> None:
    breedste = 0
    for cel in _HERHAALD.finditer(inhoud):
        if b"value-type" in cel.group(0):
            breedste = max(breedste, int(cel.group(1)))
    hoogste = 0
    for rij in _RIJ_HERHAALD.finditer(inhoud):
        if b"value-type" in rij.group(2).split(b"</table:table-row>")[0]:
            hoogste = max(hoogste, int(rij.group(1)))
    rijen = max(hoogste, inhoud.count(b"<table:table-row"))
    _require_omvang(rijen, max(1, breedste))
