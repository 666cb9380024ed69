"""Commands for wijkopgaven and for the money of the plan."""

import argparse
from datetime import date

from lwd_monitor.cli.antwoord import Antwoord, build_tabel
from lwd_monitor.cli.opslag import opened
from lwd_monitor.cli.register import add_load
from lwd_monitor.gebied import load_gebieden
from lwd_monitor.geld import Post, Totaal, compute_totaal, list_toekenningen, load_posten
from lwd_monitor.indicator import WIJKANALYSE
from lwd_monitor.initiatief import REGISTER as INITIATIEF
from lwd_monitor.initiatief import list_complete_jaren, list_initiatieven
from lwd_monitor.opgave import REGEL, Opgave, list_opgaven
from lwd_monitor.opmaak import format_getal
from lwd_monitor.register import Stuk
from lwd_monitor.toegang import SYSTEEM


def add_commands(delen: argparse._SubParsersAction) -> None:
    """Add `opgave list|load`, `initiatief list|load` and `geld list`."""
    groep = delen.add_parser("opgave", help="wijk- en dorpsopgaven").add_subparsers(
        dest="commando", required=True, metavar="commando"
    )
    lijst = groep.add_parser("list", help="toon de opgaven")
    lijst.add_argument("--gebied", help="code van een wijk of dorp")
    lijst.set_defaults(voer_uit=_list)
    add_load(groep, REGEL)
    initiatief = delen.add_parser("initiatief", help="initiatieven van bewoners").add_subparsers(
        dest="commando", required=True, metavar="commando"
    )
    initiatief.add_parser("list", help="toon de initiatieven").set_defaults(voer_uit=_list_initiatieven)
    add_load(initiatief, INITIATIEF)
    geld = delen.add_parser("geld", help="geld van het plan").add_subparsers(
        dest="commando", required=True, metavar="commando"
    )
    posten = geld.add_parser("list", help="toon de posten en wat er nog is")
    posten.add_argument("--jaar", type=int, help="zonder jaar: alle posten, met het totaal van dit jaar")
    posten.set_defaults(voer_uit=_list_geld)


def _list(args: argparse.Namespace) -> Antwoord:
    with opened() as db:
        con = db.cursor()
        gebieden = load_gebieden(con)
        codes = gebieden.compute_bereik(gebieden.get(args.gebied)) if args.gebied else None
        opgaven = list_opgaven(con, SYSTEEM, codes)
    rijen = [_build_opgave(opgave) for opgave in opgaven]
    tekst = build_tabel(
        ("id", "gebied", "periode", "status", "regels"),
        [
            (r["id"], r["gebied"], "-".join(map(str, o.periode)), r["status"], len(o.regels))
            for r, o in zip(rijen, opgaven, strict=True)
        ],
    )
    return Antwoord({"opgaven": rijen}, tekst)


def _build_opgave(opgave: Opgave) -> dict[str, object]:
    return {
        "id": opgave.id,
        "gebied": opgave.gebied,
        "periode": list(opgave.periode),
        "status": opgave.staat.value,
        "regels": [_build_stuk(stuk) for stuk in opgave.regels],
        "opgaven": [_build_stuk(stuk) for stuk in opgave.punten],
        "cijfers": [_build_stuk(stuk) for stuk in opgave.cijfers],
        "analyse": {naam: stuk for naam in WIJKANALYSE if (stuk := opgave.stuk.get(naam))},
    }


def _build_stuk(stuk: Stuk) -> dict[str, object]:
    return {"id": stuk.id, **stuk.gegevens}


def _list_initiatieven(args: argparse.Namespace) -> Antwoord:
    with opened() as db:
        con = db.cursor()
        stukken, jaren = list_initiatieven(con, SYSTEEM), list_complete_jaren(con, SYSTEEM)
    tekst = build_tabel(
        ("titel", "jaar", "gebied", "status"),
        [tuple(s.get(n) for n in ("titel", "jaar", "gebied", "status")) for s in stukken],
    )
    return Antwoord({"initiatieven": [_build_stuk(stuk) for stuk in stukken], "complete_jaren": jaren}, tekst)


def _list_geld(args: argparse.Namespace) -> Antwoord:
    with opened() as db:
        toekenningen = list_toekenningen(db.cursor(), SYSTEEM, args.jaar)
    jaar = args.jaar or date.today().year
    totaal = compute_totaal(load_posten(), toekenningen, jaar)
    posten = load_posten(args.jaar)
    gegevens: dict[str, object] = {
        "posten": [_build_post(post) for post in posten],
        "toekenningen": [_build_stuk(stuk) for stuk in toekenningen],
        "totaal": _build_totaal(totaal),
    }
    tabel = build_tabel(
        ("post", "bedrag", "eenheid", "jaren"),
        [(p.naam, format_getal(p.bedrag), p.eenheid, ", ".join(map(str, p.jaren))) for p in posten],
    )
    som = f"{jaar}: begroot {format_getal(totaal.begroot)}, toegekend {format_getal(totaal.toegekend)}, rest {format_getal(totaal.rest)} euro"
    return Antwoord(gegevens, f"{tabel}\n\n{som}")


def _build_post(post: Post) -> dict[str, object]:
    return {
        "id": post.id,
        "naam": post.naam,
        "bedrag": post.bedrag,
        "eenheid": post.eenheid,
        "jaren": list(post.jaren),
        "status": post.status,
        "deel_van": post.deel_van,
        "telt_mee": post.telt_mee and post.deel_van is None,
        "bron": post.bron,
    }


def _build_totaal(totaal: Totaal) -> dict[str, object]:
    return {
        "jaar": totaal.jaar,
        "begroot": totaal.begroot,
        "toegekend": totaal.toegekend,
        "vastgelegd": totaal.vastgelegd,
        "betaald": totaal.betaald,
        "rest": totaal.rest,
    }
