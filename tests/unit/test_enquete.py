"""A Burgerpeiling from file to outcomes: what counts, what is refused, what stays hidden."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pyreadstat
import pytest
import statsmodels.api as sm
from scipy import stats
from scipy.optimize import Bounds, LinearConstraint, milp
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.weightstats import DescrStatsW

from lwd_monitor.enquete.bestand import read_sav
from lwd_monitor.enquete.respondenten import check_respondenten
from lwd_monitor.enquete.schalen import is_geen_antwoord
from lwd_monitor.enquete.schild import (
    Drempel,
    Vlakken,
    find_kleine_cellen,
    find_kleine_gebieden,
    find_onderdrukt,
    hide_aantallen,
)
from lwd_monitor.enquete.telling import Telling, build_eenheden, count_antwoorden
from lwd_monitor.enquete.uitkomst import Enquetegebied, compute_uitkomsten, get_coefficienten
from lwd_monitor.enquete.vragen import Enquetevraag, VraagSoort, build_vragen
from lwd_monitor.enquete.wijken import Wijken, find_wijkcode
from lwd_monitor.fout import Fout
from tests.files.maak_burgerpeiling import FORMAAT, WIJKEN, build_respondenten, load_formaat, save_sav

CODES = [f"WK0141{nummer}" for nummer in WIJKEN]
ONZE = Wijken(CODES, "GM0141")
GEBIEDEN = [Enquetegebied("GM0141"), *(Enquetegebied(code, frozenset([code])) for code in CODES)]
EIGEN = Enquetegebied("EIGEN", frozenset(CODES[5:8]))


@pytest.fixture(scope="module", params=["echt", "tweeling"])
def formaat(request):
    if request.param == "echt" and not FORMAAT.exists():
        pytest.skip("Het formaat van de VNG staat hier niet.")
    return load_formaat(FORMAAT if request.param == "echt" else Path("afwezig.sav"))


@pytest.fixture(scope="module")
def klein_formaat():
    return load_formaat(Path("afwezig.sav"))


@pytest.fixture
def frame(klein_formaat):
    return build_respondenten(klein_formaat)


def load(frame, formaat, tmp_path, **kwargs):
    return check_respondenten(read_sav(save_sav(frame, formaat, tmp_path / "bp.sav")), ONZE, **kwargs)


def find(uitkomsten, gebied, vraag, antwoord, ronde="2025"):
    rij = uitkomsten.query("gebied == @gebied and vraag == @vraag and antwoord == @antwoord and ronde == @ronde")
    assert len(rij) == 1
    return rij.iloc[0]


def test_invented_respondents_keep_the_labels_of_the_format(formaat, tmp_path):
    pad = save_sav(build_respondenten(formaat, 20), formaat, tmp_path / "bp.sav")
    _, meta = pyreadstat.read_sav(str(pad))
    assert meta.column_names_to_labels == dict(formaat.labels)
    assert meta.variable_value_labels == dict(formaat.waardelabels)


def test_the_same_seed_gives_the_same_respondents(klein_formaat):
    pd.testing.assert_frame_equal(build_respondenten(klein_formaat), build_respondenten(klein_formaat))


def test_all_answers_of_the_format_find_their_question(formaat, tmp_path):
    levering = read_sav(save_sav(build_respondenten(formaat, 20), formaat, tmp_path / "bp.sav"))
    soorten = {vraag.id: vraag.soort for vraag in levering.vragen}
    assert soorten["wl01"] is VraagSoort.CIJFER
    assert soorten["wl02_0"] is VraagSoort.SCHAAL
    assert soorten["zw08"] is VraagSoort.MEERKEUZE
    assert soorten["dv02"] is VraagSoort.KEUZE
    for vraag in levering.vragen:
        teksten = vraag.geldige_antwoorden.values()
        assert not [t for t in teksten if t in ("weet niet", "zeg ik liever niet", "weet niet / geen mening")]


def test_the_real_format_has_114_questions_and_no_respondents():
    if not FORMAAT.exists():
        pytest.skip("Het formaat van de VNG staat hier niet.")
    levering = read_sav(FORMAAT)
    respondenten = check_respondenten(levering, ONZE)
    assert len(levering.vragen) == 114
    assert sum(len(v.kolommen) for v in levering.vragen) == 170
    assert len(respondenten.frame) == 0


@pytest.mark.parametrize(
    ("gewicht", "telt", "lijst", "melding"),
    [(4.999, True, None, ""), (5.0, False, "fouten", "5 of meer"), (7.3, False, "fouten", "5 of meer"),
     (0.0, False, "fouten", "niet groter dan 0"), (np.nan, True, "waarschuwingen", "telt voor 1")],
)  # fmt: skip
def test_weights_are_checked_by_row(frame, klein_formaat, tmp_path, gewicht, telt, lijst, melding):
    frame.loc[11, "weging"] = gewicht
    respondenten = load(frame, klein_formaat, tmp_path)
    assert (12 in set(respondenten.frame["rij"])) is telt
    if lijst:
        (bevinding,) = getattr(respondenten, lijst)
        assert (bevinding.rij, bevinding.kolom) == (12, "weging")
        assert melding in bevinding.melding
    if np.isnan(gewicht):
        assert respondenten.frame.loc[respondenten.frame["rij"] == 12, "gewicht"].item() == 1.0


@pytest.mark.parametrize(("wijknr", "melding"), [("", "ontbreekt"), ("77", "kent Almelo niet")])
def test_an_unknown_wijk_counts_for_the_gemeente_only(frame, klein_formaat, tmp_path, wijknr, melding):
    frame.loc[3, "wijknr"] = wijknr
    respondenten = load(frame, klein_formaat, tmp_path)
    (bevinding,) = respondenten.waarschuwingen
    assert bevinding.rij == 4
    assert melding in bevinding.melding
    assert len(respondenten.frame) == 700
    assert respondenten.frame["wijk"].isna().sum() == 1


@pytest.mark.parametrize("wijknr", ["14", "14.0", " 014114 ", "14114", "WK014114", 14, 14.0])
def test_wijk_numbers_are_read_in_all_their_forms(wijknr):
    assert find_wijkcode(wijknr, "GM0141") == "WK014114"


@pytest.mark.parametrize("wijknr", ["", "nan", None, "036314", "WK036314", "centrum"])
def test_other_wijk_numbers_are_no_wijk(wijknr):
    assert find_wijkcode(wijknr, "GM0141") is None


@pytest.mark.parametrize(("aantal", "melding"), [(500, None), (499, "vraagt"), (475, "vraagt"), (474, "te weinig")])
def test_few_respondents_are_told(klein_formaat, tmp_path, aantal, melding):
    waarschuwingen = load(build_respondenten(klein_formaat, aantal), klein_formaat, tmp_path).waarschuwingen
    assert [melding in w.melding for w in waarschuwingen] == ([True] if melding else [])


def test_a_strange_value_is_no_answer_and_is_told(frame, klein_formaat, tmp_path):
    frame.loc[0, "wl02_0"] = 9
    respondenten = load(frame, klein_formaat, tmp_path)
    assert respondenten.waarschuwingen[0].waarde == "9"
    assert np.isnan(respondenten.frame["wl02_0"].iloc[0])


def test_another_gemeente_and_another_year_are_told(frame, klein_formaat, tmp_path):
    frame.loc[0, "gemnr"] = 363
    respondenten = load(frame, klein_formaat, tmp_path, jaar=2024)
    assert "andere gemeente" in respondenten.fouten[0].melding
    assert "ander jaar" in respondenten.waarschuwingen[0].melding


def test_a_file_that_is_no_survey_is_refused_in_words(tmp_path):
    pad = tmp_path / "niets.sav"
    pad.write_text("geen spss")
    with pytest.raises(Fout, match="geen leesbaar SPSS-bestand"):
        read_sav(pad)
    pyreadstat.write_sav(pd.DataFrame({"a": [1.0]}), str(pad))
    with pytest.raises(Fout, match="ontbreekt de kolom weging"):
        read_sav(pad)


def compute_n_effectief(w, x):
    """Return s2 over the sandwich variance of a weighted mean as statsmodels gives it, at most Kish's n: another road."""
    n, kish = len(w), w.sum() ** 2 / (w**2).sum()
    variantie = sm.WLS(x, np.ones(n), weights=w).fit(cov_type="HC1").cov_params().to_numpy()[0, 0]
    s2 = DescrStatsW(x, weights=w).var * n / (n - 1)
    return min(s2 / variantie, kish)


def test_a_share_is_the_weighted_share_with_wilson_on_the_effective_n(frame, klein_formaat, tmp_path):
    respondenten = load(frame, klein_formaat, tmp_path)
    rij = find(
        compute_uitkomsten({2025: respondenten.frame}, respondenten.vragen, GEBIEDEN)[0], "GM0141", "wl02_0", "top2"
    )
    geldig = frame[frame["wl02_0"] <= 5]
    w, x = geldig["weging"], geldig["wl02_0"] <= 2
    p = w[x].sum() / w.sum()
    n_effectief = compute_n_effectief(w, x.astype(float))
    assert rij.waarde == pytest.approx(100 * p)
    assert (rij.n, rij.n_effectief) == (len(geldig), pytest.approx(n_effectief))
    laag, hoog = proportion_confint(rij.waarde / 100 * n_effectief, n_effectief, method="wilson")
    assert (rij.ci_laag, rij.ci_hoog) == pytest.approx((100 * laag, 100 * hoog))


def test_a_mean_mark_has_the_t_interval(frame, klein_formaat, tmp_path):
    respondenten = load(frame, klein_formaat, tmp_path)
    uitkomsten = compute_uitkomsten({2025: respondenten.frame}, respondenten.vragen, GEBIEDEN)[0]
    rij = find(uitkomsten, "WK014119", "wl01", "gemiddelde")
    geldig = frame[(frame["wijknr"] == "19") & (frame["wl01"] <= 10)]
    x, w = geldig["wl01"], geldig["weging"]
    m = DescrStatsW(x, weights=w).mean
    # Numpy's variance for reliability weights is the same formula: sum w (x - m)^2 / (sum w - sum w^2 / sum w).
    s2 = float(np.cov(x, aweights=w))
    n_effectief = compute_n_effectief(w, x)
    assert rij.n_effectief == pytest.approx(n_effectief)
    half = stats.t.ppf(0.975, n_effectief - 1) * np.sqrt(s2 / n_effectief)
    assert (rij.waarde, rij.ci_laag, rij.ci_hoog) == pytest.approx((m, m - half, m + half))


def test_equal_weights_are_worth_every_respondent(frame, klein_formaat, tmp_path):
    frame["weging"] = 1.7
    respondenten = load(frame, klein_formaat, tmp_path)
    uitkomsten = compute_uitkomsten({2025: respondenten.frame}, respondenten.vragen, GEBIEDEN)[0]
    zichtbaar = uitkomsten[uitkomsten["status"] == "gemeten"]
    assert np.allclose(zichtbaar["n_effectief"], zichtbaar["n"])


def test_ticked_options_count_over_who_answered_the_block(frame, klein_formaat, tmp_path):
    frame[["zw17_0", "zw17_1", "zw17_2"]] = np.nan
    frame.loc[:99, "zw17_0"] = 1
    frame.loc[50:149, "zw17_1"] = 1
    frame.loc[150:199, "zw17_2"] = 1
    frame["weging"] = 1.0
    respondenten = load(frame, klein_formaat, tmp_path)
    uitkomsten = compute_uitkomsten({2025: respondenten.frame}, respondenten.vragen, GEBIEDEN)[0]
    rij = find(uitkomsten, "GM0141", "zw17", "partner")
    assert (rij.n, rij.waarde) == (150, pytest.approx(100 * 100 / 150))
    assert "weet niet" not in set(uitkomsten["antwoord"])


def test_pooled_rounds_are_the_respondents_of_both(frame, klein_formaat, tmp_path):
    tweede = build_respondenten(klein_formaat, jaar=2023, zaad=7)
    a, b = (load(deel, klein_formaat, tmp_path) for deel in (frame, tweede))
    uitkomsten, _ = compute_uitkomsten(
        {2025: a.frame, 2023: b.frame}, a.vragen, GEBIEDEN, samen={"2023-2025": [2023, 2025]}
    )
    samen = find(uitkomsten, "WK014119", "wl04", "top2", "2023-2025")
    delen = [find(uitkomsten, "WK014119", "wl04", "top2", ronde) for ronde in ("2023", "2025")]
    assert samen.n == sum(deel.n for deel in delen)
    som = sum(deel.som_gewicht for deel in delen)
    assert samen.waarde == pytest.approx(sum(deel.waarde * deel.som_gewicht for deel in delen) / som)


@pytest.mark.parametrize("n", [29, 30])
def test_afscherming_hides_wijk_below_minimum_noemer(klein_formaat, tmp_path, n):
    frame = build_respondenten(klein_formaat, 700)
    frame["wijknr"] = np.where(np.arange(700) < n, "20", np.where(np.arange(700) < 350, "18", "19"))
    frame["wl04"] = 1.0 + np.arange(700) % 5
    respondenten = load(frame, klein_formaat, tmp_path)
    uitkomsten = compute_uitkomsten({2025: respondenten.frame}, respondenten.vragen, GEBIEDEN)[0]
    rij = find(uitkomsten, "WK014120", "wl04", "top2")
    assert rij.status == ("onderdrukt" if n < 30 else "gemeten")
    assert np.isnan(rij.waarde) == (n < 30)
    # The smallest other wijk goes too, or gemeente minus wijken would give the hidden one.
    assert (find(uitkomsten, "WK014118", "wl04", "top2").status == "onderdrukt") == (n < 30)
    open_ = compute_uitkomsten({2025: respondenten.frame}, respondenten.vragen, GEBIEDEN)[1]
    assert find(open_, "WK014120", "wl04", "top2").waarde > 0


@pytest.mark.parametrize(("minimum_noemer", "minimum_cel"), [(30, 0), (60, 0), (30, 3), (30, 5)])
def test_no_attack_on_the_published_outcomes_gives_a_hidden_one(klein_formaat, tmp_path, minimum_noemer, minimum_cel):
    """Solve for every hidden wijk from all that is published: gemeente, wijken, own gebied, rounds apart and pooled."""
    eerste, tweede = (build_respondenten(klein_formaat, 420, jaar, zaad) for jaar, zaad in ((2023, 1), (2025, 2)))
    eerste.loc[:4, "wijknr"] = ""
    rondes = {jaar: load(f, klein_formaat, tmp_path) for jaar, f in ((2023, eerste), (2025, tweede))}
    frames = {jaar: r.frame for jaar, r in rondes.items()}
    vragen = [
        v
        for v in rondes[2025].vragen
        if v.id in (("wl04",) if minimum_cel or minimum_noemer > 30 else ("wl01", "dv02"))
    ]
    gebieden = [*GEBIEDEN, EIGEN]
    uitkomsten, _ = compute_uitkomsten(
        frames, vragen, gebieden, samen={"samen": [2023, 2025]}, grens=Drempel(minimum_noemer, minimum_cel)
    )
    perioden = {"2023": [2023], "2025": [2025], "samen": [2023, 2025]}
    eenheden = [(jaar, wijk) for jaar in frames for wijk in [*CODES, None]]
    geheimen = 0
    for vraag in vragen:
        sommen = get_coefficienten(vraag)
        k = len(vraag.geldige_antwoorden)
        zichtbaar, cellen = [], []
        for jaar, wijk in eenheden:
            f = frames[jaar]
            deel = f[(f["wijk"].isna() if wijk is None else f["wijk"] == wijk) & f[vraag.id].notna()]
            cellen.append(len(deel))
        for rij in uitkomsten[uitkomsten["vraag"] == vraag.id].itertuples():
            wijken = next(g for g in gebieden if g.code == rij.gebied).wijken
            lid = np.array([float(j in perioden[rij.ronde] and (wijken is None or w in wijken)) for j, w in eenheden])
            zichtbaar.append(np.kron(lid, np.ones(k)))
            if rij.status == "gemeten":
                zichtbaar += [np.kron(lid, s) for s in sommen[rij.antwoord]]
        # Where n is 0 everyone knows that each answer is 0.
        zichtbaar += [
            np.kron(np.eye(len(eenheden))[i], np.eye(k)[j]) for i, n in enumerate(cellen) if n == 0 for j in range(k)
        ]
        rang = np.linalg.matrix_rank(np.array(zichtbaar))
        for i, n in enumerate(cellen):
            if 0 < n < minimum_noemer:
                for j in range(k):
                    geheim = np.zeros((len(eenheden), k))
                    geheim[i, j] = 1
                    geheimen += 1
                    assert np.linalg.matrix_rank(np.vstack([*zichtbaar, geheim.ravel()])) == rang + 1
    assert geheimen > 0
    assert (uitkomsten["status"] == "gemeten").any()


def test_how_many_of_a_small_wijk_answered_a_follow_up_question_is_not_told(frame, klein_formaat, tmp_path):
    """Only who had contact (dv02) answers the next question: in a hidden wijk that number is an answer."""
    klein = "WK014120"
    frame.loc[frame["dv02"] != 1, "zw01_0"] = float("nan")
    respondenten = load(frame, klein_formaat, tmp_path)
    publiek, onbewerkt = compute_uitkomsten({2025: respondenten.frame}, respondenten.vragen, GEBIEDEN)
    deden_mee = int((respondenten.frame["wijk"] == klein).sum())
    antwoordden = int(onbewerkt.query("gebied == @klein and vraag == 'zw01_0'")["n"].iloc[0])
    assert 0 < antwoordden < deden_mee < 30
    rijen = publiek.query("vraag == 'zw01_0'")
    assert set(rijen.query("gebied == @klein")["n"]) == {deden_mee}
    # Nor by what Almelo has more than the others: at least one other wijk tells no number either.
    echt = onbewerkt.query("vraag == 'zw01_0'")["n"].to_numpy()
    assert len(set(rijen["gebied"][rijen["n"].to_numpy() != echt])) >= 2
    # Where all answer, the number itself tells nothing and stays.
    assert (publiek.query("vraag == 'wl01'")["n"] == onbewerkt.query("vraag == 'wl01'")["n"]).all()


def test_a_question_nobody_answered_is_missing_not_zero(frame, klein_formaat, tmp_path):
    frame["wl04"] = 6.0
    respondenten = load(frame, klein_formaat, tmp_path)
    rij = find(
        compute_uitkomsten({2025: respondenten.frame}, respondenten.vragen, GEBIEDEN)[0], "GM0141", "wl04", "top2"
    )
    assert (rij.status, rij.n) == ("ontbreekt", 0)
    assert np.isnan(rij.waarde)


def get_grenzen(zichtbaar, waarden, doel):
    """Return the least and the most persons that a secret can be, in whole numbers."""
    kader = {
        "constraints": LinearConstraint(zichtbaar, waarden - 1e-6, waarden + 1e-6),
        "integrality": np.ones(len(doel)),
        "bounds": Bounds(0, np.inf),
    }
    laag, hoog = milp(doel, **kader), milp(-doel, **kader)
    assert (laag.status, hoog.status) == (0, 0)
    return round(laag.fun), round(-hoog.fun)


@pytest.mark.parametrize("vraag_id", ["wl04"])
def test_reasoning_in_whole_persons_does_not_give_a_hidden_answer(klein_formaat, tmp_path, vraag_id):
    """Without weights every published share is a whole number of people: solve for the least and the most in whole numbers."""
    eerste, tweede = (build_respondenten(klein_formaat, 420, jaar, zaad) for jaar, zaad in ((2023, 3), (2025, 4)))
    frames = {}
    for jaar, frame in ((2023, eerste), (2025, tweede)):
        respondenten = load(frame.assign(weging=1.0), klein_formaat, tmp_path)
        frames[jaar] = respondenten.frame
    vraag = next(v for v in respondenten.vragen if v.id == vraag_id)
    gebieden = [*GEBIEDEN, EIGEN, Enquetegebied("ENKEL", frozenset(CODES[10:11]))]
    perioden = {"2023": [2023], "2025": [2025], "samen": [2023, 2025]}
    uitkomsten, _ = compute_uitkomsten(frames, [vraag], gebieden, samen={"samen": [2023, 2025]})
    eenheden = [(jaar, wijk) for jaar in frames for wijk in CODES]
    codes = list(vraag.geldige_antwoorden)
    sommen, k = get_coefficienten(vraag), len(codes)
    inhoud = np.array(
        [[((f := frames[j])["wijk"].eq(w) & f[vraag.id].eq(c)).sum() for c in codes] for j, w in eenheden]
    )
    rijen, waarden = [], []
    for rij in uitkomsten.itertuples():
        wijken = next(g for g in gebieden if g.code == rij.gebied).wijken
        lid = np.array([float(j in perioden[rij.ronde] and (wijken is None or w in wijken)) for j, w in eenheden])
        rijen.append(np.kron(lid, np.ones(k)))
        waarden.append(rij.n)
        if rij.status == "gemeten":
            # A mean with its margin gives the sum and the sum of squares; a share gives a number of people.
            for som in sommen[rij.antwoord]:
                rijen.append(np.kron(lid, som))
                waarden.append(rijen[-1] @ inhoud.ravel())
            if rij.antwoord != "gemiddelde":
                assert waarden[-1] == pytest.approx(rij.waarde * rij.n / 100)
    zichtbaar, waarden = np.array(rijen), np.array(waarden)
    klein = [i for i in range(len(eenheden)) if 0 < inhoud[i].sum() < 30]
    assert klein
    for i in klein:
        for j in np.flatnonzero(inhoud[i]):
            doel = np.zeros(inhoud.shape)
            doel[i, j] = 1
            laag, hoog = get_grenzen(zichtbaar, waarden, doel.ravel())
            assert laag < hoog, (eenheden[i], codes[j])


def test_labels_in_any_order_form_and_number_are_read(klein_formaat, tmp_path):
    """Value labels out of order, in capitals, twice the same, on text columns; marks with words behind the number."""
    labels = dict(klein_formaat.labels) | {"ch01t": "[ch01t] Geslacht", "zw90": "[zw90] Cijfer"}
    waarden = dict(klein_formaat.waardelabels)
    waarden["wl04"] = {
        5.0: "Nooit",
        1.0: "JA, (BIJNA) ALTIJD",
        3.0: "Soms",
        2.0: "Ja, meestal wel",
        6.0: "Weet niet / Geen mening",
    }
    waarden["dv02"] = {1.0: "ja", 2.0: "anders", 3.0: "anders"}
    waarden["ch01t"] = {"m": "man", "v": "vrouw"}
    waarden["wl02_0"] = {str(int(code)): tekst for code, tekst in waarden["wl02_0"].items()}
    waarden["zw90"] = {float(i): f"{i} (matig)" if i < 6 else str(i) for i in range(1, 11)}
    vragen = {v.id: v for v in build_vragen(labels, waarden)}
    # The fourth has no label: between its neighbours it can only be one thing.
    assert list(vragen["wl04"].geldige_antwoorden) == [1, 2, 3, 4, 5]
    assert vragen["wl04"].antwoorden[4] == "nee, meestal niet"
    assert vragen["wl04"].soort is VraagSoort.SCHAAL
    assert get_coefficienten(vragen["wl04"])["top2"][0].tolist() == [1, 1, 0, 0, 0]
    assert list(vragen["dv02"].geldige_antwoorden.values()) == ["ja", "anders", "anders (2)"]
    assert "ch01t" not in vragen
    assert list(vragen["wl02_0"].geldige_antwoorden) == [1, 2, 3, 4, 5]
    assert vragen["zw90"].soort is VraagSoort.CIJFER


@pytest.mark.parametrize(
    "tekst",
    ["Weet niet", "zeg ik liever niet", "wil ik (liever) niet zeggen", "Wil ik niet zeggen / weet niet", "N.v.t. / weet niet",
     "weet niet /  geen mening"],
)  # fmt: skip
def test_refusals_are_no_answer(tekst):
    assert is_geen_antwoord(tekst)


def test_without_an_age_a_row_counts_as_one(frame, klein_formaat, tmp_path):
    frame.loc[4, "ch02"] = np.nan
    frame.loc[4, "weging"] = 2.5
    frame.loc[5, "ch02"] = np.nan
    frame.loc[5, "weging"] = 1.0
    respondenten = load(frame, klein_formaat, tmp_path)
    assert [(b.rij, b.kolom, b.waarde) for b in respondenten.waarschuwingen] == [(5, "weging", "2,5")]
    assert respondenten.frame.set_index("rij")["gewicht"][5] == 1.0
    # A file in which nobody has an age was weighted in another way: its weights stay.
    anders = load(frame.assign(ch02=np.nan), klein_formaat, tmp_path)
    assert anders.frame.set_index("rij")["gewicht"][5] == 2.5
    assert anders.waarschuwingen == []


@pytest.mark.parametrize("soort", ["zsav", "hoofdletters", "float"])
def test_other_forms_of_the_same_file_give_the_same_outcomes(frame, klein_formaat, tmp_path, soort):
    gewoon = load(frame, klein_formaat, tmp_path)
    pad = tmp_path / "anders.sav"
    anders = frame.copy()
    labels, waarden = dict(klein_formaat.labels), dict(klein_formaat.waardelabels)
    if soort == "float":
        anders["wijknr"] = anders["wijknr"].astype(float)
    if soort == "hoofdletters":
        anders.columns = [k.upper() for k in anders.columns]
        labels, waarden = ({k.upper(): v for k, v in d.items()} for d in (labels, waarden))
    pyreadstat.write_sav(
        anders, str(pad), column_labels=[labels[k] for k in anders.columns], variable_value_labels=waarden,
        compress=soort == "zsav",
    )  # fmt: skip
    respondenten = check_respondenten(read_sav(pad), ONZE)
    uit, gelijk = (compute_uitkomsten({2025: r.frame}, r.vragen, GEBIEDEN)[0] for r in (respondenten, gewoon))
    pd.testing.assert_frame_equal(uit, gelijk)


def test_one_respondent_and_equal_answers_give_words_not_margins(frame, klein_formaat, tmp_path):
    frame["wl01"] = 8.0
    alleen = frame.iloc[:1]
    respondenten = load(alleen, klein_formaat, tmp_path)
    _, onbewerkt = compute_uitkomsten({2025: respondenten.frame}, respondenten.vragen, GEBIEDEN)
    rij = find(onbewerkt, "GM0141", "wl01", "gemiddelde")
    assert (rij.n, rij.waarde) == (1, 8.0)
    assert np.isnan([rij.ci_laag, rij.ci_hoog]).all()
    publiek = compute_uitkomsten({2025: respondenten.frame}, respondenten.vragen, GEBIEDEN)[0]
    assert set(publiek["status"]) == {"onderdrukt", "ontbreekt"}
    # One wijk: with a small one beside it, "everyone gave an 8" would tell what its few people said, and stays hidden.
    respondenten = load(frame.assign(wijknr="19"), klein_formaat, tmp_path)
    uitkomsten, _ = compute_uitkomsten({2025: respondenten.frame}, respondenten.vragen, GEBIEDEN)
    assert np.isnan(find(uitkomsten, "GM0141", "wl01", "gemiddelde").ci_laag)
    alle = find(uitkomsten, "GM0141", "wl01", "8")
    assert (alle.waarde, alle.ci_hoog) == pytest.approx((100, 100))
    assert alle.ci_laag < alle.waarde <= alle.ci_hoog


def test_weights_written_as_text_are_read_and_other_text_is_refused(frame, klein_formaat, tmp_path):
    gewoon = load(frame, klein_formaat, tmp_path)
    tekst = frame["weging"].map(lambda w: f"{w:.3f}".replace(".", ","))
    pad = tmp_path / "tekst.sav"
    formaat = replace(klein_formaat, vormen={})
    respondenten = check_respondenten(read_sav(save_sav(frame.assign(weging=tekst), formaat, pad)), ONZE)
    assert (respondenten.fouten, respondenten.waarschuwingen) == ([], [])
    assert respondenten.frame["gewicht"].tolist() == pytest.approx(gewoon.frame["gewicht"].tolist())
    tekst[[2, 3]] = ["zwaar", ""]
    respondenten = check_respondenten(read_sav(save_sav(frame.assign(weging=tekst), formaat, pad)), ONZE)
    assert [(b.rij, b.waarde) for b in respondenten.fouten] == [(3, "zwaar")]
    assert [b.rij for b in respondenten.waarschuwingen] == [4]


HEEL_EN_DELEN = np.vstack([np.ones(3), np.eye(3)])
"""Gebied x unit: the gemeente of three wijken, and each wijk."""
SOMMEN = {"a": [np.array([1.0, 0, 0])], "b": [np.array([0, 1.0, 0])], "c": [np.array([0, 0, 1.0])]}


@pytest.mark.parametrize(
    ("n", "bekend", "verborgen"),
    [
        ([10, 40, 50], [0, 0, 0, 0], [0, 1, 1, 0]),
        ([29, 50, 40], [0, 0, 0, 0], [0, 1, 0, 1]),
        ([30, 40, 50], [0, 0, 0, 0], [0, 0, 0, 0]),
        ([0, 40, 50], [0, 0, 0, 0], [0, 0, 0, 0]),
        ([1, 40, 50], [0, 0, 0, 0], [0, 1, 1, 0]),
        # Two small ones hide each other only while they are together large enough.
        ([16, 15, 50], [0, 0, 0, 0], [0, 1, 1, 0]),
        ([14, 15, 50], [0, 0, 0, 0], [0, 1, 1, 1]),
        # What shows already stays, and the total makes way.
        ([10, 40, 50], [0, 0, 1, 1], [1, 1, 0, 0]),
    ],
)
def test_a_small_wijk_is_hidden_with_the_smallest_that_would_give_it_away(n, bekend, verborgen):
    gevonden = find_kleine_gebieden(np.array(n, dtype=float), HEEL_EN_DELEN, 30, np.array(bekend, dtype=bool))
    assert gevonden.astype(int).tolist() == verborgen


def test_a_small_wijk_that_all_that_shows_already_gives_away_is_told():
    with pytest.raises(Fout, match="al openbaar"):
        find_kleine_gebieden(np.array([10.0, 40, 50]), HEEL_EN_DELEN, 30, np.array([True, False, True, True]))


@pytest.mark.parametrize(
    ("aantal", "geheel", "verborgen"),
    [
        # Of the gemeente only what is small, of a wijk then every single answer; 5 is not small and 0 nobody.
        ([4, 11, 5], True, [1, 0, 0, 0]),
        ([4, 11, 5], False, [1, 1, 1, 0]),
        ([1, 11, 5], False, [1, 1, 1, 0]),
        ([0, 5, 5], False, [0, 0, 0, 0]),
        # Few outside the share of two answers, or few within it.
        ([10, 10, 4], False, [1, 1, 1, 1]),
        ([2, 2, 30], False, [1, 1, 1, 1]),
        ([2, 3, 30], False, [1, 1, 1, 0]),
    ],
)
def test_an_answer_of_few_people_is_hidden_and_a_share_with_few_on_one_side(aantal, geheel, verborgen):
    sommen = {**SOMMEN, "top2": [np.array([1.0, 1, 0])]}
    gevonden = find_kleine_cellen(np.array([aantal], dtype=float), sommen, np.array([geheel]), 5)
    assert gevonden.astype(int).tolist() == [verborgen]


def test_of_a_question_without_a_share_that_is_followed_only_the_small_answer_is_hidden_at_first():
    gevonden = find_kleine_cellen(np.array([[4.0, 11, 5], [30, 1, 2]]), SOMMEN, np.array([False, False]), 5)
    assert gevonden.astype(int).tolist() == [[1, 0, 0], [0, 1, 1]]
    # A mean tells of all: no single answer makes it small.
    gemiddelde = {"gemiddelde": [np.arange(1.0, 4), np.arange(1.0, 4) ** 2]}
    assert not find_kleine_cellen(np.array([[4.0, 11, 5]]), gemiddelde, np.array([False]), 5).any()


@pytest.mark.parametrize(
    ("aantal", "verborgen"), [([2, 2, 40], [1, 1, 1]), ([3, 2, 40], [1, 1, 0]), ([5, 5, 40], [0, 0, 0])]
)
def test_two_small_answers_that_are_together_too_few_are_not_told_as_what_the_rest_leaves(aantal, verborgen):
    """Of 44 people 2 said a and 2 said b: who sees that 40 said c knows what four people said. Of five that is no harm."""
    gaven = np.array([aantal], dtype=float)
    n = gaven.sum(axis=1)
    vraag = Enquetevraag("v", "Vraag", VraagSoort.KEUZE, ("v",), {1: "a", 2: "b", 3: "c"}, frozenset())
    heel = Vlakken(np.ones((1, 1)), np.array([True]))
    bekend = np.zeros((1, 3), dtype=bool)
    gevonden = find_onderdrukt(vraag, Telling(gaven, gaven, gaven, n, n, n), heel, SOMMEN, Drempel(), bekend)
    assert gevonden.astype(int).tolist() == [verborgen]


@pytest.mark.parametrize(("antwoordden", "vervolg", "getoond"), [
    ([50, 30, 0], False, [80, 50, 30, 0]),
    ([50, 22, 0], False, [72, 50, 22, 0]),
    ([50, 21, 0], False, [90, 50, 40, 0]),
    ([50, 30, 0], True, [90, 50, 40, 0]),
])  # fmt: skip
def test_how_many_answered_shows_where_four_fifths_did_or_where_an_answer_shows(antwoordden, vervolg, getoond):
    """90 took part. Of wijk one an answer shows; of the gemeente and of wijk two nothing does."""
    masker = np.array([[True, True], [True, False], [True, True], [True, True]])
    gevonden = hide_aantallen(
        np.array(antwoordden, dtype=float), np.array([50.0, 40, 0]), HEEL_EN_DELEN, masker, vervolg
    )
    assert gevonden.tolist() == getoond


@pytest.mark.parametrize("gaven", [3, 41])
def test_an_option_that_few_ticked_or_few_did_not_tick_is_hidden(gaven):
    """Of 44 people 3 ticked the first option, or 3 did not; 20 ticked the second."""
    aantal, n = np.array([[gaven, 20.0]]), np.array([44.0])
    vraag = Enquetevraag("v", "Vraag", VraagSoort.MEERKEUZE, ("v_0", "v_1"), {0: "a", 1: "b"}, frozenset())
    sommen = {"a": [np.array([1.0, 0])], "b": [np.array([0, 1.0])]}
    heel = Vlakken(np.ones((1, 1)), np.array([True]))
    bekend = np.zeros((1, 2), dtype=bool)
    gevonden = find_onderdrukt(vraag, Telling(aantal, aantal, aantal, n, n, n), heel, sommen, Drempel(), bekend)
    assert gevonden.tolist() == [[True, False]]


SCHAAL = {**{tekst: [np.eye(5)[i]] for i, tekst in enumerate("abcde")}, "top2": [np.array([1.0, 1, 0, 0, 0])]}


def hide(gaven, vlakken, soort=VraagSoort.KEUZE, sommen=None, grens=None):
    """Return what `find_onderdrukt` hides of unweighted answers (unit x answer), as a table of 0 and 1."""
    gaven, leden = np.array(gaven, dtype=float), np.array(vlakken, dtype=float)
    k = gaven.shape[1]
    n = gaven.sum(axis=1)
    vraag = Enquetevraag("v", "Vraag", soort, ("v",), {i + 1: "abcde"[i] for i in range(k)}, frozenset())
    sommen = sommen or {tekst: rijen for tekst, rijen in SOMMEN.items() if len(rijen[0]) == k}
    bekend = np.zeros((len(leden), len(sommen)), dtype=bool)
    geheel = leden.all(axis=1)
    telling = Telling(gaven, gaven, gaven, n, n, n)
    gevonden = find_onderdrukt(vraag, telling, Vlakken(leden, geheel), sommen, grens or Drempel(), bekend)
    return gevonden.astype(int).tolist()


@pytest.mark.parametrize(
    ("gaven", "verborgen"),
    [
        # An answer that nobody gave is no secret; of a single person it is, and the next smallest with it.
        ([0, 20, 24], [0, 0, 0]),
        ([1, 20, 23], [1, 1, 0]),
        ([5, 6, 33], [0, 0, 0]),
    ],
)
def test_one_small_answer_takes_the_smallest_other_with_it(gaven, verborgen):
    assert hide([gaven], [[1]]) == [verborgen]


@pytest.mark.parametrize(("n", "dicht"), [(1, 1), (29, 1), (30, 0)])
def test_a_wijk_with_too_few_people_hides_all_its_answers_and_one_beside_it(n, dicht):
    """Whatever is chosen for single answers: 29 people hide everything, and so does one."""
    gaven = [[n - n // 2 - n // 3, n // 2, n // 3], [20, 20, 20], [30, 30, 30]]
    gevonden = hide(gaven, HEEL_EN_DELEN, grens=Drempel(30, 0))
    assert gevonden == [[0] * 3, [dicht] * 3, [dicht] * 3, [0] * 3]


def test_a_gebied_with_an_empty_wijk_beside_it_is_hidden_with_the_wijk_that_it_is():
    """The second wijk is empty, as all can see; the fifth gebied is the first wijk with that one."""
    leden = [[1, 1, 1, 1], [1, 0, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1], [1, 1, 0, 0]]
    gevonden = hide([[13, 13, 14], [0, 0, 0], [3, 3, 4], [20, 20, 20]], leden)
    assert gevonden == [[0] * 3, [1] * 3, [1] * 3, [0] * 3, [1] * 3]


def test_few_people_outside_a_share_are_not_told_by_the_share_of_the_rest():
    """In wijk one 1, 2 and 1 people gave the last three answers: Almelo less wijk two would tell their four."""
    gevonden = hide([[20, 20, 1, 2, 1], [20, 20, 10, 10, 10]], [[1, 1], [1, 0], [0, 1]], VraagSoort.SCHAAL, SCHAAL)
    heel, een, twee = (rij[-1] for rij in gevonden)
    assert een == 1
    assert heel or twee


def test_single_answers_make_way_before_the_share_that_is_followed():
    """Two people said c: that hides single answers, of the smallest wijk first, and no share."""
    gevonden = np.array(
        hide(
            [[20, 20, 2, 20, 20], [30, 30, 30, 30, 30], [40, 40, 40, 40, 40]], HEEL_EN_DELEN, VraagSoort.SCHAAL, SCHAAL
        )
    )
    assert gevonden[:, -1].tolist() == [0, 0, 0, 0]
    assert gevonden[1, :5].all()
    assert gevonden[2, 2] == 1
    assert not gevonden[3].any()


def test_respondents_count_by_answer_and_who_did_not_answer_counts_nowhere(klein_formaat):
    frame = pd.DataFrame(
        {
            "v_0": [1.0, 1, 0, np.nan],
            "v_1": [0.0, 1, 1, np.nan],
            "gewicht": [2.0, 3, 1, 9],
            "wijk": ["A", "A", "B", "A"],
        }
    )
    vraag = Enquetevraag("v", "Vraag", VraagSoort.MEERKEUZE, ("v_0", "v_1"), {0: "a", 1: "b"}, frozenset())
    telling = count_antwoorden(build_eenheden({2025: frame}, ["A", "B"]), vraag)
    # The last unit holds those without a wijk.
    assert telling.aantal.tolist() == [[2, 1], [0, 1], [0, 0]]
    assert telling.gewogen.tolist() == [[5, 3], [0, 1], [0, 0]]
    assert telling.kwadraat.tolist() == [[13, 9], [0, 1], [0, 0]]
    assert (telling.n.tolist(), telling.som_gewicht.tolist()) == ([2, 1, 0], [5, 1, 0])
    assert telling.som_kwadraat.tolist() == [13, 1, 0]
    zonder = count_antwoorden(build_eenheden({2025: frame.drop(columns="v_1")}, ["A", "B"]), vraag)
    assert zonder.n.tolist() == [0, 0, 0]


def test_what_showed_before_shows_on_and_only_of_its_own_question(frame, klein_formaat, tmp_path):
    """A small wijk of which one answer to one question is public: that answer shows, those to another do not."""
    respondenten = load(frame, klein_formaat, tmp_path)
    vragen = [v for v in respondenten.vragen if v.id in ("wl04", "wl02_0")]
    kaal, _ = compute_uitkomsten({2025: respondenten.frame}, vragen, GEBIEDEN)
    # Of one wijk an answer that many gave is hidden in both questions, since another is small.
    code, antwoord = "WK014113", {"wl04": "ja, meestal wel", "wl02_0": "eens"}
    wijk = respondenten.frame[respondenten.frame["wijk"] == code]
    for vraag in ("wl04", "wl02_0"):
        assert find(kaal, code, vraag, antwoord[vraag]).status == "onderdrukt", vraag
        assert (wijk[vraag] == 2).sum() >= 5
    openbaar = pd.DataFrame(
        [(code, "2025", "wl04", antwoord["wl04"])], columns=["gebied", "ronde", "vraag", "antwoord"]
    )
    nu, _ = compute_uitkomsten({2025: respondenten.frame}, vragen, GEBIEDEN, openbaar=openbaar)
    assert find(nu, code, "wl04", antwoord["wl04"]).status == "gemeten"
    anders = (nu["vraag"] == "wl02_0").to_numpy()
    pd.testing.assert_frame_equal(nu[anders], kaal[anders])
    pd.testing.assert_frame_equal(
        compute_uitkomsten({2025: respondenten.frame}, vragen, GEBIEDEN, openbaar=openbaar.iloc[:0])[0], kaal
    )


def test_of_one_person_who_was_not_asked_further_is_not_told_that_nobody_was(frame, klein_formaat, tmp_path):
    klein = "WK014120"
    wijk = CODES[0][-2:] if CODES[0] != klein else CODES[1][-2:]
    frame["wijknr"] = np.where(
        np.arange(len(frame)) == 0, "20", np.where(frame["wijknr"] == "20", wijk, frame["wijknr"])
    )
    frame.loc[0, "dv02"] = 2.0
    frame.loc[frame["dv02"] != 1, "zw01_0"] = float("nan")
    respondenten = load(frame, klein_formaat, tmp_path)
    publiek, onbewerkt = compute_uitkomsten({2025: respondenten.frame}, respondenten.vragen, GEBIEDEN)
    assert set(onbewerkt.query("gebied == @klein and vraag == 'zw01_0'")["n"]) == {0}
    rijen = publiek.query("gebied == @klein and vraag == 'zw01_0'")
    assert (set(rijen["n"]), set(rijen["status"])) == ({1}, {"onderdrukt"})
    assert set(onbewerkt.query("gebied == @klein and vraag == 'dv02'")["status"]) == {"gemeten"}


def test_two_gebieden_that_differ_by_a_few_answers_do_not_both_show_them():
    """Nothing that shows is small: Almelo, and an own area of all but one wijk, in which three people said a."""
    heel, eigen = hide([[20, 20, 20], [3, 20, 20]], [[1, 1], [1, 0]])
    assert heel[0] or eigen[0]
    assert hide([[20, 20, 20], [6, 20, 20]], [[1, 1], [1, 0]]) == [[0] * 3, [0] * 3]
