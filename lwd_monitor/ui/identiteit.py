"""Who sends a request, from its cookies alone, and the mark that binds a session of Streamlit to one login of one person."""

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from datetime import datetime

from starlette.types import Scope
from streamlit.auth_util import get_cookie_with_chunks, get_secrets_auth_section
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from lwd_monitor.instellingen import load_instellingen
from lwd_monitor.toegang import (
    BEZOEKER,
    Gebruiker,
    Identiteit,
    find_gebruiker,
    logout,
    logout_oidc,
    open_oidc_sessie,
    read_identiteit,
)
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.proefrol import COOKIE

# Only the gate sets this header; Streamlit keeps its value with the session and resumes that for the same value alone.
KOP = "x-lwd-merk"
VELD = "lwd_merk"
# New at each start: a mark says nothing outside this process, and nobody can work one out.
_SLEUTEL = secrets.token_bytes(32)


def get_cookienaam() -> str:
    """Return the name of the session cookie; behind TLS one that browsers take from this host alone."""
    return "__Host-lwd_sessie" if load_instellingen().tls else "lwd_sessie"


def has_provider() -> bool:
    """Tell whether people log in at an identity provider."""
    return bool(get_secrets_auth_section())


def find_ingelogde(cookies: Mapping[str, str]) -> Gebruiker | None:
    """Return who is logged in."""
    nu = datetime.now()
    if has_provider():
        wie = find_oidc(cookies)
        return open_oidc_sessie(get_database(), wie.sleutel, wie.naam, wie.rol, wie.begonnen, nu) if wie else None
    token = cookies.get(get_cookienaam())
    return find_gebruiker(get_database(), token, nu) if token else None


def find_lezer(cookies: Mapping[str, str]) -> Gebruiker | None:
    """Return who reads: who is logged in, else a visitor where reading is open to all, else nobody.

    Notes: in the trial nobody logs in; there the page knows the role that was picked.
    """
    if load_instellingen().demo:
        return BEZOEKER
    return find_ingelogde(cookies) or (BEZOEKER if load_instellingen().is_openbaar else None)


def find_merk(cookies: Mapping[str, str], gebruiker: Gebruiker) -> str:
    """Return the mark of who reads, under this very login; in the trial that of the browser, where one picks roles."""
    if load_instellingen().demo:
        return build_merk(BEZOEKER, _pick(cookies, COOKIE))
    if gebruiker == BEZOEKER:
        return build_merk(BEZOEKER, {})
    if has_provider():
        wie = find_oidc(cookies)
        return build_merk(gebruiker, {"oidc": wie.sleutel} if wie else {})
    return build_merk(gebruiker, _pick(cookies, get_cookienaam()))


def _pick(cookies: Mapping[str, str], naam: str) -> dict[str, str]:
    return {naam: cookies[naam]} if naam in cookies else {}


def end_sessie(cookies: Mapping[str, str], *, overal: bool) -> None:
    """Log out whoever the cookies belong to."""
    token, wie, nu = cookies.get(get_cookienaam()), find_oidc(cookies) if has_provider() else None, datetime.now()
    if wie:
        logout_oidc(get_database(), wie.sleutel, nu, overal=overal)
    if token:
        logout(get_database(), token, nu, overal=overal)


def find_oidc(cookies: Mapping[str, str]) -> Identiteit | None:
    """Return who the identity provider says this is, from Streamlit's signed cookie."""
    geheim = get_cookie_secret()

    def read_cookie(naam: str) -> bytes | None:
        waarde = cookies.get(naam)
        return decode_signed_value(geheim, naam, waarde.encode("latin-1")) if waarde else None

    inhoud = get_cookie_with_chunks(read_cookie, USER_COOKIE_NAME)
    claims = json.loads(inhoud) if inhoud else None
    return read_identiteit(claims, load_instellingen().rolregel) if isinstance(claims, dict) else None


def build_merk(gebruiker: Gebruiker, koekjes: Mapping[str, str]) -> str:
    """Return the mark of a person, and behind the dot that of his role, his wijken and this login.

    Notes: `koekjes` are those that carry the login; another login of the same person gives another mark.
    """
    wat = [gebruiker.rol.value, *gebruiker.wijken, *(f"{naam}={waarde}" for naam, waarde in sorted(koekjes.items()))]
    return f"{_sign(gebruiker.naam)}.{_sign(gebruiker.naam, *wat)}"


def get_persoon(merk: str) -> str:
    """Return the part of a mark that all logins of one person share."""
    return merk.partition(".")[0]


def put_merk(scope: Scope, merk: str) -> Scope:
    """Return a request that carries a mark, and none that its sender made up."""
    koppen = [(naam, waarde) for naam, waarde in scope["headers"] if naam.lower() != KOP.encode()]
    return {**scope, "headers": [*koppen, (KOP.encode(), merk.encode())]}


def _sign(*delen: str) -> str:
    # The length before each part: no two rows of parts read as one.
    tekst = "".join(f"{len(deel)}:{deel}" for deel in delen)
    return hmac.new(_SLEUTEL, tekst.encode(), hashlib.sha256).hexdigest()
