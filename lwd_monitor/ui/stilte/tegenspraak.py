"""Tegenspraak: where figures, survey and stories point different ways, and stories that say otherwise than a figure."""

from dataclasses import dataclass
from datetime import date

import streamlit as st
from markupsafe import Markup

from lwd_monitor import bewering
from lwd_monitor.db import Cursor
from lwd_monitor.gebied import Gebieden, GebiedNiveau
from lwd_monitor.indicator import Thema, Werkveld
from lwd_monitor.toegang import DEMO_GEBRUIKERS, Gebruiker, Rol
from lwd_monitor.ui import laden
from lwd_monitor.ui.onderdelen.html import show_html, show_leeg
from lwd_monitor.ui.onderdelen.schakel import build_methodelink
from lwd_monitor.ui.onderdelen.verhaal import build_verhaalkaart
from lwd_monitor.ui.opslag import per_versie
from lwd_monitor.ui.stilte.laden import build_stand
from lwd_monitor.ui.verhalen.duiding import build_duidingen
from lwd_monitor.ui.vragen import load_vragen
from lwd_monitor.verhaal import (
    Bronsoort,
    Geluid,
    Tegenspraak,
    Verhaal,
    list_tegenspraak,
)

KOPPEN = {Bronsoort.CIJFERS: "Cijfers", Bronsoort.ENQUETE: "Enquête", Bronsoort.VERHALEN: "Verhalen"}
MAX_LINKS = 5
HOE = build_methodelink("vragen-en-tegenspraak", "Hoe vinden wij die?")


@dataclass(frozen=True)
class Tegenspraakbeeld:
    """The section ready to show: what stands above it, where sources differ, and a card per story that says otherwise."""

    plekken: Markup
    kaarten: tuple[Markup, ...]


def show_tegenspraak(gebruiker: Gebruiker) -> None:
    """Show where sources differ per place and theme, and the stories that stand against a figure."""
    st.header("Tegenspraak", anchor=False)
    beeld = _load_beeld(gebruiker.rol)
    if not (beeld.plekken or beeld.kaarten):
        wat = "Cijfers, enquête en verhalen spreken elkaar nu nergens aantoonbaar tegen."
        show_leeg(
            f"{wat} Verzonnen cijfers tellen hier niet mee.",
            "Bij het insturen kan een schrijver een cijfer koppelen en zeggen dat het verhaal anders is.",
        )
        return
    st.html(
        "<p>Hier wijzen cijfers, enquête en verhalen verschillende kanten op. Dat is een vraag om samen te bespreken, geen "
        f"fout. Geen van de drie is de oorzaak van de andere. Verzonnen cijfers tellen hier niet mee. {HOE}</p>"
    )
    for deel in (beeld.plekken, *beeld.kaarten):
        if deel:
            show_html(deel)


@per_versie
def _load_beeld(con: Cursor, rol: Rol) -> Tegenspraakbeeld:
    """Return the section for a role: the stories and questions that it may read make it."""
    gebruiker, gebieden = DEMO_GEBRUIKERS[rol], laden.load_gebieden()
    verhalen = laden.load_verhalen(gebruiker)
    stand = build_stand(GebiedNiveau.WIJK, load_vragen(gebruiker), gebieden)
    gevonden = bewering.list_botsingen("", stand.beeld, verhalen, gebieden, stand, date.today()) if stand.beeld else []
    botsend = {g.verhaal.id: g.verhaal for g in list_tegenspraak(verhalen)}
    return Tegenspraakbeeld(
        Markup().join(build_tegenspraak(botsing.tegenspraak, gebieden) for botsing in gevonden),
        tuple(_build_botsend(verhaal, gebieden) for verhaal in botsend.values()),
    )


def _build_botsend(verhaal: Verhaal, gebieden: Gebieden) -> Markup:
    catalogus = laden.load_indicatoren()
    titels = ", ".join(catalogus[d.indicator_id].titel for d in verhaal.duidingen if d.indicator_id in catalogus)
    return build_verhaalkaart(verhaal, gebieden, titels, links=True, onder=build_duidingen(verhaal, gebieden))


def build_tegenspraak(tegenspraak: Tegenspraak, gebieden: Gebieden) -> Markup:
    """Return one place and theme: which sources differ, and what each of them says."""
    gebied = gebieden.find(tegenspraak.gebied_code)
    titel = Thema(tegenspraak.thema).titel
    return Markup(
        "<section class='tegenspraak'><h3><a href='gebied?gebied={code}' target='_self'>{naam}</a>: {thema}</h3>"
        "<p>{redenen}</p><dl class='dossier'>{regels}</dl></section>"
    ).format(
        code=tegenspraak.gebied_code,
        naam=gebied.naam if gebied else tegenspraak.gebied_code,
        thema=f"{titel[:1].lower()}{titel[1:]}",
        redenen=" ".join(tegenspraak.redenen),
        regels=Markup().join(_build_geluid(geluid) for geluid in tegenspraak.geluiden),
    )


def _build_geluid(geluid: Geluid) -> Markup:
    links = Markup(", ").join(
        Markup("<a href='verhalen?verhaal={}' target='_self'>{}</a>").format(v.id, v.titel)
        for v in geluid.verhalen[:MAX_LINKS]
    )
    velden = sorted({Werkveld(w).titel.lower() for v in geluid.verhalen for w in v.werkvelden})
    waar = Markup(" <span class='meta'>Werkveld: {}.</span>").format(", ".join(velden)) if velden else Markup()
    return Markup("<dt>{}</dt><dd>{} {}{}</dd>").format(KOPPEN[geluid.bron], " ".join(geluid.zinnen), links, waar)
