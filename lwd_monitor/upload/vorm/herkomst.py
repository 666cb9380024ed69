"""What a file tells of its own origin: the number of its table, and a year in a name."""

import re

from lwd_monitor.upload.lezen.tabel import Tabel

_TABEL_ID = re.compile(r"(\d{5})\s?(NED|ENG)", re.I)
_JAAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")


def find_tabel_id(tabel: Tabel) -> tuple[str | None, str]:
    """Give the StatLine table number from the file itself, else from the names of sheet and file."""
    plekken = (
        (tabel.kenmerken.get("tabel_id"), "het bestand"),
        (tabel.blad, "de naam van het blad"),
        (tabel.naam, "de bestandsnaam"),
    )
    for tekst, plek in plekken:
        if tekst and (gevonden := _TABEL_ID.search(tekst)):
            return gevonden.group(1) + gevonden.group(2).upper(), plek
    return None, ""


def find_jaar_in_naam(naam: str) -> int | None:
    """Give the year in a name, or None where there is none or more than one.

    >>> find_jaar_in_naam("kwb-2023.xlsx"), find_jaar_in_naam("2015-2024.csv")
    (2023, None)
    """
    jaren = set(_JAAR.findall(naam))
    return int(jaren.pop()) if len(jaren) == 1 else None
