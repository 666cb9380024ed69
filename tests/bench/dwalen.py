"""A walk without aim over all pages: click, choose and type what comes to hand, in each role, and see whether a page breaks.

Run by hand: python -m tests.bench.dwalen [seed] [steps per page and role]

Every part that folds out stands open. The same seed walks the same way; what broke is printed with the steps before it,
and ends the script with an error.
"""

import logging
import os
import random
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.testing.v1 import AppTest

from lwd_monitor.db import open_database
from lwd_monitor.inhoud import init_database
from lwd_monitor.toegang import Rol
from lwd_monitor.ui.navigatie import PAGINAS, PROJECT, Paginaplek
from tests.conftest import NU

ROUTER = str(PROJECT / "lwd_monitor" / "ui" / "router.py")
ROLLEN = 2  # beside the beheerder, who may open every page
STUK = "Er ging iets mis"
PLEKKEN = ("WK014113", "BU01411402", "GM0141", "westeres", "WK014120", "BU01411910")
TEKSTEN = ("", "1,5", "-3", "12.000", "<b>hoi</b>", "a" * 300, "2024", "é€", "%", "31-12-2026", "Jan, Kerkstraat 12")
GETALLEN = (0, 1, -1, 2024, 5.5, 1e9)
DAGEN = (date(2020, 1, 1), date(2026, 11, 30), date(2030, 1, 1))


def pick_meer(kans: random.Random, opties: list[str]) -> list[str]:
    """Return none, one, two or many of what can be chosen."""
    return kans.sample(opties, min(len(opties), kans.choice((0, 1, 2, 7))))


# What is done with each kind of field: the value that it gets.
WAARDEN: dict[str, Callable[[random.Random, Any], Any]] = {
    "selectbox": lambda kans, veld: kans.choice(list(veld.options)),
    "radio": lambda kans, veld: kans.choice(list(veld.options)),
    "multiselect": lambda kans, veld: pick_meer(kans, list(veld.options)),
    "toggle": lambda kans, veld: not veld.value,
    "checkbox": lambda kans, veld: not veld.value,
    "text_input": lambda kans, veld: kans.choice(TEKSTEN),
    "text_area": lambda kans, veld: kans.choice(TEKSTEN),
    "number_input": lambda kans, veld: kans.choice(GETALLEN),
    "date_input": lambda kans, veld: kans.choice(DAGEN),
    "pills": lambda kans, veld: getattr(keuze := kans.choice(list(veld.options)), "content", keuze),
}


def do_iets(at: AppTest, kans: random.Random) -> str | None:
    """Do one thing on a page and return what it was; None where there is nothing to do."""
    velden = [(soort, veld) for soort in (*WAARDEN, "button") for veld in getattr(at, soort)]
    mag = [(s, v) for s, v in velden if v.key != "rolkeuze" and not v.disabled and getattr(v, "options", True)]
    if not mag:
        return None
    soort, veld = kans.choice(mag)
    waarde = WAARDEN[soort](kans, veld) if soort in WAARDEN else True
    veld.set_value(waarde).run()
    return f"{soort} '{veld.label}' ({veld.key}): {waarde!r}"[:120]


def walk(pagina: Paginaplek, rol: Rol, kans: random.Random, stappen: int) -> list[str]:
    """Walk over one page and return the steps when it broke."""
    at = AppTest.from_file(ROUTER, default_timeout=120)
    at.session_state["rol"] = rol.value
    at.run()
    at.query_params["gebied"] = kans.choice(PLEKKEN)
    gedaan: list[str] = []
    try:
        at.switch_page(str(pagina.pad)).run()
    except ValueError:
        return []  # not a page of this role
    for _ in range(stappen):
        gezet = do_iets(at, kans)
        gedaan.append(gezet or "")
        if at.exception or any(STUK in str(fout.value) for fout in at.error):
            return gedaan
        if gezet is None:
            break
    return []


def main(zaad: int = 1, stappen: int = 30) -> None:
    """Walk over every page in the role of beheerder and some others."""
    logging.disable(logging.CRITICAL)
    map_ = Path(tempfile.mkdtemp())
    os.environ |= {"LWD_DATABASE": f"duckdb:///{map_}/lwd.duckdb", "LWD_DEMO": "1"}
    db = open_database(os.environ["LWD_DATABASE"])
    init_database(db, NU)
    db.close()
    dicht = st.expander
    st.expander = lambda *args, **rest: dicht(*args, **{**rest, "expanded": True})  # type: ignore[assignment]
    kans, stuk = random.Random(zaad), 0
    for pagina in PAGINAS:
        for rol in (Rol.BEHEERDER, *kans.sample([r for r in Rol if r is not Rol.BEHEERDER], ROLLEN)):
            if gedaan := walk(pagina, rol, kans, stappen):
                stuk += 1
                print(f"{pagina.url} als {rol.titel}:", *gedaan[-6:], sep="\n  ", flush=True)
    print(f"{len(PAGINAS)} pagina's, zaad {zaad}: {stuk} keer stuk")
    if stuk:
        sys.exit(1)


if __name__ == "__main__":
    main(*(int(getal) for getal in sys.argv[1:]))
