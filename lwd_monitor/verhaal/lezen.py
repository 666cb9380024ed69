"""Which stories a person may read, and which of them stand beside a figure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from lwd_monitor.db import Cursor
from lwd_monitor.toegang import Gebruiker, Recht, has_recht
from lwd_monitor.verhaal import store
from lwd_monitor.verhaal.bijlage import Duiding, Houding, Zichtbaar
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


@dataclass(frozen=True)
class GeduidVerhaal:
    """A duiding with the story that carries it."""

    duiding: Duiding
    verhaal: Verhaal


def select_duidingen(
    verhalen: Iterable[Verhaal],
    indicator_id: str | None = None,
    gebieden: Collection[str] | None = None,
    indeling: int | None = None,
) -> list[GeduidVerhaal]:
    """Return the duidingen in these stories about an indicator and places of an indeling, the oldest first; None: all."""
    gevonden = [
        GeduidVerhaal(duiding, verhaal)
        for verhaal in verhalen
        for duiding in verhaal.duidingen
        if (indicator_id is None or duiding.indicator_id == indicator_id)
        and (gebieden is None or duiding.gebied_code in gebieden)
        and (indeling is None or duiding.indeling == indeling)
    ]
    return sorted(gevonden, key=lambda g: (g.duiding.jaar_tot, g.verhaal.datum, g.verhaal.id))


def list_tegenspraak(verhalen: Iterable[Verhaal]) -> list[GeduidVerhaal]:
    """Return where a story says otherwise than the figure, or two stories differ over one figure, newest first."""
    alle = select_duidingen(verhalen)
    houdingen: dict[tuple[str, str], set[Houding]] = {}
    for g in alle:
        houdingen.setdefault((g.duiding.indicator_id, g.duiding.gebied_code), set()).add(g.duiding.houding)
    botst = {plek for plek, soorten in houdingen.items() if Houding.WEERSPREEKT in soorten}
    return [g for g in reversed(alle) if (g.duiding.indicator_id, g.duiding.gebied_code) in botst]
