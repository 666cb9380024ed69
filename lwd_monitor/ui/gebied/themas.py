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


def show_balk(beeld: Gebiedbeeld, naam: str) -> None:
    """Show the bar that stays in sight: the name of the place, and a way to each theme."""
    if len(beeld.delen) > 1:
        links = Markup().join(
            Markup("<a href='#thema-{}' target='_self'>{}</a>").format(deel.id, titel)
            for deel, titel in zip(beeld.delen, beeld.titels, strict=True)
        )
        vorm = "<nav class='gebiedbalk' aria-label='Thema’s op deze pagina'><b>{}</b><span>{}</span></nav>"
        show_html(Markup(vorm).format(naam, links))  # nosec B704 # our own tags


def show_themas(beeld: Gebiedbeeld, sleutel: str, indeling: int, rol: Rol) -> None:
    """Show each theme with its button; what is folded is not even made."""
    open_ = _read_open()
    with st.container(key="themas", gap=None):
        for deel in beeld.delen:
            is_open = deel.has_meer and deel.id in open_
            with st.container(key=f"themakop_{deel.id}", horizontal=True, vertical_alignment="center", gap="small"):
                show_html(deel.kop)
                if deel.has_meer:
                    _show_knop(deel, is_open)
            inhoud = load_alles(sleutel, indeling, rol, deel.id) if is_open else deel.kort
            if inhoud:
                show_html(inhoud)
            if is_open:
                show_afbeeldingen(sleutel, indeling, rol, deel.id)


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
