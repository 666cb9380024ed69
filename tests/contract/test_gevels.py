"""A façade means something: nobody goes past it, and it offers what outsiders use."""

import ast
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import lwd_monitor
from tests.conftest import PROJECT

PAKKET = Path(lwd_monitor.__file__).parent
BESTANDEN = [*sorted(PAKKET.rglob("*.py")), *sorted((PROJECT / "pages").rglob("*.py")), PROJECT / "app.py"]
# What draws and serves pages has no façade: a page takes the parts it needs.
ZONDER_GEVEL = {"ui", "server", "cli"}
KAMERS = {p.name for p in PAKKET.iterdir() if (p / "__init__.py").exists()} - ZONDER_GEVEL


@cache
def read_boom(pad: Path) -> ast.Module:
    return ast.parse(pad.read_text(encoding="utf-8"))


def get_kamer(pad: Path) -> str | None:
    delen = pad.relative_to(PAKKET).parts if pad.is_relative_to(PAKKET) else ()
    return delen[0] if len(delen) > 1 else None


def list_gevel(kamer: str) -> list[str]:
    for knoop in read_boom(PAKKET / kamer / "__init__.py").body:
        if isinstance(knoop, ast.Assign) and [getattr(doel, "id", "") for doel in knoop.targets] == ["__all__"]:
            return list(ast.literal_eval(knoop.value))
    return []


def list_imports(pad: Path) -> list[tuple[str, str]]:
    """Return the rooms of others that a file imports from, each with the dotted rest."""
    gevonden = []
    for knoop in ast.walk(read_boom(pad)):
        if isinstance(knoop, ast.ImportFrom) and (knoop.module or "").startswith("lwd_monitor"):
            delen = (knoop.module or "").split(".")[1:]
            volledig = [".".join([*delen, naam.name]) for naam in knoop.names]
        elif isinstance(knoop, ast.Import):
            volledig = [n.name.removeprefix("lwd_monitor.") for n in knoop.names if n.name.startswith("lwd_monitor.")]
        else:
            continue
        gevonden += [(kamer, rest) for kamer, _, rest in (naam.partition(".") for naam in volledig)]
    return [(kamer, rest) for kamer, rest in gevonden if kamer in KAMERS and kamer != get_kamer(pad)]


def test_nobody_imports_past_a_facade() -> None:
    gevels = {kamer: set(list_gevel(kamer)) for kamer in KAMERS}
    langs = [
        (str(pad.relative_to(PROJECT)), f"{kamer}.{rest}")
        for pad in BESTANDEN
        for kamer, rest in list_imports(pad)
        if rest and rest not in gevels[kamer]
    ]
    assert langs == []


def test_a_facade_offers_what_outsiders_use() -> None:
    gebruikt = defaultdict(set)
    for pad in BESTANDEN:
        for kamer, rest in list_imports(pad):
            gebruikt[kamer].add(rest)
        # A slice that is imported whole, or walked over with others, is asked by name.
        namen = {k.attr for k in ast.walk(read_boom(pad)) if isinstance(k, ast.Attribute)}
        for kamer in KAMERS - {get_kamer(pad)}:
            gebruikt[kamer] |= namen
    over = {kamer: sorted(set(list_gevel(kamer)) - gebruikt[kamer]) for kamer in sorted(KAMERS)}
    assert {kamer: namen for kamer, namen in over.items() if namen} == {}


def test_every_public_function_says_what_it_does() -> None:
    soorten = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    zonder = []
    for pad in BESTANDEN:
        for knoop in read_boom(pad).body:
            leden = knoop.body if isinstance(knoop, ast.ClassDef) and not knoop.name.startswith("_") else []
            for deel in (knoop, *leden):
                if isinstance(deel, soorten) and not deel.name.startswith("_") and not ast.get_docstring(deel):
                    zonder.append((str(pad.relative_to(PROJECT)), deel.name))
    assert zonder == []


def count_parameters(knoop: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    namen = [a.arg for a in (*knoop.args.posonlyargs, *knoop.args.args, *knoop.args.kwonlyargs)]
    return len([naam for naam in namen if naam not in ("self", "cls")])


def test_a_function_takes_few_things() -> None:
    """Over eight is too much; over six takes a reason in the docstring, which says how many and why."""
    veel = {}
    for pad in BESTANDEN:
        for knoop in ast.walk(read_boom(pad)):
            if isinstance(knoop, ast.FunctionDef | ast.AsyncFunctionDef) and (aantal := count_parameters(knoop)) > 6:
                woord = {7: "seven", 8: "eight"}.get(aantal)
                if woord is None or not re.search(rf"\b{woord}\b", ast.get_docstring(knoop) or "", re.IGNORECASE):
                    veel[f"{pad.relative_to(PROJECT)}:{knoop.name}"] = aantal
    assert veel == {}
