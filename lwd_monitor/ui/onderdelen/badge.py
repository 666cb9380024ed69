"""Badges: a sign and a word for what kind of value it is, never a colour."""

from markupsafe import Markup

from lwd_monitor.indicator import Bron, Indicator
from lwd_monitor.portret import Portretrij
from lwd_monitor.waarneming import REDENEN_LEEG, Status

REDENEN = {status: f"{reden[0].upper()}{reden[1:]}." for status, reden in REDENEN_LEEG.items()}
MODELSCHATTING = "Geen telling: de bron schatte dit met een rekenmodel. Bij Uitleg staat hoe."
NIET_TE_BEREKENEN = "Niet te berekenen: een van de aantallen ontbreekt."
_UITLEG = {
    Status.GESCHAT: "Geen telling, maar een schatting van ons. Bij Uitleg staat hoe.",
    Status.VOORLOPIG: "De bron kan dit cijfer nog bijstellen.",
    **REDENEN,
}
FICTIEF = Markup(
    "<span class='badge fictief' title='Verzonnen cijfer, om te laten zien hoe het werkt.'>"
    "<span aria-hidden='true'>{}&nbsp;</span>{}</span>"
).format(Status.VOORBEELD.teken, Status.VOORBEELD.woord)


def build_badge(status: Status, bron: Bron | None = None) -> Markup:
    """Return the badges of a value: empty for a plain measured or exactly computed one."""
    fictief = FICTIEF if status == Status.VOORBEELD or (bron and bron.fictief) else Markup()
    if status not in _UITLEG:
        return fictief
    badge = build_merk(status.teken, status.woord, _UITLEG[status])
    return Markup("{} {}").format(badge, fictief) if fictief else badge


def build_cijferbadge(status: Status, indicator: Indicator, bron: Bron | None = None) -> Markup:
    """Return the badges of one figure by itself: of what its publisher estimated with a model too."""
    if indicator.modelschatting and status == Status.GEMETEN:
        return build_merk(Status.GESCHAT.teken, Status.GESCHAT.woord, MODELSCHATTING)
    return build_badge(status, bron)


def build_merk(teken: str, woord: str, titel: str) -> Markup:
    """Return one badge: a sign that a screen reader passes over, a word, and what it means."""
    return Markup("<span class='badge' title='{}'><span aria-hidden='true'>{}&nbsp;</span>{}</span>").format(
        titel, teken, woord
    )


def explain_leegte(rij: Portretrij) -> str:
    """Return in a sentence why a place has no value of an indicator."""
    leegte = (rij.meting.status if rij.meting else Status.ONTBREEKT).leegte
    if leegte == Status.ONTBREEKT and rij.indicator.afleiding:
        return NIET_TE_BEREKENEN
    return REDENEN[leegte]


def build_leegteken(status: Status) -> Markup:
    """Return the sign in a narrow cell without a value; a screen reader reads its word."""
    return Markup("<span role='img' aria-label='{0}' title='{0}'>{1}</span>").format(
        status.leegte.woord, status.leegte.teken
    )
