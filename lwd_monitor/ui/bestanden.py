"""The files that Streamlit holds: what a browser sent, by whose session, and what somebody asked for with a click."""

import hashlib
import threading
import time
from collections import OrderedDict
from typing import Any, cast

from streamlit.runtime import Runtime
from streamlit.runtime.media_file_storage import MediaFileKind, MediaFileStorageError
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lwd_monitor.ui.identiteit import VELD, get_persoon

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


def find_merk(sessie_id: str) -> str | None:
    """Return whose a session is, open or kept for who comes back; None when there is no such session."""
    info = _get_beheer().get_session_info(sessie_id) if Runtime.exists() else None
    return str(info.session._user_info.get(VELD, "")) if info else None


def count_bytes(merk: str, sessie_id: str) -> tuple[int, int]:
    """Return how many bytes of uploaded files a session holds, and all sessions of its person together."""
    if not Runtime.exists():
        return 0, 0
    forget_ongebruikt()
    omvang = {
        sessie.session.id: _count_sessie(sessie.session.id)
        for sessie in _get_beheer().list_sessions()
        if get_persoon(str(sessie.session._user_info.get(VELD, ""))) == get_persoon(merk)
    }
    return omvang.get(sessie_id, 0), sum(omvang.values())


def forget_bestand(file_id: str) -> None:
    """Free a file of the session that runs now: the page has what it needs of it.

    Notes: Streamlit keeps every file until its session ends, also of a field that is long gone.
    """
    run = get_script_run_ctx(suppress_warning=True)
    if run is not None and Runtime.exists():
        _get_bestanden().remove_file(run.session_id, file_id)


def forget_ongebruikt() -> int:
    """Free the uploaded files of sessions that ended, and return how many sessions held some.

    Notes: a session that lost its connection is kept for a while; Streamlit looks at the end of that time only when
    another one closes. Listing them is what makes it look.
    """
    if not Runtime.exists():
        return 0
    bekend = {sessie.session.id for sessie in _get_beheer().list_sessions()}
    over = [sessie_id for sessie_id in list(_get_bestanden().file_storage) if sessie_id not in bekend]
    for sessie_id in over:
        _get_bestanden().remove_session_files(sessie_id)
    return len(over)


def _count_sessie(sessie_id: str) -> int:
    return sum(len(bestand.data) for bestand in list(_get_bestanden().file_storage.get(sessie_id, {}).values()))


def _get_beheer() -> Any:
    return Runtime.instance()._session_mgr


def _get_bestanden() -> MemoryUploadedFileManager:
    return cast(MemoryUploadedFileManager, Runtime.instance().uploaded_file_mgr)
