"""SQL of the catalogue: entries are synced from TOML so that queries can join them."""

import dataclasses
import json
from functools import lru_cache

import pandas as pd

from lwd_monitor.db import Cursor
from lwd_monitor.indicator.catalogus import build_indicator
from lwd_monitor.indicator.model import Bron, Dispersie, Indicator

LIST_SQL = "SELECT id, kenmerken FROM indicator ORDER BY id"
DISPERSIE_SQL = """
SELECT indicator_id, niveau, waarde, vrijheid, reeksen, jaar_van, jaar_tot FROM dispersie ORDER BY indicator_id, niveau
"""
BRONNEN_SQL = "SELECT id, naam, kort, tabel, methode, licentie, url, fictief FROM bron ORDER BY id"
DELETE_SQL = "DELETE FROM indicator WHERE id IN (SELECT id FROM nieuw_indicator)"
INSERT_SQL = "INSERT INTO indicator BY NAME SELECT * FROM nieuw_indicator"
DELETE_BRON_SQL = "DELETE FROM bron WHERE id IN (SELECT id FROM nieuw_bron)"
INSERT_BRON_SQL = "INSERT INTO bron BY NAME SELECT * FROM nieuw_bron"
REMOVE_SQL = "DELETE FROM indicator WHERE bron_id = $bron"


def load_indicatoren(con: Cursor) -> dict[str, Indicator]:
    """Return the catalogue by id, with how much the counts of each niveau scatter."""
    dispersies: dict[str, tuple[Dispersie, ...]] = {}
    for id_, *velden in con.execute(DISPERSIE_SQL).fetchall():
        dispersies[id_] = (*dispersies.get(id_, ()), Dispersie(*velden))
    return {id_: _build(id_, tekst, dispersies.get(id_, ())) for id_, tekst in con.execute(LIST_SQL).fetchall()}


@lru_cache(maxsize=4096)
def _build(id_: str, tekst: str, dispersies: tuple[Dispersie, ...]) -> Indicator:
    # An upload reads the catalogue some ten times, and hardly an entry differs from what it was.
    return dataclasses.replace(build_indicator(json.loads(tekst), id_), dispersies=dispersies)


def load_bronnen(con: Cursor) -> dict[str, Bron]:
    """Return the publishers by key."""
    return {row[0]: Bron(*row) for row in con.execute(BRONNEN_SQL).fetchall()}


def sync_indicatoren(con: Cursor, indicatoren: list[Indicator]) -> None:
    """Write catalogue entries over those with the same id."""
    if not indicatoren:
        return
    con.register("nieuw_indicator", pd.DataFrame([_row(i) for i in indicatoren]))
    con.execute(DELETE_SQL)
    con.execute(INSERT_SQL)
    con.unregister("nieuw_indicator")


def sync_bronnen(con: Cursor, bronnen: list[Bron]) -> None:
    """Write publishers over those with the same key."""
    if not bronnen:
        return
    con.register("nieuw_bron", pd.DataFrame([dataclasses.asdict(b) for b in bronnen]))
    con.execute(DELETE_BRON_SQL)
    con.execute(INSERT_BRON_SQL)
    con.unregister("nieuw_bron")


def remove_indicatoren(con: Cursor, bron: str) -> None:
    """Take the entries of a publisher out of the catalogue; its figures are the business of their upload."""
    con.execute(REMOVE_SQL, {"bron": bron})


def _row(indicator: Indicator) -> dict[str, object]:
    kenmerken = {k: v for k, v in dataclasses.asdict(indicator).items() if v is not None}
    # As a file writes it: what is read back is built by the same code.
    kenmerken["breuk"] = kenmerken.pop("breuken")
    kenmerken["tabellen"] = dict(indicator.tabellen)
    del kenmerken["dispersies"]
    afleiding = indicator.afleiding
    return {
        "id": indicator.id,
        "titel": indicator.titel,
        "eenheid": indicator.eenheid,
        "bron_id": indicator.bron,
        "thema": indicator.thema.value,
        "soort": indicator.soort,
        "richting": indicator.richting.value,
        "aggregatie": indicator.aggregatie.value,
        "gewicht": indicator.gewicht,
        "noemer": indicator.noemer,
        "minimum_noemer": indicator.minimum_noemer,
        "afleiding_teller": afleiding.teller if afleiding else None,
        "afleiding_noemer": afleiding.noemer if afleiding else None,
        "afleiding_factor": afleiding.factor if afleiding else None,
        "kenmerken": json.dumps(kenmerken, ensure_ascii=False),
    }
