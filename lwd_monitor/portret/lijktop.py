"""Which places look like this one: nearest by the basisset, with the figures that agree and those that do not."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd

from lwd_monitor.indicator import INWONERS, Indicator
from lwd_monitor.portret.bouwen import MINIMUM_INWONERS

AANTAL = 3
# Both places need this share of the figures, and this many: on a few figures anything looks alike.
DEEL, MINSTENS = 2 / 3, 6
# In standard deviations of all places of the niveau.
DICHTBIJ, VER = 0.5, 1.0


@dataclass(frozen=True)
class Gelijkenis:
    """A place near another; `afstand` in standard deviations, and the indicators that lie near each other and far apart."""

    code: str
    afstand: float
    dichtbij: tuple[str, ...]
    ver: tuple[str, ...]


def list_lijkt_op(
    laatste: pd.DataFrame, code: str, indicatoren: Collection[Indicator], aantal: int = AANTAL
) -> list[Gelijkenis]:
    """Return the places nearest to one, the nearest first; none where too little is known.

    Notes: `laatste` holds the newest figure of every place of the niveau, `indicatoren` those that count: each counts
    alike, by its distance in standard deviations. Places with hardly any people are left out.
    """
    z = _standardise(laatste, [i.id for i in indicatoren if i.aggregatie != "som"])
    if code not in z.index:
        return []
    hier = z.loc[code].dropna()
    gevonden = []
    for ander, rij in z.drop(code).iterrows():
        verschil = (rij[hier.index] - hier).dropna().abs().sort_values()
        if len(verschil) < max(MINSTENS, DEEL * len(hier)):
            continue
        gevonden.append(
            Gelijkenis(
                str(ander),
                float(np.sqrt((verschil**2).mean())),
                tuple(map(str, verschil.index[verschil < DICHTBIJ])),
                tuple(map(str, verschil.index[verschil > VER][::-1])),
            )
        )
    return sorted(gevonden, key=lambda g: (g.afstand, g.code))[:aantal]


def _standardise(laatste: pd.DataFrame, ids: list[str]) -> pd.DataFrame:
    """Return a row per place with enough people and a column per indicator, of its newest year, in standard deviations."""
    inwoners = laatste[(laatste["indicator_id"] == INWONERS) & (laatste["waarde"] >= MINIMUM_INWONERS)]
    frame = laatste[laatste["indicator_id"].isin(ids) & laatste["gebied_code"].isin(set(inwoners["gebied_code"]))]
    frame = frame[frame["jaar"] == frame.groupby("indicator_id")["jaar"].transform("max")]
    breed = frame.pivot_table(index="gebied_code", columns="indicator_id", values="waarde")
    spreiding = breed.std(ddof=0)
    return (breed - breed.mean())[spreiding.index[spreiding > 0]] / spreiding[spreiding > 0]
