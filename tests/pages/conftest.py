"""Pages opened without a browser."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from lwd_monitor.ui.navigatie import PROJECT, get_pagina

ROUTER = str(PROJECT / "lwd_monitor" / "ui" / "router.py")
TIJD = 60


@pytest.fixture(autouse=True)
def proefopstelling(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are opened as in the trial, where a test picks the role."""
    monkeypatch.setenv("LWD_DEMO", "1")


@pytest.fixture
def open_page(database: str) -> Callable[..., AppTest]:
    """Open a page by its address, as a role, with choices in the address."""

    def call(url: str, rol: str = "raadslid", **adres: str) -> AppTest:
        at = AppTest.from_file(ROUTER, default_timeout=TIJD)
        at.session_state["rol"] = rol
        at.run()
        for naam, waarde in adres.items():
            at.query_params[naam] = waarde
        at.switch_page(str(get_pagina(url).pad)).run()
        assert not at.exception, [fout.value for fout in at.exception]
        return at

    return call
