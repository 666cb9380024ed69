"""The store for many machines: DuckLake, its catalogue in PostgreSQL or a file, its rows in Parquet files."""

import importlib.util
import logging
import re
from pathlib import Path

import duckdb

from lwd_monitor.fout import Fout

LOG = logging.getLogger("lwd")
LAKE = "ducklake:"
USE_SQL = "USE lwd"
# In the words of PostgreSQL a password is bare or quoted; in an address it stands before the @.
_GEHEIM = (
    (re.compile(r"(password\s*=\s*)('(?:[^'\\]|\\.)*'|[^\s?\"]+)", re.IGNORECASE), r"\1…"),
    (re.compile(r"(://[^:/@\s]*:)[^@\s]+@"), r"\1…@"),
)


def mask_geheim(tekst: str) -> str:
    """Return a text without the password that an address of a store may hold.

    >>> mask_geheim("ducklake:postgres:host=db password=geheim dbname=lwd")
    'ducklake:postgres:host=db password=… dbname=lwd'
    """
    for patroon, erin in _GEHEIM:
        tekst = patroon.sub(erin, tekst)
    return tekst


def open_lake(url: str) -> duckdb.DuckDBPyConnection:
    """Open the lake behind `url` and work in it."""
    con = duckdb.connect(":memory:")
    adres, _, datapad = url.partition("?data=")
    opties = f" (DATA_PATH {quote(datapad)})" if datapad else ""
    try:
        _load_extension(con, "ducklake")
        if adres.startswith("ducklake:postgres:"):
            _load_extension(con, "postgres_scanner")
        con.execute(f"ATTACH {quote(adres)} AS lwd{opties}")
        con.execute(USE_SQL)
    except duckdb.Error as exc:
        # The database repeats the whole address: a reader may not see it, and nobody its password.
        LOG.error("de gedeelde database geeft een fout: %s", mask_geheim(str(exc).splitlines()[0]))
        raise Fout(
            "De gedeelde database (DuckLake) kan niet worden geopend. De beheerder kan in het log zien waarom. Controleer "
            "of PostgreSQL draait, of LWD_DATABASE klopt en of requirements-scale.txt is geïnstalleerd."
        ) from None
    return con


def use_lake(con: duckdb.DuckDBPyConnection) -> None:
    """Let a cursor work in the lake; refuses in Dutch when its catalogue cannot be reached."""
    try:
        con.execute(USE_SQL)
    except duckdb.Error:
        raise Fout(
            "De gedeelde database is nu niet te bereiken. Er is niets verloren gegaan. Probeer het over een paar minuten "
            "opnieuw. Blijft dit zo? Waarschuw dan de beheerder: PostgreSQL draait niet of is niet te bereiken."
        ) from None


def quote(tekst: str) -> str:
    """Return a text as SQL writes one; for ATTACH and LOAD, which take no parameters."""
    return "'" + tekst.replace("'", "''") + "'"


def _load_extension(con: duckdb.DuckDBPyConnection, naam: str) -> None:
    """Load an extension from its wheel, so that nothing is fetched at run time."""
    spec = importlib.util.find_spec(f"duckdb_extension_{naam}")
    if spec is None or not spec.submodule_search_locations:
        con.execute(f"LOAD {naam}")
        return
    map_ = Path(next(iter(spec.submodule_search_locations)))
    pad = map_ / "extensions" / f"v{duckdb.__version__}" / f"{naam}.duckdb_extension"
    con.execute(f"LOAD {quote(str(pad))}")
