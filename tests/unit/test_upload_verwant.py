"""Ready tables of several indicators, attacked together with linear programming; and what their numbers must be."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import linprog
from statsmodels.stats.proportion import proportion_confint

from lwd_monitor.enquete.indicatoren import load_indicatoren
from lwd_monitor.gebied import Gebied, GebiedNiveau
from lwd_monitor.upload.afscherming import hide_kleine_aantallen
from lwd_monitor.upload.verwant import group_op_noemer, group_verwant

GM, KLEIN, MIDDEL, GROOT = "GM0141", "WK014120", "WK014121", "WK014111"
WIJKEN = (KLEIN, MIDDEL, GROOT)
MENSEN = {GM: 500.0, KLEIN: 12.0, MIDDEL: 35.0, GROOT: 453.0}
EENS = {GM: 74.0, KLEIN: 50.0, MIDDEL: 60.0, GROOT: 75.8}
ONEENS = {code: 100 - waarde for code, waarde in EENS.items()}
AANDEEL = load_indicatoren()["wl04"]
CIJFER = load_indicatoren()["wl01"]
CATALOGUS = {i.id: i for i in (*(replace(AANDEEL, id=naam) for naam in ("eens", "oneens", "geen")), CIJFER)}
LEEG = pd.DataFrame(
    columns=[
        "indicator_id", "jaar", "indeling", "gebied_code", "waarde", "noemer", "ci_laag", "ci_hoog", "uit_respondenten",
    ]
).astype({"waarde": float, "noemer": float, "ci_laag": float, "ci_hoog": float})  # fmt: skip


@pytest.fixture(scope="module")
def gebieden():
    wijken = [Gebied(code, 2024, GebiedNiveau.WIJK, code, GM) for code in WIJKEN]
    return [Gebied(GM, 2024, GebiedNiveau.GEMEENTE, GM), *wijken]


def build_frame(tabellen, mensen=MENSEN, marge=None):
    """Return rows as they come out of a file: {indicator: {code: waarde}}; `marge` gives limits by code."""
    rijen = [
        (id_, 2024, 2024, code, float(waarde), mensen.get(code), *((marge or {}).get(code, (np.nan, np.nan))))
        for id_, per_code in tabellen.items()
        for code, waarde in per_code.items()
    ]
    namen = ["indicator_id", "jaar", "indeling", "gebied_code", "waarde", "noemer", "ci_laag", "ci_hoog"]
    frame = pd.DataFrame(rijen, columns=namen).assign(status="gemeten", kolom="waarde")
    frame["noemer"] = frame["noemer"].astype(float)
    soorten = {"indicator_id": "category", "gebied_code": "category", "status": "category"}
    return frame.assign(rij=range(2, len(frame) + 2)).astype(soorten)


def publish(gebieden, tabellen, staand=LEEG, minimum_cel=5, **meer):
    """Return what stands after a table came in: what was there and what the table adds."""
    uit = hide_kleine_aantallen(build_frame(tabellen, **meer), CATALOGUS, gebieden, staand, minimum_cel)
    assert not uit.fouten
    nieuw = uit.frame[list(LEEG.columns[:-1])].assign(uit_respondenten=False)
    nieuw = nieuw.astype({"indicator_id": str, "gebied_code": str})
    return nieuw if staand.empty else pd.concat([staand, nieuw], ignore_index=True)


def list_zichtbaar(stand, indicator):
    return set(stand[(stand["indicator_id"] == indicator) & stand["waarde"].notna()]["gebied_code"])


def attack(stand, antwoorden, mensen=MENSEN):
    """Return the least and the most people that readers can give each (wijk, answer) of one whole.

    Notes: readers know how many answered in every gebied, and that `antwoorden` add up to all of them.
    """
    k, rijen, waarden = len(antwoorden), [], []
    for code, n in mensen.items():
        lid = np.array([float(code in (GM, wijk)) for wijk in WIJKEN])
        rijen.append(np.kron(lid, np.ones(k)))
        waarden.append(n)
        for plaats, antwoord in enumerate(antwoorden):
            rij = stand[(stand["indicator_id"] == antwoord) & (stand["gebied_code"] == code) & stand["waarde"].notna()]
            if len(rij):
                rijen.append(np.kron(lid, np.eye(k)[plaats]))
                waarden.append(n * rij["waarde"].iloc[0] / 100)
    grenzen = {}
    for doel in range(len(WIJKEN) * k):
        kant = np.eye(len(WIJKEN) * k)[doel]
        laag, hoog = (
            teken * linprog(teken * kant, A_eq=np.array(rijen), b_eq=waarden, bounds=(0, None), method="highs").fun
            for teken in (1, -1)
        )
        grenzen[WIJKEN[doel // k], antwoorden[doel % k]] = (laag, hoog)
    return grenzen


ZONDER_GEHEEL = {code: waarde for code, waarde in ONEENS.items() if code != GM}


@pytest.mark.parametrize(
    "leveringen",
    [
        [{"eens": EENS}, {"oneens": ZONDER_GEHEEL}],
        [{"oneens": ZONDER_GEHEEL}, {"eens": EENS}],
        [{"eens": EENS, "oneens": ZONDER_GEHEEL}],
    ],
    ids=["na elkaar", "andersom", "in een bestand"],
)
def test_two_indicators_that_make_up_a_whole_do_not_give_a_hidden_wijk_away(gebieden, leveringen):
    stand = LEEG
    for levering in leveringen:
        stand = publish(gebieden, levering, stand)
    assert stand["waarde"].notna().any()
    for antwoord in ("eens", "oneens"):
        assert KLEIN not in list_zichtbaar(stand, antwoord)
        laag, hoog = attack(stand, ["eens", "oneens"])[KLEIN, antwoord]
        assert hoog - laag >= 1, (antwoord, laag, hoog)


def test_judged_apart_the_same_two_tables_would_give_it_away(gebieden):
    """The attack itself works: a whole from one table and the rest from the other leave one answer."""
    los = pd.concat([publish(gebieden, {"eens": EENS}), publish(gebieden, {"oneens": ZONDER_GEHEEL})])
    laag, hoog = attack(los, ["eens", "oneens"])[KLEIN, "eens"]
    assert hoog - laag < 1e-6


@pytest.mark.parametrize(
    "leveringen", [[["eens", "oneens", "geen"]], [["eens"], ["oneens", "geen"]], [["eens"], ["oneens"], ["geen"]]]
)
def test_a_rare_answer_does_not_follow_from_the_other_answers(gebieden, leveringen):
    """Three of 100 gave no opinion in one wijk: 100 less eens and oneens would say so."""
    mensen = {GM: 600.0, KLEIN: 100.0, MIDDEL: 200.0, GROOT: 300.0}
    delen = {"eens": (60, 120, 180), "oneens": (37, 60, 90), "geen": (3, 20, 30)}
    tabellen = {
        naam: {GM: sum(aantal) / 6, **{c: 100 * a / mensen[c] for c, a in zip(WIJKEN, aantal, strict=True)}}
        for naam, aantal in delen.items()
    }
    stand = LEEG
    for namen in leveringen:
        stand = publish(gebieden, {naam: tabellen[naam] for naam in namen}, stand, mensen=mensen)
    assert KLEIN not in list_zichtbaar(stand, "geen")
    # Where two stand already, the third is known before it comes.
    if len(leveringen) < 3:
        laag, hoog = attack(stand, list(delen), mensen)[KLEIN, "geen"]
        assert hoog - laag >= 1
        assert list_zichtbaar(stand, "eens") & {GM, GROOT}


@pytest.mark.parametrize(("procent", "zichtbaar"), [(96, False), (95, True), (4, False), (5, True), (0, True)])
def test_five_people_stand_behind_a_share_and_behind_what_is_left_of_it(gebieden, procent, zichtbaar):
    stand = publish(gebieden, {"eens": {GROOT: procent}}, mensen={GROOT: 100.0})
    assert (GROOT in list_zichtbaar(stand, "eens")) is zichtbaar
    alles = publish(gebieden, {"eens": {GROOT: procent}}, mensen={GROOT: 100.0}, minimum_cel=0)
    assert GROOT in list_zichtbaar(alles, "eens")


def test_a_rare_answer_of_a_wijk_is_not_almelo_less_the_others(gebieden):
    mensen = {GM: 600.0, KLEIN: 100.0, MIDDEL: 200.0, GROOT: 300.0}
    stand = publish(gebieden, {"eens": {GM: 25.5, KLEIN: 3.0, MIDDEL: 30.0, GROOT: 30.0}}, mensen=mensen)
    zichtbaar = list_zichtbaar(stand, "eens")
    assert KLEIN not in zichtbaar
    assert len(zichtbaar) == 2, "only one other figure gives way"


def test_indicators_with_other_people_do_not_hide_each_other(gebieden):
    vreemd = build_frame({"eens": {KLEIN: 97.0, GROOT: 60.0}}, {KLEIN: 100.0, GROOT: 300.0})
    eigen = build_frame({"oneens": {KLEIN: 41.0, GROOT: 52.0}}, {KLEIN: 140.0, GROOT: 310.0})
    frame = pd.concat([vreemd, eigen], ignore_index=True)
    uit = hide_kleine_aantallen(frame, CATALOGUS, gebieden, LEEG, 5).frame
    assert uit["waarde"].isna().tolist() == [True, False, False, False]


def test_a_margin_gives_the_number_of_people_where_the_table_does_not(gebieden):
    grenzen = {
        code: tuple(100 * g for g in proportion_confint(n / 2, n, method="wilson")) for code, n in MENSEN.items()
    }
    stand = publish(gebieden, {"eens": dict.fromkeys(WIJKEN, 50.0)}, mensen={}, marge=grenzen)
    assert list_zichtbaar(stand, "eens") == {MIDDEL, GROOT}


@pytest.mark.parametrize(
    ("indicator", "waarde", "n", "marge", "fout"),
    [
        ("eens", 50, 1800, 6, True),
        ("eens", 50, 100, 90, False),
        ("eens", 50, 100, 25, False),
        ("eens", 50, 100, 19, True),
        ("eens", 50, 40, 4000, True),
        ("eens", 30, None, None, True),
        (CIJFER.id, 7, 1800, (5.0, 9.0), True),
        (CIJFER.id, 7, 1800, (6.9, 7.1), False),
        (CIJFER.id, 7, None, (6.9, 7.1), True),
    ],
)
def test_what_says_how_many_people_there_are_must_be_there_and_fit(gebieden, indicator, waarde, n, marge, fout):
    if isinstance(marge, int):
        marge = tuple(100 * g for g in proportion_confint(marge * waarde / 100, marge, method="wilson"))
    frame = build_frame({indicator: {GROOT: waarde}}, {GROOT: n}, {GROOT: marge} if marge else None)
    fouten = hide_kleine_aantallen(frame, CATALOGUS, gebieden, LEEG, 5).fouten
    assert [(f.rij, f.kolom) for f in fouten] == ([(2, "noemer")] if fout else [])
    if fout and n:
        assert f"{n:,}".replace(",", ".") in fouten[0].melding


def test_parts_of_a_whole_are_found_through_their_rounding():
    aandelen = np.array([[33.0, 33, 33, 12], [40, 41, 20, 71], [10, np.nan, 80, 3]])
    assert group_verwant(aandelen) == [[0, 1, 2], [3]]
    samen = np.array([[60.0, 20, 40], [55, 20, 35], [47, 30, 17]])
    assert group_verwant(samen) == [[0, 1, 2]]


def test_indicators_about_the_same_people_have_equal_numbers_everywhere():
    assert group_op_noemer(np.array([[100.0, 100, 100], [50, 51, 50]])) == [[0, 2], [1]]
