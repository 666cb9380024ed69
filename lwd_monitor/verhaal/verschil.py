"""The difference between two texts, word by word."""

import difflib
import re
from collections.abc import Iterator

from markupsafe import Markup

_WOORD = re.compile(r"\s+|[^\s]+")


def list_verschillen(oud: str, nieuw: str) -> Iterator[tuple[str, str]]:
    """Return pieces in order with `gelijk`, `weg` or `nieuw`.

    >>> list(list_verschillen('een mooi park', 'een groot park'))
    [('gelijk', 'een '), ('weg', 'mooi'), ('nieuw', 'groot'), ('gelijk', ' park')]
    """
    links, rechts = _WOORD.findall(oud), _WOORD.findall(nieuw)
    for soort, a1, a2, b1, b2 in difflib.SequenceMatcher(None, links, rechts, autojunk=False).get_opcodes():
        if soort == "equal":
            yield "gelijk", "".join(links[a1:a2])
            continue
        if a2 > a1:
            yield "weg", "".join(links[a1:a2])
        if b2 > b1:
            yield "nieuw", "".join(rechts[b1:b2])


def build_verschil(oud: str, nieuw: str) -> Markup:
    """Return the difference as HTML with <del> and <ins>."""
    vorm = {"gelijk": Markup("{}"), "weg": Markup("<del>{}</del> "), "nieuw": Markup("<ins>{}</ins>")}
    return Markup().join(vorm[soort].format(tekst) for soort, tekst in list_verschillen(oud, nieuw))
