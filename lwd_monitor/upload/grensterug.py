"""Taking boundaries or a crosswalk back: both fall back to what stood before, boundaries unless something stands on them."""

from lwd_monitor import gebied
from lwd_monitor.db import Cursor
from lwd_monitor.fout import Fout
from lwd_monitor.opmaak import format_getal
from lwd_monitor.toegang import Gebruiker, Recht, require
from lwd_monitor.upload import store


def withdraw_gebieden(con: Cursor, gebruiker: Gebruiker, upload_id: str) -> list[str]:
    """Let the places of an upload that no longer counts fall back; returns the indicators whose sums may change.

    Notes: an upload of figures has no places and gives an empty list. Refuses when figures, stories or own areas would
    be left without their place.
    """
    indeling = store.find_indeling(con, upload_id)
    if indeling is None:
        return []
    require(gebruiker, Recht.GEBIED_BEHEREN)
    gebied.rebuild_gebieden(con, upload_id)
    wezen = store.list_wezen(con)
    if wezen:
        raise Fout(_explain(wezen))
    return store.list_met_cijfers(con, indeling)


def withdraw_overgang(con: Cursor, gebruiker: Gebruiker, upload_id: str) -> None:
    """Let the crosswalk of an upload that no longer counts fall back; an upload without one changes nothing."""
    if gebied.load_overgang_terug(con, upload_id) is not None:
        require(gebruiker, Recht.GEBIED_BEHEREN)
        gebied.rebuild_overgang(con, upload_id)


def _explain(wezen: list[tuple[str, int, str | None]]) -> str:
    delen = [f"{format_getal(aantal)} {wat}" for wat, aantal, _ in wezen]
    bestanden = ", ".join(dict.fromkeys(naam for _, _, namen in wezen if namen for naam in namen.split(", ")))
    eerst = f" Draai eerst terug: {bestanden}." if bestanden else " Koppel die eerst los."
    return (
        f"Deze grenzen kunnen nog niet worden teruggedraaid: er staan {' en '.join(delen)} op gebieden die dan "
        f"verdwijnen. Er is niets veranderd.{eerst}"
    )
