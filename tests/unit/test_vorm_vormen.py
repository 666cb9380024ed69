"""A twin of every known form (same columns, padding and tokens, our own figures) becomes exactly these figures."""

import math
from pathlib import Path

import openpyxl
import pandas as pd
import pyreadstat
import pytest

from lwd_monitor.fout import Fout, Middel, Remedie
from lwd_monitor.upload.afkomst import find_indelingen
from lwd_monitor.upload.lezen import read_bestand
from lwd_monitor.upload.naamgeving import build_gebieden_uit_lang
from lwd_monitor.upload.vorm import (
    Kolomkoppeling,
    Lang,
    Vormkeuze,
    apply_profiel,
    build_koppeling_voorstel,
    recognise,
    to_lang,
)

VORMEN = Path(__file__).parents[1] / "files" / "vormen"


def read_lang(naam: str, **keuze: object) -> Lang:
    tabel = read_bestand(VORMEN / naam)
    vorm = recognise(tabel)
    assert vorm is not None
    return to_lang(tabel, vorm, Vormkeuze(**keuze))


def list_cijfers(lang: Lang) -> set[tuple]:
    frame = lang.frame[~lang.frame["status"].isin(["ontbreekt", "onderdrukt"])]
    kolommen = ["rij", "gebied_code", "jaar", "indicator_id", "waarde"]
    return {tuple(rij) for rij in frame[kolommen].astype({"rij": int, "jaar": int}).itertuples(index=False)}


def list_zonder(lang: Lang, status: str) -> set[tuple[str, str]]:
    frame = lang.frame[lang.frame["status"] == status]
    assert frame["waarde"].isna().all()
    return set(zip(frame["gebied_code"], frame["indicator_id"], strict=True))


def test_kwb_typed_of_2022_maps_old_column_names() -> None:
    lang = read_lang("kwb_typed_2022.csv", jaar=2022)
    cijfers = list_cijfers(lang)
    assert lang.vorm.naam == "kwb"
    assert (2, "GM0141", 2022, "kwb_woz_waarde", 240.0) in cijfers
    assert (3, "WK014110", 2022, "kwb_koopwoningen", 29.0) in cijfers
    assert (4, "BU01411000", 2022, "kwb_adressendichtheid", 2555.0) in cijfers
    assert len(cijfers) == 17 + 16 + 11
    assert ("BU01411000", "kwb_inwoners_65plus") in list_zonder(lang, "ontbreekt")
    assert (lang.gelezen, lang.overgeslagen) == (4, 1)
    assert not lang.fouten


def test_kwb_without_a_year_guesses_from_its_columns_and_asks() -> None:
    lang = read_lang("kwb_typed_2022.csv")
    assert lang.jaren == [2022]
    assert "passen bij 2022" in lang.waarschuwingen[0].melding


def test_kwb_untyped_of_2024_maps_renamed_columns_and_tells_secret_from_missing() -> None:
    lang = read_lang("kwb_untyped_2024.csv", jaar=2024)
    cijfers = list_cijfers(lang)
    assert (2, "GM0141", 2024, "kwb_woz_waarde", 284.0) in cijfers
    assert (2, "GM0141", 2024, "kwb_huishoudensgrootte", 2.2) in cijfers
    assert (4, "BU01411105", 2024, "kwb_adressendichtheid", 550.0) in cijfers
    assert list_zonder(lang, "onderdrukt") == {("BU01411105", "kwb_inwoners_0_15")}
    assert ("BU01411105", "kwb_huishoudens") in list_zonder(lang, "ontbreekt")
    assert len(cijfers) == 11 + 10 + 3


def test_kwb_from_odata_v3_knows_its_year_from_the_table_number() -> None:
    lang = read_lang("kwb_odata_v3.json")
    assert list_cijfers(lang) == {
        (1, "GM0141", 2022, "kwb_inwoners", 73000.0),
        (1, "GM0141", 2022, "kwb_koopwoningen", 56.0),
        (1, "GM0141", 2022, "kwb_woz_waarde", 240.0),
        (2, "BU01411000", 2022, "kwb_inwoners", 1005.0),
    }
    assert not lang.waarschuwingen


def test_odata_v4_gives_status_by_value_attribute() -> None:
    frame = read_lang("odata_v4.json").frame
    assert frame[["gebied_code", "indicator_id", "status"]].values.tolist() == [
        ["GM0141", "kwb_inwoners", "gemeten"],
        ["WK014110", "kwb_adressendichtheid", "onderdrukt"],
        ["BU01411000", "cbs_85984ned_iets_anders", "voorlopig"],
    ]


def test_rivm_gives_an_id_per_topic_and_age_and_leaves_out_topics_not_asked_that_year() -> None:
    lang = read_lang("rivm_50090NED.csv")
    assert list_cijfers(lang) == {
        (3, "GM0141", 2012, "rivm_50090_ervaren_gezondheid_goed_zeer_goed_18plus", 72.5),
        (4, "WK014110", 2012, "rivm_50090_ervaren_gezondheid_goed_zeer_goed_18plus", 69.0),
        (3, "GM0141", 2012, "rivm_50090_roker_18plus", 28.0),
        (3, "GM0141", 2012, "rivm_50090_moeite_met_rondkomen_18plus", 27.5),
        (4, "WK014110", 2012, "rivm_50090_moeite_met_rondkomen_18plus", 30.1),
        (5, "GM0141", 2012, "rivm_50090_ervaren_gezondheid_goed_zeer_goed_18_65", 75.5),
        (5, "GM0141", 2012, "rivm_50090_roker_18_65", 31.0),
        (5, "GM0141", 2012, "rivm_50090_moeite_met_rondkomen_18_65", 28.5),
        (6, "BU01411101", 2020, "rivm_50090_ervaren_gezondheid_goed_zeer_goed_65plus", 58.5),
        (6, "BU01411101", 2020, "rivm_50090_roker_65plus", 11.0),
        (6, "BU01411101", 2020, "rivm_50090_eenzaam_65plus", 51.0),
    }
    assert list_zonder(lang, "ontbreekt") == {("WK014110", "rivm_50090_roker_18plus")}
    assert lang.overgeslagen == 1


def test_rivm_50150_is_the_shipped_indicator_and_its_margins_become_the_interval() -> None:
    frame = read_lang("rivm_50150NED.csv").frame
    goed = frame[frame["indicator_id"] == "ervaren_gezondheid_goed"]
    assert goed[["rij", "waarde", "ci_laag", "ci_hoog"]].values.tolist() == [[2, 66.5, 60.5, 72.0]]
    assert "rivm_50150_ervaren_gezondheid_goed_zeer_goed_65plus" in set(frame["indicator_id"])


def test_politie_keeps_the_kinds_of_crime_apart() -> None:
    lang = read_lang("politie_47022NED.csv")
    assert list_cijfers(lang) == {
        (2, "GM0141", 2023, "misdrijven", 4100.0),
        (3, "GM0141", 2023, "misdrijven_1_1_1", 120.0),
        (5, "BU01411001", 2023, "misdrijven", 95.0),
    }
    assert list_zonder(lang, "ontbreekt") == {("BU01411000", "misdrijven")}
    assert "Niet gelezen: kolom F (Aangiften_2), A (ID)." in lang.meldingen


def test_leefbaarometer_gives_score_deviation_and_five_dimensions() -> None:
    lang = read_lang("leefbaarometer_wijk.csv")
    assert (2, "WK014110", 2022, "leefbaarometer", 4.1206) in list_cijfers(lang)
    assert (3, "WK014111", 2022, "leefbaarometer_sociaal", -0.1022) in list_cijfers(lang)
    assert len(list_cijfers(lang)) == 14
    assert lang.overgeslagen == 1


def test_swing_long_restores_codes_by_level_and_reads_the_sentinels() -> None:
    lang = read_lang("swing_lang.csv")
    assert list_cijfers(lang) == {
        (2, "GM0141", 2023, "swing_rapportcijfer_buurt", 7.2),
        (3, "WK014110", 2023, "swing_rapportcijfer_buurt", 6.9),
        (6, "WK014110", 2023, "swing_voelt_zich_onveilig", 31.4),
    }
    assert list_zonder(lang, "onderdrukt") == {("WK014111", "swing_rapportcijfer_buurt")}
    assert list_zonder(lang, "ontbreekt") == {("WK014112", "swing_rapportcijfer_buurt")}
    assert lang.namen["swing_voelt_zich_onveilig"] == "Voelt zich onveilig"


def test_the_catalogue_gives_the_id_for_a_title() -> None:
    lang = read_lang("swing_lang.csv", catalogus={"Voelt zich onveilig": "enquete_onveilig"})
    assert "enquete_onveilig" in set(lang.frame["indicator_id"])


def test_swing_wide_with_two_header_rows() -> None:
    lang = read_lang("swing_breed.csv")
    assert list_cijfers(lang) == {
        (3, "WK014110", 2021, "swing_rapportcijfer_buurt", 6.8),
        (3, "WK014110", 2023, "swing_rapportcijfer_buurt", 6.9),
        (4, "WK014111", 2023, "swing_rapportcijfer_buurt", 6.1),
        (3, "WK014110", 2021, "swing_voelt_zich_onveilig", 33.0),
        (3, "WK014110", 2023, "swing_voelt_zich_onveilig", 31.4),
        (4, "WK014111", 2023, "swing_voelt_zich_onveilig", 40.5),
    }
    assert list_zonder(lang, "onderdrukt") == {("WK014111", "swing_rapportcijfer_buurt")}
    assert set(lang.frame["kolom"]) >= {"C (Rapportcijfer buurt | 2021)", "F (Voelt zich onveilig | 2023)"}


def build_swing_werkmap(pad: Path) -> Path:
    boek = openpyxl.Workbook()
    boek.active.title = "Data_def"
    boek.active.append(["col", "type"])
    boek.active.append(["geolevel", "geolevel"])
    data = boek.create_sheet("Data")
    data.append(["period", "geolevel", "geoitem", "bp_veilig", "n"])
    data.append([2023, "wijk", 14110, 31.4, 120])
    data.append([2023, "wijk", 14111, -99996, 12])
    boek.create_sheet("Dimensies").append(["Dimension code", "Name"])
    boek.save(pad)
    return pad


def test_swing_workbook_is_read_from_its_data_sheet(tmp_path: Path) -> None:
    tabel = read_bestand(build_swing_werkmap(tmp_path / "levering.xlsx"))
    lang = to_lang(tabel, recognise(tabel))
    assert tabel.blad == "Data"
    assert lang.frame[["rij", "gebied_code", "indicator_id", "noemer", "status"]].values.tolist() == [
        [2, "WK014110", "swing_bp_veilig", 120.0, "gemeten"],
        [3, "WK014111", "swing_bp_veilig", 12.0, "onderdrukt"],
    ]


def test_a_describing_sheet_of_swing_is_refused(tmp_path: Path) -> None:
    tabel = read_bestand(build_swing_werkmap(tmp_path / "levering.xlsx"), blad="Data_def")
    with pytest.raises(Fout, match="de cijfers staan op het blad Data"):
        to_lang(tabel, recognise(tabel))


@pytest.mark.parametrize("naam", ["eigen_export_punt.csv", "eigen_export_komma.csv"])
def test_our_own_export_comes_back_unchanged(naam: str) -> None:
    lang = read_lang(naam)
    kolommen = [
        "gebied_code", "indeling", "indicator_id", "jaar", "waarde", "noemer", "ci_laag", "ci_hoog", "status", "bron",
    ]  # fmt: skip
    rijen = [
        [None if isinstance(c, float) and math.isnan(c) else c for c in rij]
        for rij in lang.frame[kolommen].values.tolist()
    ]
    kwb = "CBS, Kerncijfers wijken en buurten"
    assert rijen == [
        ["BU01411000", 2024, "kwb_inwoners", 2024, 1020.0, None, None, None, "gemeten", kwb],
        ["WK014110", 2024, "enquete_rapportcijfer", 2023, 6.95, 120.0, 6.7, 7.2, "geschat", "=Eigen onderzoek"],
        ["WK014111", 2024, "enquete_rapportcijfer", 2023, None, 40.0, None, None, "onderdrukt", "Eigen onderzoek"],
        ["BU01411101", 2020, "kwb_inwoners", 2019, 880.0, None, None, None, "gemeten", kwb],
    ]


def test_national_file_keeps_almelo_or_all_with_areas_of_its_own() -> None:
    lang = read_lang("nationaal_lang.csv")
    assert list_cijfers(lang) == {
        (4, "GM0141", 2024, "kwb_inwoners", 74300.0),
        (5, "GM0141", 2024, "kwb_inwoners_65plus", 15300.0),
        (6, "WK014110", 2024, "kwb_woz_waarde", 245.0),
        (7, "BU01411000", 2023, "misdrijven", 88.0),
        (8, "BU01411000", 2022, "ervaren_gezondheid_goed", 64.5),
    }
    alles = read_lang("nationaal_lang.csv", alles=True)
    gebieden = build_gebieden_uit_lang(alles, 2024).set_index("code")
    assert alles.overgeslagen == 0
    assert gebieden.loc["BU0363NC04"].tolist() == [2024, "buurt", "Ergens", "WK0363NC"]
    assert gebieden.loc["WK0363NC", "ouder_code"] == "GM0363"


def test_wide_shipped_form_takes_its_year_from_the_name() -> None:
    lang = read_lang("kort_breed_2024.csv")
    assert lang.jaren == [2024]
    assert (3, "WK014120", 2024, "kwb_afstand_huisarts", 3.7) in list_cijfers(lang)
    assert ("BU01412002", "kwb_inwoners") in list_zonder(lang, "ontbreekt")


def test_one_indicator_file_takes_the_indicator_that_is_named() -> None:
    assert set(read_lang("misdrijven_2023.csv").frame["indicator_id"]) == {"misdrijven"}
    assert set(read_lang("misdrijven_2023.csv", indicator="iets").frame["indicator_id"]) == {"iets"}


@pytest.mark.parametrize(
    ("naam", "melding"),
    [
        ("dataproperties.csv", "beschrijft de kolommen van een CBS-tabel"),
        ("tableinfos.csv", "toelichting bij een CBS-tabel"),
        ("wijkenenbuurten.csv", "lijst van codes en namen bij een CBS-tabel"),
        ("wsjg_metadata.csv", "beschrijft indicatoren van Waar staat je gemeente"),
        ("swing_conf.csv", "instellingen voor een Swing-levering"),
        ("buurtcodes.csv", "lijst van codes en namen van buurten"),
        ("gebieden_in_nederland.csv", "Gebieden in Nederland"),
    ],
)
def test_a_file_that_only_describes_is_refused_in_words(naam: str, melding: str) -> None:
    with pytest.raises(Fout, match=melding):
        read_lang(naam)


def test_answers_of_a_survey_are_sent_to_the_survey_command(tmp_path: Path) -> None:
    pad = tmp_path / "peiling.sav"
    pyreadstat.write_sav(
        pd.DataFrame({"respondent": [1.0], "gemnr": [141.0], "weging": [1.0], "wijknr": [10.0]}), str(pad)
    )
    tabel = read_bestand(pad)
    with pytest.raises(Fout, match="antwoorden van respondenten") as geweigerd:
        to_lang(tabel, recognise(tabel))
    assert geweigerd.value.remedie == Remedie(Middel.ENQUETE)


def find_alias(naam: str, binnen: str | None) -> str | None:
    return {"Binnenstad": "WK014110", "De Riet": "WK014111"}.get(naam)


def test_an_unknown_form_gets_a_mapping_that_works_again_next_year() -> None:
    tabel = read_bestand(VORMEN / "onbekend.csv")
    assert recognise(tabel) is None
    voorstel = build_koppeling_voorstel(tabel, find_alias)
    assert (voorstel.gebied, voorstel.jaar, voorstel.noemer) == ("Wijk", "Peiljaar", "n")
    assert list(voorstel.waarden) == ["Score veiligheid", "Score groen"]
    profiel = Kolomkoppeling.from_json(voorstel.as_json())
    assert profiel == voorstel
    lang = apply_profiel(tabel, profiel, Vormkeuze(alias=find_alias))
    assert list_cijfers(lang) == {
        (5, "WK014110", 2023, "score_veiligheid", 6.4),
        (6, "WK014111", 2023, "score_veiligheid", 5.9),
        (5, "WK014110", 2023, "score_groen", 7.1),
    }
    assert lang.frame["noemer"].tolist() == [88.0, 64.0, 88.0, 64.0]
    assert [(b.rij, b.kolom, b.waarde) for b in lang.fouten] == [(7, "A (Wijk)", "Nergenshuizen")]


def test_a_name_that_occurs_twice_is_found_within_its_wijk() -> None:
    tabel = read_bestand(VORMEN / "buurtnamen.csv")
    namen = {("Verspreide huizen", "De Riet"): "BU01411109", ("Verspreide huizen", "Bornerbroek"): "BU01412109"}
    profiel = build_koppeling_voorstel(tabel, lambda naam, binnen: namen.get((naam, binnen)))
    profiel = Kolomkoppeling(**(profiel.__dict__ | {"gebied": "Plek"}))
    lang = apply_profiel(tabel, profiel, Vormkeuze(alias=lambda naam, binnen: namen.get((naam, binnen))))
    assert profiel.binnen == "Wijk"
    assert lang.frame["gebied_code"].tolist() == ["BU01411109", "BU01412109"]


def test_a_profile_for_other_columns_is_refused() -> None:
    tabel = read_bestand(VORMEN / "misdrijven_2023.csv")
    with pytest.raises(Fout, match="verwacht kolommen die niet in dit bestand staan: Wijk"):
        apply_profiel(tabel, Kolomkoppeling("wijkpanel", "Wijk", {"waarde": ""}))


def test_a_damaged_profile_is_refused() -> None:
    with pytest.raises(Fout, match="profiel is niet te lezen"):
        Kolomkoppeling.from_json('{"naam": "x", "onbekend": 1}')


def test_the_codes_choose_the_division() -> None:
    bekend = {2020: {"BU1", "BU2", "BU3"}, 2024: {"BU1", "BU4"}}
    assert [k.indeling for k in find_indelingen(["BU1", "BU2", "NL00"], bekend)] == [2020, 2024]
    assert [k.indeling for k in find_indelingen(["BU1"], bekend)] == [2024, 2020]
    assert find_indelingen(["BU1", "BU9"], bekend)[0].onbekend == ("BU9",)
