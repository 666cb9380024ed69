"""The card of a priority area: its main figures and its newest story."""

from collections.abc import Mapping

from markupsafe import Markup

from lwd_monitor.bewering import Rijoordeel
from lwd_monitor.gebied import GEMEENTE_NAAM, EigenGebied
from lwd_monitor.indicator import Indicator, format_onderschrift, format_waarde
from lwd_monitor.opmaak import format_datum, format_getal
from lwd_monitor.portret import Portret, compute_feiten
from lwd_monitor.ui.onderdelen.badge import build_cijferbadge, explain_leegte
from lwd_monitor.ui.onderdelen.html import build_leeg
from lwd_monitor.ui.onderdelen.strook import build_strook_html
from lwd_monitor.verhaal import Verhaal, find_nieuwste
from lwd_monitor.waarneming import Status


def build_kaart(portret: Portret, cijfers: list[Indicator], oordelen: Mapping[str, Rijoordeel]) -> Markup:
    """Return the upper part of a card: name, what it is, and its main figures or why there are none."""
    gebied = portret.gebied
    soort = gebied.wat if isinstance(gebied, EigenGebied) else gebied.soort
    inwoners = compute_feiten(portret).inwoners
    meta = f"{soort} · {format_getal(inwoners)} inwoners" if inwoners is not None else soort
    if portret.rijen:
        inhoud = Markup().join(_build_cijfer(oordelen.get(indicator.id), indicator) for indicator in cijfers)
    else:
        inhoud = build_leeg(
            "Nog niet gekoppeld aan buurten.",
            f"{gebied.naam} komt niet voor in de indeling van het CBS. Daarom zijn er nog geen cijfers.",
            "Een beheerder kan er op de pagina Gebieden buurten aan koppelen zodra de gemeente zegt waar het gebied ligt.",
        )
    return Markup("<article class='gebiedkaart'><h3>{}</h3><p class='meta'>{}</p>{}</article>").format(
        gebied.naam, meta, inhoud
    )


def build_verhaalstrook(verhalen: list[Verhaal]) -> Markup:
    """Return the strip on paper with the newest story of a place, or that nobody told one."""
    verhaal = find_nieuwste(verhalen)
    if verhaal is None:
        zin = "Nog niemand vertelde over dit gebied." if verhalen else "Nog geen verhaal uit dit gebied."
        return Markup("<div class='papier'><p class='meta'>Verhalen</p><p>{}</p></div>").format(zin)
    datum = format_datum(verhaal.datum, verhaal.datum_soort)
    return Markup("<div class='papier'><p class='meta'>Nieuwste verhaal · {}</p><p class='titel'>{}</p></div>").format(
        datum, verhaal.titel
    )


def _build_cijfer(oordeel: Rijoordeel | None, indicator: Indicator) -> Markup:
    rij = oordeel.rij if oordeel else None
    jaar = f", {rij.meting.jaar}" if rij and rij.meting else ""
    kop = Markup("<span>{}</span><span class='sub'>{}{}</span>").format(
        indicator.titel_kort, format_onderschrift(indicator), jaar
    )
    status = rij.meting.status if rij and rij.meting else Status.ONTBREEKT
    badge = build_cijferbadge(status, indicator)
    if oordeel is None or rij is None or rij.waarde is None:
        # The sentence stands for the badge: it says the same, and why.
        waarde, strook = Markup("<span class='sub'>{}</span>").format(explain_leegte(rij)) if rij else badge, Markup()
    else:
        kop += badge
        waarde = Markup("<span class='groot'>{}</span>").format(format_waarde(indicator, rij.waarde))
        strook = build_strook_html(oordeel, einden=False)
    return Markup("<div class='cijfer'><div class='kop'>{}</div><div class='getal'>{}{}</div>{}</div>").format(
        kop, waarde, _build_naast(oordeel), strook
    )


def _build_naast(oordeel: Rijoordeel | None) -> Markup:
    if oordeel is None:
        return Markup()
    rij = oordeel.rij
    delen = []
    if rij.almelo and rij.almelo.waarde is not None:
        delen.append(f"{GEMEENTE_NAAM} {format_waarde(rij.indicator, rij.almelo.waarde)}")
    if oordeel.stap is not None:
        delen.append(oordeel.stap.zin)
    elif rij.waarde is not None:
        delen.append("één meting")
    return Markup().join(Markup("<span class='sub'>{}</span>").format(deel) for deel in delen)
