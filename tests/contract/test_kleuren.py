"""Every colour stands once, and is told from what lies under it."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from lwd_monitor.kleuren import TINTEN, TOKENS, WIT, build_tokens

WORTEL = Path(__file__).parents[2]
KLEUR = re.compile(r"#(?:[0-9a-fA-F]{6})\b")
# Drawn by hand or read by Streamlit alone: they cannot ask for a colour, so they may only hold known ones.
VAST = {"data/logo.svg", "lwd_monitor/ui/icoon.svg", ".streamlit/config.toml"}
KAMERS = ("lwd_monitor", "pages", ".streamlit")
SOORTEN = (".py", ".css", ".js", ".typ", ".svg", ".toml", ".html")
OP_LICHT = ["ink", "ink2", "petrol", "gunstig", "ongunstig", "papiertekst"]


def list_bestanden() -> list[str]:
    paden = [
        WORTEL / "app.py",
        WORTEL / "data/logo.svg",
        *(pad for kamer in KAMERS for pad in (WORTEL / kamer).rglob("*")),
    ]
    return [str(pad.relative_to(WORTEL)) for pad in paden if pad.suffix in SOORTEN]


def compute_contrast(een: str, ander: str) -> float:
    """Return the ratio of WCAG 2.2, between 1 and 21."""

    def licht(kleur: str) -> float:
        delen = [int(kleur[plek : plek + 2], 16) / 255 for plek in (1, 3, 5)]
        rood, groen, blauw = (deel / 12.92 if deel <= 0.04045 else ((deel + 0.055) / 1.055) ** 2.4 for deel in delen)
        return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw

    laag, hoog = sorted((licht(een), licht(ander)))
    return (hoog + 0.05) / (laag + 0.05)


def test_no_other_file_names_a_colour() -> None:
    bestanden = set(list_bestanden())
    assert {"lwd_monitor/kleuren.py", *VAST} <= bestanden
    fout = {
        naam: gevonden
        for naam in bestanden - VAST - {"lwd_monitor/kleuren.py"}
        if (gevonden := KLEUR.findall((WORTEL / naam).read_text(encoding="utf-8")))
    }
    assert not fout


@pytest.mark.parametrize("naam", sorted(VAST))
def test_what_cannot_ask_holds_known_colours_only(naam: str) -> None:
    gevonden = {kleur.upper() for kleur in KLEUR.findall((WORTEL / naam).read_text(encoding="utf-8"))}
    assert gevonden
    assert gevonden <= {WIT, *TOKENS.values()}


def test_style_sheets_ask_for_colours_that_exist() -> None:
    eigen = {"schreef"}
    gevraagd = {
        token
        for naam in list_bestanden()
        if naam.endswith(".css")
        for token in re.findall(r"var\(--([a-z0-9-]+)\)", (WORTEL / naam).read_text(encoding="utf-8"))
    }
    bladen = [WORTEL / naam for naam in list_bestanden() if naam.endswith(".css")]
    eigen |= {token for blad in bladen for token in re.findall(r"(?<![\w(-])--([a-z0-9-]+):", blad.read_text(encoding="utf-8"))}  # fmt: skip
    assert gevraagd <= set(re.findall(r"--([a-z0-9]+):", build_tokens())) | eigen
    assert "ink" in gevraagd


@pytest.mark.parametrize("naam", OP_LICHT)
@pytest.mark.parametrize("grond", ["wit", "vlak", "rij", "papier", "tint0"])
def test_text_is_read_on_every_light_ground(naam: str, grond: str) -> None:
    assert compute_contrast(TOKENS[naam], TOKENS.get(grond, WIT)) >= 4.5


def test_edges_and_neighbouring_classes_are_told_apart() -> None:
    assert compute_contrast(TOKENS["grijs"], WIT) >= 3
    assert all(compute_contrast(een, ander) >= 1.5 for een, ander in pairwise(TINTEN))
    assert compute_contrast(TOKENS["ink"], WIT) == pytest.approx(15.5, abs=0.1)


def test_every_class_of_a_map_has_its_rule() -> None:
    kaart = (WORTEL / "lwd_monitor/ui/kaart_component/kaart.css").read_text(encoding="utf-8")
    regels = re.findall(r"^\.tint-(\d+) \{ fill: var\(--tint(\d+)\); \}$", kaart, re.MULTILINE)
    assert regels == [(str(nr), str(nr)) for nr in range(len(TINTEN))]
