"""Carry figures from one indeling to another through a crosswalk."""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lwd_monitor.gebied.overgang import rank_grondslag

STATUS_GESCHAT = "geschat"
STATUS_ONTBREEKT = "ontbreekt"
Rij = NDArray[np.float64]
OVER = ("waarde", "ci_laag", "ci_hoog", "status")
KOLOMMEN = ["gebied_code", "indeling", "jaar", "noemer", "ci_laag", "ci_hoog", "grondslag", "waarde", "status"]


def build_delen(overgang: pd.DataFrame) -> pd.DataFrame:
    """Return per new gebied its weakest grondslag, and whether it is the same place (`zelfde`)."""
    kolommen = (overgang[naam].tolist() for naam in ("van_code", "naar_code", "aandeel", "grondslag"))
    return _build_delen(tuple(zip(*kolommen, strict=True))).copy()


@lru_cache(maxsize=64)
def _build_delen(stappen: tuple[tuple[str, str, float, str], ...]) -> pd.DataFrame:
    heen: dict[str, set[str]] = {}
    komt: dict[str, list[tuple[str, float, str]]] = {}
    for van, naar, aandeel, grondslag in stappen:
        heen.setdefault(van, set()).add(naar)
        komt.setdefault(naar, []).append((van, aandeel, grondslag))
    rijen = [
        (
            naar,
            len(delen),
            max((grondslag for _, _, grondslag in delen), key=rank_grondslag),
            len(delen) == 1
            and all(rank_grondslag(g) == 0 and aandeel > 0.9995 and len(heen[van]) == 1 for van, aandeel, g in delen),
        )
        for naar, delen in sorted(komt.items())
    ]
    uit = pd.DataFrame(rijen, columns=["naar_code", "delen", "grondslag", "zelfde"]).set_index("naar_code")
    return uit.astype({"delen": int, "zelfde": bool})


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
    per_code = delen.to_dict("index")
    kolommen = {naam: paren[naam].to_numpy(dtype=float) for naam in ("waarde", "gewicht", "deel_noemer")}
    over = {naam: paren[naam].tolist() for naam in OVER if naam in paren}
    rijen = []
    # By position in whole columns: a frame for each place and year took most of the time.
    for (code, jaar), plek in sorted(paren.groupby(["naar_code", "jaar"]).indices.items()):
        groep = {naam: waarden[plek] for naam, waarden in kolommen.items()}
        rij = {
            "gebied_code": str(code),
            "indeling": naar_indeling,
            "jaar": int(jaar),
            "ci_laag": np.nan,
            "ci_hoog": np.nan,
        }
        rij |= {"grondslag": per_code[code]["grondslag"], "noemer": groep["deel_noemer"].sum()}
        if per_code[code]["zelfde"]:
            rij |= {naam: waarden[plek[0]] for naam, waarden in over.items()}
            rij |= {"status": STATUS_ONTBREEKT} if np.isnan(groep["waarde"][0]) else {}
        else:
            rij |= _combine(groep["waarde"], groep["gewicht"], optelbaar)
        rijen.append(rij)
    return pd.DataFrame(rijen, columns=KOLOMMEN)


def _combine(waarden: Rij, gewichten: Rij, optelbaar: bool) -> dict[str, object]:
    """Return value and status of a place that is put together; without a value of each part there is none."""
    if optelbaar:
        waarde = (waarden * gewichten).sum()
    elif (waarden == waarden[0]).all():
        waarde = waarden[0]
    else:
        with np.errstate(invalid="ignore"):
            waarde = (waarden * gewichten).sum() / gewichten.sum()
    return {"waarde": waarde, "status": STATUS_ONTBREEKT if np.isnan(waarde) else STATUS_GESCHAT}
