"""A crosswalk comes in like figures: checked, previewed, published whole, used by Trend, listed, and taken back."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from lwd_monitor.cli import main
from lwd_monitor.db import Database, open_database
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import GebiedNiveau, list_hergebruik, load_gebieden, load_gelijke_wijken, load_overgang
from lwd_monitor.indicator import load_indicatoren
from lwd_monitor.logboek import Logfilter, list_gebeurtenissen
from lwd_monitor.portret import load_reeksen
from lwd_monitor.toegang import DEMO_GEBRUIKERS, SYSTEEM, GeenRecht, Rol
from lwd_monitor.upload import (
    Geweigerd,
    Opties,
    Overgangsbestand,
    build_overgang_csv,
    build_tabel_uit_grenzen,
    check_overgang,
    check_upload,
    list_standen,
    list_uploads,
    preview_undo_overgang,
    run_grenzen,
    run_overgang,
    undo_upload,
)
from tests.conftest import NU, PROJECT
from tests.indeling2026 import OOST, WEG, WEST, ZUID, write_grenzen_2026
from tests.integration.test_publiceren import ANALIST

MEEGELEVERD = PROJECT / "data" / "gebieden" / "overgang_2020_2024.csv"
STAPPEN = len(MEEGELEVERD.read_text().splitlines()) - 1


@pytest.fixture
def grenzen_2026(tmp_path: Path) -> Path:
    return write_grenzen_2026(tmp_path)


@pytest.fixture
def db26(database: str, sjabloon_2026: Path) -> Iterator[Database]:
    """The store with a third indeling, and no crosswalk to it yet."""
    shutil.copy(sjabloon_2026, database.removeprefix("duckdb:///"))
    opened = open_database(database)
    yield opened
    opened.close()


def publish_uit_grenzen(db: Database, map_: Path, van: int = 2024, naar: int = 2026) -> str:
    pad, let_op = build_tabel_uit_grenzen(db.cursor(), van, naar, map_)
    assert let_op == []
    uit = run_overgang(db, ANALIST, pad, Opties(van=van, naar=naar), NU, accepteer=True).upload_id
    assert uit is not None
    return uit


def write(tmp_path: Path, tekst: str, naam: str = "overgang_2024_2026.csv") -> Path:
    pad = tmp_path / naam
    pad.write_text(tekst)
    return pad


def read_stappen(db: Database, van: int = 2024, naar: int = 2026) -> dict[tuple[str, str], tuple[float, str]]:
    frame = load_overgang(db.cursor(), van, naar)
    return {(r.van, r.naar): (round(r.aandeel, 3), r.grondslag) for r in frame.itertuples()}


def load_waarden(db: Database, indicator_id: str, code: str, *, omrekenen: bool = True) -> pd.DataFrame:
    con = db.cursor()
    indicator = load_indicatoren(con)[indicator_id]
    return load_reeksen(con, indicator, (code,), load_gebieden(con), omrekenen).set_index("jaar")


def test_loaded_boundaries_give_a_crosswalk_that_carries_figures_over(db26: Database, tmp_path: Path) -> None:
    voor = {
        code: load_waarden(db26, "kwb_inwoners", code, omrekenen=False).at[2024, "waarde"] for code in (ZUID, WEG, WEST)
    }
    assert load_waarden(db26, "kwb_inwoners", ZUID).empty
    publish_uit_grenzen(db26, tmp_path)
    stappen = read_stappen(db26)
    assert stappen["BU01411304", "BU01411305"] == (1.0, "gelijk")
    assert (stappen[ZUID, ZUID], stappen[WEG, ZUID]) == ((1.0, "geheel"), (1.0, "geheel"))
    assert stappen[WEST, WEST][1] == stappen[WEST, OOST][1] == "oppervlakte"
    assert stappen[WEST, WEST][0] + stappen[WEST, OOST][0] == pytest.approx(1, abs=1e-3)
    zuid = load_waarden(db26, "kwb_inwoners", ZUID).loc[2024]
    assert (zuid["waarde"], zuid["status"], zuid["grondslag"]) == (voor[ZUID] + voor[WEG], "geschat", "geheel")
    delen = [load_waarden(db26, "kwb_inwoners", code).at[2024, "waarde"] for code in (WEST, OOST)]
    assert sum(delen) == pytest.approx(voor[WEST])


def test_a_place_that_only_got_another_code_keeps_its_figure_as_measured(db26: Database, tmp_path: Path) -> None:
    voor = load_waarden(db26, "kwb_inwoners", "BU01411304", omrekenen=False).loc[2024]
    publish_uit_grenzen(db26, tmp_path)
    na = load_waarden(db26, "kwb_inwoners", "BU01411305").loc[2024]
    assert (na["waarde"], na["status"], na["grondslag"]) == (voor["waarde"], voor["status"], "gelijk")
    con = db26.cursor()
    gebieden = load_gebieden(con)
    buurt = gebieden.get("BU01411305")
    gevonden = list_hergebruik(buurt, gebieden, lambda van, naar: load_overgang(con, van, naar))
    assert [h.daar.indeling for h in gevonden] == [2024]


def test_a_wijk_that_stayed_keeps_its_survey_results_with_their_margin(db26: Database, tmp_path: Path) -> None:
    publish_uit_grenzen(db26, tmp_path)
    con = db26.cursor()
    assert set(load_gelijke_wijken(con, load_gebieden(con), 2024, 2026)) >= {"WK014114", "WK014113"}
    enquete = next(id_ for id_ in load_indicatoren(con) if id_.startswith("enquete_"))
    voor = load_waarden(db26, enquete, "WK014114", omrekenen=False)
    na = load_waarden(db26, enquete, "WK014114")
    assert voor["waarde"].notna().any()
    kolommen = ["waarde", "ci_laag", "ci_hoog", "status"]
    pd.testing.assert_frame_equal(na[kolommen], voor[kolommen])
    assert set(na["indeling"]) == {2026}


def test_the_oldest_indeling_follows_the_steps_between(db26: Database, tmp_path: Path) -> None:
    assert load_overgang(db26.cursor(), 2020, 2026).empty
    publish_uit_grenzen(db26, tmp_path)
    samen, eerste = read_stappen(db26, 2020), read_stappen(db26, 2020, 2024)
    oost = eerste["BU01411400", WEST][0] * read_stappen(db26)[WEST, OOST][0]
    assert samen["BU01411400", OOST] == (pytest.approx(oost, abs=2e-3), "oppervlakte")
    assert pd.Series({k: v[0] for k, v in samen.items()}).groupby(level=0).sum().to_numpy() == pytest.approx(
        1, abs=0.01
    )
    standen = {(s.van, s.naar): s for s in list_standen(db26.cursor())}
    assert standen[2020, 2026].weg == (2020, 2024, 2026)
    assert standen[2024, 2026].eigen


def test_undo_gives_back_what_stood_in_any_order(db: Database, tmp_path: Path) -> None:
    voor = read_stappen(db, 2020, 2024)
    tekst = (
        MEEGELEVERD.read_text()
        .replace("Rohof en omgeving;0.3;inwoners_2021", "Rohof en omgeving;0.4;adressen")
        .replace("Kerkelanden;0.7;inwoners_2021", "Kerkelanden;0.6;adressen")
    )
    eerste = run_overgang(db, ANALIST, write(tmp_path, tekst, "overgang_2020_2024.csv"), Opties(), NU, accepteer=True)
    assert read_stappen(db, 2020, 2024)["BU01411400", "BU01411402"] == (0.6, "adressen")
    assert eerste.telling == {"nieuw": 0, "gewijzigd": 2, "ongewijzigd": STAPPEN - 2, "vervallen": 0}
    tweede_tekst = tekst.replace("0.6;adressen", "0.7;adressen").replace("0.4;adressen", "0.3;adressen")
    tweede = run_overgang(
        db, ANALIST, write(tmp_path, tweede_tekst, "overgang_2020_2024.csv"), Opties(), NU, accepteer=True
    )
    undo_upload(db, ANALIST, eerste.upload_id)
    assert read_stappen(db, 2020, 2024)["BU01411400", "BU01411402"] == (0.7, "adressen")
    verschil = preview_undo_overgang(db.cursor(), tweede.upload_id)
    assert verschil["soort"].value_counts().to_dict() == {"ongewijzigd": STAPPEN - 2, "gewijzigd": 2}
    undo_upload(db, ANALIST, tweede.upload_id)
    assert read_stappen(db, 2020, 2024) == voor


def test_a_new_crosswalk_is_listed_logged_and_goes_again(db26: Database, tmp_path: Path) -> None:
    upload_id = publish_uit_grenzen(db26, tmp_path)
    rij = list_uploads(db26.cursor()).iloc[0]
    assert (rij["id"], rij["overgang"], rij["bestand"]) == (upload_id, "2024-2026", "overgang_2024_2026.csv")
    laatste = list_gebeurtenissen(db26.cursor(), SYSTEEM, Logfilter())[0]
    assert json.loads(laatste.details)["overgang"] == "2024-2026"
    undo_upload(db26, ANALIST, upload_id)
    assert load_overgang(db26.cursor(), 2024, 2026).empty


def test_boundaries_stay_while_a_crosswalk_leads_to_them(db26: Database, tmp_path: Path) -> None:
    cijfers, grenzen = list_uploads(db26.cursor())["id"].iloc[:2]
    overgang = publish_uit_grenzen(db26, tmp_path)
    with pytest.raises(Fout, match=r"72 stappen van een overgang.*inwoners_2026.csv, overgang_2024_2026.csv"):
        undo_upload(db26, ANALIST, grenzen)
    for upload_id in (overgang, cijfers, grenzen):
        undo_upload(db26, ANALIST, upload_id)
    assert list_standen(db26.cursor())[0].naar == 2024


def test_new_codes_in_an_indeling_tell_that_its_crosswalk_falls_short(
    db26: Database, grenzen_2026: Path, tmp_path: Path
) -> None:
    publish_uit_grenzen(db26, tmp_path)
    inhoud = json.loads(grenzen_2026.read_text())
    inhoud["features"][0]["properties"]["buurtcode"] = "BU01411099"
    pad = tmp_path / "anders.geojson"
    pad.write_text(json.dumps(inhoud))
    with pytest.raises(Geweigerd) as geweigerd:
        run_grenzen(db26, ANALIST, pad, Opties(indeling=2026), NU)
    assert any("kent 1 gebied niet, zoals BU01411099" in b.melding for b in geweigerd.value.rapport.waarschuwingen)


def test_a_sketch_gives_no_crosswalk(db: Database, tmp_path: Path) -> None:
    with pytest.raises(Fout, match="bij benadering getekend"):
        build_tabel_uit_grenzen(db.cursor(), 2020, 2024, tmp_path)


def test_maps_that_do_not_cover_each_other_are_told(db: Database, grenzen_2026: Path, tmp_path: Path) -> None:
    inhoud = json.loads(grenzen_2026.read_text())
    inhoud["features"] = [v for v in inhoud["features"] if not v["properties"]["buurtcode"].startswith("BU014121")]
    grenzen_2026.write_text(json.dumps(inhoud))
    run_grenzen(db, ANALIST, grenzen_2026, Opties(indeling=2026), NU, accepteer=True)
    _, let_op = build_tabel_uit_grenzen(db.cursor(), 2024, 2026, tmp_path)
    assert any("Van de oppervlakte van 2024 ligt" in b.melding for b in let_op)


def test_addresses_give_the_best_crosswalk(db26: Database, tmp_path: Path) -> None:
    basis = [b.code for b in load_gebieden(db26.cursor()).list_niveau(GebiedNiveau.BUURT, 2024)]
    anders = {WEG: ZUID, "BU01411304": "BU01411305", "BU01411305": "BU01411304"}
    rijen = [f"{c};{anders.get(c, c)}" for c in basis if c != WEST]
    rijen += [f"{WEST};{WEST}"] * 3 + [f"{WEST};{OOST}"]
    pad = write(tmp_path, "van_code;naar_code\n" + "\n".join(rijen))
    plan = check_overgang(db26.cursor(), pad, Opties())
    rapport = plan.rapport
    assert (plan.van, plan.naar, rapport.fouten, rapport.gelezen) == (2024, 2026, [], len(rijen))
    run_overgang(db26, ANALIST, pad, Opties(), NU, accepteer=True)
    stappen = read_stappen(db26)
    assert (stappen[WEST, WEST], stappen[WEST, OOST]) == ((0.75, "adressen"), (0.25, "adressen"))


def test_a_file_of_figures_by_mistake_tells_what_it_is(db: Database) -> None:
    with pytest.raises(Overgangsbestand, match="overgang tussen twee indelingen"):
        check_upload(db, MEEGELEVERD, Opties(), NU)


def test_the_download_comes_back_without_a_change(db: Database, tmp_path: Path) -> None:
    pad = tmp_path / "overgang_2020_2024.csv"
    pad.write_bytes(build_overgang_csv(load_overgang(db.cursor(), 2020, 2024)))
    rapport = check_overgang(db.cursor(), pad, Opties()).rapport
    assert (rapport.fouten, rapport.verandert) == ([], 0)
    assert "staat al zo in de monitor" in rapport.meldingen[0]


# The buurten alone: the table may also say how whole wijken go over.
ALLE = "".join(r for r in MEEGELEVERD.read_text().splitlines(keepends=True) if not r.startswith("WK"))
GELIJK = next(n for n, r in enumerate(ALLE.splitlines(), 1) if ";1.0;gelijk" in r)


@pytest.mark.parametrize(
    ("tekst", "rij", "melding"),
    [
        (ALLE.replace("BU01411000;Binnenstad-Noord;BU01411000", "BU01411000;Binnenstad-Noord;BU0141XX"), 2, "geen code van een buurt"),
        (ALLE.replace("BU01411000;Binnenstad-Noord;BU01411000", "BU01411000;Binnenstad-Noord;BU01419988"), 2, "niet in de indeling van 2024"),
        (ALLE.replace(";1.0;gelijk", ";veel;gelijk", 1), GELIJK, "getal van 0 of meer"),
        (ALLE.replace(";1.0;gelijk", ";-1;gelijk", 1), GELIJK, "getal van 0 of meer"),
        (ALLE.replace(";1.0;gelijk", ";0.9;gelijk", 1), None, "tellen op tot 0,900"),
        (ALLE.replace(";1.0;gelijk", ";1.0;gevoel", 1), GELIJK, "grondslag ken ik niet"),
        ("".join(r for r in ALLE.splitlines(keepends=True) if not r.startswith("BU01411000")), None, "1 buurt (Binnenstad-Noord) staat uit de indeling van 2020 niet in de tabel"),
        (ALLE + "BU01411000;x;BU01411000;x;1.0;gelijk\n", len(ALLE.splitlines()) + 1, "twee keer"),
        (ALLE.replace("BU01411000;Binnenstad-Noord;BU01411000", "BU01411000;Binnenstad-Noord;WK014110"), 2, "geen code van een buurt"),
    ],
)  # fmt: skip
def test_a_wrong_table_is_refused_with_its_place(
    db: Database, tmp_path: Path, tekst: str, rij: int, melding: str
) -> None:
    pad = write(tmp_path, tekst, "overgang_2020_2024.csv")
    rapport = check_overgang(db.cursor(), pad, Opties()).rapport
    assert any(melding in b.melding and b.rij == rij for b in rapport.fouten), rapport.fouten
    with pytest.raises(Geweigerd):
        run_overgang(db, ANALIST, pad, Opties(), NU, accepteer=True)


@pytest.mark.parametrize(
    ("naam", "opties", "melding"),
    [
        ("tabel.csv", Opties(), "zegt niet van welke indeling"),
        ("tabel.csv", Opties(van=2024, naar=2020), "van een oudere naar een nieuwere"),
        ("tabel.csv", Opties(van=2019, naar=2024), "Indeling 2019 is niet geladen"),
    ],
)
def test_a_pair_that_is_unknown_is_refused(
    db: Database, tmp_path: Path, naam: str, opties: Opties, melding: str
) -> None:
    with pytest.raises(Fout, match=melding):
        check_overgang(db.cursor(), write(tmp_path, ALLE, naam), opties)


def test_percentages_are_read_and_a_missing_ground_is_told(db: Database, tmp_path: Path) -> None:
    frame = pd.read_csv(MEEGELEVERD, sep=";")
    frame["aandeel"] = (100 * frame["aandeel"]).round(1)
    pad = write(tmp_path, frame.drop(columns="grondslag").to_csv(sep=";", index=False), "overgang_2020_2024.csv")
    plan = check_overgang(db.cursor(), pad, Opties())
    rapport = plan.rapport
    assert "in procenten" in rapport.meldingen[0]
    assert plan.frame["aandeel"].max() == 1
    assert any("niet waarop het aandeel rust" in b.melding for b in rapport.waarschuwingen)


@pytest.mark.parametrize("rol", [r for r in Rol if r not in {Rol.ANALIST, Rol.BEHEERDER}])
def test_who_may_not_manage_places_brings_no_crosswalk(db: Database, rol: Rol) -> None:
    with pytest.raises(GeenRecht):
        run_overgang(db, DEMO_GEBRUIKERS[rol], MEEGELEVERD, Opties(), NU)


def test_the_commands_make_show_and_take_back(database: str, grenzen_2026: Path, capsys) -> None:
    def ask(*woorden: str) -> tuple[int, dict]:
        code = main([*woorden, "--json"])
        return code, json.loads(capsys.readouterr().out)

    assert main(["gebied", "load", str(grenzen_2026), "--indeling", "2026"]) == 0
    capsys.readouterr()
    paar = ["--van", "2024", "--naar", "2026"]
    code, uit = ask("gebied", "overgang", *paar, "--bereken", "--proef")
    assert (code, uit["upload_id"], uit["nieuw"], uit["overgang"]) == (0, None, 72, [])
    code, uit = ask("gebied", "overgang", *paar, "--bereken")
    assert (code, len(uit["overgang"])) == (0, 72)
    assert ask("upload", "list")[1]["uploads"][0]["overgang"] == "2024-2026"
    assert len(ask("gebied", "overgang", "--van", "2020", "--naar", "2026")[1]["overgang"]) > 72
    assert ask("upload", "undo", uit["upload_id"])[1]["vervallen"] == 72
    code, uit = ask("gebied", "overgang", *paar)
    assert (code, "Er is geen overgang van 2024 naar 2026" in json.dumps(uit)) == (1, True)
    assert ask("upload", "run", str(MEEGELEVERD))[1]["ongewijzigd"] == STAPPEN
    assert ask("gebied", "overgang", "--van", "2020", "--naar", "2024", "--bereken")[0] == 1


def test_a_table_of_all_pairs_and_a_long_list_of_wrong_codes(db: Database, tmp_path: Path) -> None:
    nul = "".join(f"BU01411000;x;BU0141100{n};x;0;naam\n" for n in (1, 2, 3))
    pad = write(tmp_path, ALLE + nul, "overgang_2020_2024.csv")
    assert check_overgang(db.cursor(), pad, Opties()).rapport.fouten == []
    pad = write(tmp_path, "van_code;naar_code\n" + "straat 1;straat 1\n" * 500, "overgang_2020_2024.csv")
    fouten = check_overgang(db.cursor(), pad, Opties()).rapport.fouten
    assert len(fouten) == 202
    assert "nog 400 rijen met dezelfde fout" in fouten[-1].melding
