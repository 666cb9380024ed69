"""The panel beside the map: one place in figures, its newest story and the way to its own page."""

import streamlit as st
from markupsafe import Markup

from lwd_monitor.bewering import REEKS, Rijoordeel
from lwd_monitor.gebied import GEMEENTE_NAAM, Gebied, GebiedNiveau
from lwd_monitor.indicator import Indicator, format_waarde
from lwd_monitor.kaart import format_met_eenheid
from lwd_monitor.opmaak import format_datum, format_getal
from lwd_monitor.portret import Portretrij
from lwd_monitor.ui import laden
from lwd_monitor.ui.kaartpagina.beeld import Kaartbeeld
from lwd_monitor.ui.kaartpagina.keuze import Kaartkeuze
from lwd_monitor.ui.navigatie import get_pagina
from lwd_monitor.ui.onderdelen.badge import build_cijferbadge, explain_leegte
from lwd_monitor.ui.onderdelen.html import show_html, show_leeg
from lwd_monitor.ui.onderdelen.lijntje import build_lijntje_html
from lwd_monitor.ui.onderdelen.strook import build_strook_html
from lwd_monitor.ui.onderdelen.verandering import build_marge, build_verandering
from lwd_monitor.ui.opslag import remember
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.verhaal import Verhaal, Verhaalkeuze, find_nieuwste, select_verhalen
from lwd_monitor.waarneming import Status

LIJN_BREEDTE = 220


def show_paneel(keuze: Kaartkeuze, beeld: Kaartbeeld, pagina: Pagina) -> None:
    """Show the chosen place."""
    gebied = keuze.gebied
    if gebied is None or gebied.code not in beeld.beweringen.rijen:
        show_leeg(f"Nog geen {keuze.niveau.enkelvoud} gekozen.", "Kies er een op de kaart of in de lijst.")
        return
    sleutel = ("paneel", *beeld.sleutel, gebied.code, pagina.gebruiker.rol)
    with st.container(key="kaartpaneel", gap=None):
        show_html(remember(sleutel, lambda: _build_paneel(gebied, keuze, beeld, pagina)))
        st.page_link(
            get_pagina("gebied").pad,
            label=f"Alles over {gebied.naam} →",
            query_params=_link(gebied, pagina),
        )


def _build_paneel(gebied: Gebied, keuze: Kaartkeuze, beeld: Kaartbeeld, pagina: Pagina) -> Markup:
    oordeel = beeld.beweringen.rijen[gebied.code]
    return Markup("<div class='paneel'><h2>{}</h2><p class='sub'>{}</p>{}{}{}{}</div>{}").format(
        beeld.rijen[gebied.code].naam,
        _describe_plaats(gebied, beeld, pagina),
        _build_waarde(oordeel.rij, keuze.jaar),
        _build_verschil(gebied, beeld),
        build_strook_html(oordeel),
        _build_verloop(oordeel),
        _build_verhaal(gebied, pagina),
    )


def _build_verschil(gebied: Gebied, beeld: Kaartbeeld) -> Markup:
    """Return the change that the map shows; that of the whole series stands under its line already."""
    if beeld.verschillen is None or beeld.verschillen.toon == REEKS:
        return Markup()
    return Markup("<p class='verschil'>{}.</p>").format(beeld.verschillen.plekken[gebied.code].zin.rstrip("."))


def _link(gebied: Gebied, pagina: Pagina) -> dict[str, str]:
    oud = {} if gebied.indeling == pagina.gebieden.nieuwste else {"indeling": str(gebied.indeling)}
    return {"gebied": gebied.code, **oud}


def _describe_plaats(gebied: Gebied, beeld: Kaartbeeld, pagina: Pagina) -> str:
    wijk = pagina.gebieden.find(gebied.ouder_code or "", gebied.indeling)
    delen = [f"buurt in {wijk.naam}" if gebied.niveau == GebiedNiveau.BUURT and wijk else gebied.soort]
    if gebied.code in beeld.inwoners:
        delen.append(f"{format_getal(beeld.inwoners[gebied.code])} inwoners")
    if gebied.indeling != pagina.gebieden.nieuwste:
        delen.append(f"indeling {gebied.indeling}")
    return " · ".join(delen)


def _build_waarde(rij: Portretrij, jaar: int) -> Markup:
    """Return the value beside that of the gemeente, or the reason why there is none, with its year and badges."""
    status = rij.meting.status if rij.meting else Status.ONTBREEKT
    badge = build_cijferbadge(status, rij.indicator, laden.load_bronnen()[rij.indicator.bron])
    onder = f"{rij.indicator.onderschrift}, {jaar}"
    almelo = ""
    if rij.almelo and rij.almelo.waarde is not None and rij.is_vergelijkbaar:
        almelo = f"{GEMEENTE_NAAM} {_format(rij.indicator, rij.almelo.waarde)}"
    if rij.waarde is None:
        return Markup("<p class='waarde'>{} <span>{}</span></p><p>{}. {}</p>").format(
            badge, almelo, onder, explain_leegte(rij)
        )
    return Markup("<p class='waarde'><b>{}</b> <span>{}</span></p><p>{} {} {}</p>").format(
        _format(rij.indicator, rij.waarde), almelo, onder, badge, build_marge(rij.indicator, rij.meting)
    )


def _build_verloop(oordeel: Rijoordeel) -> Markup:
    rij = oordeel.rij
    jaren = [m.jaar for m in rij.reeks if m.waarde is not None]
    if len(jaren) < 2:
        return build_lijntje_html(rij)
    grijs = f" (grijs: {GEMEENTE_NAAM})" if rij.is_vergelijkbaar else ""
    return Markup("<p class='verloop'><b>{} tot {}</b>{}</p>{}").format(
        jaren[0],
        jaren[-1],
        grijs,
        build_lijntje_html(rij, rij.is_vergelijkbaar, LIJN_BREEDTE) + build_verandering(oordeel),
    )


def _build_verhaal(gebied: Gebied, pagina: Pagina) -> Markup:
    """Return the newest story of the place, else of the wijk around it, on paper."""
    verhaal, plaats = _find_verhaal(gebied, pagina), ""
    if verhaal is None and gebied.ouder_code and gebied.niveau == GebiedNiveau.BUURT:
        wijk = pagina.gebieden.find(gebied.ouder_code, gebied.indeling)
        verhaal = _find_verhaal(wijk, pagina) if wijk else None
        plaats = f" in {wijk.met_soort}" if wijk else ""
    if verhaal is None:
        return Markup("<div class='papier'><p class='meta'>Over {} is nog geen verhaal verteld.</p></div>").format(
            gebied.naam
        )
    return Markup(
        "<div class='papier'><p class='meta'>Nieuwste verhaal{} · {}</p><p class='titel'>{}</p></div>"
    ).format(plaats, format_datum(verhaal.datum, verhaal.datum_soort), verhaal.titel)


def _find_verhaal(gebied: Gebied, pagina: Pagina) -> Verhaal | None:
    codes = pagina.gebieden.compute_bereik(gebied)
    eigen = {e.id for e in pagina.gebieden.eigen.values() if gebied in e.leden}
    keuze = Verhaalkeuze(codes=frozenset(codes | eigen), indeling=gebied.indeling)
    return find_nieuwste(select_verhalen(laden.load_verhalen(pagina.gebruiker), keuze))


def _format(indicator: Indicator, waarde: float | None) -> str:
    return (
        format_waarde(indicator, waarde)
        if indicator.is_procent
        else format_met_eenheid(waarde, indicator.eenheid, indicator.decimalen, kort=True)
    )
