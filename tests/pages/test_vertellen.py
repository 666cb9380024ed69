"""Writing, reviewing and the map of silence, as pages."""

import threading
from datetime import date

import pytest
import streamlit as st

from lwd_monitor.db import open_database
from lwd_monitor.gebied import load_gebieden
from lwd_monitor.gesprek import answer_vraag, list_vragen, open_vraag
from lwd_monitor.indicator import load_indicatoren
from lwd_monitor.oordeel import set_ondergrens
from lwd_monitor.toegang import DEMO_GEBRUIKERS, Rol
from lwd_monitor.ui.beoordelen.wachtrij import build_wachtrij
from lwd_monitor.ui.insturen import klad
from lwd_monitor.ui.insturen.velden import get_sleutel
from lwd_monitor.ui.verhalen.duiding import TOT, VAN
from lwd_monitor.verhaal import (
    VerhaalStatus,
    Wachtend,
    Weging,
    Zichtbaar,
    find_verhaal,
    return_verhaal,
    save_concept,
    submit_verhaal,
)
from tests.verandering import DAALT, publish_misdrijven
from tests.verhalen import NU, RED, WIJK, bring_to, make_verhaal

HEEFT_SQL = "SELECT DISTINCT indicator_id FROM waarneming WHERE gebied_code = $gebied AND indeling = 2024 AND waarde IS NOT NULL"


def read_html(at) -> str:
    return "".join(str(deel.proto.body) for deel in at.get("html"))


def fold_out(at, *sleutels: str) -> None:
    """Open what is folded, as a click on it does."""
    for sleutel in sleutels:
        at.session_state[sleutel] = True
    at.run()


def fill(database: str, status: VerhaalStatus, **velden) -> None:
    db = open_database(database)
    bring_to(db, status, **velden)
    db.close()


def test_a_draft_saves_itself_and_is_there_after_opening_anew(open_page) -> None:
    at = open_page("insturen", rol="wijkregisseur")
    at.text_input(key="klad_titel").input("Samen een tuin").run()
    at.text_area(key="klad_tekst").input("Bel Bram Jansen op 06-12345678.").run()
    verhaal_id = at.query_params["verhaal"]
    assert "Concept bewaard." in read_html(at)
    opnieuw = open_page(
        "insturen", rol="wijkregisseur", verhaal=verhaal_id if isinstance(verhaal_id, str) else verhaal_id[0]
    )
    assert opnieuw.text_area(key="klad_tekst").value == "Bel Bram Jansen op 06-12345678."


def test_a_name_can_be_confirmed_and_a_number_only_replaced(open_page) -> None:
    at = open_page("insturen", rol="wijkregisseur")
    at.text_input(key="klad_titel").input("Samen een tuin").run()
    at.text_area(key="klad_tekst").input("Bel Bram Jansen op 06-12345678.").run()
    labels = [knop.label for knop in at.button]
    assert labels.count("Mag blijven staan") == 1
    next(knop for knop in at.button if knop.label.startswith("Vervang door: (telefoon")).click().run()
    next(knop for knop in at.button if knop.label == "Mag blijven staan").click().run()
    assert at.text_area(key="klad_tekst").value == "Bel Bram Jansen op (telefoonnummer weggelaten)."
    assert "Bevestigd" in read_html(at)


def read_jaren(at) -> tuple[int, int]:
    """Return the years that stand in the fields of the figure that is chosen."""
    return tuple(next(vak.value for vak in at.selectbox if vak.label == label) for label in (VAN, TOT))


def test_a_duiding_starts_at_the_newest_years_that_its_figure_has(open_page, database) -> None:
    fill(database, VerhaalStatus.CONCEPT, gebieden=("BU01411402",))
    at = open_page("insturen", rol="wijkregisseur", verhaal="t1")
    at.selectbox(key="klad_d_indicator").set_value("misdrijven").run()
    assert read_jaren(at) == (2024, 2025)
    assert "Voor Kerkelanden is dit cijfer er over 2021–2025." in read_html(at)
    at.selectbox(key="klad_d_van_misdrijven_BU01411402").set_value(2021).run()
    assert read_jaren(at) == (2021, 2025)
    at.selectbox(key="klad_gebied").set_value("westeres").run()
    assert not at.exception
    assert "Voor Westeres zijn er nog geen cijfers." in read_html(at)
    at.selectbox(key="klad_gebied").set_value("kerkelanden").run()
    at.selectbox(key="klad_d_indicator").set_value("ervaren_gezondheid_goed").run()
    assert read_jaren(at) == (2022, 2024)


def test_a_story_is_linked_only_to_figures_that_its_place_has(open_page, database) -> None:
    fill(database, VerhaalStatus.CONCEPT, datum=date(2009, 5, 1), gebieden=("BU01411402",))
    at = open_page("insturen", rol="wijkregisseur", verhaal="t1")
    assert not at.exception
    db = open_database(database)
    heeft = {i for (i,) in db.cursor().execute(HEEFT_SQL, {"gebied": "BU01411402"}).fetchall()}
    catalogus = load_indicatoren(db.cursor())
    db.close()
    assert set(at.selectbox(key="klad_d_indicator").options) == {catalogus[i].titel for i in heeft & set(catalogus)}
    assert heeft < set(catalogus)


def test_without_stories_that_wait_none_is_opened_to_be_withdrawn(open_page) -> None:
    at = open_page("beoordelen", rol="redacteur")
    assert "Er wacht geen verhaal." in read_html(at)
    assert at.selectbox(key="kies_verhaal").value == "geen"
    assert "Uw besluit" not in [kop.value for kop in at.header]


def test_the_queue_counts_and_marks_what_may_lead_to_a_person(db) -> None:
    rij = [Wachtend(make_verhaal(tekst="Bel Bram Jansen."), 3, False), Wachtend(make_verhaal("t2"), 1, False)]
    html = str(build_wachtrij(rij, load_gebieden(db.cursor())))
    assert html.count("kijk na op personen: 1") == 1
    assert html.index("<td class='getal'>1</td>") < html.index("kijk na op personen") < html.index(">2</td>")


def test_anothers_draft_does_not_open(open_page, database) -> None:
    fill(database, VerhaalStatus.CONCEPT)
    at = open_page("insturen", rol="redacteur", verhaal="t1")
    assert "die wij niet kennen" in at.info[0].value or "dat wij niet kennen" in at.info[0].value
    assert at.text_input(key="klad_titel").value == ""


def test_a_stale_window_is_told_and_shows_both_texts(open_page, database) -> None:
    at = open_page("insturen", rol="wijkregisseur")
    at.text_input(key="klad_titel").input("Eerste titel").run()
    verhaal_id = at.query_params["verhaal"]
    verhaal_id = verhaal_id if isinstance(verhaal_id, str) else verhaal_id[0]
    ander = open_page("insturen", rol="wijkregisseur", verhaal=verhaal_id)
    ander.text_input(key="klad_titel").input("Titel van elders").run()
    at.text_input(key="klad_titel").input("Titel van hier").run()
    html = read_html(at)
    assert "intussen ergens anders gewijzigd" in html
    assert "elders" in html
    at.button(key="houd_eigen").click().run()
    db = open_database(database)
    assert find_verhaal(db.cursor(), verhaal_id).titel == "Titel van hier"
    db.close()


def test_the_writer_cannot_publish_and_a_colleague_can(open_page, database) -> None:
    fill(database, VerhaalStatus.INGEDIEND, schrijver=RED)
    at = open_page("beoordelen", rol="redacteur")
    assert "publiceren" not in {knop.key for knop in at.button}
    assert "vier ogen zien meer" in read_html(at)
    at = open_page("beoordelen", rol="beheerder")
    at.button(key="publiceren").click().run()
    assert at.info[0].value == "Het verhaal is gepubliceerd."
    assert "Samen een tuin" in read_html(open_page("verhalen", rol="bezoeker", zoek="tuin planten"))


def test_a_story_is_erased_for_a_reason_that_somebody_chose(open_page, database) -> None:
    fill(database, VerhaalStatus.INGEDIEND)
    at = open_page("beoordelen", rol="redacteur")
    [reden] = [keuze for keuze in at.selectbox if keuze.label == "Waarom?"]
    assert reden.value is None
    assert at.button(key="intrekken_b").disabled
    reden.select_index(1).run()
    at.button(key="intrekken_b").click().run()
    assert at.info[0].value == "Het verhaal is ingetrokken."


def test_the_history_says_that_a_story_was_given_back(open_page, database) -> None:
    db = open_database(database)
    verhaal = bring_to(db, VerhaalStatus.INGEDIEND)
    terug = return_verhaal(db, RED, verhaal.id, verhaal.versie, NU, "Kan het korter?")
    submit_verhaal(db, WIJK, terug.id, terug.versie, NU)
    db.close()
    html = read_html(open_page("beoordelen", rol="redacteur"))
    assert f"teruggegeven, door {RED.naam} “Kan het korter?”" in html


@pytest.fixture
def met_vraag(database: str) -> str:
    """A store in which the crimes of Sluitersveld fell beyond doubt, so that it asks what explains it."""
    db = open_database(database)
    publish_misdrijven(db, DAALT, "WK014113")
    db.close()
    return database


@pytest.mark.parametrize("rol", ["bezoeker", "wijkregisseur"])
def test_a_question_stands_beside_its_figure_for_every_reader(open_page, met_vraag: str, rol: str) -> None:
    vraag = "Sluitersveld: geregistreerde misdrijven, gedaald van 2021 naar 2025."
    assert vraag in read_html(open_page("gebied", rol=rol, gebied="WK014113"))
    trend = read_html(open_page("trend", rol=rol, indicator="misdrijven", gebied="WK014113"))
    assert vraag in trend
    assert "Er is nog geen verhaal dat hierop antwoordt." in trend


def test_an_answer_for_colleagues_does_not_show_to_readers(open_page, met_vraag: str, database) -> None:
    fill(database, VerhaalStatus.GEPUBLICEERD, zichtbaar=Zichtbaar.INTERN, titel="Alleen voor ons")
    db = open_database(database)
    vraag = next(v for v in list_vragen(db.cursor(), RED, ()) if v.gebied_code == "WK014113")
    answer_vraag(db, RED, vraag.id, "t1", NU)
    db.close()
    gezien = read_html(open_page("gebied", rol="bezoeker", gebied="WK014113"))
    assert "Er is nog geen verhaal dat hierop antwoordt." in gezien
    assert "Alleen voor ons" not in gezien
    assert "Alleen voor ons" in read_html(open_page("stiltekaart", rol="redacteur"))


def test_a_question_is_answered_and_asked_on_the_page(open_page, met_vraag: str, database) -> None:
    fill(database, VerhaalStatus.GEPUBLICEERD, titel="Camera's bij het station", gebieden=("WK014113",))
    at = open_page("stiltekaart", rol="wijkregisseur")
    fold_out(at, "uitklap_antwoord", "uitklap_vraag")
    vraag = next(keus for keus in at.selectbox if keus.label == "Vraag")
    at.selectbox(key="beantwoord_vraag").select(next(o for o in vraag.options if o.startswith("Sluitersveld"))).run()
    # Nothing is chosen for who answers or asks: one click may not send what nobody picked.
    assert at.button(key="antwoord_vraag").disabled
    assert "vraag_nieuw" not in {knop.key for knop in at.button}
    met = next(keus for keus in at.selectbox if keus.label == "Verhaal dat erop antwoordt")
    met.select("Camera's bij het station").run()
    at.button(key="antwoord_vraag").click().run()
    assert at.info[0].value == "Het verhaal staat bij de vraag."
    assert "Beantwoord of vervallen" in [kop.value for kop in at.subheader]
    at.selectbox(key="vraag_cijfer").set_value("misdrijven").run()
    at.selectbox(key="vraag_gebied").set_value("WK014111").run()
    at.button(key="vraag_nieuw").click().run()
    assert "De vraag staat open" in at.info[0].value


def test_the_worklist_begins_where_the_floor_is_missed_and_nothing_was_told(open_page, database) -> None:
    assert "begin daar" not in read_html(open_page("stiltekaart", rol="wijkregisseur"))
    db = open_database(database)
    catalogus = load_indicatoren(db.cursor())
    set_ondergrens(db, DEMO_GEBRUIKERS[Rol.ANALIST], catalogus["kwb_afstand_supermarkt"], 2.0, "Besluit ter proef", NU)
    # A model estimate without a margin, just below its floor, is no reason to begin there.
    set_ondergrens(
        db, DEMO_GEBRUIKERS[Rol.ANALIST], catalogus["ervaren_gezondheid_goed"], 60.0, "Besluit ter proef", NU
    )
    db.close()
    st.cache_resource.clear()
    at = open_page("stiltekaart", rol="wijkregisseur")
    html = read_html(at)
    assert "Bij 1 daarvan is een ondergrens niet gehaald of is een cijfer aantoonbaar veranderd: begin daar." in html
    assert "Ondergrens niet gehaald: Supermarkt 3,7 in 2024, ondergrens 2,0" in html
    assert "Ondergrens niet gehaald: Ervaren gezondheid" not in html
    begin = next(kop.value for kop in at.subheader if kop.value.startswith("Begin hier"))
    assert begin.endswith("(1)")
    assert any(kop.value.startswith("Stil (") for kop in at.subheader)
    assert "Over " in read_html(open_page("stiltekaart", rol="wijkregisseur", niveau="buurt"))


def test_a_reviewer_sets_a_story_at_a_figure(open_page, database) -> None:
    fill(database, VerhaalStatus.INGEDIEND)
    at = open_page("beoordelen", rol="redacteur")
    fold_out(at, "uitklap_duid")
    at.selectbox(key="duid_t1_cijfer").select("misdrijven").run()
    assert read_jaren(at) == (2024, 2025)
    at.text_input(key="duid_t1_waarom").input("Bewoners zien dit anders.").run()
    at.button(key="duid").click().run()
    assert "kies wat het verhaal ermee doet" in at.info[0].value
    at.session_state["duid_t1_houding"] = "nuanceert"
    at.run()
    at.button(key="duid").click().run()
    html = read_html(at)
    assert "Toegevoegd door de redactie." in html
    assert "Dit verhaal nuanceert dit cijfer" in html
    at.button(key="ontduid_1").click().run()
    assert "Toegevoegd door de redactie." not in read_html(at)


def test_a_fold_is_filled_once_it_is_opened_and_keeps_what_was_typed_when_it_closes(open_page) -> None:
    at = open_page("stiltekaart", rol="wijkregisseur")
    assert "vraag_tekst" not in {veld.key for veld in at.text_input}
    fold_out(at, "uitklap_vraag")
    at.selectbox(key="vraag_cijfer").set_value("misdrijven").run()
    at.selectbox(key="vraag_gebied").set_value("WK014111").run()
    at.text_input(key="vraag_tekst").input("Waarom hier?").run()
    at.session_state["uitklap_vraag"] = False
    at.run()
    assert at.text_input(key="vraag_tekst").value == "Waarom hier?"


def test_what_the_teller_thinks_of_the_story_is_kept_with_its_fold_closed(open_page, database) -> None:
    fill(database, VerhaalStatus.CONCEPT, weging=Weging(4, 2))
    at = open_page("insturen", rol="wijkregisseur", verhaal="t1")
    at.text_input(key="klad_titel").input("Samen nog een tuin").run()
    db = open_database(database)
    bewaard = find_verhaal(db.cursor(), "t1")
    db.close()
    assert (bewaard.titel, bewaard.weging) == ("Samen nog een tuin", Weging(4, 2))
    fold_out(at, "uitklap_weging")
    assert at.session_state[get_sleutel("typerend")] == 4


def test_what_is_due_can_be_opened_to_withdraw(open_page, database) -> None:
    fill(database, VerhaalStatus.GEPUBLICEERD, datum=date(2021, 1, 1))
    html = read_html(open_page("beoordelen", rol="redacteur"))
    assert "<a href='beoordelen?verhaal=t1' target='_self'>Samen een tuin</a>" in html
    assert "voorbij sinds" in html


class AfgebrokenSessie(dict):
    """A session that breaks a run off at its first touch after something was saved, as a next click does."""

    bewaard = False

    def __getitem__(self, naam: str) -> object:
        self.touch()
        return super().__getitem__(naam)

    def __setitem__(self, naam: str, waarde: object) -> None:
        self.touch()
        super().__setitem__(naam, waarde)

    def touch(self) -> None:
        if self.bewaard:
            raise InterruptedError


def test_a_click_that_breaks_off_the_run_after_saving_is_no_conflict_later(database, monkeypatch) -> None:
    sessie = AfgebrokenSessie(rol="wijkregisseur")
    monkeypatch.setattr(st, "session_state", sessie)
    klad.open_klad(klad.NIEUW, "", 2024)
    sessie[get_sleutel("tekst")] = "Op het plein staat koffie."

    def save_and_break_off(*args):
        verhaal = save_concept(*args)
        sessie.bewaard = True
        return verhaal

    monkeypatch.setattr(klad, "save_concept", save_and_break_off)
    monkeypatch.setattr(klad, "write_adres", lambda *args: sessie.touch())
    with pytest.raises(InterruptedError):
        klad.try_save()
    sessie.bewaard = False
    assert klad.get_klad().versie == 1
    monkeypatch.setattr(klad, "write_adres", lambda *args: None)
    sessie[get_sleutel("tekst")] = "Op het plein staat koffie en thee."
    assert klad.try_save()
    assert klad.find_conflict() is None


class Slot:
    """A lock that tells when somebody has to wait for it."""

    def __init__(self) -> None:
        self.slot, self.gewacht = threading.Lock(), threading.Event()

    def __enter__(self) -> None:
        if not self.slot.acquire(blocking=False):
            self.gewacht.set()
            self.slot.acquire()

    def __exit__(self, *fout: object) -> None:
        self.slot.release()


def test_the_next_run_of_a_writer_waits_for_the_save_of_the_last_one(database, monkeypatch) -> None:
    """Streamlit begins a new run while the one before still saves: both are the writer's own."""
    sessie: dict = {"rol": "wijkregisseur"}
    monkeypatch.setattr(st, "session_state", sessie)
    monkeypatch.setattr(klad, "write_adres", lambda *args: None)
    klad.open_klad(klad.NIEUW, "", 2024)
    sessie[get_sleutel("titel")] = "Koffie op het plein"
    slot = sessie["klad"].slot = Slot()
    volgende = threading.Thread(target=klad.try_save)

    def save_while_the_next_begins(*args):
        if volgende.ident is None:
            sessie[get_sleutel("tekst")] = "Op het plein staat koffie."
            volgende.start()
            assert slot.gewacht.wait(30)
        return save_concept(*args)

    monkeypatch.setattr(klad, "save_concept", save_while_the_next_begins)
    assert klad.try_save()
    volgende.join(30)
    assert klad.find_conflict() is None
    assert (klad.get_klad().versie, klad.get_klad().tekst) == (2, "Op het plein staat koffie.")


def test_a_run_cut_short_after_saving_costs_nothing(open_page, monkeypatch) -> None:
    """Streamlit may end a run for a newer one as soon as it touches the session; what was saved is then still known."""
    at = open_page("insturen", rol="wijkregisseur")
    with monkeypatch.context() as afgebroken:
        afgebroken.setattr("lwd_monitor.ui.insturen.klad.settle_adres", lambda: None)
        at.text_input(key="klad_titel").input("Samen een tuin").run()
    at.text_area(key="klad_tekst").input("Elke zaterdag komen er meer mensen helpen met planten.").run()
    html = read_html(at)
    assert "intussen ergens anders gewijzigd" not in html
    assert "Concept bewaard." in html
    assert at.text_input(key="klad_titel").value == "Samen een tuin"


def test_what_is_too_long_comes_in_and_is_told_once(open_page) -> None:
    at = open_page("insturen", rol="wijkregisseur")
    at.text_input(key="klad_titel").input("Een lange titel " * 10).run()
    at.text_area(key="klad_tekst").input("Bel 06-12345678. Of bel 06-12345678.").run()
    html = read_html(at)
    assert "De titel is langer dan 120 tekens." in html
    assert at.text_input(key="klad_titel").proto.max_chars > 160
    assert html.count("<li>Er staat een telefoonnummer in het verhaal: 06-12345678. Haal het weg.</li>") == 1


def test_what_waits_is_told_once_in_the_bar_of_every_page(open_page, database) -> None:
    db = open_database(database)
    bring_to(db, VerhaalStatus.INGEDIEND)
    terug = bring_to(db, VerhaalStatus.INGEDIEND, verhaal_id="terug")
    return_verhaal(db, RED, terug.id, terug.versie, NU, "Kan het korter?")
    open_vraag(db, RED, "misdrijven", ("WK014115", 2024), (2021, 2024), NU, "Wat verklaart dit?")
    db.close()
    # Whoever has work finds it wherever he is; on the front page a second list said the same in other words.
    for plek in ("overzicht", "uitleg"):
        at = open_page(plek, rol="wijkregisseur")
        links = {deel.proto.label: deel.proto for deel in at.get("page_link")}
        assert {"1 verhaal terug met een opmerking", "1 vraag open bij een cijfer"} <= set(links)
        assert read_html(at).count("Wacht op u") == 1
        assert "verhaal=terug" in links["1 verhaal terug met een opmerking"].query_string
    redactie = {deel.proto.label for deel in open_page("overzicht", rol="redacteur").get("page_link")}
    assert "1 verhaal te beoordelen" in redactie
    assert "Wacht op u" not in read_html(open_page("overzicht", rol="raadslid"))


def test_a_question_leads_to_a_story_with_its_figure_and_years_filled_in(open_page, met_vraag: str) -> None:
    db = open_database(met_vraag)
    vraag = next(v for v in list_vragen(db.cursor(), RED, ()) if v.gebied_code == "WK014113")
    db.close()
    knop = f"href='insturen?gebied={vraag.gebied_code}&amp;vraag={vraag.id}'"
    assert knop in read_html(open_page("stiltekaart", rol="wijkregisseur"))
    gelezen = read_html(open_page("trend", rol="raadslid", gebied=vraag.gebied_code, indicator="misdrijven"))
    assert "Er is nog geen verhaal dat hierop antwoordt." in gelezen
    assert knop not in gelezen
    at = open_page("insturen", rol="wijkregisseur", gebied=vraag.gebied_code, vraag=vraag.id)
    assert not at.exception
    assert at.selectbox(key="klad_d_indicator").value == vraag.indicator_id
    assert read_jaren(at) == (vraag.jaar_van, vraag.jaar_tot)
    assert "vraag" not in at.query_params
