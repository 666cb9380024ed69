"""What stands around Streamlit in the server: our routes, the gate, limits, headers, and the language of the page."""

from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lwd_monitor.server.edities import EDITIE_ROUTES, OPDRUK_ROUTES
from lwd_monitor.server.gezond import GEZOND_ROUTES
from lwd_monitor.server.hoofd import HOOFD_ROUTES, set_hoofd
from lwd_monitor.server.inloggen import INLOG_ROUTES
from lwd_monitor.server.inpakken import Inpakken
from lwd_monitor.server.kopregels import Kopregels
from lwd_monitor.server.limieten import Limieten, Proxy
from lwd_monitor.server.logregels import Verzoekregels
from lwd_monitor.server.nederlands import NEDERLANDS_ROUTES, make_dutch
from lwd_monitor.server.poort import Poort
from lwd_monitor.server.routes import START_ROUTES, TEGEL_ROUTES
from lwd_monitor.server.rss import RSS_ROUTES
from lwd_monitor.server.vangnet import Vangnet
from lwd_monitor.server.verzoek import ProefCookie, asks_page

ROUTES = [
    *START_ROUTES,
    *TEGEL_ROUTES,
    *INLOG_ROUTES,
    *GEZOND_ROUTES,
    *RSS_ROUTES,
    *EDITIE_ROUTES,
    *OPDRUK_ROUTES,
    *HOOFD_ROUTES,
    *NEDERLANDS_ROUTES,
]


class DutchPage:
    """Makes Streamlit's HTML page a Dutch one; a document that tells its own digest goes out byte for byte."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not asks_page(scope):
            await self.app(scope, receive, send)
            return
        # Compressed HTML cannot be rewritten.
        headers = [(naam, waarde) for naam, waarde in scope["headers"] if naam != b"accept-encoding"]
        start: list[Message] = []
        body = bytearray()

        async def rewrite(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.append(message)
            if _tells_digest(start[0]):
                await send(message)
                return
            if message["type"] == "http.response.start":
                return
            body.extend(message.get("body", b""))
            if message.get("more_body"):
                return
            html = set_hoofd(make_dutch(bytes(body)), scope["path"])
            head = [(naam, waarde) for naam, waarde in start[0]["headers"] if naam.lower() != b"content-length"]
            start[0]["headers"] = [*head, (b"content-length", str(len(html)).encode())]
            await send(start[0])
            await send({"type": "http.response.body", "body": html})

        await self.app({**scope, "headers": headers}, receive, rewrite)


def _tells_digest(start: Message) -> bool:
    return any(naam.lower() == b"repr-digest" for naam, _ in start["headers"])


# The first stands outermost: every answer, a refusal too, gets its line and its headers.
MIDDLEWARE = [
    Middleware(Proxy),
    Middleware(Verzoekregels),
    Middleware(Kopregels),
    Middleware(Limieten),
    Middleware(Vangnet),
    Middleware(Poort),
    Middleware(ProefCookie),
    Middleware(DutchPage),
    Middleware(Inpakken),
]
