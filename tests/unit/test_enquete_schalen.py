"""What answers mean goes by their text: their order, what is no answer, marks with few labels, names of wijken."""

import numpy as np
import pandas as pd
import pytest

from lwd_monitor.enquete.bestand import Levering
from lwd_monitor.enquete.gewichten import scale_gewichten
from lwd_monitor.enquete.indicatoren import load_indicatoren
from lwd_monitor.enquete.respondenten import check_respondenten, read_jaar
from lwd_monitor.enquete.schalen import is_geen_antwoord, order_cijfers, order_schaal
from lwd_monitor.enquete.uitkomst import get_coefficienten
from lwd_monitor.enquete.uitval import check_uitval
from lwd_monitor.enquete.vragen import VraagSoort, build_vragen
from lwd_monitor.enquete.wijken import Wijken, find_wijken

EENS = ["helemaal eens", "eens", "niet eens / niet oneens", "oneens", "helemaal oneens"]
MEE_EENS = ["Helemaal mee eens", "Mee eens", "Neutraal", "Mee oneens", "Helemaal mee oneens"]
WIJKEN = Wijken(
    [f"WK0141{n}" for n in (10, 11, 14, 21)],
    "GM0141",
    {"Binnenstad": "WK014110", "De Riet": "WK014111", "Wierdense Hoek": "WK014114", "Bornerbroek": "WK014121"},
)


def list_eerste_twee(vraag_id: str, labels: dict[int, str]) -> set[str]:
    [vraag] = build_vragen({vraag_id: vraag_id}, {vraag_id: labels})
    assert vraag.soort is VraagSoort.SCHAAL
    eerste = get_coefficienten(vraag)["top2"][0]
    return {tekst for tekst, telt in zip(vraag.geldige_antwoorden.values(), eerste, strict=True) if telt}


@pytest.mark.parametrize(
    ("labels", "eerste"),
    [
        (
            {1: "1 (helemaal mee eens)", 2: "2", 3: "3", 4: "4", 5: "5 (helemaal mee oneens)"},
            {"1 (helemaal mee eens)", "eens"},
        ),
        ({1: "1 = helemaal oneens", 2: "2", 3: "3", 4: "4", 5: "5 = helemaal eens"}, {"5 = helemaal eens", "eens"}),
    ],
)
def test_a_number_as_label_of_its_own_code_leaves_the_place_to_the_ends(labels, eerste):
    assert list_eerste_twee("wl02_0", {**labels, 6: "weet niet"}) == eerste


@pytest.mark.parametrize("teksten", [EENS, MEE_EENS, [f"{5 - i} = {t}." for i, t in enumerate(EENS)]])
@pytest.mark.parametrize(
    "codes", [[1, 2, 3, 4, 5], [5, 4, 3, 2, 1], [3, 1, 2, 5, 4], [10, 20, 30, 40, 50], [-2, -1, 0, 1, 2]]
)
def test_the_first_two_answers_go_by_their_text_whatever_their_numbers(teksten, codes):
    assert list_eerste_twee("wl02_0", {**dict(zip(codes, teksten, strict=True)), 98: "weet niet"}) == set(teksten[:2])


@pytest.mark.parametrize(
    ("vraag", "labels", "eerste"),
    [
        ("wl13", {1: "(bijna) nooit", 2: "af en toe", 3: "vaak"}, {"vaak", "af en toe"}),
        ("wl13", {1: "nooit", 2: "soms", 3: "vaak"}, {"vaak", "soms"}),
        ("wl19", {1: "vaak", 2: "soms", 3: "nooit"}, {"nooit", "soms"}),
        ("wl05", {1: "geen", 2: "weinig", 3: "neutraal", 4: "veel", 5: "heel veel"}, {"veel", "heel veel"}),
        ("x", {1: "zeer ontevreden", 2: "ontevreden", 3: "neutraal", 4: "tevreden", 5: "zeer tevreden"}, {"tevreden", "zeer tevreden"}),
        ("x", {1: "helemaal eens", 2: "eens", 3: "oneens", 4: "helemaal oneens"}, {"helemaal eens", "eens"}),
        ("x", {1: "helemaal oneens", 5: "helemaal eens"}, {"helemaal eens", "eens"}),
    ],
)  # fmt: skip
def test_every_scale_of_the_format_may_run_either_way(vraag, labels, eerste):
    assert list_eerste_twee(vraag, labels) == eerste


@pytest.mark.parametrize(
    "labels",
    [
        {1: "eens", 2: "neutraal", 3: "oneens"},
        {1: "helemaal eens", 2: "helemaal oneens"},
        {1: "helemaal eens", 2: "een beetje waar", 3: "oneens"},
        {1: "eens", 2: "eens", 3: "oneens"},
    ],
)
def test_a_list_whose_first_two_are_not_sure_is_no_scale(labels):
    assert order_schaal("x", labels) is None


def test_between_labelled_ends_the_scale_fills_in_its_own_words():
    assert order_schaal("x", {5: "helemaal eens", 1: "helemaal oneens"}) == dict(
        zip([5, 4, 3, 2, 1], EENS, strict=True)
    )
    # Ends that are not four apart leave nothing to fill in.
    assert order_schaal("x", {1: "helemaal eens", 4: "helemaal oneens"}) is None


@pytest.mark.parametrize(
    ("labels", "codes"),
    [
        ({1: "1 (zeer slecht)", 10: "10 (uitstekend)"}, range(1, 11)),
        ({1: "10 (uitstekend)", 10: "1 (zeer slecht)"}, range(10, 0, -1)),
        ({i: str(11 - i) for i in range(1, 11)}, range(10, 0, -1)),
        ({1: "zeer onprettig", 10: "zeer prettig"}, range(1, 11)),
        ({1: "heel tevreden", 10: "heel ontevreden"}, range(10, 0, -1)),
        ({1: "1 heel onveilig", 5: "5", 10: "10 heel veilig"}, range(1, 11)),
    ],
)
def test_marks_go_by_the_number_in_their_label_or_the_words_at_the_ends(labels, codes):
    assert list(order_cijfers(labels) or {}) == list(codes)


@pytest.mark.parametrize(
    "labels",
    [
        {1: "links", 10: "rechts"},
        {1: "1", 9: "9"},
        {i: f"geen {i}" if i == 1 else f"soort {i}" for i in range(1, 11)},
        {1: "1", 5: "7", 10: "10"},
    ],
)
def test_what_are_no_marks_from_1_to_10_is_not_averaged(labels):
    assert order_cijfers(labels) is None


def test_a_reversed_mark_is_averaged_by_its_label():
    [vraag] = build_vragen({"wl01": "wl01"}, {"wl01": {1: "10", 10: "1", **{i: str(11 - i) for i in range(2, 10)}}})
    marks = dict(zip(vraag.geldige_antwoorden, get_coefficienten(vraag)["gemiddelde"][0], strict=True))
    assert (marks[1], marks[10], marks[4]) == (10, 1, 7)


@pytest.mark.parametrize(
    "tekst", ["Weet niet", "geen mening", "weet ik niet of geen mening", "n.v.t./weet niet", "Overgeslagen", "99. geen antwoord",
              "weet niet, geen mening", "Dat weet ik niet", "wil ik niet zeggen - weet niet"]
)  # fmt: skip
def test_no_answer_comes_in_many_words(tekst):
    assert is_geen_antwoord(tekst)


@pytest.mark.parametrize(
    "tekst", ["geen", "niet veel / niet weinig", "nee", "soms wel, soms niet", "geen onderwijs", "/"]
)
def test_an_answer_with_niet_or_geen_in_it_is_an_answer(tekst):
    assert not is_geen_antwoord(tekst)


def check(labels: dict[str, dict[int, str]], **kolommen: list) -> list[str]:
    n = len(next(iter(kolommen.values())))
    frame = pd.DataFrame({"weging": np.ones(n), "wijknr": ["10"] * n, **kolommen})
    vragen = build_vragen({kolom: kolom for kolom in kolommen}, labels)
    levering = Levering(frame, vragen, labels)
    return [b.melding for b in check_uitval(levering, check_respondenten(levering, WIJKEN), load_indicatoren())]


def test_an_unknown_word_on_a_chosen_question_is_asked_about():
    [melding] = check({"wl04": {**dict(enumerate(EENS, 1)), 6: "daar heb ik geen beeld bij"}}, wl04=[1.0, 2, 6])
    assert melding.startswith(
        "wl04 (Veilig in de buurt) valt uit de ronde: wij kennen 'daar heb ik geen beeld bij' niet"
    )


@pytest.mark.parametrize(
    ("labels", "codes", "woord"),
    [
        ({}, [1.0, 2, 3], "geen labels"),
        ({1: "goed", 2: "slecht"}, [1.0, 2, 1], "'goed', 'slecht'"),
        ({**dict(enumerate(EENS, 1)), 6: "weet niet"}, [6.0, 6, 6], "niemand gaf een antwoord"),
    ],
)
def test_a_chosen_question_without_outcome_is_named(labels, codes, woord):
    andere = {"bo02": dict(enumerate(EENS, 1))}
    [melding] = check({"wl02_0": labels, **andere}, wl02_0=codes, bo02=[1.0, 2, 3])
    assert "wl02_0" in melding
    assert woord in melding


def test_another_question_that_is_nearly_a_scale_is_named_and_a_list_of_choices_is_not():
    [melding] = check({"xx": dict(enumerate([*EENS[:4], "heel erg oneens"], 1))}, xx=[1.0, 2, 3])
    assert "xx lijkt een schaal, maar wij kennen 'heel erg oneens' niet" in melding
    assert check({"dv02": {1: "ja", 2: "nee"}}, dv02=[1.0, 2, 1]) == []


def find_codes(waarden: list, labels: dict) -> tuple[list, list[str]]:
    codes, bevindingen = find_wijken(pd.Series(waarden), labels, WIJKEN)
    return [None if pd.isna(code) else code for code in codes], [b.melding for b in bevindingen]


@pytest.mark.parametrize(
    ("waarden", "labels", "codes"),
    [
        ([1.0, 2.0], {1.0: "Binnenstad", 2.0: "De Riet"}, ["WK014110", "WK014111"]),
        (["Wierdensehoek", "WIERDENSE-HOEK "], {}, ["WK014114", "WK014114"]),
        (["10 Binnenstad", "wijk 11: De Riet", "Wijk Bornerbroek"], {}, ["WK014110", "WK014111", "WK014121"]),
        (["01", "2 "], {"01": "Binnenstad", "02": "Bornerbroek"}, ["WK014110", "WK014121"]),
        ([1.0, 3.0], {1.0: "Binnenstad", 3.0: "onbekend"}, ["WK014110", None]),
        ([10.0, 21.0], {10.0: "wijk a", 21.0: "wijk b"}, ["WK014110", "WK014121"]),
        ([10.0, None], {}, ["WK014110", None]),
    ],
)
def test_a_wijk_goes_by_its_name_and_without_names_by_number(waarden, labels, codes):
    assert find_codes(waarden, labels) == (codes, [])


def test_names_that_contradict_the_numbers_are_followed_and_told():
    codes, [melding] = find_codes([10.0, 21.0], {10.0: "Bornerbroek", 21.0: "Binnenstad"})
    assert codes == ["WK014121", "WK014110"]
    assert "10 heet in dit bestand Bornerbroek, bij het CBS is dat Binnenstad" in melding
    # Numbers that agree need no word; own numbers that are no wijk at all are the bureau's own.
    assert find_codes([10.0, 21.0], {10.0: "Binnenstad", 21.0: "Bornerbroek"})[1] == []
    assert find_codes([10.0, 1.0], {10.0: "Bornerbroek", 1.0: "Binnenstad"})[1] == []


@pytest.mark.parametrize("schaal", [48.3, 1 / 700, 2.1])
def test_weights_on_another_scale_are_brought_to_a_mean_of_one_and_told(schaal):
    gewichten = pd.Series([0.5, 1.0, 1.5, np.nan, 1.0])
    geschaald, [bevinding] = scale_gewichten(gewichten * schaal)
    assert geschaald.tolist() == pytest.approx(gewichten.tolist(), nan_ok=True)
    assert bevinding.kolom == "weging"


def test_one_weight_that_is_far_off_does_not_change_the_scale():
    gewichten = pd.Series([0.8, 1.0, 1.2, 900.0])
    geschaald, bevindingen = scale_gewichten(gewichten)
    assert (geschaald.tolist(), bevindingen) == (gewichten.tolist(), [])


@pytest.mark.parametrize(
    "waarde", [2026, 2026.0, "2026", pd.Timestamp("2026-09-15"), pd.Timestamp("2026-09-15").date(), "15-9-2026"]
)
def test_a_year_may_come_as_a_date(waarde):
    assert read_jaar(waarde) == 2026


@pytest.mark.parametrize("waarde", [None, np.nan, pd.NaT, ""])
def test_an_empty_year_is_no_year(waarde):
    assert np.isnan(read_jaar(waarde))
