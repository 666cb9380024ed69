"""Who may do what: rights, the roles that bundle them, and the person who asks."""

from dataclasses import dataclass
from enum import StrEnum

from lwd_monitor.rollen import Rol


class Recht(StrEnum):
    """What code asks for; never a role."""

    LEZEN_OPENBAAR = "lezen_openbaar"
    LEZEN_INTERN = "lezen_intern"
    VERHAAL_INSTUREN = "verhaal_insturen"
    VERHAAL_BEOORDELEN = "verhaal_beoordelen"
    UPLOAD_UITVOEREN = "upload_uitvoeren"
    GEBIED_BEHEREN = "gebied_beheren"
    OPGAVE_LEZEN = "opgave_lezen"
    OPGAVE_BEHEREN = "opgave_beheren"
    CIJFER_KIEZEN = "cijfer_kiezen"
    WIJKBLAD_MAKEN = "wijkblad_maken"
    RAPPORT_MAKEN = "rapport_maken"
    GELD_TOEKENNEN = "geld_toekennen"
    RAADSVERHALEN_LEZEN = "raadsverhalen_lezen"
    GEBRUIKER_BEHEREN = "gebruiker_beheren"
    ENQUETE_ONBEWERKT = "enquete_onbewerkt"


_OPENBAAR = frozenset({Recht.LEZEN_OPENBAAR, Recht.WIJKBLAD_MAKEN})
_RAAD = _OPENBAAR | {Recht.RAADSVERHALEN_LEZEN, Recht.RAPPORT_MAKEN}
_LEZEN = _RAAD | {Recht.LEZEN_INTERN, Recht.OPGAVE_LEZEN}

RECHTEN: dict[Rol, frozenset[Recht]] = {
    Rol.BEZOEKER: _OPENBAAR,
    Rol.PARTNER: _OPENBAAR | {Recht.OPGAVE_LEZEN},
    Rol.RAADSLID: _RAAD,
    Rol.WIJKREGISSEUR: _LEZEN | {Recht.VERHAAL_INSTUREN, Recht.OPGAVE_BEHEREN, Recht.CIJFER_KIEZEN},
    Rol.WIJKWETHOUDER: _LEZEN,
    Rol.MANAGER_WIJKSTURING: _LEZEN
    | {Recht.VERHAAL_INSTUREN, Recht.OPGAVE_BEHEREN, Recht.GELD_TOEKENNEN, Recht.CIJFER_KIEZEN},
    Rol.REDACTEUR: _LEZEN | {Recht.VERHAAL_INSTUREN, Recht.VERHAAL_BEOORDELEN},
    Rol.ANALIST: _LEZEN | {Recht.UPLOAD_UITVOEREN, Recht.GEBIED_BEHEREN, Recht.CIJFER_KIEZEN},
    Rol.BEHEERDER: frozenset(Recht),
}


@dataclass(frozen=True)
class Gebruiker:
    """The person who asks; `demo` marks the people of the trial.

    Notes: `wijken` (codes) limits a role of `MET_WIJKEN` to its own wijken; empty means the whole gemeente, but for a
    partner, who comes from outside: to him it means none.
    """

    naam: str
    rol: Rol
    demo: bool = False
    wijken: tuple[str, ...] = ()

    @property
    def rechten(self) -> frozenset[Recht]:
        """Return the rights that come with the role."""
        return RECHTEN[self.rol]


# Roles that may be limited to wijken of their own.
MET_WIJKEN = (Rol.WIJKREGISSEUR, Rol.WIJKWETHOUDER, Rol.PARTNER)

DEMO_GEBRUIKERS: dict[Rol, Gebruiker] = {rol: Gebruiker(f"demo-{rol}", rol, demo=True) for rol in Rol}
# Whoever reads without logging in, where the settings allow that.
BEZOEKER = Gebruiker("bezoeker", Rol.BEZOEKER)
# The program itself, when it loads what ships or does what was asked on the command line of the machine.
SYSTEEM = Gebruiker("systeem", Rol.BEHEERDER)
