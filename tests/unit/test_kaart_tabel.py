"""The rows of the table under the map."""

import pandas as pd

from lwd_monitor.kaart import TabelRij, Volgorde, build_tabel, select_jaren, sort_tabel
from lwd_monitor.waarneming import Meting, Status


def make_rij(naam: str, waarde: float | None) -> TabelRij:
    status = Status.GEMETEN if waarde is not None else Status.TE_WEINIG
    return TabelRij(naam, naam, "West", {2024: Meting(2024, waarde, status)})


RIJEN = [make_rij("B", 2.0), make_rij("A", 2.0), make_rij("D", None), make_rij("C", -1.0)]


def order(volgorde: Volgorde) -> str:
    return "".join(rij.naam for rij in sort_tabel(RIJEN, volgorde, 2024))


def test_sort_by_name_both_ways():
    assert order(Volgorde.NAAM) == "ABCD"
    assert order(Volgorde.NAAM_OM) == "DCBA"


def test_sort_by_figure_keeps_missing_last_and_ties_by_name():
    assert order(Volgorde.LAAG) == "CABD"
    assert order(Volgorde.HOOG) == "ABCD"


def test_build_tabel_tells_a_missing_row_from_te_weinig():
    cellen = pd.DataFrame({"code": ["A", "B"], "wijk_naam": ["West", None]})
    reeks = pd.DataFrame({"gebied_code": ["A"], "jaar": [2024], "waarde": [float("nan")], "status": ["te_weinig"]})
    een, twee = build_tabel(cellen, reeks, {"A": "Aa", "B": "Bb"})
    assert (een.get_meting(2024).status, een.get_meting(2024).waarde) == (Status.TE_WEINIG, None)
    assert (twee.get_meting(2024).status, twee.wijk) == (Status.ONTBREEKT, "")


def test_select_jaren_keeps_few_years_as_they_are():
    assert select_jaren([2021, 2022], 2021) == [2021, 2022]
    assert select_jaren(list(range(2010, 2025)), 2024) == [2010, 2021, 2022, 2023, 2024]
