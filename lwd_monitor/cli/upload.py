"""Commands that bring figures in and take them back."""

import argparse
from datetime import datetime
from pathlib import Path

import pandas as pd

from lwd_monitor.cli import koppeling
from lwd_monitor.cli.opslag import Uitvoer, build_tabel, opened
from lwd_monitor.cli.remedies import build_rapport, format_fout
from lwd_monitor.db import Database
from lwd_monitor.fout import Bevinding, Fout
from lwd_monitor.opmaak import format_getal
from lwd_monitor.toegang import SYSTEEM
from lwd_monitor.upload import (
    Geweigerd,
    Opties,
    Overgangsbestand,
    Uploadrapport,
    check_grenzen,
    check_overgang,
    check_upload,
    count_soorten,
    is_grensbestand,
    list_uploads,
    preview_undo,
    preview_undo_adressen,
    preview_undo_grenzen,
    preview_undo_overgang,
    run_grenzen,
    run_overgang,
    run_upload,
    undo_upload,
)

MAX_REGELS = 50


def add_commands(delen: argparse._SubParsersAction) -> None:
    """Add `upload check|run|list|undo` and `upload profiel list|remove|restore`."""
    groep = delen.add_parser("upload", help="cijfers inlezen en terugdraaien").add_subparsers(
        dest="commando", required=True, metavar="commando"
    )
    check = groep.add_parser("check", help="controleer een bestand; schrijft nooit")
    add_opties(check)
    check.set_defaults(voer_uit=_check)
    run = groep.add_parser("run", help="controleer een bestand en publiceer het")
    add_opties(run)
    run.add_argument("--accepteer-waarschuwingen", action="store_true", help="publiceer ook met waarschuwingen")
    run.set_defaults(voer_uit=_run)
    groep.add_parser("list", help="toon de uploads, de nieuwste eerst").set_defaults(voer_uit=_list)
    undo = groep.add_parser("undo", help="draai een upload terug")
    undo.add_argument("id", help="het nummer of het kenmerk uit 'upload list'")
    undo.add_argument("--proef", action="store_true", help="laat alleen zien wat er verandert")
    undo.set_defaults(voer_uit=_undo)
    koppeling.add_commands(groep)


def add_opties(parser: argparse.ArgumentParser) -> None:
    """Add the file and the choices beside it."""
    parser.add_argument("bestand", type=Path)
    parser.add_argument("--bron", help="de uitgever van de cijfers")
    parser.add_argument("--jaar", type=int, help="het jaar, als het bestand dat niet zegt")
    parser.add_argument("--indeling", type=int, help="de indeling; gaat boven wat de codes zeggen")
    parser.add_argument("--van", type=int, help="bij een overgang: de oude indeling")
    parser.add_argument("--naar", type=int, help="bij een overgang: de nieuwe indeling")
    parser.add_argument("--profiel", help="een bewaarde koppeling van kolommen")
    parser.add_argument("--indicator", help="de indicator, als het bestand er maar een heeft en hem niet noemt")
    parser.add_argument("--blad", help="het werkblad, of de laag van een bestand met grenzen")
    parser.add_argument("--kopregel", type=int, help="de rij met de kolomnamen, vanaf 1")
    parser.add_argument("--alles", action="store_true", help="alle gemeenten in het bestand, niet alleen de eigen")
    parser.add_argument("--aanvullen", action="store_true", help="wat niet in het bestand staat, blijft staan")
    parser.add_argument("--concept", action="store_true", help="voeg onbekende indicatoren toe als concept")


def build_opties(args: argparse.Namespace) -> Opties:
    """Return the choices of a call."""
    return Opties(
        bron=args.bron,
        jaar=args.jaar,
        indeling=args.indeling,
        van=args.van,
        naar=args.naar,
        profiel=args.profiel,
        indicator=args.indicator,
        blad=args.blad,
        kopregel=args.kopregel,
        alles=args.alles,
        aanvullen=args.aanvullen,
        concept=args.concept,
    )


def _check(args: argparse.Namespace) -> Uitvoer:
    try:
        with opened() as db:
            rapport = _check_bestand(db, args.bestand, build_opties(args))
    except Fout as fout:
        return refuse(args.bestand.name, fout)
    return build_antwoord(rapport, f"Het bestand heeft {len(rapport.fouten)} fout(en)." if rapport.fouten else "")


def _run(args: argparse.Namespace) -> Uitvoer:
    try:
        with opened() as db:
            rapport = _run_bestand(db, args.bestand, build_opties(args), args.accepteer_waarschuwingen)
    except Fout as fout:
        return refuse(args.bestand.name, fout)
    return build_antwoord(rapport)


def _check_bestand(db: Database, pad: Path, opties: Opties) -> Uploadrapport:
    """Check a file by the road of what it holds: boundaries, a crosswalk, or figures."""
    if is_grensbestand(pad):
        return check_grenzen(db.cursor(), pad, opties).rapport
    try:
        return check_upload(db, pad, opties, datetime.now())
    except Overgangsbestand as overgang:
        return check_overgang(db.cursor(), pad, opties, tabel=overgang.tabel).rapport


def _run_bestand(db: Database, pad: Path, opties: Opties, akkoord: bool) -> Uploadrapport:
    """Check and publish a file by the road of what it holds."""
    nu = datetime.now()
    if is_grensbestand(pad):
        return run_grenzen(db, SYSTEEM, pad, opties, nu, accepteer=akkoord)
    try:
        return run_upload(db, SYSTEEM, pad, opties, nu, accepteer=akkoord)
    except Overgangsbestand as overgang:
        return run_overgang(db, SYSTEEM, pad, opties, nu, accepteer=akkoord, tabel=overgang.tabel)


def refuse(bestand: str, fout: Fout) -> Uitvoer:
    """Return a refusal that carries the same keys as a report."""
    if isinstance(fout, Geweigerd):
        return build_antwoord(fout.rapport, format_fout(fout))
    rapport = Uploadrapport(bestand, fouten=[Bevinding(fout.melding, remedie=fout.remedie)])
    return Uitvoer(build_rapport(rapport), "", False, format_fout(fout))


def build_antwoord(rapport: Uploadrapport, melding: str = "", **extra: object) -> Uitvoer:
    """Return a report for programs and in words; with `melding` it is a refusal."""
    return Uitvoer(build_rapport(rapport) | extra, format_rapport(rapport), not melding, melding)


def format_rapport(rapport: Uploadrapport) -> str:
    """Return a report in words."""
    t = rapport.telling
    cijfers = f", {format_getal(rapport.cijfers)} cijfers" if rapport.cijfers else ""
    regels = [
        f"{rapport.bestand}: {rapport.vorm} ({rapport.reden}).",
        f"Bron: {rapport.bron}. Gelezen: {format_getal(rapport.gelezen)} rijen{cijfers}; "
        f"overgeslagen: {format_getal(rapport.overgeslagen)} rijen.",
        f"Nieuw {format_getal(t['nieuw'])}, gewijzigd {format_getal(t['gewijzigd'])}, "
        f"ongewijzigd {format_getal(t['ongewijzigd'])}, vervallen {format_getal(t['vervallen'])}.",
        *rapport.meldingen,
        *_format_bevindingen("fout", rapport.fouten),
        *_format_bevindingen("let op", rapport.waarschuwingen),
    ]
    if rapport.upload_id:
        regels.append(f"Gepubliceerd. Terugdraaien kan met: upload undo {rapport.upload_id}")
    return "\n".join(regels)


def _format_bevindingen(soort: str, bevindingen: list[Bevinding]) -> list[str]:
    regels = []
    for b in bevindingen[:MAX_REGELS]:
        plek = ", ".join(
            deel for deel in (f"rij {b.rij}" if b.rij else "", f"kolom {b.kolom}" if b.kolom else "") if deel
        )
        waarde = f" [{b.waarde}]" if b.waarde else ""
        regels.append(f"{soort}: {plek + ': ' if plek else ''}{format_fout(b)}{waarde}")
    if len(bevindingen) > MAX_REGELS:
        regels.append(f"{soort}: en nog {format_getal(len(bevindingen) - MAX_REGELS)}; met --json ziet u alles.")
    return regels


def _list(args: argparse.Namespace) -> Uitvoer:
    with opened() as db:
        frame = list_uploads(db.cursor())
    rijen = [
        {
            "upload_id": r.id,
            "nummer": int(r.volgnummer),
            "bestand": r.bestand,
            "sha256": r.sha256,
            "bron": r.bron,
            "gebruiker": r.gebruiker,
            "op": r.op.isoformat(timespec="seconds"),
            "staat": r.staat,
            "grenzen": None if pd.isna(r.grenzen) else int(r.grenzen),
            "overgang": None if pd.isna(r.overgang) else r.overgang,
            "voorbeeld": bool(r.voorbeeld),
            **{naam: int(getattr(r, naam)) for naam in ("gelezen", "nieuw", "gewijzigd", "ongewijzigd", "vervallen")},
            "fouten": [],
            "waarschuwingen": [],
        }
        for r in frame.itertuples()
    ]
    koppen = ("nummer", "op", "bestand", "gebruiker", "staat", "nieuw", "gewijzigd", "vervallen", "upload_id")
    return Uitvoer({"uploads": rijen}, build_tabel(koppen, [[r[k] for k in koppen] for r in rijen]))


def _undo(args: argparse.Namespace) -> Uitvoer:
    try:
        with opened() as db:
            con = db.cursor()
            frame = list_uploads(con)
            upload_id = _find_id(frame, args.id)
            grenzen = frame[(frame["id"] == upload_id) & frame["grenzen"].notna()]
            telling, rijen = preview_undo(db, SYSTEEM, upload_id, 20)
            stappen, adressen = preview_undo_overgang(con, upload_id), preview_undo_adressen(con, upload_id)
            if len(grenzen):
                telling = count_soorten(preview_undo_grenzen(con, upload_id))
            elif stappen is not None:
                telling = count_soorten(stappen)
            elif adressen is not None:
                telling = adressen
            if not args.proef:
                undo_upload(db, SYSTEEM, upload_id)
    except Fout as fout:
        return refuse(args.id, fout)
    upload = frame[frame["id"] == upload_id].iloc[0]
    rapport = Uploadrapport(
        upload["bestand"], upload["bron"], int(upload["gelezen"]), telling=telling, upload_id=upload_id
    )
    koppen = ("soort", "gebied_code", "indicator_id", "jaar", "nu", "straks")
    regels = [
        (r.soort, r.gebied_code, r.indicator_id, r.jaar, _plat(r.oud_waarde), _plat(r.waarde))
        for deel in rijen.values()
        for r in deel.itertuples()
    ]
    slot = "Dit was een proef: er is niets veranderd." if args.proef else "De upload is teruggedraaid."
    wat = "gebieden" if len(grenzen) else "stappen van de overgang" if stappen is not None else "cijfers"
    wat = wat if adressen is None else "postcodes"
    tekst = (
        f"{upload['bestand']}: {telling['gewijzigd']} {wat} vallen terug, {telling['vervallen']} verdwijnen, "
        f"{telling['nieuw']} komen terug.\n{build_tabel(koppen, regels)}\n{slot}"
    )
    return Uitvoer(build_rapport(rapport) | {"teruggedraaid": not args.proef}, tekst)


def _find_id(frame, gevraagd: str) -> str:
    if gevraagd.isdigit():
        gevonden = frame.loc[frame["volgnummer"] == int(gevraagd), "id"]
        return str(gevonden.iloc[0]) if len(gevonden) else gevraagd
    return gevraagd


def _plat(waarde: float | None) -> str:
    return format_getal(waarde, 2).removesuffix(",00")
