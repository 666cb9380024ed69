"""The command that runs the app: as a trial on this machine, or in production."""

import argparse
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from lwd_monitor.cli.antwoord import Antwoord
from lwd_monitor.cli.gebruiker import format_link
from lwd_monitor.cli.opslag import opened
from lwd_monitor.fout import Fout
from lwd_monitor.instellingen import LOKAAL, Instellingen, load_instellingen
from lwd_monitor.toegang import make_eerste_link

PROJECT = Path(__file__).resolve().parents[2]
STANDAARD_POORT = 8501
STANDAARD_ADRES = "127.0.0.1"


def add_commands(delen: argparse._SubParsersAction) -> None:
    """Add `start`."""
    start = delen.add_parser("start", help="start de monitor")
    start.add_argument("--demo", action="store_true", help="proefopstelling: alleen op deze computer, met rolkeuze")
    start.add_argument("--poort", type=int, default=STANDAARD_POORT)
    start.add_argument("--adres", default=STANDAARD_ADRES, help=f"waar de server luistert ({STANDAARD_ADRES})")
    start.set_defaults(voer_uit=_start)


def _start(args: argparse.Namespace) -> Antwoord:
    if args.demo and args.adres not in LOKAAL:
        raise Fout(
            f"De proefopstelling kan niet op {args.adres}: iedereen zou er beheerder kunnen zijn. Laat --adres weg, of "
            "start zonder --demo."
        )
    instellingen = load_instellingen({**os.environ, "LWD_DEMO": "1" if args.demo else "0"})
    if not instellingen.demo:
        _prepare(args.poort)
        if waarschuwing := explain_open(args.adres, instellingen):
            print(waarschuwing, file=sys.stderr, flush=True)
    print(f"De monitor start op http://localhost:{args.poort}  (stoppen: Ctrl+C)", flush=True)
    omgeving = {**os.environ, "LWD_DEMO": "1" if args.demo else "0"}
    opdracht = [sys.executable, "-m", "streamlit", "run", "app.py"]
    opties = [f"--server.address={args.adres}", f"--server.port={args.poort}", "--server.headless=true"]
    code = subprocess.call([*opdracht, *opties], cwd=PROJECT, env=omgeving)
    return Antwoord({"ok": code in (0, -2, 130)}, "De monitor is gestopt.", ok=code in (0, -2, 130))


def explain_open(adres: str, instellingen: Instellingen) -> str:
    """Return what is unsafe about listening at an address, in Dutch; empty when nothing is."""
    if adres in LOKAAL or instellingen.tls:
        return ""
    return (
        f"LET OP: de monitor luistert op {adres} zonder https. Wachtwoorden gaan dan leesbaar over het netwerk. Zet er een "
        "webserver met TLS voor en start met LWD_TLS=1 (zie docs/beheer.md)."
    )


def _prepare(poort: int) -> None:
    """Bring the store up to date, and print the link for the first beheerder when there is none and no provider."""
    with opened(migreer=True) as db:
        if has_provider():
            return
        token = make_eerste_link(db, datetime.now())
    if token:
        link = format_link(f"http://localhost:{poort}", token)
        print(f"Er is nog geen beheerder. Open deze link om er een te maken; hij werkt één keer, 24 uur lang:\n{link}")


def has_provider() -> bool:
    """Tell whether an identity provider is set in Streamlit's secrets."""
    geheim = PROJECT / ".streamlit" / "secrets.toml"
    return geheim.exists() and "[auth" in geheim.read_text(encoding="utf-8")
