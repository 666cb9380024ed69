"""Search in stories, in Dutch: stems, beginnings of words, parts of compounds, phrases in quotes."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from lwd_monitor.verhaal.zoek.fragment import build_fragment
from lwd_monitor.verhaal.zoek.store import Rij, Zoekstore
from lwd_monitor.verhaal.zoek.taal import fold, stem_tekst
from lwd_monitor.verhaal.zoek.vraag import parse_vraag


class Doorzoekbaar(Protocol):
    """What the index needs of a story."""

    @property
    def id(self) -> str: ...
    @property
    def titel(self) -> str: ...
    @property
    def tekst(self) -> str: ...


@dataclass(frozen=True)
class Treffer:
    """One story that was found; `fragment_html` is safe HTML with <mark> round the words."""

    id: str
    score: float
    fragment_html: str


class Zoekindex:
    """An index over stories, in memory or in a file; safe to use from several threads."""

    def __init__(self, pad: str | Path = ":memory:") -> None:
        self._slot = threading.RLock()
        self._store = Zoekstore(pad)

    def __len__(self) -> int:
        with self._slot:
            return len(self._store)

    def replace(self, verhalen: Iterable[Doorzoekbaar]) -> None:
        """Build the index anew from these stories."""
        with self._slot:
            self._store.clear()
            self._store.insert(map(_make_rij, verhalen))

    def add(self, verhaal: Doorzoekbaar) -> None:
        """Add one story, or replace it; a search finds it at once."""
        with self._slot:
            self._store.insert([_make_rij(verhaal)])

    def remove(self, verhaal_id: str) -> None:
        """Take one story out of the index."""
        with self._slot:
            self._store.delete(verhaal_id)

    def search(self, query: str, limit: int = 20) -> list[Treffer]:
        """Return the best stories first; whatever is typed, it never raises.

        Notes: whole words and beginnings of words come before parts of compounds.
        """
        vraag = parse_vraag(query)
        if vraag.leeg or limit < 1:
            return []
        with self._slot:
            treffers = self._store.search_stam(vraag.build_stam_match(), limit)
            bekend = {rowid for rowid, _ in treffers}
            deel = vraag.build_trigram_match()
            if deel and len(treffers) < limit:
                treffers += [(rowid, 0.0) for rowid in self._store.search_deel(deel, limit) if rowid not in bekend]
            gelezen = [(self._store.read(rowid), score) for rowid, score in treffers[:limit]]
        return [
            Treffer(id_, score, build_fragment(f"{titel} – {tekst}", vraag)) for (id_, titel, tekst), score in gelezen
        ]

    def close(self) -> None:
        """Close the index."""
        with self._slot:
            self._store.close()


def _make_rij(verhaal: Doorzoekbaar) -> tuple[Rij, str]:
    rij = (stem_tekst(verhaal.titel), stem_tekst(verhaal.tekst), verhaal.id, verhaal.titel, verhaal.tekst)
    return rij, fold(f"{verhaal.titel} {verhaal.tekst}")
