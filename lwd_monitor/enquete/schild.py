"""Which outcomes of a survey must stay hidden so that nobody's answer can be worked out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from lwd_monitor.enquete.telling import Matrix, Telling
from lwd_monitor.enquete.vragen import Enquetevraag, VraagSoort
from lwd_monitor.fout import Fout
from lwd_monitor.instellingen import MINIMUM_CEL
from lwd_monitor.oordeel import (
    SPELING,
    Masker,
    Publicatie,
    apply_afscherming,
    find_lekken,
    list_kleine_sommen,
)

# House rule (docs/methode.md#afscherming): outcomes need 30 respondents, and 5 behind each answer unless the
# municipality chooses otherwise (the setting LWD_MINIMUM_CEL).
MINIMUM_NOEMER = 30
# Below this share of the respondents a question was for some only: who answered it then says something about people.
AANDEEL_VOOR_ALLEN = 0.8

# So many answers are hidden rather than one share of two answers or one mean.
HOOFDZAAK = 1000

Sommen = Mapping[str, list[Matrix]]


@dataclass(frozen=True)
class Drempel:
    """From how many people an outcome shows, and from how many behind one answer."""

    minimum_noemer: int = MINIMUM_NOEMER
    minimum_cel: int = MINIMUM_CEL


@dataclass(frozen=True)
class Vlakken:
    """The gebieden of all rounds: the units that each is made of (gebied x unit), and which are the whole gemeente."""

    leden: Matrix
    geheel: Masker


def find_onderdrukt(
    vraag: Enquetevraag,
    telling: Telling,
    vlakken: Vlakken,
    sommen: Sommen,
    grens: Drempel,
    bekend: Masker,
) -> Masker:
    """Return gebied x answer: which outcomes of one question to hide, in the order of `sommen`.

    Notes: first whole gebieden with too few respondents and what would give them away, then single answers. `bekend`
    (gebied x answer) was published before and cannot be hidden any more.
    """
    # Units without respondents hold nothing, and everyone can see that: hiding them would protect nothing.
    gevuld = telling.n > 0
    telling = _select(telling, gevuld)
    # An own area that is one wijk is hidden with it, and shown with it.
    leden, eerste = np.unique(vlakken.leden[:, gevuld], axis=0, return_inverse=True)
    geheel, samen = np.zeros(len(leden), dtype=bool), np.zeros((len(leden), len(sommen)), dtype=bool)
    np.logical_or.at(geheel, eerste, vlakken.geheel)
    np.logical_or.at(samen, eerste, bekend)
    return _find_onderdrukt(vraag, telling, Vlakken(leden, geheel), sommen, grens, samen)[eerste]


def _find_onderdrukt(
    vraag: Enquetevraag, telling: Telling, vlakken: Vlakken, sommen: Sommen, grens: Drempel, bekend: Masker
) -> Masker:
    gebieden = find_kleine_gebieden(telling.n, vlakken.leden, grens.minimum_noemer, np.asarray(bekend.any(axis=1)))
    masker = np.repeat(gebieden[:, None], len(sommen), axis=1)
    klein = np.flatnonzero(telling.n < grens.minimum_noemer)
    if vraag.soort is not VraagSoort.MEERKEUZE:
        delen = [(list(range(telling.aantal.shape[1])), list(sommen))]
    else:
        delen = [([i], [antwoord]) for i, antwoord in enumerate(sommen)]
    namen = list(sommen)
    for kolommen, antwoorden in delen:
        gekozen = {a: [rij[kolommen] for rij in sommen[a]] for a in antwoorden}
        plaatsen = [namen.index(a) for a in antwoorden]
        rest = vraag.soort is VraagSoort.MEERKEUZE
        gewogen, kwadraat, aantal = (_with_rest(x, t, rest) for x, t in _list_tellingen(telling, kolommen))
        if rest:
            gekozen = {a: [np.append(rij, 0.0) for rij in rijen] for a, rijen in gekozen.items()}
        deel = masker[:, plaatsen], bekend[:, plaatsen]
        lagen = (gewogen, kwadraat)
        masker[:, plaatsen] = _hide_antwoorden(lagen, aantal, vlakken, gekozen, *deel, klein, grens.minimum_cel)
    return masker


def hide_aantallen(
    antwoordden: Matrix, mensen: Matrix, leden: Matrix, masker: Masker, vervolg: bool = False
) -> NDArray[np.intp]:
    """Return per gebied the number of people to show with a question: who answered it, or who took part at all.

    Notes: a follow-up question is for those who answered "ja" to the one before: how many of a small group answered
    it is then itself an answer. Of a gebied that is hidden altogether the number that took part is shown instead.
    `vervolg` says that the answers show it to be one, however many answered.
    """
    voor_allen = not vervolg and antwoordden.sum() >= AANDEEL_VOOR_ALLEN * mensen.sum()
    verborgen = masker.all(axis=1) & (not voor_allen)
    return np.where(verborgen, leden @ mensen, leden @ antwoordden).astype(np.intp)


def _select(telling: Telling, gevuld: Masker) -> Telling:
    return Telling(
        telling.gewogen[gevuld],
        telling.aantal[gevuld],
        telling.kwadraat[gevuld],
        telling.som_gewicht[gevuld],
        telling.som_kwadraat[gevuld],
        telling.n[gevuld],
    )


def find_kleine_gebieden(n: Matrix, leden: Matrix, minimum_noemer: int, bekend: Masker | None = None) -> Masker:
    """Return which gebieden to hide: those with too few respondents, and those that would give a small group away."""
    totalen = leden @ n
    geheim = list_kleine_sommen(n, minimum_noemer)
    verborgen = (totalen > 0) & (totalen < minimum_noemer)
    if not len(geheim):
        return verborgen
    kosten = totalen if bekend is None else np.where(bekend, np.inf, totalen)
    publicatie = Publicatie(leden, np.arange(len(leden)), kosten, n, geheim)
    stand = apply_afscherming(publicatie, verborgen, speling=0)
    _require_dicht(publicatie, stand, 0.0)
    return stand


def _list_tellingen(telling: Telling, kolommen: list[int]) -> list[tuple[Matrix, Matrix]]:
    return [
        (telling.gewogen[:, kolommen], telling.som_gewicht),
        (telling.kwadraat[:, kolommen], telling.som_kwadraat),
        (telling.aantal[:, kolommen], telling.n),
    ]


def _with_rest(cellen: Matrix, totaal: Matrix, rest: bool) -> Matrix:
    return np.column_stack([cellen, totaal - cellen.sum(axis=1)]) if rest else cellen


def _hide_antwoorden(
    lagen: Sequence[Matrix],
    aantal: Matrix,
    vlakken: Vlakken,
    sommen: Sommen,
    masker: Masker,
    bekend: Masker,
    klein: NDArray[np.intp],
    minimum_cel: int,
) -> Masker:
    """Give which outcomes of one set of answers to hide.

    Notes: eight, as what is published (the layers and their counts, the gebieden, the sums) meets what is hidden already,
    what is known already, and what is too small.
    """
    eenheden, k = aantal.shape
    leden = vlakken.leden
    verborgen = masker | (find_kleine_cellen(leden @ aantal, sommen, vlakken.geheel, minimum_cel) & ~bekend)
    cel = (aantal > 0) & (aantal < minimum_cel)
    geheim = [_build_cel(i, j, eenheden, k) for i, j in np.argwhere(cel)]
    geheim += [_build_cel(int(i), j, eenheden, k) for i in klein for j in range(k)]
    geheim += _list_samen(aantal, cel, minimum_cel) + _list_buiten(aantal, sommen, minimum_cel)
    if not verborgen.any() and not geheim:
        return verborgen
    rijen, groep, kosten = _build_rijen(leden, sommen, leden @ aantal.sum(axis=1), k)
    kosten[: bekend.size] = np.where(bekend.ravel(), np.inf, kosten[: bekend.size])
    stand = np.append(verborgen.ravel(), np.zeros(len(kosten) - verborgen.size, dtype=bool))
    geheimen = np.array(geheim).reshape(len(geheim), eenheden * k)
    # A share gives the weights of an answer away, the n_eff beside it their squares: each is attacked.
    publicaties = [Publicatie(rijen, groep, kosten, laag.ravel(), geheimen) for laag in lagen]
    for publicatie in publicaties:
        stand = apply_afscherming(publicatie, stand)
    if bekend.any():
        # What was public before came with one n_eff for all answers: only its weights are known.
        _require_dicht(publicaties[0], stand, SPELING)
    return stand[: verborgen.size].reshape(verborgen.shape)


def find_kleine_cellen(aantal: Matrix, sommen: Sommen, geheel: Masker, minimum_cel: int) -> Masker:
    """Return gebied x outcome: which to hide because fewer than `minimum_cel` people are behind it, or behind the others.

    Notes: `aantal` is gebied x answer. Where a share of two answers or a mean is followed, a part of the gemeente with such an
    answer shows only that: single answers in some gebieden and not in others give each other away, and the share that
    is followed would have to go as well. `geheel` says which gebieden hold everyone; these keep their other answers.
    """
    enkel = np.array([len(rijen) == 1 for rijen in sommen.values()])
    los = enkel & np.array([np.count_nonzero(rijen[0]) == 1 for rijen in sommen.values()])
    tellers = np.column_stack([aantal @ (rijen[0] != 0) for rijen in sommen.values()])
    anderen = aantal.sum(axis=1)[:, None] - tellers
    klein = _is_klein(tellers, minimum_cel) | (_is_klein(anderen, minimum_cel) & ~los)
    klein &= enkel
    if not los.all():
        klein |= (klein & los).any(axis=1)[:, None] & ~geheel[:, None] & los
    return klein


def _is_klein(aantal: Matrix, minimum_cel: int) -> Masker:
    return np.asarray((aantal > 0) & (aantal < minimum_cel), dtype=bool)


def _list_buiten(aantal: Matrix, sommen: Sommen, minimum_cel: int) -> list[Matrix]:
    """Return what lies outside a share of two answers as secrets, where a unit holds few people there.

    Notes: few people within it are two small answers, or one: secrets already.
    """
    buiten = []
    for rijen in sommen.values():
        if len(rijen) > 1 or np.count_nonzero(rijen[0]) < 2:
            continue
        kant = rijen[0] == 0
        for i in np.flatnonzero(_is_klein(aantal[:, kant].sum(axis=1), minimum_cel)):
            cellen = (_build_cel(int(i), int(j), *aantal.shape) for j in np.flatnonzero(kant))
            buiten.append(sum(cellen, np.zeros(aantal.size)))
    return buiten


def _require_dicht(publicatie: Publicatie, stand: Masker, speling: float) -> None:
    if (
        len(publicatie.geheim)
        and np.isinf(publicatie.kosten[~stand]).any()
        and find_lekken(publicatie, stand, speling).any()
    ):
        raise Fout(
            "Publiceren kan zo niet: met wat al openbaar is, is een kleine groep mensen uit te rekenen. "
            "Publiceer alleen de nieuwe ronde, of haal het nieuwe eigen gebied weg."
        )


def _build_cel(eenheid: int, antwoord: int, eenheden: int, k: int) -> Matrix:
    cel = np.zeros((eenheden, k))
    cel[eenheid, antwoord] = 1.0
    return cel.ravel()


def _list_samen(aantal: Matrix, cel: Masker, minimum_cel: int) -> list[Matrix]:
    samen: list[Matrix] = []
    if aantal.shape[1] <= 2:
        # The two together are all who answered, and that number shows.
        return samen
    for i in range(len(aantal)):
        for paar in combinations(np.flatnonzero(cel[i]), 2):
            if aantal[i, list(paar)].sum() < minimum_cel:
                samen.append(sum((_build_cel(i, int(j), *aantal.shape) for j in paar), np.zeros(aantal.size)))
    return samen


def _build_rijen(leden: Matrix, sommen: Sommen, totalen: Matrix, k: int) -> tuple[Matrix, NDArray[np.intp], Matrix]:
    per_som = [len(rijen) for rijen in sommen.values()]
    # A large gebied costs more than a small one; and rather all single answers than the share or mean that is followed.
    kosten = [
        totalen[g] * (HOOFDZAAK if np.count_nonzero(rijen[0]) > 1 else 1)
        for g in range(len(leden))
        for rijen in sommen.values()
    ]
    groep = np.repeat(np.arange(len(kosten)), per_som * len(leden))
    # The number of respondents stays visible, so everyone knows what the answers of a gebied add up to.
    delen = [
        _cross(leden, np.array([rij for rijen in sommen.values() for rij in rijen])),
        _cross(leden, np.ones((1, k))),
    ]
    bekend = len(kosten) + np.arange(len(leden))
    return np.vstack(delen), np.append(groep, bekend).astype(np.intp), np.append(kosten, np.full(len(leden), np.inf))


def _cross(leden: Matrix, sommen: Matrix) -> Matrix:
    """Return a row over the cells for each gebied and each sum over answers."""
    rijen = leden[:, None, :, None] * sommen[None, :, None, :]
    return np.asarray(rijen.reshape(len(leden) * len(sommen), leden.shape[1] * sommen.shape[1]))
