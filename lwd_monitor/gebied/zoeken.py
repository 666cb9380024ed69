"""From what an address or a person names to a place."""

from collections.abc import Collection, Iterable

from lwd_monitor.fout import Fout
from lwd_monitor.gebied.model import AANDACHT, GEMEENTE_CODE, EigenGebied, Gebied, GebiedNiveau


class Gebieden:
    """All places and named sets, to look up without asking the store again.

    Notes: `nieuwste` is the newest indeling that is in use: boundaries that came in ahead of their figures change nothing
    for readers.
    """

    def __init__(
        self, gebieden: Iterable[Gebied], eigen: Iterable[EigenGebied], in_gebruik: Collection[int] = ()
    ) -> None:
        self._op_sleutel = {(g.code, g.indeling): g for g in gebieden}
        self.eigen = {e.id: e for e in eigen}
        self.indelingen = sorted({g.indeling for g in self._op_sleutel.values()})
        self.in_gebruik = [indeling for indeling in self.indelingen if indeling in in_gebruik]
        self.nieuwste = (self.in_gebruik or self.indelingen or [0])[-1]
        # A page asks these many times over; going through all places each time costs more than the page itself.
        self._per_niveau: dict[tuple[GebiedNiveau, int], list[Gebied]] = {}
        self._per_ouder: dict[tuple[str | None, int], list[Gebied]] = {}
        for gebied in sorted(self._op_sleutel.values(), key=lambda g: g.naam):
            self._per_niveau.setdefault((gebied.niveau, gebied.indeling), []).append(gebied)
            self._per_ouder.setdefault((gebied.ouder_code, gebied.indeling), []).append(gebied)

    def find(self, code: str, indeling: int | None = None) -> Gebied | None:
        """Return the place with this code in an indeling (the newest unless named), or None."""
        return self._op_sleutel.get((code, indeling or self.nieuwste))

    def get(self, code: str, indeling: int | None = None) -> Gebied | EigenGebied:
        """Return the place or named set with this code; raises a Dutch `Fout` when it is unknown."""
        found = self.eigen.get(code) or self.find(code, indeling)
        if found is None:
            raise Fout(
                f"Het gebied '{code}' bestaat niet in de indeling van {indeling or self.nieuwste}. Kies een gebied uit de lijst."
            )
        return found

    def list_niveau(self, niveau: GebiedNiveau, indeling: int | None = None) -> list[Gebied]:
        """Return the places of one niveau by name."""
        return list(self._per_niveau.get((niveau, indeling or self.nieuwste), ()))

    def list_aandacht(self) -> list[EigenGebied]:
        """Return the priority areas of the plan; other own areas have a page, and no card on the front page."""
        return [eigen for eigen in self.eigen.values() if eigen.soort == AANDACHT]

    def list_met_naam(self, naam: str) -> list[Gebied | EigenGebied]:
        """Return the places of the newest indeling with this name, of the largest niveau that has any.

        Notes: a named set counts only where no place bears the name: it mostly stands for that place.
        """
        gezocht = " ".join(naam.casefold().split())
        for niveau in GebiedNiveau:
            gevonden = [g for g in self.list_niveau(niveau) if g.naam.casefold() == gezocht]
            if gevonden:
                return list(gevonden)
        return [e for e in self.eigen.values() if e.naam.casefold() == gezocht]

    def list_alle(self) -> list[Gebied]:
        """Return the places of every indeling."""
        return list(self._op_sleutel.values())

    def list_delen(self, gebied: Gebied | EigenGebied) -> list[Gebied]:
        """Return the buurten of a wijk, the wijken of the gemeente, or the members of a named set, by name."""
        if isinstance(gebied, EigenGebied):
            return list(gebied.leden)
        return list(self._per_ouder.get((gebied.code, gebied.indeling), ()))

    def list_ouders(self, gebied: Gebied) -> list[Gebied]:
        """Return the places around this one, the gemeente first."""
        ouders: list[Gebied] = []
        huidig: Gebied | None = gebied
        while huidig and huidig.ouder_code:
            huidig = self.find(huidig.ouder_code, gebied.indeling)
            if huidig:
                ouders.insert(0, huidig)
        return ouders

    def get_gemeente(self, indeling: int | None = None) -> Gebied:
        """Return the gemeente itself."""
        found = self.get(GEMEENTE_CODE, indeling)
        if not isinstance(found, Gebied):
            raise TypeError(found)
        return found

    def compute_bereik(self, gebied: Gebied | EigenGebied) -> set[str]:
        """Return the codes whose stories belong to a place: itself, all within it, and of a named set its members."""
        codes: set[str] = set()
        todo: list[Gebied] = list(gebied.leden) if isinstance(gebied, EigenGebied) else [gebied]
        while todo:
            deel = todo.pop()
            codes.add(deel.code)
            todo.extend(self.list_delen(deel))
        return codes

    def find_eigen(self, plek: Gebied | EigenGebied) -> EigenGebied | None:
        """Return the own area that a place is: the set itself, or the one of which it is the only member."""
        if isinstance(plek, EigenGebied):
            return plek
        return next((eigen for eigen in self.eigen.values() if eigen.leden == (plek,)), None)

    def find_plek(self, plek: Gebied | EigenGebied) -> Gebied | EigenGebied:
        """Return the place that an own area of one member is; anything else is itself.

        Notes: one place has one page, however it is called.
        """
        if isinstance(plek, EigenGebied) and len(plek.leden) == 1 and plek.leden[0].indeling == self.nieuwste:
            return plek.leden[0]
        return plek

    def list_sleutels(self, plek: Gebied | EigenGebied) -> list[str]:
        """Return all keys under which the same place is known, that of its page first."""
        eigen = self.find_eigen(plek)
        return list(dict.fromkeys([self.find_plek(plek).sleutel, *([eigen.id] if eigen else [])]))
