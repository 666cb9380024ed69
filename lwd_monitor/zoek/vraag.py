"""What a person typed, as words and phrases; nothing of it reaches the index as syntax."""

import re
from dataclasses import dataclass
from functools import cached_property

from lwd_monitor.zoek.taal import STOPWOORDEN, WOORD, fold, stem

MAX_TERMEN = 8
MAX_LENGTE = 200


@dataclass(frozen=True)
class Zoekvraag:
    """Words to find in any form and phrases to find as written (in stems)."""

    woorden: tuple[str, ...]
    zinnen: tuple[tuple[str, ...], ...]

    @property
    def leeg(self) -> bool:
        """Tell whether there is nothing to look for."""
        return not (self.woorden or self.zinnen)

    def build_stam_match(self) -> str:
        """Return the FTS5 expression on stems: every word as a prefix, every phrase in order."""
        delen = [f'"{stem(woord)}"*' if len(stem(woord)) > 1 else f'"{woord}"' for woord in self.woorden]
        delen += ['"' + " ".join(stem(woord) for woord in zin) + '"' for zin in self.zinnen]
        return " AND ".join(delen)

    def build_trigram_match(self) -> str | None:
        """Return the FTS5 expression for words inside compounds, or None where a word is too short for it."""
        if self.zinnen or not self.woorden or any(len(stem(woord)) < 4 for woord in self.woorden):
            return None
        return " AND ".join(f'"{stem(woord)}"' for woord in self.woorden)

    @cached_property
    def stammen(self) -> frozenset[str]:
        """The stems of every word that was asked for."""
        return frozenset(stem(woord) for woord in (*self.woorden, *(deel for zin in self.zinnen for deel in zin)))

    def covers(self, woord: str) -> bool:
        """Tell whether a word of a text is one that was asked for."""
        kaal = fold(woord)
        if stem(kaal) in self.stammen:
            return True
        return any(
            (len(stam) > 1 and kaal.startswith(stam)) or (len(stam) > 3 and stam in kaal) for stam in self.stammen
        )


def parse_vraag(query: str) -> Zoekvraag:
    """Return the words and the phrases in quotes; stop words count only when there is nothing else."""
    query = query[:MAX_LENGTE].replace("“", '"').replace("”", '"').replace("„", '"')
    zinnen = tuple(
        woorden for deel in re.findall(r'"([^"]*)"', query) if len(woorden := tuple(WOORD.findall(fold(deel)))) > 1
    )
    rest = re.sub(r'"[^"]*"', lambda m: m[0] if len(WOORD.findall(m[0])) == 1 else " ", query)
    alle = list(dict.fromkeys(WOORD.findall(fold(rest))))
    gekozen = [woord for woord in alle if woord not in STOPWOORDEN] or ([] if zinnen else alle)
    return Zoekvraag(tuple(gekozen[:MAX_TERMEN]), zinnen[:MAX_TERMEN])
