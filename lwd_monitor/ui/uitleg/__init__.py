"""The Uitleg page: one part at a time, chosen by `?deel=`."""

from collections.abc import Callable

import streamlit as st

from lwd_monitor.ui.adres import kies_pil
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.uitleg.begrippen import show_begrippen
from lwd_monitor.ui.uitleg.bronnen import show_bronnen
from lwd_monitor.ui.uitleg.gebieden import show_gebieden
from lwd_monitor.ui.uitleg.indicatoren import show_indicatoren
from lwd_monitor.ui.uitleg.programma import show_programma
from lwd_monitor.ui.uitleg.tekst import show_methode, show_over

DELEN: dict[str, tuple[str, Callable[[Pagina], None]]] = {
    "over": ("Over de monitor", show_over),
    "indicatoren": ("Indicatoren", show_indicatoren),
    "bronnen": ("Bronnen en licenties", show_bronnen),
    "programma": ("Het plan in cijfers", show_programma),
    "gebieden": ("Gebieden en grenzen", show_gebieden),
    "methode": ("Methode", show_methode),
    "begrippen": ("Begrippen", show_begrippen),
}
__all__ = ["DELEN", "kies_deel", "show_deel"]


def kies_deel() -> str:
    """Show the parts and return the chosen one; a link to one indicator opens the indicators."""
    if "indicator" in st.query_params and "deel" not in st.query_params:
        st.query_params["deel"] = "indicatoren"
    return kies_pil("Kies een onderdeel", "deel", list(DELEN), lambda deel: DELEN[deel][0], "onderdeel")


def show_deel(deel: str, pagina: Pagina) -> None:
    """Show one part under its own heading."""
    titel, show = DELEN[deel]
    st.header(titel, anchor=False)
    show(pagina)
