"""The glossary."""

from markupsafe import Markup

from lwd_monitor.inhoud import Begrip
from lwd_monitor.ui.onderdelen.html import show_html
from lwd_monitor.ui.opslag import remember
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.uitleg.laders import load_begrippen


def show_begrippen(pagina: Pagina) -> None:
    """Show all words with their meaning."""
    show_html(remember(("uitleg", "begrippen"), lambda: build_begrippen(load_begrippen())))


def build_begrippen(begrippen: list[Begrip]) -> Markup:
    """Return the words as a list of terms, those that a reader does not meet folded below."""
    lezer, bouw = ([b for b in begrippen if b.voor_bouw is kant] for kant in (False, True))
    apart = Markup(
        "<details class='ingang'><summary>{} woorden voor wie aan de monitor bouwt of er iets in zet</summary>{}</details>"
    ).format(len(bouw), _build_lijst(bouw))
    return Markup(
        "<p class='lead'>Deze {} woorden komt u op de pagina's tegen, overal met dezelfde betekenis. Tussen haakjes staat het "
        "meervoud.</p>{}{}"
    ).format(len(lezer), _build_lijst(lezer), apart if bouw else "")


def _build_lijst(begrippen: list[Begrip]) -> Markup:
    regels = [
        Markup("<div><dt>{}{}</dt><dd>{}</dd></div>").format(
            b.woord, Markup(" <span>({})</span>").format(b.meervoud) if b.meervoud else "", b.betekenis
        )
        for b in begrippen
    ]
    return Markup("<dl class='begrippen'>{}</dl>").format(Markup().join(regels))
