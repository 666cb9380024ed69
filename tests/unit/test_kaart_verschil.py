"""The map of change: two colours around zero, hatched what was not tested, and words only for what a test proved."""

import json

import pandas as pd
import pytest

from lwd_monitor.kaart import Verschil, build_geometrie, build_verschilkaart

WOORD = ("buurt", "buurten")


def make_vlak(nr: int) -> str:
    hoeken = [[nr, 0], [nr + 1, 0], [nr + 1, 1], [nr, 1], [nr, 0]]
    return json.dumps({"type": "Polygon", "coordinates": [[[6.6 + x / 100, 52.3 + y / 100] for x, y in hoeken]]})


def build(*verschillen: Verschil, decimalen: int = 0) -> dict:
    rijen = [(v.code, v.plaats, None, make_vlak(nr), False) for nr, v in enumerate(verschillen)]
    frame = pd.DataFrame(rijen, columns=["code", "naam", "wijk_naam", "geometrie", "geometrie_ruw"])
    return build_verschilkaart(
        verschillen,
        eenheid="procentpunt",
        decimalen=decimalen,
        titel="t",
        woord=WOORD,
        geometrie=build_geometrie(frame),
    )


def get_tinten(kaart: dict) -> dict[str, str]:
    return dict(zip(kaart["geo"]["codes"], [cel[0] for cel in kaart["cellen"]], strict=True))


def test_a_proven_change_has_a_plain_colour_on_its_side_of_zero() -> None:
    kaart = build(
        Verschil("A", "Noord", 10.0, "z", True, "plus"),
        Verschil("B", "Zuid", -10.0, "z", True, "min"),
        Verschil("C", "Oost", 2.0, "z", True, "plus"),
        Verschil("D", "West", -2.0, "z", True, "min"),
    )
    assert get_tinten(kaart) == {"A": "plus-2", "B": "min-2", "C": "plus-1", "D": "min-1"}


def test_both_sides_have_the_same_limit() -> None:
    kaart = build(
        *(
            Verschil(c, c, v, "z", True, "plus" if v > 0 else "min")
            for c, v in zip("ABCD", (1, 40, -39, -1), strict=True)
        )
    )
    labels = [e["label"] for e in kaart["legenda"]]
    sterk = {label.split(", ")[1] for label in labels}
    assert len(sterk) == 2, labels
    assert [label.split(" ")[1].rstrip(",") for label in labels] == ["gestegen", "gestegen", "gedaald", "gedaald"]


def test_what_chance_may_explain_has_the_colour_of_zero_whatever_its_size() -> None:
    kaart = build(Verschil("A", "Noord", 90.0, "z", True), Verschil("B", "Zuid", 1.0, "z", True))
    assert set(get_tinten(kaart).values()) == {"nul"}
    assert [e["label"] for e in kaart["legenda"]] == ["geen aantoonbaar verschil"]


@pytest.mark.parametrize(("verschil", "tint"), [(10.0, "arceer-plus-2"), (-10.0, "arceer-min-2"), (0.2, "arceer-nul")])
def test_what_was_not_tested_is_hatched_and_never_called_risen(verschil: float, tint: str) -> None:
    kaart = build(Verschil("A", "Noord", verschil, "z"), Verschil("B", "Zuid", None, "geen cijfer over 2015 en 2020"))
    assert get_tinten(kaart) == {"A": tint, "B": "geen_cijfer"}
    labels = [e["label"] for e in kaart["legenda"]]
    assert labels[0].endswith("niet getoetst")
    assert labels[1] == "geen cijfer over deze jaren"
    assert not any("gestegen" in label or "gedaald" in label for label in labels)


def test_the_proven_side_wins_from_the_difference_of_first_and_last() -> None:
    kaart = build(Verschil("A", "Noord", -1.0, "z", True, "plus"), Verschil("B", "Zuid", -8.0, "z", True, "min"))
    assert get_tinten(kaart)["A"].startswith("plus")


def test_every_place_says_its_sentence_and_the_legend_counts_all() -> None:
    kaart = build(
        Verschil("A", "Noord, Centrum", 3.0, "3 in 2020. Eerder: 0", True, "plus"), Verschil("B", "Zuid", None, "geen")
    )
    assert [cel[1] for cel in kaart["cellen"]] == ["Noord, Centrum: 3 in 2020. Eerder: 0", "Zuid: geen"]
    assert sum(int(e["aantal"].split()[0]) for e in kaart["legenda"]) == 2
    assert kaart["eenheid"] == "Verschil, procentpunt"
