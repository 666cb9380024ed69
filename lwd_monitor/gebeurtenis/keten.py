"""Checking that nobody changed, removed, inserted or cut off a line of the log."""

from collections.abc import Iterable

from lwd_monitor.gebeurtenis.model import BEGIN, Gebeurtenis


def check_keten(gebeurtenissen: Iterable[Gebeurtenis], stand: tuple[int, str] | None) -> list[str]:
    """Return what is wrong with lines in their order, in Dutch; empty when the chain is whole.

    Notes: lines cut off at the end leave a whole chain, so it must end where `stand` (number and fingerprint) says.
    Whoever writes both over is betrayed by a backup: see `check_tegen_backup`.
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
    return bevindingen + _check_einde(nummer, vorige, stand)


def _check_einde(nummer: int, hash_: str, stand: tuple[int, str] | None) -> list[str]:
    laatste, verwacht = stand or (0, BEGIN)
    if laatste != nummer:
        return [f"Logboek: de laatste regel moet {laatste} zijn, maar is {nummer}. De nieuwste regels zijn weg."]
    if hash_ != verwacht:
        return [f"Logboek: regel {nummer} is vervangen door een andere."]
    return []
