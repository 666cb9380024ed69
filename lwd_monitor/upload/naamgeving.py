"""Names of places in files: only through the list of aliases, never by guessing; and the places that a file itself names."""

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd

from lwd_monitor.fout import Bevinding, Middel, Remedie
from lwd_monitor.gebied import (
    GEMEENTE_CODE,
    GEMEENTE_NAAM,
    Gebied,
    compute_indeling,
    get_niveau,
    list_ouders,
    spell_naam,
)
from lwd_monitor.upload.opties import Opties
from lwd_monitor.upload.vorm import Lang

MAX_GENOEMD = 5


class Namen:
    """Finds the code of a named place within one indeling; a name that stands for several needs its wijk."""

    def __init__(self, aliassen: pd.DataFrame, indeling: int | None) -> None:
        self.indeling = indeling
        self._codes: dict[str, list[tuple[str, str]]] = {}
        for rij in aliassen[aliassen["indeling"] == indeling].itertuples():
            binnen = "" if pd.isna(rij.binnen) else _fold(rij.binnen)
            self._codes.setdefault(_fold(rij.naam), []).append((binnen, rij.code))
        self._codes.setdefault(_fold(GEMEENTE_NAAM), []).append(("", GEMEENTE_CODE))

    def find(self, naam: str, binnen: str | None = None) -> str | None:
        """Return the code of a name, or None when it is unknown or could be several places."""
        gevonden = self._codes.get(_fold(naam), [])
        if binnen:
            gevonden = [paar for paar in gevonden if paar[0] == _fold(binnen)] or gevonden
        codes = {code for _, code in gevonden}
        return codes.pop() if len(codes) == 1 else None

    def list_codes(self, naam: str) -> set[str]:
        """Return every place that a name may stand for."""
        return {code for _, code in self._codes.get(_fold(naam), [])}


def find_indeling_van_namen(opties: Opties, indelingen: list[int]) -> int | None:
    """Return the indeling in which names are looked up: the one chosen, that of the chosen year, else the newest."""
    if opties.indeling is not None:
        return opties.indeling
    return compute_indeling(opties.jaar, indelingen) if opties.jaar else max(indelingen, default=None)


def check_namen(
    lang: Lang, frame: pd.DataFrame, aliassen: pd.DataFrame, gebieden: Sequence[Gebied]
) -> tuple[list[Bevinding], list[str]]:
    """Return an error for each place of which the name in the file belongs to another code, and what to tell of others.

    Notes: codes were used again for other places; only the name beside the code gives such a mistake away.
    """
    if frame.empty or not len(frame["gebied_naam"].cat.categories):
        return [], []
    bekend = {(g.code, g.indeling): g.naam for g in gebieden}
    per_naam: dict[tuple[str, int], set[str]] = {}
    for naam, code, indeling in [
        *((g.naam, g.code, g.indeling) for g in gebieden),
        *aliassen[["naam", "code", "indeling"]].itertuples(index=False, name=None),
    ]:
        per_naam.setdefault((_fold_ruim(naam), int(indeling)), set()).add(code)
    fouten, vreemd = [], []
    for code, naam, indeling, rij in _list_paren(frame):
        if (code, indeling) not in bekend or code in per_naam.get((_fold_ruim(naam), indeling), ()):
            continue
        elders = _find_elders(per_naam, naam, indeling)
        if elders is None:
            vreemd.append(f"'{naam}' bij {code} ({bekend[code, indeling]})")
            continue
        zin = (
            f"Code {code} is in de indeling van {indeling} '{bekend[code, indeling]}', maar het bestand noemt '{naam}'. Die naam "
            f"hoort bij {elders[0]} in de indeling van {elders[1]}. Verbeter de code of de naam."
        )
        fouten.append(Bevinding(zin, rij, lang.kolom_naam, naam, Remedie(Middel.INDELING)))
    lijst = ", ".join(vreemd[:MAX_GENOEMD]) + (" en andere" if len(vreemd) > MAX_GENOEMD else "")
    return fouten, [f"Deze namen ken ik niet; de code telt: {lijst}."] if vreemd else []


def _list_paren(frame: pd.DataFrame) -> list[tuple[str, str, int, int]]:
    """Give each code with each of its names and indelingen once, and the row where it first stands."""
    codes, namen = frame["gebied_code"].cat, frame["gebied_naam"].cat
    indeling = frame["indeling"].to_numpy(np.int64)
    sleutel = (
        codes.codes.to_numpy(np.int64) * (len(namen.categories) + 1) + namen.codes.to_numpy() + 1
    ) * 10_000 + indeling
    _, eerste = np.unique(sleutel, return_index=True)
    deel = frame.iloc[np.sort(eerste)].dropna(subset=["gebied_naam"])
    kolommen = ["gebied_code", "gebied_naam", "indeling", "rij"]
    return [(str(c), str(n), int(i), int(r)) for c, n, i, r in deel[kolommen].itertuples(index=False, name=None)]


def _find_elders(per_naam: dict[tuple[str, int], set[str]], naam: str, indeling: int) -> tuple[str, int] | None:
    """Give the place that has this name, in the same indeling first, and its indeling."""
    jaren = sorted({jaar for _, jaar in per_naam}, key=lambda jaar: (jaar != indeling, -jaar))
    gevonden = ((jaar, per_naam.get((_fold_ruim(naam), jaar))) for jaar in jaren)
    return next(((" of ".join(sorted(codes)), jaar) for jaar, codes in gevonden if codes), None)


def _fold_ruim(naam: str) -> str:
    """Give a name without signs, so that 'Ulk e.o.' and 'Ulk en omgeving' are one."""
    return re.sub(r"[\W_]", "", _fold(naam).replace("e.o.", "en omgeving"))


def _fold(naam: str) -> str:
    """Give a name as it is compared: in lower case, without the level and the number that tables put before it.

    >>> _fold("Wijk 11 De  Riet"), _fold("Gemeente Utrecht")
    ('de riet', 'utrecht')
    """
    kort = re.sub(r"\s*\((gemeente|gem\.?|wijk|buurt|dorp)\)$", "", " ".join(str(naam).casefold().split()))
    return re.sub(r"^((wijk|buurt) \d{1,2}( ?[-–:.])?|\d{1,2} ?[-–:.]|\d{2}|gemeente|gem\.?) (?=[^\W\d])", "", kort)


def build_gebieden_uit_lang(lang: Lang, indeling: int) -> pd.DataFrame:
    """Return the places of a file (code, indeling, niveau, naam, ouder_code) by their codes and names, without outlines.

    Notes: a wijk or gemeente that only shows up inside the code of a buurt is made too, named after its code.
    """
    frame = lang.frame[["gebied_code", "gebied_naam"]].drop_duplicates("gebied_code")
    teksten = (frame[naam].astype(object).to_list() for naam in ("gebied_code", "gebied_naam"))
    namen = {
        str(code): spell_naam(naam) if isinstance(naam, str) and naam else str(code)
        for code, naam in zip(*teksten, strict=True)
    }
    ouders = {code: list_ouders(code) for code in namen}
    ouders |= {ouder: list_ouders(ouder) for lijst in list(ouders.values()) for ouder in lijst}
    rijen = [
        (code, indeling, get_niveau(code), namen.get(code, code), next(iter(ouders[code]), None))
        for code in sorted(ouders)
    ]
    return pd.DataFrame(rijen, columns=["code", "indeling", "niveau", "naam", "ouder_code"])
