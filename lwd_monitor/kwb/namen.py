"""From a heading in any shape of file to the topics it may stand for."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from lwd_monitor.kwb.tabellen import load_rijen

_NUMMER = re.compile(r"_(\d{1,3})$")
_EENHEID = re.compile(r"\s*\([^()]*\)\s*$")
_LAATSTE_PROCENT = re.compile(r"\((\d{4})-(\d{4})\)|in (\d{4})-(\d{4})")
_SOORTEN = {"statline_stam", "excel", "pdok", "shapefile"}


@dataclass(frozen=True)
class Onderwerp:
    """A topic as one name gives it: its id, and the unit that figures under that name have."""

    id: str
    eenheid: str

    def is_procent(self, jaar: int | None) -> bool:
        """Tell whether the name gives percentages in this year; some names changed from percentage to count."""
        if not self.eenheid.startswith("%"):
            return False
        tot = _LAATSTE_PROCENT.search(self.eenheid)
        return tot is None or (jaar is not None and jaar <= int(tot.group(2) or tot.group(4)))


def flatten_naam(naam: str) -> str:
    """Give a heading without case, signs, number at the end, unit in brackets and path before it.

    >>> flatten_naam("AantalInwoners_5"), flatten_naam(" A_NB_won "), flatten_naam("Wonen|K-L Financiële diensten (aantal)")
    ('aantalinwoners', 'anbwon', 'klfinancielediensten')
    """
    kort = _EENHEID.sub("", _NUMMER.sub("", naam.strip()))
    kort = re.split(r"[/|]", kort)[-1]
    plat = unicodedata.normalize("NFKD", kort.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]", "", re.sub(r"^k_(?=\d)", "", plat))


@cache
def _load() -> dict[str, tuple[Onderwerp, ...]]:
    namen: dict[str, dict[str, Onderwerp]] = {}
    for rij in load_rijen("namen"):
        if rij["soort"] in _SOORTEN:
            namen.setdefault(flatten_naam(rij["naam"]), {}).setdefault(
                rij["id"], Onderwerp(rij["id"], rij["eenheid_in_bron"])
            )
    return {naam: tuple(mogelijk.values()) for naam, mogelijk in namen.items()}


@cache
def _load_hoofdletters() -> dict[str, tuple[Onderwerp, ...]]:
    """Give headings of the map that are common words: they count only as they stand there, in capitals and bare."""
    rijen = [rij for rij in load_rijen("namen") if rij["soort"] == "shapefile_hoofdletters"]
    return {rij["naam"]: (Onderwerp(rij["id"], rij["eenheid_in_bron"]),) for rij in rijen}


def find_onderwerpen(naam: str) -> tuple[Onderwerp, ...]:
    """Give the topics that a heading may stand for: none, one, or several where only unit or order can tell."""
    return _load().get(flatten_naam(naam), ()) or _load_hoofdletters().get(naam.strip(), ())


@cache
def _load_v4() -> dict[str, str]:
    return {rij["statline_v4"]: rij["id"] for rij in load_rijen("sleutels") if rij["statline_v4"]}


def find_v4(code: str) -> str | None:
    """Give the topic of a measure code of OData v4; each code stands for one topic.

    >>> find_v4("T001036")
    'kwb_inwoners'
    """
    return _load_v4().get(code.strip())


@cache
def list_onderwerpen() -> dict[str, dict[str, str]]:
    """Give every topic by id, with its title, unit and whole (`noemer`)."""
    return {rij["id"]: rij for rij in load_rijen("onderwerpen")}


@cache
def _load_sleutels() -> dict[int, frozenset[str]]:
    per_jaar: dict[int, set[str]] = {}
    for rij in load_rijen("sleutels"):
        if rij["jaar"] and _NUMMER.search(rij["statline_sleutel"]):
            per_jaar.setdefault(int(rij["jaar"]), set()).add(rij["statline_sleutel"])
    return {jaar: frozenset(sleutels) for jaar, sleutels in per_jaar.items()}


def find_jaren(kolommen: set[str]) -> list[int]:
    """Give the years of which the numbered keys fit most of these columns: one, or several that fit equally well."""
    aantal = {jaar: len(sleutels & kolommen) for jaar, sleutels in _load_sleutels().items()}
    meest = max(aantal.values(), default=0)
    return [jaar for jaar, gevonden in sorted(aantal.items()) if gevonden == meest and meest > 0]
