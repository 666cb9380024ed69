"""Wat veranderde: a proven change with what was told there, and an honest page where nothing was proven."""

import re
from datetime import date

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from lwd_monitor.bewering import list_beweringen
from lwd_monitor.db import open_database
from lwd_monitor.server.rss import RSS_ROUTES
from lwd_monitor.ui import laden
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.veranderd import load_veranderd
from lwd_monitor.ui.veranderd.beeld import build_bewezen
from lwd_monitor.verhaal import VerhaalStatus, Zichtbaar
from tests.beweringen import find_onbedekt, read_pagina
from tests.verandering import DAALT, publish_misdrijven
from tests.verhalen import bring_to, make_verhaal

RIET = "WK014111"


def read(at) -> str:
    return " ".join(read_pagina(at))


@pytest.fixture
def gedaald(database: str) -> str:
    """A store in which the crimes of De Riet fell beyond doubt."""
    db = open_database(database)
    publish_misdrijven(db, DAALT, RIET)
    velden = {"gebieden": (RIET,), "werkvelden": ("schoon_heel_veilig",)}
    bring_to(db, VerhaalStatus.GEPUBLICEERD, verhaal_id="t1", titel="De straat is rustig", **velden)
    bring_to(
        db, VerhaalStatus.GEPUBLICEERD, verhaal_id="t2", titel="Alleen intern", zichtbaar=Zichtbaar.INTERN, **velden
    )
    db.close()
    return database


def test_where_nothing_was_proven_the_page_says_so_and_what_was_tested(open_page) -> None:
    tekst = read(open_page("wat-veranderde"))
    veranderd = load_veranderd()
    assert len(veranderd.getoetst) > 100
    assert f"{len(veranderd.getoetst)} reeksen getoetst, geen enkele aantoonbaar veranderd." in tekst
    assert "Een verandering komt hier als" in tekst
    assert re.search(r"Veiligheid \d+ geen", tekst)
    assert f"{veranderd.fictief} reeksen zijn weggelaten: de cijfers zijn verzonnen" in tekst
    assert "Volledige telling: Almelo" in tekst
    assert not re.search("gestegen|gedaald", tekst, re.IGNORECASE)


def test_invented_figures_take_no_part_and_every_series_is_tested_once(opslag: None) -> None:
    veranderd = load_veranderd()
    alle = (*veranderd.getoetst, *veranderd.tellingen)
    assert {m.status.value for r in alle for m in r.reeks}.isdisjoint({"voorbeeld"})
    # An own area of one place is that place: De Riet stands here as a wijk, not again under its own key.
    sleutels = [(r.indicator.id, r.plek.sleutel) for r in alle]
    assert len(set(sleutels)) == len(sleutels)
    assert {s for _, s in sleutels} & {"de_riet", RIET} == {RIET}
    assert all(r.uit.q is not None and r.uit.q >= r.uit.p for r in veranderd.getoetst)


def test_a_proven_change_stands_with_its_figures_and_stories(open_page, gedaald: str) -> None:
    at = open_page("wat-veranderde", gebied=RIET)
    stukken = read_pagina(at)
    tekst = " ".join(stukken)
    assert "Gedaald 2021–2025: −200" in tekst
    assert re.search(r"300 in 2021 → 100 in 2025", tekst)
    html = " ".join(str(e.proto.body) for e in at.get("html"))
    assert re.search(r"Verteld over dit gebied</h4><ul><li><a href='verhalen\?verhaal=t1'", html)
    assert "Alleen intern" not in html
    intern = open_page("wat-veranderde", "redacteur", gebied=RIET)
    assert "Alleen intern" in " ".join(str(e.proto.body) for e in intern.get("html"))
    assert re.search(r"<img alt='2021: 300; 2022: 250", html)
    zinnen = [b.zin for b in list_beweringen(get_database().cursor(), date.today(), pagina="wat-veranderde")]
    assert any("Gedaald 2021–2025" in zin for zin in zinnen)
    assert find_onbedekt(stukken, zinnen) == []


def test_texts_from_plans_stand_apart_from_what_people_told(gedaald: str) -> None:
    velden = {"gebieden": (RIET,), "werkvelden": ("schoon_heel_veilig",), "status": VerhaalStatus.GEPUBLICEERD}
    verhalen = [
        make_verhaal("plan", titel="Begroting", uit_stukken=True, **velden),
        make_verhaal("mens", titel="Mijn straat", **velden),
        make_verhaal("elders", titel="Andere wijk", **velden | {"gebieden": ("WK014113",)}),
        make_verhaal("anders", titel="Ander werkveld", **velden | {"werkvelden": ("participatie",)}),
    ]
    gebieden = laden.load_gebieden()
    hier = [r for r in load_veranderd().bewezen if r.plek.sleutel == RIET]
    html = build_bewezen(hier[:1], gebieden, verhalen, laden.load_bronnen())
    verteld, stukken = re.findall(r"<h4>(.*?)</h4><ul>(.*?)</ul>", html)
    assert (verteld[0], stukken[0]) == ("Verteld over dit gebied", "Uit de stukken van de gemeente")
    assert "Mijn straat" in verteld[1]
    assert "Begroting" not in verteld[1]
    assert "Begroting" in stukken[1]
    assert "Andere wijk" not in html
    assert "Ander werkveld" not in html


@pytest.mark.parametrize("keuze", [{"gebied": "WK014113"}, {"thema": "overlast"}, {"jaar": "2024"}])
def test_a_filter_leaves_out_what_does_not_fit_and_changes_no_verdict(open_page, gedaald: str, keuze: dict) -> None:
    tekst = read(open_page("wat-veranderde", **keuze))
    bewezen = len(load_veranderd().bewezen)
    assert bewezen >= 1
    assert f"{bewezen} aantoonbaar veranderd." in tekst
    assert "In uw keuze:" in tekst
    assert "Gedaald 2021–2025: −200" not in tekst


def test_an_unknown_place_in_the_address_is_named(open_page) -> None:
    at = open_page("wat-veranderde", gebied="WK999999")
    assert any("WK999999" in melding.value for melding in at.info)


def test_the_bare_figures_fold_out_by_wijk_without_a_word(open_page) -> None:
    at = open_page("wat-veranderde", gebied="WK014113")
    at.session_state["veranderdkaal_gevuld"] = True
    tekst = read(at.run())
    assert "Getoetst, zonder aantoonbaar verschil" in tekst
    assert tekst.index("Sluitersveld (wijk)") < tekst.index("(buurt, Sluitersveld)")
    assert not re.search("gestegen|gedaald", tekst, re.IGNORECASE)


def test_the_feed_holds_the_proven_changes_of_a_place(gedaald: str) -> None:
    klant = TestClient(Starlette(routes=RSS_ROUTES))
    alle, riet, elders = (klant.get(f"/veranderingen.rss{v}") for v in ("", f"?gebied={RIET}", "?gebied=WK014113"))
    assert alle.headers["content-type"].startswith("application/rss+xml")
    assert "Gedaald 2021–2025: −200" in riet.text
    assert "<title>Wat veranderde in De Riet</title>" in riet.text
    assert 0 < riet.text.count("<item>") <= alle.text.count("<item>")
    assert "<item>" not in elders.text
    assert klant.get("/veranderingen.rss?gebied=WK999999").status_code == 404
    get_database().close()
