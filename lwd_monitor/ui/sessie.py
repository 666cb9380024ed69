"""Who sits at this browser; in the trial one picks a role."""

import streamlit as st

from lwd_monitor.toegang import DEMO_GEBRUIKERS, Gebruiker, Rol

STANDAARD_ROL = Rol.RAADSLID


def get_gebruiker() -> Gebruiker:
    """Return the person of this session."""
    return DEMO_GEBRUIKERS[Rol(st.session_state.get("rol", STANDAARD_ROL))]


def show_rolkeuze() -> None:
    """Show the banner of the trial with the choice of role."""
    with st.container(key="proefbalk", horizontal=True, vertical_alignment="center", gap="small"):
        st.html("<span class='proef'>Proefopstelling: alleen op deze computer. U kijkt als</span>", width="content")
        st.selectbox(
            "Kies een rol",
            [rol.value for rol in Rol],
            index=list(Rol).index(get_gebruiker().rol),
            key="rolkeuze",
            label_visibility="collapsed",
            on_change=_set_rol,
            width=150,
        )


def _set_rol() -> None:
    st.session_state["rol"] = st.session_state["rolkeuze"]
