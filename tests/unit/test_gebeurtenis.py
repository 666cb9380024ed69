"""The log: added to within the write it tells of, chained, and checked."""

from datetime import datetime, timedelta

import pytest

from lwd_monitor.db import apply_migrations
from lwd_monitor.db.database import DubbeleSleutel
from lwd_monitor.gebeurtenis import GebeurtenisSoort, append_gebeurtenis, check_logboek, write_gebeurtenis
from lwd_monitor.inhoud import check_database
from lwd_monitor.logboek import Logfilter, build_csv, list_gebeurtenissen, list_namen
from lwd_monitor.toegang import DEMO_GEBRUIKERS, SYSTEEM, GeenRecht, Rol

NU = datetime(2026, 11, 22, 12, 0, 0, 123456)


@pytest.fixture
def log(leeg_db):
    apply_migrations(leeg_db)
    for nummer in range(5):
        write_gebeurtenis(leeg_db, "eva", GebeurtenisSoort.LOGIN, NU, f"nummer {nummer}", plaats="Aadorp")
    return leeg_db


def change(db, sql: str) -> list[str]:
    db.cursor().execute(sql)
    return check_logboek(db.cursor())


def test_lines_are_numbered_without_a_gap_and_the_chain_is_whole(log) -> None:
    regels = list_gebeurtenissen(log.cursor(), SYSTEEM, Logfilter())
    assert [r.volgnummer for r in regels] == [5, 4, 3, 2, 1]
    assert regels[-1].vorige_hash == "0" * 64
    assert [r.vorige_hash for r in regels[:-1]] == [r.hash for r in regels[1:]]
    assert check_logboek(log.cursor()) == []


@pytest.mark.parametrize(
    ("sql", "melding"),
    [
        ("UPDATE gebeurtenis SET gebruiker = 'bob' WHERE volgnummer = 3", "regel 3 is achteraf veranderd"),
        ("UPDATE gebeurtenis SET details = '{}' WHERE volgnummer = 1", "regel 1 is achteraf veranderd"),
        ("UPDATE gebeurtenis SET op = op + INTERVAL 1 SECOND WHERE volgnummer = 5", "regel 5 is achteraf veranderd"),
        ("DELETE FROM gebeurtenis WHERE volgnummer = 2", "na regel 1 komt regel 3"),
        ("DELETE FROM gebeurtenis WHERE volgnummer = 1", "na regel 0 komt regel 2"),
        ("UPDATE gebeurtenis SET vorige_hash = hash WHERE volgnummer = 4", "regel 4 sluit niet aan"),
        ("INSERT INTO gebeurtenis SELECT * FROM gebeurtenis WHERE volgnummer = 4", "komt regel 4"),
        ("DELETE FROM gebeurtenis WHERE volgnummer = 5", "De nieuwste regels zijn weg"),
        ("DELETE FROM gebeurtenis WHERE volgnummer > 2", "De nieuwste regels zijn weg"),
        ("DELETE FROM gebeurtenis", "De nieuwste regels zijn weg"),
        ("DELETE FROM gebeurtenis_stand", "De nieuwste regels zijn weg"),
        ("UPDATE gebeurtenis SET volgnummer = 9 - volgnummer WHERE volgnummer IN (4, 5)", "sluit niet aan"),
    ],
)
def test_tampering_is_found(log, sql: str, melding: str) -> None:
    assert any(melding in bevinding for bevinding in change(log, sql))


def test_a_cut_off_end_still_shows_after_new_lines(log) -> None:
    log.cursor().execute("DELETE FROM gebeurtenis WHERE volgnummer > 3")
    write_gebeurtenis(log, "eva", GebeurtenisSoort.LOGIN, NU)
    assert any("na regel 3 komt regel 6" in bevinding for bevinding in check_logboek(log.cursor()))


def test_db_check_verifies_the_chain(db) -> None:
    assert check_database(db)[1] == []
    db.cursor().execute("UPDATE gebeurtenis SET onderwerp = 'iets anders' WHERE volgnummer = 2")
    assert check_database(db)[1] == ["Logboek: regel 2 is achteraf veranderd."]


def test_a_line_lands_with_its_write_or_not_at_all(log) -> None:
    def werk(con) -> None:
        append_gebeurtenis(con, "eva", GebeurtenisSoort.LOGIN, NU)
        raise RuntimeError("halverwege")

    with pytest.raises(RuntimeError):
        log.write(werk, ("gebeurtenis",))
    assert len(list_gebeurtenissen(log.cursor(), SYSTEEM, Logfilter())) == 5


def test_a_clock_that_jumps_back_leaves_order_and_chain(log) -> None:
    write_gebeurtenis(log, "eva", GebeurtenisSoort.UITGELOGD, NU - timedelta(days=400))
    assert list_gebeurtenissen(log.cursor(), SYSTEEM, Logfilter(aantal=1))[0].volgnummer == 6
    assert check_logboek(log.cursor()) == []


def test_filter_on_kind_person_and_period(log) -> None:
    write_gebeurtenis(log, "bob", GebeurtenisSoort.UITGELOGD, NU + timedelta(days=2))
    con = log.cursor()
    assert [r.gebruiker for r in list_gebeurtenissen(con, SYSTEEM, Logfilter(soort="uitgelogd"))] == ["bob"]
    assert len(list_gebeurtenissen(con, SYSTEEM, Logfilter(gebruiker="eva"))) == 5
    assert len(list_gebeurtenissen(con, SYSTEEM, Logfilter(van=NU + timedelta(days=1)))) == 1
    assert len(list_gebeurtenissen(con, SYSTEEM, Logfilter(tot=NU + timedelta(days=1)))) == 5


def test_the_log_leaves_the_number_of_the_data_as_it_is(log) -> None:
    voor = log.get_versie()
    write_gebeurtenis(log, "eva", GebeurtenisSoort.LOGIN, NU)
    assert log.get_versie() == voor


def test_export_disarms_formulas(log) -> None:
    write_gebeurtenis(log, "=cmd()", GebeurtenisSoort.LOGIN_MISLUKT, NU)
    tekst = build_csv(log.cursor(), SYSTEEM, Logfilter()).decode("utf-8-sig")
    assert ";'=cmd();login_mislukt;" in tekst
    assert tekst.splitlines()[0].startswith("volgnummer;op;gebruiker")


@pytest.mark.parametrize("gebruiker", [None, DEMO_GEBRUIKERS[Rol.ANALIST]])
def test_only_a_beheerder_reads_the_log(log, gebruiker) -> None:
    for vraag in (
        list_namen,
        lambda con, wie: list_gebeurtenissen(con, wie, Logfilter()),
        lambda con, wie: build_csv(con, wie, Logfilter()),
    ):
        with pytest.raises(GeenRecht):
            vraag(log.cursor(), gebruiker)


def test_publishing_and_withdrawing_figures_stand_in_the_log(db) -> None:
    from lwd_monitor.inhoud import remove_voorbeeld

    regels = list_gebeurtenissen(db.cursor(), SYSTEEM, Logfilter())
    assert any("Wijkaccommodaties" in r.details for r in regels if r.soort == "stuk_bewaard")
    soorten = [r.soort for r in regels]
    assert set(soorten) == {"upload_gepubliceerd", "stuk_bewaard"}
    remove_voorbeeld(db, NU)
    nieuw = [r.soort for r in list_gebeurtenissen(db.cursor(), SYSTEEM, Logfilter())][: -len(soorten)]
    assert nieuw[0] == "instelling_gewijzigd"
    assert set(nieuw[1:]) == {"upload_teruggedraaid"}
    assert check_logboek(db.cursor()) == []


def test_a_number_given_twice_is_refused_also_in_a_long_log(log) -> None:
    """Only the newest lines are looked at; there it must still be seen, whatever wrote it."""
    con = log.cursor()
    con.execute(
        "INSERT INTO gebeurtenis SELECT uuid(), 5 + n, now()::TIMESTAMP, 'x', 'login', '', '{}', '', '' FROM range(1, 3000) t(n)"
    )
    con.execute("UPDATE gebeurtenis_stand SET volgnummer = 3004")
    write_gebeurtenis(log, "eva", GebeurtenisSoort.LOGIN, NU)
    con.execute("UPDATE gebeurtenis_stand SET volgnummer = 3003")
    with pytest.raises(DubbeleSleutel):
        write_gebeurtenis(log, "eva", GebeurtenisSoort.LOGIN, NU)
