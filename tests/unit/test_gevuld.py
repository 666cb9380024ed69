"""Which figures a place has: asked at once for all, the answer is that of one series after the other."""

import pytest
from pandas.testing import assert_frame_equal

from lwd_monitor.db import Cursor, remember
from lwd_monitor.gebied import GEMEENTE_CODE, EigenGebied, Gebieden, load_gebieden
from lwd_monitor.indicator import Indicator, load_indicatoren
from lwd_monitor.portret import list_gevuld, load_reeksen
from lwd_monitor.waarneming import load_niveau_reeks, load_reeks

SAMEN = {"buurten": ("BU01411402", "BU01411600", "BU01411101"), "wijken": ("WK014111", "WK014113")}
PLEKKEN = [
    (GEMEENTE_CODE, 2024),
    ("WK014113", 2024),
    ("WK014113", 2020),
    ("BU01411402", 2024),
    ("kerkelanden", 2024),
    ("kerkelanden", 2020),
    ("westeres", 2024),
    ("buurten", 2024),
    ("wijken", 2024),
]


def list_een_voor_een(
    con: Cursor, indicatoren: dict[str, Indicator], sleutel: str, indeling: int, gebieden: Gebieden
) -> list[str]:
    gevuld = []
    for id_, indicator in indicatoren.items():
        reeks = load_reeksen(con, indicator, (sleutel,), gebieden)
        van_hier = reeks if sleutel == GEMEENTE_CODE else reeks[reeks["indeling"] == indeling]
        if van_hier["waarde"].notna().any():
            gevuld.append(id_)
    return gevuld


@pytest.mark.parametrize(("sleutel", "indeling"), PLEKKEN)
def test_all_at_once_names_the_figures_that_one_by_one_have_a_value(db, sleutel: str, indeling: int) -> None:
    con = db.cursor()
    # One in ten is enough to differ, and spares minutes.
    gebieden, indicatoren = load_gebieden(con), dict(list(load_indicatoren(con).items())[::10])
    for naam, codes in SAMEN.items():
        gebieden.eigen[naam] = EigenGebied(naam, naam, "eigen", leden=tuple(gebieden.get(c, 2024) for c in codes))
    gevuld = list_gevuld(con, indicatoren, sleutel, indeling, gebieden)
    assert gevuld == list_een_voor_een(con, indicatoren, sleutel, indeling, gebieden)
    assert bool(gevuld) == ((sleutel, indeling) not in {("westeres", 2024), ("kerkelanden", 2020)})


def test_who_reads_everything_gets_of_each_indicator_what_a_question_of_its_own_gives(db) -> None:
    con, alles = db.cursor(), remember(db.cursor(), alles=True)
    for indicator in [*list(load_indicatoren(con))[::20], "bestaat_niet"]:
        for vraag in (
            lambda c, i=indicator: load_reeks(c, i, ["GM0141", "WK014111"]),
            lambda c, i=indicator: load_niveau_reeks(c, i, "wijk", 2024, "GM0141"),
        ):
            gevonden = vraag(alles)
            assert_frame_equal(gevonden, vraag(con), check_dtype=not gevonden.empty)
            # Who writes in what was given writes in nobody else's.
            gevonden["waarde"] = -1.0
            assert_frame_equal(vraag(alles), vraag(con), check_dtype=not gevonden.empty)
