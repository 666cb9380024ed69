"""What changed, tested, and the choice between showing a break and carrying figures over it."""

import pandas as pd
from markupsafe import Markup

from lwd_monitor.gebied import GEMEENTE_CODE, GRONDSLAGEN
from lwd_monitor.indicator import Toetssoort
from lwd_monitor.profiel import Meting, compare_metingen
from lwd_monitor.ui.adres import kies_pil
from lwd_monitor.ui.onderdelen.badge import build_badge
from lwd_monitor.ui.onderdelen.verandering import describe_verandering
from lwd_monitor.ui.trend_gegevens import Trend
from lwd_monitor.waarneming import Status

BREUK, OMREKENEN = "breuk", "omrekenen"
WOORDEN = {BREUK: "Breuk tonen", OMREKENEN: "Omrekenen naar nu"}


def kies_grenzen(heeft_oud: bool) -> bool:
    """Ask how to deal with a change of boundaries, where there are older figures; True: carry them over."""
    if not heeft_oud:
        return False
    return kies_pil("Nieuwe grenzen", "grenzen", [BREUK, OMREKENEN], WOORDEN.__getitem__, "keuze") == OMREKENEN


def build_veranderingen(trend: Trend) -> Markup:
    """Return the tested change of each place, the whole city first."""
    rijen = trend.gevuld
    if trend.almelo is not None:
        rijen = pd.concat([trend.almelo[trend.almelo["waarde"].notna()], rijen])
    groepen = [deel for _, deel in rijen.groupby(["sleutel", "indeling"], sort=False) if len(deel) > 1]
    if not groepen:
        return Markup()
    # The city's own change comes first: a fall everywhere is no news about one place.
    groepen.sort(key=lambda deel: deel["sleutel"].iloc[0] != GEMEENTE_CODE)
    regels = Markup().join(_build_regel(trend, deel) for deel in groepen)
    return Markup(
        "<h2>Wat veranderde er?</h2><ul class='veranderingen'>{}</ul><p class='bron'>We zeggen alleen gestegen of gedaald als "
        "toeval een slechte verklaring is. <a href='uitleg?deel=methode#verandering' target='_self'>Hoe wij toetsen</a></p>"
    ).format(regels)


def list_omgerekend(trend: Trend) -> list[Markup]:
    """Return, per place with carried-over figures, until when and on what ground."""
    oud = trend.reeksen[trend.reeksen["grondslag"].notna()]
    regels = []
    for _, deel in oud.groupby("sleutel", sort=False):
        grond = str(deel["grondslag"].iloc[0])
        badge = build_badge(Status.GESCHAT) if (deel["status"] == Status.GESCHAT.value).any() else Markup()
        regels.append(
            Markup("{}: tot en met {} omgerekend naar de grenzen van nu ({}). {}").format(
                deel["naam"].iloc[0], int(deel["jaar"].max()), GRONDSLAGEN.get(grond, grond), badge
            )
        )
    return regels


def _build_regel(trend: Trend, deel: pd.DataFrame) -> Markup:
    indicator = trend.indicator
    if indicator.toets is Toetssoort.STAND:
        return Markup("<li><b>{}</b>: volledige telling, er valt niets te toetsen.</li>").format(deel["naam"].iloc[0])
    reeks = tuple(_build_meting(rij) for rij in deel.itertuples())
    uit = compare_metingen(indicator, reeks)
    if uit is None:
        return Markup()
    reden = Markup(" {}").format(uit.reden) if uit.reden else Markup()
    return Markup("<li><b>{}</b>. {}{}</li>").format(
        deel["naam"].iloc[0], describe_verandering(indicator, reeks, uit), reden
    )


def _build_meting(rij) -> Meting:
    velden = (rij.noemer, rij.ci_laag, rij.ci_hoog)
    return Meting(
        int(rij.jaar), float(rij.waarde), Status(rij.status), *(None if pd.isna(v) else float(v) for v in velden)
    )
