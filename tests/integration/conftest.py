"""What the tests of commands share: asking one and reading its JSON."""

import json
from collections.abc import Callable

import pytest

from lwd_monitor.__main__ import main


@pytest.fixture
def ask(database: str, capsys: pytest.CaptureFixture[str]) -> Callable[..., dict]:
    """Run a command on a fresh copy of the store and return its answer; `code` is the exit code that it must give."""

    def _ask(*woorden: str, code: int = 0) -> dict:
        capsys.readouterr()
        assert main([*woorden, "--json"]) == code
        return json.loads(capsys.readouterr().out)

    return _ask
