"""Position, floor, change and early flag; words where there is no number."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats
from statsmodels.stats.proportion import proportions_ztest

from lwd_monitor.oordeel.berekening import Oordelen, compute_beleving_en_feiten, compute_oordelen
from lwd_monitor.oordeel.fdr import REDEN_FDR
from lwd_monitor.oordeel.fouten import (
    Rekenwijze,
    build_rekenwijze,
    build_samenhang,
    combine_fouten,
    compute_afwijking,
    compute_variantie,
    compute_verschilfout,
)
from lwd_monitor.oordeel.interval import compute_wilson, get_z
from lwd_monitor.oordeel.matrix import Stand, build_stand, compute_basis
from lwd_monitor.oordeel.ondergrens import (
    combine_zekerheid,
    compute_kans,
    compute_q_ondergrens,
    compute_zekerheid,
    get_woord,
)
from lwd_monitor.oordeel.ontwikkeling import compute_verandering, get_rookmelder, get_woorden
from lwd_monitor.oordeel.positie import compute_positie, compute_score, get_band

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


@pytest.mark.parametrize("marge", [1.0, 6.0])
def test_invented_figures_change_no_word_of_a_real_theme(marge: float) -> None:
    """Thirty invented themes without a difference would make the list so long that a real one passes no more."""
    echt = build_waarnemingen(marge=marge, verschuif={("BU04", 2024): -14, ("BU07", 2024): 9}).assign(status="gemeten")
    namen = [f"v{nr}" for nr in range(30)]
    ander = build_waarnemingen(indicatoren=namen, marge=40.0).assign(status="voorbeeld")
    met_grens = {"a": {"ondergrens": 45.0}}
    themas = {naam: {"thema": f"verzonnen {naam}", "ondergrens": 50.0} for naam in namen}
    alleen = compute_oordelen(echt, build_indicatoren(**met_grens), 2024)
    alles = pd.concat([echt, ander])
    samen = compute_oordelen(alles, build_indicatoren(**met_grens, **themas), 2024)
    for voor, na in (
        (alleen.themas, samen.themas[samen.themas["thema"] == "sociaal"]),
        (alleen.onderdelen, samen.onderdelen[~samen.onderdelen["indicator"].isin(namen)]),
    ):
        pd.testing.assert_frame_equal(voor.reset_index(drop=True), na.reset_index(drop=True), check_like=True)
    # The same figures as real ones do make it stricter: who looks at more at once names less.
    streng = compute_oordelen(alles.assign(status="gemeten"), build_indicatoren(**met_grens, **themas), 2024).themas
    q = {
        naam: deel.loc[deel["thema"] == "sociaal", "q_positie"].sum()
        for naam, deel in (("s", streng), ("n", samen.themas))
    }
    assert q["s"] > q["n"]


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


def test_coverage_is_said_in_percent_and_without_a_score_there_is_no_position():
    waarnemingen = build_waarnemingen(verschuif={("BU04", 2024): -40})
    weg = (waarnemingen["gebied"] == "BU04") & waarnemingen["indicator"].isin(["b", "c"])
    rij = get_rij(compute_oordelen(waarnemingen[~weg], build_indicatoren(), 2024), "BU04")
    # Its one figure has a margin and lies far off; that is still no theme.
    assert (rij.dekking, rij.positie, bool(rij.met_marge)) == (pytest.approx(100 / 3), "niet_te_toetsen", True)


def test_a_figure_of_three_years_old_is_too_old_unless_it_is_asked_for():
    waarnemingen, indicatoren = build_waarnemingen(), build_indicatoren()
    assert compute_oordelen(waarnemingen, indicatoren, 2026).themas["score"].notna().all()
    assert compute_oordelen(waarnemingen, indicatoren, 2027).themas["score"].isna().all()
    assert compute_oordelen(waarnemingen, indicatoren, 2027, maximale_ouderdom=3).themas["score"].notna().all()


def test_in_the_base_year_itself_nothing_changed_yet():
    themas = compute_oordelen(build_waarnemingen(), build_indicatoren(), 2020).themas
    assert set(themas["ontwikkeling"]) == {"niet_te_toetsen"}
    assert themas["verandering"].isna().all()


def test_a_margin_of_no_width_is_no_margin():
    waarnemingen = build_waarnemingen(marge=0.0)
    rij = get_rij(compute_oordelen(waarnemingen, build_indicatoren(a={"ondergrens": 0.0}), 2024), "BU04")
    assert (rij.positie, rij.ontwikkeling, rij.ondergrens) == ("niet_te_toetsen", "niet_te_toetsen", "niet_zeker")


@pytest.mark.parametrize(("verschuif", "positie"), [(6, "hoger"), (-6, "lager")])
def test_a_place_a_little_off_the_mean_has_its_word_when_that_is_sure(verschuif, positie):
    """All places on one level but for a half standard deviation: less than one, and sure all the same."""
    waarnemingen = build_waarnemingen(marge=0.1)
    midden = waarnemingen.groupby(["indicator", "jaar"])["waarde"].transform("mean")
    eigen = (waarnemingen["gebied"] == "BU04") & (waarnemingen["jaar"] == 2024)
    for kolom, extra in (("waarde", 0), ("ci_laag", -0.1), ("ci_hoog", 0.1)):
        waarnemingen.loc[eigen, kolom] = midden[eigen] + verschuif + extra
    rij = get_rij(compute_oordelen(waarnemingen, build_indicatoren(), 2024), "BU04")
    assert (abs(rij.score) < 1, rij.positie) == (True, positie)


def test_without_a_floor_nothing_is_said_about_one_and_quiet_is_quiet():
    themas = compute_oordelen(build_waarnemingen(marge=20.0), build_indicatoren(), 2024).themas
    assert set(themas["ondergrens"]) == {"geen_ondergrens"}
    assert (set(themas["positie"]), set(themas["rookmelder"])) == ({"geen_aantoonbaar_verschil"}, {"rustig"})
    gemist = compute_oordelen(build_waarnemingen(marge=20.0), build_indicatoren(a={"ondergrens": 200.0}), 2024).themas
    assert (set(gemist["ondergrens"]), set(gemist["rookmelder"])) == ({"niet_gehaald"}, {"let_op"})


def test_base_years_that_give_another_score_are_the_variants_of_a_theme_with_one_indicator():
    """In 2016 all lay two standard deviations lower; as base year it puts who is now in the middle far above it."""
    waarnemingen = build_waarnemingen(("a",), jaren=(2016, 2020, 2024))
    sd = waarnemingen[waarnemingen["jaar"] == 2020]["waarde"].std(ddof=0)
    waarnemingen.loc[waarnemingen["jaar"] == 2016, "waarde"] -= 2 * sd
    themas = compute_oordelen(waarnemingen, build_indicatoren().iloc[:1], 2024).themas
    # 2024 gives the same scores as 2020 and is no variant: what is left is 2016 alone.
    hoger = get_band(themas["score"].to_numpy() + 2)
    assert themas["houdt_stand"].tolist() == np.where(get_band(themas["score"].to_numpy()) == hoger, 100, 0).tolist()
    assert set(themas["houdt_stand"]) == {0, 100}


def test_what_is_known_of_pairs_makes_the_error_of_a_theme():
    waarnemingen, indicatoren = build_waarnemingen(), build_indicatoren()
    los = compute_oordelen(
        waarnemingen, indicatoren, 2024, samenhang={("a", "b"): 0.0, ("a", "c"): 0.0, ("b", "c"): 0.0}
    )
    fouten = [np.sqrt(2) / get_z() / sd for sd in get_basis_sd(waarnemingen)]
    assert get_rij(los, "BU04").verandering_fout == pytest.approx(np.sqrt(np.sum(np.square(fouten))) / 3)
    # Where nothing is known a half is assumed.
    tabel = 0.5 * np.eye(3) + 0.5
    anders = get_rij(compute_oordelen(waarnemingen, indicatoren, 2024), "BU04").verandering_fout
    assert anders == pytest.approx(np.sqrt(np.array(fouten) @ tabel @ fouten) / 3)


def get_basis_sd(waarnemingen):
    return waarnemingen[waarnemingen["jaar"] == 2020].groupby("indicator")["waarde"].std(ddof=0)


def test_figures_of_unknown_places_and_indicators_are_left_out():
    waarnemingen = pd.DataFrame(
        [("A", "x", 2024, 1.0), ("B", "y", 2024, 2.0), ("A", "z", 2024, 3.0), ("C", "y", 2024, 4.0), ("C", "z", 2024, 5.0),
         ("A", "x", 2020, 9.0)],
        columns=["gebied", "indicator", "jaar", "waarde"],
    ).assign(ci_laag=0.0, ci_hoog=1.0)  # fmt: skip
    stand = build_stand(waarnemingen, pd.Index(["A", "B"]), pd.Index(["x", "y"]))
    np.testing.assert_array_equal(stand.waarde, [[1, np.nan], [np.nan, 2]])
    assert stand.fout[0, 0] == pytest.approx(1 / (2 * 1.959964))


def test_the_yardstick_of_two_places_of_one_and_of_none():
    waarde = np.array([[10.0, 7.0, np.nan], [14.0, np.nan, np.nan], [99.0, 99.0, 99.0]])
    stand = Stand(waarde, waarde, waarde, waarde)
    basis = compute_basis(stand, build_indicatoren().set_index("id"), np.array([True, True, False]))
    np.testing.assert_array_equal(basis.gemiddelde, [12, 7, np.nan])
    np.testing.assert_array_equal(basis.spreiding, [2, np.nan, np.nan])
    assert ["gelijk" in basis.redenen["b"], "geen cijfer" in basis.redenen["c"], "a" in basis.redenen] == [1, 1, 0]


def test_a_missing_base_year_gives_words_and_no_score():
    oordelen = compute_oordelen(build_waarnemingen(jaren=(2024,)), build_indicatoren(), 2024)
    assert oordelen.themas["score"].isna().all()
    assert "2020" in oordelen.redenen["a"]


@pytest.mark.parametrize("boven", [False, True])
def test_a_position_that_only_fails_among_all_others_says_so(boven: bool):
    waarnemingen = build_waarnemingen(marge=5.5)
    if boven:
        spiegel = {"waarde": "waarde", "ci_laag": "ci_hoog", "ci_hoog": "ci_laag"}
        waarnemingen = waarnemingen.assign(**{naam: -waarnemingen[bron] for naam, bron in spiegel.items()})
    themas = compute_oordelen(waarnemingen, build_indicatoren(), 2024).themas
    los = themas["laag"] > 0 if boven else themas["hoog"] < 0
    streng = los & (themas["positie"] == "geen_aantoonbaar_verschil")
    assert set(themas.loc[streng, "reden"]) == {REDEN_FDR}
    assert set(themas.loc[~streng, "reden"]) == {""}


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
    # What is not tested has no p, so it does not count among the others either.
    assert np.isnan(rij.p_positie) != getoetst
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


def test_the_bands_behind_houdt_stand_begin_at_half_a_standard_deviation():
    gevonden = get_band(np.array([0.5, 0.499, 0.0, -0.499, -0.5, np.nan]))
    assert gevonden[:5].tolist() == [1, 0, 0, 0, -1]
    assert np.isnan(gevonden[5])


def test_houdt_stand_is_the_share_of_variants_in_the_same_band():
    """One indicator, so the variants are the other base years alone: two of three put the place in another band."""
    z = np.array([[0.6]])
    andere = [np.array([[x]]) for x in (0.5, 0.4, -0.7)]
    assert compute_positie(z, np.array([[0.1]]), andere).houdt_stand[0] == pytest.approx(100 / 3)
    assert compute_positie(z, np.array([[0.1]]), andere[:1]).houdt_stand[0] == 100
    assert np.isnan(compute_positie(z, np.array([[0.1]]), []).houdt_stand[0])
    # A base year without figures is no variant, and without a score there is nothing to hold.
    leeg = np.array([[np.nan]])
    assert np.isnan(compute_positie(z, np.array([[0.1]]), [leeg]).houdt_stand[0])
    assert np.isnan(compute_positie(leeg, leeg, [z]).houdt_stand[0])


def test_leaving_one_out_and_other_weights_are_variants_too():
    """3 and 0: without the first the place lies around the mean. Twenty figures around a half: weights decide."""
    paar = compute_positie(np.array([[3.0, 0.0]]), np.full((1, 2), 0.1), [])
    assert paar.houdt_stand[0] == 75
    z = np.linspace(-9, 10.04, 20)[None, :]
    gewichten = np.random.default_rng(142).uniform(0.5, 1.5, (20, 20))
    scores = [np.delete(z, i).mean() for i in range(20)] + [(z @ g / g.sum())[0] for g in gewichten]
    assert z.mean() > 0.5
    gevonden = compute_positie(z, np.full((1, 20), 0.1), []).houdt_stand[0]
    assert gevonden == pytest.approx(100 * np.mean([score >= 0.5 for score in scores]))


@pytest.mark.parametrize(
    ("z", "fout", "zeker", "met_marge"),
    [
        ([1, 1, 1], [0.1, 0.1, np.nan], None, True),
        ([1, 1, 1], [0.1, 0, 0], None, False),
        ([1, 1, 1], [0, 0, 0], [1, 1, 1], False),
        # What carries no figure does not count as one that needs no margin.
        ([1, 1, 1, np.nan], [0.1, np.nan, np.nan, np.nan], [1, 0, 0, 1], False),
        ([1, 1, 1, np.nan], [0.1, np.nan, np.nan, np.nan], [1, 1, 0, 0], True),
    ],
)
def test_enough_margins_is_two_thirds_of_the_figures_that_there_are(z, fout, zeker, met_marge):
    zeker = None if zeker is None else np.array([zeker], dtype=bool)
    positie = compute_positie(np.array([z], dtype=float), np.array([fout], dtype=float), [], zeker=zeker)
    assert positie.met_marge.tolist() == [met_marge]


def test_one_figure_without_a_margin_has_no_interval_and_two_have_that_of_their_weights():
    leeg = np.array([[np.nan, np.nan]])
    assert np.isnan(compute_positie(np.array([[1.0]]), leeg[:, :1], []).laag[0])
    twee = compute_positie(np.array([[1.0, 3.0]]), leeg, [])
    # The share of the second figure lies between a quarter and three quarters.
    assert 1.5 < twee.laag[0] < 2 < twee.hoog[0] < 2.5


def test_only_places_of_the_yardstick_make_the_mean():
    waarnemingen = build_waarnemingen(("a",))
    ver = (waarnemingen["gebied"] == "BU00") & (waarnemingen["jaar"] == 2020)
    waarnemingen.loc[ver, "waarde"] += 500
    telt = [g for g in GEBIEDEN if g != "BU00"]
    rij = get_rij(compute_oordelen(waarnemingen, build_indicatoren().iloc[:1], 2024, vergelijkbaar=telt), "BU04")
    basis = waarnemingen[(waarnemingen["jaar"] == 2020) & waarnemingen["gebied"].isin(telt)]["waarde"]
    eigen = waarnemingen[(waarnemingen["jaar"] == 2024) & (waarnemingen["gebied"] == "BU04")]["waarde"].iloc[0]
    assert rij.score == pytest.approx((eigen - basis.mean()) / basis.std(ddof=0))


def test_the_interval_of_one_indicator_is_its_own_margin_and_that_of_the_mean():
    indicatoren = build_indicatoren().iloc[:1]
    waarnemingen = build_waarnemingen(("a",))
    rij = get_rij(compute_oordelen(waarnemingen, indicatoren, 2024), "BU04")
    sd = waarnemingen[waarnemingen["jaar"] == 2020]["waarde"].std(ddof=0)
    half = np.sqrt(1 + 1 / len(GEBIEDEN)) / sd
    assert (rij.hoog - rij.score, rij.score - rij.laag) == pytest.approx((half, half), rel=0.005)
    assert rij.p_positie == pytest.approx(2 * stats.norm.sf(abs(rij.score) / (half / get_z())))
    oordelen = compute_oordelen(waarnemingen, indicatoren, 2024).onderdelen.set_index("gebied").loc["BU04"]
    assert (oordelen.z, oordelen.z_laag, oordelen.z_hoog) == pytest.approx(
        (rij.score, rij.score - half, rij.score + half)
    )


@pytest.mark.parametrize("samenhang", [0.0, 0.6])
def test_the_interval_is_that_of_many_blind_redraws_of_figures_and_weights(samenhang):
    kans = np.random.default_rng(8)
    z, fout = kans.normal(0, 1, (6, 4)), kans.uniform(0.1, 0.5, (6, 4))
    # Of the first place one figure is missing: its weight and its error do not count.
    z[0, 3] = fout[0, 3] = np.nan
    er = ~np.isnan(z)
    tabel = np.full((4, 4), samenhang) + (1 - samenhang) * np.eye(4)
    positie = compute_positie(z, fout, [], samenhang=tabel if samenhang else None)
    gewicht = kans.uniform(0.5, 1.5, (40_000, 1, 4))
    toeval = kans.multivariate_normal(np.zeros(4), tabel, (40_000, 6))
    getrokken = np.where(er, (z + fout * toeval) * gewicht, 0.0).sum(axis=2) / (er * gewicht).sum(axis=2)
    laag, hoog = np.quantile(getrokken, [0.025, 0.975], axis=0)
    breedte = hoog - laag
    assert (np.abs(positie.laag - laag) < 0.06 * breedte).all()
    assert (np.abs(positie.hoog - hoog) < 0.06 * breedte).all()


def test_floor_probability_is_the_normal_tail():
    assert compute_kans(52, 2, 55, 1) == pytest.approx(stats.norm.cdf(-1.5))
    assert compute_kans(52, 2, 55, -1) == pytest.approx(stats.norm.cdf(1.5))
    assert compute_kans(55.4, 0.5, 55, 1) == pytest.approx(stats.norm.cdf(0.8))
    assert np.isnan(compute_kans(np.nan, 2, 55, 1))
    assert np.isnan(compute_kans(52, 2, 55, np.nan))


@pytest.mark.parametrize("fout", [0.0, np.nan])
def test_without_a_margin_a_figure_on_its_floor_reaches_it(fout):
    assert compute_kans([55, 55, 54.9], fout, 55, [1, -1, 1]).tolist() == [1, 1, 0]


def test_floor_words_turn_at_95_percent():
    assert get_woord([0.95, 1 - 0.95]).tolist() == ["gehaald", "niet_gehaald"]
    assert get_woord(0.001, True, [0.05, 0.0501]).tolist() == ["niet_gehaald", "niet_zeker"]
    assert get_woord([0.951, 0.949, 0.051, 0.049]).tolist() == ["gehaald", "niet_zeker", "niet_zeker", "niet_gehaald"]
    assert get_woord(0.99, False) == "geen_ondergrens"


def build_cel(waarde, n, noemer=np.nan):
    """Return one share as a figure with the margin that `n` answers give it."""
    laag, hoog = (100 * float(grens) for grens in compute_wilson(waarde / 100, n))
    return Stand(*(np.array([[v]]) for v in (waarde, (hoog - laag) / (2 * get_z()), 2024.0, noemer)))


def build_wijze(soort, factor=1.0):
    return Rekenwijze(np.array([soort], dtype=object), np.array([1000.0]), np.array([factor]))


def get_zekerheid(stand, grens, teken, wijze):
    return compute_zekerheid(stand, np.array([grens]), np.array([teken]), wijze)[0, 0]


def test_one_floor_surely_missed_is_not_met_and_a_missing_figure_not_certain():
    kans = combine_zekerheid(np.array([[0.99, 0.01], [0.99, 0.98], [0.99, np.nan], [0.9, 0.9], [0.01, np.nan]]))
    assert get_woord(kans).tolist() == ["niet_gehaald", "gehaald", "niet_zeker", "niet_zeker", "niet_gehaald"]
    assert kans[3] == pytest.approx(0.8)


def test_a_missed_floor_counts_beside_one_without_a_figure_when_it_is_95_percent_sure():
    op, over = combine_zekerheid(np.array([[(1 - 0.95) / 2, np.nan], [0.026, np.nan]]))
    assert op == 1 - 0.95
    assert np.isnan(over)


def test_one_floor_that_seems_missed_among_many_makes_no_theme():
    kans = combine_zekerheid(np.array([[0.04, *[0.99] * 9], [0.004, *[0.99] * 9], [0.5, 0.4, 0.3, *[0.99] * 7]]))
    assert get_woord(kans).tolist() == ["niet_zeker", "niet_gehaald", "niet_zeker"]


def test_the_zekerheid_of_a_share_is_exact_near_0():
    """Nobody out of 40 said yes: how sure is it that fewer than 5% do? By the binomial, not by a normal tail."""
    stand, wijze = build_cel(0.0, 40), build_wijze("aandeel")
    assert get_zekerheid(stand, 5.0, -1.0, wijze) == pytest.approx(1 - 0.95**40)
    assert get_zekerheid(stand, 5.0, 1.0, wijze) == pytest.approx(0.95**40)


@pytest.mark.parametrize("x", [1, 3, 20, 38, 39])
def test_the_zekerheid_of_a_share_equals_one_minus_the_binomial_test(x):
    stand, wijze = build_cel(100 * x / 40, 40), build_wijze("aandeel")
    laag, hoog = max(100 * x / 40 - 7, 0.5), min(100 * x / 40 + 7, 99.5)
    boven = stats.binomtest(x, 40, laag / 100, alternative="greater").pvalue
    onder = stats.binomtest(x, 40, hoog / 100, alternative="less").pvalue
    assert get_zekerheid(stand, laag, 1.0, wijze) == pytest.approx(1 - boven)
    assert get_zekerheid(stand, hoog, 1.0, wijze) == pytest.approx(onder)


@pytest.mark.parametrize(("x", "n", "grens"), [(0.5, 40, 5), (39.5, 40, 95), (2200, 4000, 54)])
def test_the_zekerheid_of_a_share_holds_for_answers_that_need_not_be_whole(x, n, grens):
    """As weights make them: the binomial tail is one of the beta distribution, which knows no whole numbers."""
    stand, wijze = build_cel(100 * x / n, n), build_wijze("aandeel")
    minstens, meer = stats.beta.cdf(grens / 100, x, n - x + 1), stats.beta.cdf(grens / 100, x + 1, n - x)
    hoog = max(1 - minstens, min(1 - meer, 0.5))
    assert get_zekerheid(stand, float(grens), 1.0, wijze) == pytest.approx(hoog, rel=1e-5)
    assert get_zekerheid(stand, float(grens), -1.0, wijze) == pytest.approx(1 - hoog, rel=1e-5)


@pytest.mark.parametrize(("x", "grens"), [(20, 50.0), (0, 0.0), (40, 100.0)])
@pytest.mark.parametrize("teken", [1.0, -1.0])
def test_a_share_that_lies_on_its_floor_may_reach_it_or_not(x, grens, teken):
    assert get_zekerheid(build_cel(100 * x / 40, 40), grens, teken, build_wijze("aandeel")) == 0.5


def test_a_floor_that_no_share_can_have_is_surely_missed_or_met():
    for grens, gehaald in ((120.0, 0), (-5.0, 1)):
        assert get_zekerheid(build_cel(50.0, 40), grens, 1.0, build_wijze("aandeel")) == gehaald


def build_cijfer(gevallen, noemer, fout=5.0):
    return Stand(*(np.array([[v]]) for v in (1000 * gevallen / noemer, fout, 2024.0, noemer)))


@pytest.mark.parametrize("factor", [1.0, 2.4])
@pytest.mark.parametrize(("x", "noemer", "verwacht"), [(60, 1000, 45), (60, 1, 45), (2, 4000, 0.4), (0.5, 1000, 0.01)])
def test_the_zekerheid_of_a_rate_follows_its_scatter(factor, x, noemer, verwacht):
    stand, wijze = build_cijfer(x, noemer), build_wijze("cijfer_per", factor)
    grens = 1000 * verwacht / noemer
    assert get_zekerheid(stand, grens, 1.0, wijze) == pytest.approx(stats.gamma.sf(verwacht / factor, x / factor))
    # Below is good: more than this many is what is sure to be missed.
    assert get_zekerheid(stand, grens, -1.0, wijze) == pytest.approx(stats.gamma.cdf(verwacht / factor, x / factor))


def test_a_rate_of_nothing_on_a_floor_of_nothing_may_reach_it_or_not():
    assert get_zekerheid(build_cijfer(0, 1000), 0.0, 1.0, build_wijze("cijfer_per")) == 0.5


def test_each_figure_of_a_page_has_its_own_way_of_counting():
    """A share, a rate, a mean, and of each that counts something that it lacks: those are taken as normal, or as exact."""
    soorten = ["aandeel", "cijfer_per", "gemiddelde", "aandeel", "cijfer_per", "cijfer_per", "aandeel", "aandeel"]
    cel, cijfer = build_cel(60.0, 40), build_cijfer(60, 1000.0)
    halve = cel.fout[0, 0]
    velden = {
        "waarde": [60.0, 60.0, 7.0, 60.0, 60.0, 60.0, 60.0, 60.0],
        "fout": [halve, 5.0, 0.3, 60.0, 0.0, 5.0, halve, halve],
        "noemer": [50.0, 1000.0, 50.0, 50.0, 1000.0, 0.0, 50.0, 50.0],
    }
    grens = np.array([50.0, 45.0, 6.5, 50.0, 45.0, 45.0, np.nan, 50.0])
    teken = np.array([1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, np.nan])
    stand = Stand(*(np.array([v]) for v in (velden["waarde"], velden["fout"], [2024.0] * 8, velden["noemer"])))
    wijze = Rekenwijze(np.array(soorten, dtype=object), np.full(8, 1000.0), np.ones(8))
    [kans] = compute_zekerheid(stand, grens, teken, wijze)
    assert kans[0] == get_zekerheid(cel, 50.0, 1.0, build_wijze("aandeel"))
    assert kans[1] == get_zekerheid(cijfer, 45.0, 1.0, build_wijze("cijfer_per"))
    # No share has a margin of 60 either way, and a rate without inhabitants counts no events.
    assert kans[[2, 3, 5]] == pytest.approx(stats.norm.cdf([0.5 / 0.3, 10 / 60, 15 / 5]))
    assert kans[4] == 1
    assert np.isnan(kans[6:]).all()


def test_floors_of_a_page_stand_under_the_false_discovery_rate():
    kans = np.array([0.04, *[0.5] * 19])
    assert get_woord(kans)[0] == "niet_gehaald"
    assert get_woord(kans, True, compute_q_ondergrens(kans))[0] == "niet_zeker"
    # What is certain is no test: it keeps its word, and does not make the others look better.
    for zeker in (0.0, 1.0):
        assert compute_q_ondergrens(np.array([zeker, 0.03, 0.5]))[1:] == pytest.approx([0.06, 0.5])
    vast = np.array([0.0, 1.0, 0.5])
    assert get_woord(vast, True, compute_q_ondergrens(vast)).tolist() == ["niet_gehaald", "gehaald", "niet_zeker"]


def test_floor_of_a_theme_stands_with_its_indicators():
    oordelen = compute_oordelen(build_waarnemingen(), build_indicatoren(a={"ondergrens": 0.0}), 2024)
    assert set(oordelen.themas["ondergrens"]) == {"gehaald"}
    woorden = oordelen.onderdelen.groupby("indicator")["ondergrens"].unique()
    assert (woorden["a"].tolist(), woorden["b"].tolist()) == (["gehaald"], ["geen_ondergrens"])


def test_change_counts_only_indicators_with_a_margin_at_both_moments():
    z, fout = np.array([[1.0, 1, 1]]), np.sqrt(2) * np.array([[0.1, 0.1, np.nan]])
    verandering, marge = compute_verandering(z, z - 0.5, fout, np.eye(3))
    assert verandering[0] == pytest.approx(0.5)
    assert marge[0] == pytest.approx(np.sqrt(4 * 0.01) / 2)
    assert np.isnan(compute_verandering(z, z - 0.5, np.full((1, 3), np.nan), np.eye(3))[0])
    # A margin of no width is none, nor is one beside a figure that is not there.
    nul = compute_verandering(z, z - 0.5, np.array([[0.1, 0.1, 0.0]]) * np.sqrt(2), np.eye(3))
    leeg = compute_verandering(np.array([[1.0, 1, np.nan]]), z - 0.5, np.full((1, 3), 0.1) * np.sqrt(2), np.eye(3))
    for uit in (nul, leeg):
        assert (uit[0][0], uit[1][0]) == pytest.approx((0.5, marge[0]))


def test_a_change_needs_two_thirds_of_its_indicators_and_one_alone_is_all():
    z = np.array([[1.0, 1, 1]])
    assert np.isnan(compute_verandering(z, z - 0.5, np.array([[0.1, np.nan, np.nan]]), np.eye(3))).all()
    een = compute_verandering(z[:, :1], z[:, :1] - 0.5, np.array([[0.1]]), np.eye(1))
    assert (een[0][0], een[1][0]) == pytest.approx((0.5, 0.1))
    assert np.isnan(compute_verandering(z[:, :0], z[:, :0], z[:, :0], np.eye(0))).all()


def test_the_early_flag_by_level_and_change():
    woorden = np.array(["verslechterd", "geen_aantoonbaar_verschil", "niet_te_toetsen"] * 3, dtype=object)
    laag = np.repeat([True, False, False], 3)
    bekend = np.repeat([True, True, False], 3)
    gevonden = get_rookmelder(laag, bekend, woorden).tolist()
    assert gevonden == ["alarm", "let_op", "let_op", "let_op", "rustig", "onbekend", "let_op", "onbekend", "onbekend"]


def test_the_error_of_a_theme_follows_from_the_whole_table_of_covariances():
    tabel = build_samenhang(pd.Index(["a", "b", "c"]), np.array([1.0, -1, 1]), {("a", "b"): -0.2, ("b", "c"): 0.1})
    assert tabel.tolist() == [[1, 0.2, 0.5], [0.2, 1, -0.1], [0.5, -0.1, 1]]
    fout = np.array([[0.3, 0.5, 0.2], [0.3, np.nan, 0.2]])
    gevonden = combine_fouten(fout, tabel)
    assert gevonden[0] == pytest.approx(np.sqrt(np.ones(3) @ (np.outer(fout[0], fout[0]) * tabel) @ np.ones(3)) / 3)
    assert gevonden[1] == pytest.approx(np.sqrt(0.09 + 0.04 + 2 * 0.5 * 0.06) / 2)


@pytest.mark.parametrize("zelfde", [True, False])
@pytest.mark.parametrize("aantal", [3, 2])
def test_the_error_of_a_distance_to_the_mean_is_that_of_a_contrast(zelfde, aantal):
    variantie = np.array([[0.4], [0.1], [0.9], [0.2]])
    telt = np.arange(4) < aantal
    gevonden = compute_afwijking(variantie, variantie, telt, np.full((4, 1), zelfde))
    for g in range(4):
        gewicht, v = np.where(telt, -1 / aantal, 0.0), variantie[:, 0]
        echt = v @ (gewicht + (np.arange(4) == g)) ** 2 if zelfde else v[g] + v @ gewicht**2
        assert gevonden[g, 0] == pytest.approx(np.sqrt(echt))
    # One place that is its own mean has no distance to it, whatever its error would be.
    assert compute_afwijking(np.array([[4.0]]), np.array([[1.0]]), np.array([True]), np.array([[True]])) == 0


def test_a_share_near_nothing_is_tested_with_the_error_of_the_middle():
    gevonden = compute_variantie(build_cel(0.0, 60), np.array([8.0]), build_wijze("aandeel"))
    assert gevonden[0, 0] == pytest.approx(8 * 92 / 60)
    # A mean keeps its own error: 3 in standard errors is a variance of 9.
    mark = Stand(*(np.array([[v]]) for v in (7.0, 3.0, 2024.0, np.nan)))
    assert compute_variantie(mark, np.array([8.0]), build_wijze("gemiddelde"))[0, 0] == 9


def test_each_figure_has_the_variance_of_its_own_kind_or_the_one_it_came_with():
    """A share and a rate, large ones with little variance; and those whose middle, margin or noemer gives none."""
    cel, groot = build_cel(40.0, 60), build_cel(40.0, 4000)
    soorten = ["aandeel", "aandeel", "cijfer_per", "gemiddelde", "aandeel", "aandeel", "cijfer_per", "cijfer_per"]
    waarde = np.array([[40.0, 40, 12, 7, 40, 40, 12, 12]])
    fout = np.array([[cel.fout[0, 0], groot.fout[0, 0], 0.4, 0.3, cel.fout[0, 0], 60, 0, 2]])
    noemer = np.array([[60.0, 4000, 90_000, 60, 60, 60, 3000, np.nan]])
    midden = np.array([50.0, 50, 10, 8, 0, 50, 10, 10])
    wijze = Rekenwijze(np.array(soorten, dtype=object), np.full(8, 1000.0), np.ones(8))
    [gevonden] = compute_variantie(Stand(waarde, fout, waarde, noemer), midden, wijze)
    assert gevonden == pytest.approx([2500 / 60, 2500 / 4000, 1 / 9, 0.09, cel.fout[0, 0] ** 2, 3600, 0, 4])


def test_places_that_scatter_by_themselves_have_their_own_dispersion():
    indicatoren = pd.DataFrame(
        {
            "toets": ["cijfer_per", "cijfer_per"],
            "per": [1000, 100],
            "dispersie": [2.0, np.nan],
            "eigen": [{"B": 7.0}, None],
        }
    )
    wijze = build_rekenwijze(indicatoren, pd.Index(["A", "B", "C"]))
    assert wijze.dispersie.tolist() == [[2, 1], [7, 1], [2, 1]]
    assert wijze.per.tolist() == [1000, 100]


def test_the_error_of_a_change_is_that_of_the_pooled_z_test():
    fout = compute_verschilfout(build_cel(55.0, 90), build_cel(40.0, 120), build_wijze("aandeel"))[0, 0]
    assert 15 / fout == pytest.approx(proportions_ztest([49.5, 48], [90, 120])[0])


def test_the_error_of_a_change_of_a_rate_is_that_of_what_both_years_have_together():
    """10 per 1000 of 1000 people and 20 of 3000: together 70 cases of 4000 people."""
    nu, eerder = build_cijfer(10, 1000.0), build_cijfer(60, 3000.0)
    fout = compute_verschilfout(nu, eerder, build_wijze("cijfer_per"))[0, 0]
    assert fout == pytest.approx(np.sqrt(17.5 / 1 + 17.5 / 3))
    # Without inhabitants now: its own margin, and for the other year the middle of the two.
    zonder = Stand(nu.waarde, nu.fout, nu.jaar, np.full((1, 1), np.nan))
    fout = compute_verschilfout(zonder, eerder, build_wijze("cijfer_per"))[0, 0]
    assert fout == pytest.approx(np.sqrt(25 + 15 / 3))


def test_beleving_and_feiten_differ_only_beyond_their_margins():
    indicatoren = pd.concat([build_indicatoren(), build_indicatoren().assign(id=list("def"), soort="subjectief")])
    waarnemingen = pd.concat(
        [build_waarnemingen(), build_waarnemingen(("d", "e", "f"), verschuif={("BU04", 2024): 60})]
    )
    themas = compute_oordelen(waarnemingen, indicatoren, 2024).themas
    uit = compute_beleving_en_feiten(themas).set_index("gebied")
    assert uit.loc["BU04", "verhouding"] == "beleving_gunstiger"
    kanten = [get_rij(Oordelen(themas, themas, {}), "BU02", soort=soort) for soort in ("subjectief", "objectief")]
    fouten = [(kant.hoog - kant.laag) / (2 * get_z()) for kant in kanten]
    afstand = abs(kanten[0].score - kanten[1].score) / np.hypot(*fouten)
    assert uit.loc["BU02", "p"] == pytest.approx(2 * stats.norm.sf(afstand))
    zonder = waarnemingen.assign(ci_laag=np.nan, ci_hoog=np.nan)
    uit = compute_beleving_en_feiten(compute_oordelen(zonder, indicatoren, 2024).themas)
    assert set(uit["verhouding"]) == {"niet_te_vergelijken"}


def test_a_score_of_one_light_indicator_is_that_indicator():
    """Weights need not add up to one: what is there is divided by what it weighs."""
    score = compute_score(np.array([[1.2, np.nan], [1.0, 3.0], [np.nan, np.nan]]), np.array([0.6, 0.2]))
    assert score[:2] == pytest.approx([1.2, (0.6 * 1.0 + 0.2 * 3.0) / 0.8])
    assert np.isnan(score[2])


def test_a_small_change_that_is_sure_has_its_word():
    woorden = get_woorden(np.array([0.2, -0.2, 0.9, -0.9, np.nan]), np.array([0.001, 0.001, 0.4, 0.4, np.nan]))
    geen = "geen_aantoonbaar_verschil"
    assert woorden.tolist() == ["verbeterd", "verslechterd", geen, geen, "niet_te_toetsen"]
    # At most one in twenty: at exactly that it still has its word.
    assert [get_woorden(np.array([x]), np.array([0.05]))[0] for x in (0.2, -0.2)] == ["verbeterd", "verslechterd"]


def test_correlations_that_contradict_each_other_give_the_nearest_possible_table():
    """The nearest: it can be, and what was taken off stands square on what is left (Moreau 1962)."""
    namen, teken = pd.Index(["a", "b", "c"]), np.ones(3)
    paren = {("a", "b"): 0.9, ("b", "c"): 0.9, ("a", "c"): -0.9}
    ruw = np.array([[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]])
    tabel = build_samenhang(namen, teken, paren)
    assert np.linalg.eigvalsh(ruw).min() < 0
    assert np.linalg.eigvalsh(tabel).min() == pytest.approx(0, abs=1e-12)
    assert np.linalg.eigvalsh(tabel - ruw).min() == pytest.approx(0, abs=1e-12)
    assert np.trace(tabel @ (tabel - ruw)) == pytest.approx(0, abs=1e-12)
    # What can be stays as it was measured.
    gewoon = build_samenhang(namen, teken, {("a", "b"): 0.9, ("b", "c"): 0.8, ("a", "c"): 0.6})
    assert gewoon.tolist() == [[1, 0.9, 0.6], [0.9, 1, 0.8], [0.6, 0.8, 1]]


def test_a_rate_of_which_nothing_else_is_known_is_per_1000_and_scatters_as_chance_does():
    wijze = build_rekenwijze(pd.DataFrame({"toets": ["cijfer_per"]}))
    stand = Stand(*(np.array([[v]]) for v in (12.0, 2.0, 2024.0, 3000.0)))
    # 10 per 1000 of 3000 people are 30 events: their variance is 30, on the scale of the rate 30 / 9.
    assert compute_variantie(stand, np.array([10.0]), wijze)[0, 0] == pytest.approx(30 / 9)


def test_places_that_differ_by_rounding_alone_are_equal():
    """0.1 + 0.2 is not 0.3 to a computer: such a spread is no yardstick."""
    waarnemingen = build_waarnemingen(("a",))
    som = np.where(np.arange(len(waarnemingen)) % 2, 0.1 + 0.2, 0.3)
    for schaal in (1.0, 1e6):
        gelijk = waarnemingen.assign(waarde=schaal * som)
        assert "gelijk" in compute_oordelen(gelijk, build_indicatoren().iloc[:1], 2024).redenen["a"]
