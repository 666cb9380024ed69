"""Choosing an indicator and up to six places; both stand in the URL."""

import streamlit as st

from lwd_monitor.gebied import GEMEENTE_CODE, GebiedNiveau
from lwd_monitor.indicator import Indicator, find_leidend
from lwd_monitor.ui.adres import kies, show_onbekend, write_adres
from lwd_monitor.ui.keuzelijst import kies_meer
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.trend.gegevens import describe_gebied, find_gebied

MAX_GEBIEDEN = 6
STANDAARD_AANTAL = 2
SLEUTEL = "trend_gebieden"
ADRES = "trend_gebieden_adres"


def kies_trend(pagina: Pagina) -> tuple[Indicator, tuple[str, ...]]:
    """Show both choices beside each other and return them; the places without the gemeente, which is always there."""
    links, rechts = st.columns([1, 1])
    with links:
        indicator = _kies_indicator(pagina)
    with rechts:
        return indicator, _kies_gebieden(pagina)


def _kies_indicator(pagina: Pagina) -> Indicator:
    ids = list(pagina.indicatoren)
    leidend = find_leidend(pagina.indicatoren, ids)
    gekozen = kies(
        "Onderwerp",
        "indicator",
        ids,
        leidend.id if leidend else ids[0],
        lambda id_: _describe(pagina, id_),
        "onderwerp",
    )
    return pagina.indicatoren[gekozen]


def _describe(pagina: Pagina, indicator_id: str) -> str:
    indicator = pagina.indicatoren[indicator_id]
    fictief = " (fictief voorbeeld)" if pagina.bronnen[indicator.bron].fictief else ""
    return f"{indicator.thema.titel}: {indicator.titel}{fictief}"


def _kies_gebieden(pagina: Pagina) -> tuple[str, ...]:
    gevraagd = _read_gebieden(pagina)
    # A link, or the browser's back button, may have changed the address since the list was drawn.
    if st.session_state.get(ADRES) != gevraagd or SLEUTEL not in st.session_state:
        st.session_state[SLEUTEL] = gevraagd
    gekozen = kies_meer(
        f"Gebieden (hoogstens {MAX_GEBIEDEN})",
        list(dict.fromkeys([*_list_opties(pagina), *gevraagd])),
        key=SLEUTEL,
        placeholder="Kies een wijk, dorp, buurt of aandachtsgebied",
        toon=lambda sleutel: _describe_gebied(pagina, sleutel),
    )
    if len(gekozen) > MAX_GEBIEDEN:
        st.info(f"Er passen {MAX_GEBIEDEN} gebieden in de grafiek. We tonen de eerste. Haal er eerst een weg.")
    getoond = gekozen[:MAX_GEBIEDEN]
    st.session_state[ADRES] = getoond if len(gekozen) <= MAX_GEBIEDEN else gevraagd
    if getoond != gevraagd:
        write_adres("gebied", ",".join(getoond) or GEMEENTE_CODE)
    return tuple(getoond)


def _read_gebieden(pagina: Pagina) -> list[str]:
    adres = st.query_params.get("gebied")
    if not adres:
        return [e.id for e in pagina.gebieden.eigen.values() if e.leden][:STANDAARD_AANTAL]
    gevraagd = list(dict.fromkeys(deel.strip() for deel in adres.split(",") if deel.strip()))
    for deel in gevraagd:
        if find_gebied(deel, pagina.gebieden) is None:
            show_onbekend("gebied", deel)
    bekend = [d for d in gevraagd if d != GEMEENTE_CODE and find_gebied(d, pagina.gebieden)]
    if len(bekend) > MAX_GEBIEDEN:
        st.info(
            f"In de link staan {len(bekend)} gebieden. Er passen er {MAX_GEBIEDEN} in de grafiek: we tonen de eerste."
        )
    return bekend[:MAX_GEBIEDEN]


def _list_opties(pagina: Pagina) -> list[str]:
    gebieden = pagina.gebieden
    wijken = gebieden.list_niveau(GebiedNiveau.WIJK)
    buurten = [buurt.code for wijk in wijken for buurt in gebieden.list_delen(wijk)]
    return [*gebieden.eigen, *(wijk.code for wijk in wijken), *buurten]


def _describe_gebied(pagina: Pagina, sleutel: str) -> str:
    plaats = find_gebied(sleutel, pagina.gebieden)
    return describe_gebied(plaats, pagina.gebieden) if plaats else sleutel
