"""What is frozen stays as it was made: no field that whoever holds it could change."""

import ast
import re

from tests.conftest import PROJECT

# `Sequence`, `Mapping`, `tuple` and `frozenset` may only be read. A frame of pandas has no such form.
WISSELBAAR = re.compile(r"(?<![\w.])(?:list|dict|set)(?:\[|$)")


def test_no_frozen_class_has_a_field_that_can_be_changed() -> None:
    gevonden = [
        f"{pad.relative_to(PROJECT)}: {klasse.name}.{ast.unparse(veld.target)}"
        for pad in (PROJECT / "lwd_monitor").rglob("*.py")
        for klasse in ast.walk(ast.parse(pad.read_text(encoding="utf-8")))
        if isinstance(klasse, ast.ClassDef) and any("frozen=True" in ast.unparse(d) for d in klasse.decorator_list)
        for veld in klasse.body
        if isinstance(veld, ast.AnnAssign) and not ast.unparse(veld.annotation).startswith("Callable")
        if WISSELBAAR.search(ast.unparse(veld.annotation))
    ]
    assert gevonden == []
