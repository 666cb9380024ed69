"""Margin and change in words, as the ledger of claims has them."""

from markupsafe import Markup

from lwd_monitor.bewering import Bewering, Beweringoordeel, Rijoordeel
from lwd_monitor.indicator import Indicator, format_waarde
from lwd_monitor.portret import find_marge
from lwd_monitor.ui.onderdelen.schakel import build_methodelink
from lwd_monitor.waarneming import Meting


def build_marge(indicator: Indicator, meting: Meting | None) -> Markup:
    """Return the margin of a figure in words, or nothing where it is not known."""
    marge = find_marge(indicator, meting)
    if marge is None:
        return Markup()
    laag, hoog = (format_waarde(indicator, grens) for grens in marge)
    return Markup("<span class='marge'>marge {} tot {}</span>").format(laag, hoog)


def build_verandering(oordeel: Rijoordeel) -> Markup:
    """Return in words whether a row changed over its years, the whole city first."""
    zinnen = [b for b in (oordeel.heel, oordeel.verandering) if b is not None]
    if not zinnen:
        return Markup()
    return Markup("<span class='verandering' title='{}'>{}</span>").format(
        zinnen[-1].reden, Markup(" ").join(build_zin(zin) for zin in zinnen)
    )


def build_zin(bewering: Bewering) -> Markup:
    """Return one sentence about a change, with the way to how it was tested, and why there is no verdict."""
    zin = Markup("<b>{}</b>").format(bewering.zin) if bewering.is_aangetoond else Markup("{}").format(bewering.zin)
    if bewering.oordeel == Beweringoordeel.NIET_TE_TOETSEN:
        return Markup("{} {}").format(zin, build_methodelink("niet-te-toetsen", "Waarom?"))
    if bewering.toets.startswith("trend"):
        zin = Markup("{} {}").format(zin, build_methodelink("trend", "Hoe?"))
    return Markup("{} {}").format(zin, bewering.waarom) if bewering.waarom else zin
