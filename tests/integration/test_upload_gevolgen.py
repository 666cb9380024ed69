"""What an upload and an undo would do to maps and verdicts is shown before, and nothing of it is written."""

from pathlib import Path

import pandas as pd
import pytest

from lwd_monitor.db import Database
from lwd_monitor.gebied import EigenGebied, GebiedNiveau, load_gebieden
from lwd_monitor.indicator import load_bronnen, load_indicatoren
from lwd_monitor.oordeel import load_oordelen, set_ondergrens
from lwd_monitor.portret import load_reeksen
from lwd_monitor.upload import (
    Opties,
    check_upload,
    preview_undo,
    read_upload,
    rehearse_terug,
    rehearse_upload,
    run_upload,
)
from lwd_monitor.upload.oordeelgevolgen import _list_ondergrenzen, _list_themas, compare_woorden
from lwd_monitor.waarneming import build_csv, load_cellen
from tests.conftest import NU
from tests.integration.test_publiceren import ANALIST

KOP = "regiocode;jaar;indicator;waarde\n"
GEZOND, JAAR, VORIG = "ervaren_gezondheid_goed", 2024, 2022
HUISARTS = "kwb_afstand_huisarts"
AANVULLEN = Opties(aanvullen=True)


@pytest.fixture
def buurt(db: Database) -> tuple[str, float]:
    """A buurt that reaches the floor of 3 km which the test sets, with its figure: a complete count, so it is certain."""
    set_ondergrens(db, ANALIST, load_indicatoren(db.cursor())[HUISARTS], 3.0, "proef", NU)
    cellen = load_cellen(db.cursor(), HUISARTS, JAAR, "buurt", 2024, "GM0141")
    rij = cellen[cellen["waarde"] < 2].iloc[0]
    return rij["code"], float(rij["waarde"])


@pytest.fixture
def wijk(db: Database) -> tuple[str, float]:
    """A wijk whose figure is an estimate of ours, with it."""
    cellen = load_cellen(db.cursor(), GEZOND, JAAR, "wijk", 2024, "GM0141")
    rij = cellen[cellen["waarde"] > 70].iloc[0]
    return rij["code"], float(rij["waarde"])


def write(tmp_path: Path, inhoud: str, naam: str = "proef.csv") -> Path:
    pad = tmp_path / naam
    pad.write_text(KOP + inhoud)
    return pad


def get_ondergrenzen(gevolgen, code: str) -> list[tuple[str, str, str]]:
    return [
        (w.indicator.id if w.indicator else "", w.van, w.naar)
        for w in gevolgen.oordelen
        if w.code == code and w.wat == "ondergrens"
    ]


def test_upload_and_undo_tell_which_floor_is_no_longer_met(db, tmp_path: Path, buurt) -> None:
    code, waarde = buurt
    pad = write(tmp_path, f"{code};{JAAR};{HUISARTS};5\n")
    gelezen = read_upload(db.cursor(), pad, AANVULLEN)
    voor = load_oordelen(db.cursor(), "buurt", JAAR).oordelen.themas
    vooruit = rehearse_upload(db, ANALIST, gelezen, AANVULLEN, NU)
    assert get_ondergrenzen(vooruit, code) == [(HUISARTS, "gehaald", "niet_gehaald")]
    pd.testing.assert_frame_equal(load_oordelen(db.cursor(), "buurt", JAAR).oordelen.themas, voor)
    assert any(kaart.indicator.id == HUISARTS for kaart in vooruit.kaarten)

    rapport = run_upload(db, ANALIST, pad, AANVULLEN, NU, accepteer=True)
    terug = rehearse_terug(db, ANALIST, rapport.upload_id, 10)
    assert get_ondergrenzen(terug.gevolgen, code) == [(HUISARTS, "niet_gehaald", "gehaald")]
    [kaart] = [k for k in terug.gevolgen.kaarten if k.indicator.id == HUISARTS]
    assert kaart.na.set_index("code").at[code, "waarde"] == waarde
    assert load_cellen(db.cursor(), HUISARTS, JAAR, "buurt", 2024, "GM0141").set_index("code").at[code, "waarde"] == 5


def test_undo_shows_the_sum_of_our_own_that_comes_back(db, tmp_path: Path, wijk) -> None:
    code, waarde = wijk
    rapport = run_upload(db, ANALIST, write(tmp_path, f"{code};{JAAR};{GEZOND};60\n"), AANVULLEN, NU, accepteer=True)
    telling, rijen = preview_undo(db, ANALIST, rapport.upload_id)
    assert telling == {"nieuw": 0, "gewijzigd": 1, "ongewijzigd": 0, "vervallen": 0}
    [rij] = rijen["gewijzigd"].to_dict("records")
    assert (rij["oud_waarde"], rij["waarde"], rij["status"]) == (60, waarde, "geschat")


def test_figures_of_wijken_alone_are_shown_on_the_map_of_wijken(db, tmp_path: Path) -> None:
    buurten, wijken = (
        load_cellen(db.cursor(), GEZOND, JAAR, niveau, 2024, "GM0141")["code"] for niveau in ("buurt", "wijk")
    )
    opties = Opties(concept=True, bron="cbs_kwb")
    leeg = "".join(f"{code};{JAAR};bomen;.\n" for code in buurten)
    pad = write(tmp_path, leeg + "".join(f"{code};{JAAR};bomen;{nr * 10 + 3}\n" for nr, code in enumerate(wijken)))
    vooruit = rehearse_upload(db, ANALIST, read_upload(db.cursor(), pad, opties), opties, NU)
    [kaart] = vooruit.kaarten
    assert (kaart.niveau, len(kaart.wissels)) == (GebiedNiveau.WIJK, len(wijken))


def test_undo_under_a_newer_upload_changes_nothing(db, tmp_path: Path) -> None:
    eerste = run_upload(db, ANALIST, write(tmp_path, "GM0141;2024;misdrijven;4001\n"), AANVULLEN, NU, accepteer=True)
    run_upload(db, ANALIST, write(tmp_path, "GM0141;2024;misdrijven;4002\n"), AANVULLEN, NU, accepteer=True)
    terug = rehearse_terug(db, ANALIST, eerste.upload_id, 10)
    assert terug.telling == {"nieuw": 0, "gewijzigd": 0, "ongewijzigd": 1, "vervallen": 0}
    assert (terug.gevolgen.kaarten, terug.gevolgen.oordelen) == ((), ())


def test_from_no_verdict_to_no_verdict_is_no_turn() -> None:
    plek = ("BU01411000", "veiligheid", "objectief", "")
    oud = {("positie", *plek): "geen_oordeel", ("rookmelder", *plek): "onbekend", ("ontwikkeling", *plek): "verbeterd"}
    nieuw = {
        ("positie", *plek): "niet_te_toetsen",
        ("rookmelder", *plek): "rustig",
        ("ontwikkeling", *plek): "niet_te_toetsen",
        ("ondergrens", *plek): "geen_ondergrens",
    }
    assert compare_woorden(oud, nieuw) == {("ontwikkeling", *plek): ("verbeterd", "niet_te_toetsen")}
    assert compare_woorden(nieuw, oud) == {("ontwikkeling", *plek): ("niet_te_toetsen", "verbeterd")}


def test_a_preview_calls_nothing_invented_good_or_bad(db) -> None:
    oordelen = load_oordelen(db.cursor(), "wijk", 2025)
    verzonnen = oordelen.list_voorbeeld()
    themas = oordelen.oordelen.themas
    assert any(paar in verzonnen for paar in zip(themas["thema"], themas["soort"], strict=True))
    woorden = _list_themas(oordelen) | _list_ondergrenzen(oordelen)
    assert woorden
    assert not any((thema, soort) in verzonnen for _, _, thema, soort, id_ in woorden if not id_)
    assert not {id_ for *_, id_ in woorden} & oordelen.voorbeeld


def test_a_count_turns_no_verdict(db, tmp_path: Path) -> None:
    pad = write(tmp_path, "BU01411000;2024;misdrijven_x;4\nBU01411000;2024;kwb_huishoudens;4000\n")
    gelezen = read_upload(db.cursor(), pad, Opties(aanvullen=True, concept=True))
    assert rehearse_upload(db, ANALIST, gelezen, Opties(aanvullen=True, concept=True), NU).oordelen == ()


@pytest.mark.parametrize("indicator_id", ["misdrijven", "kwb_inwoners", GEZOND])
def test_download_of_trend_with_an_own_area_comes_back_without_a_change(db, tmp_path: Path, indicator_id: str) -> None:
    con = db.cursor()
    gebieden = load_gebieden(con)
    leden = tuple(gebieden.list_niveau(GebiedNiveau.BUURT)[:2])
    gebieden.eigen["westeres"] = EigenGebied("westeres", "Westeres", "aandachtsgebied", leden=leden)
    begrip = load_indicatoren(con)[indicator_id]
    # De Riet is both an own area and a wijk: the same rows stand in the file twice.
    frame = load_reeksen(con, begrip, ("westeres", "de_riet", "WK014111", "GM0141"), gebieden)
    pad = tmp_path / "trend.csv"
    pad.write_bytes(build_csv(frame, begrip, load_bronnen(con)[begrip.bron]))
    rapport = check_upload(db, pad, Opties(), NU)
    assert (rapport.fouten, rapport.waarschuwingen, rapport.verandert) == ([], [], 0)
    assert rapport.gelezen == len(frame) == rapport.cijfers + rapport.overgeslagen
    assert "over een eigen gebied (Westeres)" in " ".join(rapport.meldingen)


def test_figures_that_a_page_converted_are_passed_over(db, tmp_path: Path) -> None:
    oud = "BU01411201;2019;kwb_woz_waarde;150\n"
    run_upload(db, ANALIST, write(tmp_path, oud), Opties(indeling=2020, aanvullen=True), NU, accepteer=True)
    con = db.cursor()
    begrip, gebieden = load_indicatoren(con)["kwb_woz_waarde"], load_gebieden(con)
    frame = load_reeksen(con, begrip, ("BU01411201",), gebieden, omrekenen=True)
    assert {2019, 2024} <= set(frame["jaar"])
    assert set(frame["indeling"]) == {2024}
    pad = tmp_path / "trend.csv"
    pad.write_bytes(build_csv(frame, begrip, load_bronnen(con)[begrip.bron]))
    rapport = check_upload(db, pad, Opties(), NU)
    assert (rapport.fouten, rapport.verandert) == ([], 0)
    assert "1 cijfer is door de pagina omgerekend" in " ".join(rapport.meldingen)


def test_a_place_that_the_source_hides_is_named_as_the_legend_names_it(db, tmp_path: Path) -> None:
    pad = write(tmp_path, f"WK014113;{JAAR};misdrijven;geheim\n")
    gelezen = read_upload(db.cursor(), pad, AANVULLEN)
    [kaart] = rehearse_upload(db, ANALIST, gelezen, AANVULLEN, NU).kaarten[:1]
    assert [(w.naam, w.naar) for w in kaart.wissels if w.code == "WK014113"] == [("Sluitersveld", "afgeschermd")]
