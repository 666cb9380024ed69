"""Limits on requests: which host, whose address or network, how large and how many."""

import asyncio
import ipaddress
import re
import time
from collections import Counter, OrderedDict

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config

from lwd_monitor.instellingen import LOKAAL, Instellingen, load_instellingen

KLEIN = 64_000  # bytes: what any request but an upload may carry
UPLOAD = "/_stcore/upload_file"
FORMULIEREN = ("/inloggen", "/wachtwoord/", "/account")
# A council that logs in at once sits behind one address; what stops guessing is the delay for each name.
FORMULIEREN_PER_MINUUT = 60
# The files of Streamlit's page hold nothing of ours, and each page asks dozens of them.
ONGETELD = "/static/"
HOST = re.compile(r"(?:\[([^\[\]]+)\]|([^:\[\]]*))(?::\d+)?")
MEESTE_ADRESSEN = 10_000
BODY_SECONDEN = 30.0  # between two pieces of a file over a line that works
MEESTE_SOKKEN = 200  # open pages of one address: a town hall with its council


def get_netwerk(adres: str) -> str:
    """Return by what an address is counted: itself, or for IPv6 the network of one home or office (64 bits).

    >>> get_netwerk("2001:db8:1:2::5"), get_netwerk("203.0.113.9")
    ('2001:db8:1:2::/64', '203.0.113.9')
    """
    try:
        ip = ipaddress.ip_address(adres)
    except ValueError:
        return adres
    if ip.version == 4:
        return adres
    return str(ip.ipv4_mapped or ipaddress.ip_network((ip, 64), strict=False))


class Emmer:
    """Counts requests per key in a leaking bucket: full at `per_minuut`, empty again after a minute."""

    def __init__(self) -> None:
        self._stand: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def is_vol(self, sleutel: str, per_minuut: int, nu: float) -> bool:
        """Count one request and tell whether it is one too many; a clock that jumped back empties nothing."""
        inhoud, toen = self._stand.pop(sleutel, (0.0, nu))
        inhoud = max(0.0, inhoud - max(0.0, nu - toen) * per_minuut / 60)
        vol = inhoud + 1 > per_minuut
        self._stand[sleutel] = (inhoud if vol else inhoud + 1, nu)
        while len(self._stand) > MEESTE_ADRESSEN:
            self._stand.popitem(last=False)
        return vol


class Proxy:
    """Shows what stands behind it the request as the reader sent it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        bekend = scope["type"] in {"http", "websocket"}
        await self.app(trust_proxy(scope, load_instellingen()) if bekend else scope, receive, send)


class Limieten:
    """Refuses what is for another host, too large, or too much."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._emmer = Emmer()
        self._sokken: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        instellingen = load_instellingen()
        weigering = self._find_weigering(scope, instellingen)
        if weigering is None and scope["type"] == "websocket":
            await self._hold_sok(scope, receive, send)
        elif weigering is None:
            await self.app(scope, limit_body(receive, get_grootste(scope)), send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await PlainTextResponse(weigering[1], weigering[0], headers={"Retry-After": "60"})(scope, receive, send)

    async def _hold_sok(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a websocket through while its address holds not too many."""
        netwerk = get_netwerk((scope.get("client") or ("onbekend",))[0])
        if self._sokken[netwerk] >= MEESTE_SOKKEN:
            await send({"type": "websocket.close", "code": 1008})
            return
        self._sokken[netwerk] += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self._sokken[netwerk] -= 1
            if not self._sokken[netwerk]:
                del self._sokken[netwerk]

    def _find_weigering(self, scope: Scope, instellingen: Instellingen) -> tuple[int, str] | None:
        if not is_eigen_host(scope, instellingen):
            return 421, "Deze naam hoort niet bij de monitor. Gebruik het adres dat u van de gemeente kreeg."
        lengte = HTTPConnection(scope).headers.get("content-length", "0")
        if not lengte.isdigit() or int(lengte) > get_grootste(scope):
            return 413, "Dit bestand is te groot."
        adres = get_netwerk((scope.get("client") or ("onbekend",))[0])
        nu = time.monotonic()
        vorm = scope["type"] == "http" and scope["method"] == "POST" and scope["path"].startswith(FORMULIEREN)
        vol = vorm and self._emmer.is_vol(f"vorm {adres}", FORMULIEREN_PER_MINUUT, nu)
        telt = not scope["path"].startswith(ONGETELD)
        if vol or (telt and self._emmer.is_vol(adres, instellingen.verzoeken_per_minuut, nu)):
            return 429, "Dat zijn te veel verzoeken achter elkaar. Wacht een minuut en probeer het opnieuw."
        return None


def get_grootste(scope: Scope) -> int:
    """Return how many bytes a request to this address may carry."""
    return (
        int(config.get_option("server.maxUploadSize")) * 1_048_576 + KLEIN
        if scope["path"].startswith(UPLOAD)
        else KLEIN
    )


def is_eigen_host(scope: Scope, instellingen: Instellingen) -> bool:
    """Tell whether a request asks for one of our names; the trial has only those of this machine."""
    namen = LOKAAL if instellingen.demo else instellingen.hosts
    gevonden = HOST.fullmatch(HTTPConnection(scope).headers.get("host", "").casefold())
    return not namen or (gevonden is not None and (gevonden[1] or gevonden[2]) in {*namen, ""})


def trust_proxy(scope: Scope, instellingen: Instellingen) -> Scope:
    """Return the request as the reader sent it, when a proxy that the settings name passed it on."""
    if not instellingen.proxy or (scope.get("client") or ("",))[0] not in instellingen.proxy:
        return scope
    koppen = HTTPConnection(scope).headers
    # The last address that is no proxy of ours is what our own saw; those before it anyone can make up.
    adressen = [deel.strip() for deel in koppen.get("x-forwarded-for", "").split(",")]
    adres = next((deel for deel in reversed(adressen) if deel not in instellingen.proxy), adressen[0])
    schema = koppen.get("x-forwarded-proto", "")
    if schema in {"http", "https"}:
        schema = schema.replace("http", "ws", 1) if scope["type"] == "websocket" else schema
        scope = {**scope, "scheme": schema}
    return {**scope, "client": (adres, 0)} if adres else scope


def limit_body(receive: Receive, grootste: int, seconden: float = BODY_SECONDEN) -> Receive:
    """Return a reader of the body that stops when more comes than is allowed, or nothing for a while."""
    gelezen, compleet = 0, False

    async def read() -> Message:
        nonlocal gelezen, compleet
        if compleet:
            return await receive()
        try:
            # What is small comes in one piece; what is large keeps coming.
            message = await asyncio.wait_for(receive(), seconden)
        except TimeoutError:
            return {"type": "http.disconnect"}
        if message["type"] == "http.request":
            gelezen += len(message.get("body", b""))
            compleet = not message.get("more_body", False)
            if gelezen > grootste:
                return {"type": "http.disconnect"}
        return message

    return read
