"""Joining a story with figures: which figure, what the story does beside it, and why."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import streamlit as st
from markupsafe import Markup

from lwd_monitor.fout import Fout
from lwd_monitor.ui.insturen.bewaarhulp import Erbij
from lwd_monitor.ui.insturen.klad import get_klad, set_melding, store_klad
from lwd_monitor.ui.insturen.velden import get_sleutel, get_veld, read_velden, set_veld
from lwd_monitor.ui.keuzelijst import kies_uit
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.sessie import require_gebruiker
from lwd_monitor.ui.verhalen.duiding import (
    EERSTE_JAAR,
    TOT,
    VAN,
    build_duiding,
    describe_plek,
    kies_jaren,
    list_cijfers,
    list_sleutels,
)
from lwd_monitor.ui.vragen import build_vragen_bij, load_vragen
from lwd_monitor.verhaal import MAX_KORT, Duiding, Houding, Verhaal, save_concept

WAAROM = "Waarom? Eén zin"
CIJFER = "Cijfer"
GEEN_CIJFERS = "<p class='meta'>Voor {} zijn er nog geen cijfers.</p>"
WAT = "Wat doet het verhaal met het cijfer?"


def show_duidingen(klad: Verhaal, pagina: Pagina) -> None:
    """Show the figures that the story stands beside, and fields to add one."""
    st.header("Bij welk cijfer hoort het?", anchor=False)
    st.html("<p class='meta'>Mag leeg. Een verhaal verklaart een cijfer niet; het staat ernaast.</p>")
    _take_vraag(klad, pagina)
    with st.container():
        # What a tested change asks about this place; the story may stand beside it.
        codes, alle = set(klad.gebieden), set(pagina.indicatoren)
        if vragen := build_vragen_bij(pagina.gebruiker, pagina.gebieden, codes, alle, met_knop=False):
            st.html(vragen)
    for nummer, duiding in enumerate(klad.duidingen):
        st.html(build_duiding(duiding, pagina.indicatoren, pagina.gebieden))
        st.button(f"Haal cijfer {nummer + 1} weg", key=f"duiding_weg_{nummer}", on_click=_remove, args=(nummer,))
    if not klad.gebieden:
        st.html("<p class='meta'>Kies eerst een gebied.</p>")
        return
    # What was put back after a lost connection must be in sight.
    with st.expander("Koppel een cijfer", expanded=bool(get_veld("d_waarom") or get_veld("d_indicator"))):
        _show_nieuw(read_velden(klad), pagina)


def _take_vraag(klad: Verhaal, pagina: Pagina) -> None:
    """Begin with the figure and the years of the question that a link asks an answer to, once."""
    gevraagd = st.query_params.pop("vraag", None)
    vraag = next((v for v in load_vragen(pagina.gebruiker) if v.id == gevraagd), None)
    if vraag is None or klad.gebieden[:1] != (vraag.gebied_code,):
        return
    set_veld("d_indicator", vraag.indicator_id)
    for sleutel, jaar in zip(_list_jaarsleutels(), (vraag.jaar_van, vraag.jaar_tot), strict=False):
        st.session_state[sleutel] = jaar


def list_getypt(klad: Verhaal) -> dict[str, tuple[str, str]]:
    """Return the one field in which one types, by label, with the sentence that was linked last: that one is saved."""
    return {WAAROM: ("d_waarom", klad.duidingen[-1].waarom if klad.duidingen else "")}


def keep_gekozen_jaren() -> None:
    """Put the years that came back with a figure in the fields of that figure."""
    sleutels = _list_jaarsleutels()
    for sleutel, veld in zip(sleutels, ("d_van", "d_tot"), strict=False):
        if jaar := get_veld(veld):
            st.session_state[sleutel] = jaar


def list_erbij(pagina: Pagina) -> Erbij:
    """Return the choices that go with that sentence, by label: the field, and the value behind each text to choose."""
    jaren: dict[str, object] = {str(jaar): jaar for jaar in range(EERSTE_JAAR, date.today().year + 1)}
    titels: dict[str, object] = {indicator.titel: id_ for id_, indicator in pagina.indicatoren.items()}
    return {
        WAAROM: {
            CIJFER: ("d_indicator", titels),
            VAN: ("d_van", jaren),
            TOT: ("d_tot", jaren),
            WAT: ("d_houding", {h.value: h.value for h in Houding}),
        }
    }


def _show_nieuw(klad: Verhaal, pagina: Pagina) -> None:
    code = klad.gebieden[0]
    titels = list_cijfers(code, klad.indeling)
    if not titels:
        zin = Markup(GEEN_CIJFERS)  # nosec B704 # our own sentence
        st.html(zin.format(describe_plek(code, klad.indeling, pagina.gebieden)))
        return
    kies_uit(
        CIJFER, list(titels), key=get_sleutel("d_indicator"), toon=titels.__getitem__, leeg=True, placeholder="Kies"
    )
    kies_jaren(get_veld("d_indicator"), code, klad.indeling, pagina.gebieden, get_sleutel("d"))
    st.pills(WAT, [h.value for h in Houding], key=get_sleutel("d_houding"))
    st.text_input(WAAROM, key=get_sleutel("d_waarom"), max_chars=MAX_KORT)
    st.button("Koppel dit cijfer", key="duiding_nieuw", on_click=_add)


def _add() -> None:
    klad = get_klad()
    indicator, houding, waarom = get_veld("d_indicator"), get_veld("d_houding"), str(get_veld("d_waarom", "")).strip()
    if not (indicator and houding and waarom):
        set_melding("Kies een cijfer, kies wat het verhaal ermee doet en schrijf in één zin waarom.")
        return
    van, tot = sorted(st.session_state[sleutel] for sleutel in _list_jaarsleutels())
    nieuw = Duiding(str(indicator), klad.gebieden[0], klad.indeling, van, tot, Houding(str(houding)), waarom)

    def add(duidingen: tuple[Duiding, ...]) -> tuple[Duiding, ...]:
        rest = [d for d in duidingen if (d.indicator_id, d.jaar_van, d.jaar_tot) != (indicator, van, tot)]
        return (*rest, nieuw)

    if _save(add):
        set_veld("d_indicator", None)
        set_veld("d_waarom", "")


def _list_jaarsleutels() -> tuple[str, ...]:
    """Return the keys of the years of the figure that is chosen now; none without a figure or a place."""
    gebieden, indicator = get_klad().gebieden, get_veld("d_indicator")
    return list_sleutels(get_sleutel("d"), str(indicator), gebieden[0]) if gebieden and indicator else ()


def _remove(nummer: int) -> None:
    _save(lambda duidingen: duidingen[:nummer] + duidingen[nummer + 1 :])


def _save(change: Callable[[tuple[Duiding, ...]], tuple[Duiding, ...]]) -> bool:
    db, gebruiker = get_database(), require_gebruiker()

    def bewaar(klad: Verhaal) -> Verhaal:
        nieuw = read_velden(klad)
        return save_concept(db, gebruiker, replace(nieuw, duidingen=change(nieuw.duidingen)), datetime.now())

    try:
        store_klad(bewaar)
    except Fout as fout:
        set_melding(fout.melding)
        return False
    return True
