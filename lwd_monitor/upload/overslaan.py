"""What of a file is passed over, with a word: numbers that mean 'no figure', counts from a percentage, what a page made."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from lwd_monitor.db import Cursor
from lwd_monitor.gebied import GEMEENTE_CODE
from lwd_monitor.indicator import Indicator
from lwd_monitor.opmaak import format_getal
from lwd_monitor.waarneming import load_jaren

MET_SCHATTINGEN = "kwb"
"""The one form that works counts out of percentages; elsewhere `geschat` is the word of who made the file."""
VORM = "kijk_export"
"""A page shows a part of the figures: what its download leaves out is not gone."""
GESCHAT = "geschat"
GETELD = ("gemeten", "berekend", "voorlopig")
SLEUTEL = ["gebied_code", "indeling", "indicator_id", "jaar"]
GETALLEN = ["waarde", "noemer", "ci_laag", "ci_hoog"]
MAX_GENOEMD = 5
ZEKER = (-9_995.0, -9_996.0, -9_997.0, -9_998.0, -9_999.0)
NEGATIEF = (-88.0, -99.0, -888.0, -999.0)
NEGENS = (999.0, 9_999.0, 99_999.0, 999_999.0, 9_999_999.0, 99_999_999.0)
# So many other values tell what is common; a value of nines beside others of that size is a figure like any other.
MIN_ANDERE, VER_ERBOVEN = 3, 5.0


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
        if len(gewoon) >= MIN_ANDERE:
            weg |= van & np.isin(waarden, NEGENS) & (waarden > VER_ERBOVEN * np.abs(gewoon).max())
    if not weg.any():
        return frame, []
    frame = frame.assign(
        waarde=np.where(weg, np.nan, waarden), status=frame["status"].astype(object).where(~weg, "ontbreekt")
    )
    tekens = ", ".join(f"{waarde:.0f}" for waarde in np.unique(waarden[weg]))
    return frame, [f"Gelezen als 'geen cijfer': {tekens} ({int(weg.sum())} keer)."]


def list_geschat(frame: pd.DataFrame) -> list[str]:
    """Return the indicators of which a file holds estimates."""
    return sorted(str(id_) for id_ in frame.loc[frame["status"] == GESCHAT, "indicator_id"].unique())


def keep_geteld(
    frame: pd.DataFrame, staand: pd.DataFrame, catalogus: Mapping[str, Indicator]
) -> tuple[pd.DataFrame, list[str]]:
    """Give the counts that stand the place of estimates for the same gebied and year; returns what to tell.

    Notes: the rows stay: a figure that a file of the same publisher no longer gives would lapse.
    """
    geteld = staand[staand["status"].isin(GETELD) & staand["waarde"].notna()]
    plaatsen = np.flatnonzero((frame["status"] == GESCHAT).to_numpy())
    if not len(plaatsen) or geteld.empty:
        return frame, []
    eigen = frame.iloc[plaatsen][SLEUTEL].astype({"gebied_code": str, "indicator_id": str})
    naast = eigen.merge(geteld.drop_duplicates(SLEUTEL), on=SLEUTEL, how="left")
    blijft = naast["waarde"].notna().to_numpy()
    if not blijft.any():
        return frame, []
    rijen = plaatsen[blijft]
    frame = frame.assign(status=frame["status"].astype(object))
    for kolom in (*GETALLEN, "status"):
        waarden = frame[kolom].to_numpy(copy=True)
        waarden[rijen] = naast.loc[blijft, kolom].to_numpy()
        frame[kolom] = waarden
    frame["status"] = frame["status"].astype("category")
    return frame, [_describe(naast.loc[blijft, "indicator_id"], catalogus)]


def _describe(ids: pd.Series, catalogus: Mapping[str, Indicator]) -> str:
    namen = [catalogus[id_].titel_kort if id_ in catalogus else id_ for id_ in sorted(ids.unique())]
    lijst = ", ".join(namen[:MAX_GENOEMD]) + (" en andere" if len(namen) > MAX_GENOEMD else "")
    een = len(ids) == 1
    return (
        f"{format_getal(len(ids))} {'schatting' if een else 'schattingen'} uit een percentage overgeslagen ({lijst}): van "
        f"{'dat gebied en jaar staat' if een else 'die gebieden en jaren staat'} al een geteld cijfer in de monitor, en dat "
        "blijft staan."
    )


def drop_omgerekend(con: Cursor, frame: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """Leave out figures that a page carried over from an older indeling; returns the rest and what to tell.

    Notes: such a figure has a year for which the store has the indicator, though only in another indeling.
    """
    if frame.empty:
        return frame, []
    bekend = load_jaren(con, GEMEENTE_CODE)
    in_indeling = set(zip(bekend["indicator_id"], bekend["jaar"], bekend["indeling"], strict=True))
    in_jaar = set(zip(bekend["indicator_id"], bekend["jaar"], strict=True))
    sleutels = zip(frame["indicator_id"].astype(str), frame["jaar"], frame["indeling"], strict=True)
    weg = np.array([(i, j) in in_jaar and (i, j, d) not in in_indeling for i, j, d in sleutels], dtype=bool)
    if not weg.any():
        return frame, []
    aantal = int(weg.sum())
    melding = (
        f"{format_getal(aantal)} {'cijfer is' if aantal == 1 else 'cijfers zijn'} door de pagina omgerekend naar de nieuwe "
        "indeling. De monitor rekent dat zelf uit de oude cijfers; overgeslagen."
    )
    return frame[~weg], [melding]
