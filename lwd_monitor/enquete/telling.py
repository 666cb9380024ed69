"""Add respondents up to cells (ronde x wijk x answer), from which every outcome of a gebied is a sum."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lwd_monitor.enquete.vragen import Enquetevraag, VraagSoort

Matrix = NDArray[np.float64]
ONBEKEND = ""


@dataclass(frozen=True)
class Eenheden:
    """The smallest units that are never split: each wijk (and the respondents without wijk) in each ronde."""

    sleutels: tuple[tuple[int, str], ...]
    eenheid: NDArray[np.intp]
    gewicht: Matrix
    antwoorden: pd.DataFrame


@dataclass(frozen=True)
class Telling:
    """The answers to one question by unit: weighted and plain counts and squared weights (unit x answer), and their sums.

    Notes: `kwadraat` adds up the squared weights of who gave an answer, `som_kwadraat` those of all who answered.
    """

    gewogen: Matrix
    aantal: Matrix
    kwadraat: Matrix
    som_gewicht: Matrix
    som_kwadraat: Matrix
    n: Matrix


def build_eenheden(rondes: Mapping[int, pd.DataFrame], wijken: Sequence[str]) -> Eenheden:
    """Return the respondents of all rounds with the unit that each belongs to."""
    sleutels = tuple((ronde, wijk) for ronde in rondes for wijk in (*wijken, ONBEKEND))
    plaats = {sleutel: i for i, sleutel in enumerate(sleutels)}
    delen = [
        [plaats.get((ronde, wijk), plaats[ronde, ONBEKEND]) for wijk in frame["wijk"]]
        for ronde, frame in rondes.items()
    ]
    alles = pd.concat(list(rondes.values()), ignore_index=True)
    eenheid = np.array([i for deel in delen for i in deel], dtype=np.intp)
    return Eenheden(sleutels, eenheid, alles["gewicht"].to_numpy(dtype=float), alles)


def count_antwoorden(eenheden: Eenheden, vraag: Enquetevraag) -> Telling:
    """Return the counts of one question; for meerkeuze each answer is counted by itself over those who answered."""
    kenmerken, geldig = get_kenmerken(eenheden.antwoorden, vraag)
    w = np.where(geldig, eenheden.gewicht, 0.0)
    leden = np.zeros((len(eenheden.sleutels), len(w)))
    leden[eenheden.eenheid, np.arange(len(w))] = 1.0
    return Telling(
        gewogen=leden @ (kenmerken * w[:, None]),
        aantal=leden @ kenmerken,
        kwadraat=leden @ (kenmerken * (w**2)[:, None]),
        som_gewicht=leden @ w,
        som_kwadraat=leden @ w**2,
        n=leden @ geldig.astype(float),
    )


def get_kenmerken(antwoorden: pd.DataFrame, vraag: Enquetevraag) -> tuple[Matrix, NDArray[np.bool_]]:
    """Return per respondent which answers were given (respondent x answer, 0 or 1), and who answered the question."""
    codes = list(vraag.geldige_antwoorden)
    kolommen = [kolom for kolom in vraag.kolommen if kolom in antwoorden]
    if len(kolommen) < len(vraag.kolommen):
        return np.zeros((len(antwoorden), len(codes))), np.zeros(len(antwoorden), dtype=bool)
    if vraag.soort is VraagSoort.MEERKEUZE:
        waarden = antwoorden[[vraag.kolommen[code] for code in codes]].to_numpy(dtype=float)
        geldig = ~np.isnan(waarden).any(axis=1)
        return np.where(geldig[:, None], waarden, 0.0), geldig
    gegeven = antwoorden[vraag.id].to_numpy(dtype=float)
    kenmerken = (gegeven[:, None] == np.array(codes)[None, :]).astype(float)
    return kenmerken, kenmerken.any(axis=1)
