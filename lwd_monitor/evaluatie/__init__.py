"""Learning: what is looked back on and when, what came of it, and signals of nuisance."""

from collections import Counter
from datetime import date
from typing import Any

from lwd_monitor.db import Cursor
from lwd_monitor.plan import load_bestand
from lwd_monitor.register import Stuk, get_register, list_stukken
from lwd_monitor.toegang import Gebruiker

__all__ = [
    "REGISTER",
    "SIGNAAL",
    "build_meegeleverd",
    "count_signalen",
    "is_over_tijd",
    "list_evaluaties",
    "list_signalen",
]

REGISTER, SIGNAAL = "evaluatie", "signaal"


def list_evaluaties(con: Cursor, gebruiker: Gebruiker) -> list[Stuk]:
    """Return all evaluations, the one planned first at the front; those without a date come last."""
    stukken = list_stukken(con, gebruiker, get_register(REGISTER))
    return sorted(stukken, key=lambda stuk: str(stuk.get("gepland", "9999")))


def is_over_tijd(stuk: Stuk, vandaag: date) -> bool:
    """Tell whether the planned date has passed while nothing was decided."""
    gepland = stuk.get("gepland")
    return gepland is not None and not stuk.get("besluit") and date.fromisoformat(str(gepland)) < vandaag


def list_signalen(con: Cursor, gebruiker: Gebruiker) -> list[Stuk]:
    """Return the signals of nuisance, the newest first."""
    stukken = list_stukken(con, gebruiker, get_register(SIGNAAL))
    return sorted(stukken, key=lambda stuk: str(stuk.gegevens["datum"]), reverse=True)


def count_signalen(signalen: list[Stuk]) -> dict[tuple[str, str], int]:
    """Return how many signals there were by place and kind."""
    return dict(Counter((str(s.gegevens["gebied"]), str(s.gegevens["soort"])) for s in signalen))


def build_meegeleverd() -> dict[str, dict[str, Any]]:
    """Return the evaluations that the documents announce, by an id of their own."""
    return {entry.pop("id"): entry for entry in (dict(e) for e in load_bestand("evaluaties")["evaluaties"])}
