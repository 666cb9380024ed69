"""The catalogue and the glossary are complete, consistent and written as agreed."""

import dataclasses
import re
import tomllib
from pathlib import Path

import pytest

from lwd_monitor.enquete.indicatoren import load_indicatoren

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
CATALOGUS = sorted((DATA / "cijfers/catalogus").glob("*.toml"))
IDS = [
    *("kwb_inwoners", "kwb_inwoners_65plus", "kwb_inwoners_0_15", "kwb_dichtheid", "kwb_huishoudensgrootte"),
    *("kwb_huishoudens", "kwb_woz_waarde", "kwb_koopwoningen", "kwb_eengezinswoningen", "kwb_inkomen_per_inwoner"),
    *("kwb_stedelijkheid", "kwb_adressendichtheid", "kwb_oppervlakte_land", "kwb_afstand_huisarts"),
    *("kwb_afstand_supermarkt", "kwb_afstand_school", "kwb_scholen_3km", "misdrijven", "misdrijven_per_1000"),
    "ervaren_gezondheid_goed",
    "initiatieven",
]
TEKST = {"id", "titel", "titel_kort", "onderschrift", "eenheid", "bron", "definitie", "verwerking", "zin"} | {
    "kop_hoger",
    "kop_lager",
    "kop_hoger_na_plaats",
    "kop_lager_na_plaats",
}
KEUZES = {
    "thema": "bevolking wonen voorzieningen fysiek sociaal gezondheid overlast veiligheid",
    "werkvelden": "schoon_heel_veilig sociaal_toekomstbestendig fysiek_toekomstbestendig participatie wijkgericht_werken",
    "wijkanalyse": "veerkracht leefbaarheid weerbaarheid",
    "soort": "objectief subjectief",
    "richting": "hoger_gunstig lager_gunstig neutraal",
    "set": "basisset gebiedsspecifiek",
    "aggregatie": "som gewogen_gemiddelde niet",
    "toets": "aantal cijfer_per aandeel gemiddelde stand",
}
VERPLICHT = TEKST | (set(KEUZES) - {"werkvelden", "wijkanalyse"}) | {"decimalen", "niveaus", "bereik", "vorige_ids"}
TOEGESTAAN = (
    VERPLICHT
    | set(KEUZES)
    | {"gewicht", "noemer", "minimum_noemer", "afrond", "afleiding", "afscherming"}
    | {"ondergrens", "streefwaarde", "nulmeting", "hoofdcijfer"}
)


# What only the built indicator has.
BINNEN = {"concept", "breuken", "tabellen", "dispersies"}


def read_toml(path: Path) -> dict:
    return tomllib.loads(path.read_text(encoding="utf-8"))


BRONNEN = read_toml(DATA / "cijfers/bronnen.toml")
INDICATOREN = {path.stem: read_toml(path) for path in CATALOGUS}
ENQUETE = load_indicatoren(voorbeeld=True)
# The questions of the survey share most of their entry: complete, they keep to the same rules.
INDICATOREN |= {
    i.id: {k: v for k, v in dataclasses.asdict(i).items() if v is not None and k not in BINNEN}
    for i in ENQUETE.values()
}


def test_catalogus_holds_exactly_the_agreed_indicatoren():
    assert sorted(path.stem for path in CATALOGUS) == sorted(IDS)


@pytest.mark.parametrize("name", INDICATOREN)
def test_indicator_has_all_keys_and_no_unknown_ones(name):
    indicator = INDICATOREN[name]
    assert set(indicator) >= VERPLICHT
    assert set(indicator) <= TOEGESTAAN
    assert indicator["id"] == name
    assert all(indicator[key].strip() for key in TEKST)
    assert len(indicator["titel_kort"]) <= 24


@pytest.mark.parametrize("name", INDICATOREN)
def test_indicator_uses_known_choices_and_bron(name):
    indicator = INDICATOREN[name]
    for key, choices in KEUZES.items():
        gekozen = indicator.get(key, ())
        assert set([gekozen] if isinstance(gekozen, str) else gekozen) <= set(choices.split()), key
    assert set(indicator["niveaus"]) <= {"gemeente", "wijk", "buurt"}
    assert indicator["bron"] in BRONNEN


@pytest.mark.parametrize("name", INDICATOREN)
def test_indicator_refers_only_to_indicatoren_that_exist(name):
    indicator = INDICATOREN[name]
    afleiding = indicator.get("afleiding", {})
    referred = [indicator.get("gewicht"), indicator.get("noemer"), afleiding.get("teller"), afleiding.get("noemer")]
    assert {ref for ref in referred if ref} <= set(INDICATOREN)
    assert ("gewicht" in indicator) == (indicator["aggregatie"] == "gewogen_gemiddelde")


@pytest.mark.parametrize("name", INDICATOREN)
def test_definitie_says_more_than_one_sentence(name):
    sentences = re.findall(r"[.!?](?:\s|$)", INDICATOREN[name]["definitie"])
    assert 2 <= len(sentences) <= 6


@pytest.mark.parametrize("name", INDICATOREN)
def test_sentences_can_be_filled_in_and_headlines_compare(name):
    indicator = INDICATOREN[name]
    filled = indicator["zin"].format(gebied="Kerkelanden", waarde="55%")
    assert "Kerkelanden" in filled
    assert "55%" in filled
    assert filled.endswith(".")
    headlines = [indicator[key] for key in sorted(TEKST) if key.startswith("kop_")]
    assert len(set(headlines)) == 4
    assert not any(headline.endswith((".", " dan")) or headline[0].isupper() for headline in headlines)
    assert not re.search(r"\b(beter|slechter|mooi|fijn)\b", " ".join(headlines))


def test_no_direction_is_given_where_higher_is_not_a_matter_of_better_or_worse():
    judged = {name for name in IDS if INDICATOREN[name]["richting"] != "neutraal"}
    distances = {"kwb_afstand_huisarts", "kwb_afstand_supermarkt", "kwb_afstand_school", "kwb_scholen_3km"}
    assert judged == distances | {"misdrijven_per_1000", "ervaren_gezondheid_goed"}


@pytest.mark.parametrize("vraag", ENQUETE)
def test_fictitious_indicator_says_so_in_its_definitie(vraag):
    assert "verzonnen" in ENQUETE[vraag].definitie
    assert ENQUETE[vraag].bron == "enquete_voorbeeld"
    echt = load_indicatoren()[vraag]
    assert "verzonnen" not in echt.definitie
    assert echt.bron == "burgerpeiling"


def test_begrippen_is_one_sorted_table_with_a_meaning_for_each_word():
    text = (ROOT / "docs/begrippen.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines() if line.startswith("|")]
    assert rows[0] == ["woord", "meervoud", "betekenis"]
    words = [row[0] for row in rows[2:]]
    assert words == sorted(set(words))
    assert all(len(row) == 3 and row[2].endswith(".") for row in rows[2:])
    assert {"gebied", "indeling", "indicator", "waarneming", "verhaal", "bron", "kaart", "richting"} <= set(words)
