"""Which verdicts would become another, in the words of the pages that show them."""

from itertools import groupby

from markupsafe import Markup

from lwd_monitor.bewering import ONDERGRENZEN, ONTWIKKELINGEN, POSITIES, ROOKMELDERS
from lwd_monitor.indicator import Thema
from lwd_monitor.opmaak import format_eerste, format_getal
from lwd_monitor.ui.oordeel.laden import SOORTEN
from lwd_monitor.ui.upload.tabel import build_lange_tabel
from lwd_monitor.upload import Oordeelwissel

MAX_WISSELS = 40
TITELS = {
    "ondergrens": "Ondergrens",
    "positie": "Positie",
    "ontwikkeling": "Verandering sinds het basisjaar",
    "rookmelder": "Rookmelder",
}
_WOORDEN = {
    "ondergrens": {sleutel: woord for sleutel, (_, woord, _) in ONDERGRENZEN.items()},
    "positie": {sleutel: woord for sleutel, (_, woord, *_) in POSITIES.items()},
    "ontwikkeling": {sleutel: woord for sleutel, (_, woord, _) in ONTWIKKELINGEN.items()},
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
    """Return the verdicts that turn, a table per niveau and year; or that none does."""
    if not wissels:
        return Markup("<p>Geen enkel gebied krijgt een ander oordeel. Verzonnen cijfers tellen hier niet mee.</p>")
    return Markup().join(
        _build_tabel(f"{niveau.meervoud.capitalize()}, oordeel over {jaar}", list(groep))
        for (niveau, jaar), groep in groupby(wissels, key=lambda w: (w.niveau, w.jaar))
    )


def _build_tabel(titel: str, wissels: list[Oordeelwissel]) -> Markup:
    rijen = [
        Markup(
            "<tr><td><b>{}</b></td><td>{}</td><td>{}</td><td data-kop='Nu'>{}</td><td data-kop='Straks'><b>{}</b></td></tr>"
        ).format(w.naam, TITELS[w.wat], _describe(w), get_woord(w.wat, w.van), get_woord(w.wat, w.naar))
        for w in wissels[:MAX_WISSELS]
    ]
    koppen = ("Gebied", "Oordeel", "Waarover", "Nu", "Straks")
    tabel = build_lange_tabel(titel, koppen, rijen, format_eerste(MAX_WISSELS, len(wissels)))
    return Markup("<h3>{}: {}</h3>{}").format(titel, describe_aantal(len({w.code for w in wissels})), tabel)


def describe_aantal(gebieden: int) -> str:
    """Return how many places are meant.

    >>> describe_aantal(1), describe_aantal(12)
    ('1 gebied', '12 gebieden')
    """
    return f"{format_getal(gebieden)} {'gebied' if gebieden == 1 else 'gebieden'}"


def _describe(wissel: Oordeelwissel) -> str:
    if wissel.indicator:
        return wissel.indicator.titel
    return f"{Thema(wissel.thema).titel} ({SOORTEN[wissel.soort]})"


def get_woord(wat: str, sleutel: str) -> str:
    """Return the word of a verdict as readers see it.

    >>> get_woord("ondergrens", "niet_gehaald"), get_woord("positie", "geen_oordeel")
    ('ondergrens niet gehaald', 'geen oordeel')
    """
    return _WOORDEN[wat].get(sleutel) or _OVERIG[sleutel]
