"""Where stories are missing: the number per wijk or dorp, by name and on a map."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

from lwd_monitor.gebied import GEMEENTE_CODE, GEMEENTE_NAAM, Gebieden, GebiedNiveau
from lwd_monitor.kaart import build_kaart
from lwd_monitor.ui import laden
from lwd_monitor.ui.adres import write_adres
from lwd_monitor.ui.kaart import show_kaart
from lwd_monitor.ui.onderdelen.bron import build_kaartregel
from lwd_monitor.ui.onderdelen.html import show_html
from lwd_monitor.ui.opslag import remember
from lwd_monitor.ui.verhalen.woorden import format_aantal
from lwd_monitor.verhaal import Verhaal, Verhaalkeuze, count_per_wijk, list_wensen, select_verhalen

_GEEN = Markup("<span class='badge'><span aria-hidden='true'>– </span>{}</span>")
WOORD = ("wijk of dorp", "wijken en dorpen")


def show_ontbreken(verhalen: Sequence[Verhaal], keuze: Verhaalkeuze, gebieden: Gebieden, gebied: str) -> None:
    """Show the count per wijk for what is asked, whatever place was chosen."""
    gevonden = select_verhalen(verhalen, replace(keuze, codes=None, indeling=None))
    gefilterd = any(wens != "gebied" for wens in list_wensen(keuze))
    sleutel = ("ontbreken", tuple(v.id for v in gevonden), gebied, gefilterd)
    show_html(remember(sleutel, lambda: build_ontbreken(gevonden, gebieden, gebied, gefilterd)))


def _describe_rss(sleutel: str, gebieden: Gebieden) -> dict[str, str]:
    gebied = gebieden.eigen.get(sleutel) or gebieden.find(sleutel)
    if gebied is None:
        return {"rss": "verhalen.rss", "over": ""}
    return {"rss": f"verhalen.rss?{urlencode({'gebied': sleutel})}", "over": f" over {gebied.naam}"}


def build_ontbreken(verhalen: Sequence[Verhaal], gebieden: Gebieden, gebied: str, gefilterd: bool) -> Markup:
    """Return the table with a bar per wijk; a wijk without stories gets a badge."""
    wijken = gebieden.list_niveau(GebiedNiveau.WIJK)
    telling = count_per_wijk(verhalen, {wijk.code: gebieden.compute_bereik(wijk) for wijk in wijken}, gebieden.nieuwste)
    meeste = max([1, *telling.values()])
    geen = _GEEN.format("geen" if gefilterd else "nog geen")
    rijen = [_build_rij(wijk.naam, telling[wijk.code], meeste, geen, wijk.code == gebied) for wijk in wijken]
    almelo = sum(GEMEENTE_CODE in v.gebieden for v in verhalen)
    return Markup(
        "<h2>Waar ontbreken verhalen?</h2><table class='verhaaltelling'><caption>{uitleg}</caption>"
        "<thead><tr><th scope='col'>Wijk of dorp</th><th scope='col' class='aantal'>Verhalen</th></tr></thead>"
        "<tbody>{rijen}</tbody></table><p class='bron'>Daarnaast {almelo} over heel {stad}. Buurten tellen mee bij hun "
        "wijk of dorp; een verhaal over twee van die gebieden telt bij allebei.</p>"
        "<p class='bron'><a href='{rss}' target='_blank'>Volg de openbare verhalen{over} (RSS)</a></p>"
    ).format(
        stad=GEMEENTE_NAAM,
        **_describe_rss(gebied, gebieden),
        uitleg=f"Aantal per wijk of dorp, op naam{', binnen uw keuze' if gefilterd else ''}.",
        rijen=Markup().join(rijen),
        almelo=format_aantal(almelo),
    )


def _build_rij(naam: str, aantal: int, meeste: int, geen: Markup, gekozen: bool) -> Markup:
    balk = Markup("<span class='baan'><i style='width:{:.0f}%'></i></span>").format(100 * aantal / meeste)
    return Markup(
        "<tr{klas}><th scope='row'>{naam}</th><td><span class='cel'><b>{aantal}</b>{rest}</span></td></tr>"
    ).format(
        klas=Markup(" class='gekozen'") if gekozen else "",
        naam=naam,
        aantal=aantal,
        rest=balk if aantal else geen,
    )


def show_verhalenkaart(verhalen: Sequence[Verhaal], keuze: Verhaalkeuze, gebieden: Gebieden, gebied: str) -> None:
    """Draw the number of stories per wijk or dorp; choosing one there chooses its stories."""
    gevonden = select_verhalen(verhalen, replace(keuze, codes=None, indeling=None))
    sleutel = ("verhalenkaart", tuple(v.id for v in gevonden), gebied)
    payload = remember(sleutel, lambda: _build_payload(gevonden, gebieden, gebied))
    show_kaart(payload, "verhalenkaart", lambda code: write_adres("gebied", code))
    st.html(build_kaartregel(laden.load_kaartbron(gebieden.nieuwste)))


def _build_payload(verhalen: Sequence[Verhaal], gebieden: Gebieden, gebied: str) -> dict[str, Any]:
    wijken = gebieden.list_niveau(GebiedNiveau.WIJK)
    telling = count_per_wijk(verhalen, {wijk.code: gebieden.compute_bereik(wijk) for wijk in wijken}, gebieden.nieuwste)
    vorm = laden.load_geometrie(GebiedNiveau.WIJK.value, gebieden.nieuwste)
    waarden = [float(telling[code]) if code in telling else None for code in vorm["code"]]
    return build_kaart(
        vorm.assign(waarde=waarden, status="gemeten", wijk_naam=vorm["naam"]),
        eenheid="verhalen",
        decimalen=0,
        titel="Aantal verhalen per wijk of dorp",
        gekozen=gebied,
        woord=WOORD,
    )
