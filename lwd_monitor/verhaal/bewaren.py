"""How long stories are kept, per kind."""

from datetime import date

from lwd_monitor.verhaal.model import Verhaal, Verhaalsoort

# No law fixes a period for these; the municipality decides. A signal says something about now, a result about the
# programme as a whole, a quote is closest to one person.
BEWAAR_JAREN = {
    Verhaalsoort.CITAAT: 2,
    Verhaalsoort.SIGNAAL: 3,
    Verhaalsoort.MOOI_VOORBEELD: 5,
    Verhaalsoort.ONTWIKKELING: 5,
    Verhaalsoort.RESULTAAT: 7,
    Verhaalsoort.PEILING: 7,
}


def compute_bewaren_tot(verhaal: Verhaal) -> date | None:
    """Return the last day that a story is kept; None for one from a published source.

    >>> from lwd_monitor.verhaal.model import Verhaal, Verhaalsoort
    >>> v = Verhaal('1', '', '', date(2024, 2, 29), 'dag', (), 2024, (), Verhaalsoort.CITAAT, stem='bewoner')
    >>> compute_bewaren_tot(v)
    datetime.date(2026, 2, 28)
    """
    if verhaal.stem == "bron":
        return None
    jaar = verhaal.datum.year + BEWAAR_JAREN[verhaal.soort]
    try:
        return verhaal.datum.replace(year=jaar)
    except ValueError:
        return verhaal.datum.replace(year=jaar, day=28)
