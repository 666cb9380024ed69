"""Reads one binary file in a process of its own, so that a broken file can cost neither the app's memory nor its life.

Notes: started by path by `afgeschermd.py`; imports nothing of lwd_monitor, so that it starts in a tenth of a second.
"""

import json
import pickle
import resource
import sys
from pathlib import Path


def read_werkmap(pad: str, opdracht: dict) -> dict:
    """Give the sheet names and the cells of the chosen sheet, from cell A1 on."""
    import python_calamine

    werkmap = python_calamine.load_workbook(pad)
    bladen = list(werkmap.sheet_names)
    gevraagd = opdracht.get("blad")
    if gevraagd is not None and gevraagd not in bladen:
        return {"bladen": bladen, "blad": None, "rijen": []}
    zichtbaar = {blad.name for blad in werkmap.sheets_metadata if str(blad.visible).endswith("Visible")}
    verborgen = [naam for naam in bladen if naam not in zichtbaar]
    volgorde = sorted(bladen, key=lambda naam: (naam.strip().lower() != "data", naam in verborgen))
    kandidaten = [gevraagd] if gevraagd else volgorde
    blad, rijen, samengevoegd = bladen[0] if bladen else None, [], []
    for naam in kandidaten:
        werkblad = werkmap.get_sheet_by_name(naam)
        rijen = werkblad.to_python(skip_empty_area=False)
        if any(cel != "" for rij in rijen[:200] for cel in rij):
            blad, samengevoegd = naam, werkblad.merged_cell_ranges or []
            break
    return {"bladen": bladen, "blad": blad, "rijen": rijen, "samengevoegd": samengevoegd, "verborgen": verborgen}


def read_spss(pad: str, opdracht: dict) -> dict:
    """Give the columns of an SPSS file with the encoding it was written in."""
    import pyreadstat

    frame, meta = pyreadstat.read_sav(pad, row_limit=opdracht["max_rijen"] + 1)
    return {"frame": frame, "codering": meta.file_encoding}


def read_parquet(pad: str, opdracht: dict) -> dict:
    """Write the columns as an Arrow file beside the answer, after a look at the sizes the file claims."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    bestand = pq.ParquetFile(pad)
    meta = bestand.metadata
    omvang = sum(meta.row_group(nummer).total_byte_size for nummer in range(meta.num_row_groups))
    klaar = {"rijen": meta.num_rows, "kolommen": len(bestand.schema_arrow.names), "bytes": omvang}
    te_groot = klaar["rijen"] > opdracht["max_rijen"] or klaar["kolommen"] > opdracht["max_kolommen"]
    if te_groot or omvang > opdracht["max_bytes"]:
        return klaar
    genest = [veld.name for veld in bestand.schema_arrow if pa.types.is_nested(veld.type)]
    if genest:
        return klaar | {"genest": genest}
    with pa.OSFile(opdracht["arrow"], "wb") as doel, pa.ipc.new_file(doel, bestand.schema_arrow) as schrijver:
        for deel in bestand.iter_batches(batch_size=200_000):
            schrijver.write_batch(deel)
    return klaar | {"geschreven": True}


def read_kaart(pad: str, opdracht: dict) -> dict:
    """Give the areas of the first layer with geometry, as a GeoDataFrame in the projection of the file."""
    import pyogrio

    lagen = pyogrio.list_layers(pad)
    namen = [naam for naam, soort in lagen if soort]
    if not namen:
        return {"lagen": [], "frame": None}
    gevraagd = opdracht.get("laag") or namen[0]
    if gevraagd not in namen:
        return {"lagen": namen, "frame": None}
    info = pyogrio.read_info(pad, layer=gevraagd)
    if info["features"] > opdracht["max_rijen"] or len(info["fields"]) > opdracht["max_kolommen"]:
        return {"lagen": namen, "frame": None, "te_groot": int(info["features"])}
    return {"lagen": namen, "laag": gevraagd, "frame": pyogrio.read_dataframe(pad, layer=gevraagd)}


LEZERS = {"werkmap": read_werkmap, "spss": read_spss, "parquet": read_parquet, "kaart": read_kaart}


def main() -> int:
    """Read what the first argument asks and leave the answer in the file it names."""
    opdracht = json.loads(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_DATA, (opdracht["geheugen"], opdracht["geheugen"]))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (opdracht["rekentijd"], opdracht["rekentijd"] + 1))
    try:
        antwoord = LEZERS[opdracht["lezer"]](opdracht["pad"], opdracht)
    except MemoryError:
        antwoord = {"fout": "geheugen"}
    except Exception as fout:
        antwoord = {"fout": f"{type(fout).__name__}: {fout}"[:500]}
    Path(opdracht["uit"]).write_bytes(pickle.dumps(antwoord, protocol=5))
    return 0


if __name__ == "__main__":
    sys.exit(main())
