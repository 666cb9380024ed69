"""What a file of boundaries would bring."""

from dataclasses import dataclass, field

import pandas as pd

from lwd_monitor.fout import Bevinding


@dataclass
class Gebiedsplan:
    """The places a file would bring: `frame` as the table gebied, `verschil` beside what stands (`compare_gebieden`)."""

    indeling: int
    frame: pd.DataFrame
    verschil: pd.DataFrame
    soort: str
    gelezen: int
    overgeslagen: int = 0
    meldingen: list[str] = field(default_factory=list)
    waarschuwingen: list[Bevinding] = field(default_factory=list)
    lagen: list[str] = field(default_factory=list)
    laag: str | None = None
