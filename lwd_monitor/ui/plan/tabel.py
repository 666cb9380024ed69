"""Pieces that the pages of the plan share: a table that folds on a phone, and a list of facts."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from markupsafe import Markup

ONBEKEND = "onbekend"


def build_tabel(koppen: Sequence[str], rijen: Iterable[Sequence[object]], getallen: Iterable[int] = ()) -> Markup:
    """Return a table whose first cell names its row; `getallen` are the columns, from 0, that hold numbers."""
    rechts = set(getallen)
    kop = Markup().join(
        Markup("<th scope='col'{}>{}</th>").format(_klasse(nummer in rechts), naam)
        for nummer, naam in enumerate(koppen)
    )
    inhoud = Markup().join(_build_rij(koppen, rij, rechts) for rij in rijen)
    return Markup("<table class='plan'><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(kop, inhoud)


def build_feiten(feiten: Iterable[tuple[str, object]]) -> Markup:
    """Return facts as a list of words and values; what is empty is left out."""
    regels = [Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(woord, waarde) for woord, waarde in feiten if waarde]
    return Markup("<dl class='plan'>{}</dl>").format(Markup().join(regels)) if regels else Markup()


def build_punten(punten: Iterable[object]) -> Markup:
    """Return a list with bullets."""
    return Markup("<ul class='punten'>{}</ul>").format(Markup().join(Markup("<li>{}</li>").format(p) for p in punten))


def build_bron(bron: object) -> Markup:
    """Return the line that names a source; empty without one."""
    return Markup("<p class='bron'>Bron: {}.</p>").format(str(bron).rstrip(".")) if bron else Markup()


def _build_rij(koppen: Sequence[str], rij: Sequence[object], rechts: set[int]) -> Markup:
    eerste, *rest = rij
    cellen = Markup().join(
        Markup("<td data-kop='{}'{}>{}</td>").format(kop, _klasse(nummer in rechts), "" if cel is None else cel)
        for nummer, (kop, cel) in enumerate(zip_longest(koppen[1:], rest, fillvalue=""), 1)
    )
    return Markup("<tr><th scope='row'>{}</th>{}</tr>").format(eerste, cellen)


def _klasse(is_getal: bool) -> Markup:
    return Markup(" class='getal'") if is_getal else Markup()
