"""What changed, tested, and the choice between showing a break and carrying figures over it."""

import pandas as pd
from markupsafe import Markup

from lwd_monitor.gebied import GEMEENTE_CODE, describe_grondslag, rank_grondslag
from lwd_monitor.indicator import Indicator, Toetssoort
from lwd_monitor.oordeel import explain_leeg
from lwd_monitor.opmaak import join_namen
from lwd_monitor.profiel import Meting, can_middelen, compare_metingen
from lwd_monitor.ui.adres import kies_pil
from lwd_monitor.ui.onderdelen.badge import build_badge
from lwd_monitor.ui.onderdelen.methode import build_methodelink
from lwd_monitor.ui.onderdelen.verandering import describe_verandering
from lwd_monitor.ui.trend_gegevens import Trend
from lwd_monitor.waarneming import VERBORGEN, Status

OMGEREKEND = (
    "Omgerekende cijfers hebben geen marge: ze zijn geschat. Daardoor is niet na te gaan of een verschil toeval is."
)
NIET_MIDDELEN = "Dit cijfer mag niet worden opgeteld en niet gemiddeld. Alleen een plek die dezelfde bleef, houdt haar oudere cijfers."
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
    # The city stays the same place over every change of boundaries; a year that two indelingen give counts once.
    rijen = rijen.assign(plek=rijen["indeling"].mask(rijen["sleutel"] == GEMEENTE_CODE, 0))
    rijen = rijen.drop_duplicates(["sleutel", "plek", "jaar"], keep="last")
    per_plek = rijen.groupby(["sleutel", "plek"], sort=False)
    groepen = [deel.sort_values("jaar") for _, deel in per_plek if len(deel) > 1]
    verborgen = list_verborgen(trend)
    if not groepen and not verborgen:
        return Markup()
    # The city's own change comes first: a fall everywhere is no news about one place.
    groepen.sort(key=lambda deel: deel["sleutel"].iloc[0] != GEMEENTE_CODE)
    regels = Markup().join(
        Markup("<li><b>{}</b>{}</li>").format(join_namen(namen), zin)
        for zin, namen in (_group_zinnen(trend, groepen) | verborgen).items()
    )
    return Markup(
        "<h2>Wat veranderde er?</h2><ul class='veranderingen'>{}</ul><p class='bron'>We zeggen alleen gestegen of gedaald als "
        "toeval een slechte verklaring is. <a href='uitleg?deel=methode#verandering' target='_self'>Hoe wij toetsen</a></p>"
    ).format(regels)


def list_omgerekend(trend: Trend) -> list[Markup]:
    """Return, per place with carried-over figures, until when and on what ground."""
    oud = trend.gevuld[trend.gevuld["grondslag"].notna()]
    regels = [Markup(NIET_MIDDELEN)] if len(oud) and not can_middelen(trend.indicator) else []
    for _, deel in oud.groupby("sleutel", sort=False):
        grond = max(deel["grondslag"], key=rank_grondslag)
        badge = build_badge(Status.GESCHAT) if (deel["status"] == Status.GESCHAT.value).any() else Markup()
        regels.append(
            Markup("{}: tot en met {} omgerekend naar de grenzen van nu ({}). {} {}").format(
                deel["naam"].iloc[0],
                int(deel["jaar"].max()),
                describe_grondslag(grond),
                badge,
                build_methodelink("grenzen", "Hoe?"),
            )
        )
    return regels


def list_verborgen(trend: Trend) -> dict[Markup, list[str]]:
    """Return why there is nothing to test where figures exist that are not shown, each reason with its places."""
    zinnen: dict[Markup, list[str]] = {}
    for _, deel in trend.reeksen.groupby(["sleutel", "indeling"], sort=False):
        leeg = {int(rij.jaar): Status(rij.status) for rij in deel.itertuples() if rij.status in VERBORGEN}
        if leeg and deel["waarde"].notna().sum() < 2 and trend.indicator.toets is not Toetssoort.STAND:
            waarom = build_methodelink("afscherming", "Waarom?") if Status.ONDERDRUKT in leeg.values() else ""
            zin = Markup(". <b>Niet te toetsen.</b> {} {}").format(explain_leeg(list(leeg), leeg), waarom)
            zinnen.setdefault(zin, []).append(str(deel["naam"].iloc[0]))
    return zinnen


def _group_zinnen(trend: Trend, groepen: list[pd.DataFrame]) -> dict[Markup, list[str]]:
    """Return each sentence with the places it holds for, so that one reason is not said six times."""
    zinnen: dict[Markup, list[str]] = {}
    for deel in groepen:
        zin = _build_zin(trend.indicator, deel)
        if zin is not None:
            zinnen.setdefault(zin, []).append(str(deel["naam"].iloc[0]))
    return zinnen


def _build_zin(indicator: Indicator, deel: pd.DataFrame) -> Markup | None:
    if indicator.toets is Toetssoort.STAND:
        return Markup(": volledige telling, er valt niets te toetsen.")
    reeks = tuple(_build_meting(rij) for rij in deel.itertuples())
    uit = compare_metingen(indicator, reeks)
    if uit is None:
        return None
    reden = OMGEREKEND if uit.reden and _is_marge_kwijt(indicator, deel) else uit.reden
    return Markup(". {} {}").format(describe_verandering(indicator, reeks, uit), reden or "")


def _is_marge_kwijt(indicator: Indicator, deel: pd.DataFrame) -> bool:
    """Tell whether figures had a margin until they were carried over."""
    geschat = deel["grondslag"].notna() & (deel["status"] == Status.GESCHAT.value) & deel["ci_laag"].isna()
    met_noemer = indicator.toets is Toetssoort.AANTAL or deel["noemer"].notna().any()
    return bool(geschat.any()) and indicator.toets is not Toetssoort.GEMIDDELDE and met_noemer


def _build_meting(rij) -> Meting:
    noemer, laag, hoog = (None if pd.isna(v) else float(v) for v in (rij.noemer, rij.ci_laag, rij.ci_hoog))
    return Meting(int(rij.jaar), float(rij.waarde), Status(rij.status), noemer, laag, hoog, rij.code)
