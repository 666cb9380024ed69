"""The front page: the six priority areas as equal cards, and what is new."""

from functools import cache
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from lwd_monitor.gebied import EigenGebied, Gebieden
from lwd_monitor.indicator import Bron, Indicator, format_onderschrift, format_waarde
from lwd_monitor.opmaak import format_datum, format_getal
from lwd_monitor.profiel import Nieuws, Profiel, ProfielRij, compute_feiten, select_plaats
from lwd_monitor.ui.navigatie import get_pagina
from lwd_monitor.ui.onderdelen.badge import build_badge
from lwd_monitor.ui.onderdelen.bron import build_bronregel, describe_bronnen
from lwd_monitor.ui.onderdelen.leeg import build_leeg
from lwd_monitor.ui.onderdelen.strook import build_strook_html
from lwd_monitor.ui.onderdelen.verhaal import describe_plaats
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


def show_kaarten(
    profielen: list[Profiel], cijfers: list[Indicator], verhalen: list[Verhaal], gebieden: Gebieden
) -> None:
    """Show a card for each priority area, in the order given."""
    for start in range(0, len(profielen), PER_RIJ):
        kolommen = st.columns(PER_RIJ, gap="small")
        for kolom, profiel in zip(kolommen, profielen[start : start + PER_RIJ], strict=False):
            gebied = profiel.gebied
            with kolom, st.container(key=f"gebiedkaart_{gebied.sleutel}", height="stretch", gap=None):
                st.html(build_kaart(profiel, cijfers))
                eigen = select_plaats(verhalen, gebied, gebieden)
                st.html(build_verhaalstrook(eigen[0] if eigen else None))
                st.page_link(
                    get_pagina("gebied").pad,
                    label=f"Bekijk {gebied.naam}",
                    icon=":material/arrow_forward:",
                    icon_position="right",
                    query_params={"gebied": gebied.sleutel},
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


def build_bronnen(profielen: list[Profiel], cijfers: list[Indicator], bronnen: dict[str, Bron]) -> Markup:
    """Return the source line of all cards together."""
    rijen = [p.rijen[indicator.id] for p in profielen for indicator in cijfers if indicator.id in p.rijen]
    return build_bronregel(describe_bronnen(rijen, bronnen))


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
