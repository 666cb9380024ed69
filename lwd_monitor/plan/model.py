"""What the plan Leefbare wijken en dorpen says: vision, goals, werkvelden, activities; read from data/programma."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml


class Doelsoort(StrEnum):
    """Where a goal stands in the plan."""

    VISIE = "visie"
    DOEL = "doel"
    WERKVELD = "werkveld"


class Activiteitsoort(StrEnum):
    """Where an activity comes from: the network of efforts, the running text, or the yearly plan."""

    INSPANNING = "inspanning"
    TEKST = "tekst"
    JAAR = "jaar"


@dataclass(frozen=True)
class Doel:
    """A vision, goal or werkveld; `betekent` are the results that the plan promises for a werkveld."""

    id: str
    naam: str
    soort: Doelsoort
    bron: str
    uitleg: str = ""
    werkvelden: tuple[str, ...] = ()
    betekent: tuple[str, ...] = ()


@dataclass(frozen=True)
class Activiteitdeel:
    """One part of a yearly activity."""

    naam: str
    status: str = ""
    jaren: tuple[int, ...] = ()
    gebieden: tuple[str, ...] = ()
    toelichting: str = ""


@dataclass(frozen=True)
class Activiteit:
    """What is done for the plan; without `werkvelden` no document and nobody said which it serves."""

    id: str
    naam: str
    soort: Activiteitsoort
    cluster: str
    bron: str
    werkvelden: tuple[str, ...] = ()
    gebieden: tuple[str, ...] = ()
    jaren: tuple[int, ...] = ()
    toelichting: str = ""
    delen: tuple[Activiteitdeel, ...] = ()


MAP = Path(__file__).resolve().parents[2] / "data" / "plan"
# The lists of activiteiten.yaml and what kind of activity each holds.
_LIJSTEN = {
    "din": Activiteitsoort.INSPANNING,
    "uit_de_tekst": Activiteitsoort.TEKST,
    "activiteiten_2026": Activiteitsoort.JAAR,
}


@cache
def load_bestand(naam: str, map_: Path = MAP) -> dict[str, Any]:
    """Return one file of the plan as it stands."""
    return yaml.load((map_ / f"{naam}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def load_doelen() -> list[Doel]:
    """Return vision, goals and werkvelden in the order of the plan."""
    inhoud = load_bestand("doelen")
    visie = inhoud["visie"]
    doelen = [Doel(visie["id"], visie["tekst"], Doelsoort.VISIE, visie["bron"])]
    for entry in inhoud["doelen"]:
        werkvelden = tuple(entry["werkvelden"])
        doelen.append(Doel(entry["id"], entry["naam"], Doelsoort.DOEL, entry["bron"], entry["uitleg"], werkvelden))
    for entry in inhoud["werkvelden"]:
        doelen.append(
            Doel(
                entry["id"],
                entry["naam"],
                Doelsoort.WERKVELD,
                entry["bron"],
                werkvelden=(entry["id"],),
                betekent=tuple(entry["betekent"]),
            )
        )
    return doelen


def load_clusters() -> dict[str, str]:
    """Return the names of the clusters of efforts by their key."""
    return dict(load_bestand("activiteiten")["clusters"])


def load_activiteiten() -> list[Activiteit]:
    """Return all activities as the documents have them: without werkvelden where no document names them."""
    inhoud = load_bestand("activiteiten")
    return [_build(entry, soort, _find_jaar(lijst)) for lijst, soort in _LIJSTEN.items() for entry in inhoud[lijst]]


def _find_jaar(lijst: str) -> tuple[int, ...]:
    """Return the year in the name of a list: a yearly plan is about that year, whatever its parts say."""
    einde = lijst.rsplit("_", 1)[-1]
    return (int(einde),) if einde.isdigit() else ()


def _build(entry: dict[str, Any], soort: Activiteitsoort, planjaar: tuple[int, ...]) -> Activiteit:
    delen = tuple(_build_deel(deel) for deel in entry.get("delen", ()))
    jaren = _list_jaren(entry.get("jaar", entry.get("jaren")))
    return Activiteit(
        id=entry["id"],
        naam=entry["naam"],
        soort=soort,
        cluster=entry["cluster"],
        bron=entry["bron"],
        gebieden=tuple(entry.get("gebieden", ())) + tuple(naam for deel in delen for naam in deel.gebieden),
        jaren=tuple(sorted({*jaren, *planjaar, *(jaar for deel in delen for jaar in deel.jaren)})),
        toelichting=entry.get("toelichting", ""),
        delen=delen,
    )


def _build_deel(deel: dict[str, Any] | str) -> Activiteitdeel:
    if isinstance(deel, str):
        return Activiteitdeel(deel)
    return Activiteitdeel(
        deel["naam"],
        deel.get("status", ""),
        _list_jaren(deel.get("jaar")),
        tuple(deel.get("gebieden", ())),
        deel.get("toelichting", ""),
    )


def _list_jaren(jaar: int | list[int] | None) -> tuple[int, ...]:
    """Return every year of a span; the documents write a span by its first and last year."""
    if jaar is None:
        return ()
    jaren = [jaar] if isinstance(jaar, int) else jaar
    return tuple(range(min(jaren), max(jaren) + 1))
