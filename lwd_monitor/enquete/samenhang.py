"""How strongly the answers of one person go together: what a mean over several questions needs for its margin."""

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np
import pandas as pd

from lwd_monitor.enquete.indicatoren import get_antwoord
from lwd_monitor.enquete.telling import Matrix, get_kenmerken
from lwd_monitor.enquete.uitkomst import get_coefficienten
from lwd_monitor.enquete.vragen import Enquetevraag
from lwd_monitor.indicator import Indicator

KOLOMMEN = ("indicator_a", "indicator_b", "correlatie", "n")
# With 200 people the correlation itself has a margin of 0.14; fewer say too little.
MINIMUM_AANTAL = 200
# A correlation beside two known shares tells how many people gave both answers. Rounded this coarsely, at least so many
# numbers of people fit (docs/methode.md#afscherming); 0.05 more or less changes the margin of a theme by a few percent.
STAPPEN = (0.05, 0.1, 0.2)
MINIMUM_SPELING = 5.0


def compute_samenhang(
    respondenten: pd.DataFrame, vragen: Sequence[Enquetevraag], indicatoren: Mapping[str, Indicator]
) -> pd.DataFrame:
    """Return the correlation of the chosen outcomes of one round, for each pair within a theme that may be shown.

    Notes: columns KOLOMMEN, indicator_a before indicator_b; `indicatoren` by question. Over persons, weighted, within the
    wijken: of the figures as they are, so not turned to "higher is better". `n` answered both questions.
    """
    waarden = {
        vraag.id: _get_waarden(respondenten, vraag, get_antwoord(indicatoren[vraag.id]))
        for vraag in vragen
        if vraag.id in indicatoren
    }
    wijken = pd.factorize(respondenten["wijk"].fillna(""))[0]
    gewicht = respondenten["gewicht"].to_numpy(dtype=float)
    rijen = []
    for a, b in combinations(sorted(waarden, key=lambda vraag: indicatoren[vraag].id), 2):
        if indicatoren[a].thema is not indicatoren[b].thema:
            continue
        geldig = ~np.isnan(waarden[a]) & ~np.isnan(waarden[b])
        x, y = (_center(waarden[vraag][geldig], wijken[geldig], gewicht[geldig]) for vraag in (a, b))
        correlatie = round_correlatie(x, y, gewicht[geldig])
        if correlatie is not None:
            rijen.append((indicatoren[a].id, indicatoren[b].id, correlatie, int(geldig.sum())))
    return pd.DataFrame(rijen, columns=list(KOLOMMEN))


def round_correlatie(x: Matrix, y: Matrix, gewicht: Matrix) -> float | None:
    """Return the weighted correlation of two centred columns, rounded so coarsely that it gives nobody away.

    Notes: None for fewer than 200 people, for answers that are all equal, and where even steps of 0.2 say too much.

    >>> x = np.tile([1.0, -1.0], 200)
    >>> round_correlatie(x, x, np.ones(400)), round_correlatie(x[:100], x[:100], np.ones(100))
    (1.0, None)
    """
    if len(x) < MINIMUM_AANTAL:
        return None
    som = gewicht.sum()
    spreiding = np.sqrt((gewicht * x**2).sum() / som) * np.sqrt((gewicht * y**2).sum() / som)
    if spreiding <= 0:
        return None
    stap = next((stap for stap in STAPPEN if stap * len(x) * spreiding >= MINIMUM_SPELING), None)
    if stap is None:
        return None
    correlatie = (gewicht * x * y).sum() / som / spreiding
    return float(np.clip(round(round(correlatie / stap) * stap, 2), -1, 1))


def _get_waarden(respondenten: pd.DataFrame, vraag: Enquetevraag, antwoord: str) -> Matrix:
    kenmerken, geldig = get_kenmerken(respondenten, vraag)
    sommen = get_coefficienten(vraag)
    if antwoord not in sommen:
        return np.full(len(respondenten), np.nan)
    return np.where(geldig, kenmerken @ sommen[antwoord][0], np.nan)


def _center(waarden: Matrix, wijken: np.ndarray, gewicht: Matrix) -> Matrix:
    """Return the values less the weighted mean of their wijk: differences between wijken are no chance."""
    with np.errstate(invalid="ignore"):
        gemiddeld = np.bincount(wijken, gewicht * waarden) / np.bincount(wijken, gewicht)
    return np.asarray(waarden - gemiddeld[wijken])
