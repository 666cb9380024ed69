"""What waits for a reviewer: the queue, the oldest first, and stories whose retention period ends."""

from datetime import date

import streamlit as st
from markupsafe import Markup

from lwd_monitor.db import Cursor
from lwd_monitor.gebied import Gebieden
from lwd_monitor.opmaak import format_datum
from lwd_monitor.toegang import Gebruiker
from lwd_monitor.ui import laden
from lwd_monitor.ui.adres import kies
from lwd_monitor.ui.onderdelen.html import build_tabel, show_html, show_leeg
from lwd_monitor.ui.onderdelen.verhaal import describe_plaats
from lwd_monitor.ui.opslag import per_versie
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.verhaal import (
    BEWAAR_JAREN,
    Verhaal,
    Verhaalsoort,
    Wachtend,
    check_persoonsgegevens,
    list_bewaren,
    list_wachtrij,
)

# After two weeks a teller may wonder whether anyone read it.
LANG = 14
GEEN = "geen"


def kies_verhaal(pagina: Pagina) -> Verhaal | None:
    """Show the queue and return the story that is chosen: one that waits, or a published one by its link."""
    wachtend = _load_wachtrij(pagina.gebruiker)
    if wachtend:
        aantal = "1 verhaal wacht" if len(wachtend) == 1 else f"{len(wachtend)} verhalen wachten"
        st.html(Markup("<p class='lead'>{} op een beoordeling.</p>").format(aantal))
        show_html(build_wachtrij(wachtend, pagina.gebieden))
    else:
        show_leeg("Er wacht geen verhaal.", "Alles wat is ingediend, is beoordeeld.")
    keuze = {w.verhaal.id: w.verhaal for w in wachtend}
    gepubliceerd = {v.id: v for v in laden.load_verhalen(pagina.gebruiker)}
    titels = {id_: v.titel for id_, v in keuze.items()}
    if not titels:
        # A published story is opened only by who asks for it: one click away stands its withdrawal.
        titels[GEEN] = "Kies een gepubliceerd verhaal"
    titels |= {id_: f"Gepubliceerd: {v.titel}" for id_, v in gepubliceerd.items()}
    eerste = next(iter(titels))
    gekozen = kies("Verhaal", "verhaal", list(titels), eerste, titels.__getitem__, "verhaal")
    return keuze.get(gekozen) or gepubliceerd.get(gekozen)


@per_versie
def _load_wachtrij(con: Cursor, gebruiker: Gebruiker) -> list[Wachtend]:
    # The whole person stands in the key: which of the stories are one's own differs from colleague to colleague.
    return list_wachtrij(con, gebruiker, date.today())


def build_wachtrij(wachtend: list[Wachtend], gebieden: Gebieden) -> Markup:
    """Return the queue as a table."""
    rijen = [
        Markup(
            "<tr><td class='getal'>{}</td><th scope='row'><a href='beoordelen?verhaal={}' target='_self'>{}</a>{}{}</th>"
            "<td>{}</td><td>{}</td></tr>"
        ).format(
            nummer,
            w.verhaal.id,
            w.verhaal.titel,
            Markup(" <span class='badge'>eigen verhaal</span>") if w.eigen else "",
            build_persoonsmerk(w.verhaal),
            describe_plaats(w.verhaal, gebieden),
            describe_leeftijd(w.dagen),
        )
        for nummer, w in enumerate(wachtend, 1)
    ]
    return build_tabel("wachtrij", (">Nr", "Verhaal", "Gebied", "Wacht"), rijen, "Verhalen die wachten")


def build_persoonsmerk(verhaal: Verhaal) -> Markup:
    """Return how many things in a story may lead to a person, or nothing."""
    aantal = len({(v.veld, v.sleutel) for v in check_persoonsgegevens(verhaal)})
    return Markup(" <span class='badge'>kijk na op personen: {}</span>").format(aantal) if aantal else Markup()


def describe_leeftijd(dagen: int) -> str:
    """Return how long a story waits.

    >>> describe_leeftijd(0), describe_leeftijd(1), describe_leeftijd(15)
    ('sinds vandaag', '1 dag', '15 dagen: al lang')
    """
    if dagen <= 0:
        return "sinds vandaag"
    return "1 dag" if dagen == 1 else f"{dagen} dagen" + (": al lang" if dagen > LANG else "")


def show_bewaren(gebruiker: Gebruiker) -> None:
    """Show the list of what is due within three months, and how long each kind is kept."""
    st.header("Bewaartermijn bijna of al voorbij", anchor=False)
    show_html(_load_bewaren(gebruiker))


@per_versie
def _load_bewaren(con: Cursor, gebruiker: Gebruiker) -> Markup:
    vandaag = date.today()
    return build_bewaren(list_bewaren(con, gebruiker, vandaag), vandaag)


def build_bewaren(rijen: list[tuple[Verhaal, date]], vandaag: date) -> Markup:
    """Return the list with the end of each period."""
    termijnen = ", ".join(f"{Verhaalsoort(soort).titel.lower()} {jaren} jaar" for soort, jaren in BEWAAR_JAREN.items())
    uitleg = Markup(
        "<p class='bron'>Open een verhaal om het in te trekken; dat wist de inhoud. Bewaartermijn, geteld vanaf de datum van het verhaal: {}. Verhalen uit openbare bronnen vallen hier buiten.</p>"
    ).format(termijnen)
    if not rijen:
        return Markup("<p>De komende drie maanden is er niets om te wissen.</p>") + uitleg
    regels = [
        Markup(
            "<tr><th scope='row'><a href='beoordelen?verhaal={}' target='_self'>{}</a></th><td>{}</td><td>{}</td></tr>"
        ).format(
            verhaal.id,
            verhaal.titel,
            verhaal.soort.titel,
            f"{'voorbij sinds' if tot < vandaag else 'tot en met'} {format_datum(tot)}",
        )
        for verhaal, tot in rijen
    ]
    return build_tabel("wachtrij", ("Verhaal", "Soort", "Bewaren"), regels, "Bewaartermijnen") + uitleg
