"""An index that follows the stories: only what changed is written anew."""

import threading
from collections.abc import Iterable

from lwd_monitor.verhaal import Verhaal
from lwd_monitor.zoek.index import Zoekindex


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
