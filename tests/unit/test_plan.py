"""The plan, its opgaven, money, wijkaccommodaties and evaluations: what ships, and what people make of it."""

from datetime import date, datetime

import pytest
import yaml

from lwd_monitor import accommodatie, evaluatie
from lwd_monitor.aanpak import list_aanpak, list_merken
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import load_gebieden
from lwd_monitor.geld import check_bestemming, compute_totaal, list_toekenningen, load_posten, save_toekenning
from lwd_monitor.initiatief import compute_tellingen, compute_verplichting, list_initiatieven, publish_jaar
from lwd_monitor.opgave import (
    CIJFER,
    PUNT,
    REGEL,
    Opgave,
    Staat,
    carry_over,
    check_einde,
    list_opgaven,
    save_opgave,
    save_regel,
)
from lwd_monitor.plan import (
    Activiteitsoort,
    Doelsoort,
    list_activiteiten,
    load_clusters,
    load_doelen,
    select_activiteiten,
)
from lwd_monitor.register import get_register, list_stukken, save_stuk
from lwd_monitor.toegang import DEMO_GEBRUIKERS, Gebruiker, GeenRecht, Rol
from lwd_monitor.waarneming import load_reeks
from tests.conftest import PROJECT

NU = datetime(2026, 12, 1, 9, 0)
MANAGER, REGISSEUR, RAADSLID = (
    DEMO_GEBRUIKERS[rol] for rol in (Rol.MANAGER_WIJKSTURING, Rol.WIJKREGISSEUR, Rol.RAADSLID)
)
SLUITERSVELD = "opgave_sluitersveld"


@pytest.fixture
def gebieden(db):
    return load_gebieden(db.cursor())


def test_goals_and_efforts_are_those_of_the_documents() -> None:
    doelen = load_doelen()
    assert [d.soort for d in doelen] == [Doelsoort.VISIE, *[Doelsoort.DOEL] * 2, *[Doelsoort.WERKVELD] * 5]
    assert all(d.betekent for d in doelen if d.soort is Doelsoort.WERKVELD)
    assert len(load_clusters()) == 8


def test_efforts_ship_without_werkvelden_and_people_link_them(db, gebieden) -> None:
    inspanningen = [a for a in list_activiteiten(db.cursor(), REGISSEUR) if a.soort is Activiteitsoort.INSPANNING]
    assert len(inspanningen) == 24
    assert {a.werkvelden for a in inspanningen} == {()}
    register = get_register("koppeling")
    ruw = {"activiteit": "din05", "werkvelden": ["fysiek_toekomstbestendig", "participatie"]}
    save_stuk(db, REGISSEUR, register, ruw, gebieden, NU)
    din05 = next(a for a in list_activiteiten(db.cursor(), RAADSLID) if a.id == "din05")
    assert din05.werkvelden == ("fysiek_toekomstbestendig", "participatie")


def test_activities_are_found_by_place_and_year(db, gebieden) -> None:
    alle = list_activiteiten(db.cursor(), REGISSEUR)
    assert {"b26_2", "b26_5"} <= {a.id for a in select_activiteiten(alle, gebieden, "WK014119", 2026)}
    assert "din05" in {a.id for a in select_activiteiten(alle, gebieden, "WK014118")}
    assert select_activiteiten(alle, gebieden, "WK014121", 2026) == []


def read_opgave(db, id_: str) -> Opgave:
    [opgave] = [o for o in list_opgaven(db.cursor(), REGISSEUR) if o.id == id_]
    return opgave


def test_twelve_opgaven_ship_without_a_word_of_their_own(db, gebieden) -> None:
    opgaven = list_opgaven(db.cursor(), REGISSEUR)
    assert len(opgaven) == 12
    assert {o.gebied for o in opgaven} == {w.code for w in gebieden.list_niveau("wijk")}
    assert {(o.staat, o.periode, o.punten, o.regels) for o in opgaven} == {(Staat.ONBEKEND, (2023, 2026), (), ())}
    assert not any(o.stuk.get(naam) for o in opgaven for naam in ("veerkracht", "leefbaarheid", "weerbaarheid"))


def test_an_opgave_is_public_once_it_is_vastgesteld(db, gebieden) -> None:
    assert list_opgaven(db.cursor(), RAADSLID) == []
    opgave = read_opgave(db, SLUITERSVELD)
    ruw = {**opgave.stuk.gegevens, "status": "vastgesteld"}
    with pytest.raises(Fout, match="Vastgesteld op"):
        save_opgave(db, REGISSEUR, ruw, gebieden, NU, opgave.stuk)
    ruw |= {"vastgesteld_op": "01-12-2026", "vastgesteld_door": "college"}
    save_opgave(db, REGISSEUR, ruw, gebieden, NU, opgave.stuk)
    assert [o.id for o in list_opgaven(db.cursor(), RAADSLID)] == [SLUITERSVELD]


@pytest.mark.parametrize(
    ("gebruiker", "aantal"),
    [
        (Gebruiker("partner-riet", Rol.PARTNER, wijken=("WK014111",)), 1),
        (Gebruiker("partner-zonder", Rol.PARTNER), 0),
        (Gebruiker("wethouder", Rol.WIJKWETHOUDER, wijken=("WK014111", "WK014110")), 2),
        (Gebruiker("wethouder-stad", Rol.WIJKWETHOUDER), 12),
        (MANAGER, 12),
        (DEMO_GEBRUIKERS[Rol.BEZOEKER], 0),
    ],
    ids=lambda w: getattr(w, "naam", w),
)
def test_who_reads_an_unfinished_opgave(db, gebruiker: Gebruiker, aantal: int) -> None:
    assert len(list_opgaven(db.cursor(), gebruiker)) == aantal


def test_a_regisseur_edits_the_opgaven_of_his_own_wijken(db, gebieden) -> None:
    eigen = Gebruiker("regisseur", Rol.WIJKREGISSEUR, wijken=("WK014111",))
    opgave = read_opgave(db, SLUITERSVELD)
    with pytest.raises(GeenRecht):
        save_opgave(db, eigen, {**opgave.stuk.gegevens, "status": "concept"}, gebieden, NU, opgave.stuk)


def test_a_line_that_stops_says_why_and_since_when(db, gebieden) -> None:
    ruw = {
        "opgave": SLUITERSVELD,
        "gebied": "Sluitersveld",
        "jaar": "2026",
        "activiteit": "Buurttuin",
        "status": "gestopt",
    }
    with pytest.raises(Fout, match=r"waarom dit is gestopt.*sinds wanneer"):
        save_regel(db, REGISSEUR, ruw, gebieden, NU)
    save_regel(db, REGISSEUR, {**ruw, "reden": "geen plek", "status_op": "01-11-2026"}, gebieden, NU)
    assert len(read_opgave(db, SLUITERSVELD).regels) == 1


def test_a_period_ends_and_goes_on(db, gebieden) -> None:
    basis = {"opgave": SLUITERSVELD, "gebied": "WK014113"}
    save_stuk(db, REGISSEUR, get_register(PUNT), {**basis, "naam": "Meer groen"}, gebieden, NU)
    save_stuk(db, REGISSEUR, get_register(CIJFER), {**basis, "indicator": "misdrijven_per_1000"}, gebieden, NU)
    regels = [
        save_regel(
            db,
            REGISSEUR,
            {**basis, "jaar": 2026, "activiteit": naam, "status": "loopt", "bedrag": "1.000"},
            gebieden,
            NU,
        )
        for naam in ("Buurttuin", "Speelplek")
    ]
    opgave = read_opgave(db, SLUITERSVELD)
    assert len(check_einde(opgave)) == 2
    nieuw = carry_over(db, REGISSEUR, opgave, [regels[0].id], 2030, NU)
    volgende = read_opgave(db, nieuw.id)
    assert (volgende.periode, volgende.staat) == ((2027, 2030), Staat.NIET_BEGONNEN)
    assert volgende.stuk.gegevens["vervolg_op"] == SLUITERSVELD
    [regel] = volgende.regels
    assert regel.gegevens["vervolg_op"] == regels[0].id
    assert (regel.gegevens["jaar"], regel.gegevens["status"], regel.get("bedrag")) == (2027, "gepland", None)
    assert [len(volgende.punten), len(volgende.cijfers)] == [1, 1]
    assert len(read_opgave(db, SLUITERSVELD).regels) == 2
    assert REGEL in {s.soort for s in volgende.regels}


def test_the_money_is_that_of_the_documents() -> None:
    posten = {p.id: p for p in load_posten()}
    assert [posten[id_].bedrag for id_ in ("alm_lwd", "alm_bb", "alm_wb")] == [625000, 25000, 600000]
    assert [compute_totaal(posten.values(), [], jaar).begroot for jaar in range(2022, 2028)] == [0, *[625000] * 4, 0]
    assert compute_totaal(posten.values(), [], 2020).begroot == 150000


def test_grants_lower_what_is_left_and_only_a_mandate_grants(db, gebieden) -> None:
    ruw = {"naam": "Buurtfeest", "jaar": 2026, "doel": "initiatief", "toegekend": "1.250,50", "betaald": 1000}
    with pytest.raises(GeenRecht):
        save_toekenning(db, REGISSEUR, ruw, gebieden, NU)
    save_toekenning(db, MANAGER, ruw, gebieden, NU)
    totaal = compute_totaal(load_posten(), list_toekenningen(db.cursor(), MANAGER), 2026)
    assert (totaal.toegekend, totaal.betaald, totaal.rest) == (1250.5, 1000, 623749.5)
    assert totaal.is_ingevoerd
    assert not compute_totaal(load_posten(), list_toekenningen(db.cursor(), MANAGER), 2025).is_ingevoerd


@pytest.mark.parametrize(
    ("naam", "aantal"), [("Herinrichting Kerkplein", 1), ("Kapitaallasten riool", 1), ("Buurtfeest", 0)]
)
def test_what_the_plan_excludes_is_warned_of(naam: str, aantal: int) -> None:
    assert len(check_bestemming({"naam": naam})) == aantal


def test_ten_accommodaties_and_the_two_wijken_without(db, gebieden) -> None:
    stukken = accommodatie.list_accommodaties(db.cursor(), RAADSLID)
    entries = yaml.safe_load((PROJECT / "data/plan/accommodaties.yaml").read_text(encoding="utf-8"))["accommodaties"]
    assert sorted(s.gegevens["naam"] for s in stukken) == sorted(e["naam"] for e in entries)
    assert len(stukken) == 10
    assert [g.naam for g in accommodatie.list_zonder(stukken, gebieden)] == ["Hofkamp", "Noorderkwartier"]
    dok = next(s for s in stukken if s.gegevens["naam"] == "'t Dok")
    assert (dok.gegevens["lat"], dok.gegevens["lon"]) == (52.360392, 6.66338)


def test_three_evaluations_are_due_and_one_has_a_date(db) -> None:
    evaluaties = evaluatie.list_evaluaties(db.cursor(), REGISSEUR)
    assert [e.get("gepland") for e in evaluaties] == ["2026-12-31", None, None]
    assert [evaluatie.is_over_tijd(evaluaties[0], dag) for dag in (date(2026, 12, 31), date(2027, 1, 1))] == [
        False,
        True,
    ]


def test_signals_are_counted_without_their_words(db, gebieden) -> None:
    register = get_register(evaluatie.SIGNAAL)
    for dag in ("01-10-2026", "02-10-2026"):
        ruw = {"wat": "Geluid", "soort": "geluid", "gebied": "De Riet", "datum": dag, "omvang": "enkelvoudig"}
        save_stuk(db, REGISSEUR, register, ruw, gebieden, NU)
    signalen = evaluatie.list_signalen(db.cursor(), REGISSEUR)
    assert [s.gegevens["datum"] for s in signalen] == ["2026-10-02", "2026-10-01"]
    assert evaluatie.count_signalen(signalen) == {("WK014111", "geluid"): 2}


def test_marks_on_a_line_stand_only_where_a_begin_is_known(db, gebieden) -> None:
    assert list_merken(list_aanpak(db.cursor(), RAADSLID)) == []
    register = get_register("aanpak")
    leeflab = next(s for s in list_stukken(db.cursor(), REGISSEUR, register) if s.id == "aanpak_leeflab_de_riet")
    save_stuk(db, REGISSEUR, register, {**leeflab.gegevens, "begin_jaar": 2024}, gebieden, NU, leeflab)
    assert [(m.jaar, m.tekst) for m in list_merken(list_aanpak(db.cursor(), RAADSLID, {"WK014111"}))] == [
        (2024, "begin: Leeflab De Riet")
    ]


def test_initiatieven_become_figures_once_their_year_is_complete(db, gebieden) -> None:
    register = get_register("initiatief")
    for titel, gebied, gevers in (("Tuin", "De Riet", 4), ("Feest", "BU01411103", 2), ("Stad", "", 1)):
        save_stuk(
            db, REGISSEUR, register, {"titel": titel, "gebied": gebied, "jaar": 2025, "gevers": gevers}, gebieden, NU
        )
    save_stuk(db, REGISSEUR, register, {"titel": "Nee", "jaar": 2025, "status": "afgewezen"}, gebieden, NU)
    with pytest.raises(Fout, match="nog niet voorbij"):
        publish_jaar(db, REGISSEUR, gebieden, 2026, NU)
    with pytest.raises(Fout, match="geen initiatieven van 2024"):
        publish_jaar(db, REGISSEUR, gebieden, 2024, NU)
    assert load_reeks(db.cursor(), "initiatieven", ["GM0141", "WK014111"]).empty
    assert publish_jaar(db, REGISSEUR, gebieden, 2025, NU) == 13
    reeks = load_reeks(db.cursor(), "initiatieven", ["GM0141", "WK014111", "WK014110"]).set_index("gebied_code")[
        "waarde"
    ]
    assert reeks.to_dict() == {"GM0141": 3, "WK014111": 2, "WK014110": 0}
    gevers = {t.gebied: t.gevers for t in compute_tellingen(list_initiatieven(db.cursor(), REGISSEUR), gebieden, 2025)}
    assert [gevers[code] for code in ("GM0141", "WK014111", "WK014110")] == [7, 6, 0]


def test_vouchers_may_cost_what_the_documents_reckon() -> None:
    assert compute_verplichting(33795).hoogste == 506925
