"""Which column of a table of CBS names the place, which the period, and which only describe the place."""

import re

from lwd_monitor.upload.lezen.tabel import Tabel
from lwd_monitor.upload.vorm.codes import find_prefix, normalise_code
from lwd_monitor.upload.vorm.onderwerpen import KOLOMMEN

_KENMERK = re.compile("|".join(KOLOMMEN["kenmerk"]), re.I)
_MONSTER = 50


def find_regiokolom(tabel: Tabel) -> str | None:
    """Give the column with codes of places; where the first one holds names, a code beside it decides."""
    mogelijk = [naam for patroon in KOLOMMEN["regio"] for naam in tabel.plaatsen if re.fullmatch(patroon, naam, re.I)]
    return next((naam for naam in mogelijk if _has_codes(tabel, naam)), next(iter(mogelijk), None))


def _has_codes(tabel: Tabel, naam: str) -> bool:
    cellen = [str(cel).strip() for cel in tabel.get_kolom(naam).head(_MONSTER) if cel is not None and str(cel).strip()]
    return sum(normalise_code(cel, find_prefix(naam)) is not None for cel in cellen) > 0.5 * len(cellen)


def find_periode(tabel: Tabel) -> str | None:
    """Give the column that names the period of each row, or None."""
    klein = {naam.lower(): naam for naam in tabel.plaatsen}
    return next((klein[naam] for naam in KOLOMMEN["periode"] if naam in klein), None)


def is_kenmerk(naam: str) -> bool:
    """Tell whether a column describes the place or the row and holds no topic."""
    return _KENMERK.fullmatch(naam.strip()) is not None
