"""Which column of a table of CBS names the place, which the period, and which only describe the place."""

import re

from lwd_monitor.upload.lezen.tabel import Tabel
from lwd_monitor.upload.vorm.codes import find_prefix, normalise_code

# Most exact first: of several columns with codes the finest place counts.
_REGIO = (
    r"wijkenenbuurten|regios",
    r"codering(_\d{1,3}| \(code\))?",
    r"regiocode( \(.*\))?",
    r"gwb_?code_?10|gwb_?code",
    r"bu_?code|buurt_?code",
    r"wk_?code|wijk_?code",
    r"gwb_?code_?8",
    r"wijken en buurten|regio'?s|gebieden",
    r"gm_?code|gemeente_?code",
)
_PERIODE = ("perioden", "periode", "jaar")
_KENMERK = re.compile(
    r"(gemeentenaam|soortregio|soort regio|codering|meestvoorkomendepostcode|dekkingspercentage|code|naam|omschrijving|"
    r"sorteringnaam|indelingswijziging\w*)(_\d{1,3})?( \(.*\))?|id|fid|objectid|recs|regio|(gwb|gm|wk|bu)_?(code|naam)\w*|"
    r"(gemeente|wijk|buurt)_?(code|naam)\w*|ind_wb\w*|pst_\w+|postcode|water|jrstatcode|geom\w*|shape\w*|"
    r"(meest_voorkomende_)?postcode|wijken en buurten|regio'?s|perioden?|jaar",
    re.I,
)
_MONSTER = 50


def find_regiokolom(tabel: Tabel) -> str | None:
    """Give the column with codes of places; where the first one holds names, a code beside it decides."""
    mogelijk = [naam for patroon in _REGIO for naam in tabel.plaatsen if re.fullmatch(patroon, naam, re.I)]
    return next((naam for naam in mogelijk if _has_codes(tabel, naam)), next(iter(mogelijk), None))


def _has_codes(tabel: Tabel, naam: str) -> bool:
    cellen = [str(cel).strip() for cel in tabel.get_kolom(naam).head(_MONSTER) if cel is not None and str(cel).strip()]
    return sum(normalise_code(cel, find_prefix(naam)) is not None for cel in cellen) > 0.5 * len(cellen)


def find_periode(tabel: Tabel) -> str | None:
    """Give the column that names the period of each row, or None."""
    klein = {naam.lower(): naam for naam in tabel.plaatsen}
    return next((klein[naam] for naam in _PERIODE if naam in klein), None)


def is_kenmerk(naam: str) -> bool:
    """Tell whether a column describes the place or the row and holds no topic."""
    return _KENMERK.fullmatch(naam.strip()) is not None
