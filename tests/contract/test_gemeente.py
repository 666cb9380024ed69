"""One owner for what a code means, for which gemeente this is and for the environment."""

import ast
import re
from collections import Counter
from pathlib import Path

import lwd_monitor
from tests.conftest import PROJECT

PAKKET = Path(lwd_monitor.__file__).parent
MODULES = [*sorted(PAKKET.rglob("*.py")), *sorted((PROJECT / "pages").rglob("*.py")), PROJECT / "app.py"]
EIGENAAR = PAKKET / "gebied" / "code.py"
INSTELLINGEN = PAKKET / "instellingen.py"
# The name or code of a gemeente that still stands in a file, and how often: examples in docstrings, and texts that come
# next. This list only shrinks.
NOG_GENOEMD = {
    "lwd_monitor/opmaak.py": 6,
    "lwd_monitor/profiel/model.py": 1,
    "lwd_monitor/toegang/wachtwoord.py": 1,
    "lwd_monitor/ui/gebied/grafiek.py": 3,
    "lwd_monitor/ui/gebied/indeling.py": 1,
    "lwd_monitor/ui/kaartpagina/beeld.py": 2,
    "lwd_monitor/ui/kaartpagina/tekening.py": 2,
    "lwd_monitor/ui/kaartpagina/paneel.py": 3,
    "lwd_monitor/ui/kaartpagina/tabel.py": 2,
    "lwd_monitor/ui/trend/gegevens.py": 3,
    "lwd_monitor/ui/trend/keuze.py": 1,
    "lwd_monitor/ui/trend/aanpak.py": 1,
    "lwd_monitor/upload/vorm/codes.py": 1,
    "lwd_monitor/verhaal/model.py": 2,
    "pages/monitor/trend.py": 1,
}


def test_what_a_code_means_stands_in_one_file() -> None:
    deel = re.compile(r"\[2:[68]\]|substr\([^)]*, 3, [46]\)|\"(GM|WK|BU)\" \+")
    gevonden = {str(p.relative_to(PROJECT)) for p in MODULES if deel.search(p.read_text(encoding="utf-8"))}
    assert gevonden == {str(EIGENAAR.relative_to(PROJECT))}


def test_no_file_gains_the_name_or_code_of_a_gemeente() -> None:
    naam = re.compile(r"Almelo|GM\d{4}")
    geteld = Counter(
        {
            str(pad.relative_to(PROJECT)): len(naam.findall(pad.read_text(encoding="utf-8")))
            for pad in MODULES
            if pad not in (EIGENAAR, INSTELLINGEN)
        }
    )
    assert {pad: aantal for pad, aantal in geteld.items() if aantal > NOG_GENOEMD.get(pad, 0)} == {}


def reads_omgeving(pad: Path) -> bool:
    boom = ast.parse(pad.read_text(encoding="utf-8"))
    return any(
        (isinstance(knoop, ast.Attribute) and knoop.attr in ("environ", "getenv", "putenv"))
        or (
            isinstance(knoop, ast.ImportFrom)
            and knoop.module == "os"
            and {n.name for n in knoop.names} & {"environ", "getenv"}
        )
        for knoop in ast.walk(boom)
    )


def test_the_environment_is_read_in_the_settings_alone() -> None:
    assert [pad for pad in MODULES if reads_omgeving(pad)] == [INSTELLINGEN]
