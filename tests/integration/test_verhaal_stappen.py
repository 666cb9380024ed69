"""Every step of a story for every role, through the functions that write."""

import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from PIL import Image

from lwd_monitor.db import Database, apply_migrations, open_database
from lwd_monitor.fout import Fout
from lwd_monitor.toegang import DEMO_GEBRUIKERS, Gebruiker, GeenRecht, Recht, Rol
from lwd_monitor.toegang.model import RECHTEN
from lwd_monitor.verhaal import (
    Duiding,
    Houding,
    Intrekreden,
    Stap,
    Toestemming,
    Verhaal,
    VerhaalStatus,
    VerouderdeVersie,
    Zichtbaar,
    add_duiding,
    add_foto,
    find_verhaal,
    find_vorige,
    list_bewaren,
    list_geschiedenis,
    list_stappen,
    list_verhalen,
    list_wachtrij,
    load_foto,
    publish_verhaal,
    recall_verhaal,
    remove_duiding,
    return_verhaal,
    revise_verhaal,
    run_verlopen,
    save_concept,
    submit_verhaal,
    withdraw_verhaal,
)
from lwd_monitor.verhaal.stap import OVERGANGEN
from tests.verhalen import BEHEER, NU, RED, WIJK, bring_to, make_verhaal

DUIDING = Duiding("misdrijven", "WK014115", 2024, 2021, 2025, Houding.NUANCEERT, "Bewoners zien dit anders.")
Doe = Callable[[Database, Gebruiker, Verhaal], Verhaal]
DOEN: dict[Stap, Doe] = {
    Stap.BEWERKEN: lambda db, wie, v: save_concept(db, wie, v, NU),
    Stap.INDIENEN: lambda db, wie, v: submit_verhaal(db, wie, v.id, v.versie, NU),
    Stap.TERUGHALEN: lambda db, wie, v: recall_verhaal(db, wie, v.id, v.versie, NU),
    Stap.TERUGGEVEN: lambda db, wie, v: return_verhaal(db, wie, v.id, v.versie, NU, "Kan het korter?"),
    Stap.PUBLICEREN: lambda db, wie, v: publish_verhaal(db, wie, v.id, v.versie, NU),
    Stap.DUIDEN: lambda db, wie, v: add_duiding(db, wie, v.id, v.versie, DUIDING, NU),
    Stap.HERZIEN: lambda db, wie, v: revise_verhaal(db, wie, v.id, v.versie, NU),
    Stap.INTREKKEN: lambda db, wie, v: withdraw_verhaal(db, wie, v.id, v.versie, NU, Intrekreden.VERZOEK),
}
OPEN = (VerhaalStatus.CONCEPT, VerhaalStatus.INGEDIEND, VerhaalStatus.GEPUBLICEERD)
CON, ING, GEP = OPEN
# What the house decided, written out again: who may do what from where, with someone else's story and with his own.
VAN_EEN_ANDER = {
    (ING, Stap.TERUGGEVEN), (ING, Stap.PUBLICEREN), (ING, Stap.DUIDEN), (ING, Stap.INTREKKEN),
    (GEP, Stap.DUIDEN), (GEP, Stap.INTREKKEN),
}  # fmt: skip
VAN_JEZELF = {
    (CON, Stap.BEWERKEN), (CON, Stap.INDIENEN), (CON, Stap.INTREKKEN),
    (ING, Stap.TERUGHALEN), (ING, Stap.INTREKKEN),
    (GEP, Stap.HERZIEN), (GEP, Stap.INTREKKEN),
}  # fmt: skip


@pytest.fixture(scope="module")
def een_db():
    opened = open_database("duckdb://:memory:")
    apply_migrations(opened)
    yield opened
    opened.close()


def may(rol: Rol, status: VerhaalStatus, stap: Stap, eigen: bool) -> bool:
    schrijft = Recht.VERHAAL_INSTUREN in RECHTEN[rol]
    beoordeelt = Recht.VERHAAL_BEOORDELEN in RECHTEN[rol]
    if eigen and schrijft and (status, stap) in VAN_JEZELF:
        return True
    # One's own story may be given back and withdrawn by oneself as a reviewer, but never published or set at a figure.
    return beoordeelt and (status, stap) in VAN_EEN_ANDER and not (eigen and stap in (Stap.PUBLICEREN, Stap.DUIDEN))


# A role that cannot write has no story of its own.
WIENS = [(rol, False) for rol in Rol] + [(rol, True) for rol in Rol if Recht.VERHAAL_INSTUREN in RECHTEN[rol]]


@pytest.mark.parametrize(("rol", "eigen"), WIENS)
@pytest.mark.parametrize("stap", list(Stap))
@pytest.mark.parametrize("status", OPEN)
def test_step_for_role(een_db, status: VerhaalStatus, stap: Stap, rol: Rol, eigen: bool) -> None:
    wie = DEMO_GEBRUIKERS[rol]
    schrijver = wie if eigen else Gebruiker("iemand-anders", Rol.WIJKREGISSEUR)
    verhaal = bring_to(een_db, status, schrijver, verhaal_id=f"{status}-{stap}-{rol}-{eigen}")
    if may(rol, status, stap, eigen):
        na = DOEN[stap](een_db, wie, verhaal)
        assert na.versie == verhaal.versie + 1
        assert na.status in {o.naar for o in OVERGANGEN if (o.stap, o.van) == (stap, status)}
        assert stap in list_stappen(verhaal, wie)
    else:
        with pytest.raises(Fout):
            DOEN[stap](een_db, wie, verhaal)
        assert find_verhaal(een_db.cursor(), verhaal.id) == verhaal
        assert stap not in list_stappen(verhaal, wie)


@pytest.mark.parametrize("stap", list(Stap))
def test_nobody_may_do_nothing(kaal_db, stap: Stap) -> None:
    verhaal = bring_to(kaal_db, ING if stap != Stap.BEWERKEN else CON)
    with pytest.raises(GeenRecht):
        DOEN[stap](kaal_db, None, verhaal)


@pytest.mark.parametrize("stap", list(Stap))
def test_a_withdrawn_story_goes_nowhere(kaal_db, stap: Stap) -> None:
    weg = withdraw_verhaal(kaal_db, RED, *_ref(bring_to(kaal_db, GEP)), NU, Intrekreden.VERZOEK)
    with pytest.raises(Fout):
        DOEN[stap](kaal_db, BEHEER, weg)


def test_a_setting_lets_people_publish_their_own(kaal_db) -> None:
    verhaal = bring_to(kaal_db, ING, RED)
    with pytest.raises(GeenRecht, match="vier ogen"):
        publish_verhaal(kaal_db, RED, *_ref(verhaal), NU)
    kaal_db.cursor().execute("INSERT INTO instelling VALUES ('eigen_verhaal_publiceren', 'ja')")
    assert publish_verhaal(kaal_db, RED, *_ref(verhaal), NU).status == GEP


def test_who_reopened_nothing_cannot_take_over_authorship(kaal_db) -> None:
    verhaal = save_concept(kaal_db, WIJK, make_verhaal(schrijvers=("iemand-anders",)), NU)
    assert verhaal.schrijvers == (WIJK.naam,)


def test_a_structured_find_blocks_and_a_confirmed_name_does_not(kaal_db) -> None:
    tekst = "Wethouder Bram Jansen plantte de eerste boom met de kinderen van de straat. Bel 06-12345678."
    verhaal = save_concept(kaal_db, WIJK, make_verhaal(tekst=tekst), NU)
    with pytest.raises(Fout, match="telefoonnummer"):
        submit_verhaal(kaal_db, WIJK, *_ref(verhaal), NU, ["naam:Wethouder Bram Jansen", "telefoon:06-12345678"])
    verhaal = save_concept(kaal_db, WIJK, make_verhaal(tekst=tekst.split(" Bel")[0], versie=verhaal.versie), NU)
    with pytest.raises(Fout, match="Bram Jansen"):
        submit_verhaal(kaal_db, WIJK, *_ref(verhaal), NU)
    na = submit_verhaal(kaal_db, WIJK, *_ref(verhaal), NU, ["naam:Wethouder Bram Jansen", "naam:Iemand Anders"])
    assert na.bevestigd == ("naam:Wethouder Bram Jansen",)
    details = kaal_db.cursor().execute("SELECT details FROM gebeurtenis ORDER BY volgnummer DESC LIMIT 1").fetchone()[0]
    assert json.loads(details)["bevestigd"] == {"naam": 1}
    assert "Jansen" not in details


def test_consent_must_cover_the_circle_of_readers(kaal_db) -> None:
    smal = Toestemming(Zichtbaar.RAAD, "mondeling", date(2026, 11, 1))
    verhaal = save_concept(kaal_db, WIJK, make_verhaal(toestemming=smal), NU)
    with pytest.raises(Fout, match="gaf toestemming voor: raad"):
        submit_verhaal(kaal_db, WIJK, *_ref(verhaal), NU)


def test_a_stale_edit_is_told_and_nothing_is_overwritten(kaal_db) -> None:
    begin = save_concept(kaal_db, WIJK, make_verhaal(), NU)
    eerst = save_concept(kaal_db, WIJK, make_verhaal(titel="Uit het ene venster", versie=begin.versie), NU)
    with pytest.raises(VerouderdeVersie) as fout:
        save_concept(kaal_db, WIJK, make_verhaal(titel="Uit het andere venster", versie=begin.versie), NU)
    assert fout.value.huidig == eerst
    with pytest.raises(VerouderdeVersie):
        submit_verhaal(kaal_db, WIJK, begin.id, begin.versie, NU)
    assert find_verhaal(kaal_db.cursor(), begin.id) == eerst


def test_what_was_mended_before_handing_in_is_no_history(kaal_db) -> None:
    verhaal = save_concept(kaal_db, WIJK, make_verhaal(tekst="Bel 06-12345678 voor een plek in de tuin."), NU)
    verhaal = save_concept(kaal_db, WIJK, make_verhaal(versie=verhaal.versie), NU)
    submit_verhaal(kaal_db, WIJK, *_ref(verhaal), NU)
    assert "06-12345678" not in _read_alles(kaal_db)


def test_withdrawing_erases_the_content_and_keeps_who_and_when(kaal_db) -> None:
    verhaal = bring_to(kaal_db, ING)
    verhaal = return_verhaal(kaal_db, RED, *_ref(verhaal), NU, "Wat bedoelt de buurvrouw met die tuin?")
    verhaal = submit_verhaal(kaal_db, WIJK, *_ref(verhaal), NU)
    verhaal = publish_verhaal(kaal_db, RED, *_ref(verhaal), NU)
    withdraw_verhaal(kaal_db, RED, *_ref(verhaal), NU, Intrekreden.VERTELLER)
    assert "tuin" not in _read_alles(kaal_db)
    assert list_verhalen(kaal_db.cursor(), BEHEER, NU.date()) == []
    versies = list_geschiedenis(kaal_db.cursor(), RED, verhaal.id)
    assert [v.gebruiker for v in versies] == [WIJK.naam, RED.naam, WIJK.naam, RED.naam, RED.naam]
    assert versies[-1].status == VerhaalStatus.INGETROKKEN


@pytest.mark.parametrize(("dag", "te_lezen"), [(date(2026, 12, 31), 1), (date(2027, 1, 1), 0)])
def test_consent_that_ends_hides_the_story_at_once(kaal_db, dag: date, te_lezen: int) -> None:
    tot = Toestemming(Zichtbaar.OPENBAAR, "schriftelijk", date(2026, 11, 1), date(2026, 12, 31))
    bring_to(kaal_db, GEP, toestemming=tot)
    assert len(list_verhalen(kaal_db.cursor(), None, dag)) == te_lezen


def test_consent_that_ended_withdraws_the_story_for_good(kaal_db) -> None:
    tot = Toestemming(Zichtbaar.OPENBAAR, "schriftelijk", date(2026, 11, 1), date(2026, 12, 31))
    bring_to(kaal_db, GEP, toestemming=tot)
    assert run_verlopen(kaal_db, datetime(2026, 12, 31, 23)) == 0
    assert run_verlopen(kaal_db, datetime(2027, 1, 1, 1)) == 1
    assert run_verlopen(kaal_db, datetime(2027, 1, 2, 1)) == 0
    assert "tuin" not in _read_alles(kaal_db)


def test_retention_lists_what_is_due_and_spares_what_is_not(kaal_db) -> None:
    bring_to(kaal_db, GEP, verhaal_id="oud", datum=date(2021, 12, 1))
    bring_to(kaal_db, GEP, verhaal_id="nieuw")
    assert [(v.id, tot) for v, tot in list_bewaren(kaal_db.cursor(), RED, NU.date())] == [("oud", date(2026, 12, 1))]


def test_queue_shows_the_oldest_first_with_its_age(kaal_db) -> None:
    for nummer, dag in enumerate((20, 5)):
        verhaal = save_concept(kaal_db, WIJK, make_verhaal(f"q{nummer}"), NU)
        submit_verhaal(kaal_db, WIJK, *_ref(verhaal), datetime(2026, 11, dag, 9))
    rij = list_wachtrij(kaal_db.cursor(), RED, NU.date())
    assert [(w.verhaal.id, w.dagen, w.eigen) for w in rij] == [("q1", 17, False), ("q0", 2, False)]
    with pytest.raises(GeenRecht):
        list_wachtrij(kaal_db.cursor(), WIJK, NU.date())


@pytest.mark.parametrize(
    ("zichtbaar", "rollen"),
    [
        (Zichtbaar.OPENBAAR, set(Rol)),
        (Zichtbaar.RAAD, set(Rol) - {Rol.BEZOEKER, Rol.PARTNER}),
        (Zichtbaar.INTERN, set(Rol) - {Rol.BEZOEKER, Rol.PARTNER, Rol.RAADSLID}),
    ],
)
def test_who_reads_what(kaal_db, zichtbaar: Zichtbaar, rollen: set[Rol]) -> None:
    bring_to(kaal_db, GEP, zichtbaar=zichtbaar)
    lezers = {rol for rol in Rol if list_verhalen(kaal_db.cursor(), DEMO_GEBRUIKERS[rol], NU.date())}
    assert lezers == rollen


def _ref(verhaal: Verhaal) -> tuple[str, int]:
    return verhaal.id, verhaal.versie


def _read_alles(db: Database) -> str:
    """Everything that the store holds on stories and in the log, as text."""
    con = db.cursor()
    tabellen = ("verhaal", "verhaal_versie", "verhaal_duiding", "verhaal_dossier", "gebeurtenis")
    return " ".join(str(con.execute(f"SELECT * FROM {tabel}").fetchall()) for tabel in tabellen)


def test_a_photo_comes_in_redrawn_is_asked_about_and_goes_with_its_story(kaal_db) -> None:
    beeld = io.BytesIO()
    Image.new("RGB", (1200, 600), "green").save(beeld, "JPEG", comment=b"gemaakt door Bram Jansen")
    verhaal = add_foto(kaal_db, WIJK, make_verhaal(), beeld.getvalue(), NU)
    [foto] = verhaal.fotos
    con = kaal_db.cursor()
    klein = load_foto(con, foto.id)
    assert max(Image.open(io.BytesIO(klein)).size) == 800
    assert b"Bram" not in klein + con.execute("SELECT inhoud FROM verhaal_foto").fetchone()[0]
    with pytest.raises(Fout, match="Beschrijf in woorden"):
        submit_verhaal(kaal_db, WIJK, *_ref(verhaal), NU)
    with pytest.raises(Fout, match="geen foto"):
        add_foto(kaal_db, WIJK, verhaal, b"MZ dit is een programma", NU)
    weg = save_concept(kaal_db, WIJK, replace(verhaal, fotos=()), NU)
    assert load_foto(con, foto.id) is None
    assert weg.fotos == ()


def test_a_reviewer_sets_a_story_at_a_figure_and_the_writer_keeps_what_is_his(kaal_db) -> None:
    eigen = replace(DUIDING, indicator_id="kwb_inwoners")
    verhaal = bring_to(kaal_db, ING, duidingen=(eigen,))
    met = add_duiding(kaal_db, RED, *_ref(verhaal), DUIDING, NU)
    assert met.duidingen == (eigen, replace(DUIDING, door=RED.naam))
    assert met.schrijvers == (WIJK.naam,)
    with pytest.raises(Fout, match="staat al bij dit cijfer"):
        add_duiding(kaal_db, RED, *_ref(met), DUIDING, NU)
    with pytest.raises(Fout, match="de redactie erbij zette"):
        remove_duiding(kaal_db, RED, *_ref(met), eigen, NU)
    with pytest.raises(GeenRecht):
        remove_duiding(kaal_db, WIJK, *_ref(met), met.duidingen[1], NU)
    met = publish_verhaal(kaal_db, RED, *_ref(met), NU)
    [gezien] = list_verhalen(kaal_db.cursor(), None, NU.date())
    assert gezien.duidingen == met.duidingen
    assert remove_duiding(kaal_db, RED, *_ref(met), met.duidingen[1], NU).duidingen == (eigen,)


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"waarom": " "}, "Schrijf in één zin"),
        ({"waarom": "x" * 301}, "hoogstens 300"),
        ({"waarom": "Bel 06-12345678."}, "06-12345678"),
        ({"gebied_code": "WK014111"}, "gaat niet over dat gebied"),
    ],
)
def test_a_duiding_of_a_reviewer_is_checked(kaal_db, anders: dict, melding: str) -> None:
    verhaal = bring_to(kaal_db, ING)
    with pytest.raises(Fout, match=melding):
        add_duiding(kaal_db, RED, *_ref(verhaal), replace(DUIDING, **anders), NU)
    assert find_verhaal(kaal_db.cursor(), verhaal.id) == verhaal


def test_the_version_to_compare_with_is_the_one_before_the_writer_worked_on_it(kaal_db) -> None:
    verhaal = bring_to(kaal_db, ING)
    con = kaal_db.cursor()
    assert find_vorige(list_geschiedenis(con, RED, verhaal.id)) is None
    terug = return_verhaal(kaal_db, RED, *_ref(verhaal), NU, "Kan het korter?")
    korter = save_concept(kaal_db, WIJK, replace(terug, titel="Een tuin"), NU)
    opnieuw = submit_verhaal(kaal_db, WIJK, *_ref(korter), NU)
    met = add_duiding(kaal_db, RED, *_ref(opnieuw), DUIDING, NU)
    publish_verhaal(kaal_db, RED, *_ref(met), NU)
    vorige = find_vorige(list_geschiedenis(con, RED, verhaal.id))
    assert vorige is not None
    assert vorige.titel == "Samen een tuin"


def test_consent_says_how_it_was_given(kaal_db) -> None:
    vaag = Toestemming(Zichtbaar.OPENBAAR, "", date(2026, 11, 1))
    verhaal = save_concept(kaal_db, WIJK, make_verhaal(toestemming=vaag), NU)
    with pytest.raises(Fout, match="Vul in hoe de verteller toestemming gaf"):
        submit_verhaal(kaal_db, WIJK, *_ref(verhaal), NU)
