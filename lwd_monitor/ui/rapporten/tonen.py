"""Buttons for a report in each form; it is made when somebody clicks, for who is there then."""

from collections.abc import Callable, Sequence
from datetime import datetime

import streamlit as st

from lwd_monitor.rapport import Formaat, Rapportvraag, build_rapport, format_rapport
from lwd_monitor.toegang import Gebruiker, Recht
from lwd_monitor.ui.onderdelen.download import show_download_voor
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.sessie import make_vrager

WOORDEN = {Formaat.PDF: "PDF", Formaat.DOCX: "Word", Formaat.HTML: "HTML"}


def show_rapport(vraag: Rapportvraag, label: str = "Download", formaten: Sequence[Formaat] = tuple(Formaat)) -> None:
    """Show the buttons for the report that was chosen, one for each of these forms."""
    naam = "-".join(str(deel) for deel in (vraag.soort.value, vraag.gebied, vraag.jaar) if deel)

    def make(gebruiker: Gebruiker, formaat: Formaat) -> bytes:
        nu = datetime.now()
        rapport = build_rapport(get_database().cursor(), gebruiker, vraag, nu)
        return format_rapport(rapport, formaat, nu.date()).inhoud

    show_knoppen(label, naam, make, vraag.recht, formaten)


def show_knoppen(
    label: str,
    naam: str,
    make: Callable[[Gebruiker, Formaat], bytes],
    recht: Recht = Recht.RAPPORT_MAKEN,
    formaten: Sequence[Formaat] = tuple(Formaat),
) -> None:
    """Show a button per form; `make` gets whoever clicks."""
    vraag_wie = make_vrager()
    # One button stands among what is around it.
    plekken = st.columns(len(formaten)) if len(formaten) > 1 else [st.container(width="content")]
    for plek, formaat in zip(plekken, formaten, strict=True):
        with plek:
            show_download_voor(
                vraag_wie,
                f"{label} als {WOORDEN[formaat]}",
                lambda wie, formaat=formaat: make(wie, formaat),  # type: ignore[misc]
                f"{naam}.{formaat.value}",
                recht=recht,
                mime=formaat.mime,
            )
