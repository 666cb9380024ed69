"""Answers, questions, a team's choice, and silence."""

import io
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image

from lwd_monitor.fout import Fout
from lwd_monitor.gesprek import (
    answer_vraag,
    list_antwoorden,
    list_keuzes,
    list_vragen,
    open_vraag,
    save_antwoord,
    save_keuze,
)
from lwd_monitor.toegang import DEMO_GEBRUIKERS, Gebruiker, GeenRecht, Rol, set_luisteraar
from lwd_monitor.verhaal import (
    Duiding,
    Houding,
    Intrekreden,
    VerhaalStatus,
    add_foto,
    recall_verhaal,
    revise_verhaal,
    save_concept,
    submit_verhaal,
    withdraw_verhaal,
)
from lwd_monitor.verhaal.stilte import compute_stilte, count_stemmen
from tests.verhalen import NU, RED, WIJK, bring_to, make_verhaal

PLEK, JAREN = ("WK014115", 2024), (2021, 2025)


def test_a_question_is_asked_once_answered_by_a_story_and_open_again_without_it(kaal_db) -> None:
    verhaal = bring_to(kaal_db, VerhaalStatus.GEPUBLICEERD)
    vraag = open_vraag(kaal_db, WIJK, "misdrijven", PLEK, JAREN, NU)
    assert open_vraag(kaal_db, RED, "misdrijven", PLEK, JAREN, NU) == vraag
    assert answer_vraag(kaal_db, WIJK, vraag.id, verhaal.id, NU).verhaal_id == verhaal.id
    with pytest.raises(Fout, match="al beantwoord"):
        answer_vraag(kaal_db, WIJK, vraag.id, verhaal.id, NU)
    withdraw_verhaal(kaal_db, RED, verhaal.id, verhaal.versie, NU, Intrekreden.VERTELLER)
    assert [v.is_open for v in list_vragen(kaal_db.cursor(), WIJK, ())] == [True]


def test_an_answer_and_a_choice_go_with_their_story(kaal_db) -> None:
    verhaal = bring_to(kaal_db, VerhaalStatus.GEPUBLICEERD)
    save_antwoord(kaal_db, RED, verhaal.id, "De gemeente plaatste twee bakken.", NU)
    save_keuze(kaal_db, WIJK, "2026-4", "Wijkteam", verhaal.id, "Eerst", NU)
    save_keuze(kaal_db, WIJK, "2026-4", "Wijkteam", verhaal.id, "Het laat zien wat samen kan.", NU)
    con = kaal_db.cursor()
    assert [a.tekst for a in list_antwoorden(con, {verhaal.id})[verhaal.id]] == ["De gemeente plaatste twee bakken."]
    assert list_antwoorden(con, {"ander"}) == {}
    assert [k.waarom for k in list_keuzes(con, [verhaal])] == ["Het laat zien wat samen kan."]
    assert list_keuzes(con, []) == []
    withdraw_verhaal(kaal_db, RED, verhaal.id, verhaal.versie, NU, Intrekreden.VERTELLER)
    assert list_antwoorden(con, {verhaal.id}) == {}
    assert list_keuzes(con, [verhaal]) == []


def test_words_to_a_story_pass_the_same_check_and_need_a_published_story(kaal_db) -> None:
    concept = bring_to(kaal_db, VerhaalStatus.CONCEPT)
    with pytest.raises(Fout, match="niet gepubliceerd"):
        save_antwoord(kaal_db, RED, concept.id, "Gedaan.", NU)
    with pytest.raises(Fout, match="06-12345678"):
        save_antwoord(kaal_db, RED, concept.id, "Bel 06-12345678.", NU)


@pytest.mark.parametrize("rol", list(Rol))
def test_who_may_talk_about_stories(kaal_db, rol: Rol) -> None:
    verhaal, wie = bring_to(kaal_db, VerhaalStatus.GEPUBLICEERD), DEMO_GEBRUIKERS[rol]
    vraag = open_vraag(kaal_db, RED, "misdrijven", PLEK, JAREN, NU)
    doen = {
        "antwoord": lambda: save_antwoord(kaal_db, wie, verhaal.id, "Gedaan.", NU),
        "keuze": lambda: save_keuze(kaal_db, wie, "2026-4", "Team", verhaal.id, "Omdat het raakt.", NU),
        "vraag": lambda: open_vraag(kaal_db, wie, "kwb_inwoners", PLEK, JAREN, NU),
        "beantwoord": lambda: answer_vraag(kaal_db, wie, vraag.id, verhaal.id, NU),
    }
    schrijft = {Rol.WIJKREGISSEUR, Rol.MANAGER_WIJKSTURING, Rol.REDACTEUR, Rol.BEHEERDER}
    mag = {
        "antwoord": {Rol.REDACTEUR, Rol.BEHEERDER},
        "keuze": schrijft,
        "vraag": {*schrijft, Rol.ANALIST, Rol.WIJKWETHOUDER},
        "beantwoord": schrijft,
    }
    for naam, doe in doen.items():
        if rol in mag[naam]:
            doe()
        else:
            with pytest.raises(GeenRecht):
                doe()


def test_a_wijkregisseur_writes_about_his_own_wijken(kaal_db) -> None:
    wie = Gebruiker("regisseur", Rol.WIJKREGISSEUR, wijken=("WK014111",))
    with pytest.raises(GeenRecht, match="eigen wijken"):
        save_concept(kaal_db, wie, make_verhaal(), NU)
    assert save_concept(kaal_db, wie, make_verhaal(gebieden=("BU01411103",)), NU).versie == 1


def test_own_wijken_limit_every_way_to_write(kaal_db) -> None:
    """Straight through the façade, as whoever gets past a page would."""
    eigen, vreemd = "BU01411103", "WK014115"
    wie = Gebruiker("regisseur", Rol.WIJKREGISSEUR, wijken=("WK014111",))
    vrij = Gebruiker("regisseur", Rol.WIJKREGISSEUR)
    duiding = Duiding("misdrijven", vreemd, 2024, 2021, 2025, Houding.NUANCEERT, "Het is er drukker.")
    concept = bring_to(kaal_db, VerhaalStatus.CONCEPT, vrij, verhaal_id="c")
    ingediend = bring_to(kaal_db, VerhaalStatus.INGEDIEND, vrij, verhaal_id="i")
    elders = bring_to(kaal_db, VerhaalStatus.GEPUBLICEERD, vrij, verhaal_id="g")
    hier = bring_to(kaal_db, VerhaalStatus.GEPUBLICEERD, vrij, verhaal_id="h", gebieden=(eigen,))
    vraag = open_vraag(kaal_db, RED, "misdrijven", (vreemd, 2024), JAREN, NU)
    eigen_vraag = open_vraag(kaal_db, RED, "misdrijven", (eigen, 2024), JAREN, NU)
    gehoord: list[str] = []
    set_luisteraar(lambda wie, recht: gehoord.append(recht.value))
    pogingen = [
        lambda: save_concept(kaal_db, wie, replace(concept, gebieden=(eigen, vreemd)), NU),
        lambda: save_concept(kaal_db, wie, make_verhaal("n", gebieden=(eigen,), duidingen=(duiding,)), NU),
        lambda: add_foto(kaal_db, wie, concept, make_jpeg(), NU),
        lambda: submit_verhaal(kaal_db, wie, concept.id, concept.versie, NU),
        lambda: revise_verhaal(kaal_db, wie, elders.id, elders.versie, NU),
        lambda: open_vraag(kaal_db, wie, "misdrijven", (vreemd, 2024), (2020, 2021), NU),
        lambda: answer_vraag(kaal_db, wie, vraag.id, hier.id, NU),
        lambda: save_keuze(kaal_db, wie, "2026-4", "Wijkteam", elders.id, "Mooi", NU),
    ]
    for nummer, doe in enumerate(pogingen, 1):
        with pytest.raises(GeenRecht, match="eigen wijken"):
            doe()
        assert len(gehoord) == nummer, "each refusal is told once"
    # In his own wijk all of it goes; and his own story can always be taken back.
    assert answer_vraag(kaal_db, wie, eigen_vraag.id, hier.id, NU).verhaal_id == hier.id
    save_keuze(kaal_db, wie, "2026-4", "Wijkteam", hier.id, "Mooi", NU)
    assert revise_verhaal(kaal_db, wie, hier.id, hier.versie, NU).status == VerhaalStatus.CONCEPT
    assert recall_verhaal(kaal_db, wie, ingediend.id, ingediend.versie, NU).status == VerhaalStatus.CONCEPT
    assert withdraw_verhaal(kaal_db, wie, elders.id, elders.versie, NU, Intrekreden.SCHRIJVER).status == (
        VerhaalStatus.INGETROKKEN
    )


def make_jpeg() -> bytes:
    """A small photo."""
    uit = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(uit, "JPEG")
    return uit.getvalue()


@pytest.mark.parametrize(("dag", "stil"), [(date(2025, 11, 22), True), (date(2025, 11, 23), False)])
def test_silence_is_a_year_without_a_story(dag: date, stil: bool) -> None:
    rijen = compute_stilte(
        [make_verhaal(datum=dag)], {"leeg": {"X"}, "wijk": {"WK014115"}}, date(2026, 11, 22), indeling=2024
    )
    assert [(rij.code, rij.is_stil) for rij in rijen] == [("leeg", True), ("wijk", stil)]
    assert ("bewoner" in rijen[1].ontbreekt) == stil
    assert count_stemmen([make_verhaal(datum=dag)], date(2026, 11, 22))["bewoner"] == (0 if stil else 1)
