"""What of a file is passed over, with a word: counts made from a percentage, and what a page made for itself."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from lwd_monitor.db import Cursor
from lwd_monitor.gebied import GEMEENTE_CODE
from lwd_monitor.indicator import Indicator
from lwd_monitor.opmaak import format_getal
from lwd_monitor.waarneming import load_jaren

MET_SCHATTINGEN = "kwb"
VORM = "kijk_export"


"""The one form that works counts out of percentages; elsewhere `geschat` is the word of who made the file."""
GESCHAT = "geschat"
GETELD = ("gemeten", "berekend", "voorlopig")
SLEUTEL = ["gebied_code", "indeling", "indicator_id", "jaar"]
GETALLEN = ["waarde", "noemer", "ci_laag", "ci_hoog"]
MAX_GENOEMD = 5


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


"""A page shows a part of the figures: what its download leaves out is not gone."""


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
