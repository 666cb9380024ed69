"""Files that a page has taken make room for the next."""

from types import SimpleNamespace

import pytest
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from lwd_monitor.server.uploads import MB, PER_SESSIE, Uploads, Weigering, find_grootste
from lwd_monitor.toegang import BEZOEKER, Gebruiker, Rol
from lwd_monitor.ui.bestanden import count_bytes, find_merk, forget_bestand, forget_ongebruikt
from lwd_monitor.ui.identiteit import VELD, build_merk, get_persoon, put_merk

RED = Gebruiker("red", Rol.REDACTEUR)
MERK = build_merk(RED, {"lwd_sessie": "a"})


@pytest.fixture
def bestanden(monkeypatch: pytest.MonkeyPatch) -> MemoryUploadedFileManager:
    """The files of a server with two sessions of one person."""
    beheer = MemoryUploadedFileManager("/_stcore/upload_file")
    open_ = {naam: SimpleNamespace(session=SimpleNamespace(id=naam, _user_info={VELD: MERK})) for naam in ("s1", "s2")}
    sessiebeheer = SimpleNamespace(get_session_info=open_.get, list_sessions=lambda: list(open_.values()))
    server = SimpleNamespace(uploaded_file_mgr=beheer, _session_mgr=sessiebeheer)
    monkeypatch.setattr(
        "lwd_monitor.ui.bestanden.Runtime", SimpleNamespace(exists=lambda: True, instance=lambda: server)
    )
    monkeypatch.setattr("lwd_monitor.ui.bestanden.get_script_run_ctx", lambda **_: SimpleNamespace(session_id="s1"))
    return beheer


def put(bestanden: MemoryUploadedFileManager, sessie: str, file_id: str, omvang: int) -> None:
    bestanden.add_file(sessie, UploadedFileRec(file_id, "x", "text/csv", b"x" * omvang))


def ask(omvang: int, sessie: str = "s1") -> dict:
    koppen = [(b"content-length", str(omvang).encode())]
    return {"type": "http", "method": "PUT", "path": f"/_stcore/upload_file/{sessie}/f", "headers": koppen}


def test_a_file_that_was_taken_makes_room(bestanden: MemoryUploadedFileManager) -> None:
    for nummer in range(6):
        plek = Uploads().reserve(ask(14 * MB), RED, MERK)
        assert plek.omvang == 14 * MB
        put(bestanden, "s1", f"f{nummer}", 14 * MB)
        forget_bestand(f"f{nummer}")
    assert count_bytes(MERK, "s1") == (0, 0)


def test_files_on_their_way_count_and_give_their_room_back(bestanden: MemoryUploadedFileManager) -> None:
    uploads = Uploads()
    plekken = [uploads.reserve(ask(14 * MB), RED, MERK) for _ in range(PER_SESSIE)]
    with pytest.raises(Weigering):
        uploads.reserve(ask(14 * MB), RED, MERK)
    for plek in plekken:
        uploads.release(plek)
    assert uploads.reserve(ask(14 * MB), RED, MERK)


def test_files_go_with_a_session_that_ended(bestanden: MemoryUploadedFileManager) -> None:
    put(bestanden, "s1", "a", 10)
    put(bestanden, "weg", "b", 10)
    assert forget_ongebruikt() == 1
    assert set(bestanden.file_storage) == {"s1"}
    assert (find_merk("s1"), find_merk("weg")) == (MERK, None)


def test_a_mark_differs_by_person_role_wijken_and_login() -> None:
    anders = [build_merk(RED, {"lwd_sessie": "b"}), build_merk(Gebruiker("red", Rol.RAADSLID), {"lwd_sessie": "a"}),
              build_merk(Gebruiker("red", Rol.REDACTEUR, wijken=("WK014111",)), {"lwd_sessie": "a"}),
              build_merk(Gebruiker("rood", Rol.REDACTEUR), {"lwd_sessie": "a"}), build_merk(BEZOEKER, {})]  # fmt: skip
    assert len({MERK, *anders}) == 6
    assert [get_persoon(merk) == get_persoon(MERK) for merk in anders] == [True, True, True, False, False]
    scope = put_merk({"headers": [(b"X-LWD-Merk", b"vals"), (b"host", b"x")]}, "echt")
    assert scope["headers"] == [(b"host", b"x"), (b"x-lwd-merk", b"echt")]


def test_who_may_send_nothing_has_no_room() -> None:
    assert [find_grootste(Gebruiker("x", rol)) // MB for rol in (Rol.RAADSLID, Rol.REDACTEUR, Rol.ANALIST)] == [
        0,
        15,
        130,
    ]
