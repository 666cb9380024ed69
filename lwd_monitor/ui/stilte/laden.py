"""Where it is silent for who may read which stories, and why figures ask for one; kept until the data change."""

from collections.abc import Mapping
from datetime import date

from lwd_monitor import bewering
from lwd_monitor.bewering import Cijferstand
from lwd_monitor.db import Cursor
from lwd_monitor.gebied import Gebieden, GebiedNiveau
from lwd_monitor.gesprek import Vraag
from lwd_monitor.toegang import DEMO_GEBRUIKERS, Rol
from lwd_monitor.ui import laden
from lwd_monitor.ui.oordeel import load_oordeelbeeld
from lwd_monitor.ui.oordeel.keuze import list_jaren
from lwd_monitor.ui.opslag import per_versie
from lwd_monitor.ui.vragen import load_aanleidingen, load_vragen
from lwd_monitor.verhaal import Stilte, compute_stilte


def list_redenen(
    niveau: GebiedNiveau, bereik: Mapping[str, set[str]], vragen: list[Vraag], gebieden: Gebieden
) -> dict[str, tuple[str, ...]]:
    """Return the reasons per place in words; what is invented gives none."""
    redenen = bewering.list_redenen(bereik, gebieden, build_stand(niveau, vragen, gebieden))
    return {code: tuple(b.zin for b in zinnen) for code, zinnen in redenen.items()}


def build_stand(niveau: GebiedNiveau, vragen: list[Vraag], gebieden: Gebieden) -> Cijferstand:
    """Return what the figures say now, with the verdicts of the newest year of a niveau."""
    jaar = find_jaar(niveau, gebieden)
    beeld = load_oordeelbeeld(niveau.value, jaar) if jaar else None
    return Cijferstand(laden.load_indicatoren(), laden.load_bronnen(), beeld, vragen, load_aanleidingen())


def find_jaar(niveau: GebiedNiveau, gebieden: Gebieden) -> int | None:
    """Return the newest year with figures of a niveau, or None."""
    jaren = list_jaren(laden.load_jaren(), niveau.value, gebieden.nieuwste)
    return int(jaren[0]) if jaren else None


@per_versie
def load_stilte(con: Cursor, rol: Rol, niveau: GebiedNiveau) -> list[Stilte]:
    """Return what was told per place of a niveau, in the stories that a role may read."""
    gebruiker, gebieden = DEMO_GEBRUIKERS[rol], laden.load_gebieden()
    bereik = {gebied.code: gebieden.compute_bereik(gebied) for gebied in gebieden.list_niveau(niveau)}
    redenen = list_redenen(niveau, bereik, load_vragen(gebruiker), gebieden)
    return compute_stilte(laden.load_verhalen(gebruiker), bereik, date.today(), redenen, indeling=gebieden.nieuwste)
