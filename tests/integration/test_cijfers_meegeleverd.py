"""What a fresh store holds: ten years of Almelo, each figure in its indeling, and what follows from them."""

from lwd_monitor.db.invoegen import list_toegevoegd
from lwd_monitor.gebied import GEMEENTE_CODE, load_gebieden
from lwd_monitor.indicator import load_indicatoren
from lwd_monitor.profiel import load_reeksen
from lwd_monitor.waarneming import list_waarnemingen, load_jaren

INWONERS = {
    2015: 72291,
    2016: 72425,
    2017: 72479,
    2020: 73107,
    2021: 73132,
    2022: 73155,
    2023: 73949,
    2024: 74317,
    2025: 74776,
}


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
