"""What a round keeps of how answers go together: right, undone with the round, and telling of nobody."""

from datetime import datetime

import numpy as np
import pandas as pd
import pytest
from statsmodels.stats.weightstats import DescrStatsW

from lwd_monitor import enquete
from lwd_monitor.enquete.samenhang import round_correlatie
from lwd_monitor.gebied import load_gebieden
from lwd_monitor.oordeel.store import load_samenhang
from lwd_monitor.toegang import SYSTEEM
from lwd_monitor.upload import undo_upload
from tests.integration.test_enquete_run import make_file

NU = datetime(2026, 11, 22)


def publish(db, tmp_path, jaar: int = 2025, aantal: int = 700):
    gebieden = load_gebieden(db.cursor())
    peiling = enquete.read_peiling(make_file(tmp_path, jaar, aantal), jaar, gebieden)
    verwerking = enquete.compute_verwerking([peiling], gebieden)
    return enquete.publish_enquete(db, SYSTEEM, verwerking, gebieden, NU), peiling.respondenten.frame


def test_a_round_keeps_the_correlation_of_the_indicators_of_a_theme(db, tmp_path):
    _, frame = publish(db, tmp_path)
    rijen = load_samenhang(db.cursor())
    assert [(rij.ronde, rij.indicator_a, rij.indicator_b) for rij in rijen.itertuples()] == [
        ("2025", "enquete_wl02_0", "enquete_wl03_1")
    ]
    beide = frame[frame[["wl02_0", "wl03_1"]].notna().all(axis=1)]
    assert rijen["n"].tolist() == [len(beide)]
    # By hand: top2 less the weighted mean of the wijk, and the correlation of what is left by statsmodels.
    top2 = beide[["wl02_0", "wl03_1"]].le(2).astype(float)
    wijk = beide["wijk"].fillna("")
    gemiddeld = top2.mul(beide["gewicht"], axis=0).groupby(wijk).sum().div(beide["gewicht"].groupby(wijk).sum(), axis=0)
    rest = top2 - gemiddeld.loc[wijk].to_numpy()
    verwacht = DescrStatsW(rest.to_numpy(), weights=beide["gewicht"]).corrcoef[0, 1]
    assert verwacht > 0.05
    assert rijen["correlatie"].tolist() == [pytest.approx(round(verwacht / 0.05) * 0.05)]


def test_undo_takes_the_correlation_along_and_another_file_replaces_it(db, tmp_path):
    uitslag, _ = publish(db, tmp_path)
    undo_upload(db, SYSTEEM, uitslag.upload_id)
    assert load_samenhang(db.cursor()).empty
    publish(db, tmp_path, aantal=600)
    publish(db, tmp_path, aantal=800)
    [n] = load_samenhang(db.cursor())["n"]
    assert 600 < n <= 800


def test_too_few_people_leave_no_correlation(db, tmp_path):
    publish(db, tmp_path, aantal=190)
    assert load_samenhang(db.cursor()).empty


@pytest.mark.parametrize(("aantal", "kans"), [(700, 0.5), (700, 0.12), (250, 0.25), (1200, 0.05)])
def test_the_rounded_correlation_fits_several_numbers_of_people_who_gave_both_answers(aantal, kans):
    """An attacker knows both shares exactly: the correlation must leave at least five joint numbers open."""
    lot = np.random.default_rng(5)
    x, y = (lot.random((2, aantal)) < kans).astype(float)
    gemiddeld = x.mean(), y.mean()
    correlatie = round_correlatie(x - gemiddeld[0], y - gemiddeld[1], np.ones(aantal))
    if correlatie is None:
        return
    passend = []
    for beide in range(int(min(x.sum(), y.sum())) + 1):
        exact = (beide / aantal - gemiddeld[0] * gemiddeld[1]) / (x.std() * y.std())
        stappen = [stap for stap in (0.05, 0.1, 0.2) if stap * aantal * x.std() * y.std() >= 5]
        passend.append(np.isclose(round(round(exact / stappen[0]) * stappen[0], 2), correlatie))
    assert sum(passend) >= 5


def test_a_rare_pair_says_nothing():
    x = np.zeros(300)
    x[:5] = 1
    assert round_correlatie(x - x.mean(), x - x.mean(), np.ones(300)) is None


def test_answers_that_are_all_equal_have_no_correlation():
    assert round_correlatie(np.zeros(300), np.tile([1.0, -1.0], 150), np.ones(300)) is None


def test_an_empty_round_reads_as_an_empty_frame(db):
    rijen = load_samenhang(db.cursor())
    assert isinstance(rijen, pd.DataFrame)
    assert list(rijen) == ["ronde", "indicator_a", "indicator_b", "correlatie", "n"]
