"""One figure row: indicator, value, Almelo, position and course."""

from markupsafe import Markup

from lwd_monitor.bewering import Rijoordeel
from lwd_monitor.indicator import Bron, format_onderschrift, format_waarde
from lwd_monitor.profiel import ProfielRij
from lwd_monitor.ui.onderdelen.badge import FICTIEF, build_badge
from lwd_monitor.ui.onderdelen.lijntje import build_lijntje_html
from lwd_monitor.ui.onderdelen.methode import build_methodelink
from lwd_monitor.ui.onderdelen.strook import build_strook_html
from lwd_monitor.ui.onderdelen.verandering import build_marge, build_verandering
from lwd_monitor.waarneming import REDENEN_LEEG, Status

KOP = Markup(
    "<thead><tr><th scope='col'>Indicator</th><th scope='col' class='getal'>{naam}</th>"
    "<th scope='col' class='getal'>Almelo</th><th scope='col'>Plaats tussen de {soort}</th>"
    "<th scope='col'>Verloop</th></tr></thead>"
)
KOP_GEMEENTE = Markup(
    "<thead><tr><th scope='col'>Indicator</th><th scope='col' class='getal'>{naam}</th>"
    "<th scope='col'>Verloop</th></tr></thead>"
)
REDENEN = {status: f"{reden[0].upper()}{reden[1:]}." for status, reden in REDENEN_LEEG.items()}
REDENEN[Status.ONDERDRUKT] = f"Afgeschermd: {REDENEN_LEEG[Status.ONDERDRUKT]}."


def build_tabel(rijen: list[Rijoordeel], naam: str, soort: str, bronnen: dict[str, Bron]) -> Markup:
    """Return the rows of a theme; the gemeente (`soort` empty) has no other places to stand between."""
    kop = (KOP if soort else KOP_GEMEENTE).format(naam=naam, soort=soort)
    inhoud = Markup().join(_build_rij(rij, naam, bool(soort), bronnen) for rij in rijen)
    soort_tabel = "" if soort else " gemeente"
    return Markup("<table class='profiel{}'>{}<tbody>{}</tbody></table>").format(soort_tabel, kop, inhoud)


def _build_rij(oordeel: Rijoordeel, naam: str, vergelijk: bool, bronnen: dict[str, Bron]) -> Markup:
    rij = oordeel.rij
    wie = f"{rij.bron_gebied.soort.capitalize()} {rij.bron_gebied.naam}" if rij.bron_gebied else naam
    almelo = Markup("<td class='almelo getal'>{}</td><td class='plek'>{}</td>").format(
        _build_almelo(rij), _build_plek(oordeel)
    )
    return Markup(
        "<tr><th scope='row'>{kop}</th><td class='waarde getal'>{waarde}</td>{almelo}<td class='loop'>{loop}</td></tr>"
    ).format(
        kop=_build_kop(rij, bronnen),
        waarde=_build_waarde(rij, wie),
        almelo=almelo if vergelijk else Markup(),
        loop=build_lijntje_html(rij, breedte=110) + build_verandering(oordeel),
    )


def _build_kop(rij: ProfielRij, bronnen: dict[str, Bron]) -> Markup:
    indicator, meting = rij.indicator, rij.meting or rij.almelo
    jaar = f", {meting.jaar}" if meting else ""
    badges = Markup()
    if rij.meting and rij.waarde is not None:
        badges = build_badge(rij.meting.status, bronnen.get(indicator.bron))
    elif (bron := bronnen.get(indicator.bron)) and bron.fictief:
        badges = FICTIEF
    return Markup("<b>{}</b><span class='sub'>{}{}</span>{}").format(
        indicator.titel_kort, format_onderschrift(indicator), jaar, badges
    )


def _build_waarde(rij: ProfielRij, wie: str) -> Markup:
    etiket = Markup("<span class='smal'>{}</span>").format(wie)
    if rij.bron_gebied:
        etiket = Markup("<span class='vanwijk'>{}</span>").format(wie)
    if rij.waarde is None:
        status = rij.meting.status if rij.meting else Status.ONTBREEKT
        return Markup("{}{}").format(etiket, build_badge(status))
    marge = build_marge(rij.indicator, rij.meting)
    return Markup("{}<span class='groot'>{}</span>{}").format(etiket, format_waarde(rij.indicator, rij.waarde), marge)


def _build_almelo(rij: ProfielRij) -> Markup:
    waarde = rij.almelo.waarde if rij.almelo else None
    if waarde is None:
        return Markup()
    return Markup("<span class='smal'>Almelo</span>{}").format(format_waarde(rij.indicator, waarde))


def _build_plek(oordeel: Rijoordeel) -> Markup:
    rij = oordeel.rij
    if rij.waarde is None:
        status = rij.meting.status if rij.meting else Status.ONTBREEKT
        if status == Status.ONTBREEKT and rij.indicator.afleiding:
            return Markup("<span class='meta'>Niet te berekenen: een van de aantallen ontbreekt.</span>")
        jaar = f" Cijfer van Almelo: {rij.almelo.jaar}." if rij.almelo and not rij.meting else ""
        waarom = build_methodelink("afscherming", "Waarom?") if status == Status.ONDERDRUKT else ""
        return Markup("<span class='meta'>{}{} {}</span>").format(REDENEN.get(status, ""), jaar, waarom)
    if not rij.is_vergelijkbaar:
        return Markup("<span class='meta'>Een aantal: dat hangt af van hoe groot het gebied is.</span>")
    extra = Markup("<span class='meta'>Tussen de wijken en dorpen.</span>") if rij.bron_gebied else Markup()
    return Markup("{}{}").format(build_strook_html(oordeel), extra)
