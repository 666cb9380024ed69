"""Badges: a sign and a word for what kind of value it is, never a colour."""

from markupsafe import Markup

from lwd_monitor.indicator import Bron
from lwd_monitor.waarneming import Status

_BADGES = {
    Status.GESCHAT: ("≈", "geschat", "Geen telling, maar een schatting van ons. Bij Uitleg staat hoe."),
    Status.VOORLOPIG: ("~", "voorlopig", "De bron kan dit cijfer nog bijstellen."),
    Status.ONDERDRUKT: ("×", "afgeschermd", "Te weinig antwoorden, hier of in een ander gebied."),
    Status.TE_WEINIG: ("…", "te weinig waarnemingen", "Er wonen te weinig mensen voor een cijfer dat iets zegt."),
    Status.ONTBREEKT: ("–", "geen cijfer", "De bron geeft hier geen cijfer."),
}
FICTIEF = Markup(
    "<span class='badge fictief' title='Verzonnen cijfer, om te laten zien hoe het werkt.'>"
    "<span aria-hidden='true'>◇&nbsp;</span>fictief voorbeeld</span>"
)


def build_badge(status: Status, bron: Bron | None = None) -> Markup:
    """Return the badges of a value: empty for a plain measured or exactly computed one."""
    fictief = FICTIEF if status == Status.VOORBEELD or (bron and bron.fictief) else Markup()
    if status not in _BADGES:
        return fictief
    badge = build_merk(*_BADGES[status])
    return Markup("{} {}").format(badge, fictief) if fictief else badge


def build_merk(teken: str, woord: str, titel: str) -> Markup:
    """Return one badge: a sign that a screen reader passes over, a word, and what it means."""
    return Markup("<span class='badge' title='{}'><span aria-hidden='true'>{}&nbsp;</span>{}</span>").format(
        titel, teken, woord
    )
