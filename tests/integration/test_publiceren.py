"""Publishing and taking back: history is appended, what is valid follows it."""

import pandas as pd
import pytest

from lwd_monitor.db.database import DubbeleSleutel
from lwd_monitor.fout import Fout
from lwd_monitor.inhoud import check_database
from lwd_monitor.toegang import DEMO_GEBRUIKERS, GeenRecht, Rol
from lwd_monitor.upload import Uploadherkomst, list_uploads, publish_waarnemingen, undo_upload
from lwd_monitor.waarneming import list_waarnemingen
from tests.conftest import NU

ANALIST = DEMO_GEBRUIKERS[Rol.ANALIST]
RIET, ALMELO = "WK014111", "GM0141"


def publish(
    db, waarden: dict[str, float | None], bron: str = "politie_misdrijven", jaar: int = 2024, aanvullen: bool = True
):
    frame = pd.DataFrame({"gebied_code": list(waarden), "waarde": list(waarden.values())}).assign(
        indicator_id="misdrijven", jaar=jaar, indeling=2024, noemer=None, ci_laag=None, ci_hoog=None, status="gemeten"
    )
    return publish_waarnemingen(db, ANALIST, frame, Uploadherkomst("proef.csv", "sha", bron, aanvullen=aanvullen), NU)


def get(db, gebied: str = ALMELO, jaar: int = 2024) -> float | None:
    frame = list_waarnemingen(db.cursor(), "misdrijven", gebied=gebied, jaar=jaar)
    return None if frame.empty else frame["waarde"].iloc[0]


def test_the_same_figures_twice_change_nothing_and_leave_no_upload(db) -> None:
    aantal = len(list_uploads(db.cursor()))
    uitslag = publish(db, {ALMELO: 3986.0})
    assert uitslag.upload_id is None
    assert uitslag.telling == {"nieuw": 0, "gewijzigd": 0, "ongewijzigd": 1, "vervallen": 0}
    assert len(list_uploads(db.cursor())) == aantal


def test_undo_gives_back_what_stood_before(db) -> None:
    uitslag = publish(db, {ALMELO: 1.0})
    assert (uitslag.telling["gewijzigd"], get(db)) == (1, 1.0)
    undo_upload(db, ANALIST, uitslag.upload_id)
    assert get(db) == 3986.0


def test_undo_of_an_older_upload_leaves_the_newer_figure(db) -> None:
    eerste, tweede = publish(db, {ALMELO: 1.0}), publish(db, {ALMELO: 2.0})
    undo_upload(db, ANALIST, eerste.upload_id)
    assert get(db) == 2.0
    undo_upload(db, ANALIST, tweede.upload_id)
    assert get(db) == 3986.0


def test_undo_in_any_order_ends_where_it_began(db) -> None:
    voor = list_waarnemingen(db.cursor(), "misdrijven")
    uploads = [publish(db, {ALMELO: float(n), "BU01411102": float(n)}).upload_id for n in range(1, 5)]
    for upload_id in (uploads[2], uploads[0], uploads[3], uploads[1]):
        undo_upload(db, ANALIST, upload_id)
    pd.testing.assert_frame_equal(list_waarnemingen(db.cursor(), "misdrijven"), voor)
    assert check_database(db)[1] == []


def test_a_new_figure_is_gone_after_undo(db) -> None:
    uitslag = publish(db, {ALMELO: 5.0}, jaar=2026)
    assert (uitslag.telling["nieuw"], get(db, jaar=2026)) == (1, 5.0)
    undo_upload(db, ANALIST, uitslag.upload_id)
    assert get(db, jaar=2026) is None


def test_what_the_publisher_no_longer_gives_is_gone_and_comes_back_with_undo(db) -> None:
    rijen = list_waarnemingen(db.cursor(), "misdrijven", niveau="buurt", jaar=2024)
    waarden = dict(zip(rijen["gebied"], rijen["waarde"], strict=True))
    weg = waarden.pop("BU01411102")
    uitslag = publish(db, waarden, aanvullen=False)
    assert uitslag.telling == {"nieuw": 0, "gewijzigd": 0, "ongewijzigd": 70, "vervallen": 1}
    assert get(db, "BU01411102") is None
    assert get(db, RIET) is None, "a sum with a missing part is no sum"
    undo_upload(db, ANALIST, uitslag.upload_id)
    assert get(db, "BU01411102") == weg
    assert get(db, RIET) is not None


def test_a_file_that_only_adds_lets_the_rest_stand(db) -> None:
    assert publish(db, {"BU01411102": 1.0}, aanvullen=True).telling["vervallen"] == 0
    assert get(db, "BU01411103") is not None


def test_another_publisher_does_not_make_figures_go(db) -> None:
    assert publish(db, {"BU01411102": 1.0}, bron="iemand_anders", aanvullen=False).telling["vervallen"] == 0


def test_an_upload_can_be_undone_once(db) -> None:
    uitslag = publish(db, {ALMELO: 1.0})
    undo_upload(db, ANALIST, uitslag.upload_id)
    with pytest.raises(Fout, match="al teruggedraaid"):
        undo_upload(db, ANALIST, uitslag.upload_id)
    with pytest.raises(Fout, match="bestaat niet"):
        undo_upload(db, ANALIST, "geen-id")


def test_only_who_may_upload_undoes(db) -> None:
    uitslag = publish(db, {ALMELO: 1.0})
    for rol in (Rol.BEZOEKER, Rol.RAADSLID, Rol.WIJKREGISSEUR, Rol.REDACTEUR):
        with pytest.raises(GeenRecht):
            undo_upload(db, DEMO_GEBRUIKERS[rol], uitslag.upload_id)
    assert get(db) == 1.0


def list_op_schijf(db, tabel: str = "waarneming") -> list[tuple[str, str, int]]:
    """Return place, indicator and year of the newest upload's figures in the order in which they stand in the store."""
    sql = f"""SELECT gebied_code, indicator_id, jaar FROM {tabel} WHERE upload_id = (
      SELECT id FROM upload ORDER BY volgnummer DESC LIMIT 1) ORDER BY rowid"""
    return db.cursor().execute(sql).fetchall()


def build_veel(db, jaren: range) -> pd.DataFrame:
    """Make figures for every place, more than DuckDB keeps in one piece, in the order least like the store's."""
    codes = [rij[0] for rij in db.cursor().execute("SELECT code FROM gebied WHERE indeling = 2024").fetchall()]
    namen = [f"proef_{nummer:02d}" for nummer in range(30)]
    raster = pd.MultiIndex.from_product([jaren, namen, codes], names=["jaar", "indicator_id", "gebied_code"])
    frame = raster.to_frame(index=False).assign(
        indeling=2024, noemer=None, ci_laag=None, ci_hoog=None, status="gemeten"
    )
    return frame.assign(waarde=range(len(frame))).iloc[::-1]


def publish_frame(db, frame: pd.DataFrame) -> dict[str, int]:
    return publish_waarnemingen(
        db, ANALIST, frame, Uploadherkomst("veel.csv", "sha", "proef", aanvullen=True), NU
    ).telling


def test_figures_stand_by_place_indicator_and_year_whatever_the_file(db) -> None:
    frame = build_veel(db, range(1950, 2010))
    assert len(frame) > 122_880, "more than one piece, so that several cores take part"
    assert publish_frame(db, frame)["nieuw"] == len(frame)
    for tabel in ("waarneming", "waarneming_versie"):
        op_schijf = list_op_schijf(db, tabel)
        assert len(op_schijf) == len(frame)
        assert op_schijf == sorted(op_schijf)


def test_figures_stand_in_order_when_some_were_there_before(db) -> None:
    eerst = build_veel(db, range(1990, 1996))
    publish_frame(db, eerst)
    meer = build_veel(db, range(1990, 2002))
    telling = publish_frame(db, meer.assign(waarde=meer["waarde"] + (meer["jaar"] == 1990)))
    assert telling["nieuw"] == len(meer) - len(eerst)
    assert telling["gewijzigd"] > 0
    nieuw = [rij for rij in list_op_schijf(db) if rij[2] > 1995]
    assert nieuw == sorted(nieuw)


def test_what_lands_after_a_large_file_can_be_seen_and_taken_back_without_reopening(db) -> None:
    groot = publish_waarnemingen(
        db, ANALIST, build_veel(db, range(1950, 2010)), Uploadherkomst("veel.csv", "sha", "proef", aanvullen=True), NU
    )
    uitslag = publish(db, {ALMELO: 1.0})
    aantal = "SELECT count(*) FROM waarneming_versie WHERE upload_id = $id"
    assert db.cursor().execute(aantal, {"id": uitslag.upload_id}).fetchone() == (1,)
    assert get(db) == 1.0
    undo_upload(db, ANALIST, uitslag.upload_id)
    assert get(db) == 3986.0
    undo_upload(db, ANALIST, groot.upload_id)
    assert check_database(db)[1] == []


def test_a_file_that_names_a_key_twice_lands_not_at_all(db) -> None:
    frame = pd.concat([build_veel(db, range(1990, 1991))] * 2)
    aantal = len(list_uploads(db.cursor()))
    with pytest.raises(DubbeleSleutel):
        publish_frame(db, frame)
    assert len(list_uploads(db.cursor())) == aantal
