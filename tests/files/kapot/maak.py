"""Makes the broken files: one fault each, with the words in which it must be refused.

Notes: `stap` says where the fault must be found: `lezen` (the raw reader refuses), `vorm` (converting refuses),
`fouten` (a finding with row and column), `waarschuwing`, or `grenzen` (the boundary reader refuses).
"""

import gzip
import io
import json
import sqlite3
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq


@dataclass(frozen=True)
class Geval:
    """One broken file: its name, the bytes, where it must be stopped and with which words."""

    naam: str
    maak: Callable[[], bytes]
    melding: str
    stap: str = "lezen"


KOP = "regiocode;jaar;indicator;waarde\n"
RIJ = "BU01411000;2024;inwoners;100\n"


def tekst(inhoud: str, codering: str = "utf-8") -> Callable[[], bytes]:
    return lambda: inhoud.encode(codering)


def rauw(inhoud: bytes) -> Callable[[], bytes]:
    return lambda: inhoud


def lang(*rijen: str) -> Callable[[], bytes]:
    return tekst(KOP + "".join(f"{rij}\n" for rij in rijen))


def werkmap(*rijen: list[object], bewerk: Callable[[openpyxl.Workbook], None] | None = None) -> bytes:
    boek = openpyxl.Workbook()
    for rij in rijen or (["regiocode", "jaar", "indicator", "waarde"], ["BU01411000", 2024, "inwoners", 100]):
        boek.active.append(rij)
    if bewerk:
        bewerk(boek)
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def vervang(bron: bytes, deel: str, wijzig: Callable[[bytes], bytes]) -> bytes:
    """Rewrite one part of a zip."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bron)) as oud, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as nieuw:
        for info in oud.infolist():
            inhoud = oud.read(info)
            nieuw.writestr(info.filename, wijzig(inhoud) if info.filename == deel else inhoud)
    return uit.getvalue()


def blad(wijzig: Callable[[bytes], bytes]) -> Callable[[], bytes]:
    return lambda: vervang(werkmap(), "xl/worksheets/sheet1.xml", wijzig)


def voeg_cel_toe(cel: bytes) -> Callable[[], bytes]:
    return blad(lambda xml: xml.replace(b"</sheetData>", cel + b"</sheetData>"))


def maak_formulefout() -> bytes:
    def bewerk(boek: openpyxl.Workbook) -> None:
        boek.active["D2"] = "#REF!"
        boek.active["D2"].data_type = "e"

    return werkmap(bewerk=bewerk)


def maak_samengevoegd() -> bytes:
    def bewerk(boek: openpyxl.Workbook) -> None:
        boek.active.merge_cells("B1:D1")

    return werkmap(
        ["regiocode", "cijfers", None, None],
        ["BU01411000", 2024, "inwoners", 5],
        ["BU01411001", 2024, "inwoners", 6],
        bewerk=bewerk,
    )


def maak_zipbom() -> bytes:
    """An xlsx whose sheet is 400 MB of spaces, packed to some 400 kB."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(werkmap())) as oud, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as nieuw:
        for info in oud.infolist():
            if info.filename != "xl/worksheets/sheet1.xml":
                nieuw.writestr(info.filename, oud.read(info))
        with nieuw.open("xl/worksheets/sheet1.xml", "w") as doel:
            for _ in range(400):
                doel.write(b" " * 1_048_576)
    return uit.getvalue()


def maak_zipbom_2gb() -> bytes:
    """A zip that claims a part of 2 GB in its directory."""
    inhoud = bytearray(werkmap())
    plaats = inhoud.index(b"PK\x01\x02")
    while b"sheet1.xml" not in inhoud[plaats + 46 : plaats + 46 + 40]:
        plaats = inhoud.index(b"PK\x01\x02", plaats + 4)
    inhoud[plaats + 24 : plaats + 28] = struct.pack("<I", 2_147_483_647)
    return bytes(inhoud)


def maak_zip_leugen() -> bytes:
    """A zip that claims fewer bytes than it unpacks to."""
    groot = vervang(werkmap(), "xl/worksheets/sheet1.xml", lambda xml: xml + b"<!-- " + b"x" * 200_000 + b" -->")
    inhoud = bytearray(groot)
    plaats = inhoud.index(b"PK\x01\x02")
    while b"sheet1.xml" not in inhoud[plaats + 46 : plaats + 46 + 40]:
        plaats = inhoud.index(b"PK\x01\x02", plaats + 4)
    inhoud[plaats + 24 : plaats + 28] = struct.pack("<I", 100)
    return bytes(inhoud)


def maak_zip_wachtwoord() -> bytes:
    """A zip with the flag 'encrypted' on every part."""
    inhoud = bytearray(werkmap())
    for kop, vlag in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        plaats = inhoud.find(kop)
        while plaats >= 0:
            inhoud[plaats + vlag] |= 1
            plaats = inhoud.find(kop, plaats + 4)
    return bytes(inhoud)


def maak_entiteiten() -> bytes:
    bom = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    return vervang(werkmap(), "xl/worksheets/sheet1.xml", lambda xml: bom + xml.split(b"?>", 1)[-1])


def maak_ods(inhoud: bytes) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as nieuw:
        nieuw.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        nieuw.writestr("content.xml", inhoud)
        nieuw.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return uit.getvalue()


ODS_KOP = (
    b'<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    b'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    b'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
    b'<office:spreadsheet><table:table table:name="A">'
)
ODS_VOET = b"</table:table></office:spreadsheet></office:body></office:document-content>"
ODS_CEL = b'<table:table-cell office:value-type="string" %s><text:p>x</text:p></table:table-cell>'


def maak_ods_breed() -> bytes:
    return maak_ods(
        ODS_KOP
        + b"<table:table-row>"
        + ODS_CEL % b'table:number-columns-repeated="16384"'
        + b"</table:table-row>"
        + ODS_VOET
    )


def maak_ods_hoog() -> bytes:
    rij = (
        b'<table:table-row table:number-rows-repeated="1048576">'
        + ODS_CEL % b'table:number-columns-repeated="500"'
        + b"</table:table-row>"
    )
    return maak_ods(ODS_KOP + rij + ODS_VOET)


def maak_ods_entiteiten() -> bytes:
    return maak_ods(
        ODS_KOP.replace(b"<office:document", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><office:document', 1) + ODS_VOET
    )


def maak_gedeelde_teksten() -> bytes:
    """An xlsx with shared strings that unpack to 350 MB."""
    uit = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(werkmap())) as oud,
        zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as nieuw,
    ):
        for info in oud.infolist():
            if info.filename != "xl/sharedStrings.xml":
                nieuw.writestr(info.filename, oud.read(info))
        with nieuw.open("xl/sharedStrings.xml", "w") as doel:
            for _ in range(350):
                doel.write((b"<si><t>" + b"a" * 1_000 + b"</t></si>") * 1_034)
    return uit.getvalue()


def maak_ole(stroom: str) -> bytes:
    """The header of an old Office container with one named stream in its directory."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + stroom.encode("utf-16-le") + b"\0" * 512


def maak_parquet(tabel: pa.Table | None = None) -> bytes:
    uit = io.BytesIO()
    pq.write_table(
        tabel if tabel is not None else pa.table({"regiocode": ["BU01411000"], "jaar": [2024], "waarde": [1.0]}), uit
    )
    return uit.getvalue()


def maak_parquet_kapot() -> bytes:
    inhoud = bytearray(
        maak_parquet(pa.table({"regiocode": ["BU01411000"] * 500, "waarde": [float(n) for n in range(500)]}))
    )
    inhoud[20:400] = b"\xff" * 380
    return bytes(inhoud)


def maak_gpkg_kapot() -> bytes:
    return b"SQLite format 3\0" + b"\xff" * 4_000


def maak_sqlite_zonder_lagen() -> bytes:
    verbinding = sqlite3.connect(":memory:")
    verbinding.execute("CREATE TABLE t (a INTEGER)")
    inhoud = verbinding.serialize()
    verbinding.close()
    return inhoud


def geojson(*vlakken: tuple[dict[str, object], object]) -> Callable[[], bytes]:
    delen = [{"type": "Feature", "properties": eigenschappen, "geometry": vorm} for eigenschappen, vorm in vlakken]
    return lambda: json.dumps({"type": "FeatureCollection", "features": delen}).encode()


def vlak(lengte: float = 6.6, breedte: float = 52.3) -> dict[str, object]:
    ring = [[lengte, breedte], [lengte + 0.1, breedte], [lengte + 0.1, breedte + 0.1], [lengte, breedte]]
    return {"type": "Polygon", "coordinates": [ring]}


def maak_tar() -> bytes:
    uit = io.BytesIO()
    with tarfile.open(fileobj=uit, mode="w") as archief:
        archief.addfile(tarfile.TarInfo("cijfers.csv"))
    return uit.getvalue()


def maak_draaitabel() -> bytes:
    return werkmap(
        ["Som van waarde", "Kolomlabels", None, None],
        ["Rijlabels", 2023, 2024, "Eindtotaal"],
        ["BU01411000", 5, 6, 11],
        ["BU01411001", 7, 8, 15],
        ["Eindtotaal", 12, 14, 26],
    )


def maak_ander_blad() -> bytes:
    def bewerk(boek: openpyxl.Workbook) -> None:
        boek.active.title = "Uitleg"
        boek.create_sheet("Cijfers").append(["regiocode", "jaar", "waarde"])

    return werkmap(["Toelichting"], ["bij dit bestand"], bewerk=bewerk)


def maak_zip(delen: dict[str, bytes]) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as nieuw:
        for naam, inhoud in delen.items():
            nieuw.writestr(naam, inhoud)
    return uit.getvalue()


def maak_gzip_bom() -> bytes:
    uit = io.BytesIO()
    with gzip.GzipFile(fileobj=uit, mode="wb", mtime=0) as doel:
        for _ in range(400):
            doel.write(b"0" * 1_048_576)
    return uit.getvalue()


def maak_gzip_kapot() -> bytes:
    return gzip.compress((KOP + RIJ * 2_000).encode(), mtime=0)[:-40]


def maak_gzip_vervuild() -> bytes:
    inhoud = bytearray(
        gzip.compress((KOP + "".join(f"BU01411000;2024;i{n};{n}\n" for n in range(3_000))).encode(), mtime=0)
    )
    inhoud[500:540] = zlib.crc32(b"kapot").to_bytes(4, "big") * 10
    return bytes(inhoud)


BREED = ";".join(f"k{n}" for n in range(100_000))

GEVALLEN = (
    Geval("leeg.csv", rauw(b""), "leeg"),
    Geval("witruimte.csv", rauw(b"  \n\n  \n"), "niets dan witruimte"),
    Geval("alleen_bom.csv", rauw(b"\xef\xbb\xbf"), "niets dan witruimte"),
    Geval("alleen_kop.csv", tekst(KOP), "geen gegevens"),
    Geval("alleen_scheidingstekens.csv", tekst(";;;\n;;;\n"), "lege cellen|maar één kolom"),
    Geval("een_kolom.csv", tekst("waarde\n1\n2\n"), "maar één kolom"),
    Geval("geen_kop.csv", tekst("BU01411000;2024;5\nBU01411001;2024;6\n"), "lijkt op gegevens, niet op een kopregel"),
    Geval(
        "kop_dubbel.csv",
        tekst("regiocode;jaar;waarde;waarde\nBU01411000;2024;1;2\n"),
        "staat een naam dubbel: 'waarde' in kolom C, D",
    ),
    Geval("kop_dubbel_hoofdletters.csv", tekst("regiocode;Jaar;jaar\nBU01411000;2024;1\n"), "staat een naam dubbel"),
    Geval(
        "kop_naamloos.csv",
        tekst("regiocode;jaar;;waarde\nBU01411000;2024;x;2\n"),
        "Kolom C heeft gegevens maar geen naam",
    ),
    Geval("rij_te_lang.csv", lang("BU01411000;2024;inwoners;1;2"), r"rij 2 \(5\)"),
    Geval("rij_te_kort.csv", tekst(KOP + "BU01411000;2024\n" + RIJ), r"rij 2 \(2\)"),
    Geval("afgebroken_midden.csv", tekst(KOP + RIJ * 3 + "BU01411000;2024;inw"), r"rij 5 \(3\)"),
    Geval("aanhalingsteken_open.csv", tekst(KOP + 'BU01411000;2024;"inwoners;1\n' + RIJ * 5), "In regel 2 begint"),
    Geval("honderdduizend_kolommen.csv", tekst(BREED + "\n" + BREED.replace("k", "") + "\n"), "100000 kolommen"),
    Geval(
        "cel_van_megabytes.csv",
        tekst(KOP + 'BU01411000;2024;"' + "a" * 2_000_000 + '";1\n'),
        "meer dan een miljoen tekens",
    ),
    Geval("nul_bytes.csv", rauw(KOP.encode() + b"BU01411000;2024;inw\0oners;1\n"), "regel 2 staat een NUL-teken"),
    Geval("alleen_nul_bytes.csv", rauw(b"\0" * 5_000), "witruimte|NUL-teken"),
    Geval(
        "codering_gemengd.csv",
        rauw("a;b\nIndië;1\n".encode() + "Indië;2\n".encode("cp1252")),
        "mengt twee tekencoderingen: vanaf regel 3",
    ),
    Geval("bom_met_windows.csv", rauw(b"\xef\xbb\xbfa;b\nIndi\xeb;1\n"), "mengt twee tekencoderingen"),
    Geval("utf16_afgebroken.csv", rauw((KOP + RIJ).encode("utf-16")[:-1]), "UTF-16"),
    Geval(
        "willekeurig.csv",
        rauw(bytes((n * 7 + n // 256) % 255 for n in range(6_000))),
        "NUL-teken|kolom|tekens|kop|gegevens|csv",
    ),
    Geval(
        "decimalen_gemengd.csv",
        lang("BU01411000;2024;inwoners;12,5", "BU01411001;2024;inwoners;12.5"),
        "komma's en decimale punten",
        "fouten",
    ),
    Geval("tekst_in_getal.csv", lang("BU01411000;2024;inwoners;veel"), "tekst, geen getal", "fouten"),
    Geval(
        "datum_in_waarde.csv",
        lang("BU01411000;2024;inwoners;12-05-2024"),
        "dit is een datum|Dit is een datum",
        "fouten",
    ),
    Geval("punten_vreemd.csv", lang("BU01411000;2024;inwoners;1.23.4"), "punten en komma's kloppen niet", "fouten"),
    Geval("oneindig.csv", lang("BU01411000;2024;inwoners;inf"), "tekst, geen getal", "fouten"),
    Geval("veel_te_groot.csv", lang("BU01411000;2024;inwoners;1e308"), "getal is te groot", "fouten"),
    Geval("enorme_cel.csv", lang("BU01411000;2024;inwoners;" + "9" * 400_000), "getal is te groot", "fouten"),
    Geval("schooljaar.csv", lang("BU01411000;2023/24;inwoners;5"), "Dit zijn twee jaren", "fouten"),
    Geval(
        "indeling_geen_jaar.csv",
        tekst("gebied_code;indeling;indicator_id;jaar;waarde;status\nBU01411000;99999;inwoners;2024;5;gemeten\n"),
        "geen indeling",
        "fouten",
    ),
    Geval("twee_tabellen.csv", lang("BU01411000;2024;inwoners;5", "Tabel 2;;;", RIJ.strip()), "gebiedscode", "fouten"),
    Geval("formulefout.csv", lang("BU01411000;2024;inwoners;#DEEL/0!"), "formulefout", "fouten"),
    Geval(
        "punt_dubbelzinnig.csv", lang("BU01411000;2024;inwoners;1.234"), "decimaal of een duizendtal", "waarschuwing"
    ),
    Geval("jaar_datumgetal.csv", lang("BU01411000;45292;inwoners;5"), "datumgetal van Excel voor 01-01-2024", "fouten"),
    Geval("jaar_kwartaal.csv", lang("BU01411000;2024KW01;inwoners;5"), "kwartaal, maand of halfjaar", "fouten"),
    Geval("jaar_leeg.csv", lang("BU01411000;;inwoners;5"), "jaar ontbreekt", "fouten"),
    Geval("jaar_twee_cijfers.csv", lang("BU01411000;24;inwoners;5"), "geen jaar", "fouten"),
    Geval("jaar_ver_weg.csv", lang("BU01411000;2204;inwoners;5"), "tussen 1950 en 2049", "fouten"),
    Geval(
        "gebied_onbekend.csv",
        lang("BU01411000;2024;inwoners;5", "Nergenshuizen;2024;inwoners;5"),
        "geen bekende gebiedscode",
        "fouten",
    ),
    Geval("gebied_leeg.csv", lang("BU01411000;2024;inwoners;5", ";2024;inwoners;5"), "staat geen gebied", "fouten"),
    Geval("indicator_leeg.csv", lang("BU01411000;2024;;5"), "staat geen indicator", "fouten"),
    Geval("andere_gemeente.csv", lang("BU03630000;2024;inwoners;5"), r"geen enkele rij van Almelo", "vorm"),
    Geval("jaar_onbekend.csv", tekst("regiocode;inwoners;dichtheid\nBU01411000;5;6\n"), "niet over welk jaar", "vorm"),
    Geval(
        "alles_leeg.csv", tekst("regiocode;jaar;inwoners;dichtheid\nBU01411000;2024;;\n"), "geen enkel cijfer", "vorm"
    ),
    Geval(
        "status_onbekend.csv",
        tekst("gebied_code;indicator_id;jaar;waarde;status\nBU01411000;x;2024;1;goed\n"),
        "Onbekende status",
        "fouten",
    ),
    Geval("html_als.xls", tekst("<html><body><table><tr><td>1</td></tr></table></body></html>"), "webpagina"),
    Geval("html_als.csv", tekst("<!DOCTYPE html>\n<html></html>"), "webpagina"),
    Geval("xml_als.xls", tekst('<?xml version="1.0"?><Workbook/>'), "xml-bestand"),
    Geval("pdf_als.xlsx", rauw(b"%PDF-1.7\n..."), "pdf"),
    Geval("foto_als.csv", rauw(b"\xff\xd8\xff\xe0" + b"\0" * 100), "foto"),
    Geval("png_als.csv", rauw(b"\x89PNG\r\n\x1a\n" + b"\0" * 100), "afbeelding"),
    Geval("zip_zonder_tabel.zip", lambda: maak_zip({"lees.txt": b"x"}), "geen werkblad en geen shapefile"),
    Geval("word.xlsx", lambda: maak_zip({"word/document.xml": b"<x/>"}), "tekstdocument"),
    Geval("tar.csv", maak_tar, "tar-archief"),
    Geval("access.mdb", rauw(b"\x00\x01\x00\x00Standard Jet DB\x00" + b"\0" * 50), "Access-database"),
    Geval("los_deel.shp", rauw(b"\x00\x00\x27\x0a" + b"\0" * 96), "één deel van een shapefile"),
    Geval("draaitabel.xlsx", maak_draaitabel, "draaitabel", "vorm"),
    Geval("ander_blad.xlsx", maak_ander_blad, "maar één kolom .*Gelezen is het blad 'Uitleg' van: Uitleg, Cijfers"),
    Geval("zeven_zip.csv", rauw(b"7z\xbc\xaf\x27\x1c" + b"\0" * 50), "7z-archief"),
    Geval("zip_afgebroken.xlsx", lambda: werkmap()[:-300], "niet heel"),
    Geval(
        "zip_deel_kapot.xlsx",
        lambda: werkmap().replace(b"PK\x03\x04", b"PK\x09\x04", 1),
        "niet heel|niet te lezen|geen werkblad",
    ),
    Geval("zipbom.xlsx", maak_zipbom, "Uitgepakt zou dit bestand"),
    Geval("zipbom_2gb.xlsx", maak_zipbom_2gb, "Uitgepakt zou dit bestand meer dan 2048 MB"),
    Geval("zip_leugen.xlsx", maak_zip_leugen, "niet heel"),
    Geval("zip_wachtwoord.xlsx", maak_zip_wachtwoord, "wachtwoord"),
    Geval("gedeelde_teksten.xlsx", maak_gedeelde_teksten, "Uitgepakt zou dit bestand"),
    Geval("xml_entiteiten.xlsx", maak_entiteiten, "xml-entiteiten"),
    Geval("wachtwoord.xlsx", lambda: maak_ole("EncryptedPackage"), "beveiligd met een wachtwoord"),
    Geval("word.doc", lambda: maak_ole("WordDocument"), "Word-document"),
    Geval("xls_kapot.xls", lambda: maak_ole("Workbook"), "niet te lezen"),
    Geval("ole_zonder_blad.xls", lambda: maak_ole("Iets"), "zonder werkblad"),
    Geval("formulefout.xlsx", maak_formulefout, r"formulefouten: cel D2 \(#REF!\)"),
    Geval("kop_samengevoegd.xlsx", maak_samengevoegd, "samengevoegde cellen"),
    Geval("blad_leeg.xlsx", lambda: werkmap([]), "leeg|lege cellen"),
    Geval("alleen_kop.xlsx", lambda: werkmap(["regiocode", "jaar", "waarde"]), "geen gegevens"),
    Geval("cel_ver_weg.xlsx", voeg_cel_toe(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "kolom 16.384"),
    Geval(
        "rij_ver_weg.xlsx",
        voeg_cel_toe(b'<row r="1048576"><c r="D1048576"><v>1</v></c></row>'),
        "te veel om in één keer te lezen",
    ),
    Geval("blad_xml_kapot.xlsx", blad(lambda xml: xml[: len(xml) // 2]), "niet te lezen|geen gegevens|leeg"),
    Geval(
        "datum_in_waarde.xlsx",
        lambda: werkmap(
            ["regiocode", "jaar", "indicator", "waarde"], ["BU01411000", 2024, "inwoners", date(2024, 1, 2)]
        ),
        "datum, geen getal",
        "fouten",
    ),
    Geval(
        "waar_in_waarde.xlsx",
        lambda: werkmap(["regiocode", "jaar", "indicator", "waarde"], ["BU01411000", 2024, "inwoners", True]),
        "Waar of onwaar",
        "fouten",
    ),
    Geval("ods_breed.ods", maak_ods_breed, "kolom 16.384"),
    Geval("ods_hoog.ods", maak_ods_hoog, "te veel om in één keer"),
    Geval("ods_entiteiten.ods", maak_ods_entiteiten, "xml-entiteiten"),
    Geval("ods_kapot.ods", lambda: maak_ods(b"<x"), "niet te lezen"),
    Geval("gzip_afgebroken.csv.gz", maak_gzip_kapot, "gzip-bestand is niet heel"),
    Geval("gzip_vervuild.csv.gz", maak_gzip_vervuild, "gzip-bestand is niet heel"),
    Geval("gzip_bom.csv.gz", maak_gzip_bom, "Uitgepakt is dit bestand groter dan 130 MB"),
    Geval("gzip_in_gzip.csv.gz", lambda: gzip.compress(gzip.compress(KOP.encode())), "geen tabel"),
    Geval("parquet_afgebroken.parquet", lambda: maak_parquet()[:-20], "Parquet-bestand is niet heel"),
    Geval("parquet_kapot.parquet", maak_parquet_kapot, "niet te lezen"),
    Geval(
        "parquet_geen_rijen.parquet",
        lambda: maak_parquet(pa.table({"a": pa.array([], pa.int64()), "b": pa.array([], pa.int64())})),
        "geen rijen",
    ),
    Geval(
        "parquet_genest.parquet",
        lambda: maak_parquet(pa.table({"regiocode": ["x"], "w": [[1, 2]]})),
        "lijsten of blokken",
    ),
    Geval("spss_afgebroken.sav", rauw(b"$FL2@(#) SPSS DATA FILE" + b" " * 100), "niet te lezen"),
    Geval("json_regels.json", tekst('{"a":1,"b":2}\n{"a":3,"b":4}\n'), "los JSON-blok .JSON Lines."),
    Geval("json_diep.json", tekst('{"value":' + "[" * 200_000 + "]" * 200_000 + "}"), "te diep genest"),
    Geval("json_nan.json", tekst('{"value":[{"WijkenEnBuurten":"BU01411000","AantalInwoners_5":NaN}]}'), "staat NaN"),
    Geval("json_oneindig.json", tekst('{"value":[{"a":1,"b":-Infinity}]}'), "staat -Infinity"),
    Geval("json_afgebroken.json", tekst('{"value":[{"a":1},{"a"'), "niet heel: in regel 1"),
    Geval("json_getal_enorm.json", tekst('{"value":[{"a":' + "9" * 6_000 + "}]}"), "duizenden cijfers"),
    Geval("json_andere_vorm.json", tekst('{"rows":[1,2]}'), "niet de vorm van CBS OData"),
    Geval("json_leeg.json", tekst('{"value":[]}'), "gaf geen rijen"),
    Geval("json_genest.json", tekst('{"value":[{"a":{"b":1}}]}'), "'a' staat een lijst of blok"),
    Geval(
        "json_foutmelding.json", tekst('{"odata.error":{"code":"","message":{"value":"x"}}}'), "foutmelding van de bron"
    ),
    Geval(
        "json_bladzijde.json",
        tekst(
            '{"value":[{"WijkenEnBuurten":"BU01411000","Perioden":"2024JJ00","AantalInwoners_5":1,'
            '"Koopwoningen_47":2}],"odata.nextLink":"http://x"}'
        ),
        "één bladzijde",
        "waarschuwing",
    ),
    Geval("grenzen_als_cijfers.geojson", geojson(({"buurtcode": "BU01411000"}, vlak())), "Dit zijn grenzen"),
    Geval("gpkg_kapot.gpkg", maak_gpkg_kapot, "niet te lezen", "grenzen"),
    Geval("gpkg_zonder_lagen.gpkg", maak_sqlite_zonder_lagen, "geen vlakken|niet te lezen", "grenzen"),
    Geval(
        "geojson_afgebroken.geojson", lambda: geojson(({"c": "BU01411000"}, vlak()))()[:-30], "niet te lezen", "grenzen"
    ),
    Geval("shp_zonder_dbf.zip", lambda: maak_zip({"b.shp": b"x", "b.shx": b"x"}), "ontbreekt .dbf", "grenzen"),
    Geval(
        "naam_te_lang.geojson",
        geojson(({"buurtcode": "BU01411000", "buurtnaam": "x" * 5_000}, vlak())),
        "langer dan 100 tekens",
        "grenzen",
    ),
    Geval("geojson_leeg.geojson", geojson(), "geen vlakken", "grenzen"),
    Geval(
        "geojson_punten.geojson",
        geojson(({"c": "BU01411000"}, {"type": "Point", "coordinates": [6.6, 52.3]})),
        "punten of lijnen",
        "grenzen",
    ),
    Geval("geojson_zonder_code.geojson", geojson(({"naam": "A"}, vlak())), "Geen kolom met gebiedscodes", "grenzen"),
    Geval(
        "geojson_dubbel.geojson",
        geojson(({"c": "BU01411000"}, vlak()), ({"c": "BU01411000"}, vlak(6.5))),
        "meer dan één keer",
        "grenzen",
    ),
    Geval(
        "geojson_verwisseld.geojson", geojson(({"c": "BU01411000"}, vlak(52.3, 6.6))), "niet in Nederland", "grenzen"
    ),
    Geval(
        "shapefile_half.zip",
        lambda: maak_zip({"a.shp": b"\0\0\x27\x0a" + b"\0" * 200}),
        "ontbreekt .shx en .dbf",
        "grenzen",
    ),
    Geval(
        "topojson_kapot.topojson",
        tekst(
            '{"type":"Topology","objects":{"a":{"type":"GeometryCollection","geometries":[{"type":"Polygon",'
            '"arcs":[[99]]}]}},"arcs":[]}'
        ),
        "geen vlakken|niet te lezen",
        "grenzen",
    ),
    Geval("csv_als_grenzen.geojson", tekst(KOP + RIJ), "geen bestand met grenzen", "grenzen"),
)
