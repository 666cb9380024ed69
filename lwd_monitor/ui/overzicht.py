"""The front page: the six priority areas as equal cards, and what is new."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from lwd_monitor.db import Cursor
from lwd_monitor.gebied import GEMEENTE_CODE, EigenGebied, Gebieden
from lwd_monitor.indicator import Bron, Indicator, format_onderschrift, format_waarde
from lwd_monitor.opmaak import format_datum, format_getal
from lwd_monitor.profiel import (
    Nieuws,
    Profiel,
    ProfielRij,
    compute_feiten,
    list_hoofdcijfers,
    list_nieuws,
    select_plaats,
)
from lwd_monitor.toegang import DEMO_GEBRUIKERS, Rol
from lwd_monitor.ui import bronnen
from lwd_monitor.ui.navigatie import get_pagina
from lwd_monitor.ui.onderdelen.badge import build_badge
from lwd_monitor.ui.onderdelen.bron import build_bronregel, describe_bronnen
from lwd_monitor.ui.onderdelen.leeg import build_leeg
from lwd_monitor.ui.onderdelen.strook import build_strook_html
from lwd_monitor.ui.onderdelen.verhaal import describe_plaats
from lwd_monitor.ui.opslag import per_versie
from lwd_monitor.verhaal import Verhaal
from lwd_monitor.waarneming import Status

AANTAL_VERHALEN = 5
PER_RIJ = 3
SLEUTEL = Markup(
    "<p class='sleutel'><span><span class='teken' aria-hidden='true'>■</span> dit gebied</span>"
    "<span><span aria-hidden='true'>○</span> gelijk aan Almelo</span>"
    "<span><b class='balk'></b>Almelo</span><span><b class='streep'></b>één vergelijkbaar gebied</span></p>"
)


@cache
def _read_stijl() -> str:
    return f"<style>{(Path(__file__).parent / 'stijl_overzicht.css').read_text(encoding='utf-8')}</style>"


def show_stijl() -> None:
    """Bring the page's own style sheet onto it."""
    st.html(_read_stijl())


@dataclass(frozen=True)
class Gebiedkaart:
    """One card: the place it leads to, its figures, and its newest story."""

    gebied: EigenGebied
    cijfers: Markup
    verhaal: Markup


@dataclass(frozen=True)
class Overzichtbeeld:
    """All of the front page that the data decide."""

    kaarten: tuple[Gebiedkaart, ...]
    bron: Markup
    cijfernieuws: Markup
    verhaalnieuws: Markup
    aantal_verhalen: int


@per_versie
def load_beeld(con: Cursor, rol: Rol) -> Overzichtbeeld:
    """Return the front page for a role, ready to show."""
    gebieden, uitgevers = bronnen.load_gebieden(), bronnen.load_bronnen()
    cijfers = list_hoofdcijfers(bronnen.load_indicatoren())
    profielen = {eigen: bronnen.load_profiel(eigen.id) for eigen in gebieden.eigen.values()}
    verhalen = bronnen.load_verhalen(DEMO_GEBRUIKERS[rol])
    kaarten = []
    for eigen, profiel in profielen.items():
        nieuwste = next(iter(select_plaats(verhalen, eigen, gebieden)), None)
        kaarten.append(Gebiedkaart(eigen, build_kaart(profiel, cijfers), build_verhaalstrook(nieuwste)))
    return Overzichtbeeld(
        tuple(kaarten),
        build_bronnen(list(profielen.values()), cijfers, uitgevers),
        build_nieuws(list_nieuws(bronnen.load_profiel(GEMEENTE_CODE), uitgevers)),
        build_nieuwe_verhalen(verhalen, gebieden),
        len(verhalen),
    )


def show_kaarten(kaarten: tuple[Gebiedkaart, ...]) -> None:
    """Show the cards, in the order given."""
    for start in range(0, len(kaarten), PER_RIJ):
        kolommen = st.columns(PER_RIJ, gap="small")
        for kolom, kaart in zip(kolommen, kaarten[start : start + PER_RIJ], strict=False):
            with kolom, st.container(key=f"gebiedkaart_{kaart.gebied.id}", height="stretch", gap=None):
                st.html(kaart.cijfers)
                st.html(kaart.verhaal)
                show_link("gebied", f"Bekijk {kaart.gebied.naam}", gebied=kaart.gebied.id)


def show_link(url: str, tekst: str, **vraag: str) -> None:
    """Show a link to another page with what it should choose there."""
    st.page_link(
        get_pagina(url).pad,
        label=tekst,
        icon=":material/arrow_forward:",
        icon_position="right",
        query_params=vraag or None,
    )


def build_kaart(profiel: Profiel, cijfers: list[Indicator]) -> Markup:
    """Return the upper part of a card: name, what it is, and its main figures or why there are none."""
    gebied = profiel.gebied
    soort = gebied.omschrijving if isinstance(gebied, EigenGebied) else gebied.niveau.value
    inwoners = compute_feiten(profiel).inwoners
    meta = f"{soort} · {format_getal(inwoners)} inwoners" if inwoners is not None else soort
    if profiel.rijen:
        inhoud = Markup().join(_build_cijfer(profiel.rijen.get(indicator.id), indicator) for indicator in cijfers)
    else:
        inhoud = build_leeg(
            "Nog niet gekoppeld aan buurten.",
            f"{gebied.naam} komt niet voor in de indeling van het CBS. Daarom zijn er nog geen cijfers.",
            "Een beheerder kan er buurten aan koppelen zodra de gemeente zegt waar het gebied ligt.",
        )
    return Markup("<article class='gebiedkaart'><h3>{}</h3><p class='meta'>{}</p>{}</article>").format(
        gebied.naam, meta, inhoud
    )


def build_verhaalstrook(verhaal: Verhaal | None) -> Markup:
    """Return the strip on paper with the newest story, or that there is none."""
    if verhaal is None:
        return Markup("<div class='papier'><p class='meta'>Verhalen</p><p>Nog geen verhaal uit dit gebied.</p></div>")
    datum = format_datum(verhaal.datum, verhaal.datum_soort)
    return Markup("<div class='papier'><p class='meta'>Nieuwste verhaal · {}</p><p class='titel'>{}</p></div>").format(
        datum, verhaal.titel
    )


def build_bronnen(profielen: list[Profiel], cijfers: list[Indicator], uitgevers: dict[str, Bron]) -> Markup:
    """Return the source line of all cards together."""
    rijen = [p.rijen[indicator.id] for p in profielen for indicator in cijfers if indicator.id in p.rijen]
    return build_bronregel(describe_bronnen(rijen, uitgevers))


def build_nieuws(nieuws: list[Nieuws]) -> Markup:
    """Return the newest figures as a list."""
    regels = Markup().join(
        Markup("<li><span class='meta'>{}</span><span>{} <span class='meta'>{}</span></span></li>").format(
            n.jaar, n.tekst, n.bron.naam
        )
        for n in nieuws
    )
    return Markup("<h3>Cijfers</h3><ul class='nieuw'>{}</ul>").format(regels)


def build_nieuwe_verhalen(verhalen: list[Verhaal], gebieden: Gebieden) -> Markup:
    """Return the newest stories as a list."""
    regels = Markup().join(
        Markup("<li><span class='meta'>{}</span><span>{} <span class='meta'>{}</span></span></li>").format(
            format_datum(v.datum, v.datum_soort), v.titel, describe_plaats(v, gebieden)
        )
        for v in verhalen[:AANTAL_VERHALEN]
    )
    return Markup("<h3>Verhalen</h3><ul class='nieuw vertel'>{}</ul>").format(regels)


def _build_cijfer(rij: ProfielRij | None, indicator: Indicator) -> Markup:
    jaar = f", {rij.meting.jaar}" if rij and rij.meting else ""
    kop = Markup("<span>{}</span><span class='sub'>{}{}</span>").format(
        indicator.titel_kort, format_onderschrift(indicator), jaar
    )
    status = rij.meting.status if rij and rij.meting else Status.ONTBREEKT
    badge = build_badge(status)
    if rij is None or rij.waarde is None:
        waarde, strook = badge, Markup()
    else:
        kop += badge
        waarde = Markup("<span class='groot'>{}</span>").format(format_waarde(indicator, rij.waarde))
        strook = build_strook_html(rij, einden=False)
    return Markup("<div class='cijfer'><div class='kop'>{}</div><div class='getal'>{}{}</div>{}</div>").format(
        kop, waarde, _build_naast(rij), strook
    )


def _build_naast(rij: ProfielRij | None) -> Markup:
    if rij is None:
        return Markup()
    delen = []
    if rij.almelo and rij.almelo.waarde is not None:
        delen.append(f"Almelo {format_waarde(rij.indicator, rij.almelo.waarde)}")
    if rij.vorige:
        delen.append(f"{format_waarde(rij.indicator, rij.vorige.waarde)} in {rij.vorige.jaar}")
    elif rij.waarde is not None:
        delen.append("één meting")
    return Markup().join(Markup("<span class='sub'>{}</span>").format(deel) for deel in delen)
