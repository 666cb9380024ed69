"""A wijk- or dorpsopgave: the document of one place for one period with all that belongs to it, and reading it."""

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from lwd_monitor.db import Cursor
from lwd_monitor.plan import load_bestand
from lwd_monitor.register import Stuk, list_stand
from lwd_monitor.toegang import Gebruiker, Recht, has_recht_in, require

REGISTER, PUNT, REGEL, CIJFER = "opgave", "opgavepunt", "jaarplanregel", "opgavecijfer"


class Staat(StrEnum):
    """How far the document is; what no document says is `onbekend`."""

    ONBEKEND = "onbekend"
    NIET_BEGONNEN = "niet_begonnen"
    CONCEPT = "concept"
    VASTGESTELD = "vastgesteld"


class Regelstatus(StrEnum):
    """How far a line of the yearly plan is."""

    GEPLAND = "gepland"
    LOOPT = "loopt"
    KLAAR = "klaar"
    GESTOPT = "gestopt"

    @property
    def is_gesloten(self) -> bool:
        """Tell whether the line asks for what came of it."""
        return self in (Regelstatus.KLAAR, Regelstatus.GESTOPT)


@dataclass(frozen=True)
class Opgave:
    """The document as it stands, its opgaven, its lines of the yearly plan and the figures that follow it."""

    stuk: Stuk
    punten: tuple[Stuk, ...] = ()
    regels: tuple[Stuk, ...] = ()
    cijfers: tuple[Stuk, ...] = ()

    @property
    def id(self) -> str:
        """Return the id by which lines name their opgave."""
        return self.stuk.id

    @property
    def gebied(self) -> str:
        """Return the code of the wijk or dorp."""
        return str(self.stuk.gegevens["gebied"])

    @property
    def periode(self) -> tuple[int, int]:
        """Return the first and last year."""
        return int(self.stuk.gegevens["periode_van"]), int(self.stuk.gegevens["periode_tot"])

    @property
    def staat(self) -> Staat:
        """Return how far the document is."""
        return Staat(str(self.stuk.gegevens["status"]))

    def list_open(self) -> list[Stuk]:
        """Return the lines of the yearly plan that are still going on or have yet to begin."""
        return [regel for regel in self.regels if not Regelstatus(str(regel.gegevens["status"])).is_gesloten]


def list_opgaven(con: Cursor, gebruiker: Gebruiker, codes: set[str] | None = None) -> list[Opgave]:
    """Return the opgaven that a person may read, of some places or all, by period and name of the file they shipped in."""
    require(gebruiker, Recht.LEZEN_OPENBAAR)
    delen = {soort: _group(list_stand(con, soort)) for soort in (PUNT, REGEL, CIJFER)}
    opgaven = [
        Opgave(stuk, *(tuple(delen[soort].get(stuk.id, ())) for soort in (PUNT, REGEL, CIJFER)))
        for stuk in list_stand(con, REGISTER)
        if not stuk.vervallen
    ]
    return [o for o in opgaven if (codes is None or o.gebied in codes) and may_read(gebruiker, o)]


def may_read(gebruiker: Gebruiker, opgave: Opgave) -> bool:
    """Tell whether a person may read an opgave: what is vastgesteld is for everyone."""
    return opgave.staat is Staat.VASTGESTELD or has_recht_in(gebruiker, Recht.OPGAVE_LEZEN, [opgave.gebied])


def list_feiten(opgave_id: str) -> list[dict[str, Any]]:
    """Return what the documents say of a place, each with its source; they hold no text of the opgave itself."""
    for entry in load_bestand("opgaven")["opgaven"]:
        if entry["id"] == opgave_id:
            return list(entry["feiten"])
    return []


def build_meegeleverd() -> dict[str, dict[str, Any]]:
    """Return the twelve opgaven that ship, without text of their own: the documents hold none."""
    return {
        entry["id"]: {
            "gebied": entry["code"],
            "periode_van": entry["periode"][0],
            "periode_tot": entry["periode"][1],
            "status": entry["status"],
            "toelichting": entry.get("status_toelichting", ""),
            "bron": "; ".join(load_bestand("opgaven")["kader"]["bron"])[:300],
        }
        for entry in load_bestand("opgaven")["opgaven"]
    }


def _group(stukken: list[Stuk]) -> dict[str, list[Stuk]]:
    groepen: dict[str, list[Stuk]] = defaultdict(list)
    for stuk in stukken:
        if not stuk.vervallen:
            groepen[str(stuk.gegevens["opgave"])].append(stuk)
    return groepen
