"""No page that ships compares or names a change outside the ledger, and the ledger says no more than its tests."""

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import cache

import pytest
from streamlit.testing.v1 import AppTest

from lwd_monitor.bewering import PAGINAS, Bewering, Beweringoordeel, Beweringsoort, list_beweringen
from lwd_monitor.gebied import GEMEENTE_CODE, Gebieden, GebiedNiveau
from lwd_monitor.indicator import load_indicatoren
from lwd_monitor.oordeel import set_ondergrens
from lwd_monitor.opgave import CIJFER
from lwd_monitor.register import get_register, save_stuk
from lwd_monitor.toegang import DEMO_GEBRUIKERS, SYSTEEM, Rol
from lwd_monitor.ui import laden
from lwd_monitor.ui.gebied import load_alles, load_beeld, load_vergelijking
from lwd_monitor.ui.opslag import get_database
from tests.beweringen import find_onbedekt, list_catalogusteksten, read_html, read_pagina

GETOETST = (Beweringoordeel.HOGER, Beweringoordeel.LAGER, Beweringoordeel.GESTEGEN, Beweringoordeel.GEDAALD)


# The pages of a place come in lots, so that no single test takes long.
DELEN = 4
SOORTEN = ("eigen", "gemeente", *(f"wijk {nr}" for nr in range(DELEN)), "buurt")
BUURTEN = 5


@cache
def _load_pagina(versie: int, pagina: str) -> list[Bewering]:
    return list_beweringen(get_database().cursor(), date.today(), pagina=pagina)


@cache
def _load_catalogus(versie: int) -> list[str]:
    return list_catalogusteksten(load_indicatoren(get_database().cursor()).values())


@pytest.fixture
def load_pagina(opslag: None) -> Callable[[str], list[Bewering]]:
    """All sentences of a page, made once for all tests that only read."""
    return lambda pagina: _load_pagina(get_database().get_versie(), pagina)


@pytest.fixture
def catalogus(opslag: None) -> list[str]:
    """What the catalogue says of its figures, as far as it holds comparing words."""
    return _load_catalogus(get_database().get_versie())


def list_zinnen(lijst: list[Bewering], plekken: set[str] | None = None) -> list[str]:
    return [b.zin for b in lijst if plekken is None or b.gebied in plekken]


def list_plekken(gebieden: Gebieden, soort: str) -> list[tuple[str, int]]:
    """All own areas, the gemeente, all wijken, and some buurten of which one is tiny, in every indeling."""
    if soort == "eigen":
        return [(sleutel, gebieden.nieuwste) for sleutel in gebieden.eigen]
    if soort == "gemeente":
        return [(GEMEENTE_CODE, jaar) for jaar in gebieden.indelingen]
    if soort.startswith("wijk"):
        wijken = [(w.code, jaar) for jaar in gebieden.indelingen for w in gebieden.list_niveau(GebiedNiveau.WIJK, jaar)]
        return wijken[int(soort.split()[1]) :: DELEN]
    inwoners = laden.load_niveau_reeks("kwb_inwoners", "buurt", gebieden.nieuwste).sort_values("waarde")
    buurten = [(b.code, jaar) for jaar in gebieden.indelingen for b in gebieden.list_niveau(GebiedNiveau.BUURT, jaar)]
    return [(str(inwoners["gebied_code"].iloc[0]), gebieden.nieuwste), *buurten[:: len(buurten) // BUURTEN + 1]]


@pytest.mark.parametrize("soort", SOORTEN)
def test_every_comparing_word_on_a_page_of_a_place_is_in_the_ledger(load_pagina, catalogus, soort: str) -> None:
    gebieden, gemist = laden.load_gebieden(), {}
    plekken = list_plekken(gebieden, soort)
    assert plekken
    for sleutel, indeling in plekken:
        beeld = load_beeld(sleutel, indeling, Rol.RAADSLID)
        alles = [load_alles(sleutel, indeling, Rol.RAADSLID, deel.id) for deel in beeld.delen]
        stukken = [beeld.kop, *(stuk for html in (beeld.inhoud, *alles, *beeld.kaarten) for stuk in read_html(html))]
        bereik = gebieden.compute_bereik(gebieden.get(sleutel, indeling)) | {sleutel, GEMEENTE_CODE}
        if onbedekt := find_onbedekt(stukken, list_zinnen(load_pagina("gebied"), bereik), catalogus):
            gemist[sleutel, indeling] = onbedekt
    assert gemist == {}


@pytest.mark.parametrize(
    ("pagina", "adres"),
    [
        ("overzicht", {}),
        ("kaart", {}),
        ("kaart", {"indicator": "misdrijven_per_1000", "niveau": "wijk"}),
        ("kaart", {"indicator": "misdrijven", "jaar": "2022", "gebied": "WK014113"}),
        ("kaart", {"indicator": "ervaren_gezondheid_goed", "jaar": "2016"}),
        ("kaart", {"indicator": "kwb_woz_waarde"}),
        ("kaart", {"indicator": "kwb_afstand_huisarts", "niveau": "buurt"}),
        ("kaart", {"indicator": "enquete_wl07_0", "niveau": "wijk", "jaar": "2023"}),
        ("kaart", {"indicator": "misdrijven_per_1000", "niveau": "wijk", "toon": "reeks"}),
        ("kaart", {"indicator": "misdrijven", "toon": "stap", "gebied": "BU01411402"}),
        ("kaart", {"indicator": "enquete_wl07_0", "niveau": "wijk", "toon": "jaren"}),
        ("trend", {}),
        ("trend", {"indicator": "misdrijven", "gebied": "WK014113,WK014116,BU01411406,kerkelanden"}),
        ("trend", {"indicator": "enquete_wl08_1", "gebied": "ossenkoppelerhoek,de_riet"}),
        ("trend", {"indicator": "kwb_inwoners"}),
        ("wat-veranderde", {}),
        ("wat-veranderde", {"gebied": "WK014113", "jaar": "2025", "thema": "veiligheid"}),
        ("wijkkompas", {}),
        ("wijkkompas", {"niveau": "buurt", "jaar": "2024"}),
        ("wijkkompas", {"niveau": "wijk", "jaar": "2012"}),
        ("wijkkompas", {"gebied": "WK014113"}),
        ("wijkkompas", {"niveau": "buurt", "gebied": "BU01411402"}),
        ("basis-op-orde", {}),
        ("beleving-en-feiten", {}),
        ("stiltekaart", {}),
        ("stiltekaart", {"niveau": "buurt"}),
        ("verhalen", {}),
        ("doelen", {}),
        ("wijkopgaven", {}),
        ("wijkaccommodaties", {}),
        ("aanpak", {}),
        ("gesprek", {"gebied": "WK014113"}),
        ("gesprek", {"gebied": "WK014111", "blad": "2"}),
    ],
)
def test_every_comparing_word_on_a_page_is_in_the_ledger(
    load_pagina, catalogus, open_page: Callable[..., AppTest], pagina: str, adres: dict[str, str]
) -> None:
    at = open_page(pagina, "wijkregisseur" if pagina in ("stiltekaart", "gesprek") else "raadslid", **adres)
    # In a meeting a place is told about in the words of its own page.
    pagina = "gebied" if pagina == "gesprek" else pagina
    stukken = read_pagina(at)
    # Without a floor or an opgave that is vastgesteld, these have nothing to say but that.
    assert len(stukken) > (5 if pagina in PAGINAS and pagina not in ("basis-op-orde", "wijkopgaven") else 2)
    zinnen = list_zinnen(load_pagina(pagina)) if pagina in PAGINAS else []
    assert find_onbedekt(stukken, zinnen, catalogus) == []


@pytest.mark.parametrize("paar", [("WK014111", "WK014113"), ("WK014113", "WK014111"), ("BU01411402", "BU01411600")])
def test_what_two_places_differ_in_is_in_the_ledger(load_pagina, catalogus, paar: tuple[str, str]) -> None:
    stukken = read_html(load_vergelijking(*paar))
    assert any(stuk.startswith(("hoger dan in", "lager dan in")) for stuk in stukken) or paar[0].startswith("BU")
    assert find_onbedekt(stukken, list_zinnen(load_pagina("gebied"), {paar[0]}), catalogus) == []


@pytest.mark.parametrize(
    "zin",
    [
        "In Kerkelanden is het cijfer hoger dan in Almelo.",
        "Kerkelanden is hoger dan Almelo: ongunstig",
        "De misdrijven namen af: een daling van 27.",
        "Hier gaat het beter.",
        "Hier wonen de meeste ouderen.",
    ],
)
def test_a_planted_sentence_is_found(load_pagina, catalogus, zin: str) -> None:
    beeld = load_beeld("kerkelanden", laden.load_gebieden().nieuwste, Rol.RAADSLID)
    stukken = read_html(f"{beeld.inhoud}<p>{zin}</p>")
    assert find_onbedekt(stukken, list_zinnen(load_pagina("gebied")), catalogus) == [zin]


@pytest.mark.parametrize("pagina", PAGINAS)
def test_a_sentence_with_a_comparing_word_has_a_test_or_a_full_count(load_pagina, catalogus, pagina: str) -> None:
    lijst = load_pagina(pagina)
    assert {b.pagina for b in lijst} <= {pagina}
    for b in lijst:
        stil = b.oordeel in (Beweringoordeel.NIET_TE_TOETSEN, Beweringoordeel.GEEN_AANTOONBAAR_VERSCHIL)
        assert not (stil and find_onbedekt([b.zin], [], catalogus)), b
        assert (b.p is None) == (b.q is None), b
        assert b.toets or b.p is None, b
        assert b.oordeel not in GETOETST or b.p is not None or b.soort == Beweringsoort.ONDERGRENS, b
        assert b.q is None or b.q >= b.p - 1e-12, b
        assert b.oordeel not in GETOETST or b.q is None or b.q <= 0.05, b
        assert b.oordeel != Beweringoordeel.VOLLEDIGE_TELLING or "volledige telling" in b.zin, b


@pytest.mark.parametrize("pagina", PAGINAS)
def test_invented_figures_light_no_alarm(load_pagina, pagina: str) -> None:
    lijst = load_pagina(pagina)
    alarm = [b for b in lijst if b.soort == Beweringsoort.TEGENSPRAAK or b.pagina == "stiltekaart" or "alarm" in b.zin]
    assert [b for b in alarm if b.fictief] == []
    koppen = [b for b in lijst if ": " in b.zin and b.oordeel in GETOETST and b.zin.endswith("dan in heel Almelo")]
    assert [b for b in koppen if b.fictief] == []
    # A test may find a difference in what was made up, but that is no good or bad news about a real place.
    nieuws = re.compile(r"gunstig|verbeterd|verslechterd|gehaald")
    signalen = [b for b in lijst if b.fictief and (nieuws.search(b.zin + b.klasse) or set("●◆▲△↗↘↑↓✓✗") & set(b.teken))]
    assert signalen == []


def test_the_rookmelder_says_that_invented_figures_do_not_count(open_page: Callable[..., AppTest]) -> None:
    teksten = " ".join(read_pagina(open_page("wijkkompas")))
    assert "Verzonnen cijfers tellen hier niet mee." in teksten
    assert "vakken is een verandering te toetsen" in teksten or "gaat het aantoonbaar achteruit" in teksten


def test_targets_of_an_opgave_are_in_the_ledger_as_the_page_tells_them(
    open_page: Callable[..., AppTest], database: str
) -> None:
    wie, gebieden = DEMO_GEBRUIKERS[Rol.WIJKREGISSEUR], laden.load_gebieden()
    for indicator, streef in (("misdrijven_per_1000", 90), ("misdrijven", 500), ("enquete_wl07_0", 50)):
        ruw = {"opgave": "opgave_de_riet", "gebied": "WK014111", "indicator": indicator, "streefwaarde": streef}
        save_stuk(get_database(), wie, get_register(CIJFER), ruw, gebieden, datetime(2026, 11, 22))
    stukken = read_pagina(open_page("wijkopgaven", "wijkregisseur", gebied="WK014111"))
    assert any(stuk.startswith("Haalt de streefwaarde 90: ") for stuk in stukken)
    assert any(stuk.startswith("fictief voorbeeld") for stuk in stukken)
    catalogus = list_catalogusteksten(load_indicatoren(get_database().cursor()).values())
    assert find_onbedekt(stukken, [], catalogus) != []
    lijst = list_beweringen(get_database().cursor(), date.today(), pagina="wijkopgaven")
    assert find_onbedekt(stukken, list_zinnen(lijst), catalogus) == []


def test_floors_are_in_the_ledger_as_the_page_tells_them(open_page: Callable[..., AppTest], database: str) -> None:
    catalogus = load_indicatoren(get_database().cursor())
    for id_, waarde in (("misdrijven_per_1000", 60.0), ("kwb_afstand_huisarts", 1.0)):
        set_ondergrens(get_database(), SYSTEEM, catalogus[id_], waarde, "een test", datetime(2026, 11, 22))
    lijst = list_beweringen(get_database().cursor(), date.today(), pagina="basis-op-orde")
    assert {b.indicator for b in lijst} >= {"misdrijven_per_1000", "kwb_afstand_huisarts"}
    for per in ("wijk", "buurt"):
        stukken = read_pagina(open_page("basis-op-orde", per=per))
        assert find_onbedekt(stukken, list_zinnen(lijst), list_catalogusteksten(catalogus.values())) == []
