"""Commands for own areas: what stands, making or changing one, taking one out, and going back."""

import argparse
from datetime import datetime

from lwd_monitor.cli.opslag import Uitvoer, build_tabel, opened
from lwd_monitor.eigengebied import REGISTER, list_alle, restore_eigen, save_eigen, withdraw_eigen
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import load_gebieden
from lwd_monitor.register import Stuk, get_register, list_versies
from lwd_monitor.toegang import SYSTEEM

KOPPEN = ("id", "naam", "soort", "leden", "indeling", "versie", "gebruiker", "op", "reden", "weg")
# What may be left out when an area that stands is changed.
VELDEN = ("naam", "soort", "omschrijving", "waarom", "bron", "sinds")


def add_commands(groep: argparse._SubParsersAction) -> None:
    """Add `gebied eigen list|save|remove|restore`."""
    eigen = groep.add_parser("eigen", help="eigen gebieden, gemaakt van wijken en buurten").add_subparsers(
        dest="deel", required=True, metavar="deel"
    )
    lijst = eigen.add_parser("list", help="toon de eigen gebieden, of de versies van een ervan")
    lijst.add_argument("--gebied", metavar="ID", help="toon alle versies van dit gebied")
    lijst.set_defaults(voer_uit=_list)
    save = eigen.add_parser("save", help="maak een eigen gebied, of verander er een")
    save.add_argument("--gebied", metavar="ID", help="het gebied dat verandert; zonder komt er een nieuw gebied")
    save.add_argument(
        "--lid",
        action="append",
        metavar="CODE",
        help="een wijk of buurt, naam of code; mag vaker. Dit vervangt de leden",
    )
    save.add_argument("--zonder-leden", action="store_true", help="laat het gebied zonder wijken en buurten")
    soorten = list(get_register(REGISTER).get_veld("soort").keuzes)
    for naam in VELDEN:
        keuzes = soorten if naam == "soort" else None
        save.add_argument(f"--{naam}", choices=keuzes, help=get_register(REGISTER).get_veld(naam).titel.lower())
    save.add_argument("--reden", required=True, help="waarom; dit komt in de geschiedenis")
    save.set_defaults(voer_uit=_save)
    remove = eigen.add_parser("remove", help="haal een eigen gebied weg")
    remove.add_argument("gebied", metavar="ID")
    remove.add_argument("--reden", required=True)
    remove.set_defaults(voer_uit=_remove)
    restore = eigen.add_parser("restore", help="zet een eerdere versie terug")
    restore.add_argument("gebied", metavar="ID")
    restore.add_argument("--versie", type=int, required=True)
    restore.set_defaults(voer_uit=_restore)


def _list(args: argparse.Namespace) -> Uitvoer:
    with opened() as db:
        con = db.cursor()
        stukken = list_versies(con, args.gebied) if args.gebied else list_alle(con)
    if args.gebied:
        stukken = [stuk for stuk in stukken if stuk.soort == REGISTER]
    rijen = [_build_rij(stuk) for stuk in stukken]
    tabel = [[", ".join(cel) if isinstance(cel, list) else cel for cel in rij] for rij in rijen]
    return Uitvoer({"gebieden": [dict(zip(KOPPEN, rij, strict=True)) for rij in rijen]}, build_tabel(KOPPEN, tabel))


def _save(args: argparse.Namespace) -> Uitvoer:
    with opened(migreer=True) as db:
        gebieden = load_gebieden(db.cursor())
        vorige = _get(list_alle(db.cursor()), args.gebied) if args.gebied else None
        ruw: dict[str, object] = {"soort": "eigen", **(vorige.gegevens if vorige else {}), "reden": args.reden}
        ruw |= {naam: waarde for naam in VELDEN if (waarde := getattr(args, naam)) is not None}
        if args.lid or args.zonder_leden:
            ruw["leden"] = args.lid or []
        stuk = save_eigen(db, SYSTEEM, ruw, gebieden, datetime.now(), vorige)
    return _tell(stuk, "Bewaard")


def _remove(args: argparse.Namespace) -> Uitvoer:
    with opened(migreer=True) as db:
        vorige = _get(list_alle(db.cursor()), args.gebied)
        stuk = withdraw_eigen(db, SYSTEEM, vorige, datetime.now(), args.reden)
    return _tell(stuk, "Weggehaald")


def _restore(args: argparse.Namespace) -> Uitvoer:
    with opened(migreer=True) as db:
        stuk = restore_eigen(db, SYSTEEM, args.gebied, args.versie, datetime.now())
    return _tell(stuk, "Teruggezet")


def _get(stukken: list[Stuk], id_: str) -> Stuk:
    for stuk in stukken:
        if stuk.id == id_ and not stuk.vervallen:
            return stuk
    raise Fout(f"Het eigen gebied '{id_}' bestaat niet. Kijk in de lijst: gebied eigen list")


def _tell(stuk: Stuk, wat: str) -> Uitvoer:
    tekst = f"{wat}: {stuk.gegevens['naam']} ({stuk.id}), versie {stuk.versie}."
    if stuk.versie > 1:
        tekst += f" Terug kan met: gebied eigen restore {stuk.id} --versie {stuk.versie - 1}"
    return Uitvoer({"gebied": dict(zip(KOPPEN, _build_rij(stuk), strict=True))}, tekst)


def _build_rij(stuk: Stuk) -> list:
    return [
        stuk.id,
        stuk.gegevens["naam"],
        stuk.gegevens["soort"],
        stuk.list_waarden("leden"),
        stuk.get("indeling"),
        stuk.versie,
        stuk.gebruiker,
        stuk.op.isoformat(timespec="seconds"),
        stuk.reden,
        stuk.vervallen,
    ]
