"""Commands for the plan: goals, activities, meetings, wijkaccommodaties and evaluations."""

import argparse
from datetime import date

from lwd_monitor.accommodatie import list_accommodaties, list_zonder
from lwd_monitor.cli.opslag import Uitvoer, build_tabel, opened
from lwd_monitor.evaluatie import is_over_tijd, list_evaluaties
from lwd_monitor.gebied import load_gebieden
from lwd_monitor.indicator import load_indicatoren
from lwd_monitor.plan import Activiteit, Doelsoort, list_activiteiten, load_bestand, load_doelen, select_activiteiten
from lwd_monitor.toegang import SYSTEEM

ONBEKEND = "onbekend"


def add_commands(delen: argparse._SubParsersAction) -> None:
    """Add `doel|activiteit|overleg|accommodatie|evaluatie list`."""
    _add_list(delen, "doel", "visie, doelen en werkvelden van het plan", _list_doelen)
    activiteit = _add_list(delen, "activiteit", "inspanningen en activiteiten van het plan", _list_activiteiten)
    activiteit.add_argument("--gebied", help="code van een wijk of buurt")
    activiteit.add_argument("--jaar", type=int)
    _add_list(delen, "overleg", "overleggen rond het plan", _list_overleggen)
    _add_list(delen, "accommodatie", "wijkaccommodaties", _list_accommodaties)
    _add_list(delen, "evaluatie", "evaluaties, gepland en gedaan", _list_evaluaties)


def _add_list(delen: argparse._SubParsersAction, naam: str, uitleg: str, voer_uit: object) -> argparse.ArgumentParser:
    groep = delen.add_parser(naam, help=uitleg).add_subparsers(dest="commando", required=True, metavar="commando")
    lijst = groep.add_parser("list", help=f"toon {uitleg}")
    lijst.set_defaults(voer_uit=voer_uit)
    return lijst


def _list_doelen(args: argparse.Namespace) -> Uitvoer:
    with opened() as db:
        con = db.cursor()
        activiteiten, indicatoren = list_activiteiten(con, SYSTEEM), load_indicatoren(con).values()
    rijen = []
    for doel in load_doelen():
        velden = set(doel.werkvelden)
        eigen = (
            [i.id for i in indicatoren if velden.intersection(i.werkvelden)]
            if doel.soort is not Doelsoort.VISIE
            else []
        )
        rijen.append(
            {
                "id": doel.id,
                "naam": doel.naam,
                "soort": doel.soort.value,
                "werkvelden": list(doel.werkvelden),
                "indicatoren": eigen,
                "activiteiten": [a.id for a in activiteiten if velden.intersection(a.werkvelden)],
                "betekent": list(doel.betekent),
                "bron": doel.bron,
            }
        )
    tekst = build_tabel(("id", "soort", "naam"), [(r["id"], r["soort"], r["naam"]) for r in rijen])
    return Uitvoer({"doelen": rijen}, tekst)


def _list_activiteiten(args: argparse.Namespace) -> Uitvoer:
    with opened() as db:
        con = db.cursor()
        activiteiten = select_activiteiten(list_activiteiten(con, SYSTEEM), load_gebieden(con), args.gebied, args.jaar)
    rijen = [_build_activiteit(activiteit) for activiteit in activiteiten]
    tekst = build_tabel(
        ("id", "soort", "cluster", "naam", "werkvelden"),
        [
            (r["id"], r["soort"], r["cluster"], r["naam"], ", ".join(a.werkvelden) or ONBEKEND)
            for r, a in zip(rijen, activiteiten, strict=True)
        ],
    )
    return Uitvoer({"activiteiten": rijen}, tekst)


def _build_activiteit(activiteit: Activiteit) -> dict[str, object]:
    return {
        "id": activiteit.id,
        "naam": activiteit.naam,
        "soort": activiteit.soort.value,
        "cluster": activiteit.cluster,
        "werkvelden": list(activiteit.werkvelden),
        "gebieden": list(activiteit.gebieden),
        "jaren": list(activiteit.jaren),
        "bron": activiteit.bron,
    }


def _list_overleggen(args: argparse.Namespace) -> Uitvoer:
    rijen = [{"naam": o["naam"], "ritme": o["ritme"], **_rest(o)} for o in load_bestand("spelregels")["overleg"]]
    tekst = build_tabel(("naam", "ritme"), [(r["naam"], r["ritme"]) for r in rijen])
    return Uitvoer({"overleggen": rijen}, tekst)


def _rest(overleg: dict) -> dict[str, object]:
    return {naam: overleg.get(naam) for naam in ("voorzitter", "deelnemers", "bron")}


def _list_accommodaties(args: argparse.Namespace) -> Uitvoer:
    with opened() as db:
        con = db.cursor()
        stukken, gebieden = list_accommodaties(con, SYSTEEM), load_gebieden(con)
    zonder = [wijk.code for wijk in list_zonder(stukken, gebieden)]
    rijen = [{"id": stuk.id, **stuk.gegevens} for stuk in stukken]
    tekst = build_tabel(
        ("naam", "gebied", "beheer", "sinds"),
        [tuple(stuk.get(naam) for naam in ("naam", "gebied", "beheer", "sinds")) for stuk in stukken],
    )
    return Uitvoer({"accommodaties": rijen, "zonder": zonder}, tekst)


def _list_evaluaties(args: argparse.Namespace) -> Uitvoer:
    with opened() as db:
        stukken = list_evaluaties(db.cursor(), SYSTEEM)
    vandaag = date.today()
    rijen = [{"id": stuk.id, **stuk.gegevens, "over_tijd": is_over_tijd(stuk, vandaag)} for stuk in stukken]
    tekst = build_tabel(
        ("onderwerp", "gepland", "besluit"),
        [(s.get("onderwerp"), s.get("gepland", ONBEKEND), s.get("besluit", "nog niet")) for s in stukken],
    )
    return Uitvoer({"evaluaties": rijen}, tekst)
