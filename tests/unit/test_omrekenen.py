"""Figures across a change of boundaries."""

from pathlib import Path

import pandas as pd
import pytest

from lwd_monitor.gebied import build_delen, check_overgang, compute_omgerekend

ALMELO = Path(__file__).resolve().parents[2] / "data/gebieden/overgang_2020_2024.csv"
OVERGANG = pd.DataFrame(
    [
        ("A", "A", 1.0, "gelijk"),
        ("B", "X", 0.6, "inwoners_2024"),
        ("B", "Y", 0.4, "inwoners_2024"),
        ("C", "Y", 1.0, "naam"),
    ],
    columns=["van_code", "naar_code", "aandeel", "grondslag"],
)


def build_waarnemingen(**waarden):
    rijen = [(code, 2020, waarde, noemer, 40, 60, "gemeten") for code, (waarde, noemer) in waarden.items()]
    return pd.DataFrame(rijen, columns=["gebied_code", "jaar", "waarde", "noemer", "ci_laag", "ci_hoog", "status"])


def convert(waarnemingen, overgang=OVERGANG, **kwargs):
    return compute_omgerekend(waarnemingen, overgang, 2024, **kwargs).set_index("gebied_code")


def test_counts_go_by_share_and_keep_their_sum():
    uit = convert(build_waarnemingen(A=(50, 100), B=(10, 200), C=(5, 100)), optelbaar=True)
    assert uit["waarde"].to_dict() == pytest.approx({"A": 50, "X": 6, "Y": 9})
    assert uit["waarde"].sum() == pytest.approx(65)
    assert uit["status"].to_dict() == {"A": "gemeten", "X": "geschat", "Y": "geschat"}
    assert uit["grondslag"].to_dict() == {"A": "gelijk", "X": "inwoners_2024", "Y": "inwoners_2024"}


def test_rates_are_means_weighted_by_inhabitants_and_share():
    uit = convert(build_waarnemingen(A=(50, 100), B=(10, 200), C=(40, 100)), optelbaar=False)
    assert uit["waarde"].to_dict() == pytest.approx({"A": 50, "X": 10, "Y": (10 * 80 + 40 * 100) / 180})
    gewogen = convert(
        build_waarnemingen(A=(50, 1), B=(10, 1), C=(40, 1)), optelbaar=False, gewichten={"A": 1, "B": 500, "C": 600}
    )
    assert gewogen.loc["Y", "waarde"] == pytest.approx((10 * 200 + 40 * 600) / 800)


def test_what_may_not_be_averaged_is_kept_by_the_same_place_alone():
    """A class of urbanity: half of 5 and half of 3 is no 4."""
    uit = convert(build_waarnemingen(A=(5, 100), B=(3, 200), C=(1, 100)), optelbaar=False, middelbaar=False)
    assert uit["waarde"].to_dict() == {"A": 5}
    assert uit.loc["A", "status"] == "gemeten"


def test_nothing_that_stays_the_same_gives_an_empty_table_with_its_columns():
    uit = compute_omgerekend(
        build_waarnemingen(B=(3, 200)), OVERGANG.iloc[1:3], 2024, optelbaar=False, middelbaar=False
    )
    assert uit.empty
    assert {"gebied_code", "jaar", "waarde", "grondslag"} <= set(uit.columns)


@pytest.mark.parametrize(
    ("stappen", "zelfde"),
    [
        ([("A", "A", 1.0, "gelijk")], True),
        ([("A", "A", 0.9996, "gelijk")], True),
        ([("A", "A", 0.9995, "gelijk")], False),
        ([("A", "A", 1.0, "naam")], False),
        ([("A", "A", 1.0, "gelijk"), ("A", "B", 0.0004, "gelijk")], False),
        ([("A", "A", 1.0, "gelijk"), ("B", "A", 1.0, "gelijk")], False),
    ],
)
def test_a_place_is_the_same_when_all_of_it_went_there_and_nothing_else_did(stappen, zelfde):
    delen = build_delen(pd.DataFrame(stappen, columns=OVERGANG.columns))
    assert delen.loc["A", "zelfde"] == zelfde
    assert delen.loc["A", "delen"] == sum(naar == "A" for _, naar, *_ in stappen)


def test_what_a_figure_rests_on_goes_along_by_share():
    uit = convert(build_waarnemingen(A=(50, 100), B=(10, 200), C=(5, 100)), optelbaar=False)
    assert uit["noemer"].to_dict() == pytest.approx({"A": 100, "X": 120, "Y": 180})


def test_parts_with_one_and_the_same_figure_need_no_weights():
    uit = convert(build_waarnemingen(A=(50, 1), B=(7, None), C=(7, None)), optelbaar=False)
    assert uit["waarde"].to_dict() == {"A": 50, "X": 7, "Y": 7}
    anders = convert(build_waarnemingen(A=(50, 1), B=(7, None), C=(8, None)), optelbaar=False)
    assert anders["status"].to_dict() == {"A": "gemeten", "X": "geschat", "Y": "ontbreekt"}


def test_the_interval_stays_only_with_the_same_place():
    uit = convert(build_waarnemingen(A=(50, 100), B=(10, 200), C=(5, 100)), optelbaar=True)
    assert uit.loc["A", "ci_laag"] == 40
    assert uit.loc[["X", "Y"], "ci_laag"].isna().all()


@pytest.mark.parametrize("optelbaar", [True, False])
def test_a_missing_part_makes_the_whole_missing(optelbaar):
    uit = convert(build_waarnemingen(A=(50, 100), C=(5, 100)), optelbaar=optelbaar)
    assert uit.loc[["X", "Y"], "status"].tolist() == ["ontbreekt", "ontbreekt"]
    assert uit.loc["Y", ["waarde"]].isna().all()
    assert uit.loc["A", "status"] == "gemeten"


def test_same_code_that_receives_from_another_is_estimated():
    erbij = pd.concat([OVERGANG.iloc[:2], pd.DataFrame([("B", "A", 0.4, "oppervlakte")], columns=OVERGANG.columns)])
    uit = convert(build_waarnemingen(A=(50, 100), B=(10, 200)), erbij, optelbaar=True)
    assert uit.loc["A", "status"] == "geschat"
    assert uit.loc["A", "waarde"] == 54
    assert uit.loc["A", "grondslag"] == "oppervlakte"


def test_almelo_crosswalk_is_whole():
    overgang = pd.read_csv(ALMELO, sep=";")
    assert check_overgang(overgang) == []
    delen = build_delen(overgang)
    # 12 wijken, and the 71 buurten but for XL Businesspark, where nobody lives.
    assert len(delen) == 82
    assert not delen.loc["BU01411402", "zelfde"]
    assert delen.loc["BU01411403", "zelfde"]


def test_a_mean_of_three_parts_counts_each_and_weights_need_not_be_people():
    """Three places become one; their weights are shares of a whole, together less than one."""
    samen = pd.DataFrame([(van, "Z", 1.0, "naam") for van in "ABC"], columns=OVERGANG.columns)
    waarnemingen = build_waarnemingen(A=(50, 1), B=(10, 1), C=(40, 1))
    gewichten = {"A": 0.1, "B": 0.3, "C": 0.2}
    uit = compute_omgerekend(waarnemingen, samen, 2024, optelbaar=False, gewichten=gewichten)
    assert uit["waarde"].tolist() == pytest.approx([(5 + 3 + 8) / 0.6])
    # Without any weight there is nothing to take a mean by.
    niets = compute_omgerekend(waarnemingen, samen, 2024, optelbaar=False, gewichten=dict.fromkeys("ABC", 0.0))
    assert niets["status"].tolist() == ["ontbreekt"]
