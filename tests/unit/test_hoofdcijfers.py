"""Which figure leads a card, the map and the trend."""

from dataclasses import replace

from lwd_monitor.bewering import build_overzicht
from lwd_monitor.db import Database
from lwd_monitor.gebied import GEMEENTE_CODE, load_gebieden
from lwd_monitor.indicator import (
    Richting,
    Thema,
    Toetssoort,
    Werkveld,
    find_leidend,
    list_hoofdcijfers,
    load_bronnen,
    load_catalogus,
    load_indicatoren,
)
from lwd_monitor.portret import list_themas, load_portret
from lwd_monitor.ui.kaartpagina.keuze import resolve_keuze
from lwd_monitor.ui.overzicht.kaartje import build_kaart
from lwd_monitor.waarneming import load_jaren
from tests.conftest import PROJECT

CATALOGUS = load_catalogus([PROJECT / "data" / "cijfers" / "catalogus"])
LEIDEND, GEZOND = CATALOGUS["misdrijven_per_1000"], CATALOGUS["ervaren_gezondheid_goed"]


def _list_ids(*indicatoren) -> list[str]:
    return [i.id for i in list_hoofdcijfers({i.id: i for i in indicatoren})]


def test_the_first_main_figure_of_the_catalogue_is_of_the_first_werkveld_and_can_be_judged_and_tested() -> None:
    eerste, *_ = sorted((i for i in CATALOGUS.values() if i.hoofdcijfer), key=lambda i: i.hoofdcijfer or 0)
    assert eerste.werkvelden[0] is Werkveld.SCHOON_HEEL_VEILIG
    assert eerste.richting is not Richting.NEUTRAAL
    assert eerste.toets in {Toetssoort.AANTAL, Toetssoort.CIJFER_PER, Toetssoort.AANDEEL}
    assert list_hoofdcijfers(CATALOGUS)[0] == eerste


def test_no_two_figures_have_one_place_on_a_card() -> None:
    plekken = [i.hoofdcijfer for i in CATALOGUS.values() if i.hoofdcijfer]
    assert sorted(plekken) == list(range(1, len(plekken) + 1))


def test_a_figure_that_may_not_lead_stands_behind_one_that_may_whatever_its_number() -> None:
    gezond, later = replace(GEZOND, hoofdcijfer=1), replace(LEIDEND, hoofdcijfer=2)
    assert _list_ids(gezond, later) == [LEIDEND.id, GEZOND.id]
    for anders in ({"richting": Richting.NEUTRAAL}, {"toets": Toetssoort.STAND}, {"toets": None}, {"werkvelden": ()}):
        assert _list_ids(gezond, replace(later, **anders)) == [GEZOND.id, LEIDEND.id]


def test_without_a_main_figure_one_that_may_lead_goes_before_any_other() -> None:
    kan = {i.id: replace(i, hoofdcijfer=None) for i in (GEZOND, LEIDEND)}
    assert find_leidend(kan, list(kan)) == kan[LEIDEND.id]
    assert find_leidend(kan, [GEZOND.id]) == kan[GEZOND.id]
    assert find_leidend(kan, []) is None


def test_cards_profile_and_map_begin_with_the_figure_that_leads(db: Database) -> None:
    con = db.cursor()
    gebieden, catalogus = load_gebieden(con), load_indicatoren(con)
    riet = gebieden.eigen["de_riet"]
    portret = load_portret(con, riet, gebieden, catalogus)
    assert list_themas(portret)[0] is Thema.VEILIGHEID
    cijfers, stad = list_hoofdcijfers(catalogus), load_portret(con, gebieden.get_gemeente(), gebieden, catalogus)
    rijen = build_overzicht({riet: portret}, cijfers, stad, load_bronnen(con)).rijen
    kaart = build_kaart(portret, cijfers, {id_: oordeel for (_, id_), oordeel in rijen.items()})
    assert kaart.index(LEIDEND.titel_kort) < kaart.index("Inkomen") < kaart.index(GEZOND.titel_kort)
    jaren: dict = {}
    for rij in load_jaren(con, GEMEENTE_CODE).itertuples():
        jaren.setdefault((rij.indicator_id, rij.niveau), {}).setdefault(rij.jaar, []).append(rij.indeling)
    keuze = resolve_keuze({}, catalogus, jaren, gebieden)
    assert keuze is not None
    assert keuze.indicator.id == LEIDEND.id
