"""Editions: fixed as they stood, whatever happens to figures; a withdrawn story alone leaves them."""

import base64
import hashlib
import re
from dataclasses import replace
from datetime import datetime

import httpx
import pytest
from markupsafe import escape
from starlette.applications import Starlette
from starlette.testclient import TestClient

from lwd_monitor.fout import Fout
from lwd_monitor.gebied import GEMEENTE_CODE
from lwd_monitor.logboek import Logfilter, list_gebeurtenissen
from lwd_monitor.rapport import (
    Editie,
    Formaat,
    Rapportsoort,
    Rapportvraag,
    compare_editie,
    format_editie,
    get_document,
    list_edities,
    save_editie,
)
from lwd_monitor.rapport.editie import NOOT
from lwd_monitor.server.edities import EDITIE_ROUTES
from lwd_monitor.server.schil import DutchPage
from lwd_monitor.toegang import DEMO_GEBRUIKERS, SYSTEEM, Gebruiker, Rol, add_gebruiker, login, use_link
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.verhaal import Intrekreden, find_verhaal, withdraw_verhaal

RAADSLID, MANAGER = DEMO_GEBRUIKERS[Rol.RAADSLID], DEMO_GEBRUIKERS[Rol.MANAGER_WIJKSTURING]
STERK = "kwartel-mosterd-dakpan-9"
NU, LATER = datetime(2026, 11, 28, 12, 0), datetime(2026, 12, 24, 9, 0)
WIJKBLAD = Rapportvraag(Rapportsoort.WIJKBLAD, 2025, "WK014111")


def _list_plekken(html: str) -> list[str]:
    """Return what stands in each place of a story."""
    return re.findall(r"<blockquote>.*?</blockquote>", html, re.DOTALL)


def _raise(db, plek: str, indicator: str, jaar: int, erbij: float) -> None:
    velden = {"plek": plek, "indicator": indicator, "jaar": jaar, "erbij": erbij}
    db.write(
        lambda c: c.execute(
            "UPDATE waarneming SET waarde = waarde + $erbij "
            "WHERE gebied_code = $plek AND indicator_id = $indicator AND jaar = $jaar",
            velden,
        ),
        (),
    )


def test_an_edition_stays_byte_equal_when_figures_change_and_says_which(db) -> None:
    editie = save_editie(db, SYSTEEM, WIJKBLAD, NU)
    con = db.cursor()
    document = get_document(con, SYSTEEM, editie.id)
    assert hashlib.sha256(document.html.encode()).hexdigest() == editie.controle
    assert compare_editie(con, SYSTEEM, editie.id, LATER).cijfers == ()
    plek, indicator, jaar = document.rapport.list_cijfers()[0].sleutel
    _raise(db, plek, indicator, jaar, 1)
    assert get_document(db.cursor(), SYSTEEM, editie.id) == document
    (afwijking,) = compare_editie(db.cursor(), SYSTEEM, editie.id, LATER).cijfers
    assert (afwijking.gebied, afwijking.indicator, afwijking.jaar) == (plek, indicator, jaar)
    assert afwijking.nu == pytest.approx(afwijking.was + 1)


@pytest.mark.parametrize("gebied", ["WK014111", "BU01411103"])
def test_the_figure_of_the_gemeente_beside_it_is_compared_in_its_own_place(db, gebied: str) -> None:
    editie = save_editie(db, SYSTEEM, Rapportvraag(Rapportsoort.WIJKBLAD, 2025, gebied), NU)
    document = get_document(db.cursor(), SYSTEEM, editie.id)
    cijfer = next(c for c in document.rapport.list_cijfers() if c.naast)
    _raise(db, GEMEENTE_CODE, cijfer.sleutel[1], cijfer.jaar, 3)
    (afwijking,) = compare_editie(db.cursor(), SYSTEEM, editie.id, LATER).cijfers
    assert (afwijking.gebied, afwijking.indicator, afwijking.jaar) == (GEMEENTE_CODE, *cijfer.sleutel[1:])
    assert afwijking.nu == pytest.approx(afwijking.was + 3)


def test_what_a_vergaderpakket_says_changed_is_compared_for_each_wijk(db) -> None:
    editie = save_editie(db, SYSTEEM, Rapportvraag(Rapportsoort.VERGADERPAKKET, 2025), NU)
    assert compare_editie(db.cursor(), SYSTEEM, editie.id, LATER).zinnen == ()
    velden = {"plek": "WK014111", "indicator": "misdrijven"}
    db.write(
        lambda c: c.execute(
            "UPDATE waarneming SET waarde = 100 + (jaar - 2020) * 400 "
            "WHERE gebied_code = $plek AND indicator_id = $indicator",
            velden,
        ),
        (),
    )
    (zin,) = compare_editie(db.cursor(), SYSTEEM, editie.id, LATER).zinnen
    assert zin == "Wat veranderde: De Riet: Geen van de cijfers die te toetsen zijn, is aantoonbaar veranderd."


def test_an_edition_of_a_place_that_is_gone_says_that_no_figure_is_left(db) -> None:
    editie = save_editie(db, SYSTEEM, Rapportvraag(Rapportsoort.WIJKBLAD, 2025, "kerkelanden"), NU)
    db.write(lambda c: c.execute("DELETE FROM gebied_eigen WHERE id = 'kerkelanden'"), ())
    verschil = compare_editie(db.cursor(), SYSTEEM, editie.id, LATER)
    assert {afwijking.nu for afwijking in verschil.cijfers} == {None}
    assert verschil.zinnen


def test_a_withdrawn_story_leaves_every_form_with_a_note_and_the_rest_is_told_to_be_as_it_was(db) -> None:
    editie = save_editie(db, SYSTEEM, WIJKBLAD, NU)
    voor = get_document(db.cursor(), SYSTEEM, editie.id)
    assert (voor.klopt, voor.weg) == (True, ())
    eerste, tweede = voor.rapport.list_vertellingen()
    verhaal = find_verhaal(db.cursor(), eerste.verhaal_id)
    assert verhaal
    withdraw_verhaal(db, DEMO_GEBRUIKERS[Rol.REDACTEUR], verhaal.id, verhaal.versie, LATER, Intrekreden.ONJUIST)
    con = db.cursor()
    na = get_document(con, SYSTEEM, editie.id)
    assert [v.tekst for v in na.rapport.list_vertellingen()][1] == tweede.tekst
    for deel in (eerste.titel, eerste.tekst.rstrip(" …")):
        assert [str(escape(deel)) in html for html in (voor.html, na.html)] == [True, False]
    assert NOOT in na.html
    # Byte for byte the same, but for the place of that story.
    assert na.html.replace(_list_plekken(na.html)[0], "") == voor.html.replace(_list_plekken(voor.html)[0], "")
    assert (na.weg, na.klopt) == ((verhaal.id,), True)
    assert na.controle == hashlib.sha256(na.html.encode()).hexdigest() != editie.controle
    assert compare_editie(con, SYSTEEM, editie.id, LATER).document == na
    bewaard = str(con.execute("SELECT inhoud, html FROM rapport_editie").fetchall())
    assert eerste.titel not in bewaard + str(con.execute("SELECT * FROM rapport_editie_verhaal").fetchall())


def test_a_kept_document_that_was_changed_is_told(db) -> None:
    editie = save_editie(db, SYSTEEM, WIJKBLAD, NU)
    db.write(lambda c: c.execute("UPDATE rapport_editie SET html = replace(html, 'Wijkblad', 'Wijkbladd')"), ())
    assert not get_document(db.cursor(), SYSTEEM, editie.id).klopt
    db.write(lambda c: c.execute("UPDATE rapport_editie SET html = replace(html, 'Wijkbladd', 'Wijkblad')"), ())
    assert get_document(db.cursor(), SYSTEEM, editie.id).klopt
    db.write(lambda c: c.execute("UPDATE rapport_editie_verhaal SET html = replace(html, '<br>', '<br> ')"), ())
    assert not get_document(db.cursor(), SYSTEEM, editie.id).klopt


def test_a_story_that_fewer_may_read_by_now_is_hidden_from_the_others(db) -> None:
    editie = save_editie(db, SYSTEEM, WIJKBLAD, NU)
    weg, blijft = (v.verhaal_id for v in get_document(db.cursor(), SYSTEEM, editie.id).rapport.list_vertellingen())
    db.write(lambda c: c.execute("UPDATE verhaal SET zichtbaar = 'intern' WHERE id = $id", {"id": weg}), ())
    assert get_document(db.cursor(), RAADSLID, editie.id).weg == (weg,)
    assert get_document(db.cursor(), SYSTEEM, editie.id).weg == ()
    velden = {"id": blijft, "tot": datetime(2020, 1, 1)}
    db.write(
        lambda c: c.execute("UPDATE verhaal_dossier SET toestemming_tot = $tot WHERE verhaal_id = $id", velden), ()
    )
    assert get_document(db.cursor(), SYSTEEM, editie.id).weg == (blijft,)


def test_an_edition_is_logged_listed_and_comes_in_every_form(db) -> None:
    editie = save_editie(db, SYSTEEM, WIJKBLAD, NU)
    assert list_edities(db.cursor(), SYSTEEM) == [editie]
    assert [g.soort for g in list_gebeurtenissen(db.cursor(), SYSTEEM, Logfilter(soort="editie_vastgelegd"))] == [
        "editie_vastgelegd"
    ]
    for formaat in Formaat:
        assert format_editie(db.cursor(), SYSTEEM, editie.id[:8], formaat).paginas == 1
    with pytest.raises(Fout, match="bestaat niet"):
        get_document(db.cursor(), SYSTEEM, "")


def test_what_is_for_inside_stays_inside_unless_it_was_made_for_the_raad(db) -> None:
    vraag = Rapportvraag(Rapportsoort.VERSLAG, 2025)
    binnen, raad = (save_editie(db, MANAGER, v, NU) for v in (vraag, replace(vraag, raad=True)))
    eigen = save_editie(db, RAADSLID, vraag, NU)
    assert set(list_edities(db.cursor(), RAADSLID)) == {raad, eigen}
    with pytest.raises(Fout, match="bestaat niet"):
        get_document(db.cursor(), RAADSLID, binnen.id)
    alles = get_document(db.cursor(), MANAGER, binnen.id).html
    # Whoever fixes it, the raad gets what a raadslid would have made himself.
    voor_raad, zelf = (get_document(db.cursor(), RAADSLID, e.id).html for e in (raad, eigen))
    assert voor_raad.replace(raad.id[:8], eigen.id[:8]) == zelf
    for deel in ("Stand van 2025", "Evaluaties"):
        assert [deel in html for html in (alles, zelf)] == [True, False]


def test_an_opgave_under_way_stays_within_its_wijk_also_in_an_edition(db) -> None:
    riet, elders = (Gebruiker("regisseur", Rol.WIJKREGISSEUR, wijken=(w,)) for w in ("WK014111", "WK014113"))
    vraag = replace(WIJKBLAD, intern=True)
    editie = save_editie(db, MANAGER, vraag, NU)
    assert editie.wijken == ("WK014111",)
    assert list_edities(db.cursor(), riet) == [editie]
    assert list_edities(db.cursor(), elders) == list_edities(db.cursor(), RAADSLID) == []
    # Made by one who may not read it either, it does not stand in it, and everybody of inside may have it.
    zonder = save_editie(db, elders, vraag, NU)
    assert (zonder.binnen, zonder.wijken) == (True, ())
    assert list_edities(db.cursor(), elders) == [zonder]
    # Of an edition of before nobody knows: only who may read the opgaven of the place gets it.
    db.write(lambda c: c.execute("UPDATE rapport_editie SET wijken = NULL"), ())
    assert len(list_edities(db.cursor(), riet)) == 2
    assert list_edities(db.cursor(), elders) == []


def test_the_document_stands_at_an_address_of_its_own_byte_for_byte(database: str, monkeypatch) -> None:
    monkeypatch.delenv("LWD_DEMO")
    db = get_database()
    open_, binnen = (save_editie(db, MANAGER, v, NU) for v in (WIJKBLAD, replace(WIJKBLAD, intern=True)))
    document = get_document(db.cursor(), MANAGER, open_.id)

    def ask(rol: Rol, editie: Editie) -> httpx.Response:
        use_link(db, add_gebruiker(db, SYSTEEM, f"lezer-{rol}-{editie.id}", rol, NU), "", STERK, NU)
        koekje = {"lwd_sessie": login(db, f"lezer-{rol}-{editie.id}", STERK, datetime.now())}
        # As a browser asks it: what makes Streamlit's page Dutch leaves a document alone.
        app = DutchPage(Starlette(routes=EDITIE_ROUTES))
        return TestClient(app, cookies=koekje).get(f"/edities/{editie.id}", headers={"Accept": "text/html"})

    antwoord = ask(Rol.RAADSLID, open_)
    assert (antwoord.status_code, antwoord.content) == (200, document.html.encode())
    som = base64.b64encode(bytes.fromhex(open_.controle)).decode()
    assert antwoord.headers["repr-digest"] == f"sha-256=:{som}:"
    assert antwoord.headers["cache-control"] == "private, no-store"
    assert format_editie(db.cursor(), RAADSLID, open_.id, Formaat.HTML).inhoud == antwoord.content
    assert [ask(rol, binnen).status_code for rol in (Rol.RAADSLID, Rol.MANAGER_WIJKSTURING)] == [404, 200]
    assert ask(Rol.BEZOEKER, open_).status_code == 404
