"""Indicators of our own on a page: the list, the form with what a reader would see, publishing, and the way back."""

from datetime import datetime

import streamlit as st
from markupsafe import Markup

from lwd_monitor import waarneming
from lwd_monitor.gebied import GEMEENTE_CODE, GebiedNiveau
from lwd_monitor.indicator import Indicator, format_in_zin
from lwd_monitor.indicatorbeheer import (
    REGISTER,
    build_beschreven,
    build_beschrijving,
    format_toml,
    list_eigen_indicatoren,
    publish_indicator,
    restore_beschrijving,
    save_beschrijving,
    unpublish_indicator,
)
from lwd_monitor.kaart import build_kaart
from lwd_monitor.opmaak import format_datum
from lwd_monitor.register import Stuk, get_register, list_versies
from lwd_monitor.toegang import Recht
from lwd_monitor.ui import laden
from lwd_monitor.ui.adres import kies
from lwd_monitor.ui.kaart import show_kaart
from lwd_monitor.ui.keuzelijst import kies_uit
from lwd_monitor.ui.onderdelen.download import show_download
from lwd_monitor.ui.onderdelen.html import build_tabel, show_html
from lwd_monitor.ui.onderdelen.schakel import get_doel
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.register import Formuliervorm, build_geschiedenis, show_formulier
from lwd_monitor.ui.stap import run_stap
from lwd_monitor.ui.uitleg.indicatoren import build_ingang

NIVEAUS = (GebiedNiveau.BUURT, GebiedNiveau.WIJK)
Eigen = tuple[Indicator, Stuk | None]


def show_voorbeeld(indicator: Indicator, pagina: Pagina) -> None:
    """Show an indicator as a reader will see it; without figures of wijken or buurten there is no map."""
    show_html(build_ingang(indicator, pagina, laden.load_jaren(), f"voorbeeld_{indicator.id}", "h3"))
    indeling = pagina.gebieden.nieuwste
    for niveau in NIVEAUS:
        laatste = waarneming.load_laatste(
            get_database().cursor(), niveau, indeling, GEMEENTE_CODE, [indicator.id]
        ).rename(columns={"gebied_code": "code"})
        if laatste.empty or laatste["waarde"].isna().all():
            continue
        cellen = laden.load_geometrie(niveau, indeling).merge(laatste, on="code", how="left")
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


def load_eigen() -> list[Eigen]:
    """Return the indicators that people describe, read fresh: concepts first."""
    return list_eigen_indicatoren(get_database().cursor())


def build_indicatoren(eigen: list[Eigen]) -> Markup:
    """Return these indicators as a table: where each comes from, whether readers see it, and who changed it last."""
    uitgevers = laden.load_bronnen()
    rijen = (
        Markup(
            "<tr><th scope='row'>{}<span class='sub'>{}</span></th><td data-kop='Bron'>{}</td><td data-kop='Staat'>{}</td>"
            "<td data-kop='Laatste wijziging'>{}</td></tr>"
        ).format(
            indicator.titel,
            indicator.id,
            uitgevers[indicator.bron].naam if indicator.bron in uitgevers else indicator.bron,
            describe_staat(indicator, stuk),
            f"{format_datum(stuk.op)}, {stuk.gebruiker}" if stuk else "",
        )
        for indicator, stuk in eigen
    )
    return build_tabel("cijfers plan", ("Indicator", "Bron", "Staat", "Laatste wijziging"), rijen, "Eigen indicatoren")


def describe_staat(indicator: Indicator, stuk: Stuk | None) -> str:
    """Return whether readers see an indicator, and what is still to be done."""
    if not indicator.concept:
        return "gepubliceerd"
    return "concept, beschreven" if stuk else "concept, nog niet beschreven"


def kies_indicator(eigen: list[Eigen]) -> Eigen:
    """Show the list of own indicators and return the chosen one; the address says which."""
    per_id = {indicator.id: (indicator, stuk) for indicator, stuk in eigen}
    namen = {id_: f"{i.titel} ({describe_staat(i, stuk)})" for id_, (i, stuk) in per_id.items()}
    return per_id[kies("Welke indicator?", "indicator", list(namen), eigen[0][0].id, namen.__getitem__, "indicator")]


def show_stappen(pagina: Pagina, indicator: Indicator, stuk: Stuk | None) -> None:
    """Show what can be done with an indicator now: publish it, make it a concept again, look at it, take its file."""
    nu = datetime.now()
    rij = st.container(horizontal=True, vertical_alignment="center")
    with rij:
        if indicator.concept:
            if st.button("Publiceer voor lezers", type="primary", disabled=stuk is None):
                run_stap(
                    lambda: publish_indicator(get_database(), pagina.gebruiker, indicator.id, nu),
                    f"Gepubliceerd: {indicator.titel}. Iedereen ziet dit cijfer nu.",
                )
        else:
            if indicator.id in laden.load_indicatoren():
                st.page_link(get_doel("kaart"), label="Bekijk op de kaart", query_params={"indicator": indicator.id})
            if st.button("Maak weer een concept"):
                run_stap(
                    lambda: unpublish_indicator(get_database(), pagina.gebruiker, indicator.id, nu),
                    f"{indicator.titel} is weer een concept. Lezers zien het niet meer.",
                )
        if stuk:
            show_download(
                "Download als TOML",
                lambda: format_toml(indicator).encode(),
                f"{indicator.id}.toml",
                recht=Recht.UPLOAD_UITVOEREN,
                mime="application/toml",
            )
    if indicator.concept and stuk is None:
        st.html("<p class='meta'>Publiceren kan zodra u de beschrijving hebt bewaard.</p>")


def show_formulier_en_voorbeeld(pagina: Pagina, indicator: Indicator, stuk: Stuk | None) -> None:
    """Show the form of a description, and beside it what a reader sees with what was kept."""
    links, rechts = st.columns(2, gap="large")
    catalogus = laden.load_catalogus()
    vorm = Formuliervorm(
        opties={"gewicht": {id_: i.titel for id_, i in catalogus.items() if not i.is_procent}},
        extra={} if indicator.concept else {"reden": "Reden van deze wijziging"},
    )
    voor = stuk or Stuk(indicator.id, REGISTER, 0, datetime.min, "", build_beschrijving(indicator))

    def bewaar(ruw: dict, vorige: Stuk | None) -> Stuk:
        db = get_database()
        return save_beschrijving(db, pagina.gebruiker, indicator.id, ruw, pagina.gebieden, datetime.now())

    with links:
        st.header("Beschrijving", anchor=False)
        show_formulier(pagina, get_register(REGISTER), bewaar, vorm, voor)
    with rechts:
        st.header("Zo ziet een lezer het", anchor=False)
        show_voorbeeld(build_beschreven(indicator, stuk.gegevens) if stuk else indicator, pagina)


def show_geschiedenis(pagina: Pagina, indicator: Indicator, stuk: Stuk | None) -> None:
    """Show the versions of a description with the way back to each."""
    if stuk is None:
        return
    versies = list_versies(get_database().cursor(), indicator.id)
    st.html(build_geschiedenis(get_register(REGISTER), versies, pagina.gebieden))
    if not versies[1:]:
        return
    with st.form(f"indicator_{indicator.id}_terug", border=False):
        eerder = [v.versie for v in versies[1:]]
        versie = kies_uit("Terug naar versie", eerder, key=f"indicator_{indicator.id}_{stuk.versie}_terug")
        if st.form_submit_button("Terugzetten"):
            nu = datetime.now()
            run_stap(
                lambda: restore_beschrijving(get_database(), pagina.gebruiker, indicator.id, versie, nu),
                f"De beschrijving van versie {versie} staat er weer.",
            )
