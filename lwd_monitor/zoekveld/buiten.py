"""Streets and postcodes that our own table does not have, asked at PDOK while somebody waits: briefly, or not at all."""

from lwd_monitor import adres
from lwd_monitor.bron import LOCATIESERVER, Ophaler, find_adressen, replace_server
from lwd_monitor.db import Cursor
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import GEMEENTE_CODE, load_geometrie
from lwd_monitor.zoekveld.model import Treffer, Zoekbron
from lwd_monitor.zoekveld.zoeken import search

SECONDEN = 2.0


def search_buiten(
    con: Cursor, woord: str, bron: Zoekbron, server: str | None = None, seconden: float = SECONDEN
) -> list[Treffer]:
    """Return the streets and postcodes that PDOK gives for a word; nothing when it does not answer in time."""
    ophaler = Ophaler(tijd=seconden, stilte=seconden, pogingen=1)
    try:
        paren = find_adressen(
            woord, ophaler=ophaler, gemeente=GEMEENTE_CODE, basis=replace_server(LOCATIESERVER, server)
        )
    except Fout:
        return []
    indeling = bron.gebieden.nieuwste
    vlakken = load_geometrie(con, "buurt", indeling, precies=True)
    geplaatst = adres.place_postcodes(paren, vlakken, indeling).frame
    return search(woord, Zoekbron(bron.gebieden, bron.aliassen.iloc[:0], geplaatst, (), ()))
