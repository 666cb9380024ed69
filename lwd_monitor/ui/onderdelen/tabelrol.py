"""A table that scrolls within the page where it is wider: with the keyboard too, and with a name for a screen reader."""

from markupsafe import Markup


def build_tabelrol(tabel: Markup, naam: str) -> Markup:
    """Return the table in a region that takes focus.

    >>> build_tabelrol(Markup("<table></table>"), "Wie wacht")
    Markup("<div class='tabelrol' tabindex='0' role='region' aria-label='Wie wacht'><table></table></div>")
    """
    return Markup("<div class='tabelrol' tabindex='0' role='region' aria-label='{}'>{}</div>").format(naam, tabel)
