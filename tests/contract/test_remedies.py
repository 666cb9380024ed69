"""A way out is data: no sentence outside the command line names an option or a command, and both sides have words for every way."""

import argparse
import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import lwd_monitor
from lwd_monitor.cli import remedies as opdracht
from lwd_monitor.cli.hoofd import build_parser
from lwd_monitor.fout import Bevinding, Fout, Middel, Remedie
from lwd_monitor.ui import stap as pagina
from tests.conftest import PROJECT

PAKKET = Path(lwd_monitor.__file__).parent
DATA = sorted((PROJECT / "data").rglob("*.toml"))
PAGINAS = [*(PROJECT / "pages").rglob("*.py"), PROJECT / "app.py"]
# An option as a person types it; a colour of the stylesheet (var(--inkt), --inkt: #222) is none, nor is a comment of HTML.
OPTIE = re.compile(r"(?<!var\()(?<![\w!-])--[a-z][a-z-]*(?![\w-]|\s*:)")


def list_commandos(parser: argparse.ArgumentParser, woorden: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield every command as a person types it."""
    delen = [actie.choices for actie in parser._actions if isinstance(actie, argparse._SubParsersAction)]
    if not delen:
        yield " ".join(woorden)
    for naam, deel in [paar for keuzes in delen for paar in keuzes.items()]:
        yield from list_commandos(deel, (*woorden, naam))


# A command of one word (zoek, start) is also a word of a sentence: that one is seen by the name of the program before it.
COMMANDOS = [naam for naam in list_commandos(build_parser()) if " " in naam]
COMMANDO = re.compile(rf"(?<![\w-])(?:{'|'.join(COMMANDOS)}|-m lwd_monitor)(?![\w-])")


def list_waarden(deel: object) -> list[tuple[str, str]]:
    """Return every text of what a file of data holds, with its key."""
    paren = deel.items() if isinstance(deel, dict) else [("", d) for d in deel] if isinstance(deel, list) else []
    los = [(sleutel, waarde) for sleutel, waarde in paren if isinstance(waarde, str)]
    return [*los, *(paar for _, waarde in paren for paar in list_waarden(waarde))]


def list_teksten(pad: Path) -> list[str]:
    """Return the strings of a module but for its docstrings, or those of a file of data."""
    if pad.suffix == ".toml":
        return [waarde for _, waarde in list_waarden(tomllib.loads(pad.read_text(encoding="utf-8")))]
    boom = ast.parse(pad.read_text(encoding="utf-8"))
    los = {id(knoop.value) for knoop in ast.walk(boom) if isinstance(knoop, ast.Expr)}
    return [
        k.value for k in ast.walk(boom) if isinstance(k, ast.Constant) and isinstance(k.value, str) and id(k) not in los
    ]


def list_buiten() -> list[Path]:
    """Return what a page or a slice may tell a reader: every module but those of the command line, and the data they read."""
    return [pad for pad in PAKKET.rglob("*.py") if pad.relative_to(PAKKET).parts[0] != "cli"] + PAGINAS + DATA


@pytest.mark.parametrize("vorm", [OPTIE, COMMANDO], ids=["option", "command"])
def test_no_string_outside_the_command_line_names_an_option_or_a_command(vorm: re.Pattern[str]) -> None:
    gevonden = {(str(p.relative_to(PROJECT)), t) for p in list_buiten() for t in list_teksten(p) if vorm.search(t)}
    assert gevonden == set()


@pytest.mark.parametrize("middel", Middel)
def test_every_way_out_has_words_on_both_sides(middel: Middel) -> None:
    fout = Fout("Zo gaat het niet.", Remedie(middel, "2024"))
    for kant in (opdracht, pagina):
        zin = kant.format_fout(fout)
        assert zin.startswith("Zo gaat het niet. ")
        assert zin.endswith(".")
        assert "{" not in zin
    assert not OPTIE.search(pagina.format_fout(fout))
    assert not COMMANDO.search(pagina.format_fout(fout))


def test_words_say_no_more_than_the_ways_that_occur() -> None:
    assert set(opdracht.WOORDEN) == set(pagina.WOORDEN) == set(Middel)
    bron = "\n".join(pad.read_text(encoding="utf-8") for pad in PAKKET.rglob("*.py") if pad.name != "remedies.py")
    in_code = {m for m in Middel if f"Middel.{m.name})" in bron or f"Middel.{m.name}," in bron}
    waarden = [paar for pad in DATA for paar in list_waarden(tomllib.loads(pad.read_text(encoding="utf-8")))]
    in_data = {Middel(waarde) for sleutel, waarde in waarden if sleutel == "remedie"}
    assert Middel.ENQUETE in in_data
    assert in_code | in_data == set(Middel)


def test_a_finding_keeps_its_keys_and_tells_programs_its_way_out() -> None:
    gegevens = opdracht.build_bevinding(Bevinding("Is de levering compleet?", remedie=Remedie(Middel.AANVULLEN)))
    assert gegevens["melding"] == "Is de levering compleet? Vult dit bestand alleen aan, gebruik dan --aanvullen."
    assert gegevens["remedie"] == {"middel": "aanvullen", "waarde": ""}
    assert {"rij", "kolom", "waarde"} < set(gegevens)
