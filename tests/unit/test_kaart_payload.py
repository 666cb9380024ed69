"""What the map says and draws: sentences, legend, borders, arrow keys."""

import json

import pandas as pd
import pytest
import shapely

from lwd_monitor.kaart import build_geometrie, build_kaart, build_stratenkaart
from lwd_monitor.kaart.geometrie import NONE, compute_buren, find_reachable
from lwd_monitor.kaart.projectie import format_path


def square(x: float, y: float, size: float = 0.01) -> str:
    corners = [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]
    return json.dumps({"type": "Polygon", "coordinates": [corners]})


def make_cellen(rows: int = 4, columns: int = 4) -> pd.DataFrame:
    """Lay out a chessboard of buurten, the western half in wijk West; row 0 is the northern one."""
    return pd.DataFrame(
        {
            "code": f"BU{row}{column}",
            "naam": f"Vak {row}{column}",
            "wijk_naam": "West" if column < columns / 2 else "Oost",
            "waarde": 50.0 + 10 * row + column,
            "status": "gemeten",
            "geometrie": square(6.6 + column * 0.01, 52.4 - row * 0.01),
            "geometrie_ruw": False,
        }
        for row in range(rows)
        for column in range(columns)
    )


def build(cellen: pd.DataFrame, **extra) -> dict:
    return build_kaart(cellen, **{"eenheid": "%", "decimalen": 0, "titel": "Kaart van de proef"} | extra)


def get_sentence(waarde: float, status: str, **extra) -> str:
    cellen = make_cellen()
    cellen.loc[0, ["waarde", "status"]] = [waarde, status]
    return build(cellen, **extra)["cellen"][0][1]


@pytest.mark.parametrize(
    ("waarde", "status", "expected"),
    [
        (55.4, "gemeten", "Vak 00, West: 55%"),
        (55.4, "berekend", "Vak 00, West: 55%"),
        (55.4, "geschat", "Vak 00, West: 55%, geschat"),
        (55.4, "voorlopig", "Vak 00, West: 55%, voorlopig"),
        (55.4, "voorbeeld", "Vak 00, West: 55%, fictief voorbeeld"),
        (float("nan"), "ontbreekt", "Vak 00, West: geen cijfer"),
        (float("nan"), "gemeten", "Vak 00, West: geen cijfer"),
        (float("nan"), "te_weinig", "Vak 00, West: te weinig waarnemingen"),
        (12.0, "te_weinig", "Vak 00, West: te weinig waarnemingen"),
        (12.0, "onderdrukt", "Vak 00, West: afgeschermd"),
    ],
)
def test_sentence_tells_place_value_and_status(waarde, status, expected):
    assert get_sentence(waarde, status) == expected


def test_sentence_has_dutch_number_and_long_unit():
    assert get_sentence(1234.56, "gemeten", eenheid="per 1.000 inwoners", decimalen=1) == (
        "Vak 00, West: 1.234,6 per 1.000 inwoners"
    )


def test_shielded_figure_leaves_no_trace_in_the_payload():
    cellen = make_cellen()
    cellen.loc[0, ["waarde", "status"]] = [98765.0, "onderdrukt"]
    payload = json.dumps(build(cellen))
    assert "98765" not in payload
    assert "98.765" not in payload


def test_wijk_itself_is_named_once():
    cellen = make_cellen(1, 2).assign(wijk_naam=["", None])
    assert [zin for _, zin in build(cellen)["cellen"]] == ["Vak 00: 50%", "Vak 01: 51%"]


def test_legend_counts_every_gebied_once():
    cellen = make_cellen()
    cellen.loc[0:2, "status"] = ["te_weinig", "onderdrukt", "ontbreekt"]
    legenda = build(cellen)["legenda"]
    assert sum(int(entry["aantal"].split()[0]) for entry in legenda) == len(cellen)
    assert [entry["label"] for entry in legenda[-3:]] == ["geen cijfer", "te weinig waarnemingen", "afgeschermd"]
    assert legenda[-1]["aantal"] == "1 buurt"


def test_map_without_any_figure_has_only_reasons_in_its_legend():
    payload = build(make_cellen().assign(waarde=float("nan"), status="ontbreekt"))
    assert payload["legenda"] == [{"tint": "geen_cijfer", "label": "geen cijfer", "aantal": "16 buurten"}]
    assert {tint for tint, _ in payload["cellen"]} == {"geen_cijfer"}


def test_badge_stands_alone_when_all_figures_are_an_example_and_counts_otherwise():
    cellen = make_cellen().assign(status="voorbeeld")
    assert build(cellen)["tekens"] == ["◇ fictief voorbeeld"]
    cellen.loc[0, "status"] = "gemeten"
    assert build(cellen)["tekens"] == ["◇ fictief voorbeeld: 15 buurten"]


def test_gebied_without_border_is_counted_and_told():
    cellen = make_cellen()
    cellen.loc[3, "geometrie"] = None
    payload = build(cellen)
    assert len(payload["cellen"]) == 15
    assert payload["meldingen"] == ["1 buurt staat niet op de kaart, omdat de grens niet bekend is."]
    assert sum(int(entry["aantal"].split()[0]) for entry in payload["legenda"]) == 16


def test_map_without_any_border_still_has_a_legend():
    payload = build(make_cellen().assign(geometrie=None))
    assert payload["geo"]["codes"] == ()
    assert len(payload["legenda"]) == 4


def test_rough_border_is_told():
    payload = build(make_cellen().assign(geometrie_ruw=True))
    assert payload["geo"]["ruw"]
    assert "grof getekend" in payload["meldingen"][0]


def test_unknown_chosen_code_is_not_marked():
    assert build(make_cellen(), gekozen="BU99")["gekozen"] is None
    assert build(make_cellen(), gekozen="BU12")["gekozen"] == "BU12"


def test_wijk_borders_and_names_are_drawn_once_per_wijk():
    geometrie = build_geometrie(make_cellen())
    assert sorted(naam for naam, _, _ in geometrie.namen) == ["Oost", "West"]
    assert len(geometrie.wijken) == 2


def test_stad_leaves_out_what_lies_far_outside():
    geometrie = build_geometrie(make_cellen(8, 8), stad_codes=("BU00", "BU01", "BU10", "BU11"))
    assert "BU11" in geometrie.codes
    assert "BU77" not in geometrie.codes
    assert geometrie.height <= 1.2 * geometrie.width


def test_same_borders_give_the_same_drawing_whatever_the_figures():
    first = build_geometrie(make_cellen())
    assert build_geometrie(make_cellen().assign(waarde=1.0)).id == first.id
    assert build_geometrie(make_cellen(), stad_codes=("BU00", "BU11")).id != first.id


def test_path_is_whole_numbers_in_relative_steps_and_meets_its_neighbour():
    square_path = format_path(shapely.box(10.2, 20.4, 30.4, 50.1))
    assert square_path == "M30 20l0 30l-20 0l0-30z"
    assert format_path(shapely.box(30.4, 20.4, 40, 50.1)).endswith("l-10 0l0-30z")


def test_payload_stays_small_for_the_whole_gemeente():
    assert len(json.dumps(build(make_cellen(9, 8)))) < 25_000


@pytest.fixture
def board() -> tuple[list[str], list[list[int]]]:
    geometrie = build_geometrie(make_cellen())
    return list(geometrie.codes), [list(row) for row in geometrie.buren]


def test_arrow_keys_go_to_the_field_beside(board):
    codes, buren = board
    left, right, up, down = (codes[nr] for nr in buren[codes.index("BU11")])
    assert (left, right, up, down) == ("BU10", "BU12", "BU01", "BU21")


def test_arrow_keys_stop_at_the_edge(board):
    codes, buren = board
    left, _, up, _ = buren[codes.index("BU00")]
    assert (left, up) == (NONE, NONE)


def test_arrow_there_and_arrow_back_meet_on_a_regular_map(board):
    codes, buren = board
    for nr, (left, _, up, _) in enumerate(buren):
        assert left == NONE or buren[left][1] == nr, codes[nr]
        assert up == NONE or buren[up][3] == nr, codes[nr]


def test_every_gebied_can_be_reached_from_every_other_even_on_an_odd_map():
    shapes = [
        shapely.box(x, y, x + 1, y + 1) for x, y in [(0, 0), (1, 0), (30, 1), (31, 29), (2, 40), (2.2, 3), (2.1, 9)]
    ]
    buren = compute_buren(shapes)
    assert all(find_reachable(buren, start) == set(range(len(shapes))) for start in range(len(shapes)))


def test_map_with_streets_carries_codes_sentences_and_our_own_tiles():
    figure = build_stratenkaart(
        make_cellen(), eenheid="%", decimalen=1, basis_url="http://localhost:8501/", gekozen="BU00"
    )
    trace = figure.data[0]
    assert trace.text[list(trace.locations).index("BU12")] == "Vak 12, Oost: 62,0%"
    assert trace.locations[-1] == "BU00"
    assert figure.layout.map.layers[0].source == ("http://localhost:8501/tegels/{z}/{x}/{y}.png",)
