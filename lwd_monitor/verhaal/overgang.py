"""The steps of a story: concept, ingediend, gepubliceerd, ingetrokken; who may take which step, and when."""

from dataclasses import dataclass
from enum import StrEnum

from lwd_monitor.fout import Fout
from lwd_monitor.toegang import Gebruiker, Recht, has_recht, refuse, require
from lwd_monitor.verhaal.model import Verhaal, VerhaalStatus


class Stap(StrEnum):
    """What a person does with a story."""

    BEWERKEN = "bewerken"
    INDIENEN = "indienen"
    TERUGHALEN = "terughalen"
    TERUGGEVEN = "teruggeven"
    PUBLICEREN = "publiceren"
    DUIDEN = "duiden"
    HERZIEN = "herzien"
    INTREKKEN = "intrekken"


class Voorwaarde(StrEnum):
    """What must hold besides the right."""

    GEEN = "geen"
    EIGEN = "eigen"
    NIET_EIGEN = "niet_eigen"


@dataclass(frozen=True)
class Overgang:
    """One allowed step."""

    stap: Stap
    van: VerhaalStatus
    naar: VerhaalStatus
    recht: Recht
    voorwaarde: Voorwaarde = Voorwaarde.GEEN


_C, _I, _G, _W = VerhaalStatus
_INSTUREN, _BEOORDELEN = Recht.VERHAAL_INSTUREN, Recht.VERHAAL_BEOORDELEN
OVERGANGEN: tuple[Overgang, ...] = (
    Overgang(Stap.BEWERKEN, _C, _C, _INSTUREN, Voorwaarde.EIGEN),
    Overgang(Stap.INDIENEN, _C, _I, _INSTUREN, Voorwaarde.EIGEN),
    Overgang(Stap.TERUGHALEN, _I, _C, _INSTUREN, Voorwaarde.EIGEN),
    Overgang(Stap.TERUGGEVEN, _I, _C, _BEOORDELEN),
    Overgang(Stap.PUBLICEREN, _I, _G, _BEOORDELEN, Voorwaarde.NIET_EIGEN),
    Overgang(Stap.DUIDEN, _I, _I, _BEOORDELEN, Voorwaarde.NIET_EIGEN),
    Overgang(Stap.DUIDEN, _G, _G, _BEOORDELEN, Voorwaarde.NIET_EIGEN),
    Overgang(Stap.HERZIEN, _G, _C, _INSTUREN, Voorwaarde.EIGEN),
    Overgang(Stap.INTREKKEN, _C, _W, _INSTUREN, Voorwaarde.EIGEN),
    Overgang(Stap.INTREKKEN, _I, _W, _INSTUREN, Voorwaarde.EIGEN),
    Overgang(Stap.INTREKKEN, _G, _W, _INSTUREN, Voorwaarde.EIGEN),
    Overgang(Stap.INTREKKEN, _I, _W, _BEOORDELEN),
    Overgang(Stap.INTREKKEN, _G, _W, _BEOORDELEN),
)
_NIET_EIGEN = (
    "U hebt zelf aan dit verhaal geschreven. Een ander moet het beoordelen en publiceren: vier ogen zien meer dan twee."
)
_EIGEN = "Dit verhaal is door iemand anders geschreven. Alleen wie het schreef, kan dit doen."


def is_eigen(verhaal: Verhaal, gebruiker: Gebruiker) -> bool:
    """Tell whether the person wrote in the story."""
    return gebruiker.naam in verhaal.schrijvers


def require_stap(stap: Stap, verhaal: Verhaal, gebruiker: Gebruiker | None, eigen_mag: bool = False) -> Overgang:
    """Return the step that this person may take with this story now; raises a Dutch `Fout` that says why not.

    Notes: `eigen_mag` is the setting that lets a person publish his own story.
    """
    mogelijk = [o for o in OVERGANGEN if o.stap == stap and o.van == verhaal.status]
    if not mogelijk:
        require(gebruiker, _get_recht(stap))
        raise Fout(f"Dit verhaal is {verhaal.status.value}. Dan kunt u het niet {stap.value}. Vernieuw de pagina.")
    if overgang := find_overgang(stap, verhaal, gebruiker, eigen_mag):
        return overgang
    met_recht = [o for o in mogelijk if has_recht(gebruiker, o.recht)]
    if not met_recht:
        require(gebruiker, mogelijk[-1].recht)
    melding = _NIET_EIGEN if met_recht[0].voorwaarde == Voorwaarde.NIET_EIGEN else _EIGEN
    refuse(gebruiker, met_recht[0].recht, melding)


def find_overgang(
    stap: Stap, verhaal: Verhaal, gebruiker: Gebruiker | None, eigen_mag: bool = False
) -> Overgang | None:
    """Return the step if this person may take it with this story now; asking is no refusal that the log tells of."""
    if gebruiker is None:
        return None
    eigen = is_eigen(verhaal, gebruiker)
    for overgang in OVERGANGEN:
        if (overgang.stap, overgang.van) != (stap, verhaal.status) or not has_recht(gebruiker, overgang.recht):
            continue
        if overgang.voorwaarde == Voorwaarde.GEEN or (overgang.voorwaarde == Voorwaarde.EIGEN) == eigen:
            return overgang
        if overgang.voorwaarde == Voorwaarde.NIET_EIGEN and eigen_mag:
            return overgang
    return None


def list_stappen(verhaal: Verhaal, gebruiker: Gebruiker, eigen_mag: bool = False) -> list[Stap]:
    """Return what this person may do with this story now."""
    return [stap for stap in Stap if find_overgang(stap, verhaal, gebruiker, eigen_mag)]


def _get_recht(stap: Stap) -> Recht:
    return next(o.recht for o in OVERGANGEN if o.stap == stap)
