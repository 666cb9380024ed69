"""A platform's export: its columns are mapped once, and the next file is read by the profile."""

import csv
from pathlib import Path

import pytest
from openpyxl import Workbook

from lwd_monitor.cli import main
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import load_gebieden
from lwd_monitor.logboek import Logfilter, list_gebeurtenissen
from lwd_monitor.register import (
    Bladprofiel,
    build_bladvoorstel,
    check_blad,
    find_bladprofiel,
    get_bladprofiel,
    get_register,
    list_bladprofielen,
    list_stukken,
    remove_bladprofiel,
    run_blad,
    save_bladprofiel,
)
from lwd_monitor.toegang import DEMO_GEBRUIKERS, SYSTEEM, Gebruiker, GeenRecht, Rol
from lwd_monitor.upload import read_bestand
from tests.conftest import NU

REGISTER = get_register("initiatief")
ANALIST, REGISSEUR = DEMO_GEBRUIKERS[Rol.ANALIST], DEMO_GEBRUIKERS[Rol.WIJKREGISSEUR]
KOP = ["Projecttitel", "Wijk", "Datum", "Doelbedrag", "Toegezegd", "Fase"]
RIJEN = [
    ["Buurtmoestuin", "De Riet", "12-03-2025", "€ 1.250,-", "800", "Actief"],
    ["Bankje", "Sluitersveld", "2025-06-01", "300,50", "300,50", "Gefinancierd"],
]
PROFIEL = Bladprofiel(
    "Buurt Samen",
    {
        "titel": "Projecttitel",
        "gebied": "Wijk",
        "jaar": "Datum",
        "streefbedrag": "Doelbedrag",
        "toegezegd": "Toegezegd",
    },
    {"weg": "Almelo Buurt Samen"},
)


@pytest.fixture
def gebieden(db):
    return load_gebieden(db.cursor())


def write_csv(pad: Path, *rijen: list[str]) -> Path:
    with pad.open("w", encoding="utf-8", newline="") as bestand:
        csv.writer(bestand, delimiter=";").writerows(rijen)
    return pad


def test_an_export_comes_in_by_its_profile_and_comes_back_unchanged(db, gebieden, tmp_path: Path) -> None:
    pad = write_csv(tmp_path / "export.csv", KOP, *RIJEN)
    save_bladprofiel(db, ANALIST, REGISTER, PROFIEL, gebieden, NU)
    con = db.cursor()
    profiel = find_bladprofiel(list_bladprofielen(con, REGISSEUR, REGISTER), read_bestand(pad))
    assert profiel == PROFIEL
    plan = check_blad(con, REGISTER, pad, gebieden, REGISSEUR, profiel)
    assert plan.fouten == []
    assert [w.melding for w in plan.waarschuwingen] == ["Deze kolommen slaan wij over: Fase."]
    run_blad(db, REGISSEUR, plan, NU)
    stukken = {s.gegevens["titel"]: s.gegevens for s in list_stukken(db.cursor(), REGISSEUR, REGISTER)}
    assert stukken["Buurtmoestuin"] == {
        "titel": "Buurtmoestuin", "gebied": "WK014111", "jaar": 2025, "streefbedrag": 1250, "toegezegd": 800,
        "weg": "buurt_samen"}  # fmt: skip
    assert stukken["Bankje"]["streefbedrag"] == 300.5
    weer = check_blad(db.cursor(), REGISTER, pad, gebieden, REGISSEUR, profiel)
    assert (weer.nieuw, weer.gewijzigd, weer.ongewijzigd) == ([], [], 2)


def test_dates_of_a_workbook_give_their_year(db, gebieden, tmp_path: Path) -> None:
    boek = Workbook()
    boek.active.append(KOP)
    boek.active.append(["Buurtmoestuin", "De Riet", NU, 1250, 800, "Actief"])
    boek.save(tmp_path / "export.xlsx")
    plan = check_blad(db.cursor(), REGISTER, tmp_path / "export.xlsx", gebieden, REGISSEUR, PROFIEL)
    assert plan.fouten == []
    assert plan.regels[0].gegevens["jaar"] == NU.year


def test_the_monitor_proposes_what_columns_likely_hold(tmp_path: Path) -> None:
    tabel = read_bestand(write_csv(tmp_path / "export.csv", KOP, *RIJEN))
    assert build_bladvoorstel(REGISTER, tabel) == PROFIEL.kolommen


def test_errors_name_row_column_and_what_to_do(db, gebieden, tmp_path: Path) -> None:
    pad = write_csv(
        tmp_path / "export.csv",
        KOP,
        ["Moestuin", "Atlantis", "12-03-2025", "10", "5", ""],
        ["", "", "ooit", "veel", "", ""],
    )
    fouten = check_blad(db.cursor(), REGISTER, pad, gebieden, REGISSEUR, PROFIEL).fouten
    assert [(f.rij, f.kolom) for f in fouten] == [
        (2, "Wijk"), (3, "Projecttitel"), (3, "Datum"), (3, "Doelbedrag")]  # fmt: skip
    assert "Schrijf de naam of de code" in fouten[0].melding


def test_a_profile_that_does_not_fit_the_file_says_which_column_is_missing(db, gebieden, tmp_path: Path) -> None:
    pad = write_csv(tmp_path / "export.csv", ["Projecttitel", "Wijk"], ["Moestuin", "De Riet"])
    (fout, *_) = [
        f for f in check_blad(db.cursor(), REGISTER, pad, gebieden, REGISSEUR, PROFIEL).fouten if f.rij is None
    ]
    assert fout.melding.startswith("De kolom 'Datum' uit het profiel 'Buurt Samen' staat niet in dit bestand.")
    zonder = Bladprofiel("Los", {"titel": "Projecttitel", "gebied": "Projecttitel"})
    meldingen = [f.melding for f in check_blad(db.cursor(), REGISTER, pad, gebieden, REGISSEUR, zonder).fouten]
    assert any("geen kolom gekozen voor: Jaar" in m for m in meldingen)
    assert any("twee keer gekozen" in m for m in meldingen)


def test_a_profile_is_kept_with_history_removed_and_brought_back(db, gebieden) -> None:
    save_bladprofiel(db, ANALIST, REGISTER, PROFIEL, gebieden, NU)
    ander = Bladprofiel("buurt samen", {"titel": "Titel", "jaar": "Jaar"})
    stuk = save_bladprofiel(db, ANALIST, REGISTER, ander, gebieden, NU)
    con = db.cursor()
    assert stuk.versie == 2
    assert get_bladprofiel(con, ANALIST, REGISTER, "BUURT SAMEN") == ander
    remove_bladprofiel(db, ANALIST, REGISTER, "Buurt Samen", NU)
    with pytest.raises(Fout, match="er is nog geen profiel bewaard"):
        get_bladprofiel(db.cursor(), ANALIST, REGISTER, "Buurt Samen")
    assert save_bladprofiel(db, ANALIST, REGISTER, PROFIEL, gebieden, NU).versie == 4
    soorten = {regel.soort for regel in list_gebeurtenissen(db.cursor(), SYSTEEM, Logfilter())}
    assert {"stuk_bewaard", "stuk_vervallen"} <= soorten


def test_who_keeps_no_list_may_look_and_not_bring_in(db, gebieden, tmp_path: Path) -> None:
    pad = write_csv(tmp_path / "export.csv", KOP, *RIJEN)
    plan = check_blad(db.cursor(), REGISTER, pad, gebieden, ANALIST, PROFIEL)
    assert (plan.fouten, len(plan.nieuw)) == ([], 2)
    with pytest.raises(GeenRecht):
        run_blad(db, ANALIST, plan, NU)
    eigen = Gebruiker("regisseur-riet", Rol.WIJKREGISSEUR, wijken=("WK014111",))
    assert [f.rij for f in check_blad(db.cursor(), REGISTER, pad, gebieden, eigen, PROFIEL).fouten] == [3]
    with pytest.raises(GeenRecht):
        save_bladprofiel(db, eigen, REGISTER, PROFIEL, gebieden, NU)


def test_the_command_reads_by_a_profile_and_names_those_that_there_are(
    db, database: str, gebieden, tmp_path, capsys
) -> None:
    pad = write_csv(tmp_path / "export.csv", KOP, *RIJEN)
    save_bladprofiel(db, ANALIST, REGISTER, PROFIEL, gebieden, NU)
    db.close()
    assert main(["initiatief", "load", str(pad), "--profiel", "Buurt Samen", "--proef", "--json"]) == 0
    assert '"nieuw": 2' in capsys.readouterr().out
    assert main(["initiatief", "load", str(pad), "--profiel", "Anders"]) == 1
    assert "Het profiel 'Anders' bestaat niet. Bewaard: Buurt Samen." in capsys.readouterr().err
    assert main(["initiatief", "load", str(pad)]) == 1
    assert "Deze kolommen ontbreken: Titel, Jaar." in capsys.readouterr().err
