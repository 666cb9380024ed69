"""What a crosswalk would bring, and how that differs from what stands."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from lwd_monitor.fout import Bevinding
from lwd_monitor.gebied import Gebieden

KOLOMMEN = ["van_code", "naar_code", "aandeel", "grondslag"]
# Shares closer than this are the same: a file rounds them.
GELIJK = 1e-6


@dataclass
class Overgangsplan:
    """The crosswalk of one pair of indelingen: `frame` has KOLOMMEN, `verschil` sets it beside what stands."""

    van: int
    naar: int
    frame: pd.DataFrame
    verschil: pd.DataFrame
    vorm: str
    gelezen: int
    overgeslagen: int = 0
    meldingen: list[str] = field(default_factory=list)
    fouten: list[Bevinding] = field(default_factory=list)
    waarschuwingen: list[Bevinding] = field(default_factory=list)


def compare_overgang(oud: pd.DataFrame, nieuw: pd.DataFrame) -> pd.DataFrame:
    """Return one row per step of either: van_code, naar_code, soort, oud_aandeel, aandeel, oud_grondslag, grondslag."""
    sleutel = ["van_code", "naar_code"]
    velden = [*sleutel, "aandeel", "grondslag"]
    links = oud[velden].rename(columns={"aandeel": "oud_aandeel", "grondslag": "oud_grondslag"})
    samen = links.merge(nieuw[velden], on=sleutel, how="outer").sort_values(sleutel, ignore_index=True)
    gelijk = np.isclose(samen["oud_aandeel"], samen["aandeel"], rtol=0, atol=GELIJK) & (
        samen["oud_grondslag"] == samen["grondslag"]
    )
    keuzes = [samen["oud_aandeel"].isna(), samen["aandeel"].isna(), gelijk]
    samen.insert(2, "soort", np.select(keuzes, ["nieuw", "vervallen", "ongewijzigd"], "gewijzigd"))
    return samen


def name_stappen(verschil: pd.DataFrame, gebieden: Gebieden, van: int, naar: int) -> pd.DataFrame:
    """Add van_naam and naar_naam; a place of another gemeente that is not loaded is called by its code."""
    for kant, indeling in (("van", van), ("naar", naar)):
        plaatsen = {code: gebieden.find(code, indeling) for code in verschil[f"{kant}_code"].unique()}
        namen = {code: plaats.naam if plaats else code for code, plaats in plaatsen.items()}
        verschil = verschil.assign(**{f"{kant}_naam": verschil[f"{kant}_code"].map(namen)})
    return verschil
