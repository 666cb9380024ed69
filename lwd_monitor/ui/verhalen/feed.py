"""The feed: the count in words, seven cards at a time, and the story that a link asked for."""

from collections.abc import Callable, Sequence

import streamlit as st
from markupsafe import Markup

from lwd_monitor.gebied import Gebieden
from lwd_monitor.indicator import Werkveld
from lwd_monitor.toegang import Rol
from lwd_monitor.ui.adres import show_onbekend, write_adres
from lwd_monitor.ui.onderdelen.html import show_html
from lwd_monitor.ui.onderdelen.verhaal import build_verhaalkaart
from lwd_monitor.ui.opslag import remember
from lwd_monitor.ui.verhalen.filters import ALLE, load_gebiedsnamen
from lwd_monitor.ui.verhalen.kaartje import build_bijlagen, build_verwant
from lwd_monitor.ui.verhalen.woorden import describe_wensen, format_aantal
from lwd_monitor.verhaal import Verhaal, Verhaalkeuze, list_verwant

PER_KEER = 7


def show_gelinkt(verhalen: Sequence[Verhaal], gebieden: Gebieden) -> str:
    """Show the story that the link asked for above everything else, and return its id, or nothing."""
    gevraagd = st.query_params.get("verhaal", "")
    verhaal = next((v for v in verhalen if v.id == gevraagd), None)
    if gevraagd and verhaal is None:
        show_onbekend("verhaal", gevraagd)
    if verhaal is None:
        return ""
    onder = build_bijlagen(verhaal, gebieden) + build_verwant(list_verwant(verhaal, verhalen), gebieden)
    kaart = build_verhaalkaart(verhaal, gebieden, "Het verhaal van uw link", "h2", links=True, onder=onder)
    show_html(Markup("<div class='gelinkt'>{}</div>").format(kaart))
    st.button("Sluit dit verhaal", on_click=write_adres, args=("verhaal", None))
    return verhaal.id


def show_feed(
    verhalen: Sequence[Verhaal],
    keuze: Verhaalkeuze,
    gebied: str,
    gebieden: Gebieden,
    gelinkt: str,
    rol: Rol,
    fragment: Callable[[str], Markup] = lambda verhaal_id: Markup(),
) -> None:
    """Show the count and the first stories, with the piece that a search found; a button brings the next seven."""
    st.html(build_telregel(len(verhalen), keuze, gebied))
    rij = [v for v in verhalen if v.id != gelinkt]
    toon = _read_toon(keuze)
    kaarten = [_load_kaart(v, gebieden, rol, fragment(v.id)) for v in rij[:toon]]
    show_html(Markup().join(kaarten) or Markup("<p class='meta'>Meer verhalen zijn er niet bij deze keuze.</p>"))
    rest = len(rij) - toon
    if rest > 0:
        st.button(describe_volgende(rest), key="volgende", on_click=write_adres, args=("toon", str(toon + PER_KEER)))


def _load_kaart(verhaal: Verhaal, gebieden: Gebieden, rol: Rol, fragment: Markup) -> Markup:
    """Return a card; only without a piece that a search found is it the same the next time."""

    def build() -> Markup:
        onder = build_bijlagen(verhaal, gebieden)
        return build_verhaalkaart(verhaal, gebieden, fragment, "h2", links=True, onder=onder)

    return build() if fragment else remember(("verhaalkaart", rol, verhaal.id), build)


def build_telregel(aantal: int, keuze: Verhaalkeuze, gebied: str) -> Markup:
    """Return the count in words, with what was asked for."""
    naam = "" if gebied == ALLE else load_gebiedsnamen()[gebied]
    werkveld = Werkveld(keuze.werkveld).titel if keuze.werkveld else ""
    volgorde = (", best passend eerst" if keuze.zoek else ", nieuwste eerst") if aantal > 1 else ""
    return Markup("<p class='telregel' role='status'><b>{}</b>{}{}</p>").format(
        format_aantal(aantal).capitalize(), describe_wensen(keuze, naam, werkveld), volgorde
    )


def describe_volgende(rest: int) -> str:
    """Return the words on the button for more.

    >>> describe_volgende(38), describe_volgende(3), describe_volgende(1)
    ('Toon de volgende 7 van 38', 'Toon de laatste 3', 'Toon het laatste verhaal')
    """
    if rest > PER_KEER:
        return f"Toon de volgende {PER_KEER} van {rest}"
    return "Toon het laatste verhaal" if rest == 1 else f"Toon de laatste {rest}"


def _read_toon(keuze: Verhaalkeuze) -> int:
    # Another choice starts at the top again; the first visit keeps what the link says.
    if st.session_state.get("verhalen_keuze", keuze) != keuze:
        write_adres("toon", None)
    st.session_state["verhalen_keuze"] = keuze
    tekst = st.query_params.get("toon", "")
    return max(int(tekst), PER_KEER) if tekst.isdecimal() and len(tekst) < 6 else PER_KEER
