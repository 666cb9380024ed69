"""What pages keep between runs: shared by all sessions, bounded, and gone as soon as the data changes."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any

# Built pages and frames; a map of 71 buurten with its table is some 150 kB, most are far smaller.
MAX_STUKKEN = 1_000
# The day and the number of the data: what was built for an earlier one is never shown again.
Versie = tuple[int, int]


class Kast:
    """Keeps what was built for one number of the data, on one day; the least used goes first when it is full.

    Notes: hands out the same object every time, so callers treat it as read-only. A piece is built once, also when many
    sessions ask at the same moment. What may differ per reader has the role in its key.
    """

    def __init__(self, maximum: int = MAX_STUKKEN) -> None:
        self._maximum = maximum
        self._versie: Versie = (-1, -1)
        self._stukken: OrderedDict[Hashable, Any] = OrderedDict()
        self._bezig: dict[Hashable, threading.Lock] = {}
        self._slot = threading.Lock()

    def __len__(self) -> int:
        return len(self._stukken)

    def get(self, versie: Versie, sleutel: Hashable, build: Callable[[], Any]) -> Any:
        """Return a piece for a number of the data and a day, built when it is not there yet."""
        plek = (versie, sleutel)
        with self._slot:
            if versie > self._versie:
                self._versie = versie
                self._stukken.clear()
            if plek in self._stukken:
                self._stukken.move_to_end(plek)
                return self._stukken[plek]
            bezig = self._bezig.setdefault(plek, threading.Lock())
        with bezig:
            with self._slot:
                if plek in self._stukken:
                    return self._stukken[plek]
            try:
                stuk = build()
            finally:
                with self._slot:
                    self._bezig.pop(plek, None)
            self._keep(plek, stuk)
            return stuk

    def _keep(self, plek: tuple[Versie, Hashable], stuk: Any) -> None:
        with self._slot:
            # A page that began before a write may still ask for the older data: that is shown once and not kept.
            if plek[0] != self._versie:
                return
            self._stukken[plek] = stuk
            while len(self._stukken) > self._maximum:
                self._stukken.popitem(last=False)
