"""Kerncijfers in every shape and year: each trap that CBS's files hold gives the figure that CBS meant, or a question."""

from pathlib import Path

import openpyxl
import pytest

from lwd_monitor import kwb
from lwd_monitor.indicator import load_catalogus
from lwd_monitor.kwb.tabellen import load_rijen
from lwd_monitor.upload.lezen import read_bestand
from lwd_monitor.upload.vorm import Lang, Vormkeuze, recognise, to_lang

PROJECT = Path(__file__).parents[2]
INDICATOREN = load_catalogus([PROJECT / "data" / "cijfers" / "catalogus"])


def read(pad: Path, **keuze: object) -> Lang:
    tabel = read_bestand(pad)
    vorm = recognise(tabel)
    assert vorm is not None
    titels = {i.titel: i.id for i in INDICATOREN.values()}
    return to_lang(tabel, vorm, Vormkeuze(catalogus=titels, bekend=INDICATOREN, **keuze))


def write(map_: Path, kop: str, *rijen: str, naam: str = "kwb.csv") -> Path:
    pad = map_ / naam
    pad.write_text("\n".join([kop, *rijen]) + "\n", encoding="utf-8")
    return pad


def get(lang: Lang, indicator: str, gebied: str = "WK014110") -> tuple[float | None, str]:
    rijen = lang.frame[(lang.frame["indicator_id"] == indicator) & (lang.frame["gebied_code"] == gebied)]
    assert len(rijen) == 1, (indicator, len(rijen))
    waarde = float(rijen["waarde"].iloc[0])
    return (None if waarde != waarde else waarde), str(rijen["status"].iloc[0])


def list_ids(lang: Lang) -> set[str]:
    return set(lang.frame["indicator_id"].astype(str))


def test_every_key_that_was_seen_leads_to_its_topic_in_its_year() -> None:
    per_jaar: dict[tuple[str, str], dict[str, str]] = {}
    for rij in load_rijen("sleutels"):
        if rij["gezien"] == "sleutel" and rij["jaar"] and rij["statline_sleutel"].rsplit("_", 1)[-1].isdigit():
            per_jaar.setdefault((rij["jaar"], rij["revisie"]), {})[rij["statline_sleutel"]] = rij["id"]
    for (jaar, _), sleutels in per_jaar.items():
        namen = sorted(sleutels, key=lambda s: int(s.rsplit("_", 1)[-1]))
        kolommen = [kwb.Kolom(naam, plaats) for plaats, naam in enumerate(namen)]
        gekozen, twijfel = kwb.select_onderwerpen(kolommen, int(jaar))
        assert twijfel == [], (jaar, twijfel)
        assert {naam: o.id for naam, o in gekozen.items()} == sleutels, jaar


def test_every_year_has_the_table_that_its_keys_come_from() -> None:
    gezien = {(int(r["jaar"]), r["statline_tabel"]) for r in load_rijen("sleutels") if r["jaar"]}
    assert {(jaar, kwb.find_tabel(jaar)) for jaar in kwb.list_jaren() if jaar < 2026} == {p for p in gezien if p[1]}


def test_heads_of_the_workbook_come_in_any_case_and_with_spaces(tmp_path: Path) -> None:
    boek = openpyxl.Workbook()
    boek.active.title = "KWB2024"
    boek.active.append(
        ["GWB_CODE_10", "Regio", "RECS", "A_INW", "a_nb_won ", "P_won_M ", "g_ink_pi", "g_hhgro", "p_geb"]
    )
    boek.active.append(["WK014110  ", "Binnenstad", "Wijk", 5610, "12", "87", "27,1", "2.1", "9,4"])
    boek.active.append(["BU01411000", "Binnenstad Noord", "Buurt", 2360, "        .", "x", ",", "-", "."])
    boek.save(tmp_path / "kwb-2024.xlsx")
    lang = read(tmp_path / "kwb-2024.xlsx")
    assert get(lang, "kwb_nieuwbouw_woningen") == (12, "gemeten")
    assert get(lang, "kwb_aardgaswoningen") == (87, "gemeten")
    assert (get(lang, "kwb_inkomen_per_inwoner"), get(lang, "kwb_huishoudensgrootte")) == (
        (27.1, "gemeten"),
        (2.1, "gemeten"),
    )
    assert get(lang, "kwb_geboorte_per_1000") == (9.4, "gemeten")
    buurt = {i: get(lang, i, "BU01411000") for i in list_ids(lang) - {"kwb_inwoners"}}
    assert set(buurt.values()) == {(None, "ontbreekt"), (None, "onderdrukt")}


def test_percentages_of_pdok_become_percentages_and_estimated_counts(tmp_path: Path) -> None:
    kop = (
        "buurtcode,buurtnaam,wijkcode,gemeentecode,aantal_inwoners,percentage_personen_0_tot_15_jaar,"
        "percentage_personen_15_tot_25_jaar,percentage_personen_25_tot_45_jaar,percentage_personen_45_tot_65_jaar,"
        "percentage_personen_65_jaar_en_ouder,gemiddelde_woningwaarde"
    )
    rijen = (
        "BU01411000,Binnenstad Noord,WK014110,GM0141,2000,10,15,35,25,15,-99997",
        "BU01411001,Binnenstad Zuid,WK014110,GM0141,-99997,-99997,-99997,-99997,-99997,-99999999,245",
    )
    lang = read(write(tmp_path, kop, *rijen, naam="wijkenbuurten_2023.csv"))
    assert lang.jaren == [2023]
    assert get(lang, "kwb_inwoners_65plus_pct", "BU01411000") == (15, "gemeten")
    assert get(lang, "kwb_inwoners_65plus", "BU01411000") == (300, "geschat")
    assert get(lang, "kwb_woz_waarde", "BU01411000") == (None, "onderdrukt")
    assert get(lang, "kwb_inwoners_65plus", "BU01411001") == (None, "ontbreekt")
    assert any("geschat" in melding for melding in lang.meldingen)


def test_a_percentage_without_its_whole_is_told_and_makes_no_count(tmp_path: Path) -> None:
    kop = "buurtcode,percentage_met_herkomstland_nederland,percentage_koopwoningen,omgevingsadressendichtheid"
    lang = read(write(tmp_path, kop, "BU01411000,80,40,1500"), jaar=2023)
    assert list_ids(lang) == {"kwb_koopwoningen", "kwb_adressendichtheid"}
    assert any("percentage_met_herkomstland_nederland" in m and "geen aantal" in m for m in lang.meldingen)


LEEFTIJD = "k_0Tot15Jaar_8,k_15Tot25Jaar_9,k_25Tot45Jaar_10,k_45Tot65Jaar_11,k_65JaarOfOuder_12"


@pytest.mark.parametrize(
    ("groepen", "verwacht"),
    [("10,15,35,25,15", (842.0, "geschat")), ("560,840,1965,1405,840", (840.0, "gemeten"))],
)
def test_five_age_groups_tell_whether_they_are_counts(tmp_path: Path, groepen: str, verwacht: tuple) -> None:
    kop = f"WijkenEnBuurten,AantalInwoners_5,{LEEFTIJD}"
    lang = read(write(tmp_path, kop, f"WK014110,5610,{groepen}"), jaar=2015)
    waarde, status = get(lang, "kwb_inwoners_65plus")
    assert status == verwacht[1]
    assert waarde == pytest.approx(verwacht[0], abs=3)


def test_an_age_group_of_before_2016_alone_is_asked(tmp_path: Path) -> None:
    lang = read(write(tmp_path, "RegioS,AantalInwoners_4,k_65JaarOfOuder_11", "WK014110,5610,15"), jaar=2013)
    assert list_ids(lang) == {"kwb_inwoners"}
    assert "aantallen of percentages" in lang.waarschuwingen[0].melding


@pytest.mark.parametrize(("jaar", "verwacht"), [(2014, (112.0, "geschat")), (2016, (2.0, "gemeten"))])
def test_migration_is_a_percentage_up_to_2014_and_a_count_after(tmp_path: Path, jaar: int, verwacht: tuple) -> None:
    lang = read(write(tmp_path, "WijkenEnBuurten,AantalInwoners_5,Turkije_22", "WK014110,5610,2"), jaar=jaar)
    waarde, status = get(lang, "kwb_migratie_turkije")
    assert (waarde, status) == (pytest.approx(verwacht[0], abs=3), verwacht[1])


ENERGIE = "GemiddeldElektriciteitsverbruikTotaal_47,Appartement_48,GemiddeldAardgasverbruikTotaal_55,Appartement_56"


def test_order_tells_current_from_gas_also_when_a_client_moved_the_columns(tmp_path: Path) -> None:
    lang = read(write(tmp_path, f"WijkenEnBuurten,{ENERGIE}", "WK014110,2400,1900,1100,800"), jaar=2022)
    assert get(lang, "kwb_elektriciteit_appartement")[0] == 1900
    assert get(lang, "kwb_aardgas_appartement")[0] == 800
    gedraaid = "Appartement_56,GemiddeldAardgasverbruikTotaal_55,GemiddeldElektriciteitsverbruikTotaal_47"
    lang = read(write(tmp_path, f"WijkenEnBuurten,{gedraaid}", "WK014110,800,1100,2400"), jaar=2022)
    assert get(lang, "kwb_aardgas_appartement")[0] == 800


def test_a_unit_tells_current_from_gas(tmp_path: Path) -> None:
    kop = "Regiocode (code);Aantal inwoners (aantal);Koopwoningen (%);Energie/Appartement (m3)"
    lang = read(write(tmp_path, kop, "WK014110;5610;55;800"), jaar=2022)
    assert get(lang, "kwb_aardgas_appartement")[0] == 800
    assert "kwb_elektriciteit_appartement" not in list_ids(lang)


def test_a_heading_that_may_be_two_topics_is_asked_and_never_guessed(tmp_path: Path) -> None:
    lang = read(write(tmp_path, "WijkenEnBuurten,AantalInwoners_5,Appartement_99", "WK014110,5610,800"), jaar=2022)
    assert list_ids(lang) == {"kwb_inwoners"}
    vraag = lang.waarschuwingen[0]
    assert (vraag.kolom, "kWh" in vraag.melding) == ("C (Appartement_99)", True)


def test_origin_is_told_apart_by_order(tmp_path: Path) -> None:
    kop = (
        "WijkenEnBuurten,AantalInwoners_5,Nederland_17,EuropaExclusiefNederland_18,BuitenEuropa_19,Nederland_20,"
        "EuropaExclusiefNederland_21,BuitenEuropa_22,EuropaExclusiefNederland_23,BuitenEuropa_24"
    )
    lang = read(write(tmp_path, kop, "WK014110,1000,700,100,200,650,50,100,50,150"), jaar=2024)
    assert get(lang, "kwb_geboren_nl_herkomst_buiten_europa")[0] == 100
    assert get(lang, "kwb_geboren_buitenland_herkomst_buiten_europa")[0] == 150
    assert get(lang, "kwb_herkomst_nederland")[0] == 700


def test_figures_of_a_year_that_cbs_still_completes_are_provisional(tmp_path: Path) -> None:
    rij = "WK014110,5610,.,0"
    kop = "WijkenEnBuurten,AantalInwoners_5,GeboorteTotaal_25,MateVanStedelijkheid_120"
    lang = read(write(tmp_path, kop, rij, naam="86165NED.csv"))
    assert get(lang, "kwb_inwoners") == (5610, "voorlopig")
    assert list_ids(lang) == {"kwb_inwoners"}, "an empty column and class 0 are no figures"


def test_two_names_of_one_topic_in_one_file_are_asked(tmp_path: Path) -> None:
    lang = read(write(tmp_path, "gwb_code,a_inw,g_woz,g_wozbag", "WK014110,5610,240,245"), jaar=2019)
    assert get(lang, "kwb_woz_waarde")[0] == 240
    assert "twee namen" in lang.waarschuwingen[0].melding


def test_a_value_in_euros_becomes_thousands_where_the_heading_says_so(tmp_path: Path) -> None:
    kop = "Regiocode (code);Aantal inwoners (aantal);Gemiddelde WOZ-waarde van woningen (euro);Bedrijfsvestigingen totaal (aantal)"
    lang = read(write(tmp_path, kop, "WK014110;5610;245000;310"), jaar=2023)
    assert get(lang, "kwb_woz_waarde")[0] == 245
    assert get(lang, "kwb_bedrijven")[0] == 310
    assert not lang.waarschuwingen


def test_topics_without_an_entry_are_named(tmp_path: Path) -> None:
    kop = "WijkenEnBuurten,AantalInwoners_5,AgrarischTerrein_104,IetsNieuws_130"
    lang = read(write(tmp_path, kop, "WK014110,5610,3,4"), jaar=2013)
    assert list_ids(lang) == {"kwb_inwoners"}
    assert any("AgrarischTerrein_104, IetsNieuws_130" in melding for melding in lang.meldingen)


def test_codes_of_v4_lead_to_the_topic_also_for_origin(tmp_path: Path) -> None:
    code = next(
        r["statline_v4"] for r in load_rijen("sleutels") if r["id"] == "kwb_geboren_nl_herkomst_nl" and r["statline_v4"]
    )
    inhoud = (
        '{"@odata.context": "https://datasets.cbs.nl/odata/v1/CBS/86165NED/$metadata#Observations", "value": ['
        f'{{"Id": 1, "Measure": "{code}", "ValueAttribute": "None", "Value": 3100, "WijkenEnBuurten": "WK014110"}}]}}'
    )
    pad = tmp_path / "v4.json"
    pad.write_text(inhoud, encoding="utf-8")
    lang = read(pad)
    assert lang.jaren == [2025]
    assert get(lang, "kwb_geboren_nl_herkomst_nl") == (3100, "voorlopig")


def test_a_cross_table_in_a_workbook_is_turned(tmp_path: Path) -> None:
    boek = openpyxl.Workbook()
    for rij in (
        ["Kerncijfers wijken en buurten 2023"],
        ["Onderwerp", None, "Almelo", "Binnenstad"],
        ["Regioaanduiding|Codering", "code", "GM0141", "WK014110"],
        ["Bevolking|Aantal inwoners", "aantal", 74010, 5610],
        ["Wonen|Koopwoningen", "%", 56, 55],
    ):
        boek.active.append(rij)
    boek.save(tmp_path / "kruis.xlsx")
    lang = read(tmp_path / "kruis.xlsx")
    assert lang.jaren == [2023]
    assert (get(lang, "kwb_inwoners", "GM0141")[0], get(lang, "kwb_koopwoningen")[0]) == (74010, 55)


def test_the_map_of_wijken_en_buurten_is_read_by_its_headings(tmp_path: Path) -> None:
    pad = tmp_path / "wijkenbuurten_2019.csv"
    pad.write_text(
        "BU_CODE;BU_NAAM;WK_CODE;GM_NAAM;WATER;AANT_INW;WONINGEN;WOZ;P_KOOPWON;INK_INW2;JRSTATCODE;JAAR\n"
        "BU01411000;Binnenstad Noord;WK014110;Almelo;NEE;1490;950;187;-99999999;22,3;2019BU01411000;2019\n",
        encoding="utf-8",
    )
    tabel = read_bestand(pad)
    vorm = recognise(tabel)
    assert vorm is not None
    lang = to_lang(tabel, vorm, Vormkeuze())
    cijfers = dict(zip(lang.frame["indicator_id"].astype(str), lang.frame["waarde"], strict=True))
    assert cijfers == {
        "kwb_inwoners": 1490.0,
        "kwb_woningen": 950.0,
        "kwb_woz_waarde": 187.0,
        "kwb_inkomen_per_inwoner": 22.3,
    }
    # What describes a place divides nothing.
    assert lang.waarschuwingen == []


@pytest.mark.parametrize("naam", ["Woningen", "woz", "WONINGEN (aantal)", "Bouwen|WONINGEN"])
def test_a_heading_that_is_a_common_word_counts_only_as_the_map_writes_it(naam: str) -> None:
    assert kwb.find_onderwerpen(naam) == ()


@pytest.mark.parametrize(
    ("kop", "eenheid"), [("Koopwoningen (aantal)", "aantal"), ("Gemiddelde WOZ-waarde van woningen (km)", "km")]
)
def test_a_known_heading_with_a_unit_it_cannot_have_is_another_figure(tmp_path: Path, kop: str, eenheid: str) -> None:
    lang = read(
        write(
            tmp_path, f"Codering;Perioden;Aantal inwoners (aantal);Mannen (aantal);{kop}", "WK014110;2023;5610;2600;33"
        )
    )
    [fout] = lang.fouten
    assert f"en hier staat {eenheid}." in fout.melding
    assert "kwb_koopwoningen" not in set(lang.frame["indicator_id"])
