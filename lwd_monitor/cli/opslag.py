"""What every command needs: the store, and an answer that is data for programs and text for people."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from lwd_monitor.db import Database, apply_migrations, get_schema_nummer, list_migraties, open_database, told_in_dutch
from lwd_monitor.fout import Fout


@contextmanager
def opened(migreer: bool = False) -> Iterator[Database]:
    """Open the store, refuse one that was never made, and close it afterwards."""
    db = open_database()
    try:
        with told_in_dutch(db.url):
            if migreer:
                apply_migrations(db)
            elif get_schema_nummer(db.cursor()) == 0:
                raise Fout("De database is nog leeg. Draai eerst: python -m lwd_monitor db init")
            elif get_schema_nummer(db.cursor()) < list_migraties()[-1].nummer:
                raise Fout("De database is van een ouder programma. Draai eerst: python -m lwd_monitor db init")
            yield db
    finally:
        db.close()


@dataclass(frozen=True)
class Uitvoer:
    """The outcome of one command; `melding` says in Dutch why it refused, `tekst` may be built when it is asked for."""

    gegevens: Mapping[str, object] = field(default_factory=dict)
    tekst: str | Callable[[], str] = ""
    ok: bool = True
    melding: str = ""


def build_tabel(koppen: Sequence[str], rijen: Iterable[Sequence[object]]) -> str:
    """Return rows as aligned text columns under their heads."""
    cellen = [[str("" if cel is None else cel) for cel in rij] for rij in rijen]
    breedten = [max([len(kop), *(len(rij[i]) for rij in cellen)]) for i, kop in enumerate(koppen)]
    regels = [list(koppen), ["-" * breedte for breedte in breedten], *cellen]
    return "\n".join("  ".join(cel.ljust(b) for cel, b in zip(rij, breedten, strict=True)).rstrip() for rij in regels)


def plain(waarde: object) -> object:
    """Return a value as JSON writes it: what is no number becomes nothing."""
    return None if isinstance(waarde, float) and math.isnan(waarde) else waarde
