"""A long table of an upload: the first rows stand open, the rest folds out; nothing scrolls within the page."""

from collections.abc import Sequence

from markupsafe import Markup

from lwd_monitor.opmaak import format_getal
from lwd_monitor.ui.onderdelen.html import build_tabelrol

OPEN = 10


def build_lange_tabel(naam: str, koppen: Sequence[str], rijen: Sequence[Markup], onder: str = "") -> Markup:
    """Return the rows under their headings; `onder` says what stands in none of them. A column of figures has `>` before its heading."""
    kop = Markup().join(
        Markup("<th scope='col'{}>{}</th>").format(
            Markup(" class='getal'") if woord.startswith(">") else "", woord.removeprefix(">")
        )
        for woord in koppen
    )
    rest = Markup()
    if over := rijen[OPEN:]:
        wat = "Toon ook de laatste" if len(over) == 1 else f"Toon ook de andere {format_getal(len(over))}"
        rest = Markup("<details class='rest'><summary>{} (nu {} van {})</summary>{}</details>").format(
            wat, OPEN, format_getal(len(rijen)), _build_tabel(f"{naam}, vervolg", kop, over)
        )
    meer = Markup("<p class='meta'>{}</p>").format(onder) if onder else Markup()
    return _build_tabel(naam, kop, rijen[:OPEN]) + rest + meer


def _build_tabel(naam: str, kop: Markup, rijen: Sequence[Markup]) -> Markup:
    tabel = Markup("<table class='bevinding'><thead><tr>{}</tr></thead><tbody>{}</tbody></table>")
    return build_tabelrol(tabel.format(kop, Markup().join(rijen)), naam)
