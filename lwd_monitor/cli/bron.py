"""Commands that fetch from outside sources."""

import argparse
from datetime import datetime

from lwd_monitor.bron import BRONNEN, fetch
from lwd_monitor.cli.antwoord import Antwoord
from lwd_monitor.cli.opslag import opened
from lwd_monitor.cli.upload import build_antwoord, refuse
from lwd_monitor.fout import Fout
from lwd_monitor.upload import Opties, check_grenzen, check_upload, find_ophaalmap


def add_commands(delen: argparse._SubParsersAction) -> None:
    """Add `bron fetch`."""
    groep = delen.add_parser("bron", help="bronnen op internet").add_subparsers(
        dest="commando", required=True, metavar="commando"
    )
    haal = groep.add_parser("fetch", help="haal een bron op en controleer wat erin staat; publiceert niet")
    haal.add_argument("naam", help=f"een van: {', '.join(BRONNEN)}")
    haal.add_argument("--jaar", type=int)
    haal.add_argument("--basis", help="een ander adres van de bron")
    haal.set_defaults(voer_uit=_fetch)


def _fetch(args: argparse.Namespace) -> Antwoord:
    try:
        with opened() as db:
            pad = fetch(args.naam, find_ophaalmap(db.url), jaar=args.jaar, basis=args.basis)
            if BRONNEN[args.naam].grenzen:
                opties = Opties(indeling=args.jaar, bron=BRONNEN[args.naam].titel)
                rapport = check_grenzen(db.cursor(), pad, opties)[1]
                verder = f"Laad de grenzen met: gebied load {pad} --indeling {args.jaar}"
            else:
                rapport = check_upload(db, pad, Opties(jaar=args.jaar), datetime.now())
                verder = f"Publiceer het met: upload run {pad}"
    except Fout as fout:
        return refuse(args.naam, fout)
    rapport.meldingen = [*rapport.meldingen, f"Opgehaald naar {pad}.", verder]
    melding = f"Het bestand heeft {len(rapport.fouten)} fout(en)." if rapport.fouten else ""
    return build_antwoord(rapport, melding, plaats=str(pad))
