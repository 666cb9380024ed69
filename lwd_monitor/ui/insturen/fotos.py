"""Photos with a draft: redrawn on arrival, described in words, with consent."""

from dataclasses import replace
from datetime import datetime

import streamlit as st
from markupsafe import Markup

from lwd_monitor.fout import Fout
from lwd_monitor.ui.bestanden import forget_bestand
from lwd_monitor.ui.insturen.klad import save_klad, set_melding, store_klad
from lwd_monitor.ui.insturen.velden import get_sleutel, read_velden
from lwd_monitor.ui.onderdelen.html import build_foto
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.sessie import require_gebruiker
from lwd_monitor.verhaal import MAX_KORT, FotoBijVerhaal, Verhaal, add_foto, load_foto, save_concept


def show_fotos(klad: Verhaal) -> None:
    """Show the photos of the draft and a place to add one."""
    st.header("Foto's", anchor=False)
    for nummer, foto in enumerate(klad.fotos, 1):
        _show_foto(foto, nummer)
    # A new key empties the field after each photo.
    key = f"foto_nieuw_{klad.id}_{len(klad.fotos)}"
    st.file_uploader(
        "Voeg een foto toe (JPEG, PNG of WebP, hoogstens 15 MB). Plaats en tijd in de foto worden gewist.",
        type=["jpg", "jpeg", "png", "webp"],
        key=key,
        on_change=_add,
        args=(key,),
    )


def build_altlabel(nummer: int) -> str:
    """Return what the field for the words of a photo is called."""
    return f"Wat staat er op foto {nummer}?"


def _show_foto(foto: FotoBijVerhaal, nummer: int) -> None:
    beeld, velden = st.columns([1, 2], gap="small")
    inhoud = load_foto(get_database().cursor(), foto.id)
    with beeld:
        st.html(build_foto(inhoud or b"", foto.alt or f"Foto {nummer}"))
    with velden:
        if foto.gezichten:
            aantal = "1 gezicht" if foto.gezichten == 1 else f"{foto.gezichten} gezichten"
            st.html(Markup("<p class='vondst'>Mogelijk {}: is er toestemming?</p>").format(aantal))
        alt, akkoord = get_sleutel(f"foto_alt_{foto.id}"), get_sleutel(f"foto_ok_{foto.id}")
        st.session_state.setdefault(alt, foto.alt)
        st.session_state.setdefault(akkoord, foto.toestemming)
        st.text_input(build_altlabel(nummer), key=alt, max_chars=MAX_KORT, on_change=save_klad)
        st.checkbox(
            f"De maker van foto {nummer} en wie herkenbaar is, geven toestemming", key=akkoord, on_change=save_klad
        )
        st.button(f"Haal foto {nummer} weg", key=f"foto_weg_{foto.id}", on_click=_remove, args=(foto.id,))


def _add(key: str) -> None:
    bestand = st.session_state.get(key)
    if bestand is None:
        return
    try:
        db, gebruiker, inhoud = get_database(), require_gebruiker(), bestand.getvalue()
        store_klad(lambda klad: add_foto(db, gebruiker, read_velden(klad), inhoud, datetime.now()))
        forget_bestand(bestand.file_id)
    except Fout as fout:
        set_melding(fout.melding)


def _remove(foto_id: str) -> None:
    db, gebruiker = get_database(), require_gebruiker()

    def bewaar(klad: Verhaal) -> Verhaal:
        nieuw = read_velden(klad)
        over = tuple(foto for foto in nieuw.fotos if foto.id != foto_id)
        return save_concept(db, gebruiker, replace(nieuw, fotos=over), datetime.now())

    try:
        store_klad(bewaar)
    except Fout as fout:
        set_melding(fout.melding)
