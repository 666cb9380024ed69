"""The wijkblad one click away, on the page of its place."""

from datetime import date

from lwd_monitor.gebied import EigenGebied, Gebied, Gebieden, GebiedNiveau
from lwd_monitor.instellingen import load_instellingen
from lwd_monitor.rapport import Formaat, Rapportsoort, Vraag
from lwd_monitor.ui.rapporten.tonen import show_rapport


def show_wijkblad(gebied: Gebied | EigenGebied, gebieden: Gebieden) -> None:
    """Offer the public wijkblad of a place as PDF; the gemeente and a place of older boundaries have none."""
    gemeente = isinstance(gebied, Gebied) and gebied.niveau is GebiedNiveau.GEMEENTE
    if gemeente or getattr(gebied, "indeling", gebieden.nieuwste) != gebieden.nieuwste:
        return
    vraag = Vraag(Rapportsoort.WIJKBLAD, date.today().year, gebied.sleutel, adres=load_instellingen().adres)
    show_rapport(vraag, f"Wijkblad van {gebied.naam}: één A4", (Formaat.PDF,))
