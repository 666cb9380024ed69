"""Columns beside area, year and value, as others name them: each is used, told as passed over, or stops the file."""

from pathlib import Path

import pytest

from lwd_monitor.indicator import load_catalogus
from lwd_monitor.upload.lezen import read_bestand
from lwd_monitor.upload.vorm import Lang, Vormkeuze, recognise, to_lang

PROJECT = Path(__file__).parents[2]
INDICATOREN = load_catalogus([PROJECT / "data" / "cijfers" / "catalogus"])
NAMEN = {"binnenstad": "WK014110", "de riet": "WK014111", "noorderkwartier": "WK014112"}
WIJKEN = tuple(NAMEN.values())
KOP = "gebied_code;jaar;indicator;waarde"


def lees(map_: Path, kop: str, *rijen: str, naam: str = "proef.csv", **keuze: object) -> Lang:
    pad = map_ / naam
    pad.write_text("\n".join([kop, *rijen]) + "\n", encoding="utf-8")
    tabel = read_bestand(pad)
    vorm = recognise(tabel)
    assert vorm is not None, tabel.kolomnamen
    return to_lang(
        tabel,
        vorm,
        Vormkeuze(
            catalogus={i.titel: i.id for i in INDICATOREN.values()} | {id_: id_ for id_ in INDICATOREN},
            bekend=INDICATOREN,
            alias=lambda naam, _: NAMEN.get(naam.lower()),
            kandidaten=lambda naam: {NAMEN[naam.lower()]} if naam.lower() in NAMEN else set(),
            **keuze,
        ),
    )


def get(lang: Lang, kolom: str = "waarde") -> list:
    return lang.frame[kolom].tolist()


def plekken(lang: Lang) -> list[tuple]:
    return [(b.rij, b.kolom) for b in lang.fouten]


@pytest.mark.parametrize(
    "kop", ["sexe", "Gender", "lft", "LFT_KLASSE", "huishoudtype", "opl_niveau", "m/v", "doelgroep"]
)
@pytest.mark.parametrize("groep", ["1", "laag"])
def test_a_group_under_any_of_its_names_is_never_the_whole(tmp_path: Path, kop: str, groep: str) -> None:
    lang = lees(tmp_path, f"{KOP};{kop}", f"WK014110;2024;inwoners;2800;{groep}")
    assert get(lang, "indicator_id") == [f"kwb_inwoners_{groep}"]


def test_a_group_that_is_both_or_all_is_the_whole(tmp_path: Path) -> None:
    rijen = [
        f"{wijk};2024;inwoners;6000;{woord}"
        for wijk, woord in zip(WIJKEN, ("beide geslachten", "Totaal", ""), strict=True)
    ]
    assert set(get(lees(tmp_path, f"{KOP};sexe", *rijen), "indicator_id")) == {"kwb_inwoners"}


def test_a_mean_age_is_a_figure_and_no_group(tmp_path: Path) -> None:
    lang = lees(
        tmp_path, f"{KOP};gemiddelde leeftijd", "WK014110;2024;inwoners;5600;41,5", "WK014111;2024;inwoners;7100;39,0"
    )
    assert set(get(lang, "indicator_id")) == {"kwb_inwoners"}
    assert any("E (gemiddelde leeftijd)" in melding for melding in lang.meldingen)


@pytest.mark.parametrize(
    ("kop", "cel"),
    [
        ("kwartaal", "1"),
        ("maand", "mei"),
        ("moment", "2024KW03"),
        ("moment", "januari"),
        ("halfjaar", "2"),
        ("Perioden", "2023"),
        ("schooljaar", "2023"),
    ],
)
def test_a_part_of_a_year_and_another_year_stop(tmp_path: Path, kop: str, cel: str) -> None:
    lang = lees(tmp_path, f"{KOP};{kop}", f"WK014110;2024;inwoners;5600;{cel}", "WK014111;2024;inwoners;7100;")
    assert plekken(lang) == [(2, f"E ({kop})")]


@pytest.mark.parametrize(
    ("kop", "cel"), [("Perioden", "2024JJ00"), ("kwartaal", "heel jaar"), ("peildatum", "31-12-2023")]
)
def test_a_period_that_agrees_with_the_year_passes(tmp_path: Path, kop: str, cel: str) -> None:
    assert plekken(lees(tmp_path, f"{KOP};{kop}", f"WK014110;2024;inwoners;5600;{cel}")) == []


@pytest.mark.parametrize(
    ("laag", "hoog", "n"),
    [
        ("ci_laag_95", "ci_hoog_95", "N (ongewogen)"),
        ("CI95_onder", "CI95_boven", "aantal respondenten"),
        ("95%-BI onder", "95%-BI boven", "Aantal resp."),
        ("LCL", "UCL", "respons"),
        ("betrouwbaarheidsinterval ondergrens", "betrouwbaarheidsinterval bovengrens", "steekproefomvang"),
        ("Onderkant marge", "Bovenkant marge", "n"),
    ],
)
def test_margins_and_the_denominator_go_along_under_any_of_their_names(
    tmp_path: Path, laag: str, hoog: str, n: str
) -> None:
    lang = lees(tmp_path, f"{KOP};{laag};{hoog};{n}", "WK014110;2024;ervaren_gezondheid_goed;70;65,5;74;200")
    assert lang.frame[["waarde", "ci_laag", "ci_hoog", "noemer"]].iloc[0].tolist() == [70, 65.5, 74, 200]


@pytest.mark.parametrize("cel", ["65,5-74", "65,5 – 74", "[65,5; 74]", "65,5 tot 74"])
def test_a_margin_in_one_cell_is_read(tmp_path: Path, cel: str) -> None:
    lang = lees(tmp_path, f"{KOP}|95%-BI".replace(";", "|"), f"WK014110|2024|ervaren_gezondheid_goed|70|{cel}")
    assert lang.frame[["waarde", "ci_laag", "ci_hoog"]].iloc[0].tolist() == [70, 65.5, 74]


def test_a_margin_to_both_sides_stays_within_a_percentage(tmp_path: Path) -> None:
    lang = lees(tmp_path, f"{KOP};marge", "WK014110;2024;ervaren_gezondheid_goed;97;5")
    assert lang.frame[["ci_laag", "ci_hoog"]].iloc[0].tolist() == [92, 100]
    assert any("naar beide kanten" in melding for melding in lang.meldingen)


def test_rows_with_the_ends_of_a_margin_belong_to_the_row_with_the_value(tmp_path: Path) -> None:
    rijen = [
        f"WK014110;2024;ervaren_gezondheid_goed;{waarde};{marge};{groep}"
        for groep, drie in (("Totaal", (70, 65, 74)), ("65 jaar of ouder", (60, 50, 69)))
        for marge, waarde in zip(("Waarde", "Ondergrens 95%", "Bovengrens 95%"), drie, strict=True)
    ]
    lang = lees(tmp_path, f"{KOP};Marges;Leeftijd", *rijen)
    assert sorted(lang.frame[["indicator_id", "waarde", "ci_laag", "ci_hoog"]].itertuples(index=False, name=None)) == [
        ("ervaren_gezondheid_goed", 70, 65, 74),
        ("ervaren_gezondheid_goed_65_jaar_of_ouder", 60, 50, 69),
    ]


@pytest.mark.parametrize(
    ("kop", "cel"),
    [
        ("gemeente", "Enschede"),
        ("gemeentenaam", "Hengelo"),
        ("gm_code", "GM0153"),
        ("wijkcode", "WK014111"),
        ("buurtcode", "BU01411100"),
    ],
)
def test_another_place_beside_the_code_stops(tmp_path: Path, kop: str, cel: str) -> None:
    lang = lees(tmp_path, f"{KOP};{kop}", f"WK014110;2024;inwoners;5600;{cel}")
    assert plekken(lang) == [(2, f"E ({kop})")]
    assert "WK014110" in lang.fouten[0].melding


@pytest.mark.parametrize(
    ("kop", "cel"),
    [
        ("gemeente", "Almelo (gemeente)"),
        ("gemeentenaam", "Gemeente Almelo"),
        ("gm_code", "141"),
        ("wijkcode", "14110"),
        ("buurtcode", "BU01411000"),
    ],
)
def test_the_same_place_beside_the_code_passes(tmp_path: Path, kop: str, cel: str) -> None:
    assert plekken(lees(tmp_path, f"{KOP};{kop}", f"WK014110;2024;inwoners;5600;{cel}")) == []


@pytest.mark.parametrize("kop", ["label", "gebied_omschrijving", "omschrijving", "plek"])
def test_names_of_places_are_known_whatever_stands_above_them(tmp_path: Path, kop: str) -> None:
    rijen = [f"{code};2024;inwoners;6000;{naam}" for naam, code in NAMEN.items()]
    assert get(lees(tmp_path, f"{KOP};{kop}", *rijen), "gebied_naam") == list(NAMEN)


@pytest.mark.parametrize(
    ("eenheid", "cel", "waarde"),
    [("x 1 000", "5,62", 5620), ("dzd", "5,620", 5620), ("aantal (x 1.000)", "6,615", 6615), ("x 100", "56,2", 5620)],
)
def test_counts_in_thousands_are_no_groups_of_three(tmp_path: Path, eenheid: str, cel: str, waarde: float) -> None:
    lang = lees(
        tmp_path, f"{KOP};eenheid", f"WK014110;2024;inwoners;{cel};{eenheid}", f"WK014111;2024;inwoners;7,1;{eenheid}"
    )
    assert get(lang)[0] == waarde


def test_a_count_with_decimals_elsewhere_in_its_column_is_not_read_as_thousands(tmp_path: Path) -> None:
    lang = lees(tmp_path, KOP, "WK014110;2024;inwoners;5,62", "WK014111;2024;inwoners;7,135")
    assert get(lang) == [5.62, 7.135]


def test_a_percent_sign_behind_a_count_is_refused(tmp_path: Path) -> None:
    assert plekken(lees(tmp_path, KOP, "WK014110;2024;kwb_inwoners_65plus;18%")) == [(2, "D (waarde)")]


def test_shares_beside_percent_signs_are_refused(tmp_path: Path) -> None:
    lang = lees(tmp_path, KOP, "WK014110;2024;kwb_koopwoningen;28%", "WK014111;2024;kwb_koopwoningen;0,42")
    assert plekken(lang) == [(3, "D (waarde)")]


@pytest.mark.parametrize(
    ("kop", "cel", "status", "waarde"),
    [
        ("cijferstatus", "geheim", "onderdrukt", None),
        ("OBS_STATUS", "P", "voorlopig", 5600),
        ("vlag", "vertrouwelijk cijfer", "onderdrukt", None),
        ("bijzonderheid", "geheim", "onderdrukt", None),
        ("bijzonderheid", "voorlopig", "voorlopig", 5600),
        ("geheim", "1", "onderdrukt", None),
        ("Voorlopig", "ja", "voorlopig", 5600),
        ("definitief", "nee", "voorlopig", 5600),
        ("publiceren", "nee", "onderdrukt", None),
        ("niet publiceren", "nee", "gemeten", 5600),
        ("openbaar", "ja", "gemeten", 5600),
        ("openbaar", "", "gemeten", 5600),
    ],
)
def test_the_standing_of_a_figure_holds_under_any_of_its_names(
    tmp_path: Path, kop: str, cel: str, status: str, waarde: float | None
) -> None:
    frame = lees(tmp_path, f"{KOP};{kop}", f"WK014110;2024;inwoners;5600;{cel}", "WK014111;2024;inwoners;7100;").frame
    assert frame["status"].tolist() == [status, "gemeten"]
    assert frame["waarde"].fillna(-1).tolist() == [-1 if waarde is None else waarde, 7100]


@pytest.mark.parametrize("kop", ["geheim", "publiceren"])
def test_another_word_than_yes_or_no_stops(tmp_path: Path, kop: str) -> None:
    assert plekken(lees(tmp_path, f"{KOP};{kop}", "WK014110;2024;inwoners;5600;misschien")) == [(2, f"E ({kop})")]


def test_the_indeling_that_a_file_names_is_the_one_that_counts(tmp_path: Path) -> None:
    rijen = ("WK014110;2024;inwoners;5600;2020", "WK014111;2024;inwoners;7100;")
    lang = lees(tmp_path, f"{KOP};indeling", *rijen, indelingen=(2020, 2024))
    assert (get(lang, "indeling"), lang.fouten) == ([2020, 0], [])
    lang = lees(tmp_path, f"{KOP};indeling", "WK014110;2024;inwoners;5600;oud", indelingen=(2020, 2024))
    assert plekken(lang) == [(2, "E (indeling)")]


@pytest.mark.parametrize(("niveau", "aantal"), [("buurt", 1), ("gemeente", 1), ("wijk", 0), ("stadsdeel", 0)])
def test_a_level_that_contradicts_the_code_stops(tmp_path: Path, niveau: str, aantal: int) -> None:
    lang = lees(tmp_path, f"{KOP};niveau", f"WK014110;2024;inwoners;5600;{niveau}")
    assert plekken(lang) == [(2, "E (niveau)")] * aantal


def test_a_row_without_a_group_among_rows_with_one_is_asked_about(tmp_path: Path) -> None:
    rijen = ("WK014110;2024;inwoners;2800;mannen", "WK014111;2024;inwoners;3500;", "WK014112;2024;inwoners;3300;")
    lang = lees(tmp_path, f"{KOP};geslacht", *rijen)
    assert [(b.rij, b.kolom) for b in lang.waarschuwingen] == [(3, "E (geslacht)")]


def test_a_row_without_a_unit_among_rows_that_are_converted_is_asked_about(tmp_path: Path) -> None:
    rijen = ("WK014110;2024;kwb_woz_waarde;245000;euro", "WK014111;2024;kwb_woz_waarde;226000;")
    lang = lees(tmp_path, f"{KOP};eenheid", *rijen)
    assert [(b.rij, b.kolom) for b in lang.waarschuwingen] == [(3, "D (waarde)")]


def test_a_new_indicator_in_two_units_gets_one(tmp_path: Path) -> None:
    rijen = ("WK014110;2024;gft;245;kWh", "WK014111;2024;gft;0,3;MWh", "WK014112;2024;gft;12;km")
    lang = lees(tmp_path, f"{KOP};eenheid", *rijen)
    assert (get(lang)[:2], lang.eenheden) == ([245, 300], {"gft": "kWh"})
    assert plekken(lang) == [(4, "D (waarde)")]


def test_the_end_of_a_margin_without_its_value_stops(tmp_path: Path) -> None:
    rijen = [
        f"WK01411{n};2024;ervaren_gezondheid_goed;70;{marge}"
        for n, marge in enumerate(("Waarde", "Ondergrens", "Bovengrens"))
    ]
    lang = lees(tmp_path, f"{KOP};Marges", *rijen)
    assert (plekken(lang), get(lang)) == ([(3, "E (Marges)"), (4, "E (Marges)")], [70])


def test_the_province_of_a_place_divides_nothing(tmp_path: Path) -> None:
    lang = lees(tmp_path, f"{KOP};provincie", "WK014110;2024;inwoners;5600;Overijssel")
    assert (lang.waarschuwingen, lang.meldingen) == ([], ["Niet gelezen: kolom E (provincie)."])
