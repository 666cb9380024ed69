"""The stories of a place and a year, as a report."""

from lwd_monitor.opmaak import format_datum
from lwd_monitor.rapport import onderdelen as o
from lwd_monitor.rapport.model import Alinea, Rapport, Sectie
from lwd_monitor.rapport.stof import Stof
from lwd_monitor.verhaal import Verhaal


def build_verhalen(stof: Stof) -> Rapport:
    """Return the stories of a year, what was told before what comes from plans and surveys."""
    jaar = stof.vraag.jaar
    van_jaar = [v for v in stof.verhalen if v.datum.year == jaar]
    verteld, overig = ([v for v in van_jaar if v.is_verteld is soort] for soort in (True, False))
    secties = [_build_sectie("Verteld", verteld)] if verteld else []
    if overig:
        secties.append(_build_sectie("Uit stukken en peilingen", overig))
    if not secties:
        secties = [Sectie("Verhalen", (Alinea(f"Over {stof.gebied.naam} is in {jaar} niets verteld."),))]
    adres, qr = o.build_adres(stof)
    titel = f"Verhalen uit {stof.gebied.naam}, {jaar}"
    return Rapport(stof.vraag.soort, titel, titel, tuple(secties), (), format_datum(stof.nu.date()), adres=adres, qr=qr)


def _build_sectie(titel: str, verhalen: list[Verhaal]) -> Sectie:
    return Sectie(titel, tuple(o.build_vertelling(verhaal) for verhaal in verhalen))
