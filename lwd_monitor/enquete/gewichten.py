"""The weights of respondents: read as numbers, brought to a mean of 1, and checked by row."""

import pandas as pd

from lwd_monitor.fout import Bevinding
from lwd_monitor.opmaak import format_getal, format_kort

# VNG protocol Burgerpeiling 2022: weights stay below 5.
GEWICHT_GRENS = 5.0
# Weights that tell how many times an answer counts lie around 1; half or twice that is another scale.
MIDDEN_LAAG, MIDDEN_HOOG = 0.5, 2.0


def read_gewichten(weging: pd.Series) -> pd.Series:
    """Return the weights as numbers, also those written as text ("1,25"); text that is no number stays text."""
    if pd.api.types.is_numeric_dtype(weging):
        return weging
    tekst = weging.astype(object).map(lambda w: w.strip().replace(",", ".") if isinstance(w, str) else w)
    getal = pd.to_numeric(tekst, errors="coerce").astype(object)
    return getal.where(getal.notna() | tekst.isna() | (tekst == ""), weging)


def scale_gewichten(weging: pd.Series) -> tuple[pd.Series, list[Bevinding]]:
    """Return the weights with a mean of 1, and a warning when they were on another scale.

    Notes: weights that gross up to all inhabitants (or add up to 1) give the same outcomes, but a row that counts as 1
    and the limit of 5 ask for a mean of 1. Weights around 1 are left as they are.
    """
    getallen = pd.to_numeric(weging, errors="coerce")
    positief = getallen[getallen > 0]
    if positief.empty or MIDDEN_LAAG <= positief.median() <= MIDDEN_HOOG:
        return weging, []
    gemiddeld = float(positief.mean())
    wat = (
        "Het zijn ophoogfactoren: ze tellen op tot het aantal inwoners"
        if gemiddeld > 1
        else "Ze zijn kleiner dan gewoon"
    )
    melding = (
        f"De gewichten zijn gemiddeld {format_getal(gemiddeld, 1 if gemiddeld > 1 else 4)}, en samen "
        f"{format_getal(float(positief.sum()), 0)}. {wat}. We delen ze door hun gemiddelde, zodat ze samen het aantal "
        "respondenten zijn. De uitkomsten veranderen daar niet door. Klopt dat, accepteer dan deze waarschuwing."
    )
    return weging.where(getallen.isna(), getallen / gemiddeld), [Bevinding(melding, None, "weging")]


def check_gewichten(frame: pd.DataFrame) -> tuple[list[Bevinding], list[Bevinding]]:
    """Return the rows that do not count because of their weight, and those that count as 1."""
    fouten, waarschuwingen = [], []
    for i, ruw in zip(frame.index, frame["weging"], strict=True):
        gewicht = pd.to_numeric(ruw, errors="coerce")
        tekst = "" if pd.isna(ruw) else format_kort(ruw)
        if pd.isna(gewicht) and tekst:
            melding = "Het gewicht is geen getal: deze rij telt niet mee. Verbeter het gewicht."
            fouten.append(Bevinding(melding, i + 1, "weging", tekst))
        elif pd.isna(gewicht):
            waarschuwingen.append(Bevinding("Het gewicht ontbreekt: deze rij telt voor 1.", i + 1, "weging", tekst))
        elif gewicht >= GEWICHT_GRENS:
            melding = "Het gewicht is 5 of meer: deze rij telt niet mee. Laat het bureau de weging nakijken."
            fouten.append(Bevinding(melding, i + 1, "weging", tekst))
        elif gewicht <= 0:
            fouten.append(
                Bevinding("Het gewicht is niet groter dan 0: deze rij telt niet mee.", i + 1, "weging", tekst)
            )
    return fouten, waarschuwingen
