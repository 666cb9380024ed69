"""The one door through which every file of figures comes in, CSV, workbook or columns of Parquet."""

import tempfile
import zipfile
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa

from lwd_monitor.fout import Fout, Middel, Remedie
from lwd_monitor.upload.lezen.afgeschermd import read_afgeschermd
from lwd_monitor.upload.lezen.codering import decode_tekst
from lwd_monitor.upload.lezen.kop import require_namen
from lwd_monitor.upload.lezen.limieten import MAX_BESTAND, MAX_JSON, MAX_KOLOMMEN, MAX_RIJEN, MB
from lwd_monitor.upload.lezen.odata import read_json
from lwd_monitor.upload.lezen.soort import GRENZEN, Bestandsoort, list_tabellen, open_gzip, recognise_soort
from lwd_monitor.upload.lezen.tabel import Leeskeuze, Tabel
from lwd_monitor.upload.lezen.tekst import read_tekst
from lwd_monitor.upload.lezen.werkblad import read_werkblad
from lwd_monitor.upload.lezen.zipinhoud import open_deel, require_zip


def read_parquet(pad: Path, naam: str, map_: Path) -> Tabel:
    """Read a Parquet file; the row numbers count as in a spreadsheet with a header in row 1."""
    arrow = map_ / "tabel.arrow"
    antwoord = read_afgeschermd("parquet", pad, "Parquet", map_, arrow=str(arrow))
    if antwoord.get("genest"):
        raise Fout(
            f"Kolom {', '.join(antwoord['genest'][:5])} bevat lijsten of blokken. Lever een platte tabel met één "
            "waarde in elke cel."
        )
    if not antwoord.get("geschreven"):
        raise Fout(
            f"De tabel is te groot ({antwoord['rijen']} rijen, {antwoord['kolommen']} kolommen): de app leest tot "
            f"{MAX_RIJEN} rijen en {MAX_KOLOMMEN} kolommen. Lever alleen de rijen van de gemeente."
        )
    with pa.OSFile(str(arrow)) as bestand:
        tabel = pa.ipc.open_file(bestand).read_all()
    if tabel.num_rows == 0:
        raise Fout("Het Parquet-bestand heeft geen rijen. Haal het opnieuw op.")
    namen = list(tabel.column_names)
    require_namen(namen, 1, [True] * len(namen))
    # An index that pandas left in the file is a column like any other.
    frame = tabel.replace_schema_metadata(None).to_pandas(types_mapper=pd.ArrowDtype)
    return Tabel(frame, np.arange(2, tabel.num_rows + 2, dtype=np.int32), namen, "parquet", naam)


def read_spss(pad: Path, naam: str, map_: Path) -> Tabel:
    """Read an SPSS file; values stay codes, the labels are for the survey module."""
    antwoord = read_afgeschermd("spss", pad, "SPSS", map_)
    frame: pd.DataFrame = antwoord["frame"]
    namen = [str(kolom) for kolom in frame.columns]
    if len(namen) > MAX_KOLOMMEN:
        raise Fout(f"Het SPSS-bestand heeft {len(namen)} variabelen; de app leest er tot {MAX_KOLOMMEN}.")
    rijen = np.arange(2, len(frame) + 2, dtype=np.int32)
    return Tabel(frame, rijen, namen, "sav", naam, codering=antwoord["codering"])


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
    soort = recognise_soort(pad)
    if soort in GRENZEN:
        raise Fout(f"Dit zijn grenzen ({soort.value}), geen cijfers.", Remedie(Middel.GRENZEN))
    with tempfile.TemporaryDirectory(prefix="lwd-lezen-") as map_naam:
        map_ = Path(map_naam)
        if soort == Bestandsoort.GZIP:
            return _read_gzip(pad, naam, keuze, map_)
        if soort == Bestandsoort.ZIP:
            return _read_zip(pad, keuze, map_)
        return _read_soort(pad, soort, naam, keuze, map_)


def _read_soort(pad: Path, soort: Bestandsoort, naam: str, keuze: Leeskeuze, map_: Path) -> Tabel:
    if soort in (Bestandsoort.XLSX, Bestandsoort.XLS, Bestandsoort.XLSB, Bestandsoort.ODS):
        return read_werkblad(pad, soort, naam, keuze, map_)
    if soort == Bestandsoort.PARQUET:
        return read_parquet(pad, naam, map_)
    if soort == Bestandsoort.SPSS:
        return read_spss(pad, naam, map_)
    if soort == Bestandsoort.JSON and pad.stat().st_size > 2 * MAX_JSON:
        raise Fout(f"Dit JSON-bestand is groter dan {MAX_JSON // MB} MB. Haal alleen de gemeente op, of lever csv.")
    bron = decode_tekst(pad.read_bytes())
    return read_json(bron, naam) if soort == Bestandsoort.JSON else read_tekst(bron, naam, keuze.kopregel)


def _read_zip(pad: Path, keuze: Leeskeuze, map_: Path) -> Tabel:
    require_zip(pad)
    with zipfile.ZipFile(pad) as archief:
        [lid] = list_tabellen(archief.namelist())
        binnen = map_ / "uitgepakt"
        binnen.write_bytes(open_deel(archief, archief.getinfo(lid)))
    soort, naam = recognise_soort(binnen), lid.rsplit("/", 1)[-1]
    if soort in (Bestandsoort.GZIP, Bestandsoort.ZIP) or soort in GRENZEN:
        raise Fout("In dit zip-bestand zit geen tabel. Pak het uit en lever het bestand dat erin zit.")
    tabel = _read_soort(binnen, soort, naam, keuze, map_)
    tabel.meldingen.insert(0, f"Uitgepakt uit het zip-bestand: {naam}.")
    return tabel


def _read_gzip(pad: Path, naam: str, keuze: Leeskeuze, map_: Path) -> Tabel:
    binnen = map_ / "uitgepakt"
    binnen.write_bytes(open_gzip(pad, MAX_BESTAND))
    soort = recognise_soort(binnen)
    if soort in (Bestandsoort.GZIP, Bestandsoort.ZIP) or soort in GRENZEN:
        raise Fout("In dit gzip-bestand zit geen tabel. Pak het uit en lever het bestand dat erin zit.")
    tabel = _read_soort(binnen, soort, naam.removesuffix(".gz"), keuze, map_)
    tabel.meldingen.insert(0, "Uitgepakt met gzip.")
    return tabel
