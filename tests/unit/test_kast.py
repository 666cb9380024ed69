"""What pages keep: built once, bounded, gone when the data changes."""

import socket
import threading

import pytest

from lwd_monitor.db import apply_migrations
from lwd_monitor.server.levensloop import send_at_once
from lwd_monitor.ui.opslag import Kast

VANDAAG = 739_000


def test_kast_builds_once_per_number_of_the_data() -> None:
    kast, gebouwd = Kast(), []

    def build() -> int:
        gebouwd.append(1)
        return len(gebouwd)

    assert [kast.get((VANDAAG, 1), "a", build) for _ in range(3)] == [1, 1, 1]
    assert kast.get((VANDAAG, 2), "a", build) == 2
    assert kast.get((VANDAAG + 1, 2), "a", build) == 3
    assert len(kast) == 1


def test_kast_keeps_what_is_none_too() -> None:
    kast, gebouwd = Kast(), []
    for _ in range(2):
        assert kast.get((VANDAAG, 1), "niets", lambda: gebouwd.append(1)) is None
    assert len(gebouwd) == 1


def test_kast_is_bounded_and_drops_the_least_used() -> None:
    kast = Kast(maximum=3)
    for naam in "abc":
        kast.get((VANDAAG, 1), naam, lambda: "oud")
    kast.get((VANDAAG, 1), "a", lambda: "nieuw")
    kast.get((VANDAAG, 1), "d", lambda: "oud")
    assert len(kast) == 3
    assert kast.get((VANDAAG, 1), "a", lambda: "nieuw") == "oud"
    assert kast.get((VANDAAG, 1), "b", lambda: "nieuw") == "nieuw"


def test_kast_does_not_keep_what_belongs_to_older_data() -> None:
    kast = Kast()
    kast.get((VANDAAG, 2), "a", lambda: "nieuw")
    assert kast.get((VANDAAG, 1), "a", lambda: "oud") == "oud"
    assert kast.get((VANDAAG, 2), "a", lambda: "anders") == "nieuw"


def test_kast_lets_many_sessions_wait_for_one_build() -> None:
    kast, gebouwd, mag, uit = Kast(), [], threading.Event(), []

    def build() -> str:
        gebouwd.append(1)
        mag.wait(10)
        return "klaar"

    draden = [threading.Thread(target=lambda: uit.append(kast.get((VANDAAG, 1), "a", build))) for _ in range(8)]
    for draad in draden:
        draad.start()
    mag.set()
    for draad in draden:
        draad.join()
    assert uit == ["klaar"] * 8
    assert len(gebouwd) == 1


def test_kast_builds_again_after_a_failure() -> None:
    kast = Kast()
    with pytest.raises(ZeroDivisionError):
        kast.get((VANDAAG, 1), "a", lambda: 1 / 0)
    assert kast.get((VANDAAG, 1), "a", lambda: "goed") == "goed"


def test_number_of_the_data_is_new_at_once_for_every_reader(leeg_db) -> None:
    apply_migrations(leeg_db)
    voor = leeg_db.get_versie()
    gezien = []
    leeg_db.write(lambda con: None, ())
    draad = threading.Thread(target=lambda: gezien.append(leeg_db.get_versie()))
    draad.start()
    draad.join()
    assert gezien == [voor + 1]
    with pytest.raises(ZeroDivisionError):
        leeg_db.write(lambda con: 1 / 0, ())
    assert leeg_db.get_versie() == voor + 1


def test_messages_leave_at_once_on_a_socket_made_the_way_streamlit_does() -> None:
    with socket.socket(family=socket.AF_INET) as luister:
        luister.bind(("127.0.0.1", 0))
        luister.listen()
        assert send_at_once() >= 1
        with socket.create_connection(luister.getsockname()):
            verbinding, _ = luister.accept()
            with verbinding:
                assert verbinding.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0
