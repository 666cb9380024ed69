"""The parts of Streamlit that every page needs, asked for with the page itself.

Streamlit fetches a part when a page first shows one, and what that part imports after it: on a slow line two waits more before
the first paragraph stands there.
"""

import re
from functools import cache
from pathlib import Path

import streamlit

MAP = Path(streamlit.__file__).parent / "static" / "static" / "js"
DELEN = ("Html", "Selectbox", "TextInput", "PageLink")
_IMPORT = re.compile(r"""(?:from|import)\s*["']\./([\w.-]+\.js)["']""")


@cache
def build_vooraf() -> str:
    """Return the links that fetch these parts with all that they need."""
    return "".join(f'<link rel="modulepreload" crossorigin href="./static/js/{naam}">' for naam in list_bestanden())


def list_bestanden() -> list[str]:
    """Return the files of the parts, with the files that those import."""
    nodig = [pad.name for deel in DELEN for pad in sorted(MAP.glob(f"{deel}.*.js"))]
    for naam in nodig:
        bestand = MAP / naam
        erbij = _IMPORT.findall(bestand.read_text(encoding="utf-8")) if bestand.exists() else []
        # Grows while it is walked through, until nothing new comes along.
        nodig += [ander for ander in dict.fromkeys(erbij) if ander not in nodig]
    return nodig
