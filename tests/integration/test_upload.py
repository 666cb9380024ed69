"""The way in through the command line: every twin, every broken file, and what stands in the store afterwards."""

import contextlib
import json
import shutil
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings

from lwd_monitor.cli import main
from lwd_monitor.db import open_database
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import list_gebieden
from lwd_monitor.indicator import load_bronnen, load_indicatoren
from lwd_monitor.upload import Opties, check_upload, run_upload, undo_upload
from lwd_monitor.waarneming import build_csv, list_waarnemingen, load_cellen
from tests.conftest import NU
from tests.files.kapot.maak import GEVALLEN
from tests.integration.test_publiceren import ANALIST
from tests.unit.test_lezen_mutaties import SNEL, mutate

VORMEN = Path(__file__).parents[1] / "files" / "vormen"
SLEUTELS = {
    "upload_id",
    "bron",
    "gelezen",
    "nieuw",
    "gewijzigd",
    "ongewijzigd",
    "vervallen",
    "fouten",
    "waarschuwingen",
}
KOP = "regiocode;jaar;indicator;waarde\n"


@pytest.fixture
def ask(database: str, capsys: pytest.CaptureFixture[str]):
    """Carry out a command with --json and return its object."""

    def call(*woorden: str, code: int = 0) -> dict:
        assert main([*woorden, "--json"]) == code, capsys.readouterr()
        uit = capsys.readouterr()
        assert uit.out.count("\n") == 1
        assert bool(uit.err.strip()) == (code == 1)
        return json.loads(uit.out)

    return call


def write(tmp_path: Path, inhoud: str, naam: str = "proef.csv") -> str:
    pad = tmp_path / naam
    pad.write_text(KOP + inhoud)
    return str(pad)


def count_rijen(database: str) -> tuple[int, ...]:
    db = open_database(database)
    con = db.cursor()
    tellen = ("waarneming", "waarneming_versie", "upload", "indicator", "gebied", "bron")
    aantallen = tuple(con.execute(f"SELECT count(*) FROM {tabel}").fetchone()[0] for tabel in tellen)
    db.close()
    return aantallen


def get_waarde(ask, gebied: str, indicator: str, jaar: int) -> float | None:
    rijen = ask("waarneming", "list", "--indicator", indicator, "--gebied", gebied, "--jaar", str(jaar))["waarnemingen"]
    return rijen[0]["waarde"] if rijen else None


# What each twin brings: years by indeling, and some figures exactly as they stand in the file.
TWEELINGEN = {
    "kwb_typed_2022.csv": ({"2022": 2024}, [("GM0141", "kwb_woz_waarde", 2022, 240), ("WK014110", "kwb_koopwoningen", 2022, 29)]),
    "kwb_untyped_2024.csv": ({"2024": 2024}, [("GM0141", "kwb_inwoners", 2024, 74300), ("BU01411105", "kwb_adressendichtheid", 2024, 550)]),
    "kwb_odata_v3.json": ({"2022": 2024}, [("BU01411000", "kwb_inwoners", 2022, 1005)]),
    "odata_v4.json": ({"2024": 2024}, [("BU01411000", "cbs_85984ned_iets_anders", 2024, 3.5)]),
    "rivm_50090NED.csv": ({"2012": 2020, "2020": 2020}, [("GM0141", "rivm_50090_roker_18plus", 2012, 28), ("BU01411101", "rivm_50090_eenzaam_65plus", 2020, 51)]),
    "rivm_50150NED.csv": ({"2024": 2024}, [("BU01411000", "ervaren_gezondheid_goed", 2024, 66.5)]),
    "politie_47022NED.csv": ({"2023": 2024}, [("GM0141", "misdrijven", 2023, 4100), ("GM0141", "misdrijven_1_1_1", 2023, 120)]),
    "leefbaarometer_wijk.csv": ({"2022": 2024}, [("WK014111", "leefbaarometer", 2022, 3.9102)]),
    "swing_lang.csv": ({"2023": 2024}, [("WK014110", "swing_rapportcijfer_buurt", 2023, 6.9)]),
    "swing_breed.csv": ({"2021": 2024, "2023": 2024}, [("WK014111", "swing_voelt_zich_onveilig", 2023, 40.5)]),
    "kort_breed_2024.csv": ({"2024": 2020}, [("WK014120", "kwb_afstand_huisarts", 2024, 3.7)]),
    "nationaal_lang.csv": ({"2022": 2024, "2023": 2024, "2024": 2024}, [("WK014110", "kwb_woz_waarde", 2024, 245)]),
    "misdrijven_2023.csv": ({"2023": 2024}, [("GM0141", "misdrijven", 2023, 4100)]),
}  # fmt: skip


@pytest.mark.parametrize("naam", TWEELINGEN)
def test_twin_goes_in_through_check_and_run(ask, database: str, naam: str) -> None:
    indelingen, cijfers = TWEELINGEN[naam]
    voor = count_rijen(database)
    gecontroleerd = ask("upload", "check", str(VORMEN / naam))
    assert gecontroleerd.keys() >= SLEUTELS
    assert gecontroleerd["indelingen"] == indelingen
    assert gecontroleerd["fouten"] == []
    assert count_rijen(database) == voor, "a check never writes"
    ingelezen = ask("upload", "run", str(VORMEN / naam), "--accepteer-waarschuwingen")
    assert {n: ingelezen[n] for n in ("nieuw", "gewijzigd", "vervallen")} == {
        n: gecontroleerd[n] for n in ("nieuw", "gewijzigd", "vervallen")
    }
    for gebied, indicator, jaar, waarde in cijfers:
        assert get_waarde(ask, gebied, indicator, jaar) == waarde, (gebied, indicator)
    opnieuw = ask("upload", "run", str(VORMEN / naam))
    assert (opnieuw["upload_id"], opnieuw["nieuw"], opnieuw["gewijzigd"], opnieuw["vervallen"]) == (None, 0, 0, 0)
    assert any("Er verandert niets" in melding for melding in opnieuw["meldingen"])
    assert ask("db", "check")["ok"]


@pytest.fixture(scope="module")
def gedeeld(sjabloon: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy of the store for all tests that write nothing; opening a store touches its file, which others copy meanwhile."""
    return Path(shutil.copy(sjabloon, tmp_path_factory.mktemp("gedeeld")))


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: geval.naam)
def test_broken_file_never_writes_and_never_gives_a_traceback(
    gedeeld: Path, monkeypatch, capsys, tmp_path, geval
) -> None:
    monkeypatch.setenv("LWD_DATABASE", f"duckdb:////{gedeeld}")
    pad = tmp_path / geval.naam
    pad.write_bytes(geval.maak())
    if geval.stap == "grenzen":
        assert main(["gebied", "load", str(pad), "--indeling", "2030"]) == 1
        assert "Traceback" not in capsys.readouterr().err
        return
    code = main(["upload", "check", str(pad), "--json"])
    uit = capsys.readouterr()
    antwoord = json.loads(uit.out)
    assert "Traceback" not in uit.err
    if geval.stap == "waarschuwing":
        assert antwoord["waarschuwingen"]
        return
    assert code == 1
    assert antwoord["fouten"]
    assert all(fout["melding"] for fout in antwoord["fouten"])
    assert antwoord["upload_id"] is None


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(mutate(SNEL))
def test_mutated_file_gives_a_report_or_a_refusal(gedeeld: Path, tmp_path_factory, inhoud: bytes) -> None:
    db = open_database(f"duckdb:////{gedeeld}")
    try:
        pad = tmp_path_factory.getbasetemp() / "mutatie"
        pad.write_bytes(inhoud)
        with contextlib.suppress(Fout):
            rapport = check_upload(db, pad, Opties(), NU)
            assert rapport.cijfers >= rapport.telling["nieuw"]
    finally:
        db.close()


def test_all_problems_are_told_at_once_with_row_column_value_and_remedy(ask, tmp_path: Path) -> None:
    bestand = write(
        tmp_path,
        "GM0141;2024;inwoners;74317\nGM0141;2024;inwoners;74317\nBU01411102;2024;inwoners;-3\nBU01411103;2031;inwoners;5\n"
        "BU01411104;2024;koopwoningen;120\nBU01411104;2024;onbekende_soort;1\nBU01411106;2024;inwoners;veel\n",
    )
    antwoord = ask("upload", "check", bestand, code=1)
    fouten = {(fout["rij"], fout["kolom"], fout["waarde"]): fout["melding"] for fout in antwoord["fouten"]}
    assert set(fouten) == {
        (3, "D (waarde)", "74317"),
        (4, "D (waarde)", "-3"),
        (5, "B (jaar)", "2031"),
        (6, "D (waarde)", "120"),
        (7, "D (waarde)", "onbekende_soort"),
        (8, "D (waarde)", "veel"),
    }
    assert "staat al in rij 2" in fouten[3, "D (waarde)", "74317"]
    assert "--concept" in fouten[7, "D (waarde)", "onbekende_soort"]
    assert all(melding.endswith(".") for melding in fouten.values())


def test_run_refuses_what_check_refuses_and_writes_nothing(ask, database: str, tmp_path: Path) -> None:
    voor = count_rijen(database)
    bestand = write(tmp_path, "GM0141;2024;inwoners;74318\nBU01411102;2024;inwoners;-3\n")
    assert len(ask("upload", "run", bestand, "--accepteer-waarschuwingen", code=1)["fouten"]) == 1
    assert count_rijen(database) == voor
    assert list((Path(database.removeprefix("duckdb:///")).parent / "uploads").glob("*")) == []


def test_warnings_ask_first(ask, tmp_path: Path) -> None:
    bestand = write(tmp_path, "BU01411102;2024;inwoners;9000\n")
    antwoord = ask("upload", "run", bestand, "--aanvullen", code=1)
    assert antwoord["fouten"] == []
    assert any("tellen" in w["melding"] or "samen" in w["melding"] for w in antwoord["waarschuwingen"])
    assert ask("upload", "run", bestand, "--aanvullen", "--accepteer-waarschuwingen")["gewijzigd"] == 1


def test_improbable_jump_is_a_warning_and_a_likely_step_is_none(ask, tmp_path: Path) -> None:
    gewoon = ask("upload", "check", write(tmp_path, "BU01411103;2026;misdrijven;120\n"), "--aanvullen")
    assert gewoon["waarschuwingen"] == []
    sprong = ask("upload", "check", write(tmp_path, "BU01411103;2026;misdrijven;1200\n"), "--aanvullen")
    assert "onwaarschijnlijk" in sprong["waarschuwingen"][0]["melding"]
    assert sprong["waarschuwingen"][0]["rij"] == 2


def test_rounding_to_five_is_no_warning_and_more_is(db, tmp_path: Path) -> None:
    rijen = list_waarnemingen(db.cursor(), "kwb_inwoners", niveau="wijk", jaar=2024)
    riet = float(rijen.loc[rijen["gebied"] == "WK014111", "waarde"].iloc[0])
    for verschil, verwacht in ((5, 0), (15, 0), (25, 1)):
        pad = Path(write(tmp_path, f"WK014111;2024;inwoners;{riet + verschil}\n"))
        assert len(check_upload(db, pad, Opties(aanvullen=True), NU).waarschuwingen) == verwacht, verschil


def test_lost_rows_are_a_warning_and_aanvullen_keeps_them(ask, tmp_path: Path) -> None:
    bestand = write(tmp_path, "BU01411103;2024;misdrijven;118\n", "misdrijven.csv")
    antwoord = ask("upload", "check", bestand)
    assert antwoord["vervallen"] == 70
    assert any("levering compleet" in w["melding"] for w in antwoord["waarschuwingen"])
    assert ask("upload", "check", bestand, "--aanvullen")["vervallen"] == 0


def test_codes_that_fit_no_indeling_are_listed(ask, tmp_path: Path) -> None:
    antwoord = ask(
        "upload", "check", write(tmp_path, "BU01419998;2024;inwoners;5\nBU01419999;2024;inwoners;5\n"), code=1
    )
    assert "geen geladen indeling" in antwoord["fouten"][0]["melding"]
    assert antwoord["fouten"][0]["waarde"] == "BU01419998, BU01419999"


def test_chosen_indeling_overrules_and_an_unloaded_one_is_refused(ask, tmp_path: Path) -> None:
    bestand = write(tmp_path, "GM0141;2024;inwoners;74317\n")
    assert ask("upload", "check", bestand, "--indeling", "2020")["indelingen"] == {"2024": 2020}
    assert "niet geladen" in ask("upload", "check", bestand, "--indeling", "1999", code=1)["fouten"][0]["melding"]


def test_undo_rehearses_and_gives_back_what_stood(ask, tmp_path: Path) -> None:
    bestand = write(tmp_path, "GM0141;2024;misdrijven;4000\n")
    upload_id = ask("upload", "run", bestand, "--aanvullen", "--accepteer-waarschuwingen")["upload_id"]
    assert get_waarde(ask, "GM0141", "misdrijven", 2024) == 4000
    assert ask("upload", "undo", upload_id, "--proef")["gewijzigd"] == 1
    assert get_waarde(ask, "GM0141", "misdrijven", 2024) == 4000
    assert ask("upload", "undo", upload_id).keys() >= SLEUTELS
    assert get_waarde(ask, "GM0141", "misdrijven", 2024) == 3986
    assert "al teruggedraaid" in ask("upload", "undo", upload_id, code=1)["fouten"][0]["melding"]
    assert ask("upload", "list")["uploads"][0]["staat"] == "teruggedraaid"


def test_original_is_kept_beside_the_store_under_its_fingerprint(ask, database: str, tmp_path: Path) -> None:
    bestand = write(tmp_path, "GM0141;2024;misdrijven;4000\n")
    ask("upload", "run", bestand, "--aanvullen", "--accepteer-waarschuwingen")
    sha = ask("upload", "list")["uploads"][0]["sha256"]
    [bewaard] = (Path(database.removeprefix("duckdb:///")).parent / "uploads").iterdir()
    assert bewaard.name == f"{sha}_proef.csv"
    assert bewaard.read_bytes() == Path(bestand).read_bytes()


@pytest.mark.parametrize("formaat", ["csv", "xlsx", "parquet"])
def test_own_export_comes_back_unchanged(ask, tmp_path: Path, formaat: str) -> None:
    pad = str(tmp_path / f"uit.{formaat}")
    aantal = ask("waarneming", "export", pad)["cijfers"]
    antwoord = ask("upload", "run", pad)
    assert (antwoord["upload_id"], antwoord["ongewijzigd"], antwoord["vervallen"]) == (None, aantal, 0)


def test_geojson_carries_source_year_licence_and_status(ask, tmp_path: Path) -> None:
    pad = tmp_path / "uit.geojson"
    ask("waarneming", "export", str(pad), "--indicator", "kwb_inwoners")
    vlakken = json.loads(pad.read_text())["features"]
    assert len(vlakken) == len(ask("waarneming", "list", "--indicator", "kwb_inwoners")["waarnemingen"])
    assert all(v["geometry"]["type"] in ("Polygon", "MultiPolygon") for v in vlakken)
    assert {"bron", "jaar", "licentie", "status"} <= vlakken[0]["properties"].keys()


def test_download_of_a_page_comes_back_unchanged(db, tmp_path: Path) -> None:
    con = db.cursor()
    indicator = load_indicatoren(con)["misdrijven_per_1000"]
    cellen = load_cellen(con, indicator.id, 2024, "buurt", 2024, "GM0141")
    inhoud = build_csv(cellen.assign(jaar=2024, indeling=2024), indicator, load_bronnen(con)[indicator.bron])
    pad = tmp_path / "kaart.csv"
    pad.write_bytes(inhoud)
    rapport = check_upload(db, pad, Opties(), NU)
    assert rapport.fouten == []
    assert (rapport.telling["ongewijzigd"], rapport.verandert) == (71, 0)


def test_national_twin_with_all_gemeenten_makes_their_places(db, tmp_path: Path) -> None:
    rapport = run_upload(db, ANALIST, VORMEN / "nationaal_lang.csv", Opties(alles=True), NU, accepteer=True)
    assert rapport.cijfers == 7
    codes = db.cursor().execute("SELECT code, ouder_code FROM gebied WHERE code LIKE '%0363%' ORDER BY code").fetchall()
    assert codes == [("BU0363NC04", "WK0363NC"), ("GM0363", None), ("WK0363NC", "GM0363")]
    undo_upload(db, ANALIST, rapport.upload_id)
    assert {g.code[2:6] for g in list_gebieden(db.cursor())} == {"0141"}


def test_boundaries_load_with_names_and_parents_and_replace_nothing_silently(ask, tmp_path: Path) -> None:
    bron = Path(__file__).parents[2] / "data" / "gebieden" / "buurten_2024.geojson"
    geladen = ask("gebied", "load", str(bron), "--indeling", "2025")["gebieden"]
    assert len(geladen) == 84
    oud = {g["code"]: g["ouder"] for g in ask("gebied", "list", "--indeling", "2024")["gebieden"]}
    assert {g["code"]: g["ouder"] for g in geladen} == oud
    opnieuw = ask("gebied", "load", str(bron), "--indeling", "2025")
    assert (len(opnieuw["gebieden"]), opnieuw["ongewijzigd"], opnieuw["upload_id"]) == (84, 84, None)
    anders = tmp_path / "anders.geojson"
    anders.write_text(bron.read_text().replace("Binnenstad Noord", "Noorderstad"))
    assert "staan er 1 al" in ask("gebied", "load", str(anders), "--indeling", "2025", code=1)["fout"]
    assert ask("gebied", "load", str(anders), "--indeling", "2025", "--vervang")["gewijzigd"] == 1
    assert pd.notna(geladen[0]["naam"])
