"""Reads one binary file in a process of its own, so that a broken file can cost neither the app's memory nor its life.

Notes: started by path by `afgeschermd.py`; imports nothing of lwd_monitor, so that it starts in a tenth of a second.
"""

import json
import pickle
import re
import resource
import sys
from pathlib import Path

BEGIN = 60
"""Rows of each sheet that tell whether it holds figures."""
CODE = re.compile(r"\s*(BU\d{4}\w{4}|WK\d{4}\w{2}|GM\d{4})\s*$")
GETAL = re.compile(r"\s*[-+]?\d[\d.,]*\s*%?\s*$")


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
    antwoord: dict = {
        "bladen": bladen,
        "blad": gevraagd,
        "rijen": [],
        "verborgen": verborgen,
        "jaarbladen": {},
        "ook": [],
    }
    if gevraagd is None and bladen:
        antwoord["blad"], antwoord["jaarbladen"], antwoord["ook"] = select_blad(werkmap, volgorde, opdracht.get("jaar"))
    if antwoord["blad"] is not None:
        antwoord["rijen"] = werkmap.get_sheet_by_name(antwoord["blad"]).to_python(skip_empty_area=False)
    return antwoord


def select_blad(werkmap, volgorde: list, jaar: int | None) -> tuple:
    """Give the sheet with figures, the sheets of one year each, and others with figures of areas; words are passed over."""
    begin = {naam: werkmap.get_sheet_by_name(naam).to_python(skip_empty_area=False, nrows=BEGIN) for naam in volgorde}
    vol = [naam for naam in volgorde if any(cel != "" for rij in begin[naam] for cel in rij)]
    if not vol:
        return volgorde[0], {}, []
    if vol[0].strip().lower() == "data":
        return vol[0], {}, []
    cijfers = sorted(vol, key=lambda naam: rank_blad(begin[naam]))
    jaren = {naam: find_jaren(naam) for naam in cijfers}
    kop = find_koppen(begin[cijfers[0]])
    jaarbladen = {n: j[0] for n, j in jaren.items() if len(j) == 1 and find_koppen(begin[n]) == kop}
    if len(set(jaarbladen.values())) > 1:
        return next((naam for naam in jaarbladen if jaarbladen[naam] == jaar), cijfers[0]), jaarbladen, []
    ook = [naam for naam in cijfers[1:] if rank_blad(begin[naam]) == 0]
    return cijfers[0], {}, [(naam, find_koppen(begin[naam]) == kop) for naam in ook]


def find_jaren(naam: str) -> list:
    """Give the years in the name of a sheet, also those of two digits behind an apostrophe."""
    heel = [int(jaar) for jaar in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", naam)]
    return heel or [2000 + int(jaar) for jaar in re.findall(r"['’](\d\d)(?!\d)", naam)]


def rank_blad(rijen: list) -> int:
    """Give how little a sheet looks like figures: 0 with codes of areas and numbers, 1 with numbers, 2 with words only."""
    gevuld = [rij for rij in rijen if sum(cel != "" for cel in rij) > 1]
    getallen = sum(any(is_getal(cel) for cel in rij) for rij in gevuld)
    if getallen < 2 or 2 * getallen < len(gevuld):
        return 2
    return 0 if any(isinstance(cel, str) and CODE.match(cel) for rij in gevuld for cel in rij) else 1


def is_getal(cel) -> bool:
    """Tell whether a cell holds a number, also one written as text."""
    return type(cel) in (int, float) or (isinstance(cel, str) and bool(GETAL.match(cel)))


def find_koppen(rijen: list) -> list:
    """Give the first full row of a sheet without digits: what sheets of one year each share."""
    eerste: list = next((rij for rij in rijen if sum(cel != "" for cel in rij) > 1), [])
    return [re.sub(r"\d", "", str(cel)).strip().lower() for cel in eerste]


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
    """Give the areas of the layer with the finest places, as a GeoDataFrame in the projection of the file."""
    import pyogrio

    lagen = pyogrio.list_layers(pad)
    namen = [naam for naam, soort in lagen if soort]
    if not namen:
        return {"lagen": [], "frame": None}
    gevraagd = opdracht.get("laag") or max(namen, key=lambda naam: rank_laag(pad, naam) if len(namen) > 1 else (0, 0))
    if gevraagd not in namen:
        return {"lagen": namen, "frame": None}
    info = pyogrio.read_info(pad, layer=gevraagd)
    if info["features"] > opdracht["max_rijen"] or len(info["fields"]) > opdracht["max_kolommen"]:
        return {"lagen": namen, "frame": None, "te_groot": int(info["features"])}
    codering = opdracht.get("codering")
    return {"lagen": namen, "laag": gevraagd, "frame": pyogrio.read_dataframe(pad, layer=gevraagd, encoding=codering)}


def rank_laag(pad: str, laag: str) -> tuple:
    """Give how fine the places of a layer are, by the codes in its first rows, and how many there are."""
    import pyogrio

    frame = pyogrio.read_dataframe(pad, layer=laag, read_geometry=False, max_features=BEGIN)
    codes = (CODE.match(str(cel)) for naam in frame.columns for cel in frame[naam])
    # The code of a smaller place is longer.
    return max((len(code.group(1)) for code in codes if code), default=0), len(frame)


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
