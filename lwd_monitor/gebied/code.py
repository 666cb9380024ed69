"""What a CBS code means: of which gemeente it is, how large a place it names, within which places that lies, how it is written.

A code of a gemeente is GM and four digits; a wijk WK, those four and two more; a buurt BU, those six and two more. SQL asks
the same with `sql_gemeente`.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

import pandas as pd

from lwd_monitor.invoer import RAND

LAND = "NL00"
CODE = r"BU\d{4}\w{4}|WK\d{4}\w{2}|GM\d{4}"
"""How the code of a buurt, wijk or gemeente looks, for who searches a text for them."""
_NIVEAUS = {"BU": "buurt", "WK": "wijk", "GM": "gemeente", "NL": "land"}
_BEGINNEN = {niveau: begin for begin, niveau in _NIVEAUS.items()}
# The smallest first.
_PLAATSEN = ("BU", "WK", "GM")
_CIJFERS = {"buurt": 8, "wijk": 6, "gemeente": 4}
# A number without its zeros in front still holds that of the gemeente; less is a number of someone's own.
_MINSTENS = {"buurt": 5, "wijk": 3, "gemeente": 1}
_VOL = re.compile(CODE.replace(r"\w", "[0-9A-Z]"))
_IN_TEKST = re.compile(rf"\b({_VOL.pattern})\b", re.I)
_LETTERS = re.compile(r"\d{4}[A-Z][0-9A-Z]\d{2}|\d{4}[A-Z]{2}[0-9A-Z]{0,2}")
_ANDER = re.compile(r"(LD|PV|CR|CP|AM|AR|GG|RE|RK|VR|ZK|JZ|LB|LG|KK|SS|PO|RM|ES|TR|WS|BS|BI|DG)\d{2,6}")
_MACHT = re.compile(r"(\d)[.,](\d+)E\+?0*(\d)")


def get_niveau(code: str) -> str:
    """Give the level a code belongs to: buurt, wijk, gemeente, land or anders."""
    return _NIVEAUS.get(code[:2], "anders")


def is_plaats(code: str) -> bool:
    """Tell whether a code is of a buurt, a wijk or a gemeente."""
    return code.startswith(_PLAATSEN)


def rank_plaats(code: str) -> int:
    """Return how large a place is: 0 a buurt, 1 a wijk, 2 a gemeente."""
    return _PLAATSEN.index(code[:2])


def get_nummer(gemeente: str) -> str:
    """Give the digits of a gemeente, by its code or by the digits alone."""
    return gemeente.removeprefix("GM")


def list_beginnen(gemeente: str) -> list[str]:
    """Return how the codes of a gemeente, of its wijken and of its buurten begin."""
    return [begin + get_nummer(gemeente) for begin in reversed(_PLAATSEN)]


def get_gemeente(code: str) -> str:
    """Give the gemeente an area lies in; other regions give themselves."""
    return "GM" + code[2:6] if code[:2] in ("BU", "WK", "GM") else code


def list_ouders(code: str) -> list[str]:
    """Return the places that a place lies in, the smallest first.

    >>> list_ouders("BU99991000"), list_ouders("WK999910"), list_ouders("GM9999")
    (['WK999910', 'GM9999'], ['GM9999'], [])
    """
    ouders = {"BU": ["WK" + code[2:8]], "WK": []}.get(code[:2])
    return [] if ouders is None else [*ouders, get_gemeente(code)]


def get_wijk(code: str) -> str:
    """Give the wijk a buurt or wijk lies in; other places give themselves."""
    return "WK" + code[2:8] if code[:2] in ("BU", "WK") else code


def lies_in_gemeente(code: object, gemeente: str) -> bool:
    """Tell whether a code is of a place of a gemeente."""
    return isinstance(code, str) and code[2:6] == gemeente[2:6]


def find_in_gemeente(codes: pd.Series, gemeenten: Iterable[str]) -> pd.Series:
    """Tell per code whether it is of a place of one of these gemeenten; any code of it will do to name a gemeente."""
    return codes.str[2:6].isin({gemeente[2:6] for gemeente in gemeenten})


def build_wijkcodes(codes: pd.Series) -> pd.Series:
    """Return per buurt the code of its wijk."""
    return "WK" + codes.str[2:8]


def build_niveaus(codes: pd.Series) -> pd.Series:
    """Return per code how large a place it names; empty for what is none."""
    return codes.str[:2].map({begin: _NIVEAUS[begin] for begin in _PLAATSEN})


def build_bereik(niveau: str, gemeente: str) -> dict[str, str]:
    """Return between which codes the places of a niveau of a gemeente lie."""
    begin = _BEGINNEN[niveau] + gemeente[2:6]
    return {"van": begin, "tot": f"{begin}~"}


def sql_gemeente(kolom: str) -> str:
    """Return the SQL for the gemeente part of a code, alike for a column and a parameter."""
    return f"substr({kolom}, 3, 4)"


def sql_is_gemeente(kolom: str) -> str:
    """Return the SQL that tells whether a code is of a gemeente."""
    return f"(substr({kolom}, 1, 2) = '{_BEGINNEN['gemeente']}')"


@lru_cache(maxsize=100_000)
def normalise_code(ruw: str, niveau: str | None = None) -> str | None:
    """Bring one code to the form GM9999, WK999910, BU99991000 or NL00; None when it is no area code.

    Notes: other regions (province, police region) keep their own code. Without level the number of digits decides: 3-4
    gemeente, 5-6 wijk, 7-8 buurt.

    >>> normalise_code("WK014110  "), normalise_code("14110"), normalise_code("NL01"), normalise_code("BU0363NC04")
    ('WK014110', 'WK014110', 'NL00', 'BU0363NC04')
    """
    code = ruw.strip(RAND).upper().lstrip("'")
    if code in ("NL", "NL00", "NL01", "LND", "NEDERLAND"):
        return LAND
    if _VOL.fullmatch(code) or _ANDER.fullmatch(code):
        return code
    dicht = re.sub(r"[\s\u00a0._-]", "", code)
    if _VOL.fullmatch(dicht):
        return dicht
    if is_plaats(code) and code[2:].isdigit():
        niveau, code = get_niveau(code), code[2:]
    code = re.sub(r"[.,]0$", "", code)
    if (macht := _MACHT.fullmatch(code)) and len(macht.group(2)) == int(macht.group(3)):
        code = macht.group(1) + macht.group(2)
    if code.isdigit():
        return _fill_nullen(code, niveau)
    lang = {8: "buurt", 6: "wijk"}.get(len(code)) if _LETTERS.fullmatch(code) else None
    return _BEGINNEN[lang] + code if lang else None


def _fill_nullen(cijfers: str, niveau: str | None) -> str | None:
    if niveau is None:
        niveau = next((soort for soort, vol in _CIJFERS.items() if len(cijfers) in (vol - 1, vol)), None)
    if niveau is None or not _MINSTENS[niveau] <= len(cijfers) <= _CIJFERS[niveau] or int(cijfers) == 0:
        return None
    return _BEGINNEN[niveau] + cijfers.zfill(_CIJFERS[niveau])


def find_code_in_tekst(tekst: str) -> tuple[str, str] | None:
    """Give the one code in a text that also names the place, and that name; None where there is no code or several.

    >>> find_code_in_tekst("De Riet (WK014111)"), find_code_in_tekst("De Riet")
    (('WK014111', 'De Riet'), None)
    """
    gevonden = list(_IN_TEKST.finditer(tekst))
    if len(gevonden) != 1:
        return None
    rest = tekst[: gevonden[0].start()] + " " + tekst[gevonden[0].end() :]
    return gevonden[0].group(0).upper(), rest.strip(" -–:;,()[]" + RAND)
