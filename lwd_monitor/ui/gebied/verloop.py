"""The course of a priority area's main figures: a line with the stories beside it and a small table each."""

from collections.abc import Sequence

from markupsafe import Markup

from lwd_monitor.bewering import Rijoordeel
from lwd_monitor.gebied import EigenGebied, Gebieden
from lwd_monitor.grafiek import place_jaar
from lwd_monitor.indicator import Bron, format_onderschrift, format_waarde
from lwd_monitor.profiel import ProfielRij
from lwd_monitor.ui.onderdelen.bron import build_bronregel, describe_bronnen
from lwd_monitor.ui.onderdelen.lijntje import build_lijntje_html
from lwd_monitor.ui.onderdelen.tabelrol import build_tabelrol
from lwd_monitor.ui.onderdelen.verandering import build_verandering
from lwd_monitor.ui.verhalen.merken import build_merkbaan, build_merklijst, list_geduid
from lwd_monitor.verhaal import GeduidVerhaal, Verhaal

BREEDTE = 220  # px, of a line


def build_verloop(
    oordelen: list[Rijoordeel],
    gebied: EigenGebied,
    bronnen: dict[str, Bron],
    verhalen: Sequence[Verhaal],
    gebieden: Gebieden,
) -> Markup:
    """Return the section with the course of the main figures, beside Almelo's where the two compare, and their stories.

    Notes: `verhalen` are those that the reader may see.
    """
    tegels = Markup().join(
        _build_tegel(o, gebied.naam, list_geduid(o.rij.indicator.id, [gebied.sleutel], verhalen, gebieden), gebieden)
        for o in oordelen
    )
    return Markup(
        "<section class='verloop'><h2>Hoofdcijfers door de jaren</h2><p class='sub'>Donkere lijn: {}. Grijze lijn: "
        "Almelo. <a href='uitleg?deel=methode#verandering' target='_self'>Hoe wij een verandering toetsen</a></p>"
        "<div class='tegels'>{}</div>{}</section>"
    ).format(gebied.naam, tegels, build_bronregel(describe_bronnen([o.rij for o in oordelen], bronnen)))


def _build_tegel(oordeel: Rijoordeel, naam: str, geduid: Sequence[GeduidVerhaal], gebieden: Gebieden) -> Markup:
    rij = oordeel.rij
    return Markup(
        "<div class='tegel'><h3>{titel}</h3><p class='sub'>{onder}</p>{merken}{lijn}{verandering}"
        "{tabel}{verhalen}</div>"
    ).format(
        titel=rij.indicator.titel_kort,
        onder=format_onderschrift(rij.indicator),
        merken=_build_merken(rij, geduid),
        lijn=build_lijntje_html(rij, rij.is_vergelijkbaar, BREEDTE),
        verandering=build_verandering(oordeel),
        tabel=build_tabelrol(_build_tabel(rij, naam), f"{rij.indicator.titel_kort} per jaar"),
        verhalen=build_merklijst(geduid, gebieden, "h4"),
    )


def _build_merken(rij: ProfielRij, geduid: Sequence[GeduidVerhaal]) -> Markup:
    almelo = rij.reeks_almelo if rij.is_vergelijkbaar else ()
    jaren = [m.jaar for m in (*rij.reeks, *almelo)]
    return build_merkbaan(lambda jaar: place_jaar(jaar, min(jaren), max(jaren), BREEDTE), geduid, BREEDTE)


def _build_tabel(rij: ProfielRij, naam: str) -> Markup:
    almelo = {m.jaar: m.waarde for m in rij.reeks_almelo}
    kop = Markup().join(Markup("<th scope='col' class='getal'>{}</th>").format(m.jaar) for m in rij.reeks)
    regels = [_build_regel(rij, naam, [m.waarde for m in rij.reeks])]
    if rij.is_vergelijkbaar:
        regels.append(_build_regel(rij, "Almelo", [almelo.get(m.jaar) for m in rij.reeks]))
    return Markup(
        "<table class='cijfers'><thead><tr><th scope='col'>Gebied</th>{}</tr></thead><tbody>{}</tbody></table>"
    ).format(kop, Markup().join(regels))


def _build_regel(rij: ProfielRij, naam: str, waarden: list[float | None]) -> Markup:
    cellen = Markup().join(
        Markup("<td class='getal'>{}</td>").format(format_waarde(rij.indicator, waarde)) for waarde in waarden
    )
    return Markup("<tr><th scope='row'>{}</th>{}</tr>").format(naam, cellen)
