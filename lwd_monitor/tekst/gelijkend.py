"""Words that are one letter away from a first name: another spelling, or a slip of the pen."""

from collections.abc import Iterator
from functools import lru_cache

from lwd_monitor.tekst.woordenlijst import load_lijst

# In shorter words one letter makes too much of a difference.
MIN_LETTERS = 5


def _cut_letters(woord: str) -> Iterator[str]:
    yield woord
    for i in range(len(woord)):
        yield woord[:i] + woord[i + 1 :]


@lru_cache(maxsize=1)
def _load_index() -> frozenset[int]:
    namen = (naam for naam in load_lijst("voornamen_eigen") if len(naam) >= MIN_LETTERS)
    return frozenset(hash(deel) for naam in namen for deel in _cut_letters(naam))


@lru_cache(maxsize=20_000)
def is_bijna_voornaam(kaal: str) -> bool:
    """Tell whether one letter more, less or other makes the word a first name.

    >>> is_bijna_voornaam("jaydon"), is_bijna_voornaam("gemeente")
    (True, False)
    """
    return len(kaal) >= MIN_LETTERS and any(hash(deel) in _load_index() for deel in _cut_letters(kaal))
