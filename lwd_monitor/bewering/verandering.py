"""A change in words: gestegen or gedaald only when a test carries it."""

from collections.abc import Sequence

from lwd_monitor.bewering.model import Bewering, Beweringoordeel, Beweringsoort
from lwd_monitor.gebied import GEMEENTE_CODE, GEMEENTE_NAAM
from lwd_monitor.indicator import Indicator, format_in_zin
from lwd_monitor.oordeel import VERANDERD, Oordeel, Toetssoort, Vergelijking
from lwd_monitor.opmaak import format_getal
from lwd_monitor.waarneming import Meting, Status

WOORDEN = {
    Oordeel.GESTEGEN.value: "gestegen",
    Oordeel.GEDAALD.value: "gedaald",
    Oordeel.GEEN_AANTOONBAAR_VERSCHIL.value: "geen aantoonbaar verschil",
    Oordeel.NIET_TE_TOETSEN.value: "niet te toetsen",
}
TELLING = "volledige telling"
Reeks = Sequence[Meting]


def build_verandering(
    pagina: str, gebied: str, indicator: Indicator, reeks: Reeks, uit: Vergelijking, heel: "Heel | None" = None
) -> Bewering:
    """Return the change of one series: the word, the years, the difference with its margin and over how many it was computed.

    Notes: `heel` is the city's own change where that was proven: a place of which the margin holds it says so.
    """
    zin = _describe(indicator, reeks, uit, heel)
    return _build(pagina, gebied, indicator, zin, reeks, uit)


def build_stap(pagina: str, gebied: str, indicator: Indicator, stap: Reeks, uit: Vergelijking) -> Bewering:
    """Return the former measurement with what a test says of the step to the newest: `81 in 2024 (niet te toetsen)`."""
    return _build(pagina, gebied, indicator, describe_stap(indicator, stap, uit), stap, uit)


def describe_stap(indicator: Indicator, stap: Reeks, uit: Vergelijking) -> str:
    """Return the former measurement of a step with the verdict behind it."""
    vorige = _list_gevuld(stap)[0]
    woord = f"aantoonbaar {WOORDEN[uit.oordeel]}" if uit.oordeel in VERANDERD else WOORDEN[uit.oordeel]
    woord = TELLING if is_telling(indicator, stap) else woord
    return f"{format_in_zin(indicator, vorige.waarde)} in {vorige.jaar} ({woord})"


def build_laatste_stap(pagina: str, gebied: str, indicator: Indicator, reeks: Reeks, uit: Vergelijking) -> Bewering:
    """Return what the last step of a series says: `Laatste stap: gedaald 2024–2025: −12 (marge −20 tot −4).`"""
    zin = _describe(indicator, reeks, uit, None)
    return _build(pagina, gebied, indicator, f"Laatste stap: {zin[:1].lower()}{zin[1:]}", reeks, uit)


def build_stapcel(pagina: str, gebied: str, indicator: Indicator, reeks: Reeks, uit: Vergelijking) -> Bewering:
    """Return the last step as a cell of a table: `Gedaald 2024–2025: −12`."""
    jaren = f"{uit.van}–{uit.tot}"
    verschil = "" if uit.verschil is None else f": {format_verschil(indicator, uit.verschil)}"
    return _build(pagina, gebied, indicator, f"{WOORDEN[uit.oordeel].capitalize()} {jaren}{verschil}", reeks, uit)


class Heel:
    """The proven change of the whole city, beside which that of a place stands."""

    def __init__(self, pagina: str, indicator: Indicator, reeks: Reeks, uit: Vergelijking) -> None:
        eerste = _select(reeks, uit)[0].waarde or 0.0
        self._begin, self._verandering = eerste, (uit.verschil or 0.0) if uit.lijn is None else uit.lijn
        zin = f"Heel {GEMEENTE_NAAM}: {WOORDEN[uit.oordeel]}."
        self.bewering = _build(pagina, GEMEENTE_CODE, indicator, zin, reeks, uit)

    def fits(self, indicator: Indicator, reeks: Reeks, uit: Vergelijking) -> bool:
        """Tell whether the margin of a place holds the change of the city: of a count its share, else the change itself."""
        if uit.oordeel != Oordeel.GEEN_AANTOONBAAR_VERSCHIL or uit.ci_laag is None or uit.ci_hoog is None:
            return False
        begin = _select(reeks, uit)[0].waarde or 0.0
        schaal = (begin / self._begin if self._begin else 0.0) if indicator.toets is Toetssoort.AANTAL else 1.0
        return uit.ci_laag <= schaal * self._verandering <= uit.ci_hoog


def find_heel(pagina: str, indicator: Indicator, reeks: Reeks, uit: Vergelijking | None) -> Heel | None:
    """Return the change of the city when a test proved it: a fall everywhere is no news about one place."""
    return Heel(pagina, indicator, reeks, uit) if uit is not None and uit.oordeel in VERANDERD else None


def is_telling(indicator: Indicator, reeks: Reeks) -> bool:
    """Tell whether a series counts everything and everyone, without a year that we estimated."""
    return indicator.toets is Toetssoort.STAND and all(m.status != Status.GESCHAT for m in reeks)


def _build(pagina: str, gebied: str, indicator: Indicator, zin: str, reeks: Reeks, uit: Vergelijking) -> Bewering:
    telling = is_telling(indicator, reeks)
    return Bewering(
        pagina,
        gebied,
        indicator.id,
        zin,
        Beweringsoort.VERANDERING,
        Beweringoordeel.VOLLEDIGE_TELLING if telling else Beweringoordeel(uit.oordeel),
        toets=TELLING if telling else uit.toets,
        p=uit.p,
        q=uit.q,
        fictief=any(m.status == Status.VOORBEELD for m in reeks),
        reden=uit.reden,
        van=uit.van,
        tot=uit.tot,
    )


def _describe(indicator: Indicator, reeks: Reeks, uit: Vergelijking, heel: Heel | None) -> str:
    gevuld = _select(reeks, uit)
    jaren = f"{gevuld[0].jaar}–{gevuld[-1].jaar}"
    if is_telling(indicator, reeks):
        punten = ", ".join(f"{format_in_zin(indicator, m.waarde)} in {m.jaar}" for m in (gevuld[0], gevuld[-1]))
        return f"{punten} ({TELLING})."
    kop = f"{WOORDEN[uit.oordeel].capitalize()} {jaren}"
    if uit.verschil is None or uit.ci_laag is None or uit.ci_hoog is None:
        return f"{kop}."
    cijfers = f"{format_verschil(indicator, uit.verschil)} ({_describe_marge(indicator, gevuld, uit)})"
    if heel is not None and heel.fits(indicator, reeks, uit):
        return f"Hier is het verschil {jaren} te klein om te zien; het past bij heel {GEMEENTE_NAAM}: {cijfers}."
    return f"{kop}: {cijfers}."


def _describe_marge(indicator: Indicator, gevuld: Reeks, uit: Vergelijking) -> str:
    """Return the margin with over how many it was computed and the test; for a trend it is that of the line through all years."""
    laag, hoog = (format_verschil(indicator, grens or 0.0, eenheid=False) for grens in (uit.ci_laag, uit.ci_hoog))
    lijn = "" if uit.lijn is None else f"lijn door alle jaren {format_verschil(indicator, uit.lijn, eenheid=False)}, "
    trend = "" if uit.lijn is None else f"; {uit.toets}"
    return f"{lijn}marge {laag} tot {hoog}{_describe_n(indicator, gevuld)}{trend}"


def _describe_n(indicator: Indicator, gevuld: Reeks) -> str:
    """Return over how many a figure was computed, people where it is about persons; a count is its own number."""
    if indicator.toets not in (Toetssoort.AANDEEL, Toetssoort.GEMIDDELDE):
        return ""
    eerste, laatste = gevuld[0].noemer, gevuld[-1].noemer
    if eerste is None or laatste is None:
        return ""
    mensen = " mensen" if indicator.afscherming else ""
    return f"; over {format_getal(eerste)} en {format_getal(laatste)}{mensen}"


def _select(reeks: Reeks, uit: Vergelijking) -> list[Meting]:
    """Return the measurements that a verdict is about: those since the last break, as far back as its test looks."""
    gevuld = _list_gevuld(reeks)
    if uit.van is None or uit.tot is None:
        return gevuld
    return [m for m in gevuld if uit.van <= m.jaar <= uit.tot] or gevuld


def _list_gevuld(reeks: Reeks) -> list[Meting]:
    return [m for m in reeks if m.waarde is not None]


def format_verschil(indicator: Indicator, verschil: float, *, eenheid: bool = True) -> str:
    """Write a difference with its sign; a share in procentpunt."""
    teken = "+" if verschil > 0 else "−" if verschil < 0 else ""
    achter = " procentpunt" if indicator.is_procent and eenheid else ""
    # A margin that just stays off zero must not be written as zero.
    fijner = round(verschil, indicator.decimalen) == 0 and verschil != 0
    return f"{teken}{format_getal(abs(verschil), indicator.decimalen + fijner)}{achter}"
