"""Where it is silent for who may read which stories, kept until the data or the day changes."""

from datetime import date

from lwd_monitor.db import Cursor
from lwd_monitor.gebied import GebiedNiveau
from lwd_monitor.toegang import DEMO_GEBRUIKERS, Rol
from lwd_monitor.ui import bronnen
from lwd_monitor.ui.opslag import per_versie
from lwd_monitor.ui.stilte.redenen import list_redenen
from lwd_monitor.ui.vragen import load_vragen
from lwd_monitor.verhaal import Stilte, compute_stilte


@per_versie
def load_stilte(con: Cursor, rol: Rol, niveau: GebiedNiveau) -> list[Stilte]:
    """Return what was told per place of a niveau, in the stories that a role may read."""
    gebruiker, gebieden = DEMO_GEBRUIKERS[rol], bronnen.load_gebieden()
    bereik = {gebied.code: gebieden.compute_bereik(gebied) for gebied in gebieden.list_niveau(niveau)}
    redenen = list_redenen(niveau, bereik, load_vragen(gebruiker), gebieden)
    return compute_stilte(bronnen.load_verhalen(gebruiker), bereik, date.today(), redenen, indeling=gebieden.nieuwste)
