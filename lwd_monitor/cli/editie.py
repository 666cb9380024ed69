"""Commands for editions of reports."""

import argparse
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from lwd_monitor.cli.opslag import Uitvoer, build_tabel, opened
from lwd_monitor.cli.rapport import add_vraag, read_vraag, write_bestand
from lwd_monitor.rapport import Document, Editie, compare_editie, format_editie, get_formaat, list_edities, save_editie
from lwd_monitor.toegang import SYSTEEM


def add_commands(delen: argparse._SubParsersAction) -> None:
    """Add `editie list|vastleggen|build|verschil`."""
    groep = delen.add_parser("editie", help="rapporten die zijn vastgelegd").add_subparsers(
        dest="commando", required=True, metavar="commando"
    )
    groep.add_parser("list", help="toon de edities").set_defaults(voer_uit=_list)
    vast = groep.add_parser("vastleggen", help="leg een rapport vast zoals het nu is")
    add_vraag(vast)
    vast.set_defaults(voer_uit=_save)
    bouw = groep.add_parser("build", help="schrijf een editie naar een bestand")
    bouw.add_argument("id")
    bouw.add_argument("--uit", type=Path, required=True, help="de naam eindigt op .pdf, .docx of .html")
    bouw.set_defaults(voer_uit=_build)
    verschil = groep.add_parser("verschil", help="toon wat nu anders is dan in een editie")
    verschil.add_argument("id")
    verschil.set_defaults(voer_uit=_compare)


def _list(args: argparse.Namespace) -> Uitvoer:
    with opened() as db:
        edities = list_edities(db.cursor(), SYSTEEM)
    tekst = build_tabel(("id", "titel", "op"), [(e.id, e.titel, e.op.date()) for e in edities])
    return Uitvoer({"edities": [_build_editie(editie) for editie in edities]}, tekst)


def _save(args: argparse.Namespace) -> Uitvoer:
    with opened() as db:
        editie = save_editie(db, SYSTEEM, read_vraag(args), datetime.now())
    gegevens = {"editie": editie.id, **_build_editie(editie)}
    return Uitvoer(gegevens, f"{editie.titel} is vastgelegd als editie {editie.id}.")


def _build(args: argparse.Namespace) -> Uitvoer:
    formaat = get_formaat(args.uit.name)
    with opened() as db:
        bestand = format_editie(db.cursor(), SYSTEEM, args.id, formaat)
    write_bestand(args.uit, bestand.inhoud)
    gegevens = {"bestand": str(args.uit), "paginas": bestand.paginas, "editie": args.id}
    return Uitvoer(gegevens, f"De editie staat in {args.uit}.")


def _compare(args: argparse.Namespace) -> Uitvoer:
    with opened() as db:
        verschil = compare_editie(db.cursor(), SYSTEEM, args.id, datetime.now())
    gegevens: dict[str, object] = {
        "editie": verschil.document.editie.id,
        "verschillen": [asdict(afwijking) for afwijking in verschil.cijfers],
        "zinnen": list(verschil.zinnen),
        "ingetrokken": list(verschil.document.weg),
        "controle_nu": verschil.document.controle,
        "klopt": verschil.document.klopt,
    }
    koppen = ("gebied", "indicator", "jaar", "was", "nu")
    tabel = build_tabel(koppen, [tuple(asdict(a).values()) for a in verschil.cijfers])
    delen = [tabel] if verschil.cijfers else ["Geen cijfer is anders."]
    if verschil.zinnen:
        delen.append("Dit zegt de monitor nu niet meer:\n" + "\n".join(f"- {zin}" for zin in verschil.zinnen))
    delen += [f"Weggehaalde verhalen: {len(verschil.document.weg)}.", _describe_controle(verschil.document)]
    return Uitvoer(gegevens, "\n\n".join(delen))


def _describe_controle(document: Document) -> str:
    if not document.klopt:
        return "LET OP: wat is bewaard, is niet meer wat is vastgelegd. Zet een back-up terug."
    return "Wat buiten de weggehaalde verhalen staat, is precies zoals vastgelegd."


def _build_editie(editie: Editie) -> dict[str, object]:
    return {**asdict(editie), "op": editie.op.isoformat(timespec="seconds")}
