"""Nothing lives for its tests alone: every name is used, every rule of a style sheet meets something."""

import ast
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import lwd_monitor
from tests import beweringen
from tests.conftest import PROJECT

PAKKET = Path(lwd_monitor.__file__).parent
BESTANDEN = [*sorted(PAKKET.rglob("*.py")), *sorted((PROJECT / "pages").rglob("*.py")), PROJECT / "app.py"]
# Asked of one module after another, under this one name; and what the server starts.
OM_DE_BEURT = {"add_commands", "build_meegeleverd", "app"}
# Streamlit and its parts give these to what they draw.
VAN_BUITEN = ("st", "react-aria-")
# Built of a word and a number or a direction, which comes with the figures of a map.
SAMENGESTELD = ("tint-",)
KLASSE = re.compile(r"class=['\"]([^'\"{}]+)['\"]")

Naam = tuple[str, str]


@cache
def read_boom(pad: Path) -> ast.Module:
    return ast.parse(pad.read_text(encoding="utf-8"))


def get_module(pad: Path) -> str:
    return ".".join(pad.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__")


def list_gemaakt(pad: Path) -> list[str]:
    """Return what a module makes at its top: functions, classes and names that are given a value."""
    namen = []
    for knoop in read_boom(pad).body:
        if isinstance(knoop, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            namen.append(knoop.name)
        elif isinstance(knoop, ast.Assign | ast.AnnAssign):
            doelen = knoop.targets if isinstance(knoop, ast.Assign) else [knoop.target]
            namen += [deel.id for doel in doelen for deel in ast.walk(doel) if isinstance(deel, ast.Name)]
    return [naam for naam in namen if not naam.startswith("__")]


@cache
def list_ingevoerd(pad: Path) -> dict[str, tuple[str, str | None]]:
    """Return under which names a module has what it imports: each with the module, and the name there if it is one."""
    namen: dict[str, tuple[str, str | None]] = {}
    for knoop in ast.walk(read_boom(pad)):
        if isinstance(knoop, ast.ImportFrom) and knoop.module:
            namen |= {n.asname or n.name: (knoop.module, n.name) for n in knoop.names}
        elif isinstance(knoop, ast.Import):
            namen |= {
                n.asname or n.name.split(".")[0]: (n.name if n.asname else n.name.split(".")[0], None)
                for n in knoop.names
            }
    return namen


PADEN = {get_module(pad): pad for pad in BESTANDEN}
GEMAAKT = {(module, naam) for module, pad in PADEN.items() for naam in list_gemaakt(pad)}


def find_maker(module: str, naam: str | None) -> Naam | str | None:
    """Return where a name was made, through every door between; a module gives its own name, what is not ours nothing."""
    if naam is None:
        return module
    if (module, naam) in GEMAAKT:
        return module, naam
    if f"{module}.{naam}" in PADEN:
        return f"{module}.{naam}"
    verder = list_ingevoerd(PADEN[module]).get(naam) if module in PADEN else None
    return find_maker(*verder) if verder and verder != (module, naam) else None


def find_bedoeld(module: str, knoop: ast.AST) -> Naam | str | None:
    """Return what a name or a dotted name in a module stands for."""
    if isinstance(knoop, ast.Name) and isinstance(knoop.ctx, ast.Load):
        return find_maker(module, knoop.id)
    if isinstance(knoop, ast.Attribute):
        links = find_bedoeld(module, knoop.value)
        return find_maker(links, knoop.attr) if isinstance(links, str) else None
    return None


def list_gebruikt() -> set[Naam]:
    """Return what is used by a part of the program other than itself."""
    gebruikt: set[Naam] = set()
    for module, pad in PADEN.items():
        for deel in read_boom(pad).body:
            bedoeld = {b for knoop in ast.walk(deel) if isinstance(b := find_bedoeld(module, knoop), tuple)}
            gebruikt |= bedoeld - {(module, getattr(deel, "name", ""))}
    return gebruikt


def test_what_a_module_makes_is_used_by_the_program() -> None:
    ongebruikt = GEMAAKT - list_gebruikt()
    assert {(module, naam) for module, naam in ongebruikt if naam not in OM_DE_BEURT} == set()


def list_teksten(pad: Path) -> list[str]:
    return [k.value for k in ast.walk(read_boom(pad)) if isinstance(k, ast.Constant) and isinstance(k.value, str)]


def list_genoemd(pad: Path) -> list[str]:
    """Return the attributes that a file asks for; names in strings count (a callback, a column)."""
    return [k.attr for k in ast.walk(read_boom(pad)) if isinstance(k, ast.Attribute)] + list_teksten(pad)


def test_no_method_is_called_by_tests_alone() -> None:
    genoemd = {naam for pad in BESTANDEN for naam in list_genoemd(pad)}
    klassen = [(pad, k) for pad in BESTANDEN for k in read_boom(pad).body if isinstance(k, ast.ClassDef)]
    methoden = {
        (str(pad.relative_to(PROJECT)), d.name) for pad, k in klassen for d in k.body if isinstance(d, ast.FunctionDef)
    }
    assert {(pad, naam) for pad, naam in methoden if not naam.startswith("_") and naam not in genoemd} == set()


def read_soort(*soorten: str) -> str:
    paden = [
        pad for map_ in (PAKKET, PROJECT / "pages") for soort in soorten for pad in sorted(map_.rglob(f"*.{soort}"))
    ]
    return "\n".join(pad.read_text(encoding="utf-8") for pad in paden)


def list_regels() -> set[str]:
    """Return the classes that the style sheets have a rule for."""
    kaal = re.sub(r"/\*.*?\*/", "", read_soort("css"), flags=re.DOTALL)
    koppen = re.sub(r"\{[^{}]*\}", "{}", kaal)
    return set(re.findall(r"\.([a-zA-Z][\w-]*)", koppen))


def test_every_class_of_a_style_sheet_is_written_somewhere() -> None:
    woorden = set(re.findall(r"[\w-]+", read_soort("py", "js", "html", "typ")))
    sleutels = {naam.replace("_", "-") for naam in woorden}
    over = {naam for naam in list_regels() - woorden if not naam.startswith((*VAN_BUITEN, *SAMENGESTELD))}
    knoppen = {naam.removeprefix("st-key-") for naam in list_regels() if naam.startswith("st-key-")}
    assert (over, {knop for knop in knoppen if knop.replace("_", "-") not in sleutels}) == (set(), set())


def test_every_class_that_is_written_has_a_rule() -> None:
    geschreven = defaultdict(set)
    for pad in BESTANDEN:
        for klassen in KLASSE.findall(pad.read_text(encoding="utf-8")):
            for naam in klassen.split():
                geschreven[naam].add(str(pad.relative_to(PROJECT)))
    # A page without the style sheet (to log in) brings its own; a script finds its parts by class.
    eigen = "\n".join(list_teksten(PAKKET / "server/inloggen/vorm.py"))
    elders = set(re.findall(r"\.([a-zA-Z][\w-]*)", read_soort("js", "typ") + eigen)) | beweringen.VERHAAL
    assert {n: p for n, p in geschreven.items() if n not in list_regels() | elders} == {}
