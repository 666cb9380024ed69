"""Small answers of a survey, attacked with linear algebra and linear programming on all that a reader gets."""

from datetime import datetime

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import linprog

from lwd_monitor import enquete
from lwd_monitor.enquete.schild import Drempel
from lwd_monitor.enquete.telling import get_kenmerken
from lwd_monitor.enquete.uitkomst import Enquetegebied, compute_uitkomsten, get_coefficienten
from lwd_monitor.enquete.vervolg import find_filters
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import load_gebieden
from lwd_monitor.toegang import SYSTEEM
from tests.integration.test_enquete_run import FORMAAT, make_file
from tests.unit.test_enquete import CODES, EIGEN, GEBIEDEN, build_respondenten, load

VLAKKEN = [*GEBIEDEN, EIGEN, Enquetegebied("een-wijk", frozenset(CODES[:1]))]


def attack(frame: pd.DataFrame, vraag, publiek: pd.DataFrame) -> dict[tuple[int, int], tuple[float, float]]:
    """Return for each small cell (wijk, answer) the least and the most weight that readers can give it.

    Notes: readers know how many answered in each gebied, the sums of weights, and what shows.
    """
    kenmerken, geldig = get_kenmerken(frame, vraag)
    wijken = [*CODES, None]
    in_wijk = np.array([[w == wijk or (wijk is None and w is None) for w in frame["wijk"]] for wijk in wijken]).astype(
        float
    )
    gewicht = np.where(geldig, frame["gewicht"], 0.0)
    cellen, aantal = in_wijk @ (kenmerken * gewicht[:, None]), in_wijk @ (kenmerken * geldig[:, None])
    sommen = get_coefficienten(vraag)
    rijen = []
    for rij in publiek[publiek["vraag"] == vraag.id].itertuples():
        wie = next(v for v in VLAKKEN if v.code == rij.gebied).wijken
        lid = np.array([float(wie is None or w in wie) for w in wijken])
        rijen.append(np.kron(lid, np.ones(cellen.shape[1])))
        if rij.status == "gemeten":
            rijen += [np.kron(lid, som) for som in sommen[rij.antwoord]]
    rijen = np.unique(np.array(rijen), axis=0)
    waarden = rijen @ cellen.ravel()
    grenzen = {}
    for i, j in np.argwhere((aantal > 0) & (aantal < 5)):
        doel = np.zeros(cellen.shape)
        doel[i, j] = 1.0
        kanten = [
            linprog(teken * doel.ravel(), A_eq=rijen, b_eq=waarden, bounds=(0, None), method="highs")
            for teken in (1, -1)
        ]
        assert all(kant.status in (0, 3) for kant in kanten)
        laag, hoog = (
            teken * kant.fun if kant.status == 0 else np.inf for teken, kant in zip((1, -1), kanten, strict=True)
        )
        grenzen[int(i), int(j)] = (laag, hoog, cellen[i, j])
    return grenzen


@pytest.mark.parametrize("vraag_id", ["wl01", "wl04", "dv02", "zw01_0"])
def test_no_answer_of_fewer_than_five_shows_or_can_be_worked_out(tmp_path, vraag_id):
    respondenten = make_vervolg(tmp_path, 0.9)
    [vraag] = [v for v in respondenten.vragen if v.id == vraag_id]
    publiek, _ = compute_uitkomsten({2025: respondenten.frame}, [vraag], VLAKKEN)
    kenmerken, geldig = get_kenmerken(respondenten.frame, vraag)
    for rij in publiek[(publiek["status"] == "gemeten") & (publiek["antwoord"] != "gemiddelde")].itertuples():
        wie = next(v for v in VLAKKEN if v.code == rij.gebied).wijken
        binnen = geldig & np.array([wie is None or w in wie for w in respondenten.frame["wijk"]])
        gaven = kenmerken[binnen] @ get_coefficienten(vraag)[rij.antwoord][0]
        assert gaven.sum() == 0 or gaven.sum() >= 5, rij
        if rij.antwoord == "top2":
            assert not 0 < len(gaven) - gaven.sum() < 5
    grenzen = attack(respondenten.frame, vraag, publiek)
    assert grenzen
    for cel, (laag, hoog, echt) in grenzen.items():
        assert hoog - laag > min(1.0, echt) - 1e-6, (cel, laag, hoog, echt)
    # The share or mean that is followed gives way only where a whole gebied does.
    hoofd = publiek[publiek["antwoord"].isin(["top2", "gemiddelde"])]
    assert (hoofd["status"] == "gemeten").sum() >= len(hoofd) // 2


def test_an_own_area_that_is_one_wijk_shows_what_the_wijk_shows(tmp_path):
    respondenten = load(build_respondenten(FORMAAT, 700), FORMAAT, tmp_path)
    publiek, _ = compute_uitkomsten({2025: respondenten.frame}, respondenten.vragen, VLAKKEN)
    wijk, eigen = (
        publiek[publiek["gebied"] == code].set_index(["vraag", "antwoord"]) for code in (CODES[0], "een-wijk")
    )
    pd.testing.assert_series_equal(wijk["status"], eigen["status"])
    pd.testing.assert_series_equal(wijk["n"], eigen["n"])


def make_vervolg(tmp_path, ja: float, zaad: int = 3):
    """Return a round in which zw01_0 is asked of who said ja to dv02 only, and that by a share `ja` of all."""
    frame = build_respondenten(FORMAAT, 700, zaad=zaad)
    lot = np.random.default_rng(1000 + zaad)
    frame["dv02"] = np.where(lot.random(700) < ja, 1.0, 2.0)
    frame["zw01_0"] = np.where(frame["dv02"] == 1, lot.integers(1, 4, 700).astype(float), np.nan)
    return load(frame, FORMAAT, tmp_path)


@pytest.mark.parametrize("ja", [0.35, 0.8, 0.9, 0.97])
def test_a_follow_up_question_is_hidden_where_its_filter_is(tmp_path, ja):
    """However many said ja: no number, margin or weight of the next question tells a hidden ja."""
    respondenten = make_vervolg(tmp_path, ja)
    filters = find_filters(respondenten.frame, respondenten.vragen)
    assert [(f.vraag, f.door) for f in filters["zw01_0"]] == [("dv02", (True, False))]
    publiek, onbewerkt = compute_uitkomsten({2025: respondenten.frame}, respondenten.vragen, GEBIEDEN)
    geteld = anders = 0
    for gebied, rijen in publiek.groupby("gebied"):
        dicht = (rijen[rijen["vraag"] == "dv02"]["status"] == "onderdrukt").all()
        vervolg, echt = (f[(f["gebied"] == gebied) & (f["vraag"] == "zw01_0")] for f in (publiek, onbewerkt))
        if dicht:
            geteld += 1
            assert (vervolg["status"] == "onderdrukt").all()
            assert vervolg[["n_effectief", "som_gewicht", "ci_laag"]].isna().all(axis=None)
            assert set(vervolg["n"]) == {int((respondenten.frame["wijk"] == gebied).sum())}
            anders += set(vervolg["n"]) != set(echt["n"])
    assert anders
    assert geteld >= 2, "one hidden alone would follow from Almelo less the others"


def test_a_question_for_everyone_is_no_follow_up(tmp_path):
    respondenten = load(build_respondenten(FORMAAT, 700), FORMAAT, tmp_path)
    assert find_filters(respondenten.frame, respondenten.vragen) == {}


def test_the_municipality_may_choose_to_show_small_answers(db, tmp_path, monkeypatch):
    gebieden = load_gebieden(db.cursor())
    peiling = enquete.read_peiling(make_file(tmp_path), 2025, gebieden)
    streng = enquete.compute_verwerking([peiling], gebieden)
    monkeypatch.setenv("LWD_MINIMUM_CEL", "0")
    ruim = enquete.compute_verwerking([peiling], gebieden)
    assert (streng.minimum_cel, ruim.minimum_cel) == (5, 0)
    zichtbaar = [(v.uitkomsten["status"] == "gemeten").sum() for v in (streng, ruim)]
    assert zichtbaar[0] < zichtbaar[1]
    uitslag = enquete.publish_enquete(db, SYSTEEM, ruim, gebieden, datetime(2026, 11, 22))
    sql = "SELECT minimum_cel FROM enquete WHERE upload_id = $id"
    assert db.cursor().execute(sql, {"id": uitslag.upload_id}).fetchall() == [(0,)]
    for fout in ("vijf", "-1", "31"):
        monkeypatch.setenv("LWD_MINIMUM_CEL", fout)
        with pytest.raises(Fout, match="LWD_MINIMUM_CEL"):
            enquete.compute_verwerking([peiling], gebieden)


def test_without_a_minimum_a_single_answer_shows(tmp_path):
    respondenten = load(build_respondenten(FORMAAT, 700), FORMAAT, tmp_path)
    frame = respondenten.frame.assign(gewicht=1.0)
    publiek, _ = compute_uitkomsten({2025: frame}, respondenten.vragen, GEBIEDEN, grens=Drempel(30, 0))
    gaven = (publiek["waarde"] * publiek["n"] / 100).round()
    assert ((gaven > 0) & (gaven < 5) & (publiek["antwoord"] != "gemiddelde")).any()
