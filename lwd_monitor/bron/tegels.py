"""Background tiles of PDOK (BRT Achtergrondkaart, grey) for the map with streets; at worst a blank one."""

import base64
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from math import asinh, pi, radians, tan

import httpx

from lwd_monitor.instellingen import get_tegels

PDOK_TEGELS = "https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0/grijs/EPSG:3857/{z}/{x}/{y}.png"
TIMEOUT_SECONDS = 3.0
MIN_ZOOM, MAX_ZOOM = 6, 19
# Tiles that touch the gemeente and its surroundings (degrees): the route is no open door to the whole of PDOK.
WEST, SOUTH, EAST, NORTH = 5.6, 51.7, 7.6, 53.0
MAX_TEGELS_KEPT = 2000
MAX_TEGEL_BYTES = 500_000
# After a failure PDOK is left alone for a while, so that a page without internet does not wait for each tile.
PAUSE_SECONDS = 60.0
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
BLANK_PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="
)
# The middle of the gemeente: the tile that tells whether PDOK answers.
PROOF_TEGEL = (12, 2123, 1346)


@dataclass(frozen=True)
class Tegel:
    """One tile as it goes to the browser; `leeg` says that this is the blank one."""

    png: bytes
    leeg: bool


LEGE_TEGEL = Tegel(BLANK_PNG, leeg=True)


def get_tegel_url() -> str:
    """Return the address of the tiles: PDOK, or what LWD_TEGELS says (with {z}, {x} and {y} in it)."""
    return get_tegels(PDOK_TEGELS)


def is_allowed(z: int, x: int, y: int) -> bool:
    """Say whether this tile touches the gemeente and its surroundings, at a scale the map uses."""
    if not MIN_ZOOM <= z <= MAX_ZOOM:
        return False
    first_x, first_y = get_tegel_at(WEST, NORTH, z)
    last_x, last_y = get_tegel_at(EAST, SOUTH, z)
    return first_x <= x <= last_x and first_y <= y <= last_y


def get_tegel_at(lon: float, lat: float, z: int) -> tuple[int, int]:
    """Return x and y of the web-mercator tile that holds a place.

    >>> get_tegel_at(6.66, 52.355, 12)
    (2123, 1346)
    """
    side = 2**z
    return int((lon + 180) / 360 * side), int((1 - asinh(tan(radians(lat))) / pi) / 2 * side)


class TegelBron:
    """A client of the tile service that remembers tiles and rests after a failure."""

    def __init__(self, url: str, clock: Callable[[], float] = time.monotonic, timeout: float = TIMEOUT_SECONDS) -> None:
        self._url = url
        self._clock = clock
        self._timeout = timeout
        self._kept: OrderedDict[tuple[int, int, int], Tegel] = OrderedDict()
        self._rest_until = float("-inf")
        self._client: httpx.AsyncClient | None = None

    async def get_tegel(self, z: int, x: int, y: int) -> Tegel:
        """Return the tile, or the blank one when it lies elsewhere or the service does not answer well."""
        key = (z, x, y)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if not is_allowed(*key) or self._clock() < self._rest_until:
            return LEGE_TEGEL
        tegel = await self._fetch(key)
        if tegel is None:
            self._rest_until = self._clock() + PAUSE_SECONDS
            return LEGE_TEGEL
        if not tegel.leeg:
            self._keep(key, tegel)
        return tegel

    async def is_online(self) -> bool:
        """Say whether the service gives the tile of the centre, within the time limit."""
        return not (await self.get_tegel(*PROOF_TEGEL)).leeg

    async def close(self) -> None:
        """Close the connections to the service."""
        if self._client is not None:
            await self._client.aclose()
            self._client = None

    def _keep(self, key: tuple[int, int, int], tegel: Tegel) -> None:
        self._kept[key] = tegel
        if len(self._kept) > MAX_TEGELS_KEPT:
            self._kept.popitem(last=False)

    async def _fetch(self, key: tuple[int, int, int]) -> Tegel | None:
        """Ask for one tile; None when the service itself fails, the blank one when it lacks just this tile."""
        # Made at the first tile: the client belongs to the event loop that asks.
        if self._client is None:
            self._client = httpx.AsyncClient(timeout=self._timeout, headers={"User-Agent": "lwd-monitor"})
        z, x, y = key
        try:
            answer = await self._client.get(self._url.format(z=z, x=x, y=y))
        except httpx.HTTPError:
            return None
        if answer.status_code == httpx.codes.NOT_FOUND:
            return LEGE_TEGEL
        png = answer.content
        good = answer.status_code == httpx.codes.OK and png.startswith(PNG_SIGNATURE) and len(png) <= MAX_TEGEL_BYTES
        return Tegel(png, leeg=False) if good else None


async def can_reach_tegels(url: str, timeout: float = TIMEOUT_SECONDS) -> bool:
    """Say whether the tile service answers now, with a client of its own (for a caller outside the server's loop)."""
    bron = TegelBron(url, timeout=timeout)
    try:
        return await bron.is_online()
    finally:
        await bron.close()
