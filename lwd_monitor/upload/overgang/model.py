"""What a crosswalk from a file or from boundaries would bring."""

from dataclasses import dataclass, field

import pandas as pd

from lwd_monitor.fout import Bevinding

KOLOMMEN = ["van_code", "naar_code", "aandeel", "grondslag"]


@dataclass
class Overgangsplan:
    """The crosswalk of one pair of indelingen: `frame` has KOLOMMEN, `verschil` sets it beside what stands."""

    van: int
    naar: int
    frame: pd.DataFrame
    verschil: pd.DataFrame
    vorm: str
    gelezen: int
    overgeslagen: int = 0
    meldingen: list[str] = field(default_factory=list)
    fouten: list[Bevinding] = field(default_factory=list)
    waarschuwingen: list[Bevinding] = field(default_factory=list)
