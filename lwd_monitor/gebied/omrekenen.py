"""Carry figures from one indeling to another through a crosswalk, and make such a crosswalk from boundaries."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from lwd_monitor.fout import Bevinding

if TYPE_CHECKING:
    import geopandas as gpd

GELIJK = "gelijk"
# From certain to uncertain: a gebied made of several parts carries the weakest of their grounds.
GRONDSLAGEN = (GELIJK, "naam", "adressen", "inwoners_2024", "oppervlakte")
STATUS_GESCHAT = "geschat"
STATUS_ONTBREEKT = "ontbreekt"
# Rijksdriehoek (Dutch national grid): areas in square metres.
RD = "EPSG:28992"
SNIPPER = 0.005
ZELFDE_VLAK = 0.98


def check_overgang(overgang: pd.DataFrame) -> list[Bevinding]:
    """Return what is wrong with a crosswalk: shares outside 0-1, shares that do not add up to 1, double rows."""
    bevindingen = []
    for i, aandeel in enumerate(overgang["aandeel"]):
        if not 0 < aandeel <= 1:
            bevindingen.append(Bevinding("Een aandeel ligt tussen 0 en 1.", i + 2, "aandeel", str(aandeel)))
    sommen = overgang.groupby("van_code")["aandeel"].sum()
    for code, som in sommen[(sommen - 1).abs() > 0.005].items():
        melding = f"De aandelen van {code} tellen op tot {som:.3f}, niet tot 1. Vul de tabel aan."
        bevindingen.append(Bevinding(melding, None, "aandeel", str(code)))
    dubbel = overgang[overgang.duplicated(["van_code", "naar_code"])]
    bevindingen += [
        Bevinding(f"De overgang van {rij.van_code} naar {rij.naar_code} staat er twee keer in.", int(str(i)) + 2)
        for i, rij in zip(dubbel.index, dubbel.itertuples(), strict=True)
    ]
    return bevindingen


def build_delen(overgang: pd.DataFrame) -> pd.DataFrame:
    """Return per new gebied its weakest grondslag, and whether it is the same place (`zelfde`)."""
    rang = overgang["grondslag"].map({naam: i for i, naam in enumerate(GRONDSLAGEN)}).fillna(len(GRONDSLAGEN))
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
) -> pd.DataFrame:
    """Return figures in another indeling: counts (`optelbaar`) by share, rates as weighted mean.

    Notes: `waarnemingen` has gebied_code, jaar, waarde, noemer, status (one indicator, one indeling); `gewichten`
    inhabitants per old code, else the noemer is used. A gebied of which a part has no figure gets none: nothing is
    filled in. Status is geschat and the interval is dropped, unless the gebied is the same place (grondslag gelijk,
    one part, nobody else's).
    """
    delen = build_delen(overgang)
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
    return pd.DataFrame(rijen)


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


def compute_overgang_uit_grenzen(oud: "gpd.GeoDataFrame", nieuw: "gpd.GeoDataFrame") -> pd.DataFrame:
    """Return a crosswalk by overlay of boundaries (columns code, geometry), by area.

    Notes: slivers under 0.5% of a gebied are drawing noise and are shared out over the rest. Two areas that cover
    each other for 98% or more are the same place (grondslag gelijk). Both sets need boundaries of the same detail.
    """
    links = oud[["code", "geometry"]].rename(columns={"code": "van_code"}).to_crs(RD)
    rechts = nieuw[["code", "geometry"]].rename(columns={"code": "naar_code"}).to_crs(RD)
    samen = links.overlay(rechts, how="intersection", keep_geom_type=True)
    samen["vlak"] = samen.area
    samen = samen.groupby(["van_code", "naar_code"], as_index=False)["vlak"].sum()
    van, naar = (
        samen[kolom].map(kader.set_index(kolom).area) for kolom, kader in (("van_code", links), ("naar_code", rechts))
    )
    samen["gelijk"] = (samen["vlak"] / van >= ZELFDE_VLAK) & (samen["vlak"] / naar >= ZELFDE_VLAK)
    samen = samen[samen["vlak"] / van >= SNIPPER]
    return _build_overgang(samen, "vlak", "oppervlakte")


def compute_overgang_uit_adressen(adressen: pd.DataFrame) -> pd.DataFrame:
    """Return a crosswalk by addresses: van_code and naar_code of each, optionally inwoners."""
    gewicht = adressen["inwoners"] if "inwoners" in adressen else pd.Series(1.0, index=adressen.index)
    samen = adressen.assign(vlak=gewicht).groupby(["van_code", "naar_code"], as_index=False)["vlak"].sum()
    heen, terug = (samen.groupby(kolom)["vlak"].transform("size") for kolom in ("van_code", "naar_code"))
    return _build_overgang(samen.assign(gelijk=(heen == 1) & (terug == 1)), "vlak", "adressen")


def _build_overgang(samen: pd.DataFrame, maat: str, grondslag: str) -> pd.DataFrame:
    aandeel = samen[maat] / samen.groupby("van_code")[maat].transform("sum")
    woord = np.where(samen["gelijk"], GELIJK, grondslag)
    uit = samen.assign(aandeel=aandeel, grondslag=woord).sort_values(["van_code", "naar_code"])
    return uit[["van_code", "naar_code", "aandeel", "grondslag"]].reset_index(drop=True)
