"""Commands for verdicts: what figures say, and whether they changed."""

import argparse

import pandas as pd

from lwd_monitor.cli.opslag import Uitvoer, build_tabel, opened, plain
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import GebiedNiveau, load_gebieden
from lwd_monitor.indicator import load_indicatoren
from lwd_monitor.oordeel import Vergelijking, compare_periode, load_oordelen, load_reeks
from lwd_monitor.opmaak import format_getal
from lwd_monitor.waarneming import Status

KOPPEN = ("gebied", "thema", "soort", "score", "interval", "dekking", "ondergrens", "ontwikkeling")
VELDEN = ("ondergrens_kans", "positie", "houdt_stand", "rookmelder", "reden")
VERZONNEN = " Let op: dit zijn verzonnen cijfers, een voorbeeld."
WOORDEN = {
    "gestegen": "Gestegen",
    "gedaald": "Gedaald",
    "geen_aantoonbaar_verschil": "Geen aantoonbaar verschil",
    "niet_te_toetsen": "Niet te toetsen",
}


def add_commands(delen: argparse._SubParsersAction) -> None:
    """Add `oordeel compute` and `trend compare`."""
    groep = delen.add_parser("oordeel", help="positie, verandering en ondergrens").add_subparsers(
        dest="commando", required=True, metavar="commando"
    )
    bereken = groep.add_parser("compute", help="bereken de oordelen van alle gebieden van een niveau")
    bereken.add_argument("--niveau", choices=[n.value for n in GebiedNiveau], required=True)
    bereken.add_argument("--jaar", type=int, required=True)
    bereken.set_defaults(voer_uit=_compute)
    trend = delen.add_parser("trend", help="verandering van een cijfer").add_subparsers(
        dest="commando", required=True, metavar="commando"
    )
    vergelijk = trend.add_parser("compare", help="toets of een cijfer veranderde tussen twee jaren")
    vergelijk.add_argument("--indicator", required=True)
    vergelijk.add_argument("--gebied", required=True)
    vergelijk.add_argument("--van", type=int, required=True)
    vergelijk.add_argument("--tot", type=int, required=True)
    vergelijk.set_defaults(voer_uit=_compare)


def _compute(args: argparse.Namespace) -> Uitvoer:
    with opened() as db:
        uit = load_oordelen(db.cursor(), args.niveau, args.jaar)
    themas, fictief = uit.oordelen.themas, uit.list_voorbeeld()
    rijen = [
        {
            "gebied": rij["gebied"],
            "thema": rij["thema"],
            "soort": rij["soort"],
            "score": plain(rij["score"]),
            "interval": None if plain(rij["laag"]) is None else [rij["laag"], rij["hoog"]],
            "dekking": rij["dekking"],
            "ondergrens": rij["ondergrens"],
            "ontwikkeling": rij["ontwikkeling"],
            **{veld: plain(rij[veld]) for veld in VELDEN},
            "ondergrens_zekerheid": plain(rij["ondergrens_kans"]),
            "voorbeeld": (rij["thema"], rij["soort"]) in fictief,
        }
        for rij in themas.to_dict("records")
    ]
    koppen = (*KOPPEN, "voorbeeld")
    return Uitvoer({"oordelen": rijen}, build_tabel(koppen, [[_show(rij[kop]) for kop in koppen] for rij in rijen]))


def _compare(args: argparse.Namespace) -> Uitvoer:
    with opened() as db:
        con = db.cursor()
        indicator = load_indicatoren(con).get(args.indicator)
        if indicator is None:
            raise Fout(f"De indicator '{args.indicator}' bestaat niet. Kijk in de lijst: indicator list")
        gebieden = load_gebieden(con)
        gebied = gebieden.get(args.gebied)
        uit = compare_periode(con, indicator, gebied, gebieden, args.van, args.tot)
        reeks = load_reeks(con, indicator, gebied, gebieden)
    verzonnen = bool((reeks["status"][reeks["jaar"].between(args.van, args.tot)] == Status.VOORBEELD.value).any())
    cijfers = {naam: _find_waarde(reeks, jaar) for naam, jaar in (("waarde_van", args.van), ("waarde_tot", args.tot))}
    gegevens = {naam: plain(waarde) for naam, waarde in uit.as_dict().items()} | cijfers | {"voorbeeld": verzonnen}
    paar = ", ".join(
        f"{format_getal(waarde, indicator.decimalen)} in {jaar}"
        for waarde, jaar in zip(cijfers.values(), (args.van, args.tot), strict=True)
        if waarde is not None
    )
    woorden = _tell(uit, indicator.decimalen) + (VERZONNEN if verzonnen else "")
    return Uitvoer(gegevens, f"{paar}. {woorden}" if paar else woorden)


def _find_waarde(reeks: pd.DataFrame, jaar: int) -> float | None:
    waarden = reeks.loc[(reeks["jaar"] == jaar) & reeks["waarde"].notna(), "waarde"]
    return float(waarden.iloc[0]) if len(waarden) else None


def _tell(uit: Vergelijking, decimalen: int) -> str:
    woord = WOORDEN[uit.oordeel]
    if uit.verschil is None:
        return f"{woord}. {uit.reden}"
    verschil = f"{woord}. Verschil: {format_getal(uit.verschil, decimalen)}"
    if uit.ci_laag is None or uit.ci_hoog is None:
        return f"{verschil}. {uit.reden}"
    fijn = max(decimalen, 1)
    grenzen = " tot ".join(format_getal(grens, fijn) for grens in (uit.ci_laag, uit.ci_hoog))
    lijn = "" if uit.lijn is None else f"lijn door alle jaren {format_getal(uit.lijn, fijn)}, "
    return f"{verschil} over {uit.van}-{uit.tot} ({lijn}marge {grenzen}; {uit.toets}). {uit.reden}".rstrip()


def _show(waarde: object) -> object:
    if isinstance(waarde, bool):
        return "verzonnen cijfers" if waarde else ""
    if isinstance(waarde, list):
        return " tot ".join(format_getal(grens, 2) for grens in waarde)
    return format_getal(waarde, 2) if isinstance(waarde, float) else waarde
