"""Verdicts from the command line and the façade, on what ships."""

from datetime import datetime

import pytest

from lwd_monitor import oordeel
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import EigenGebied, load_gebieden
from lwd_monitor.indicator import load_indicatoren
from lwd_monitor.toegang import DEMO_GEBRUIKERS, GeenRecht, Rol

NU = datetime(2026, 11, 22)
ANALIST = DEMO_GEBRUIKERS[Rol.ANALIST]


def compare(ask, indicator: str, gebied: str, van: int, tot: int) -> dict:
    woorden = ("--indicator", indicator, "--gebied", gebied, "--van", str(van), "--tot", str(tot))
    return ask("trend", "compare", *woorden)


def test_kerkelanden_looks_like_a_fall_but_may_be_chance(ask):
    uit = compare(ask, "misdrijven", "BU01411402", 2021, 2025)
    assert uit["verschil"] == -27
    assert uit["oordeel"] == "geen_aantoonbaar_verschil"
    assert uit["ci_laag"] < -27 < uit["ci_hoog"]
    assert uit["p"] > 0.05
    assert uit["dispersie"] > 2
    assert (uit["toets"], uit["van"], uit["tot"]) == ("trend over 5 metingen", 2021, 2025)


@pytest.mark.parametrize(("van", "tot", "verschil"), [(2022, 2025, -863), (2022, 2024, -337)])
def test_years_that_a_reader_picks_get_the_difference_and_no_word(ask, van, tot, verschil):
    uit = compare(ask, "misdrijven", "GM0141", van, tot)
    assert (uit["oordeel"], uit["verschil"], uit["p"]) == ("niet_te_toetsen", verschil, None)
    assert uit["waarde_van"] + verschil == uit["waarde_tot"] > 3000
    assert "2021-2025 en over 2024-2025" in uit["reden"]


def test_almelo_as_a_whole_moves_too_much_from_year_to_year_to_have_fallen(ask):
    for van, tot in ((2021, 2025), (2024, 2025)):
        assert compare(ask, "misdrijven", "GM0141", van, tot)["oordeel"] == "geen_aantoonbaar_verschil"


@pytest.mark.parametrize(
    ("indicator", "gebied", "van", "tot", "woord"),
    [
        ("kwb_inwoners", "BU01411402", 2022, 2024, "Er is geen cijfer over 2022"),
        (
            "rivm_50090_eenzaam_18plus",
            "BU01411403",
            2016,
            2024,
            "Er is geen cijfer over 2016 en 2024. Onder deze code staat over 2016 wel een cijfer, maar dat is van "
            "Aalderinkshoek Noordoost in de indeling van 2020: met andere grenzen.",
        ),
        ("misdrijven", "BU01411402", 2025, 2025, "twee verschillende jaren"),
        (
            "enquete_wl04",
            "WK014120",
            2023,
            2025,
            "We laten over 2023 en 2025 geen cijfer zien: hier of in een ander gebied",
        ),
        (
            "misdrijven_per_1000",
            "BU01411105",
            2023,
            2024,
            "Er is geen cijfer over 2023. We laten over 2024 geen cijfer zien: er wonen",
        ),
        ("ervaren_gezondheid_goed", "WK014110", 2022, 2024, "geen aantal en geen marge"),
    ],
)
def test_what_cannot_be_tested_says_why(ask, indicator, gebied, van, tot, woord):
    uit = compare(ask, indicator, gebied, van, tot)
    assert uit["oordeel"] == "niet_te_toetsen"
    assert uit["p"] is None
    assert [uit[veld] for veld in ("ci_laag", "ci_hoog")] == [None, None]
    assert woord in uit["reden"]
    if "geen cijfer" in uit["reden"]:
        assert uit["verschil"] is None


def test_what_rests_on_made_up_figures_says_so(ask):
    assert compare(ask, "enquete_wl04", "GM0141", 2023, 2025)["voorbeeld"] is True
    assert compare(ask, "misdrijven", "GM0141", 2023, 2025)["voorbeeld"] is False
    oordelen = ask("oordeel", "compute", "--niveau", "wijk", "--jaar", "2025")["oordelen"]
    assert {(o["thema"], o["soort"]) for o in oordelen if o["voorbeeld"]} >= {("veiligheid", "subjectief")}
    assert all(o["soort"] == "subjectief" for o in oordelen if o["voorbeeld"])


def test_own_area_with_a_part_that_is_not_shown_says_so(db):
    gebieden = load_gebieden(db.cursor())
    leden = tuple(gebieden.get(code, 2024) for code in ("WK014120", "WK014111"))
    eigen = EigenGebied("proef", "Proef", "aandachtsgebied", leden=leden)
    indicator = load_indicatoren(db.cursor())["enquete_wl04"]
    uit = oordeel.compare_periode(db.cursor(), indicator, eigen, gebieden, 2023, 2025)
    assert (uit.verschil, uit.oordeel) == (None, "niet_te_toetsen")
    assert uit.reden == (
        "We laten over 2023 en 2025 geen cijfer zien: hier of in een ander gebied antwoordden te weinig mensen."
    )


def test_own_area_of_one_wijk_is_that_wijk(ask, db):
    db_gebieden = load_gebieden(db.cursor())
    db.close()
    eigen = next(e for e in db_gebieden.eigen.values() if len(e.leden) == 1)
    assert compare(ask, "misdrijven", eigen.id, 2021, 2025) == compare(
        ask, "misdrijven", eigen.leden[0].code, 2021, 2025
    )


def test_oordelen_of_all_wijken_have_the_agreed_keys_and_words(ask):
    rijen = ask("oordeel", "compute", "--niveau", "wijk", "--jaar", "2025")["oordelen"]
    sleutels = {"gebied", "thema", "score", "interval", "dekking", "ondergrens", "ontwikkeling"}
    assert sleutels <= set(rijen[0])
    veilig = [r for r in rijen if r["thema"] == "veiligheid" and r["soort"] == "objectief"]
    assert len(veilig) == 12
    assert all(r["interval"][0] <= r["score"] <= r["interval"][1] for r in veilig)
    neutraal = [r for r in rijen if r["thema"] == "bevolking"]
    assert all(r["score"] is None and "hoger beter" in r["reden"] for r in neutraal)
    assert "1990" in ask("oordeel", "compute", "--niveau", "wijk", "--jaar", "1990", code=1)["fout"]


def test_a_floor_needs_the_right_a_reason_and_a_good_side(db):
    catalogus = load_indicatoren(db.cursor())
    veilig, inwoners = catalogus["misdrijven_per_1000"], catalogus["kwb_inwoners"]
    with pytest.raises(GeenRecht):
        oordeel.set_ondergrens(db, DEMO_GEBRUIKERS[Rol.RAADSLID], veilig, 60, "raadsbesluit", NU)
    with pytest.raises(Fout, match="waarom"):
        oordeel.set_ondergrens(db, ANALIST, veilig, 60, " ", NU)
    with pytest.raises(Fout, match="hoger is niet beter"):
        oordeel.set_ondergrens(db, ANALIST, inwoners, 60, "raadsbesluit", NU)
    with pytest.raises(Fout, match="kan niet"):
        oordeel.set_ondergrens(db, ANALIST, veilig, -1, "raadsbesluit", NU)


def test_a_floor_that_was_set_decides_and_can_be_taken_away(db):
    con = db.cursor()
    veilig = load_indicatoren(con)["misdrijven_per_1000"]
    oordeel.set_ondergrens(db, ANALIST, veilig, 60, "afspraak in het plan", NU)
    themas = oordeel.load_oordelen(con, "wijk", 2025).oordelen.themas
    eigen = themas[(themas["thema"] == "veiligheid") & (themas["soort"] == "objectief")]
    assert set(eigen["ondergrens"]) <= {"gehaald", "niet_gehaald", "niet_zeker"}
    assert "niet_gehaald" in set(eigen["ondergrens"])
    oordeel.set_ondergrens(db, ANALIST, veilig, None, "afspraak vervallen", NU.replace(hour=1))
    assert oordeel.list_ondergrenzen(con, load_indicatoren(con)) == {}


def test_a_fictitious_round_is_named_as_such(db):
    uit = oordeel.load_oordelen(db.cursor(), "wijk", 2025)
    assert "enquete_wl04" in uit.voorbeeld
    assert "misdrijven_per_1000" not in uit.voorbeeld


def test_margins_of_columns_equal_those_of_single_figures(db):
    from lwd_monitor.oordeel import store

    con = db.cursor()
    catalogus = load_indicatoren(con)
    frame = store.load_metingen(con, "GM0141", niveau="wijk", indeling=2024)
    samen = oordeel.add_marges(frame, catalogus)
    getest = samen[samen["indicator"].isin(["misdrijven", "misdrijven_per_1000", "kwb_inwoners", "enquete_wl07_0"])]
    assert len(getest) > 60
    for rij in getest.itertuples():
        i = catalogus[rij.indicator]
        bron = frame.loc[rij.Index]
        meting = oordeel.Toetscijfer(
            *bron[["waarde", "noemer", "ci_laag", "ci_hoog"]], dispersie=oordeel.find_dispersie(i, bron["gebied"])
        )
        marge = oordeel.find_marge(meting, i.toets, i.per)
        if marge is None:
            assert rij.ci_laag != rij.ci_laag
        else:
            assert (rij.ci_laag, rij.ci_hoog) == pytest.approx(marge)


def test_the_first_year_with_figures_has_verdicts_and_the_year_before_is_refused(db):
    eerste = 2012
    assert len(oordeel.load_oordelen(db.cursor(), "wijk", eerste).oordelen.themas)
    with pytest.raises(Fout, match=f"Over {eerste - 1} zijn er geen cijfers"):
        oordeel.load_oordelen(db.cursor(), "wijk", eerste - 1)
