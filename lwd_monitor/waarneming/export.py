"""Figures as a file for a spreadsheet."""

import csv
import io

import pandas as pd

from lwd_monitor.indicator import Bron, Indicator
from lwd_monitor.opmaak import disarm_formule
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
