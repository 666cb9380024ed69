"""A crosswalk made from boundaries laid over each other, or from addresses."""

import geopandas as gpd
import numpy as np
import pandas as pd

from lwd_monitor.gebied.overgang.grondslag import GEHEEL, GELIJK

# Rijksdriehoek (Dutch national grid): areas in square metres.
RD = "EPSG:28992"
SNIPPER = 0.005
ZELFDE_VLAK = 0.98
HEEL = 0.9995


def compute_overgang_uit_grenzen(oud: gpd.GeoDataFrame, nieuw: gpd.GeoDataFrame) -> pd.DataFrame:
    """Return a crosswalk by overlay of boundaries (columns code, geometry), by area.

    Notes: two areas that cover each other for 98% or more are the same place (grondslag gelijk). What they lie apart,
    and any piece under 0.5% of the old gebied, is drawing noise when it is under 2% of the new one as well; it is shared
    out over the rest. A small new gebied cut out of a large old one is kept. Both sets need boundaries of the same detail.
    """
    samen = _intersect(oud, nieuw)
    samen["gelijk"] = (samen["van_deel"] >= ZELFDE_VLAK) & (samen["naar_deel"] >= ZELFDE_VLAK)
    zelfde = samen.groupby("van_code")["gelijk"].transform("any") | samen.groupby("naar_code")["gelijk"].transform(
        "any"
    )
    grens = np.where(zelfde, 1 - ZELFDE_VLAK, SNIPPER)
    ruis = (samen["van_deel"] < grens) & (samen["naar_deel"] < 1 - ZELFDE_VLAK)
    return _build_overgang(samen[~ruis | samen["gelijk"]].assign(grondslag="oppervlakte"), "vlak")


def compute_ruis(oud: gpd.GeoDataFrame, nieuw: gpd.GeoDataFrame) -> tuple[float, float]:
    """Return which share of the old surface lies in no new gebied, and of the new surface in no old one (0-1)."""
    samen = _intersect(oud, nieuw)["vlak"].sum()
    return tuple(max(0.0, 1 - samen / kant.to_crs(RD).area.sum()) for kant in (oud, nieuw))  # type: ignore[return-value]


def _intersect(oud: gpd.GeoDataFrame, nieuw: gpd.GeoDataFrame) -> pd.DataFrame:
    """Return per pair that overlaps its surface (square metres), and its share of the old and of the new gebied."""
    links = oud[["code", "geometry"]].rename(columns={"code": "van_code"}).to_crs(RD)
    rechts = nieuw[["code", "geometry"]].rename(columns={"code": "naar_code"}).to_crs(RD)
    samen = links.overlay(rechts, how="intersection", keep_geom_type=True)
    samen["vlak"] = samen.area
    samen = samen.groupby(["van_code", "naar_code"], as_index=False)["vlak"].sum()
    for kolom, kader in (("van", links), ("naar", rechts)):
        geheel = kader.assign(vlak=kader.area).groupby(f"{kolom}_code")["vlak"].sum()
        samen[f"{kolom}_deel"] = samen["vlak"] / samen[f"{kolom}_code"].map(geheel)
    return samen


def compute_overgang_uit_adressen(adressen: pd.DataFrame) -> pd.DataFrame:
    """Return a crosswalk by addresses: van_code and naar_code of each, optionally inwoners.

    Notes: the grondslag is adressen, or inwoners where those were counted; an old gebied in which nobody lives is
    shared out by its addresses.
    """
    gewicht, grondslag = pd.Series(1.0, index=adressen.index), pd.Series("adressen", index=adressen.index)
    if "inwoners" in adressen:
        bewoond = adressen.groupby("van_code")["inwoners"].transform("sum") > 0
        gewicht, grondslag = gewicht.mask(bewoond, adressen["inwoners"]), grondslag.mask(bewoond, "inwoners")
    per_paar = adressen.assign(vlak=gewicht, grondslag=grondslag).groupby(["van_code", "naar_code"], as_index=False)
    samen = per_paar.agg(vlak=("vlak", "sum"), grondslag=("grondslag", "first"))
    heen, terug = (samen.groupby(kolom)["vlak"].transform("size") for kolom in ("van_code", "naar_code"))
    samen = samen.assign(gelijk=(heen == 1) & (terug == 1))
    return _build_overgang(samen[samen["vlak"] > 0], "vlak")


def _build_overgang(samen: pd.DataFrame, maat: str) -> pd.DataFrame:
    aandeel = samen[maat] / samen.groupby("van_code")[maat].transform("sum")
    woord = samen["grondslag"].mask(aandeel > HEEL, GEHEEL).mask(samen["gelijk"], GELIJK)
    uit = samen.assign(aandeel=aandeel, grondslag=woord).sort_values(["van_code", "naar_code"])
    return uit[["van_code", "naar_code", "aandeel", "grondslag"]].reset_index(drop=True)
