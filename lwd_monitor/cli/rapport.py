"""Commands for reports."""

import argparse
from datetime import datetime
from pathlib import Path

from lwd_monitor.cli.opslag import Uitvoer, opened
from lwd_monitor.fout import Fout
from lwd_monitor.instellingen import load_instellingen
from lwd_monitor.rapport import Moment, Rapportsoort, Rapportvraag, build_rapport, format_rapport, get_formaat
from lwd_monitor.toegang import SYSTEEM


def add_commands(delen: argparse._SubParsersAction) -> None:
    """Add `rapport build`."""
    groep = delen.add_parser("rapport", help="rapporten: wijkblad, verslag, vergaderpakket en verhalen").add_subparsers(
        dest="commando", required=True, metavar="commando"
    )
    bouw = groep.add_parser("build", help="maak een rapport als pdf, Word of html")
    add_vraag(bouw)
    bouw.add_argument("--uit", type=Path, required=True, help="de naam eindigt op .pdf, .docx of .html")
    bouw.set_defaults(voer_uit=_build)


def add_vraag(opdracht: argparse.ArgumentParser) -> None:
    """Add what says which report is meant."""
    opdracht.add_argument("--soort", required=True, choices=[s.value for s in Rapportsoort])
    opdracht.add_argument("--gebied", help="code van een wijk, dorp of buurt, of een eigen gebied; anders de gemeente")
    opdracht.add_argument("--jaar", type=int, required=True)
    opdracht.add_argument(
        "--moment", choices=[m.value for m in Moment], default=Moment.JAARVERSLAG.value, help="alleen bij een verslag"
    )
    opdracht.add_argument("--adres", default="", help="adres van de monitor, voor de link en de QR-code; of LWD_ADRES")
    opdracht.add_argument("--raad", action="store_true", help="alleen wat een raadslid mag lezen")
    opdracht.add_argument("--intern", action="store_true", help="ook verhalen en opgaven die niet openbaar zijn")


def read_vraag(args: argparse.Namespace) -> Rapportvraag:
    """Return the report that the words of a call ask for."""
    adres = args.adres or load_instellingen().adres
    return Rapportvraag(
        Rapportsoort(args.soort), args.jaar, args.gebied, Moment(args.moment), adres, args.intern, args.raad
    )


def _build(args: argparse.Namespace) -> Uitvoer:
    formaat, nu = get_formaat(args.uit.name), datetime.now()
    with opened() as db:
        rapport = build_rapport(db.cursor(), SYSTEEM, read_vraag(args), nu)
    bestand = format_rapport(rapport, formaat, nu.date())
    write_bestand(args.uit, bestand.inhoud)
    gegevens = {"bestand": str(args.uit), "paginas": bestand.paginas, "editie": rapport.editie or None}
    return Uitvoer(gegevens, f"{rapport.titel} staat in {args.uit}, {bestand.paginas} bladzijde(n) A4.")


def write_bestand(pad: Path, inhoud: bytes) -> None:
    """Write a file; refuses in Dutch when the folder does not let it."""
    try:
        pad.write_bytes(inhoud)
    except OSError as fout:
        raise Fout(f"Het bestand {pad} kan niet worden geschreven. Controleer de map.") from fout
