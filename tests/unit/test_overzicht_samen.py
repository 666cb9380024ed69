"""The cards of the front page are tested together, not each by itself."""

import pytest

from lwd_monitor.gebied import load_gebieden
from lwd_monitor.indicator import list_hoofdcijfers, load_indicatoren
from lwd_monitor.oordeel import Oordeel, Plaats, apply_fdr
from lwd_monitor.profiel import compute_plaats, load_profiel
from lwd_monitor.ui.overzicht.beeld import judge_samen


@pytest.fixture
def profielen(db):
    con = db.cursor()
    gebieden, catalogus = load_gebieden(con), load_indicatoren(con)
    return {e: load_profiel(con, e, gebieden, catalogus) for e in gebieden.eigen.values()}, list_hoofdcijfers(catalogus)


def list_plaatsen(profielen, cijfers) -> list[Plaats]:
    rijen = [p.rijen[i.id] for p in profielen.values() for i in cijfers if i.id in p.rijen]
    return [plaats for rij in rijen if (plaats := compute_plaats(rij)) is not None]


def test_what_the_cards_name_survives_the_test_of_all_together(profielen) -> None:
    voor, cijfers = profielen
    los = list_plaatsen(voor, cijfers)
    samen = list_plaatsen(judge_samen(voor, cijfers), cijfers)
    assert [p.oordeel for p in samen] == [p.oordeel for p in apply_fdr(los)]
    assert sum(p.oordeel != Oordeel.GEEN_AANTOONBAAR_VERSCHIL for p in samen) <= sum(
        p.oordeel != Oordeel.GEEN_AANTOONBAAR_VERSCHIL for p in los
    )


def test_all_rows_stay_and_those_of_the_cards_carry_their_verdict(profielen) -> None:
    voor, cijfers = profielen
    na = judge_samen(voor, cijfers)
    assert any(rij.plaats is not None for profiel in na.values() for rij in profiel.rijen.values())
    assert all(na[eigen].rijen.keys() == profiel.rijen.keys() for eigen, profiel in voor.items())
