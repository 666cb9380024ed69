"""What catches a route that fails: a sentence in Dutch, with a number under which the log holds the cause."""

from starlette.requests import ClientDisconnect
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lwd_monitor.fout import Fout
from lwd_monitor.server.inloggen.vorm import build_pagina
from lwd_monitor.server.logregels import log_fout
from lwd_monitor.ui.stap import format_fout

KOPPEN = {"Cache-Control": "no-store"}


class Vangnet:
    """Answers for what stands behind it when that breaks before it answered."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begonnen = scope["type"] != "http"

        async def send_noted(message: Message) -> None:
            nonlocal begonnen
            begonnen = True
            await send(message)

        try:
            await self.app(scope, receive, send_noted)
        except ClientDisconnect:
            # Who breaks off a form is no fault of the page; where the browser is still there, it hears so.
            if not begonnen:
                await PlainTextResponse("Het verzoek kwam niet heel aan.", 400, headers=KOPPEN)(scope, receive, send)
        except Exception as fout:
            if begonnen:
                raise
            status = 503 if isinstance(fout, Fout) else 500
            pagina = build_pagina("De monitor werkt nu niet", explain_fout(fout))
            await HTMLResponse(pagina, status, headers=KOPPEN)(scope, receive, send)


def explain_fout(fout: Exception) -> str:
    """Return what to tell: the words of a refusal, or a number that the log has the trace of."""
    if isinstance(fout, Fout):
        return format_fout(fout)
    return (
        "Er ging iets mis. Wat u al had opgeslagen, is bewaard. Probeer het opnieuw. Blijft het misgaan? Geef dan dit "
        f"nummer door aan de beheerder: {log_fout(fout)}."
    )
