"""What a person may send as a file, decided before a byte of it is read: to whose session, how large, and how much in all."""

import re
from collections import Counter
from dataclasses import dataclass

from starlette.requests import HTTPConnection
from starlette.types import Scope

from lwd_monitor.toegang import Gebruiker, Recht, has_recht, require
from lwd_monitor.ui.bestanden import count_bytes, find_merk
from lwd_monitor.ui.identiteit import get_persoon

PAD = "/_stcore/upload_file"
_ADRES = re.compile(rf"{PAD}/([^/]+)/([^/]+)")
MB = 1_048_576
# The form around a file: its name and the lines between.
OMSLAG = 64_000
# The page asks for 130 MB of figures at most, for photos of 15 MB and for workbooks of 10 MB.
GROOTSTE = {Recht.UPLOAD_UITVOEREN: 130 * MB, Recht.VERHAAL_INSTUREN: 15 * MB, Recht.OPGAVE_BEHEREN: 10 * MB}
# A file stays until its field holds another: two of them in one page, three over all pages of a person.
PER_SESSIE, PER_PERSOON = 2, 3


class Weigering(Exception):
    """A file that is not taken, with the status and the words of the answer."""

    def __init__(self, status: int, melding: str) -> None:
        super().__init__(melding)
        self.status, self.melding = status, melding


@dataclass(frozen=True)
class Uploadplek:
    """Room kept for one file on its way."""

    sessie: str
    persoon: str
    omvang: int


class Uploads:
    """Keeps room for files on their way, so that many at once pass no limit either; asked from the server's loop alone."""

    def __init__(self) -> None:
        self._onderweg: Counter[str] = Counter()

    def reserve(self, scope: Scope, gebruiker: Gebruiker, merk: str) -> Uploadplek:
        """Return the room for a request to the upload route; raises `Weigering` when it may not come in."""
        sessie, omvang = require_upload(scope, gebruiker, merk)
        plek = Uploadplek(sessie, get_persoon(merk), omvang)
        in_sessie, in_alles = count_bytes(merk, sessie) if omvang else (0, 0)
        grootste = find_grootste(gebruiker)
        if (
            in_sessie + self._onderweg[plek.sessie] + omvang > PER_SESSIE * grootste + OMSLAG
            or in_alles + self._onderweg[plek.persoon] + omvang > PER_PERSOON * grootste + OMSLAG
        ):
            raise Weigering(413, "U hebt al veel bestanden klaarstaan. Rond die eerst af, of herlaad de pagina.")
        self._onderweg.update({plek.sessie: omvang, plek.persoon: omvang})
        return plek

    def release(self, plek: Uploadplek) -> None:
        """Give room back: the file arrived and counts by itself, or it never will."""
        self._onderweg.subtract({plek.sessie: plek.omvang, plek.persoon: plek.omvang})
        self._onderweg = +self._onderweg


def require_upload(scope: Scope, gebruiker: Gebruiker, merk: str) -> tuple[str, int]:
    """Return the session and the size of a request to the upload route; refuses what is not the asker's to send."""
    adres = _ADRES.fullmatch(scope["path"])
    if adres is None:
        raise Weigering(404, "Niet gevonden.")
    if find_merk(adres[1]) != merk:
        raise Weigering(403, "Deze pagina is niet meer van u. Herlaad de pagina en kies het bestand opnieuw.")
    if scope["method"] != "PUT":
        return adres[1], 0
    lengte = HTTPConnection(scope).headers.get("content-length", "")
    if not lengte.isdigit():
        raise Weigering(411, "De browser zei niet hoe groot het bestand is. Probeer het opnieuw.")
    grootste = find_grootste(gebruiker)
    if int(lengte) > grootste + OMSLAG:
        raise Weigering(413, f"Dit bestand is te groot. U kunt bestanden tot {grootste // MB} MB insturen.")
    return adres[1], int(lengte)


def require_inzenden(gebruiker: Gebruiker) -> None:
    """Refuse, with a line in the log, who may send no file at all."""
    if not find_grootste(gebruiker):
        require(gebruiker, Recht.UPLOAD_UITVOEREN)


def find_grootste(gebruiker: Gebruiker) -> int:
    """Return how many bytes the largest file of a person may hold; 0 when he may send none."""
    return max((omvang for recht, omvang in GROOTSTE.items() if has_recht(gebruiker, recht)), default=0)
