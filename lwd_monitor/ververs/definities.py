"""What a table said of its columns the last time: a changed unit stops it, changed words are told."""

import json
from pathlib import Path

from lwd_monitor import kwb
from lwd_monitor.fout import Fout
from lwd_monitor.opmaak import join_namen
from lwd_monitor.ververs.cijfers import write_heel

Beschrijving = dict[str, dict[str, str]]
MAX_GENOEMD = 5


def check_definities(map_: Path, tabel: str, nu: Beschrijving, *, akkoord: bool) -> str:
    """Return in words which definitions changed since the last time; raises Fout when a unit did and nobody agreed."""
    toen = load_definities(map_, tabel)
    eenheid = [key for key in nu if key in toen and toen[key].get("Unit") != nu[key]["Unit"]]
    if eenheid and not akkoord:
        key = eenheid[0]
        raise Fout(
            f"Het CBS veranderde de eenheid van '{nu[key]['Title'] or key}' van '{toen[key].get('Unit')}' in "
            f"'{nu[key]['Unit']}'. De cijfers zouden met de eerdere niet te vergelijken zijn en zijn niet ingelezen. Kijk na wat "
            "er veranderde; ververs daarna met de nieuwe definities."
        )
    woorden = [
        nu[key]["Title"] or key
        for key in nu
        if key in toen and any(toen[key].get(veld) != nu[key][veld] for veld in ("Title", "Unit", "Description"))
    ]
    if not woorden:
        return ""
    genoemd = join_namen([f"'{titel}'" for titel in woorden[:MAX_GENOEMD]])
    meer = " en andere" if len(woorden) > MAX_GENOEMD else ""
    return f"Het CBS veranderde de omschrijving van {genoemd}{meer}. Kijk na of het cijfer nog hetzelfde betekent."


def load_definities(map_: Path, tabel: str) -> Beschrijving:
    """Return what a table said of its columns when it was last taken in; empty when that is not known."""
    try:
        inhoud = json.loads(_get_plek(map_, tabel).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return inhoud if isinstance(inhoud, dict) else {}


def save_definities(map_: Path, tabel: str, nu: Beschrijving) -> None:
    """Keep what a table says of its columns, once its figures were taken in."""
    write_heel(_get_plek(map_, tabel), nu)


def select_eenheden(nu: Beschrijving) -> dict[str, str]:
    """Return the units of headings that stand for more than one topic: they decide which one is meant."""
    return {key: rij["Unit"] for key, rij in nu.items() if len(kwb.find_onderwerpen(key)) > 1 and rij["Unit"]}


def _get_plek(map_: Path, tabel: str) -> Path:
    return map_ / "definities" / f"{tabel}.json"
