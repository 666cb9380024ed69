"""One word, one meaning: a class name stands once, and what a function promises is in its verb (CONTRIBUTING.md)."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import PROJECT

Functie = ast.FunctionDef | ast.AsyncFunctionDef


def list_modules() -> list[tuple[Path, ast.Module]]:
    paden = sorted((PROJECT / "lwd_monitor").rglob("*.py"))
    return [(pad.relative_to(PROJECT), ast.parse(pad.read_text(encoding="utf-8"))) for pad in paden]


def list_functies(verb: str) -> Iterator[tuple[str, Functie]]:
    """Give every function and method whose name begins with a verb, with where it stands."""
    for pad, boom in list_modules():
        for knoop in ast.walk(boom):
            if isinstance(knoop, Functie) and (knoop.name.lstrip("_") + "_").startswith(f"{verb}_"):
                yield f"{pad}: {knoop.name}", knoop


def has_raise(functie: Functie) -> bool:
    return any(isinstance(knoop, ast.Raise) and knoop.exc is not None for knoop in ast.walk(functie))


def calls_weigering(functie: Functie) -> bool:
    """Tell whether a function leaves the refusing to another one; `stop` ends the run of a page."""
    namen = (ast.unparse(k.func).rsplit(".", 1)[-1].lstrip("_") for k in ast.walk(functie) if isinstance(k, ast.Call))
    return any(naam.startswith(("require", "refuse", "stop")) for naam in namen)


def get_uitkomst(functie: Functie) -> str:
    return ast.unparse(functie.returns) if functie.returns else ""


def test_a_class_name_stands_once() -> None:
    plekken = defaultdict(list)
    for pad, boom in list_modules():
        for knoop in boom.body:
            if isinstance(knoop, ast.ClassDef):
                plekken[knoop.name].append(str(pad))
    assert {naam: waar for naam, waar in plekken.items() if len(waar) > 1} == {}


def test_get_always_gives_and_find_never_refuses() -> None:
    niets = [waar for waar, f in list_functies("get") if get_uitkomst(f).endswith("| None")]
    weigert = [waar for waar, f in list_functies("find") if has_raise(f)]
    assert niets + weigert == []


def test_check_gives_what_is_wrong_and_require_refuses() -> None:
    assert [waar for waar, f in list_functies("check") if get_uitkomst(f) in ("", "None", "bool")] == []
    assert [waar for waar, f in list_functies("require") if not (has_raise(f) or calls_weigering(f))] == []


def test_code_selects_and_a_person_chooses() -> None:
    assert [waar for waar, _ in list_functies("choose")] == []
    buiten = [waar for waar, _ in list_functies("kies") if not waar.startswith("lwd_monitor/ui/")]
    assert buiten == []
