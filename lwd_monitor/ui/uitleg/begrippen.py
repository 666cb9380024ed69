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
    """Return the words as a list of terms."""
    regels = [
        Markup("<div><dt>{}{}</dt><dd>{}</dd></div>").format(
            b.woord, Markup(" <span>({})</span>").format(b.meervoud) if b.meervoud else "", b.betekenis
        )
        for b in begrippen
    ]
    return Markup(
        "<p class='lead'>Deze {} woorden gebruikt de monitor op elk scherm op dezelfde manier. Tussen haakjes staat het "
        "meervoud.</p><dl class='begrippen'>{}</dl>"
    ).format(len(begrippen), Markup().join(regels))
