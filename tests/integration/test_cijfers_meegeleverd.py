"""What a fresh store holds: ten years of Almelo, each figure in its indeling, and what follows from them."""

import shutil
import tomllib
from pathlib import Path

import pytest

from lwd_monitor.db.invoegen import list_toegevoegd
from lwd_monitor.gebied import GEMEENTE_CODE, load_gebieden
from lwd_monitor.indicator import load_indicatoren
from lwd_monitor.inhoud import init_database
from lwd_monitor.portret import load_reeksen
from lwd_monitor.toegang import SYSTEEM
from lwd_monitor.upload import Geweigerd, Opties, check_upload, list_uploads, undo_upload
from lwd_monitor.waarneming import list_waarnemingen, load_jaren
from tests.conftest import INWONERS, NU

DATA = Path(__file__).resolve().parents[2] / "data"
CIJFERS = DATA / "cijfers"


def test_almelo_has_its_inwoners_of_nine_years_and_the_last_are_provisional(db) -> None:
    frame = list_waarnemingen(db.cursor(), "kwb_inwoners", gebied=GEMEENTE_CODE)
    assert dict(zip(frame["jaar"], frame["waarde"], strict=True)) == INWONERS
    assert (frame["indeling"] == frame["jaar"].map(lambda jaar: 2020 if jaar <= 2020 else 2024)).all()
    assert frame.loc[frame["jaar"] == 2025, "status"].tolist() == ["voorlopig"]


def test_crime_has_a_rate_for_each_year_of_which_the_inhabitants_are_known(db) -> None:
    frame = list_waarnemingen(db.cursor(), "misdrijven_per_1000")
    frame = frame[frame["waarde"].notna()]
    jaren = {
        soort: sorted(frame.loc[frame["gebied"].str.startswith(soort), "jaar"].unique()) for soort in ("GM", "WK", "BU")
    }
    assert jaren == {"GM": [2021, 2022, 2023, 2024, 2025], "WK": [2021, 2022, 2024], "BU": [2021, 2024]}


def test_a_share_follows_from_the_counts_where_the_source_gives_none(db) -> None:
    frame = list_waarnemingen(db.cursor(), "kwb_inwoners_65plus_pct", gebied=GEMEENTE_CODE).set_index("jaar")
    assert frame.loc[2015, ["waarde", "status"]].tolist() == [18, "gemeten"]
    assert frame.loc[2024, "status"] == "berekend"
    assert round(frame.loc[2024, "waarde"], 2) == round(100 * 15368 / 74317, 2)


def test_the_list_of_years_has_every_niveau_and_nothing_of_other_gemeenten(db) -> None:
    jaren = load_jaren(db.cursor(), GEMEENTE_CODE)
    inwoners = jaren[jaren["indicator_id"] == "kwb_inwoners"]
    assert inwoners[["niveau", "jaar"]].to_numpy().tolist() == [
        *(["buurt", j] for j in (2015, 2021, 2024)),
        *(["gemeente", j] for j in INWONERS),
        *(["wijk", j] for j in (2015, 2016, 2017, 2021, 2022, 2024)),
    ]
    assert load_jaren(db.cursor(), "GM0307").empty


def test_a_wijk_that_changed_is_carried_over_by_its_homes_as_an_estimate_and_one_that_did_not_keeps_its_figure(
    db,
) -> None:
    con = db.cursor()
    gebieden, indicator = load_gebieden(con), load_indicatoren(con)["kwb_inwoners"]
    reeks = load_reeksen(con, indicator, ("WK014115", "WK014118"), gebieden, omrekenen=True).set_index(
        ["sleutel", "jaar"]
    )
    oud = {
        code: list_waarnemingen(con, "kwb_inwoners", gebied=code, jaar=2015)["waarde"].iloc[0]
        for code in ("WK014115", "WK014116", "WK014118")
    }
    assert reeks.loc[("WK014115", 2015), "status"] == "geschat"
    assert reeks.loc[("WK014115", 2015), "waarde"] == oud["WK014115"] + 0.041 * oud["WK014116"]
    assert reeks.loc[("WK014118", 2015), "status"] == "gemeten"
    assert reeks.loc[("WK014118", 2015), "waarde"] == oud["WK014118"]


def test_two_tables_of_health_never_share_an_indicator(db) -> None:
    oud = (
        db.cursor()
        .execute("SELECT DISTINCT indeling FROM waarneming WHERE indicator_id LIKE 'rivm_50090_%'")
        .fetchall()
    )
    nieuw = db.cursor().execute(
        "SELECT DISTINCT indeling FROM waarneming WHERE indicator_id = 'ervaren_gezondheid_goed'"
    )
    assert oud == [(2020,)]
    assert nieuw.fetchall() == [(2024,)]


def test_a_write_knows_of_which_places_it_added_figures(db) -> None:
    con = db.cursor()
    assert list_toegevoegd(con, "waarneming") is None
    assert list_toegevoegd(con, "gebied") is None


def take_terug(db) -> None:
    """Take back every file of figures that ships, as if the store had none."""
    for upload in list_uploads(db.cursor()).itertuples():
        if (CIJFERS / upload.bestand).exists():
            undo_upload(db, SYSTEEM, upload.id, NU)


def test_the_checks_find_no_error_in_what_ships_and_only_the_warnings_that_were_weighed(db) -> None:
    take_terug(db)
    rapporten = {pad.stem: check_upload(db, pad, Opties(), NU) for pad in CIJFERS.glob("*.csv")}
    assert {naam: r.fouten for naam, r in rapporten.items() if r.fouten} == {}
    # Shares below one percent; areas that CBS rounds; 8 and 33 crimes.
    assert {naam: len(r.waarschuwingen) for naam, r in rapporten.items() if r.waarschuwingen} == {
        "gemeente_indicatoren_jaarverslagen": 1,
        "kwb_lang_2015_2025": 16,
        "misdrijven_2021_2025": 1,
    }
    assert {r.vorm for r in rapporten.values()} == {"Export van deze monitor"}


def test_what_was_taken_back_stays_away_also_when_it_came_in_an_earlier_form(db) -> None:
    take_terug(db)
    for pad in CIJFERS.glob("*.csv"):
        for sha in tomllib.loads(pad.with_suffix(".toml").read_text(encoding="utf-8"))["eerder"]:
            db.write(
                lambda con, s=sha, n=pad.name: con.execute("UPDATE upload SET sha256 = ? WHERE bestand = ?", [s, n]),
                ("upload",),
            )
    voor = list_uploads(db.cursor())
    init_database(db, NU)
    assert list_uploads(db.cursor()).equals(voor)


KOP = "gebied_code;indeling;indicator_id;jaar;waarde;status\n"


def test_a_file_that_ships_later_comes_in_once_and_is_kept_as_every_upload(db, tmp_path) -> None:
    data = build_data(tmp_path / "data", KOP + f"{GEMEENTE_CODE};2024;gemeente_overlast_verward;2025;1081;gemeten\n")
    init_database(db, NU, data=data)
    assert list_waarnemingen(db.cursor(), "gemeente_overlast_verward", jaar=2025)["waarde"].tolist() == [1081]
    assert [pad.name[65:] for pad in (tmp_path / "uploads").iterdir()] == ["later.csv"]
    voor = list_uploads(db.cursor())
    init_database(db, NU, data=data)
    assert list_uploads(db.cursor()).equals(voor)


def test_a_file_that_ships_with_a_cell_that_is_no_figure_stops_and_leaves_nothing(db, tmp_path) -> None:
    data = build_data(tmp_path / "data", KOP + f"{GEMEENTE_CODE};2024;gemeente_overlast_verward;2025;elf?;gemeten\n")
    with pytest.raises(Geweigerd, match="geen getal") as fout:
        init_database(db, NU, data=data)
    assert [(b.rij, b.kolom) for b in fout.value.rapport.fouten] == [(2, "E (waarde)")]
    assert not (tmp_path / "uploads").exists()


def build_data(map_: Path, later: str) -> Path:
    """Return a folder with what ships, and this file of figures beside it."""
    shutil.copytree(DATA, map_, ignore=lambda pad, namen: {"uploads", "bewaard", "kaartcache", "fotos"} & set(namen))
    (map_ / "cijfers" / "later.csv").write_text(later)
    (map_ / "cijfers" / "later.toml").write_text('bron = "gemeente_jaarverslag"\n')
    return map_
