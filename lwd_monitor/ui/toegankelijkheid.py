"""The accessibility statement; its words stand in data/toegankelijkheid.toml."""

import re
import tomllib
from functools import cache
from typing import Any

from markupsafe import Markup, escape

from lwd_monitor.ui.navigatie import PROJECT

BESTAND = PROJECT / "data" / "toegankelijkheid.toml"


@cache
def load_verklaring() -> dict[str, Any]:
    """Return the statement: titel, lead, and its parts with a heading, sentences and points."""
    return tomllib.loads(BESTAND.read_text(encoding="utf-8"))


def build_verklaring() -> Markup:
    """Return the statement under its title."""
    verklaring = load_verklaring()
    delen = Markup().join(
        Markup("<section><h2>{}</h2>{}{}</section>").format(
            deel["kop"],
            Markup().join(Markup("<p>{}</p>").format(_link(zin)) for zin in deel.get("tekst", [])),
            _build_punten(deel.get("punten", [])),
        )
        for deel in verklaring["deel"]
    )
    return Markup("<p class='lead'>{}</p>{}").format(verklaring["lead"], delen)


def _link(zin: str) -> Markup:
    """Return a sentence of which the address of a site is a link."""
    anders = r"<a href='https://\1' target='_blank' rel='noopener'>\1</a>"
    return Markup(re.sub(r"\b(www\.[\w.-]+\w)", anders, str(escape(zin))))  # nosec B704 # escaped, in our own tags


def _build_punten(punten: list[str]) -> Markup:
    if not punten:
        return Markup()
    return Markup("<ul class='regels'>{}</ul>").format(Markup().join(Markup("<li>{}</li>").format(p) for p in punten))
