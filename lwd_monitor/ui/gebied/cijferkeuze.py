"""Choosing more indicators for one place, for who may; folded, so that it costs a reader nothing."""

from collections.abc import Callable
from datetime import datetime

import streamlit as st

from lwd_monitor.cijferkeuze import list_gekozen, save_gekozen, withdraw_gekozen
from lwd_monitor.gebied import EigenGebied, Gebied, GebiedNiveau
from lwd_monitor.indicator import Indicator
from lwd_monitor.register import Stuk
from lwd_monitor.toegang import Recht, has_recht
from lwd_monitor.ui import laden
from lwd_monitor.ui.keuzelijst import kies_uit
from lwd_monitor.ui.onderdelen.uitklap import show_uitklap
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.stap import try_stap


def show_cijferkeuze(gebied: Gebied | EigenGebied, pagina: Pagina) -> None:
    """Show the folded form in which a wijkregisseur or analist adds and removes indicators of this place."""
    # A place without figures of its own, as an own area without buurten, has none to choose from.
    heeft = gebied.indeling == pagina.gebieden.nieuwste if isinstance(gebied, Gebied) else bool(gebied.leden)
    if heeft and has_recht(pagina.gebruiker, Recht.CIJFER_KIEZEN):
        label = f"Kies meer cijfers voor {gebied.naam}"
        show_uitklap(label, f"uitklap_cijferkeuze_{gebied.sleutel}", lambda: _show(gebied, pagina))


def _show(gebied: Gebied | EigenGebied, pagina: Pagina) -> None:
    gekozen = []
    for plek in map(pagina.gebieden.get, pagina.gebieden.list_sleutels(gebied)):
        hier = list_gekozen(get_database().cursor(), plek.sleutel)
        for stuk in hier:
            _show_gekozen(stuk, plek, pagina)
        gekozen += hier
    bekend = {str(stuk.get("indicator")) for stuk in gekozen}
    # Only what has a figure here, or in the wijk around a buurt, whose figure then stands there.
    plekken = [gebied.sleutel]
    if isinstance(gebied, Gebied) and gebied.niveau is GebiedNiveau.BUURT and gebied.ouder_code:
        plekken.append(gebied.ouder_code)
    gevuld = {id_ for plek in plekken for id_ in laden.load_gevuld(plek, pagina.gebieden.nieuwste)}
    kan = [i for i in pagina.indicatoren.values() if i.id in gevuld and not i.is_basis and i.id not in bekend]
    opties = {indicator.id: indicator for indicator in kan}
    with st.form(f"cijferkeuze_{gebied.sleutel}_form", border=False):
        id_ = kies_uit(
            "Cijfer",
            list(opties),
            key=f"cijferkeuze_{gebied.sleutel}",
            leeg=True,
            toon=lambda id_: _describe(opties[id_]),
            placeholder="Typ een woord, bijvoorbeeld huur",
        )
        waarom = st.text_input("Waarom dit cijfer hier telt", max_chars=300)
        if st.form_submit_button("Zet erbij") and id_:
            _keep(lambda: save_gekozen(get_database(), pagina.gebruiker, gebied, opties[id_], waarom, datetime.now()))


def _show_gekozen(stuk: Stuk, gebied: Gebied | EigenGebied, pagina: Pagina) -> None:
    id_ = str(stuk.get("indicator"))
    titel = pagina.indicatoren[id_].titel if id_ in pagina.indicatoren else id_
    tekst, knop = st.columns([3, 1], vertical_alignment="center")
    tekst.text(f"{titel}: {stuk.get('waarom')} ({stuk.gebruiker}, {stuk.op:%d-%m-%Y})")
    if knop.button("Haal weg", key=f"cijferkeuze_weg_{gebied.sleutel}_{id_}", help=f"Haal weg: {titel}"):
        reden = f"weggehaald op de pagina van {gebied.naam}"
        _keep(lambda: withdraw_gekozen(get_database(), pagina.gebruiker, gebied, id_, reden, datetime.now()))


def _describe(indicator: Indicator) -> str:
    return f"{indicator.thema.titel}: {indicator.titel}"


def _keep(werk: Callable[[], object]) -> None:
    if try_stap(werk):
        st.rerun()
