"""The sparkline: its ends are the years that stand under them."""

import re

from lwd_monitor.grafiek import build_lijntje


def list_x(svg: str) -> list[list[float]]:
    return [[float(punt.split(",")[0]) for punt in lijn.split()] for lijn in re.findall(r'points="([^"]+)"', svg)]


def test_a_line_ends_at_the_last_value_of_the_place_even_when_the_gemeente_goes_on() -> None:
    eigen = [(2021, 77.0), (2022, 70.0), (2024, 63.0), (2025, None)]
    almelo = [(jaar, 50.0 + jaar - 2015) for jaar in range(2018, 2026)]
    svg = build_lijntje(eigen, almelo, breedte=160)
    assert svg is not None
    grijs, petrol = list_x(svg)
    assert (grijs[0], grijs[-1]) == (petrol[0], petrol[-1]) == (6.0, 154.0)
    assert len(grijs) == 4
    assert 'cx="154.0"' in svg


def test_one_value_is_no_line() -> None:
    assert build_lijntje([(2021, None), (2022, 5.0)], [(2021, 1.0), (2022, 2.0)]) is None
