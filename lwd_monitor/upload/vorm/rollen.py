"""Which part a column plays by the name above it: area, period, value, or what stands beside them."""

import re
from functools import lru_cache

from lwd_monitor.gebied import normalise_code
from lwd_monitor.upload.lezen.tabel import Tabel
from lwd_monitor.upload.namen import read_namen
from lwd_monitor.upload.vorm.gecodeerd import encode_teksten
from lwd_monitor.upload.vorm.keuze import KOLOMMEN
from lwd_monitor.upload.vorm.schrijfwijze import find_niveau

MAX_GROEPEN = 30
"""More different texts than this are no groups but remarks; more numbers no codes of groups but figures."""
_KENMERK = re.compile("|".join(KOLOMMEN["kenmerk"]), re.I)
_MONSTER = 50
_GETAL = re.compile(r"[-+]?\d+([.,]\d+)?")
_WOORDEN = read_namen("woorden")


def _build_rand(kant: str) -> str:
    """Return the pattern of a column with one side of a margin: alone some of these words say nothing of one."""
    marges = _WOORDEN["marges"]
    return rf"(?!(?:{marges['los']})$)(?:(?:{marges['interval']})_?)*(?:{marges[kant]})(?:_?(?:{marges['interval']}))*"


_ROLLEN: dict[str, str] = _WOORDEN["rollen"] | {"ci_laag": _build_rand("laag"), "ci_hoog": _build_rand("hoog")}


@lru_cache(maxsize=10_000)
def find_rol(naam: str) -> str | None:
    """Give the part that a column plays by its name, or None.

    >>> find_rol("Sexe"), find_rol("95%-BI onder"), find_rol("Toelichting"), find_rol("kleur")
    ('groep', 'ci_laag', 'los', None)
    """
    klein = re.sub(r"[\W_]+", "_", re.sub(r"_\d{1,3}$", "", naam.strip().lower())).strip("_")
    return next((rol for rol, patroon in _ROLLEN.items() if re.fullmatch(patroon, klein)), None)


def is_bijschrift(tabel: Tabel, naam: str) -> bool:
    """Tell whether a column only says another one in words, as the client packages of CBS add: `Perioden_label`."""
    gevonden = re.fullmatch(r"(.+?)_?(label|date|freq|unit)", naam, re.I)
    return gevonden is not None and gevonden.group(1).lower() in {ander.lower() for ander in tabel.plaatsen}


def is_maat(tabel: Tabel, naam: str) -> bool:
    """Tell whether a column under the name of a group holds figures of its own, such as a mean age."""
    teksten = [tekst for tekst in set(encode_teksten(tabel.get_kolom(naam))[1]) if tekst]
    if not teksten or not all(_GETAL.fullmatch(tekst) for tekst in teksten):
        return False
    return len(teksten) > MAX_GROEPEN or any("," in tekst or "." in tekst for tekst in teksten)


def find_regiokolom(tabel: Tabel) -> str | None:
    """Give the column with codes of places; where the first one holds names, a code beside it decides."""
    mogelijk = [naam for patroon in KOLOMMEN["regio"] for naam in tabel.plaatsen if re.fullmatch(patroon, naam, re.I)]
    for naam in mogelijk:
        cellen = [str(cel).strip() for cel in tabel.get_kolom(naam).head(_MONSTER) if cel is not None]
        if has_codes(naam, [cel for cel in cellen if cel]):
            return naam
    return next(iter(mogelijk), None)


def has_codes(naam: str, cellen: list[str]) -> bool:
    """Tell whether more than half of these cells of a column hold codes of places."""
    return 2 * sum(normalise_code(cel, find_niveau(naam)) is not None for cel in cellen) > len(cellen)


def find_periode(tabel: Tabel) -> str | None:
    """Give the column that names the period of each row, or None."""
    klein = {naam.lower(): naam for naam in tabel.plaatsen}
    return next((klein[naam] for naam in KOLOMMEN["periode"] if naam in klein), None)


def is_kenmerk(naam: str) -> bool:
    """Tell whether a column describes the place or the row and holds no topic."""
    return _KENMERK.fullmatch(naam.strip()) is not None
