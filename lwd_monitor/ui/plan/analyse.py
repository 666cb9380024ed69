"""The button that puts what the monitor has in the empty fields of an analysis."""

from datetime import date

import streamlit as st

from lwd_monitor.bewering import build_analyse
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import Gebied
from lwd_monitor.indicator import WIJKANALYSE
from lwd_monitor.opgave import Opgave, Staat, fill_analyse
from lwd_monitor.toegang import BEZOEKER
from lwd_monitor.ui.bronnen import load_analyseprofiel, load_verhalen
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.register.formulier import get_nu
from lwd_monitor.ui.remedies import format_fout
from lwd_monitor.ui.stap import KLAAR


def show_klaarzetten(pagina: Pagina, opgave: Opgave) -> None:
    """Show the button where a field of the analysis is still empty and the document is not vastgesteld."""
    if opgave.staat is Staat.VASTGESTELD or all(opgave.stuk.get(naam) for naam in WIJKANALYSE):
        return
    st.markdown(
        "De monitor zet cijfers en titels van verhalen in de lege teksten van de analyse. Een verschil noemt hij alleen als een "
        "toets dat aantoont. U schrijft verder. Wat er al staat, blijft staan."
    )
    if not st.button("Zet de cijfers en verhalen klaar", key=f"klaarzetten_{opgave.id}"):
        return
    # Once vastgesteld everybody reads it, so no story comes in that not everybody may read.
    verhalen = load_verhalen(BEZOEKER)
    plek = pagina.gebieden.get(opgave.gebied)
    delen = pagina.gebieden.list_delen(plek) if isinstance(plek, Gebied) else []
    profielen = [load_analyseprofiel(deel.sleutel) for deel in (plek, *delen)]
    teksten = build_analyse(profielen, verhalen, pagina.gebieden, pagina.indicatoren, date.today())
    try:
        gevuld = fill_analyse(get_database(), pagina.gebruiker, opgave, teksten, pagina.gebieden, get_nu())
    except Fout as fout:
        st.error(format_fout(fout))
        return
    st.session_state[KLAAR] = f"Klaargezet: {', '.join(gevuld)}. Lees de tekst na en schrijf verder."
    st.rerun()
