"""The examples in docstrings hold: who reads one may trust it."""

import doctest
import importlib

import pytest

from tests.conftest import PROJECT

MODULES = sorted(
    str(pad.relative_to(PROJECT).with_suffix("")).replace("/", ".")
    for pad in (PROJECT / "lwd_monitor").rglob("*.py")
    if ">>> " in pad.read_text(encoding="utf-8") and pad.stem != "__init__"
)


@pytest.mark.parametrize("naam", MODULES)
def test_the_examples_of_a_module_hold(naam: str) -> None:
    uitslag = doctest.testmod(importlib.import_module(naam))
    assert uitslag.attempted > 0
    assert uitslag.failed == 0
