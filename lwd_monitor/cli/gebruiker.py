"""Commands for accounts."""

import argparse
from datetime import datetime

from lwd_monitor.cli.opslag import Uitvoer, build_tabel, opened
from lwd_monitor.toegang import SYSTEEM, Rol, add_gebruiker, list_gebruikers, make_link

ADRES = "http://localhost:8501"


def add_commands(delen: argparse._SubParsersAction) -> None:
    """Add `gebruiker add|list|link`."""
    groep = delen.add_parser("gebruiker", help="accounts").add_subparsers(
        dest="commando", required=True, metavar="commando"
    )
    nieuw = groep.add_parser("add", help="voeg een account toe")
    nieuw.add_argument("naam")
    nieuw.add_argument("--rol", required=True, choices=[rol.value for rol in Rol])
    nieuw.add_argument("--wijk", action="append", default=[], help="code van een eigen wijk; mag vaker")
    nieuw.set_defaults(voer_uit=_add)
    groep.add_parser("list", help="toon de accounts").set_defaults(voer_uit=_list)
    link = groep.add_parser("link", help="maak een link voor een nieuw wachtwoord")
    link.add_argument("naam")
    link.set_defaults(voer_uit=_link)
    for deel in (nieuw, link):
        deel.add_argument("--adres", default=ADRES, help=f"het adres van de monitor, voor in de link ({ADRES})")


def format_link(adres: str, token: str) -> str:
    """Return the address at which the holder of a one-time token chooses a password."""
    return f"{adres.rstrip('/')}/wachtwoord/{token}"


def _add(args: argparse.Namespace) -> Uitvoer:
    with opened(migreer=True) as db:
        token = add_gebruiker(db, SYSTEEM, args.naam, Rol(args.rol), datetime.now(), tuple(args.wijk))
    return _tell(args, token, f"Account {args.naam} is toegevoegd als {args.rol}.")


def _link(args: argparse.Namespace) -> Uitvoer:
    with opened(migreer=True) as db:
        token = make_link(db, SYSTEEM, args.naam, datetime.now())
    return _tell(args, token, f"Er is een nieuwe link voor {args.naam}. De oude werkt niet meer.")


def _tell(args: argparse.Namespace, token: str, wat: str) -> Uitvoer:
    link = format_link(args.adres, token)
    uitleg = f"{wat}\nGeef deze link aan {args.naam}; hij werkt één keer, 24 uur lang:\n{link}"
    return Uitvoer({"ok": True, "naam": args.naam, "link": link}, uitleg)


def _list(args: argparse.Namespace) -> Uitvoer:
    with opened(migreer=True) as db:
        accounts = list_gebruikers(db.cursor(), SYSTEEM)
    koppen = ("naam", "rol", "wijken", "actief", "wachtwoord")
    rijen = [(a.naam, a.rol.value, list(a.wijken), a.actief, a.wachtwoord is not None) for a in accounts]
    tekst = build_tabel(koppen, [(n, r, " ".join(w), _ja(a), _ja(p)) for n, r, w, a, p in rijen])
    return Uitvoer({"gebruikers": [dict(zip(koppen, rij, strict=True)) for rij in rijen]}, tekst)


def _ja(waarde: bool) -> str:
    return "ja" if waarde else "nee"
