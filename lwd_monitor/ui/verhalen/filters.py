"""The filters of the feed; every choice stands in the URL and what is not chosen stays out of it."""

from collections.abc import Sequence

import streamlit as st

from lwd_monitor.db import Cursor
from lwd_monitor.gebied import GEMEENTE_CODE, GEMEENTE_NAAM, Gebied, Gebieden, GebiedNiveau
from lwd_monitor.indicator import Werkveld
from lwd_monitor.ui import laden
from lwd_monitor.ui.adres import kies, kies_pil, write_adres
from lwd_monitor.ui.onderdelen.html import show_leeg
from lwd_monitor.ui.opslag import per_versie
from lwd_monitor.ui.verhalen.woorden import format_aantal
from lwd_monitor.verhaal import Verhaal, Verhaalkeuze, Verhaalsoort, list_verruimingen

ALLE = "alle"
_ADRES = {
    "zoek": ("zoek",),
    "soort": ("soort",),
    "werkveld": ("werkveld",),
    "periode": ("van", "tot"),
    "gebied": ("gebied",),
}
HEEL = {"wijk": "De hele wijk", "dorp": "Het hele dorp"}
_VERRUIMING = {
    "zoek": "Zoek zonder woorden",
    "soort": "Alle soorten",
    "werkveld": "Alle werkvelden",
    "periode": "Alle jaren",
    "gebied": f"Heel {GEMEENTE_NAAM} en alle wijken en dorpen",
}


def kies_verhalen(verhalen: Sequence[Verhaal], gebieden: Gebieden) -> tuple[Verhaalkeuze, str]:
    """Show the filters and return what the reader asks for, with the code of the place (or `alle`)."""
    namen = load_gebiedsnamen()
    jaren = [str(jaar) for jaar in sorted({v.datum.year for v in verhalen}, reverse=True)]
    zoek_vak, gebied_vak, werkveld_vak = st.columns([2, 2, 2], gap="small")
    with zoek_vak:
        zoek = _kies_zoek()
    with gebied_vak:
        gebied = _kies_of_alle("Gebied", "gebied", list(namen), namen, "gebied")
    with werkveld_vak:
        velden = {ALLE: "Alle werkvelden", **{w.value: w.titel for w in Werkveld}}
        werkveld = _kies_of_alle("Werkveld", "werkveld", list(velden), velden, "werkveld")
    soort_vak, van_vak, tot_vak = st.columns([4, 1, 1], gap="small")
    with soort_vak:
        soort = _kies_soort(verhalen)
    with van_vak:
        van = _kies_of_alle("Van jaar", "van", [ALLE, *jaren], {ALLE: "Begin"}, "jaar")
    with tot_vak:
        tot = _kies_of_alle("Tot en met jaar", "tot", [ALLE, *jaren], {ALLE: "Nu"}, "jaar")
    return build_keuze(gebieden, gebied, werkveld, soort, (van, tot), zoek), gebied


def build_keuze(
    gebieden: Gebieden, gebied: str, werkveld: str, soort: str, periode: tuple[str, str], zoek: str
) -> Verhaalkeuze:
    """Return the wishes as the stories understand them.

    Notes: a wijk includes its buurten; the gemeente itself means stories about no wijk in particular. Years in the wrong
    order are read the other way round.
    """
    van, tot = (None if jaar == ALLE else int(jaar) for jaar in periode)
    if van is not None and tot is not None:
        van, tot = min(van, tot), max(van, tot)
    return Verhaalkeuze(
        codes=None if gebied == ALLE else frozenset(list_codes(gebieden, gebied)),
        indeling=None if gebied == ALLE else gebieden.nieuwste,
        werkveld=None if werkveld == ALLE else werkveld,
        soort=None if soort == ALLE else soort,
        van=van,
        tot=tot,
        zoek=zoek,
    )


def list_codes(gebieden: Gebieden, gebied: str) -> set[str]:
    """Return the codes that stories of a place may carry; an own area also goes by its own name."""
    if gebied == GEMEENTE_CODE:
        return {GEMEENTE_CODE}
    return {gebied} | gebieden.compute_bereik(gebieden.get(gebied))


@per_versie
def load_gebiedsnamen(con: Cursor) -> dict[str, str]:
    """Return the places to choose from."""
    return build_gebiedsnamen(laden.load_gebieden())


def build_gebiedsnamen(gebieden: Gebieden) -> dict[str, str]:
    """Return the places to choose from: priority areas, then each wijk followed by its buurten."""
    namen = {ALLE: "Alle gebieden", GEMEENTE_CODE: f"{GEMEENTE_NAAM} als geheel"}
    namen |= {eigen.id: f"{eigen.naam} ({eigen.soortnaam})" for eigen in gebieden.eigen.values()}
    for wijk in gebieden.list_niveau(GebiedNiveau.WIJK):
        namen[wijk.code] = wijk.naam
        namen |= {buurt.code: f"{wijk.naam}: {buurt.naam}" for buurt in gebieden.list_delen(wijk)}
    return namen


def show_geen(verhalen: Sequence[Verhaal], keuze: Verhaalkeuze, gebieden: Gebieden, gebied: str) -> None:
    """Show that nothing was found, why, and a button for every wish that can be dropped."""
    ruimer = list_verruimingen(verhalen, keuze)
    show_leeg(
        "Er zijn geen verhalen die hierbij passen.",
        "Misschien heeft nog niemand hierover verteld. Dat zegt niet dat er niets gebeurt.",
        "Zoek ruimer met een knop hieronder." if ruimer else "Zoek ruimer: begin opnieuw met alle verhalen.",
    )
    with st.container(horizontal=True, gap="small"):
        _show_ouder(verhalen, gebieden, gebied)
        for wens, aantal in ruimer:
            knop = f"{_VERRUIMING[wens]} ({format_aantal(aantal)})"
            st.button(knop, key=f"ruimer_{wens}", on_click=_drop_wensen, args=([wens],))
        if not ruimer:
            st.button("Toon alle verhalen", key="ruimer_alles", on_click=_drop_wensen, args=(list(_ADRES),))


def _show_ouder(verhalen: Sequence[Verhaal], gebieden: Gebieden, code: str) -> None:
    gebied = gebieden.find(code)
    if not isinstance(gebied, Gebied) or gebied.niveau != GebiedNiveau.BUURT or not gebied.ouder_code:
        return
    codes = list_codes(gebieden, gebied.ouder_code)
    aantal = sum(bool(codes.intersection(v.gebieden)) for v in verhalen)
    wijk = gebieden.find(gebied.ouder_code)
    if aantal and wijk:
        knop = f"{HEEL[wijk.soort]} {wijk.naam} ({format_aantal(aantal)})"
        st.button(knop, key="ruimer_wijk", on_click=_widen_wijk, args=(wijk.code,))


def _widen_wijk(code: str) -> None:
    _drop_wensen(list(_ADRES))
    write_adres("gebied", code)


def _drop_wensen(wensen: list[str]) -> None:
    for wens in wensen:
        for naam in _ADRES[wens]:
            write_adres(naam, None)


def _kies_of_alle(label: str, naam: str, opties: list[str], namen: dict[str, str], soort: str) -> str:
    gekozen = kies(label, naam, opties, ALLE, lambda optie: namen.get(optie, optie), soort)
    if gekozen == ALLE:
        write_adres(naam, None)
    return gekozen


def _kies_soort(verhalen: Sequence[Verhaal]) -> str:
    soorten = [s.value for s in Verhaalsoort if any(v.soort == s for v in verhalen)]
    return kies_pil(
        "Soort verhaal",
        "soort",
        [ALLE, *soorten],
        lambda s: "Alle" if s == ALLE else Verhaalsoort(s).titel,
        "soort verhaal",
    )


def _kies_zoek() -> str:
    waarde = st.query_params.get("zoek", "")
    zoek = st.text_input("Zoek", waarde, key=f"zoek_{waarde}", placeholder="bijvoorbeeld pluktuin", max_chars=100)
    if (zoek or "").strip() != waarde:
        write_adres("zoek", (zoek or "").strip() or None)
        st.rerun()
    return waarde
