"""Tegenspraak: where figures, survey and stories point different ways, and stories that say otherwise than a figure."""

from dataclasses import dataclass
from datetime import date

import streamlit as st
from markupsafe import Markup

from lwd_monitor.db import Cursor
from lwd_monitor.gebied import Gebied, Gebieden, GebiedNiveau
from lwd_monitor.indicator import Richting, Thema, Werkveld
from lwd_monitor.profiel import list_werkvelden
from lwd_monitor.toegang import DEMO_GEBRUIKERS, Gebruiker, Rol
from lwd_monitor.ui import bronnen
from lwd_monitor.ui.onderdelen.badge import FICTIEF
from lwd_monitor.ui.onderdelen.html import show_html
from lwd_monitor.ui.onderdelen.leeg import show_leeg
from lwd_monitor.ui.onderdelen.methode import build_methodelink
from lwd_monitor.ui.onderdelen.verandering import WOORDEN
from lwd_monitor.ui.onderdelen.verhaal import build_verhaalkaart
from lwd_monitor.ui.oordeel.beleving import WOORDEN as VERHOUDINGEN
from lwd_monitor.ui.oordeel.laden import Oordeelbeeld, load_oordeelbeeld
from lwd_monitor.ui.oordeel.woorden import ONTWIKKELINGEN, POSITIES
from lwd_monitor.ui.opslag import per_versie
from lwd_monitor.ui.stilte.redenen import find_jaar
from lwd_monitor.ui.verhalen.duiding import build_duidingen
from lwd_monitor.ui.vragen import load_vragen
from lwd_monitor.verhaal import Verhaal, list_tegenspraak
from lwd_monitor.verhaal.gesprek import Vraag
from lwd_monitor.verhaal.tegenspraak import (
    Bronsoort,
    Geluid,
    Kant,
    Tegenspraak,
    find_tegenspraak,
    get_eenduidig,
    hear_verhalen,
)

KOPPEN = {Bronsoort.CIJFERS: "Cijfers", Bronsoort.ENQUETE: "Enquête", Bronsoort.VERHALEN: "Verhalen"}
_SOORTEN = {Bronsoort.CIJFERS: "objectief", Bronsoort.ENQUETE: "subjectief"}
_POSITIE = {"hoger": Kant.GUNSTIG, "lager": Kant.ONGUNSTIG}
_ONTWIKKELING = {"verbeterd": Kant.GUNSTIG, "verslechterd": Kant.ONGUNSTIG}
_ANDERS = ("beleving_gunstiger", "beleving_ongunstiger")
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
        show_leeg(wat, "Bij het insturen kan een schrijver een cijfer koppelen en zeggen dat het verhaal anders is.")
        return
    st.html(
        "<p>Hier wijzen cijfers, enquête en verhalen verschillende kanten op. Dat is een vraag om samen te bespreken, geen "
        f"fout. Geen van de drie is de oorzaak van de andere. {HOE}</p>"
    )
    for deel in (beeld.plekken, *beeld.kaarten):
        if deel:
            show_html(deel)


@per_versie
def _load_beeld(con: Cursor, rol: Rol) -> Tegenspraakbeeld:
    """Return the section for a role: the stories and questions that it may read make it."""
    gebruiker, gebieden = DEMO_GEBRUIKERS[rol], bronnen.load_gebieden()
    verhalen, vragen = bronnen.load_verhalen(gebruiker), load_vragen(gebruiker)
    jaar = find_jaar(GebiedNiveau.WIJK, gebieden)
    beeld = load_oordeelbeeld(GebiedNiveau.WIJK.value, jaar) if jaar else None
    gevonden = list_tegenspraken(beeld, verhalen, vragen, gebieden, date.today()) if beeld else []
    botsend = {g.verhaal.id: g.verhaal for g in list_tegenspraak(verhalen)}
    return Tegenspraakbeeld(
        Markup().join(build_tegenspraak(t, beeld, gebieden) for t in gevonden if beeld),
        tuple(_build_botsend(verhaal, gebieden) for verhaal in botsend.values()),
    )


def _build_botsend(verhaal: Verhaal, gebieden: Gebieden) -> Markup:
    catalogus = bronnen.load_indicatoren()
    titels = ", ".join(catalogus[d.indicator_id].titel for d in verhaal.duidingen if d.indicator_id in catalogus)
    return build_verhaalkaart(verhaal, gebieden, titels, links=True, onder=build_duidingen(verhaal, gebieden))


def list_tegenspraken(
    beeld: Oordeelbeeld, verhalen: list[Verhaal], vragen: list[Vraag], gebieden: Gebieden, vandaag: date
) -> list[Tegenspraak]:
    """Return where sources differ, by place and theme."""
    werkvelden = list_werkvelden(bronnen.load_indicatoren())
    verhouding = {(r.gebied, r.thema): r.verhouding for r in beeld.beleving.itertuples()}
    gevonden = []
    for gebied in beeld.gebieden:
        codes = gebieden.compute_bereik(gebied)
        hier = [v for v in verhalen if v.lies_in(codes, gebied.indeling)]
        for thema in Thema:
            geluiden = [
                _hear_cijfers(beeld, gebied, thema, vragen),
                _hear_oordeel(beeld, gebied, thema, Bronsoort.ENQUETE),
                hear_verhalen(hier, [w.value for w in werkvelden.get(thema, [])], vandaag),
            ]
            anders = verhouding.get((gebied.code, thema.value))
            verschil = f"{_capital(VERHOUDINGEN[anders][1])}." if anders in _ANDERS else ""
            if uit := find_tegenspraak(gebied.code, thema.value, geluiden, verschil):
                gevonden.append(uit)
    return gevonden


def build_tegenspraak(tegenspraak: Tegenspraak, beeld: Oordeelbeeld, gebieden: Gebieden) -> Markup:
    """Return one place and theme: which sources differ, and what each of them says."""
    gebied = gebieden.find(tegenspraak.gebied_code)
    regels = [_build_geluid(geluid, tegenspraak, beeld) for geluid in tegenspraak.geluiden]
    return Markup(
        "<section class='tegenspraak'><h3><a href='gebied?gebied={code}' target='_self'>{naam}</a>: {thema}</h3>"
        "<p>{redenen} {badge}</p><dl class='dossier'>{regels}</dl></section>"
    ).format(
        code=tegenspraak.gebied_code,
        naam=gebied.naam if gebied else tegenspraak.gebied_code,
        thema=_lower(Thema(tegenspraak.thema).titel),
        redenen=" ".join(tegenspraak.redenen),
        badge=FICTIEF if any(_is_fictief(g, tegenspraak, beeld) for g in tegenspraak.geluiden) else "",
        regels=Markup().join(regels),
    )


def _build_geluid(geluid: Geluid, tegenspraak: Tegenspraak, beeld: Oordeelbeeld) -> Markup:
    badge = FICTIEF if _is_fictief(geluid, tegenspraak, beeld) else Markup()
    links = Markup(", ").join(
        Markup("<a href='verhalen?verhaal={}' target='_self'>{}</a>").format(v.id, v.titel)
        for v in geluid.verhalen[:MAX_LINKS]
    )
    velden = sorted({Werkveld(w).titel.lower() for v in geluid.verhalen for w in v.werkvelden})
    waar = Markup(" <span class='meta'>Werkveld: {}.</span>").format(", ".join(velden)) if velden else Markup()
    return Markup("<dt>{}</dt><dd>{} {} {}{}</dd>").format(
        KOPPEN[geluid.bron], " ".join(geluid.zinnen), badge, links, waar
    )


def _is_fictief(geluid: Geluid, tegenspraak: Tegenspraak, beeld: Oordeelbeeld) -> bool:
    return (tegenspraak.thema, _SOORTEN.get(geluid.bron, "")) in beeld.voorbeeld


def _hear_cijfers(beeld: Oordeelbeeld, gebied: Gebied, thema: Thema, vragen: list[Vraag]) -> Geluid:
    """Return what is counted about a theme: its position, its change, and each figure that a test found moved."""
    oordeel = _hear_oordeel(beeld, gebied, thema, Bronsoort.CIJFERS)
    kanten, zinnen = [oordeel.kant], list(oordeel.zinnen)
    catalogus = bronnen.load_indicatoren()
    for vraag in vragen:
        indicator = catalogus.get(vraag.indicator_id)
        if vraag.gebied_code != gebied.code or not vraag.richting or vraag.vervallen_op or indicator is None:
            continue
        if indicator.thema is not thema or indicator.soort != "objectief":
            continue
        zinnen.append(f"{indicator.titel} {WOORDEN[vraag.richting]} van {vraag.jaar_van} naar {vraag.jaar_tot}.")
        if indicator.richting is not Richting.NEUTRAAL:
            omhoog = indicator.richting is Richting.HOGER_GUNSTIG
            kanten.append(Kant.GUNSTIG if (vraag.richting == "gestegen") == omhoog else Kant.ONGUNSTIG)
    return Geluid(Bronsoort.CIJFERS, get_eenduidig(kanten), tuple(zinnen))


def _hear_oordeel(beeld: Oordeelbeeld, gebied: Gebied, thema: Thema, bron: Bronsoort) -> Geluid:
    cel = beeld.cellen.get((gebied.code, thema.value, _SOORTEN[bron]))
    if cel is None:
        return Geluid(bron, None, ())
    zinnen = []
    if cel["positie"] in _POSITIE:
        zinnen.append(f"{_capital(POSITIES[cel['positie']][1])} in Almelo.")
    if cel["ontwikkeling"] in _ONTWIKKELING:
        zinnen.append(f"{_capital(ONTWIKKELINGEN[cel['ontwikkeling']][1])} sinds het basisjaar.")
    kanten = (_POSITIE.get(cel["positie"]), _ONTWIKKELING.get(cel["ontwikkeling"]))
    if not zinnen and cel["positie"] == "geen_aantoonbaar_verschil":
        zinnen.append("Geen aantoonbaar verschil met het gemiddelde in Almelo.")
    return Geluid(bron, get_eenduidig(kanten), tuple(zinnen))


def _capital(tekst: str) -> str:
    return f"{tekst[:1].upper()}{tekst[1:]}"


def _lower(tekst: str) -> str:
    return f"{tekst[:1].lower()}{tekst[1:]}"
