"""The permanent address of an edition: the document itself, byte for byte as it was fixed but for stories that left."""

import base64

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from lwd_monitor.fout import Fout
from lwd_monitor.instellingen import load_instellingen
from lwd_monitor.rapport import get_document
from lwd_monitor.server.identiteit import find_lezer
from lwd_monitor.toegang import BEZOEKER, DEMO_GEBRUIKERS, Recht, Rol
from lwd_monitor.ui.onderdelen.download import tell_download
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.proefrol import COOKIE, get_browserrol

WEG = "Deze editie bestaat niet, of u mag haar niet lezen."
KOPPEN = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"}


def send_editie(request: Request) -> Response:
    """Answer with the HTML of an edition; to who may not read it as if it were not there."""
    if load_instellingen().demo:
        lezer = DEMO_GEBRUIKERS[get_browserrol(request.cookies.get(COOKIE, ""), Rol.RAADSLID)]
    else:
        lezer = find_lezer(request.cookies) or BEZOEKER
    try:
        document = get_document(get_database().cursor(), lezer, request.path_params["id"])
    except Fout:
        return PlainTextResponse(WEG, 404, KOPPEN)
    inhoud, naam = document.html.encode(), f"editie-{document.editie.id[:8]}.html"
    tell_download(lezer, Recht.RAPPORT_MAKEN, naam, len(inhoud))
    som = base64.b64encode(bytes.fromhex(document.controle)).decode()
    koppen = {"Content-Disposition": f'inline; filename="{naam}"', "Repr-Digest": f"sha-256=:{som}:"}
    return Response(inhoud, media_type="text/html", headers=KOPPEN | koppen)


EDITIE_ROUTES = [Route("/edities/{id}", send_editie)]
