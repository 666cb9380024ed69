"""Figures as files: for a spreadsheet, and all of them as a file that comes back unchanged, each row with its source."""

import csv
import io
import json
from collections.abc import Callable

import pandas as pd

from lwd_monitor.indicator import Bron, Indicator
from lwd_monitor.opmaak import MAKER, disarm_formule
from lwd_monitor.waarneming.model import Status

CSV_KOLOMMEN = (
    "gebied",
    "code",
    "indeling",
    "indicator",
    "jaar",
    "waarde",
    "status",
    "bron",
    "licentie",
    "eenheid",
    "marge_laag",
    "marge_hoog",
)
KOLOMMEN = (
    "gebied_code",
    "indeling",
    "gebied_naam",
    "niveau",
    "indicator_id",
    "indicator",
    "jaar",
    "waarde",
    "noemer",
    "ci_laag",
    "ci_hoog",
    "status",
    "eenheid",
    "bron",
    "licentie",
    "fictief",
)
BREEDTES = {"gebied_naam": 32, "indicator_id": 28, "indicator": 60, "bron": 50, "licentie": 20, "eenheid": 20}
GETALLEN = ("waarde", "noemer", "ci_laag", "ci_hoog")
TEKSTEN = tuple(k for k in KOLOMMEN if k not in (*GETALLEN, "indeling", "jaar", "fictief"))


def build_csv(frame: pd.DataFrame, indicator: Indicator, bron: Bron) -> bytes:
    """Return the rows as a file that Dutch Excel opens at once; `frame` has naam, code, indeling, jaar, waarde, status.

    Notes: semicolons, decimal comma, UTF-8 with byte order mark. A row without a value has an empty cell and its reason
    in words; figures of a fictitious source say so in every row. Columns ci_laag and ci_hoog may be there.
    """
    buffer = io.StringIO()
    schrijver = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(CSV_KOLOMMEN)
    for rij in frame.to_dict("records"):
        schrijver.writerow(_build_rij(rij, indicator, bron))
    return buffer.getvalue().encode("utf-8-sig")


def describe_status(status: Status, bron: Bron) -> str:
    """Return what kind of value it is, in words; a fictitious source is always named."""
    if bron.fictief and status != Status.VOORBEELD:
        return f"{status.woord} ({Status.VOORBEELD.woord})"
    return status.woord


def describe_status_terug(woorden: str) -> str:
    """Return the status that the words of `describe_status` stand for; other words come back as they are.

    >>> describe_status_terug("afgeschermd (fictief voorbeeld)")
    'onderdrukt'
    """
    kaal = woorden.removesuffix(f" ({Status.VOORBEELD.woord})")
    return {status.woord: status.value for status in Status}.get(kaal, kaal)


def _build_rij(rij: dict, indicator: Indicator, bron: Bron) -> list[str]:
    return [
        disarm_formule(str(rij["naam"])),
        disarm_formule(str(rij["code"])),
        str(rij["indeling"]),
        disarm_formule(indicator.titel),
        str(rij["jaar"]),
        write_getal(rij["waarde"]),
        describe_status(Status(rij["status"]), bron),
        disarm_formule(bron.naam),
        disarm_formule(bron.licentie),
        disarm_formule(indicator.eenheid),
        write_getal(rij.get("ci_laag")),
        write_getal(rij.get("ci_hoog")),
    ]


def write_getal(waarde: float | None) -> str:
    """Return a number with a decimal comma and no grouping; nothing for no figure."""
    # Ten digits hold every figure as it came in, without the noise of binary fractions.
    return "" if waarde is None or pd.isna(waarde) else f"{waarde:.10g}".replace(".", ",")


def export_gegevens(frame: pd.DataFrame, formaat: str, omtrekken: pd.DataFrame | None = None) -> bytes:
    """Return figures of `load_export` as a file; `omtrekken` (of `load_omtrekken`) is for GeoJSON.

    Notes: a text that a spreadsheet would take for a formula gets a quote before it. `fictief` says ja or nee.
    """
    netjes = frame.assign(fictief=frame["fictief"].map({True: "ja", False: "nee"}))[list(KOLOMMEN)]
    if formaat == "geojson":
        return _write_geojson(netjes, omtrekken)
    return SCHRIJVERS[formaat](netjes)


def _write_csv(frame: pd.DataFrame) -> bytes:
    buffer = io.StringIO()
    schrijver = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(KOLOMMEN)
    for rij in _iter_rijen(frame):
        schrijver.writerow([write_getal(c) if k in GETALLEN else c for k, c in zip(KOLOMMEN, rij, strict=True)])
    return buffer.getvalue().encode("utf-8-sig")


def _write_xlsx(frame: pd.DataFrame) -> bytes:
    import openpyxl
    from openpyxl.utils import get_column_letter

    boek = openpyxl.Workbook(write_only=True)
    boek.properties.creator = MAKER
    blad = boek.create_sheet("cijfers")
    # With tens of thousands of rows the headings stay, and one filters; a title is read without widening its column.
    blad.freeze_panes = "A2"
    blad.auto_filter.ref = f"A1:{get_column_letter(len(KOLOMMEN))}{len(frame) + 1}"
    for nummer, naam in enumerate(KOLOMMEN, 1):
        blad.column_dimensions[get_column_letter(nummer)].width = BREEDTES.get(naam, 13)
    blad.append(KOLOMMEN)
    for rij in _iter_rijen(frame):
        blad.append(rij)
    buffer = io.BytesIO()
    boek.save(buffer)
    return buffer.getvalue()


def _write_parquet(frame: pd.DataFrame) -> bytes:
    buffer = io.BytesIO()
    frame.to_parquet(buffer, index=False)
    return buffer.getvalue()


def _write_geojson(frame: pd.DataFrame, omtrekken: pd.DataFrame | None) -> bytes:
    vormen: dict[tuple[str, int], object] = {}
    if omtrekken is not None:
        vormen = {(o.gebied_code, o.indeling): json.loads(o.geometrie) for o in omtrekken.itertuples()}
    vlakken = [
        {
            "type": "Feature",
            "geometry": vormen.get((rij[0], rij[1])),
            "properties": dict(zip(KOLOMMEN, rij, strict=True)),
        }
        for rij in _iter_rijen(frame)
    ]
    return json.dumps({"type": "FeatureCollection", "features": vlakken}, ensure_ascii=False).encode()


def _iter_rijen(frame: pd.DataFrame):
    schoon = frame.astype(object).where(frame.notna(), None)
    for kolom in TEKSTEN:
        schoon[kolom] = [None if cel is None else disarm_formule(str(cel)) for cel in schoon[kolom]]
    return schoon.itertuples(index=False, name=None)


SCHRIJVERS: dict[str, Callable[[pd.DataFrame], bytes]] = {
    "csv": _write_csv,
    "xlsx": _write_xlsx,
    "parquet": _write_parquet,
}
FORMATEN = (*SCHRIJVERS, "geojson")
