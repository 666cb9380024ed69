"""What a session is, and how long it lasts."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from lwd_monitor.toegang.model import Gebruiker, Rol

LEVENSDUUR = timedelta(hours=8)
STIL_BEHEERDER = timedelta(minutes=30)
# A session used "in the future": the clock of the server was set back, and every end of it would come too late.
KLOK_MARGE = timedelta(minutes=5)
# How often the use of a session is written down.
ZIEN_NA = timedelta(minutes=1)
LOKAAL, OIDC = "lokaal", "oidc"


@dataclass(frozen=True)
class Sessie:
    """One login of one person, with the role and wijken of this moment."""

    token_hash: str
    gebruiker: str
    rol: Rol
    herkomst: str
    begonnen_op: datetime
    gezien_op: datetime
    verloopt_op: datetime
    ingetrokken: bool = False
    wijken: tuple[str, ...] = ()

    def is_geldig(self, nu: datetime) -> bool:
        """Tell whether the session still counts."""
        stil = nu - self.gezien_op
        return (
            not self.ingetrokken
            and nu < self.verloopt_op <= self.begonnen_op + LEVENSDUUR
            and stil >= -KLOK_MARGE
            and self.begonnen_op <= nu + KLOK_MARGE
            and (self.rol != Rol.BEHEERDER or stil < STIL_BEHEERDER)
        )

    def build_gebruiker(self) -> Gebruiker:
        """Return the person of the session."""
        return Gebruiker(self.gebruiker, self.rol, wijken=self.wijken)
