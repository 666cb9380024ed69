"""Rights, roles, accounts, logins and the people who have them."""

from lwd_monitor.rollen import Rol
from lwd_monitor.toegang.account import Account
from lwd_monitor.toegang.gebruikers import (
    EERSTE,
    add_gebruiker,
    change_wachtwoord,
    find_link,
    list_gebruikers,
    make_eerste_link,
    make_link,
    save_gebruiker,
    use_link,
)
from lwd_monitor.toegang.inloggen import (
    Identiteit,
    end_alles,
    find_gebruiker,
    login,
    logout,
    logout_oidc,
    open_oidc_sessie,
    read_identiteit,
)
from lwd_monitor.toegang.model import BEZOEKER, DEMO_GEBRUIKERS, MET_WIJKEN, SYSTEEM, Gebruiker, Recht
from lwd_monitor.toegang.rechten import (
    GeenRecht,
    has_recht,
    has_recht_in,
    refuse,
    require,
    require_gebied,
    set_luisteraar,
)
from lwd_monitor.toegang.sessieregels import LEVENSDUUR

__all__ = [
    "BEZOEKER",
    "DEMO_GEBRUIKERS",
    "EERSTE",
    "LEVENSDUUR",
    "MET_WIJKEN",
    "SYSTEEM",
    "Account",
    "Gebruiker",
    "GeenRecht",
    "Identiteit",
    "Recht",
    "Rol",
    "add_gebruiker",
    "change_wachtwoord",
    "end_alles",
    "find_gebruiker",
    "find_link",
    "has_recht",
    "has_recht_in",
    "list_gebruikers",
    "login",
    "logout",
    "logout_oidc",
    "make_eerste_link",
    "make_link",
    "open_oidc_sessie",
    "read_identiteit",
    "refuse",
    "require",
    "require_gebied",
    "save_gebruiker",
    "set_luisteraar",
    "use_link",
]
