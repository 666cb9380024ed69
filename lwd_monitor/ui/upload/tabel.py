"""A long table of an upload: the first rows stand open, the rest folds out; nothing scrolls within the page."""

from collections.abc import Sequence

from markupsafe import Markup

from lwd_monitor.opmaak import format_getal
from lwd_monitor.ui.onderdelen.html import build_tabel

OPEN = 10


def build_lange_tabel(naam: str, koppen: Sequence[str], rijen: Sequence[Markup], onder: str = "") -> Markup:
    """Return the rows under their headings; `onder` says what stands in none of them. A column of figures has `>` before its heading."""
    rest = Markup()
    if over := rijen[OPEN:]:
        wat = "Toon ook de laatste" if len(over) == 1 else f"Toon ook de andere {format_getal(len(over))}"
        rest = Markup("<details class='rest'><summary>{} (nu {} van {})</summary>{}</details>").format(
            wat, OPEN, format_getal(len(rijen)), build_tabel("bevinding", koppen, over, f"{naam}, vervolg")
        )
    meer = Markup("<p class='meta'>{}</p>").format(onder) if onder else Markup()
    return build_tabel("bevinding", koppen, rijen[:OPEN], naam) + rest + meer
