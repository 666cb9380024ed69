"""Links to where docs/methode.md explains a rule, for beside the place where it is applied."""

from markupsafe import Markup


def build_methodelink(anker: str, tekst: str) -> Markup:
    """Return a link to a section of the page on the method.

    >>> str(build_methodelink("marge", "Wat is de marge?"))
    "<a href='uitleg?deel=methode#marge' target='_self'>Wat is de marge?</a>"
    """
    return Markup("<a href='uitleg?deel=methode#{}' target='_self'>{}</a>").format(anker, tekst)
