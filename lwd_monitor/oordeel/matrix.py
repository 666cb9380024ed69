"""Figures in long form laid out as gebied x indicator, against a fixed base year."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lwd_monitor.oordeel.interval import get_z

Matrix = NDArray[np.float64]
TEKEN = {"hoger_gunstig": 1.0, "lager_gunstig": -1.0}

REDEN_NEUTRAAL = "Bij deze indicator is hoger niet beter en lager ook niet. Hij telt niet mee in de positie."
REDEN_BASISJAAR = "Over het basisjaar {jaar} is er geen cijfer. Daardoor is er niets om tegen af te zetten."
REDEN_GEEN_SPREIDING = "In het basisjaar {jaar} zijn de gebieden gelijk, of is er maar één. Een positie zegt dan niets."


@dataclass(frozen=True)
class Stand:
    """Figures of one moment: value, standard error (nan without margin), year and noemer, each gebied x indicator."""

    waarde: Matrix
    fout: Matrix
    jaar: Matrix
    noemer: Matrix


@dataclass(frozen=True)
class Basis:
    """The fixed yardstick per indicator: mean and standard deviation over the comparable gebieden in the base year."""

    gemiddelde: Matrix
    spreiding: Matrix
    redenen: Mapping[str, str]


def build_stand(waarnemingen: pd.DataFrame, gebieden: pd.Index, indicatoren: pd.Index) -> Stand:
    """Return the newest figure of each gebied and indicator in `waarnemingen`."""
    gevuld = waarnemingen[waarnemingen["waarde"].notna()].sort_values("jaar", kind="stable")
    rij, kolom = (
        gebieden.get_indexer(pd.Index(gevuld["gebied"])),
        indicatoren.get_indexer(pd.Index(gevuld["indicator"])),
    )
    bekend = (rij >= 0) & (kolom >= 0)
    velden = [np.full((len(gebieden), len(indicatoren)), np.nan) for _ in range(4)]
    fout = (gevuld["ci_hoog"] - gevuld["ci_laag"]) / (2 * get_z())
    noemer = gevuld["noemer"] if "noemer" in gevuld else pd.Series(np.nan, index=gevuld.index)
    for veld, reeks in zip(velden, (gevuld["waarde"], fout, gevuld["jaar"], noemer), strict=True):
        # Rows are in order of year: assignment keeps the last one, the newest.
        veld[rij[bekend], kolom[bekend]] = reeks.to_numpy(dtype=float)[bekend]
    return Stand(*velden)


def select_stand(
    waarnemingen: pd.DataFrame, gebieden: pd.Index, indicatoren: pd.Index, jaar: int, maximale_ouderdom: int
) -> Stand:
    """Return the newest figures at or before `jaar`, at most `maximale_ouderdom` years old."""
    venster = waarnemingen[waarnemingen["jaar"].between(jaar - maximale_ouderdom, jaar)]
    return build_stand(venster, gebieden, indicatoren)


def select_basisstand(waarnemingen: pd.DataFrame, gebieden: pd.Index, indicatoren: pd.DataFrame) -> Stand:
    """Return the figures of each indicator in its own base year."""
    basisjaar = waarnemingen["indicator"].map(indicatoren["basisjaar"])
    return build_stand(waarnemingen[waarnemingen["jaar"] == basisjaar], gebieden, indicatoren.index)


def compute_basis(stand: Stand, indicatoren: pd.DataFrame, vergelijkbaar: NDArray[np.bool_]) -> Basis:
    """Return mean and spread per indicator over the comparable gebieden; the reason in words where there is none."""
    waarden = np.where(vergelijkbaar[:, None], stand.waarde, np.nan)
    aantal = (~np.isnan(waarden)).sum(axis=0)
    # Nobody gives nan, and one place alone a spread of nothing.
    with np.errstate(invalid="ignore"):
        gemiddelde = np.nansum(waarden, axis=0) / aantal
        spreiding = np.sqrt(np.nansum((waarden - gemiddelde) ** 2, axis=0) / aantal)
    bruikbaar = spreiding > 1e-12 * np.maximum(np.abs(gemiddelde), 1)
    redenen = {}
    for i, (naam, kenmerk) in enumerate(indicatoren.iterrows()):
        jaar = "" if pd.isna(kenmerk["basisjaar"]) else f"{kenmerk['basisjaar']:.0f}"
        if kenmerk["richting"] not in TEKEN:
            redenen[str(naam)] = REDEN_NEUTRAAL
        elif aantal[i] == 0:
            redenen[str(naam)] = REDEN_BASISJAAR.format(jaar=jaar).replace("  ", " ")
        elif not bruikbaar[i]:
            redenen[str(naam)] = REDEN_GEEN_SPREIDING.format(jaar=jaar)
    return Basis(gemiddelde, np.where(bruikbaar, spreiding, np.nan), redenen)


def get_tekens(indicatoren: pd.DataFrame) -> Matrix:
    """Return +1 where higher is better, -1 where lower is better, nan for neutral indicators."""
    return np.asarray(indicatoren["richting"].map(TEKEN), dtype=np.float64)
