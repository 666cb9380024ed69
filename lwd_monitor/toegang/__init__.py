"""Rights, roles and the people who have them."""

from lwd_monitor.toegang.model import DEMO_GEBRUIKERS, RECHTEN, SYSTEEM, Gebruiker, Recht, Rol
from lwd_monitor.toegang.rechten import OMSCHRIJVING, GeenRecht, has_recht, require

__all__ = [
    "DEMO_GEBRUIKERS",
    "OMSCHRIJVING",
    "RECHTEN",
    "SYSTEEM",
    "Gebruiker",
    "GeenRecht",
    "Recht",
    "Rol",
    "has_recht",
    "require",
]
