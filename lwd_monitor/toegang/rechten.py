"""The check that every writing function makes; navigation and pages only hide."""

from lwd_monitor.fout import Fout
from lwd_monitor.toegang.model import Gebruiker, Recht

OMSCHRIJVING: dict[Recht, str] = {
    Recht.LEZEN_OPENBAAR: "openbare pagina's lezen",
    Recht.LEZEN_INTERN: "interne pagina's lezen",
    Recht.VERHAAL_INSTUREN: "verhalen insturen",
    Recht.VERHAAL_BEOORDELEN: "verhalen beoordelen",
    Recht.UPLOAD_UITVOEREN: "cijfers uploaden",
    Recht.GEBIED_BEHEREN: "gebieden beheren",
    Recht.OPGAVE_BEHEREN: "wijkopgaven beheren",
    Recht.RAPPORT_MAKEN: "rapporten maken",
    Recht.GEBRUIKER_BEHEREN: "gebruikers beheren",
    Recht.ENQUETE_ONBEWERKT: "afgeschermde enquêtecijfers en antwoorden van mensen inzien",
}


class GeenRecht(Fout):
    """The person asked for something that his role does not allow."""


def has_recht(gebruiker: Gebruiker | None, recht: Recht) -> bool:
    """Tell whether the person has the right; nobody has none."""
    return gebruiker is not None and recht in gebruiker.rechten


def require(gebruiker: Gebruiker | None, recht: Recht) -> None:
    """Raise `GeenRecht` unless the person has the right."""
    if not has_recht(gebruiker, recht):
        rol = gebruiker.rol if gebruiker else "niet ingelogd"
        raise GeenRecht(
            f"U mag dit niet doen: {OMSCHRIJVING[recht]}. Uw rol is: {rol}. Vraag een beheerder om hulp als dit niet klopt."
        )
