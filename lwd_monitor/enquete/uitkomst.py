"""Weighted outcomes of a survey per gebied, question and answer, with their margin."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lwd_monitor.enquete.nauwkeurigheid import Gewichten, compute_aandeel, compute_gemiddelde
from lwd_monitor.enquete.schild import Drempel, Vlakken, find_onderdrukt, hide_aantallen
from lwd_monitor.enquete.telling import Matrix, Telling, build_eenheden, count_antwoorden
from lwd_monitor.enquete.vervolg import find_filters, hide_vervolg
from lwd_monitor.enquete.vragen import Enquetevraag, VraagSoort

TOP2 = "top2"
GEMIDDELDE = "gemiddelde"
KOLOMMEN = (
    "gebied", "ronde", "vraag", "antwoord", "waarde", "n", "n_effectief", "som_gewicht", "ci_laag", "ci_hoog", "status",
)  # fmt: skip


@dataclass(frozen=True)
class Enquetegebied:
    """A gebied of whole wijken; `wijken` None is the gemeente, with the respondents whose wijk is unknown."""

    code: str
    wijken: frozenset[str] | None = None


def compute_uitkomsten(
    rondes: Mapping[int, pd.DataFrame],
    vragen: Sequence[Enquetevraag],
    gebieden: Sequence[Enquetegebied],
    *,
    samen: Mapping[str, Sequence[int]] | None = None,
    grens: Drempel | None = None,
    openbaar: pd.DataFrame | None = None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the outcomes that may be seen, and the same rows without suppression.

    Notes: long form: per gebied, ronde, question and answer, with n, interval and status; shares are in percent.
    `samen` pools rounds under a name ("2023-2025": [2023, 2025]); the name is then the
    ronde. Give all rounds that are or will be public in one call: what one round hides may not follow from another.
    Status: gemeten, onderdrukt (disclosure; `n` may then be how many took part), ontbreekt (nobody answered). Answers: the text, top2 (scales),
    gemiddelde (marks). `openbaar` (gebied, ronde, vraag, antwoord)
    is known to readers from before: it is not hidden any more, what is new gives way. Raises `Fout` when even hiding
    all that is new leaves a small group to be worked out.
    """
    grens = grens or Drempel()
    eenheden = build_eenheden(rondes, sorted(_list_wijken(rondes)))
    perioden = {str(ronde): [ronde] for ronde in rondes} | dict(samen or {})
    vlakken = [(gebied, periode) for periode in perioden for gebied in gebieden]
    leden = np.array(
        [
            [
                float(ronde in perioden[periode] and (gebied.wijken is None or wijk in gebied.wijken))
                for ronde, wijk in eenheden.sleutels
            ]
            for gebied, periode in vlakken
        ]
    )
    groepen = Vlakken(leden, np.array([gebied.wijken is None for gebied, _ in vlakken]))
    sleutels = pd.DataFrame({"gebied": [g.code for g, _ in vlakken], "ronde": [p for _, p in vlakken]})
    mensen = np.bincount(eenheden.eenheid, minlength=len(eenheden.sleutels)).astype(float)
    if not vragen:
        return pd.DataFrame(columns=list(KOLOMMEN)), pd.DataFrame(columns=list(KOLOMMEN))
    tellingen = {vraag.id: count_antwoorden(eenheden, vraag) for vraag in vragen}
    sommen = {vraag.id: get_coefficienten(vraag) for vraag in vragen}
    bekend = {vraag.id: _get_bekend(openbaar, vraag, sleutels, list(sommen[vraag.id])) for vraag in vragen}
    maskers = {
        vraag.id: find_onderdrukt(vraag, tellingen[vraag.id], groepen, sommen[vraag.id], grens, bekend[vraag.id])
        for vraag in vragen
    }
    filters = find_filters(eenheden.antwoorden, vragen)
    maskers |= hide_vervolg(filters, sommen, maskers, bekend)
    aantallen = [
        np.tile(hide_aantallen(tellingen[id_].n, mensen, leden, masker, id_ in filters), len(sommen[id_]))
        for id_, masker in maskers.items()
    ]
    onbewerkt = _join(
        [_compute_vraag(vraag, sommen[vraag.id], tellingen[vraag.id], leden) for vraag in vragen], sleutels
    )
    verborgen = np.concatenate([masker.T.ravel() for masker in maskers.values()])
    return _hide(onbewerkt.assign(n=np.concatenate(aantallen)), verborgen), onbewerkt


def get_coefficienten(vraag: Enquetevraag) -> dict[str, list[Matrix]]:
    """Return what is published for a question, as sums over its answers; a mean gives its sum of squares away."""
    codes = list(vraag.geldige_antwoorden)
    eenheid = np.eye(len(codes))
    sommen = {tekst: [eenheid[i]] for i, tekst in enumerate(vraag.geldige_antwoorden.values())}
    if vraag.soort is VraagSoort.SCHAAL:
        sommen[TOP2] = [eenheid[:2].sum(axis=0)]
    if vraag.soort is VraagSoort.CIJFER:
        # Answers stand in the order of the marks; the codes behind them may run the other way.
        cijfers = np.arange(1.0, len(codes) + 1)
        sommen[GEMIDDELDE] = [cijfers, cijfers**2]
    return sommen


def _get_bekend(
    openbaar: pd.DataFrame | None, vraag: Enquetevraag, sleutels: pd.DataFrame, antwoorden: list[str]
) -> NDArray[np.bool_]:
    if openbaar is None or openbaar.empty:
        return np.zeros((len(sleutels), len(antwoorden)), dtype=bool)
    eigen = openbaar[openbaar["vraag"] == vraag.id]
    bekend = set(zip(eigen["gebied"], eigen["ronde"], eigen["antwoord"], strict=True))
    vlakken = list(zip(sleutels["gebied"], sleutels["ronde"], strict=True))
    return np.array([[(*vlak, antwoord) in bekend for antwoord in antwoorden] for vlak in vlakken])


def _list_wijken(rondes: Mapping[int, pd.DataFrame]) -> set[str]:
    return {wijk for frame in rondes.values() for wijk in frame["wijk"] if isinstance(wijk, str)}


def _compute_vraag(
    vraag: Enquetevraag, sommen: Mapping[str, list[Matrix]], telling: Telling, leden: Matrix
) -> dict[str, NDArray[Any]]:
    som, n = leden @ telling.som_gewicht, (leden @ telling.n).astype(int)
    gewichten = Gewichten(leden @ telling.gewogen, leden @ telling.kwadraat, som, leden @ telling.som_kwadraat)
    viertallen = [
        compute_gemiddelde(gewichten, *rijen) if antwoord == GEMIDDELDE else compute_aandeel(gewichten, rijen[0])
        for antwoord, rijen in sommen.items()
    ]
    waarde, laag, hoog, n_effectief = (np.concatenate(deel) for deel in zip(*viertallen, strict=True))
    return {
        "vraag": np.full(len(waarde), vraag.id, dtype=object),
        "antwoord": np.repeat(np.array(list(sommen), dtype=object), len(leden)),
        "waarde": waarde,
        "ci_laag": laag,
        "ci_hoog": hoog,
        "n_effectief": n_effectief,
        "n": np.tile(n, len(sommen)),
        "som_gewicht": np.tile(som, len(sommen)),
    }


def _join(kolommen: list[dict[str, NDArray[Any]]], sleutels: pd.DataFrame) -> pd.DataFrame:
    samen = {naam: np.concatenate([deel[naam] for deel in kolommen]) for naam in kolommen[0]}
    keer = len(samen["waarde"]) // len(sleutels)
    for naam in sleutels:
        samen[naam] = np.tile(sleutels[naam].to_numpy(dtype=object), keer)
    samen["status"] = np.where(samen["n"] > 0, "gemeten", "ontbreekt")
    return pd.DataFrame(samen)[list(KOLOMMEN)]


def _hide(uitkomsten: pd.DataFrame, masker: NDArray[np.bool_]) -> pd.DataFrame:
    # That nobody got a follow-up question is not told either: then `n` is how many took part.
    verborgen = masker & ((uitkomsten["status"] == "gemeten") | (uitkomsten["n"] > 0)).to_numpy()
    uitkomsten = uitkomsten.assign(status=uitkomsten["status"].where(~verborgen, "onderdrukt"))
    for kolom in ("waarde", "n_effectief", "som_gewicht", "ci_laag", "ci_hoog"):
        uitkomsten[kolom] = uitkomsten[kolom].where(~verborgen)
    return uitkomsten
