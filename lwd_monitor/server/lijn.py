"""The lines of the server: how long one may take to say what it wants, and how many one address may hold meanwhile."""

import asyncio
import gc
from collections import OrderedDict
from typing import Any

import uvicorn
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware
from uvicorn.protocols.http.h11_impl import H11Protocol

from lwd_monitor.instellingen import load_instellingen
from lwd_monitor.server.limieten import get_netwerk

# A slow telephone sends the head of a request in one or two seconds.
HOOFD_SECONDEN = 15
# Lines of one address that have not said what they want: six of each browser, of a council behind one address.
MEESTE_WACHTENDE = 200
# What the server needs besides lines: its store, its copies, the files of a page.
ANDERE_BESTANDEN = 200


class Wachtrij:
    """The lines that have not sent a whole request, in the order in which they began; the oldest go when there are too many."""

    def __init__(self, per_adres: int = MEESTE_WACHTENDE, samen: int = 1_000) -> None:
        self.per_adres, self.samen = per_adres, samen
        self._lijnen: dict[str, OrderedDict[Any, None]] = {}
        self._alle: OrderedDict[Any, str] = OrderedDict()

    def add(self, lijn: Any, adres: str) -> list[Any]:
        """Add a line, and return those that must go for it."""
        self.remove(lijn)
        self._alle[lijn] = adres
        van_adres = self._lijnen.setdefault(adres, OrderedDict())
        van_adres[lijn] = None
        over = [next(iter(van_adres))] if 0 < self.per_adres < len(van_adres) else []
        if not over and len(self._alle) > self.samen:
            over = [next(iter(self._alle))]
        for te_veel in over:
            self.remove(te_veel)
        return over

    def remove(self, lijn: Any) -> None:
        """Forget a line that said what it wants, or is gone."""
        adres = self._alle.pop(lijn, None)
        if adres is not None:
            self._lijnen[adres].pop(lijn, None)
            if not self._lijnen[adres]:
                del self._lijnen[adres]


WACHTRIJ = Wachtrij()


class Serverlijn(H11Protocol):
    """uvicorn's line, closed when the head of a request does not come in time or its address holds too many."""

    _klok: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take what came in; a new request on a line that was still has its own time."""
        if self._klok is None and self._is_stil():
            self._wait()
        super().data_received(data)
        if self.transport.get_protocol() is not self or not self._is_stil():
            self._stop()

    def on_response_complete(self) -> None:
        """Let the line wait for the next request; uvicorn itself closes one that stays silent."""
        super().on_response_complete()
        if not self.transport.is_closing() and self._is_stil():
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the line."""
        self._stop()
        super().connection_lost(exc)

    def _is_stil(self) -> bool:
        return self.cycle is None or self.cycle.response_complete

    def _wait(self) -> None:
        self._stop()
        self._klok = self.loop.call_later(HOOFD_SECONDEN, self.close)
        adres = (self.client or ("onbekend", 0))[0]
        # All readers come from the web server in front; it counts them itself.
        achter_proxy = adres in load_instellingen().proxy
        for lijn in WACHTRIJ.add(self, "" if achter_proxy else get_netwerk(adres)):
            lijn.close()

    def _stop(self) -> None:
        if self._klok is not None:
            self._klok.cancel()
            self._klok = None
        WACHTRIJ.remove(self)

    def close(self) -> None:
        """Close the line at once, without waiting for what could not be sent."""
        self._stop()
        if not self.transport.is_closing():
            self.transport.abort()


def raise_bestanden() -> int:
    """Let this process hold as many files as the machine allows it, and return how many."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return 1_000_000
    nu, hoogste = resource.getrlimit(resource.RLIMIT_NOFILE)
    doel = 65_536 if hoogste == resource.RLIM_INFINITY else min(hoogste, 65_536)
    if doel > nu:
        resource.setrlimit(resource.RLIMIT_NOFILE, (doel, hoogste))
        nu = doel
    return nu


def guard_lijnen() -> int:
    """Put our lines in the place of uvicorn's, let no header of a reader change his address, and return the limit of files.

    Notes: `streamlit run` makes the server itself and takes no class of ours; its settings are read anew for each line.
    uvicorn believes X-Forwarded-For of this machine by itself; whom we believe stands in LWD_PROXY.
    """
    bestanden = raise_bestanden()
    WACHTRIJ.samen = max(100, bestanden - ANDERE_BESTANDEN)
    for ding in gc.get_objects():
        if type(ding) is uvicorn.Config and ding.loaded:
            ding.http_protocol_class = Serverlijn
            if isinstance(ding.loaded_app, ProxyHeadersMiddleware):
                ding.loaded_app = ding.loaded_app.app
    return bestanden
