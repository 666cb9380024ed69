"""Attacks on what is published: linear algebra and linear programming, on random tables."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from lwd_monitor.oordeel.afscherming import (
    Publicatie,
    apply_afscherming,
    find_herleidbaar,
    find_lekken,
    find_te_nauw,
    list_kleine_sommen,
)


def attack_by_rank(zichtbaar, geheim):
    """Say whether adding the secret to what is visible leaves the rank as it was: an attack apart from our own code."""
    if not len(zichtbaar):
        return False
    return np.linalg.matrix_rank(np.vstack([zichtbaar, geheim])) == np.linalg.matrix_rank(zichtbaar)


def attack_by_bounds(zichtbaar, inhoud, geheim):
    """Return how wide the secret can still be, by linear programming over all cells."""
    if not len(zichtbaar):
        return float("inf")
    waarden = zichtbaar @ inhoud
    laag = linprog(geheim, A_eq=zichtbaar, b_eq=waarden, bounds=(0, None), method="highs")
    hoog = linprog(-geheim, A_eq=zichtbaar, b_eq=waarden, bounds=(0, None), method="highs")
    return float("inf") if hoog.status == 3 else -hoog.fun - laag.fun


def build_tabel(cellen, minimum):
    """Return a table of counts (rows x columns) published with all its totals, small cells secret."""
    r, k = cellen.shape
    eenheid = np.eye(r * k)
    rijen = [*eenheid]
    rijen += [np.kron(np.eye(r)[i], np.ones(k)) for i in range(r)]
    rijen += [np.kron(np.ones(r), np.eye(k)[j]) for j in range(k)]
    rijen.append(np.ones(r * k))
    matrix = np.array(rijen)
    waarden = matrix @ cellen.ravel()
    klein = (waarden > 0) & (waarden < minimum)
    geheim = matrix[klein]
    publicatie = Publicatie(matrix, np.arange(len(matrix)), waarden + 1, cellen.ravel().astype(float), geheim)
    return publicatie, klein


tabellen = st.integers(2, 4).flatmap(
    lambda r: st.integers(2, 4).flatmap(
        lambda k: st.lists(st.lists(st.integers(0, 30), min_size=k, max_size=k), min_size=r, max_size=r)
    )
)


@settings(max_examples=60, deadline=None)
@given(tabellen)
def test_no_attack_finds_a_small_cell_in_a_random_table(rijen):
    cellen = np.array(rijen, dtype=float)
    publicatie, klein = build_tabel(cellen, minimum=5)
    verborgen = apply_afscherming(publicatie, klein)
    zichtbaar = publicatie.rijen[~verborgen]
    assert verborgen[klein].all()
    for geheim in publicatie.geheim:
        assert not attack_by_rank(zichtbaar, geheim)
        assert attack_by_bounds(zichtbaar, publicatie.inhoud, geheim) >= min(1.0, geheim @ publicatie.inhoud) - 1e-6


def test_without_secondary_suppression_the_attack_succeeds():
    publicatie, klein = build_tabel(np.array([[3.0, 20], [30, 40]]), minimum=5)
    zichtbaar = publicatie.rijen[~klein]
    assert attack_by_rank(zichtbaar, publicatie.geheim[0])
    assert find_lekken(publicatie, klein).all()
    assert not find_lekken(publicatie, apply_afscherming(publicatie, klein)).any()


@pytest.mark.parametrize(("kosten", "wijkt"), [([4, 40, 60, 104], 1), ([4, 60, 40, 104], 2), ([4, 60, 50, 30], 3)])
def test_the_cheapest_sum_that_gives_the_secret_away_makes_way(kosten, wijkt):
    rijen = np.vstack([np.eye(3), np.ones(3)])
    inhoud = np.array([4.0, 40, 60])
    publicatie = Publicatie(rijen, np.arange(4), np.array(kosten, dtype=float), inhoud, np.eye(3)[:1])
    verborgen = apply_afscherming(publicatie, np.array([True, False, False, False]))
    assert np.flatnonzero(verborgen).tolist() == [0, wijkt]


def test_nothing_secret_leaves_everything_visible():
    publicatie, klein = build_tabel(np.array([[10.0, 20], [30, 40]]), minimum=5)
    assert not apply_afscherming(publicatie, klein).any()


def test_a_cell_pinned_by_zeros_around_it_is_hidden_further():
    """Row and column totals of 2 x 2 with zeros leave one solution though the rank test sees none."""
    cellen = np.array([[4.0, 0], [0, 25]])
    matrix = np.array([[1, 1, 0, 0], [1, 0, 1, 0], [0, 0, 1, 1], [0, 1, 0, 1]], dtype=float)
    matrix = np.vstack([matrix, [1.0, 0, 0, 1]])
    publicatie = Publicatie(matrix, np.arange(5), matrix @ cellen.ravel(), cellen.ravel(), np.eye(4)[:1])
    niets = np.zeros(5, dtype=bool)
    laag, hoog = (
        teken * linprog(teken * np.eye(4)[0], A_eq=matrix, b_eq=matrix @ cellen.ravel()).fun for teken in (1, -1)
    )
    assert hoog - laag < 1
    assert find_lekken(publicatie, niets).all()
    assert not find_lekken(publicatie, apply_afscherming(publicatie, niets)).any()


def test_what_is_known_already_is_told_when_it_gives_a_secret_away():
    rijen = np.array([[1.0, 1], [0, 1]])
    publicatie = Publicatie(rijen, np.arange(2), np.array([np.inf, np.inf]), np.array([3.0, 40]), np.array([[1.0, 0]]))
    verborgen = apply_afscherming(publicatie, np.zeros(2, dtype=bool))
    assert not verborgen.any()
    assert find_lekken(publicatie, verborgen).all()


@pytest.mark.parametrize(("geheim", "herleidbaar"), [([1, 0, 0], True), ([0, 1, 0], False), ([0, 1, 1], True)])
def test_derivable_sums_are_seen(geheim, herleidbaar):
    zichtbaar = np.array([[1.0, 1, 1], [1, 0, 0]])
    assert find_herleidbaar(zichtbaar, np.array([geheim], dtype=float))[0] == herleidbaar


def test_small_units_together_stop_at_four_and_at_the_minimum():
    sommen = list_kleine_sommen(np.array([5.0, 5, 5, 5, 5, 0, 30]), 30)
    assert sorted({int(rij.sum()) for rij in sommen}) == [1, 2, 3, 4]
    assert sommen[:, 5:].sum() == 0
    assert list_kleine_sommen(np.array([15.0, 15, 29, 30]), 30).sum(axis=1).tolist() == [1, 1, 1]
    # One person alone is the smallest secret there is.
    assert list_kleine_sommen(np.array([1.0, 40, 0]), 30).tolist() == [[1, 0, 0]]


@pytest.mark.parametrize(("c", "te_nauw"), [(None, True), (0.0, False)])
def test_a_secret_that_may_still_be_much_more_is_not_pinned_down(c, te_nauw):
    """a + b = 10 and b + c = 7: a is 3 or more. It is 3 only where there is no c; else it may be 10."""
    zichtbaar, inhoud = np.array([[1.0, 1, 0], [0, 1, 1]]), np.array([3.0, 7, 0])
    cellen = 2 if c is None else 3
    gevonden = find_te_nauw(zichtbaar[:, :cellen], inhoud[:cellen], np.eye(cellen)[:1])
    assert gevonden.tolist() == [te_nauw]


@pytest.mark.parametrize(
    ("rijen", "inhoud", "te_nauw"),
    [
        # b is at most 2, or 1, or a half: a may be so much more than it is.
        ([[1, 1, 0], [0, 1, 1]], [3, 2, 0], False),
        ([[1, 1, 0], [0, 1, 1]], [3, 1, 0], False),
        ([[1, 1, 0], [0, 1, 1]], [3, 0.5, 0], True),
        # The same with c filled: along a + b and b + c only three tenths are free.
        ([[1, 1, 0], [0, 1, 1]], [5, 0.2, 0.1], True),
        # Nothing holds it, or the sums that show are of others.
        ([[0, 1, 1], [0, 0, 1]], [5, 1, 1], False),
        # Less than one person is known to within what it is.
        ([[1, 1, 0], [0, 1, 1]], [0.4, 0.5, 0], False),
        ([[1, 1, 0], [0, 1, 1]], [0.4, 0.3, 0], True),
        ([[1, 1, 0], [0, 1, 1]], [0, 0.3, 0], False),
    ],
)
def test_a_secret_is_pinned_down_when_less_than_one_person_is_free(rijen, inhoud, te_nauw):
    rijen, inhoud, geheim = np.array(rijen, dtype=float), np.array(inhoud, dtype=float), np.eye(3)[:1]
    breedte = attack_by_bounds(rijen, inhoud, geheim[0])
    assert (breedte < min(1.0, inhoud[0]) - 1e-9) == te_nauw
    assert find_te_nauw(rijen, inhoud, geheim).tolist() == [te_nauw]
    publicatie = Publicatie(rijen, np.arange(2), np.ones(2), inhoud, geheim)
    assert find_lekken(publicatie, np.zeros(2, dtype=bool)).tolist() == [te_nauw]
    # Without bounds linear algebra alone is asked.
    assert find_lekken(publicatie, np.zeros(2, dtype=bool), 0).tolist() == [False]


def test_what_is_left_of_a_sum_after_what_shows_by_itself_is_seen():
    publicatie = Publicatie(np.array([[1.0, 1], [1, 0]]), np.arange(2), np.ones(2), np.array([40.0, 3]), np.eye(2)[1:])
    assert find_lekken(publicatie, np.zeros(2, dtype=bool)).all()


def test_the_only_sum_that_shows_is_hidden_when_it_is_the_secret():
    publicatie = Publicatie(np.eye(1), np.arange(1), np.ones(1), np.array([3.0]), np.eye(1))
    assert apply_afscherming(publicatie, np.array([False])).tolist() == [True]
    alles_dicht = Publicatie(np.eye(1), np.arange(1), np.ones(1), np.array([3.0]), np.zeros((0, 1)))
    assert apply_afscherming(alles_dicht, np.array([True])).tolist() == [True]


def test_a_sum_of_others_shows_on_however_cheap_it_is():
    """a is pinned by b and c; d + e tells nothing of it and stays, though it costs least."""
    rijen = np.array([[1.0, 1, 0, 0, 0], [0, 1, 1, 0, 0], [0, 0, 0, 1, 1]])
    publicatie = Publicatie(rijen, np.arange(3), np.array([5.0, 7, 1]), np.array([3, 0.5, 0, 9, 9]), np.eye(5)[:1])
    assert apply_afscherming(publicatie, np.zeros(3, dtype=bool)).tolist() == [True, False, False]
    # A sum that holds a itself goes before one that is only tied to it, though that one costs less.
    duur = Publicatie(rijen, np.arange(3), np.array([7.0, 5, 1]), publicatie.inhoud, publicatie.geheim)
    assert apply_afscherming(duur, np.zeros(3, dtype=bool)).tolist() == [True, False, False]
    # What is known of a cannot be hidden: then the next sum makes way, and still not that of the others.
    bekend = Publicatie(rijen, np.arange(3), np.array([np.inf, 7, 1]), publicatie.inhoud, publicatie.geheim)
    assert apply_afscherming(bekend, np.zeros(3, dtype=bool)).tolist() == [False, True, False]
