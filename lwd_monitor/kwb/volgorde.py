"""Headings that stand for several topics in one file: unit, number of the year or order decides, and else nobody.

CBS writes `Appartement` twice, first for electricity and then for gas, and `Nederland` under two headings. A column is
placed only where one topic is left; the others are for a person.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from lwd_monitor.kwb.namen import Onderwerp, find_onderwerpen, flatten_naam
from lwd_monitor.kwb.tabellen import load_rijen

_NUMMER = re.compile(r"_(\d{1,3})$")


@dataclass(frozen=True)
class Kolom:
    """A heading with its place from left to right, and the unit that the file gives to it."""

    naam: str
    plaats: int
    eenheid: str = ""

    @property
    def nummer(self) -> int | None:
        """The number at the end of a StatLine key."""
        gevonden = _NUMMER.search(self.naam)
        return int(gevonden.group(1)) if gevonden else None


@cache
def _load_nummers() -> dict[int, dict[str, set[int]]]:
    """Give per year the numbers seen with each topic; revisions of one year may differ."""
    uit: dict[int, dict[str, set[int]]] = {}
    for rij in load_rijen("sleutels"):
        gevonden = _NUMMER.search(rij["statline_sleutel"])
        if rij["jaar"] and gevonden:
            uit.setdefault(int(rij["jaar"]), {}).setdefault(rij["id"], set()).add(int(gevonden.group(1)))
    return uit


def select_onderwerpen(kolommen: Sequence[Kolom], jaar: int | None) -> tuple[dict[str, Onderwerp], list[str]]:
    """Give the topic of each heading, and the headings that may be several topics and cannot be placed."""
    gekozen: dict[str, Onderwerp] = {}
    open_: dict[str, list[Kolom]] = {}
    for kolom in kolommen:
        mogelijk = find_onderwerpen(kolom.naam)
        if len(mogelijk) > 1:
            mogelijk = _fit_eenheid(mogelijk, kolom.eenheid)
        if len(mogelijk) == 1:
            gekozen[kolom.naam] = mogelijk[0]
        elif mogelijk:
            open_.setdefault(flatten_naam(kolom.naam), []).append(kolom)
    rang = _rank(kolommen)
    vast = [(rang[kolom.naam], gekozen[kolom.naam].id) for kolom in kolommen if kolom.naam in gekozen]
    twijfel: list[str] = []
    for groep in open_.values():
        geplaatst = _place(sorted(groep, key=lambda kolom: rang[kolom.naam]), rang, vast, jaar)
        gekozen |= geplaatst
        twijfel += [kolom.naam for kolom in groep if kolom.naam not in geplaatst]
    dubbel = _find_dubbel(gekozen)
    return {naam: o for naam, o in gekozen.items() if naam not in dubbel}, twijfel + sorted(dubbel)


def _rank(kolommen: Sequence[Kolom]) -> dict[str, int]:
    """Give the order of the headings: by the numbers of CBS where all have one, as a client may have moved columns."""
    nummers = {kolom.naam: kolom.nummer for kolom in kolommen}
    if any(nummer is None for nummer in nummers.values()):
        return {kolom.naam: kolom.plaats for kolom in kolommen}
    return {naam: nummer for naam, nummer in nummers.items() if nummer is not None}


def _find_dubbel(gekozen: dict[str, Onderwerp]) -> set[str]:
    """Give headings with several meanings that ended at a topic which another heading has as well."""
    ids = [onderwerp.id for onderwerp in gekozen.values()]
    return {naam for naam, o in gekozen.items() if len(find_onderwerpen(naam)) > 1 and ids.count(o.id) > 1}


def _fit_eenheid(mogelijk: tuple[Onderwerp, ...], eenheid: str) -> tuple[Onderwerp, ...]:
    zelfde = tuple(o for o in mogelijk if eenheid and _flatten(o.eenheid) == _flatten(eenheid))
    return zelfde or mogelijk


def _flatten(eenheid: str) -> str:
    return eenheid.casefold().replace("³", "3").strip()


def _place(
    groep: list[Kolom], rang: dict[str, int], vast: Sequence[tuple[int, str]], jaar: int | None
) -> dict[str, Onderwerp]:
    """Place columns with one heading by their order among each other and among the columns that are certain."""
    mogelijk = find_onderwerpen(groep[0].naam)
    nummers = _select_jaar({o.id for o in mogelijk}, jaar)
    if nummers is None:
        return {}
    volgorde = sorted(mogelijk, key=lambda o: min(nummers[o.id]))
    uit: dict[str, Onderwerp] = {}
    for plek, kolom in enumerate(groep):
        over = [o for o in volgorde if _fits(rang[kolom.naam], nummers[o.id], vast, nummers)]
        if len(groep) == len(volgorde):
            over = [o for o in over if o is volgorde[plek]]
        elif len(over) > 1:
            over = [o for o in over if _is_sleutel(kolom, o, jaar)]
        if len(over) == 1:
            uit[kolom.naam] = over[0]
    return uit


def _select_jaar(ids: set[str], jaar: int | None) -> dict[str, set[int]] | None:
    """Give the numbers of the nearest year in which all these topics were seen with a number."""
    jaren = [j for j, nummers in _load_nummers().items() if ids <= set(nummers)]
    if not jaren:
        return None
    return _load_nummers()[min(jaren, key=lambda j: (abs(j - (jaar or max(jaren))), -j))]


def _fits(rang: int, eigen: set[int], vast: Sequence[tuple[int, str]], nummers: dict[str, set[int]]) -> bool:
    """Tell whether a topic in this place keeps the order that the year's table has with every column that is certain."""
    for nummer, id_ in vast:
        bekend = nummers.get(id_)
        if bekend is None:
            continue
        if max(bekend) < min(eigen) and nummer > rang:
            return False
        if min(bekend) > max(eigen) and nummer < rang:
            return False
    return True


def _is_sleutel(kolom: Kolom, onderwerp: Onderwerp, jaar: int | None) -> bool:
    """Tell whether the whole key with its number was seen for this topic in this year."""
    return any(
        rij["id"] == onderwerp.id and rij["statline_sleutel"] == kolom.naam.strip() and rij["jaar"] == str(jaar)
        for rij in load_rijen("sleutels")
    )
