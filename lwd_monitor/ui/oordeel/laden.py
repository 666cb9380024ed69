"""All verdicts of one niveau and year as pages use them, kept until the data changes."""

from dataclasses import dataclass

import pandas as pd

from lwd_monitor import oordeel
from lwd_monitor.db import Cursor
from lwd_monitor.gebied import Gebied, GebiedNiveau
from lwd_monitor.indicator import Thema
from lwd_monitor.ui import bronnen
from lwd_monitor.ui.opslag import per_versie

Kolom = tuple[str, str]


@dataclass(frozen=True)
class Oordeelbeeld:
    """The verdicts laid out: the columns (thema, soort) that can be judged, and a row per place and column."""

    niveau: str
    jaar: int
    indeling: int
    gebieden: tuple[Gebied, ...]
    kolommen: tuple[Kolom, ...]
    cellen: dict[tuple[str, str, str], dict]
    onderdelen: pd.DataFrame
    indicatoren: pd.DataFrame
    voorbeeld: frozenset[Kolom]
    beleving: pd.DataFrame

    @property
    def met_ondergrens(self) -> int:
        """Return how many indicators carry a floor."""
        return int(self.indicatoren["ondergrens"].notna().sum())


@per_versie
def load_oordeelbeeld(con: Cursor, niveau: str, jaar: int) -> Oordeelbeeld:
    """Return the verdicts of all places of a niveau; places by wijk and name, never by score."""
    uit = oordeel.load_oordelen(con, niveau, jaar)
    themas = uit.oordelen.themas[uit.oordelen.themas["telbaar"] > 0]
    kolommen = tuple(sorted(dict.fromkeys(zip(themas["thema"], themas["soort"], strict=True)), key=_rank))
    return Oordeelbeeld(
        niveau,
        jaar,
        uit.indeling,
        _list_gebieden(niveau, uit.indeling),
        kolommen,
        {(rij["gebied"], rij["thema"], rij["soort"]): rij for rij in themas.to_dict("records")},
        uit.oordelen.onderdelen,
        uit.indicatoren,
        uit.list_voorbeeld(),
        oordeel.compute_beleving_en_feiten(themas),
    )


def _rank(kolom: Kolom) -> tuple[bool, int]:
    return kolom[1] == "subjectief", [t.value for t in Thema].index(kolom[0])


def _list_gebieden(niveau: str, indeling: int) -> tuple[Gebied, ...]:
    gebieden = bronnen.load_gebieden()
    wijken = gebieden.list_niveau(GebiedNiveau.WIJK, indeling)
    if niveau == GebiedNiveau.WIJK:
        return tuple(wijken)
    return tuple(buurt for wijk in wijken for buurt in gebieden.list_delen(wijk))
