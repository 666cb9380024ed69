"""The catalogue and the glossary are complete, consistent and written as agreed."""

import dataclasses
import re
import tomllib
from pathlib import Path

import pandas as pd
import pytest

from lwd_monitor.enquete.indicatoren import load_indicatoren
from lwd_monitor.indicator import load_catalogus

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
CATALOGUS = sorted((DATA / "cijfers/catalogus").glob("*.toml"))
# Figures about distance and nearness, of crime and of health have a direction that nobody disputes; these too.
OORDEEL = {
    *("kwb_afstand_huisarts", "kwb_afstand_supermarkt", "kwb_afstand_school", "kwb_afstand_kinderdagverblijf"),
    *("kwb_scholen_3km", "misdrijven_per_1000", "ervaren_gezondheid_goed", "kwb_arbeidsparticipatie"),
    *("kwb_armoede", "kwb_bijna_armoede", "kwb_hh_laag_inkomen", "kwb_hh_sociaal_minimum"),
    *("kwb_hh_sociaal_minimum_110", "kwb_hh_sociaal_minimum_120", "kwb_misdrijven_woning"),
    *("kwb_misdrijven_vernieling", "kwb_misdrijven_geweld"),
}
OORDEEL_BEGIN = ("rivm_", "leefbaarometer")
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


# What only the built indicator has.
BINNEN = {"concept", "breuken", "tabellen", "dispersies"}


def read_toml(path: Path) -> dict:
    return tomllib.loads(path.read_text(encoding="utf-8"))


BRONNEN = read_toml(DATA / "cijfers/bronnen.toml")
ENQUETE = load_indicatoren(voorbeeld=True)
EIGEN = load_catalogus([DATA / "cijfers/catalogus"])
# The questions of the survey share most of their entry: complete, they keep to the same rules.
INDICATOREN = {
    i.id: {k: v for k, v in dataclasses.asdict(i).items() if v is not None and k not in BINNEN}
    for i in (*EIGEN.values(), *ENQUETE.values())
}


def list_fout(klopt) -> list[str]:
    return [name for name, indicator in INDICATOREN.items() if not klopt(indicator)]


def test_the_catalogue_is_wide_and_every_file_is_named_after_its_indicator():
    assert len(EIGEN) >= 200
    assert sorted(EIGEN) == [path.stem for path in CATALOGUS]


def test_every_topic_of_the_kerncijfers_but_the_land_use_of_2013_has_its_entry():
    onderwerpen = pd.read_csv(DATA / "kwb" / "onderwerpen.csv", sep=";")["id"]
    assert {id_ for id_ in onderwerpen if not id_.startswith("kwb_bodem_")} <= set(EIGEN)


def test_indicatoren_have_all_keys():
    assert list_fout(lambda i: set(i) >= VERPLICHT) == []
    assert list_fout(lambda i: all(i[key].strip() for key in TEKST)) == []
    assert list_fout(lambda i: len(i["titel_kort"]) <= 24) == []


def test_indicatoren_use_known_choices_and_a_known_bron():
    for key, choices in KEUZES.items():
        known = set(choices.split())
        assert (
            list_fout(lambda i, k=key, c=known: set([i.get(k)] if isinstance(i.get(k), str) else i.get(k, ())) <= c)
            == []
        )
    assert list_fout(lambda i: set(i["niveaus"]) <= {"gemeente", "wijk", "buurt"}) == []
    assert list_fout(lambda i: i["bron"] in BRONNEN) == []


def test_indicatoren_refer_only_to_indicatoren_that_exist():
    def klopt(i: dict) -> bool:
        afleiding = i.get("afleiding", {})
        referred = [i.get("gewicht"), i.get("noemer"), afleiding.get("teller"), afleiding.get("noemer")]
        return {ref for ref in referred if ref} <= set(INDICATOREN)

    assert list_fout(klopt) == []
    assert list_fout(lambda i: ("gewicht" in i) == (i["aggregatie"] == "gewogen_gemiddelde")) == []


def test_a_definitie_says_more_than_one_sentence_and_no_two_are_the_same():
    assert list_fout(lambda i: 2 <= len(re.findall(r"[.!?](?:\s|$)", i["definitie"])) <= 6) == []
    assert list_fout(lambda i: i["definitie"].strip()[0].isupper() and i["definitie"].strip().endswith(".")) == []
    # The new table of the RIVM asks what the old one asked; how it came about differs.
    definities = [i.definitie + i.verwerking for i in EIGEN.values()]
    titels = [i.titel for i in EIGEN.values()]
    assert len(set(titels)) == len(titels)
    assert [d for d in definities if definities.count(d) > 1] == []


def test_no_text_for_readers_tells_of_keys_columns_or_files():
    woorden = re.compile(r"StatLine-s|Excel|PDOK|OData|stam\b|catalogus|kolom|_[a-z]", re.IGNORECASE)
    assert list_fout(lambda i: not woorden.search(i["titel"] + i["definitie"] + i["verwerking"])) == []


def test_breaks_lie_in_years_that_can_be_and_say_why():
    breuken = [(i.id, breuk) for i in EIGEN.values() for breuk in i.breuken]
    assert len(breuken) >= 10
    assert [id_ for id_, b in breuken if not 2013 <= b.jaar <= 2026 or not b.reden.endswith(".")] == []


def test_the_basisset_is_small_and_health_is_not_what_it_leads_with():
    basis = [i for i in EIGEN.values() if i.set == "basisset"]
    assert 30 <= len(basis) + len(ENQUETE) <= 50
    gezond = [i.id for i in basis if i.thema == "gezondheid"]
    assert gezond == ["ervaren_gezondheid_goed"]


def test_sentences_can_be_filled_in_and_headlines_compare():
    def klopt(i: dict) -> bool:
        filled = i["zin"].format(gebied="Kerkelanden", waarde="55%")
        koppen = [i[key] for key in sorted(TEKST) if key.startswith("kop_")]
        return (
            "Kerkelanden" in filled
            and "55%" in filled
            and filled.endswith(".")
            and len(set(koppen)) == 4
            and not any(kop.endswith((".", " dan")) or kop[0].isupper() for kop in koppen)
            and not re.search(r"\b(beter|slechter|mooi|fijn)\b", " ".join(koppen))
        )

    assert list_fout(klopt) == []


def test_no_direction_is_given_where_higher_is_not_a_matter_of_better_or_worse():
    judged = {i.id for i in EIGEN.values() if i.richting != "neutraal" and not i.id.startswith(OORDEEL_BEGIN)}
    assert judged == OORDEEL


@pytest.mark.parametrize("vraag", ENQUETE)
def test_fictitious_indicator_says_so_in_its_definitie(vraag):
    assert "verzonnen" in ENQUETE[vraag].definitie
    assert ENQUETE[vraag].bron == "enquete_voorbeeld"
    echt = load_indicatoren()[vraag]
    assert "verzonnen" not in echt.definitie
    assert echt.bron == "burgerpeiling"


def test_begrippen_is_two_sorted_tables_with_a_meaning_for_each_word():
    text = (ROOT / "docs/begrippen.md").read_text(encoding="utf-8")
    words = []
    for deel in text.split("\n## "):
        rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in deel.splitlines() if line.startswith("|")]
        assert rows[0] == ["woord", "meervoud", "betekenis"]
        assert [row[0] for row in rows[2:]] == sorted(row[0] for row in rows[2:])
        assert all(len(row) == 3 and row[2].endswith(".") for row in rows[2:])
        words += [row[0] for row in rows[2:]]
    assert len(words) == len(set(words))
    assert {"gebied", "indeling", "indicator", "waarneming", "verhaal", "bron", "kaart", "richting"} <= set(words)
