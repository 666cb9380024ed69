"""Which verdicts change when figures do: positions, floors, changes and early warnings, before and after."""

from dataclasses import dataclass

import pandas as pd

from lwd_monitor import indicator
from lwd_monitor.db import Cursor
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import GEMEENTE_CODE, GebiedNiveau, list_gebieden
from lwd_monitor.indicator import INWONERS, Indicator, Toetssoort
from lwd_monitor.oordeel import Oordeelset, carries_oordeel, get_indeling, load_oordelen
from lwd_monitor.waarneming import load_jaren

NIVEAUS = (GebiedNiveau.WIJK, GebiedNiveau.BUURT)
ONDERGRENS = "ondergrens"
ROOKMELDER = "rookmelder"
SOORTEN = (ONDERGRENS, "positie", "ontwikkeling", ROOKMELDER)
GEEN = "geen_oordeel"
# Words that tell a reader nothing; one of them for another is no turn.
STIL = {GEEN, "geen_ondergrens", "niet_te_toetsen", "onbekend", "rustig"}
# What is judged: kind, code, thema, soort, and the indicator for the floor of one.
Plek = tuple[str, str, str, str, str]


@dataclass(frozen=True)
class Oordeelwissel:
    """One verdict that becomes another; `wat` is one of SOORTEN, `indicator` is set for the floor of one indicator."""

    niveau: GebiedNiveau
    jaar: int
    code: str
    naam: str
    thema: str
    soort: str
    wat: str
    van: str
    naar: str
    indicator: Indicator | None = None


def compare_oordelen(
    voor: Cursor, na: Cursor, geraakt: list[str], jaren: list[tuple[int, int]]
) -> tuple[Oordeelwissel, ...]:
    """Return the verdicts that differ between two states of the store, wijken first.

    Notes: `geraakt` are the indicators that change, `jaren` their years with indeling. Compared are the year that pages
    open with and the newest year that changes; counts carry no verdict, but inhabitants decide who makes the yardstick.
    """
    catalogus = indicator.load_indicatoren(na)
    if not any(id_ == INWONERS or _is_telbaar(catalogus.get(id_)) for id_ in geraakt):
        return ()
    namen = {(g.code, g.indeling): g.naam for g in list_gebieden(na)}
    uit: list[Oordeelwissel] = []
    for niveau in NIVEAUS:
        gezien: set[frozenset] = set()
        for jaar in _select_jaren(na, niveau, jaren):
            indeling = get_indeling(na, niveau, jaar)
            anders = compare_woorden(_load_woorden(voor, niveau, jaar), _load_woorden(na, niveau, jaar))
            # The newest figures hold for two years more: the same turn is told once, under the newest year.
            if frozenset(anders.items()) in gezien:
                continue
            gezien.add(frozenset(anders.items()))
            uit += [
                Oordeelwissel(
                    niveau,
                    jaar,
                    code,
                    namen.get((code, indeling), code),
                    thema,
                    soort,
                    wat,
                    *woorden,
                    catalogus.get(id_),
                )
                for (wat, code, thema, soort, id_), woorden in anders.items()
            ]
    return tuple(sorted(uit, key=lambda w: (NIVEAUS.index(w.niveau), -w.jaar, SOORTEN.index(w.wat), w.naam, w.thema)))


def compare_woorden(oud: dict[Plek, str], nieuw: dict[Plek, str]) -> dict[Plek, tuple[str, str]]:
    """Return what turns, each with the word before and after.

    Notes: left out are the floor of a theme where that of its one indicator says the same, and words that are both no
    verdict, such as a floor that is not there instead of a verdict that is not there.
    """
    anders = {
        plek: (oud.get(plek, GEEN), nieuw.get(plek, GEEN))
        for plek in oud.keys() | nieuw.keys()
        if oud.get(plek, GEEN) != nieuw.get(plek, GEEN) and not {oud.get(plek, GEEN), nieuw.get(plek, GEEN)} <= STIL
    }
    los = {(plek[1:4], woorden) for plek, woorden in anders.items() if plek[0] == ONDERGRENS and plek[4]}
    return {
        plek: woorden
        for plek, woorden in anders.items()
        if not (plek[0] == ONDERGRENS and not plek[4] and (plek[1:4], woorden) in los)
    }


def _is_telbaar(begrip: Indicator | None) -> bool:
    return begrip is not None and begrip.toets is not Toetssoort.AANTAL


def _select_jaren(con: Cursor, niveau: GebiedNiveau, geraakt: list[tuple[int, int]]) -> list[int]:
    """Return the year that pages open with and the newest changed year, both with figures of this niveau."""
    alle = load_jaren(con, GEMEENTE_CODE)
    telbaar = [id_ for id_, begrip in indicator.load_indicatoren(con).items() if carries_oordeel(begrip)]
    alle = alle[(alle["niveau"] == niveau) & (alle["aantal"] > 0) & alle["indicator_id"].isin(telbaar)]
    gewijzigd = [jaar for jaar, indeling in geraakt if get_indeling(con, niveau, jaar) == indeling]
    jaren = {int(alle["jaar"].max())} if len(alle) else set()
    return sorted(jaren | set(sorted(gewijzigd)[-1:]), reverse=True)


def _load_woorden(con: Cursor, niveau: GebiedNiveau, jaar: int) -> dict[Plek, str]:
    """Return each verdict by (what, code, thema, soort, indicator)."""
    try:
        uit = load_oordelen(con, niveau.value, jaar)
    except Fout:
        return {}
    return _list_themas(uit) | _list_ondergrenzen(uit)


def _list_themas(uit: Oordeelset) -> dict[Plek, str]:
    themas, verzonnen = uit.oordelen.themas, uit.list_voorbeeld()
    woorden = {}
    for rij in themas[themas["telbaar"] > 0].to_dict("records"):
        # What is invented is called no good or bad news, in a preview neither (docs/methode.md).
        if (rij["thema"], rij["soort"]) in verzonnen:
            continue
        plek = (rij["gebied"], rij["thema"], rij["soort"], "")
        woorden["positie", *plek] = GEEN if pd.isna(rij["score"]) else rij["positie"]
        woorden |= {(wat, *plek): rij[wat] for wat in ("ontwikkeling", ROOKMELDER, ONDERGRENS)}
    return woorden


def _list_ondergrenzen(uit: Oordeelset) -> dict[Plek, str]:
    kenmerken = uit.indicatoren.set_index("id")
    delen = uit.oordelen.onderdelen
    met = delen[(delen[ONDERGRENS] != "geen_ondergrens") & ~delen["indicator"].isin(list(uit.voorbeeld))]
    return {
        (ONDERGRENS, rij["gebied"], kenmerken.at[rij["indicator"], "thema"], kenmerken.at[rij["indicator"], "soort"],
         rij["indicator"]): rij[ONDERGRENS]
        for rij in met.to_dict("records")
    }  # fmt: skip
