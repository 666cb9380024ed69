"""The command that runs the app: as a trial on this machine, or in production."""

import argparse
import json
import os
import runpy
import signal
import socket
import sys
from datetime import UTC, datetime
from pathlib import Path

from lwd_monitor.cli.gebruiker import format_link
from lwd_monitor.cli.opslag import Uitvoer, opened
from lwd_monitor.fout import Fout
from lwd_monitor.instellingen import JSON, LOKAAL, Instellingen, build_omgeving, extend_omgeving, load_instellingen
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


def _start(args: argparse.Namespace) -> Uitvoer:
    if args.demo and args.adres not in LOKAAL:
        raise Fout(
            f"De proefopstelling kan niet op {args.adres}: iedereen zou er beheerder kunnen zijn. Laat --adres weg, of "
            "start zonder --demo."
        )
    omgeving = {"LWD_DEMO": "1" if args.demo else "0"}
    instellingen = load_instellingen(build_omgeving(omgeving))
    require_poort(args.adres, args.poort)
    if not instellingen.demo:
        _prepare(args.poort)
        if waarschuwing := explain_open(args.adres, instellingen):
            print(format_regel(waarschuwing, instellingen), file=sys.stderr, flush=True)
    print(f"De monitor start op http://localhost:{args.poort}  (stoppen: Ctrl+C)", flush=True)
    extend_omgeving(omgeving)
    gelukt = run_server(args.adres, args.poort)
    return Uitvoer(
        {"ok": gelukt},
        "De monitor is gestopt." if gelukt else "",
        ok=gelukt,
        melding="De monitor kon niet starten. De regels hierboven zeggen waarom.",
    )


def run_server(adres: str, poort: int) -> bool:
    """Serve the app until this process is ended; tells whether it ended as asked.

    Notes: the server runs in this very process. One of its own would live on when this one is killed, and keep the port
    and the store.
    """
    _end_by_signals()
    os.chdir(PROJECT)
    opties = [f"--server.address={adres}", f"--server.port={poort}", "--server.headless=true"]
    sys.argv = ["streamlit", "run", "app.py", *opties]
    try:
        runpy.run_module("streamlit", run_name="__main__")
    except SystemExit as einde:
        return not einde.code
    return True


def require_poort(adres: str, poort: int) -> None:
    """Refuse a port at which something listens already."""
    familie = socket.AF_INET6 if ":" in adres else socket.AF_INET
    with socket.socket(familie) as sok:
        # What stopped a moment ago may leave connections behind; those stand in nobody's way.
        sok.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, os.name == "posix")
        try:
            sok.bind((adres, poort))
        except OSError as fout:
            raise Fout(
                f"De monitor kan niet luisteren op {adres}, poort {poort} ({fout.strerror}). Draait hij al, of gebruikt een "
                "ander programma die poort? Stop dat, of kies een andere met --poort."
            ) from fout


def _end_by_signals() -> None:
    """Let the asking to end (TERM, Ctrl+C) end this process in order, and a window that closes as well."""

    def end(nummer: int, plek: object) -> None:
        raise SystemExit(0)

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    # `nohup` asks to live on without a window: that stands.
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:
        signal.signal(signal.SIGHUP, lambda nummer, plek: signal.raise_signal(signal.SIGTERM))


def format_regel(waarschuwing: str, instellingen: Instellingen) -> str:
    """Return a warning in the form that the lines of the server have."""
    if instellingen.log != JSON:
        return waarschuwing
    op = datetime.now(UTC).isoformat(timespec="milliseconds")
    return json.dumps({"op": op, "niveau": "WARNING", "bron": "lwd", "melding": waarschuwing}, ensure_ascii=False)


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
