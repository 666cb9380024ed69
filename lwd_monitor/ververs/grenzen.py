"""Boundaries of each year: a division that stands already stays as it is, another one becomes an indeling of its own."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import shapely

from lwd_monitor import gebied
from lwd_monitor.bron import NietGevonden, fetch_grenzen
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import GEMEENTE_CODE
from lwd_monitor.opmaak import format_getal
from lwd_monitor.upload import Opties, Uploadrapport, check_grenzen, run_grenzen
from lwd_monitor.ververs.cijfers import build_uitkomst
from lwd_monitor.ververs.model import Uitkomst, Verversbron, Werk

# An outline that is drawn otherwise still covers this much of the same place, both ways.
ZELFDE_AANDEEL = 0.9


def order_jaren(werk: Werk, jaren: list[int]) -> list[int]:
    """Return the years in the order in which one may become an indeling: outwards from the newest that stands.

    Notes: an indeling holds for the years up to it. Going back from the newest, and forward beyond it, a year is compared
    with the division beside it.
    """
    nieuwste = max(gebied.list_indelingen(werk.db.cursor()), default=0)
    terug = sorted((jaar for jaar in jaren if jaar <= nieuwste), reverse=True)
    return [*terug, *sorted(jaar for jaar in jaren if jaar > nieuwste)]


def refresh_jaar(werk: Werk, bron: Verversbron, jaar: int) -> list[Uitkomst]:
    """Fetch the boundaries of one year and publish them when its division is another one than stands for that year."""
    try:
        pad = _fetch(werk, bron, jaar)
    except NietGevonden:
        return [Uitkomst(bron.naam, jaar, melding=f"PDOK heeft van {jaar} geen grenzen, of nog niet.")]
    anders, staat = _compare(werk, pad, jaar)
    if staat is not None and not anders:
        rapport = Uploadrapport(
            pad.name, telling={"nieuw": 0, "gewijzigd": 0, "ongewijzigd": len(staat), "vervallen": 0}
        )
        indeling = gebied.compute_indeling(jaar, gebied.list_indelingen(werk.db.cursor()))
        return [build_uitkomst(bron.naam, jaar, rapport, f"Dezelfde indeling als {indeling}; die blijft staan.")]
    uit = []
    if (vorig := _find_vorig(werk, jaar)) is not None:
        zin = f"{jaar} heeft een andere indeling; die van {vorig} staat er nu als laatste jaar van de oude."
        uit.append(_publish(werk, bron, vorig, _fetch(werk, bron, vorig), zin))
    wat = f"Anders dan de indeling van dat jaar: {_name(anders)}." if staat is not None else ""
    verder = "Maak de overgang op de pagina Uploaden, dan zijn cijfers van voor en na te vergelijken."
    return [*uit, _publish(werk, bron, jaar, pad, f"Nieuwe indeling {jaar}. {wat} {verder}".replace("  ", " "))]


def _fetch(werk: Werk, bron: Verversbron, jaar: int) -> Path:
    ophaler, basis = werk.build_ophaler(), werk.get_basis(bron.basis)
    return fetch_grenzen(jaar, werk.map_, ophaler=ophaler, gemeente=GEMEENTE_CODE, basis=basis)


def _publish(werk: Werk, bron: Verversbron, jaar: int, pad: Path, zin: str) -> Uitkomst:
    opties = Opties(indeling=jaar, bron=bron.bron)
    if werk.verzoek.proef:
        rapport = check_grenzen(werk.db.cursor(), pad, opties).rapport
    else:
        rapport = run_grenzen(werk.db, werk.gebruiker, pad, opties, werk.nu, accepteer=True)
    return build_uitkomst(bron.naam, jaar, rapport, zin)


def _find_vorig(werk: Werk, jaar: int) -> int | None:
    """Return the year before a first new one, which must end the division that stands; None when that is not needed."""
    indelingen = gebied.list_indelingen(werk.db.cursor())
    vorig = jaar - 1
    return vorig if indelingen and max(indelingen) < vorig else None


def _compare(werk: Werk, pad: Path, jaar: int) -> tuple[list[str], pd.DataFrame | None]:
    """Return the names of buurten that differ from what stands for a year, and what stands; None when nothing does."""
    con = werk.db.cursor()
    indeling = gebied.compute_indeling(jaar, gebied.list_indelingen(con))
    if indeling is None:
        return [], None
    staat = gebied.load_geometrie(con, "buurt", indeling, precies=True)
    staat = staat[gebied.find_in_gemeente(staat["code"], [GEMEENTE_CODE])].set_index("code")
    nieuw = _read_buurten(pad)
    anders = [nieuw[code][0] for code in set(nieuw) - set(staat.index)]
    anders += [str(staat.loc[code, "naam"]) for code in set(staat.index) - set(nieuw)]
    for code in set(nieuw) & set(staat.index):
        naam, vorm = nieuw[code]
        zelfde_naam = gebied.simplify_naam(gebied.spell_naam(naam)) == gebied.simplify_naam(
            str(staat.loc[code, "naam"])
        )
        if not zelfde_naam or not _is_zelfde_vlak(vorm, staat.loc[code]):
            anders.append(naam)
    return sorted(anders), staat


def _read_buurten(pad: Path) -> dict[str, tuple[str, dict[str, Any]]]:
    """Return name and outline of each buurt in a fetched file; publishing reads it once more, with all its checks."""
    vlakken = json.loads(pad.read_text(encoding="utf-8"))["features"]
    kenmerken = [
        (vlak.get("properties") or {}, vlak.get("geometry") or {}) for vlak in vlakken if isinstance(vlak, dict)
    ]
    uit = {
        str(k.get("buurtcode") or "").strip(): (str(k.get("buurtnaam") or "").strip(), vorm) for k, vorm in kenmerken
    }
    if "" in uit:
        raise Fout(
            "In het antwoord van PDOK staan vlakken zonder buurtcode. Er is niets ingelezen. Meld dit aan de beheerder."
        )
    return uit


def _is_zelfde_vlak(vorm: dict[str, Any], staand: pd.Series) -> bool:
    """Tell whether two outlines cover each other; of one that is missing or rough, code and name decide."""
    if staand["geometrie_ruw"] or pd.isna(staand["geometrie"]) or not vorm:
        return True
    een, twee = (shapely.make_valid(shapely.from_geojson(tekst)) for tekst in (json.dumps(vorm), staand["geometrie"]))
    return bool(een.intersection(twee).area >= ZELFDE_AANDEEL * max(een.area, twee.area))


def _name(namen: list[str]) -> str:
    meer = f" en {format_getal(len(namen) - 5)} andere" if len(namen) > 5 else ""
    return ", ".join(namen[:5]) + meer
