"""Commands for places."""

import argparse
from datetime import datetime
from pathlib import Path

from lwd_monitor.cli.antwoord import Antwoord, build_tabel
from lwd_monitor.cli.opslag import opened
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import GebiedNiveau, list_gebieden, list_indelingen, load_overgang
from lwd_monitor.toegang import SYSTEEM
from lwd_monitor.upload import Opties, check_grenzen, run_grenzen


def add_commands(delen: argparse._SubParsersAction) -> None:
    """Add `gebied list|load|overgang`."""
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
    laden.add_argument("--vervang", action="store_true", help="vervang gebieden die er al staan")
    laden.set_defaults(voer_uit=_load)
    overgang = groep.add_parser("overgang", help="toon hoe oude gebieden in nieuwe overgaan")
    overgang.add_argument("--van", type=int, required=True)
    overgang.add_argument("--naar", type=int, required=True)
    overgang.set_defaults(voer_uit=_overgang)


def require_indeling(bekend: list[int], indeling: int | None) -> None:
    """Refuse an indeling that was never loaded."""
    if indeling is not None and indeling not in bekend:
        raise Fout(f"Indeling {indeling} is niet geladen. Wel geladen: {', '.join(map(str, bekend))}.")


def _list(args: argparse.Namespace) -> Antwoord:
    with opened() as db:
        con = db.cursor()
        require_indeling(list_indelingen(con), args.indeling)
        gebieden = list_gebieden(con, args.niveau, args.indeling)
    rijen = [(g.code, g.indeling, g.niveau.value, g.naam, g.ouder_code) for g in gebieden]
    koppen = ("code", "indeling", "niveau", "naam", "ouder")
    return Antwoord({"gebieden": [dict(zip(koppen, rij, strict=True)) for rij in rijen]}, build_tabel(koppen, rijen))


def _load(args: argparse.Namespace) -> Antwoord:
    opties = Opties(indeling=args.indeling, bron=args.bron)
    with opened(migreer=True) as db:
        plan, rapport = check_grenzen(db.cursor(), args.bestand, opties)
        if rapport.telling["gewijzigd"] and not args.vervang:
            raise Fout(
                f"Van deze gebieden staan er {rapport.telling['gewijzigd']} al in de indeling van {plan.indeling}, met een "
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
        *(f"let op: {b.melding}" for b in rapport.waarschuwingen),
    ]
    if rapport.upload_id:
        regels.append(f"Geladen. Terugdraaien kan met: upload undo {rapport.upload_id}")
    gebieden = [dict(zip(koppen, rij, strict=True)) for rij in rijen]
    return Antwoord({"gebieden": gebieden, **rapport.as_dict()}, "\n".join(regels))


def _overgang(args: argparse.Namespace) -> Antwoord:
    with opened() as db:
        con = db.cursor()
        require_indeling(list_indelingen(con), args.van)
        require_indeling(list_indelingen(con), args.naar)
        frame = load_overgang(con, args.van, args.naar)
    if frame.empty:
        raise Fout(f"Er is geen overgang van {args.van} naar {args.naar}. Laad eerst een overgangstabel.")
    rijen = frame[["van", "naar", "aandeel", "grondslag"]].to_dict("records")
    koppen = ("van", "naar", "aandeel", "grondslag")
    return Antwoord({"overgang": rijen}, build_tabel(koppen, [tuple(r[k] for k in koppen) for r in rijen]))
