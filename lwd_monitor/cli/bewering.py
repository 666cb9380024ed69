"""Commands for claims: every comparing sentence that the pages show, with its test."""

import argparse
from datetime import date
from functools import partial

from lwd_monitor.bewering import PAGINAS, Bewering, list_beweringen
from lwd_monitor.cli.opslag import Uitvoer, build_tabel, opened
from lwd_monitor.opmaak import format_getal

KOPPEN = ("pagina", "gebied", "indicator", "zin", "soort", "oordeel", "p", "q")


def add_commands(delen: argparse._SubParsersAction) -> None:
    """Add `bewering list`."""
    groep = delen.add_parser("bewering", help="alle vergelijkende zinnen van de schermen").add_subparsers(
        dest="commando", required=True, metavar="commando"
    )
    lijst = groep.add_parser("list", help="toon elke vergelijkende zin met de toets erachter")
    lijst.add_argument("--gebied", help="alleen de zinnen over dit gebied (een code of een eigen gebied)")
    lijst.add_argument("--pagina", choices=list(PAGINAS), help="alleen de zinnen van deze pagina")
    lijst.set_defaults(voer_uit=_list)


def _list(args: argparse.Namespace) -> Uitvoer:
    with opened() as db:
        beweringen = list_beweringen(db.cursor(), date.today(), args.gebied, args.pagina)
    return Uitvoer({"beweringen": [b.as_dict() for b in beweringen]}, partial(_build_tekst, beweringen))


def _build_tekst(beweringen: list[Bewering]) -> str:
    return build_tabel(KOPPEN, ([_show(b, kop) for kop in KOPPEN] for b in beweringen))


def _show(bewering: Bewering, kop: str) -> str:
    waarde = getattr(bewering, kop)
    if waarde is None:
        return ""
    return format_getal(waarde, 4) if isinstance(waarde, float) else str(waarde)
