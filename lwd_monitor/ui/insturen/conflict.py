"""When the same draft was saved elsewhere: both texts beside each other, merged by hand."""

from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from lwd_monitor.ui.insturen.klad import end_conflict, find_conflict, forget_velden, get_klad, save_klad, set_klad
from lwd_monitor.ui.insturen.velden import read_velden
from lwd_monitor.verhaal import build_verschil


def show_conflict() -> None:
    """Show the other version and the difference with this one, and two ways on; nothing when there is no conflict."""
    ander = find_conflict()
    if ander is None:
        return
    eigen = read_velden(get_klad())
    st.html(
        Markup(
            "<div class='letop conflict' role='alert'><p><b>Dit verhaal is intussen ergens anders gewijzigd.</b> Er is niets "
            "overschreven. Hieronder staat wat daar is bewaard, met de verschillen met uw tekst: <ins>onderstreept</ins> "
            "staat alleen daar, <del>doorgestreept</del> staat alleen bij u.</p><h2>{}</h2><div class='verschil'>{}</div></div>"
        ).format(build_verschil(eigen.titel, ander.titel), build_verschil(eigen.tekst, ander.tekst))
    )
    st.html("<p>Voeg in het formulier samen wat u wilt houden. Kies daarna:</p>")
    with st.container(horizontal=True, gap="small"):
        st.button("Bewaar wat in mijn formulier staat", type="primary", key="houd_eigen", on_click=_keep_eigen)
        st.button("Neem de andere tekst over", key="neem_ander", on_click=_take_ander)


def _keep_eigen() -> None:
    ander = find_conflict()
    if ander is not None:
        set_klad(
            replace(get_klad(), versie=ander.versie, fotos=ander.fotos, duidingen=ander.duidingen, status=ander.status)
        )
        end_conflict()
        save_klad()


def _take_ander() -> None:
    ander = find_conflict()
    if ander is not None:
        forget_velden()
        set_klad(ander)
