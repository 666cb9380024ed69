"""Who somebody is according to the identity provider's ID token."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from lwd_monitor.invoer import check_tekens
from lwd_monitor.toegang.account import is_voorbehouden
from lwd_monitor.toegang.model import Rol

WEIGEREN = "weigeren"


@dataclass(frozen=True)
class Rolregel:
    """How roles are read from a claim: `waarden` maps its values to roles, `zonder` is for who has none of them."""

    claim: str = "roles"
    waarden: Mapping[str, Rol] | None = None
    zonder: Rol | None = Rol.BEZOEKER

    def find_rol(self, claims: Mapping[str, object]) -> Rol | None:
        """Return the highest role that the claim gives; None refuses the person.

        Notes: a claim may be one text or a list; roles rank as they stand in `Rol`, beheerder highest.
        """
        gegeven = claims.get(self.claim)
        lijst = gegeven if isinstance(gegeven, list) else [gegeven]
        bekend = self.waarden if self.waarden is not None else {rol.value: rol for rol in Rol}
        rollen = [bekend[waarde] for waarde in lijst if isinstance(waarde, str) and waarde in bekend]
        return max(rollen, key=list(Rol).index, default=self.zonder)


@dataclass(frozen=True)
class Identiteit:
    """One login at the provider: who, as what, since when, and a key that names this login alone."""

    naam: str
    rol: Rol
    begonnen: datetime
    sleutel: str


def read_identiteit(claims: Mapping[str, object], regel: Rolregel) -> Identiteit | None:
    """Return who the claims of an ID token speak of; None when they name nobody, no moment or no role.

    Notes: the lifetime runs from `auth_time` (when the person proved who he is), else from `iat`; the cookie of
    Streamlit itself lives 30 days.
    """
    onderwerp, uitgever = claims.get("sub"), claims.get("iss")
    moment = claims.get("auth_time") or claims.get("iat")
    rol = regel.find_rol(claims)
    if not isinstance(onderwerp, str) or not isinstance(moment, (int, float)) or rol is None:
        return None
    deel = f"{uitgever}|{onderwerp}|{claims.get('iat')}|{claims.get('nonce')}"
    naam = next((str(claims[n]) for n in ("preferred_username", "email", "sub") if claims.get(n)), onderwerp)
    # A name that the program itself uses would read as the program in the log.
    naam = "".join(teken for teken in naam if not check_tekens(teken, "de naam"))[:128]
    if is_voorbehouden(naam):
        naam = f"oidc:{naam}"
    return Identiteit(naam, rol, datetime.fromtimestamp(moment), hashlib.sha256(deel.encode()).hexdigest())


def read_rollen(tekst: str) -> dict[str, Rol]:
    """Return the mapping of a setting like `LWD-Beheer=beheerder, LWD-Analist=analist`.

    >>> read_rollen("LWD-Beheer=beheerder")
    {'LWD-Beheer': <Rol.BEHEERDER: 'beheerder'>}
    """
    paren = [deel.split("=", 1) for deel in tekst.split(",") if deel.strip()]
    return {waarde.strip(): Rol(rol.strip()) for waarde, rol in paren}
