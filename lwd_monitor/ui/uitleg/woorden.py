"""Words for the fields of a catalogue entry."""

import pandas as pd

from lwd_monitor.gebied import GebiedNiveau
from lwd_monitor.indicator import Aggregatie, Indicator, Richting, format_ondergrens
from lwd_monitor.oordeel import can_have_ondergrens
from lwd_monitor.opmaak import format_getal

RICHTING = {
    Richting.HOGER_GUNSTIG: "Een hoger cijfer geldt als gunstig.",
    Richting.LAGER_GUNSTIG: "Een lager cijfer geldt als gunstig.",
    Richting.NEUTRAAL: "Hoger of lager is niet goed of slecht. Dit cijfer krijgt geen oordeel.",
}
SOORT = {
    "objectief": "Geteld of gemeten (objectief)",
    "subjectief": "Wat mensen zelf vinden (subjectief)",
}
SET = {
    "basisset": "Basisset: voor alle gebieden hetzelfde",
    "gebiedsspecifiek": "Gebiedsspecifiek: alleen voor bepaalde gebieden",
}
AGGREGATIE = {
    Aggregatie.SOM: "De cijfers van de buurten tellen op tot dat van de wijk of het dorp.",
    Aggregatie.GEWOGEN_GEMIDDELDE: "Een grotere buurt telt zwaarder mee in het cijfer van de wijk of het dorp.",
    Aggregatie.NIET: "We maken geen cijfer voor een wijk of dorp uit dat van de buurten.",
}


def describe_aggregatie(indicator: Indicator) -> str:
    """Return how the figure of a wijk comes about."""
    if indicator.afleiding:
        return "We rekenen het cijfer van een wijk of dorp uit met de aantallen van dat gebied."
    return AGGREGATIE[indicator.aggregatie]


def describe_grens(indicator: Indicator, telt: str) -> str:
    """Return what limits are set, in words; `telt` says of what there must be enough."""
    delen = []
    if indicator.minimum_noemer:
        delen.append(f"Bij minder dan {format_getal(indicator.minimum_noemer)} {telt} geven we geen cijfer.")
    if indicator.ondergrens is not None:
        delen.append(f"Ondergrens: {format_ondergrens(indicator, indicator.ondergrens, eenheid=True)}.")
    elif can_have_ondergrens(indicator):
        delen.append("De gemeente heeft nog geen ondergrens gekozen.")
    return " ".join(delen)


def describe_jaren(jaren: pd.DataFrame, indicator_id: str) -> list[tuple[str, str]]:
    """Return per niveau, from large to small, the years that have figures, as words."""
    eigen = jaren[(jaren["indicator_id"] == indicator_id) & (jaren["aantal"] > 0)]
    regels = []
    for niveau in GebiedNiveau:
        reeks = sorted({int(jaar) for jaar in eigen.loc[eigen["niveau"] == niveau.value, "jaar"]})
        if reeks:
            regels.append((niveau.value, format_reeks(reeks)))
    return regels


def format_reeks(jaren: list[int]) -> str:
    """Write sorted years, three or more in a row as a range.

    >>> format_reeks([2012, 2016, 2020]), format_reeks([2021, 2022, 2023, 2025])
    ('2012, 2016, 2020', '2021–2023, 2025')
    """
    groepen: list[list[int]] = []
    for jaar in jaren:
        if groepen and jaar == groepen[-1][-1] + 1:
            groepen[-1].append(jaar)
        else:
            groepen.append([jaar])
    delen = [f"{g[0]}–{g[-1]}" if len(g) > 2 else ", ".join(map(str, g)) for g in groepen]
    return ", ".join(delen)
