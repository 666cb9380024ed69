"""Carry figures from one indeling to another through a crosswalk."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from lwd_monitor.gebied.overgang import rank_grondslag

STATUS_GESCHAT = "geschat"
STATUS_ONTBREEKT = "ontbreekt"
KOLOMMEN = ["gebied_code", "indeling", "jaar", "noemer", "ci_laag", "ci_hoog", "grondslag", "waarde", "status"]


def build_delen(overgang: pd.DataFrame) -> pd.DataFrame:
    """Return per new gebied its weakest grondslag, and whether it is the same place (`zelfde`)."""
    rang = overgang["grondslag"].map(rank_grondslag)
    gaat_heen = overgang.groupby("van_code")["naar_code"].transform("nunique")
    alleen = (rang == 0) & (overgang["aandeel"] > 0.9995) & (gaat_heen == 1)
    per_gebied = overgang.assign(rang=rang, alleen=alleen).sort_values("rang").groupby("naar_code")
    uit = per_gebied.agg(delen=("van_code", "size"), grondslag=("grondslag", "last"), alleen=("alleen", "all"))
    uit["zelfde"] = uit["alleen"] & (uit["delen"] == 1)
    return uit[["delen", "grondslag", "zelfde"]]


def compute_omgerekend(
    waarnemingen: pd.DataFrame,
    overgang: pd.DataFrame,
    naar_indeling: int,
    *,
    optelbaar: bool,
    gewichten: Mapping[str, float] | None = None,
    middelbaar: bool = True,
) -> pd.DataFrame:
    """Return figures in another indeling: counts (`optelbaar`) by share, what may be averaged as weighted mean.

    Notes: `waarnemingen` has gebied_code, jaar, waarde, noemer, status (one indicator, one indeling); `gewichten` the
    weight per old code, else the noemer of each figure is used. What may not be added or averaged (`middelbaar` False: a
    class, a density) is kept by places that stayed the same alone; others get no row. A gebied of which a part has no figure gets none: nothing is
    filled in. Status is geschat and the interval is dropped, unless the gebied is the same place (grondslag gelijk,
    one part, nobody else's).
    """
    delen = build_delen(overgang)
    if not (optelbaar or middelbaar):
        overgang = overgang[overgang["naar_code"].map(delen["zelfde"])]
    paren = overgang[["van_code", "naar_code", "aandeel"]].merge(
        pd.DataFrame({"jaar": sorted(waarnemingen["jaar"].unique())}), how="cross"
    )
    bron = waarnemingen.rename(columns={"gebied_code": "van_code"}).drop(
        columns=["indeling", "grondslag"], errors="ignore"
    )
    paren = paren.merge(bron, on=["van_code", "jaar"], how="left")
    gewicht = paren["van_code"].map(dict(gewichten)) if gewichten is not None else paren["noemer"]
    paren["gewicht"] = paren["aandeel"] * (1.0 if optelbaar else gewicht.astype(float))
    paren["deel_noemer"] = paren["aandeel"] * paren["noemer"].astype(float)
    rijen = [
        _combine(str(code), int(jaar), groep, delen.loc[code], optelbaar, naar_indeling)
        for (code, jaar), groep in paren.groupby(["naar_code", "jaar"])
    ]
    return pd.DataFrame(rijen, columns=KOLOMMEN)


def _combine(
    code: str, jaar: int, groep: pd.DataFrame, deel: pd.Series, optelbaar: bool, indeling: int
) -> dict[str, object]:
    rij: dict[str, object] = {
        "gebied_code": code,
        "indeling": indeling,
        "jaar": jaar,
        "noemer": groep["deel_noemer"].sum(skipna=False),
        "ci_laag": np.nan,
        "ci_hoog": np.nan,
        "grondslag": deel["grondslag"],
    }
    if deel["zelfde"]:
        eigen = groep.iloc[0]
        over = {naam: eigen[naam] for naam in ("waarde", "ci_laag", "ci_hoog", "status") if naam in groep}
        return rij | over | ({"status": STATUS_ONTBREEKT} if pd.isna(eigen["waarde"]) else {})
    if optelbaar:
        waarde = (groep["waarde"] * groep["gewicht"]).sum(skipna=False)
    elif len(groep) == 1 or groep["waarde"].nunique(dropna=False) == 1:
        waarde = groep["waarde"].iloc[0]
    else:
        som = groep["gewicht"].sum(skipna=False)
        waarde = (groep["waarde"] * groep["gewicht"]).sum(skipna=False) / som if som > 0 else np.nan
    return rij | {"waarde": waarde, "status": STATUS_ONTBREEKT if pd.isna(waarde) else STATUS_GESCHAT}
