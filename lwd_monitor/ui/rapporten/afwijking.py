"""A figure of an edition beside what the monitor says of it, in words."""

from markupsafe import Markup

from lwd_monitor.indicator import Indicator, format_in_zin, format_precies
from lwd_monitor.opmaak import format_getal
from lwd_monitor.rapport import Afwijking
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.waarneming import Status


def build_afwijking(afwijking: Afwijking, pagina: Pagina, wanneer: str) -> Markup:
    """Return the figure as the edition has it, and as it is at another moment: "nu" or "straks"."""
    indicator = pagina.indicatoren.get(afwijking.indicator)
    plek = pagina.gebieden.eigen.get(afwijking.gebied) or pagina.gebieden.find(afwijking.gebied)
    was, anders = _format(indicator, afwijking.was, afwijking.nu)
    return Markup("<li>{}, {} {}: in de editie {}, {} <b>{}</b></li>").format(
        indicator.titel if indicator else afwijking.indicator,
        plek.naam if plek else afwijking.gebied,
        afwijking.jaar,
        was,
        wanneer,
        anders,
    )


def _format(indicator: Indicator | None, was: float, nu: float | None) -> tuple[str, str]:
    """Write both as a report does; with more decimals only where they would otherwise read the same."""
    if indicator is None:
        return format_getal(was, 1), Status.ONTBREEKT.woord if nu is None else format_getal(nu, 1)
    if nu is None:
        return format_in_zin(indicator, was), Status.ONTBREEKT.woord
    kort = format_in_zin(indicator, was), format_in_zin(indicator, nu, met_schatting=False)
    if kort[0] != kort[1]:
        return kort
    return format_precies(indicator, round(was, 4)), format_precies(indicator, round(nu, 4))
