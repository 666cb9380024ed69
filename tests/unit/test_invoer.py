"""Signs that are no text, addresses that are no link, and names that the program keeps for itself."""

from dataclasses import replace
from datetime import date

import pytest

from lwd_monitor.fout import Fout
from lwd_monitor.gesprek import open_vraag
from lwd_monitor.invoer import MAX_ADRES, check_adres, check_kort, check_tekens, require_kort
from lwd_monitor.rollen import Rolregel
from lwd_monitor.toegang import BEZOEKER, SYSTEEM, Rol, add_gebruiker, read_identiteit
from lwd_monitor.toegang.account import require_naam
from lwd_monitor.verhaal import VerhaalStatus, check_verhaal
from tests.conftest import NU
from tests.verhalen import bring_to

VREEMD = ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u202e", "\u2066", "\u200f", "\u200b", "\u2028", "\ufeff"]


@pytest.mark.parametrize("teken", VREEMD)
def test_a_sign_that_nobody_sees_is_named_with_its_place(teken: str) -> None:
    [melding] = check_tekens(f"Jan{teken}goed", "de titel", regels=True)
    assert f"U+{ord(teken):04X}" in melding
    assert 'na "Jan"' in melding


@pytest.mark.parametrize(
    "tekst", ["Café ’t Hoekje – 3½ m²", "één\ntwee\tdrie", "👩\u200d🌾 en 🇳🇱", "", "İstanbul žluťoučký"]
)
def test_what_people_write_passes(tekst: str) -> None:
    assert check_tekens(tekst, "de tekst", regels=True) == []


def test_a_short_field_is_one_line_of_a_length() -> None:
    assert check_kort("x" * 10, "de titel", 10) == []
    assert check_kort("x" * 11, "de titel", 10) != []
    assert check_kort("een\ntwee", "de titel", 10) != []
    assert require_kort("  cafe\u0301 ", "de naam", 10) == "café"


@pytest.mark.parametrize("adres", ["", "https://www.almelo.nl/a?b=c#d", "http://localhost:8080/x"])
def test_a_link_passes(adres: str) -> None:
    assert check_adres(adres, "de bron") == []


@pytest.mark.parametrize(
    "adres",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x",
     "vbscript:x", "//kwaad.nl", "/pad", "www.almelo.nl", "https://", "https://a b", "https://a\u202eb", "http://[x",
     "https://" + "a" * MAX_ADRES, "file:///etc/passwd", "https:\\\\kwaad.nl", 'https://a"onclick=x'],
)  # fmt: skip
def test_what_is_no_link_is_refused(adres: str) -> None:
    assert len(check_adres(adres, "de bron")) == 1


def test_a_story_with_such_a_sign_or_address_cannot_be_handed_in(db) -> None:
    goed = bring_to(db, VerhaalStatus.CONCEPT)
    basis = {b.melding for b in check_verhaal(goed, date(2026, 12, 1))}
    for veld, waarde in (
        ("titel", "De tuin\u202e"), ("tekst", goed.tekst + "\x1b[31m"), ("periode", "zomer\u200b"),
        ("bron", "krant\x00"), ("bron", "x" * 301), ("periode", "x" * 301), ("hoort_bij", "x" * 301),
        ("bron_url", "javascript:alert(1)"), ("toelichting", "\u2066x"),
    ):  # fmt: skip
        nieuw = {b.melding for b in check_verhaal(replace(goed, **{veld: waarde}), date(2026, 12, 1))}
        assert nieuw - basis, (veld, waarde[:20])


def test_a_question_with_such_a_sign_is_refused(db) -> None:
    with pytest.raises(Fout, match="onzichtbaar"):
        open_vraag(db, SYSTEEM, "misdrijven", ("WK014115", 2024), (2021, 2025), NU, "Waarom\u202e?")


@pytest.mark.parametrize(
    "naam", [BEZOEKER.naam, "Bezoeker", " bezoeker ", "systeem", "demo-eva", "eva\u202e", "eva\x00"]
)
def test_no_account_is_called_as_the_program_or_its_reader(db, naam: str) -> None:
    with pytest.raises(Fout):
        require_naam(naam)
    with pytest.raises(Fout):
        add_gebruiker(db, SYSTEEM, naam, Rol.RAADSLID, NU)


def test_an_account_without_a_name_is_asked_for_one() -> None:
    with pytest.raises(Fout, match=r"^Een account zonder naam kan niet\. Vul een naam in"):
        require_naam("  ")


@pytest.mark.parametrize("naam", ["bezoeker", "Systeem", "be\u200bzoeker", "niet ingelogd"])
def test_the_provider_gives_nobody_such_a_name_either(naam: str) -> None:
    wie = read_identiteit({"sub": "1", "iss": "x", "iat": 1, "preferred_username": naam}, Rolregel())
    assert wie is not None
    assert wie.naam.startswith("oidc:")
