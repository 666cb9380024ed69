"""Commands for the store itself."""

import argparse
from datetime import datetime
from pathlib import Path

from lwd_monitor.backup import BEWAAR, check_tegen_backup, get_map, make_backup, restore_backup
from lwd_monitor.cli.opslag import Uitvoer, opened
from lwd_monitor.db import apply_migrations, check_tegen_bevestigd, find_bestand, get_schema_nummer, open_database
from lwd_monitor.inhoud import check_database, init_database, remove_voorbeeld
from lwd_monitor.opmaak import format_getal
from lwd_monitor.toegang import SYSTEEM


def add_commands(delen: argparse._SubParsersAction) -> None:
    """Add `db init|migrate|check|backup|restore` and `voorbeeld remove`."""
    groep = delen.add_parser("db", help="de database maken, bijwerken en controleren").add_subparsers(
        dest="commando", required=True, metavar="commando"
    )
    init = groep.add_parser("init", help="maak de database en laad wat wordt meegeleverd; mag vaker")
    init.add_argument("--zonder-voorbeeld", action="store_true", help="zonder de fictieve burgerpeiling")
    init.set_defaults(voer_uit=_init)
    groep.add_parser("migrate", help="werk het schema bij").set_defaults(voer_uit=_migrate)
    groep.add_parser("check", help="controleer de database").set_defaults(voer_uit=_check)
    backup = groep.add_parser("backup", help="bewaar een kopie van de database")
    backup.add_argument("doel", help="een map (de nieuwste kopieën blijven) of een bestand dat eindigt op .duckdb")
    backup.add_argument("--bewaar", type=int, default=BEWAAR, help=f"hoeveel kopieën in de map blijven ({BEWAAR})")
    backup.set_defaults(voer_uit=_backup)
    restore = groep.add_parser("restore", help="zet een kopie terug")
    restore.add_argument("bestand")
    restore.add_argument("--toch", action="store_true", help="ook over een nieuwere database of als de monitor draait")
    restore.set_defaults(voer_uit=_restore)
    voorbeeld = delen.add_parser("voorbeeld", help="de fictieve burgerpeiling").add_subparsers(
        dest="commando", required=True, metavar="commando"
    )
    voorbeeld.add_parser("remove", help="haal de fictieve cijfers weg").set_defaults(voer_uit=_remove_voorbeeld)


def _init(args: argparse.Namespace) -> Uitvoer:
    db = open_database()
    try:
        schema = init_database(db, datetime.now(), voorbeeld=not args.zonder_voorbeeld)
    finally:
        db.close()
    return Uitvoer({"ok": True, "schema": schema, "bevindingen": []}, f"De database is klaar (schema {schema}).")


def _migrate(args: argparse.Namespace) -> Uitvoer:
    db = open_database()
    try:
        schema = apply_migrations(db)
    finally:
        db.close()
    return Uitvoer({"ok": True, "schema": schema, "bevindingen": []}, f"Het schema is bijgewerkt tot {schema}.")


def _check(args: argparse.Namespace) -> Uitvoer:
    with opened() as db:
        schema, bevindingen = check_database(db)
        bevindingen += [*check_tegen_bevestigd(db, find_bestand(db.url)), *check_tegen_backup(db, get_map())]
    ok = not bevindingen
    tekst = "De database is in orde." if ok else "\n".join(bevindingen)
    gegevens: dict[str, object] = {"ok": ok, "schema": schema, "bevindingen": bevindingen}
    return Uitvoer(gegevens, tekst, ok, "" if ok else f"{len(bevindingen)} punt(en) niet in orde.")


def _backup(args: argparse.Namespace) -> Uitvoer:
    with opened() as db:
        kopie = make_backup(db, SYSTEEM, Path(args.doel), datetime.now(), args.bewaar)
        schema = get_schema_nummer(db.cursor())
    gegevens: dict[str, object] = {"ok": True, "schema": schema, "bevindingen": [], "bestand": str(kopie.pad)}
    return Uitvoer(gegevens, f"De back-up staat in {kopie.pad} ({format_getal(kopie.grootte / 1e6, 1)} MB).")


def _restore(args: argparse.Namespace) -> Uitvoer:
    schema, opzij = restore_backup(SYSTEEM, Path(args.bestand), datetime.now(), toch=args.toch)
    with opened() as db:
        _, bevindingen = check_database(db)
    tekst = f"De back-up is teruggezet (schema {schema})."
    if opzij:
        tekst += f" De database die er stond, ligt in {opzij}."
    gegevens: dict[str, object] = {"ok": not bevindingen, "schema": schema, "bevindingen": bevindingen}
    return Uitvoer(gegevens, "\n".join([tekst, *bevindingen]), not bevindingen, "De controle vond fouten.")


def _remove_voorbeeld(args: argparse.Namespace) -> Uitvoer:
    with opened(migreer=True) as db:
        aantal = remove_voorbeeld(db, datetime.now())
    return Uitvoer({"ok": True, "verwijderd": aantal}, "De fictieve cijfers zijn weg. De echte cijfers zijn gebleven.")
