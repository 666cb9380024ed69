"""Commands for surveys."""

import argparse
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from lwd_monitor.cli.opslag import Uitvoer, build_tabel, opened, plain
from lwd_monitor.cli.remedies import build_bevinding, format_fout
from lwd_monitor.enquete import (
    NIVEAUS,
    Verwerking,
    compute_verwerking,
    list_onbewerkt,
    list_uitkomsten,
    load_kennis,
    publish_enquete,
    read_peiling,
    require_jaar,
)
from lwd_monitor.fout import Fout
from lwd_monitor.gebeurtenis import GebeurtenisSoort, write_gebeurtenis
from lwd_monitor.gebied import load_aliassen, load_gebieden
from lwd_monitor.opmaak import format_getal
from lwd_monitor.toegang import SYSTEEM

KOPPEN = ("gebied", "vraag", "antwoord", "waarde", "n", "n_effectief", "ci_laag", "ci_hoog", "status")
LEEG = {"nieuw": 0, "gewijzigd": 0, "ongewijzigd": 0, "vervallen": 0}
TOON_HOOGSTENS = 20


def add_commands(delen: argparse._SubParsersAction) -> None:
    """Add `enquete run|uitkomst`."""
    groep = delen.add_parser("enquete", help="enquêtes verwerken en uitkomsten tonen").add_subparsers(
        dest="commando", required=True, metavar="commando"
    )
    run = groep.add_parser("run", help="verwerk een bestand van de Burgerpeiling (.sav) en publiceer de uitkomsten")
    run.add_argument("bestand", type=Path)
    run.add_argument("--jaar", type=int, required=True)
    run.add_argument(
        "--samen",
        nargs="+",
        default=[],
        metavar="JAAR=BESTAND",
        help="neem eerdere rondes erbij en geef ook het totaal",
    )
    run.add_argument("--accepteer-waarschuwingen", action="store_true", dest="accepteer")
    run.set_defaults(voer_uit=_run)
    uitkomst = groep.add_parser("uitkomst", help="toon de uitkomsten van een vraag")
    uitkomst.add_argument("--ronde", required=True, help="een jaar, of jaren samen: 2023-2025")
    uitkomst.add_argument("--vraag", required=True)
    uitkomst.add_argument("--niveau", choices=NIVEAUS)
    uitkomst.add_argument("--onbewerkt", action="store_true", help="zonder afscherming; alleen voor beheerders")
    uitkomst.set_defaults(voer_uit=_uitkomst)


def _run(args: argparse.Namespace) -> Uitvoer:
    bestanden = [(args.jaar, args.bestand), *(_split(tekst) for tekst in args.samen)]
    for jaar, _ in bestanden:
        require_jaar(jaar, datetime.now().year)
    with opened() as db:
        con = db.cursor()
        gebieden = load_gebieden(con)
        aliassen = load_aliassen(con)
        peilingen = [read_peiling(pad, jaar, gebieden, aliassen) for jaar, pad in bestanden]
        kennis = load_kennis(con, {peiling.jaar: peiling.sha256 for peiling in peilingen})
        verwerking = compute_verwerking(peilingen, gebieden, kennis)
        tegen = len(verwerking.fouten) + len(verwerking.waarschuwingen)
        if tegen and not args.accepteer:
            melding = (
                f"Niets gepubliceerd: {tegen} punt(en) om na te kijken. Verbeter het bestand, of voeg "
                "--accepteer-waarschuwingen toe; rijen met een fout tellen dan niet mee."
            )
            return Uitvoer(_build_gegevens(verwerking, None, LEEG), _tell(verwerking), ok=False, melding=melding)
        uitslag = publish_enquete(db, SYSTEEM, verwerking, gebieden, datetime.now())
    kop = f"{len(verwerking.peiling.respondenten.frame)} respondenten verwerkt, {uitslag.telling['nieuw']} nieuwe uitkomsten."
    if uitslag.opgeruimd:
        kop += " De verzonnen voorbeeldrondes zijn uit de monitor gehaald."
    gegevens = _build_gegevens(verwerking, uitslag.upload_id, uitslag.telling)
    return Uitvoer(gegevens, "\n".join(filter(None, [kop, _tell(verwerking)])))


def _uitkomst(args: argparse.Namespace) -> Uitvoer:
    with opened() as db:
        con = db.cursor()
        if args.onbewerkt:
            frame = list_onbewerkt(con, SYSTEEM, args.ronde, args.vraag, args.niveau)
            soort, wat = GebeurtenisSoort.EXPORT_INTERN, f"enquete {args.ronde} onbewerkt"
            write_gebeurtenis(db, SYSTEEM.naam, soort, datetime.now(), wat, vraag=args.vraag, niveau=args.niveau)
        else:
            frame = list_uitkomsten(con, args.ronde, args.vraag, args.niveau)
    rijen = [{kop: plain(rij[kop]) for kop in KOPPEN} for rij in frame.to_dict("records")]
    return Uitvoer({"uitkomsten": rijen}, build_tabel(KOPPEN, [[_show(rij[kop]) for kop in KOPPEN] for rij in rijen]))


def _split(tekst: str) -> tuple[int, Path]:
    jaar, teken, bestand = tekst.partition("=")
    if not teken or not jaar.isdigit() or not bestand:
        raise Fout(
            f"'{tekst}' begrijp ik niet. Geef een eerdere ronde als JAAR=BESTAND, bijvoorbeeld 2023=peiling2023.sav."
        )
    return int(jaar), Path(bestand)


def _build_gegevens(verwerking: Verwerking, upload_id: str | None, telling: Mapping[str, int]) -> dict[str, object]:
    return {
        "upload_id": upload_id,
        "bron": "burgerpeiling",
        "gelezen": verwerking.peiling.gelezen,
        **telling,
        "fouten": [*map(build_bevinding, verwerking.fouten)],
        "waarschuwingen": [*map(build_bevinding, verwerking.waarschuwingen)],
        "respondenten": len(verwerking.peiling.respondenten.frame),
    }


def _tell(verwerking: Verwerking) -> str:
    alles = [*verwerking.fouten, *verwerking.waarschuwingen]
    regels = [f"Rij {b.rij}, {b.kolom}: {format_fout(b)}" if b.rij else format_fout(b) for b in alles[:TOON_HOOGSTENS]]
    over = len(alles) - TOON_HOOGSTENS
    return "\n".join([*regels, f"En nog {over} meer (zie --json)."] if over > 0 else regels)


def _show(waarde: object) -> object:
    return format_getal(waarde, 1) if isinstance(waarde, float) else waarde
