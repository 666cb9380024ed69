"""The chart with all lines, and codes that moved between indelingen."""

from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest

from lwd_monitor.gebied import Gebied, Gebieden, GebiedNiveau, list_hergebruik
from lwd_monitor.grafiek.bundel import build_bundelbeeld, compute_strepen
from lwd_monitor.kleuren import PETROL

DATA = Path(__file__).resolve().parents[2] / "data"
# The codes that stand for another place since 2021 (data/gebieden/overgang_2020_2024.csv).
HERGEBRUIKT = {f"BU0141{deel}" for deel in ("1101", "1105", "1400", "1401", "1502", "1908", "1910")}


@pytest.mark.parametrize(
    ("laag", "hoog", "eerste", "laatste"), [(47, 91, 40, 100), (0.2, 3.1, 0, 3.5), (70, 70, 70, 71), (101, 99, 99, 101)]
)
def test_axis_holds_all_values_between_round_ends(laag: float, hoog: float, eerste: float, laatste: float) -> None:
    strepen = compute_strepen(min(laag, hoog), max(laag, hoog))
    assert strepen[0] == pytest.approx(eerste)
    assert strepen[-1] == pytest.approx(laatste)
    assert len(strepen) <= 8


def test_year_without_value_breaks_the_line() -> None:
    eigen = [(2012, 50.0), (2016, None), (2020, 60.0), (2022, 55.0), (2024, 52.0)]
    beeld = build_bundelbeeld([[(2012, 40.0), (2022, 45.0)]], [(2012, 55.0), (2022, 58.0)], eigen)
    paden = [p.get("d", "") for p in ElementTree.fromstring(beeld.svg) if p.get("stroke") == PETROL]
    assert [pad.count("L") for pad in paden] == [2, 0]
    assert paden[1].count("h0") == 1
    assert [jaar for _, jaar in beeld.jaren] == [2012, 2016, 2020, 2022, 2024]
    assert beeld.laag <= 40


def test_reused_codes_are_those_that_stand_for_another_place() -> None:
    overgang = pd.read_csv(DATA / "gebieden" / "overgang_2020_2024.csv", sep=";").rename(
        columns={"van_code": "van", "naar_code": "naar"}
    )
    oud = {r.van: Gebied(r.van, 2020, GebiedNiveau.BUURT, r.van_naam) for r in overgang.itertuples()}
    nieuw = {r.naar: Gebied(r.naar, 2024, GebiedNiveau.BUURT, r.naar_naam) for r in overgang.itertuples()}
    # Nobody went over to this place: it stands in no crosswalk.
    nieuw["BU01411910"] = Gebied("BU01411910", 2024, GebiedNiveau.BUURT, "Bedrijventerrein XL Businesspark")
    gebieden = Gebieden([*oud.values(), *nieuw.values()], [])
    for plekken in (oud, nieuw):
        assert {
            c for c, g in plekken.items() if list_hergebruik(g, gebieden, lambda van, naar: overgang)
        } == HERGEBRUIKT
