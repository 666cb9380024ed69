"""Commands for stories."""

import argparse
import sys

from lwd_monitor.cli.opslag import Uitvoer, build_tabel, opened
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import load_gebieden
from lwd_monitor.tekst import build_leestips, check_tekst
from lwd_monitor.toegang import SYSTEEM
from lwd_monitor.verhaal import Verhaal, Verhaalkeuze, list_verhalen, select_verhalen
from lwd_monitor.zoek import Zoekindex

MAX_INVOER = 1_000_000
# More bytes than the longest text can have.
MAX_BYTES = 4 * MAX_INVOER + 1
_TE_LANG = f"De tekst is langer dan {MAX_INVOER} tekens. Bied hem in delen aan."


def add_commands(delen: argparse._SubParsersAction) -> None:
    """Add `verhaal list` and `verhaal check`."""
    groep = delen.add_parser("verhaal", help="verhalen").add_subparsers(
        dest="commando", required=True, metavar="commando"
    )
    lijst = groep.add_parser("list", help="toon de verhalen, de nieuwste eerst")
    lijst.add_argument("--zoek", default="")
    lijst.add_argument("--gebied", help="code van een wijk of buurt, of naam van een aandachtsgebied")
    lijst.set_defaults(voer_uit=_list)
    controle = groep.add_parser("check", help="zoek persoonsgegevens in een tekst (op de standaardinvoer)")
    controle.set_defaults(voer_uit=_check)


def _list(args: argparse.Namespace) -> Uitvoer:
    with opened() as db:
        con = db.cursor()
        codes = None
        if args.gebied:
            gebieden = load_gebieden(con)
            codes = frozenset(gebieden.compute_bereik(gebieden.get(args.gebied)))
        alle = list_verhalen(con, SYSTEEM)
    treffers = find_treffers(alle, args.zoek) if args.zoek.strip() else None
    verhalen = select_verhalen(alle, Verhaalkeuze(codes=codes, zoek=args.zoek, treffers=treffers))
    rijen = [
        {
            "id": v.id,
            "titel": v.titel,
            "datum": v.datum.isoformat(),
            "gebieden": list(v.gebieden),
            "soort": v.soort.value,
            "werkvelden": list(v.werkvelden),
            "status": v.status.value,
            "tekst": v.tekst,
            "bron": v.bron,
            "uit_stukken": v.uit_stukken,
        }
        for v in verhalen
    ]
    tekst = build_tabel(
        ("id", "datum", "soort", "titel"), [(r["id"], r["datum"], r["soort"], r["titel"]) for r in rijen]
    )
    return Uitvoer({"verhalen": rijen}, tekst)


def find_treffers(verhalen: list[Verhaal], zoek: str) -> tuple[str, ...]:
    """Return the ids of the stories in which the search index finds the words, the best first."""
    index = Zoekindex()
    index.replace(verhalen)
    return tuple(id_ for id_, _ in index.find(zoek, limit=len(verhalen)))


def _read_invoer() -> str:
    """Return standard input as it was given: the decoding of the shell would change line ends and places."""
    stroom = getattr(sys.stdin, "buffer", None)
    if stroom is None:
        return sys.stdin.read()
    ruw = stroom.read(MAX_BYTES)
    if len(ruw) == MAX_BYTES:
        raise Fout(_TE_LANG)
    try:
        return ruw.decode("utf-8")
    except UnicodeDecodeError as fout:
        raise Fout("De tekst is geen UTF-8. Bewaar het bestand als UTF-8 en probeer het opnieuw.") from fout


def _check(args: argparse.Namespace) -> Uitvoer:
    tekst = _read_invoer()
    if len(tekst) > MAX_INVOER:
        raise Fout(_TE_LANG)
    bevindingen, tips = check_tekst(tekst), build_leestips(tekst)
    rijen = [(b.soort, b.start, b.eind, b.tekst, b.voorstel) for b in bevindingen]
    regels = [build_tabel(("soort", "start", "eind", "tekst", "voorstel"), rijen)] if rijen else ["Niets gevonden."]
    regels += [f"- {tip.melding}" for tip in tips]
    gegevens: dict[str, object] = {
        "bevindingen": [b.as_dict() for b in bevindingen],
        "leestips": [tip.as_dict() for tip in tips],
    }
    return Uitvoer(gegevens, "\n".join(regels))
