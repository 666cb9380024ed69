"""The command line: the JSON that others build on, and its refusals."""

import json
import subprocess
import sys

import pytest

from lwd_monitor.cli import main
from lwd_monitor.db.migrate import list_migraties
from tests.conftest import PROJECT


@pytest.fixture
def ask(database: str, capsys: pytest.CaptureFixture[str]):
    """Carry out a command with --json and return its object."""

    def call(*woorden: str, code: int = 0) -> dict:
        assert main([*woorden, "--json"]) == code
        uit = capsys.readouterr()
        assert uit.out.count("\n") == 1, "one JSON object and nothing else"
        return json.loads(uit.out)

    return call


def test_gebied_list_gives_almelo_in_two_indelingen(ask) -> None:
    gebieden = ask("gebied", "list")["gebieden"]
    assert set(gebieden[0]) == {"code", "indeling", "niveau", "naam", "ouder"}
    telling = {(g["indeling"], g["niveau"]) for g in gebieden}
    assert telling == {(j, n) for j in (2020, 2024) for n in ("gemeente", "wijk", "buurt")}
    assert len(ask("gebied", "list", "--niveau", "buurt", "--indeling", "2024")["gebieden"]) == 71
    assert len(ask("gebied", "list", "--niveau", "buurt", "--indeling", "2020")["gebieden"]) == 68
    assert len(ask("gebied", "list", "--niveau", "wijk", "--indeling", "2024")["gebieden"]) == 12


def test_gebied_overgang_gives_the_shipped_crosswalk(ask) -> None:
    overgang = ask("gebied", "overgang", "--van", "2020", "--naar", "2024")["overgang"]
    bestand = (PROJECT / "data/gebieden/overgang_2020_2024.csv").read_text(encoding="utf-8")
    assert len(overgang) == len(bestand.splitlines()) - 1
    per_oud: dict[str, float] = {}
    for rij in overgang:
        per_oud[rij["van"]] = per_oud.get(rij["van"], 0) + rij["aandeel"]
    assert all(abs(som - 1) < 0.002 for som in per_oud.values())


def test_indicator_list_gives_every_id_of_the_design(ask) -> None:
    indicatoren = {i["id"]: i for i in ask("indicator", "list")["indicatoren"]}
    ids = set(indicatoren)
    assert indicatoren["enquete_wl13"]["werkvelden"] == ["participatie", "sociaal_toekomstbestendig"]
    assert indicatoren["kwb_woz_waarde"]["werkvelden"] == []
    assert {"kwb_inwoners", "misdrijven", "misdrijven_per_1000", "ervaren_gezondheid_goed"} <= ids
    assert sum(not i.startswith("enquete_") for i in ids) >= 200
    assert all(i["definitie"].strip() for i in indicatoren.values())


def test_figures_come_out_exactly_as_they_went_in(ask) -> None:
    almelo = ask("waarneming", "list", "--indicator", "kwb_inwoners", "--gebied", "GM0141", "--jaar", "2024")
    assert [w["waarde"] for w in almelo["waarnemingen"]] == [74317]
    assert almelo["waarnemingen"][0]["status"] == "gemeten"
    [misdrijven] = ask("waarneming", "list", "--indicator", "misdrijven", "--gebied", "GM0141", "--jaar", "2023")[
        "waarnemingen"
    ]
    assert misdrijven["waarde"] == 4109
    assert set(misdrijven) == {
        "gebied", "indeling", "indicator", "jaar", "waarde", "noemer", "ci_laag", "ci_hoog", "status", "bron",
    }  # fmt: skip


@pytest.mark.parametrize("jaar", [2021, 2022, 2023, 2024, 2025])
def test_crimes_of_buurten_and_of_wijken_add_up_to_almelo(ask, jaar: int) -> None:
    rijen = ask("waarneming", "list", "--indicator", "misdrijven", "--jaar", str(jaar))["waarnemingen"]
    som = {soort: [r for r in rijen if r["gebied"].startswith(soort)] for soort in ("GM", "WK", "BU")}
    assert (len(som["BU"]), len(som["WK"])) == (71, 12)
    assert sum(r["waarde"] for r in som["BU"]) == som["GM"][0]["waarde"] == sum(r["waarde"] for r in som["WK"])
    assert {r["status"] for r in som["WK"]} == {"berekend"}


def test_crime_rate_exists_where_inhabitants_are_known_and_are_not_few(ask) -> None:
    rijen = ask("waarneming", "list", "--indicator", "misdrijven_per_1000")["waarnemingen"]
    assert {r["jaar"] for r in rijen if r["gebied"] == "GM0141"} == {2021, 2022, 2023, 2024, 2025}
    assert {r["jaar"] for r in rijen if r["gebied"].startswith("BU")} == {2021, 2024}
    [almelo] = [r for r in rijen if (r["gebied"], r["jaar"]) == ("GM0141", 2024)]
    assert almelo["waarde"] == pytest.approx(3986 / 74317 * 1000)
    klein = [r for r in rijen if r["noemer"] is not None and r["noemer"] < 200]
    assert klein
    assert {(r["waarde"], r["status"]) for r in klein} == {(None, "te_weinig")}
    assert all(r["noemer"] >= 200 for r in rijen if r["waarde"] is not None)


def test_health_of_a_wijk_is_an_estimate(ask) -> None:
    rijen = ask("waarneming", "list", "--indicator", "ervaren_gezondheid_goed", "--niveau", "wijk")["waarnemingen"]
    assert {r["status"] for r in rijen} == {"geschat"}
    [riet] = [r for r in rijen if (r["gebied"], r["jaar"]) == ("WK014111", 2024)]
    assert riet["waarde"] == pytest.approx(65.5, abs=0.05)


def test_verhaal_list_searches_and_counts_buurten_with_their_wijk(ask) -> None:
    assert len(ask("verhaal", "list")["verhalen"]) == 45
    wijk = ask("verhaal", "list", "--gebied", "WK014114")["verhalen"]
    assert any("BU01411402" in v["gebieden"] for v in wijk)
    hagedoorn = ask("verhaal", "list", "--zoek", "hagedoorn")["verhalen"]
    assert hagedoorn
    assert all("hagedoorn" in (v["titel"] + v["tekst"] + v["bron"]).lower() for v in hagedoorn)
    datums = [v["datum"] for v in ask("verhaal", "list")["verhalen"]]
    assert datums == sorted(datums, reverse=True)


@pytest.mark.parametrize(
    ("woorden", "deel"),
    [
        (("waarneming", "list", "--indicator", "bestaat_niet"), "bestaat niet"),
        (("waarneming", "list", "--indicator", "misdrijven", "--gebied", "BU99999999"), "bestaat niet"),
        (("waarneming", "list", "--indicator", "misdrijven", "--indeling", "1999"), "niet geladen"),
        (("gebied", "list", "--indeling", "1999"), "niet geladen"),
        (("gebied", "overgang", "--van", "2024", "--naar", "2020"), "geen overgang"),
        (("verhaal", "list", "--gebied", "nergens"), "bestaat niet"),
    ],
)
def test_what_does_not_exist_is_refused_in_dutch(ask, capsys, woorden: tuple[str, ...], deel: str) -> None:
    antwoord = ask(*woorden, code=1)
    assert deel in antwoord["fout"]


def test_wrong_usage_ends_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as einde:
        main(["gebied", "list", "--niveau", "straat"])
    assert einde.value.code == 2
    assert "Dit commando klopt niet" in capsys.readouterr().err


def test_a_store_that_was_never_made_says_what_to_do(tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("LWD_DATABASE", f"duckdb:////{tmp_path}/nieuw.duckdb")
    assert main(["gebied", "list"]) == 1
    assert "db init" in capsys.readouterr().err


def test_db_init_can_be_repeated_and_loses_nothing(ask) -> None:
    voor = ask("waarneming", "list", "--indicator", "misdrijven")
    assert ask("db", "init") == {"ok": True, "schema": list_migraties()[-1].nummer, "bevindingen": []}
    assert ask("waarneming", "list", "--indicator", "misdrijven") == voor
    assert ask("db", "check")["bevindingen"] == []


def test_fictitious_figures_can_be_removed_for_good(ask) -> None:
    assert any(i["id"].startswith("enquete_") for i in ask("indicator", "list")["indicatoren"])
    ask("voorbeeld", "remove")
    assert not any(i["id"].startswith("enquete_") for i in ask("indicator", "list")["indicatoren"])
    ask("db", "init")
    assert not any(i["id"].startswith("enquete_") for i in ask("indicator", "list")["indicatoren"])
    assert ask("db", "check")["ok"]


def test_db_init_without_example_never_loads_it(tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("LWD_DATABASE", f"duckdb:////{tmp_path}/schoon.duckdb")
    assert main(["db", "init", "--zonder-voorbeeld", "--json"]) == 0
    assert main(["indicator", "list", "--json"]) == 0
    assert "enquete_" not in capsys.readouterr().out


def test_a_file_in_use_is_told_in_dutch_by_another_process(db) -> None:
    uit = subprocess.run(
        [sys.executable, "-m", "lwd_monitor", "gebied", "list"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert uit.returncode == 1
    assert "in gebruik door een ander programma" in uit.stderr
    assert "Traceback" not in uit.stderr
