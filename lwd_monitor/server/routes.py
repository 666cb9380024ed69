"""Routes beside Streamlit's: the front page by its name, and background tiles, so that no browser talks to PDOK."""

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from lwd_monitor.bron import TegelBron, get_tegel_url
from lwd_monitor.ui.navigatie import PAGINAS

# A day is short enough for a redrawn map and spares PDOK on every visit; a blank tile may be mended any minute.
KEEP_TEGEL = "public, max-age=86400"
KEEP_BLANK = "no-store"


def build_tegel_routes(bron: TegelBron) -> list[Route]:
    """Return the routes `/tegels/{z}/{x}/{y}.png` and `/tegels/status` on this source."""

    async def send_tegel(request: Request) -> Response:
        place = request.path_params
        tegel = await bron.get_tegel(place["z"], place["x"], place["y"])
        headers = {"Cache-Control": KEEP_BLANK if tegel.leeg else KEEP_TEGEL, "X-Content-Type-Options": "nosniff"}
        if tegel.leeg:
            headers["X-Tegel"] = "leeg"
        return Response(tegel.png, media_type="image/png", headers=headers)

    async def send_status(request: Request) -> Response:
        return JSONResponse({"online": await bron.is_online()}, headers={"Cache-Control": KEEP_BLANK})

    return [
        Route("/tegels/status", send_status),
        Route("/tegels/{z:int}/{x:int}/{y:int}.png", send_tegel),
    ]


async def send_start(request: Request) -> Response:
    """Send who types the name of the front page to where it stands; Streamlit serves it at the root alone."""
    vraag = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"./{vraag}")


START_ROUTES = [Route(f"/{PAGINAS[0].url}", send_start)]
TEGEL_ROUTES = build_tegel_routes(TegelBron(get_tegel_url()))
