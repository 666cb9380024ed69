"""Pieces that the pages of the plan share: a table that folds on a phone, and a list of facts."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from markupsafe import Markup

from lwd_monitor.opmaak import GEEN_CIJFER, join_namen

ONBEKEND = "onbekend"


def build_tabel(koppen: Sequence[str], rijen: Iterable[Sequence[object]], getallen: Iterable[int] = ()) -> Markup:
    """Return a table whose first cell names its row; `getallen` are the columns, from 0, that hold numbers.

    Notes: what is `ONBEKEND` is said once: a column of nothing else is left out and named, a cell is a dash.
    """
    alle, rechts = [tuple(rij) for rij in rijen], set(getallen)
    weg = {nr for nr in range(1, len(koppen)) if alle and all(rij[nr] == ONBEKEND for rij in alle)}
    kop = Markup().join(
        Markup("<th scope='col'{}>{}</th>").format(_klasse(nummer in rechts), naam)
        for nummer, naam in enumerate(koppen)
        if nummer not in weg
    )
    inhoud = Markup().join(_build_rij(koppen, rij, rechts, weg) for rij in alle)
    tabel = Markup("<table class='plan'><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(kop, inhoud)
    los = any(cel == ONBEKEND for rij in alle for nummer, cel in enumerate(rij) if nummer not in weg)
    return tabel + _explain_onbekend([koppen[nummer] for nummer in sorted(weg)], los)


def _explain_onbekend(koppen: Sequence[str], met_streepje: bool) -> Markup:
    zinnen = [f"Van alle regels nog niet bekend: {join_namen([kop.lower() for kop in koppen])}."] if koppen else []
    zinnen += [f"{GEEN_CIJFER} betekent: {ONBEKEND}."] if met_streepje else []
    return Markup("<p class='meta'>{}</p>").format(" ".join(zinnen)) if zinnen else Markup()


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


def _build_rij(koppen: Sequence[str], rij: Sequence[object], rechts: set[int], weg: set[int]) -> Markup:
    eerste, *rest = rij
    cellen = Markup().join(
        Markup("<td data-kop='{}'{}>{}</td>").format(kop, _klasse(nummer in rechts), _build_cel(cel))
        for nummer, (kop, cel) in enumerate(zip_longest(koppen[1:], rest, fillvalue=""), 1)
        if nummer not in weg
    )
    return Markup("<tr><th scope='row'>{}</th>{}</tr>").format(eerste, cellen)


def _build_cel(cel: object) -> object:
    if cel == ONBEKEND:
        return Markup("<span role='img' aria-label='{}'>{}</span>").format(ONBEKEND, GEEN_CIJFER)
    return "" if cel is None else cel


def _klasse(is_getal: bool) -> Markup:
    return Markup(" class='getal'") if is_getal else Markup()
