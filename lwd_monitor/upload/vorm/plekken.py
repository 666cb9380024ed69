"""Which place each row of a file is about: codes and names, read once per distinct value; and rows that are about none."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from lwd_monitor.gebied import GEMEENTE_CODE, compute_indeling, find_code_in_tekst, get_niveau, normalise_code
from lwd_monitor.upload.lezen.tabel import Tabel
from lwd_monitor.upload.namen import read_namen
from lwd_monitor.upload.vorm.gecodeerd import Gecodeerd, categorise, encode, encode_teksten
from lwd_monitor.upload.vorm.keuze import Vormkeuze
from lwd_monitor.upload.vorm.rollen import find_rol
from lwd_monitor.upload.vorm.schrijfwijze import find_niveau, parse_jaar

if TYPE_CHECKING:
    from lwd_monitor.upload.vorm.opbouw import Bouwer

_TOTAAL, _ZONDER = (re.compile(read_namen("woorden")["rijen"][naam], re.I) for naam in ("totaal", "zonder"))
# More rows than this under the last place are no notes but a second table.
MAX_NOTEN = 50
# A national file names thousands of places; ours are enough to know the column by.
MAX_GENOEG = 10


def is_woord(cel: object) -> bool:
    """Tell whether a cell holds letters: most columns hold numbers, and those name no place."""
    return isinstance(cel, str) and any(teken.isalpha() for teken in cel)


class Plekken:
    """Codes the places of a table; `indeling` is what a level names (buurt2020) per row, 0 where it names none."""

    def __init__(self, tabel: Tabel, keuze: Vormkeuze) -> None:
        self.tabel, self.keuze = tabel, keuze
        self.indeling: np.ndarray | None = None

    def code(self, ruw: Gecodeerd, gebied: str, niveau: str | None, binnen: str | None) -> pd.Categorical:
        """Return the code of each row; `niveau` tells the level of a bare number, `binnen` the wijk of a name."""
        vast = find_niveau(gebied)
        index, paren = ruw.index, [(tekst, vast, None) for tekst in ruw.uniek]
        erbij = next((naam for naam in (niveau, binnen) if naam and self.tabel.has(naam)), None)
        if erbij:
            rang = encode(self.tabel.get_kolom(erbij))
            breedte = len(rang.uniek) + 1
            paar, index = np.unique(ruw.index.astype(np.int64) * breedte + rang.index + 1, return_inverse=True)
            index = np.where(ruw.index < 0, -1, index).astype(np.int32)
            teksten = [None, *(str(tekst).strip() for tekst in rang.uniek)]
            niveaus = [vast if erbij == binnen else find_niveau(tekst) or vast for tekst in teksten]
            paren = [
                (ruw.uniek[p // breedte] if p >= 0 else None, niveaus[p % breedte], teksten[p % breedte])
                for p in paar.tolist()
            ]
            self._read_indeling(rang, teksten[1:])
        codes = [self._find_code(tekst, soort, wijk if erbij == binnen else None) for tekst, soort, wijk in paren]
        self._select_niveau(codes, [(tekst, soort) for tekst, soort, _ in paren])
        return categorise(index, codes)

    def take_indeling(self, bouwer: "Bouwer", naam: str) -> None:
        """Keep the indeling that a column of the file names for each row; one that no loaded indeling goes with stops."""
        if self.indeling is not None or not self.keuze.indelingen:
            return
        bouwer.use(naam)
        kolom, teksten = encode_teksten(self.tabel.get_kolom(naam))
        jaren = [parse_jaar(tekst) if tekst else 0 for tekst in teksten]
        per = [compute_indeling(j, list(self.keuze.indelingen)) or 0 if isinstance(j, int) and j else 0 for j in jaren]
        fout = np.array([bool(t) and not p for t, p in zip(teksten, per, strict=True)])[kolom.index]
        geladen = ", ".join(map(str, self.keuze.indelingen))
        bouwer.add_fouten(
            bouwer.regels.plaatsen[fout[bouwer.regels.plaatsen]],
            naam,
            lambda _: f"Deze indeling ken ik niet. Geladen zijn: {geladen}. Verbeter de cel, of maak haar leeg.",
        )
        self.indeling = np.array(per, np.int16)[kolom.index]

    def find_naamkolom(self, gebruikt: set[str], niveau: str, aantal: int) -> str | None:
        """Give a column that names the places without saying so above it: most of its texts are places of that level."""
        if self.keuze.kandidaten is None:
            return None
        for naam in self.tabel.plaatsen:
            if not naam or naam in gebruikt or find_rol(naam) not in (None, "los", "titel"):
                continue
            kolom = self.tabel.get_kolom(naam)
            if not any(is_woord(cel) for cel in kolom.head(MAX_GENOEG)):
                continue
            teksten = {tekst for tekst in encode_teksten(kolom)[1] if tekst}
            plaatsen = [t for t in teksten if any(get_niveau(code) == niveau for code in self.keuze.kandidaten(t))]
            if len(plaatsen) > 0.5 * max(len(teksten), min(aantal, MAX_GENOEG)):
                return naam
        return None

    def _read_indeling(self, rang: Gecodeerd, teksten: Sequence[Any]) -> None:
        """Keep the indeling of rows of which the level names a year, as in `buurt2020`."""
        jaren = [re.search(r"[a-z][_ ]?((?:19|20)\d\d)$", str(tekst).lower()) for tekst in teksten]
        per = [compute_indeling(int(j.group(1)), list(self.keuze.indelingen)) or 0 if j else 0 for j in jaren]
        self.indeling = np.array([*per, 0], np.int16)[rang.index] if any(per) else None

    def _select_niveau(self, codes: list[str | None], paren: Sequence[tuple[Any, str | None]]) -> None:
        """Read a name that a wijk and a buurt share as what all the other places are."""
        if self.keuze.kandidaten is None:
            return
        niveaus = {get_niveau(code) for code in codes if code} & {"wijk", "buurt"}
        for nummer, (tekst, vast) in enumerate(paren):
            soort = vast or (next(iter(niveaus)) if len(niveaus) == 1 else None)
            if codes[nummer] is None and soort and tekst is not None and str(tekst).strip():
                mogelijk = {code for code in self.keuze.kandidaten(str(tekst).strip()) if get_niveau(code) == soort}
                codes[nummer] = mogelijk.pop() if len(mogelijk) == 1 else None

    def _find_code(self, tekst: Any, niveau: str | None, binnen: str | None) -> str | None:
        if tekst is None or str(tekst).strip() == "":
            return None
        code = normalise_code(str(tekst), niveau)
        if code is None and (in_tekst := find_code_in_tekst(str(tekst))):
            return in_tekst[0]
        if code is None and self.keuze.alias and not str(tekst).strip().isdigit():
            code = self.keuze.alias(str(tekst).strip(), binnen)
        return code


def format_geen_gebied(cel: str) -> str:
    """Say why a cell is no place, and what to write instead."""
    code = f"Gebruik de CBS-code, zoals BU01411000, WK014110 of {GEMEENTE_CODE}."
    if re.fullmatch(r"\d[.,]\d+E\+?\d+", cel.strip(), re.I):
        return f"Excel heeft deze code afgerond. Zet de kolom op Tekst en vul de codes opnieuw in. {code}"
    if re.fullmatch(r"\d{1,4}", cel.strip()):
        return f"Dit nummer is geen hele code van een gebied; de cijfers van de gemeente ontbreken. {code}"
    return f"Dit is geen bekende gebiedscode of naam. {code}"


def find_totalen(tabel: Tabel, kolom: str, kapot: np.ndarray) -> np.ndarray:
    """Tell which of the rows without a place are totals: they say so in the column of the place."""
    return _find(tabel, kolom, kapot, _TOTAAL)


def find_zonder_plaats(tabel: Tabel, kolom: str, kapot: np.ndarray) -> np.ndarray:
    """Tell which of the rows without a place are about what has none, as 'onbekend' or 'overig'."""
    return _find(tabel, kolom, kapot, _ZONDER)


def _find(tabel: Tabel, kolom: str, kapot: np.ndarray, patroon: re.Pattern[str]) -> np.ndarray:
    plaatsen = np.flatnonzero(kapot)
    uit = np.zeros(len(kapot), dtype=bool)
    uit[plaatsen] = [bool(patroon.match(str(cel))) for cel in tabel.get_kolom(kolom).iloc[plaatsen].tolist()]
    return uit


def find_noten(tabel: Tabel, kapot: np.ndarray) -> np.ndarray:
    """Tell which rows under the last row with a place hold a text in one cell and nothing else."""
    goed = np.flatnonzero(~kapot)
    uit = np.zeros(len(kapot), dtype=bool)
    if len(goed) == 0 or len(kapot) - goed[-1] > MAX_NOTEN:
        return uit
    for plaats in range(int(goed[-1]) + 1, len(kapot)):
        cellen = [str(cel).strip() for cel in tabel.frame.iloc[plaats] if not pd.isna(cel)]
        gevuld = [cel for cel in cellen if cel]
        uit[plaats] = len(gevuld) == 1 and not re.fullmatch(r"[\d.,\s-]+", gevuld[0])
    return uit
