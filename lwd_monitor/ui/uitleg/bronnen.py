"""Sources and licences: who publishes, and what ships with the monitor."""

from collections.abc import Mapping

from markupsafe import Markup

from lwd_monitor.indicator import Bron
from lwd_monitor.inhoud import Bijschrift
from lwd_monitor.ui.onderdelen.badge import FICTIEF
from lwd_monitor.ui.onderdelen.bron import format_jaren
from lwd_monitor.ui.onderdelen.html import show_html
from lwd_monitor.ui.opslag import remember
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.uitleg.laders import load_bijschriften

_INLEIDING = Markup(
    "<p class='lead'>Bij elk cijfer, elke kaart en elk verhaal staat de bron. Hier staan alle bronnen bij elkaar, met "
    "wat u ermee mag doen.</p><p>CC BY 4.0 betekent: u mag de cijfers gebruiken en delen, ook als u er geld mee "
    "verdient, als u de bron noemt. <a href='https://creativecommons.org/licenses/by/4.0/deed.nl' target='_blank' "
    "rel='noopener noreferrer'>Lees de voorwaarden van CC BY 4.0</a>.</p>"
)


def show_bronnen(pagina: Pagina) -> None:
    """Show the publishers and the files that came from them."""
    show_html(remember(("uitleg", "bronnen"), lambda: _build_bronnen(pagina.bronnen)))


def _build_bronnen(bronnen: Mapping[str, Bron]) -> Markup:
    # A file whose publisher is not in the store was taken out, such as the fictitious example.
    bestanden = [b for b in load_bijschriften() if b.bron in bronnen]
    return _INLEIDING + build_uitgevers(bronnen) + build_bestanden(bestanden, bronnen)


def build_uitgevers(bronnen: Mapping[str, Bron]) -> Markup:
    """Return the publishers as a list."""
    delen = [
        Markup("<li><b>{naam}</b> {badge}<span class='sub'>{rest}</span></li>").format(
            naam=build_link(bron.url, bron.naam),
            badge=FICTIEF if bron.fictief else "",
            rest=_describe_rest(bron),
        )
        for bron in bronnen.values()
    ]
    return Markup("<h3>Wie de cijfers geeft</h3><ul class='regels'>{}</ul>").format(Markup().join(delen))


def _describe_rest(bron: Bron) -> str:
    """Return the table, the way of counting and the licence; nothing for a publisher of whom a file says no more."""
    tabel = f"Tabel {bron.tabel}" if bron.tabel else ""
    delen = [deel for deel in (tabel, bron.methode[:1].upper() + bron.methode[1:], bron.licentie) if deel]
    return " ".join(f"{deel}." for deel in delen)


def build_bestanden(bestanden: list[Bijschrift], bronnen: Mapping[str, Bron]) -> Markup:
    """Return what ships, each with its years, licence and explanation."""
    delen = [
        Markup(
            "<article class='bestand'><h4>{titel} {badge}</h4><p>{toelichting}</p>"
            "<p class='bron'>{uitgever}{jaren}. Licentie: {licentie}. {link}</p></article>"
        ).format(
            titel=b.titel,
            badge=FICTIEF if bronnen[b.bron].fictief else "",
            toelichting=b.toelichting,
            uitgever=b.uitgever,
            jaren=f", {format_jaren(sorted(b.jaren))}" if b.jaren else "",
            licentie=b.licentie,
            link=build_link(b.url, f"Naar de bron: {b.titel}") if b.url else "",
        )
        for b in bestanden
    ]
    return Markup("<h3>Wat er in de monitor zit</h3>{}").format(Markup().join(delen))


def build_link(url: str | None, tekst: str) -> Markup:
    """Return a link to outside in a new tab, or plain text when there is no web address."""
    if not (url or "").startswith(("https://", "http://")):
        return Markup("{}").format(tekst)
    return Markup("<a href='{}' target='_blank' rel='noopener noreferrer'>{}</a>").format(url, tekst)
