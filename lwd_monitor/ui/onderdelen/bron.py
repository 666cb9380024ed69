"""The source line under every table, map, chart and story."""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from markupsafe import Markup

from lwd_monitor.indicator import Bron, format_bron
from lwd_monitor.portret import Portretrij

_BESTAND = Path(__file__).resolve().parents[3] / "data" / "bronnen" / "genoemd.toml"
# How the sources together are called in a sentence, by where it stands.
GENOEMD: Mapping[str, str] = tomllib.loads(_BESTAND.read_text(encoding="utf-8"))


def build_bronregel(tekst: str) -> Markup:
    """Return a source line."""
    return Markup("<p class='bron'>Bron: {}</p>").format(tekst)


def build_kaartregel(kaart: str) -> Markup:
    """Return the credits of a drawn map; `kaart` as `ui.laden.load_kaartbron` gives it."""
    return Markup("<p class='bron'>{}</p>").format(kaart)


def describe_bronnen(rijen: Iterable[Portretrij], bronnen: Mapping[str, Bron]) -> str:
    """Return the sources of some rows in words, each once, with its years."""
    jaren: dict[str, set[int]] = {}
    for rij in rijen:
        for meting in (rij.meting, rij.almelo):
            if meting:
                jaren.setdefault(rij.indicator.bron, set()).add(meting.jaar)
        jaren.setdefault(rij.indicator.bron, set()).update(m.jaar for m in rij.reeks)
        # The large chart draws the gemeente beside the place, also in years that the place has no figure of.
        jaren[rij.indicator.bron].update(m.jaar for m in rij.reeks_almelo if m.waarde is not None)
    delen = [format_bron(bronnen[id_], format_jaren(sorted(reeks))) for id_, reeks in jaren.items() if id_ in bronnen]
    return "; ".join(delen) + "." if delen else ""


def format_jaren(jaren: list[int]) -> str:
    """Return years as `2024` or `2012–2024`."""
    if not jaren:
        return ""
    return str(jaren[0]) if jaren[0] == jaren[-1] else f"{jaren[0]}–{jaren[-1]}"
