"""Who somebody is according to the identity provider's ID token."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from lwd_monitor.invoer import check_tekens
from lwd_monitor.rollen import Rol, Rolregel
from lwd_monitor.toegang.account import is_voorbehouden


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
