"""Commands that fetch from outside sources."""

import argparse
import sys
from datetime import datetime

from lwd_monitor.bron import BRONNEN, fetch
from lwd_monitor.cli.opslag import Uitvoer, opened
from lwd_monitor.cli.upload import build_antwoord, refuse
from lwd_monitor.fout import Fout
from lwd_monitor.instellingen import load_instellingen
from lwd_monitor.toegang import SYSTEEM
from lwd_monitor.upload import Opties, check_grenzen, check_upload, find_ophaalmap
from lwd_monitor.ververs import Verzoek, format_verslag, list_bronnen, run_ververs


def add_commands(delen: argparse._SubParsersAction) -> None:
    """Add `bron fetch` and `bron ververs`."""
    groep = delen.add_parser("bron", help="bronnen op internet").add_subparsers(
        dest="commando", required=True, metavar="commando"
    )
    haal = groep.add_parser("fetch", help="haal een bron op en controleer wat erin staat; publiceert niet")
    haal.add_argument("naam", help=f"een van: {', '.join(BRONNEN)}")
    haal.add_argument("--jaar", type=int)
    haal.add_argument("--basis", help="een ander adres van de bron")
    haal.set_defaults(voer_uit=_fetch)
    ververs = groep.add_parser("ververs", help="haal alle open cijfers op en publiceer ze, elke bron en elk jaar apart")
    ververs.add_argument("--vanaf", type=int, default=Verzoek.vanaf, help="het eerste jaar")
    namen = ", ".join(bron.naam for bron in list_bronnen())
    ververs.add_argument("--bron", action="append", default=[], help=f"alleen deze bron, vaker mag: {namen}")
    ververs.add_argument("--proef", action="store_true", help="haal op en controleer, maar publiceer niets")
    ververs.add_argument("--basis", help="een andere server in de plaats van alle bronnen; het pad blijft")
    ververs.add_argument(
        "--nieuwe-definities", action="store_true", help="neem ook tabellen over waarvan een eenheid veranderde"
    )
    ververs.set_defaults(voer_uit=_ververs)


def _ververs(args: argparse.Namespace) -> Uitvoer:
    instellingen = load_instellingen()
    verzoek = Verzoek(
        args.vanaf, tuple(args.bron), args.proef, args.basis or instellingen.bronbasis or None, args.nieuwe_definities
    )
    with opened() as db:
        verslag = run_ververs(db, SYSTEEM, verzoek, datetime.now(), meld=_show_voortgang)
    gegevens: dict[str, object] = {"bronnen": [uitkomst.as_dict() for uitkomst in verslag.uitkomsten]}
    # A part that failed is named in the report; a refusal is a run of which nothing came in.
    gelukt = len(verslag.mislukt) < len(verslag.uitkomsten)
    return Uitvoer(
        gegevens,
        format_verslag(verslag),
        gelukt,
        "" if gelukt else f"Er kwam niets binnen. {verslag.mislukt[0].melding}",
    )


def _show_voortgang(deel: float, tekst: str) -> None:
    """Tell on the error output how far a run is, so that the answer itself stays one piece."""
    print(f"{deel:4.0%} {tekst}", file=sys.stderr, flush=True)


def _fetch(args: argparse.Namespace) -> Uitvoer:
    try:
        with opened() as db:
            pad = fetch(args.naam, find_ophaalmap(db.url), jaar=args.jaar, basis=args.basis)
            if BRONNEN[args.naam].grenzen:
                opties = Opties(indeling=args.jaar, bron=BRONNEN[args.naam].titel)
                rapport = check_grenzen(db.cursor(), pad, opties).rapport
                verder = f"Laad de grenzen met: gebied load {pad} --indeling {args.jaar}"
            else:
                rapport = check_upload(db, pad, Opties(jaar=args.jaar), datetime.now())
                verder = f"Publiceer het met: upload run {pad}"
    except Fout as fout:
        return refuse(args.naam, fout)
    rapport.meldingen = [*rapport.meldingen, f"Opgehaald naar {pad}.", verder]
    melding = f"Het bestand heeft {len(rapport.fouten)} fout(en)." if rapport.fouten else ""
    return build_antwoord(rapport, melding, plaats=str(pad))
