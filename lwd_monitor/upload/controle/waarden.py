"""Checks on figures before they meet the store: a value that its status forbids, and shares written as 0 to 1."""

import numpy as np
import pandas as pd

from lwd_monitor.fout import Bevinding
from lwd_monitor.indicator import Indicator
from lwd_monitor.upload.eenheden import find_eenheid
from lwd_monitor.waarneming import Status

MAX_BEVINDINGEN = 200
# Two low percentages may be true; from three on, with none above 1%, a share is likelier.
MIN_AANDELEN = 3
ZEKER = (-9_995.0, -9_996.0, -9_997.0, -9_998.0, -9_999.0)
NEGATIEF = (-88.0, -99.0, -888.0, -999.0)
NEGENS = (999.0, 9_999.0, 99_999.0, 999_999.0, 9_999_999.0, 99_999_999.0)
# A value of nines beside others of that size is a figure like any other.
VER_ERBOVEN = 5.0
ZONDER_WAARDE = [status.value for status in Status if not status.heeft_waarde]


def drop_sentinels(frame: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """Take out numbers that stand for 'no figure' (-9999, -99, 9999), with what to tell.

    Notes: -9999 and its neighbours always; -99 and -999 where an indicator has no other values below nought; 999 and more
    nines where they lie far above every other value of that indicator.
    """
    waarden = frame["waarde"].to_numpy(dtype=float)
    mogelijk = np.isin(waarden, (*ZEKER, *NEGATIEF, *NEGENS))
    if not mogelijk.any():
        return frame, []
    nummers = pd.Categorical(frame["indicator_id"]).codes
    weg = np.isin(waarden, ZEKER)
    for nummer in np.unique(nummers[mogelijk]):
        van = nummers == nummer
        gewoon = waarden[van & ~mogelijk & ~np.isnan(waarden)]
        if len(gewoon) and gewoon.min() >= 0:
            weg |= van & np.isin(waarden, NEGATIEF)
        if len(gewoon) >= MIN_AANDELEN:
            weg |= van & np.isin(waarden, NEGENS) & (waarden > VER_ERBOVEN * np.abs(gewoon).max())
    if not weg.any():
        return frame, []
    frame = frame.assign(
        waarde=np.where(weg, np.nan, waarden), status=frame["status"].astype(object).where(~weg, "ontbreekt")
    )
    tekens = ", ".join(f"{waarde:.0f}" for waarde in np.unique(waarden[weg]))
    return frame, [f"Gelezen als 'geen cijfer': {tekens} ({int(weg.sum())} keer)."]


def check_statussen(frame: pd.DataFrame) -> list[Bevinding]:
    """Return an error for each figure that its status says is not there: what is shielded may not be stored."""
    fout = frame[frame["status"].isin(ZONDER_WAARDE) & frame["waarde"].notna()]
    return [
        Bevinding(
            f"Bij de status '{rij.status}' hoort geen waarde. Maak de waarde leeg, of verbeter de status.",
            int(rij.rij),
            str(rij.kolom),
            str(rij.waarde),
        )
        for rij in fout.head(MAX_BEVINDINGEN).itertuples()
    ]


def check_nullen(frame: pd.DataFrame, indicatoren: dict[str, Indicator]) -> list[Bevinding]:
    """Return a warning for each mean amount of money that is 0: no home is worth nothing, and old tables wrote 0 for no figure."""
    nullen = frame[frame["waarde"] == 0]
    eenheden = {
        id_: find_eenheid(indicatoren[id_].eenheid) for id_ in nullen["indicator_id"].unique() if id_ in indicatoren
    }
    fout = nullen[
        nullen["indicator_id"].isin([id_ for id_, e in eenheden.items() if e is not None and e.soort == "euro"])
    ]
    return [
        Bevinding(
            f"{indicatoren[rij.indicator_id].titel} van {rij.gebied_code} is 0 in {rij.jaar}. Staat de 0 voor een cijfer dat "
            "ontbreekt, maak de cel dan leeg.",
            int(rij.rij),
            str(rij.kolom),
            "0",
        )
        for rij in fout.head(MAX_BEVINDINGEN).itertuples()
    ]


def check_aandelen(frame: pd.DataFrame, indicatoren: dict[str, Indicator]) -> list[Bevinding]:
    """Return a warning for each percentage of which all values in the file lie between 0 and 1."""
    if frame.empty:
        return []
    ids = pd.Categorical(frame["indicator_id"])
    procent = np.array([id_ in indicatoren and indicatoren[id_].is_procent for id_ in ids.categories] + [False])
    if not procent.any():
        return []
    waarden, nummers = frame["waarde"].to_numpy(dtype=float), ids.codes
    met = procent[nummers] & ~np.isnan(waarden)
    hoogste = np.full(len(ids.categories), -np.inf)
    np.maximum.at(hoogste, nummers[met], np.abs(waarden[met]))
    aantal = np.bincount(nummers[met], minlength=len(ids.categories))
    verdacht = (aantal >= MIN_AANDELEN) & (hoogste > 0) & (hoogste <= 1)
    return [
        Bevinding(
            f"Alle {aantal[nr]} waarden van {indicatoren[id_].titel} liggen tussen 0 en 1. De monitor verwacht procenten: "
            "45, niet 0,45. Excel bewaart 45% als 0,45. Is dat hier zo, vermenigvuldig de kolom dan met 100.",
            waarde=id_,
        )
        for nr, id_ in enumerate(ids.categories)
        if verdacht[nr]
    ]
