"""Which stories a person may read."""

from datetime import date

from lwd_monitor.db import Cursor
from lwd_monitor.toegang import Gebruiker, Recht, has_recht
from lwd_monitor.verhaal import store
from lwd_monitor.verhaal.bijlage import Zichtbaar
from lwd_monitor.verhaal.model import Verhaal


def list_verhalen(con: Cursor, gebruiker: Gebruiker | None, vandaag: date | None = None) -> list[Verhaal]:
    """Return the published stories that this person may read, the newest first."""
    return store.list_gepubliceerd(con, list_zichtbaar(gebruiker), vandaag or date.today())


def list_zichtbaar(gebruiker: Gebruiker | None) -> list[str]:
    """Return which visibilities a person may read; a visitor only what is public."""
    if has_recht(gebruiker, Recht.LEZEN_INTERN):
        return [z.value for z in Zichtbaar]
    if has_recht(gebruiker, Recht.RAADSVERHALEN_LEZEN):
        return [Zichtbaar.RAAD.value, Zichtbaar.OPENBAAR.value]
    return [Zichtbaar.OPENBAAR.value]


def load_foto(con: Cursor, foto_id: str) -> bytes | None:
    """Return a photo as it is shown; who shows it has asked whether its story may be read."""
    gevonden = store.find_foto(con, foto_id)
    return gevonden[1] if gevonden else None
