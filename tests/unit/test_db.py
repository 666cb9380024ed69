"""The one way to write, and the numbered migrations."""

import threading
from pathlib import Path

import duckdb
import pytest

from lwd_monitor.db import apply_migrations, get_schema_nummer, open_database, without_fsst
from lwd_monitor.db.database import DubbeleSleutel
from lwd_monitor.db.migrate import list_migraties
from lwd_monitor.fout import Fout


def test_a_write_lands_whole_or_not_at_all(leeg_db) -> None:
    apply_migrations(leeg_db)

    def werk(con) -> None:
        con.execute("INSERT INTO instelling VALUES ('a', '1')")
        raise RuntimeError("halverwege")

    versie = leeg_db.get_versie()
    with pytest.raises(RuntimeError):
        leeg_db.write(werk, ())
    assert leeg_db.cursor().execute("SELECT count(*) FROM instelling").fetchone() == (0,)
    assert leeg_db.get_versie() == versie


def test_a_write_that_doubles_a_key_is_rolled_back(leeg_db) -> None:
    apply_migrations(leeg_db)
    sql = "INSERT INTO gebied_eigen (id, naam, soort, volgorde) VALUES ('x', 'X', 'eigen', 1)"
    leeg_db.write(lambda con: con.execute(sql), ("gebied_eigen",))
    with pytest.raises(DubbeleSleutel):
        leeg_db.write(lambda con: con.execute(sql), ("gebied_eigen",))
    assert leeg_db.cursor().execute("SELECT count(*) FROM gebied_eigen").fetchone() == (1,)


def test_what_is_prepared_stands_before_the_transaction_and_outlives_a_rollback(leeg_db) -> None:
    apply_migrations(leeg_db)

    def werk(con) -> list[tuple]:
        con.execute("ROLLBACK")
        rijen = con.execute("SELECT x FROM voorraad").fetchall()
        con.execute("BEGIN")
        return rijen

    uit = leeg_db.write(werk, (), voorbereid=lambda con: con.execute("CREATE TEMP TABLE voorraad AS SELECT 7 AS x"))
    assert uit == [(7,)]


def test_preparing_that_fails_writes_nothing(leeg_db) -> None:
    apply_migrations(leeg_db)
    versie = leeg_db.get_versie()
    with pytest.raises(ZeroDivisionError):
        leeg_db.write(lambda con: None, (), voorbereid=lambda con: 1 // 0)
    assert leeg_db.get_versie() == versie
    leeg_db.write(lambda con: None, ())


def test_packing_of_long_texts_is_tried_again_also_after_a_failed_statement(leeg_db) -> None:
    stand = "SELECT current_setting('disabled_compression_methods')"
    voor = leeg_db.cursor().execute(stand).fetchone()
    con = leeg_db.cursor()
    con.execute("BEGIN")
    with without_fsst(con):
        assert leeg_db.cursor().execute(stand).fetchone() != voor
    with pytest.raises(duckdb.Error), without_fsst(con):
        con.execute("SELECT 1 FROM bestaat_niet")
    assert leeg_db.cursor().execute(stand).fetchone() == voor


def test_every_write_raises_the_number_of_the_data(leeg_db) -> None:
    apply_migrations(leeg_db)
    voor = leeg_db.get_versie()
    leeg_db.write(lambda con: None, ())
    assert leeg_db.get_versie() == voor + 1


def test_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    db = open_database(f"duckdb:////{tmp_path}/x.duckdb")
    apply_migrations(db)

    def add(naam: str) -> None:
        for nummer in range(10):
            db.write(
                lambda con, n=nummer: con.execute("INSERT INTO instelling VALUES ($n, '1')", {"n": f"{naam}{n}"}), ()
            )

    draden = [threading.Thread(target=add, args=(naam,)) for naam in "abcdefgh"]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert db.cursor().execute("SELECT count(DISTINCT naam) FROM instelling").fetchone() == (80,)
    assert db.get_versie() == 80
    db.close()


def write_migratie(map_: Path, naam: str, sql: str) -> None:
    (map_ / naam).write_text(sql, encoding="utf-8")


def test_migrations_run_once_and_in_order(leeg_db, tmp_path: Path) -> None:
    write_migratie(tmp_path, "0001_a.sql", "CREATE TABLE a (x INTEGER NOT NULL)")
    write_migratie(tmp_path, "0002_b.sql", "INSERT INTO a VALUES (1)")
    with pytest.raises(duckdb.CatalogException):
        # the shipped views need the real schema; the migrations themselves landed
        apply_migrations(leeg_db, tmp_path)
    assert get_schema_nummer(leeg_db.cursor()) == 2
    with pytest.raises(duckdb.CatalogException):
        apply_migrations(leeg_db, tmp_path)
    assert leeg_db.cursor().execute("SELECT count(*) FROM a").fetchone() == (1,)


def test_a_migration_that_fails_leaves_no_trace(leeg_db, tmp_path: Path) -> None:
    write_migratie(tmp_path, "0001_a.sql", "CREATE TABLE a (x INTEGER NOT NULL); INSERT INTO niets VALUES (1)")
    with pytest.raises(duckdb.Error):
        apply_migrations(leeg_db, tmp_path)
    assert get_schema_nummer(leeg_db.cursor()) == 0


def test_a_changed_migration_is_refused(db, tmp_path: Path) -> None:
    for migratie in list_migraties():
        write_migratie(tmp_path, f"{migratie.naam}.sql", "SELECT 1" if migratie.nummer == 1 else migratie.sql)
    with pytest.raises(Fout, match="veranderd"):
        apply_migrations(db, tmp_path)


def test_two_migrations_with_one_number_are_refused(leeg_db, tmp_path: Path) -> None:
    write_migratie(tmp_path, "0001_a.sql", "SELECT 1")
    write_migratie(tmp_path, "0001_b.sql", "SELECT 1")
    with pytest.raises(ValueError, match="share number 0001"):
        apply_migrations(leeg_db, tmp_path)


def test_a_store_that_is_newer_than_the_program_is_refused(db, tmp_path: Path) -> None:
    with pytest.raises(Fout, match="nieuwer dan het programma"):
        apply_migrations(db, tmp_path)


@pytest.mark.parametrize(
    ("inhoud", "deel"), [(b"geen database" * 1000, "geen database"), (b"\0" * 40000, "geen database")]
)
def test_a_file_that_is_no_database_is_told_in_dutch(tmp_path: Path, inhoud: bytes, deel: str) -> None:
    (tmp_path / "x.duckdb").write_bytes(inhoud)
    with pytest.raises(Fout, match=deel):
        open_database(f"duckdb:////{tmp_path}/x.duckdb")


def test_an_unknown_kind_of_store_is_told_in_dutch() -> None:
    with pytest.raises(Fout, match="ken ik niet"):
        open_database("mysql://x")


def test_what_follows_a_write_waits_for_its_end_however_it_ends(leeg_db) -> None:
    apply_migrations(leeg_db)
    gedaan: list[str] = []

    def later(naam: str) -> None:
        leeg_db.write(lambda con: con.execute("INSERT INTO instelling VALUES ($n, '1')", {"n": naam}), ())
        gedaan.append(naam)

    def werk(con) -> None:
        leeg_db.do_after(lambda: later("na een weigering"))
        assert not gedaan
        raise Fout("geweigerd")

    with pytest.raises(Fout, match="geweigerd"):
        leeg_db.write(werk, ())
    leeg_db.do_after(lambda: later("meteen"))
    assert gedaan == ["na een weigering", "meteen"]
    with pytest.raises(RuntimeError, match="within a write"):
        leeg_db.write(lambda con: leeg_db.write(lambda c: None, ()), ())


def test_a_question_uses_no_more_cores_than_the_setting_says(monkeypatch: pytest.MonkeyPatch) -> None:
    for kernen in ("1", "3"):
        monkeypatch.setenv("LWD_KERNEN", kernen)
        db = open_database("duckdb://:memory:")
        assert db.cursor().execute("SELECT current_setting('threads')").fetchone() == (int(kernen),)
        db.close()
    monkeypatch.setenv("LWD_KERNEN", "alle")
    with pytest.raises(Fout, match="LWD_KERNEN is 'alle'"):
        open_database("duckdb://:memory:")
