"""The course of a priority area's main figures: a line and a small table each."""

from markupsafe import Markup

from lwd_monitor.indicator import Bron, format_onderschrift, format_waarde
from lwd_monitor.profiel import ProfielRij
from lwd_monitor.ui.onderdelen.bron import build_bronregel, describe_bronnen
from lwd_monitor.ui.onderdelen.lijntje import build_lijntje_html
from lwd_monitor.ui.onderdelen.verandering import build_verandering


def build_verloop(rijen: list[ProfielRij], naam: str, bronnen: dict[str, Bron]) -> Markup:
    """Return the section with the course of the main figures, beside Almelo's where the two compare."""
    tegels = Markup().join(_build_tegel(rij, naam) for rij in rijen)
    return Markup(
        "<section class='verloop'><h2>Hoofdcijfers door de jaren</h2><p class='sub'>Donkere lijn: {}. Grijze lijn: "
        "Almelo. <a href='uitleg?deel=methode#verandering' target='_self'>Hoe wij een verandering toetsen</a></p>"
        "<div class='tegels'>{}</div>{}</section>"
    ).format(naam, tegels, build_bronregel(describe_bronnen(rijen, bronnen)))


def _build_tegel(rij: ProfielRij, naam: str) -> Markup:
    return Markup(
        "<div class='tegel'><h3>{titel}</h3><p class='sub'>{onder}</p>{lijn}{verandering}<div class='tabelrol'>{tabel}</div></div>"
    ).format(
        titel=rij.indicator.titel_kort,
        onder=format_onderschrift(rij.indicator),
        lijn=build_lijntje_html(rij, rij.is_vergelijkbaar, 220),
        verandering=build_verandering(rij),
        tabel=_build_tabel(rij, naam),
    )


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
