"""The check that every writing function makes; navigation and pages only hide."""

from collections.abc import Callable, Iterable
from typing import NoReturn

from lwd_monitor.fout import Fout
from lwd_monitor.gebied import get_niveau, get_wijk
from lwd_monitor.toegang.model import MET_WIJKEN, Gebruiker, Recht, Rol

OMSCHRIJVING: dict[Recht, str] = {
    Recht.LEZEN_OPENBAAR: "openbare pagina's lezen",
    Recht.LEZEN_INTERN: "interne pagina's lezen",
    Recht.VERHAAL_INSTUREN: "verhalen insturen",
    Recht.VERHAAL_BEOORDELEN: "verhalen beoordelen",
    Recht.UPLOAD_UITVOEREN: "cijfers uploaden",
    Recht.GEBIED_BEHEREN: "gebieden beheren",
    Recht.OPGAVE_LEZEN: "wijkopgaven lezen die nog niet zijn vastgesteld",
    Recht.OPGAVE_BEHEREN: "wijkopgaven beheren",
    Recht.CIJFER_KIEZEN: "cijfers kiezen voor een gebied",
    Recht.WIJKBLAD_MAKEN: "een openbaar wijkblad maken",
    Recht.RAPPORT_MAKEN: "rapporten maken",
    Recht.GELD_TOEKENNEN: "geld toekennen",
    Recht.RAADSVERHALEN_LEZEN: "verhalen voor de raad lezen",
    Recht.GEBRUIKER_BEHEREN: "gebruikers beheren",
    Recht.ENQUETE_ONBEWERKT: "afgeschermde enquêtecijfers en antwoorden van mensen inzien",
}


class GeenRecht(Fout):
    """The person asked for something that his role does not allow."""


# Who wants to know of refusals: the process tells its log, whose store this rule knows nothing of.
Luisteraar = Callable[[Gebruiker | None, Recht], None]
_luisteraars: list[Luisteraar] = []


def set_luisteraar(luisteraar: Luisteraar | None) -> None:
    """Let every refusal of this process be told to one listener, in the place of the one before."""
    _luisteraars[:] = [luisteraar] if luisteraar else []


def has_recht(gebruiker: Gebruiker | None, recht: Recht) -> bool:
    """Tell whether the person has the right; nobody has none."""
    return gebruiker is not None and recht in gebruiker.rechten


def require(gebruiker: Gebruiker | None, recht: Recht) -> None:
    """Raise `GeenRecht` unless the person has the right."""
    if not has_recht(gebruiker, recht):
        rol = gebruiker.rol.titel if gebruiker else "niet ingelogd"
        refuse(
            gebruiker,
            recht,
            f"U mag dit niet doen: {OMSCHRIJVING[recht]}. Uw rol is: {rol}. Vraag een beheerder om hulp als dit niet klopt.",
        )


def refuse(gebruiker: Gebruiker | None, recht: Recht, melding: str) -> NoReturn:
    """Tell the listener of a refusal and raise `GeenRecht`: every refusal goes this way, so that the log has all."""
    for vertel in _luisteraars:
        vertel(gebruiker, recht)
    raise GeenRecht(melding)


def require_gebied(gebruiker: Gebruiker | None, recht: Recht, codes: Iterable[str]) -> None:
    """Raise `GeenRecht` unless the person has the right in every one of these places.

    Notes: a wijkregisseur with wijken of his own has his rights there and in their buurten only; a buurt carries the
    number of its wijk in its code (BU014111.. in WK014111). Reading is never limited.
    """
    require(gebruiker, recht)
    if vreemd := list_vreemd(gebruiker, codes):
        refuse(
            gebruiker,
            recht,
            f"U mag dit alleen in uw eigen wijken: {OMSCHRIJVING[recht]}. Dit gebied hoort daar niet bij: "
            f"{', '.join(vreemd)}. Vraag een beheerder om hulp als dit niet klopt.",
        )


def has_recht_in(gebruiker: Gebruiker | None, recht: Recht, codes: Iterable[str]) -> bool:
    """Tell whether the person has the right in every one of these places; asking is no refusal that the log tells of."""
    return has_recht(gebruiker, recht) and not list_vreemd(gebruiker, codes)


def list_vreemd(gebruiker: Gebruiker | None, codes: Iterable[str]) -> list[str]:
    """Return the places that lie outside the wijken of a person who is limited to his own."""
    if gebruiker is None or gebruiker.rol not in MET_WIJKEN:
        return []
    if not gebruiker.wijken and (gebruiker.rol != Rol.PARTNER or gebruiker.demo):
        return []
    eigen = {get_wijk(wijk) for wijk in gebruiker.wijken}
    return sorted(code for code in codes if get_niveau(code) not in {"wijk", "buurt"} or get_wijk(code) not in eigen)
