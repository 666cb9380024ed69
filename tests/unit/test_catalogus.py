"""Reading one entry of the catalogue: breaks, tables per year, and words where the entry has none of its own."""

import pytest

from lwd_monitor.fout import Fout
from lwd_monitor.indicator import Breuk, Toetssoort, build_indicator, load_bronnen, load_indicatoren

ENTRY: dict[str, object] = {
    "id": "proef",
    "titel": "Proef",
    "titel_kort": "Proef",
    "onderschrift": "deel van alle proeven",
    "eenheid": "%",
    "decimalen": 0,
    "bron": "cbs_kwb",
    "thema": "wonen",
    "soort": "objectief",
    "richting": "neutraal",
    "niveaus": ["gemeente"],
    "set": "gebiedsspecifiek",
    "aggregatie": "niet",
    "definitie": "Wat het is. En wat niet.",
    "verwerking": "Zoals de bron het geeft.",
}


def test_breaks_come_in_order_and_divide_the_years_into_series():
    breuken = [{"jaar": 2021, "reden": "anders geteld"}, {"jaar": 2019, "reden": "andere vraag"}]
    indicator = build_indicator({**ENTRY, "breuk": breuken}, "proef.toml")
    assert indicator.breuken == (Breuk(2019, "andere vraag"), Breuk(2021, "anders geteld"))
    assert [indicator.count_breuken(jaar) for jaar in (2018, 2019, 2020, 2021)] == [0, 1, 1, 2]


@pytest.mark.parametrize("breuk", [{"jaar": 2021}, {"reden": "x"}, {"jaar": "ooit", "reden": "x"}, "2021"])
def test_a_break_without_year_or_reason_is_refused_in_dutch(breuk):
    with pytest.raises(Fout, match=r"proef\.toml: een breuk heeft een jaar en een reden"):
        build_indicator({**ENTRY, "breuk": [breuk]}, "proef.toml")


@pytest.mark.parametrize("thema", ["veerkrag", ""])
def test_a_theme_of_the_wijkanalyse_that_does_not_exist_is_refused(thema):
    assert build_indicator({**ENTRY, "wijkanalyse": "veerkracht"}, "proef.toml").wijkanalyse == "veerkracht"
    with pytest.raises(Fout, match=r"proef\.toml: wijkanalyse is veerkracht, leefbaarheid, weerbaarheid"):
        build_indicator({**ENTRY, "wijkanalyse": thema}, "proef.toml")


@pytest.mark.parametrize(
    ("titel", "woorden"),
    [
        ("Lege woningen", "het cijfer voor lege woningen is hoger"),
        ("WOZ-waarde", "het cijfer voor WOZ-waarde is hoger"),
    ],
)
def test_an_entry_without_words_of_its_own_gets_plain_ones(titel, woorden):
    indicator = build_indicator({**ENTRY, "titel": titel}, "proef.toml")
    assert indicator.zin == f"{titel} in {{gebied}}: {{waarde}}."
    assert indicator.kop_hoger == woorden


def test_what_a_source_estimated_is_never_called_a_full_count(db):
    bronnen = load_bronnen(db.cursor())
    geschat = [i for i in load_indicatoren(db.cursor()).values() if "geschat" in bronnen[i.bron].methode]
    assert {"leefbaarometer2_totaal", "leefbaarometer", "ervaren_gezondheid_goed"} <= {i.id for i in geschat}
    assert [i.id for i in geschat if i.toets is Toetssoort.STAND] == []
    assert [i.id for i in geschat if i.bron.startswith("leefbaarometer") and not i.modelschatting] == []
