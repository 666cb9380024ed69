"""The cards of the front page are tested together, not each by itself."""

import pytest

from lwd_monitor.bewering import Beweringoordeel, build_overzicht
from lwd_monitor.gebied import load_gebieden
from lwd_monitor.indicator import list_hoofdcijfers, load_bronnen, load_indicatoren
from lwd_monitor.oordeel.fdr import compute_q
from lwd_monitor.portret import compute_plaats, load_portret


@pytest.fixture
def invoer(db):
    con = db.cursor()
    gebieden, catalogus = load_gebieden(con), load_indicatoren(con)
    portretten = {e: load_portret(con, e, gebieden, catalogus) for e in gebieden.eigen.values()}
    almelo = load_portret(con, gebieden.get_gemeente(), gebieden, catalogus)
    return portretten, list_hoofdcijfers(catalogus), almelo, load_bronnen(con)


def test_what_the_page_names_survives_the_test_of_all_together(invoer) -> None:
    beweringen = [b for b in build_overzicht(*invoer).list_beweringen() if b.p is not None]
    assert len(beweringen) >= 5
    assert [b.q for b in beweringen] == pytest.approx(compute_q([b.p for b in beweringen]).tolist())
    assert all(b.q <= 0.05 for b in beweringen if b.is_aangetoond)


def test_a_difference_that_alone_would_count_may_be_lost_but_none_is_won(invoer) -> None:
    portretten, cijfers, *_ = invoer
    los = [compute_plaats(p.rijen[i.id]) for p in portretten.values() for i in cijfers if i.id in p.rijen]
    kaarten = build_overzicht(*invoer).rijen.values()
    samen = [r.plaats for r in kaarten if r.plaats is not None]
    assert sum(b.is_aangetoond for b in samen) <= sum(p is not None and p.oordeel in ("hoger", "lager") for p in los)


def test_two_figures_beside_each_other_carry_their_verdict(invoer) -> None:
    uit = build_overzicht(*invoer)
    for oordeel in uit.rijen.values():
        assert (oordeel.stap is None) == (len([m for m in oordeel.rij.reeks if m.waarde is not None]) < 2)
    stappen = [stap for _, stap in uit.nieuws if stap is not None]
    assert stappen
    assert all(s.zin.endswith(")") for s in stappen)
    assert {s.oordeel for s in stappen} <= set(Beweringoordeel)
