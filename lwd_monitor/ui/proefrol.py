"""The role picked in the trial, kept per browser, so that a link that loads the page anew does not lose it."""

from collections.abc import Mapping

import streamlit as st

from lwd_monitor.toegang import Rol

COOKIE = "lwd_proef"
MAX_BROWSERS = 1_000  # the trial runs on one machine; a cookie that is thrown away must not fill the memory


def get_proefrol(standaard: Rol) -> Rol:
    """Return the role of this session, else the one last picked in this browser, else the standard one."""
    return Rol(st.session_state.get("rol", get_browserrol(_get_browser(), standaard)))


def get_browserrol(browser: str, standaard: Rol) -> Rol:
    """Return the role last picked in a browser of this name, else the standard one."""
    return _load_rollen().get(browser, standaard)


def set_proefrol(rol: str) -> None:
    """Keep a picked role for this session and this browser."""
    st.session_state["rol"] = rol
    rollen = _load_rollen()
    if len(rollen) >= MAX_BROWSERS:
        rollen.clear()
    if browser := _get_browser():
        rollen[browser] = Rol(rol)


@st.cache_resource(show_spinner=False)
def _load_rollen() -> dict[str, Rol]:
    return {}


def _get_browser() -> str:
    cookies: Mapping[str, str] = st.context.cookies
    waarde = cookies.get(COOKIE)
    return waarde if isinstance(waarde, str) else ""
