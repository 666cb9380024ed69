"""The members of an own area: what may stand beside each other, and when many buurten are a wijk."""

from collections.abc import Collection

from lwd_monitor.fout import Bevinding
from lwd_monitor.gebied import Gebieden, GebiedNiveau

KOLOM = "Wijken, dorpen en buurten"


def fold_leden(codes: Collection[str], gebieden: Gebieden) -> list[str]:
    """Return the members with a wijk in the place of all its buurten: the same place then has one page."""
    over = dict.fromkeys(codes)
    for wijk in gebieden.list_niveau(GebiedNiveau.WIJK):
        delen = {deel.code for deel in gebieden.list_delen(wijk)}
        if delen and delen <= set(over):
            over = {code: None for code in over if code not in delen} | {wijk.code: None}
    return sorted(over)


def check_leden(codes: Collection[str], gebieden: Gebieden) -> list[Bevinding]:
    """Return what keeps these places from being one area: only wijken and buurten, and none within another."""
    uit = []
    for code in codes:
        plek = gebieden.find(code)
        if plek is None or plek.niveau is GebiedNiveau.GEMEENTE:
            naam = plek.naam if plek else code
            uit.append(
                Bevinding(f"'{naam}' kan geen deel zijn van een eigen gebied. Kies wijken of buurten.", kolom=KOLOM)
            )
        elif plek.ouder_code in codes:
            ouder = gebieden.find(plek.ouder_code or "")
            wijk = ouder.naam if ouder else plek.ouder_code
            uit.append(
                Bevinding(
                    f"{plek.naam} ligt in {wijk} en zou dubbel tellen. Kies de wijk, of alleen buurten.", kolom=KOLOM
                )
            )
    return uit
