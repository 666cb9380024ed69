"""Mapping the columns of another system's export to a register, once; the next file is read by the profile."""

from collections.abc import Callable

import streamlit as st

from lwd_monitor.fout import Fout
from lwd_monitor.register import (
    Bladplan,
    Bladprofiel,
    Register,
    Veld,
    Veldsoort,
    build_bladvoorstel,
    get_register,
    remove_bladprofiel,
    save_bladprofiel,
)
from lwd_monitor.toegang import Gebruiker, has_recht
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.register.formulier import get_nu
from lwd_monitor.ui.register.plan import show_plan
from lwd_monitor.ui.stap import KLAAR, format_fout
from lwd_monitor.upload import Tabel

GEEN = "(geen)"
ALTIJD = "altijd: "


def may_koppelen(gebruiker: Gebruiker) -> bool:
    """Tell whether a person may keep profiles."""
    return has_recht(gebruiker, get_register("bladprofiel").schrijven)


def show_koppelen(
    pagina: Pagina,
    register: Register,
    tabel: Tabel,
    check: Callable[[Bladprofiel], Bladplan],
    klaar: Callable[[str], None],
) -> None:
    """Show the form of a profile; it is kept once the file reads well with it, and `klaar` is told its name."""
    st.markdown(
        "Dit bestand heeft andere kolommen dan ons werkblad. Zeg één keer wat waar staat; een volgend bestand van deze "
        "afzender wordt dan vanzelf zo gelezen."
    )
    st.dataframe(tabel.frame.head(5).astype(str), hide_index=True)
    voorstel, heads = build_bladvoorstel(register, tabel), [" ".join(h.split()) for h in tabel.plaatsen if h]
    kolommen: dict[str, str] = {}
    vast: dict[str, str] = {}
    with st.form(f"{register.soort}_koppelen", border=False):
        links, rechts = st.columns(2)
        for nummer, veld in enumerate(register.velden):
            with links if nummer < len(register.velden) / 2 else rechts:
                keuze = _kies(register, veld, heads, voorstel.get(veld.naam))
            if keuze in heads:
                kolommen[veld.naam] = keuze
            elif keuze.startswith(ALTIJD):
                vast[veld.naam] = keuze.removeprefix(ALTIJD)
        naam = st.text_input("Naam van het profiel, bijvoorbeeld die van het platform", key=f"{register.soort}_pnaam")
        if not st.form_submit_button("Bewaar het profiel", type="primary"):
            return
    profiel = Bladprofiel(naam.strip(), kolommen, vast)
    try:
        plan = check(profiel)
        if plan.fouten:
            st.error("Zo gekoppeld is het bestand niet goed te lezen. Het profiel is nog niet bewaard.")
            show_plan(plan)
            return
        save_bladprofiel(get_database(), pagina.gebruiker, register, profiel, pagina.gebieden, get_nu())
    except Fout as fout:
        st.error(format_fout(fout))
        return
    klaar(profiel.naam)
    st.session_state[KLAAR] = f"Het profiel '{profiel.naam}' is bewaard."
    st.rerun()


def show_verwijderen(pagina: Pagina, register: Register, naam: str) -> None:
    """Offer to take the chosen profile away."""
    if not st.button(f"Verwijder het profiel '{naam}'", key=f"{register.soort}_profiel_weg"):
        return
    try:
        remove_bladprofiel(get_database(), pagina.gebruiker, register, naam, get_nu())
    except Fout as fout:
        st.error(format_fout(fout))
        return
    st.session_state[KLAAR] = f"Het profiel '{naam}' is verwijderd."
    st.rerun()


def _kies(register: Register, veld: Veld, heads: list[str], voorstel: str | None) -> str:
    """Ask in which column a field stands; of a field with fixed words one of them may hold for all rows."""
    altijd = [f"{ALTIJD}{woorden}" for woorden in veld.keuzes.values()] if veld.soort is Veldsoort.KEUZE else []
    opties = [GEEN, *heads, *altijd]
    titel = veld.titel if veld.verplicht else f"{veld.titel} (mag leeg)"
    return st.selectbox(
        titel, opties, opties.index(voorstel) if voorstel in opties else 0, key=f"{register.soort}_kolom_{veld.naam}"
    )
