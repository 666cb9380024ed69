"""Commands for saved mappings of columns, below `upload`."""

import argparse
from datetime import datetime

from lwd_monitor.cli.opslag import Uitvoer, build_tabel, opened
from lwd_monitor.toegang import SYSTEEM
from lwd_monitor.upload import BewaardProfiel, list_profielen, remove_profiel, restore_profiel


def add_commands(delen: argparse._SubParsersAction) -> None:
    """Add `profiel list|remove|restore`."""
    groep = delen.add_parser("profiel", help="bewaarde koppelingen van kolommen").add_subparsers(
        dest="handeling", required=True, metavar="handeling"
    )
    groep.add_parser("list", help="toon de bewaarde en de verwijderde profielen").set_defaults(voer_uit=_list)
    remove = groep.add_parser("remove", help="verwijder een profiel; het kan terug")
    remove.add_argument("naam")
    remove.set_defaults(voer_uit=_remove)
    restore = groep.add_parser("restore", help="zet een verwijderd profiel terug")
    restore.add_argument("naam")
    restore.set_defaults(voer_uit=_restore)


def _list(args: argparse.Namespace) -> Uitvoer:
    with opened() as db:
        profielen = list_profielen(db.cursor(), SYSTEEM)
    staand, weg = [p for p in profielen if not p.weg_op], [p for p in profielen if p.weg_op]
    rijen = [
        (p.naam, _moment(p.op), p.gebruiker, f"verwijderd {_moment(p.weg_op)}" if p.weg_op else "") for p in profielen
    ]
    tekst = build_tabel(("naam", "op", "gebruiker", "staat"), rijen) if rijen else "Er is nog geen profiel bewaard."
    return Uitvoer({"profielen": [*map(_describe, staand)], "verwijderd": [*map(_describe, weg)]}, tekst)


def _describe(profiel: BewaardProfiel) -> dict[str, object]:
    """Return a mapping with the keys of the JSON; `weg_op` and `weg_door` are null while it is in use."""
    return {
        "naam": profiel.naam,
        "gebruiker": profiel.gebruiker,
        "op": _moment(profiel.op),
        "weg_op": _moment(profiel.weg_op),
        "weg_door": profiel.weg_door,
    }


def _moment(op: datetime | None) -> str | None:
    return op.isoformat(timespec="seconds") if op else None


def _remove(args: argparse.Namespace) -> Uitvoer:
    with opened() as db:
        remove_profiel(db, SYSTEEM, args.naam, datetime.now())
    tekst = f"Het profiel '{args.naam}' is verwijderd. Terugzetten kan met: upload profiel restore '{args.naam}'"
    return Uitvoer({"naam": args.naam, "verwijderd": True}, tekst)


def _restore(args: argparse.Namespace) -> Uitvoer:
    with opened() as db:
        restore_profiel(db, SYSTEEM, args.naam, datetime.now())
    return Uitvoer({"naam": args.naam, "verwijderd": False}, f"Het profiel '{args.naam}' staat er weer.")
