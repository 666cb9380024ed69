"""Accounts on a page: the list, adding one, changing one."""

from datetime import datetime

import streamlit as st
from markupsafe import Markup

from lwd_monitor.gebied import Gebieden, GebiedNiveau
from lwd_monitor.toegang import (
    MET_WIJKEN,
    Account,
    Gebruiker,
    Rol,
    add_gebruiker,
    list_gebruikers,
    make_link,
    save_gebruiker,
)
from lwd_monitor.ui.keuzelijst import kies_meer
from lwd_monitor.ui.onderdelen.html import build_tabel
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.stap import try_stap
from lwd_monitor.ui.straten import get_basis_url

ROLLEN = {rol.value: rol.titel for rol in Rol}
*_EERST, _LAATST = (rol.titel for rol in MET_WIJKEN)
MET_WIJKEN_TITEL = f"Alleen deze wijken en dorpen ({', '.join(_EERST)} of {_LAATST})"


def load_accounts(gebruiker: Gebruiker) -> list[Account]:
    """Return all accounts, read fresh."""
    return list_gebruikers(get_database().cursor(), gebruiker)


def build_gebruikers(accounts: list[Account], wijken: dict[str, str]) -> Markup:
    """Return the accounts as a table."""
    rijen = (
        Markup("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>").format(
            a.naam, a.rol.titel, ", ".join(wijken.get(w, w) for w in a.wijken) or "alle", describe_staat(a)
        )
        for a in accounts
    )
    return build_tabel("cijfers", ("Naam", "Rol", "Wijken", "Staat"), rijen, "Gebruikers")


def describe_staat(account: Account) -> str:
    """Return in words whether somebody can log in."""
    if not account.actief:
        return "geblokkeerd"
    return "actief" if account.wachtwoord else "moet nog een wachtwoord kiezen"


def list_wijken(gebieden: Gebieden) -> dict[str, str]:
    """Return the wijken of now by code."""
    return {g.code: g.naam for g in gebieden.list_niveau(GebiedNiveau.WIJK)}


def show_nieuw(gebruiker: Gebruiker, wijken: dict[str, str]) -> None:
    """Show the form for a new account, and the link for its owner."""
    with st.form("nieuw"):
        st.header("Account toevoegen", anchor=False)
        naam = st.text_input("Naam om mee in te loggen, bijvoorbeeld het e-mailadres")
        rol = st.selectbox("Rol", ROLLEN, format_func=ROLLEN.__getitem__, key="nieuw_rol")
        eigen = kies_meer(
            MET_WIJKEN_TITEL,
            list(wijken),
            toon=wijken.__getitem__,
            placeholder="Kies wijken en dorpen",
            key="nieuw_wijken",
        )
        if st.form_submit_button("Toevoegen"):
            nu = datetime.now()
            try_stap(
                lambda: show_link(naam, add_gebruiker(get_database(), gebruiker, naam, Rol(rol), nu, tuple(eigen)))
            )


def show_wijzigen(gebruiker: Gebruiker, accounts: list[Account], wijken: dict[str, str]) -> None:
    """Show the form that changes an account or makes a new link."""
    st.header("Account wijzigen", anchor=False)
    namen = {a.naam: a for a in accounts}
    account = namen[st.selectbox("Naam", namen)]
    with st.form(f"wijzig_{account.naam}"):
        rol = st.selectbox("Rol", ROLLEN, index=list(ROLLEN).index(account.rol.value), format_func=ROLLEN.__getitem__)
        bekend = [w for w in account.wijken if w in wijken]
        sleutel = f"wijzig_wijken_{account.naam}_{','.join(bekend)}"
        st.session_state.setdefault(sleutel, bekend)
        eigen = kies_meer(
            MET_WIJKEN_TITEL,
            list(wijken),
            toon=wijken.__getitem__,
            placeholder="Kies wijken en dorpen",
            key=sleutel,
        )
        actief = st.checkbox("Mag inloggen", account.actief)
        opslaan, link = st.form_submit_button("Opslaan"), st.form_submit_button("Nieuwe link voor een wachtwoord")
    nu = datetime.now()
    if opslaan and try_stap(
        lambda: save_gebruiker(get_database(), gebruiker, account.naam, Rol(rol), actief, nu, tuple(eigen))
    ):
        st.rerun()
    if link:
        try_stap(lambda: show_link(account.naam, make_link(get_database(), gebruiker, account.naam, nu)))


def show_link(naam: str, token: str) -> None:
    """Show a one-time link, this once."""
    st.success(f"Geef deze link aan {naam}. Hij werkt één keer, 24 uur lang, en is hierna niet meer te zien.")
    st.code(f"{get_basis_url()}/wachtwoord/{token}", language=None)
