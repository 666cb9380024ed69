"""The wijkblad one click away, on the page of its place."""

import io
import zipfile
from datetime import date, datetime

import streamlit as st
from markupsafe import Markup

from lwd_monitor.db import Cursor
from lwd_monitor.gebied import EigenGebied, Gebied, Gebieden, GebiedNiveau
from lwd_monitor.instellingen import load_instellingen
from lwd_monitor.rapport import Formaat, Rapportsoort, Rapportvraag, build_inhoud, build_rapport, list_wijkbladen
from lwd_monitor.toegang import BEZOEKER, Gebruiker
from lwd_monitor.ui import laden
from lwd_monitor.ui.onderdelen.download import show_download
from lwd_monitor.ui.onderdelen.html import show_html
from lwd_monitor.ui.opslag import get_database, per_versie
from lwd_monitor.ui.rapporten.tonen import show_rapport


def show_wijkblad(gebied: Gebied | EigenGebied, gebieden: Gebieden) -> None:
    """Offer the public wijkblad of a place as PDF; the gemeente and a place of older boundaries have none."""
    if not has_wijkblad(gebied, gebieden):
        return
    # Tells the script of the server whose wijkblad comes out when somebody prints this page.
    show_html(Markup("<div data-wijkblad='{}'></div>").format(gebied.sleutel))
    show_rapport(_ask(gebied), f"Wijkblad van {gebied.naam}: één A4", (Formaat.PDF,))


def has_wijkblad(gebied: Gebied | EigenGebied, gebieden: Gebieden) -> bool:
    """Tell whether there is a wijkblad of a place."""
    gemeente = isinstance(gebied, Gebied) and gebied.niveau is GebiedNiveau.GEMEENTE
    return not gemeente and getattr(gebied, "indeling", gebieden.nieuwste) == gebieden.nieuwste


@per_versie
def load_opdruk(con: Cursor, sleutel: str) -> Markup:
    """Return the public wijkblad of a place as a piece of HTML, as it is for everybody."""
    rapport = build_rapport(con, BEZOEKER, _ask(laden.load_gebieden().get(sleutel)), datetime.now())
    return build_inhoud(rapport)


def _ask(gebied: Gebied | EigenGebied) -> Rapportvraag:
    return Rapportvraag(Rapportsoort.WIJKBLAD, date.today().year, gebied.sleutel, adres=load_instellingen().adres)


def show_alle(vraag: Rapportvraag, gebieden: Gebieden, gebruiker: Gebruiker | None) -> None:
    """Make the wijkbladen of all wijken and dorpen on a click, telling how far it is, and offer them in one zip."""
    if vraag.soort is not Rapportsoort.WIJKBLAD or gebruiker is None:
        return
    aantal = len(gebieden.list_niveau(GebiedNiveau.WIJK))
    # What was made for one choice is not offered under another.
    keuze = (vraag.jaar, vraag.intern, get_database().get_versie(), gebruiker.naam)
    if st.button(f"Maak de wijkbladen van alle {aantal} wijken en dorpen"):
        st.session_state["wijkbladen"] = (keuze, _build_zip(vraag, aantal, gebruiker))
    gemaakt = st.session_state.get("wijkbladen")
    if gemaakt and gemaakt[0] == keuze:
        naam = f"wijkbladen-{vraag.jaar}.zip"
        show_download(
            f"Download {aantal} wijkbladen (zip)", lambda: gemaakt[1], naam, recht=vraag.recht, mime="application/zip"
        )


def _build_zip(vraag: Rapportvraag, aantal: int, gebruiker: Gebruiker) -> bytes:
    balk, buffer = st.progress(0.0, "De wijkbladen worden gemaakt"), io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as zip_:
        bladen = list_wijkbladen(get_database().cursor(), gebruiker, vraag, Formaat.PDF, datetime.now())
        for nummer, (naam, inhoud) in enumerate(bladen, 1):
            zip_.writestr(f"wijkblad {naam} {vraag.jaar}.pdf", inhoud)
            balk.progress(nummer / aantal, f"{nummer} van {aantal}: {naam}")
    balk.empty()
    return buffer.getvalue()
