"""Which of the maps a view asks for."""

from lwd_monitor.bewering import CIJFER
from lwd_monitor.ui.kaartpagina.beeld import Kaartbeeld, load_cijferbeeld, load_verschilbeeld
from lwd_monitor.ui.kaartpagina.jaarkaarten import load_jaarbeeld
from lwd_monitor.ui.kaartpagina.keuze import ELK_JAAR, Keuze


def load_kaartbeeld(keuze: Keuze) -> Kaartbeeld:
    """Return the map of a view: of one year, of every year, or of a change."""
    if keuze.toon == ELK_JAAR:
        return load_jaarbeeld(keuze)
    vraag = (keuze.indicator.id, keuze.jaar, keuze.niveau.value, keuze.indeling, keuze.beeld)
    return load_cijferbeeld(*vraag) if keuze.toon == CIJFER else load_verschilbeeld(vraag, keuze.toon, keuze.van)
