"""Weighted outcomes of a survey per gebied, question and answer, with their margin."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lwd_monitor.enquete.schild import MINIMUM_CEL, MINIMUM_NOEMER, find_onderdrukt
from lwd_monitor.enquete.telling import Matrix, Telling, build_eenheden, count_antwoorden
from lwd_monitor.enquete.vragen import Vraag, VraagSoort
from lwd_monitor.oordeel.interval import compute_t_interval, compute_wilson

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
    vragen: Sequence[Vraag],
    gebieden: Sequence[Enquetegebied],
    *,
    samen: Mapping[str, Sequence[int]] | None = None,
    minimum_noemer: int = MINIMUM_NOEMER,
    minimum_cel: int = MINIMUM_CEL,
    onbewerkt: bool = False,
    openbaar: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return the outcomes in long form: per gebied, ronde, question and answer, with n, interval and status.

    Notes: shares are in percent. `samen` pools rounds under a name ("2023-2025": [2023, 2025]); the name is then the
    ronde. Give all rounds that are or will be public in one call: what one round hides may not follow from another.
    Status: gemeten, onderdrukt (disclosure), ontbreekt (nobody answered). Answers: the text, top2 (scales),
    gemiddelde (marks). `onbewerkt` leaves suppression out. `openbaar` (gebied, ronde, vraag, antwoord)
    is known to readers from before: it is not hidden any more, what is new gives way. Raises `Fout` when even hiding
    all that is new leaves a small group to be worked out.
    """
    wijken = sorted({wijk for gebied in gebieden for wijk in gebied.wijken or ()} | _list_wijken(rondes))
    eenheden = build_eenheden(rondes, wijken)
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
    sleutels = pd.DataFrame({"gebied": [g.code for g, _ in vlakken], "ronde": [p for _, p in vlakken]})
    delen = []
    for vraag in vragen:
        telling = count_antwoorden(eenheden, vraag)
        uitkomsten = _compute_vraag(vraag, telling, leden, sleutels)
        if not onbewerkt:
            sommen = get_coefficienten(vraag)
            bekend = _get_bekend(openbaar, vraag, sleutels, list(sommen))
            masker = find_onderdrukt(vraag, telling, leden, sommen, minimum_noemer, minimum_cel, bekend)
            uitkomsten = _hide(uitkomsten, masker.T.ravel())
        delen.append(uitkomsten)
    return pd.concat(delen, ignore_index=True)[list(KOLOMMEN)] if delen else pd.DataFrame(columns=list(KOLOMMEN))


def get_coefficienten(vraag: Vraag) -> dict[str, list[Matrix]]:
    """Return what is published for a question, as sums over its answers; a mean gives its sum of squares away."""
    codes = list(vraag.geldige_antwoorden)
    eenheid = np.eye(len(codes))
    sommen = {tekst: [eenheid[i]] for i, tekst in enumerate(vraag.geldige_antwoorden.values())}
    if vraag.soort is VraagSoort.SCHAAL:
        sommen[TOP2] = [eenheid[:2].sum(axis=0)]
    if vraag.soort is VraagSoort.CIJFER:
        cijfers = np.array(codes, dtype=float)
        sommen[GEMIDDELDE] = [cijfers, cijfers**2]
    return sommen


def _get_bekend(
    openbaar: pd.DataFrame | None, vraag: Vraag, sleutels: pd.DataFrame, antwoorden: list[str]
) -> NDArray[np.bool_] | None:
    if openbaar is None or openbaar.empty:
        return None
    eigen = openbaar[openbaar["vraag"] == vraag.id]
    bekend = set(zip(eigen["gebied"], eigen["ronde"], eigen["antwoord"], strict=True))
    vlakken = list(zip(sleutels["gebied"], sleutels["ronde"], strict=True))
    return np.array([[(*vlak, antwoord) in bekend for antwoord in antwoorden] for vlak in vlakken])


def _list_wijken(rondes: Mapping[int, pd.DataFrame]) -> set[str]:
    return {wijk for frame in rondes.values() for wijk in frame["wijk"] if isinstance(wijk, str)}


def _compute_vraag(vraag: Vraag, telling: Telling, leden: Matrix, sleutels: pd.DataFrame) -> pd.DataFrame:
    gewogen, som, kwadraat = leden @ telling.gewogen, leden @ telling.som_gewicht, leden @ telling.som_kwadraat
    n = (leden @ telling.n).astype(int)
    with np.errstate(divide="ignore", invalid="ignore"):
        n_effectief = np.where(kwadraat > 0, som**2 / kwadraat, 0.0)
        delen = np.where(som[:, None] > 0, gewogen / som[:, None], np.nan)
    frames = []
    for antwoord, rijen in get_coefficienten(vraag).items():
        if antwoord == GEMIDDELDE:
            waarde, laag, hoog = _compute_gemiddelde(delen @ rijen[0], delen @ rijen[1], som, kwadraat, n_effectief)
        else:
            waarde = np.clip(delen @ rijen[0], 0, 1)
            laag, hoog = compute_wilson(waarde, n_effectief)
            waarde, laag, hoog = 100 * waarde, 100 * laag, 100 * hoog
        velden = {
            "waarde": waarde,
            "n": n,
            "n_effectief": n_effectief,
            "som_gewicht": som,
            "ci_laag": laag,
            "ci_hoog": hoog,
        }
        status = np.where(n > 0, "gemeten", "ontbreekt")
        frames.append(sleutels.assign(vraag=vraag.id, antwoord=antwoord, **velden, status=status))
    return pd.concat(frames, ignore_index=True)


def _compute_gemiddelde(
    eerste: Matrix, tweede: Matrix, som: Matrix, kwadraat: Matrix, n_effectief: Matrix
) -> tuple[Matrix, Matrix, Matrix]:
    with np.errstate(divide="ignore", invalid="ignore"):
        noemer = som - kwadraat / som
        variantie = np.where(noemer > 1e-9, som * np.maximum(tweede - eerste**2, 0) / noemer, np.nan)
    # Answers that are all equal leave a rounding remainder here, which would pass for a margin.
    variantie = np.where(variantie < 1e-9, 0.0, variantie)
    laag, hoog = compute_t_interval(eerste, variantie, n_effectief)
    return eerste, laag, hoog


def _hide(uitkomsten: pd.DataFrame, masker: NDArray[np.bool_]) -> pd.DataFrame:
    verborgen = masker & (uitkomsten["status"] == "gemeten").to_numpy()
    uitkomsten = uitkomsten.assign(status=uitkomsten["status"].where(~verborgen, "onderdrukt"))
    for kolom in ("waarde", "n_effectief", "som_gewicht", "ci_laag", "ci_hoog"):
        uitkomsten[kolom] = uitkomsten[kolom].where(~verborgen)
    return uitkomsten
