"""The parts that are pages of docs/, written by us and therefore shown as Markdown."""

import streamlit as st

from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.uitleg.laders import read_docs


def show_over(pagina: Pagina) -> None:
    """Show what the monitor is and how to read it."""
    _show("over.md")


def show_methode(pagina: Pagina) -> None:
    """Show how the figures are made and tested."""
    _show("methode.md")


def _show(naam: str) -> None:
    with st.container(key="leestekst"):
        st.markdown(format_koppen(read_docs(naam)))


def format_koppen(tekst: str) -> str:
    """Return Markdown with every heading one level deeper: the page's title and the part's name stand above it.

    >>> format_koppen("## Kop\\ntekst # geen kop")
    '### Kop\\ntekst # geen kop'
    """
    return "\n".join(f"#{regel}" if regel.startswith("#") else regel for regel in tekst.split("\n"))
