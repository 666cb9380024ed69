"""Candidate rows in numbers: their order, the year before, and keys that repeat."""

import numpy as np
import pandas as pd
import pytest

from lwd_monitor.upload.voorstel.rijen import number_kandidaten

SLEUTEL = ["gebied_code", "indicator_id", "indeling"]


def build_frame(rijen: int, toeval: np.random.Generator, indelingen: tuple[int, ...]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "rij": np.arange(2, rijen + 2),
            "kolom": "D (waarde)",
            "gebied_code": pd.Categorical(
                toeval.choice(["WK02", "BU10", "BU01"], rijen), ["WK02", "BU10", "BU01", "X"]
            ),
            "indicator_id": toeval.choice(["b", "a"], rijen),
            "indeling": toeval.choice(indelingen, rijen),
            "jaar": toeval.integers(2018, 2024, rijen),
            "waarde": np.where(toeval.random(rijen) < 0.2, np.nan, toeval.integers(0, 9, rijen)),
            "noemer": None,
            "ci_laag": None,
            "ci_hoog": np.nan,
            "status": "gemeten",
        }
    )


def find_vorige(frame: pd.DataFrame, rij: pd.Series) -> pd.Series | None:
    """Return the row before by looking at all of them, one by one."""
    reeks = frame[(frame[SLEUTEL] == rij[SLEUTEL]).all(axis=1) & (frame["jaar"] < rij["jaar"])]
    laatste = reeks[reeks["jaar"] == reeks["jaar"].max()]
    return None if laatste.empty else laatste.iloc[0]


@pytest.mark.parametrize("indelingen", [(2024,), (2020, 2024)])
@pytest.mark.parametrize("zaad", range(3))
def test_each_row_knows_the_year_before_and_whether_its_key_repeats(indelingen: tuple[int, ...], zaad: int) -> None:
    frame = build_frame(60, np.random.default_rng(zaad), indelingen)
    rijen = number_kandidaten(frame).rijen.to_pandas()
    for uit in rijen.itertuples():
        rij = frame.iloc[uit.nummer]
        assert (uit.gebied_code, uit.indicator_id, uit.jaar) == (rij.gebied_code, rij.indicator_id, rij.jaar)
        eerder = frame.iloc[: uit.nummer]
        assert uit.dubbel == (eerder[[*SLEUTEL, "jaar"]] == rij[[*SLEUTEL, "jaar"]]).all(axis=1).any()
        vorige = find_vorige(frame, rij)
        verwacht = (None, None) if vorige is None else (vorige.jaar, vorige.waarde)
        assert [None if pd.isna(w) else w for w in (uit.vorig_jaar, uit.vorige_waarde)] == [
            None if pd.isna(w) else w for w in verwacht
        ]


def test_rows_stand_by_place_indicator_and_year_as_texts_sort() -> None:
    frame = build_frame(200, np.random.default_rng(7), (2020, 2024))
    rijen = number_kandidaten(frame).rijen.to_pandas()
    sleutels = list(zip(rijen["gebied_code"], rijen["indicator_id"], rijen["jaar"], strict=True))
    assert sleutels == sorted(sleutels)
    assert sorted(rijen["nummer"]) == list(range(200))


def test_only_texts_that_occur_get_a_number_and_none_drops_no_row() -> None:
    frame = build_frame(5, np.random.default_rng(1), (2024,))
    frame["gebied_code"] = pd.Categorical(["BU01", None, "BU01", "WK02", "BU01"], ["BU01", "WK02", "BU99"])
    uit = number_kandidaten(frame)
    assert uit.teksten["gebied_code"].to_pydict() == {"nr": [-1, 0, 1], "tekst": [None, "BU01", "WK02"]}
    assert sorted(uit.rijen["gebied_nr"].to_pylist()) == [-1, 0, 0, 0, 1]
    assert uit.rijen["gebied_code"].null_count == 1
