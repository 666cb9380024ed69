"""From one indeling to another through those between, and the wijken that stayed the same place meanwhile."""

from collections.abc import Callable, Collection, Mapping
from functools import reduce
from itertools import pairwise

import pandas as pd

from lwd_monitor.db import Cursor
from lwd_monitor.gebied.code import build_niveaus
from lwd_monitor.gebied.model import GebiedNiveau
from lwd_monitor.gebied.overgang.grondslag import GELIJK, rank_grondslag
from lwd_monitor.gebied.overgang.store import list_paren, load_overgang_rijen

_ELDERS = "elders"


def load_overgang(con: Cursor, van: int, naar: int) -> pd.DataFrame:
    """Return van, naar, aandeel, grondslag, van_naam, naar_naam between two indelingen.

    Notes: without a crosswalk of the pair itself, those of the steps between are multiplied, by the fewest steps; without
    a way there it is empty.
    """
    weg = find_weg(list_paren(con), van, naar)
    return follow_weg(weg or [van, naar], lambda stap_van, stap_naar: load_overgang_rijen(con, stap_van, stap_naar))


def find_weg(paren: Collection[tuple[int, int]], van: int, naar: int) -> list[int] | None:
    """Return the indelingen that lead from one to another by the fewest crosswalks; None without a way.

    >>> find_weg([(2020, 2024), (2024, 2026)], 2020, 2026), find_weg([(2020, 2024)], 2024, 2020)
    ([2020, 2024, 2026], None)
    """
    wegen, gezien = [[van]], {van}
    while wegen:
        weg = wegen.pop(0)
        if weg[-1] == naar:
            return weg
        for stap_van, stap_naar in sorted(paren):
            if stap_van == weg[-1] and stap_naar not in gezien:
                gezien.add(stap_naar)
                wegen.append([*weg, stap_naar])
    return None


def follow_weg(weg: list[int], load: Callable[[int, int], pd.DataFrame]) -> pd.DataFrame:
    """Return the crosswalk along a way of indelingen."""
    return reduce(compose_overgang, (load(van, naar) for van, naar in pairwise(weg)))


def compose_overgang(eerste: pd.DataFrame, tweede: pd.DataFrame) -> pd.DataFrame:
    """Return one crosswalk from two in a row: shares multiplied, each pair with the weakest ground on its way.

    Notes: takes it that what a place hands on is spread evenly over what it got; an estimate, as its grondslag says.
    """
    samen = eerste.merge(tweede, left_on="naar", right_on="van", suffixes=("", "_2"))
    samen["aandeel"] = samen["aandeel"] * samen["aandeel_2"]
    kolommen = [samen["grondslag"].map(rank_grondslag), samen["grondslag_2"].map(rank_grondslag)]
    samen["grondslag"] = samen["grondslag"].where(kolommen[0] >= kolommen[1], samen["grondslag_2"])
    samen["rang"] = kolommen[0].combine(kolommen[1], max)
    samen = samen.sort_values(["van", "naar_2", "rang"], kind="stable")
    uit = samen.groupby(["van", "naar_2"], as_index=False, sort=True).agg(
        aandeel=("aandeel", "sum"),
        grondslag=("grondslag", "last"),
        van_naam=("van_naam", "first"),
        naar_naam=("naar_naam_2", "first"),
    )
    return uit.rename(columns={"naar_2": "naar"})


def select_niveau(overgang: pd.DataFrame, niveau: GebiedNiveau) -> pd.DataFrame:
    """Return the rows of a crosswalk (van, naar, ...) of buurten or of wijken."""
    return overgang[build_niveaus(overgang["van"]) == niveau]


def find_gelijke_wijken(
    overgang: pd.DataFrame, wijk_oud: Mapping[str, str], wijk_nieuw: Mapping[str, str]
) -> dict[str, str]:
    """Return the wijken that are the same place in both indelingen, old code to new code.

    Notes: `overgang` has van, naar, grondslag; the mappings give the wijk of each buurt. Where it tells of wijken itself,
    that holds. Otherwise a wijk is the same when all its buurten went to one new wijk and that one got nothing from
    another: then no share had to be estimated.
    """
    zelf = select_niveau(overgang, GebiedNiveau.WIJK)
    if len(zelf):
        gelijk = zelf[zelf["grondslag"] == GELIJK]
        return dict(zip(gelijk["van"], gelijk["naar"], strict=True))
    wijken = pd.DataFrame(
        {
            "van": overgang["van"].map(wijk_oud).fillna(_ELDERS).to_numpy(),
            "naar": overgang["naar"].map(wijk_nieuw).fillna(_ELDERS).to_numpy(),
        }
    ).drop_duplicates()
    alleen = ~wijken.duplicated("van", keep=False) & ~wijken.duplicated("naar", keep=False)
    gelijk = wijken[alleen & (wijken["van"] != _ELDERS) & (wijken["naar"] != _ELDERS)]
    return dict(zip(gelijk["van"], gelijk["naar"], strict=True))
