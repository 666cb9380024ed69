"""Commands for wijkopgaven and the money of the plan, and for bringing a workbook into any list that people keep."""

import argparse
from datetime import date, datetime
from pathlib import Path

from lwd_monitor.cli.opslag import Uitvoer, build_tabel, opened
from lwd_monitor.gebied import load_gebieden
from lwd_monitor.geld import Post, Totaal, compute_totaal, list_toekenningen, load_posten
from lwd_monitor.indicator import WIJKANALYSE
from lwd_monitor.initiatief import REGISTER as INITIATIEF
from lwd_monitor.initiatief import list_complete_jaren, list_initiatieven
from lwd_monitor.opgave import REGEL, Opgave, list_opgaven
from lwd_monitor.opmaak import format_getal
from lwd_monitor.register import Bladplan, Stuk, check_blad, get_bladprofiel, get_register, run_blad
from lwd_monitor.toegang import SYSTEEM


def add_load(groep: argparse._SubParsersAction, soort: str) -> argparse.ArgumentParser:
    """Add `load BESTAND [--profiel NAAM] [--proef]` for a register."""
    laden = groep.add_parser("load", help="lees een werkblad in")
    laden.add_argument("bestand", type=Path)
    laden.add_argument("--profiel", metavar="NAAM", help="bewaarde koppeling van de kolommen van een ander systeem")
    laden.add_argument("--proef", action="store_true", help="laat alleen zien wat er zou veranderen")
    laden.set_defaults(voer_uit=_load, register=soort)
    return laden


def _load(args: argparse.Namespace) -> Uitvoer:
    with opened() as db:
        con, register = db.cursor(), get_register(args.register)
        profiel = get_bladprofiel(con, SYSTEEM, register, args.profiel) if args.profiel else None
        plan = check_blad(con, register, args.bestand, load_gebieden(con), SYSTEEM, profiel)
        partij = None
        if not plan.fouten and not args.proef and (plan.nieuw or plan.gewijzigd):
            partij = run_blad(db, SYSTEEM, plan, datetime.now())
    return _build_antwoord(plan, partij)


def _build_antwoord(plan: Bladplan, partij: str | None) -> Uitvoer:
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
        return Uitvoer(gegevens, "\n".join(regels))
    melding = "\n".join(
        " ".join(
            deel
            for deel in (f"Rij {f.rij}." if f.rij else "", f"Kolom '{f.kolom}'." if f.kolom else "", f.melding)
            if deel
        )
        for f in plan.fouten
    )
    return Uitvoer(gegevens, "", ok=False, melding=f"{melding}\nEr is niets ingelezen.")


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


def _list(args: argparse.Namespace) -> Uitvoer:
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
    return Uitvoer({"opgaven": rijen}, tekst)


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


def _list_initiatieven(args: argparse.Namespace) -> Uitvoer:
    with opened() as db:
        con = db.cursor()
        stukken, jaren = list_initiatieven(con, SYSTEEM), list_complete_jaren(con, SYSTEEM)
    tekst = build_tabel(
        ("titel", "jaar", "gebied", "status"),
        [tuple(s.get(n) for n in ("titel", "jaar", "gebied", "status")) for s in stukken],
    )
    return Uitvoer({"initiatieven": [_build_stuk(stuk) for stuk in stukken], "complete_jaren": jaren}, tekst)


def _list_geld(args: argparse.Namespace) -> Uitvoer:
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
    return Uitvoer(gegevens, f"{tabel}\n\n{som}")


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
