"""The programme's own list of buurten beside the names of the CBS."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from lwd_monitor.gebied.model import GEMEENTE_NAAM
from lwd_monitor.gebied.zoeken import Gebieden

_BESTAND = Path(__file__).resolve().parents[2] / "data" / "gebieden" / "buurten_programmaplan.toml"
PROGRAMMA_INDELING: int = tomllib.loads(_BESTAND.read_text(encoding="utf-8"))["indeling"]


@dataclass(frozen=True)
class ProgrammaBuurt:
    """A buurt as the programme names it, with what the CBS calls it; empty names are unknown there."""

    wijk: str
    buurt: str
    code: str
    wijk_cbs: str
    buurt_cbs: str

    @property
    def is_anders(self) -> bool:
        """Tell whether the CBS writes the name in another way."""
        return self.buurt != self.buurt_cbs


def build_programma_lijst(lijst: pd.DataFrame, aliassen: pd.DataFrame, gebieden: Gebieden) -> list[ProgrammaBuurt]:
    """Return the programme's buurten with code and name in the indeling that the list follows."""
    binnen = aliassen[aliassen["indeling"] == PROGRAMMA_INDELING].fillna("")
    codes = {(rij.binnen, rij.naam): rij.code for rij in binnen.itertuples()}
    return [
        ProgrammaBuurt(
            rij.wijk,
            rij.buurt,
            code := codes.get((rij.wijk, rij.buurt), ""),
            _get_naam(gebieden, codes.get((GEMEENTE_NAAM, rij.wijk), "")),
            _get_naam(gebieden, code),
        )
        for rij in lijst.itertuples()
    ]


def _get_naam(gebieden: Gebieden, code: str) -> str:
    found = gebieden.find(code, PROGRAMMA_INDELING) if code else None
    return found.naam if found else ""
