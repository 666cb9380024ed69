"""What is not public leaves no trace for a visitor: every public page stays, to the letter, what it was without it."""

from collections.abc import Iterator
from datetime import date

import pytest
import streamlit as st

from lwd_monitor.db import open_database
from lwd_monitor.gesprek import answer_vraag, open_vraag, save_antwoord, save_keuze
from lwd_monitor.toegang import BEZOEKER, DEMO_GEBRUIKERS, Rol
from lwd_monitor.ui.laden import load_verhalen
from lwd_monitor.verhaal import Duiding, Houding, Toestemming, Verhaalsoort, VerhaalStatus, Zichtbaar, list_verhalen
from lwd_monitor.verhaal.weergave import build_rss
from tests.verhalen import NU, RED, WIJK, bring_to

WIJKCODE, WOORD = "WK014113", "kwetsplantenbak"
PAGINAS = [
    ("overzicht", {}),
    ("verhalen", {"toon": "70"}),
    ("verhalen", {"zoek": WOORD}),
    ("verhalen", {"gebied": WIJKCODE}),
    ("gebied", {"gebied": WIJKCODE}),
    ("trend", {"indicator": "misdrijven", "gebied": WIJKCODE}),
    ("kaart", {"gebied": WIJKCODE, "niveau": "wijk"}),
    ("beleving-en-feiten", {}),
    ("uitleg", {}),
]


def read_alles(at) -> list[str]:
    """Everything that a page sends to the browser, the data of its maps included; ids of elements differ by session."""
    return [_read(element) for element in _walk(at.main)]


def _walk(blok) -> Iterator:
    for kind in blok.children.values():
        if hasattr(kind, "children"):
            yield from _walk(kind)
        else:
            yield kind


def _read(element) -> str:
    regels = str(getattr(element, "proto", "")).splitlines()
    return "\n".join(
        regel for regel in regels if not regel.lstrip().startswith(("id:", "url:", "form_id:", "deferred_file_id:"))
    )


def fill_geheim(database: str) -> None:
    """Stories for others, at every step, with all that hangs on them."""
    db = open_database(database)
    duiding = Duiding("misdrijven", WIJKCODE, 2024, 2021, 2025, Houding.WEERSPREEKT, f"Dit zegt {WOORD}.")
    velden = {
        "titel": f"Geheim {WOORD}",
        "tekst": f"{WOORD} " + "staat nergens te lezen voor wie van buiten komt kijken in de monitor.",
        "gebieden": (WIJKCODE,),
        "duidingen": (duiding,),
        "soort": Verhaalsoort.SIGNAAL,
        "werkvelden": ("schoon_heel_veilig",),
        "datum": date(2026, 11, 20),
    }
    for zichtbaar in (Zichtbaar.INTERN, Zichtbaar.RAAD):
        bring_to(db, VerhaalStatus.GEPUBLICEERD, verhaal_id=f"g-{zichtbaar}", zichtbaar=zichtbaar, **velden)
    for status in (VerhaalStatus.INGEDIEND, VerhaalStatus.CONCEPT):
        bring_to(db, status, verhaal_id=f"g-{status}", **velden)
    save_antwoord(db, RED, "g-intern", f"Gedaan met {WOORD}.", NU)
    save_keuze(db, WIJK, "2026-4", "Wijkteam", "g-intern", f"Omdat {WOORD}.", NU)
    vraag = open_vraag(db, RED, "misdrijven", (WIJKCODE, 2024), (2021, 2025), NU)
    answer_vraag(db, WIJK, vraag.id, "g-intern", NU)
    db.close()


def test_public_pages_do_not_change_by_what_is_not_public(open_page, database: str) -> None:
    voor = [read_alles(open_page(url, rol="bezoeker", **adres)) for url, adres in PAGINAS]
    fill_geheim(database)
    st.cache_resource.clear()
    na = [read_alles(open_page(url, rol="bezoeker", **adres)) for url, adres in PAGINAS]
    for (url, adres), eerst, later in zip(PAGINAS, voor, na, strict=True):
        assert later == eerst, (url, adres)
    assert WOORD in "".join(read_alles(open_page("verhalen", rol="redacteur", zoek=WOORD)))
    assert "Geheim" in "".join(read_alles(open_page("gebied", rol="raadslid", gebied=WIJKCODE)))


def test_feed_and_lists_hold_only_what_is_public(database: str) -> None:
    fill_geheim(database)
    db = open_database(database)
    con = db.cursor()
    alles = list_verhalen(con, DEMO_GEBRUIKERS[Rol.BEHEERDER], NU.date())
    assert WOORD not in build_rss(alles, "http://localhost").decode()
    assert not any(WOORD in v.titel for v in list_verhalen(con, BEZOEKER, NU.date()))
    assert {v.id for v in list_verhalen(con, DEMO_GEBRUIKERS[Rol.RAADSLID], NU.date()) if WOORD in v.titel} == {
        "g-raad"
    }
    db.close()
    st.cache_resource.clear()
    assert not any(WOORD in v.titel for v in load_verhalen(None))


@pytest.mark.parametrize("omvang", [Zichtbaar.INTERN, Zichtbaar.RAAD])
def test_a_story_cannot_be_shown_to_more_people_than_its_teller_agreed_to(database: str, omvang: Zichtbaar) -> None:
    db = open_database(database)
    smal = Toestemming(omvang, "mondeling", date(2026, 11, 1))
    with pytest.raises(Exception, match="De verteller gaf toestemming voor"):
        bring_to(db, VerhaalStatus.GEPUBLICEERD, toestemming=smal, zichtbaar=Zichtbaar.OPENBAAR)
    db.close()
