"""Follow-up questions: who answers one tells by that what he answered before, so it is hidden as that answer is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from lwd_monitor.enquete.telling import Matrix, get_kenmerken
from lwd_monitor.enquete.vragen import Enquetevraag, VraagSoort
from lwd_monitor.oordeel import Masker

# Of people who were asked, so few leave a question open that nobody of a whole answer does so by chance.
TOEVAL = 1e-3


@dataclass(frozen=True)
class Filter:
    """A question that lets people through to another one: the answers of who came there, in the order of the answers."""

    vraag: str
    door: tuple[bool, ...]


def find_filters(antwoorden: pd.DataFrame, vragen: Sequence[Enquetevraag]) -> dict[str, list[Filter]]:
    """Return for each follow-up question the questions whose answers decide who gets it, as the answers show.

    Notes: a question is a filter when of all who gave some of its answers nobody answered the follow-up, although of
    all others so many did that this is no chance.
    """
    gegeven = {vraag.id: get_kenmerken(antwoorden, vraag) for vraag in vragen}
    geldig = np.column_stack([gegeven[vraag.id][1] for vraag in vragen]).astype(float)
    filters: dict[str, list[Filter]] = {}
    for vraag in vragen:
        if vraag.soort is VraagSoort.MEERKEUZE:
            continue
        kenmerken, beantwoord = gegeven[vraag.id]
        per_antwoord, samen = kenmerken.sum(axis=0), kenmerken.T @ geldig
        with np.errstate(divide="ignore", invalid="ignore"):
            aandeel = samen.sum(axis=0) / max(float(beantwoord.sum()), 1.0)
        for plaats, ander in enumerate(vragen):
            dicht = (samen[:, plaats] == 0) & (per_antwoord > 0)
            if ander.id == vraag.id or not dicht.any() or aandeel[plaats] == 0:
                continue
            if (1 - aandeel[plaats]) ** per_antwoord[dicht].sum() < TOEVAL:
                filters.setdefault(ander.id, []).append(Filter(vraag.id, tuple(~dicht)))
    return filters


def find_dicht(filter_: Filter, sommen: Mapping[str, list[Matrix]], masker: Masker) -> Masker:
    """Return the gebieden in which the number of people that a filter lets through is not shown.

    Notes: it shows where all answers do that let through, or all that do not, or a share of exactly these.
    """
    door = np.array(filter_.door)
    delen = [rijen[0] != 0 for rijen in sommen.values() if len(rijen) == 1]
    plaatsen = [i for i, rijen in enumerate(sommen.values()) if len(rijen) == 1]
    zichtbaar = np.zeros(len(masker), dtype=bool)
    for kant in (door, ~door):
        los = [p for p, deel in zip(plaatsen, delen, strict=True) if deel.sum() == 1 and (deel & kant).any()]
        heel = [p for p, deel in zip(plaatsen, delen, strict=True) if (deel == kant).all()]
        zichtbaar |= ~masker[:, los].any(axis=1)
        zichtbaar |= (~masker[:, heel]).any(axis=1)
    return ~zichtbaar


def hide_vervolg(
    filters: Mapping[str, Sequence[Filter]],
    sommen: Mapping[str, Mapping[str, list[Matrix]]],
    maskers: Mapping[str, Masker],
    bekend: Mapping[str, Masker],
) -> dict[str, Masker]:
    """Return the masks of the follow-up questions with every gebied hidden in which their filter is.

    Notes: not only the number but all of it, since margins tell how many answered. What is public already stays.
    """
    verborgen = {}
    for vraag, eigen in filters.items():
        per_filter = np.array([find_dicht(f, sommen[f.vraag], maskers[f.vraag]) for f in eigen])
        dicht = np.logical_or.reduce(per_filter) & ~np.logical_or.reduce(bekend[vraag], axis=1)
        verborgen[vraag] = maskers[vraag] | dicht[:, None]
    return verborgen
