"""Two places beside each other: hoger or lager only where the difference between the two was tested, in one family."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from lwd_monitor.bewering.familie import judge_familie
from lwd_monitor.bewering.gebied import PAGINA
from lwd_monitor.bewering.model import Bewering, Beweringoordeel, Beweringsoort
from lwd_monitor.bewering.plaats import is_fictief, is_telling
from lwd_monitor.gebied import EigenGebied, Gebied, Gebieden, GebiedNiveau
from lwd_monitor.oordeel import Oordeel, Vergelijking
from lwd_monitor.portret import Portret, Portretrij, compare_plekken

WOORDEN = {
    Oordeel.GESTEGEN.value: (Beweringoordeel.LAGER, "lager dan in {}"),
    Oordeel.GEDAALD.value: (Beweringoordeel.HOGER, "hoger dan in {}"),
}
GEEN_VERSCHIL = "geen aantoonbaar verschil"
TOETS = "twee gebieden"


@dataclass(frozen=True)
class Paar:
    """One indicator in two places; `bewering` is what a test says of the two, None where nothing can be tested."""

    hier: Portretrij
    daar: Portretrij
    bewering: Bewering | None = None

    @property
    def is_fictief(self) -> bool:
        """Tell whether figures of one of the two were made up."""
        return is_fictief(self.hier) or is_fictief(self.daar)


def build_paren(hier: Portret, daar: Portret, gebieden: Gebieden) -> list[Paar]:
    """Return the rows that both places have, those with a proven difference first, the surest first.

    Notes: of all the differences that the two columns name at most 5% is chance. A place beside a part of itself is not
    tested: what happens there is counted twice.
    """
    toetsen = _judge(hier, daar, gebieden)
    paren = [
        Paar(hier.rijen[id_], daar.rijen[id_], _build(hier, daar, id_, toetsen.get(id_)))
        for id_ in hier.rijen
        if id_ in daar.rijen and hier.rijen[id_].is_vergelijkbaar
    ]
    met = [p for p in paren if p.hier.waarde is not None and p.daar.waarde is not None]
    return sorted(met, key=lambda p: (p.bewering.q or 0.0) if p.bewering and p.bewering.is_aangetoond else 2.0)


def list_paren(
    portretten: Mapping[str, Portret], gebieden: Gebieden, sleutels: Iterable[str] = ()
) -> Iterator[Bewering]:
    """Return the proven differences of all pairs that a reader can choose, each from both sides; of some places when asked."""
    gevraagd = set(sleutels)
    for een, ander in combinations(portretten.values(), 2):
        if gevraagd and not gevraagd & {een.gebied.sleutel, ander.gebied.sleutel}:
            continue
        for id_, uit in _judge(een, ander, gebieden).items():
            bewering = _build(een, ander, id_, uit)
            if bewering is not None and bewering.is_aangetoond:
                yield bewering
                yield _turn(bewering, een, ander)


def _turn(bewering: Bewering, een: Portret, ander: Portret) -> Bewering:
    """Return the same difference as it stands on the page of the other place."""
    lager = Oordeel.GEDAALD if bewering.oordeel is Beweringoordeel.LAGER else Oordeel.GESTEGEN
    oordeel, vorm = WOORDEN[lager.value]
    return replace(bewering, gebied=ander.gebied.sleutel, oordeel=oordeel, zin=vorm.format(een.gebied.naam))


def list_naast(plek: Gebied | EigenGebied, gebieden: Gebieden) -> list[Gebied | EigenGebied]:
    """Return the places that a reader can set beside one: those of the newest indeling, without the whole gemeente."""
    alle: list[Gebied | EigenGebied] = [
        eigen for eigen in gebieden.eigen.values() if gebieden.find_plek(eigen) is eigen and eigen.leden
    ]
    for niveau in (GebiedNiveau.WIJK, GebiedNiveau.BUURT):
        alle += gebieden.list_niveau(niveau)
    return [ander for ander in alle if ander.sleutel != plek.sleutel]


def _judge(hier: Portret, daar: Portret, gebieden: Gebieden) -> dict[str, Vergelijking]:
    if gebieden.compute_bereik(hier.gebied) & gebieden.compute_bereik(daar.gebied):
        return {}
    toetsen = {
        id_: uit
        for id_, rij in hier.rijen.items()
        if id_ in daar.rijen and (uit := compare_plekken(rij, daar.rijen[id_])) is not None
    }
    return judge_familie(
        toetsen, [id_ for id_ in toetsen if is_fictief(hier.rijen[id_]) or is_fictief(daar.rijen[id_])]
    )


def _build(hier: Portret, daar: Portret, id_: str, uit: Vergelijking | None) -> Bewering | None:
    een, ander = hier.rijen[id_], daar.rijen[id_]
    if uit is None or is_telling(een) or uit.oordeel == Oordeel.NIET_TE_TOETSEN:
        return None
    oordeel, vorm = WOORDEN.get(uit.oordeel, (Beweringoordeel.GEEN_AANTOONBAAR_VERSCHIL, GEEN_VERSCHIL))
    return Bewering(
        PAGINA,
        hier.gebied.sleutel,
        id_,
        vorm.format(daar.gebied.naam),
        Beweringsoort.VERGELIJKING,
        oordeel,
        toets=TOETS,
        p=uit.p,
        q=uit.q,
        fictief=is_fictief(een) or is_fictief(ander),
    )
