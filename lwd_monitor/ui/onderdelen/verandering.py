"""Margin and change in words: only what was tested is called gestegen or gedaald."""

from markupsafe import Markup

from lwd_monitor.indicator import Indicator, format_waarde
from lwd_monitor.oordeel import Oordeel, Toetssoort, Vergelijking
from lwd_monitor.opmaak import format_getal
from lwd_monitor.profiel import Meting, ProfielRij, compute_verandering, find_marge
from lwd_monitor.ui.onderdelen.methode import build_methodelink

WOORDEN = {
    Oordeel.GESTEGEN.value: "gestegen",
    Oordeel.GEDAALD.value: "gedaald",
    Oordeel.GEEN_AANTOONBAAR_VERSCHIL.value: "geen aantoonbaar verschil",
    Oordeel.NIET_TE_TOETSEN.value: "niet te toetsen",
}


def build_marge(indicator: Indicator, meting: Meting | None) -> Markup:
    """Return the margin of a figure in words, or nothing where it is not known."""
    marge = find_marge(indicator, meting)
    if marge is None:
        return Markup()
    laag, hoog = (format_waarde(indicator, grens) for grens in marge)
    return Markup("<span class='marge'>marge {} tot {}</span>").format(laag, hoog)


def build_verandering(rij: ProfielRij) -> Markup:
    """Return in words whether a row changed over its years, the whole city first; nothing for complete counts."""
    uit = compute_verandering(rij)
    if uit is None or rij.indicator.toets is Toetssoort.STAND:
        return Markup()
    zin = describe_verandering(rij.indicator, rij.reeks, uit)
    heel = _describe_almelo(rij)
    return Markup("<span class='verandering' title='{}'>{}{}</span>").format(uit.reden, heel, zin)


def describe_verandering(indicator: Indicator, reeks: tuple[Meting, ...], uit: Vergelijking) -> Markup:
    """Return one tested change: the word, the years that it is about, n and the margin.

    Notes: for a trend the margin is that of the line through all years, which is told beside the two figures.
    """
    woord = WOORDEN[uit.oordeel].capitalize()
    kop = Markup("<b>{}</b> {}–{}").format(woord, uit.van, uit.tot)
    if uit.verschil is None or uit.ci_laag is None or uit.ci_hoog is None:
        return Markup("{}. {}").format(kop, build_methodelink("niet-te-toetsen", "Waarom?"))
    laag, hoog = (_format_verschil(indicator, grens, eenheid=False) for grens in (uit.ci_laag, uit.ci_hoog))
    lijn, trend = "", Markup()
    if uit.lijn is not None:
        lijn = f"lijn door alle jaren {_format_verschil(indicator, uit.lijn, eenheid=False)}, "
        trend = Markup("; {}, {}").format(uit.toets, build_methodelink("trend", "hoe?"))
    gemeten = tuple(m for m in reeks if m.jaar in (uit.van, uit.tot))
    return Markup("{}: {} ({}marge {} tot {}{}{}).").format(
        kop, _format_verschil(indicator, uit.verschil), lijn, laag, hoog, _describe_n(indicator, gemeten), trend
    )


def _describe_n(indicator: Indicator, reeks: tuple[Meting, ...]) -> str:
    """Return the numbers behind a survey figure; a count is its own number."""
    gevuld = [m for m in reeks if m.waarde is not None]
    if indicator.toets not in (Toetssoort.AANDEEL, Toetssoort.GEMIDDELDE):
        return ""
    eerste, laatste = gevuld[0].noemer, gevuld[-1].noemer
    return "" if eerste is None or laatste is None else f"; n = {format_getal(eerste)} en {format_getal(laatste)}"


def _describe_almelo(rij: ProfielRij) -> Markup:
    """Return the city's own change when that was proven: a fall everywhere is no news about one place."""
    if not rij.reeks_almelo or rij.reeks == rij.reeks_almelo:
        return Markup()
    jaren = {m.jaar for m in rij.reeks if m.waarde is not None}
    heel = compute_verandering(rij, tuple(m for m in rij.reeks_almelo if m.jaar in jaren))
    if heel is None or heel.oordeel not in (Oordeel.GESTEGEN, Oordeel.GEDAALD):
        return Markup()
    return Markup("In heel Almelo {}. Hier: ").format(WOORDEN[heel.oordeel])


def _format_verschil(indicator: Indicator, verschil: float, *, eenheid: bool = True) -> str:
    teken = "+" if verschil > 0 else "−" if verschil < 0 else ""
    achter = " procentpunt" if indicator.is_procent and eenheid else ""
    # A margin that just stays off zero must not be written as zero.
    fijner = round(verschil, indicator.decimalen) == 0 and verschil != 0
    return f"{teken}{format_getal(abs(verschil), indicator.decimalen + fijner)}{achter}"
