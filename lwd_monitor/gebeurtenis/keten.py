"""Checking that nobody changed, removed or inserted a line of the log."""

from collections.abc import Iterable

from lwd_monitor.gebeurtenis.model import BEGIN, Gebeurtenis


def check_keten(gebeurtenissen: Iterable[Gebeurtenis]) -> list[str]:
    """Return what is wrong with lines in their order, in Dutch; empty when the chain is whole.

    Notes: lines cut off at the end leave a whole chain; compare the last fingerprint with one kept elsewhere (backups
    carry it) to see that.
    """
    bevindingen = []
    vorige, nummer = BEGIN, 0
    for regel in gebeurtenissen:
        if regel.volgnummer != nummer + 1:
            bevindingen.append(
                f"Logboek: na regel {nummer} komt regel {regel.volgnummer}. Er is een regel weg of dubbel."
            )
        if regel.vorige_hash != vorige:
            bevindingen.append(f"Logboek: regel {regel.volgnummer} sluit niet aan op de regel ervoor.")
        if regel.hash != regel.compute_hash():
            bevindingen.append(f"Logboek: regel {regel.volgnummer} is achteraf veranderd.")
        vorige, nummer = regel.hash, regel.volgnummer
    return bevindingen
