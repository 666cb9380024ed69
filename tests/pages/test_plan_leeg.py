"""What the pages of the plan say while nobody entered anything yet."""

import re
from dataclasses import replace

from lwd_monitor.toegang import DEMO_GEBRUIKERS, Rol


def read_tekst(at) -> str:
    html = " ".join(str(blok.proto.body) for blok in at.get("html"))
    return " ".join(re.sub(r"<style.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL).split())


def test_a_year_without_grants_shows_no_zero_as_if_that_were_known(open_page) -> None:
    tekst = read_tekst(open_page("geld", rol="wijkwethouder"))
    assert "2025 625.000 – – – –" in tekst
    assert "– betekent: over dat jaar is nog niets ingevoerd." in tekst


def test_what_no_document_says_of_every_inspanning_stands_there_once(open_page) -> None:
    tekst = read_tekst(open_page("doelen"))
    assert tekst.count("De stukken zeggen niet bij welk werkveld een inspanning hoort.") == 1
    assert "Werkvelden: onbekend" not in tekst
    assert " verhalen, nog geen activiteit gekoppeld" in tekst
    assert "0 activiteiten" not in tekst


def test_a_goal_names_which_of_its_figures_are_invented(open_page) -> None:
    tekst = read_tekst(open_page("doelen"))
    assert "Mensen die zich veilig voelen in hun buurt: kaart , trend ◇&nbsp; fictief voorbeeld" in tekst
    assert "Jongeren bij Halt: kaart , trend Mensen" in tekst


def test_who_may_not_enter_initiatieven_is_told_who_does(open_page) -> None:
    assert "Een wijkregisseur voert ze in" in read_tekst(open_page("initiatieven", rol="wijkwethouder"))
    tekst = read_tekst(open_page("initiatieven", rol="wijkregisseur"))
    assert "Voer ze hieronder in" in tekst
    assert "Bewonersinitiatieven; CBS, Kerncijfers wijken en buurten 2025, CC BY 4.0." in tekst


def test_that_an_evaluation_has_no_outcome_yet_stands_once(open_page) -> None:
    tekst = read_tekst(open_page("leren", rol="wijkregisseur"))
    assert tekst.count("Staat er geen uitkomst of besluit bij, dan is dat er nog niet.") == 1
    assert "nog niet bekend" not in tekst
    assert "nog niet genomen" not in tekst


def test_a_column_that_holds_nothing_is_not_there(open_page) -> None:
    assert "Besluit nodig" not in read_tekst(open_page("wijkaccommodaties"))


def test_the_page_of_working_from_below_begins_with_what_that_is_and_where_it_goes_on(open_page) -> None:
    tekst = read_tekst(open_page("aanpak"))
    assert "De gemeente begint bij wat bewoners zelf vertellen en belangrijk vinden. Dat loopt op 7 plekken." in tekst


def test_two_lines_of_the_same_function_differ_by_their_hours_and_what_nobody_explains_is_said(open_page) -> None:
    tekst = read_tekst(open_page("geld", rol="wijkregisseur"))
    assert "Wijkregisseur 36 uur per week" in tekst
    assert "Wijkregisseur 32 uur per week" in tekst
    assert "Adviseur US 6 uur per week. Zo staat het in het plan. Geen stuk zegt waar US voor staat." in tekst


def test_of_a_goal_with_many_figures_the_basisset_stands_open_and_the_rest_folds_out_by_theme(open_page) -> None:
    html = " ".join(str(blok.proto.body) for blok in open_page("doelen").get("html"))
    for deel in re.split(r"<details class='plan' id='", html)[1:]:
        tellen = deel[deel.index("<h3>Tellen</h3>") : deel.index("<h3>Vertellen</h3>")]
        beloofd = re.search(r"(\d+)\xa0cijfers?", deel)
        assert beloofd
        assert tellen.count("<a href='kaart?") == int(beloofd[1]), "nothing is lost"
        los = re.sub(r"<details class='plan thema'>.*?</details>", "", tellen, flags=re.DOTALL)
        assert los.count("<a href='kaart?") <= 12
    assert re.search(r"Andere cijfers over gezondheid <span class='meta'>\d+", html)


def test_what_is_unknown_of_all_rows_is_said_once(open_page) -> None:
    tekst = read_tekst(open_page("aanpak"))
    assert "onbekend" not in tekst.replace("– betekent: onbekend.", "")
    assert "Van alle regels nog niet bekend: begin." in tekst
    assert tekst.count("Bron: Gemeente Almelo, Begroting 2026") == 1
    assert "Mennistenhoek – aanpak van onderop loopt" in tekst
    assert "Staat in geen lijst van buurten. De plek is niet bekend." in tekst
    geld = read_tekst(open_page("geld", rol="wijkwethouder"))
    assert "nog niet bekend: besluit en datum." in geld


def test_of_an_opgave_that_one_may_not_read_nothing_is_claimed_and_the_way_on_is_there(open_page) -> None:
    at = open_page("wijkopgaven", rol="raadslid", gebied="WK014113")
    tekst = read_tekst(at)
    # The documents say that the opgaven were made: not one word of whether they were vastgesteld.
    assert "nog geen opgave vastgesteld" not in tekst
    assert "Van Sluitersveld staat hier geen opgave die u kunt lezen." in tekst
    assert "<a href='gebied?gebied=WK014113'" in " ".join(str(blok.proto.body) for blok in at.get("html"))


def test_who_has_wijken_of_his_own_begins_there(open_page, monkeypatch) -> None:
    partner = replace(DEMO_GEBRUIKERS[Rol.PARTNER], demo=False, wijken=("WK014113",))
    monkeypatch.setitem(DEMO_GEBRUIKERS, Rol.PARTNER, partner)
    assert "Opgave Sluitersveld, 2023 tot en met 2026" in read_tekst(open_page("wijkopgaven", rol="partner"))
    elders = read_tekst(open_page("wijkopgaven", rol="partner", gebied="WK014111"))
    assert "Wel te lezen: Sluitersveld." in elders
