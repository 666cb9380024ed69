"""Figures that are made of others, on a real store."""

import numpy as np
import pandas as pd
import pytest

from lwd_monitor.afleiding import rebuild_afgeleid
from lwd_monitor.indicator import load_indicatoren
from lwd_monitor.toegang import DEMO_GEBRUIKERS, GeenRecht, Rol
from lwd_monitor.upload import Uploadherkomst, list_uploads, publish_waarnemingen, undo_upload, withdraw_voorbeeld
from lwd_monitor.waarneming import combine_delen, list_waarnemingen
from tests.conftest import NU

ANALIST = DEMO_GEBRUIKERS[Rol.ANALIST]


def publish(db, *rijen: tuple[str, str, int, float | None], gebruiker=ANALIST, status: str = "gemeten") -> None:
    frame = pd.DataFrame(rijen, columns=["gebied_code", "indicator_id", "jaar", "waarde"]).assign(
        indeling=2024, noemer=None, ci_laag=None, ci_hoog=None, status=status
    )
    publish_waarnemingen(db, gebruiker, frame, Uploadherkomst("proef.csv", "sha", "proef", aanvullen=True), NU)


def get(db, indicator: str, gebied: str, jaar: int) -> tuple[float | None, str] | None:
    frame = list_waarnemingen(db.cursor(), indicator, gebied=gebied, jaar=jaar)
    return None if frame.empty else (frame["waarde"].iloc[0], frame["status"].iloc[0])


def test_a_corrected_buurt_moves_its_wijk_and_its_rate(db) -> None:
    voor, _ = get(db, "misdrijven", "WK014111", 2024)
    oud, _ = get(db, "misdrijven", "BU01411102", 2024)
    publish(db, ("BU01411102", "misdrijven", 2024, oud + 10))
    assert get(db, "misdrijven", "WK014111", 2024) == (voor + 10, "berekend")
    assert get(db, "misdrijven_per_1000", "WK014111", 2024)[0] == pytest.approx((voor + 10) / 7130 * 1000)


def test_what_was_published_is_never_replaced_by_a_sum(db) -> None:
    publish(db, ("WK014111", "misdrijven", 2024, 1.0))
    assert get(db, "misdrijven", "WK014111", 2024) == (1.0, "gemeten")


@pytest.mark.parametrize("status", ["voorlopig", "geschat"])
def test_a_sum_is_no_surer_than_its_parts(db, status: str) -> None:
    oud, _ = get(db, "misdrijven", "BU01411102", 2024)
    publish(db, ("BU01411102", "misdrijven", 2024, oud), status=status)
    assert get(db, "misdrijven", "WK014111", 2024)[1] == status
    assert get(db, "misdrijven_per_1000", "WK014111", 2024)[1] == status
    delen = pd.DataFrame(
        {"gebied_code": ["a", "b"], "jaar": 2024, "waarde": [1.0, 2], "noemer": 10.0, "status": ["gemeten", status]}
    )
    assert combine_delen(delen, load_indicatoren(db.cursor())["misdrijven"], {}, 2)["status"].tolist() == [status]


@pytest.mark.parametrize("indicator", ["misdrijven", "misdrijven_per_1000"])
def test_undo_of_what_was_published_over_a_derived_figure_gives_the_derived_one_back(db, indicator: str) -> None:
    voor = list_waarnemingen(db.cursor(), indicator)
    assert get(db, indicator, "WK014111", 2024)[1] == "berekend"
    publish(db, ("WK014111", indicator, 2024, 1.0))
    assert get(db, indicator, "WK014111", 2024) == (1.0, "gemeten")
    upload_id = list_uploads(db.cursor())["id"].iloc[0]
    undo_upload(db, ANALIST, upload_id)
    pd.testing.assert_frame_equal(list_waarnemingen(db.cursor(), indicator), voor)
    aantal = "SELECT count(*) FROM waarneming_versie WHERE upload_id = $id"
    assert db.cursor().execute(aantal, {"id": upload_id}).fetchone() == (1,), "history stays"


def test_a_sum_with_a_missing_part_is_no_sum(db) -> None:
    publish(db, ("BU01411102", "misdrijven", 2024, None))
    assert get(db, "misdrijven", "WK014111", 2024) is None


def test_a_new_year_of_inhabitants_brings_its_rate(db) -> None:
    assert get(db, "misdrijven_per_1000", "WK014111", 2023) is None
    publish(db, ("WK014111", "kwb_inwoners", 2023, 7000.0))
    aantal = get(db, "misdrijven", "WK014111", 2023)[0]
    assert get(db, "misdrijven_per_1000", "WK014111", 2023)[0] == pytest.approx(aantal / 7000 * 1000)


@pytest.mark.parametrize(("inwoners", "status"), [(199, "te_weinig"), (200, "berekend"), (201, "berekend")])
def test_rate_needs_two_hundred_inhabitants(db, inwoners: int, status: str) -> None:
    publish(db, ("BU01411102", "kwb_inwoners", 2024, float(inwoners)))
    assert get(db, "misdrijven_per_1000", "BU01411102", 2024)[1] == status


def test_only_who_may_upload_publishes(db) -> None:
    for rol in (Rol.BEZOEKER, Rol.RAADSLID, Rol.WIJKREGISSEUR, Rol.REDACTEUR):
        with pytest.raises(GeenRecht):
            publish(db, ("GM0141", "kwb_inwoners", 2024, 1.0), gebruiker=DEMO_GEBRUIKERS[rol])
        with pytest.raises(GeenRecht):
            withdraw_voorbeeld(db, DEMO_GEBRUIKERS[rol], NU)
    assert get(db, "kwb_inwoners", "GM0141", 2024) == (74317.0, "gemeten")


def test_weighted_mean_needs_most_of_the_weight(db) -> None:
    buurten = [
        r
        for r in list_waarnemingen(db.cursor(), "kwb_inwoners", niveau="buurt").itertuples()
        if r.gebied[2:8] == "014111"
    ]
    klein, groot = min(buurten, key=lambda r: r.waarde), sorted(buurten, key=lambda r: r.waarde)[-2:]
    publish(db, (klein.gebied, "ervaren_gezondheid_goed", 2024, None))
    assert get(db, "ervaren_gezondheid_goed", "WK014111", 2024)[1] == "geschat"
    publish(db, *((g.gebied, "ervaren_gezondheid_goed", 2024, None) for g in groot))
    assert get(db, "ervaren_gezondheid_goed", "WK014111", 2024) is None


def load_afgeleid(con) -> pd.DataFrame:
    sql = """SELECT gebied_code, indeling, indicator_id, jaar, round(waarde, 9) AS waarde, noemer, status FROM waarneming
      WHERE upload_id = 'afgeleid' ORDER BY ALL"""
    return con.execute(sql).df()


def test_following_the_touched_places_gives_what_deriving_everything_gives(db) -> None:
    toeval = np.random.default_rng(3)
    con = db.cursor()
    codes = [rij[0] for rij in con.execute("SELECT code FROM gebied WHERE indeling = 2024 ORDER BY code").fetchall()]
    namen = ["misdrijven", "kwb_inwoners", "kwb_koopwoningen", "ervaren_gezondheid_goed", "misdrijven_per_1000"]
    for _ in range(6):
        gekozen = {(toeval.choice(codes), toeval.choice(namen), int(toeval.integers(2021, 2025))) for _ in range(25)}
        publish(
            db, *((*sleutel, None if toeval.random() < 0.1 else float(toeval.integers(1, 99))) for sleutel in gekozen)
        )
    laatste = list_uploads(db.cursor())["id"].tolist()[:3]
    for upload_id in laatste[1:]:
        undo_upload(db, ANALIST, upload_id, NU)
    verwacht = load_afgeleid(db.cursor())
    alles = con.execute("SELECT code AS gebied_code, indeling FROM gebied").to_arrow_table()
    con.execute("BEGIN")
    rebuild_afgeleid(con, [rij[0] for rij in con.execute("SELECT id FROM indicator").fetchall()], alles)
    pd.testing.assert_frame_equal(load_afgeleid(con), verwacht)
    con.execute("ROLLBACK")


def test_of_two_years_as_near_the_earlier_one_gives_the_weight(db) -> None:
    buurten = [r.gebied for r in list_waarnemingen(db.cursor(), "kwb_inwoners", niveau="buurt", jaar=2024).itertuples()]
    wijk = [code for code in buurten if code[2:8] == "014111"]
    # The later year is published first, so that its rows stand before those of the earlier one.
    publish(db, *((code, "kwb_inwoners", 2039, 100.0 if code == wijk[0] else 1.0) for code in wijk))
    publish(db, *((code, "kwb_inwoners", 2037, 1.0) for code in wijk))
    publish(db, *((code, "ervaren_gezondheid_goed", 2038, 60.0 if code == wijk[0] else 10.0) for code in wijk))
    gemiddeld = (60.0 + 10.0 * (len(wijk) - 1)) / len(wijk)
    assert get(db, "ervaren_gezondheid_goed", "WK014111", 2038)[0] == pytest.approx(gemiddeld)
