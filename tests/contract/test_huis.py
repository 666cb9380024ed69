"""What docs/huis.md, CONTRIBUTING and the glossary say is so."""

import re

from lwd_monitor.register.beschrijving import load_registers
from tests.conftest import PROJECT

HUIS = (PROJECT / "docs/huis.md").read_text(encoding="utf-8")


def test_every_room_is_named_and_every_named_place_exists() -> None:
    kamers = {pad.name for pad in (PROJECT / "lwd_monitor").iterdir() if (pad / "__init__.py").exists()} - {"cli"}
    assert kamers == {naam for naam in kamers if f"`{naam}/`" in HUIS}
    paden = {p for p in re.findall(r"`((?:lwd_monitor|data|docs|tests)/[\w./]+)`", HUIS) if "<" not in p}
    assert [p for p in paden if not (PROJECT / p).exists()] == []


def test_modules_of_the_walks_exist() -> None:
    delen = re.findall(r"`((?:upload|enquete|verhaal|kaart)/\w+)`", HUIS)
    bestaat = [(PROJECT / "lwd_monitor" / f"{d}.py").exists() or (PROJECT / "lwd_monitor" / d).is_dir() for d in delen]
    assert [d for d, er in zip(delen, bestaat, strict=True) if not er] == []


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
