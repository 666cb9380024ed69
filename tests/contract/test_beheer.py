"""What docs/beheer.md and the threat model say is tested, is tested."""

import re

from tests.conftest import PROJECT

BEHEER = (PROJECT / "docs" / "beheer.md").read_text(encoding="utf-8")
DREIGINGEN = next((PROJECT / "docs" / "besluiten").glob("0010-*.md")).read_text(encoding="utf-8")
TESTS = {pad: pad.read_text(encoding="utf-8") for pad in (PROJECT / "tests").rglob("test_*.py")}


def test_every_test_that_the_manual_names_exists() -> None:
    namen = {naam.rstrip(".") for naam in re.findall(r"`(test_[a-z0-9_.]+)`", BEHEER)}
    functies = {naam for tekst in TESTS.values() for naam in re.findall(r"def (test_\w+)", tekst)}
    bestanden = {pad.name for pad in TESTS}
    los = {n for n in namen if n not in bestanden and not any(f.startswith(n.split("...")[0]) for f in functies)}
    assert namen
    assert los == set()


def test_every_place_that_the_manual_and_the_threat_model_point_to_exists() -> None:
    paden = set(re.findall(r"`(tests/[\w/]+\.py)`", BEHEER))
    paden |= {
        f"tests/{deel}"
        for deel in re.findall(r"\b((?:unit|browser|contract|integration|pages|faults)/\w+)", DREIGINGEN)
    }
    assert len(paden) > 10
    ontbreekt = {p for p in paden if not (PROJECT / p).exists() and not (PROJECT / f"{p}.py").exists()}
    assert ontbreekt == set()


def test_every_command_in_the_manual_exists() -> None:
    from lwd_monitor.cli.hoofd import build_parser
    from tests.contract.test_matrix import list_opdrachten

    # Some commands have a third word: the first two name them as well.
    bekend = {" ".join(o.split()[:2]) for o in list_opdrachten(build_parser())}
    genoemd = re.findall(r"python -m lwd_monitor ([a-z]+(?: [a-z]+)?)", BEHEER)
    assert len(genoemd) > 4
    assert [o for o in genoemd if o not in bekend and o.split()[0] not in bekend] == []


def test_every_page_and_right_in_the_manual_exists() -> None:
    from lwd_monitor.toegang import Recht, Rol
    from lwd_monitor.toegang.model import RECHTEN
    from lwd_monitor.toegang.rechten import OMSCHRIJVING
    from lwd_monitor.ui.navigatie import PAGINAS

    titels = {plek.titel for plek in PAGINAS} | {"Account"}
    genoemd = re.findall(r"[Pp]agina(?:'s)? ([A-Z][a-z-]+)", BEHEER)
    assert len(genoemd) > 3
    assert set(genoemd) <= titels
    # Who may do something beyond reading is named with it in the table of roles, and nobody else is.
    rollen = dict(re.findall(r"^\| ([a-z ]+) \| (.+) \|$", BEHEER, re.MULTILINE))
    for rol in set(Rol) - {Rol.BEHEERDER}:
        for recht in (Recht.RAPPORT_MAKEN, Recht.OPGAVE_BEHEREN, Recht.GELD_TOEKENNEN, Recht.UPLOAD_UITVOEREN):
            intern = "intern lezen" in rollen[rol.titel] and recht == Recht.RAPPORT_MAKEN
            assert (OMSCHRIJVING[recht] in rollen[rol.titel] or intern) == (recht in RECHTEN[rol]), (rol, recht)
