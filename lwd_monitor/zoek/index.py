"""Search in stories, in Dutch: an index that follows the stories, and the piece around the words that were found."""

import html
import threading
from collections.abc import Iterable
from pathlib import Path

from lwd_monitor.verhaal import Verhaal
from lwd_monitor.zoek.store import Rij, Zoekstore
from lwd_monitor.zoek.taal import WOORD, fold, stem_tekst
from lwd_monitor.zoek.vraag import Zoekvraag, parse_vraag

LENGTE = 180


def build_fragment(tekst: str, vraag: Zoekvraag) -> str:
    """Return HTML with the found words in <mark>; everything else of the text is escaped."""
    plekken = [match.span() for match in WOORD.finditer(tekst) if vraag.covers(match[0])]
    eerste = plekken[0][0] if plekken else 0
    start = max(0, eerste - LENGTE // 3)
    if start:
        start = tekst.find(" ", start, eerste) + 1 or eerste
    eind = min(len(tekst), start + LENGTE)
    if eind < len(tekst):
        eind = max(tekst.rfind(" ", start, eind), plekken[0][1] if plekken else start + 1)
    stukken, plaats = ["… " if start else ""], start
    for van, tot in plekken:
        if van >= start and tot <= eind:
            stukken += [html.escape(tekst[plaats:van]), "<mark>", html.escape(tekst[van:tot]), "</mark>"]
            plaats = tot
    stukken += [html.escape(tekst[plaats:eind]), " …" if eind < len(tekst) else ""]
    return "".join(stukken)


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


class Bijgehouden:
    """A search index with the version of each story in it; safe to use from several threads."""

    def __init__(self) -> None:
        self._index = Zoekindex()
        self._versies: dict[str, int] = {}
        self._slot = threading.Lock()

    def sync(self, verhalen: Iterable[Verhaal]) -> int:
        """Let the index hold exactly these stories and return how many it had to add, replace or remove."""
        with self._slot:
            nu = {verhaal.id: verhaal for verhaal in verhalen}
            weg = [id_ for id_ in self._versies if id_ not in nu]
            anders = [v for v in nu.values() if self._versies.get(v.id) != v.versie]
            if not self._versies:
                # The newest last: of equal hits the index shows the last added first.
                self._index.replace(reversed(anders))
            else:
                for id_ in weg:
                    self._index.remove(id_)
                for verhaal in anders:
                    self._index.add(verhaal)
            self._versies = {v.id: v.versie for v in nu.values()}
            return len(weg) + len(anders)

    def find(self, query: str, limit: int) -> list[str]:
        """Return the ids of the best stories first."""
        return [id_ for id_, _ in self._index.find(query, limit)]

    def build_fragment(self, query: str, verhaal_id: str) -> str:
        """Return the piece of a story round the words, as safe HTML."""
        return self._index.build_fragment(query, verhaal_id)
