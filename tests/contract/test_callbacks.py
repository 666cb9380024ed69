"""What stands under a button asks who clicks; it never carries along who looked at the page."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
BESTANDEN = sorted([*(PROJECT / "lwd_monitor" / "ui").rglob("*.py"), *(PROJECT / "pages").rglob("*.py")])
OPDRACHTEN = ("on_click", "on_change", "on_select", "on_submit", "args", "kwargs")
# A person, his name, or what holds him.
PERSOON = {"gebruiker", "lezer", "persoon", "wie", "account", "naam", "pagina"}
# These name a thing: they fill a filter of the map or a field of the story.
ZAKEN = {("kaartpagina/filters.py", "naam")}


def list_meegegeven(boom: ast.AST) -> Iterator[tuple[int, str]]:
    """Return each name of a person that goes along with a widget, with its line: outright, in a variable, or in a closure."""
    for functie in [k for k in ast.walk(boom) if isinstance(k, ast.FunctionDef | ast.Module)]:
        lokaal = {
            doel.id: knoop.value
            for knoop in ast.walk(functie)
            if isinstance(knoop, ast.Assign)
            for doel in knoop.targets
            if isinstance(doel, ast.Name)
        }
        binnen = {k.name: k for k in ast.walk(functie) if isinstance(k, ast.FunctionDef) and k is not functie}
        for roep in [k for k in ast.walk(functie) if isinstance(k, ast.Call)]:
            for extra in [k for k in roep.keywords if k.arg in OPDRACHTEN]:
                yield from ((roep.lineno, naam) for naam in list_namen(extra.value, lokaal, binnen))


def list_namen(waarde: ast.AST, lokaal: dict[str, ast.expr], binnen: dict[str, ast.FunctionDef]) -> set[str]:
    """Return the names of persons in what a widget is given, through one variable or one inner function."""
    delen: list[ast.AST] = [waarde]
    if isinstance(waarde, ast.Name):
        delen = [lokaal.get(waarde.id, waarde)]
        delen += [binnen[waarde.id]] if waarde.id in binnen and waarde.id not in lokaal else []
    gevonden: set[str] = set()
    for deel in delen:
        eigen = {k.id for k in ast.walk(deel) if isinstance(k, ast.Name) and isinstance(k.ctx, ast.Store)}
        gevonden |= {k.id for k in ast.walk(deel) if isinstance(k, ast.Name) and k.id in PERSOON - eigen}
        gevonden |= {k.attr for k in ast.walk(deel) if isinstance(k, ast.Attribute) and k.attr in {"gebruiker", "naam"}}
    return gevonden


def test_no_widget_carries_a_person() -> None:
    fout = {
        (str(pad.relative_to(PROJECT)), regel, naam)
        for pad in BESTANDEN
        for regel, naam in list_meegegeven(ast.parse(pad.read_text(encoding="utf-8")))
        if not any(str(pad).endswith(eind) and naam == zaak for eind, zaak in ZAKEN)
    }
    assert fout == set()


def test_files_go_through_the_one_button_that_asks_and_logs() -> None:
    eigen = PROJECT / "lwd_monitor" / "ui" / "onderdelen" / "download.py"
    bronnen = {pad: pad.read_text(encoding="utf-8") for pad in BESTANDEN if pad != eigen}
    assert [str(pad) for pad, tekst in bronnen.items() if ".download_button(" in tekst] == []


@pytest.mark.parametrize(
    "bron",
    ["def f(gebruiker):\n    st.button('x', on_click=g, args=(gebruiker, 1))",
     "def f(gebruiker):\n    args = (1, gebruiker)\n    st.button('x', on_click=g, args=args)",
     "def f(pagina):\n    st.button('x', on_click=g, kwargs={'wie': pagina.gebruiker.naam})",
     "def f(pagina):\n    st.button('x', on_click=partial(g, pagina.gebruiker))",
     "def f(gebruiker):\n    st.button('x', on_click=lambda: g(gebruiker))",
     "def f(gebruiker):\n    def g():\n        h(gebruiker)\n    st.button('x', on_click=g)"],
)  # fmt: skip
def test_the_search_finds_every_way_to_carry_one(bron: str) -> None:
    assert list(list_meegegeven(ast.parse(bron)))


def test_the_search_leaves_alone_what_asks_by_itself() -> None:
    bron = "def f(verhaal):\n    def g():\n        gebruiker = require_gebruiker()\n        h(gebruiker)\n    st.button('x', on_click=g, args=(verhaal,))"
    assert list(list_meegegeven(ast.parse(bron))) == []
