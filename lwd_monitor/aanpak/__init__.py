"""De aanpak van onderop: where the gemeente works with residents, since when, and what was done."""

from dataclasses import dataclass
from typing import Any

from lwd_monitor.db import Cursor
from lwd_monitor.plan import load_bestand
from lwd_monitor.register import Stuk, get_register, list_stukken
from lwd_monitor.toegang import Gebruiker

__all__ = ["REGISTER", "build_meegeleverd", "list_aanpak", "list_merken"]

REGISTER = "aanpak"


@dataclass(frozen=True)
class Merk:
    """A dated mark on a line: what began or ended then; it says nothing of a cause."""

    jaar: int
    tekst: str


def list_aanpak(con: Cursor, gebruiker: Gebruiker, codes: set[str] | None = None) -> list[Stuk]:
    """Return what is done from below, in some places or all, by name."""
    stukken = list_stukken(con, gebruiker, get_register(REGISTER))
    gekozen = [s for s in stukken if codes is None or s.get("gebied") in codes]
    return sorted(gekozen, key=lambda stuk: str(stuk.gegevens["naam"]).casefold())


def list_merken(stukken: list[Stuk]) -> list[Merk]:
    """Return the marks that these may set on a line, by year; without a known begin there is none."""
    merken = []
    for stuk in stukken:
        if begin := stuk.get("begin") or stuk.get("begin_jaar"):
            merken.append(Merk(int(str(begin)[:4]), f"begin: {stuk.gegevens['naam']}"))
        if eind := stuk.get("eind"):
            merken.append(Merk(int(str(eind)[:4]), f"einde: {stuk.gegevens['naam']}"))
    return sorted(merken, key=lambda merk: (merk.jaar, merk.tekst))


def build_meegeleverd() -> dict[str, dict[str, Any]]:
    """Return the places where the documents say that it goes on; none of them says since when."""
    return {entry.pop("id"): entry for entry in (dict(e) for e in load_bestand("aanpak")["aanpak"])}
