"""The download of a page comes back: what the page made for its own view is passed over, with the reason."""

import numpy as np
import pandas as pd

from lwd_monitor.db import Cursor
from lwd_monitor.gebied import GEMEENTE_CODE
from lwd_monitor.opmaak import format_getal
from lwd_monitor.waarneming import load_jaren

VORM = "kijk_export"
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
