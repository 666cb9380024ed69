"""The roles that people have, and how an identity provider says which; what a role may do stands in toegang/."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

WEIGEREN = "weigeren"


class Rol(StrEnum):
    """A bundle of rights, as people know it."""

    BEZOEKER = "bezoeker"
    PARTNER = "partner"
    RAADSLID = "raadslid"
    WIJKWETHOUDER = "wijkwethouder"
    WIJKREGISSEUR = "wijkregisseur"
    MANAGER_WIJKSTURING = "manager_wijksturing"
    REDACTEUR = "redacteur"
    ANALIST = "analist"
    BEHEERDER = "beheerder"

    @property
    def titel(self) -> str:
        """Return the name as a reader sees it."""
        return self.value.replace("_", " ")


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


def read_rollen(tekst: str) -> dict[str, Rol]:
    """Return the mapping of a setting like `LWD-Beheer=beheerder, LWD-Analist=analist`.

    >>> read_rollen("LWD-Beheer=beheerder")
    {'LWD-Beheer': <Rol.BEHEERDER: 'beheerder'>}
    """
    paren = [deel.split("=", 1) for deel in tekst.split(",") if deel.strip()]
    return {waarde.strip(): Rol(rol.strip()) for waarde, rol in paren}
