"""Editions: fixed as they stood, whatever happens to figures; a withdrawn story alone leaves them."""

import hashlib
from datetime import datetime

import pytest

from lwd_monitor.fout import Fout
from lwd_monitor.gebied import GEMEENTE_CODE
from lwd_monitor.logboek import Filter, list_gebeurtenissen
from lwd_monitor.rapport import Formaat, Rapportsoort, Vraag, compare_editie, format_editie, list_edities, save_editie
from lwd_monitor.rapport.editie import get_editie
from lwd_monitor.toegang import DEMO_GEBRUIKERS, SYSTEEM, Rol
from lwd_monitor.verhaal import Intrekreden, find_verhaal, withdraw_verhaal

NU, LATER = datetime(2026, 11, 28, 12, 0), datetime(2026, 12, 24, 9, 0)
WIJKBLAD = Vraag(Rapportsoort.WIJKBLAD, 2025, "WK014111")


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
    _, rapport, html = get_editie(con, SYSTEEM, editie.id)
    assert hashlib.sha256(html.encode()).hexdigest() == editie.controle
    assert compare_editie(con, SYSTEEM, editie.id, LATER).cijfers == ()
    plek, indicator, jaar = rapport.list_cijfers()[0].sleutel
    _raise(db, plek, indicator, jaar, 1)
    assert get_editie(db.cursor(), SYSTEEM, editie.id)[2] == html
    (afwijking,) = compare_editie(db.cursor(), SYSTEEM, editie.id, LATER).cijfers
    assert (afwijking.gebied, afwijking.indicator, afwijking.jaar) == (plek, indicator, jaar)
    assert afwijking.nu == pytest.approx(afwijking.was + 1)


@pytest.mark.parametrize("gebied", ["WK014111", "BU01411103"])
def test_the_figure_of_the_gemeente_beside_it_is_compared_in_its_own_place(db, gebied: str) -> None:
    editie = save_editie(db, SYSTEEM, Vraag(Rapportsoort.WIJKBLAD, 2025, gebied), NU)
    _, rapport, _ = get_editie(db.cursor(), SYSTEEM, editie.id)
    cijfer = next(c for c in rapport.list_cijfers() if c.naast)
    _raise(db, GEMEENTE_CODE, cijfer.sleutel[1], cijfer.jaar, 3)
    (afwijking,) = compare_editie(db.cursor(), SYSTEEM, editie.id, LATER).cijfers
    assert (afwijking.gebied, afwijking.indicator, afwijking.jaar) == (GEMEENTE_CODE, *cijfer.sleutel[1:])
    assert afwijking.nu == pytest.approx(afwijking.was + 3)


def test_what_a_vergaderpakket_says_changed_is_compared_for_each_wijk(db) -> None:
    editie = save_editie(db, SYSTEEM, Vraag(Rapportsoort.VERGADERPAKKET, 2025), NU)
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
    assert zin == "Wat veranderde: De Riet: Van de cijfers die te toetsen zijn, is er geen aantoonbaar veranderd."


def test_an_edition_of_a_place_that_is_gone_says_that_no_figure_is_left(db) -> None:
    editie = save_editie(db, SYSTEEM, Vraag(Rapportsoort.WIJKBLAD, 2025, "kerkelanden"), NU)
    db.write(lambda c: c.execute("DELETE FROM gebied_eigen WHERE id = 'kerkelanden'"), ())
    verschil = compare_editie(db.cursor(), SYSTEEM, editie.id, LATER)
    assert {afwijking.nu for afwijking in verschil.cijfers} == {None}
    assert verschil.zinnen


def test_a_withdrawn_story_leaves_every_form_with_a_note(db) -> None:
    editie = save_editie(db, SYSTEEM, WIJKBLAD, NU)
    _, rapport, html = get_editie(db.cursor(), SYSTEEM, editie.id)
    eerste, tweede = rapport.list_vertellingen()
    verhaal = find_verhaal(db.cursor(), eerste.verhaal_id)
    assert verhaal
    withdraw_verhaal(db, DEMO_GEBRUIKERS[Rol.REDACTEUR], verhaal.id, verhaal.versie, LATER, Intrekreden.ONJUIST)
    con = db.cursor()
    _, na, na_html = get_editie(con, SYSTEEM, editie.id)
    assert [v.tekst for v in na.list_vertellingen()][1] == tweede.tekst
    assert eerste.titel not in na_html
    assert "ingetrokken nadat deze editie is vastgelegd" in na_html
    assert na_html.replace(na_html[na_html.index("<blockquote>") : na_html.index("</blockquote>")], "") == html.replace(
        html[html.index("<blockquote>") : html.index("</blockquote>")], ""
    )
    assert compare_editie(con, SYSTEEM, editie.id, LATER).ingetrokken == (verhaal.id,)
    bewaard = str(con.execute("SELECT inhoud, html FROM rapport_editie").fetchall())
    assert eerste.titel not in bewaard + str(con.execute("SELECT * FROM rapport_editie_verhaal").fetchall())


def test_an_edition_is_logged_listed_and_comes_in_every_form(db) -> None:
    editie = save_editie(db, SYSTEEM, WIJKBLAD, NU)
    assert list_edities(db.cursor(), SYSTEEM) == [editie]
    assert [g.soort for g in list_gebeurtenissen(db.cursor(), SYSTEEM, Filter(soort="editie_vastgelegd"))] == [
        "editie_vastgelegd"
    ]
    for formaat in Formaat:
        assert format_editie(db.cursor(), SYSTEEM, editie.id[:8], formaat).paginas == 1
    with pytest.raises(Fout, match="bestaat niet"):
        get_editie(db.cursor(), SYSTEEM, "")


def test_what_is_for_inside_stays_inside(db) -> None:
    raadslid = DEMO_GEBRUIKERS[Rol.RAADSLID]
    binnen = save_editie(db, SYSTEEM, Vraag(Rapportsoort.VERSLAG, 2025), NU)
    open_ = save_editie(db, raadslid, WIJKBLAD, NU)
    assert list_edities(db.cursor(), raadslid) == [open_]
    with pytest.raises(Fout, match="bestaat niet"):
        get_editie(db.cursor(), raadslid, binnen.id)
