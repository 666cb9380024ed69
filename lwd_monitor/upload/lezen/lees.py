"""The one door through which every file of figures comes in."""

import tempfile
import zipfile
from pathlib import Path

from lwd_monitor.fout import Fout, Middel, Remedie
from lwd_monitor.upload.lezen.codering import decode_tekst
from lwd_monitor.upload.lezen.kolommen import read_parquet, read_spss
from lwd_monitor.upload.lezen.limieten import MAX_BESTAND, MAX_JSON, MB
from lwd_monitor.upload.lezen.odata import read_json
from lwd_monitor.upload.lezen.soort import GRENZEN, Soort, find_soort, list_tabellen, open_gzip
from lwd_monitor.upload.lezen.tabel import Leeskeuze, Tabel
from lwd_monitor.upload.lezen.tekst import read_tekst
from lwd_monitor.upload.lezen.werkblad import read_werkblad
from lwd_monitor.upload.lezen.zipinhoud import check_zip, open_deel


def read_bestand(
    pad: Path,
    *,
    naam: str | None = None,
    blad: str | None = None,
    kopregel: int | None = None,
    jaar: int | None = None,
) -> Tabel:
    """Read any table file as it stands; raises Fout with place and remedy when it cannot.

    Notes: `naam` is the name the person gave (an uploaded file lies on disk under another); `kopregel` counts from 1;
    `jaar` chooses between sheets that hold a year each.
    """
    keuze = Leeskeuze(blad, kopregel, jaar)
    pad = Path(pad)
    naam = naam or pad.name
    soort = find_soort(pad)
    if soort in GRENZEN:
        raise Fout(f"Dit zijn grenzen ({soort.value}), geen cijfers.", Remedie(Middel.GRENZEN))
    with tempfile.TemporaryDirectory(prefix="lwd-lezen-") as map_naam:
        map_ = Path(map_naam)
        if soort == Soort.GZIP:
            return _read_gzip(pad, naam, keuze, map_)
        if soort == Soort.ZIP:
            return _read_zip(pad, keuze, map_)
        return _read_soort(pad, soort, naam, keuze, map_)


def _read_soort(pad: Path, soort: Soort, naam: str, keuze: Leeskeuze, map_: Path) -> Tabel:
    if soort in (Soort.XLSX, Soort.XLS, Soort.XLSB, Soort.ODS):
        return read_werkblad(pad, soort, naam, keuze, map_)
    if soort == Soort.PARQUET:
        return read_parquet(pad, naam, map_)
    if soort == Soort.SPSS:
        return read_spss(pad, naam, map_)
    if soort == Soort.JSON and pad.stat().st_size > 2 * MAX_JSON:
        raise Fout(f"Dit JSON-bestand is groter dan {MAX_JSON // MB} MB. Haal alleen de gemeente op, of lever csv.")
    bron = decode_tekst(pad.read_bytes())
    return read_json(bron, naam) if soort == Soort.JSON else read_tekst(bron, naam, keuze.kopregel)


def _read_zip(pad: Path, keuze: Leeskeuze, map_: Path) -> Tabel:
    check_zip(pad)
    with zipfile.ZipFile(pad) as archief:
        [lid] = list_tabellen(archief.namelist())
        binnen = map_ / "uitgepakt"
        binnen.write_bytes(open_deel(archief, archief.getinfo(lid)))
    soort, naam = find_soort(binnen), lid.rsplit("/", 1)[-1]
    if soort in (Soort.GZIP, Soort.ZIP) or soort in GRENZEN:
        raise Fout("In dit zip-bestand zit geen tabel. Pak het uit en lever het bestand dat erin zit.")
    tabel = _read_soort(binnen, soort, naam, keuze, map_)
    tabel.meldingen.insert(0, f"Uitgepakt uit het zip-bestand: {naam}.")
    return tabel


def _read_gzip(pad: Path, naam: str, keuze: Leeskeuze, map_: Path) -> Tabel:
    binnen = map_ / "uitgepakt"
    binnen.write_bytes(open_gzip(pad, MAX_BESTAND))
    soort = find_soort(binnen)
    if soort in (Soort.GZIP, Soort.ZIP) or soort in GRENZEN:
        raise Fout("In dit gzip-bestand zit geen tabel. Pak het uit en lever het bestand dat erin zit.")
    tabel = _read_soort(binnen, soort, naam.removesuffix(".gz"), keuze, map_)
    tabel.meldingen.insert(0, "Uitgepakt met gzip.")
    return tabel
