"""The store as pages see it, and the only caches: each keyed by the number of the data."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

import streamlit as st

from lwd_monitor.db import Cursor, Database, open_database
from lwd_monitor.fout import Fout
from lwd_monitor.gebeurtenis import GebeurtenisSoort, write_gebeurtenis
from lwd_monitor.inhoud import init_database
from lwd_monitor.toegang import Gebruiker, Recht, set_luisteraar
from lwd_monitor.verhaal import run_verlopen

P = ParamSpec("P")
T = TypeVar("T")
MAX_ENTRIES = 512


@st.cache_resource(show_spinner=False)
def get_database() -> Database:
    """Return the store of this process, made ready when it is new."""
    db = open_database()
    init_database(db, datetime.now())
    return db


def watch_weigeringen() -> None:
    """Let every refusal of this process stand in the log."""
    set_luisteraar(_tell_weigering)


def _tell_weigering(gebruiker: Gebruiker | None, recht: Recht) -> None:
    naam, rol = (gebruiker.naam, gebruiker.rol.value) if gebruiker else ("niet ingelogd", "")
    soort = GebeurtenisSoort.RECHT_GEWEIGERD

    def tell() -> None:
        with suppress(Fout):
            write_gebeurtenis(get_database(), naam, soort, datetime.now(), recht.value, rol=rol)

    # A store that cannot be opened keeps the log away, never the refusal.
    with suppress(Fout):
        get_database().do_after(tell)


@st.cache_resource(max_entries=2, show_spinner=False)
def run_dagelijks(dag: date) -> int:
    """Do what is due once a day, and at the start: stories of which the consent ended are withdrawn."""
    return run_verlopen(get_database(), datetime.combine(dag, datetime.now().time()))


def per_versie(load: Callable[Concatenate[Cursor, P], T]) -> Callable[P, T]:
    """Keep what a loader returns until the data changes; callers treat the result as read-only.

    Notes: cache_resource hands out the same object without copying it, which is what makes a rerun cheap.
    """

    @st.cache_resource(max_entries=MAX_ENTRIES, show_spinner=False)
    def cached(naam: str, versie: int, args: tuple, kwargs: tuple) -> T:
        return load(get_database().cursor(), *args, **dict(kwargs))

    @wraps(load)
    def ask(*args: P.args, **kwargs: P.kwargs) -> T:
        naam = f"{load.__module__}.{load.__qualname__}"
        return cached(naam, get_database().get_versie(), args, tuple(sorted(kwargs.items())))

    return ask  # type: ignore[return-value]
