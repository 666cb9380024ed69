"""The fictitious rounds that ship: made of respondents, answered by every road, badged, and gone when they should."""

from pathlib import Path

import pandas as pd
import pyreadstat
import pytest

from lwd_monitor import enquete
from lwd_monitor.__main__ import main
from lwd_monitor.db import open_database
from lwd_monitor.enquete.store import list_rondes
from lwd_monitor.enquete.verzinnen import RONDES, build_respondenten
from lwd_monitor.enquete.vragen import build_vragen
from lwd_monitor.gebied import load_gebieden
from lwd_monitor.inhoud import init_database
from tests.conftest import NU
from tests.files.maak_burgerpeiling import FORMAAT, load_formaat, save_sav
from tests.files.maak_burgerpeiling import build_respondenten as build_echte

VOORBEELD = Path(__file__).resolve().parents[2] / "data" / "voorbeeld"
TWEELING = load_formaat(Path("/bestaat/niet.sav"))


@pytest.mark.parametrize("jaar", RONDES)
def test_the_respondents_that_ship_come_out_of_the_generator(jaar):
    frame, meta = pyreadstat.read_sav(str(VOORBEELD / f"burgerpeiling_{jaar}.zsav"))
    vragen = build_vragen(meta.column_names_to_labels, meta.variable_value_labels)
    opnieuw = build_respondenten(vragen, list(frame.columns), jaar)
    # Reading takes away the spaces that fill up a text column.
    opnieuw["wijknr"] = opnieuw["wijknr"].str.strip()
    pd.testing.assert_frame_equal(frame, opnieuw, check_dtype=False)
    assert "FICTIEF" in meta.file_label


def test_the_respondents_have_exactly_the_form_of_the_delivery_format():
    if not FORMAAT.exists():
        pytest.skip("Het formaat van de VNG staat hier niet.")
    _, echt = pyreadstat.read_sav(str(FORMAAT))
    _, meta = pyreadstat.read_sav(str(VOORBEELD / "burgerpeiling_2025.zsav"))
    assert meta.column_names == echt.column_names
    assert meta.column_names_to_labels == echt.column_names_to_labels
    assert meta.variable_value_labels == echt.variable_value_labels
    assert meta.original_variable_types == echt.original_variable_types


@pytest.mark.parametrize("jaar", RONDES)
def test_no_row_of_a_fictitious_round_needs_attention(db, jaar):
    peiling = enquete.read_peiling(VOORBEELD / f"burgerpeiling_{jaar}.zsav", jaar, load_gebieden(db.cursor()))
    assert (peiling.respondenten.fouten, peiling.respondenten.waarschuwingen) == ([], [])
    assert len(peiling.respondenten.frame) == RONDES[jaar][0]


@pytest.mark.parametrize("ronde", ["2023", "2025"])
@pytest.mark.parametrize("vraag", ["wl01", "wl04", "zw15_0", "dv00"])
def test_the_shipped_rounds_answer_with_all_that_an_outcome_has(ask, ronde, vraag):
    rijen = ask("enquete", "uitkomst", "--ronde", ronde, "--vraag", vraag)["uitkomsten"]
    assert {r["status"] for r in rijen} == {"voorbeeld", "onderdrukt"}
    for r in rijen:
        if r["status"] == "onderdrukt":
            assert [r[k] for k in ("waarde", "n_effectief", "ci_laag", "ci_hoog")] == [None] * 4
        else:
            assert r["n"] >= 30
            assert r["n_effectief"] <= r["n"] + 1e-9
            assert r["ci_laag"] <= r["waarde"] <= r["ci_hoog"]
    aadorp = [r for r in rijen if r["gebied"] == "WK014120"]
    assert {r["status"] for r in aadorp} == {"onderdrukt"}
    eigen = ask("enquete", "uitkomst", "--ronde", ronde, "--vraag", vraag, "--niveau", "eigen")["uitkomsten"]
    wijk = {(r["gebied"], r["antwoord"]): r["waarde"] for r in rijen}
    assert {r["gebied"] for r in eigen} == {"de_riet", "nieuwstraatkwartier", "ossenkoppelerhoek", "sluitersveld"}
    assert all(r["waarde"] == wijk["WK014111", r["antwoord"]] for r in eigen if r["gebied"] == "de_riet")


def test_two_rounds_show_a_change_that_is_tested_and_noise_that_is_not(ask):
    def compare(indicator: str, gebied: str) -> str:
        kort = ("trend", "compare", "--indicator", indicator, "--gebied", gebied, "--van", "2023", "--tot", "2025")
        return ask(*kort)["oordeel"]

    assert compare("enquete_wl04", "WK014111") == "gestegen"
    assert compare("enquete_wl08_1", "WK014116") == "gedaald"
    assert compare("enquete_wl04", "WK014112") == "geen_aantoonbaar_verschil"
    assert compare("enquete_wl04", "WK014120") == "niet_te_toetsen"


def test_a_real_round_takes_the_fictitious_ones_out(ask, tmp_path):
    pad = save_sav(build_echte(TWEELING, 700, 2026, 3), TWEELING, tmp_path / "echt.sav")
    uit = ask("enquete", "run", str(pad), "--jaar", "2026")
    assert (uit["gewijzigd"], uit["vervallen"]) == (0, 0)
    assert "2023" in ask("enquete", "uitkomst", "--ronde", "2023", "--vraag", "wl04", code=1)["fout"]
    figuren = ask("waarneming", "list", "--indicator", "enquete_wl04")["waarnemingen"]
    assert {f["jaar"] for f in figuren} == {2026}
    assert not any("ictie" in f["bron"] for f in figuren)
    bekend = ask("indicator", "list")["indicatoren"]
    # Questions that the real file does not have are gone with the example.
    assert {i["id"] for i in bekend if i["id"].startswith("enquete_")} == {
        "enquete_wl01",
        "enquete_wl02_0",
        "enquete_wl03_1",
        "enquete_wl04",
    }
    assert not any("verzonnen" in i["bron"].lower() for i in bekend)
    ask("upload", "undo", uit["upload_id"])
    ask("db", "init")
    assert ask("waarneming", "list", "--indicator", "enquete_wl04")["waarnemingen"] == []
    assert ask("db", "check")["ok"]


def test_once_removed_no_command_knows_the_fictitious_rounds(ask):
    ask("voorbeeld", "remove")
    ask("db", "init")
    assert "nog geen" in ask("enquete", "uitkomst", "--ronde", "2025", "--vraag", "wl04", code=1)["fout"]
    assert "bestaat niet" in ask("waarneming", "list", "--indicator", "enquete_wl04", code=1)["fout"]


def test_what_is_hidden_stands_in_no_table_that_readers_see(db):
    con = db.cursor()
    for tabel in ("waarneming", "waarneming_versie", "enquete_uitkomst"):
        rijen = con.execute(f"SELECT waarde, ci_laag, ci_hoog FROM {tabel} WHERE status = 'onderdrukt'").fetchall()
        assert rijen
        assert {cel for rij in rijen for cel in rij} == {None}
    extra = con.execute(
        "SELECT count(n_effectief), count(som_gewicht) FROM enquete_uitkomst WHERE status = 'onderdrukt'"
    )
    assert extra.fetchone() == (0, 0)


def test_a_real_round_tells_that_the_fictitious_ones_are_gone(database, tmp_path, capsys):
    pad = save_sav(build_echte(TWEELING, 700, 2026, 3), TWEELING, tmp_path / "echt.sav")
    assert main(["enquete", "run", str(pad), "--jaar", "2026"]) == 0
    assert "verzonnen voorbeeldrondes zijn uit de monitor gehaald" in capsys.readouterr().out


def test_a_real_round_of_the_same_year_takes_the_place_of_the_fictitious_one(ask, tmp_path):
    pad = save_sav(build_echte(TWEELING, 700, 2025, 3), TWEELING, tmp_path / "echt.sav")
    uit = ask("enquete", "run", str(pad), "--jaar", "2025")
    rijen = ask("enquete", "uitkomst", "--ronde", "2025", "--vraag", "wl04")["uitkomsten"]
    assert {r["status"] for r in rijen} == {"gemeten", "onderdrukt"}
    assert (
        len(
            {(f["gebied"], f["jaar"]) for f in ask("waarneming", "list", "--indicator", "enquete_wl04")["waarnemingen"]}
        )
        == 13
    )
    again = ask("enquete", "run", str(pad), "--jaar", "2025")
    assert (again["upload_id"], again["ongewijzigd"]) == (None, uit["nieuw"])


def test_fictitious_figures_of_an_older_version_make_way(tmp_path):
    db = open_database(f"duckdb:////{tmp_path}/oud.duckdb")
    init_database(db, NU)
    # As if other rounds had shipped before: the fingerprints of the files differ.
    db.write(lambda con: con.execute("UPDATE upload SET sha256 = 'oud' || sha256 WHERE voorbeeld"), ("upload",))
    init_database(db, NU)
    tellend = db.cursor().execute("SELECT count(*) FROM upload WHERE voorbeeld AND staat = 'gepubliceerd'").fetchone()
    assert tellend == (2,)
    assert set(list_rondes(db.cursor())["ronde"]) == {"2023", "2025"}
    db.close()
