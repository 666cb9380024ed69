"""A register: what may stand in it, its history, and the way in and out by spreadsheet."""

import tomllib
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from lwd_monitor.fout import Fout
from lwd_monitor.gebied import load_gebieden
from lwd_monitor.logboek import Logfilter, list_gebeurtenissen
from lwd_monitor.register import (
    Bladplan,
    Ongeldig,
    Stuk,
    build_xlsx,
    check_blad,
    find_stuk,
    get_register,
    list_partijen,
    list_stukken,
    list_versies,
    restore_stuk,
    run_blad,
    save_stuk,
    undo_blad,
    withdraw_stuk,
)
from lwd_monitor.register.beschrijving import load_registers
from lwd_monitor.register.blad import Regel
from lwd_monitor.register.controle import check_gegevens
from lwd_monitor.toegang import DEMO_GEBRUIKERS, SYSTEEM, Gebruiker, GeenRecht, Rol, has_recht
from lwd_monitor.upload.lezen import read_bestand

NU = datetime(2026, 11, 28, 12, 0)
REGISSEUR = DEMO_GEBRUIKERS[Rol.WIJKREGISSEUR]
EIGEN_WIJK = Gebruiker("regisseur-riet", Rol.WIJKREGISSEUR, wijken=("WK014111",))
EVALUATIE = get_register("evaluatie")


@pytest.fixture
def gebieden(db):
    return load_gebieden(db.cursor())


MAP = Path(__file__).parents[2] / "data" / "registers"


def write_blad(pad: Path, *rijen: list) -> Path:
    boek = Workbook()
    for rij in rijen:
        boek.active.append(rij)
    boek.save(pad)
    return pad


def test_every_register_that_ships_can_be_read() -> None:
    registers = load_registers()
    assert "evaluatie" in registers
    assert all(register.velden and register.titel for register in registers.values())


@pytest.mark.parametrize(
    ("veld", "ruw", "waarde"),
    [
        ("gepland", "31-12-2026", "2026-12-31"),
        ("gepland", date(2026, 12, 31), "2026-12-31"),
        ("gepland", datetime(2026, 12, 31, 0, 0), "2026-12-31"),
        ("besluit", "Doorgaan", "doorgaan"),
        ("gebieden", "De Riet; Binnenstad", ["WK014111", "WK014110"]),
        ("gebieden", ["WK014111", "WK014111"], ["WK014111"]),
        ("onderwerp", "  Proef  ", "Proef"),
    ],
)
def test_a_value_is_read_as_people_write_it(gebieden, veld: str, ruw: object, waarde: object) -> None:
    gegevens, bevindingen = check_gegevens(EVALUATIE, {"onderwerp": "Proef", veld: ruw}, gebieden)
    assert (gegevens[veld], bevindingen) == (waarde, [])


@pytest.mark.parametrize(
    ("veld", "ruw", "woord"),
    [
        ("gepland", "31-02-2026", "geen datum"),
        ("gepland", "binnenkort", "geen datum"),
        ("besluit", "misschien", "Kies uit: stoppen, doorgaan, uitbreiden, aanpassen"),
        ("gebieden", "Rotterdam", "niet bekend"),
        ("onderwerp", "", "nog leeg"),
        ("onderwerp", "a" * 301, "301 tekens"),
        ("onderwerp", "om\u202egekeerd", "onzichtbare tekens"),
        ("onderwerp", "bel\x07", "onzichtbare tekens"),
    ],
)
def test_a_wrong_value_is_told_with_its_field(gebieden, veld: str, ruw: object, woord: str) -> None:
    _, bevindingen = check_gegevens(EVALUATIE, {"onderwerp": "Proef", veld: ruw}, gebieden)
    assert [woord in bevinding.melding for bevinding in bevindingen] == [True]
    assert bevindingen[0].kolom == EVALUATIE.get_veld(veld).titel


def test_every_change_is_a_version_that_can_be_undone(db, gebieden) -> None:
    stuk = save_stuk(db, REGISSEUR, EVALUATIE, {"onderwerp": "Proef"}, gebieden, NU)
    anders = save_stuk(db, REGISSEUR, EVALUATIE, {"onderwerp": "Proef", "besluit": "stoppen"}, gebieden, NU, stuk)
    weg = withdraw_stuk(db, REGISSEUR, EVALUATIE, anders, NU, "dubbel")
    con = db.cursor()
    assert stuk.id not in [s.id for s in list_stukken(con, REGISSEUR, EVALUATIE)]
    terug = restore_stuk(db, REGISSEUR, EVALUATIE, weg, 1, NU)
    assert terug.gegevens == {"onderwerp": "Proef"}
    assert [(v.versie, v.vervallen) for v in list_versies(con, stuk.id)] == [
        (4, False),
        (3, True),
        (2, False),
        (1, False),
    ]
    soorten = [regel.soort for regel in list_gebeurtenissen(con, SYSTEEM, Logfilter())]
    assert {"stuk_bewaard", "stuk_vervallen", "stuk_teruggezet"} <= set(soorten)


def test_the_same_content_again_writes_nothing(db, gebieden) -> None:
    stuk = save_stuk(db, REGISSEUR, EVALUATIE, {"onderwerp": "Proef"}, gebieden, NU)
    assert save_stuk(db, REGISSEUR, EVALUATIE, {"onderwerp": "Proef", "vraag": ""}, gebieden, NU, stuk) is stuk


def test_a_newer_version_of_someone_else_is_not_overwritten(db, gebieden) -> None:
    stuk = save_stuk(db, REGISSEUR, EVALUATIE, {"onderwerp": "Proef"}, gebieden, NU)
    save_stuk(db, REGISSEUR, EVALUATIE, {"onderwerp": "Eerst"}, gebieden, NU, stuk)
    with pytest.raises(Fout, match="door iemand anders gewijzigd"):
        save_stuk(db, REGISSEUR, EVALUATIE, {"onderwerp": "Later"}, gebieden, NU, stuk)
    nieuwste = find_stuk(db.cursor(), REGISSEUR, EVALUATIE, stuk.id)
    assert nieuwste is not None
    assert nieuwste.gegevens["onderwerp"] == "Eerst"


def test_a_regisseur_writes_in_his_own_wijken_alone(db, gebieden) -> None:
    save_stuk(db, EIGEN_WIJK, EVALUATIE, {"onderwerp": "Hier", "gebieden": ["WK014111"]}, gebieden, NU)
    with pytest.raises(GeenRecht):
        save_stuk(db, EIGEN_WIJK, EVALUATIE, {"onderwerp": "Daar", "gebieden": ["WK014110"]}, gebieden, NU)
    with pytest.raises(GeenRecht):
        save_stuk(db, EIGEN_WIJK, EVALUATIE, {"onderwerp": "Overal"}, gebieden, NU)


@pytest.mark.parametrize("rol", list(Rol), ids=str)
def test_a_register_is_read_and_written_by_whoever_has_its_rights(db, gebieden, rol: Rol) -> None:
    gebruiker = DEMO_GEBRUIKERS[rol]
    for register in load_registers().values():
        leeg, plan = Stuk("x", register.soort, 1, NU, "", {}), Bladplan(register, "in.xlsx", (Regel(2, {}),))
        lezen = (
            lambda r=register: list_stukken(db.cursor(), gebruiker, r),
            lambda r=register: find_stuk(db.cursor(), gebruiker, r, "x"),
        )
        schrijven = (
            lambda r=register: save_stuk(db, gebruiker, r, {}, gebieden, NU),
            lambda r=register, s=leeg: withdraw_stuk(db, gebruiker, r, s, NU, ""),
            lambda r=register, p=plan: run_blad(db, gebruiker, p, NU),
        )
        assert {is_geweigerd(doe) for doe in lezen} == {not has_recht(gebruiker, register.lezen)}, register.soort
        assert {is_geweigerd(doe) for doe in schrijven} == {not has_recht(gebruiker, register.schrijven)}, (
            register.soort
        )


def is_geweigerd(doe: Callable[[], object]) -> bool:
    try:
        doe()
    except GeenRecht:
        return True
    except Fout:
        return False
    return False


def test_taking_out_asks_for_a_reason(db, gebieden) -> None:
    stuk = save_stuk(db, REGISSEUR, EVALUATIE, {"onderwerp": "Proef"}, gebieden, NU)
    with pytest.raises(Fout, match="waarom"):
        withdraw_stuk(db, REGISSEUR, EVALUATIE, stuk, NU, " ")


def test_all_that_is_wrong_is_told_at_once(db, gebieden) -> None:
    with pytest.raises(Ongeldig) as fout:
        save_stuk(db, REGISSEUR, EVALUATIE, {"gepland": "ooit", "besluit": "?"}, gebieden, NU)
    assert {b.kolom for b in fout.value.bevindingen} == {"Onderwerp", "Geplande datum", "Besluit"}


def test_a_workbook_goes_out_and_comes_back_unchanged(db, gebieden, tmp_path: Path) -> None:
    save_stuk(
        db, REGISSEUR, EVALUATIE, {"onderwerp": "=Proef", "gebieden": "De Riet", "gepland": "31-12-2026"}, gebieden, NU
    )
    stukken = list_stukken(db.cursor(), REGISSEUR, EVALUATIE)
    pad = tmp_path / "evaluaties.xlsx"
    pad.write_bytes(build_xlsx(EVALUATIE, stukken, gebieden))
    boek = load_workbook(pad)
    assert not any(cel.data_type == "f" for rij in boek.active for cel in rij)
    # Opened in a spreadsheet each column is as wide as what it holds, and the file says whose it is.
    assert boek.active.column_dimensions["C"].width > 50
    assert boek.properties.creator == "LWD-monitor"
    plan = check_blad(db.cursor(), EVALUATIE, pad, gebieden, REGISSEUR)
    assert (plan.fouten, plan.nieuw, plan.gewijzigd, plan.ongewijzigd) == ([], [], [], len(stukken))


@pytest.mark.parametrize("naam", sorted(path.stem for path in MAP.glob("*.toml")))
def test_no_workbook_of_ours_is_taken_for_a_table_of_statline(naam: str, tmp_path: Path) -> None:
    register = tomllib.loads((MAP / f"{naam}.toml").read_text(encoding="utf-8"))
    koppen = [veld["titel"] for veld in register.get("veld", [])]
    for nummer in range(len(koppen)):
        volgorde = [*koppen[nummer:], *koppen[:nummer]]
        pad = write_blad(tmp_path / "in.xlsx", volgorde, *[[f"{kop} {nr}" for kop in volgorde] for nr in range(3)])
        assert read_bestand(pad).kolomnamen == volgorde


def test_a_workbook_is_checked_row_by_row_and_undone_as_a_whole(db, gebieden, tmp_path: Path) -> None:
    oud = save_stuk(db, REGISSEUR, EVALUATIE, {"onderwerp": "Proef", "vraag": "Blijft"}, gebieden, NU)
    pad = write_blad(
        tmp_path / "in.xlsx", ["Onderwerp", "Besluit", "Kleur"], ["Proef", "doorgaan", "rood"], ["Nieuw", "", ""]
    )
    plan = check_blad(db.cursor(), EVALUATIE, pad, gebieden, REGISSEUR)
    assert (len(plan.nieuw), len(plan.gewijzigd), plan.fouten) == (1, 1, [])
    assert ["'Kleur'" in w.melding for w in plan.waarschuwingen] == [True]
    partij = run_blad(db, REGISSEUR, plan, NU)
    con = db.cursor()
    assert find_stuk(con, REGISSEUR, EVALUATIE, oud.id).gegevens == {
        "onderwerp": "Proef", "vraag": "Blijft", "besluit": "doorgaan"}  # fmt: skip
    assert list_partijen(con, "evaluatie")[0][3:] == ("in.xlsx", 2)
    assert undo_blad(db, REGISSEUR, EVALUATIE, partij, NU) == 2
    assert find_stuk(con, REGISSEUR, EVALUATIE, oud.id).gegevens == {"onderwerp": "Proef", "vraag": "Blijft"}
    assert "Nieuw" not in [s.gegevens["onderwerp"] for s in list_stukken(con, REGISSEUR, EVALUATIE)]


def test_a_workbook_with_errors_changes_nothing_and_names_row_and_column(db, gebieden, tmp_path: Path) -> None:
    pad = write_blad(
        tmp_path / "fout.xlsx",
        ["Onderwerp", "Besluit", "Gebieden"],
        ["Een", "misschien", "De Riet"],
        ["Twee", "stoppen", "Atlantis"],
        ["Twee", "stoppen", ""],
        ["Twee", "stoppen", ""],
    )
    plan = check_blad(db.cursor(), EVALUATIE, pad, gebieden, REGISSEUR)
    assert [(f.rij, f.kolom) for f in plan.fouten] == [(2, "Besluit"), (3, "Gebieden"), (5, None)]
    with pytest.raises(Fout, match="3 fouten"):
        run_blad(db, REGISSEUR, plan, NU)


def test_a_workbook_that_was_worked_on_is_not_undone(db, gebieden, tmp_path: Path) -> None:
    plan = check_blad(
        db.cursor(),
        EVALUATIE,
        write_blad(tmp_path / "in.xlsx", ["Onderwerp", "Vraag"], ["Nieuw", ""]),
        gebieden,
        REGISSEUR,
    )
    partij = run_blad(db, REGISSEUR, plan, NU)
    stuk = next(s for s in list_stukken(db.cursor(), REGISSEUR, EVALUATIE) if s.gegevens["onderwerp"] == "Nieuw")
    save_stuk(db, REGISSEUR, EVALUATIE, {"onderwerp": "Nieuw", "besluit": "stoppen"}, gebieden, NU, stuk)
    with pytest.raises(Fout, match="nog gewijzigd"):
        undo_blad(db, REGISSEUR, EVALUATIE, partij, NU)


def test_a_workbook_for_other_wijken_is_refused_at_its_row(db, gebieden, tmp_path: Path) -> None:
    pad = write_blad(tmp_path / "in.xlsx", ["Onderwerp", "Gebieden"], ["Hier", "De Riet"], ["Daar", "Binnenstad"])
    plan = check_blad(db.cursor(), EVALUATIE, pad, gebieden, EIGEN_WIJK)
    assert [(f.rij, "eigen wijken" in f.melding) for f in plan.fouten] == [(3, True)]
