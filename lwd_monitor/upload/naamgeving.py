"""Names of places in files: only through the list of aliases, never by guessing."""

import pandas as pd

from lwd_monitor.gebied import compute_indeling
from lwd_monitor.upload.opties import Opties


class Namen:
    """Finds the code of a named place within one indeling; a name that stands for several needs its wijk."""

    def __init__(self, aliassen: pd.DataFrame, indeling: int | None) -> None:
        self.indeling = indeling
        self._codes: dict[str, list[tuple[str, str]]] = {}
        for rij in aliassen[aliassen["indeling"] == indeling].itertuples():
            binnen = "" if pd.isna(rij.binnen) else _fold(rij.binnen)
            self._codes.setdefault(_fold(rij.naam), []).append((binnen, rij.code))

    def find(self, naam: str, binnen: str | None = None) -> str | None:
        """Return the code of a name, or None when it is unknown or could be several places."""
        gevonden = self._codes.get(_fold(naam), [])
        if binnen:
            gevonden = [paar for paar in gevonden if paar[0] == _fold(binnen)] or gevonden
        codes = {code for _, code in gevonden}
        return codes.pop() if len(codes) == 1 else None


def choose_indeling_van_namen(opties: Opties, indelingen: list[int]) -> int | None:
    """Return the indeling in which names are looked up: the one chosen, that of the chosen year, else the newest."""
    if opties.indeling is not None:
        return opties.indeling
    return compute_indeling(opties.jaar, indelingen) if opties.jaar else max(indelingen, default=None)


def _fold(naam: str) -> str:
    return " ".join(str(naam).casefold().split())
