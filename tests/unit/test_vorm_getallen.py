"""Numbers, codes and years in all the ways tables write them."""

import math
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lwd_monitor.gebied import normalise_code
from lwd_monitor.upload.vorm import parse_getallen, parse_jaar
from lwd_monitor.upload.vorm.getallen import STATUSSEN


def parse(*teksten: object) -> list[float | str]:
    uit = parse_getallen(pd.Series(list(teksten), dtype=object))
    namen = [*STATUSSEN[:4], "kapot"]
    return [
        namen[status] if math.isnan(waarde) else float(waarde)
        for waarde, status in zip(uit.waarden, uit.statussen.tolist(), strict=True)
    ]


@pytest.mark.parametrize(
    ("teksten", "verwacht"),
    [
        (["    76.1", "  2"], [76.1, 2.0]),
        (["1.234,5", "12,25"], [1234.5, 12.25]),
        (["1.234.567", "3"], [1234567.0, 3.0]),
        (["1,234.5", "1,000"], [1234.5, 1000.0]),
        (["76,1%", "5 %"], [76.1, 5.0]),
        (["1 234,5", "1\u00a0000"], [1234.5, 1000.0]),
        (["-3,5", "-0.0"], [-3.5, "kapot"]),
        (["", ".", "       .", "-", None], ["ontbreekt"] * 5),
        (["x", "X", "geheim"], ["onderdrukt"] * 3),
        (["-99996", "-99997", "-99999997"], ["onderdrukt"] * 3),
        (["-99998", "-99999999", "-99990", "-99995"], ["ontbreekt"] * 4),
        (["-99989"], [-99989.0]),
        ([-99996, -99998, 12, "12"], ["onderdrukt", "ontbreekt", 12.0, 12.0]),
        (["12*"], [12.0]),
        (["1e3", "2.5"], [1000.0, 2.5]),
        ([True, 3], ["kapot", 3.0]),
        ([date(2024, 1, 1), 3], ["kapot", 3.0]),
        (["12-05-2024", "vijf", "1.2.3"], ["kapot"] * 3),
        ([float("inf"), float("nan")], ["kapot", "ontbreekt"]),
    ],
)
def test_a_column_of_numbers(teksten: list[object], verwacht: list[float | str]) -> None:
    assert parse(*teksten) == verwacht


def test_a_mix_of_comma_and_point_names_the_smaller_part() -> None:
    uit = parse_getallen(pd.Series(["12.5", "13.5", "14,5"], dtype=object))
    assert uit.kapot.tolist() == [2]
    assert "door elkaar" in uit.redenen[2]


def test_a_provisional_value_says_so() -> None:
    assert STATUSSEN[parse_getallen(pd.Series(["12*"], dtype=object)).statussen[0]] == "voorlopig"


@pytest.mark.parametrize("teksten", [["1.234", "12"], ["4,100"], ["-1.234"]])
def test_what_can_be_a_thousand_is_asked_about(teksten: list[str]) -> None:
    assert parse_getallen(pd.Series(teksten, dtype=object)).dubbelzinnig


@pytest.mark.parametrize(
    "teksten", [["1.234", "12.5"], ["4,100", "4,1"], ["0.123"], ["0,123"], ["1.234,5", "1,000"], ["12.5"]]
)
def test_what_can_only_be_read_one_way_is_not_asked_about(teksten: list[str]) -> None:
    assert not parse_getallen(pd.Series(teksten, dtype=object)).dubbelzinnig


@given(st.lists(st.floats(-99_000, 1e9).map(lambda g: round(g, 2)), min_size=1, max_size=20))
def test_decimal_comma_and_point_read_the_same(getallen: list[float]) -> None:
    kolom = pd.Series([f"{getal:.2f}" for getal in getallen], dtype=object)
    assert parse_getallen(kolom).waarden.tolist() == getallen
    assert parse_getallen(kolom.str.replace(".", ",")).waarden.tolist() == getallen


@pytest.mark.parametrize(
    ("ruw", "niveau", "code"),
    [
        ("WK014110  ", None, "WK014110"),
        ("bu01411000", None, "BU01411000"),
        ("14110", None, "WK014110"),
        ("1411000", None, "BU01411000"),
        ("01411000", None, "BU01411000"),
        ("141", None, "GM0141"),
        ("14110.0", None, "WK014110"),
        ("1400", "wijk", "WK001400"),
        ("14", "gemeente", "GM0014"),
        ("BU0363NC04", None, "BU0363NC04"),
        ("0363NC04", None, "BU0363NC04"),
        ("WK0363NC", None, "WK0363NC"),
        ("BU1411000", None, "BU01411000"),
        ("NL00", None, "NL00"),
        ("NL01      ", None, "NL00"),
        ("PV23", None, "PV23"),
        ("Almelo", None, None),
        ("", None, None),
        ("14", None, None),
        ("123456789", None, None),
        ("BU0141100", None, "BU00141100"),
    ],
)
def test_codes_become_one_form(ruw: str, niveau: str | None, code: str | None) -> None:
    assert normalise_code(ruw, niveau) == code


@pytest.mark.parametrize(
    ("ruw", "jaar"),
    [("2012JJ00", 2012), ("2012", 2012), (2012, 2012), (2012.0, 2012), ("2024-01-01", 2024), ("1-1-2024", 2024),
     (date(2023, 12, 31), 2023), ("2024-01-01T00:00:00", 2024), ("2024*", 2024)],
)  # fmt: skip
def test_years(ruw: object, jaar: int) -> None:
    assert parse_jaar(ruw) == jaar


@pytest.mark.parametrize(
    ("ruw", "reden"),
    [
        ("45292", "01-01-2024"),
        ("2024MM03", "maand"),
        ("", "ontbreekt"),
        ("vorig jaar", "geen jaar"),
        ("1890", "tussen"),
    ],
)
def test_what_is_no_year_says_why(ruw: str, reden: str) -> None:
    assert reden in str(parse_jaar(ruw))
