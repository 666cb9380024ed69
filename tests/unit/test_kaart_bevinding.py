"""What the map says in its headline and lead."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.stats import spearmanr

from lwd_monitor.indicator import Indicator, load_catalogus
from lwd_monitor.kaart import build_kop, build_lead, build_namen, compute_plekken, find_patroon
from lwd_monitor.kaart.bevinding import MAXIMUM_P, MINIMUM_RHO, compute_samenhang

CATALOGUS = load_catalogus([Path(__file__).resolve().parents[2] / "data/cijfers/catalogus"])
GEZOND = CATALOGUS["ervaren_gezondheid_goed"]
INWONERS = CATALOGUS["kwb_inwoners"]
KOOP = CATALOGUS["kwb_koopwoningen"]
PLEKKEN = {f"B{nr:02}": (float(nr), 0.0) for nr in range(20)}


def make_cellen(waarden: list[float | None], status: str = "gemeten") -> pd.DataFrame:
    return pd.DataFrame(
        {
            "code": list(PLEKKEN)[: len(waarden)],
            "naam": [f"Buurt {nr}" for nr in range(len(waarden))],
            "waarde": waarden,
        }
    ).assign(status=status, wijk_naam="West")


def show_kop(indicator: Indicator, cellen: pd.DataFrame) -> str:
    return build_kop(indicator, find_patroon(indicator, cellen, PLEKKEN), "buurt", 2024)


def test_kop_says_lower_near_the_centre_when_values_rise_outward():
    kop = show_kop(KOOP, make_cellen([60.0 + nr for nr in range(20)]))
    assert kop == f"Rond het centrum {KOOP.kop_lager_na_plaats} dan aan de rand (volledige telling)"


def test_kop_says_higher_near_the_centre_when_values_fall_outward():
    kop = show_kop(KOOP, make_cellen([60.0 - nr for nr in range(20)]))
    assert kop == f"Rond het centrum {KOOP.kop_hoger_na_plaats} dan aan de rand (volledige telling)"


def draw_kaart(bereik: float, zaad: int, n: int = 60) -> tuple[list[float], list[tuple[float, float]]]:
    kans = np.random.default_rng(zaad)
    plekken = kans.normal(0, 1.6, (n, 2))
    ver = np.hypot(*(plekken[:, None] - plekken[None]).transpose(2, 0, 1))
    waarden = np.linalg.cholesky(np.exp(-ver / bereik) + 1e-9 * np.eye(n)) @ kans.normal(size=n)
    return waarden.tolist(), [(float(x), float(y)) for x, y in plekken]


def test_neighbours_that_resemble_each_other_make_no_pattern_of_centre_and_edge():
    kaarten = [draw_kaart(2.0, zaad) for zaad in range(60)]
    los = sum(compute_samenhang(w, p, volledig=True) is not None for w, p in kaarten)
    samen = sum(compute_samenhang(w, p) is not None for w, p in kaarten)
    assert los >= 6
    assert samen <= 1


def test_a_pattern_all_around_the_centre_is_found():
    kans = np.random.default_rng(2)
    plekken = [(float(x), float(y)) for x, y in kans.normal(0, 1.6, (60, 2))]
    waarden = [float(np.hypot(x, y) + kans.normal(0, 0.2)) for x, y in plekken]
    assert compute_samenhang(waarden, plekken) > 0.8


@pytest.mark.parametrize(
    ("indicator", "cellen"),
    [
        (KOOP, make_cellen([60.0, 70.0] * 10)),
        (KOOP, make_cellen([60.0] * 20)),
        (KOOP, make_cellen([60.0, 61.0, None, None])),
        (KOOP, make_cellen([60.0 + nr for nr in range(20)], status="geschat")),
        (GEZOND, make_cellen([60.0 + nr for nr in range(20)])),
        (INWONERS, make_cellen([60.0 + nr for nr in range(20)])),
        (KOOP, make_cellen([60.0 + nr for nr in range(20)], status="voorbeeld")),
    ],
    ids=[
        "no pattern",
        "all equal",
        "too few",
        "carried over",
        "a model estimate",
        "a total follows size",
        "fictitious",
    ],
)
def test_kop_is_the_title_when_nothing_is_proven(indicator: Indicator, cellen: pd.DataFrame):
    assert show_kop(indicator, cellen) == f"{indicator.titel} per buurt in 2024"


def test_samenhang_needs_more_than_a_perfect_order_of_four():
    lijn = [(float(nr), 0.0) for nr in range(5)]
    assert compute_samenhang([1, 2, 3, 4], lijn[:4], volledig=True) is None
    assert compute_samenhang([1, 2, 3, 4, 5], lijn, volledig=True) == pytest.approx(1.0)


def test_samenhang_is_none_when_proven_but_faint():
    afstanden = [float(nr) for nr in range(200)]
    waarden = [float((nr * 37) % 200) + 0.3 * nr for nr in range(200)]
    uitkomst = spearmanr(waarden, afstanden)
    assert uitkomst.pvalue < MAXIMUM_P
    assert 0 < uitkomst.statistic < MINIMUM_RHO
    assert compute_samenhang(waarden, [(a, 0.0) for a in afstanden], volledig=True) is None


def test_lead_gives_the_range_without_naming_who_is_where():
    lead = build_lead(GEZOND, make_cellen([88.2, 54.0, 88.4, 60.0, 61.0, None]), 70.0)
    assert lead == (
        "De cijfers lopen van naar schatting 54% tot 88%. "
        "In heel Almelo noemt naar schatting 70% van de volwassenen de eigen gezondheid goed of zeer goed."
    )


def test_lead_never_puts_a_total_beside_that_of_almelo():
    assert "heel Almelo" not in build_lead(INWONERS, make_cellen([100.0, 200.0, 300.0, 400.0, 500.0]), 74317.0)


def test_lead_keeps_to_almelo_with_fewer_than_five_figures():
    assert build_lead(GEZOND, make_cellen([60.0, 70.0, None]), 70.0).startswith(
        "In heel Almelo noemt naar schatting 70% van"
    )
    assert build_lead(GEZOND, make_cellen([None, None]), None) == ""


def test_afstanden_are_kilometres_from_the_binnenstad():
    def square(x: float) -> str:
        return json.dumps(
            {"type": "Polygon", "coordinates": [[[x, 52], [x + 0.01, 52], [x + 0.01, 52.01], [x, 52.01], [x, 52]]]}
        )

    frame = pd.DataFrame(
        {"code": ["A", "B", "C"], "naam": ["Noord", "Oost", "Kaal"], "wijk_naam": ["Binnenstad", "Riet", "Riet"]}
    ).assign(geometrie=[square(6.0), square(6.1), None])
    plekken = compute_plekken(frame)
    assert plekken["A"] == pytest.approx((0, 0), abs=1e-6)
    assert plekken["B"] == pytest.approx((6.85, 0), abs=0.02)
    assert "C" not in plekken
    assert compute_plekken(frame.assign(wijk_naam="Riet")) == {}


def test_namen_that_occur_twice_get_their_wijk():
    cellen = pd.DataFrame({"code": ["A", "B", "C"], "naam": ["X", "X", "Y"], "wijk_naam": ["West", "Oost", "Oost"]})
    assert build_namen(cellen) == {"A": "X (West)", "B": "X (Oost)", "C": "Y"}
