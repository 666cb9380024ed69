"""One owner for what a code means, for which gemeente this is and for the environment."""

import ast
import re
from pathlib import Path

import lwd_monitor
from tests.conftest import PROJECT

PAKKET = Path(lwd_monitor.__file__).parent
MODULES = [*sorted(PAKKET.rglob("*.py")), *sorted((PROJECT / "pages").rglob("*.py")), PROJECT / "app.py"]
EIGENAAR = PAKKET / "gebied" / "code.py"
INSTELLINGEN = PAKKET / "instellingen.py"
# What else a program reads, and what a person sees of it; a drawing of the name (data/logo.svg) belongs to data/.
ANDERE = [
    *(
        pad
        for soort in ("js", "css", "svg", "sql", "toml", "typ", "html")
        for pad in sorted(PAKKET.rglob(f"*.{soort}"))
    ),
    *sorted(PROJECT.glob("*.toml")),
    *sorted((PROJECT / ".streamlit").glob("*.toml")),
]
# A migration that ran may not change, not even the remark above it.
MET_REDEN = {"lwd_monitor/db/migrations/0008_vraag_bij_verandering.sql"}
NAAM = re.compile(r"Almelo|GM0141")
KLEIN = re.compile(r"(?<!\w)almelo(?!\w)|almelo_$")
# Names within the program, which readers do not see: a field or column (`in_almelo`, also named in a docstring), what a
# template fills in ({almelo}), a class of the style sheet, and where a heading of docs/ stands.
NAMEN = re.compile(r"`[^`]*`|^[a-z]+(?:_[a-z]+)*$|\{[^{}]*\}|class='[^']*'|href='[^']*#[\w-]+'")
# A code that is taken apart, or the letters it begins with, in the forms that occurred.
DEEL = re.compile(
    r"\[2:[68]\]|substr\([^)]*, (?:3, [46]|1, [26])\)|\"(?:GM|WK|BU)\" \+|removeprefix\(\"(?:GM|WK|BU)\"\)"
    r"|code\w*(?:\[\w+\]|\"\])?(?:\.str)?\[:2\]|\"(?:GM|WK|BU)\", \"(?:GM|WK|BU)\"|\"(?:GM|WK|BU)\": \""
    r"|(?:GM|WK|BU)\)?\\d\{4\}"
)
# To the store, which knows no places, the beginning of a code is that of a key; and what reads one binary file is a process
# of its own, which imports nothing. How often each does.
ELDERS = {"lwd_monitor/db/invoegen.py": 1, "lwd_monitor/upload/lezen/kind.py": 3}


def test_what_a_code_means_stands_in_one_file() -> None:
    geteld = {str(p.relative_to(PROJECT)): len(DEEL.findall(p.read_text(encoding="utf-8"))) for p in MODULES}
    assert geteld.pop(str(EIGENAAR.relative_to(PROJECT))) > 0
    assert {pad: aantal for pad, aantal in geteld.items() if aantal} == ELDERS


def list_klein(pad: Path) -> list[str]:
    """Return the strings of a module that name the gemeente in small letters where a reader sees it."""
    boom = ast.parse(pad.read_text(encoding="utf-8"))
    teksten = [k.value for k in ast.walk(boom) if isinstance(k, ast.Constant) and isinstance(k.value, str)]
    return [tekst for tekst in teksten if KLEIN.search(NAMEN.sub("", tekst))]


def test_no_file_names_a_gemeente() -> None:
    teksten = {str(p.relative_to(PROJECT)): p.read_text(encoding="utf-8") for p in [*MODULES, *ANDERE]}
    genoemd = {pad: NAAM.findall(tekst) for pad, tekst in teksten.items() if pad not in MET_REDEN}
    assert genoemd.pop(str(INSTELLINGEN.relative_to(PROJECT))) == ["Almelo", "GM0141"]
    assert {pad: namen for pad, namen in genoemd.items() if namen} == {}
    assert {str(pad.relative_to(PROJECT)): klein for pad in MODULES if (klein := list_klein(pad))} == {}


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
