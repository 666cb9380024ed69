"""Rights and roles."""

import pytest

from lwd_monitor.toegang import DEMO_GEBRUIKERS, GeenRecht, Recht, Rol, has_recht, require
from lwd_monitor.toegang.model import RECHTEN
from lwd_monitor.toegang.rechten import OMSCHRIJVING

OPENBAAR = {Recht.LEZEN_OPENBAAR, Recht.WIJKBLAD_MAKEN}
INTERN = {*OPENBAAR, Recht.LEZEN_INTERN, Recht.RAADSVERHALEN_LEZEN, Recht.RAPPORT_MAKEN, Recht.OPGAVE_LEZEN}
TABEL = {
    Rol.BEZOEKER: OPENBAAR,
    Rol.PARTNER: {*OPENBAAR, Recht.OPGAVE_LEZEN},
    Rol.RAADSLID: {*OPENBAAR, Recht.RAADSVERHALEN_LEZEN, Recht.RAPPORT_MAKEN},
    Rol.WIJKREGISSEUR: {*INTERN, Recht.VERHAAL_INSTUREN, Recht.OPGAVE_BEHEREN, Recht.CIJFER_KIEZEN},
    Rol.WIJKWETHOUDER: INTERN,
    Rol.MANAGER_WIJKSTURING: {
        *INTERN, Recht.VERHAAL_INSTUREN, Recht.OPGAVE_BEHEREN, Recht.GELD_TOEKENNEN, Recht.CIJFER_KIEZEN,
    },
    Rol.REDACTEUR: {*INTERN, Recht.VERHAAL_INSTUREN, Recht.VERHAAL_BEOORDELEN},
    Rol.ANALIST: {*INTERN, Recht.UPLOAD_UITVOEREN, Recht.GEBIED_BEHEREN, Recht.CIJFER_KIEZEN},
    Rol.BEHEERDER: set(Recht),
}  # fmt: skip


@pytest.mark.parametrize("recht", list(Recht))
@pytest.mark.parametrize("rol", list(Rol))
def test_each_role_has_the_rights_of_the_table_and_no_other(rol: Rol, recht: Recht) -> None:
    gebruiker = DEMO_GEBRUIKERS[rol]
    assert has_recht(gebruiker, recht) == (recht in TABEL[rol])
    if recht in TABEL[rol]:
        require(gebruiker, recht)
    else:
        with pytest.raises(GeenRecht, match=OMSCHRIJVING[recht]):
            require(gebruiker, recht)


def test_nobody_has_no_right() -> None:
    with pytest.raises(GeenRecht, match="niet ingelogd"):
        require(None, Recht.LEZEN_OPENBAAR)


def test_every_role_has_rights() -> None:
    assert set(RECHTEN) == set(Rol) == set(DEMO_GEBRUIKERS)
