"""Margins of whole columns are those of each figure by itself, by how it came about."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from lwd_monitor.indicator import Dispersie, Toetssoort, load_catalogus
from lwd_monitor.oordeel.dispersie import find_dispersie
from lwd_monitor.oordeel.marges import add_marges, get_toetssoort
from lwd_monitor.oordeel.meting import Toetscijfer, find_marge

CIJFER = load_catalogus([Path(__file__).resolve().parents[2] / "data/cijfers/catalogus"])["misdrijven_per_1000"]
DISPERSIES = (
    Dispersie("buurt", 2.0, 280.0),
    Dispersie("wijk", 3.0, 40.0),
    Dispersie("BU02", 9.0, 3.0),
    Dispersie("WK01", 7.0, 3.0),
)
INDICATOREN = {
    soort.value: replace(CIJFER, id=soort.value, toets=soort, dispersies=DISPERSIES, afleiding=None)
    for soort in Toetssoort
} | {"zonder": replace(CIJFER, id="zonder", toets=None)}
LEEG = float("nan")
# Gebied, indicator, waarde, noemer, ci_laag, ci_hoog, status.
RIJEN = [
    ("BU01", "aandeel", 30.0, 80.0, LEEG, LEEG, "gemeten"),
    ("BU01", "aandeel", 100.0, 1.0, LEEG, LEEG, "gemeten"),
    ("BU01", "aandeel", 30.0, 0.0, LEEG, LEEG, "gemeten"),
    ("BU01", "aandeel", 30.0, 80.0, 25.0, 36.0, "gemeten"),
    ("BU01", "aandeel", LEEG, 80.0, LEEG, LEEG, "ontbreekt"),
    ("WK01", "aantal", 40.0, LEEG, LEEG, LEEG, "gemeten"),
    ("WK02", "aantal", 40.0, LEEG, LEEG, LEEG, "gemeten"),
    ("BU01", "aantal", 40.0, LEEG, LEEG, LEEG, "gemeten"),
    ("BU02", "aantal", 40.0, LEEG, LEEG, LEEG, "gemeten"),
    ("BU03", "aantal", 41.0, LEEG, LEEG, LEEG, "gemeten"),
    ("BU01+BU02", "aantal", 40.0, LEEG, LEEG, LEEG, "gemeten"),
    ("BU01+BU03", "aantal", 40.0, LEEG, LEEG, LEEG, "gemeten"),
    ("BU01", "cijfer_per", 20.0, 400.0, LEEG, LEEG, "gemeten"),
    ("BU03", "cijfer_per", 5000.0, 1.0, LEEG, LEEG, "gemeten"),
    ("BU04", "cijfer_per", 20.0, 0.0, LEEG, LEEG, "gemeten"),
    ("BU01", "gemiddelde", 7.0, 80.0, LEEG, LEEG, "gemeten"),
    ("BU01", "gemiddelde", 7.0, 80.0, 6.5, 7.5, "gemeten"),
    ("BU01", "stand", 7.0, 80.0, 6.5, 7.5, "gemeten"),
    ("BU01", "zonder", 7.0, 80.0, LEEG, LEEG, "gemeten"),
]
FRAME = pd.DataFrame(RIJEN, columns=["gebied", "indicator", "waarde", "noemer", "ci_laag", "ci_hoog", "status"])


def test_the_margin_of_each_row_is_that_of_its_figure_alone():
    samen = add_marges(FRAME, INDICATOREN)
    for rij, (gebied, id_, *velden, _) in zip(samen.itertuples(), RIJEN, strict=True):
        indicator = INDICATOREN[id_]
        meting = Toetscijfer(*velden, dispersie=find_dispersie(indicator, gebied))
        marge = find_marge(meting, indicator.toets or Toetssoort.GEMIDDELDE, indicator.per)
        assert (rij.ci_laag, rij.ci_hoog) == pytest.approx(marge or (LEEG, LEEG), nan_ok=True), RIJEN[rij.Index]


def test_an_estimate_gets_no_margin_of_its_own():
    samen = add_marges(FRAME.assign(status="geschat"), INDICATOREN)
    eigen = FRAME["ci_laag"].notna() & (FRAME["indicator"] != "stand")
    np.testing.assert_array_equal(samen["ci_laag"], FRAME["ci_laag"].where(eigen))


def test_an_estimate_among_the_figures_leaves_only_published_margins():
    cijfer, stand, zonder = (INDICATOREN[id_] for id_ in ("cijfer_per", "stand", "zonder"))
    assert get_toetssoort(cijfer) is Toetssoort.CIJFER_PER
    assert get_toetssoort(cijfer, ["gemeten"]) is Toetssoort.CIJFER_PER
    assert get_toetssoort(cijfer, ["gemeten", "geschat"]) is Toetssoort.GEMIDDELDE
    assert get_toetssoort(stand, ["geschat"]) is Toetssoort.STAND
    assert get_toetssoort(zonder) is Toetssoort.GEMIDDELDE
