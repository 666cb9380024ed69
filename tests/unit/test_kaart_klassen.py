"""Map classes: round, complete, and told in Dutch."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lwd_monitor.kaart.klassen import Klassen, compute_klassen, count_per_klasse, get_klasse, round_waarde
from lwd_monitor.kaart.legenda import format_aantal, format_klassen, format_met_eenheid

numbers = st.floats(-1e6, 1e6, allow_nan=False)
values_lists = st.lists(numbers, min_size=1, max_size=90)
decimals = st.integers(0, 3)


@given(values_lists, decimals)
def test_every_value_falls_in_exactly_one_class_and_counts_add_up(waarden, decimalen):
    klassen = compute_klassen(waarden, decimalen)
    counts = count_per_klasse(klassen, waarden)
    assert sum(counts) == len(waarden)
    assert all(count > 0 for count in counts)
    assert klassen.aantal <= 4


@given(values_lists, decimals)
def test_limits_rise_and_a_higher_value_never_falls_in_a_lower_class(waarden, decimalen):
    klassen = compute_klassen(waarden, decimalen)
    assert list(klassen.grenzen) == sorted(set(klassen.grenzen))
    placed = [get_klasse(klassen, waarde) for waarde in sorted(waarden)]
    assert placed == sorted(placed)


@given(st.lists(st.integers(0, 4000), min_size=5, max_size=80, unique=True))
def test_labels_of_counts_differ_and_hold_no_decimals(waarden):
    labels = format_klassen(compute_klassen(waarden), "aantal")
    assert len(set(labels)) == len(labels)
    assert not any("," in label for label in labels)


@given(values_lists, decimals)
def test_value_lies_within_the_limits_of_its_own_class(waarden, decimalen):
    klassen = compute_klassen(waarden, decimalen)
    edges = [-math.inf, *klassen.grenzen, math.inf]
    for waarde in waarden if klassen.grenzen else []:
        nr = get_klasse(klassen, waarde)
        assert edges[nr] <= round_waarde(waarde, decimalen) < edges[nr + 1]


def test_shares_get_tens_as_limits():
    shares = [54, 55, 57, 58, 60, 61, 63, 65, 66, 68, 70, 72, 75, 78, 80, 82, 84, 88]
    assert compute_klassen(shares).grenzen == (60, 70, 80)


def test_no_class_starts_at_the_highest_value():
    shares = [20, 35, 50, 61, 72, 80, 85, 90, 93, 96, 99, 100, 100, 100]
    assert compute_klassen(shares).grenzen[-1] < 100


def test_all_missing_gives_no_classes():
    assert compute_klassen([float("nan"), None]) is None


@pytest.mark.parametrize(
    ("waarden", "expected"),
    [([7.0], (7.0,)), ([3, 3, 3], (3.0,)), ([1, 2, 5, 2, 1], (1.0, 2.0, 5.0)), ([0.04, -0.04], (0.0,))],
)
def test_few_different_values_get_a_class_each(waarden, expected):
    assert compute_klassen(waarden, 1).waarden == expected


def test_value_is_classed_as_it_is_printed():
    klassen = compute_klassen([59.96, 50, 65, 75, 85], 1, vaste_grenzen=(60, 70, 80))
    assert get_klasse(klassen, 59.96) == 1
    assert get_klasse(klassen, 59.94) == 0


def test_fixed_limits_stay_although_a_class_is_empty():
    klassen = compute_klassen([61, 62], 0, vaste_grenzen=(80, 60, 70))
    assert klassen.grenzen == (60, 70, 80)
    assert count_per_klasse(klassen, [61, 62]) == [0, 2, 0, 0]


@pytest.mark.parametrize(
    ("eenheid", "grenzen", "decimalen", "expected"),
    [
        ("%", (60, 70, 80), 1, ["minder dan 60%", "60 tot 70%", "70 tot 80%", "80% of meer"]),
        ("aantal", (500, 1000, 1500), 0, ["minder dan 500", "500 tot 1.000", "1.000 tot 1.500", "1.500 of meer"]),
        ("km", (0.5, 1, 1.5), 1, ["minder dan 0,5 km", "0,5 tot 1,0 km", "1,0 tot 1,5 km", "1,5 km of meer"]),
        ("euro", (100, 200, 300), 0, ["minder dan € 100", "€ 100 tot € 200", "€ 200 tot € 300", "€ 300 of meer"]),
        ("per 1.000 inwoners", (20, 40, 60), 1, ["minder dan 20", "20 tot 40", "40 tot 60", "60 of meer"]),
    ],
)
def test_classes_read_as_dutch(eenheid, grenzen, decimalen, expected):
    assert format_klassen(Klassen(grenzen, (), decimalen), eenheid) == expected


@pytest.mark.parametrize(
    ("waarde", "eenheid", "decimalen", "expected"),
    [
        (55, "%", 0, "55%"),
        (1234.5, "km", 1, "1.234,5 km"),
        (284, "euro", 0, "€ 284"),
        (55.1, "per 1.000 inwoners", 1, "55,1 per 1.000 inwoners"),
        (4109, "aantal", 0, "4.109"),
    ],
)
def test_value_reads_as_dutch(waarde, eenheid, decimalen, expected):
    assert format_met_eenheid(waarde, eenheid, decimalen) == expected


def test_one_buurt_is_singular():
    assert format_aantal(1, ("buurt", "buurten")) == "1 buurt"
    assert format_aantal(0, ("buurt", "buurten")) == "0 buurten"
