"""How a value of an indicator is written."""

from dataclasses import replace

from lwd_monitor.indicator.model import Bron, Indicator
from lwd_monitor.opmaak import format_getal

# The source counts in thousands; in a sentence one writes the amount itself.
DUIZENDTAL = "× 1.000 "


def format_waarde(indicator: Indicator, waarde: float | None, eenheid: bool = False) -> str:
    """Write a value in Dutch form: a share with its sign, anything else with its unit only when asked."""
    tekst = format_getal(waarde, indicator.decimalen)
    if waarde is None or waarde != waarde:
        return tekst
    if indicator.is_procent:
        return f"{tekst}%"
    return f"{tekst} {indicator.eenheid}" if eenheid and indicator.eenheid else tekst


def format_in_zin(indicator: Indicator, waarde: float | None, met_schatting: bool = True) -> str:
    """Write a value as it reads within a sentence: "55%", "1,2", and 29,9 of "× 1.000 euro" as "29.900 euro".

    Notes: what the publisher estimated with a model is "naar schatting"; of two figures in one sentence the first says it.
    """
    if waarde is None or waarde != waarde:
        return format_waarde(indicator, waarde)
    vooraf = "naar schatting " if indicator.modelschatting and met_schatting else ""
    if not indicator.eenheid.startswith(DUIZENDTAL):
        return f"{vooraf}{format_waarde(indicator, waarde)}"
    getal = format_getal(round(waarde, indicator.decimalen) * 1000)
    return f"{vooraf}{getal} {indicator.eenheid.removeprefix(DUIZENDTAL)}"


def format_ondergrens(indicator: Indicator, waarde: float, eenheid: bool = False) -> str:
    """Write a floor with its side: where low is gunstig, a place may not come above it.

    Notes: a floor may be finer than the figure is shown; rounded with it, another floor would stand there.
    """
    kant = "ten minste" if indicator.richting == "hoger_gunstig" else "hoogstens"
    return f"{kant} {format_precies(indicator, waarde, eenheid)}"


def format_precies(indicator: Indicator, waarde: float, eenheid: bool = False) -> str:
    """Write a value that people set with the decimals it has, where those are more than the figure is shown with."""
    decimalen = next((n for n in range(indicator.decimalen, 6) if round(waarde, n) == waarde), 6)
    return format_waarde(replace(indicator, decimalen=decimalen), waarde, eenheid)


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
