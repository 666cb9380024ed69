"""The sheets of a meeting about a place: per theme the figure that says something, and the story that belongs to it."""

from dataclasses import dataclass

from lwd_monitor.bewering import Rijoordeel
from lwd_monitor.db import Cursor
from lwd_monitor.gesprek import Vraag
from lwd_monitor.portret import has_genoeg_inwoners
from lwd_monitor.toegang import BEZOEKER
from lwd_monitor.ui import laden
from lwd_monitor.ui.gebied.beeld import Gebiedstof, load_stof
from lwd_monitor.ui.gebied.thema import select_open
from lwd_monitor.ui.opslag import per_versie
from lwd_monitor.ui.vragen import load_vragen
from lwd_monitor.verhaal import Verhaal
from lwd_monitor.waarneming import Status

MAX_VERHALEN, VERTELD = 8, "Verteld"
VERKLAART, HERKENT, VERTELT, MIST = (
    "Wat verklaart dit?",
    "Herkent u dit verhaal naast dit cijfer?",
    "Wie kan hierover iets vertellen?",
    "Wat is hier nog meer te vertellen?",
)


@dataclass(frozen=True)
class Blad:
    """One sheet: a theme with a figure, a story or both, and what to ask."""

    thema: str
    vraag: str
    oordeel: Rijoordeel | None = None
    verhaal: Verhaal | None = None


@per_versie
def load_bladen(con: Cursor, sleutel: str) -> tuple[Blad, ...]:
    """Return the sheets of a place in the order of its page, with what everybody may read.

    Notes: they are shown on a wall, so not even the stories come along that only the person at the keys may read. Where
    hardly anybody lives a figure says little: then there are stories alone.
    """
    stof = load_stof(sleutel, laden.load_gebieden().nieuwste, BEZOEKER.rol)
    if not has_genoeg_inwoners(stof.portret):
        return tuple(Blad(VERTELD, MIST, verhaal=v) for v in stof.verhalen[:MAX_VERHALEN])
    codes = stof.plek.gebieden.compute_bereik(stof.portret.gebied)
    vragen = [v for v in load_vragen(BEZOEKER) if v.is_open and v.gebied_code in codes]
    bladen = []
    for thema in stof.themas:
        oordeel = _find_cijfer(stof, stof.list_rijen(thema))
        verhaal, _ = stof.vertelling.bij_thema.get(thema, (None, None))
        if oordeel or verhaal:
            bladen.append(Blad(thema.titel, _select_vraag(oordeel, verhaal, vragen), oordeel, verhaal))
    # What was told without belonging to a theme stands on sheets of its own: beside a figure it would seem to explain it.
    los = [v for v in stof.vertelling.overig if v.is_verteld][:MAX_VERHALEN]
    return (*bladen, *(Blad(VERTELD, MIST, verhaal=v) for v in los))


def _find_cijfer(stof: Gebiedstof, rijen: list[Rijoordeel]) -> Rijoordeel | None:
    """Return the figure of a theme that says most: measured before invented, its own before that of the wijk."""
    met = [oordeel for oordeel in rijen if oordeel.rij.waarde is not None]
    open_ = {o.rij.indicator.id for o in select_open(met, stof.geduid)}

    def rank(oordeel: Rijoordeel) -> tuple[bool, bool, bool, bool]:
        rij = oordeel.rij
        return (
            is_fictief(oordeel),
            rij.bron_gebied is not None,
            rij.indicator.modelschatting,
            rij.indicator.id not in open_,
        )

    return min(met, key=rank, default=None)


def is_fictief(oordeel: Rijoordeel) -> bool:
    """Tell whether the figure was made up."""
    return oordeel.rij.meting is not None and oordeel.rij.meting.status is Status.VOORBEELD


def _select_vraag(oordeel: Rijoordeel | None, verhaal: Verhaal | None, vragen: list[Vraag]) -> str:
    """Return the question that stands open at the figure; else the one that fits what there is."""
    if oordeel is None:
        return MIST
    gesteld = next((v.vraag for v in vragen if v.indicator_id == oordeel.rij.indicator.id), None)
    if gesteld:
        return gesteld
    verandering = oordeel.verandering
    if verandering is not None and verandering.is_aangetoond and not is_fictief(oordeel):
        return VERKLAART
    return HERKENT if verhaal else VERTELT
