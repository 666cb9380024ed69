"""How a value of an indicator is written."""

from lwd_monitor.indicator.model import Bron, Indicator
from lwd_monitor.opmaak import format_getal


def format_waarde(indicator: Indicator, waarde: float | None, eenheid: bool = False) -> str:
    """Write a value in Dutch form: a share with its sign, anything else with its unit only when asked."""
    tekst = format_getal(waarde, indicator.decimalen)
    if waarde is None or waarde != waarde:
        return tekst
    if indicator.is_procent:
        return f"{tekst}%"
    return f"{tekst} {indicator.eenheid}" if eenheid and indicator.eenheid else tekst


def format_ondergrens(indicator: Indicator, waarde: float, eenheid: bool = False) -> str:
    """Write a floor with its side: where low is gunstig, a place may not come above it."""
    kant = "ten minste" if indicator.richting == "hoger_gunstig" else "hoogstens"
    return f"{kant} {format_waarde(indicator, waarde, eenheid)}"


def format_onderschrift(indicator: Indicator) -> str:
    """Return the short explanation with the unit behind it, unless the words already tell the unit."""
    bekend = set(f"{indicator.titel_kort} {indicator.onderschrift}".lower().replace(",", " ").split())
    if indicator.is_procent or bekend.intersection(indicator.eenheid.split()) - {"per"}:
        return indicator.onderschrift
    return f"{indicator.onderschrift}, {indicator.eenheid}"


def format_bron(bron: Bron, jaren: str = "") -> str:
    """Write a source line without a full stop: publisher, year, table, method, licence."""
    naam = f"{bron.naam} {jaren}".strip()
    tabel = f" ({bron.tabel})" if bron.tabel else ""
    # What was made up has no licence, and its method already says so.
    delen = [naam + tabel, bron.methode, "" if bron.fictief else bron.licentie]
    return ", ".join(deel for deel in delen if deel)
