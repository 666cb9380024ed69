"""The parts that are pages of docs/, written by us and therefore shown as Markdown."""

import re

import streamlit as st

from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.uitleg.laders import read_docs


def show_over(pagina: Pagina) -> None:
    """Show what the monitor is and how to read it."""
    _show("over.md")


def show_methode(pagina: Pagina) -> None:
    """Show how the figures are made and tested; every rule has an anchor that other pages link to."""
    with st.container(key="leestekst"):
        for anker, titel, tekst in split_ankers(read_docs("methode.md")):
            if titel:
                st.subheader(titel, anchor=anker)
            st.markdown(format_koppen(tekst))


def split_ankers(tekst: str) -> list[tuple[str, str, str]]:
    """Return (anchor, heading, text) per part; the text before the first anchor has neither.

    >>> split_ankers('vooraf\\n<a id="marge"></a>\\n## Marge\\nuitleg')
    [('', '', 'vooraf'), ('marge', 'Marge', 'uitleg')]
    """
    kop, *rest = re.split(r'<a id="([^"]+)"></a>\n## ([^\n]+)\n', tekst)
    delen = [("", "", kop.strip())]
    for i in range(0, len(rest), 3):
        delen.append((rest[i], rest[i + 1], rest[i + 2].strip()))
    return delen


def _show(naam: str) -> None:
    with st.container(key="leestekst"):
        st.markdown(format_koppen(read_docs(naam)))


def format_koppen(tekst: str) -> str:
    """Return Markdown with every heading one level deeper: the page's title and the part's name stand above it.

    >>> format_koppen("## Kop\\ntekst # geen kop")
    '### Kop\\ntekst # geen kop'
    """
    return "\n".join(f"#{regel}" if regel.startswith("#") else regel for regel in tekst.split("\n"))
