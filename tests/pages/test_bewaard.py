"""What pages keep between clicks is never another's, and never that of before a write."""

from dataclasses import replace
from datetime import datetime

from lwd_monitor.db import open_database
from lwd_monitor.gebied import GebiedNiveau
from lwd_monitor.gesprek import save_keuze
from lwd_monitor.opmaak import format_datum
from lwd_monitor.toegang import Gebruiker, Rol
from lwd_monitor.ui import laden
from lwd_monitor.ui.beoordelen.stuk import load_stuk
from lwd_monitor.ui.beoordelen.wachtrij import _load_wachtrij
from lwd_monitor.ui.insturen.keuze import _load_ingediend, find_opmerking
from lwd_monitor.ui.oordeel import (
    build_bronnen,
    build_lead,
    build_onderdelen,
    build_rookmelder,
    load_oordeelbeeld,
    load_reeksen,
)
from lwd_monitor.ui.oordeel.keuze import load_jaren
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.stilte.werklijst import _load_blokken
from lwd_monitor.verhaal import (
    Duiding,
    Houding,
    VerhaalStatus,
    Zichtbaar,
    recall_verhaal,
    return_verhaal,
    save_concept,
    submit_verhaal,
)
from lwd_monitor.verhaal.store import list_versies
from tests.verhalen import NU, RED, WIJK, bring_to, make_verhaal

TITEL = "Kweepeer aan de gevel"
TEGEN = Duiding("misdrijven", "WK014115", 2024, 2021, 2025, Houding.WEERSPREEKT, "Bewoners zien dit anders.")
# Two colleagues of one role: what is kept for one may not be shown to the other.
ANNA, BRAM = (Gebruiker(naam, Rol.REDACTEUR) for naam in ("anna", "bram"))


def read_html(at) -> str:
    return "".join(str(deel.proto.body) for deel in at.get("html"))


def read_kaart(at) -> list[str]:
    return [kaart.proto.json for kaart in at.get("bidi_component")]


def test_a_published_story_is_seen_at_once_in_open_sessions_of_who_may_read_it(open_page, database) -> None:
    paginas = ("verhalen", "overzicht", "beleving-en-feiten")
    open_ = {(pagina, rol): open_page(pagina, rol=rol) for pagina in paginas for rol in ("analist", "bezoeker")}
    # Each page is warm: what it built stands in the cupboard that all sessions share.
    assert not any(TITEL in read_html(at.run()) for at in open_.values())
    voor = read_kaart(open_["verhalen", "bezoeker"])
    db = open_database(database)
    bring_to(db, VerhaalStatus.GEPUBLICEERD, titel=TITEL, zichtbaar=Zichtbaar.INTERN, duidingen=(TEGEN,))
    db.close()
    gezien = {sleutel: TITEL in read_html(at.run()) for sleutel, at in open_.items()}
    assert gezien == {(pagina, rol): rol == "analist" for pagina, rol in open_}
    # Also when the visitor comes after the analist for whom it was just built.
    for pagina in ("verhalen", "beleving-en-feiten"):
        assert TITEL not in read_html(open_page(pagina, rol="bezoeker"))
    # The map counts it for who may read it, and for nobody else.
    assert read_kaart(open_["verhalen", "analist"]) != voor
    assert read_kaart(open_["verhalen", "bezoeker"]) == voor


def test_the_map_of_silence_follows_a_story_at_once_per_niveau(open_page, database) -> None:
    open_ = {niveau: open_page("stiltekaart", rol="wijkregisseur", niveau=niveau) for niveau in ("wijk", "buurt")}
    for niveau, aantal, kop in (("wijk", 12, "wijken en dorpen"), ("buurt", 71, "buurten")):
        html = read_html(open_[niveau])
        assert f"van de {aantal} " in html
        assert f"Niet gehoord in {kop}" in html
    voor = {niveau: read_kaart(at) for niveau, at in open_.items()}
    assert voor["wijk"] != voor["buurt"]
    nu, db = datetime.now(), open_database(database)
    verhaal = bring_to(db, VerhaalStatus.GEPUBLICEERD, op=nu, gebieden=("BU01411500",), datum=nu.date())
    save_keuze(db, WIJK, "2026-4", "Team Kweepeer", verhaal.id, "Hier verandert iets.", nu)
    db.close()
    for niveau, at in open_.items():
        html = read_html(at.run())
        assert read_kaart(at) != voor[niveau]
        assert "<th scope='row'>Bewoner</th><td>1</td>" in html
        assert html.count(f"class='laatste'>{format_datum(nu.date())}") == 1
        assert "Team Kweepeer" in html


def test_the_worklist_of_own_wijken_is_not_that_of_all(opslag) -> None:
    alle = _load_blokken(Rol.WIJKREGISSEUR, GebiedNiveau.WIJK, ())
    eigen = _load_blokken(Rol.WIJKREGISSEUR, GebiedNiveau.WIJK, ("WK014115",))
    assert sum(blok.tabel.count("rowheader") for blok in alle) == 12
    assert sum(blok.tabel.count("rowheader") for blok in eigen) == 1


def test_every_step_of_a_story_is_seen_at_once_in_the_queue(open_page, database) -> None:
    at = open_page("beoordelen", rol="redacteur")
    db = open_database(database)

    def sees() -> bool:
        return TITEL in read_html(at.run())

    klad = save_concept(db, WIJK, make_verhaal(titel=TITEL), NU)
    assert not sees()
    wacht = submit_verhaal(db, WIJK, klad.id, klad.versie, NU)
    assert sees()
    terug = recall_verhaal(db, WIJK, wacht.id, wacht.versie, NU)
    assert not sees()
    wacht = submit_verhaal(db, WIJK, terug.id, terug.versie, NU)
    assert sees()
    return_verhaal(db, RED, wacht.id, wacht.versie, NU, "Noem de straat niet.")
    assert not sees()
    db.close()


def test_a_colleague_of_the_same_role_is_shown_nothing_of_a_writer(opslag, database) -> None:
    db = open_database(database)
    wacht = bring_to(db, VerhaalStatus.INGEDIEND, schrijver=ANNA, titel=TITEL)
    assert [(w.verhaal.titel, w.eigen) for w in _load_wachtrij(ANNA)] == [(TITEL, True)]
    assert [(w.verhaal.titel, w.eigen) for w in _load_wachtrij(BRAM)] == [(TITEL, False)]
    assert [verhaal.titel for verhaal in _load_ingediend(ANNA)] == [TITEL]
    assert _load_ingediend(BRAM) == []
    delen = (laden.load_gebieden(), laden.load_indicatoren(), laden.load_bronnen())
    # The writer sees the draft in the history of the story, a colleague does not.
    assert "concept" in load_stuk(wacht, Pagina(ANNA, *delen)).geschiedenis
    assert "concept" not in load_stuk(wacht, Pagina(BRAM, *delen)).geschiedenis
    return_verhaal(db, BRAM, wacht.id, wacht.versie, NU, "Noem de straat niet.")
    klad = list_versies(db.cursor(), wacht.id)
    db.close()
    assert find_opmerking(klad, ANNA) == "Noem de straat niet."
    assert find_opmerking(klad, replace(ANNA, naam="bram")) == ""


def test_verdicts_are_those_of_the_niveau_the_year_and_the_place_that_are_asked(open_page) -> None:
    gebieden, catalogus, uitgevers = laden.load_gebieden(), laden.load_indicatoren(), laden.load_bronnen()
    nieuw, oud = load_jaren("wijk")[:2]
    vragen = [("wijk", nieuw, "WK014110"), ("wijk", nieuw, "WK014116"), ("wijk", oud, "WK014116")]
    for niveau, jaar, code in (*vragen, ("buurt", load_jaren("buurt")[0], "BU01411402")):
        html = read_html(open_page("wijkkompas", niveau=niveau, jaar=jaar, gebied=code))
        beeld = load_oordeelbeeld(niveau, int(jaar))
        for deel in (build_lead(beeld), build_rookmelder(beeld), build_bronnen(beeld, catalogus, uitgevers)):
            assert deel in html
        reeksen = load_reeksen(code, beeld.indeling)
        assert build_onderdelen(beeld, gebieden.find(code), catalogus, gebieden, reeksen) in html
        beleving = read_html(open_page("beleving-en-feiten", niveau=niveau, jaar=jaar))
        assert build_bronnen(beeld, catalogus, uitgevers, set(beeld.beleving["thema"])) in beleving
