"""StatLine's own cross table: every usual arrangement gives the same figures, and what is not understood is refused."""

import itertools
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from lwd_monitor.fout import Fout
from lwd_monitor.upload.lezen import kruislijst, read_bestand
from lwd_monitor.upload.lezen.kruistabel import read_kruistabel
from lwd_monitor.upload.vorm import Lang, Vormkeuze, recognise, to_lang

TITEL = ["Kerncijfers wijken en buurten"]
INWONERS, WOZ = "Bevolking|Aantal inwoners", "Wonen|Gemiddelde WOZ-waarde van woningen"
BRON = ["Bron: CBS"]
CIJFERS = {
    ("GM0141", 2022, "kwb_inwoners", 73000.0),
    ("GM0141", 2023, "kwb_inwoners", 73500.0),
    ("GM0141", 2022, "kwb_woz_waarde", 210.0),
    ("GM0141", 2023, "kwb_woz_waarde", 245.0),
    ("WK014110", 2022, "kwb_inwoners", 5600.0),
    ("WK014110", 2023, "kwb_inwoners", 5610.0),
    ("WK014110", 2022, "kwb_woz_waarde", 200.0),
    ("WK014110", 2023, "kwb_woz_waarde", 201.0),
}
EEN_JAAR = {cijfer for cijfer in CIJFERS if cijfer[1] == 2023}
PLEKKEN = {"Almelo": "GM0141", "Wijk 10 Binnenstad": "WK014110"}

Lezer = Callable[..., Lang]


@pytest.fixture
def read(tmp_path: Path) -> Lezer:
    """Write rows as csv or xlsx, with merged ranges, and read them to the long form."""

    def call(*rijen: list, samen: tuple[str, ...] = (), excel: bool = False, jaar: int | None = None) -> Lang:
        pad = tmp_path / ("tabel.xlsx" if excel else "tabel.csv")
        if excel:
            boek = openpyxl.Workbook()
            for rij in rijen:
                boek.active.append([None if cel == "" else cel for cel in rij])
            for bereik in samen:
                boek.active.merge_cells(bereik)
            boek.save(pad)
        else:
            pad.write_text("\n".join(";".join(f'"{cel}"' for cel in rij) for rij in rijen) + "\n", encoding="utf-8")
        tabel = read_bestand(pad)
        vorm = recognise(tabel)
        assert vorm is not None, tabel.kolomnamen
        return to_lang(tabel, vorm, Vormkeuze(jaar=jaar, alias=lambda naam, binnen: PLEKKEN.get(naam)))

    return call


def list_cijfers(lang: Lang) -> set[tuple[str, int, str, float]]:
    assert lang.fouten == []
    velden = lang.frame[["gebied_code", "jaar", "indicator_id", "waarde"]].dropna()
    return set(velden.astype({"gebied_code": str, "indicator_id": str}).itertuples(index=False, name=None))


REGIO_IN_RIJEN = (
    ["", "Onderwerp", INWONERS, INWONERS, WOZ, WOZ],
    ["", "Perioden", "2022", "2023", "2022", "2023"],
    ["Wijken en buurten", "", "aantal", "aantal", "x 1 000 euro", "x 1 000 euro"],
    ["Almelo", "", 73000, 73500, 210, 245],
    ["Wijk 10 Binnenstad", "", 5600, 5610, 200, 201],
)
OUD = (
    ["Onderwerpen", INWONERS, INWONERS, WOZ, WOZ],
    ["Perioden", "2022", "2023", "2022", "2023"],
    ["Regio's", "aantal", "aantal", "x 1 000 euro", "x 1 000 euro"],
    ["Almelo (gemeente)", 73000, 73500, 210, 245],
    ["Overijssel (PV)", 1, 2, 3, 4],
    ["WK014110", 5600, 5610, 200, 201],
)
PERIODE_IN_RIJEN = (
    ["", "Onderwerp", INWONERS, WOZ],
    ["Wijken en buurten", "Perioden", "aantal", "x 1 000 euro"],
    ["Almelo", "2022", 73000, 210],
    ["", "2023", 73500, 245],
    ["Wijk 10 Binnenstad", "2022", 5600, 200],
    ["", "2023", 5610, 201],
)
BLOKKEN = (
    ["Onderwerp", INWONERS, WOZ],
    ["Perioden", "aantal", "x 1 000 euro"],
    ["Almelo"],
    ["2022", 73000, 210],
    ["2023", 73500, 245],
    ["Wijk 10 Binnenstad"],
    ["2022", 5600, 200],
    ["2023", 5610, 201],
)
JAREN_IN_KOLOMMEN = (
    ["Wijken en buurten", "Onderwerp", "", "2022", "2023"],
    ["Almelo", INWONERS, "aantal", 73000, 73500],
    ["Almelo", WOZ, "x 1 000 euro", 210, 245],
    ["Wijk 10 Binnenstad", INWONERS, "aantal", 5600, 5610],
    ["Wijk 10 Binnenstad", WOZ, "x 1 000 euro", 200, 201],
)
REGIO_EN_JAAR_IN_KOLOMMEN = (
    ["", "", "Wijken en buurten"],
    ["", "", "Almelo", "Almelo", "Wijk 10 Binnenstad", "Wijk 10 Binnenstad"],
    ["Onderwerp", "Perioden", "2022", "2023", "2022", "2023"],
    [INWONERS, "aantal", 73000, 73500, 5600, 5610],
    [WOZ, "x 1 000 euro", 210, 245, 200, 201],
)
TOPICS_EN_JAAR_IN_RIJEN = (
    ["", "", "", "Wijken en buurten"],
    ["Onderwerp", "", "Perioden", "Almelo", "Wijk 10 Binnenstad"],
    [INWONERS, "aantal", "2022", 73000, 5600],
    ["", "", "2023", 73500, 5610],
    [WOZ, "x 1 000 euro", "2022", 210, 200],
    ["", "x 1 000 euro", "2023", 245, 201],
)
OPSTELLINGEN = {
    "regio in rijen": REGIO_IN_RIJEN,
    "oud": OUD,
    "periode in rijen": PERIODE_IN_RIJEN,
    "blokken": BLOKKEN,
    "jaren in kolommen": JAREN_IN_KOLOMMEN,
    "regio en jaar in kolommen": REGIO_EN_JAAR_IN_KOLOMMEN,
    "onderwerp en jaar in rijen": TOPICS_EN_JAAR_IN_RIJEN,
}


@pytest.mark.parametrize(("naam", "excel"), itertools.product(OPSTELLINGEN, (False, True)))
def test_every_arrangement_gives_the_same_figures(read: Lezer, naam: str, excel: bool) -> None:
    lang = read(TITEL, [""], *OPSTELLINGEN[naam], BRON, excel=excel)
    assert list_cijfers(lang) == CIJFERS
    assert "kruistabel" in lang.meldingen[0]
    assert any("toelichting" in melding for melding in lang.meldingen)


def test_rows_of_the_file_are_those_of_a_finding(read: Lezer) -> None:
    lang = read(TITEL, [""], *REGIO_IN_RIJEN)
    assert set(lang.frame["rij"]) == {6, 7}
    assert "A (" not in str(lang.kolom_naam)


def test_merged_cells_hold_for_the_columns_under_them(read: Lezer) -> None:
    rijen = (
        ["Onderwerp", "", "Bevolking", "", "Wonen", ""],
        ["", "", "Aantal inwoners", "", "Gemiddelde WOZ-waarde van woningen", ""],
        ["Perioden", "", 2022, 2023, 2022, 2023],
        ["Wijken en buurten", "", "aantal", "", "x 1 000 euro", ""],
        ["Almelo", "", 73000, 73500, 210, 245],
        ["Wijk 10 Binnenstad", "", 5600, 5610, 200, 201],
    )
    assert list_cijfers(read(TITEL, *rijen, samen=("C2:D2", "E2:F2", "C3:D3"), excel=True)) == CIJFERS


def test_a_merged_cell_does_not_run_into_the_topic_beside_it(read: Lezer) -> None:
    lang = read(
        TITEL,
        ["Onderwerp", "Bevolking", "Schoolgaande jeugd"],
        ["", "Aantal inwoners", ""],
        ["Wijken en buurten", "aantal", "aantal"],
        ["Almelo", 73000, 9000],
        jaar=2023,
        excel=True,
    )
    assert list_cijfers(lang) == {("GM0141", 2023, "kwb_inwoners", 73000.0)}


def test_lines_over_groups_of_topics_belong_to_their_name(read: Lezer) -> None:
    lang = read(
        TITEL,
        ["Wijken en buurten", "", "Almelo", "Wijk 10 Binnenstad"],
        ["Perioden", "", "2023", "2023"],
        ["Onderwerp"],
        ["Bevolking"],
        ["Aantal inwoners", "aantal", 73500, 5610],
        ["Wonen"],
        ["Gemiddelde WOZ-waarde van woningen", "x 1 000 euro", 245, 201],
        BRON,
        excel=True,
    )
    assert list_cijfers(lang) == EEN_JAAR


def test_signs_of_statline_and_footnotes(read: Lezer) -> None:
    lang = read(
        TITEL,
        ["", "Onderwerp", f"{INWONERS} 1)", WOZ],
        ["Wijken en buurten", "Perioden", "aantal", "x 1 000 euro"],
        ["Almelo 2)", "2022", "73000 1)", "gegevens ontbreken"],
        ["Almelo", "2023*", "73500", "x"],
        ["Almelo", "2024**", "73600", "."],
        ["1) Zonder wie geen adres heeft."],
        ["2) Sinds 1394."],
    )
    rijen = lang.frame[["jaar", "indicator_id", "status"]].astype(str).itertuples(index=False, name=None)
    # A year without any figure of a topic is left out: it says nothing.
    assert set(rijen) == {
        ("2022", "kwb_inwoners", "gemeten"),
        ("2023", "kwb_inwoners", "voorlopig"),
        ("2024", "kwb_inwoners", "voorlopig"),
        ("2023", "kwb_woz_waarde", "onderdrukt"),
    }


def test_a_period_above_the_table_holds_for_all(read: Lezer) -> None:
    rijen = (
        ["Onderwerp", "", "Almelo", "Wijk 10 Binnenstad"],
        [INWONERS, "aantal", 73500, 5610],
        [WOZ, "x 1 000 euro", 245, 201],
    )
    assert list_cijfers(read(TITEL, ["Perioden: 2023"], *rijen)) == EEN_JAAR
    assert list_cijfers(read(TITEL, ["Perioden", "2023"], *rijen)) == EEN_JAAR


def test_places_with_one_name_are_told_apart_by_their_code(read: Lezer) -> None:
    rijen = (
        ["Onderwerp", "", "Verspreide huizen", "Verspreide huizen"],
        ["Regioaanduiding|Codering", "code", "BU01411109", "BU01411209"],
        [INWONERS, "aantal", 10, 20],
        [WOZ, "x 1 000 euro", 200, 201],
    )
    cijfers = list_cijfers(read(TITEL, *rijen, jaar=2023))
    assert {(c[0], c[3]) for c in cijfers if c[2] == "kwb_inwoners"} == {("BU01411109", 10.0), ("BU01411209", 20.0)}
    with pytest.raises(Fout, match="twee keer in de tabel bij Verspreide huizen"):
        read(TITEL, ["", "", "Wijken en buurten"], rijen[0], *rijen[2:], jaar=2023)


def test_a_group_is_never_the_whole(read: Lezer) -> None:
    lang = read(
        TITEL,
        ["", "Onderwerp", INWONERS, WOZ],
        ["Wijken en buurten", "Bedrijfstakken (SBI 2008)", "aantal", "x 1 000 euro"],
        ["Almelo", "A Landbouw", 10, 20],
        ["Almelo", "Totaal", 30, 40],
        jaar=2023,
    )
    assert ("GM0141", 2023, "kwb_inwoners", 30.0) in list_cijfers(lang)
    assert ("GM0141", 2023, "kwb_inwoners_a_landbouw", 10.0) in list_cijfers(lang)


@pytest.mark.parametrize(
    ("rijen", "melding"),
    [
        ((["Onderwerp", INWONERS], ["Perioden", "aantal"], ["2022", 1], ["2023", 2]), "niet over welk gebied"),
        ((*REGIO_IN_RIJEN, *REGIO_IN_RIJEN[1:]), r"begint in rij 7 een tweede"),
        ((*REGIO_IN_RIJEN, ["WK014111", "", 7, 8]), "Rij 7 heeft 4 waarden, en de tabel 6"),
        (
            (*REGIO_IN_RIJEN[:2], ["Wijken en buurten", "", "aantal", "%", "euro", "euro"], *REGIO_IN_RIJEN[3:]),
            "niet overal dezelfde eenheid: 'aantal' en '%'",
        ),
        ((["Perioden: 2021"], *REGIO_IN_RIJEN), "Boven de tabel staat de periode 2021"),
        (
            (*REGIO_IN_RIJEN[:2], ["", "", "Mannen", "Mannen", "Vrouwen", "Vrouwen"], *REGIO_IN_RIJEN[2:]),
            "rij 4 heeft geen kop",
        ),
        ((*PERIODE_IN_RIJEN, ["Almelo", "", 7, 8]), "rij 8 staan cijfers zonder periode"),
        (
            (
                ["", "Onderwerp", INWONERS, WOZ, ""],
                ["Wijken en buurten", "Perioden", "aantal", "x 1 000 euro", ""],
                ["Almelo", "2023", 1, 2, 3],
            ),
            r"Boven kolom E staat geen kop, en er staan wel gegevens onder \(rij 4\)",
        ),
        (
            (
                ["", "Onderwerp", INWONERS, ""],
                ["Wijken en buurten", "Perioden", "aantal", "x 1 000 euro"],
                ["Almelo", "2023", 1, 2],
            ),
            r"Boven kolom D staat geen onderwerp, en de eenheid \(x 1 000 euro\) is een andere",
        ),
    ],
)
def test_what_is_not_understood_is_refused_with_its_place(read: Lezer, rijen: tuple, melding: str) -> None:
    with pytest.raises(Fout, match=melding):
        read(TITEL, *rijen)


def test_a_topic_that_is_also_a_unit_stays_a_topic(read: Lezer) -> None:
    lang = read(
        TITEL, ["Onderwerp", "", "Almelo"], ["Woningen", "aantal", 33000], ["Huishoudens", "aantal", 34000], jaar=2023
    )
    assert {c[3] for c in list_cijfers(lang)} == {33000.0, 34000.0}
    boven = read(
        TITEL,
        ["", "Onderwerp", "Aantal inwoners"],
        ["", "Perioden", "2023"],
        ["Regio's", "", "aantal"],
        ["Almelo", "", 73500],
    )
    assert list_cijfers(boven) == {("GM0141", 2023, "kwb_inwoners", 73500.0)}


def test_other_places_for_codes_units_and_margins(read: Lezer) -> None:
    codes = read(
        TITEL,
        ["", "", "Onderwerp", INWONERS, WOZ],
        ["Wijken en buurten", "Codering", "Perioden", "(aantal)", "(x 1 000 euro)"],
        ["Almelo", "GM0141", "2023", 73500, 245],
        ["Binnenstad", "WK014110", "2023", 5610, 201],
    )
    assert list_cijfers(codes) == EEN_JAAR
    marges = read(
        TITEL,
        ["", "Onderwerp", INWONERS, INWONERS, INWONERS],
        ["", "Marges", "Waarde", "Ondergrens 95%-interval", "Bovengrens 95%-interval"],
        ["Wijken en buurten", "Perioden", "aantal", "aantal", "aantal"],
        ["Almelo", "2023", 73500, 73000, 74000],
    )
    assert marges.frame[["waarde", "ci_laag", "ci_hoog"]].to_numpy().tolist() == [[73500, 73000, 74000]]


def test_all_in_columns_with_one_row_of_figures(read: Lezer) -> None:
    lang = read(
        TITEL,
        ["Wijken en buurten", "Almelo", "Almelo", "WK014110", "WK014110"],
        ["Onderwerp", INWONERS, WOZ, INWONERS, WOZ],
        ["Perioden", "2023", "2023", "2023", "2023"],
        ["", "aantal", "x 1 000 euro", "aantal", "x 1 000 euro"],
        ["", 73500, 245, 5610, 201],
    )
    assert list_cijfers(lang) == EEN_JAAR


def test_a_corner_heads_the_row_or_the_column_that_it_fits(read: Lezer) -> None:
    rijen = (
        ["Onderwerp", INWONERS, WOZ],
        ["", "aantal", "x 1 000 euro"],
        ["Almelo", 73500, 245],
        ["WK014110", 5610, 201],
    )
    assert list_cijfers(read(TITEL, ["Perioden: 2023"], *rijen)) == EEN_JAAR
    gedraaid = (
        ["Onderwerp", "", "Almelo", "WK014110"],
        [INWONERS, "aantal", 73500, 5610],
        [WOZ, "x 1 000 euro", 245, 201],
    )
    assert list_cijfers(read(TITEL, ["Perioden: 2023"], *gedraaid)) == EEN_JAAR
    with pytest.raises(Fout, match="rij 3 heeft geen kop"):
        read(
            TITEL,
            ["Perioden: 2023"],
            ["Onderwerp", "", "Hier", "Daar"],
            [INWONERS, "aantal", 1, 2],
            [WOZ, "euro", 3, 4],
        )


def test_a_topic_without_a_unit_and_a_heading_for_the_units(read: Lezer) -> None:
    zonder = read(["Onderwerp", "Koopwoningen", ""], ["Gebied", "2022", "2023"], ["GM0141", 51, 52])
    assert list_cijfers(zonder) == {
        ("GM0141", 2022, "kwb_koopwoningen", 51.0),
        ("GM0141", 2023, "kwb_koopwoningen", 52.0),
    }
    rijen = ([INWONERS, "aantal", 73500, 5610], [WOZ, "x 1 000 euro", 245, 201])
    assert list_cijfers(read(["Onderwerp", "Eenheid", "GM0141", "WK014110"], *rijen, jaar=2023)) == EEN_JAAR


def test_units_that_nobody_knows_stay_units(read: Lezer) -> None:
    kop = (["", "", "Wijken en buurten"], ["", "", "Almelo", "WK014110"], ["Onderwerp", "Perioden", "2023", "2023"])
    dichtheid = ["Bevolking|Bevolkingsdichtheid", "aantal inwoners per km²", 1080, 2400]
    een = {("GM0141", 2023, "kwb_dichtheid", 1080.0), ("WK014110", 2023, "kwb_dichtheid", 2400.0)}
    assert list_cijfers(read(TITEL, *kop, dichtheid)) == een
    rijen = ([INWONERS, "aantal", 73500, 5610], [WOZ, "x 1 000 euro", 245, 201])
    assert list_cijfers(read(TITEL, *kop, *rijen, dichtheid)) == een | EEN_JAAR


def test_the_power_of_a_unit_is_no_footnote(read: Lezer) -> None:
    kop = ["Onderwerp", "", "Almelo"]
    lang = read(
        TITEL, kop, [INWONERS, "aantal", 73500], ["Energie|Gemiddeld aardgasverbruik totaal", "m³", 1100], jaar=2022
    )
    assert ("GM0141", 2022, "kwb_aardgas", 1100.0) in list_cijfers(lang)
    noot = read(TITEL, kop, [f"{INWONERS}²", "aantal", 73500], jaar=2022)
    assert list_cijfers(noot) == {("GM0141", 2022, "kwb_inwoners", 73500.0)}


def test_a_table_without_figures_says_so(read: Lezer) -> None:
    with pytest.raises(Fout, match="staan geen cijfers"):
        read(TITEL, *REGIO_IN_RIJEN[:3], ["Almelo", "", "", "", "", ""], BRON)


def test_thousands_with_a_space_are_figures_and_no_words(read: Lezer) -> None:
    rijen = [[str(cel).replace("73000", "73 000").replace("5610", "5 610") for cel in rij] for rij in REGIO_IN_RIJEN]
    assert list_cijfers(read(TITEL, *rijen)) == CIJFERS
    # One word in the first row of figures makes no heading of a column that has its own above it.
    woord = [*rijen[:3], ["Almelo", "", "zie noot", "73500", "210", "245"]]
    lang = read(TITEL, *woord)
    assert [fout.waarde for fout in lang.fouten] == ["zie noot"]


def test_an_empty_column_beside_the_table_is_none(read: Lezer) -> None:
    assert list_cijfers(read(TITEL, *([*rij, ""] for rij in REGIO_IN_RIJEN), BRON)) == CIJFERS


def test_a_row_without_figures_between_others_is_told(read: Lezer) -> None:
    lang = read(TITEL, *REGIO_IN_RIJEN[:4], ["Let op: een breuk in de reeks"], REGIO_IN_RIJEN[4], BRON)
    assert list_cijfers(lang) == CIJFERS
    assert "Zonder cijfers, overgeslagen: rij 6." in lang.meldingen


def test_a_long_list_with_a_column_onderwerp_is_no_cross_table(tmp_path: Path) -> None:
    pad = tmp_path / "lang.csv"
    pad.write_text("regiocode;jaar;onderwerp;waarde\nWK014110;2023;kwb_inwoners;5610\n", encoding="utf-8")
    tabel = read_bestand(pad)
    assert "gedraaid" not in tabel.kenmerken
    assert tabel.has("waarde")


KOP = ["Onderwerp", "Wijken en buurten", "Perioden"]
LIJST = [
    (onderwerp, plek, jaar, waarde)
    for plek, code in PLEKKEN.items()
    for jaar in (2022, 2023)
    for onderwerp, id_ in ((INWONERS, "kwb_inwoners"), (WOZ, "kwb_woz_waarde"))
    for waarde in (next(w for g, j, i, w in CIJFERS if (g, j, i) == (code, jaar, id_)),)
]


@pytest.mark.parametrize("excel", [False, True])
@pytest.mark.parametrize("kop", ["", "Waarde", "waarde"])
def test_all_in_rows_with_one_column_of_figures(read: Lezer, kop: str, excel: bool) -> None:
    rijen = [list(rij) for rij in LIJST]
    assert list_cijfers(read(TITEL, [*KOP, kop], *rijen, BRON, excel=excel)) == CIJFERS
    # With the unit between topic and place, and the figure not in the last column.
    eenheden = {INWONERS: "aantal", WOZ: "x 1 000 euro"}
    met = [[o, eenheden[o], p, w, j] for o, p, j, w in LIJST]
    assert list_cijfers(read([KOP[0], "Eenheid", KOP[1], kop, KOP[2]], *met, excel=excel)) == CIJFERS


@pytest.mark.parametrize(
    "kop",
    [
        ["variable", "WijkenEnBuurten", "Perioden", "value"],
        ["Topic", "gwb_code", "jaar", "Value"],
        ["Onderwerp", "Regio's", "Jaar", "Cijfer"],
    ],
)
def test_a_list_of_the_keys_of_statline_is_read_as_its_table(read: Lezer, kop: list[str]) -> None:
    sleutels = {INWONERS: "AantalInwoners_5", WOZ: "GemiddeldeWOZWaardeVanWoningen_36"}
    rijen = [[sleutels[o], PLEKKEN[p], f"{j}JJ00", w] for o, p, j, w in LIJST]
    assert list_cijfers(read(kop, *rijen)) == CIJFERS


def test_a_list_names_the_keys_that_nobody_knows(read: Lezer) -> None:
    rijen = [["AantalInwoners_5", "WK014110", 2023, 7], ["Onbekends_99", "WK014110", 2023, 7]]
    lang = read(["variable", "WijkenEnBuurten", "Perioden", "value"], *rijen)
    assert set(lang.frame["indicator_id"]) == {"kwb_inwoners"}
    assert "1 onderwerp staat niet in de catalogus en is niet gelezen: Onbekends_99." in lang.meldingen


@pytest.mark.parametrize(
    ("kop", "onderwerpen"),
    [
        # The figures of a gemeente itself, under its own headings, are not those of the CBS.
        (["onderwerp", "gebied", "jaar", "waarde"], ["Aantal inwoners", "Aantal mannen"]),
        (["Onderwerp", "Regio's", "Perioden", "Waarde"], ["Aantal inwoners", "Sfeer in de straat"]),
        (["Onderwerp", "Regio's", "Perioden", "Waarde"], ["inwoners_brp_1", "mannen_brp_2"]),
    ],
)
def test_the_list_of_somebody_else_is_not_taken_for_kerncijfers(tmp_path: Path, kop: list, onderwerpen: list) -> None:
    pad = tmp_path / "lijst.csv"
    regels = [";".join([onderwerp, "WK014110", "2023", "7"]) for onderwerp in onderwerpen]
    pad.write_text("\n".join([";".join(kop), *regels]) + "\n", encoding="utf-8")
    vorm = recognise(read_bestand(pad))
    assert vorm is None or vorm.naam == "lang"


def test_a_figure_twice_in_a_list_is_refused(read: Lezer) -> None:
    with pytest.raises(Fout, match="staat twee keer in de tabel bij Almelo, 2023: ook in rij 4"):
        read([*KOP, ""], [INWONERS, "Almelo", 2023, 5], [WOZ, "Almelo", 2023, 5], [INWONERS, "Almelo", 2023, 6])


def test_a_list_of_the_whole_country_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kruislijst, "MAX_LIJST", 2)
    kop = ["variable", "WijkenEnBuurten", "Perioden", "value"]
    rijen = [["AantalInwoners_5", f"BU{nummer:08d}", "2023JJ00", "7"] for nummer in range(3)]
    with pytest.raises(Fout, match=r"heeft 3 rijen met elk één cijfer; er passen er 2\. .* eigen gemeente alleen"):
        read_kruistabel([kop, *rijen], "csv", "land.csv")
