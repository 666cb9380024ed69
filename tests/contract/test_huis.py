"""What docs/huis.md, CONTRIBUTING and the glossary say is so."""

import re
from dataclasses import fields
from importlib import import_module
from pathlib import Path

import pytest

from lwd_monitor.indicator import Indicator
from lwd_monitor.register.beschrijving import load_registers
from lwd_monitor.register.model import Veld
from tests.conftest import PROJECT

KAMERS = {pad.name for pad in (PROJECT / "lwd_monitor").iterdir() if (pad / "__init__.py").exists()}
HUIS = (PROJECT / "docs/huis.md").read_text(encoding="utf-8")


def test_every_room_is_named_and_every_named_place_exists() -> None:
    assert [naam for naam in sorted(KAMERS - {"cli"}) if f"`{naam}/`" not in HUIS] == []
    paden = {p for p in re.findall(r"`((?:lwd_monitor|data|docs|tests)/[\w./]+)`", HUIS) if "<" not in p}
    assert [p for p in paden if not (PROJECT / p).exists()] == []


def test_modules_of_the_walks_exist() -> None:
    assert [naam for naam in list_genoemd(HUIS) if not exists(naam)] == []
    gevels = [(kamer, naam) for kamer, naam in re.findall(r"`(\w+)\.(\w+)`", HUIS) if kamer in KAMERS]
    assert gevels != []
    for kamer, naam in gevels:
        assert naam in import_module(f"lwd_monitor.{kamer}").__all__, (kamer, naam)


def test_every_register_speaks_of_words_in_the_glossary() -> None:
    begrippen = (PROJECT / "docs/begrippen.md").read_text(encoding="utf-8")
    assert "| register |" in begrippen
    for register in load_registers().values():
        assert register.uitleg.endswith("."), register.soort


def test_links_in_readme_and_contributing_lead_somewhere() -> None:
    for naam in ("README.md", "CONTRIBUTING.md", "docs/huis.md"):
        pad = PROJECT / naam
        for link in re.findall(r"\]\(([^)#:]+)\)", pad.read_text(encoding="utf-8")):
            assert (pad.parent / link).exists(), (naam, link)


@pytest.mark.parametrize("pad", sorted((PROJECT / "docs/besluiten").glob("*.md")), ids=lambda pad: pad.stem[:4])
def test_a_besluit_is_dutch_and_names_what_exists(pad: Path) -> None:
    tekst = pad.read_text(encoding="utf-8")
    assert re.findall(r"^## (?:Context|Decision|Consequences|Measured)$|^Date:", tekst, re.M) == []
    assert [naam for naam in list_genoemd(tekst) if not exists(naam)] == []


def list_genoemd(tekst: str) -> list[str]:
    """Return the files, and the modules of a room, that stand in backticks."""
    bestanden = re.findall(r"`([\w./-]*\w\.(?:py|js|css|toml|csv|sql))`", tekst)
    modules = re.findall(rf"`((?:{'|'.join(sorted(KAMERS))})/[\w/]+)(?:\.(?!js|css)[a-z_]+)?`", tekst)
    return [naam for naam in (*bestanden, *modules) if not naam.startswith(".")]


def exists(naam: str) -> bool:
    """Tell whether a name is a place from the project or from lwd_monitor, or the bare name of a file somewhere in it."""
    plekken = [PROJECT / naam, PROJECT / "lwd_monitor" / naam]
    if any(plek.exists() or plek.with_suffix(".py").exists() for plek in plekken):
        return True
    return "/" not in naam and any(
        next((PROJECT / map_).rglob(naam), None) for map_ in ("lwd_monitor", "data", "tests")
    )


@pytest.mark.parametrize("map_", ["cijfers", "kwb", "plan", "vormen", "woordenlijsten"])
def test_every_file_of_data_stands_in_the_readme_beside_it(map_: str) -> None:
    plek = PROJECT / "data" / map_
    genoemd = set(re.findall(r"`([\w.]+\.\w+)`", (plek / "README.md").read_text(encoding="utf-8")))
    # A table of figures and its toml come in pairs, of which the README says how one is made.
    paren = {pad.stem for pad in plek.glob("*.csv") if pad.with_suffix(".toml").exists()}
    eigen = {pad.name for pad in plek.iterdir() if pad.is_file() and pad.stem not in paren} - {"README.md"}
    assert eigen - genoemd == set()


def test_the_readmes_of_catalogus_and_registers_name_every_field() -> None:
    catalogus = {veld.name for veld in fields(Indicator)} - {"breuken", "dispersies", "concept"}
    for map_, velden in (("cijfers/catalogus", catalogus), ("registers", {veld.name for veld in fields(Veld)})):
        tekst = (PROJECT / "data" / map_ / "README.md").read_text(encoding="utf-8")
        assert sorted(naam for naam in velden if f"`{naam}`" not in tekst and f"[{naam}]" not in tekst) == [], map_
