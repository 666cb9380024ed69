"""The catalogue as readable entries, by theme."""

from functools import partial

import pandas as pd
import streamlit as st
from markupsafe import Markup

from lwd_monitor.indicator import Bron, Indicator, Thema, format_bron
from lwd_monitor.ui.adres import kies, show_onbekend, write_adres
from lwd_monitor.ui.bronnen import load_jaren
from lwd_monitor.ui.onderdelen.badge import FICTIEF
from lwd_monitor.ui.onderdelen.html import show_html
from lwd_monitor.ui.opslag import remember
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.uitleg.bronnen import build_link
from lwd_monitor.ui.uitleg.woorden import RICHTING, SET, SOORT, describe_aggregatie, describe_grens, describe_jaren

ALLE = "alle"
INWONERS = "kwb_inwoners"  # any other figure with a minimum counts answers of a survey


def show_indicatoren(pagina: Pagina) -> None:
    """Show the entry that a link asks for, or all entries by theme."""
    gevraagd = st.query_params.get("indicator")
    if gevraagd in pagina.indicatoren:
        show_html(build_ingang(pagina.indicatoren[gevraagd], pagina.bronnen, load_jaren(), gevraagd, "h3"))
        st.button("Toon alle indicatoren", on_click=write_adres, args=("indicator", None))
        return
    if gevraagd:
        show_onbekend("indicator", gevraagd)
    st.html(
        f"<p class='lead'>De monitor heeft {len(pagina.indicatoren)} indicatoren. Open er een om te lezen wat hij telt, "
        "waar hij vandaan komt en wat hij niet zegt.</p>"
    )
    themas = [t for t in Thema if any(i.thema == t for i in pagina.indicatoren.values())]
    namen = {ALLE: "Alle thema's", **{t.value: t.titel for t in themas}}
    keuze = kies("Thema", "thema", list(namen), ALLE, namen.__getitem__, "thema")
    gekozen = [thema for thema in themas if keuze in (ALLE, thema.value)]
    show_html(Markup().join(remember(("uitleg", thema), partial(build_thema, thema, pagina)) for thema in gekozen))


def build_thema(thema: Thema, pagina: Pagina) -> Markup:
    """Return a theme with its entries, each to be opened."""
    jaren = load_jaren()
    ingangen = [
        Markup(
            "<details class='ingang' id='{id}'><summary><b>{titel}</b> {badge}<span class='sub'>{onder}</span></summary>"
            "{lijf}</details>"
        ).format(
            id=i.id,
            titel=i.titel,
            badge=_badge(i, pagina.bronnen),
            onder=i.onderschrift,
            lijf=_build_lijf(i, pagina.bronnen, jaren),
        )
        for i in pagina.indicatoren.values()
        if i.thema == thema
    ]
    return Markup("<h3>{}</h3>{}").format(thema.titel, Markup().join(ingangen))


def build_ingang(indicator: Indicator, bronnen: dict[str, Bron], jaren: pd.DataFrame, id_: str, kop: str) -> Markup:
    """Return one entry, open."""
    return Markup("<article class='ingang' id='{id}'><{kop}>{titel} {badge}</{kop}>{lijf}</article>").format(
        id=id_,
        kop=Markup(kop),  # nosec B704 # the name of a heading
        titel=indicator.titel,
        badge=_badge(indicator, bronnen),
        lijf=_build_lijf(indicator, bronnen, jaren),
    )


def _badge(indicator: Indicator, bronnen: dict[str, Bron]) -> Markup:
    bron = bronnen.get(indicator.bron)
    return FICTIEF if bron and bron.fictief else Markup()


def _build_lijf(indicator: Indicator, bronnen: dict[str, Bron], jaren: pd.DataFrame) -> Markup:
    regels = [
        (wat, waarde)
        for wat, waarde in _list_feiten(indicator, bronnen, jaren)
        if waarde  # an entry without werkveld or wijkanalyse leaves that line out
    ]
    feiten = Markup().join(Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(wat, waarde) for wat, waarde in regels)
    return Markup(
        "<p>{definitie}</p><p><b>Wat wij ermee doen.</b> {verwerking}</p><dl class='feiten'>{feiten}</dl>"
        "<p class='meta'><a href='uitleg?deel=indicatoren&amp;indicator={id}' target='_self' "
        "aria-label='Link naar deze uitleg: {titel}'>Link naar deze uitleg</a></p>"
    ).format(
        definitie=indicator.definitie,
        verwerking=indicator.verwerking,
        feiten=feiten,
        id=indicator.id,
        titel=indicator.titel,
    )


def _list_feiten(i: Indicator, bronnen: dict[str, Bron], jaren: pd.DataFrame) -> list[tuple[str, Markup | str]]:
    bron = bronnen.get(i.bron)
    telt = "inwoners" if i.noemer == INWONERS else "antwoorden"
    beschikbaar = [Markup("per {}: {}").format(niveau, reeks) for niveau, reeks in describe_jaren(jaren, i.id)]
    return [
        ("Bron", build_link(bron.url, format_bron(bron)) if bron else ""),
        ("Eenheid", "procent" if i.is_procent else i.eenheid),
        ("Jaren met cijfers", Markup("<br>").join(beschikbaar) or "nog geen"),
        ("Richting", RICHTING[i.richting]),
        ("Soort cijfer", SOORT[i.soort]),
        ("Set", SET[i.set]),
        ("Werkveld" if len(i.werkvelden) == 1 else "Werkvelden", "; ".join(veld.titel for veld in i.werkvelden)),
        ("Thema in de wijkanalyse", (i.wijkanalyse or "").capitalize()),
        ("Van buurt naar wijk", describe_aggregatie(i)),
        ("Grenzen", describe_grens(i, telt)),
        ("Naam in bestanden", i.id),
    ]
