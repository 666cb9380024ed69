"""Stories: what people tell about a place."""

from lwd_monitor.db import Cursor
from lwd_monitor.toegang import Gebruiker, Recht, has_recht
from lwd_monitor.verhaal.inlezen import load_bestand
from lwd_monitor.verhaal.model import Soort, Verhaal, VerhaalStatus, Zichtbaar
from lwd_monitor.verhaal.selectie import Keuze, count_per_wijk, select_verhalen
from lwd_monitor.verhaal.store import list_bekende_ids, list_gepubliceerd, save_verhaal
from lwd_monitor.verhaal.verruimen import list_verruimingen, list_wensen

__all__ = [
    "Keuze",
    "Soort",
    "Verhaal",
    "VerhaalStatus",
    "Zichtbaar",
    "count_per_wijk",
    "list_bekende_ids",
    "list_verhalen",
    "list_verruimingen",
    "list_wensen",
    "load_bestand",
    "save_verhaal",
    "select_verhalen",
]


def list_verhalen(con: Cursor, gebruiker: Gebruiker | None) -> list[Verhaal]:
    """Return the published stories that this person may read, the newest first."""
    return list_gepubliceerd(con, list_zichtbaar(gebruiker))


def list_zichtbaar(gebruiker: Gebruiker | None) -> list[str]:
    """Return which visibilities a person may read; a visitor only what is public."""
    if has_recht(gebruiker, Recht.LEZEN_INTERN):
        return [z.value for z in Zichtbaar]
    if has_recht(gebruiker, Recht.RAPPORT_MAKEN):
        return [Zichtbaar.RAAD.value, Zichtbaar.OPENBAAR.value]
    return [Zichtbaar.OPENBAAR.value]
