"""Boundaries on the page: the same steps as figures, with places new and changed on a small map."""

from dataclasses import replace

import pandas as pd
import streamlit as st
from markupsafe import Markup

from lwd_monitor.gebied import GEMEENTE_NAAM
from lwd_monitor.kaart import build_schets
from lwd_monitor.opmaak import format_eerste, format_getal
from lwd_monitor.ui.onderdelen.lijntje import build_beeld
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.upload.controle import show_controle
from lwd_monitor.ui.upload.lezen import build_herkend, show_fout
from lwd_monitor.ui.upload.publiceren import show_publiceren
from lwd_monitor.ui.upload.tabel import build_lange_tabel
from lwd_monitor.ui.upload.toestand import Uploadwerk, change_werk
from lwd_monitor.ui.upload.vooruitblik import build_telling
from lwd_monitor.upload import count_soorten

MAX_RIJEN = 100
WOORDEN = {"nieuw": "nieuw", "gewijzigd": "gewijzigd", "vervallen": "verdwijnt", "ongewijzigd": "ongewijzigd"}


def show_grenzen(werk: Uploadwerk, pagina: Pagina) -> None:
    """Show every step that a file of boundaries is ready for."""
    st.html("<h2>1. Lezen</h2>")
    show_fout(werk.fout)
    rapport = werk.rapport
    if rapport is not None:
        zinnen = [
            f"{format_getal(rapport.gelezen)} gebieden gelezen; {GEMEENTE_NAAM} heeft er {format_getal(len(werk.grenzen))}, met "
            f"wijken en gemeente meegeteld. Indeling {werk.opties.indeling}. Bron: {rapport.bron}.",
            *rapport.meldingen,
        ]
        st.html(build_herkend(rapport, zinnen))
    _show_indeling(werk)
    if rapport is None:
        return
    show_controle(werk, pagina)
    st.html("<h2>3. Vooruitblik</h2>")
    show_gebieden(werk.grenzen)
    show_publiceren(werk, pagina)


def _show_indeling(werk: Uploadwerk) -> None:
    with st.form("upload_grenzen", border=False):
        st.html("<p>Bij welke indeling horen deze grenzen? Vul het jaar in waarvoor de bron ze geeft.</p>")
        links, rechts = st.columns(2)
        jaar = links.text_input("Jaar van de indeling", str(werk.opties.indeling or ""))
        bron = rechts.text_input("Bron, bijvoorbeeld CBS en Kadaster", werk.opties.bron or "")
        laag = werk.opties.blad
        if len(werk.lagen) > 1:
            laag = st.selectbox("Laag van het bestand", werk.lagen, index=werk.lagen.index(werk.laag or werk.lagen[0]))
        if st.form_submit_button("Lees met deze indeling"):
            indeling = int(jaar) if jaar.strip().isdigit() else None
            change_werk(werk, replace(werk.opties, indeling=indeling, bron=bron.strip() or None, blad=laag))
            st.rerun()


def show_gebieden(verschil: pd.DataFrame) -> None:
    """Show counts, the maps now and afterwards, and the places that are new, changed or gone."""
    st.html(build_telling(count_soorten(verschil)))
    anders = verschil[verschil["soort"] != "ongewijzigd"]
    if anders.empty:
        return
    niveau = "buurt" if (verschil["niveau"] == "buurt").any() else "wijk"
    vlakken = verschil[verschil["niveau"] == niveau]
    nu = vlakken[vlakken["soort"] != "nieuw"].assign(
        geometrie=lambda f: f["oud_geometrie"], naam=lambda f: f["oud_naam"]
    )
    straks = vlakken[vlakken["soort"] != "vervallen"]
    beelden = [(woord, deel) for woord, deel in (("Nu", nu), ("Straks", straks)) if len(deel)]
    kolommen = st.columns(2, gap="large")
    for kolom, (woord, deel) in zip(kolommen, beelden, strict=False):
        with kolom:
            st.html(build_kaart(woord, deel, "buurten" if niveau == "buurt" else "wijken"))
    st.html(build_tabel(anders))


def build_kaart(woord: str, deel: pd.DataFrame, gebieden: str) -> Markup:
    """Return one small map with its heading and its key."""
    tellen = {soort: int((deel["soort"] == soort).sum()) for soort in WOORDEN}
    uitleg = ", ".join(f"{format_getal(n)} {WOORDEN[soort]}" for soort, n in tellen.items() if n)
    tekst = f"Kaart {woord.lower()}: {format_getal(len(deel))} {gebieden}, waarvan {uitleg}"
    schets = build_schets(deel)
    beeld = build_beeld(schets, tekst) if schets else Markup("<p>Deze gebieden hebben geen grens.</p>")
    sleutel = Markup().join(
        Markup("<span><i class='vlakje {}'></i>{}</span>").format(soort, WOORDEN[soort])
        for soort, n in tellen.items()
        if n
    )
    return Markup("<h3>{}</h3><div class='schets'>{}</div><p class='sleutel'>{}</p>").format(woord, beeld, sleutel)


def build_tabel(anders: pd.DataFrame) -> Markup:
    """Return the places with name now and afterwards, and how much of the surface changes hands."""
    rijen = [_build_rij(rij) for rij in anders.head(MAX_RIJEN).to_dict("records")]
    koppen = ("Gebied", "Wat", "Nu", "Straks", ">Grens anders")
    return build_lange_tabel("Gebieden die veranderen", koppen, rijen, format_eerste(MAX_RIJEN, len(anders)))


def _build_rij(rij: dict) -> Markup:
    return Markup(
        "<tr><td><b>{}</b></td><td>{} ({})</td><td data-kop='Nu'>{}</td><td data-kop='Straks'>{}</td>"
        "<td class='getal' data-kop='Grens anders'>{}</td></tr>"
    ).format(
        rij["code"],
        WOORDEN[rij["soort"]],
        rij["niveau"],
        rij["oud_naam"] or "–",
        rij["naam"] or "–",
        _format_anders(rij["anders"]),
    )


def _format_anders(anders: float) -> str:
    if pd.isna(anders):
        return "–"
    return "minder dan 0,1%" if 0 < anders < 0.1 else f"{format_getal(anders, 1)}%"
