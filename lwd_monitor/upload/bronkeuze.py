"""Which publisher a file comes from: known ones by key or name, a new one under a key made from its name."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from lwd_monitor.indicator import Bron, Indicator
from lwd_monitor.upload.vorm.onderwerpen import format_id, get_bron, list_bronnamen

ONBEKEND = "onbekend"


@dataclass(frozen=True)
class Bronkeuze:
    """The publishers of a file: one key for all of it, its name, and those that are new."""

    id: str
    naam: str
    per_indicator: Mapping[str, str] = field(default_factory=dict)
    nieuw: tuple[Bron, ...] = ()


def choose_bron(
    frame: pd.DataFrame, gekozen: str | None, indicatoren: dict[str, Indicator], bronnen: dict[str, Bron]
) -> Bronkeuze:
    """Return the publisher of each indicator in `frame` (indicator_id, bron): chosen, catalogued, or as the file says."""
    bekend = {b.naam.casefold(): b.id for b in bronnen.values()} | {id_.casefold(): id_ for id_ in bronnen}
    bekend |= {naam.casefold(): id_ for naam, id_ in list_bronnamen().items() if id_ in bronnen}
    # One row an indicator, found by the first place of each category: comparing a million texts takes a second.
    ids = pd.Categorical(frame["indicator_id"])
    eerste = np.full(len(ids.categories) + 1, -1, np.int64)
    eerste[ids.codes[::-1]] = np.arange(len(ids))[::-1]
    paren = frame[["indicator_id", "bron"]].iloc[eerste[eerste >= 0]].dropna(subset=["indicator_id"])
    nieuw: dict[str, Bron] = {}
    per: dict[str, str] = {}
    for rij in paren.astype(object).itertuples():
        id_ = str(rij.indicator_id)
        if gekozen is None and id_ in indicatoren:
            per[id_] = indicatoren[id_].bron
            continue
        tekst = gekozen or (str(rij.bron) if isinstance(rij.bron, str) and rij.bron else get_bron(id_))
        sleutel = bekend.get(tekst.strip().casefold()) or format_id(tekst) or ONBEKEND
        if sleutel not in bronnen:
            nieuw.setdefault(
                sleutel, Bron(sleutel, tekst.strip() or "uitgever niet opgegeven", tekst.strip() or ONBEKEND)
            )
        per[id_] = sleutel
    sleutels = sorted(set(per.values()))
    alle = {**bronnen, **nieuw}
    return Bronkeuze("; ".join(sleutels), "; ".join(alle[s].naam for s in sleutels), per, tuple(nieuw.values()))
