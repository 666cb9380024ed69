"""Commands for the catalogue."""

import argparse

from lwd_monitor.cli.antwoord import Antwoord, build_tabel
from lwd_monitor.cli.opslag import opened
from lwd_monitor.indicator import load_bronnen, load_indicatoren


def add_commands(delen: argparse._SubParsersAction) -> None:
    """Add `indicator list`."""
    groep = delen.add_parser("indicator", help="de catalogus van indicatoren").add_subparsers(
        dest="commando", required=True, metavar="commando"
    )
    groep.add_parser("list", help="toon de indicatoren").set_defaults(voer_uit=_list)


def _list(args: argparse.Namespace) -> Antwoord:
    with opened() as db:
        con = db.cursor()
        indicatoren, bronnen = load_indicatoren(con), load_bronnen(con)
    koppen = ("id", "titel", "eenheid", "bron", "thema", "soort", "richting")
    rijen = [
        (
            i.id,
            i.titel,
            i.eenheid,
            bronnen[i.bron].naam if i.bron in bronnen else i.bron,
            i.thema.value,
            i.soort,
            i.richting.value,
        )
        for i in indicatoren.values()
    ]
    return Antwoord({"indicatoren": [dict(zip(koppen, rij, strict=True)) for rij in rijen]}, build_tabel(koppen, rijen))
