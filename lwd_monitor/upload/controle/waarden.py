"""Checks on figures before they meet the store: a value that its status forbids, a mean of nought, shares from 0 to 1."""

import numpy as np
import pandas as pd

from lwd_monitor.fout import Bevinding
from lwd_monitor.indicator import Indicator
from lwd_monitor.upload.eenheden import find_eenheid
from lwd_monitor.waarneming import Status

MAX_BEVINDINGEN = 200
# Two low percentages may be true; from three on, with none above 1%, a share is likelier.
MIN_AANDELEN = 3
ZONDER_WAARDE = [status.value for status in Status if not status.heeft_waarde]


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
