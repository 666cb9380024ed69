"""The role picked in the trial, kept per browser, so that a link that loads the page anew does not lose it."""

import secrets
from collections.abc import Mapping

import streamlit as st
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lwd_monitor.instellingen import load_instellingen
from lwd_monitor.server.verzoek import asks_page
from lwd_monitor.toegang import Rol

COOKIE = "lwd_proef"
MAX_BROWSERS = 1_000  # the trial runs on one machine; a cookie that is thrown away must not fill the memory


class ProefCookie:
    """Gives each browser of the trial a name of its own; says nothing about the person."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        # Only a page names the browser: the files behind it come side by side and would each give another name.
        if not asks_page(scope) or not load_instellingen().demo or COOKIE in HTTPConnection(scope).cookies:
            await self.app(scope, receive, send)
            return

        async def send_named(message: Message) -> None:
            if message["type"] == "http.response.start":
                koek = f"{COOKIE}={secrets.token_urlsafe(16)}; Path=/; HttpOnly; SameSite=Strict"
                message = {**message, "headers": [*message["headers"], (b"set-cookie", koek.encode())]}
            await send(message)

        await self.app(scope, receive, send_named)


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
