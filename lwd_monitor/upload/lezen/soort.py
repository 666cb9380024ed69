"""What kind of file this is, decided by its first bytes and its contents, never by its name."""

import gzip
import re
import zipfile
import zlib
from enum import StrEnum
from pathlib import Path

from lwd_monitor.fout import Fout
from lwd_monitor.upload.lezen.limieten import MAX_BESTAND, MB

KOP_BYTES = 65_536


class Bestandsoort(StrEnum):
    """The kinds of file that are told apart."""

    TEKST = "csv"
    GZIP = "gzip"
    ZIP = "zip"
    XLSX = "xlsx"
    XLS = "xls"
    XLSB = "xlsb"
    ODS = "ods"
    PARQUET = "parquet"
    SPSS = "sav"
    JSON = "json"
    GEOJSON = "geojson"
    TOPOJSON = "topojson"
    GEOPACKAGE = "gpkg"
    SHAPEFILE = "shapefile (zip)"


GRENZEN = (Bestandsoort.GEOJSON, Bestandsoort.TOPOJSON, Bestandsoort.GEOPACKAGE, Bestandsoort.SHAPEFILE)

_GEWEIGERD = (
    (b"%PDF", "Dit is een pdf. Vraag de afzender om het bestand als xlsx of csv."),
    (b"\x89PNG", "Dit is een afbeelding (png). Lever de cijfers als xlsx of csv."),
    (b"\xff\xd8\xff", "Dit is een foto (jpg). Lever de cijfers als xlsx of csv."),
    (b"GIF8", "Dit is een afbeelding (gif). Lever de cijfers als xlsx of csv."),
    (b"Rar!", "Dit is een rar-archief. Pak het uit en lever het bestand dat erin zit."),
    (b"7z\xbc\xaf", "Dit is een 7z-archief. Pak het uit en lever het bestand dat erin zit."),
    (b"{\\rtf", "Dit is een tekstdocument (rtf). Lever de cijfers als xlsx of csv."),
    (b"MZ", "Dit is een programma, geen gegevensbestand."),
    (b"\x7fELF", "Dit is een programma, geen gegevensbestand."),
    (b"\x1f\x9d", "Dit bestand is ingepakt op een manier die de app niet leest. Pak het uit of gebruik gzip of zip."),
    (b"BZh", "Dit bestand is ingepakt met bzip2. Pak het uit of gebruik gzip of zip."),
    (b"\xfd7zXZ", "Dit bestand is ingepakt met xz. Pak het uit of gebruik gzip of zip."),
    (
        b"\x00\x00\x27\x0a",
        "Dit is één deel van een shapefile. Lever alle delen (shp, dbf, shx en prj) samen in een zip.",
    ),
    (b"\x00\x01\x00\x00Standard ", "Dit is een Access-database. Exporteer de tabel als xlsx of csv en lever die."),
    (b"PAR1", "Dit Parquet-bestand is niet heel: het einde ontbreekt. Haal het opnieuw op."),
)
_TABELNAMEN = (".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".sav", ".parquet")
_BESCHRIJFT = re.compile(r"(readme|leesmij|lees_mij|licentie|license|metadata|toelichting)[^/]*$", re.I)
MAX_GENOEMD = 5
_EIGEN_EXPORT = re.compile(rb'"gebied_code"\s*:.{0,400}"indicator_id"\s*:', re.S)
_TAR = "Dit is een tar-archief. Pak het uit en lever het bestand dat erin zit."
_HTML = re.compile(rb"\s*(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body|table|meta|script)\b", re.I | re.S)


def recognise_soort(pad: Path) -> Bestandsoort:
    """Decide the kind of file by content; refuses what is empty, too big or no data."""
    try:
        grootte = pad.stat().st_size
        with pad.open("rb") as bestand:
            kop = bestand.read(KOP_BYTES)
            bestand.seek(max(0, grootte - 8))
            staart = bestand.read()
    except FileNotFoundError:
        raise Fout(f"Het bestand {pad.name} bestaat niet. Kijk of de naam en de map kloppen.") from None
    except IsADirectoryError:
        raise Fout(f"{pad.name} is een map. Geef een bestand op.") from None
    except OSError as error:
        raise Fout(f"Het bestand {pad.name} is niet te openen ({error.strerror}).") from None
    if grootte == 0:
        raise Fout("Het bestand is leeg (0 bytes). Haal het opnieuw op of vraag het opnieuw aan.")
    if grootte > MAX_BESTAND:
        raise Fout(
            f"Het bestand is {grootte // MB} MB; de app leest tot {MAX_BESTAND // MB} MB. "
            "Lever alleen de rijen van de gemeente, of splits het bestand per jaar."
        )
    return _recognise_bytes(pad, kop, staart)


def _recognise_bytes(pad: Path, kop: bytes, staart: bytes) -> Bestandsoort:
    if kop[:4] == b"PAR1" and staart[-4:] in (b"PAR1", b"PARE"):
        return Bestandsoort.PARQUET
    for begin, melding in _GEWEIGERD:
        if kop.startswith(begin):
            raise Fout(melding)
    if kop[257:262] == b"ustar":
        raise Fout(_TAR)
    if kop.startswith(b"PK"):
        return _recognise_zip(pad)
    if kop.startswith(b"\x1f\x8b"):
        return Bestandsoort.GZIP
    if kop.startswith((b"$FL2", b"$FL3")):
        return Bestandsoort.SPSS
    if kop.startswith(b"SQLite format 3\0"):
        return Bestandsoort.GEOPACKAGE
    if kop.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _recognise_ole(pad)
    return _recognise_text(kop)


def _recognise_text(kop: bytes) -> Bestandsoort:
    tekst = kop.removeprefix(b"\xef\xbb\xbf").lstrip()
    if kop.startswith((b"\xff\xfe", b"\xfe\xff")):
        tekst = kop.decode("utf-16", errors="replace").encode().lstrip()
    if not tekst.strip(b"\0"):
        raise Fout("In het bestand staat niets dan witruimte. Haal het opnieuw op of vraag het opnieuw aan.")
    if _HTML.match(tekst):
        raise Fout(
            "Dit is een webpagina (html), geen gegevensbestand, welke naam het ook heeft. "
            "Open het in Excel of LibreOffice en sla het op als xlsx, of haal het bestand opnieuw op."
        )
    if tekst.startswith((b"<?xml", b"<")):
        raise Fout("Dit is een xml-bestand; die vorm leest de app niet. Sla het op als xlsx of csv.")
    if tekst[:1] in b"{[":
        return _find_in_json(tekst)
    return Bestandsoort.TEKST


def _find_in_json(tekst: bytes) -> Bestandsoort:
    if re.search(rb'"type"\s*:\s*"Topology"', tekst):
        return Bestandsoort.TOPOJSON
    if re.search(rb'"type"\s*:\s*"(FeatureCollection|Feature)"', tekst):
        # Our own export draws every figure: what counts there are the figures.
        return Bestandsoort.JSON if _EIGEN_EXPORT.search(tekst) else Bestandsoort.GEOJSON
    return Bestandsoort.JSON


def _recognise_zip(pad: Path) -> Bestandsoort:
    try:
        with zipfile.ZipFile(pad) as archief:
            namen = archief.namelist()
            eerste = archief.infolist()[0] if namen else None
            mimetype = b""
            if eerste and eerste.filename == "mimetype" and eerste.file_size < 200:
                mimetype = archief.read(eerste)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise Fout(
            "Het bestand is niet heel: het zip-archief (ook xlsx en ods zijn dat) is afgebroken of beschadigd. "
            "Haal het opnieuw op of sla het opnieuw op."
        ) from None
    if b"opendocument.spreadsheet" in mimetype:
        return Bestandsoort.ODS
    if "xl/workbook.bin" in namen:
        return Bestandsoort.XLSB
    if any(naam.startswith("xl/") for naam in namen):
        return Bestandsoort.XLSX
    if any(naam.startswith("word/") for naam in namen) or b"opendocument.text" in mimetype:
        raise Fout("Dit is een tekstdocument (Word of Writer). Zet de tabel in een werkblad en lever die als xlsx.")
    if any(naam.startswith("ppt/") for naam in namen) or b"opendocument.presentation" in mimetype:
        raise Fout("Dit is een presentatie. Lever de cijfers als xlsx of csv.")
    if any(naam.lower().endswith(".shp") for naam in namen):
        return Bestandsoort.SHAPEFILE
    tabellen = list_tabellen(namen)
    if len(tabellen) == 1:
        return Bestandsoort.ZIP
    if tabellen:
        lijst = ", ".join(tabellen[:MAX_GENOEMD]) + (" en andere" if len(tabellen) > MAX_GENOEMD else "")
        raise Fout(
            f"In dit zip-bestand zitten {len(tabellen)} tabellen: {lijst}. Pak het uit en lever ze een voor een."
        )
    raise Fout("In dit zip-bestand zit geen werkblad en geen shapefile. Pak het uit en lever het bestand dat erin zit.")


def list_tabellen(namen: list[str]) -> list[str]:
    """Give the files in a zip that may hold a table, without what a Mac adds and what only describes."""
    return [
        naam
        for naam in namen
        if naam.lower().endswith(_TABELNAMEN)
        and "__MACOSX" not in naam.split("/")
        and not naam.split("/")[-1].startswith((".", "~$"))
        and not _BESCHRIJFT.search(naam)
    ]


def _recognise_ole(pad: Path) -> Bestandsoort:
    inhoud = pad.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in inhoud:
        raise Fout(
            "Het bestand is beveiligd met een wachtwoord. Open het in Excel, haal het wachtwoord eraf "
            "(Bestand, Info, Werkmap beveiligen) en sla het opnieuw op."
        )
    if "WordDocument".encode("utf-16-le") in inhoud:
        raise Fout("Dit is een Word-document. Zet de tabel in een werkblad en lever die als xlsx.")
    if any(naam.encode("utf-16-le") in inhoud for naam in ("Workbook", "Book")):
        return Bestandsoort.XLS
    raise Fout("Dit is een Office-bestand zonder werkblad. Lever de cijfers als xlsx of csv.")


def find_soort_in_gzip(pad: Path) -> Bestandsoort | None:
    """Look at the first bytes inside a gzip; None when they are of no kind that tells itself at its beginning."""
    try:
        with gzip.open(pad) as bestand:
            kop = bestand.read(KOP_BYTES)
    except (EOFError, zlib.error, gzip.BadGzipFile, OSError):
        return None
    if kop.startswith(b"SQLite format 3\0"):
        return Bestandsoort.GEOPACKAGE
    tekst = kop.removeprefix(b"\xef\xbb\xbf").lstrip()
    return _find_in_json(tekst) if tekst[:1] == b"{" else None


def open_gzip(pad: Path, maximum: int) -> bytes:
    """Unpack a gzip whole, and stop as soon as it grows beyond `maximum` bytes."""
    try:
        with gzip.open(pad) as bestand:
            inhoud = bestand.read(maximum + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile, OSError):
        raise Fout("Het gzip-bestand is niet heel: het is afgebroken of beschadigd. Haal het opnieuw op.") from None
    if len(inhoud) > maximum:
        raise Fout(
            f"Uitgepakt is dit bestand groter dan {maximum // MB} MB; de app pakt het niet verder uit. "
            "Lever alleen de rijen van de gemeente, of splits het bestand per jaar."
        )
    return inhoud
