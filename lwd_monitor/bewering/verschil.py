"""What the map of change says of each place: its last step, its whole series, or the bare difference of chosen years."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from lwd_monitor.bewering.kaart import Kaartbeweringen
from lwd_monitor.bewering.model import Bewering, Beweringoordeel
from lwd_monitor.bewering.rijen import Rijoordeel
from lwd_monitor.bewering.verandering import format_verschil
from lwd_monitor.indicator import format_in_zin

CIJFER, STAP, REEKS, JAREN = "cijfer", "stap", "reeks", "jaren"
"""What a map shows: the figure, or the change of the last step, of the whole series, or between years that a reader chose."""
NIET_GETOETST = "niet getoetst"
KANTEN = {Beweringoordeel.GESTEGEN: "plus", Beweringoordeel.GEDAALD: "min"}


@dataclass(frozen=True)
class Plekverschil:
    """The change of one place; without `verschil` there are no figures of these years. `bewering` is what a test says."""

    verschil: float | None
    begin: float | None
    eind: float | None
    zin: str
    bewering: Bewering | None = None

    @property
    def getoetst(self) -> bool:
        """Tell whether a test looked at the difference."""
        return self.bewering is not None and self.bewering.p is not None

    @property
    def kant(self) -> str:
        """Return what the test proved: plus, min or nothing."""
        return KANTEN.get(self.bewering.oordeel, "") if self.bewering else ""


@dataclass(frozen=True)
class Verschillen:
    """The change of every place over the same years."""

    toon: str
    van: int
    tot: int
    plekken: Mapping[str, Plekverschil]

    @property
    def getoetst(self) -> int:
        """Return of how many places the change was tested."""
        return sum(p.getoetst for p in self.plekken.values())

    @property
    def aangetoond(self) -> int:
        """Return in how many places a test proved a change."""
        return sum(bool(p.kant) for p in self.plekken.values())


def list_verschillen(kaart: Kaartbeweringen, toon: str, jaren: tuple[int, int] | None = None) -> Verschillen | None:
    """Return the change of every place of a map; `jaren` are those that a reader chose. None where no place has one.

    Notes: a place of which the test looked at other years than most of them has none: it would not compare.
    """
    zinnen = {code: _find_bewering(rij, toon) for code, rij in kaart.rijen.items()}
    tellen = Counter((b.van, b.tot) for b in zinnen.values() if b is not None and b.van and b.tot)
    periode = jaren or (tellen.most_common(1)[0][0] if tellen else None)
    if periode is None:
        return None
    van, tot = int(periode[0]), int(periode[1])
    return Verschillen(
        toon, van, tot, {code: _build(rij, zinnen[code], toon, van, tot) for code, rij in kaart.rijen.items()}
    )


def _find_bewering(rij: Rijoordeel, toon: str) -> Bewering | None:
    return {STAP: rij.stap, REEKS: rij.verandering}.get(toon)


def _build(rij: Rijoordeel, bewering: Bewering | None, toon: str, van: int, tot: int) -> Plekverschil:
    waarden = {m.jaar: m.waarde for m in rij.rij.reeks}
    begin, eind = waarden.get(van), waarden.get(tot)
    anders = toon != JAREN and (bewering is None or (bewering.van, bewering.tot) != (van, tot))
    if begin is None or eind is None or anders:
        return Plekverschil(None, begin, eind, f"geen cijfer over {van} en {tot}")
    indicator, verschil = rij.rij.indicator, eind - begin
    if bewering is None:
        punten = f"{format_in_zin(indicator, begin)} in {van}, {format_in_zin(indicator, eind)} in {tot}"
        zin = f"{punten}; verschil {format_verschil(indicator, verschil)}, {NIET_GETOETST}"
        return Plekverschil(verschil, begin, eind, zin)
    zin = bewering.zin
    if toon == STAP:
        zin = f"{format_in_zin(indicator, eind)} in {tot}. Eerder: {zin}"
    return Plekverschil(verschil, begin, eind, zin, bewering)
