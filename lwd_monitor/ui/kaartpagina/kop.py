"""The top of the map page: the finding, the sentences under it, and what the link did not get."""

import streamlit as st
from markupsafe import Markup

from lwd_monitor.gebied import GebiedNiveau
from lwd_monitor.ui.adres import show_onbekend
from lwd_monitor.ui.kaartpagina.beeld import Kaartbeeld
from lwd_monitor.ui.kaartpagina.keuze import Kaartkeuze
from lwd_monitor.ui.onderdelen.badge import FICTIEF
from lwd_monitor.ui.onderdelen.schakel import build_methodelink
from lwd_monitor.ui.stijl import show_blad


def show_kop(keuze: Kaartkeuze, beeld: Kaartbeeld) -> None:
    """Show the headline and the lead, and tell what was asked for but is not there."""
    show_blad("kaart")
    st.title(beeld.kop, anchor=False)
    badge = Markup("{} ").format(FICTIEF) if beeld.fictief else Markup()
    if beeld.lead or badge:
        st.html(Markup("<p class='lead'>{}{}</p>").format(badge, beeld.lead))
    if not beeld.kop.startswith(keuze.indicator.titel):
        st.html(Markup("<p class='bron'>{}</p>").format(build_methodelink("patroon", "Wanneer noemen we een patroon?")))
    if beeld.ontbreekt > len(beeld.cellen) / 2:
        st.info(_describe_gaten(keuze, beeld.ontbreekt, len(beeld.cellen)))
    for melding in keuze.meldingen:
        if melding.soort:
            show_onbekend(melding.soort, melding.tekst)
        else:
            st.info(melding.tekst)


def _describe_gaten(keuze: Kaartkeuze, ontbreekt: int, totaal: int) -> str:
    """Return the warning that most places have no figure, and where more is known."""
    zin = f"Van {ontbreekt} van de {totaal} {keuze.niveau.meervoud} is er geen cijfer."
    per_wijk = keuze.niveau == GebiedNiveau.BUURT and GebiedNiveau.WIJK in keuze.indicator.niveaus
    return f"{zin} Per wijk of dorp is er meer bekend: kies bij 'Toon per' voor wijken en dorpen." if per_wijk else zin
