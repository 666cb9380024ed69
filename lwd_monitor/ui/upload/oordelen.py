"""Which verdicts would become another, in the words of the pages that show them."""

from itertools import groupby

from markupsafe import Markup

from lwd_monitor.indicator import Thema
from lwd_monitor.opmaak import format_getal
from lwd_monitor.ui.oordeel.woorden import ONDERGRENZEN, ONTWIKKELINGEN, POSITIES, ROOKMELDERS, SOORTEN
from lwd_monitor.upload import Oordeelwissel

MAX_WISSELS = 40
TITELS = {
    "ondergrens": "Ondergrens (basis op orde)",
    "positie": "Positie",
    "ontwikkeling": "Verandering sinds het basisjaar",
    "rookmelder": "Rookmelder",
}
_WOORDEN = {
    "ondergrens": {sleutel: woord for sleutel, (_, woord) in ONDERGRENZEN.items()},
    "positie": {sleutel: woord for sleutel, (_, woord, _) in POSITIES.items()},
    "ontwikkeling": {sleutel: woord for sleutel, (_, woord) in ONTWIKKELINGEN.items()},
    "rookmelder": {sleutel: woord for sleutel, (_, woord) in ROOKMELDERS.items()},
}
_OVERIG = {
    "geen_oordeel": "geen oordeel",
    "geen_ondergrens": "geen ondergrens",
    "niet_te_toetsen": "niet te toetsen",
    "rustig": "rustig",
    "onbekend": "niet bekend",
}


def build_oordelen(wissels: tuple[Oordeelwissel, ...]) -> Markup:
    """Return the verdicts that turn, by niveau and year and then by kind; or that none does."""
    if not wissels:
        return Markup("<p>Geen enkel gebied krijgt een ander oordeel.</p>")
    delen = [
        Markup("<h3>{} in {}</h3>{}").format(niveau.meervoud.capitalize(), jaar, _build_soorten(list(groep)))
        for (niveau, jaar), groep in groupby(wissels, key=lambda w: (w.niveau, w.jaar))
    ]
    return Markup("<p>Deze oordelen worden anders:</p>{}").format(Markup().join(delen))


def _build_soorten(wissels: list[Oordeelwissel]) -> Markup:
    delen = []
    for wat, groep in groupby(wissels, key=lambda w: w.wat):
        lijst = list(groep)
        regels = Markup().join(
            Markup("<li><b>{}</b>, {}</li>").format(w.naam, _describe(w)) for w in lijst[:MAX_WISSELS]
        )
        over = len(lijst) - MAX_WISSELS
        meer = Markup("<li>en nog {}</li>").format(format_getal(over)) if over > 0 else ""
        delen.append(
            Markup("<p><b>{}</b>: {}</p><ul class='punten'>{}{}</ul>").format(
                TITELS[wat], describe_aantal(len({w.code for w in lijst})), regels, meer
            )
        )
    return Markup().join(delen)


def describe_aantal(gebieden: int) -> str:
    """Return how many places are meant.

    >>> describe_aantal(1), describe_aantal(12)
    ('1 gebied', '12 gebieden')
    """
    return f"{format_getal(gebieden)} {'gebied' if gebieden == 1 else 'gebieden'}"


def _describe(wissel: Oordeelwissel) -> str:
    over = (
        wissel.indicator.titel if wissel.indicator else f"{Thema(wissel.thema).titel.lower()} ({SOORTEN[wissel.soort]})"
    )
    return f"{over}: van {get_woord(wissel.wat, wissel.van)} naar {get_woord(wissel.wat, wissel.naar)}"


def get_woord(wat: str, sleutel: str) -> str:
    """Return the word of a verdict as readers see it.

    >>> get_woord("ondergrens", "niet_gehaald"), get_woord("positie", "geen_oordeel")
    ('ondergrens niet gehaald', 'geen oordeel')
    """
    return _WOORDEN[wat].get(sleutel) or _OVERIG[sleutel]
