"""A chart as an image to take along, SVG or PNG: its buttons, and the words that every image carries."""

from collections.abc import Callable
from datetime import date

from lwd_monitor.grafiek import Beeldsoort
from lwd_monitor.indicator import Indicator, format_waarde
from lwd_monitor.opmaak import format_datum
from lwd_monitor.toegang import Recht
from lwd_monitor.ui.onderdelen.download import show_download_voor
from lwd_monitor.ui.rand import MONITOR
from lwd_monitor.ui.sessie import make_vrager
from lwd_monitor.waarneming import Status

# What a value is when it is no plain count, said beside it; what is made up has its badge.
BIJZONDER = (Status.GESCHAT, Status.VOORLOPIG)


def show_beeldknoppen(wat: str, bestand: str, build: Callable[[Beeldsoort], bytes]) -> None:
    """Offer a chart in both forms, under the name of the file without its ending; `wat` says which chart it is."""
    vraag_wie = make_vrager()
    for soort in Beeldsoort:
        show_download_voor(
            vraag_wie,
            f"Download {wat} ({soort.upper()})",
            lambda _, soort=soort: build(soort),  # type: ignore[misc]
            f"{bestand}.{soort}",
            recht=Recht.LEZEN_OPENBAAR,
            mime=soort.mime,
        )


def describe_onder(indicator: Indicator) -> str:
    """Return what the figures of an image are, as a sentence."""
    onder = indicator.onderschrift or indicator.titel
    return f"{onder[:1].upper()}{onder[1:].rstrip('.')}."


def describe_plek(indicator: Indicator, naam: str, waarde: float | None, jaar: int, status: str) -> str:
    """Return a place with its value, the year and what kind of value it is."""
    soort = f", {status}" if status in BIJZONDER else ""
    return f"{naam}: {format_waarde(indicator, waarde)} ({jaar}{soort})"


def describe_gemaakt(dag: date) -> str:
    """Return when and with what an image was made."""
    return f"Gemaakt op {format_datum(dag)} met de {MONITOR}."
