"""A store that was made before the outlines that ship now gets them when it starts, and keeps what people brought."""

from pathlib import Path

import pytest

from lwd_monitor.db import Database
from lwd_monitor.gebied import load_geometrie
from lwd_monitor.inhoud import init_database
from lwd_monitor.upload import Opties, list_uploads, run_grenzen, undo_upload
from tests.conftest import NU
from tests.indeling2026 import write_grenzen_2026
from tests.integration.test_publiceren import ANALIST

OUD = '{"type":"Polygon","coordinates":[[[6.6,52.3],[6.7,52.3],[6.7,52.4],[6.6,52.3]]]}'


def read(db: Database, indeling: int = 2024) -> dict[str, tuple]:
    frame = load_geometrie(db.cursor(), "buurt", indeling)
    return {r.code: (r.geometrie, bool(r.geometrie_ruw), r.grens_bron) for r in frame.itertuples()}


def make_old(db: Database) -> None:
    """Bring the store back to what it held before: other outlines, another crosswalk, and no note of what shipped."""

    def werk(con) -> None:
        con.execute(
            "UPDATE gebied SET geometrie = $oud, geometrie_ruw = true, geometrie_precies = NULL, grens_bron = NULL",
            {"oud": OUD},
        )
        con.execute(
            "UPDATE gebied_versie SET geometrie = $oud, grens_bron = NULL WHERE upload_id = 'basis'", {"oud": OUD}
        )
        con.execute("UPDATE gebied_overgang SET aandeel = 1.0, grondslag = 'gelijk'")
        con.execute("DELETE FROM instelling WHERE naam = 'grenzen'")

    db.write(werk, ("gebied", "gebied_overgang"))


def read_overgang(db: Database) -> list[tuple]:
    return db.cursor().execute("SELECT * FROM gebied_overgang ORDER BY ALL").fetchall()


def test_an_old_store_gets_the_outlines_and_the_crosswalk_that_ship(db: Database) -> None:
    nieuw, overgang = (read(db), read(db, 2020)), read_overgang(db)
    make_old(db)
    assert (read(db), read(db, 2020)) != nieuw
    init_database(db, NU)
    assert (read(db), read(db, 2020)) == nieuw
    assert read_overgang(db) == overgang


def test_a_start_without_news_leaves_the_outlines_alone(db: Database) -> None:
    init_database(db, NU)
    db.write(lambda con: con.execute("UPDATE gebied SET grens_bron = 'proef' WHERE code = 'BU01411402'"), ("gebied",))
    init_database(db, NU)
    assert read(db)["BU01411402"][2] == "proef"


@pytest.mark.parametrize("terug", [False, True])
def test_boundaries_that_someone_brought_stay_until_they_are_taken_back(
    db: Database, tmp_path: Path, terug: bool
) -> None:
    nieuw = read(db)
    run_grenzen(db, ANALIST, write_grenzen_2026(tmp_path), Opties(indeling=2024), NU, accepteer=True)
    gebracht = read(db)
    upload_id = list_uploads(db.cursor())["id"].iloc[0]
    over = {code: vorm for code, vorm in gebracht.items() if vorm == nieuw.get(code)}
    make_old(db)
    db.write(lambda con: _put_back(con, gebracht), ("gebied",))
    init_database(db, NU)
    assert {code: vorm[0] for code, vorm in read(db).items()} == {code: vorm[0] for code, vorm in gebracht.items()}
    if terug:
        undo_upload(db, ANALIST, upload_id)
        na = read(db)
        assert {code: na[code] for code in nieuw} == nieuw
    assert len(over) < len(nieuw)


def _put_back(con, gebracht: dict[str, tuple]) -> None:
    for code, (vorm, ruw, bron) in gebracht.items():
        con.execute(
            "UPDATE gebied SET geometrie = $vorm, geometrie_ruw = $ruw, grens_bron = $bron WHERE code = $code AND indeling = 2024",
            {"vorm": vorm, "ruw": ruw, "bron": bron, "code": code},
        )
