"""Pages opened without a browser."""

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from lwd_monitor.ui import opslag as ui_opslag
from lwd_monitor.ui.navigatie import PAGINAS, PROJECT, get_pagina
from lwd_monitor.ui.opslag import get_database

ROUTER = str(PROJECT / "lwd_monitor" / "ui" / "router.py")
TIJD = 60


@pytest.fixture(scope="session", autouse=True)
def scan_once() -> Iterator[None]:
    """Let Streamlit look once which installed packages bring components, not at each page that a test opens."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(autouse=True)
def proefopstelling(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are opened as in the trial, where a test picks the role."""
    monkeypatch.setenv("LWD_DEMO", "1")


class Gedeeld:
    """The store that tests share as long as they only read; without a url the next test makes it."""

    url = ""


@pytest.fixture
def opslag(
    request: pytest.FixtureRequest,
    sjabloon: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[None]:
    """A store for pages: one of its own for a test that asks for `database`, else the shared one while it is as it was.

    Notes: what pages keep stays warm from test to test then; a test that wrote after all leaves a new copy to the next.
    """
    # A copy of a store that this same code made ready: a second time changes nothing (tests/integration/test_opdracht.py).
    monkeypatch.setattr(ui_opslag, "init_database", lambda *_: None)
    if "database" in request.fixturenames:
        request.getfixturevalue("database")
        yield
        return
    if not Gedeeld.url:
        pad = tmp_path_factory.mktemp("gedeeld") / "lwd.duckdb"
        shutil.copy(sjabloon, pad)
        Gedeeld.url = f"duckdb:////{pad}"
    monkeypatch.setenv("LWD_DATABASE", Gedeeld.url)
    if get_database().url != Gedeeld.url:
        st.cache_resource.clear()
        st.cache_data.clear()
    voor = _read_stand()
    yield
    if _read_stand() != voor:
        Gedeeld.url = ""


def _read_stand() -> list[tuple]:
    return get_database().cursor().execute("SELECT id, teller FROM write_lock ORDER BY id").fetchall()


@pytest.fixture(scope="module")
def app(request: pytest.FixtureRequest, sjabloon: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppTest]:
    """The page that a module is about (its PAGINA), to be run again and again on one store."""
    with pytest.MonkeyPatch.context() as patch:
        pad = shutil.copy(sjabloon, tmp_path_factory.mktemp("app") / "lwd.duckdb")
        patch.setenv("LWD_DATABASE", f"duckdb:////{pad}")
        patch.setenv("LWD_DEMO", "1")
        st.cache_resource.clear()
        yield AppTest.from_file(ROUTER, default_timeout=TIJD).run().switch_page(request.module.PAGINA)


@pytest.fixture
def open_page(opslag: None) -> Callable[..., AppTest]:
    """Open a page by its address, as a role, with choices in the address."""

    def call(url: str, rol: str = "raadslid", **adres: str) -> AppTest:
        at = AppTest.from_file(ROUTER, default_timeout=TIJD)
        at.session_state["rol"] = rol
        for naam, waarde in adres.items():
            at.query_params[naam] = waarde
        if get_pagina(url) != PAGINAS[0]:
            # As a browser asks for it by its address; `switch_page` would open the front page first, which takes longer.
            at._page_hash = calc_hash(url)
        at.run()
        assert not at.exception, [fout.value for fout in at.exception]
        return at

    return call
