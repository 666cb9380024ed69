"""Which werkvelden an indicator serves: none, one or several, as the plan names them."""

import json
import tomllib
from dataclasses import replace

import pytest

from lwd_monitor.db import Database
from lwd_monitor.enquete.indicatoren import load_indicatoren as load_vragen
from lwd_monitor.fout import Fout
from lwd_monitor.indicator import Thema, Werkveld, build_indicator, load_catalogus, load_indicatoren, sync_indicatoren
from lwd_monitor.inhoud import init_database
from lwd_monitor.portret import list_werkvelden
from tests.conftest import NU, PROJECT

MAP = PROJECT / "data" / "cijfers" / "catalogus"
CATALOGUS = load_catalogus([MAP])
VRAGEN = load_vragen()
SCHOON, SOCIAAL = Werkveld.SCHOON_HEEL_VEILIG, Werkveld.SOCIAAL_TOEKOMSTBESTENDIG
FYSIEK, PARTICIPATIE = Werkveld.FYSIEK_TOEKOMSTBESTENDIG, Werkveld.PARTICIPATIE


@pytest.mark.parametrize(
    ("vraag", "velden"),
    [
        ("wl01", {FYSIEK}),
        ("wl03_1", {SOCIAAL}),
        ("wl04", {SCHOON}),
        ("wl05", {SCHOON}),
        ("wl07_0", {SCHOON}),
        ("wl08_1", {SCHOON, FYSIEK}),
        ("wl13", {PARTICIPATIE, SOCIAAL}),
        ("bo01", {PARTICIPATIE}),
    ],
)
def test_a_question_serves_the_werkvelden_for_which_the_plan_names_it(vraag: str, velden: set[Werkveld]) -> None:
    assert set(VRAGEN[vraag].werkvelden) == velden


def test_no_shipped_indicator_measures_wijkgericht_werken() -> None:
    assert not [i.id for i in [*CATALOGUS.values(), *VRAGEN.values()] if Werkveld.WIJKGERICHT_WERKEN in i.werkvelden]


@pytest.mark.parametrize("deel", ["woz_waarde", "koopwoningen", "eengezinswoningen", "inkomen_per_inwoner"])
def test_what_only_describes_a_place_measures_no_werkveld(deel: str) -> None:
    assert CATALOGUS[f"kwb_{deel}"].werkvelden == ()


@pytest.mark.parametrize("id_", ["misdrijven", "misdrijven_per_1000", "ervaren_gezondheid_goed"])
def test_a_werkveld_that_the_plan_does_not_give_is_called_our_own_choice(id_: str) -> None:
    assert CATALOGUS[id_].werkvelden == ((SOCIAAL,) if id_.startswith("ervaren") else (SCHOON,))
    assert "onze eigen keuze" in CATALOGUS[id_].verwerking


def test_a_theme_has_each_werkveld_of_its_indicators_once() -> None:
    velden = list_werkvelden({i.id: i for i in VRAGEN.values()})
    assert velden[Thema.FYSIEK] == [SCHOON, FYSIEK]
    assert velden[Thema.SOCIAAL] == [SOCIAAL, PARTICIPATIE]


@pytest.mark.parametrize("fout", ["schoon_heel_veilig", ["tuinieren"], ["participatie", "participatie"]])
def test_an_entry_with_other_werkvelden_than_a_list_of_known_ones_is_refused(fout: object) -> None:
    entry = tomllib.loads((MAP / "misdrijven.toml").read_text(encoding="utf-8"))
    with pytest.raises(Fout, match=r"^proef\.toml: "):
        build_indicator({**entry, "werkvelden": fout}, "proef.toml")


def test_an_older_store_keeps_its_werkveld_as_a_list_and_the_survey_gets_the_new_ones(db: Database) -> None:
    eigen = replace(CATALOGUS["misdrijven"], id="eigen_telling", bron="cbs_kwb")

    def schrijf_oud(con) -> None:
        sync_indicatoren(con, [eigen])
        con.execute("DELETE FROM schema_migratie WHERE naam = '0017_indicator_werkvelden'")
        for id_, tekst in con.execute("SELECT id, kenmerken FROM indicator").fetchall():
            oud = json.loads(tekst)
            velden = oud.pop("werkvelden")
            oud |= {"werkveld": "wijkgericht_werken" if id_ == "enquete_wl01" else velden[0]} if velden else {}
            con.execute("UPDATE indicator SET kenmerken = $tekst WHERE id = $id", {"tekst": json.dumps(oud), "id": id_})

    db.write(schrijf_oud, ("indicator",))
    init_database(db, NU)
    na = load_indicatoren(db.cursor())
    assert na["eigen_telling"].werkvelden == (SCHOON,)
    assert na["enquete_wl01"].werkvelden == (FYSIEK,)
    assert na["enquete_wl01"].bron == "enquete_voorbeeld"
