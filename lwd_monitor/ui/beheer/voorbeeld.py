"""What a reader would see of an indicator: its explanation, a sentence, and its newest figures on the map."""

import streamlit as st
from markupsafe import Markup

from lwd_monitor import waarneming
from lwd_monitor.gebied import GEMEENTE_CODE, GebiedNiveau
from lwd_monitor.indicator import Indicator, format_in_zin
from lwd_monitor.kaart import build_kaart
from lwd_monitor.ui import bronnen
from lwd_monitor.ui.kaart import show_kaart
from lwd_monitor.ui.onderdelen.html import show_html
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.uitleg.indicatoren import build_ingang

NIVEAUS = (GebiedNiveau.BUURT, GebiedNiveau.WIJK)


def show_voorbeeld(indicator: Indicator, pagina: Pagina) -> None:
    """Show an indicator as a reader will see it; without figures of wijken or buurten there is no map."""
    show_html(build_ingang(indicator, pagina, bronnen.load_jaren(), f"voorbeeld_{indicator.id}", "h3"))
    indeling = pagina.gebieden.nieuwste
    for niveau in NIVEAUS:
        laatste = waarneming.load_laatste(
            get_database().cursor(), niveau, indeling, GEMEENTE_CODE, [indicator.id]
        ).rename(columns={"gebied_code": "code"})
        if laatste.empty or laatste["waarde"].isna().all():
            continue
        cellen = bronnen.load_geometrie(niveau, indeling).merge(laatste, on="code", how="left")
        cellen["status"] = cellen["status"].fillna("ontbreekt")
        # The names on a map are those of wijken, also where the wijken are what it shows.
        is_wijk = niveau is GebiedNiveau.WIJK
        payload = build_kaart(
            cellen.assign(wijk_naam=cellen["naam"]) if is_wijk else cellen,
            eenheid=indicator.eenheid,
            decimalen=indicator.decimalen,
            titel=f"Kaart: {indicator.titel}",
            woord=("wijk of dorp" if is_wijk else niveau.value, niveau.meervoud),
        )
        met = cellen[cellen["waarde"].notna()].iloc[0]
        zin = indicator.zin.format(gebied=met["naam"], waarde=format_in_zin(indicator, float(met["waarde"])))
        st.html(Markup("<p><b>{}</b> <span class='meta'>Cijfers van {:.0f}.</span></p>").format(zin, met["jaar"]))
        show_kaart(payload, key=f"voorbeeld_{niveau}")
        return
    st.html("<p class='meta'>Er zijn nog geen cijfers per wijk of buurt, dus er is geen kaart.</p>")
