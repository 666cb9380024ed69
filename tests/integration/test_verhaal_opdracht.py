"""The commands for stories keep their contract."""

import io
import json

import pytest

from lwd_monitor.cli.hoofd import main


def test_check_reads_the_text_and_gives_positions_in_it(monkeypatch, capsys) -> None:
    tekst = "Bel Bram Jansen op 06-12345678."
    monkeypatch.setattr("sys.stdin", io.StringIO(tekst))
    assert main(["verhaal", "check", "--json"]) == 0
    uit = json.loads(capsys.readouterr().out)
    assert set(uit) == {"bevindingen", "leestips"}
    assert [(b["soort"], tekst[b["start"] : b["eind"]], b["tekst"]) for b in uit["bevindingen"]] == [
        ("naam", "Bram Jansen", "Bram Jansen"),
        ("telefoon", "06-12345678", "06-12345678"),
    ]
    assert all(b["voorstel"] for b in uit["bevindingen"])


@pytest.mark.parametrize("zoek", ["bewoner", '"De Hagedoorn"', "pluktuin"])
def test_list_finds_by_stem_phrase_and_compound(database, capsys, zoek: str) -> None:
    assert main(["verhaal", "list", "--zoek", zoek, "--json"]) == 0
    verhalen = json.loads(capsys.readouterr().out)["verhalen"]
    assert all(v["status"] == "gepubliceerd" for v in verhalen)
    assert verhalen


def _check_bytes(monkeypatch, capsys, invoer: bytes):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(invoer), encoding="ascii", errors="surrogateescape"))
    code = main(["verhaal", "check", "--json"])
    return code, json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    "tekst",
    [
        "Bel\r\n06-12345678\r\nTruus de Vries belde.\r\n",
        "\ufeffTruus de Vries belt 06-12345678.\n",
        "😀👨‍👩‍👧 Truus de Vries belt\u00a006-12345678",
        "Cafe\u0301: Truus de Vries zegt: 06\u00a012345678.\n\n",
        "Truus\u00a0de\u00a0Vries, 06-12345678\u2028x",
    ],
)
def test_positions_count_in_the_text_as_it_was_given(monkeypatch, capsys, tekst) -> None:
    code, uit = _check_bytes(monkeypatch, capsys, tekst.encode())
    assert code == 0
    assert {b["soort"] for b in uit["bevindingen"]} == {"naam", "telefoon"}
    assert all(tekst[b["start"] : b["eind"]] == b["tekst"] for b in uit["bevindingen"])


def test_an_empty_text_has_no_finds(monkeypatch, capsys) -> None:
    assert _check_bytes(monkeypatch, capsys, b"") == (0, {"bevindingen": [], "leestips": []})


@pytest.mark.parametrize(
    ("invoer", "melding"),
    [
        (b"\xff\xfeJ\x00a\x00n\x00", "geen UTF-8"),
        (b"Jan belt. " * 500_000, "langer dan"),
        (("é€" * 1_200_000).encode(), "langer dan"),
    ],
)
def test_a_text_that_cannot_be_checked_is_refused_in_words(monkeypatch, capsys, invoer, melding) -> None:
    code, uit = _check_bytes(monkeypatch, capsys, invoer)
    assert code == 1
    assert melding in json.dumps(uit, ensure_ascii=False)
