"""The log as a file that opens in a Dutch spreadsheet."""

import csv
import io
from collections.abc import Iterable

from lwd_monitor.gebeurtenis import Gebeurtenis
from lwd_monitor.opmaak import disarm_formule

KOPPEN = ("volgnummer", "op", "gebruiker", "soort", "onderwerp", "details", "vorige_hash", "hash")


def build_csv(regels: Iterable[Gebeurtenis]) -> bytes:
    """Return lines as CSV with semicolons; what could run as a formula is put behind an apostrophe."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";")
    schrijver.writerow(KOPPEN)
    for regel in regels:
        cellen = [regel.volgnummer, regel.op.isoformat(sep=" ", timespec="seconds")]
        teksten = [regel.gebruiker, regel.soort, regel.onderwerp, regel.details, regel.vorige_hash, regel.hash]
        schrijver.writerow([*cellen, *(disarm_formule(tekst) for tekst in teksten)])
    return uit.getvalue().encode("utf-8-sig")
