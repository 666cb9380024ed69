"""The life of the server: what it does when it comes up and while it runs (checks, copies), and how it ends."""

import asyncio
import gc
import os
import signal
import socket
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import date, datetime, timedelta
from typing import Any

from anyio import to_thread
from streamlit import config

from lwd_monitor.backup import get_map, list_backups, make_backup
from lwd_monitor.db import Database, find_bestand, get_url, sweep_kopieen
from lwd_monitor.fout import Fout
from lwd_monitor.inhoud import sync_instellingen
from lwd_monitor.instellingen import LOKAAL, load_instellingen
from lwd_monitor.server.lijn import guard_lijnen
from lwd_monitor.server.logvorm import LOG, set_logging
from lwd_monitor.toegang import SYSTEEM
from lwd_monitor.ui.identiteit import KOP, VELD
from lwd_monitor.ui.opslag import get_database, watch_weigeringen
from lwd_monitor.ui.verversen import keep_ververst, look_outside
from lwd_monitor.verhaal import run_verlopen

# Seconds for what is under way: a save takes less than one, a request that never ends takes for ever.
GEDULD = 10
ELKE = 60  # seconds between two looks at the clock
MINSTENS = timedelta(hours=20)  # a clock set back an hour makes no second copy
EEN_DAG = timedelta(days=1)


def limit_einde(geduld: float = GEDULD) -> None:
    """Let no reader hold up the end of the server for longer than `geduld` seconds after it was asked to end.

    Notes: the server waits for every request that is under way; one of which the rest never comes kept the port and the
    store. What was acknowledged is in the store by then. Does nothing outside the main thread, where no signals come.
    """
    for nummer in (signal.SIGTERM, signal.SIGINT):
        with suppress(ValueError):
            signal.signal(nummer, _build_einde(signal.getsignal(nummer), geduld))


def _build_einde(verder: Any, geduld: float) -> Callable[[int, Any], None]:
    def end(nummer: int, plek: Any) -> None:
        klok = threading.Timer(geduld, os._exit, args=(0,))
        klok.daemon = True
        klok.start()
        if callable(verder):
            verder(nummer, plek)

    return end


def send_at_once() -> int:
    """Let every message leave at once on the sockets this process listens at, and return how many those are.

    Notes: a page is some fifty small messages. Streamlit makes its socket without naming TCP, so asyncio leaves Nagle's
    algorithm on and each click waits 40 ms for the reader's machine to confirm the first message. What a listening
    socket is told holds for the connections made on it.
    """
    aantal = 0
    for sok in [ding for ding in gc.get_objects() if isinstance(ding, socket.socket)]:
        with suppress(OSError):
            if sok.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                sok.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                aantal += 1
    return aantal


@asynccontextmanager
async def run_levensloop(app: object) -> AsyncIterator[None]:
    """Refuse to start with settings that open a door; then keep copies and erase what may stay no longer, for as long as it runs."""
    send_at_once()
    limit_einde()
    guard_lijnen()
    # Streamlit keeps what the gate says of a websocket with its session, and resumes that for no other.
    config.set_option("server.trustedUserHeaders", {KOP: VELD})
    try:
        set_logging()
        require_start()
    except Fout as fout:
        LOG.error(fout.melding)
        os._exit(1)
    # What the server writes from here on (log of the store, copies, uploads) is for its own account alone.
    os.umask(0o077)
    watch_weigeringen()
    with suppress(Fout):
        await to_thread.run_sync(lambda: sync_instellingen(get_database(), load_instellingen(), datetime.now()))
    await to_thread.run_sync(sweep_resten)
    taak = asyncio.create_task(_watch_clock())
    LOG.info(
        "de monitor draait",
        extra={
            "velden": {
                "adres": config.get_option("server.address") or "alle",
                "poort": config.get_option("server.port"),
            }
        },
    )
    try:
        yield
    finally:
        taak.cancel()


def sweep_resten() -> None:
    """Clear away what a killed program left: copies under way beside the store and among the back-ups."""
    bestand = find_bestand(get_url())
    for map_ in {get_map(), *([bestand.parent] if bestand else [])}:
        if aantal := sweep_kopieen(map_):
            LOG.info("halve kopieën opgeruimd", extra={"velden": {"map": map_, "aantal": aantal}})


def require_start() -> None:
    """Refuse settings that mean nothing, and a trial that others could reach."""
    # Without an address Streamlit listens on all of them.
    if load_instellingen().demo and config.get_option("server.address") not in LOKAAL:
        raise Fout(
            "De proefopstelling (LWD_DEMO=1) werkt alleen op 127.0.0.1. Gebruik een ander adres zonder LWD_DEMO."
        )


def keep_copy(db: Database, nu: datetime) -> bool:
    """Make the copy of the night when it is time, and tell whether one was made."""
    uur = load_instellingen().backup_uur
    # A copy of when the clock ran ahead says nothing about last night.
    laatste = max((b.op for b in list_backups(get_map()) if b.op <= nu + EEN_DAG), default=datetime.min)
    if uur is None or nu.hour != uur or nu - laatste < MINSTENS:
        return False
    make_backup(db, SYSTEEM, get_map(), nu)
    return True


def end_verlopen(db: Database, nu: datetime, gedaan: date | None) -> date:
    """Erase the stories of which the consent ended, unless that was done today; return the day for which it is done.

    Notes: `gedaan` is what the call before returned, None at the start.
    """
    if gedaan != nu.date():
        run_verlopen(db, nu)
    return nu.date()


async def _watch_clock() -> None:
    gedaan: date | None = None

    def end() -> None:
        nonlocal gedaan
        gedaan = end_verlopen(get_database(), datetime.now(), gedaan)

    await try_taak("de bronnen zijn niet bekeken", lambda: look_outside(get_database()))
    while True:
        await try_taak("de open cijfers zijn niet opgehaald", lambda: keep_ververst(get_database(), datetime.now()))
        await try_taak("de back-up van vannacht is niet gelukt", lambda: keep_copy(get_database(), datetime.now()))
        await try_taak("verhalen met een verlopen toestemming zijn nog niet gewist", end)
        await asyncio.sleep(ELKE)


async def try_taak(mislukt: str, taak: Callable[[], object]) -> None:
    """Run a task beside the server; one that fails is logged and comes again at the next look at the clock."""
    try:
        await to_thread.run_sync(taak)
    except Fout as fout:
        LOG.error("%s: %s", mislukt, fout.melding)
    except Exception:
        # Unforeseen: the trace goes to the log, and tomorrow's copy is still made.
        LOG.exception("%s", mislukt)
