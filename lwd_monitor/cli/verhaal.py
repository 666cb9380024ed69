"""Commands for stories."""

import argparse

from lwd_monitor.cli.antwoord import Antwoord, build_tabel
from lwd_monitor.cli.opslag import opened
from lwd_monitor.gebied import load_gebieden
from lwd_monitor.toegang import SYSTEEM
from lwd_monitor.verhaal import Keuze, list_verhalen, select_verhalen


def add_commands(delen: argparse._SubParsersAction) -> None:
    """Add `verhaal list`."""
    groep = delen.add_parser("verhaal", help="verhalen").add_subparsers(
        dest="commando", required=True, metavar="commando"
    )
    lijst = groep.add_parser("list", help="toon de verhalen, de nieuwste eerst")
    lijst.add_argument("--zoek", default="")
    lijst.add_argument("--gebied", help="code van een wijk of buurt, of naam van een aandachtsgebied")
    lijst.set_defaults(voer_uit=_list)


def _list(args: argparse.Namespace) -> Antwoord:
    with opened() as db:
        con = db.cursor()
        codes = None
        if args.gebied:
            gebieden = load_gebieden(con)
            codes = frozenset(gebieden.compute_bereik(gebieden.get(args.gebied)))
        verhalen = select_verhalen(list_verhalen(con, SYSTEEM), Keuze(codes=codes, zoek=args.zoek))
    rijen = [
        {
            "id": v.id,
            "titel": v.titel,
            "datum": v.datum.isoformat(),
            "gebieden": list(v.gebieden),
            "soort": v.soort.value,
            "werkvelden": list(v.werkvelden),
            "status": v.status.value,
            "tekst": v.tekst,
            "bron": v.bron,
        }
        for v in verhalen
    ]
    tekst = build_tabel(
        ("id", "datum", "soort", "titel"), [(r["id"], r["datum"], r["soort"], r["titel"]) for r in rijen]
    )
    return Antwoord({"verhalen": rijen}, tekst)
