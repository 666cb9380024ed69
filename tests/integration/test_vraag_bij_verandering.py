"""A tested change asks by itself what explains it, once, and asks no longer when it is gone."""

import json
from dataclasses import replace
from datetime import timedelta

import pandas as pd
import pytest

from lwd_monitor.db import Database
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import GebiedNiveau, load_gebieden
from lwd_monitor.gesprek import Vraag, answer_vraag, list_vragen, open_vraag
from lwd_monitor.gesprek.aanleiding import plan_vragen, sync_vragen
from lwd_monitor.indicator import load_indicatoren
from lwd_monitor.inhoud import init_database
from lwd_monitor.oordeel import apply_fdr, compare_periode, list_veranderingen, load_reeks
from lwd_monitor.toegang import DEMO_GEBRUIKERS, GeenRecht, Rol
from lwd_monitor.upload import Uploadherkomst, publish_waarnemingen, undo_upload
from lwd_monitor.verhaal import Intrekreden, VerhaalStatus, Zichtbaar, withdraw_verhaal
from tests.verandering import DAALT, publish_misdrijven
from tests.verhalen import NU, RED, WIJK, bring_to

ANALIST, RAAD = DEMO_GEBRUIKERS[Rol.ANALIST], DEMO_GEBRUIKERS[Rol.RAADSLID]
HOFKAMP = "WK014119"
RIET = "WK014111"


def list_alle(db: Database) -> list[Vraag]:
    return _select(list_vragen(db.cursor(), ANALIST, ()))


def _select(vragen: list[Vraag]) -> list[Vraag]:
    """The questions about the counts that a test brings; other counts decide how much a rate elsewhere scatters."""
    return [v for v in vragen if v.indicator_id == "misdrijven"]


def find_hofkamp(db: Database) -> list[Vraag]:
    return [v for v in list_alle(db) if v.gebied_code == HOFKAMP]


def list_log(db: Database, soort: str) -> list[tuple]:
    sql = "SELECT gebruiker, onderwerp, details FROM gebeurtenis WHERE soort = ? AND NOT contains(onderwerp, '_per_1000') ORDER BY volgnummer"
    return db.cursor().execute(sql, [soort]).fetchall()


def test_what_ships_raises_no_question_that_chance_explains(db: Database) -> None:
    """By chance alone four places would have fallen; as much as crimes scatter from year to year none did."""
    assert list_alle(db) == []


def test_a_change_raises_its_question_once(db: Database) -> None:
    publish_misdrijven(db, DAALT, HOFKAMP)
    vragen, alle = find_hofkamp(db), list_alle(db)
    assert {(v.gebied_code, v.indicator_id, v.jaar_van, v.jaar_tot, v.richting, v.vraag) for v in vragen} == {
        (HOFKAMP, "misdrijven", 2021, 2025, "gedaald", "Wat verklaart dit?")
    }
    versie = db.get_versie()
    init_database(db, NU)
    assert sync_vragen(db, ANALIST, NU).leeg
    assert list_alle(db) == alle
    assert db.get_versie() >= versie
    assert len(list_log(db, "vraag_geopend")) == len(alle)


def test_changes_are_those_of_the_trend_page_under_false_discovery_control(db: Database) -> None:
    publish_misdrijven(db, DAALT, HOFKAMP)
    con = db.cursor()
    gebieden, indicator = load_gebieden(con), load_indicatoren(con)["misdrijven"]
    plekken = [g for niveau in (GebiedNiveau.WIJK, GebiedNiveau.BUURT) for g in gebieden.list_niveau(niveau)]
    per_plek = {
        g.code: compare_periode(con, indicator, g, gebieden, 2021, 2025)
        for g in plekken
        if _has_reeks(con, indicator, g, gebieden)
    }
    streng = dict(zip(per_plek, apply_fdr(list(per_plek.values())), strict=True))
    verwacht = {code for code, uit in streng.items() if uit.oordeel in ("gestegen", "gedaald")}
    gevonden = list_veranderingen(con, [indicator], gebieden)
    assert {v.gebied.code for v in gevonden} == verwacht == {HOFKAMP}
    assert all(v.uitkomst == streng[v.gebied.code] for v in gevonden)


def test_a_change_that_a_long_list_makes_doubtful_raises_no_question(db: Database) -> None:
    rijen = pd.DataFrame(
        [
            (HOFKAMP, 2024, "ervaren_gezondheid_goed", jaar, w, None, w - 4, w + 4, "gemeten")
            for jaar, w in ((2022, 70.0), (2024, 76.2))
        ],
        columns=["gebied_code", "indeling", "indicator_id", "jaar", "waarde", "noemer", "ci_laag", "ci_hoog", "status"],
    )
    publish_waarnemingen(db, ANALIST, rijen, Uploadherkomst("gezond.csv", "g", "rivm", aanvullen=True), NU)
    con = db.cursor()
    gebieden = load_gebieden(con)
    gezond = load_indicatoren(con)["ervaren_gezondheid_goed"]
    alleen = compare_periode(con, gezond, gebieden.get(HOFKAMP), gebieden, 2022, 2024)
    assert alleen.oordeel == "gestegen"
    assert find_hofkamp(db) == []


def _has_reeks(con, indicator, gebied, gebieden) -> bool:
    return load_reeks(con, indicator, gebied, gebieden)["waarde"].notna().sum() > 1


def test_published_figures_open_a_question_and_taking_them_back_closes_it(db: Database) -> None:
    upload = publish_misdrijven(db, DAALT, HOFKAMP)
    [vraag] = find_hofkamp(db)
    assert (vraag.richting, vraag.is_open, vraag.gebruiker) == ("gedaald", True, "systeem")
    assert list_log(db, "vraag_geopend")[-1] == (
        "systeem", f"misdrijven {HOFKAMP}", '{"indeling":2024,"jaren":"2021-2025","richting":"gedaald"}',
    )  # fmt: skip
    undo_upload(db, ANALIST, str(upload.upload_id), NU + timedelta(hours=1))
    [na] = find_hofkamp(db)
    assert (na.id, na.is_open, na.vervallen_op) == (vraag.id, False, NU + timedelta(hours=1))
    assert list_log(db, "vraag_vervallen")[-1][1] == f"misdrijven {HOFKAMP}"
    with pytest.raises(Fout, match="bestaat niet meer"):
        answer_vraag(db, WIJK, vraag.id, bring_to(db, VerhaalStatus.GEPUBLICEERD).id, NU)
    publish_misdrijven(db, DAALT, HOFKAMP)
    [weer] = find_hofkamp(db)
    assert (weer.id, weer.is_open) == (vraag.id, True)
    assert json.loads(list_log(db, "vraag_geopend")[-1][2])["opnieuw"] == "ja"


def test_an_answered_change_is_not_asked_again_and_another_change_is(db: Database) -> None:
    publish_misdrijven(db, DAALT, HOFKAMP)
    verhaal = bring_to(db, VerhaalStatus.GEPUBLICEERD)
    [vraag] = find_hofkamp(db)
    answer_vraag(db, WIJK, vraag.id, verhaal.id, NU)
    assert json.loads(list_log(db, "vraag_beantwoord")[-1][2])["verhaal"] == verhaal.id
    publish_misdrijven(db, {**DAALT, 2025: 101}, HOFKAMP)
    [zelfde] = find_hofkamp(db)
    assert (zelfde.verhaal_id, zelfde.is_open) == (verhaal.id, False)
    publish_misdrijven(db, {jaar: 400 - waarde for jaar, waarde in DAALT.items()}, HOFKAMP)
    oud, nieuw = sorted(find_hofkamp(db), key=lambda v: v.is_open)
    assert (oud.verhaal_id, oud.vervallen_op) == (verhaal.id, NU)
    assert (nieuw.richting, nieuw.is_open) == ("gestegen", True)


def test_an_answer_that_is_withdrawn_opens_the_question_again(db: Database) -> None:
    verhaal = bring_to(db, VerhaalStatus.GEPUBLICEERD)
    publish_misdrijven(db, DAALT, HOFKAMP)
    [vraag] = list_alle(db)
    answer_vraag(db, WIJK, vraag.id, verhaal.id, NU)
    withdraw_verhaal(db, RED, verhaal.id, verhaal.versie, NU, Intrekreden.VERZOEK)
    assert [v.is_open for v in list_alle(db) if v.id == vraag.id] == [True]


def test_readers_see_the_question_and_only_answers_that_they_may_read(db: Database) -> None:
    intern = bring_to(db, VerhaalStatus.GEPUBLICEERD, verhaal_id="intern", zichtbaar=Zichtbaar.INTERN)
    open_vraag(db, WIJK, "kwb_inwoners", (HOFKAMP, 2024), (2021, 2024), NU, "Klopt dit met wat u hoort?")
    publish_misdrijven(db, DAALT, HOFKAMP)
    publish_misdrijven(db, DAALT, RIET)
    eerste, tweede = [v for v in list_alle(db) if v.richting]
    answer_vraag(db, WIJK, eerste.id, intern.id, NU)
    con = db.cursor()
    for lezer in (None, RAAD):
        gezien = [v for v in list_vragen(con, lezer, ()) if v.gebied_code in (HOFKAMP, RIET)]
        assert {v.gebied_code for v in gezien} == {HOFKAMP, RIET}
        assert all(v.verhaal_id is None and v.beantwoord_op is None for v in gezien)
    answer_vraag(db, WIJK, tweede.id, bring_to(db, VerhaalStatus.GEPUBLICEERD, verhaal_id="open").id, NU)
    assert {v.verhaal_id for v in list_vragen(con, None, {"open"})} == {None, "open"}


def test_a_question_of_a_person_is_not_asked_twice_and_never_lapses() -> None:
    mens = Vraag("m", "misdrijven", HOFKAMP, 2024, 2021, 2025, "Hoe komt dit?", "wijk", NU)
    zelf = replace(mens, id="z", richting="gedaald", gebruiker="systeem")
    assert plan_vragen([mens], [zelf]).leeg
    assert plan_vragen([mens], []).leeg
    assert [v.id for v in plan_vragen([], [zelf]).openen] == ["z"]


@pytest.mark.parametrize("rol", [Rol.BEZOEKER, Rol.RAADSLID, Rol.WIJKREGISSEUR, Rol.REDACTEUR])
def test_only_who_brings_in_figures_lets_the_questions_follow(db: Database, rol: Rol) -> None:
    with pytest.raises(GeenRecht):
        sync_vragen(db, DEMO_GEBRUIKERS[rol], NU)
