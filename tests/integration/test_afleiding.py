"""Figures that are made of others, on a real store."""

import pandas as pd
import pytest

from lwd_monitor.toegang import DEMO_GEBRUIKERS, GeenRecht, Rol
from lwd_monitor.upload import Herkomst, publish_waarnemingen, withdraw_voorbeeld
from lwd_monitor.waarneming import list_waarnemingen
from tests.conftest import NU

ANALIST = DEMO_GEBRUIKERS[Rol.ANALIST]


def publish(db, *rijen: tuple[str, str, int, float | None], gebruiker=ANALIST) -> None:
    frame = pd.DataFrame(rijen, columns=["gebied_code", "indicator_id", "jaar", "waarde"]).assign(
        indeling=2024, noemer=None, ci_laag=None, ci_hoog=None, status="gemeten"
    )
    publish_waarnemingen(db, gebruiker, frame, Herkomst("proef.csv", "sha", "proef"), NU, aanvullen=True)


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


def test_a_sum_with_a_missing_part_is_no_sum(db) -> None:
    publish(db, ("BU01411102", "misdrijven", 2024, None))
    assert get(db, "misdrijven", "WK014111", 2024) is None


def test_a_new_year_of_inhabitants_brings_its_rate(db) -> None:
    assert get(db, "misdrijven_per_1000", "GM0141", 2023) is None
    publish(db, ("GM0141", "kwb_inwoners", 2023, 74000.0))
    assert get(db, "misdrijven_per_1000", "GM0141", 2023)[0] == pytest.approx(4109 / 74000 * 1000)


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
