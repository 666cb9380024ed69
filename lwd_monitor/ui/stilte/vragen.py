"""Questions that figures raise: open ones with a way to answer, answered ones with their story."""

from datetime import datetime

import streamlit as st
from markupsafe import Markup

from lwd_monitor.fout import Fout
from lwd_monitor.gebied import Gebieden, GebiedNiveau
from lwd_monitor.opmaak import format_datum
from lwd_monitor.toegang import Gebruiker, Recht, has_recht
from lwd_monitor.ui import bronnen
from lwd_monitor.ui.insturen.klad import set_melding
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.stilte.aanleiding import show_aanleidingen
from lwd_monitor.verhaal import Verhaal
from lwd_monitor.verhaal.gesprek import Vraag, answer_vraag, list_vragen, open_vraag


def show_vragen(gebruiker: Gebruiker, verhalen: list[Verhaal], gebieden: Gebieden) -> None:
    """Show the questions, and fields to ask one and to answer one."""
    st.header("Vragen bij cijfers", anchor=False)
    vragen = list_vragen(get_database().cursor(), gebruiker)
    titels = {verhaal.id: verhaal.titel for verhaal in verhalen}
    st.html(build_vragen(vragen, titels, gebieden) if vragen else "<p>Er is nog geen vraag gesteld.</p>")
    show_aanleidingen(gebruiker, vragen)
    open_ = {vraag.id: vraag for vraag in vragen if vraag.is_open}
    if open_ and has_recht(gebruiker, Recht.VERHAAL_INSTUREN):
        with st.expander("Beantwoord een vraag met een verhaal"):
            vraag = st.selectbox("Vraag", list(open_), format_func=lambda id_: describe_vraag(open_[id_], gebieden))
            verhaal = st.selectbox("Verhaal dat erop antwoordt", list(titels), format_func=lambda id_: titels[id_])
            st.button("Koppel dit verhaal", key="antwoord_vraag", on_click=_answer, args=(gebruiker, vraag, verhaal))
    with st.expander("Stel een vraag"):
        _show_nieuw(gebruiker, gebieden)


def build_vragen(vragen: list[Vraag], titels: dict[str, str], gebieden: Gebieden) -> Markup:
    """Return the questions as a list, each open or with the story that answers it."""
    regels = []
    for vraag in vragen:
        stand = Markup("<span class='badge'>open sinds {}</span>").format(format_datum(vraag.op.date()))
        if vraag.verhaal_id in titels:
            stand = Markup("antwoord: <a href='verhalen?verhaal={}' target='_self'>{}</a>").format(
                vraag.verhaal_id, titels[vraag.verhaal_id]
            )
        elif not vraag.is_open:
            stand = Markup("beantwoord met een verhaal dat u niet mag lezen")
        regels.append(Markup("<li>{} <b>{}</b> {}</li>").format(describe_vraag(vraag, gebieden), vraag.vraag, stand))
    return Markup("<ul class='punten'>{}</ul>").format(Markup().join(regels))


def describe_vraag(vraag: Vraag, gebieden: Gebieden) -> str:
    """Return what a question is about."""
    indicator = bronnen.load_indicatoren().get(vraag.indicator_id)
    gebied = gebieden.find(vraag.gebied_code, vraag.indeling)
    jaren = str(vraag.jaar_van) if vraag.jaar_van == vraag.jaar_tot else f"{vraag.jaar_van}–{vraag.jaar_tot}"
    titel = indicator.titel if indicator else vraag.indicator_id
    return f"{gebied.naam if gebied else vraag.gebied_code}, {titel.lower()}, {jaren}."


def _show_nieuw(gebruiker: Gebruiker, gebieden: Gebieden) -> None:
    catalogus = bronnen.load_indicatoren()
    namen = {wijk.code: wijk.naam for wijk in gebieden.list_niveau(GebiedNiveau.WIJK)}
    indicator = st.selectbox(
        "Cijfer", list(catalogus), format_func=lambda id_: catalogus[id_].titel, key="vraag_cijfer"
    )
    code = st.selectbox("Gebied", list(namen), format_func=lambda c: namen[c], key="vraag_gebied")
    jaren = sorted(bronnen.load_reeks(indicator, (code,))["jaar"].unique(), reverse=True) if indicator and code else []
    if not jaren:
        st.html("<p>Van dit cijfer zijn er hier geen jaren.</p>")
        return
    van = st.selectbox("Van jaar", [int(j) for j in jaren], index=len(jaren) - 1, key="vraag_van")
    tot = st.selectbox("Tot en met jaar", [int(j) for j in jaren], key="vraag_tot")
    tekst = st.text_input("Vraag", "Wat verklaart dit?", key="vraag_tekst", max_chars=300)
    args = (gebruiker, indicator, (code, gebieden.nieuwste), (van, tot), tekst)
    st.button("Stel deze vraag", key="vraag_nieuw", on_click=_ask, args=args)


def _ask(gebruiker: Gebruiker, indicator: str, gebied: tuple[str, int], jaren: tuple[int, int], tekst: str) -> None:
    try:
        open_vraag(get_database(), gebruiker, indicator, gebied, jaren, datetime.now(), tekst)
        set_melding("De vraag staat open voor de wijkregisseur.")
    except Fout as fout:
        set_melding(fout.melding)


def _answer(gebruiker: Gebruiker, vraag_id: str, verhaal_id: str) -> None:
    try:
        answer_vraag(get_database(), gebruiker, vraag_id, verhaal_id, datetime.now())
        set_melding("Het verhaal staat bij de vraag.")
    except Fout as fout:
        set_melding(fout.melding)
