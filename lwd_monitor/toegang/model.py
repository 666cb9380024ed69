"""Who may do what: rights, the roles that bundle them, and the person who asks."""

from dataclasses import dataclass
from enum import StrEnum


class Recht(StrEnum):
    """What code asks for; never a role."""

    LEZEN_OPENBAAR = "lezen_openbaar"
    LEZEN_INTERN = "lezen_intern"
    VERHAAL_INSTUREN = "verhaal_insturen"
    VERHAAL_BEOORDELEN = "verhaal_beoordelen"
    UPLOAD_UITVOEREN = "upload_uitvoeren"
    GEBIED_BEHEREN = "gebied_beheren"
    OPGAVE_BEHEREN = "opgave_beheren"
    RAPPORT_MAKEN = "rapport_maken"
    GEBRUIKER_BEHEREN = "gebruiker_beheren"
    ENQUETE_ONBEWERKT = "enquete_onbewerkt"


class Rol(StrEnum):
    """A bundle of rights, as people know it."""

    BEZOEKER = "bezoeker"
    RAADSLID = "raadslid"
    WIJKREGISSEUR = "wijkregisseur"
    REDACTEUR = "redacteur"
    ANALIST = "analist"
    BEHEERDER = "beheerder"


_LEZEN = frozenset({Recht.LEZEN_OPENBAAR, Recht.LEZEN_INTERN, Recht.RAPPORT_MAKEN})

RECHTEN: dict[Rol, frozenset[Recht]] = {
    Rol.BEZOEKER: frozenset({Recht.LEZEN_OPENBAAR}),
    Rol.RAADSLID: frozenset({Recht.LEZEN_OPENBAAR, Recht.RAPPORT_MAKEN}),
    Rol.WIJKREGISSEUR: _LEZEN | {Recht.VERHAAL_INSTUREN, Recht.OPGAVE_BEHEREN},
    Rol.REDACTEUR: _LEZEN | {Recht.VERHAAL_INSTUREN, Recht.VERHAAL_BEOORDELEN},
    Rol.ANALIST: _LEZEN | {Recht.UPLOAD_UITVOEREN, Recht.GEBIED_BEHEREN},
    Rol.BEHEERDER: frozenset(Recht),
}


@dataclass(frozen=True)
class Gebruiker:
    """The person who asks; `demo` marks the people of the trial.

    Notes: `wijken` (codes) limits a wijkregisseur to his own wijken; empty means all of Almelo.
    """

    naam: str
    rol: Rol
    demo: bool = False
    wijken: tuple[str, ...] = ()

    @property
    def rechten(self) -> frozenset[Recht]:
        """Return the rights that come with the role."""
        return RECHTEN[self.rol]


DEMO_GEBRUIKERS: dict[Rol, Gebruiker] = {rol: Gebruiker(f"demo-{rol}", rol, demo=True) for rol in Rol}
# Whoever reads without logging in, where the settings allow that.
BEZOEKER = Gebruiker("bezoeker", Rol.BEZOEKER)
# The program itself, when it loads what ships or does what was asked on the command line of the machine.
SYSTEEM = Gebruiker("systeem", Rol.BEHEERDER)
