"""Commands for the catalogue, and for what was chosen for one place."""

import argparse
from datetime import datetime

from lwd_monitor.cijferkeuze import list_gekozen, save_gekozen, withdraw_gekozen
from lwd_monitor.cli.opslag import Uitvoer, build_tabel, opened
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import load_gebieden
from lwd_monitor.indicator import Bron, Indicator, load_bronnen, load_indicatoren
from lwd_monitor.toegang import SYSTEEM

KOPPEN = ("id", "titel", "eenheid", "bron", "thema", "soort", "richting", "werkvelden", "set", "definitie")
# A definition does not fit beside the rest on a screen.
IN_TABEL = len(KOPPEN) - 1
GEKOZEN = ("gebied", "indicator", "waarom", "gebruiker", "op")


def add_commands(delen: argparse._SubParsersAction) -> None:
    """Add `indicator list|add|remove`."""
    groep = delen.add_parser("indicator", help="de catalogus van indicatoren").add_subparsers(
        dest="commando", required=True, metavar="commando"
    )
    lijst = groep.add_parser("list", help="toon de indicatoren, of wat voor een gebied is gekozen")
    lijst.add_argument("--gebied", help="toon alleen wat iemand voor dit gebied koos")
    lijst.set_defaults(voer_uit=_list)
    for woord, uitleg, doe in (
        ("add", "zet een indicator bij een gebied", _add),
        ("remove", "haal een gekozen indicator weg bij een gebied", _remove),
    ):
        deel = groep.add_parser(woord, help=uitleg)
        deel.add_argument("indicator")
        deel.add_argument("--gebied", required=True, help="de code van een gebied, of de naam van een eigen gebied")
        deel.add_argument("--reden", required=True, help="waarom; de lezer ziet dat")
        deel.set_defaults(voer_uit=doe)


def _list(args: argparse.Namespace) -> Uitvoer:
    if args.gebied:
        return _list_gekozen(args.gebied)
    with opened() as db:
        con = db.cursor()
        indicatoren, bronnen = load_indicatoren(con), load_bronnen(con)
    rijen = [_build_rij(i, bronnen) for i in indicatoren.values()]
    tabel = [[", ".join(cel) if isinstance(cel, list) else cel for cel in rij[:IN_TABEL]] for rij in rijen]
    lijst = [dict(zip(KOPPEN, rij, strict=True)) for rij in rijen]
    return Uitvoer({"indicatoren": lijst}, build_tabel(KOPPEN[:IN_TABEL], tabel))


def _list_gekozen(code: str) -> Uitvoer:
    with opened() as db:
        con = db.cursor()
        gekozen = list_gekozen(con, load_gebieden(con).get(code).sleutel)
    rijen = [
        (s.get("gebied"), s.get("indicator"), s.get("waarom"), s.gebruiker, s.op.isoformat(timespec="seconds"))
        for s in gekozen
    ]
    return Uitvoer({"gekozen": [dict(zip(GEKOZEN, rij, strict=True)) for rij in rijen]}, build_tabel(GEKOZEN, rijen))


def _add(args: argparse.Namespace) -> Uitvoer:
    with opened(migreer=True) as db:
        con = db.cursor()
        gebied, indicator = load_gebieden(con).get(args.gebied), load_indicatoren(con).get(args.indicator)
        if indicator is None:
            raise Fout(f"De indicator '{args.indicator}' bestaat niet. Kijk in de lijst: indicator list")
        save_gekozen(db, SYSTEEM, gebied, indicator, args.reden, datetime.now())
    tekst = f"{indicator.titel} staat nu bij {gebied.naam}."
    return Uitvoer({"gebied": gebied.sleutel, "indicator": indicator.id}, tekst)


def _remove(args: argparse.Namespace) -> Uitvoer:
    with opened(migreer=True) as db:
        gebied = load_gebieden(db.cursor()).get(args.gebied)
        withdraw_gekozen(db, SYSTEEM, gebied, args.indicator, args.reden, datetime.now())
    tekst = f"Weggehaald bij {gebied.naam}. Terugzetten kan met: indicator add"
    return Uitvoer({"gebied": gebied.sleutel, "indicator": args.indicator}, tekst)


def _build_rij(indicator: Indicator, bronnen: dict[str, Bron]) -> list[str | list[str]]:
    bron = bronnen.get(indicator.bron)
    return [
        indicator.id,
        indicator.titel,
        indicator.eenheid,
        bron.naam if bron else indicator.bron,
        indicator.thema.value,
        indicator.soort,
        indicator.richting.value,
        [veld.value for veld in indicator.werkvelden],
        indicator.set,
        indicator.definitie,
    ]
