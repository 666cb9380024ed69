"""Files as people in the field have them: what comes out, through the command line and on a real store."""

import contextlib
import io
import json
from pathlib import Path

import pandas as pd
import pytest

from lwd_monitor.cli import main
from lwd_monitor.db import open_database

VELD = Path(__file__).parents[1] / "files" / "veld"
GOED = "--accepteer-waarschuwingen"


class Proef:
    """One store on which commands run; `antwoord` is the last one's JSON."""

    def __init__(self, url: str) -> None:
        self.url = url

    def run(self, bestand: str | Path, *woorden: str, code: int = 0, zonder_akkoord: bool = False) -> dict:
        pad = bestand if isinstance(bestand, Path) else VELD / bestand
        uit = io.StringIO()
        akkoord = [] if zonder_akkoord else [GOED]
        with contextlib.redirect_stdout(uit):
            gegeven = main(["upload", "run", str(pad), *woorden, *akkoord, "--json"])
        antwoord = json.loads(uit.getvalue())
        assert gegeven == code, antwoord["fouten"] or antwoord["waarschuwingen"]
        return antwoord

    def get(self, gebied: str, indicator: str, jaar: int) -> tuple:
        db = open_database(self.url)
        rij = (
            db.cursor()
            .execute(
                "SELECT waarde, status, noemer, ci_laag, ci_hoog FROM waarneming WHERE gebied_code = ? AND indicator_id = ? "
                "AND jaar = ? ORDER BY indeling DESC",
                [gebied, indicator, jaar],
            )
            .fetchone()
        )
        db.close()
        return rij

    def count(self, sql: str) -> int:
        db = open_database(self.url)
        aantal = db.cursor().execute(sql).fetchone()[0]
        db.close()
        return aantal


@pytest.fixture
def proef(database: str) -> Proef:
    return Proef(database)


def schrijf(tmp_path: Path, inhoud: str, naam: str = "proef.csv") -> Path:
    pad = tmp_path / naam
    pad.write_text(inhoud, encoding="utf-8")
    return pad


def meldingen(antwoord: dict, soort: str) -> str:
    return " | ".join(b["melding"] for b in antwoord[soort])


# File, choices, and figures that must stand afterwards: place, indicator, year, value, status.
GEVALLEN = [
    (
        "c01_ses_woa_statline.csv",
        (),
        [
            ("BU01411000", "ses_woa_totaal", 2019, 0.045, "gemeten"),
            ("WK014110", "ses_woa_opleiding_hoog", 2019, 58.2, "gemeten"),
            ("BU01411101", "ses_woa_totaal", 2019, None, "ontbreekt"),
        ],
    ),
    (
        "c02_statline_regio_in_kolommen.csv",
        (),
        [
            ("WK014110", "kwb_afstand_huisarts", 2021, 0.6, "gemeten"),
            ("GM0141", "kwb_afstand_school", 2021, 0.6, "gemeten"),
            ("BU01411002", "kwb_afstand_school", 2021, None, "ontbreekt"),
        ],
    ),
    (
        "c03_kwb2023_excel.xlsx",
        (),
        [
            ("WK014110", "kwb_inwoners", 2023, 5610, "gemeten"),
            ("WK014110", "kwb_woz_waarde", 2023, 245, "gemeten"),
            ("WK014110", "kwb_koopwoningen", 2023, 55, "gemeten"),
        ],
    ),
    (
        "c05_cbsodata_namen_85984NED.csv",
        (),
        [
            ("GM0141", "kwb_inwoners", 2024, 74010, "gemeten"),
            ("BU01411103", "kwb_inwoners", 2024, 1490, "gemeten"),
        ],
    ),
    ("c06b_procentopmaak_gemengd.xlsx", (), [("WK014111", "kwb_koopwoningen", 2023, 38, "gemeten")]),
    ("c07_voetnoot_superscript.xlsx", (), [("WK014112", "kwb_koopwoningen", 2023, 42.2, "gemeten")]),
    (
        "c10_nader_voorlopig.csv",
        (),
        [
            ("WK014110", "kwb_inwoners", 2022, 6000, "gemeten"),
            ("WK014110", "kwb_inwoners", 2023, 6000, "voorlopig"),
            ("WK014110", "kwb_inwoners", 2024, 6000, "voorlopig"),
        ],
    ),
    (
        "c10c_waarde_sterren.csv",
        (),
        [
            ("WK014110", "kwb_inwoners", 2023, 6000, "voorlopig"),
            ("WK014111", "kwb_inwoners", 2023, 6001, "voorlopig"),
        ],
    ),
    ("c12_swing_naamkolom.xlsx", (), [("WK014110", "kwb_koopwoningen", 2023, 40, "gemeten")]),
    ("c13b_woz_titel_euro.csv", (), [("WK014110", "kwb_woz_waarde", 2023, 201, "gemeten")]),
    (
        "c18_kleiner_dan.csv",
        (),
        [
            ("WK014113", "misdrijven", 2023, None, "onderdrukt"),
            ("WK014114", "misdrijven", 2023, None, "onderdrukt"),
            ("WK014110", "misdrijven", 2023, 100, "gemeten"),
        ],
    ),
    ("c22_jaar_als_datumkop.xlsx", (), [("WK014110", "kwb_koopwoningen", 2022, 41, "gemeten")]),
    ("c25_engels_duizend.csv", (), [("WK014111", "kwb_inwoners", 2023, 6037, "gemeten")]),
    (
        "c29b_duizendtal_als_tekst.xlsx",
        ("--jaar", "2023"),
        [
            ("WK014112", "kwb_huishoudens", 2023, 3021, "gemeten"),
            ("WK014113", "kwb_inwoners", 2023, 6045, "gemeten"),
        ],
    ),
    ("c30_blad_per_jaar.xlsx", ("--jaar", "2023"), [("WK014110", "kwb_koopwoningen", 2023, 43, "gemeten")]),
    ("c31_eerste_blad_toelichting.xlsx", (), [("WK014110", "kwb_koopwoningen", 2023, 40.5, "gemeten")]),
    ("c41_formulefout_ander_blad.xlsx", (), [("WK014110", "kwb_koopwoningen", 2023, 40.5, "gemeten")]),
    (
        "c42_swing_eenheidsrij.xlsx",
        (),
        [("GM0141", "kwb_koopwoningen", 2023, 51, "gemeten"), ("WK014121", "kwb_koopwoningen", 2022, 51, "gemeten")],
    ),
    (
        "c42b_swing_totaal_almelo.xlsx",
        (),
        [("GM0141", "kwb_koopwoningen", 2022, 50, "gemeten"), ("WK014110", "kwb_koopwoningen", 2022, 40, "gemeten")],
    ),
    ("c53_bom_dubbel_kop.csv", (), [("WK014110", "kwb_koopwoningen", 2023, 40, "gemeten")]),
    (
        "dev_c51_status_geheim.csv",
        (),
        [
            ("WK014117", "kwb_inwoners_65plus", 2022, None, "onderdrukt"),
            ("WK014110", "kwb_inwoners_65plus", 2022, 900, "gemeten"),
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("bestand", "keuzes", "cijfers"), GEVALLEN, ids=[g[0] for g in GEVALLEN])
def test_a_file_from_the_field_comes_in_as_it_was_meant(
    proef: Proef, bestand: str, keuzes: tuple[str, ...], cijfers: list[tuple]
) -> None:
    proef.run(bestand, *keuzes)
    for gebied, indicator, jaar, waarde, status in cijfers:
        assert proef.get(gebied, indicator, jaar)[:2] == (waarde, status)


def test_margins_and_the_denominator_beside_a_value_are_stored(proef: Proef) -> None:
    proef.run("c50_marges_in_lang.csv", zonder_akkoord=True)
    assert proef.get("WK014110", "ervaren_gezondheid_goed", 2023) == (60, "gemeten", 200, 55, 65)


@pytest.mark.parametrize("bestand", ["c13_woz_in_euro.csv", "c13d_woz_in_euro_2024.csv"])
def test_a_thousand_times_without_a_unit_is_refused(proef: Proef, bestand: str) -> None:
    assert "duizend keer" in meldingen(proef.run(bestand, code=1), "fouten")


def test_a_nought_over_a_figure_that_cannot_be_nought_stops(proef: Proef) -> None:
    antwoord = proef.run("c54_nul_als_ontbrekend.csv", code=1, zonder_akkoord=True)
    assert [b["rij"] for b in antwoord["waarschuwingen"]] == [4, 5]
    assert "maak de cel dan leeg" in meldingen(antwoord, "waarschuwingen")


def test_a_home_worth_nothing_stops_without_years_or_neighbours_to_compare_with(proef: Proef, tmp_path: Path) -> None:
    pad = schrijf(
        tmp_path,
        "gebied_code;jaar;indicator;waarde\nWK014110;2014;kwb_woz_waarde;0\nWK014111;2014;kwb_woz_waarde;200\n",
    )
    antwoord = proef.run(pad, code=1, zonder_akkoord=True)
    assert [(b["rij"], b["waarde"]) for b in antwoord["waarschuwingen"]] == [(2, "0")]


@pytest.mark.parametrize("bestand", ["c08_lang_met_geslacht.csv", "c08c_kwb_statline_geslacht.csv"])
def test_a_group_of_people_is_never_the_whole(proef: Proef, bestand: str) -> None:
    proef.run(bestand, "--concept")
    assert proef.get("WK014110", "kwb_inwoners", 2023) is None
    assert proef.get("WK014110", "kwb_inwoners_mannen", 2023)[0] == 3000


def test_a_name_that_belongs_to_another_code_stops_and_both_are_named(proef: Proef) -> None:
    eerste = proef.run("dev_c12c_naam_spreekt_code_tegen.xlsx", code=1)["fouten"][0]
    assert (eerste["rij"], eerste["kolom"], eerste["waarde"]) == (2, "B (gebied_naam)", "Riet Noord")
    assert "Bornsestraat en omgeving Zuid" in eerste["melding"]
    assert "Riet Noord" in eerste["melding"]


def test_numbers_for_no_figure_are_none(proef: Proef) -> None:
    proef.run("c09_sentinel_9999.csv", "--concept")
    assert proef.get("WK014112", "swing_vertrouwen", 2023)[:2] == (None, "ontbreekt")
    assert proef.get("WK014110", "swing_vertrouwen", 2023)[:2] == (60, "gemeten")


def test_places_elsewhere_with_our_names_are_not_ours(proef: Proef) -> None:
    antwoord = proef.run("c05c_vreemde_buurt_met_onze_naam_85984NED.csv", code=1)
    assert "geen enkele rij van" in meldingen(antwoord, "fouten")


def test_a_workbook_with_a_sheet_per_year_asks_for_the_year(proef: Proef) -> None:
    assert "een blad per jaar" in meldingen(proef.run("c30_blad_per_jaar.xlsx", code=1), "fouten")
    antwoord = proef.run("c30_blad_per_jaar.xlsx", "--blad", "2022", "--jaar", "2023", code=1)
    assert "Het blad heet '2022'" in meldingen(antwoord, "fouten")


GRENZEN = ["dev_g05_mac_zip_plat.zip", "dev_g12_wijken_eerst.gpkg", "g04_cpg_utf8_dbf_1252.zip", "g04b_cpg_1258.zip",
           "g06_drie_shapefiles.zip"]  # fmt: skip


@pytest.mark.parametrize("bestand", GRENZEN)
def test_boundaries_come_in_with_the_finest_places_and_their_names(proef: Proef, bestand: str) -> None:
    assert proef.run(bestand, "--indeling", "2026")["nieuw"] == 84
    buurten = "SELECT count(*) FROM gebied WHERE indeling = 2026 AND niveau = 'buurt'"
    assert proef.count(buurten) == 71
    assert proef.count(f"{buurten} AND naam = code") == 0
    assert proef.count(f"{buurten} AND naam LIKE '%Indië%'") == 1


def test_another_layer_is_chosen_by_its_name(proef: Proef) -> None:
    proef.run("dev_g12_wijken_eerst.gpkg", "--indeling", "2026", "--blad", "gemeenten")
    assert proef.count("SELECT count(*) FROM gebied WHERE indeling = 2026") == 1
    antwoord = proef.run("dev_g12_wijken_eerst.gpkg", "--indeling", "2026", "--blad", "straten", code=1)
    assert "Kies uit: wijken, buurten, gemeenten" in meldingen(antwoord, "fouten")


KOP = "gebied_code;jaar;indicator;"
WIJKEN = [f"WK0141{nummer}" for nummer in range(10, 22)]


def test_a_column_that_nobody_knows_stops_and_one_of_remarks_is_named(proef: Proef, tmp_path: Path) -> None:
    pad = schrijf(tmp_path, KOP + "waarde;deel;opmerking\nWK014110;2023;inwoners;6000;gezinnen;mooi\n")
    antwoord = proef.run(pad, "--aanvullen", code=1, zonder_akkoord=True)
    assert [b["kolom"] for b in antwoord["waarschuwingen"]] == ["E (deel)"]
    assert any("F (opmerking)" in melding for melding in antwoord["meldingen"])


@pytest.mark.parametrize("totaal", ["Totaal", "totaal mannen en vrouwen", "T001038", ""])
def test_a_group_that_is_the_total_passes_with_a_word(proef: Proef, tmp_path: Path, totaal: str) -> None:
    pad = schrijf(tmp_path, KOP + f"geslacht;waarde\nWK014110;2023;inwoners;{totaal};6000\n")
    antwoord = proef.run(pad, "--aanvullen", zonder_akkoord=True)
    assert any("overal het totaal" in melding for melding in antwoord["meldingen"])
    assert proef.get("WK014110", "kwb_inwoners", 2023)[0] == 6000


def test_groups_beside_the_total_get_indicators_of_their_own(proef: Proef, tmp_path: Path) -> None:
    regels = "WK014110;2023;inwoners;Totaal;6000\nWK014110;2023;inwoners;65 jaar of ouder;1200\n"
    proef.run(schrijf(tmp_path, KOP + "leeftijdsgroep;waarde\n" + regels), "--concept")
    assert proef.get("WK014110", "kwb_inwoners", 2023)[0] == 6000
    assert proef.get("WK014110", "kwb_inwoners_65_jaar_of_ouder", 2023)[0] == 1200


def test_an_unknown_word_for_the_status_stops(proef: Proef, tmp_path: Path) -> None:
    pad = schrijf(tmp_path, KOP + "waarde;status\nWK014110;2023;inwoners;6000;halfrijp\n")
    fout = proef.run(pad, code=1)["fouten"][0]
    assert (fout["rij"], fout["kolom"], fout["waarde"]) == (2, "E (status)", "halfrijp")


def test_units_convert_or_refuse(proef: Proef, tmp_path: Path) -> None:
    regels = "WK014110;2023;kwb_koopwoningen;0,38;fractie\nWK014110;2023;kwb_woz_waarde;0,24;mln euro\n"
    proef.run(schrijf(tmp_path, KOP + "waarde;eenheid\n" + regels))
    assert proef.get("WK014110", "kwb_koopwoningen", 2023)[0] == 38
    assert proef.get("WK014110", "kwb_woz_waarde", 2023)[0] == 240
    pad = schrijf(tmp_path, KOP + "waarde;eenheid\nWK014110;2023;kwb_koopwoningen;38;euro\n")
    assert "past niet bij elkaar" in meldingen(proef.run(pad, code=1), "fouten")


def test_a_quote_that_never_closes_refuses_the_file_with_its_line(proef: Proef, tmp_path: Path) -> None:
    regels = [f"{wijk};2023;inwoners;6000;" + ('"open' if wijk == "WK014112" else "goed") for wijk in WIJKEN]
    antwoord = proef.run(schrijf(tmp_path, KOP + "waarde;toelichting\n" + "\n".join(regels)), code=1)
    assert "In regel 4 begint een aanhalingsteken" in meldingen(antwoord, "fouten")
    regels[6] += '"'
    antwoord = proef.run(schrijf(tmp_path, KOP + "waarde;toelichting\n" + "\n".join(regels)), code=1)
    assert "sluit een aanhalingsteken" in meldingen(antwoord, "fouten")


def test_a_formula_that_was_never_worked_out_is_named(proef: Proef, tmp_path: Path) -> None:
    frame = pd.DataFrame({"gebied_code": WIJKEN, "jaar": 2023, "indicator": "inwoners", "waarde": 6000})
    frame["waarde"] = frame["waarde"].astype(object)
    frame.loc[2, "waarde"] = "=3000+3000"
    frame.to_excel(tmp_path / "formule.xlsx", index=False)
    antwoord = proef.run(tmp_path / "formule.xlsx", code=1)
    assert "formules zonder uitkomst: cel D4" in meldingen(antwoord, "fouten")


def test_a_level_with_a_year_tells_the_indeling(proef: Proef, tmp_path: Path) -> None:
    kop = "period;geolevel;geoitem;naam;inwoners\n"
    proef.run(schrijf(tmp_path, kop + "2022;buurt2020;1411101;Riet Noord;1004\n"))
    assert (
        proef.count(
            "SELECT max(indeling) FROM waarneming WHERE gebied_code = 'BU01411101' AND jaar = 2022 AND indicator_id = 'kwb_inwoners'"
        )
        == 2020
    )


def test_a_value_far_from_its_neighbours_is_asked_about(proef: Proef, tmp_path: Path) -> None:
    regels = "\n".join(f"{wijk};2023;swing_score;{2100 if n == 3 else 200 + n}" for n, wijk in enumerate(WIJKEN))
    antwoord = proef.run(schrijf(tmp_path, KOP + "waarde\n" + regels), "--concept", code=1, zonder_akkoord=True)
    [ver] = [b for b in antwoord["waarschuwingen"] if "ver van de andere" in b["melding"]]
    assert (ver["rij"], ver["waarde"]) == (5, "2100")


@pytest.mark.parametrize(
    ("indicator", "eerst", "dan", "woord"),
    [
        ("leefbaarometer2_totaal", "0,01", "0,08", ""),
        ("leefbaarometer2_totaal", "0,01", "-0,05", ""),
        ("kwb_vermogen_mediaan", "50", "50000", "duizend keer"),
    ],
)
def test_of_a_figure_that_may_be_negative_only_a_unit_tells_in_times(
    proef: Proef, tmp_path: Path, indicator: str, eerst: str, dan: str, woord: str
) -> None:
    regels = f"{WIJKEN[0]};2023;{indicator};{eerst}\n{WIJKEN[0]};2024;{indicator};{dan}\n"
    antwoord = proef.run(schrijf(tmp_path, KOP + "waarde\n" + regels), code=int(bool(woord)), zonder_akkoord=True)
    gevonden = [*antwoord["fouten"], *antwoord["waarschuwingen"]]
    assert len(gevonden) == bool(woord)
    assert all(woord in bevinding["melding"] for bevinding in gevonden)


def test_scores_around_nought_are_not_far_from_each_other(proef: Proef, tmp_path: Path) -> None:
    waarden = ["0,0001", "0,01", "0,06", "0,07", "0,08", "0,09", "0,1", "-0,2"]
    regels = "\n".join(f"{w};2023;leefbaarometer2_totaal;{x}" for w, x in zip(WIJKEN, waarden, strict=False))
    antwoord = proef.run(schrijf(tmp_path, KOP + "waarde\n" + regels), zonder_akkoord=True)
    assert antwoord["waarschuwingen"] == []


def test_a_header_that_stands_there_twice_is_passed_over(proef: Proef, tmp_path: Path) -> None:
    inhoud = KOP + "waarde\nWK014110;2023;inwoners;6000\n" + KOP + "waarde\nWK014111;2023;inwoners;6500\n"
    antwoord = proef.run(schrijf(tmp_path, inhoud), "--aanvullen", zonder_akkoord=True)
    assert antwoord["nieuw"] == 2
    assert any("nog 1 keer" in melding for melding in antwoord["meldingen"])
