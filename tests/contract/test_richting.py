"""The one way of dependency, and where pages may stand."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from lwd_monitor.ui.navigatie import PAGINAS

PROJECT = Path(__file__).resolve().parents[2]
PAKKET = PROJECT / "lwd_monitor"
MODULES = sorted(PAKKET.rglob("*.py"))
LAGEN_ZONDER_DATA = ("kaart", "grafiek")


@cache
def list_imports(pad: Path) -> set[str]:
    """Return every module that a file imports, also within functions."""
    found: set[str] = set()
    for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
        if isinstance(knoop, ast.Import):
            found.update(naam.name for naam in knoop.names)
        elif isinstance(knoop, ast.ImportFrom) and knoop.module:
            found.add(knoop.module)
            found.update(f"{knoop.module}.{naam.name}" for naam in knoop.names)
    return found


def imports(pad: Path, module: str) -> bool:
    return any(naam == module or naam.startswith(module + ".") for naam in list_imports(pad))


def list_offenders(module: str, allowed) -> list[str]:
    bestanden = [*MODULES, *(PROJECT / "pages").rglob("*.py")]
    return [str(p.relative_to(PROJECT)) for p in bestanden if imports(p, module) and not allowed(p)]


def test_only_ui_server_and_pages_import_streamlit() -> None:
    assert list_offenders("streamlit", lambda p: {"ui", "server", "pages"} & set(p.parts)) == []


def test_only_db_and_stores_import_duckdb() -> None:
    assert list_offenders("duckdb", lambda p: p.name == "store.py" or p.parent == PAKKET / "db") == []


@pytest.mark.parametrize("laag", LAGEN_ZONDER_DATA)
def test_drawing_layers_know_no_store_and_no_page(laag: str) -> None:
    for pad in (PAKKET / laag).rglob("*.py"):
        for module in list_imports(pad):
            assert not module.startswith(("lwd_monitor.db", "lwd_monitor.ui", "lwd_monitor.cli")), (pad, module)
            assert not module.endswith(".store"), (pad, module)


def test_slices_do_not_import_upwards() -> None:
    for pad in MODULES:
        if {"ui", "server", "cli"} & set(pad.relative_to(PAKKET).parts) or pad.name == "__main__.py":
            continue
        assert not imports(pad, "lwd_monitor.ui"), pad
        assert not imports(pad, "lwd_monitor.server"), pad
        assert not imports(pad, "lwd_monitor.cli"), pad
        assert not imports(pad, "pages"), pad


def test_db_knows_no_slice() -> None:
    for pad in (PAKKET / "db").rglob("*.py"):
        eigen = {m for m in list_imports(pad) if m.startswith("lwd_monitor.")}
        assert all(m.startswith(("lwd_monitor.db", "lwd_monitor.fout", "lwd_monitor.instellingen")) for m in eigen), (
            pad,
            eigen,
        )


def test_no_page_stands_directly_in_pages() -> None:
    assert list((PROJECT / "pages").glob("*.py")) == []


def test_every_page_file_is_in_the_navigation_and_guards_itself() -> None:
    bestanden = {str(p.relative_to(PROJECT / "pages")) for p in (PROJECT / "pages").rglob("*.py")}
    assert bestanden == {pagina.bestand for pagina in PAGINAS}
    for bestand in bestanden:
        tekst = (PROJECT / "pages" / bestand).read_text(encoding="utf-8")
        assert "open_pagina(" in tekst, bestand
        assert len(tekst.splitlines()) <= 60, bestand


def test_router_is_short() -> None:
    assert len((PAKKET / "ui" / "router.py").read_text(encoding="utf-8").splitlines()) <= 80


def test_sql_stands_only_in_stores_and_db() -> None:
    woorden = ("SELECT ", "INSERT INTO", "DELETE FROM", "UPDATE ")
    for pad in MODULES:
        if pad.name == "store.py" or pad.parent == PAKKET / "db":
            continue
        teksten = [
            knoop.value
            for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8")))
            if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str)
        ]
        assert not any(tekst.lstrip().startswith(woorden) for tekst in teksten), pad


def test_schema_uses_only_what_every_store_knows() -> None:
    verboden = re.compile(
        r"\b(PRIMARY KEY|UNIQUE|FOREIGN KEY|CREATE (UNIQUE )?INDEX|SEQUENCE|ENUM|RETURNING|ON CONFLICT)\b|\bCHECK \(",
        re.I,
    )
    # The search index is SQLite and derived: it can be thrown away.
    stores = [pad for pad in PAKKET.rglob("store.py") if "zoek" not in pad.parts]
    for pad in [*PAKKET.rglob("*.sql"), *stores]:
        gevonden = [regel for regel in pad.read_text(encoding="utf-8").splitlines() if verboden.search(regel)]
        assert gevonden == [], pad


def list_kamers(pad: Path) -> set[str]:
    """Return the rooms that a file takes from."""
    return {naam.split(".")[1] for naam in list_imports(pad) if naam.startswith("lwd_monitor.")}


def test_no_two_rooms_take_from_each_other() -> None:
    """A room that takes from another may not be taken from by it, by any way round."""
    kamers = {pad.name for pad in PAKKET.iterdir() if (pad / "__init__.py").exists()}
    naar = {k: {d for pad in (PAKKET / k).rglob("*.py") for d in list_kamers(pad)} & kamers - {k} for k in kamers}
    bereik = {kamer: set(deel) for kamer, deel in naar.items()}
    for via in kamers:
        for kamer in kamers:
            bereik[kamer] |= bereik[via] if via in bereik[kamer] else set()
    kringen = {frozenset(k for k in kamers if k in bereik[a] and a in bereik[k]) for a in kamers if a in bereik[a]}
    assert kringen == set()
