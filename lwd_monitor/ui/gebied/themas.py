"""The themes on the page: what stands open, and the rest when somebody asks; the address says which are open."""

import streamlit as st
from markupsafe import Markup

from lwd_monitor.toegang import Rol
from lwd_monitor.ui.adres import write_adres
from lwd_monitor.ui.gebied.afbeelding import show_afbeeldingen
from lwd_monitor.ui.gebied.beeld import Gebiedbeeld, load_alles
from lwd_monitor.ui.gebied.thema import Themadeel
from lwd_monitor.ui.onderdelen.html import show_html

ADRES = "alles"


def show_themas(beeld: Gebiedbeeld, sleutel: str, indeling: int, rol: Rol) -> None:
    """Show each theme with its button; what is folded is not even made.

    Notes: what stands between two buttons is one piece, and a button lies over the end of the heading before it: each
    piece and each box costs the server as much as a button, at every click.
    """
    open_, stuk = _read_open(), Markup()
    with st.container(key="themas", gap=None):
        for deel in beeld.delen:
            is_open = deel.has_meer and deel.id in open_
            stuk += deel.kop
            if deel.has_meer:
                show_html(stuk)
                _show_knop(deel, is_open)
                stuk = Markup()
            stuk += load_alles(sleutel, indeling, rol, deel.id) if is_open else deel.kort
            if is_open:
                show_html(stuk)
                show_afbeeldingen(sleutel, indeling, rol, deel.id)
                stuk = Markup()
        if stuk:
            show_html(stuk)


def _show_knop(deel: Themadeel, is_open: bool) -> None:
    alle = f"Toon alle {deel.aantal} cijfers" if deel.aantal > 1 else "Toon het cijfer"
    label = "Toon alleen wat opvalt" if is_open else alle
    st.button(label, key=f"alles_{deel.id}", on_click=_toggle, args=(deel.id,), type="tertiary")


def _read_open() -> list[str]:
    return [deel for deel in st.query_params.get(ADRES, "").split(",") if deel]


def _toggle(id_: str) -> None:
    open_ = _read_open()
    nieuw = [deel for deel in open_ if deel != id_] if id_ in open_ else [*open_, id_]
    write_adres(ADRES, ",".join(nieuw) or None)
