"""Pieces of line: where they break, and where their labels stand."""

import re

import pandas as pd
import pytest

from lwd_monitor.gebied import Grens, compare_grens
from lwd_monitor.grafiek.verloop import build_segmenten, build_verloop, compute_stappen, list_verwacht, spread_etiketten
from lwd_monitor.grafiek.verloop_svg import STIJLEN, build_verloop_svg


def build_frame(*rijen: tuple) -> pd.DataFrame:
    frame = pd.DataFrame(rijen, columns=["sleutel", "naam", "indeling", "jaar", "waarde"])
    return frame.assign(ci_laag=None, ci_hoog=None)


def list_jaren(frame: pd.DataFrame, meetjaren) -> list[list[int]]:
    return [[punt.jaar for punt in segment.punten] for segment in build_segmenten(frame, meetjaren)]


def test_year_without_value_breaks_the_line() -> None:
    frame = build_frame(("a", "A", 2024, 2021, 1.0), ("a", "A", 2024, 2022, None), ("a", "A", 2024, 2023, 3.0))
    assert list_jaren(frame, [2021, 2022, 2023]) == [[2021], [2023]]


def test_missing_row_breaks_the_line() -> None:
    frame = build_frame(("a", "A", 2024, 2016, 1.0), ("a", "A", 2024, 2024, 3.0))
    assert list_jaren(frame, [2016, 2020, 2024]) == [[2016], [2024]]


def test_survey_once_in_four_years_is_one_line() -> None:
    frame = build_frame(("a", "A", 2024, 2012, 1.0), ("a", "A", 2024, 2016, 3.0))
    assert list_jaren(frame, [2012, 2016]) == [[2012, 2016]]


def test_yearly_figure_that_all_places_miss_breaks_the_line() -> None:
    frame = build_frame(("a", "A", 2024, 2021, 1.0), ("a", "A", 2024, 2023, 3.0))
    assert list_jaren(frame, [2020, 2021, 2023]) == [[2021], [2023]]


def test_same_code_in_two_indelingen_is_never_joined() -> None:
    frame = build_frame(("a", "Riet Noord", 2020, 2020, 1.0), ("a", "Bornsestraat", 2024, 2021, 1.0))
    segmenten = build_segmenten(frame, [2020, 2021])
    assert [(s.naam, s.indeling, len(s.punten)) for s in segmenten] == [
        ("Riet Noord", 2020, 1),
        ("Bornsestraat", 2024, 1),
    ]
    verloop = build_verloop(frame, [2020, 2021], vanaf_nul=False)
    assert verloop is not None
    assert verloop.breuken == (2020,)
    assert "<polyline" not in build_verloop_svg(verloop, {"a": STIJLEN[0]})


def test_one_year_is_no_course() -> None:
    assert build_verloop(build_frame(("a", "A", 2024, 2024, 1.0), ("b", "B", 2024, 2024, 2.0)), [2024], False) is None


def test_only_what_follows_in_time_is_drawn_as_a_line() -> None:
    reeks = [("a", "A", 2024, jaar, float(jaar - 2020)) for jaar in (2021, 2022, 2023)]
    frame = build_frame(*reeks, ("b", "B", 2024, 2022, 5.0), ("b", "B", 2024, 2023, 4.0))
    verloop = build_verloop(frame, [2021, 2022, 2023], vanaf_nul=True)
    assert verloop is not None
    assert verloop.stappen[0] == 0
    # Two values of a place are two points: a line would claim a course.
    assert build_verloop_svg(verloop, {"a": STIJLEN[0], "b": STIJLEN[1]}).count("<polyline") == 1


def test_gap_list_follows_the_rhythm_of_the_figure() -> None:
    assert list_verwacht([2024]) == [2024]
    assert list_verwacht([2012, 2016, 2020, 2022, 2024]) == [2012, 2016, 2020, 2022, 2024]


@pytest.mark.parametrize(("laag", "hoog"), [(0, 0), (55, 76), (3.2, 3.21), (0, 4109), (-5, 5), (70, 70)])
def test_axis_holds_both_ends(laag: float, hoog: float) -> None:
    stappen = compute_stappen(laag, hoog)
    assert stappen[0] <= laag
    assert stappen[-1] >= hoog
    assert 2 <= len(stappen) <= 7


def test_labels_keep_their_distance_and_order() -> None:
    plekken = spread_etiketten([0.5, 0.5, 0.52, 0.9], ruimte=0.1)
    assert plekken[0] == pytest.approx(0.4067, abs=0.001)
    assert all(b - a >= 0.0999 for a, b in zip(sorted(plekken), sorted(plekken)[1:], strict=False))
    assert plekken[3] == 0.9


OVERGANG = pd.DataFrame(
    [
        *(("A", "A", "gelijk"), ("B", "B", "naam"), ("C", "D", "naam"), ("E", "E", "oppervlakte")),
        # All of F is still F, and a part of G joined it.
        *(("F", "F", "gelijk"), ("G", "F", "oppervlakte"), ("G", "G", "oppervlakte")),
    ],
    columns=["van", "naar", "grondslag"],
)


@pytest.mark.parametrize(
    ("code", "oud", "nieuw", "grens"),
    [
        ("A", "Binnenstad-Noord", "Binnenstad Noord", Grens.GELIJK),
        ("B", "Hofkamp", "Hofkamp", Grens.GEWIJZIGD),
        ("C", "Riet Noord", "Bornsestraat", Grens.ANDER_GEBIED),
        ("E", "De Grens", "Twentepoort", Grens.ANDER_GEBIED),
        ("F", "Kerkelanden", "Kerkelanden", Grens.GEWIJZIGD),
        ("WK", "De Riet", "De Riet", Grens.ONBEKEND),
    ],
)
def test_crosswalk_and_names_tell_what_became_of_a_code(code: str, oud: str, nieuw: str, grens: Grens) -> None:
    assert compare_grens(OVERGANG, code, oud, nieuw) == grens


def test_no_line_runs_through_a_break_and_the_break_is_marked() -> None:
    frame = pd.DataFrame(
        {
            "sleutel": "a", "naam": "A", "indeling": 2024, "jaar": [2018, 2019, 2020, 2021],
            "waarde": [1.0, 2.0, 3.0, 4.0], "ci_laag": None, "ci_hoog": None,
        }
    )  # fmt: skip
    verloop = build_verloop(frame, [2018, 2019, 2020, 2021], False, [2020])
    assert verloop is not None
    assert [[p.jaar for p in s.punten] for s in verloop.segmenten] == [[2018, 2019], [2020, 2021]]
    assert (verloop.breuken, verloop.reeksbreuken) == ((), (2019,))
    assert build_verloop(frame, [2018, 2019, 2020, 2021], False, [2018, 2022]).reeksbreuken == ()


def test_margins_at_the_edge_of_an_image_look_as_thick_as_the_others() -> None:
    reeks = [("a", "A", 2024, jaar, float(jaar)) for jaar in (2021, 2022, 2023)]
    frame = build_frame(*reeks).assign(ci_laag=2000.0, ci_hoog=2050.0)
    verloop = build_verloop(frame, [2021, 2022, 2023], vanaf_nul=False)
    assert verloop is not None

    def list_diktes(svg: str) -> list[str]:
        return re.findall(rf'stroke="{STIJLEN[0].kleur}" stroke-width="([\d.]+)" stroke-dasharray="none" v', svg)

    assert list_diktes(build_verloop_svg(verloop, {"a": STIJLEN[0]})) == ["3", "1.5", "3"]
    assert list_diktes(build_verloop_svg(verloop, {"a": STIJLEN[0]}, geknipt=False)) == ["1.5", "1.5", "1.5"]
