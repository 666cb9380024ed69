"""Commands for places."""

import argparse
import tempfile
from datetime import datetime
from pathlib import Path

import pandas as pd

from lwd_monitor.cli import eigengebied
from lwd_monitor.cli.opslag import Uitvoer, build_tabel, opened
from lwd_monitor.cli.remedies import build_rapport, format_fout
from lwd_monitor.cli.upload import build_antwoord, refuse
from lwd_monitor.db import Database
from lwd_monitor.fout import Bevinding, Fout
from lwd_monitor.gebied import GebiedNiveau, list_gebieden, list_indelingen, load_overgang
from lwd_monitor.toegang import SYSTEEM
from lwd_monitor.upload import (
    BRON_GRENZEN,
    Opties,
    build_tabel_uit_grenzen,
    check_grenzen,
    check_overgang,
    run_grenzen,
    run_overgang,
)

KOPPEN = ("van", "naar", "aandeel", "grondslag")


def add_commands(delen: argparse._SubParsersAction) -> None:
    """Add `gebied list|load|overgang|eigen`."""
    groep = delen.add_parser("gebied", help="gebieden en indelingen").add_subparsers(
        dest="commando", required=True, metavar="commando"
    )
    lijst = groep.add_parser("list", help="toon gebieden")
    lijst.add_argument("--niveau", choices=[n.value for n in GebiedNiveau])
    lijst.add_argument("--indeling", type=int)
    lijst.set_defaults(voer_uit=_list)
    laden = groep.add_parser("load", help="laad grenzen van een indeling")
    laden.add_argument("bestand", type=Path)
    laden.add_argument("--indeling", type=int, required=True)
    laden.add_argument("--bron", help="waar de grenzen vandaan komen")
    laden.add_argument("--blad", help="de laag, als het bestand er meer heeft; anders die met de kleinste gebieden")
    laden.add_argument("--vervang", action="store_true", help="vervang gebieden die er al staan")
    laden.set_defaults(voer_uit=_load)
    overgang = groep.add_parser(
        "overgang",
        help="toon hoe oude gebieden in nieuwe overgaan, of maak die tabel",
        description="Toont de overgang tussen twee indelingen. Met --bereken wordt zij gemaakt uit de geladen grenzen, met "
        "--bestand uit een tabel of een lijst met adressen. Terugdraaien kan met: upload undo",
    )
    overgang.add_argument("--van", type=int, required=True)
    overgang.add_argument("--naar", type=int, required=True)
    wijze = overgang.add_mutually_exclusive_group()
    wijze.add_argument("--bereken", action="store_true", help="leg de geladen grenzen van beide jaren over elkaar")
    wijze.add_argument(
        "--bestand", type=Path, help="een tabel met van_code, naar_code, aandeel en grondslag, of adressen"
    )
    overgang.add_argument("--proef", action="store_true", help="laat alleen zien wat er zou veranderen")
    overgang.add_argument("--bron", help="waar de overgang vandaan komt")
    overgang.add_argument("--accepteer-waarschuwingen", action="store_true", help="bewaar ook met waarschuwingen")
    overgang.set_defaults(voer_uit=_overgang)
    eigengebied.add_commands(groep)


def require_indeling(bekend: list[int], indeling: int | None) -> None:
    """Refuse an indeling that was never loaded."""
    if indeling is not None and indeling not in bekend:
        raise Fout(f"Indeling {indeling} is niet geladen. Wel geladen: {', '.join(map(str, bekend))}.")


def _list(args: argparse.Namespace) -> Uitvoer:
    with opened() as db:
        con = db.cursor()
        require_indeling(list_indelingen(con), args.indeling)
        gebieden = list_gebieden(con, args.niveau, args.indeling)
    rijen = [(g.code, g.indeling, g.niveau.value, g.naam, g.ouder_code) for g in gebieden]
    koppen = ("code", "indeling", "niveau", "naam", "ouder")
    return Uitvoer({"gebieden": [dict(zip(koppen, rij, strict=True)) for rij in rijen]}, build_tabel(koppen, rijen))


def _load(args: argparse.Namespace) -> Uitvoer:
    opties = Opties(indeling=args.indeling, bron=args.bron)
    with opened(migreer=True) as db:
        plan = check_grenzen(db.cursor(), args.bestand, opties)
        if plan.rapport.telling["gewijzigd"] and not args.vervang:
            raise Fout(
                f"Van deze gebieden staan er {plan.rapport.telling['gewijzigd']} al in de indeling van {plan.indeling}, met een "
                "andere naam of grens. Er is niets veranderd. Vervangen kan met --vervang."
            )
        rapport = run_grenzen(db, SYSTEEM, args.bestand, opties, datetime.now(), accepteer=True)
    koppen = ("code", "indeling", "niveau", "naam", "ouder")
    rijen = plan.frame[["code", "indeling", "niveau", "naam", "ouder_code"]].astype(object)
    rijen = rijen.where(rijen.notna(), None).to_numpy().tolist()
    telling = rapport.telling
    regels = [
        f"{len(rijen)} gebieden gelezen voor de indeling van {plan.indeling}: {telling['nieuw']} nieuw, "
        f"{telling['gewijzigd']} gewijzigd, {telling['ongewijzigd']} ongewijzigd.",
        *rapport.meldingen,
        *(f"let op: {format_fout(b)}" for b in rapport.waarschuwingen),
    ]
    if rapport.upload_id:
        regels.append(f"Geladen. Terugdraaien kan met: upload undo {rapport.upload_id}")
    gebieden = [dict(zip(koppen, rij, strict=True)) for rij in rijen]
    return Uitvoer({"gebieden": gebieden, **build_rapport(rapport)}, "\n".join(regels))


def _overgang(args: argparse.Namespace) -> Uitvoer:
    if args.bereken or args.bestand:
        return _make_overgang(args)
    if args.proef:
        raise Fout("--proef hoort bij --bereken of --bestand.")
    with opened() as db:
        con = db.cursor()
        require_indeling(list_indelingen(con), args.van)
        require_indeling(list_indelingen(con), args.naar)
        frame = load_overgang(con, args.van, args.naar)
    if frame.empty:
        raise Fout(
            f"Er is geen overgang van {args.van} naar {args.naar}. Maak die met --bereken of --bestand, of op de pagina Uploaden."
        )
    rijen = _list_rijen(frame)
    return Uitvoer({"overgang": rijen}, build_tabel(KOPPEN, [tuple(r[k] for k in KOPPEN) for r in rijen]))


def _make_overgang(args: argparse.Namespace) -> Uitvoer:
    """Check a crosswalk from boundaries or from a file, and publish it unless this is a trial."""
    bron = args.bron or (BRON_GRENZEN if args.bereken else None)
    opties, akkoord = Opties(van=args.van, naar=args.naar, bron=bron), args.accepteer_waarschuwingen
    with tempfile.TemporaryDirectory() as map_:
        try:
            with opened(migreer=True) as db:
                pad, let_op = _find_tabel(db, args, Path(map_))
                if args.proef:
                    rapport = check_overgang(db.cursor(), pad, opties, let_op=let_op).rapport
                else:
                    rapport = run_overgang(db, SYSTEEM, pad, opties, datetime.now(), accepteer=akkoord, let_op=let_op)
                frame = load_overgang(db.cursor(), args.van, args.naar)
        except Fout as fout:
            return refuse(f"overgang {args.van}-{args.naar}", fout)
    melding = f"Het bestand heeft {len(rapport.fouten)} fout(en)." if rapport.fouten else ""
    return build_antwoord(rapport, melding, overgang=_list_rijen(frame))


def _find_tabel(db: Database, args: argparse.Namespace, map_: Path) -> tuple[Path, tuple[Bevinding, ...]]:
    """Return the file that was given, or the one made from boundaries with what to look at."""
    if not args.bereken:
        return args.bestand, ()
    pad, bevindingen = build_tabel_uit_grenzen(db.cursor(), args.van, args.naar, map_)
    return pad, tuple(bevindingen)


def _list_rijen(frame: pd.DataFrame) -> list[dict]:
    return frame[list(KOPPEN)].to_dict("records") if len(frame) else []
