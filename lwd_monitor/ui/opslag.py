"""The store as pages see it, and the only caches: shared, bounded, and keyed by the number of the data."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import suppress
from datetime import date, datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

import streamlit as st

from lwd_monitor.db import Cursor, Database, open_database
from lwd_monitor.fout import Fout
from lwd_monitor.gebeurtenis import GebeurtenisSoort, write_gebeurtenis
from lwd_monitor.inhoud import init_database
from lwd_monitor.toegang import Gebruiker, Recht, set_luisteraar
from lwd_monitor.verhaal import run_verlopen

# Built pages and frames; a map of 71 buurten with its table is some 150 kB, most are far smaller.
MAX_STUKKEN = 1_000
# The day and the number of the data: what was built for an earlier one is never shown again.
Versie = tuple[int, int]
P = ParamSpec("P")
T = TypeVar("T")


class Kast:
    """Keeps what was built for one number of the data, on one day; the least used goes first when it is full.

    Notes: hands out the same object every time, so callers treat it as read-only. A piece is built once, also when many
    sessions ask at the same moment. What may differ per reader has the role in its key.
    """

    def __init__(self, maximum: int = MAX_STUKKEN) -> None:
        self._maximum = maximum
        self._versie: Versie = (-1, -1)
        self._stukken: OrderedDict[Hashable, Any] = OrderedDict()
        self._bezig: dict[Hashable, threading.Lock] = {}
        self._slot = threading.Lock()

    def __len__(self) -> int:
        return len(self._stukken)

    def get(self, versie: Versie, sleutel: Hashable, build: Callable[[], Any]) -> Any:
        """Return a piece for a number of the data and a day, built when it is not there yet."""
        plek = (versie, sleutel)
        with self._slot:
            if versie > self._versie:
                self._versie = versie
                self._stukken.clear()
            if plek in self._stukken:
                self._stukken.move_to_end(plek)
                return self._stukken[plek]
            bezig = self._bezig.setdefault(plek, threading.Lock())
        with bezig:
            with self._slot:
                if plek in self._stukken:
                    return self._stukken[plek]
            try:
                stuk = build()
            finally:
                with self._slot:
                    self._bezig.pop(plek, None)
            self._keep(plek, stuk)
            return stuk

    def _keep(self, plek: tuple[Versie, Hashable], stuk: Any) -> None:
        with self._slot:
            # A page that began before a write may still ask for the older data: that is shown once and not kept.
            if plek[0] != self._versie:
                return
            self._stukken[plek] = stuk
            while len(self._stukken) > self._maximum:
                self._stukken.popitem(last=False)


@st.cache_resource(show_spinner=False)
def _open() -> tuple[Database, Kast]:
    db = open_database()
    init_database(db, datetime.now())
    return db, Kast()


def get_database() -> Database:
    """Return the store of this process, made ready when it is new."""
    return _open()[0]


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


def remember(sleutel: tuple[Hashable, ...], build: Callable[[], T]) -> T:
    """Return what `build` gives, built once until the data or the day changes; the key begins with a name of its own.

    Notes: what stories or rights decide has the role of the reader in its key. A story of which the consent ends today
    may not live on in what was built yesterday.
    """
    db, kast = _open()
    return cast(T, kast.get((date.today().toordinal(), db.get_versie()), sleutel, build))


def per_versie(load: Callable[Concatenate[Cursor, P], T]) -> Callable[P, T]:
    """Keep what a loader returns until the data changes; callers treat the result as read-only."""
    naam = f"{load.__module__}.{load.__qualname__}"

    @wraps(load)
    def ask(*args: P.args, **kwargs: P.kwargs) -> T:
        sleutel = (naam, args, tuple(sorted(kwargs.items())))
        return remember(sleutel, lambda: load(get_database().cursor(), *args, **kwargs))

    return ask  # type: ignore[return-value]
