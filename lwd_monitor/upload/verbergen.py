"""Which rows of ready tables to hide: by too few people, by small answers, and by what would give these away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lwd_monitor.gebied import rank_plaats
from lwd_monitor.indicator import Indicator, Toetssoort
from lwd_monitor.oordeel import Publicatie, apply_afscherming, list_kleine_sommen
from lwd_monitor.upload.verwant import Matrix, fill_ontbrekend, group_op_noemer, group_verwant

Masker = NDArray[np.bool_]
Ouders = Mapping[str, str | None]
JA, NEE = np.eye(2)


@dataclass(frozen=True)
class Vlak:
    """The gebieden of one table with how many people each has; fewer than `minimum` together are a secret."""

    codes: Sequence[str]
    n: Matrix
    ouders: Ouders
    minimum: float

    @cached_property
    def eenheden(self) -> tuple[Matrix, Matrix]:
        """Return each gebied as a sum of units that hold people, and each of these units as a sum over the gebieden."""
        leden, over = _build_eenheden(self.codes, self.ouders)
        # Nothing left over: the parts make up the whole, and everyone can see that.
        gevuld = over @ np.nan_to_num(self.n) > 0
        return leden[:, gevuld], over[gevuld]

    @property
    def inhoud(self) -> Matrix:
        """Return the people in each unit."""
        return np.asarray(self.eenheden[1] @ np.nan_to_num(self.n))

    @property
    def geheim(self) -> Matrix:
        """Return the sums of units of too few people."""
        return list_kleine_sommen(self.inhoud, self.minimum)

    def compute_kosten(self, bekend: Masker) -> Matrix:
        """Return what hiding each gebied costs: its people, or anything where readers know it."""
        return np.where(bekend, np.inf, self.eenheden[0] @ self.inhoud)


def find_verborgen(tabel: pd.DataFrame, catalogus: Mapping[str, Indicator], ouders: Ouders, minimum_cel: int) -> Masker:
    """Return which rows of one year and indeling to hide; what came in without a value is hidden already.

    Notes: `tabel` has indicator_id, gebied_code, waarde, n, `bekend` (readers know it) and `dicht` (hide it whatever its
    n). Indicators about the same people are judged together: whole gebieden for all of them, small answers for those
    that follow from each other.
    """
    codes, ids = sorted(tabel["gebied_code"].unique()), sorted(tabel["indicator_id"].unique())
    plaats = pd.Index(codes).get_indexer(tabel["gebied_code"]), pd.Index(ids).get_indexer(tabel["indicator_id"])
    soorten = [catalogus[id_] for id_ in ids]
    waarde, n = (_spread(tabel[naam], plaats, np.nan) for naam in ("waarde", "n"))
    bekend, dicht = (_spread(tabel[naam], plaats, 0.0) > 0 for naam in ("bekend", "dicht"))
    aanwezig = _spread(np.ones(len(tabel)), plaats, 0.0) > 0
    minimum = np.array([float(soort.minimum_noemer or 0) for soort in soorten])
    verborgen = aanwezig & (np.isnan(waarde) | (~bekend & ((n < minimum) | dicht)))
    for familie in group_op_noemer(n):
        er = np.flatnonzero(aanwezig[:, familie].any(axis=1))
        hier = np.ix_(er, np.array(familie))
        mensen = pd.DataFrame(n[hier]).bfill(axis=1).to_numpy()[:, 0]
        vlak = Vlak([codes[i] for i in er], mensen, ouders, float(minimum[familie].max()))
        begin = ~_find_rijen(aanwezig[hier] & ~verborgen[hier])
        verborgen[hier] |= _hide_gebieden(vlak, begin, _find_rijen(bekend[hier]))[:, None] & ~bekend[hier]
        for verwanten in _split_verwant(waarde[er], familie, soorten):
            binnen = np.ix_(er, np.array(verwanten))
            gevuld = fill_ontbrekend(waarde[binnen])
            eigen = [soorten[i] for i in verwanten]
            weg = _hide_antwoorden(vlak, gevuld, eigen, _find_rijen(verborgen[binnen]), bekend[binnen], minimum_cel)
            verborgen[binnen] |= weg[:, None] & ~bekend[binnen]
    return np.asarray(verborgen[plaats], dtype=bool)


def _find_rijen(masker: Masker) -> Masker:
    """Return the rows in which anything holds."""
    return np.asarray(masker.any(axis=1), dtype=bool)


def _spread(waarden: pd.Series | Matrix, plaats: tuple[np.ndarray, np.ndarray], leeg: float) -> Matrix:
    """Return one value per row as a table of gebied x indicator."""
    breed = np.full((plaats[0].max() + 1, plaats[1].max() + 1), leeg)
    breed[plaats] = np.asarray(waarden, dtype=float)
    return breed


def _split_verwant(waarde: Matrix, familie: list[int], indicatoren: Sequence[Indicator]) -> list[list[int]]:
    """Return the indicators of a family in groups that follow from each other; what is no share stands alone."""
    aandelen = [i for i in familie if indicatoren[i].toets is Toetssoort.AANDEEL]
    groepen = [[aandelen[i] for i in groep] for groep in group_verwant(waarde[:, aandelen])]
    return groepen + [[i] for i in familie if i not in aandelen]


def _hide_gebieden(vlak: Vlak, verborgen: Masker, bekend: Masker) -> Masker:
    """Return the gebieden to hide so that nothing of a group of too few people follows from the others."""
    if not len(vlak.geheim):
        return verborgen
    rijen = np.arange(len(vlak.codes))
    publicatie = Publicatie(vlak.eenheden[0], rijen, vlak.compute_kosten(bekend), vlak.inhoud, vlak.geheim)
    return apply_afscherming(publicatie, verborgen, speling=0)


def _hide_antwoorden(
    vlak: Vlak, waarde: Matrix, indicatoren: Sequence[Indicator], verborgen: Masker, bekend: Masker, minimum_cel: int
) -> Masker:
    """Return the gebieden to hide for indicators that follow from each other: small answers and what pins them down.

    Notes: `waarde` and `bekend` are gebied x indicator. Indicators hide each other, so all are looked at until nothing
    changes; what readers can work out from the others they know too.
    """
    stand, vorige = verborgen.copy(), None
    while vorige is None or (stand != vorige).any():
        vorige = stand.copy()
        for kolom, indicator in enumerate(indicatoren):
            deel = _compute_deel(waarde[:, kolom], indicator)
            if deel is None:
                continue
            klein = np.zeros((2, len(stand)), dtype=bool)
            if indicator.toets is Toetssoort.AANDEEL:
                n = np.where(np.isfinite(waarde[:, kolom]), np.nan_to_num(vlak.n), 0.0)
                klein = _is_klein(np.array([n * deel, n * (1 - deel)]), minimum_cel)
            stand |= klein.any(axis=0) & ~bekend[:, kolom]
            anderen = np.delete(bekend, kolom, axis=1)
            weet = bekend[:, kolom] | (anderen.all(axis=1) & (anderen.shape[1] > 0))
            # Of marks nobody knows how many people are behind one.
            cel = minimum_cel if indicator.toets is Toetssoort.AANDEEL else 0
            stand |= _hide_aandeel(vlak, deel, stand & ~weet, weet, klein, cel)
    return stand


def _hide_aandeel(
    vlak: Vlak, deel: Matrix, verborgen: Masker, bekend: Masker, klein: Masker, minimum_cel: int
) -> Masker:
    """Return the mask of one indicator with more hidden where the rest gives a small answer or a small group away.

    Notes: each unit holds what was given of the scale (ja) and what was not (nee); a reader knows how many people they
    are together. `klein` says on which of the two sides (2 x gebied) too few people are.
    """
    leden, over = vlak.eenheden
    ja = np.clip(over @ (np.nan_to_num(vlak.n) * deel), 0, vlak.inhoud)
    cellen = np.column_stack([ja, vlak.inhoud - ja])
    # What readers know already cannot be kept from them.
    open_ = (leden[bekend & (leden.sum(axis=1) == 1)] > 0).any(axis=0)
    geheim = []
    for kant, rijen in zip((JA, NEE), klein, strict=True):
        eigen = _is_klein(cellen @ kant, minimum_cel) & ~open_
        geheim += [np.kron(deel_, kant) for deel_ in (vlak.geheim, leden[rijen & ~bekend], np.eye(len(ja))[eigen])]
    geheimen = np.unique(np.vstack(geheim), axis=0)
    if not len(geheimen):
        return verborgen
    rijen = np.vstack([np.kron(leden, JA), np.kron(leden, JA + NEE)])
    kosten = np.append(vlak.compute_kosten(bekend), np.full(len(leden), np.inf))
    publicatie = Publicatie(rijen, np.arange(len(rijen)), kosten, cellen.ravel(), geheimen)
    return apply_afscherming(publicatie, np.append(verborgen, np.zeros(len(leden), dtype=bool)))[: len(leden)]


def _compute_deel(waarde: Matrix, indicator: Indicator) -> Matrix | None:
    """Return what was given of the scale, from 0 to 1, the mean where it is not known; None without a scale."""
    if len(indicator.bereik) < 2:
        return None
    laag, hoog = indicator.bereik[:2]
    deel = np.clip((waarde - laag) / (hoog - laag), 0, 1)
    return np.where(np.isnan(deel), np.nanmean(deel) if np.isfinite(deel).any() else 0.5, deel)


def _is_klein(aantal: Matrix, minimum_cel: int) -> Masker:
    # Shares in percent times people leave a rounding remainder.
    return np.asarray((aantal > 1e-6) & (aantal < minimum_cel - 1e-6), dtype=bool)


def _build_eenheden(codes: Sequence[str], ouders: Ouders) -> tuple[Matrix, Matrix]:
    """Return each row as a sum of units that are never split, and each unit as a sum over the rows.

    Notes: a unit is a row without parts in the table, or what a whole has more than its parts.
    """
    boven = [_find_ouder(code, set(codes), ouders) for code in codes]
    kinderen = {code: [i for i, ouder in enumerate(boven) if ouder == code] for code in codes}
    leden, over = np.eye(len(codes)), np.eye(len(codes))
    # Rest of a whole: its own unit; the whole is that rest and all its parts (which may be wholes themselves).
    for i in sorted(range(len(codes)), key=lambda i: rank_plaats(codes[i])):
        for kind in kinderen[codes[i]]:
            leden[i] = np.maximum(leden[i], leden[kind])
            over[i, kind] = -1.0
    return leden, over


def _find_ouder(code: str, aanwezig: set[str], ouders: Ouders) -> str | None:
    """Return the nearest whole that stands in the table: of a buurt the gemeente, where its wijk is absent."""
    ouder = ouders.get(code)
    while ouder is not None and ouder not in aanwezig:
        ouder = ouders.get(ouder)
    return ouder
