"""Reading opgaven: who may see an unfinished one sees all of it, others what was vastgesteld."""

from collections import defaultdict
from typing import Any

from lwd_monitor.db import Cursor
from lwd_monitor.opgave.model import Opgave, Staat
from lwd_monitor.plan import load_bestand
from lwd_monitor.register import Stuk, list_stand
from lwd_monitor.toegang import Gebruiker, Recht, has_recht_in, require

REGISTER, PUNT, REGEL, CIJFER = "opgave", "opgavepunt", "jaarplanregel", "opgavecijfer"


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
