"""The parts that are pages of docs/, written by us and therefore shown as Markdown."""

import re
from functools import lru_cache

import streamlit as st
from markupsafe import Markup

from lwd_monitor.ui.onderdelen.html import build_tabelrol, show_html
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
            _show_tekst(tekst, titel)


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
        _show_tekst(read_docs(naam), naam)


def _show_tekst(tekst: str, titel: str) -> None:
    for deel in build_delen(tekst, titel):
        if isinstance(deel, Markup):
            show_html(deel)
        else:
            st.markdown(deel)


@lru_cache(maxsize=128)
def build_delen(tekst: str, titel: str) -> tuple[str, ...]:
    """Return the parts of a Markdown text in order: Markdown, and each of its tables as HTML, kept for the next click.

    Notes: tables stand apart, for on a phone they scroll and Markdown gives them no way to take focus.

    >>> build_delen("## Kop", "Tekst")
    ('### Kop',)
    """
    return tuple(
        build_tabelrol(build_tabel(deel), f"Tabel bij {titel}") if deel.startswith("|") else deel
        for deel in split_tabellen(format_koppen(tekst))
    )


def split_tabellen(tekst: str) -> list[str]:
    """Return the parts of a Markdown text, its tables apart.

    >>> split_tabellen("vooraf\\n\\n| a | b |\\n|---|---|\\n| 1 | 2 |\\n\\nna")
    ['vooraf', '| a | b |\\n|---|---|\\n| 1 | 2 |', 'na']
    """
    return [deel.strip() for deel in re.split(r"((?:^\|.*\n?)+)", tekst, flags=re.MULTILINE) if deel.strip()]


def build_tabel(tekst: str) -> Markup:
    """Return a Markdown table of plain cells; the first of a row names it.

    >>> build_tabel("| n | p |\\n|---|---|\\n| 10 | 5 |")
    Markup("<table class='cijfers'><thead><tr><th scope='col'>n</th><th scope='col' class='getal'>p</th></tr></thead><tbody><tr><th scope='row'>10</th><td class='getal'>5</td></tr></tbody></table>")
    """
    kop, _, *regels = [[cel.strip() for cel in regel.strip("|").split("|")] for regel in tekst.splitlines()]
    koppen = Markup("<th scope='col'>{}</th>").format(kop[0]) + Markup().join(
        Markup("<th scope='col' class='getal'>{}</th>").format(cel) for cel in kop[1:]
    )
    rijen = Markup().join(
        Markup("<tr><th scope='row'>{}</th>{}</tr>").format(
            rij[0], Markup().join(Markup("<td class='getal'>{}</td>").format(cel) for cel in rij[1:])
        )
        for rij in regels
    )
    return Markup("<table class='cijfers'><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(koppen, rijen)


def format_koppen(tekst: str) -> str:
    """Return Markdown with every heading one level deeper: the page's title and the part's name stand above it.

    >>> format_koppen("## Kop\\ntekst # geen kop")
    '### Kop\\ntekst # geen kop'
    """
    return "\n".join(f"#{regel}" if regel.startswith("#") else regel for regel in tekst.split("\n"))
