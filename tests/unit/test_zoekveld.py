"""The one search: by name, alias, slip of the pen, street, postcode, indicator and story."""

import dataclasses
from datetime import date

import pandas as pd
import pytest

from lwd_monitor import gebied, indicator, verhaal, zoekveld
from lwd_monitor.adres import KOLOMMEN
from lwd_monitor.db import Database
from lwd_monitor.toegang import DEMO_GEBRUIKERS, Rol
from lwd_monitor.verhaal import Verhaalkeuze, select_verhalen
from lwd_monitor.zoekveld.model import Treffersoort
from tests.naspelen import replayed

BUURT, ANDERE = "BU01411906", "BU01411000"
ADRESSEN = pd.DataFrame(
    [
        ("Ds. Postlaan", "Almelo", "7609AB", BUURT, 2024),
        ("Ds. Postlaan", "Almelo", "7609AC", ANDERE, 2024),
        ("Kolthofsingel", "Almelo", "7602AA", ANDERE, 2024),
    ],
    columns=KOLOMMEN,
)


@pytest.fixture
def bron(db: Database) -> zoekveld.Zoekbron:
    con = db.cursor()
    return zoekveld.Zoekbron(
        gebied.load_gebieden(con),
        gebied.load_aliassen(con),
        ADRESSEN,
        [*indicator.load_indicatoren(con).values()],
        verhaal.list_verhalen(con, DEMO_GEBRUIKERS[Rol.BEZOEKER], date(2026, 11, 29)),
    )


@pytest.mark.parametrize(
    ("woord", "soort", "pagina", "keuze"),
    [
        ("Sluitersveld", "gebied", "gebied", {"gebied": "WK014113"}),
        ("slutersvelt", "gebied", "gebied", {"gebied": "WK014113"}),
        ("  NIEUWSTRAATKWARTIER ", "gebied", "gebied", {"gebied": "WK014115"}),
        ("nieuwstraat-kwartier", "gebied", "gebied", {"gebied": "WK014115"}),
        ("kolthofsingel", "straat", "gebied", {"gebied": ANDERE}),
        ("Kolthoffsingel", "straat", "gebied", {"gebied": ANDERE}),
        ("7602aa", "postcode", "gebied", {"gebied": ANDERE}),
        ("7609 AB", "postcode", "gebied", {"gebied": BUURT}),
        ("7602", "postcode", "gebied", {"gebied": ANDERE}),
        ("misdreiven per 1.000", "indicator", "kaart", {"indicator": "misdrijven_per_1000"}),
        ("plukctuin", "verhaal", "verhalen", {"verhaal": "v034"}),
        ("pluktiun schelfhorstpark", "verhaal", "verhalen", {"verhaal": "v034"}),
        ("inbraak in een woning", "indicator", "kaart", {"indicator": "misdrijven_1_1_1"}),
    ],
)
def test_the_first_result_is_what_was_meant(
    bron: zoekveld.Zoekbron, woord: str, soort: str, pagina: str, keuze: dict[str, str]
) -> None:
    eerste = zoekveld.search(woord, bron)[0]
    assert (eerste.soort, eerste.pagina, dict(eerste.keuze)) == (soort, pagina, keuze)


def test_a_street_through_two_buurten_leads_to_both(bron: zoekveld.Zoekbron) -> None:
    treffers = zoekveld.search("ds. postlaan", bron)
    assert {dict(t.keuze)["gebied"] for t in treffers if t.soort == Treffersoort.STRAAT} == {BUURT, ANDERE}
    assert len({t.bij for t in treffers}) == 2


def test_a_postcode_through_many_buurten_is_cut_and_all_of_them_count(bron: zoekveld.Zoekbron) -> None:
    buurten = list(bron.gebieden.list_niveau(gebied.GebiedNiveau.BUURT, 2024))[:11]
    adressen = pd.DataFrame([("Xylofoonsteeg", "Almelo", "7605AA", g.code, 2024) for g in buurten], columns=KOLOMMEN)
    lang = dataclasses.replace(bron, adressen=adressen)
    for woord in ("7605", "Xylofoonsteeg"):
        alle = zoekveld.find_alle(woord, lang)
        assert len(alle) == 11
        assert zoekveld.select_beste(alle) == alle[:8] == zoekveld.search(woord, lang)


def test_a_place_stands_once(bron: zoekveld.Zoekbron) -> None:
    for woord in ("sluitersveld", "kerkelanden", "de riet", "nieuwstraat"):
        keuzes = [(t.pagina, t.keuze) for t in zoekveld.search(woord, bron)]
        assert len(keuzes) == len(set(keuzes))
    gebieden = [
        t for t in zoekveld.search("sluitersveld", bron) if t.soort == Treffersoort.GEBIED and t.naam == "Sluitersveld"
    ]
    assert len(gebieden) == 1


def test_a_story_is_found_by_its_words_and_only_by_who_may_read_it(bron: zoekveld.Zoekbron) -> None:
    titel = bron.verhalen[0].titel
    assert titel in {t.naam for t in zoekveld.search(titel, bron) if t.soort == Treffersoort.VERHAAL}
    zonder = zoekveld.Zoekbron(bron.gebieden, bron.aliassen, bron.adressen, bron.indicatoren, [])
    assert [t for t in zoekveld.search(titel, zonder) if t.soort == Treffersoort.VERHAAL] == []
    assert {t.naam for t in zoekveld.search(titel, bron) if t.soort == Treffersoort.VERHAAL} <= {
        v.titel for v in select_verhalen(bron.verhalen, Verhaalkeuze())
    }


@pytest.mark.parametrize("woord", ["", " ", "a", "qqqqxz", "0000", "%", "'; drop", "9" * 80])
def test_what_is_no_name_finds_nothing(bron: zoekveld.Zoekbron, woord: str) -> None:
    assert zoekveld.search(woord, bron) == []


def test_without_a_table_no_street_is_found(bron: zoekveld.Zoekbron) -> None:
    kaal = zoekveld.Zoekbron(bron.gebieden, bron.aliassen, ADRESSEN.iloc[:0], bron.indicatoren, bron.verhalen)
    assert [t for t in zoekveld.search("kolthofsingel", kaal) if t.soort == Treffersoort.STRAAT] == []
    assert zoekveld.search("7602AA", kaal) == []


def test_pdok_is_asked_for_a_street_that_the_table_lacks_and_may_be_away(db: Database, bron: zoekveld.Zoekbron) -> None:
    with replayed(db.cursor()) as server:
        gevonden = zoekveld.search_buiten(db.cursor(), "Huttenveldstraat", bron, server.basis, seconden=60)
        assert [(t.naam, dict(t.keuze)["gebied"]) for t in gevonden] == [("Huttenveldstraat, Almelo", BUURT)]
        server.storing = lambda adres_, inhoud: (503, "text/html", b"")
        assert zoekveld.search_buiten(db.cursor(), "Huttenveldstraat", bron, server.basis) == []
    assert zoekveld.search_buiten(db.cursor(), "Huttenveldstraat", bron, "http://127.0.0.1:9") == []
