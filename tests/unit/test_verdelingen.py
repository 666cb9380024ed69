"""What tests are made of gives the numbers of scipy.stats, which is slow but well known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from lwd_monitor.oordeel import verdelingen
from lwd_monitor.oordeel.fdr import compute_q

Z = np.array([-40, -3.2, -1, 0, 0.1, 1, 1.96, 2.7, 5, 9, 40.0, np.nan, np.inf])
VRIJHEID = np.array([1, 2, 3.4, 7, 30, 500.0, np.nan])[:, None]
KANS = np.array([0, 1e-9, 0.025, 0.5, 0.9, 0.975, 1 - 1e-9, 1, np.nan])


@pytest.mark.parametrize(
    ("eigen", "bekend"),
    [
        (verdelingen.compute_normaal_boven(Z), stats.norm.sf(Z)),
        (verdelingen.compute_normaal_kwantiel(KANS), stats.norm.ppf(KANS)),
        (verdelingen.compute_t_boven(Z, VRIJHEID), stats.t.sf(Z, VRIJHEID)),
        (verdelingen.compute_t_kwantiel(KANS, VRIJHEID), stats.t.ppf(KANS, VRIJHEID)),
        (verdelingen.compute_chi2_boven(np.abs(Z), VRIJHEID), stats.chi2.sf(np.abs(Z), VRIJHEID)),
        (verdelingen.compute_chi2_grens(KANS, VRIJHEID), stats.chi2.isf(KANS, VRIJHEID)),
    ],
    ids=["normaal_boven", "normaal_kwantiel", "t_boven", "t_kwantiel", "chi2_boven", "chi2_grens"],
)
def test_tails_and_quantiles_are_those_of_scipy(eigen: np.ndarray, bekend: np.ndarray) -> None:
    np.testing.assert_array_equal(eigen, bekend)


@given(st.lists(st.tuples(st.integers(0, 9), st.floats(0, 9)), min_size=5, max_size=80))
def test_ranks_and_their_correlation_are_those_of_scipy(paren: list[tuple[int, float]]) -> None:
    links, rechts = (np.array(rij, dtype=float) for rij in zip(*paren, strict=True))
    np.testing.assert_array_equal(verdelingen.compute_rangen(links), stats.rankdata(links))
    if len(set(links)) > 1 and len(set(rechts)) > 1:
        bekend = stats.spearmanr(links, rechts)
        rho, p = verdelingen.compute_spearman(links, rechts)
        assert rho == pytest.approx(float(bekend.statistic), abs=1e-12)
        assert p == pytest.approx(float(bekend.pvalue), rel=1e-9, abs=1e-12)


@given(st.lists(st.floats(0, 1) | st.just(float("nan")), max_size=60))
def test_q_is_that_of_scipy(p: list[float]) -> None:
    getoetst = [waarde for waarde in p if waarde == waarde]
    verwacht = stats.false_discovery_control(getoetst, method="bh") if getoetst else []
    q = compute_q(p)
    np.testing.assert_array_equal(q[~np.isnan(p)], verwacht)
    assert np.isnan(q[np.isnan(p)]).all()
