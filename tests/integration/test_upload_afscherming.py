"""Ready tables of a survey: too few people are hidden, and nothing that is shown gives a hidden figure away."""

from pathlib import Path

import pytest
from statsmodels.stats.proportion import proportion_confint

from tests.files.maak_burgerpeiling import build_respondenten, load_formaat, save_sav

FORMAAT = load_formaat(Path("/bestaat/niet.sav"))
KOP = "gebied_code;indeling;indicator_id;jaar;waarde;noemer;ci_laag;ci_hoog;status"


def write_tabel(
    map_: Path, rijen: dict[str, tuple[float, float | None]], indicator: str = "enquete_wl04", jaar: int = 2024
) -> Path:
    pad = map_ / "tabel.csv"
    regels = [
        f"{code};2024;{indicator};{jaar};{waarde};{'' if n is None else n};;;gemeten"
        for code, (waarde, n) in rijen.items()
    ]
    pad.write_text("\n".join([KOP, *regels]) + "\n", encoding="utf-8")
    return pad


@pytest.fixture
def echt(ask, tmp_path):
    """A store in which the questions of the survey are known from a real round."""
    pad = save_sav(build_respondenten(FORMAAT, 700, 2022, 5), FORMAAT, tmp_path / "peiling.sav")
    ask("enquete", "run", str(pad), "--jaar", "2022")
    return ask


def list_rijen(ask, jaar: int = 2024) -> dict[str, dict]:
    rijen = ask("waarneming", "list", "--indicator", "enquete_wl04", "--jaar", str(jaar))["waarnemingen"]
    return {rij["gebied"]: rij for rij in rijen}


@pytest.mark.parametrize(("n", "status"), [(29, "onderdrukt"), (30, "gemeten")])
def test_too_few_people_are_hidden_at_the_minimum_and_not_above(echt, tmp_path, n, status):
    pad = write_tabel(tmp_path, {"WK014120": (50, n), "WK014111": (70, 200)})
    echt("upload", "run", str(pad), "--bron", "burgerpeiling", "--accepteer-waarschuwingen")
    rijen = list_rijen(echt)
    assert rijen["WK014120"]["status"] == status
    assert (rijen["WK014120"]["waarde"] is None) == (n < 30)
    assert rijen["WK014120"]["noemer"] == n
    assert rijen["WK014111"]["status"] == "gemeten"


def test_the_whole_minus_the_rest_does_not_give_a_hidden_wijk_away(echt, tmp_path):
    rijen = {"GM0141": (74, 500), "WK014120": (50, 12), "WK014121": (61, 35), "WK014111": (75, 453)}
    pad = write_tabel(tmp_path, rijen)
    uit = echt("upload", "run", str(pad), "--bron", "burgerpeiling", "--accepteer-waarschuwingen")
    assert uit["fouten"] == []
    statussen = {code: rij["status"] for code, rij in list_rijen(echt).items()}
    assert statussen == {
        "GM0141": "gemeten",
        "WK014120": "onderdrukt",
        "WK014121": "onderdrukt",
        "WK014111": "gemeten",
    }


def run_tabel(echt, map_: Path, rijen: dict[str, tuple[float, float | None]], **meer) -> None:
    echt(
        "upload", "run", str(write_tabel(map_, rijen, **meer)), "--bron", "burgerpeiling", "--accepteer-waarschuwingen"
    )


def test_a_file_that_calls_its_figures_made_up_is_protected_as_well(echt, tmp_path):
    """What is made up is known from its source; a word in a file opens nothing, and what it shows counts along."""
    pad = write_tabel(tmp_path, {"WK014120": (50, 12), "WK014121": (61, 35), "WK014111": (75, 453)})
    pad.write_text(pad.read_text(encoding="utf-8").replace(";gemeten", ";voorbeeld"), encoding="utf-8")
    echt("upload", "run", str(pad), "--bron", "burgerpeiling", "--accepteer-waarschuwingen")
    assert list_rijen(echt)["WK014120"]["waarde"] is None
    run_tabel(echt, tmp_path, {"GM0141": (74, 500)})
    rijen = list_rijen(echt)
    assert {code for code, rij in rijen.items() if rij["waarde"] is None} == {"GM0141", "WK014120"}


def test_a_second_file_does_not_give_away_what_the_first_one_hid(echt, tmp_path):
    """Wijken in one file and Almelo in the next: what readers see already stays, the new figure gives way."""
    run_tabel(echt, tmp_path, {"WK014120": (50, 12), "WK014121": (61, 35), "WK014111": (75, 453)})
    assert list_rijen(echt)["WK014121"]["waarde"] == 61
    run_tabel(echt, tmp_path, {"GM0141": (74, 500)})
    rijen = list_rijen(echt)
    assert {code for code, rij in rijen.items() if rij["waarde"] is None} == {"GM0141", "WK014120"}


def test_a_table_without_numbers_is_judged_on_those_that_stand(echt, tmp_path):
    rijen = {"GM0141": (74, 500), "WK014120": (50, 12), "WK014121": (61, 35), "WK014111": (75, 453)}
    run_tabel(echt, tmp_path, rijen)
    run_tabel(echt, tmp_path, {code: (waarde, None) for code, (waarde, _) in rijen.items()})
    verborgen = {code for code, rij in list_rijen(echt).items() if rij["waarde"] is None}
    assert verborgen == {"WK014120", "WK014121"}


def test_a_whole_of_one_answer_does_not_tell_what_a_small_wijk_answered(echt, tmp_path):
    """Of 47 hidden people together 100% gave this answer: then so did each of the twelve."""
    for jaar, geheel in ((2021, 100), (2023, 0), (2024, 99.9)):
        wijken = {"WK014120": (geheel, 12), "WK014121": (geheel, 35), "WK014111": (geheel, 453)}
        run_tabel(echt, tmp_path, {"GM0141": (geheel, 500), **wijken}, jaar=jaar)
        rijen = list_rijen(echt, jaar)
        assert rijen["GM0141"]["waarde"] is None or rijen["WK014111"]["waarde"] is None


def test_a_table_of_a_round_of_respondents_shows_no_wijk_that_the_round_hides(echt, tmp_path):
    verborgen = [code for code, rij in list_rijen(echt, 2022).items() if rij["status"] == "onderdrukt"]
    run_tabel(echt, tmp_path, {verborgen[0]: (61, 45)}, jaar=2022)
    assert list_rijen(echt, 2022)[verborgen[0]]["waarde"] is None


def test_a_few_people_without_wijk_are_not_to_be_worked_out_either(echt, tmp_path):
    pad = write_tabel(tmp_path, {"GM0141": (74, 500), "WK014119": (61, 300), "WK014111": (75, 190)})
    echt("upload", "run", str(pad), "--bron", "burgerpeiling", "--accepteer-waarschuwingen")
    verborgen = {code for code, rij in list_rijen(echt).items() if rij["status"] == "onderdrukt"}
    assert verborgen == {"WK014111"}


def test_a_buurt_is_not_to_be_worked_out_of_almelo_where_its_wijk_is_absent(echt, tmp_path):
    pad = write_tabel(
        tmp_path, {"GM0141": (74, 500), "BU01411402": (61, 25), "BU01411100": (70, 60), "WK014119": (75, 415)}
    )
    echt("upload", "run", str(pad), "--bron", "burgerpeiling", "--accepteer-waarschuwingen")
    verborgen = {code for code, rij in list_rijen(echt).items() if rij["status"] == "onderdrukt"}
    assert verborgen == {"BU01411402", "BU01411100"}


def test_figures_without_a_number_of_people_stop_and_say_what_to_add(echt, tmp_path):
    pad = write_tabel(tmp_path, {"WK014111": (70, None), "WK014119": (60, 300)})
    uit = echt("upload", "run", str(pad), "--bron", "burgerpeiling", "--accepteer-waarschuwingen", code=1)
    [fout] = [fout for fout in uit["fouten"] if fout["kolom"] == "noemer"]
    assert "WK014111" in fout["melding"]
    assert "Zet in de kolom noemer hoeveel mensen" in fout["melding"]
    assert fout["rij"] == 2
    assert list_rijen(echt) == {}


def test_a_number_that_the_margin_contradicts_stops(echt, tmp_path):
    laag, hoog = (100 * g for g in proportion_confint(3, 6, method="wilson"))
    pad = tmp_path / "tabel.csv"
    pad.write_text(f"{KOP}\nWK014111;2024;enquete_wl04;2024;50;1800;{laag};{hoog};gemeten\n", encoding="utf-8")
    uit = echt("upload", "run", str(pad), "--bron", "burgerpeiling", "--accepteer-waarschuwingen", code=1)
    [fout] = [fout for fout in uit["fouten"] if fout["kolom"] == "noemer"]
    assert fout["rij"] == 2
    assert "1.800 mensen" in fout["melding"]
    assert "ongeveer 6 mensen" in fout["melding"]


@pytest.mark.parametrize(("minimum", "status"), [("5", "onderdrukt"), ("0", "gemeten")])
def test_fewer_than_five_people_behind_a_share_are_hidden_unless_chosen_otherwise(
    echt, tmp_path, monkeypatch, minimum, status
):
    monkeypatch.setenv("LWD_MINIMUM_CEL", minimum)
    run_tabel(echt, tmp_path, {"WK014111": (96, 100), "WK014119": (95, 100)})
    rijen = list_rijen(echt)
    assert (rijen["WK014111"]["status"], rijen["WK014119"]["status"]) == (status, "gemeten")


def test_open_data_are_left_as_they_are(echt, tmp_path):
    pad = write_tabel(tmp_path, {"BU01411402": (3, 12)}, "misdrijven_per_1000")
    echt("upload", "run", str(pad), "--accepteer-waarschuwingen")
    rijen = echt("waarneming", "list", "--indicator", "misdrijven_per_1000", "--gebied", "BU01411402")["waarnemingen"]
    assert all(rij["status"] != "onderdrukt" for rij in rijen)


def test_real_figures_do_not_come_beside_made_up_ones(ask, tmp_path):
    pad = write_tabel(tmp_path, {"WK014111": (70, 200)})
    uit = ask("upload", "run", str(pad), "--bron", "burgerpeiling", "--accepteer-waarschuwingen", code=1)
    assert any("voorbeeld remove" in fout["melding"] for fout in uit["fouten"])


def test_change_in_a_ready_table_is_tested_on_what_its_interval_is_worth(echt, tmp_path):
    """60 to 70% among 200 people is a rise; with the margins of weights that leave 90 of them it is not."""

    def compare(map_: Path, effectief: int) -> str:
        regels = []
        for jaar, p in ((2023, 0.6), (2024, 0.7)):
            laag, hoog = (100 * g for g in proportion_confint(p * effectief, effectief, method="wilson"))
            regels.append(f"WK014111;2024;enquete_wl04;{jaar};{100 * p};200;{laag};{hoog};gemeten")
        pad = map_ / "tabel.csv"
        pad.write_text("\n".join([KOP, *regels]) + "\n", encoding="utf-8")
        echt("upload", "run", str(pad), "--bron", "burgerpeiling", "--accepteer-waarschuwingen")
        kort = ("trend", "compare", "--indicator", "enquete_wl04", "--gebied", "WK014111")
        return echt(*kort, "--van", "2023", "--tot", "2024")["oordeel"]

    assert compare(tmp_path, 200) == "gestegen"
    assert compare(tmp_path, 90) == "geen_aantoonbaar_verschil"
