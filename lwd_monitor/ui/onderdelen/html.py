"""Pieces of HTML on the page: as they are, the empty state, a table that scrolls, and a photo of a story."""

import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup


@dataclass(frozen=True)
class _Klaar:
    """HTML that says so itself."""

    html: str

    def _repr_html_(self) -> str:
        return self.html


def show_html(html: str) -> None:
    """Show HTML that is ready; for a large piece, which `st.html` treats as a text of unknown kind.

    Notes: of a text Streamlit first asks whether it names a file, and then looks at each character for indents to take
    away: 0.7 ms for 30 kB, at every click.
    """
    st.html(_Klaar(html))


def build_leeg(wat: str, waarom: str, actie: str = "") -> Markup:
    """Return the dashed box as HTML."""
    extra = Markup("<p class='actie'>{}</p>").format(actie) if actie else ""
    return Markup("<div class='leeg'><p class='wat'>{}</p><p>{}</p>{}</div>").format(wat, waarom, extra)


def show_leeg(wat: str, waarom: str, actie: str = "") -> None:
    """Show the dashed box."""
    st.html(build_leeg(wat, waarom, actie))


def build_tabel(klasse: str, koppen: Sequence[str], rijen: Iterable[Markup], naam: str = "") -> Markup:
    """Return a table of a class; a column of figures has `>` before its heading, and with a name it may scroll.

    >>> build_tabel("cijfers", ["Wie", ">Dagen"], [Markup("<tr></tr>")])
    Markup("<table class='cijfers'><thead><tr><th scope='col'>Wie</th><th scope='col' class='getal'>Dagen</th></tr></thead><tbody><tr></tr></tbody></table>")
    """
    kop = Markup().join(
        Markup("<th scope='col' class='getal'>{}</th>").format(woord[1:])
        if woord.startswith(">")
        else Markup("<th scope='col'>{}</th>").format(woord)
        for woord in koppen
    )
    tabel = Markup("<table class='{}'><thead><tr>{}</tr></thead><tbody>{}</tbody></table>")
    gevuld = tabel.format(klasse, kop, Markup().join(rijen))
    return build_tabelrol(gevuld, naam) if naam else gevuld


def build_tabelrol(tabel: Markup, naam: str) -> Markup:
    """Return the table in a region that takes focus.

    >>> build_tabelrol(Markup("<table></table>"), "Wie wacht")
    Markup("<div class='tabelrol' tabindex='0' role='region' aria-label='Wie wacht'><table></table></div>")
    """
    return Markup("<div class='tabelrol' tabindex='0' role='region' aria-label='{}'>{}</div>").format(naam, tabel)


def build_foto(inhoud: bytes, alt: str) -> Markup:
    """Return a photo as an image within the page: no address exists at which someone without the right could ask it."""
    return Markup("<img class='verhaalfoto' alt='{}' src='data:image/jpeg;base64,{}'>").format(
        alt, base64.b64encode(inhoud).decode()
    )
