"""Position, floor, change and early flag; words where there is no number."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from lwd_monitor.oordeel.berekening import compute_beleving_en_feiten, compute_oordelen
from lwd_monitor.oordeel.ondergrens import combine_ondergrenzen, compute_kans, get_woord
from lwd_monitor.oordeel.ontwikkeling import compute_verandering
from lwd_monitor.oordeel.positie import compute_positie

GEBIEDEN = [f"BU{i:02d}" for i in range(12)]


def build_indicatoren(**anders):
    rijen = {
        naam: {"id": naam, "thema": "sociaal", "soort": "objectief", "richting": "hoger_gunstig", "basisjaar": 2020.0,
               "ondergrens": np.nan, "telling": False}
        for naam in ("a", "b", "c")
    }  # fmt: skip
    for naam, velden in anders.items():
        rijen.setdefault(naam, {**rijen["a"], "id": naam}).update(velden)
    return pd.DataFrame(rijen.values())


def build_waarnemingen(indicatoren=("a", "b", "c"), jaren=(2020, 2024), marge=1.0, verschuif=None):
    kans = np.random.default_rng(3)
    rijen = []
    for indicator in indicatoren:
        niveau = kans.normal(50, 10, len(GEBIEDEN))
        for jaar in jaren:
            for gebied, waarde in zip(GEBIEDEN, niveau, strict=True):
                extra = (verschuif or {}).get((gebied, jaar), 0)
                rijen.append((gebied, indicator, jaar, waarde + extra, waarde + extra - marge, waarde + extra + marge))
    return pd.DataFrame(rijen, columns=["gebied", "indicator", "jaar", "waarde", "ci_laag", "ci_hoog"])


def get_rij(oordelen, gebied, **keuze):
    rijen = oordelen.themas[oordelen.themas["gebied"] == gebied]
    for kolom, waarde in keuze.items():
        rijen = rijen[rijen[kolom] == waarde]
    return rijen.iloc[0]


def test_score_is_the_mean_of_z_scores_against_the_base_year():
    waarnemingen = build_waarnemingen()
    rij = get_rij(compute_oordelen(waarnemingen, build_indicatoren(), 2024), "BU04")
    tabel = waarnemingen[waarnemingen["jaar"] == 2020].pivot(index="gebied", columns="indicator", values="waarde")
    verwacht = stats.zscore(tabel.to_numpy())[tabel.index.get_loc("BU04")].mean()
    assert rij.score == pytest.approx(verwacht)
    assert rij.laag < rij.score < rij.hoog
    assert rij.dekking == 100


def test_the_base_year_stays_the_yardstick_when_all_rise():
    omhoog = {(gebied, 2024): 10 for gebied in GEBIEDEN}
    oordelen = compute_oordelen(build_waarnemingen(verschuif=omhoog), build_indicatoren(), 2024)
    assert oordelen.themas["score"].mean() > 0.5
    assert (oordelen.themas["ontwikkeling"] == "verbeterd").all()


def test_lower_is_better_turns_the_sign():
    gewoon = compute_oordelen(build_waarnemingen(), build_indicatoren(), 2024)
    om = {naam: {"richting": "lager_gunstig"} for naam in "abc"}
    gedraaid = compute_oordelen(build_waarnemingen(), build_indicatoren(**om), 2024)
    assert np.allclose(gewoon.themas["score"], -gedraaid.themas["score"])


def test_neutral_indicators_stay_out_and_say_why():
    oordelen = compute_oordelen(build_waarnemingen(), build_indicatoren(c={"richting": "neutraal"}), 2024)
    assert "niet beter" in oordelen.redenen["c"]
    assert get_rij(oordelen, "BU04").dekking == 100


@pytest.mark.parametrize(("ontbreekt", "heeft_score"), [(1, True), (2, False)])
def test_a_theme_needs_two_thirds_of_its_indicators(ontbreekt, heeft_score):
    waarnemingen = build_waarnemingen()
    weg = (waarnemingen["gebied"] == "BU04") & waarnemingen["indicator"].isin(list("bc"[:ontbreekt]))
    rij = get_rij(compute_oordelen(waarnemingen[~weg], build_indicatoren(), 2024), "BU04")
    assert (not np.isnan(rij.score)) is heeft_score
    assert ("twee derde" in rij.reden) is not heeft_score


def test_a_missing_base_year_gives_words_and_no_score():
    oordelen = compute_oordelen(build_waarnemingen(jaren=(2024,)), build_indicatoren(), 2024)
    assert oordelen.themas["score"].isna().all()
    assert "2020" in oordelen.redenen["a"]


@pytest.mark.parametrize("gebieden", [["BU04"], GEBIEDEN])
def test_one_gebied_or_equal_gebieden_give_words(gebieden):
    waarnemingen = build_waarnemingen().assign(waarde=50.0)
    waarnemingen = waarnemingen[waarnemingen["gebied"].isin(gebieden)]
    oordelen = compute_oordelen(waarnemingen, build_indicatoren(), 2024)
    assert oordelen.themas["score"].isna().all()
    assert "gelijk" in oordelen.redenen["a"]
    assert (oordelen.themas["positie"] == "niet_te_toetsen").all()


def test_without_any_margin_the_position_is_not_tested():
    waarnemingen = build_waarnemingen().assign(ci_laag=np.nan, ci_hoog=np.nan)
    rij = get_rij(compute_oordelen(waarnemingen, build_indicatoren(), 2024), "BU04")
    assert (rij.positie, rij.ontwikkeling) == ("niet_te_toetsen", "niet_te_toetsen")
    assert "marge" in rij.reden
    tellingen = build_indicatoren(**{naam: {"telling": True} for naam in "abc"})
    assert "volledige tellingen" in get_rij(compute_oordelen(waarnemingen, tellingen, 2024), "BU04").reden


@pytest.mark.parametrize(("zonder", "getoetst"), [("c", True), ("bc", False)])
def test_a_position_is_tested_when_two_thirds_of_its_figures_carry_a_margin(zonder, getoetst):
    waarnemingen = build_waarnemingen()
    leeg = waarnemingen["indicator"].isin(list(zonder))
    waarnemingen.loc[leeg, ["ci_laag", "ci_hoog"]] = np.nan
    rij = get_rij(compute_oordelen(waarnemingen, build_indicatoren(), 2024), "BU04")
    assert (rij.positie != "niet_te_toetsen") == getoetst
    telling = {naam: {"telling": True} for naam in zonder}
    assert (
        get_rij(compute_oordelen(waarnemingen, build_indicatoren(**telling), 2024), "BU04").positie != "niet_te_toetsen"
    )


def test_a_floor_is_not_sure_for_an_estimate_without_a_margin_and_exact_for_a_count():
    waarnemingen = build_waarnemingen().assign(ci_laag=np.nan, ci_hoog=np.nan)
    for telling, woord in ((False, "niet_zeker"), (True, "gehaald")):
        indicatoren = build_indicatoren(a={"ondergrens": 0.0, "telling": telling})
        rij = get_rij(compute_oordelen(waarnemingen, indicatoren, 2024), "BU04")
        assert (rij.ondergrens, np.isnan(rij.ondergrens_kans)) == (woord, not telling)


def test_worse_and_low_together_sound_the_alarm():
    omlaag = {("BU04", 2024): -40}
    oordelen = compute_oordelen(build_waarnemingen(verschuif=omlaag), build_indicatoren(), 2024)
    rij = get_rij(oordelen, "BU04")
    assert (rij.positie, rij.ontwikkeling, rij.rookmelder) == ("lager", "verslechterd", "alarm")
    assert set(oordelen.themas.loc[oordelen.themas["gebied"] != "BU04", "ontwikkeling"]) == {
        "geen_aantoonbaar_verschil"
    }


def test_the_same_input_gives_the_same_intervals():
    een, twee = (compute_oordelen(build_waarnemingen(), build_indicatoren(), 2024).themas for _ in range(2))
    pd.testing.assert_frame_equal(een, twee)


def test_sensitivity_is_full_for_a_gebied_that_is_low_on_everything():
    omlaag = {("BU04", jaar): -60 for jaar in (2020, 2024)}
    rij = get_rij(compute_oordelen(build_waarnemingen(verschuif=omlaag), build_indicatoren(), 2024), "BU04")
    assert rij.houdt_stand == 100


def test_the_interval_of_one_indicator_is_its_own_margin():
    indicatoren = build_indicatoren().iloc[:1]
    waarnemingen = build_waarnemingen(("a",))
    rij = get_rij(compute_oordelen(waarnemingen, indicatoren, 2024), "BU04")
    sd = waarnemingen[waarnemingen["jaar"] == 2020]["waarde"].std(ddof=0)
    assert (rij.hoog - rij.score, rij.score - rij.laag) == pytest.approx((1 / sd, 1 / sd), rel=0.005)


def test_the_interval_is_that_of_many_blind_redraws_of_figures_and_weights():
    kans = np.random.default_rng(8)
    z, fout = kans.normal(0, 1, (6, 4)), kans.uniform(0.1, 0.5, (6, 4))
    positie = compute_positie(z, fout, [])
    gewicht = kans.uniform(0.5, 1.5, (40_000, 1, 4))
    getrokken = ((z + fout * kans.standard_normal((40_000, 6, 4))) * gewicht).sum(axis=2) / gewicht.sum(axis=2)
    laag, hoog = np.quantile(getrokken, [0.025, 0.975], axis=0)
    breedte = hoog - laag
    assert (np.abs(positie.laag - laag) < 0.06 * breedte).all()
    assert (np.abs(positie.hoog - hoog) < 0.06 * breedte).all()


def test_floor_probability_is_the_normal_tail():
    assert compute_kans(52, 2, 55, 1) == pytest.approx(stats.norm.cdf(-1.5))
    assert compute_kans(52, 2, 55, -1) == pytest.approx(stats.norm.cdf(1.5))
    assert np.isnan(compute_kans(np.nan, 2, 55, 1))
    assert np.isnan(compute_kans(52, 2, 55, np.nan))


def test_floor_words_turn_at_95_percent():
    assert get_woord([0.951, 0.949, 0.051, 0.049]).tolist() == ["gehaald", "niet_zeker", "niet_zeker", "niet_gehaald"]
    assert get_woord(0.99, False) == "geen_ondergrens"


def test_one_floor_surely_missed_is_not_met_and_a_missing_figure_not_certain():
    kans, woord = combine_ondergrenzen(
        np.array([[0.99, 0.01], [0.99, 0.98], [0.99, np.nan], [0.9, 0.9]]), np.array([True, True])
    )
    assert woord.tolist() == ["niet_gehaald", "gehaald", "niet_zeker", "niet_zeker"]
    assert kans[3] == pytest.approx(0.81)
    assert combine_ondergrenzen(np.array([[0.01, np.nan]]), np.array([True, True]))[1].tolist() == ["niet_gehaald"]


def test_the_word_for_a_theme_and_its_probability_do_not_contradict_each_other():
    """Twice 96% is 92% for both: not sure enough; twice 20% is 4%: then surely not both."""
    kans, woord = combine_ondergrenzen(np.array([[0.96, 0.96], [0.2, 0.2]]), np.array([True, True]))
    assert woord.tolist() == get_woord(kans).tolist() == ["niet_zeker", "niet_gehaald"]


def test_floor_of_a_theme_stands_with_its_indicators():
    oordelen = compute_oordelen(build_waarnemingen(), build_indicatoren(a={"ondergrens": 0.0}), 2024)
    assert set(oordelen.themas["ondergrens"]) == {"gehaald"}
    woorden = oordelen.onderdelen.groupby("indicator")["ondergrens"].unique()
    assert (woorden["a"].tolist(), woorden["b"].tolist()) == (["gehaald"], ["geen_ondergrens"])


def test_change_counts_only_indicators_with_a_margin_at_both_moments():
    z, fout = np.array([[1.0, 1, 1]]), np.array([[0.1, 0.1, np.nan]])
    verandering, marge = compute_verandering(z, z - 0.5, fout, fout)
    assert verandering[0] == pytest.approx(0.5)
    assert marge[0] == pytest.approx(np.sqrt(4 * 0.01) / 2)
    assert np.isnan(compute_verandering(z, z - 0.5, fout, np.full((1, 3), np.nan))[0])


def test_beleving_and_feiten_differ_only_beyond_their_margins():
    indicatoren = pd.concat([build_indicatoren(), build_indicatoren().assign(id=list("def"), soort="subjectief")])
    waarnemingen = pd.concat(
        [build_waarnemingen(), build_waarnemingen(("d", "e", "f"), verschuif={("BU04", 2024): 60})]
    )
    uit = compute_beleving_en_feiten(compute_oordelen(waarnemingen, indicatoren, 2024).themas).set_index("gebied")
    assert uit.loc["BU04", "verhouding"] == "beleving_gunstiger"
    zonder = waarnemingen.assign(ci_laag=np.nan, ci_hoog=np.nan)
    uit = compute_beleving_en_feiten(compute_oordelen(zonder, indicatoren, 2024).themas)
    assert set(uit["verhouding"]) == {"niet_te_vergelijken"}
