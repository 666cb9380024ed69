"""The sparkline: its ends are the years that stand under them."""

import re

import pytest

from lwd_monitor.grafiek import build_lijntje


def list_x(svg: str) -> list[list[float]]:
    return [[float(punt.split(",")[0]) for punt in lijn.split()] for lijn in re.findall(r'points="([^"]+)"', svg)]


def test_a_line_ends_at_the_last_value_of_the_place_even_when_the_gemeente_goes_on() -> None:
    eigen = [(2021, 77.0), (2022, 70.0), (2023, 65.0), (2024, 63.0), (2025, None)]
    almelo = [(jaar, 50.0 + jaar - 2015) for jaar in range(2018, 2026)]
    svg = build_lijntje(eigen, almelo, breedte=160)
    assert svg is not None
    grijs, petrol = list_x(svg)
    assert (grijs[0], grijs[-1]) == (petrol[0], petrol[-1]) == (6.0, 154.0)
    assert len(grijs) == 4
    assert 'cx="154.0"' in svg


def test_one_value_is_no_line() -> None:
    assert build_lijntje([(2021, None), (2022, 5.0)], [(2021, 1.0), (2022, 2.0)]) is None


@pytest.mark.parametrize("meetjaren", [(), range(2018, 2026)])
def test_two_values_are_two_points_without_a_line(meetjaren) -> None:
    svg = build_lijntje([(2021, 77.0), (2024, 63.0)], meetjaren=meetjaren)
    assert svg is not None
    assert "<polyline" not in svg
    assert re.findall(r'cx="([\d.]+)"', svg) == ["6.0", "154.0", "154.0"]


def test_a_year_that_others_have_breaks_the_line_of_a_place_without_it() -> None:
    eigen = [(2015, 1.0), (2016, 2.0), (2017, 3.0), (2020, 2.0), (2021, 3.0), (2022, 4.0), (2024, 5.0)]
    los = build_lijntje(eigen, meetjaren=range(2015, 2025))
    assert los is not None
    assert [len(lijn) for lijn in list_x(los)] == [3, 3]
    # One point for 2024 alone, one for the end.
    assert los.count("<circle") == 2


def test_a_survey_once_in_four_years_is_one_line() -> None:
    svg = build_lijntje([(2012, 1.0), (2016, 2.0), (2020, 3.0)], [(jaar, 2.0) for jaar in (2012, 2016, 2020)])
    assert svg is not None
    assert [len(lijn) for lijn in list_x(svg)] == [3, 3]
