"""How the server ends: in order, and soon."""

import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

# Seconds for what is under way: a save takes less than one, a request that never ends takes for ever.
GEDULD = 10


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
