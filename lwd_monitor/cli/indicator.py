"""Commands for the catalogue."""

import argparse

from lwd_monitor.cli.antwoord import Antwoord, build_tabel
from lwd_monitor.cli.opslag import opened
from lwd_monitor.indicator import Bron, Indicator, load_bronnen, load_indicatoren

KOPPEN = ("id", "titel", "eenheid", "bron", "thema", "soort", "richting", "werkvelden")


def add_commands(delen: argparse._SubParsersAction) -> None:
    """Add `indicator list`."""
    groep = delen.add_parser("indicator", help="de catalogus van indicatoren").add_subparsers(
        dest="commando", required=True, metavar="commando"
    )
    groep.add_parser("list", help="toon de indicatoren").set_defaults(voer_uit=_list)


def _list(args: argparse.Namespace) -> Antwoord:
    with opened() as db:
        con = db.cursor()
        indicatoren, bronnen = load_indicatoren(con), load_bronnen(con)
    rijen = [_build_rij(i, bronnen) for i in indicatoren.values()]
    tabel = [[", ".join(cel) if isinstance(cel, list) else cel for cel in rij] for rij in rijen]
    return Antwoord({"indicatoren": [dict(zip(KOPPEN, rij, strict=True)) for rij in rijen]}, build_tabel(KOPPEN, tabel))


def _build_rij(indicator: Indicator, bronnen: dict[str, Bron]) -> list[str | list[str]]:
    bron = bronnen.get(indicator.bron)
    return [
        indicator.id,
        indicator.titel,
        indicator.eenheid,
        bron.naam if bron else indicator.bron,
        indicator.thema.value,
        indicator.soort,
        indicator.richting.value,
        [veld.value for veld in indicator.werkvelden],
    ]
