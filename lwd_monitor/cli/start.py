"""The command that runs the app."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from lwd_monitor.cli.antwoord import Antwoord

PROJECT = Path(__file__).resolve().parents[2]
STANDAARD_POORT = 8501


def add_commands(delen: argparse._SubParsersAction) -> None:
    """Add `start`."""
    start = delen.add_parser("start", help="start de monitor")
    start.add_argument("--demo", action="store_true", help="proefopstelling: alleen op deze computer, met rolkeuze")
    start.add_argument("--poort", type=int, default=STANDAARD_POORT)
    start.set_defaults(voer_uit=_start)


def _start(args: argparse.Namespace) -> Antwoord:
    # Until accounts exist there is only the trial: the server listens on this machine alone.
    print(f"De monitor start op http://localhost:{args.poort}  (stoppen: Ctrl+C)", flush=True)
    omgeving = {**os.environ, "LWD_DEMO": "1"}
    opdracht = [sys.executable, "-m", "streamlit", "run", "app.py"]
    opties = ["--server.address=127.0.0.1", f"--server.port={args.poort}", "--server.headless=true"]
    code = subprocess.call([*opdracht, *opties], cwd=PROJECT, env=omgeving)
    return Antwoord({"ok": code in (0, -2, 130)}, "De monitor is gestopt.", ok=code in (0, -2, 130))
