"""The publishers' files through check and run: what then stands in the store, cell by cell against the raw file."""

import json

import pandas as pd
import pytest

from lwd_monitor.cli import main
from lwd_monitor.db import open_database
from lwd_monitor.upload.vorm.keuze import KORT
from tests.integration.test_bronbestanden import build_rivm, find_bestand

ACCEPTEER = "--accepteer-waarschuwingen"


def call(capsys, *woorden: str, code: int = 0) -> dict:
    assert main([*woorden, "--json"]) == code
    uit = capsys.readouterr()
    assert "Traceback" not in uit.err
    return json.loads(uit.out)


def read_store(database: str, waar: str) -> dict[tuple, float]:
    db = open_database(database)
    rijen = db.cursor().execute(
        f"SELECT gebied_code, indeling, jaar, indicator_id, waarde FROM waarneming WHERE waarde IS NOT NULL AND {waar}"
    )
    gevonden = {tuple(rij[:4]): rij[4] for rij in rijen.fetchall()}
    db.close()
    return gevonden


@pytest.mark.parametrize(
    ("naam", "lees"),
    [
        ("rivm_50090NED_almelo_2012_2020.csv", lambda pad: pd.read_csv(pad, dtype=str, keep_default_na=False)),
        (
            "rivm_50090NED_2012_18plus_nl.xlsx",
            lambda pad: pd.read_excel(pad, dtype=str, keep_default_na=False, engine="calamine"),
        ),
    ],
)
def test_rivm_stands_in_the_store_cell_by_cell_on_the_old_division(database, capsys, naam, lees) -> None:
    pad = find_bestand(naam)
    gecontroleerd = call(capsys, "upload", "check", str(pad))
    ingelezen = call(capsys, "upload", "run", str(pad), ACCEPTEER)
    assert ingelezen["fouten"] == gecontroleerd["fouten"] == []
    # Part of these figures ships: the publisher's own file says the same of them, and adds the rest.
    assert ingelezen["nieuw"] == gecontroleerd["nieuw"]
    assert (ingelezen["nieuw"] + ingelezen["ongewijzigd"], ingelezen["gewijzigd"]) == (ingelezen["cijfers"], 0)
    verwacht = {(code, 2020, jaar, id_): w for (_, code, jaar, id_), w in build_rivm(lees(pad)).items()}
    assert verwacht.items() <= read_store(database, "indicator_id LIKE 'rivm_50090%'").items()
    assert call(capsys, "db", "check")["ok"]


def test_national_file_changes_nothing_for_almelo(database, capsys) -> None:
    antwoord = call(capsys, "upload", "run", str(find_bestand("nl_wijken_buurten_2024_lang.csv.gz")))
    assert (antwoord["gelezen"], antwoord["ongewijzigd"], antwoord["upload_id"]) == (417_230, 1_988, None)


def test_national_file_with_all_gemeenten_cell_by_cell(database, capsys) -> None:
    pad = find_bestand("nl_wijken_buurten_2024_lang.csv.gz")
    antwoord = call(capsys, "upload", "run", str(pad), "--alles", ACCEPTEER)
    assert (antwoord["gelezen"], antwoord["nieuw"] + antwoord["ongewijzigd"]) == (417_230, 417_230)
    ruw = pd.read_csv(pad, sep=";", dtype={"regiocode": str, "waarde": float})
    ids = ruw["indicator"].map(KORT)
    verwacht = pd.Series(
        ruw["waarde"].to_numpy(), index=pd.MultiIndex.from_arrays([ruw["regiocode"], ruw["jaar"], ids])
    )
    db = open_database(database)
    sql = "SELECT gebied_code, jaar, indicator_id, waarde FROM waarneming WHERE upload_id <> 'afgeleid' AND indeling = 2024"
    staat = db.cursor().execute(sql).df()
    db.close()
    gevonden = staat.set_index(["gebied_code", "jaar", "indicator_id"])["waarde"].reindex(verwacht.index)
    assert (gevonden.to_numpy() == verwacht.to_numpy()).all()


@pytest.mark.parametrize(
    ("naam", "melding"),
    [
        ("85067NED_head.csv", "geen rij in van een wijk of buurt van Almelo"),
        ("85318NED_2022_WijkenEnBuurten_almelo_raw.csv", "lijst van codes en namen"),
        ("85318NED_DataProperties.csv", "beschrijft de kolommen"),
        ("85318NED_TableInfos.csv", "toelichting"),
        ("almelo_buurtcodes_per_jaar.csv", "gebied load"),
        ("burgerpeiling_dataformat_2022.sav", "enquete run"),
        ("leefbaarometer_amstelveen_wijk.csv", "geen enkele rij van Almelo"),
        ("wsjg_metadata_indicatoren.xlsx", "beschrijft indicatoren"),
        ("swing_voorbeeld_conf.xlsx", "instellingen"),
        ("nl_buurten_2019.topojson", "Dit zijn grenzen"),
    ],
)
def test_what_holds_no_figures_is_refused_by_check_and_run(database, capsys, naam: str, melding: str) -> None:
    pad = str(find_bestand(naam))
    for commando in ("check", "run"):
        antwoord = call(capsys, "upload", commando, pad, code=1)
        assert melding in antwoord["fouten"][0]["melding"]
        assert antwoord["upload_id"] is None


def test_boundaries_of_2019_make_an_indeling_of_almelo(database, capsys) -> None:
    antwoord = call(capsys, "gebied", "load", str(find_bestand("nl_buurten_2019.topojson")), "--indeling", "2019")
    codes = {g["code"] for g in antwoord["gebieden"]}
    assert all(code[2:6] == "0141" for code in codes)
    assert len([code for code in codes if code.startswith("BU")]) == 68
    assert call(capsys, "db", "check")["ok"]
