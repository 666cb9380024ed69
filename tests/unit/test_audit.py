"""What the look-up of known holes says, from answers as pip-audit gives them."""

import json

import pytest

from tests.bench import audit
from tests.bench.audit import Uitslag, format_uitslag, read_uitslag

PAKKETTEN = ["duckdb", "python-calamine", "PyYAML"]
GOED = {"name": "duckdb", "version": "1.5.5", "vulns": []}
LEK = {"name": "pyyaml", "version": "5.1", "vulns": [{"id": "PYSEC-2020-1"}]}
OVER = {"name": "python_calamine", "skip_reason": "Dependency not found on PyPI and could not be audited"}


def test_a_package_without_an_answer_is_named_whatever_the_reason() -> None:
    uitslag = read_uitslag(json.dumps({"dependencies": [GOED, OVER]}), PAKKETTEN)
    assert uitslag == Uitslag(3, {}, ["PyYAML", "python-calamine"])
    tekst = format_uitslag("requirements.txt", uitslag)
    assert "1 van de 3 pakketten opgezocht" in tekst
    assert "niet gecontroleerd, want daarover kwam geen antwoord: PyYAML, python-calamine" in tekst


def test_a_hole_is_told_with_its_name_also_when_others_were_missed() -> None:
    uitslag = read_uitslag(json.dumps({"dependencies": [LEK, OVER]}), PAKKETTEN)
    assert uitslag.lekken == {"pyyaml": ["PYSEC-2020-1"]}
    assert "LEK in pyyaml: PYSEC-2020-1" in format_uitslag("x", uitslag)


@pytest.mark.parametrize("uitvoer", ["", "ERROR: connection refused", "[]", "{}"])
def test_no_answer_at_all_misses_every_package(uitvoer: str) -> None:
    assert read_uitslag(uitvoer, PAKKETTEN).gemist == sorted(PAKKETTEN)


@pytest.mark.parametrize(("lekken", "code"), [({"pyyaml": ["PYSEC-2020-1"]}, 1), ({}, 0)])
def test_only_an_answer_that_names_a_hole_fails(
    monkeypatch: pytest.MonkeyPatch, lekken: dict[str, list[str]], code: int
) -> None:
    monkeypatch.setattr(audit, "audit", lambda lijst: Uitslag(3, lekken, ["duckdb"]))
    assert audit.main() == code
