"""A series of years as small maps beside each other: one legend, the same classes for all, and each outline sent once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from lwd_monitor.kaart.geometrie import Geometrie
from lwd_monitor.kaart.klassen import Klassen, compute_klassen
from lwd_monitor.kaart.legenda import get_long_eenheid
from lwd_monitor.kaart.payload import (
    DONKER,
    build_badges,
    build_cellen,
    build_legenda,
    get_waarden,
    list_meldingen,
)
from lwd_monitor.opmaak import join_namen

ZELFDE = "Alle jaren hebben dezelfde klassen."


@dataclass(frozen=True)
class Jaarkaart:
    """The places of one year, as `build_kaart` takes them; `breuk` says why this year is not like the one before."""

    jaar: int
    cellen: pd.DataFrame
    geometrie: Geometrie
    breuk: str = ""


def build_jaarkaarten(
    reeks: Sequence[Jaarkaart], *, eenheid: str, decimalen: int, titel: str, woord: tuple[str, str]
) -> dict[str, Any]:
    """Return what `show_jaarkaarten` draws, the oldest year first.

    Notes: whoever shows it puts the number of a place in `gekozen`; it is outlined on the maps of the newest outlines
    alone, since under older ones its code may be another place.
    """
    alles = pd.concat([kaart.cellen for kaart in reeks])
    klassen = compute_klassen(get_waarden(alles), decimalen)
    vormen = list(dict.fromkeys(kaart.geometrie.id for kaart in reeks))
    geometrie = {kaart.geometrie.id: kaart.geometrie for kaart in reeks}
    return {
        "vormen": [_pick_vorm(geometrie[id_]) for id_ in vormen],
        "kaarten": [
            _build_kaart(kaart, vormen.index(kaart.geometrie.id), klassen, eenheid, decimalen, woord) for kaart in reeks
        ],
        "gekozen": None,
        "titel": titel,
        "eenheid": get_long_eenheid(eenheid),
        # A sum over the years would count every place more than once.
        "legenda": [{**entry, "aantal": ""} for entry in build_legenda(alles, klassen, eenheid, woord)],
        "tekens": [badge.split(":")[0] for badge in build_badges(alles, woord)],
        "uitleg": f"{DONKER if klassen is not None and klassen.aantal > 1 else ''} {ZELFDE}".strip(),
        "meldingen": _list_meldingen(reeks, woord),
    }


def _list_meldingen(reeks: Sequence[Jaarkaart], woord: tuple[str, str]) -> list[str]:
    """Return what the drawings have to tell; years that share one are named together."""
    jaren: dict[str, list[str]] = {}
    for kaart in reeks:
        jaren.setdefault(kaart.geometrie.id, []).append(str(kaart.jaar))
    geometrie = {kaart.geometrie.id: kaart.geometrie for kaart in reeks}
    woorden = {id_: f"de {'kaart' if len(van) == 1 else 'kaarten'} van {join_namen(van)}" for id_, van in jaren.items()}
    return [melding for id_, vorm in geometrie.items() for melding in list_meldingen(vorm, woord, woorden[id_])]


def _pick_vorm(geometrie: Geometrie) -> dict[str, Any]:
    """Return the part of a drawing that a small map needs: it has no names and one cannot walk through it."""
    return {
        "width": geometrie.width,
        "height": geometrie.height,
        "paden": geometrie.paden,
        "wijken": geometrie.wijken,
        "ruw": geometrie.ruw,
    }


def _build_kaart(
    kaart: Jaarkaart, vorm: int, klassen: Klassen | None, eenheid: str, decimalen: int, woord: tuple[str, str]
) -> dict[str, Any]:
    per_code = {cel.code: cel for cel in build_cellen(kaart.cellen, klassen, eenheid, decimalen)}
    shown = [per_code[code] for code in kaart.geometrie.codes]
    zonder = sum(cel.tint is None for cel in per_code.values())
    legenda = build_legenda(kaart.cellen, klassen, eenheid, woord)
    aantallen = [f"{entry['label']}: {entry['aantal']}" for entry in legenda if not entry["aantal"].startswith("0 ")]
    return {
        "jaar": kaart.jaar,
        "vorm": vorm,
        "tinten": [cel.reden if cel.tint is None else cel.tint for cel in shown],
        "tekst": f"Kaart van {kaart.jaar}. {'; '.join(aantallen)}.",
        "zonder": f"{zonder} zonder cijfer" if zonder else "",
        "breuk": kaart.breuk,
    }
