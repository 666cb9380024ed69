"""Commands for figures."""

import argparse
from pathlib import Path

from lwd_monitor.cli.opslag import Uitvoer, build_tabel, opened, plain
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import GebiedNiveau, list_indelingen, load_gebieden
from lwd_monitor.indicator import load_indicatoren
from lwd_monitor.opmaak import format_getal
from lwd_monitor.waarneming import FORMATEN, export_gegevens, list_waarnemingen, load_export, load_omtrekken

KOPPEN = ("gebied", "indeling", "indicator", "jaar", "waarde", "noemer", "ci_laag", "ci_hoog", "status", "bron")


def add_commands(delen: argparse._SubParsersAction) -> None:
    """Add `waarneming list|export`."""
    groep = delen.add_parser("waarneming", help="cijfers").add_subparsers(
        dest="commando", required=True, metavar="commando"
    )
    lijst = groep.add_parser("list", help="toon de cijfers van een indicator")
    lijst.add_argument("--indicator", required=True)
    lijst.add_argument("--gebied")
    lijst.add_argument("--niveau", choices=[n.value for n in GebiedNiveau])
    lijst.add_argument("--jaar", type=int)
    lijst.add_argument("--indeling", type=int)
    lijst.set_defaults(voer_uit=_list)
    uit = groep.add_parser("export", help="schrijf cijfers naar een bestand, met bron en status")
    uit.add_argument("bestand", type=Path, help=f"de naam eindigt op: {', '.join(FORMATEN)}")
    uit.add_argument("--indicator")
    uit.add_argument("--niveau", choices=[n.value for n in GebiedNiveau])
    uit.add_argument("--jaar", type=int)
    uit.set_defaults(voer_uit=_export)


def _list(args: argparse.Namespace) -> Uitvoer:
    with opened() as db:
        con = db.cursor()
        if args.indicator not in load_indicatoren(con):
            raise Fout(f"De indicator '{args.indicator}' bestaat niet. Kijk in de lijst: indicator list")
        if args.indeling is not None and args.indeling not in list_indelingen(con):
            raise Fout(f"Indeling {args.indeling} is niet geladen.")
        if args.gebied:
            _require_gebied(load_gebieden(con), args.gebied, args.indeling)
        frame = list_waarnemingen(con, args.indicator, args.gebied, args.niveau, args.jaar, args.indeling)
    rijen = [{kop: plain(waarde) for kop, waarde in rij.items()} for rij in frame[list(KOPPEN)].to_dict("records")]
    tekst = build_tabel(KOPPEN, [[_show(kop, rij[kop]) for kop in KOPPEN] for rij in rijen])
    return Uitvoer({"waarnemingen": rijen}, tekst)


def _export(args: argparse.Namespace) -> Uitvoer:
    formaat = args.bestand.suffix.lstrip(".").lower()
    if formaat not in FORMATEN:
        raise Fout(f"Laat de naam van het bestand eindigen op een van: {', '.join(FORMATEN)}.")
    with opened() as db:
        con = db.cursor()
        if args.indicator and args.indicator not in load_indicatoren(con):
            raise Fout(f"De indicator '{args.indicator}' bestaat niet. Kijk in de lijst: indicator list")
        frame = load_export(con, args.indicator, args.jaar, args.niveau)
        omtrekken = load_omtrekken(con) if formaat == "geojson" else None
    if frame.empty:
        raise Fout("Er zijn geen cijfers bij deze keuze. Kies een andere indicator, een ander jaar of niveau.")
    try:
        args.bestand.write_bytes(export_gegevens(frame, formaat, omtrekken))
    except OSError as fout:
        raise Fout(f"Het bestand {args.bestand} kan niet worden geschreven. Controleer de map.") from fout
    tekst = f"{len(frame)} cijfers staan in {args.bestand}."
    return Uitvoer({"bestand": str(args.bestand), "cijfers": len(frame)}, tekst)


def _require_gebied(gebieden, code: str, indeling: int | None) -> None:
    indelingen = [indeling] if indeling else gebieden.indelingen
    if not any(gebieden.find(code, jaar) for jaar in indelingen):
        raise Fout(f"Het gebied '{code}' bestaat niet. Kijk in de lijst: gebied list")


def _show(kop: str, waarde: object) -> object:
    if kop in {"waarde", "noemer", "ci_laag", "ci_hoog"} and isinstance(waarde, (int, float)):
        tekst = format_getal(waarde, 2)
        return tekst.removesuffix(",00")
    return waarde
