"""A run beside the pages: one at a time, with its progress to be seen by all; and when the clock asks for one."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from lwd_monitor.fout import Fout
from lwd_monitor.instellingen import NACHTELIJKS, UIT, WEKELIJKS
from lwd_monitor.ververs.model import Melder, Verslag

# After the copy of the night and before anybody reads; on a day when the sources have had their week.
UUR, DAG = 4, 6
MINSTENS = timedelta(hours=20)
DRAAD = "ververs"
ZONDER_STORING = (
    "Het verversen is afgebroken door een fout in de monitor. Wat binnen was, blijft. De oorzaak staat in het log."
)


@dataclass(frozen=True)
class Verversstand:
    """How a run stands: how far, with what, since when, and what came of the last one."""

    bezig: bool = False
    deel: float = 0.0
    tekst: str = ""
    begonnen: datetime | None = None
    verslag: Verslag | None = None
    fout: str = ""


class Ververstaak:
    """The one run of this process; whoever asks for another while it goes on joins it."""

    def __init__(self) -> None:
        self._slot = threading.Lock()
        self._stop = threading.Event()
        self._stand = Verversstand()

    def get_stand(self) -> Verversstand:
        """Return how the run stands."""
        with self._slot:
            return self._stand

    def start(
        self,
        doe: Callable[[Melder, Callable[[], bool]], Verslag],
        nu: datetime,
        log: Callable[[str], object] | None = None,
    ) -> bool:
        """Begin a run in a thread of its own; False when one goes on."""
        with self._slot:
            if self._stand.bezig:
                return False
            self._stop.clear()
            self._stand = Verversstand(bezig=True, begonnen=nu, tekst="De lijst van bronnen wordt gelezen")
            threading.Thread(target=self._run, args=(doe, log), daemon=True, name=DRAAD).start()
            return True

    def stop(self) -> None:
        """Let the run end after the part it works on."""
        self._stop.set()

    def _run(self, doe: Callable[[Melder, Callable[[], bool]], Verslag], log: Callable[[str], object] | None) -> None:
        try:
            verslag, fout = doe(self._meld, self._stop.is_set), ""
        except Fout as weigering:
            verslag, fout = None, weigering.melding
        except Exception as exc:
            # Unforeseen: who looks at the page must not wait for ever, and the cause goes to the log.
            verslag, fout = None, ZONDER_STORING
            if log:
                log(repr(exc))
        with self._slot:
            self._stand = replace(self._stand, bezig=False, deel=1.0, verslag=verslag, fout=fout)

    def _meld(self, deel: float, tekst: str) -> None:
        with self._slot:
            self._stand = replace(self._stand, deel=deel, tekst=tekst)


def is_tijd(keuze: str, nu: datetime, laatste: datetime | None) -> bool:
    """Tell whether the setting asks for a run now; `laatste` is when one last began.

    >>> is_tijd("nachtelijks", datetime(2026, 11, 28, 4, 10), datetime(2026, 11, 27, 4, 10))
    True
    """
    if keuze == UIT or nu.hour != UUR or (laatste is not None and nu - laatste < MINSTENS):
        return False
    return keuze == NACHTELIJKS or (keuze == WEKELIJKS and nu.weekday() == DAG)
