"""What all tests share: a store made once with what ships, and a copy of it for each test."""

import contextlib
import gc
import hashlib
import importlib.util
import os
import shutil
import sys
import tempfile
import types
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import settings

from lwd_monitor.db import Database, apply_migrations, open_database
from lwd_monitor.inhoud import init_database
from lwd_monitor.toegang import set_luisteraar

PROJECT = Path(__file__).resolve().parents[1]
NU = datetime(2026, 11, 22, 12, 0)
# What the whole gemeente counts in the years that ship.
INWONERS = {
    2015: 72291, 2016: 72425, 2017: 72479, 2020: 73107, 2021: 73132, 2022: 73155, 2023: 73949, 2024: 74317, 2025: 74776
}  # fmt: skip
# A busy machine is no fault of the code: what takes long is for tests/bench to tell.
settings.register_profile("rustig", deadline=None)
settings.load_profile("rustig")
# Tests run beside each other: a question that takes all cores only waits for those of another.
os.environ.setdefault("LWD_KERNEN", "1")

# Parts of the program that only show what is in the store: they change nothing of what a new one holds.
TOONT = ("cli", "grafiek", "kaart", "portret", "rapport", "server", "ui")
# And those that bring in what does not ship: a new store holds nothing of it.
HAALT = ("adres", "bron", "ververs", "zoekveld")


def compute_stand() -> str:
    """Return a fingerprint of all that decides what a new store holds: the code that fills it and what ships."""
    hash_ = hashlib.sha256(str(NU).encode())
    code = [
        p
        for p in (PROJECT / "lwd_monitor").rglob("*")
        if p.suffix in (".py", ".sql") and not {*TOONT, *HAALT} & {*p.parts}
    ]
    delen = ("cijfers", "gebieden", "kwb", "plan", "registers", "verhalen", "voorbeeld", "woordenlijsten")
    data = [p for deel in delen for p in (PROJECT / "data" / deel).rglob("*") if p.is_file()]
    for pad in sorted([*code, *data]):
        hash_.update(str(pad.relative_to(PROJECT)).encode() + pad.read_bytes())
    return hash_.hexdigest()[:16]


@pytest.fixture(scope="session")
def sjabloon() -> Path:
    """A store with what ships, never opened by a test itself; made once for all processes and runs of the same code."""
    map_ = Path(tempfile.gettempdir()) / f"lwd-sjabloon-{os.getuid()}-{compute_stand()}"
    pad = map_ / "lwd.duckdb"
    if not pad.exists():
        eigen = Path(tempfile.mkdtemp(prefix="lwd-sjabloon-"))
        db = open_database(f"duckdb:////{eigen / pad.name}")
        init_database(db, NU)
        db.close()
        # Whoever is first leaves it for all; a second one throws its own away.
        with contextlib.suppress(OSError):
            eigen.rename(map_)
        shutil.rmtree(eigen, ignore_errors=True)
    return pad


@pytest.fixture(scope="session")
def sjabloon_2026(sjabloon: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same store with the indeling of 2026 in use and no crosswalk to it; made once."""
    from tests.indeling2026 import load_2026

    map_ = tmp_path_factory.mktemp("sjabloon2026")
    pad = map_ / "lwd.duckdb"
    shutil.copy(sjabloon, pad)
    db = open_database(f"duckdb:////{pad}")
    load_2026(db, map_)
    db.close()
    return pad


@pytest.fixture
def database(sjabloon: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The url of a fresh copy of the store, set as LWD_DATABASE in the trial; pages and commands open it themselves."""
    pad = tmp_path / "lwd.duckdb"
    shutil.copy(sjabloon, pad)
    url = f"duckdb:////{pad}"
    monkeypatch.setenv("LWD_DATABASE", url)
    monkeypatch.setenv("LWD_DEMO", "1")
    if "streamlit" in sys.modules:
        import streamlit as st

        st.cache_resource.clear()
        st.cache_data.clear()
    return url


@pytest.fixture
def db(database: str):
    """An opened fresh copy of the store."""
    opened: Database = open_database(database)
    yield opened
    opened.close()


@pytest.fixture
def kaal_db():
    """An opened store with its tables and nothing in them."""
    opened: Database = open_database("duckdb://:memory:")
    apply_migrations(opened)
    yield opened
    opened.close()


@pytest.fixture
def kaal_main(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let child processes run nothing of their own accord: pages that a test opened leave their script behind as `__main__`."""
    monkeypatch.setitem(sys.modules, "__main__", types.ModuleType("__main__"))


@pytest.fixture(autouse=True)
def forget_luisteraar():
    """No test tells its refusals to the store of another."""
    yield
    set_luisteraar(None)


@pytest.fixture
def leeg_db():
    """An empty store in memory, without a schema."""
    opened = open_database("duckdb://:memory:")
    yield opened
    opened.close()


def find_browser() -> str | None:
    """Return the browser that tests drive: an installed chromium, else Playwright's own, else None."""
    for naam in ("chromium", "chromium-browser", "google-chrome"):
        if gevonden := shutil.which(naam):
            return gevonden
    cache = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH", Path.home() / ".cache/ms-playwright"))
    eigen = sorted(cache.glob("chromium-*/chrome-linux*/chrome"))
    return str(eigen[-1]) if eigen else None


def find_node() -> str | None:
    """Return Node.js when it is there together with the identity provider that tests log in at."""
    modules = PROJECT / "tests" / "browser" / "oidc" / "node_modules" / "oidc-provider"
    return shutil.which("node") if modules.is_dir() else None


def find_postgres() -> Path | None:
    """Return the folder of PostgreSQL's programs when DuckLake can use it: the wheels of requirements-scale.txt are there."""
    if importlib.util.find_spec("duckdb_extension_postgres_scanner") is None:
        return None
    mappen = [p.parent for p in sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)]
    elders = shutil.which("initdb")
    return next(iter(mappen), Path(elders).resolve().parent if elders else None)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave benchmarks to `make bench`; without a browser, skip what needs one (with CI=true that fails)."""
    if "bench" not in (config.option.markexpr or ""):
        keep = [item for item in items if "bench" not in item.keywords]
        config.hook.pytest_deselected(items=[item for item in items if item not in keep])
        items[:] = keep
    if find_browser() is None and os.environ.get("CI") != "true":
        for item in items:
            if "browser" in item.keywords:
                item.add_marker(pytest.mark.skip(reason="geen browser gevonden"))


def pytest_collection_finish() -> None:
    """Let Python look for waste less often, and not in what was imported for good: an eighth of a page test's time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


def pytest_terminal_summary(terminalreporter) -> None:
    """Say in the last lines what was not tested."""
    overgeslagen = terminalreporter.stats.get("skipped", [])
    if find_browser() is None:
        terminalreporter.section("LET OP: GEEN BROWSER GEVONDEN, DE PAGINA'S ZIJN NIET IN EEN BROWSER GETEST", sep="!")
        terminalreporter.line("Installeer chromium, of draai: .venv/bin/playwright install chromium")
    if find_node() is None:
        terminalreporter.section("LET OP: GEEN NODE.JS, HET INLOGGEN MET OPENID CONNECT IS NIET GETEST", sep="!")
        terminalreporter.line("Installeer Node.js 20 of nieuwer en draai: npm ci --prefix tests/browser/oidc")
    if find_postgres() is None:
        terminalreporter.section(
            "LET OP: GEEN POSTGRESQL, DE GEDEELDE DATABASE IS ALLEEN MET EEN BESTAND GETEST", sep="!"
        )
        terminalreporter.line("Installeer postgresql en draai: .venv/bin/pip install -r requirements-scale.txt")
    if overgeslagen:
        terminalreporter.line(f"Overgeslagen: {len(overgeslagen)} test(s); de redenen staan hierboven.")
