"""The plan Leefbare wijken en dorpen: goals and activities as a network, with the links that people made."""

from dataclasses import replace

from lwd_monitor.db import Cursor
from lwd_monitor.gebied import Gebieden
from lwd_monitor.plan.model import (
    Activiteit,
    Activiteitsoort,
    Doel,
    Doelsoort,
    load_activiteiten,
    load_bestand,
    load_clusters,
    load_doelen,
)
from lwd_monitor.register import get_register, list_stukken
from lwd_monitor.toegang import Gebruiker

__all__ = [
    "Activiteit",
    "Activiteitsoort",
    "Doel",
    "Doelsoort",
    "list_activiteiten",
    "load_bestand",
    "load_clusters",
    "load_doelen",
    "select_activiteiten",
]

KOPPELING = "koppeling"


def list_activiteiten(con: Cursor, gebruiker: Gebruiker) -> list[Activiteit]:
    """Return all activities with the werkvelden and places that people linked to them."""
    koppelingen = {s.gegevens["activiteit"]: s for s in list_stukken(con, gebruiker, get_register(KOPPELING))}
    activiteiten = []
    for activiteit in load_activiteiten():
        if koppeling := koppelingen.get(activiteit.id):
            gebieden = tuple(dict.fromkeys([*activiteit.gebieden, *koppeling.list_waarden("gebieden")]))
            werkvelden = tuple(koppeling.list_waarden("werkvelden"))
            activiteit = replace(activiteit, werkvelden=werkvelden, gebieden=gebieden)
        activiteiten.append(activiteit)
    return activiteiten


def select_activiteiten(
    activiteiten: list[Activiteit], gebieden: Gebieden, code: str | None = None, jaar: int | None = None
) -> list[Activiteit]:
    """Return the activities that the documents or people place in a gebied, and those that run in a year.

    Notes: an activity without a place or a year of its own is left out of the answer: nobody said that it belongs there.
    """
    gekozen = activiteiten
    if code is not None:
        bereik = gebieden.compute_bereik(gebieden.get(code))
        gekozen = [a for a in gekozen if bereik & _list_codes(a, gebieden)]
    if jaar is not None:
        gekozen = [a for a in gekozen if jaar in a.jaren]
    return gekozen


def _list_codes(activiteit: Activiteit, gebieden: Gebieden) -> set[str]:
    codes: set[str] = set()
    for naam in activiteit.gebieden:
        gevonden = [gebieden.find(naam)] if gebieden.find(naam) else gebieden.list_met_naam(naam)
        for gebied in gevonden:
            codes |= gebieden.compute_bereik(gebied) if gebied else set()
    return codes
