"""Places that scatter more than their niveau, on the figures that ship: measured again with another package."""

import shutil

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from scipy import stats

from lwd_monitor import oordeel
from lwd_monitor.db import open_database
from lwd_monitor.gebied import GebiedNiveau, load_gebieden
from lwd_monitor.indicator import load_indicatoren
from lwd_monitor.oordeel.fouten import build_rekenwijze
from lwd_monitor.toegang import DEMO_GEBRUIKERS, SYSTEEM, GeenRecht, Rol

PLEKKEN = ("WK014110", "BU01411000")
"""Binnenstad and its northern buurt, of which 2021 was a year of closed shops and pubs."""


@pytest.fixture(scope="module")
def con(sjabloon, tmp_path_factory):
    pad = tmp_path_factory.mktemp("dispersie") / "lwd.duckdb"
    shutil.copy(sjabloon, pad)
    db = open_database(f"duckdb:////{pad}")
    yield db.cursor()
    db.close()


def measure_again(con, niveau):
    """Return the dispersions of the niveau and of its wild places by statsmodels: a GLM of place and year, then a line each."""
    frame = con.execute(
        "SELECT w.gebied_code AS plek, w.jaar, w.waarde FROM waarneming w JOIN gebied g ON g.code = w.gebied_code "
        "AND g.indeling = w.indeling WHERE w.indicator_id = 'misdrijven' AND g.niveau = ? AND w.waarde IS NOT NULL",
        [niveau],
    ).df()
    telt = frame.groupby("plek")["waarde"].transform(lambda x: x.sum() > 0 and len(x) == frame["jaar"].nunique())
    frame = frame[telt.astype(bool)]
    ontwerp = pd.get_dummies(frame[["plek", "jaar"]].astype(str), drop_first=True).astype(float)
    model = sm.GLM(frame["waarde"], sm.add_constant(ontwerp), family=sm.families.Poisson()).fit()
    steun = (
        oordeel.find_dispersie(load_indicatoren(con)["misdrijven"], "BU01411002").waarde if niveau == "wijk" else 2.4
    )
    samen = (model.pearson_chi2 + 4 * steun) / (model.df_resid + 4)
    frame = frame.assign(verwacht=model.fittedvalues)
    wild = {}
    for plek, deel in frame.groupby("plek"):
        lijn = sm.WLS(
            deel["waarde"] / deel["verwacht"], sm.add_constant(deel["jaar"] - 2023.0), weights=deel["verwacht"]
        ).fit()
        chi2 = float((deel["verwacht"] * lijn.resid**2).sum())
        if stats.chi2.sf(chi2 / samen, lijn.df_resid) < 0.025:
            wild[plek] = (chi2 + 4 * samen) / (lijn.df_resid + 4)
    return samen, wild


@pytest.mark.parametrize("niveau", ["wijk", "buurt"])
def test_wild_places_are_those_that_another_package_finds(con, niveau):
    samen, wild = measure_again(con, niveau)
    for id_ in ("misdrijven", "misdrijven_per_1000"):
        bekend = {d.niveau: d.waarde for d in load_indicatoren(con)[id_].dispersies}
        assert bekend[niveau] == pytest.approx(samen, rel=1e-6)
        eigen = {
            code: waarde for code, waarde in bekend.items() if code.startswith({"wijk": "WK", "buurt": "BU"}[niveau])
        }
        assert eigen == pytest.approx(wild, rel=1e-6)
    assert set(PLEKKEN) & set(wild)


@pytest.mark.parametrize("code", PLEKKEN)
@pytest.mark.parametrize("indicator", ["misdrijven", "misdrijven_per_1000"])
def test_binnenstad_gets_no_word_that_its_own_series_does_not_carry(con, code, indicator):
    gebieden = load_gebieden(con)
    gebied = gebieden.find(code, gebieden.nieuwste)
    alle = load_indicatoren(con)
    jaren = oordeel.load_reeks(con, alle[indicator], gebied, gebieden)["jaar"]
    uit = oordeel.compare_periode(con, alle[indicator], gebied, gebieden, int(jaren.min()), int(jaren.max()))
    assert uit.oordeel == "geen_aantoonbaar_verschil"
    assert uit.ci_laag < 0 < uit.ci_hoog


def test_no_change_and_no_early_flag_rests_on_what_scatters_in_binnenstad(con):
    niveaus = (GebiedNiveau.WIJK, GebiedNiveau.BUURT)
    alle = load_indicatoren(con)
    tellingen = [alle[id_] for id_ in ("misdrijven", "misdrijven_per_1000")]
    veranderd = oordeel.list_veranderingen(con, tellingen, load_gebieden(con), niveaus)
    assert not {v.gebied.code for v in veranderd} & set(PLEKKEN)
    for niveau, code in zip(("wijk", "buurt"), PLEKKEN, strict=True):
        themas = oordeel.load_oordelen(con, niveau, 2025).oordelen.themas
        veilig = themas[
            (themas["gebied"] == code) & (themas["thema"] == "veiligheid") & (themas["soort"] == "objectief")
        ]
        assert len(veilig) == 1
        assert veilig["ontwikkeling"].iloc[0] == "geen_aantoonbaar_verschil"
        assert veilig["rookmelder"].iloc[0] != "alarm"


def test_each_place_of_a_page_of_positions_has_its_own_dispersion(con):
    """Binnenstad is the first of the wijken: its scatter is not that of the other eleven."""
    uit = oordeel.load_oordelen(con, "wijk", 2025)
    indicator = load_indicatoren(con)["misdrijven_per_1000"]
    wijken = pd.Index(sorted(uit.oordelen.themas["gebied"].unique()))
    kolom = list(uit.indicatoren["id"]).index(indicator.id)
    wijze = build_rekenwijze(uit.indicatoren.set_index("id"), wijken)
    verwacht = [oordeel.compute_factor(oordeel.find_dispersie(indicator, code)) for code in wijken]
    assert wijken[0] == PLEKKEN[0]
    assert wijze.dispersie[:, kolom] == pytest.approx(verwacht)
    assert verwacht[0] > 5 * verwacht[1]
    assert np.ptp(verwacht[1:]) == 0
    andere = [k for k, id_ in enumerate(uit.indicatoren["id"]) if not id_.startswith("misdrijven")]
    assert (np.ptp(wijze.dispersie[:, andere], axis=0) == 0).all()


def test_what_is_measured_anew_is_what_stands_and_only_what_was_touched(db):
    con = db.cursor()
    stond, versie = load_dispersies(con), db.get_versie()
    with pytest.raises(GeenRecht):
        oordeel.sync_dispersies(db, DEMO_GEBRUIKERS[Rol.RAADSLID])
    oordeel.sync_dispersies(db, SYSTEEM)
    assert db.get_versie() == versie, "nothing to write"
    con.execute("DELETE FROM dispersie")
    # The rate rests on the same series as the count that it is made of.
    oordeel.rebuild_dispersies(con, ["misdrijven", "kwb_inwoners"])
    beide = {id_: stond[id_] for id_ in ("misdrijven", "misdrijven_per_1000")}
    assert {id_: dispersies for id_, dispersies in load_dispersies(con).items() if dispersies} == beide
    assert beide["misdrijven"] == beide["misdrijven_per_1000"]
    oordeel.sync_dispersies(db, SYSTEEM)
    assert (load_dispersies(con), db.get_versie()) == (stond, versie + 1)
    oordeel.rebuild_dispersies(con)
    assert load_dispersies(con) == stond


def load_dispersies(con):
    return {id_: set(indicator.dispersies) for id_, indicator in load_indicatoren(con).items()}
