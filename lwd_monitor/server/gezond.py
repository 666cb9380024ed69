"""Routes for who watches the server: is it well, and how busy is it."""

from importlib.metadata import PackageNotFoundError, version

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from streamlit.runtime import Runtime

from lwd_monitor.db import get_schema_nummer, told_in_dutch
from lwd_monitor.fout import Fout
from lwd_monitor.instellingen import LOKAAL, load_instellingen
from lwd_monitor.server.logregels import TELLERS
from lwd_monitor.server.logvorm import LOG
from lwd_monitor.ui.opslag import get_database

NIET_BEWAREN = {"Cache-Control": "no-store"}


def get_programmaversie() -> str:
    """Return the version of the program."""
    try:
        return version("lwd-monitor")
    except PackageNotFoundError:
        return "0.1.0"


async def send_gezond(request: Request) -> Response:
    """Answer 200 while the process lives and its store can be read, else 503."""
    try:
        schema = await to_thread.run_sync(_read_schema)
    except Fout as fout:
        LOG.error("de database werkt niet: %s", fout.melding)
        ziek = {"status": "ziek", "database": "niet bereikbaar", "versie": get_programmaversie()}
        return JSONResponse(ziek, 503, headers=NIET_BEWAREN)
    antwoord = {"status": "gezond", "database": "bereikbaar", "schema": schema, "versie": get_programmaversie()}
    return JSONResponse(antwoord, headers=NIET_BEWAREN)


def _read_schema() -> int:
    db = get_database()
    with told_in_dutch(db.url):
        return get_schema_nummer(db.cursor())


async def send_metrics(request: Request) -> Response:
    """Answer counts in the form of Prometheus, to this machine alone and only when a setting says so."""
    if not load_instellingen().metrics or not request.client or request.client.host not in LOKAAL:
        return PlainTextResponse("Niet gevonden.", 404)
    sessies = Runtime.instance()._session_mgr.num_active_sessions() if Runtime.exists() else 0
    regels = [f"lwd_{naam}_total {aantal}" for naam, aantal in sorted(TELLERS.items())]
    return PlainTextResponse("\n".join([*regels, f"lwd_sessies {sessies}"]) + "\n", headers=NIET_BEWAREN)


GEZOND_ROUTES = [Route("/gezond", send_gezond), Route("/metrics", send_metrics)]
