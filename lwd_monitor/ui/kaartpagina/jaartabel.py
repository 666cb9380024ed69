"""The tables of more than one year: all years beside each other, and the difference of two with its test."""

from collections.abc import Callable

from markupsafe import Markup

from lwd_monitor.bewering import NIET_GETOETST, Plekverschil, Verschillen, format_verschil
from lwd_monitor.gebied import GebiedNiveau
from lwd_monitor.indicator import Indicator
from lwd_monitor.kaart import TabelRij, Volgorde, sort_tabel
from lwd_monitor.opmaak import format_getal, join_namen
from lwd_monitor.ui.kaartpagina.beeld import Jaartabel
from lwd_monitor.ui.kaartpagina.keuze import Kaartkeuze
from lwd_monitor.ui.onderdelen.badge import build_leegteken
from lwd_monitor.ui.onderdelen.html import build_tabelrol
from lwd_monitor.ui.onderdelen.verandering import build_zin
from lwd_monitor.waarneming import Meting, Status

OP = {
    Volgorde.NAAM: "op naam",
    Volgorde.NAAM_OM: "op naam, Z naar A",
    Volgorde.LAAG: "op het nieuwste cijfer, laag naar hoog",
    Volgorde.HOOG: "op het nieuwste cijfer, hoog naar laag",
}
GEEN = build_leegteken(Status.ONTBREEKT)
OP_VERSCHIL = {
    Volgorde.NAAM: "op naam",
    Volgorde.NAAM_OM: "op naam, Z naar A",
    Volgorde.LAAG: "op het verschil, laag naar hoog",
}


def build_jaartabellen(
    keuze: Kaartkeuze,
    reeksen: tuple[Jaartabel, ...],
    volgorde: Volgorde,
    is_gevraagd: Callable[[TabelRij], bool],
    build_cel: Callable[[Meting], Markup],
    onder: str,
) -> Markup:
    """Return the tables, the newest boundaries first; `onder` says what was measured, and in what.

    Notes: older ones are folded and hold all places, since a wijk of then is not that of now.
    """
    delen = []
    for tabel in reversed(reeksen):
        is_oud = tabel.indeling != keuze.indeling
        rijen = [rij for rij in tabel.rijen if is_oud or is_gevraagd(rij)]
        kop = f"{onder}. Indeling van {tabel.indeling}, {OP[volgorde]}."
        inhoud = _build_tabel(keuze, tabel, sort_tabel(rijen, volgorde, tabel.jaren[-1]), build_cel, kop)
        vorm = Markup("<details class='uitleg'><summary>Cijfers over {}, met de grenzen van toen</summary>{}</details>")
        delen.append(vorm.format(join_namen([str(jaar) for jaar in tabel.jaren]), inhoud) if is_oud else inhoud)  # nosec B704 # our own tags
    return Markup().join(delen)


def _build_tabel(
    keuze: Kaartkeuze,
    tabel: Jaartabel,
    rijen: list[TabelRij],
    build_cel: Callable[[Meting], Markup],
    bijschrift: str,
) -> Markup:
    kop = Markup().join(Markup("<th scope='col' class='getal'>{}</th>").format(jaar) for jaar in tabel.jaren)
    lijnen = Markup().join(
        Markup("<tr{}><th scope='row'>{}</th>{}</tr>").format(
            Markup(" class='gekozen' aria-current='true'") if _is_gekozen(keuze, tabel, rij) else "",
            rij.naam,
            Markup().join(
                Markup("<td class='getal'>{}</td>").format(build_cel(rij.get_meting(jaar))) for jaar in tabel.jaren
            ),
        )
        for rij in rijen
    )
    vorm = Markup(
        "<table class='cijfers kaarttabel jaartabel'>"
        "<caption>{bijschrift}</caption><thead><tr><th scope='col'>{niveau}</th>{kop}</tr></thead>"
        "<tbody>{lijnen}</tbody></table>"
    ).format(
        bijschrift=bijschrift,
        niveau=keuze.niveau.enkelvoud.capitalize(),
        kop=kop,
        lijnen=lijnen,
    )
    return build_tabelrol(vorm, f"Cijfers per {keuze.niveau.enkelvoud}, indeling van {tabel.indeling}")


def _is_gekozen(keuze: Kaartkeuze, tabel: Jaartabel, rij: TabelRij) -> bool:
    gebied = keuze.gebied
    return gebied is not None and (gebied.code, gebied.indeling) == (rij.code, tabel.indeling)


def build_verschiltabel(
    keuze: Kaartkeuze, verschillen: Verschillen, rijen: list[TabelRij], volgorde: Volgorde, waar: str
) -> Markup:
    """Return the table; a place without figures of both years stands last where the difference decides the order."""
    kop = Markup().join(
        Markup("<th scope='col' class='{}'>{}</th>").format(klasse, tekst)
        for klasse, tekst in (
            ("", keuze.niveau.enkelvoud.capitalize()),
            *([("breed", "Wijk of dorp")] if keuze.niveau == GebiedNiveau.BUURT else []),
            ("getal", verschillen.van),
            ("getal", verschillen.tot),
            ("getal", "Verschil"),
            ("breed", "Getoetst"),
        )
    )
    lijnen = Markup().join(
        _build_rij(rij, verschillen.plekken[rij.code], keuze) for rij in _sort(rijen, verschillen, volgorde)
    )
    return build_kaarttabel(
        f"{keuze.indicator.titel}, verschil tussen {verschillen.van} en {verschillen.tot}. {waar}, "
        f"{OP_VERSCHIL.get(volgorde, 'op het verschil, hoog naar laag')}.",
        kop,
        lijnen,
    )


def _sort(rijen: list[TabelRij], verschillen: Verschillen, volgorde: Volgorde) -> list[TabelRij]:
    if volgorde in (Volgorde.NAAM, Volgorde.NAAM_OM):
        return sort_tabel(rijen, volgorde, verschillen.tot)
    richting = -1 if volgorde == Volgorde.HOOG else 1

    def rank(rij: TabelRij) -> tuple[bool, float]:
        verschil = verschillen.plekken[rij.code].verschil
        return verschil is None, richting * (verschil or 0.0)

    return sorted(sort_tabel(rijen, Volgorde.NAAM, verschillen.tot), key=rank)


def _build_rij(rij: TabelRij, plek: Plekverschil, keuze: Kaartkeuze) -> Markup:
    gekozen = keuze.gebied is not None and rij.code == keuze.gebied.code
    wijk = Markup("<td class='breed'>{}</td>").format(rij.wijk) if keuze.niveau == GebiedNiveau.BUURT else Markup()
    return Markup(
        "<tr{}><th scope='row'>{}<span class='kort'>{}</span></th>{}<td class='getal'>{}</td><td class='getal'>{}</td><td class='getal'>{}</td>"
        "<td class='breed'>{}</td></tr>"
    ).format(
        Markup(" class='gekozen' aria-current='true'") if gekozen else "",
        rij.naam,
        _shorten(plek),
        wijk,
        _format(keuze.indicator, plek.begin),
        _format(keuze.indicator, plek.eind),
        GEEN if plek.verschil is None else format_verschil(keuze.indicator, plek.verschil, eenheid=False),
        _describe(plek),
    )


def _format(indicator: Indicator, waarde: float | None) -> str | Markup:
    return GEEN if waarde is None else format_getal(waarde, indicator.decimalen)


def _shorten(plek: Plekverschil) -> str:
    """Return the verdict in a word or two, for a phone, where its column is gone."""
    if plek.verschil is None:
        return ""
    if not plek.getoetst:
        return NIET_GETOETST
    return "aantoonbaar" if plek.kant else "geen aantoonbaar verschil"


def _describe(plek: Plekverschil) -> str | Markup:
    if plek.verschil is None:
        return ""
    return build_zin(plek.bewering) if plek.bewering is not None else NIET_GETOETST


def build_kaarttabel(bijschrift: str, kop: Markup, lijnen: Markup) -> Markup:
    """Return the table beside the map: what it holds, its headings and its rows."""
    tabel = "<table class='cijfers kaarttabel'><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>"
    return build_tabelrol(Markup(tabel).format(bijschrift, kop, lijnen), "Cijfers van de kaart")  # nosec B704 # our own tags
