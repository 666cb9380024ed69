"""Change over five measurements or more: a trend must be strong and may not hang on one year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from lwd_monitor.oordeel import meting as m
from lwd_monitor.oordeel.interval import get_z
from lwd_monitor.oordeel.meting import Meting, Toetssoort
from lwd_monitor.oordeel.toets import Oordeel, Vergelijking, build_ontoetsbaar, compare
from lwd_monitor.opmaak import format_getal
from lwd_monitor.waarneming.model import REDENEN_LEEG, VERBORGEN, Status

# Fingertips (OHID) technical guidance, trends: chi-square over 9.5495 (99.8%) on one degree of freedom.
TREND_DREMPEL = 9.5495
TREND_METINGEN = 5

Rij = NDArray[np.float64]


@dataclass(frozen=True)
class Trend:
    """A weighted straight line through the years: its slope per year, chi-square, p, and whether one year decides."""

    helling: float
    chi2: float
    p: float
    eenduidig: bool

    @property
    def oordeel(self) -> str:
        """Return the word for this trend by the house rule."""
        if self.chi2 <= TREND_DREMPEL or not self.eenduidig:
            return Oordeel.GEEN_AANTOONBAAR_VERSCHIL.value
        return Oordeel.GESTEGEN.value if self.helling > 0 else Oordeel.GEDAALD.value


def compute_trend(metingen: Sequence[Meting], soort: Toetssoort, per: float = 1000) -> Trend | None:
    """Return the weighted trend through measurements with a year; None where they carry no margin.

    Notes: the chi-square for trend of Cochran and Armitage (for counts: its Poisson form), each year weighted by the
    variance it would have if nothing changed. No spread at all (only zeros) gives chi-square 0.

    >>> reeks = [Meting(x, jaar=2021 + i) for i, x in enumerate([101, 96, 88, 81, 74])]
    >>> round(compute_trend(reeks, Toetssoort.AANTAL).chi2, 1)
    5.4
    """
    jaren = np.array([m.get_getal(x.jaar) for x in metingen])
    waarden = np.array([m.get_getal(x.waarde) for x in metingen])
    gewichten = _compute_gewichten(metingen, waarden, soort, per)
    if gewichten is None or len(metingen) < 2 or np.isnan(waarden).any() or np.isnan(gewichten).any():
        return None
    if not np.isfinite(gewichten).all():
        return Trend(0.0, 0.0, 1.0, False)
    helling, chi2 = _fit(jaren, waarden, gewichten)
    zonder_een = [_fit(*(np.delete(rij, i) for rij in (jaren, waarden, gewichten)))[0] for i in range(len(jaren))]
    eenduidig = all(h > 0 for h in zonder_een) or all(h < 0 for h in zonder_een)
    return Trend(helling, chi2, float(stats.chi2.sf(chi2, 1)), eenduidig)


def compare_reeks(
    metingen: Sequence[Meting],
    soort: Toetssoort,
    van: int,
    tot: int,
    per: float = 1000,
    leeg: Mapping[int, Status] | None = None,
) -> Vergelijking:
    """Test the change of one gebied from year `van` to year `tot`, by trend where five years or more lie between.

    Notes: with a trend, `verschil` and its interval are still those of the first and last year. `leeg` says per
    year why its figure is not shown.
    """
    if van >= tot:
        return build_ontoetsbaar(None, "Kies twee verschillende jaren, het eerste voor het laatste.")
    periode = sorted((x for x in metingen if x.jaar is not None and van <= x.jaar <= tot), key=lambda x: x.jaar or 0)
    eind = {x.jaar: x for x in periode}
    ontbreekt = [jaar for jaar in (van, tot) if jaar not in eind or not m.has_getal(eind[jaar].waarde)]
    if ontbreekt:
        return build_ontoetsbaar(None, explain_leeg(ontbreekt, leeg or {}))
    twee = compare(eind[van], eind[tot], soort, per)
    bruikbaar = [x for x in periode if m.has_getal(x.waarde)]
    if twee.oordeel == Oordeel.NIET_TE_TOETSEN or len(bruikbaar) < TREND_METINGEN:
        return twee
    trend = compute_trend(bruikbaar, soort, per)
    if trend is None:
        return twee
    oordeel = trend.oordeel
    if trend.helling * (twee.verschil or 0) <= 0:
        oordeel = Oordeel.GEEN_AANTOONBAAR_VERSCHIL.value
    # First and last alone may seem to differ: then the reader sees a margin without zero beside "no change".
    onverwacht = oordeel == Oordeel.GEEN_AANTOONBAAR_VERSCHIL and twee.oordeel != oordeel
    reden = _explain(trend, len(bruikbaar)) if onverwacht else ""
    return replace(twee, p=trend.p, oordeel=oordeel, reden=reden, toets=f"trend over {len(bruikbaar)} metingen")


def explain_leeg(jaren: Sequence[int], leeg: Mapping[int, Status]) -> str:
    """Return in words why these years have no figure: there is none, or it is not shown.

    >>> explain_leeg([2021, 2023, 2025], {2023: Status.TE_WEINIG, 2025: Status.TE_WEINIG}).split(": ")[0]
    'Er is geen cijfer over 2021. We laten over 2023 en 2025 geen cijfer zien'
    """
    groepen: dict[Status, list[str]] = {}
    for jaar in jaren:
        groepen.setdefault(leeg.get(jaar, Status.ONTBREEKT), []).append(str(jaar))
    return " ".join(
        f"Er is geen cijfer over {' en '.join(wanneer)}."
        if status not in VERBORGEN
        else f"We laten over {' en '.join(wanneer)} geen cijfer zien: {REDENEN_LEEG[status]}."
        for status, wanneer in groepen.items()
    )


def _explain(trend: Trend, aantal: int) -> str:
    if trend.chi2 <= TREND_DREMPEL:
        gemeten, nodig = format_getal(trend.chi2, 1), format_getal(TREND_DREMPEL, 1)
        waarom = f"laten geen duidelijke lijn zien (toetswaarde {gemeten}; nodig is meer dan {nodig})"
    else:
        waarom = "gaan heen en weer, of de lijn hangt aan één jaar"
    return f"Het eerste en het laatste jaar verschillen wel, maar de {aantal} metingen samen {waarom}."


def _compute_gewichten(metingen: Sequence[Meting], waarden: Rij, soort: Toetssoort, per: float) -> Rij | None:
    if soort is Toetssoort.AANTAL:
        noemers, variantie = np.ones(len(waarden)), float(waarden.mean())
    elif soort in (Toetssoort.CIJFER_PER, Toetssoort.AANDEEL) and all(m.has_noemer(x) for x in metingen):
        noemers = np.array([m.get_getal(x.noemer) for x in metingen])
        gemiddeld = float((waarden * noemers).sum() / noemers.sum())
        variantie = gemiddeld * per if soort is Toetssoort.CIJFER_PER else gemiddeld * (100 - gemiddeld)
    elif soort is not Toetssoort.STAND and all(m.has_interval(x) for x in metingen):
        breedte = np.array([m.get_getal(x.ci_hoog) - m.get_getal(x.ci_laag) for x in metingen])
        with np.errstate(divide="ignore"):
            return (2 * get_z() / breedte) ** 2
    else:
        return None
    return noemers / variantie if variantie > 0 else np.full(len(waarden), np.inf)


def _fit(jaren: Rij, waarden: Rij, gewichten: Rij) -> tuple[float, float]:
    afstand = jaren - (gewichten * jaren).sum() / gewichten.sum()
    teller, noemer = (gewichten * afstand * waarden).sum(), (gewichten * afstand**2).sum()
    return (float(teller / noemer), float(teller**2 / noemer)) if noemer > 0 else (0.0, 0.0)
