"""The command that searches as the box on every page does."""

import argparse
from datetime import date

from lwd_monitor import adres, gebied, indicator, verhaal, zoekveld
from lwd_monitor.cli.opslag import Uitvoer, build_tabel, opened
from lwd_monitor.toegang import SYSTEEM


def add_commands(delen: argparse._SubParsersAction) -> None:
    """Add `zoek`."""
    opdracht = delen.add_parser("zoek", help="zoek een gebied, straat, postcode, cijfer of verhaal")
    opdracht.add_argument("woord", nargs="+")
    opdracht.set_defaults(voer_uit=_search)


def _search(args: argparse.Namespace) -> Uitvoer:
    with opened() as db:
        con = db.cursor()
        bron = zoekveld.Zoekbron(
            gebied.load_gebieden(con),
            gebied.load_aliassen(con),
            adres.load_adressen(con),
            [i for i in indicator.load_indicatoren(con).values() if not i.concept],
            verhaal.list_verhalen(con, SYSTEEM, date.today()),
        )
    treffers = zoekveld.search(" ".join(args.woord), bron)
    gegevens = {"treffers": [treffer.as_dict() for treffer in treffers], "adressen": not bron.adressen.empty}
    rijen = [(t.soort.value, t.naam, t.bij, "&".join(f"{k}={v}" for k, v in t.keuze)) for t in treffers]
    tekst = build_tabel(("soort", "naam", "", "pagina"), rijen) if rijen else "Niets gevonden."
    return Uitvoer(gegevens, tekst if gegevens["adressen"] else f"{tekst}\n{zoekveld.GEEN_ADRESSEN}")
