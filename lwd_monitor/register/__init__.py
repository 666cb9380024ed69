"""Lists that people keep, each change a new version: opgaven, geld, initiatieven and whatever data/registers describes."""

from lwd_monitor.db import Cursor
from lwd_monitor.register.beschrijving import get_register
from lwd_monitor.register.bewaren import (
    Ongeldig,
    add_stukken,
    append_stuk,
    build_volgende,
    get_versie,
    restore_stuk,
    save_stuk,
    seed_stukken,
    withdraw_stuk,
)
from lwd_monitor.register.blad import Bladplan, build_xlsx, check_blad, run_blad, undo_blad
from lwd_monitor.register.bladkoppeling import (
    Bladprofiel,
    build_bladvoorstel,
    find_bladprofiel,
    get_bladprofiel,
    is_eigen_blad,
    list_bladprofielen,
    remove_bladprofiel,
    save_bladprofiel,
)
from lwd_monitor.register.controle import check_gegevens, format_waarde
from lwd_monitor.register.model import Register, Stuk, Veld, Veldsoort, list_verschillen
from lwd_monitor.register.store import list_partijen, list_stand, list_versies
from lwd_monitor.toegang import Gebruiker, require

__all__ = [
    "Bladplan",
    "Bladprofiel",
    "Ongeldig",
    "Register",
    "Stuk",
    "Veld",
    "Veldsoort",
    "add_stukken",
    "append_stuk",
    "build_bladvoorstel",
    "build_volgende",
    "build_xlsx",
    "check_blad",
    "check_gegevens",
    "find_bladprofiel",
    "find_stuk",
    "format_waarde",
    "get_bladprofiel",
    "get_register",
    "get_versie",
    "is_eigen_blad",
    "list_bladprofielen",
    "list_partijen",
    "list_stand",
    "list_stukken",
    "list_verschillen",
    "list_versies",
    "remove_bladprofiel",
    "restore_stuk",
    "run_blad",
    "save_bladprofiel",
    "save_stuk",
    "seed_stukken",
    "undo_blad",
    "withdraw_stuk",
]


def list_stukken(con: Cursor, gebruiker: Gebruiker, register: Register) -> list[Stuk]:
    """Return what stands in a register now, in the order in which it was first entered; asks the right to read it."""
    require(gebruiker, register.lezen)
    return [stuk for stuk in list_stand(con, register.soort) if not stuk.vervallen]


def find_stuk(con: Cursor, gebruiker: Gebruiker, register: Register, id_: str) -> Stuk | None:
    """Return the newest version of a stuk, also when it was taken out, or None."""
    require(gebruiker, register.lezen)
    versies = list_versies(con, id_)
    return versies[0] if versies and versies[0].soort == register.soort else None
