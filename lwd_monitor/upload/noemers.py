"""How many people stand behind the figures of a ready table: its noemer, or what its margins say."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from lwd_monitor.fout import Bevinding
from lwd_monitor.indicator import Indicator, Toetssoort
from lwd_monitor.oordeel import compute_n_uit_breedte
from lwd_monitor.opmaak import format_getal

# Weights of a survey stay under 5 and are 1 on average (docs/methode.md#enquete): people are then worth at least a fifth
# of their number, whatever the weights go with.
HOOGSTE_GEWICHT = 5.0
Z = 1.96


def compute_noemers(frame: pd.DataFrame, catalogus: Mapping[str, Indicator]) -> np.ndarray:
    """Return the number of people per row: its noemer, else what the margin of a share says; nan where nothing does."""
    uit_marge = _compute_uit_marge(frame, catalogus)
    # The margin of a mark does not tell how far the answers lie apart: of people it gives only the most there can be.
    aandeel = _is_soort(frame, catalogus, Toetssoort.AANDEEL)
    noemer = frame["noemer"].to_numpy(dtype=float)
    return np.where(np.isnan(noemer) & aandeel, uit_marge, noemer)


def check_noemers(frame: pd.DataFrame, n: np.ndarray, catalogus: Mapping[str, Indicator]) -> list[Bevinding]:
    """Return the figures about persons of which nothing says how many people they are, or of which two things do.

    Notes: `n` is the number of people per row as far as it is known. Rows with rij, gebied_code, indicator_id, jaar,
    waarde, noemer, ci_laag, ci_hoog.
    """
    zonder = frame[frame["waarde"].notna().to_numpy() & np.isnan(n)]
    return [*_tell_zonder(zonder), *_check_tegenspraak(frame, catalogus)]


def _tell_zonder(zonder: pd.DataFrame) -> list[Bevinding]:
    if zonder.empty:
        return []
    eerste = zonder.iloc[0]
    wat = "1 cijfer" if len(zonder) == 1 else f"{format_getal(len(zonder))} cijfers"
    return [
        Bevinding(
            f"Bij {wat} over personen staat niet hoeveel mensen antwoordden. Het eerste is {eerste['gebied_code']} in "
            f"{eerste['jaar']}. Zo is niet na te gaan of iemand te herkennen is. Zet in de kolom noemer hoeveel mensen de "
            "vraag beantwoordden. Bij een percentage mag ook de marge: ci_laag en ci_hoog.",
            int(eerste["rij"]),
            "noemer",
        )
    ]


def _check_tegenspraak(frame: pd.DataFrame, catalogus: Mapping[str, Indicator]) -> list[Bevinding]:
    noemer, uit_marge = frame["noemer"].to_numpy(dtype=float), _compute_uit_marge(frame, catalogus)
    aandeel = _is_soort(frame, catalogus, Toetssoort.AANDEEL)
    te_breed = uit_marge * HOOGSTE_GEWICHT < noemer
    te_smal = aandeel & (_compute_uit_marge(frame, catalogus, ruimer=True) > noemer * HOOGSTE_GEWICHT)
    return [
        Bevinding(
            f"Bij {rij.gebied_code} in {rij.jaar} staat dat {format_getal(rij.noemer)} mensen antwoordden. De marge van "
            f"{format_getal(rij.ci_laag, 1)} tot {format_getal(rij.ci_hoog, 1)} hoort bij ongeveer "
            f"{format_getal(max(round(n), 1))} mensen. Eén van de twee klopt niet. Kijk het na en geef het juiste aantal en de "
            "juiste marge.",
            int(rij.rij),
            "noemer",
            format_getal(rij.noemer),
        )
        for rij, n, fout in zip(frame.itertuples(), uit_marge, te_breed | te_smal, strict=True)
        if fout
    ]


def _compute_uit_marge(frame: pd.DataFrame, catalogus: Mapping[str, Indicator], ruimer: bool = False) -> np.ndarray:
    """Return how many people a margin is worth, of a mark at most; nan without margin.

    Notes: limits in whole numbers may lie half a step further apart or closer: the most people that fit count, with
    `ruimer` the fewest.
    """
    laag, hoog, waarde = (frame[naam].to_numpy(dtype=float) for naam in ("ci_laag", "ci_hoog", "waarde"))
    half = (hoog - laag) / 2
    afronding = np.array([_get_stap(a, b) / 2 for a, b in zip(laag, hoog, strict=True)])
    half = half + afronding if ruimer else np.maximum(half - afronding, 1e-9)
    n = np.full(len(frame), np.nan)
    aandeel = _is_soort(frame, catalogus, Toetssoort.AANDEEL)
    n[aandeel] = compute_n_uit_breedte(waarde[aandeel], half[aandeel])
    # Wider than any share can be, is nobody at all.
    n[aandeel & (half >= 50)] = 0.0
    onder, boven = (np.array([_get_bereik(catalogus[str(id_)])[i] for id_ in frame["indicator_id"]]) for i in (0, 1))
    # Answers lie furthest apart when all are at the two ends of the scale.
    cijfer = ~aandeel & np.isfinite(onder) & np.isfinite(half) & (hoog > laag)
    n[cijfer] = ((waarde - onder) * (boven - waarde) * (Z / half) ** 2)[cijfer]
    return n


def _is_soort(frame: pd.DataFrame, catalogus: Mapping[str, Indicator], soort: Toetssoort) -> np.ndarray:
    return np.array([catalogus[str(id_)].toets is soort for id_ in frame["indicator_id"]], dtype=bool)


def _get_bereik(indicator: Indicator) -> tuple[float, float]:
    return indicator.bereik[:2] if len(indicator.bereik) >= 2 else (np.nan, np.nan)  # type: ignore[return-value]


def _get_stap(laag: float, hoog: float) -> float:
    """Return the step to which two limits are rounded: 1, 0.1, or 0 for more decimals."""
    return next((10.0**-d for d in (0, 1) if round(laag, d) == laag and round(hoog, d) == hoog), 0.0)
