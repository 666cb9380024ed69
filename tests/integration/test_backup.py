"""Copies of the store, and the recovery drill of docs/beheer.md."""

import json
import os
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from lwd_monitor.backup import check_tegen_backup, list_backups, make_backup, restore_backup
from lwd_monitor.cli import main
from lwd_monitor.db import apply_migrations, open_database
from lwd_monitor.db.kopie import copy_database, read_copy, wal_of
from lwd_monitor.db.migrate import list_migraties
from lwd_monitor.fout import Fout, Middel, Remedie
from lwd_monitor.gebeurtenis import GebeurtenisSoort, write_gebeurtenis
from lwd_monitor.inhoud import check_database, remove_voorbeeld
from lwd_monitor.server.levensloop import keep_copy
from lwd_monitor.toegang import (
    DEMO_GEBRUIKERS,
    SYSTEEM,
    GeenRecht,
    Rol,
    add_gebruiker,
    find_gebruiker,
    find_link,
    login,
    logout,
    make_eerste_link,
    use_link,
)
from tests.conftest import NU, PROJECT

STERK = "kwartel-mosterd-dakpan-9"
VOLGORDE_SQL = "SELECT gebied_code, indicator_id, jaar FROM waarneming"


def get_pad(url: str) -> Path:
    return Path(url.removeprefix("duckdb:///"))


def open_sessie(db) -> str:
    """A raadslid who logs in."""
    use_link(db, add_gebruiker(db, SYSTEEM, "rob", Rol.RAADSLID, NU), "", STERK, NU)
    return login(db, "rob", STERK, NU)


def test_recovery_drill(database: str, tmp_path: Path) -> None:
    """Backup, loss of the file, restore, check, and the figures are those of the backup."""
    db = open_database(database)
    verwacht = db.cursor().execute(VOLGORDE_SQL).fetchall()
    kopie = make_backup(db, SYSTEEM, tmp_path / "bewaard", NU)
    remove_voorbeeld(db, NU)
    db.close()
    get_pad(database).write_bytes(b"stuk" * 5000)
    with pytest.raises(Fout, match="beschadigd"):
        open_database(database)
    schema, opzij = restore_backup(SYSTEEM, kopie.pad, NU, url=database)
    assert schema == list_migraties()[-1].nummer
    assert opzij is not None
    assert opzij.read_bytes().startswith(b"stuk")
    db = open_database(database)
    assert check_database(db)[1] == []
    # The same rows in the same order: the order is what makes queries quick.
    assert db.cursor().execute(VOLGORDE_SQL).fetchall() == verwacht
    laatste = db.cursor().execute("SELECT soort FROM gebeurtenis ORDER BY volgnummer DESC LIMIT 1").fetchone()
    assert laatste == ("backup_teruggezet",)
    db.close()


def test_backup_is_one_moment_while_writers_go_on(db, tmp_path: Path) -> None:
    db.write(lambda con: con.execute("CREATE TABLE paar (x INTEGER NOT NULL)"), ())
    stop = threading.Event()

    def schrijf() -> None:
        while not stop.is_set():
            db.write(lambda con: con.execute("INSERT INTO paar VALUES (1), (2)"), ())

    draad = threading.Thread(target=schrijf)
    draad.start()
    try:
        tellingen = [copy_database(db, tmp_path / f"kopie{nummer}.duckdb")["paar"] for nummer in range(3)]
    finally:
        stop.set()
        draad.join()
    assert all(telling % 2 == 0 for telling in tellingen)
    assert sorted(tellingen) == tellingen
    assert read_copy(tmp_path / "kopie2.duckdb")["paar"] == tellingen[2]


def test_rotation_keeps_the_newest(db, tmp_path: Path) -> None:
    for dag in range(5):
        make_backup(db, SYSTEEM, tmp_path / "bewaard", NU + timedelta(days=dag), bewaar=3)
    namen = [b.pad.name for b in list_backups(tmp_path / "bewaard")]
    assert namen == ["lwd-20261126-120000.duckdb", "lwd-20261125-120000.duckdb", "lwd-20261124-120000.duckdb"]
    assert not [p for p in (tmp_path / "bewaard").iterdir() if p.name.startswith(".")]


def test_a_backup_is_never_written_over(db, tmp_path: Path) -> None:
    make_backup(db, SYSTEEM, tmp_path / "een.duckdb", NU)
    with pytest.raises(Fout, match="bestaat al"):
        make_backup(db, SYSTEEM, tmp_path / "een.duckdb", NU)


def test_backup_to_a_place_that_cannot_be_written_leaves_nothing(db, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("geen map")
    with pytest.raises(Fout, match="kan niet worden geschreven"):
        make_backup(db, SYSTEEM, tmp_path / "bestand" / "x.duckdb", NU)


@pytest.mark.parametrize("rol", [rol for rol in Rol if rol != Rol.BEHEERDER])
def test_only_beheerders_make_and_restore(db, tmp_path: Path, rol: Rol) -> None:
    with pytest.raises(GeenRecht):
        make_backup(db, DEMO_GEBRUIKERS[rol], tmp_path, NU)
    with pytest.raises(GeenRecht):
        restore_backup(DEMO_GEBRUIKERS[rol], tmp_path / "x.duckdb", NU)
    assert list_backups(tmp_path) == []


def test_restore_over_a_running_app_is_refused_unless_told(db, database: str, tmp_path: Path) -> None:
    kopie = make_backup(db, SYSTEEM, tmp_path / "bewaard", NU)

    def call(*extra: str) -> subprocess.CompletedProcess:
        opdracht = [sys.executable, "-m", "lwd_monitor", "db", "restore", str(kopie.pad), *extra]
        return subprocess.run(opdracht, cwd=PROJECT, capture_output=True, text=True, check=False)

    geweigerd = call()
    assert geweigerd.returncode == 1
    assert "in gebruik" in geweigerd.stderr
    assert "--toch" in geweigerd.stderr
    assert call("--toch").returncode == 0


def test_restore_over_a_newer_schema_is_refused_unless_told(db, database: str, tmp_path: Path) -> None:
    kopie = make_backup(db, SYSTEEM, tmp_path / "bewaard", NU)
    db.cursor().execute("INSERT INTO schema_migratie VALUES (9999, 'later', 'x', now())")
    db.close()
    with pytest.raises(Fout, match="gooit nieuwere gegevens weg") as geweigerd:
        restore_backup(SYSTEEM, kopie.pad, NU, url=database)
    assert geweigerd.value.remedie == Remedie(Middel.TOCH)
    schema, _ = restore_backup(SYSTEEM, kopie.pad, NU, url=database, toch=True)
    assert schema == list_migraties()[-1].nummer


def test_a_backup_that_is_newer_than_the_program_is_always_refused(db, database: str, tmp_path: Path) -> None:
    db.cursor().execute("INSERT INTO schema_migratie VALUES (9999, 'later', 'x', now())")
    copy_database(db, tmp_path / "later.duckdb")
    db.close()
    with pytest.raises(Fout, match="Werk eerst het programma bij"):
        restore_backup(SYSTEEM, tmp_path / "later.duckdb", NU, url=database, toch=True)


def test_a_leftover_log_of_the_old_store_does_not_spoil_the_restored_one(database: str, tmp_path: Path) -> None:
    db = open_database(database)
    kopie = make_backup(db, SYSTEEM, tmp_path / "bewaard", NU)
    db.close()
    code = (
        "import os, sys; from lwd_monitor.db import open_database; db = open_database();"
        "db.write(lambda con: con.execute(\"INSERT INTO instelling VALUES ('na', 'de backup')\"), ()); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=PROJECT, check=False)
    assert wal_of(get_pad(database)).exists(), "the process died with its log unmerged"
    # The store itself is gone; what is left is its log.
    get_pad(database).unlink()
    restore_backup(SYSTEEM, kopie.pad, NU, url=database)
    opnieuw = open_database(database)
    assert check_database(opnieuw)[1] == []
    assert opnieuw.cursor().execute("SELECT count(*) FROM instelling WHERE naam = 'na'").fetchone() == (0,)
    opnieuw.close()


@pytest.mark.parametrize("inhoud", [b"", b"geen database" * 2000])
def test_a_file_that_is_no_backup_is_refused_and_the_store_stays(database: str, tmp_path: Path, inhoud: bytes) -> None:
    (tmp_path / "x.duckdb").write_bytes(inhoud)
    voor = get_pad(database).stat().st_mtime_ns
    with pytest.raises(Fout):
        restore_backup(SYSTEEM, tmp_path / "x.duckdb", NU, url=database)
    assert get_pad(database).stat().st_mtime_ns == voor


def test_commands_give_the_json_of_the_contract(database: str, tmp_path: Path, capsys) -> None:
    assert main(["db", "backup", str(tmp_path / "b.duckdb"), "--json"]) == 0
    antwoord = json.loads(capsys.readouterr().out)
    assert {"ok", "schema", "bevindingen"} <= set(antwoord)
    assert main(["db", "restore", str(tmp_path / "b.duckdb"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["ok"] is True


@pytest.mark.parametrize("tot", [m.nummer for m in list_migraties()])
def test_every_landed_schema_is_brought_up_to_date_with_its_data(tmp_path: Path, tot: int) -> None:
    """A store made by the migrations up to `tot`, with rows in every table it has, keeps all of them."""
    pad = tmp_path / "oud.duckdb"
    map_ = tmp_path / "migraties"
    map_.mkdir()
    for migratie in list_migraties():
        if migratie.nummer <= tot:
            (map_ / f"{migratie.naam}.sql").write_text(migratie.sql, encoding="utf-8")
    db = open_database(f"duckdb:///{pad}")
    apply_migrations(db, map_)
    con = db.cursor()
    rijen = {tabel: fill(con, tabel) for (tabel,) in con.execute("SHOW TABLES").fetchall() if is_tabel(con, tabel)}
    apply_migrations(db)
    # Answers of persons are kept no more: docs/besluiten/0049.
    rijen.pop("enquete_respondent", None)
    for tabel, verwacht in rijen.items():
        kolommen = ", ".join(f'"{kolom}"' for kolom in verwacht)
        nu = con.execute(f"SELECT {kolommen} FROM {tabel}").fetchall()
        assert tuple(verwacht.values()) in nu, tabel
    db.close()


def is_tabel(con, naam: str) -> bool:
    sql = "SELECT table_type FROM information_schema.tables WHERE table_name = $naam"
    return con.execute(sql, {"naam": naam}).fetchone() == ("BASE TABLE",) and naam not in {
        "schema_migratie",
        "write_lock",
    }


def fill(con, tabel: str) -> dict[str, object]:
    """Put one row in a table, a plain value in each column, and return it."""
    waarden = {
        "VARCHAR": "Almelo", "INTEGER": 2024, "BIGINT": 7, "DOUBLE": 1.5, "BOOLEAN": True,
        "BLOB": b"foto", "DATE": NU.date(), "TIMESTAMP": NU,
    }  # fmt: skip
    rij = {naam: waarden[soort] for naam, soort, *_ in con.execute(f"DESCRIBE {tabel}").fetchall()}
    plekken = ", ".join("?" for _ in rij)
    con.execute(f"INSERT INTO {tabel} VALUES ({plekken})", list(rij.values()))
    return rij


def test_a_restore_wakes_no_session_and_no_link(database: str, tmp_path: Path) -> None:
    """Both were ended after the backup was made; the copy does not know that."""
    db = open_database(database)
    token = open_sessie(db)
    link = make_eerste_link(db, NU)
    assert link is not None
    kopie = make_backup(db, SYSTEEM, tmp_path / "bewaard", NU)
    logout(db, token, NU)
    use_link(db, link, "eva", STERK, NU)
    db.close()
    restore_backup(SYSTEEM, kopie.pad, NU, url=database)
    db = open_database(database)
    assert find_gebruiker(db, token, NU) is None
    assert find_link(db.cursor(), link, NU) is None
    db.close()


def test_db_check_compares_the_log_with_the_newest_backup(
    database: str, tmp_path: Path, capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Someone who can write the store makes the whole chain anew without his lines; the backup remembers."""
    monkeypatch.setenv("LWD_BACKUPS", str(tmp_path / "bewaard"))
    db = open_database(database)
    for nummer in range(3):
        write_gebeurtenis(db, "eva", GebeurtenisSoort.EXPORT_INTERN, NU, f"nummer {nummer}")
    kopie = make_backup(db, SYSTEEM, tmp_path / "bewaard", NU)
    assert check_tegen_backup(db, tmp_path / "bewaard") == []
    con = db.cursor()
    con.execute("DELETE FROM gebeurtenis WHERE soort IN ('export_intern', 'backup_gemaakt')")
    con.execute("DELETE FROM gebeurtenis_stand")
    con.execute(
        "INSERT INTO gebeurtenis_stand SELECT 1, volgnummer, hash FROM gebeurtenis ORDER BY volgnummer DESC LIMIT 1"
    )
    assert check_database(db)[1] == [], "the chain itself is whole"
    db.close()
    assert main(["db", "check"]) == 1
    assert f"staat er niet meer zoals in de back-up {kopie.pad.name}" in capsys.readouterr().out
    restore_backup(SYSTEEM, kopie.pad, NU, url=database)
    assert main(["db", "check"]) == 0


def test_a_backup_of_before_a_restore_or_of_another_store_raises_no_alarm(
    database: str, sjabloon: Path, tmp_path: Path
) -> None:
    db = open_database(database)
    eerste = make_backup(db, SYSTEEM, tmp_path / "bewaard", NU)
    make_backup(db, SYSTEEM, tmp_path / "bewaard", NU + timedelta(hours=1))
    db.close()
    restore_backup(SYSTEEM, eerste.pad, NU + timedelta(hours=2), url=database)
    db = open_database(database)
    assert check_tegen_backup(db, tmp_path / "bewaard") == []
    db.cursor().execute("UPDATE gebeurtenis SET id = 'van een ander' WHERE volgnummer = 1")
    assert check_tegen_backup(db, tmp_path / "bewaard") == []
    db.close()
    kopie = open_database(f"duckdb:///{list_backups(tmp_path / 'bewaard')[0].pad}")
    assert check_tegen_backup(kopie, tmp_path / "bewaard") == [], "a copy that is looked into itself"
    kopie.close()


def test_copies_of_a_clock_that_ran_ahead_neither_stop_nor_push_out_new_ones(
    db, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    map_ = tmp_path / "bewaard"
    monkeypatch.setenv("LWD_BACKUPS", str(map_))
    monkeypatch.setenv("LWD_BACKUP_UUR", "2")
    nu = NU.replace(hour=2)
    for jaar in range(3):
        vooruit = make_backup(db, SYSTEEM, map_, nu.replace(year=2030 + jaar)).pad
        os.utime(vooruit, times=(nu.replace(year=2030 + jaar).timestamp(),) * 2)
    assert keep_copy(db, nu)
    nieuw = make_backup(db, SYSTEEM, map_, nu + timedelta(minutes=1), bewaar=2)
    assert nieuw.pad.exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows kent deze rechten niet")
def test_store_and_copies_are_for_the_account_of_the_monitor_alone(tmp_path: Path) -> None:
    """They hold stories that are not public and fingerprints of passwords; others have accounts on a server too."""
    db = open_database(f"duckdb:///{tmp_path}/nieuw.duckdb")
    apply_migrations(db)
    kopie = make_backup(db, SYSTEEM, tmp_path / "bewaard", NU)
    db.close()
    restore_backup(SYSTEEM, kopie.pad, NU, url=f"duckdb:///{tmp_path}/nieuw.duckdb")
    for pad in (tmp_path / "nieuw.duckdb", kopie.pad):
        assert oct(pad.stat().st_mode & 0o777) == "0o600", pad
