"""A crosswalk made from boundaries laid over each other, or from addresses."""

from collections.abc import Collection
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd

from lwd_monitor.gebied.overgang.grondslag import GEHEEL, GELIJK

# Rijksdriehoek (Dutch national grid): areas in square metres.
RD = "EPSG:28992"
SNIPPER = 0.005
ZELFDE_VLAK = 0.98
ZELFDE_WIJK = 0.99
HEEL = 0.9995


@dataclass(frozen=True)
class Tekenfout:
    """How far outlines may lie apart that mean the same line, as shares of a gebied."""

    zelfde: float = ZELFDE_VLAK
    snipper: float = SNIPPER


def compute_overgang_uit_grenzen(
    oud: gpd.GeoDataFrame, nieuw: gpd.GeoDataFrame, fout: Tekenfout = Tekenfout()
) -> pd.DataFrame:
    """Return a crosswalk by overlay of boundaries (columns code, geometry), by area, or by inhabitants of the new gebied.

    Notes: two areas that cover each other for 98% or more are the same place (grondslag gelijk). What they lie apart,
    and any piece under 0.5% of the old gebied, is drawing noise when it is under 2% of the new one as well; it is shared
    out over the rest. A small new gebied cut out of a large old one is kept. Boundaries of less detail need a larger
    `fout`. Where `nieuw` has a column inwoners, a piece counts for the people on it, spread evenly over the new gebied;
    an old gebied without any goes by area. Pairs of `oud` and `nieuw` that a column `niet` of `oud` names (codes of
    gebieden where nothing went) are left out.
    """
    samen = _intersect(oud, nieuw)
    if "niet" in oud:
        niet = oud.set_index("code")["niet"]
        samen = samen[[naar not in niet[van] for van, naar in zip(samen["van_code"], samen["naar_code"], strict=True)]]
    samen["gelijk"] = (samen["van_deel"] >= fout.zelfde) & (samen["naar_deel"] >= fout.zelfde)
    zelfde = samen.groupby("van_code")["gelijk"].transform("any") | samen.groupby("naar_code")["gelijk"].transform(
        "any"
    )
    grens = np.where(zelfde, 1 - fout.zelfde, fout.snipper)
    ruis = (samen["van_deel"] < grens) & (samen["naar_deel"] < 1 - fout.zelfde)
    echt = samen[~ruis | samen["gelijk"]].assign(grondslag="oppervlakte", maat=lambda deel: deel["vlak"])
    return _build_overgang(_weigh_inwoners(echt, nieuw) if "inwoners" in nieuw else echt, "maat")


def _weigh_inwoners(samen: pd.DataFrame, nieuw: gpd.GeoDataFrame) -> pd.DataFrame:
    mensen = samen["naar_deel"] * samen["naar_code"].map(nieuw.set_index("code")["inwoners"]).fillna(0)
    bewoond = mensen.groupby(samen["van_code"]).transform("sum") > 0
    uit = samen.assign(maat=samen["vlak"].mask(bewoond, mensen), grondslag=samen["grondslag"].mask(bewoond, "inwoners"))
    return uit[uit["maat"] > 0]


def compute_overgang_wijken(verhuisd: pd.DataFrame, codes: Collection[str]) -> pd.DataFrame:
    """Return a crosswalk of wijken by the homes in them: van_code, naar_code, adressen, woonadressen.

    `verhuisd` also holds what stayed; a wijk of `codes` that is not in it did not change.
    Notes: two wijken are the same place when at least 99% of the addresses and of the homes of either one lie in the
    other: a street or two on the border is no other wijk. Shares are those of the homes.
    """
    stil = sorted(set(codes) - set(verhuisd["van_code"]) - set(verhuisd["naar_code"]))
    rust = pd.DataFrame({"van_code": stil, "naar_code": stil, "adressen": 1.0, "woonadressen": 1.0})
    samen = pd.concat([verhuisd[list(rust.columns)].fillna(0), rust], ignore_index=True)
    delen = [
        samen[maat] / samen.groupby(kant)[maat].transform("sum")
        for maat in ("adressen", "woonadressen")
        for kant in ("van_code", "naar_code")
    ]
    samen["gelijk"] = pd.concat(delen, axis=1).min(axis=1) >= ZELFDE_WIJK
    zelfde = samen.groupby("van_code")["gelijk"].transform("any")
    houd = (samen["gelijk"] | ~zelfde) & (samen["woonadressen"] > 0)
    return _build_overgang(samen[houd].assign(grondslag="adressen"), "woonadressen")


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
