"""Files that store columns with a type: Parquet and SPSS."""

from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa

from lwd_monitor.fout import Fout
from lwd_monitor.upload.lezen.afgeschermd import read_afgeschermd
from lwd_monitor.upload.lezen.kop import require_namen
from lwd_monitor.upload.lezen.limieten import MAX_KOLOMMEN, MAX_RIJEN
from lwd_monitor.upload.lezen.tabel import Tabel


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
