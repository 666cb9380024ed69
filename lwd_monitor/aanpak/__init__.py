"""De aanpak van onderop: where the gemeente works with residents, since when, and what was done."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from lwd_monitor.db import Cursor
from lwd_monitor.opmaak import format_datum
from lwd_monitor.plan import load_bestand
from lwd_monitor.register import Stuk, get_register, list_stukken
from lwd_monitor.toegang import Gebruiker

__all__ = ["REGISTER", "Merk", "build_meegeleverd", "list_aanpak", "list_merken"]

REGISTER = "aanpak"


@dataclass(frozen=True)
class Merk:
    """A dated mark on a line: what began or ended then; it says nothing of a cause.

    Notes: `plek` is the date in years: halfway 2024 is 2024.5; of what is known by year alone, that year.
    """

    jaar: int
    tekst: str
    plek: float
    wanneer: str
    gebied: str


def list_aanpak(con: Cursor, gebruiker: Gebruiker, codes: set[str] | None = None) -> list[Stuk]:
    """Return what is done from below, in some places or all, by name."""
    stukken = list_stukken(con, gebruiker, get_register(REGISTER))
    gekozen = [s for s in stukken if codes is None or s.get("gebied") in codes]
    return sorted(gekozen, key=lambda stuk: str(stuk.gegevens["naam"]).casefold())


def list_merken(stukken: list[Stuk]) -> list[Merk]:
    """Return the marks that these may set on a line, by date; without a known begin there is none."""
    merken = [
        _build_merk(woord, stuk, str(op))
        for stuk in stukken
        for woord, op in (("begin", stuk.get("begin") or stuk.get("begin_jaar")), ("einde", stuk.get("eind")))
        if op
    ]
    return sorted(merken, key=lambda merk: (merk.plek, merk.tekst))


def _build_merk(woord: str, stuk: Stuk, op: str) -> Merk:
    tekst, gebied = f"{woord}: {stuk.gegevens['naam']}", str(stuk.get("gebied", ""))
    if len(op) == 4:
        return Merk(int(op), tekst, float(op), op, gebied)
    dag = date.fromisoformat(op)
    return Merk(dag.year, tekst, dag.year + (dag.month - 1) / 12, format_datum(dag), gebied)


def build_meegeleverd() -> dict[str, dict[str, Any]]:
    """Return the places where the documents say that it goes on; none of them says since when."""
    return {entry.pop("id"): entry for entry in (dict(e) for e in load_bestand("aanpak")["aanpak"])}
