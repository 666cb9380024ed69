"""Step 3: what would change, with the old and the new value side by side and the map before and after."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st
from markupsafe import Markup

from lwd_monitor.gebied import GebiedNiveau
from lwd_monitor.indicator import Indicator
from lwd_monitor.kaart import build_kaart
from lwd_monitor.opmaak import format_eerste, format_getal
from lwd_monitor.ui.kaart import show_kaart
from lwd_monitor.ui.laden import load_geometrie
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.upload.edities import show_edities
from lwd_monitor.ui.upload.oordelen import build_oordelen
from lwd_monitor.ui.upload.tabel import build_lange_tabel
from lwd_monitor.ui.upload.toestand import MAX_RIJEN, Uploadwerk
from lwd_monitor.upload import Gevolgen, Kaartgevolg, Klassewissel
from lwd_monitor.waarneming import VERBORGEN, Status

TITELS = {"gewijzigd": "Gewijzigd", "vervallen": "Vervallen", "nieuw": "Nieuw"}
MAX_WISSELS = 30
MAX_DECIMALEN = 4


def show_vooruitblik(werk: Uploadwerk, pagina: Pagina) -> None:
    """Show counts, the changed rows, and what readers would see on the map and in verdicts."""
    if werk.rapport is None:
        return
    st.html("<h2>3. Vooruitblik</h2>")
    show_veranderingen(werk.rapport.telling, werk.verschil, pagina)
    if werk.rapport.verandert:
        show_gevolgen(werk.gevolgen, "vooruit")
        show_edities(werk.edities, pagina)


def show_veranderingen(telling: Mapping[str, int], verschil: Mapping[str, pd.DataFrame], pagina: Pagina) -> None:
    """Show the four counts, and per kind the old and the new value side by side."""
    st.html(build_telling(telling))
    for soort, titel in TITELS.items():
        rijen = verschil.get(soort)
        if rijen is not None and len(rijen):
            with st.expander(f"{titel}: {format_getal(telling[soort])}", expanded=soort == "gewijzigd"):
                st.html(build_verschil(rijen, pagina, telling[soort]))


def show_gevolgen(gevolgen: Gevolgen, sleutel: str) -> None:
    """Show which verdicts turn, and per indicator the map before and after."""
    aantal = len({w.code for w in gevolgen.oordelen})
    woord = "gebied krijgt" if aantal == 1 else "gebieden krijgen"
    with st.expander(f"Oordelen: {format_getal(aantal)} {woord} een ander oordeel", expanded=aantal > 0):
        st.html(build_oordelen(gevolgen.oordelen))
    for nummer, gevolg in enumerate(gevolgen.kaarten):
        with st.expander(_describe_kaart(gevolg), expanded=nummer == 0):
            _show_gevolg(gevolg, f"{sleutel}_{nummer}")


def build_telling(telling: Mapping[str, int]) -> Markup:
    """Return the four counts."""
    woorden = {"nieuw": "nieuw", "gewijzigd": "gewijzigd", "ongewijzigd": "ongewijzigd", "vervallen": "vervallen"}
    blokken = [
        Markup("<div><b>{}</b><span>{}</span></div>").format(format_getal(telling[soort]), woord)
        for soort, woord in woorden.items()
    ]
    return Markup("<div class='telling'>{}</div>").format(Markup().join(blokken))


def build_verschil(rijen: pd.DataFrame, pagina: Pagina, totaal: int) -> Markup:
    """Return rows with place, indicator, year, and the value now and afterwards."""
    regels = [_build_rij(rij, pagina) for rij in rijen.to_dict("records")]
    koppen = ("Gebied", "Indicator", "Jaar", ">Nu", ">Straks")
    return build_lange_tabel("Wat verandert", koppen, regels, format_eerste(MAX_RIJEN, totaal))


def _build_rij(rij: dict, pagina: Pagina) -> Markup:
    gebied = pagina.gebieden.find(rij["gebied_code"], rij["indeling"])
    begrip = pagina.indicatoren.get(rij["indicator_id"])
    naam = f"{gebied.naam} ({gebied.code})" if gebied else rij["gebied_code"]
    return Markup(
        "<tr><td><b>{}</b></td><td>{}</td><td>{}</td><td class='getal' data-kop='Nu'>{}</td>"
        "<td class='getal' data-kop='Straks'><b>{}</b></td></tr>"
    ).format(
        naam,
        begrip.titel if begrip else rij["indicator_id"],
        rij["jaar"],
        _format(rij["oud_waarde"], rij["oud_status"], begrip, rij["waarde"]),
        _format(rij["waarde"], rij["status"], begrip, rij["oud_waarde"]),
    )


def _format(waarde: float | None, status: object, begrip: Indicator | None, ander: float | None) -> str:
    """Return a figure with one decimal more than readers see, and with more where those would hide a difference."""
    if waarde is None or pd.isna(waarde):
        return Status(str(status)).woord if status in VERBORGEN else "–"
    decimalen = begrip.decimalen if begrip else 0
    if abs(round(waarde, decimalen) - waarde) > 1e-9:
        decimalen += 1
    while decimalen < MAX_DECIMALEN and ander != waarde and round(waarde, decimalen) == _round(ander, decimalen):
        decimalen += 1
    return format_getal(waarde, decimalen) + ("%" if begrip and begrip.is_procent else "")


def _round(waarde: float | None, decimalen: int) -> float | None:
    return None if waarde is None or pd.isna(waarde) else round(waarde, decimalen)


def _describe_kaart(gevolg: Kaartgevolg) -> str:
    aantal = len(gevolg.wissels)
    woord = "gebied krijgt" if aantal == 1 else "gebieden krijgen"
    return f"Kaart {gevolg.indicator.titel} {gevolg.jaar}, {gevolg.niveau.meervoud}: {aantal} {woord} een andere kleur"


def _show_gevolg(gevolg: Kaartgevolg, sleutel: str) -> None:
    is_wijk = gevolg.niveau is GebiedNiveau.WIJK
    kolommen = st.columns(2, gap="large")
    for kolom, woord, cellen in ((kolommen[0], "Nu", gevolg.voor), (kolommen[1], "Straks", gevolg.na)):
        with kolom:
            st.html(Markup("<h3>{}</h3>").format(woord))
            vormen = load_geometrie(gevolg.niveau, gevolg.indeling)[["code", "geometrie", "geometrie_ruw"]]
            frame = cellen.merge(vormen, on="code", how="left")
            payload = build_kaart(
                # The names on a map are those of wijken, also where the wijken are what it shows.
                frame.assign(wijk_naam=frame["naam"]) if is_wijk else frame,
                eenheid=gevolg.indicator.eenheid,
                decimalen=gevolg.indicator.decimalen,
                titel=f"{gevolg.indicator.titel} {gevolg.jaar}, {woord.lower()}",
                woord=("wijk of dorp" if is_wijk else gevolg.niveau.value, gevolg.niveau.meervoud),
            )
            show_kaart(payload, key=f"{sleutel}_{woord}")
    st.html(build_wissels(gevolg.wissels))


def build_wissels(wissels: tuple[Klassewissel, ...]) -> Markup:
    """Return which places get another colour, from which class to which."""
    if not wissels:
        return Markup("<p>Geen enkel gebied krijgt een andere kleur op de kaart.</p>")
    regels = Markup().join(
        Markup("<li>{}: van {} naar {}</li>").format(w.naam, w.van, w.naar) for w in wissels[:MAX_WISSELS]
    )
    over = len(wissels) - MAX_WISSELS
    meer = Markup("<li>en nog {}</li>").format(format_getal(over)) if over > 0 else ""
    return Markup("<p>Deze gebieden krijgen een andere kleur:</p><ul class='wissels'>{}{}</ul>").format(regels, meer)
