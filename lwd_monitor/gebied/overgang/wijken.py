"""Wijken that stayed the same place while buurten in them were drawn anew."""

from collections.abc import Mapping

import pandas as pd

from lwd_monitor.gebied.overgang.grondslag import GELIJK

_ELDERS = "elders"
BUURT, WIJK = "BU", "WK"


def select_niveau(overgang: pd.DataFrame, voorvoegsel: str) -> pd.DataFrame:
    """Return the rows of a crosswalk (van, naar, ...) of buurten or of wijken, by how their codes begin."""
    return overgang[overgang["van"].str.startswith(voorvoegsel)]


def find_gelijke_wijken(
    overgang: pd.DataFrame, wijk_oud: Mapping[str, str], wijk_nieuw: Mapping[str, str]
) -> dict[str, str]:
    """Return the wijken that are the same place in both indelingen, old code to new code.

    Notes: `overgang` has van, naar, grondslag; the mappings give the wijk of each buurt. Where it tells of wijken itself,
    that holds. Otherwise a wijk is the same when all its buurten went to one new wijk and that one got nothing from
    another: then no share had to be estimated.
    """
    zelf = select_niveau(overgang, WIJK)
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
