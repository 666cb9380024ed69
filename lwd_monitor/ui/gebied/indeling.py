"""What a change of indeling means for a place: an old place without figures, and a code that moved."""

import pandas as pd
from markupsafe import Markup

from lwd_monitor.gebied import (
    GELIJK,
    GEMEENTE_NAAM,
    Gebied,
    Gebieden,
    GebiedNiveau,
    Hergebruik,
    describe_grondslag,
    simplify_naam,
)
from lwd_monitor.opmaak import format_getal, join_namen
from lwd_monitor.ui import laden
from lwd_monitor.ui.gebied.kruimel import build_link
from lwd_monitor.ui.onderdelen.bron import build_bronregel
from lwd_monitor.ui.onderdelen.html import build_leeg, build_tabel

BRON = "lwd_monitor"


def build_hergebruik(gevonden: list[Hergebruik], gebieden: Gebieden) -> Markup:
    """Return the remark that this code stood for another place, one for each indeling where it does."""
    return Markup().join(_build_code(hergebruik, gebieden) for hergebruik in gevonden)


def _build_code(hergebruik: Hergebruik, gebieden: Gebieden) -> Markup:
    hier, daar = hergebruik.hier, hergebruik.daar
    tekst = (
        "<p class='letop'><b>Let op de code.</b> {code} hoort in de indeling van {toen} bij een andere plek: {link}. "
        "Vergelijk cijfers tot en met {oud} daarom niet op code met latere cijfers.</p>"
    )
    oud = min(hier.indeling, daar.indeling)
    return Markup(tekst).format(code=hier.code, toen=daar.indeling, oud=oud, link=build_link(daar, gebieden))  # nosec B704 # our own sentences


def build_oud(gebied: Gebied, gebieden: Gebieden, overgang: pd.DataFrame, *, met_cijfers: bool, grens: str) -> Markup:
    """Return what tops the page of a place of an older indeling: whether it has figures, where it went, and its border."""
    if met_cijfers:
        tekst = "<p class='letop'><b>Een eerdere indeling.</b> Deze cijfers horen bij {} zoals het was in de indeling van {}. {}</p>"
        kop = Markup(tekst).format(gebied.naam, gebied.indeling, grens)  # nosec B704 # our own sentences
    else:
        kop = build_leeg(
            f"Voor {gebied.naam} in de indeling van {gebied.indeling} zijn er geen cijfers.",
            f"{GEMEENTE_NAAM} kreeg na {gebied.indeling} andere buurten. Kijk bij het gebied waar het nu bij hoort.",
            grens,
        )
    return Markup("{}<section><h2>Waar het gebied nu bij hoort</h2>{}<p>{}</p></section>").format(
        kop,
        _build_overgang(gebied, gebieden, overgang),
        build_link(gebieden.get_gemeente(), gebieden, f"Naar de gebieden van {gebieden.nieuwste}"),
    )


def _build_overgang(gebied: Gebied, gebieden: Gebieden, overgang: pd.DataFrame) -> Markup:
    if gebied.niveau != GebiedNiveau.BUURT:
        nu = gebieden.find(gebied.code, gebieden.nieuwste)
        if nu is None:
            return Markup("<p>Dit gebied bestaat niet meer in de indeling van {}.</p>").format(gebieden.nieuwste)
        tekst = "<p>Nu: {}. De buurten erin zijn deels veranderd; kijk per buurt waar die bij hoort.</p>"
        return Markup(tekst).format(build_link(nu, gebieden))  # nosec B704 # our own sentences
    rijen = Markup().join(
        _build_regel(gebieden.find(rij.naar, gebieden.nieuwste), rij.aandeel, rij.grondslag, gebieden)
        for rij in overgang[overgang["van"] == gebied.code].itertuples()
    )
    if not rijen:
        tekst = "<p>Er is geen overgang van {} naar {}. Een analist kan die maken bij Uploaden, onder Overgang.</p>"
        return Markup(tekst).format(gebied.indeling, gebieden.nieuwste)  # nosec B704 # our own sentences
    return _build_tabel(gebieden.nieuwste, "Deel", rijen)


def build_herkomst(
    gebied: Gebied, gebieden: Gebieden, oud: int, overgang: pd.DataFrame, *, met_cijfers: bool
) -> Markup:
    """Return from which places of an older indeling a place came: earlier figures and stories stand there.

    Notes: `overgang` is the crosswalk from `oud`; without one, or for a wijk, the place of that code is named.
    """
    eerder = (
        f"Cijfers en verhalen van daarvoor staan bij de gebieden van {oud}. Bij Trend kunt u oude cijfers omrekenen."
    )
    eigen = overgang[overgang["naar"] == gebied.code]
    if met_cijfers:
        kop = Markup("<p class='letop'><b>Nieuwe grenzen.</b> {} {}</p>").format(
            _describe_erbij(gebied, eigen, oud + 1), eerder
        )
    else:
        wat = f"Voor {gebied.naam} zijn er in de indeling van {gebied.indeling} nog geen cijfers."
        kop = build_leeg(wat, eerder)
    rijen = Markup().join(
        _build_regel(gebieden.find(rij.van, oud), rij.aandeel, rij.grondslag, gebieden) for rij in eigen.itertuples()
    )
    zelfde = gebieden.find(gebied.code, oud)
    if rijen:
        waaruit = _build_tabel(oud, "Deel dat hierbij hoort", rijen)
    elif zelfde and gebied.niveau != GebiedNiveau.BUURT:
        waaruit = Markup("<p>In {}: {}.</p>").format(oud, build_link(zelfde, gebieden))
    else:
        waaruit = Markup("<p>Er is geen overgang van {} naar {}. Een analist kan die maken bij Uploaden.</p>").format(
            oud, gebied.indeling
        )
    vorm = "{}<section><h2>Waar het gebied uit ontstond</h2>{}</section>"
    if met_cijfers:
        vorm = "<details class='uitleg'><summary>Waar het gebied uit ontstond</summary>{}{}</details>"
    return Markup(vorm).format(kop, waaruit)  # nosec B704 # our own tags


def _describe_erbij(gebied: Gebied, overgang: pd.DataFrame, sinds: int) -> str:
    """Return which older places came to a place, whole or in part; `overgang` holds the rows that lead to it."""
    if len(overgang) == 1 and (overgang["grondslag"] == GELIJK).all():
        return f"{gebied.naam} bleef in {sinds} dezelfde plek."
    ander = overgang[overgang["van_naam"].map(simplify_naam) != simplify_naam(gebied.naam)]
    delen = [
        f"{'heel' if rij.aandeel >= 1 else 'een deel van'} {rij.van_naam}"
        for rij in ander.sort_values("aandeel", ascending=False).itertuples()
    ]
    if not delen:
        return f"De grens van {gebied.naam} is in {sinds} verlegd."
    return f"Bij {gebied.naam} hoort sinds {sinds} ook {join_namen(delen)}."


def _build_tabel(indeling: int, deel: str, rijen: Markup) -> Markup:
    koppen = (f"Gebied in {indeling}", f">{deel}", "Waarop dat rust")
    return build_tabel("cijfers", koppen, [rijen], f"Gebieden in {indeling}") + build_bronregel(
        f"{laden.load_bronnen()[BRON].naam}."
    )


def _build_regel(nu: Gebied | None, aandeel: float, grondslag: str, gebieden: Gebieden) -> Markup:
    return Markup("<tr><th scope='row'>{}</th><td class='getal'>{}%</td><td>{}</td></tr>").format(
        build_link(nu, gebieden) if nu else "–", format_getal(100 * aandeel), describe_grondslag(grondslag)
    )
