"""Change one sign in a rule and see if a test notices: `python -m tests.bench.methode.mutanten [number] [seed] [part of a path]`.

Works in a copy of the project. Of the mutants that live some behave as the original does; the rest is a test that is
missing.
"""

import ast
import importlib
import os
import random
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]
# Of each file the tests that must notice, the quick ones first. Figures on a page or in the store say less about a rule.
TESTS = {
    "lwd_monitor/oordeel/aantallen.py": ("unit/test_toets.py",),
    "lwd_monitor/oordeel/afscherming.py": ("unit/test_afscherming.py",),
    "lwd_monitor/oordeel/berekening.py": ("unit/test_oordeel.py",),
    "lwd_monitor/oordeel/deel_geheel.py": ("unit/test_toets.py",),
    "lwd_monitor/oordeel/dispersie.py": ("unit/test_dispersie.py", "unit/test_toets.py"),
    "lwd_monitor/oordeel/fdr.py": ("unit/test_toets.py",),
    "lwd_monitor/oordeel/fouten.py": ("unit/test_oordeel.py",),
    "lwd_monitor/oordeel/interval.py": ("unit/test_interval.py", "unit/test_oordeel.py", "unit/test_toets.py"),
    "lwd_monitor/oordeel/laden.py": (
        "unit/test_toets.py",
        "integration/test_oordeel_opdracht.py",
        "integration/test_enquete_run.py::test_an_own_area_of_whole_wijken_has_its_outcomes_on_pages_and_in_tests",
    ),
    "lwd_monitor/oordeel/marges.py": ("unit/test_marges.py",),
    "lwd_monitor/oordeel/matrix.py": ("unit/test_oordeel.py",),
    "lwd_monitor/oordeel/meten.py": ("unit/test_dispersie.py", "integration/test_dispersie_plek.py"),
    "lwd_monitor/oordeel/meting.py": ("unit/test_toets.py", "unit/test_streefwaarde.py"),
    "lwd_monitor/oordeel/norm.py": ("unit/test_norm.py", "integration/test_oordeel_opdracht.py"),
    "lwd_monitor/oordeel/ondergrens.py": ("unit/test_oordeel.py",),
    "lwd_monitor/oordeel/ontwikkeling.py": ("unit/test_oordeel.py",),
    "lwd_monitor/oordeel/positie.py": ("unit/test_oordeel.py",),
    "lwd_monitor/oordeel/reeks.py": ("unit/test_toets.py",),
    "lwd_monitor/oordeel/streefwaarde.py": ("unit/test_streefwaarde.py",),
    "lwd_monitor/oordeel/toets.py": ("unit/test_toets.py",),
    "lwd_monitor/oordeel/trend.py": ("unit/test_toets.py",),
    "lwd_monitor/oordeel/veranderingen.py": ("integration/test_dispersie_plek.py",),
    "lwd_monitor/oordeel/verdelingen.py": ("unit/test_verdelingen.py",),
    "lwd_monitor/enquete/schild.py": ("integration/test_enquete_afscherming.py", "unit/test_enquete.py"),
    "lwd_monitor/enquete/telling.py": ("unit/test_enquete.py",),
    "lwd_monitor/enquete/uitkomst.py": ("unit/test_enquete.py", "integration/test_enquete_afscherming.py"),
    "lwd_monitor/gebied/omrekenen.py": ("unit/test_omrekenen.py",),
}
# What takes long to load and is the same for all mutants: it is loaded once, and each mutant gets a copy of the process.
VOORAF = (
    *("duckdb", "hypothesis", "numpy", "pandas", "pyreadstat", "pytest", "scipy.optimize", "scipy.special", "scipy.stats"),
    *("statsmodels.api", "statsmodels.stats.multitest", "statsmodels.stats.weightstats", "yaml"),
)  # fmt: skip
# A mutant may keep on counting for ever. That is noticed too.
SECONDEN = 300
WISSEL: dict[type, type] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.And: ast.Or, ast.Or: ast.And,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip


def list_mutanten(bron: str) -> Iterator[tuple[int, str, str]]:
    """Return of each possible mutant its line, what was changed, and the whole text of the module."""
    boom = ast.parse(bron)
    for knoop in list(ast.walk(boom)):
        zoals_het_was = dict(vars(knoop))
        wat = _mutate(knoop)
        if wat:
            yield getattr(knoop, "lineno", 0), wat, ast.unparse(boom)
        vars(knoop).update(zoals_het_was)


def _mutate(knoop: ast.AST) -> str:
    """Change one node in place; returns in words what was changed, or nothing."""
    if isinstance(knoop, ast.Compare) and type(knoop.ops[0]) in WISSEL:
        knoop.ops = [WISSEL[type(knoop.ops[0])](), *knoop.ops[1:]]
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


def run(aantal: int = 40, zaad: int = 1, deel: str = "") -> list[str]:
    """Return the mutants of a sample that no test noticed."""
    alle = [
        (pad, *m) for pad in TESTS if deel in pad for m in list_mutanten((PROJECT / pad).read_text(encoding="utf-8"))
    ]
    aantal = min(aantal, len(alle))
    steekproef = random.Random(zaad).sample(alle, aantal)
    levend = []
    with tempfile.TemporaryDirectory() as map_:
        werk = Path(map_)
        _copy_project(werk)
        for naam in VOORAF:
            importlib.import_module(naam)
        for pad in {TESTS[pad]: pad for pad, *_ in steekproef}.values():
            if not is_heel(werk, pad):
                raise SystemExit(f"De tests van {pad} slagen ook zonder mutant niet.")
        # What the first run compiled stays good for all files but the one that is changed.
        sys.dont_write_bytecode = True
        for pad, regel, wat, tekst in steekproef:
            (werk / pad).write_text(tekst, encoding="utf-8")
            leeft = is_heel(werk, pad)
            levend += [f"{pad}:{regel}: {wat}"] if leeft else []
            print("LEEFT" if leeft else "opgemerkt", f"{pad}:{regel}: {wat}", flush=True)
            shutil.copy2(PROJECT / pad, werk / pad)
    print(f"{aantal - len(levend)} van {aantal} opgemerkt, uit {len(alle)} mogelijke")
    return levend


def _copy_project(werk: Path) -> None:
    from tests.conftest import compute_stand

    for deel in ("lwd_monitor", "tests"):
        shutil.copytree(PROJECT / deel, werk / deel, ignore=shutil.ignore_patterns("node_modules", "__pycache__"))
    for deel in ("data", "docs", "pages", "pyproject.toml", "app.py"):
        (werk / deel).symlink_to(PROJECT / deel)
    # The store of the project as it is: a mutant would make one of its own, which takes minutes. And what fills it is
    # most of what there is to load.
    vult = "from lwd_monitor.inhoud import init_database\n"
    conftest = werk / "tests/conftest.py"
    tekst = conftest.read_text(encoding="utf-8").replace(vult, "")
    conftest.write_text(f"{tekst}\n\ndef compute_stand() -> str:\n    return {compute_stand()!r}\n", encoding="utf-8")


def is_heel(werk: Path, pad: str) -> bool:
    """Tell whether the examples of a file and all its tests pass in this copy of the project."""
    kind = os.fork()
    if not kind:
        signal.alarm(SECONDEN)
        os._exit(_test(werk, pad))
    return os.waitpid(kind, 0)[1] == 0


def _test(werk: Path, pad: str) -> int:
    """Return 0 when all is well; runs in a process of its own, which knows nothing of the project yet."""
    import pytest

    for naam in [naam for naam in sys.modules if naam.split(".")[0] in ("tests", "lwd_monitor")]:
        del sys.modules[naam]
    os.chdir(werk)
    sys.path[:] = [str(werk), *(p for p in sys.path if Path(p or ".").resolve() != PROJECT)]
    niets = os.open(os.devnull, os.O_WRONLY)
    os.dup2(niets, 1)
    os.dup2(niets, 2)
    tests = [f"tests/{naam}" for naam in TESTS[pad]]
    return int(pytest.main(["-q", "-x", "-p", "no:cacheprovider", "--doctest-modules", pad, *tests]))


if __name__ == "__main__":
    woorden = [*sys.argv[1:4], *("40", "1", "")[len(sys.argv) - 1 :]]
    run(int(woorden[0]), int(woorden[1]), woorden[2])
