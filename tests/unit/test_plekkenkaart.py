"""The map of wijkaccommodaties: every one on it inside its wijk, and the wijken without one hatched."""

import pytest
import shapely

from lwd_monitor.accommodatie import find_punt, list_accommodaties, list_zonder
from lwd_monitor.gebied import load_gebieden, load_geometrie
from lwd_monitor.kaart import build_plekkenkaart
from lwd_monitor.toegang import DEMO_GEBRUIKERS, Rol


@pytest.fixture
def stand(db):
    con = db.cursor()
    gebieden = load_gebieden(con)
    stukken = list_accommodaties(con, DEMO_GEBRUIKERS[Rol.BEZOEKER])
    return stukken, list_zonder(stukken, gebieden), load_geometrie(con, "wijk", gebieden.nieuwste)


def test_every_known_address_lies_in_its_own_wijk(stand) -> None:
    stukken, _, cellen = stand
    vormen = dict(zip(cellen["code"], shapely.from_geojson(cellen["geometrie"]), strict=True))
    punten = {s.gegevens["gebied"]: punt for s in stukken if (punt := find_punt(s))}
    assert len(punten) == 8
    assert [code for code, punt in punten.items() if not vormen[code].buffer(0.001).contains(shapely.Point(punt))] == []


def test_the_map_holds_all_ten_and_hatches_two(stand) -> None:
    stukken, leeg, cellen = stand
    plekken = [find_punt(s) or str(s.gegevens["gebied"]) for s in stukken]
    kaart = build_plekkenkaart(cellen, plekken, [w.code for w in leeg])
    assert kaart is not None
    assert len(kaart.plekken) == 10
    assert None not in kaart.plekken
    assert sorted(kaart.leeg) == ["WK014112", "WK014117"]
    assert kaart.svg.count("url(#leeg)") == 2
    # North is up and west is left: Aadorp lies left of and above De Riet.
    naam = {s.gegevens["naam"]: plek for s, plek in zip(stukken, kaart.plekken, strict=True)}
    assert naam["'t Aahoes"][0] < naam["De Schöppe"][0]
    assert naam["'t Aahoes"][1] < naam["De Schöppe"][1]


def test_without_outlines_there_is_no_map_and_a_strange_point_is_left_out(stand) -> None:
    _, _, cellen = stand
    assert build_plekkenkaart(cellen.assign(geometrie=None), ["WK014111"], []) is None
    kaart = build_plekkenkaart(cellen, [(4.9, 52.4), "WK999999"], [])
    assert kaart is not None
    assert kaart.plekken == (None, None)
