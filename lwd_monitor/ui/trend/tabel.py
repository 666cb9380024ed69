"""The table under the chart: the same figures, with in words what is not there."""

from collections.abc import Mapping

import pandas as pd
from markupsafe import Markup

from lwd_monitor.bewering import Bewering, Plek, get_plek
from lwd_monitor.indicator import format_waarde
from lwd_monitor.ui.onderdelen.badge import build_badge
from lwd_monitor.ui.trend.gegevens import Trendgegevens
from lwd_monitor.waarneming import Status

# Shown on a phone alone, where two years fit beside the names.
MEER_JAREN = Markup("<span class='schuif'>Schuif opzij voor de andere jaren <span aria-hidden='true'>→</span></span>")


def build_tabel(trend: Trendgegevens, stappen: Mapping[Plek, Bewering]) -> Markup:
    """Return the table: a row per place and indeling, a column per year, and what its last step says where it was tested."""
    jaren = trend.jaren
    kop = Markup().join(Markup("<th scope='col' class='getal'>{}</th>").format(jaar) for jaar in jaren)
    kop += Markup("<th scope='col'>Laatste stap</th>") if stappen else Markup()
    rijen = Markup().join(
        _build_rij(trend, deel, jaren, stappen)
        for _, deel in trend.reeksen.groupby(["sleutel", "indeling"], sort=False)
    )
    titel, maat = trend.indicator.titel, trend.indicator.eenheid
    eenheid = f" ({maat})" if maat and maat.lower() not in titel.lower() else ""
    return Markup(
        "<div class='trendtabel{}' tabindex='0' role='region' aria-label='Tabel met alle cijfers'>"
        "<table class='cijfers'><caption>{}{}{}</caption><thead><tr><th scope='col'>Gebied</th>{}</tr></thead>"
        "<tbody>{}</tbody></table></div>"
    ).format(" smal" if len(jaren) < 3 else "", titel, eenheid, MEER_JAREN if len(jaren) > 2 else "", kop, rijen)


def _build_rij(trend: Trendgegevens, deel: pd.DataFrame, jaren: list[int], stappen: Mapping[Plek, Bewering]) -> Markup:
    statussen = {Status(status) for status in deel["status"]}
    # One kind of value in the whole row is said once, beside the name.
    samen = statussen.pop() if len(statussen) == 1 and deel["waarde"].notna().all() else None
    cellen = {int(rij.jaar): _build_cel(trend, rij, samen) for rij in deel.itertuples()}
    return Markup("<tr><th scope='row'>{}{}{}</th>{}{}</tr>").format(
        deel["naam"].iloc[0],
        _build_indeling(trend, int(deel["indeling"].iloc[0])),
        Markup("<span class='sub'>{}</span>").format(build_badge(samen, trend.bron)) if samen else Markup(),
        Markup().join(
            Markup("<td class='getal'>{}</td>").format(cellen.get(jaar) or _build_leeg(trend, deel, jaar))
            for jaar in jaren
        ),
        _build_stap(deel, stappen) if stappen else Markup(),
    )


def _build_stap(deel: pd.DataFrame, stappen: Mapping[Plek, Bewering]) -> Markup:
    """Return the last step of a row; the gemeente has one series over all indelingen, told beside the newest."""
    plek = get_plek(str(deel["sleutel"].iloc[0]), int(deel["indeling"].iloc[0]))
    stap = stappen.get(plek)
    if stap is None:
        return Markup("<td><span class='meta'>–</span></td>")
    zin = Markup("<b>{}</b>").format(stap.zin) if stap.is_aangetoond else stap.zin
    return Markup("<td class='stap'>{}</td>").format(zin)


def _build_leeg(trend: Trendgegevens, deel: pd.DataFrame, jaar: int) -> Markup:
    """Return a dash where another indeling held, and the badge where a figure is missing."""
    elders = trend.reeksen[(trend.reeksen["jaar"] == jaar) & (trend.reeksen["sleutel"] == deel["sleutel"].iloc[0])]
    return Markup("<span class='meta'>–</span>") if not elders.empty else build_badge(Status.ONTBREEKT)


def _build_indeling(trend: Trendgegevens, indeling: int) -> Markup:
    if trend.reeksen["indeling"].nunique() == 1:
        return Markup()
    return Markup("<span class='sub'>indeling {}</span>").format(indeling)


def _build_cel(trend: Trendgegevens, rij, samen: Status | None) -> Markup:
    if pd.isna(rij.waarde):
        return build_badge(Status(rij.status), trend.bron)
    marge = Markup()
    if pd.notna(rij.ci_laag) and pd.notna(rij.ci_hoog):
        marge = Markup("<span class='sub'>marge {} tot {}</span>").format(
            format_waarde(trend.indicator, rij.ci_laag), format_waarde(trend.indicator, rij.ci_hoog)
        )
    badge = Markup() if samen else build_badge(Status(rij.status), trend.bron)
    return Markup("{} {}{}").format(format_waarde(trend.indicator, rij.waarde), badge, marge)
