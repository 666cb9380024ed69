"""What the tests promise, simulated small and with a fixed seed; `make methode` does it large."""

import re
from pathlib import Path

import numpy as np
import pytest

from tests.bench.methode import gewichten, kaart, ondergrenzen, posities, tellingen

METHODE = (Path(__file__).resolve().parents[2] / "docs" / "methode.md").read_text()


def read_tabel(koppen) -> np.ndarray:
    """Return the numbers of the table in docs/methode.md with these columns."""
    rest = METHODE.split("| " + " | ".join(koppen) + " |\n", 1)[1].splitlines()[1:]
    rijen = [regel for regel in rest[: rest.index("")] if regel.startswith("|")]
    return np.array([[float(x.replace(".", "").replace(",", ".")) for x in re.findall(r"[-\d.,]+", r)] for r in rijen])


def test_the_tables_of_the_method_hold_what_is_promised():
    tabel = read_tabel(tellingen.KOPPEN)
    assert tabel[:, 0].tolist() == list(tellingen.FACTOREN)
    assert np.allclose(tabel[:, 1], tabel[:, 0], atol=0.15)
    assert (tabel[:, 2] >= 94).all()
    assert (tabel[:, 3:] <= (6, 0.5, 10)).all()
    assert (read_tabel(posities.KOPPEN)[:, 1:4] <= (10, 10, 7)).all()
    assert (read_tabel(ondergrenzen.KOPPEN)[:, 2:] <= (10, 10, 10)).all()
    assert (read_tabel(kaart.KOPPEN)[:, 2] <= 1).all()


@pytest.mark.parametrize("factor", [1.0, 2.4])
def test_counts_that_scatter_name_no_more_than_promised(factor):
    kans = np.random.default_rng(7)
    uit = np.array([tellingen.simulate_bladzijde(kans, factor) for _ in range(15)], dtype=float).mean(axis=0)
    assert uit[0] == pytest.approx(factor, abs=0.15)
    assert uit[1] >= 0.94
    assert uit[2] <= 0.06
    assert uit[3] <= 0.005
    assert uit[4] <= 3 / 15


def test_a_page_of_positions_seldom_names_who_does_not_differ():
    kans, niets = np.random.default_rng(5), np.zeros(posities.WIJKEN)
    bladzijden = [posities.simulate_bladzijde(kans, 0.5, niets) for _ in range(150)]
    assert sum(p["positie"].any() for p in bladzijden) <= 15
    assert sum(p["verandering"].any() for p in bladzijden) <= 15


@pytest.mark.parametrize("samenhang", [0.0, 1.0])
def test_what_is_left_of_almelo_is_worth_what_its_own_answers_are(samenhang):
    """Weights that go with the answer: the n of the rest follows from whole and part, and the test is as good."""
    kans = np.random.default_rng(52)
    afgeleid, bekend, deel = gewichten.compute_rest(kans, gewichten.build_kansen(0.3, samenhang), 80, 60, 660)
    assert deel == pytest.approx(1, abs=0.02)
    assert afgeleid == pytest.approx(bekend, abs=100 * 2 / 80)
    assert afgeleid <= 5 + 3 * 100 * (0.05 * 0.95 / 80) ** 0.5


def test_a_few_wild_places_name_no_more_than_promised():
    tabel = read_tabel(tellingen.KOPPEN_WILD)
    assert tabel[:, 0].tolist() == [aantal for aantal in tellingen.AANTAL_WILD for _ in tellingen.MANIEREN]
    voorheen, nu = tabel[::2], tabel[1::2]
    # With a twelfth of the places wild the trend promises a little too much: the text says so.
    assert (nu[:, [1, 4]] <= (6, 10)).all()
    assert (nu[:2, 3] <= 0.5).all()
    # What it mends, and what it may not cost.
    assert (nu[1:, 2] < voorheen[1:, 2] / 2).all()
    assert (nu[:, 5] > voorheen[:, 5] - 5).all()


def test_pages_with_wild_places_name_fewer_of_them_than_before():
    kans = np.random.default_rng(8)
    voorheen, nu = np.mean([tellingen.simulate_wild_bladzijde(kans, 3) for _ in range(25)], axis=0)
    assert voorheen[1] > 0.25
    assert nu[1] < voorheen[1] / 2
    assert nu[0] <= 0.06
    assert nu[4] >= voorheen[4] - 0.05
