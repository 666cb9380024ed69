"""All verdicts of one niveau and year laid out by place and theme, as pages and commands tell them, and the figures behind a place."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from lwd_monitor import oordeel
from lwd_monitor.bewering import ondergrens, themas
from lwd_monitor.bewering.model import Bewering
from lwd_monitor.bewering.rijen import VERANDERING, Bekend, Rijoordeel, judge_rijen
from lwd_monitor.bewering.themas import PAGINA
from lwd_monitor.db import Cursor
from lwd_monitor.gebied import Gebied, Gebieden, GebiedNiveau
from lwd_monitor.indicator import Richting, Thema
from lwd_monitor.portret import Portret

Kolom = tuple[str, str]


@dataclass(frozen=True)
class Grensoordeel:
    """Whether a place meets the floors of a theme: all together, and each of its indicators with the figure."""

    samen: Bewering | None
    delen: tuple[tuple[dict, Bewering], ...]

    def list_beweringen(self) -> list[Bewering]:
        """Return the sentences in the order of their cell."""
        return [b for b in (self.samen, *(b for _, b in self.delen)) if b is not None]


@dataclass(frozen=True)
class Oordeelbeeld:
    """The verdicts laid out: the columns (thema, soort) that can be judged, and a row per place and column."""

    niveau: str
    jaar: int
    indeling: int
    gebieden: tuple[Gebied, ...]
    kolommen: tuple[Kolom, ...]
    cellen: Mapping[tuple[str, str, str], Mapping]
    onderdelen: pd.DataFrame
    indicatoren: pd.DataFrame
    voorbeeld: frozenset[Kolom]
    beleving: pd.DataFrame
    verzonnen: frozenset[str]

    def get_thema(self, kolom: Kolom, pagina: str = themas.PAGINA) -> themas.Themaoordeel:
        """Return a theme as sentences about it need it."""
        basis = themas.describe_basis(self.indicatoren, *kolom)
        return themas.Themaoordeel(pagina, self.niveau, *kolom, basis, kolom in self.voorbeeld)

    def list_met_ondergrens(self) -> list[Kolom]:
        """Return the columns in which an indicator carries a floor."""
        grens = self.indicatoren[self.indicatoren["ondergrens"].notna()]
        met = set(zip(grens["thema"], grens["soort"], strict=True))
        return [kolom for kolom in self.kolommen if kolom in met]

    def judge_grenzen(self, code: str, kolom: Kolom) -> Grensoordeel:
        """Return what may be said of a place beside the floors of a column; of a single floor not twice the same."""
        thema, cel = self.get_thema(kolom, ondergrens.PAGINA), self.cellen.get((code, *kolom))
        eigen = self.indicatoren[(self.indicatoren["thema"] == kolom[0]) & (self.indicatoren["soort"] == kolom[1])]
        ids = list(eigen.loc[eigen["ondergrens"].notna(), "id"])
        rijen = self.onderdelen[(self.onderdelen["gebied"] == code) & self.onderdelen["indicator"].isin(ids)]
        paren = [(rij, self._judge_grens(thema, rij)) for rij in rijen.to_dict("records")]
        delen = tuple((rij, bewering) for rij, bewering in paren if bewering is not None)
        return Grensoordeel(ondergrens.build_ondergrens(thema, cel) if cel and len(ids) > 1 else None, delen)

    def _judge_grens(self, thema: themas.Themaoordeel, rij: Mapping[Any, Any]) -> Bewering | None:
        """Return what may be said of one figure beside its floor; a real one stands beside invented ones of its theme."""
        return ondergrens.build_indicatorgrens(replace(thema, fictief=rij["indicator"] in self.verzonnen), rij)

    def is_fictief(self, thema: str) -> bool:
        """Tell whether one of the two sides of a theme, what is counted or what people say, is invented."""
        return any((thema, soort) in self.voorbeeld for soort in ("objectief", "subjectief"))

    def count_toetsbaar(self) -> tuple[int, int]:
        """Return in how many cells with real figures a change can be tested, and how many such cells there are."""
        echt = [cel for cel in self.cellen.values() if (cel["thema"], cel["soort"]) not in self.voorbeeld]
        return sum(cel["ontwikkeling"] != "niet_te_toetsen" for cel in echt), len(echt)


def load_oordeelbeeld(con: Cursor, niveau: str, jaar: int, gebieden: Gebieden) -> Oordeelbeeld:
    """Return the verdicts of all places of a niveau; places by wijk and name, never by score."""
    uit = oordeel.load_oordelen(con, niveau, jaar)
    frame = uit.oordelen.themas[uit.oordelen.themas["telbaar"] > 0]
    kolommen = tuple(sorted(dict.fromkeys(zip(frame["thema"], frame["soort"], strict=True)), key=_rank))
    return Oordeelbeeld(
        niveau,
        jaar,
        uit.indeling,
        _list_gebieden(niveau, uit.indeling, gebieden),
        kolommen,
        {(rij["gebied"], rij["thema"], rij["soort"]): rij for rij in frame.to_dict("records")},
        uit.oordelen.onderdelen,
        uit.indicatoren,
        uit.list_voorbeeld(),
        oordeel.compute_beleving_en_feiten(frame),
        uit.voorbeeld,
    )


def _rank(kolom: Kolom) -> tuple[bool, int]:
    return kolom[1] == "subjectief", [t.value for t in Thema].index(kolom[0])


def _list_gebieden(niveau: str, indeling: int, gebieden: Gebieden) -> tuple[Gebied, ...]:
    wijken = gebieden.list_niveau(GebiedNiveau.WIJK, indeling)
    if niveau == GebiedNiveau.WIJK:
        return tuple(wijken)
    return tuple(buurt for wijk in wijken for buurt in gebieden.list_delen(wijk))


def judge_portret(gebied: Gebied, portret: Portret, bekend: Bekend | None = None) -> dict[str, Rijoordeel]:
    """Return the rows of a place that can count in a theme, with their change, in one family; by indicator.

    Notes: a figure of the wijk around a buurt says nothing about the buurt. `bekend` as in `judge_rijen`.
    """
    telt = {
        (gebied.code, id_): rij
        for id_, rij in portret.rijen.items()
        if rij.indicator.richting is not Richting.NEUTRAAL and rij.bron_gebied is None
    }
    return {id_: oordeel for (_, id_), oordeel in judge_rijen(PAGINA, telt, (VERANDERING,), bekend).items()}
