"""Change one sign in a rule and see if a test notices: `python -m tests.bench.methode.mutanten [number] [seed]`.

Works in a copy of the project. Prints each mutant that lived; some of those behave as the original does, the rest is a
test that is missing.
"""

import ast
import copy
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]
TESTS = {
    "lwd_monitor/oordeel/aandelen.py": ("test_toets.py",),
    "lwd_monitor/oordeel/aantallen.py": ("test_toets.py", "test_methode_simulaties.py"),
    "lwd_monitor/oordeel/afscherming.py": ("test_afscherming.py",),
    "lwd_monitor/oordeel/berekening.py": ("test_oordeel.py",),
    "lwd_monitor/oordeel/deel_geheel.py": ("test_toets.py",),
    "lwd_monitor/oordeel/dispersie.py": ("test_methode_simulaties.py", "test_toets.py"),
    "lwd_monitor/oordeel/fdr.py": ("test_toets.py",),
    "lwd_monitor/oordeel/fouten.py": ("test_oordeel.py",),
    "lwd_monitor/oordeel/interval.py": ("test_interval.py", "test_oordeel.py"),
    "lwd_monitor/oordeel/matrix.py": ("test_oordeel.py",),
    "lwd_monitor/oordeel/ondergrens.py": ("test_oordeel.py",),
    "lwd_monitor/oordeel/ontwikkeling.py": ("test_oordeel.py",),
    "lwd_monitor/oordeel/positie.py": ("test_oordeel.py",),
    "lwd_monitor/oordeel/reeks.py": ("test_toets.py",),
    "lwd_monitor/oordeel/toets.py": ("test_toets.py",),
    "lwd_monitor/oordeel/trend.py": ("test_toets.py",),
    "lwd_monitor/gebied/omrekenen.py": ("test_omrekenen.py",),
}
WISSEL: dict[type, type] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.And: ast.Or, ast.Or: ast.And,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip


def list_mutanten(bron: str) -> Iterator[tuple[int, str, str]]:
    """Return of each possible mutant its line, what was changed, and the whole text of the module."""
    boom = ast.parse(bron)
    for nummer, knoop in enumerate(ast.walk(boom)):
        ander = copy.deepcopy(boom)
        doel = next(k for i, k in enumerate(ast.walk(ander)) if i == nummer)
        wat = _mutate(doel)
        if wat:
            yield getattr(knoop, "lineno", 0), wat, ast.unparse(ander)


def _mutate(knoop: ast.AST) -> str:
    """Change one node in place; returns in words what was changed, or nothing."""
    if isinstance(knoop, ast.Compare) and type(knoop.ops[0]) in WISSEL:
        knoop.ops[0] = WISSEL[type(knoop.ops[0])]()
    elif isinstance(knoop, ast.BinOp | ast.BoolOp) and type(knoop.op) in WISSEL:
        # In an annotation `|` is no sum.
        if isinstance(knoop, ast.BinOp) and isinstance(knoop.op, ast.BitOr) and isinstance(knoop.right, ast.Constant):
            return ""
        knoop.op = WISSEL[type(knoop.op)]()  # type: ignore[assignment]
    elif isinstance(knoop, ast.UnaryOp) and isinstance(knoop.op, ast.Not | ast.USub):
        knoop.op = ast.UAdd() if isinstance(knoop.op, ast.USub) else knoop.op
        if isinstance(knoop.op, ast.Not):
            knoop.operand = ast.UnaryOp(ast.Not(), knoop.operand)
    elif isinstance(knoop, ast.Constant) and isinstance(knoop.value, int | float) and not isinstance(knoop.value, bool):
        knoop.value = knoop.value * 2 + 1
    else:
        return ""
    return ast.unparse(knoop)


def run(aantal: int = 40, zaad: int = 1) -> list[str]:
    """Return the mutants of a sample that no test noticed."""
    alle = [(pad, *m) for pad in TESTS for m in list_mutanten((PROJECT / pad).read_text(encoding="utf-8"))]
    levend = []
    with tempfile.TemporaryDirectory() as map_:
        werk = Path(map_)
        for deel in ("lwd_monitor", "tests"):
            shutil.copytree(PROJECT / deel, werk / deel, ignore=shutil.ignore_patterns("node_modules", "__pycache__"))
        for deel in ("data", "docs", "pages", "pyproject.toml", "app.py"):
            (werk / deel).symlink_to(PROJECT / deel)
        for pad, regel, wat, tekst in random.Random(zaad).sample(alle, min(aantal, len(alle))):
            (werk / pad).write_text(tekst, encoding="utf-8")
            tests = [f"tests/unit/{naam}" for naam in TESTS[pad]]
            opdracht = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
            if subprocess.run(opdracht, cwd=werk, capture_output=True, check=False).returncode == 0:
                levend.append(f"{pad}:{regel}: {wat}")
                print("leeft", levend[-1], flush=True)
            shutil.copy(PROJECT / pad, werk / pad)
    print(f"{min(aantal, len(alle)) - len(levend)} van {min(aantal, len(alle))} opgemerkt, uit {len(alle)} mogelijke")
    return levend


if __name__ == "__main__":
    run(*(int(woord) for woord in sys.argv[1:3]))
