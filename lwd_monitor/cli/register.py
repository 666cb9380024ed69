"""Bringing a workbook into a register by command: one way for every list that people keep."""

import argparse
from datetime import datetime
from pathlib import Path

from lwd_monitor.cli.antwoord import Antwoord
from lwd_monitor.cli.opslag import opened
from lwd_monitor.gebied import load_gebieden
from lwd_monitor.register import Bladplan, check_blad, get_bladprofiel, get_register, run_blad
from lwd_monitor.toegang import SYSTEEM


def add_load(groep: argparse._SubParsersAction, soort: str) -> argparse.ArgumentParser:
    """Add `load BESTAND [--profiel NAAM] [--proef]` for a register."""
    laden = groep.add_parser("load", help="lees een werkblad in")
    laden.add_argument("bestand", type=Path)
    laden.add_argument("--profiel", metavar="NAAM", help="bewaarde koppeling van de kolommen van een ander systeem")
    laden.add_argument("--proef", action="store_true", help="laat alleen zien wat er zou veranderen")
    laden.set_defaults(voer_uit=_load, register=soort)
    return laden


def _load(args: argparse.Namespace) -> Antwoord:
    with opened() as db:
        con, register = db.cursor(), get_register(args.register)
        profiel = get_bladprofiel(con, SYSTEEM, register, args.profiel) if args.profiel else None
        plan = check_blad(con, register, args.bestand, load_gebieden(con), SYSTEEM, profiel)
        partij = None
        if not plan.fouten and not args.proef and (plan.nieuw or plan.gewijzigd):
            partij = run_blad(db, SYSTEEM, plan, datetime.now())
    return _build_antwoord(plan, partij)


def _build_antwoord(plan: Bladplan, partij: str | None) -> Antwoord:
    gegevens: dict[str, object] = {
        "partij": partij,
        "gelezen": len(plan.regels),
        "nieuw": len(plan.nieuw),
        "gewijzigd": len(plan.gewijzigd),
        "ongewijzigd": plan.ongewijzigd,
        "fouten": [fout.as_dict() for fout in plan.fouten],
        "waarschuwingen": [waarschuwing.as_dict() for waarschuwing in plan.waarschuwingen],
    }
    regels = [f"{len(plan.nieuw)} nieuw, {len(plan.gewijzigd)} gewijzigd, {plan.ongewijzigd} ongewijzigd."]
    regels += [f"Let op: {waarschuwing.melding}" for waarschuwing in plan.waarschuwingen]
    if not plan.fouten:
        return Antwoord(gegevens, "\n".join(regels))
    melding = "\n".join(
        " ".join(
            deel
            for deel in (f"Rij {f.rij}." if f.rij else "", f"Kolom '{f.kolom}'." if f.kolom else "", f.melding)
            if deel
        )
        for f in plan.fouten
    )
    return Antwoord(gegevens, "", ok=False, melding=f"{melding}\nEr is niets ingelezen.")
