"""What is new: the newest figures and the newest stories."""

from collections.abc import Sequence

from markupsafe import Markup

from lwd_monitor.bewering import Bewering
from lwd_monitor.gebied import Gebieden
from lwd_monitor.opmaak import format_datum
from lwd_monitor.profiel import Nieuws
from lwd_monitor.ui.onderdelen.verhaal import describe_plaats
from lwd_monitor.verhaal import Verhaal

AANTAL_VERHALEN = 5


def build_nieuws(nieuws: Sequence[tuple[Nieuws, Bewering | None]]) -> Markup:
    """Return the newest figures as a list."""
    regels = Markup().join(
        Markup("<li><span class='meta'>{}</span><span>{} <span class='meta'>{}</span></span></li>").format(
            n.jaar, f"{n.tekst} Eerder: {stap.zin}." if stap else n.tekst, n.bron.naam
        )
        for n, stap in nieuws
    )
    return Markup("<h3>Cijfers</h3><ul class='nieuw'>{}</ul>").format(regels)


def build_nieuwe_verhalen(verhalen: list[Verhaal], gebieden: Gebieden) -> Markup:
    """Return the newest stories that were told as a list."""
    verteld = [v for v in verhalen if v.is_verteld]
    regels = Markup().join(
        Markup("<li><span class='meta'>{}</span><span>{} <span class='meta'>{}</span></span></li>").format(
            format_datum(v.datum, v.datum_soort), v.titel, describe_plaats(v, gebieden)
        )
        for v in verteld[:AANTAL_VERHALEN]
    )
    return Markup("<h3>Verhalen</h3><ul class='nieuw vertel'>{}</ul>").format(regels)
