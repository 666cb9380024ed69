"""Reading the words of a call, carrying it out and telling how it ended."""

import argparse
import contextlib
import json
import os
import sys
from collections.abc import Sequence
from functools import cache

from lwd_monitor.cli import (
    bewering,
    bron,
    db,
    editie,
    enquete,
    gebied,
    gebruiker,
    indicator,
    oordeel,
    opgave,
    plan,
    rapport,
    start,
    upload,
    verhaal,
    waarneming,
    zoek,
)
from lwd_monitor.cli.opslag import Uitvoer
from lwd_monitor.cli.remedies import format_fout
from lwd_monitor.fout import Fout

GROEPEN = (
    db,
    gebied,
    indicator,
    waarneming,
    upload,
    bron,
    enquete,
    oordeel,
    bewering,
    verhaal,
    plan,
    opgave,
    rapport,
    editie,
    gebruiker,
    zoek,
    start,
)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> None:  # type: ignore[override]
        self.print_usage(sys.stderr)
        self.exit(2, f"Dit commando klopt niet: {message}. Gebruik --help voor uitleg.\n")


@cache
def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands; each group adds its own."""
    parser = _Parser(prog="python -m lwd_monitor", description="Monitor Leefbare wijken en dorpen.")
    parser.add_argument("--json", action="store_true", help="geef één JSON-object op de standaarduitvoer")
    delen = parser.add_subparsers(dest="groep", required=True, metavar="onderdeel")
    for groep in GROEPEN:
        groep.add_commands(delen)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out one call and return its exit code: 0 fine, 1 refused, 2 wrong usage."""
    woorden = list(sys.argv[1:] if argv is None else argv)
    als_json = "--json" in woorden
    # --json may stand anywhere in the call.
    args = build_parser().parse_args([woord for woord in woorden if woord != "--json"])
    # The store, its log and its copies are for this account alone, from their first byte.
    masker = os.umask(0o077)
    try:
        antwoord: Uitvoer = args.voer_uit(args)
    except Fout as fout:
        return _refuse(format_fout(fout), als_json)
    except KeyboardInterrupt:
        return _refuse("Gestopt. Er is niets half weggeschreven.", als_json)
    finally:
        os.umask(masker)
    _print(antwoord, als_json)
    return 0 if antwoord.ok else 1


def _print(antwoord: Uitvoer, als_json: bool) -> None:
    try:
        if als_json:
            print(json.dumps(antwoord.gegevens, ensure_ascii=False, allow_nan=False))
        elif antwoord.tekst:
            print(antwoord.tekst if isinstance(antwoord.tekst, str) else antwoord.tekst())
        if not antwoord.ok and antwoord.melding:
            print(antwoord.melding, file=sys.stderr)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader (head, less) closed: no traceback, and no second try at interpreter exit.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _refuse(melding: str, als_json: bool) -> int:
    if als_json:
        print(json.dumps({"ok": False, "fout": melding}, ensure_ascii=False))
    print(melding, file=sys.stderr)
    return 1
