"""Who sits at this browser: who logged in, or in the trial whoever one picks."""

from collections.abc import Callable
from urllib.parse import quote, urlsplit

import streamlit as st
from markupsafe import Markup

from lwd_monitor.instellingen import load_instellingen
from lwd_monitor.toegang import BEZOEKER, DEMO_GEBRUIKERS, Gebruiker, Rol
from lwd_monitor.ui.identiteit import find_lezer, find_merk
from lwd_monitor.ui.proefrol import get_proefrol, set_proefrol

STANDAARD_ROL = Rol.RAADSLID
WIE = "wie"
# Who a browser is, and under which mark, at the moment that it is asked.
Vrager = Callable[[], tuple[Gebruiker | None, str]]


def find_persoon() -> Gebruiker | None:
    """Return the person of this session; None when nobody is logged in and reading is not open to all.

    Notes: asked anew at the start of every run, so that a session that ended or a role that changed counts at the next
    click; within that run `get_aanwezige` knows.
    """
    if load_instellingen().demo:
        return DEMO_GEBRUIKERS[get_proefrol(STANDAARD_ROL)]
    return find_lezer(st.context.cookies.to_dict())


def get_aanwezige() -> Gebruiker:
    """Return the person that this run of the page began with; a page that runs by itself asks."""
    return st.session_state.get(WIE) or find_persoon() or BEZOEKER


def make_vrager() -> Vrager:
    """Return a way to ask, outside a run of the page, who this browser is by then, and under which mark."""
    cookies, nu = st.context.cookies.to_dict(), get_aanwezige()

    def vraag_wie() -> tuple[Gebruiker | None, str]:
        wie = nu if load_instellingen().demo else find_lezer(cookies)
        return wie, find_merk(cookies, wie) if wie else ""

    return vraag_wie


def require_gebruiker() -> Gebruiker:
    """Return the person of this session; a session that ended stops the run with the way back in."""
    gebruiker = find_persoon()
    if gebruiker is None:
        show_uitgelogd()
        st.stop()
    return gebruiker


def forget_vorige(gebruiker: Gebruiker | None) -> None:
    """Empty what stands in the session when another person, or the same one in another role, came to sit at this browser.

    Notes: the gate gives another login a session of its own; this is for who logs out or picks a role in an open page.
    """
    wie = gebruiker or BEZOEKER
    if st.session_state.get(WIE, wie) != wie:
        rol = st.session_state.get("rol")
        st.session_state.clear()
        if load_instellingen().demo:
            st.session_state["rol"] = rol
    st.session_state[WIE] = wie


def show_sessie(gebruiker: Gebruiker) -> None:
    """Show who is here: the choice of role in the trial, else the name with the way to the account, or the way in."""
    if load_instellingen().demo:
        show_rolkeuze(gebruiker.rol)
    elif gebruiker == BEZOEKER:
        st.html(f"<p class='wie'><a href='{get_inlogadres()}' target='_self'>Inloggen</a></p>")
    else:
        tekst = "<p class='wie'>{} ({}) · <a href='/account' target='_self'>Account en uitloggen</a></p>"
        st.html(Markup(tekst).format(gebruiker.naam, gebruiker.rol.titel))  # nosec B704 # our own sentence


def show_uitgelogd() -> None:
    """Tell that nobody is logged in any more, with the way in that leads back here."""
    st.title("U bent niet ingelogd", anchor=False)
    st.html(
        "<p>Uw sessie is voorbij, of u bent uitgelogd. Wat u al had opgeslagen, is bewaard. Wat u daarna in een verhaal "
        "typte, staat nog op dit apparaat: na het inloggen komt u hier terug en kunt u het terugzetten.</p>"
        f"<p><a href='{get_inlogadres()}' target='_self'>Opnieuw inloggen</a></p>"
    )


def get_inlogadres() -> str:
    """Return the address of the login form that leads back to this page and its choices."""
    delen = urlsplit(st.context.url or "/")
    keuzes = "&".join(f"{quote(k)}={quote(v)}" for k, v in st.query_params.items())
    return f"/inloggen?verder={quote((delen.path or '/') + ('?' + keuzes if keuzes else ''), safe='')}"


def show_rolkeuze(rol: Rol) -> None:
    """Show the banner of the trial with the choice of role."""
    with st.container(key="proefbalk", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(
            f"<span class='proef' data-rol='{rol.value}'>Proefopstelling: alleen op deze computer. U kijkt als</span>",
            width="content",
        )
        st.selectbox(
            "Kies een rol",
            [mogelijk.value for mogelijk in Rol],
            index=list(Rol).index(rol),
            format_func=lambda waarde: Rol(waarde).titel,
            key="rolkeuze",
            label_visibility="collapsed",
            on_change=_set_rol,
            width=200,
        )


def _set_rol() -> None:
    set_proefrol(st.session_state["rolkeuze"])
