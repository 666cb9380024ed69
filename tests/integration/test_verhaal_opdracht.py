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
