"""Checks on a crosswalk beside the places that are loaded: which it leaves out, and what readers get from it."""

import pandas as pd

from lwd_monitor.fout import Bevinding
from lwd_monitor.gebied import GEMEENTE_CODE, ONBEKEND, Gebieden, GebiedNiveau, lies_in_gemeente
from lwd_monitor.gebied import check_overgang as check_aandelen
from lwd_monitor.opmaak import format_getal
from lwd_monitor.upload.overgang.model import Overgangsplan


def add_bevindingen(plan: Overgangsplan, rijen: pd.DataFrame, gebieden: Gebieden) -> None:
    """Add to a plan what is wrong with its rows and what a person should know; `rijen` has the numbers of the rows."""
    plan.rapport.fouten += check_aandelen(rijen)
    for kolom, indeling in (("van_code", plan.van), ("naar_code", plan.naar)):
        plan.rapport.fouten += _check_onbekend(rijen, kolom, indeling, gebieden)
    mist = _list_mist(plan.frame["van_code"], plan.van, gebieden)
    if mist:
        plan.rapport.fouten.append(
            Bevinding(
                f"{_describe_lijst(mist)} uit de indeling van {plan.van} niet in de tabel. Dan weet de monitor niet waar hun "
                "inwoners bleven. Vul ze aan, ook als er niemand woont."
            )
        )
    nieuw = _list_mist(plan.frame["naar_code"], plan.naar, gebieden)
    if nieuw:
        plan.rapport.waarschuwingen.append(
            Bevinding(
                f"{_describe_lijst(nieuw)} uit de indeling van {plan.naar} niet in de tabel. Die krijgen geen omgerekende "
                "cijfers. Klopt dat?"
            )
        )
    zonder = int((plan.frame["grondslag"] == ONBEKEND).sum())
    if zonder:
        plan.rapport.waarschuwingen.append(
            Bevinding(
                f"Bij {format_getal(zonder)} {'rij' if zonder == 1 else 'rijen'} staat niet waarop het aandeel rust. Lezers zien "
                "dan: grondslag niet opgegeven, onzeker. U kunt een kolom grondslag toevoegen."
            )
        )


def _check_onbekend(rijen: pd.DataFrame, kolom: str, indeling: int, gebieden: Gebieden) -> list[Bevinding]:
    vreemd = [
        (rij, code)
        for rij, code in zip(rijen["rij"], rijen[kolom], strict=True)
        if is_eigen(code) and gebieden.find(code, indeling) is None
    ]
    gezien: dict[str, int | None] = {}
    for rij, code in vreemd:
        gezien.setdefault(code, None if pd.isna(rij) else int(rij))
    melding = f"Deze buurt staat niet in de indeling van {indeling}. Verbeter de code, of laad eerst de goede grenzen."
    return [Bevinding(melding, rij, kolom, code) for code, rij in gezien.items()]


def _list_mist(codes: pd.Series, indeling: int, gebieden: Gebieden) -> list[str]:
    in_tabel = set(codes)
    buurten = gebieden.list_niveau(GebiedNiveau.BUURT, indeling)
    return [b.naam for b in buurten if is_eigen(b.code) and b.code not in in_tabel]


def is_eigen(code: object) -> bool:
    """Tell whether a code is of a place of our own gemeente."""
    return lies_in_gemeente(code, GEMEENTE_CODE)


def _describe_lijst(namen: list[str]) -> str:
    """Return how many places, with some of their names.

    >>> _describe_lijst(["Rohof"]), _describe_lijst(["A", "B", "C", "D"])
    ('1 buurt (Rohof) staat', '4 buurten (A, B, C en andere) staan')
    """
    lijst = ", ".join(namen[:3]) + (" en andere" if len(namen) > 3 else "")
    return f"{format_getal(len(namen))} {'buurt' if len(namen) == 1 else 'buurten'} ({lijst}) {'staat' if len(namen) == 1 else 'staan'}"
