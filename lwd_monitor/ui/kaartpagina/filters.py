"""The filters above the map; every choice stands in the URL."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from lwd_monitor.bewering import CIJFER, JAREN, REEKS, STAP
from lwd_monitor.db import Cursor
from lwd_monitor.gebied import GebiedNiveau
from lwd_monitor.indicator import Aggregatie
from lwd_monitor.ui import laden
from lwd_monitor.ui.adres import kies_aan, write_adres
from lwd_monitor.ui.kaartpagina.beeld import Kaartbeeld, load_jaren, load_stad_codes
from lwd_monitor.ui.kaartpagina.keuze import ELK_JAAR, HEEL, NIVEAUS, STAD, Kaartkeuze, resolve_keuze
from lwd_monitor.ui.keuzelijst import kies_uit
from lwd_monitor.ui.opslag import per_versie
from lwd_monitor.ui.pagina import Pagina

NIVEAU_WOORDEN = {GebiedNiveau.BUURT.value: "Buurten", GebiedNiveau.WIJK.value: "Wijken en dorpen"}
BEELD_WOORDEN = {HEEL: "Hele gemeente", STAD: "Alleen de stad"}
TOON_WOORDEN = {
    CIJFER: "Het cijfer",
    ELK_JAAR: "Elk jaar een kaart",
    STAP: "Verandering: laatste stap",
    REEKS: "Verandering: hele reeks",
    JAREN: "Verschil tussen jaren",
}
AANTALLEN_HULP = "Een aantal volgt vooral hoe groot een gebied is. Daarom staan aantallen niet vanzelf in de lijst."
PREFIX = "kaart_kies_"


def kies_kaart(pagina: Pagina) -> Kaartkeuze | None:
    """Return the view that the URL asks for, None when there is nothing to draw.

    Notes: the town comes first, since most buurten are too small to see on a map of all land; who asks for a place
    outside it gets the whole gemeente.
    """
    vraag = st.query_params.to_dict()
    keuze = resolve_keuze(vraag, pagina.indicatoren, load_jaren(), pagina.gebieden)
    if keuze is None or "beeld" in vraag or keuze.niveau != GebiedNiveau.BUURT:
        return keuze
    stad = load_stad_codes(keuze.indeling)
    return replace(keuze, beeld=STAD) if stad and (keuze.gebied is None or keuze.gebied.code in stad) else keuze


def show_filters(keuze: Kaartkeuze, beeld: Kaartbeeld) -> None:
    """Show the choices of indicator, niveau, year and place."""
    met_aantallen = keuze.aantallen or keuze.indicator.aggregatie is Aggregatie.SOM
    titels = _load_titels(met_aantallen)
    with st.container(key="kaartfilters"):
        wat, niveau, toon, jaar, waar = st.columns([3.6, 1.9, 2.3, 2.1, 2.6])
        with wat:
            _kies("Indicator", "indicator", list(titels), keuze.indicator.id, titels)
        with niveau:
            _kies("Toon per", "niveau", [n.value for n in NIVEAUS], keuze.niveau.value, NIVEAU_WOORDEN)
        with toon:
            opties = [CIJFER, *([ELK_JAAR] if len(keuze.jaren) > 1 else [])]
            if len(keuze.reeksjaren) > 1:
                opties = list(TOON_WOORDEN)
            _kies("Laat zien", "toon", opties, keuze.toon, TOON_WOORDEN)
        with jaar:
            _kies_jaren(keuze)
        with waar:
            gekozen = keuze.gebied.code if keuze.gebied else ""
            _kies(f"Zoek een {keuze.niveau.enkelvoud}", "gebied", list(beeld.namen), gekozen, beeld.namen, keuze)


def _kies_jaren(keuze: Kaartkeuze) -> None:
    """Show the year of the map; beside it the year to compare with, and none where the newest series decides."""
    alle = [str(j) for j in reversed(keuze.jaren)]
    if keuze.toon == CIJFER:
        _kies("Jaar", "jaar", alle, str(keuze.jaar), {j: j for j in alle})
    elif keuze.toon == JAREN:
        eerst, dan = st.columns(2)
        reeks = [str(j) for j in reversed(keuze.reeksjaren)]
        with eerst:
            _kies("Jaar", "jaar", alle, str(keuze.jaar), {j: j for j in alle})
        with dan:
            opties = [j for j in reeks if j != str(keuze.jaar)]
            _kies("Naast", "van", opties, str(keuze.van), {j: j for j in opties})


def show_beeldkeuze(keuze: Kaartkeuze) -> None:
    """Show the choice between the whole municipality and the stad, and between the plain map and streets."""
    with st.container(key="kaartbeeld", horizontal=True, vertical_alignment="center", gap="medium"):
        if keuze.niveau == GebiedNiveau.BUURT and load_stad_codes(keuze.indeling):
            sleutel = f"{PREFIX}beeld"
            st.session_state[sleutel] = keuze.beeld
            st.segmented_control(
                "Beeld",
                [HEEL, STAD],
                format_func=BEELD_WOORDEN.__getitem__,
                key=sleutel,
                label_visibility="collapsed",
                required=True,
                on_change=_write_beeld,
            )
        kies_aan("Ook aantallen", "aantallen", key=f"{PREFIX}aantallen", help=AANTALLEN_HULP)
        # A map of change has hatches of its own, that on streets would say something else.
        if keuze.toon == CIJFER:
            kies_aan("Met straten", "straten", key=f"{PREFIX}straten")


def kies_gebied(code: str, keuze: Kaartkeuze) -> None:
    """Put a chosen place in the URL, with its indeling when that is not the newest."""
    write_adres("gebied", code)
    nieuwste = laden.load_gebieden().nieuwste
    write_adres("indeling", None if keuze.indeling == nieuwste else str(keuze.indeling))


def _kies(
    label: str,
    naam: str,
    opties: Sequence[str],
    gekozen: str,
    woorden: Mapping[str, str],
    keuze: Kaartkeuze | None = None,
) -> None:
    """Show one list; its state follows the URL, and a choice is written there before the page runs again."""
    sleutel = f"{PREFIX}{naam}"
    st.session_state[sleutel] = gekozen if gekozen in opties else None
    kies_uit(
        label,
        opties,
        # Without a default Streamlit adds a button that empties the list; only an indeling without places needs that.
        leeg=gekozen not in opties,
        toon=woorden.__getitem__,
        key=sleutel,
        on_change=lambda: _write_keuze(naam, keuze),
    )


def _write_keuze(naam: str, keuze: Kaartkeuze | None) -> None:
    waarde = st.session_state[f"{PREFIX}{naam}"]
    if waarde is None:
        return
    if keuze is not None:
        kies_gebied(waarde, keuze)
    else:
        write_adres(naam, None if (naam, waarde) == ("toon", CIJFER) else waarde)


def _write_beeld() -> None:
    beeld = st.session_state[f"{PREFIX}beeld"]
    write_adres("beeld", beeld)


@per_versie
def _load_titels(con: Cursor, met_aantallen: bool) -> dict[str, str]:
    """Return the indicators with figures for a map, by id, with their theme; totals only when they are asked for."""
    jaren, alle = load_jaren(), laden.load_indicatoren()
    return {
        id_: f"{i.thema.titel}: {i.titel}"
        for id_, i in alle.items()
        if any((id_, n) in jaren for n in NIVEAUS) and (met_aantallen or i.aggregatie is not Aggregatie.SOM)
    }
