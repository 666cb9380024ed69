"""The routes of logging in, choosing a password, and logging out."""

from datetime import datetime

from anyio import to_thread
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route
from streamlit.user_info import generate_login_redirect_url

from lwd_monitor.fout import Fout
from lwd_monitor.instellingen import load_instellingen
from lwd_monitor.server.inloggen.adres import VERDER_COOKIE, read_verder
from lwd_monitor.server.inloggen.csrf import get_csrf, read_vorm, set_csrf
from lwd_monitor.server.inloggen.vorm import build_knop, build_pagina, build_veld, build_vorm
from lwd_monitor.toegang import EERSTE, LEVENSDUUR, Gebruiker, change_wachtwoord, find_link, login, use_link
from lwd_monitor.ui.identiteit import end_sessie, find_ingelogde, find_oidc, get_cookienaam, has_provider
from lwd_monitor.ui.opslag import get_database

# No cache and no other site may hold on to these pages or their addresses.
KOPPEN = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
HULP = "Ten minste 12 tekens. Vier losse woorden zijn makkelijk te onthouden en moeilijk te raden."
KWIJT = "Geen account, of uw wachtwoord kwijt? Vraag de beheerder van de monitor."


async def send_inloggen(request: Request) -> Response:
    """Show the login form or the way to the identity provider, and let people in."""
    if request.method == "GET":
        return _show_inloggen(request, read_verder(request.query_params.get("verder")))
    verder = "/"
    try:
        vorm = await read_vorm(request)
        verder = read_verder(vorm.get("verder"))
        if has_provider():
            raise Fout("Inloggen gaat hier met uw account van de gemeente.")
        naam, wachtwoord = vorm.get("naam", ""), vorm.get("wachtwoord", "")
        token = await to_thread.run_sync(lambda: login(get_database(), naam, wachtwoord, datetime.now()))
    except Fout as fout:
        return _show_inloggen(request, verder, fout.melding)
    antwoord = RedirectResponse(verder, 303, headers=KOPPEN)
    antwoord.set_cookie(
        get_cookienaam(),
        token,
        max_age=int(LEVENSDUUR.total_seconds()),
        httponly=True,
        samesite="strict",
        secure=load_instellingen().tls,
        path="/",
    )
    return antwoord


async def send_wachtwoord(request: Request) -> Response:
    """Let the holder of a one-time link choose a password."""
    token, fout = request.path_params["token"], ""
    link = await to_thread.run_sync(lambda: find_link(get_database().cursor(), token, datetime.now()))
    if link is None:
        uitleg = Markup("<p>Deze link is al gebruikt of is ouder dan een dag. Vraag een beheerder om een nieuwe.</p>")
        return HTMLResponse(build_pagina("Deze link werkt niet meer", uitleg), 404, headers=KOPPEN)
    if request.method == "POST":
        try:
            vorm = await read_vorm(request)
            _require_gelijk(vorm)
            naam, nieuw = link.gebruiker or vorm.get("naam", ""), vorm.get("nieuw", "")
            await to_thread.run_sync(lambda: use_link(get_database(), token, naam, nieuw, datetime.now()))
            return RedirectResponse("/inloggen", 303, headers=KOPPEN)
        except Fout as exc:
            fout = exc.melding
    velden = [build_veld("naam", "Uw naam om mee in te loggen", "username")] if link.soort == EERSTE else []
    titel = "Maak de eerste beheerder" if link.soort == EERSTE else f"Kies een wachtwoord voor {link.gebruiker}"
    return _show_vorm(request, titel, request.url.path, [*velden, *_build_nieuw()], [build_knop("Opslaan")], fout)


async def send_account(request: Request) -> Response:
    """Show who one is, with the ways to log out and to choose another password."""
    gebruiker = await to_thread.run_sync(lambda: find_ingelogde(request.cookies))
    if gebruiker is None:
        return RedirectResponse("/inloggen", 303, headers=KOPPEN)
    fout = ""
    if request.method == "POST":
        try:
            vorm = await read_vorm(request)
            if vorm.get("doe") in {"uit", "overal"}:
                return await _send_uit(request, overal=vorm["doe"] == "overal")
            _require_gelijk(vorm)
            oud, nieuw = vorm.get("oud", ""), vorm.get("nieuw", "")
            await to_thread.run_sync(lambda: change_wachtwoord(get_database(), gebruiker, oud, nieuw, datetime.now()))
            return RedirectResponse("/inloggen", 303, headers=KOPPEN)
        except Fout as exc:
            fout = exc.melding
    return _show_account(request, gebruiker, fout)


async def _send_uit(request: Request, overal: bool) -> Response:
    await to_thread.run_sync(lambda: end_sessie(request.cookies, overal=overal))
    antwoord = RedirectResponse("/auth/logout" if has_provider() else "/inloggen", 303, headers=KOPPEN)
    antwoord.delete_cookie(get_cookienaam(), path="/", secure=load_instellingen().tls, httponly=True, samesite="strict")
    return antwoord


def _show_inloggen(request: Request, verder: str, fout: str = "") -> Response:
    if has_provider():
        return _show_provider(request, verder)
    velden = [
        build_veld("naam", "Naam", "username"),
        build_veld("wachtwoord", "Wachtwoord", "current-password", geheim=True, hulp=KWIJT),
    ]
    antwoord = _show_vorm(request, "Inloggen", "/inloggen", velden, [build_knop("Inloggen")], fout, verder)
    antwoord.status_code = 401 if fout else 200
    return antwoord


def _show_provider(request: Request, verder: str) -> Response:
    geweigerd = find_oidc(request.cookies) is not None and verder != "/"
    inhoud = Markup("<p>U logt in met uw account van de gemeente.</p><a class='knop' href='{}'>Inloggen</a>").format(
        generate_login_redirect_url("default")
    )
    fout = "Uw sessie is voorbij. Log opnieuw in." if geweigerd else ""
    antwoord = HTMLResponse(build_pagina("Inloggen", inhoud, fout), headers=KOPPEN)
    # Lax: the way back from the provider starts at another site.
    antwoord.set_cookie(
        VERDER_COOKIE, verder, max_age=600, httponly=True, samesite="lax", secure=load_instellingen().tls
    )
    return antwoord


def _show_account(request: Request, gebruiker: Gebruiker, fout: str) -> Response:
    csrf = get_csrf(request)
    wie = Markup(
        "<p>U bent ingelogd als <b>{}</b>. Uw rol is {}.</p><p><a href='/'>Terug naar de monitor</a></p>"
    ).format(gebruiker.naam, gebruiker.rol.value)
    uit = build_vorm(
        "/account",
        csrf,
        [],
        [build_knop("Uitloggen", waarde="uit"), build_knop("Overal uitloggen", waarde="overal", licht=True)],
    )
    nieuw = Markup()
    if not has_provider():
        velden = [build_veld("oud", "Uw wachtwoord nu", "current-password", geheim=True), *_build_nieuw()]
        knop = [build_knop("Wachtwoord veranderen", waarde="wachtwoord")]
        nieuw = Markup("<h2>Ander wachtwoord</h2>") + build_vorm("/account", csrf, velden, knop)
    antwoord = HTMLResponse(build_pagina("Uw account", wie + uit + nieuw, fout), 400 if fout else 200, headers=KOPPEN)
    set_csrf(antwoord, csrf)
    return antwoord


def _show_vorm(
    request: Request, titel: str, actie: str, velden: list[Markup], knoppen: list[Markup], fout: str, verder: str = ""
) -> Response:
    """Answer with a form; seven, each a part of what stands on it."""
    csrf = get_csrf(request)
    inhoud = build_vorm(actie, csrf, velden, knoppen, verder)
    antwoord = HTMLResponse(build_pagina(titel, inhoud, fout), 400 if fout else 200, headers=KOPPEN)
    set_csrf(antwoord, csrf)
    return antwoord


def _build_nieuw() -> list[Markup]:
    return [
        build_veld("nieuw", "Nieuw wachtwoord", "new-password", geheim=True, hulp=HULP),
        build_veld("herhaal", "Nog een keer", "new-password", geheim=True),
    ]


def _require_gelijk(vorm: dict[str, str]) -> None:
    if vorm.get("nieuw") != vorm.get("herhaal"):
        raise Fout("De twee wachtwoorden zijn niet gelijk. Vul ze opnieuw in.")


INLOG_ROUTES = [
    Route("/inloggen", send_inloggen, methods=["GET", "POST"]),
    Route("/wachtwoord/{token}", send_wachtwoord, methods=["GET", "POST"]),
    Route("/account", send_account, methods=["GET", "POST"]),
]
