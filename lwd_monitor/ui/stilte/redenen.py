"""What the figures say of all places, kept until the data changes: why they ask for a story."""

from collections.abc import Mapping

from lwd_monitor import bewering
from lwd_monitor.bewering import Cijferstand
from lwd_monitor.gebied import Gebieden, GebiedNiveau
from lwd_monitor.gesprek import Vraag
from lwd_monitor.ui import bronnen
from lwd_monitor.ui.oordeel import load_oordeelbeeld
from lwd_monitor.ui.oordeel.keuze import list_jaren
from lwd_monitor.ui.vragen import load_aanleidingen


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
    return Cijferstand(bronnen.load_indicatoren(), bronnen.load_bronnen(), beeld, vragen, load_aanleidingen())


def find_jaar(niveau: GebiedNiveau, gebieden: Gebieden) -> int | None:
    """Return the newest year with figures of a niveau, or None."""
    jaren = list_jaren(bronnen.load_jaren(), niveau.value, gebieden.nieuwste)
    return int(jaren[0]) if jaren else None
