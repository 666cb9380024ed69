"""Files that somebody asked for with a click: for him alone, and for as long as a browser needs to fetch them."""

import hashlib
import threading
import time
from collections import OrderedDict

from streamlit.runtime import Runtime
from streamlit.runtime.media_file_storage import MediaFileKind, MediaFileStorageError

PAD = "/media/"
GELDIG = 300  # seconds: a large file over a slow line, and the second try of a browser
MEESTE = 1_000


class Uitgifte:
    """Remembers who asked for which content; Streamlit names a file by its content and gives it to whoever asks."""

    def __init__(self) -> None:
        self._gevraagd: OrderedDict[tuple[str, str], float] = OrderedDict()
        self._slot = threading.Lock()

    def note(self, inhoud: bytes, merk: str, nu: float) -> None:
        """Remember that this person asked for this content."""
        with self._slot:
            sleutel = (_hash(inhoud), merk)
            self._gevraagd.pop(sleutel, None)
            self._gevraagd[sleutel] = nu
            while len(self._gevraagd) > MEESTE:
                self._gevraagd.popitem(last=False)

    def is_voor(self, inhoud: bytes, merk: str, nu: float) -> bool:
        """Tell whether this person asked for this content a short while ago."""
        with self._slot:
            gevraagd = self._gevraagd.get((_hash(inhoud), merk))
        return gevraagd is not None and nu - gevraagd <= GELDIG


UITGIFTE = Uitgifte()


def may_fetch(pad: str, merk: str) -> bool:
    """Tell whether a person may fetch what lies at an address under `/media/`: pictures of the page, and what he asked for."""
    if not Runtime.exists():
        return True
    try:
        bestand = Runtime.instance().media_file_mgr._storage.get_file(pad.removeprefix(PAD))  # type: ignore[attr-defined]
    except MediaFileStorageError:
        return False
    return bestand.kind != MediaFileKind.DOWNLOADABLE or UITGIFTE.is_voor(bestand.content, merk, time.monotonic())


def _hash(inhoud: bytes) -> str:
    return hashlib.sha256(inhoud).hexdigest()
