"""The form of every line in the log of the server: ours, Streamlit's, uvicorn's and Python's own."""

import json
import logging
import re
import sys
import threading
from contextlib import suppress
from datetime import UTC, datetime

from streamlit import logger as streamlit_logger

from lwd_monitor.db import mask_geheim
from lwd_monitor.fout import Fout
from lwd_monitor.instellingen import JSON, LOGNAAM, load_instellingen

LOG = logging.getLogger(LOGNAAM)
# Who holds the number of a session can name it; Streamlit writes numbers in what it warns of.
_NUMMER = re.compile(r"\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")
VREEMD = ("streamlit", "uvicorn", "websockets")
# A login that somebody broke off, or an old address of one: no fault of ours, and anyone can make as many as he likes.
INLOGGEN = "streamlit.web.server.starlette.starlette_auth_routes"


class JsonRegel(logging.Formatter):
    """Writes a record as one JSON object, with the trace as text."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        velden = {
            "op": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "niveau": record.levelname,
            "bron": record.name,
            "melding": record.getMessage(),
            **getattr(record, "velden", {}),
        }
        if record.exc_info:
            velden["trace"] = self.formatException(record.exc_info)
        return mask(record, json.dumps(velden, ensure_ascii=False, default=str))


class TekstRegel(logging.Formatter):
    """Writes a record as a line for people."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        velden = " ".join(f"{k}={show_plat(v)}" for k, v in getattr(record, "velden", {}).items())
        return mask(record, f"{super().format(record)} {velden}".rstrip())


def show_plat(waarde: object) -> str:
    """Return a value as text without line ends or other signs that could pass for a line of ours."""
    return "".join(teken if teken.isprintable() else repr(teken)[1:-1] for teken in str(waarde))


def mask(record: logging.LogRecord, regel: str) -> str:
    """Return a line without passwords, and a line that is not ours without numbers of sessions."""
    return mask_geheim(regel if record.name.startswith(LOG.name) else _NUMMER.sub("…", regel))


def calm_inloggen(record: logging.LogRecord) -> bool:
    """Let a login that came to nothing be told in one line, as a warning without a trace."""
    if record.name == INLOGGEN and (record.exc_info or record.levelno >= logging.ERROR):
        soort = f" ({record.exc_info[0].__name__})" if record.exc_info and record.exc_info[0] else ""
        record.msg, record.args, record.exc_info = f"{record.getMessage()}{soort}", (), None
        record.levelno, record.levelname = logging.WARNING, "WARNING"
    return True


def set_logging() -> None:
    """Let every line of this process come out in the form that the settings ask."""
    als_json = load_instellingen().log == JSON
    uit = logging.StreamHandler(sys.stderr)
    uit.setFormatter(JsonRegel() if als_json else TekstRegel("%(asctime)s %(levelname)s %(message)s"))
    uit.addFilter(calm_inloggen)
    LOG.handlers[:] = [uit]
    LOG.setLevel(logging.INFO)
    LOG.propagate = False
    logging.lastResort = uit

    def give(logger: logging.Logger) -> None:
        # uvicorn's line of each request holds the whole address, also of links for passwords: ours leaves that out.
        logger.handlers[:] = [] if logger.name == "uvicorn.access" else [uit]

    # Streamlit gives each of its loggers a handler of its own, those that it makes later too.
    streamlit_logger.setup_formatter = give
    streamlit_logger.update_formatter()
    for naam in [n for n in logging.root.manager.loggerDict if n.partition(".")[0] in VREEMD]:
        logger = logging.getLogger(naam)
        if logger.handlers:
            give(logger)
    logging.captureWarnings(True)
    threading.excepthook = log_draad


def try_logging() -> None:
    """Set the form of the lines as soon as the app is read; what is wrong with the settings is told when it starts."""
    with suppress(Fout):
        set_logging()


def log_draad(args: threading.ExceptHookArgs) -> None:
    """Write an error that ended a thread as a line of the log; Python would print it bare."""
    if args.exc_value is not None:
        LOG.error("fout in een draad", exc_info=(args.exc_type, args.exc_value, args.exc_traceback))
