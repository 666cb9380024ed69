"""Saved mappings: removed with a line in the log, put back, never lost by writing over, and untouched by a failed run."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from lwd_monitor.cli.hoofd import main
from lwd_monitor.db import Database, open_database
from lwd_monitor.fout import Fout
from lwd_monitor.logboek import Logfilter, list_gebeurtenissen
from lwd_monitor.toegang import SYSTEEM
from lwd_monitor.upload import (
    list_profielen,
    list_profielnamen,
    read_bestand,
    remove_profiel,
    restore_profiel,
    save_profiel,
)
from lwd_monitor.upload.koppelingen import find_profiel, get_profiel
from lwd_monitor.upload.vorm import Kolomkoppeling

ONBEKEND = Path(__file__).parents[1] / "files" / "vormen" / "onbekend.csv"
NU = datetime(2026, 3, 2, 9)
PANEL = Kolomkoppeling("Wijkpanel", "Wijk", {"Score groen": ""}, jaar="Peiljaar")


@pytest.fixture
def tabel():
    return read_bestand(ONBEKEND)


def test_a_removed_mapping_reads_no_file_and_can_come_back(db: Database, tabel) -> None:
    save_profiel(db, SYSTEEM, PANEL, tabel, NU)
    remove_profiel(db, SYSTEEM, "Wijkpanel", NU + timedelta(days=1))
    con = db.cursor()
    assert find_profiel(con, tabel) is None
    [weg] = list_profielen(con, SYSTEEM)
    assert (weg.naam, weg.weg_door, weg.weg_op) == ("Wijkpanel", SYSTEEM.naam, NU + timedelta(days=1))
    restore_profiel(db, SYSTEEM, "Wijkpanel", NU + timedelta(days=2))
    assert find_profiel(db.cursor(), tabel) == PANEL
    soorten = [
        regel.soort
        for regel in list_gebeurtenissen(db.cursor(), SYSTEEM, Logfilter())
        if regel.onderwerp == "Wijkpanel"
    ]
    assert sorted(soorten) == ["profiel_bewaard", "profiel_teruggezet", "profiel_verwijderd"]


def test_a_mapping_that_was_written_over_comes_back_once_the_new_one_is_gone_twice(db: Database, tabel) -> None:
    nieuw = Kolomkoppeling("Wijkpanel", "Wijk", {"Score veiligheid": ""}, jaar="Peiljaar")
    save_profiel(db, SYSTEEM, PANEL, tabel, NU)
    save_profiel(db, SYSTEEM, nieuw, tabel, NU + timedelta(days=1))
    assert [p.weg_op for p in list_profielen(db.cursor(), SYSTEEM)] == [None]
    with pytest.raises(Fout, match="staat al een profiel"):
        restore_profiel(db, SYSTEEM, "Wijkpanel", NU)
    remove_profiel(db, SYSTEEM, "Wijkpanel", NU + timedelta(days=2))
    restore_profiel(db, SYSTEEM, "Wijkpanel", NU + timedelta(days=3))
    assert get_profiel(db.cursor(), "Wijkpanel") == nieuw


def test_what_is_not_there_cannot_be_removed_or_put_back(db: Database) -> None:
    with pytest.raises(Fout, match="bestaat niet"):
        remove_profiel(db, SYSTEEM, "Wijkpanel", NU)
    with pytest.raises(Fout, match="geen verwijderd profiel"):
        restore_profiel(db, SYSTEEM, "Wijkpanel", NU)


@pytest.mark.parametrize(
    "profiel", [Kolomkoppeling("Leeg", "", {}), Kolomkoppeling("Vreemd", "Straat", {"Score groen": ""})]
)
def test_a_mapping_that_cannot_belong_to_the_file_is_not_saved(db: Database, tabel, profiel: Kolomkoppeling) -> None:
    with pytest.raises(Fout, match=r"Kies eerst|verwacht kolommen"):
        save_profiel(db, SYSTEEM, profiel, tabel, NU)
    assert list_profielnamen(db.cursor()) == []


def test_commands_list_remove_and_restore_and_a_failed_run_changes_no_mapping(
    database: str, tabel, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    db = open_database(database)
    save_profiel(db, SYSTEEM, PANEL, tabel, NU)
    db.close()
    anders = tmp_path / "anders.csv"
    anders.write_text("Straat;Aantal honden\nDorpsstraat;4\n")
    assert main(["upload", "run", str(anders), "--profiel", "Wijkpanel"]) == 1
    assert "verwacht kolommen die niet in dit bestand staan" in capsys.readouterr().err
    assert main(["upload", "profiel", "list", "--json"]) == 0
    assert '"naam": "Wijkpanel"' in capsys.readouterr().out
    assert main(["upload", "profiel", "remove", "Wijkpanel", "--json"]) == 0
    assert main(["upload", "profiel", "remove", "Wijkpanel", "--json"]) == 1
    assert main(["upload", "profiel", "restore", "Wijkpanel", "--json"]) == 0
    db = open_database(database)
    assert get_profiel(db.cursor(), "Wijkpanel") == PANEL
    db.close()
