"""Search in stories, in Dutch: stems, beginnings of words, parts of compounds, phrases in quotes."""

import threading
from collections.abc import Iterable
from pathlib import Path

from lwd_monitor.verhaal import Verhaal
from lwd_monitor.zoek.fragment import build_fragment
from lwd_monitor.zoek.store import Rij, Zoekstore
from lwd_monitor.zoek.taal import fold, stem_tekst
from lwd_monitor.zoek.vraag import parse_vraag


class Zoekindex:
    """An index over stories, in memory or in a file; safe to use from several threads."""

    def __init__(self, pad: str | Path = ":memory:") -> None:
        self._slot = threading.RLock()
        self._store = Zoekstore(pad)

    def __len__(self) -> int:
        with self._slot:
            return len(self._store)

    def replace(self, verhalen: Iterable[Verhaal]) -> None:
        """Build the index anew from these stories."""
        with self._slot:
            self._store.clear()
            self._store.insert(map(_make_rij, verhalen))

    def add(self, verhaal: Verhaal) -> None:
        """Add one story, or replace it; a search finds it at once."""
        with self._slot:
            self._store.insert([_make_rij(verhaal)])

    def remove(self, verhaal_id: str) -> None:
        """Take one story out of the index."""
        with self._slot:
            self._store.delete(verhaal_id)

    def find(self, query: str, limit: int = 20) -> list[tuple[str, float]]:
        """Return the ids of the best stories first, with their score; whatever is typed, it never raises.

        Notes: whole words and beginnings of words come before parts of compounds. Reads no text: a page finds hundreds
        and shows a few.
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
            return [(self._store.get_id(rowid), score) for rowid, score in treffers[:limit]]

    def build_fragment(self, query: str, verhaal_id: str) -> str:
        """Return the piece of a story round the words that were asked for, as safe HTML; empty for an unknown story."""
        with self._slot:
            gelezen = self._store.read(verhaal_id)
        return build_fragment(f"{gelezen[0]} – {gelezen[1]}", parse_vraag(query)) if gelezen else ""

    def close(self) -> None:
        """Close the index."""
        with self._slot:
            self._store.close()


def _make_rij(verhaal: Verhaal) -> tuple[Rij, str]:
    rij = (stem_tekst(verhaal.titel), stem_tekst(verhaal.tekst), verhaal.id, verhaal.titel, verhaal.tekst)
    return rij, fold(f"{verhaal.titel} {verhaal.tekst}")
