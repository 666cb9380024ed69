"""What changed, tested, and the choice between showing a break and carrying figures over it."""

import pandas as pd
from markupsafe import Markup

from lwd_monitor import bewering
from lwd_monitor.bewering import Bewering, Plek, Trendreeks, list_reeksen
from lwd_monitor.db import Cursor
from lwd_monitor.gebied import GEMEENTE_CODE, describe_grondslag, rank_grondslag
from lwd_monitor.indicator import Toetssoort
from lwd_monitor.oordeel import Oordeel, explain_leeg
from lwd_monitor.opmaak import join_namen
from lwd_monitor.portret import can_middelen
from lwd_monitor.ui import laden
from lwd_monitor.ui.adres import kies_pil
from lwd_monitor.ui.onderdelen.badge import build_badge
from lwd_monitor.ui.onderdelen.schakel import build_methodelink
from lwd_monitor.ui.onderdelen.verandering import build_zin
from lwd_monitor.ui.opslag import per_versie
from lwd_monitor.ui.trend.gegevens import Trendgegevens
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


@per_versie
def load_trendreeksen(con: Cursor, indicator_id: str, omrekenen: bool) -> dict[tuple[str, int], Trendreeks]:
    """Return the change of every place that a reader can choose, tested together."""
    indicator = laden.load_indicatoren()[indicator_id]
    return bewering.load_trendreeksen(con, indicator, laden.load_gebieden(), omrekenen)


def list_gekozen(trend: Trendgegevens) -> list[tuple[str, Trendreeks]]:
    """Return the changes of the chosen places by the name that the page gives them, the whole city first."""
    alle = load_trendreeksen(trend.indicator.id, trend.omrekenen)
    rijen = (
        trend.gevuld
        if trend.almelo is None
        else pd.concat([trend.almelo[trend.almelo["waarde"].notna()], trend.gevuld])
    )
    gekozen = [(naam, alle[plek]) for plek, naam, _ in list_reeksen(rijen) if plek in alle]
    # The city's own change comes first: a fall everywhere is no news about one place.
    return sorted(gekozen, key=lambda paar: paar[1].plek[0] != GEMEENTE_CODE)


def list_stappen(trend: Trendgegevens) -> dict[Plek, Bewering]:
    """Return what the table says of the last step of the chosen places."""
    return {reeks.plek: reeks.stapcel for _, reeks in list_gekozen(trend) if reeks.stapcel is not None}


def build_veranderingen(trend: Trendgegevens) -> Markup:
    """Return the tested change of each place, the whole city first."""
    gekozen, verborgen = list_gekozen(trend), list_verborgen(trend)
    if not gekozen and not verborgen:
        return Markup()
    regels = Markup().join(
        Markup("<li><b>{}</b>{}</li>").format(join_namen(namen), zin)
        for zin, namen in (_group_zinnen(trend, gekozen) | verborgen).items()
    )
    return Markup(
        "<h2>Wat veranderde er?</h2><ul class='veranderingen'>{}</ul><p class='bron'>We zeggen alleen gestegen of gedaald als "
        "toeval een slechte verklaring is, over de hele reeks en over de laatste stap. Alle gebieden die u hier kunt kiezen zijn daarvoor samen getoetst. "
        "<a href='uitleg?deel=methode#verandering' target='_self'>Hoe wij toetsen</a></p>"
    ).format(regels)


def list_omgerekend(trend: Trendgegevens) -> list[Markup]:
    """Return, per place with carried-over figures, until when and on what ground."""
    delen = _group_omgerekend(trend)
    niet = Markup(NIET_MIDDELEN)  # nosec B704 # our own sentence
    regels = [niet] if delen and not can_middelen(trend.indicator) else []
    for deel in delen:
        badge = build_badge(Status.GESCHAT) if (deel["status"] == Status.GESCHAT.value).any() else Markup()
        regels.append(Markup("{}. {} {}").format(_describe_deel(deel), badge, build_methodelink("grenzen", "Hoe?")))
    return regels


def describe_omgerekend(trend: Trendgegevens) -> list[str]:
    """Return the same in plain words, for an image."""
    return [
        f"{_describe_deel(deel)}{', geschat' if (deel['status'] == Status.GESCHAT.value).any() else ''}."
        for deel in _group_omgerekend(trend)
    ]


def _group_omgerekend(trend: Trendgegevens) -> list[pd.DataFrame]:
    oud = trend.gevuld[trend.gevuld["grondslag"].notna()]
    return [deel for _, deel in oud.groupby("sleutel", sort=False)]


def _describe_deel(deel: pd.DataFrame) -> str:
    grond = describe_grondslag(max(deel["grondslag"], key=rank_grondslag))
    naam, tot = deel["naam"].iloc[0], int(deel["jaar"].max())
    return f"{naam}: tot en met {tot} omgerekend naar de grenzen van nu ({grond})"


def list_verborgen(trend: Trendgegevens) -> dict[Markup, list[str]]:
    """Return why there is nothing to test where figures exist that are not shown, each reason with its places."""
    zinnen: dict[Markup, list[str]] = {}
    for _, deel in trend.reeksen.groupby(["sleutel", "indeling"], sort=False):
        leeg = {int(rij.jaar): Status(rij.status) for rij in deel.itertuples() if rij.status in VERBORGEN}
        if leeg and deel["waarde"].notna().sum() < 2 and trend.indicator.toets is not Toetssoort.STAND:
            waarom = build_methodelink("afscherming", "Waarom?") if Status.ONDERDRUKT in leeg.values() else ""
            zin = Markup(". <b>Niet te toetsen.</b> {} {}").format(explain_leeg(list(leeg), leeg), waarom)
            zinnen.setdefault(zin, []).append(str(deel["naam"].iloc[0]))
    return zinnen


def _group_zinnen(trend: Trendgegevens, gekozen: list[tuple[str, Trendreeks]]) -> dict[Markup, list[str]]:
    """Return each sentence with the places it holds for, so that one reason is not said six times."""
    zinnen: dict[Markup, list[str]] = {}
    for naam, reeks in gekozen:
        zinnen.setdefault(_build_regel(trend, reeks), []).append(naam)
    return zinnen


def _build_regel(trend: Trendgegevens, reeks: Trendreeks) -> Markup:
    if trend.indicator.toets is Toetssoort.STAND:
        return Markup(": {}{}").format(reeks.bewering.zin, _explain_geschat(reeks))
    reden = "" if reeks.bewering.waarom else reeks.uit.reden
    if reeks.uit.oordeel == Oordeel.NIET_TE_TOETSEN and _is_marge_kwijt(trend, reeks):
        reden = OMGEREKEND
    # Where nothing can be tested the reason is said once, for the series and its last step.
    zelfde = reeks.stap is None or (reeks.uit.oordeel == reeks.stap.oordeel == Oordeel.NIET_TE_TOETSEN)
    stap = Markup() if zelfde or reeks.stap is None else build_zin(reeks.stap)
    return Markup(". {} {} {}").format(build_zin(reeks.bewering), reden, stap)


def _explain_geschat(reeks: Trendreeks) -> str:
    """Return why a full count cannot be set beside itself: we estimated a year of it."""
    jaren = [str(meting.jaar) for meting in reeks.reeks if meting.status == Status.GESCHAT]
    if not jaren:
        return ""
    wat, is_ = ("Het cijfer", "is") if len(jaren) == 1 else ("De cijfers", "zijn")
    return f" {wat} over {join_namen(jaren)} {is_} geschat."


def _is_marge_kwijt(trend: Trendgegevens, reeks: Trendreeks) -> bool:
    """Tell whether figures had a margin until they were carried over."""
    indicator, sleutel = trend.indicator, reeks.plek[0]
    deel = trend.gevuld[trend.gevuld["sleutel"] == sleutel]
    geschat = deel["grondslag"].notna() & (deel["status"] == Status.GESCHAT.value) & deel["ci_laag"].isna()
    met_noemer = indicator.toets is Toetssoort.AANTAL or deel["noemer"].notna().any()
    return bool(geschat.any()) and indicator.toets is not Toetssoort.GEMIDDELDE and met_noemer
