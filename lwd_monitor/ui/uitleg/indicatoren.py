"""The catalogue as readable entries, by theme."""

from collections.abc import Mapping
from functools import partial

import pandas as pd
import streamlit as st
from markupsafe import Markup

from lwd_monitor.gebied import Gebieden
from lwd_monitor.indicator import INWONERS, Bron, Dispersie, Indicator, Thema, format_bron
from lwd_monitor.oordeel import list_eigen
from lwd_monitor.opmaak import format_getal
from lwd_monitor.ui.adres import kies, show_onbekend, write_adres
from lwd_monitor.ui.laden import load_catalogus, load_jaren
from lwd_monitor.ui.onderdelen.badge import FICTIEF
from lwd_monitor.ui.onderdelen.html import show_html
from lwd_monitor.ui.onderdelen.schakel import build_methodelink
from lwd_monitor.ui.opslag import remember
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.uitleg.bronnen import build_link
from lwd_monitor.ui.uitleg.woorden import RICHTING, SET, SOORT, describe_aggregatie, describe_grens, describe_jaren

BASIS = "basisset"


def show_indicatoren(pagina: Pagina) -> None:
    """Show the entry that a link asks for, or all entries by theme."""
    gevraagd, alle = st.query_params.get("indicator"), load_catalogus()
    if gevraagd in alle:
        show_html(build_ingang(alle[gevraagd], pagina, load_jaren(), gevraagd, "h3"))
        st.button("Toon alle indicatoren", on_click=write_adres, args=("indicator", None))
        return
    if gevraagd:
        show_onbekend("indicator", gevraagd)
    st.html(
        f"<p class='lead'>De monitor kent {len(alle)} indicatoren. Van {len(pagina.indicatoren)} zijn er cijfers. De "
        "basisset staat op de pagina van elk gebied. Lees per indicator wat hij telt, waar hij vandaan komt en wat hij "
        "niet zegt.</p>"
    )
    zoek = st.text_input(
        "Zoek in alle cijfers", key="uitleg_zoek", placeholder="bijvoorbeeld: huur, fiets of 65"
    ).strip()
    if zoek:
        show_html(build_lijst(find_indicatoren(alle, zoek), set(pagina.indicatoren)))
        return
    themas = [t for t in Thema if any(i.thema == t for i in alle.values())]
    namen = {BASIS: "Basisset", **{t.value: f"Alle cijfers: {t.titel}" for t in themas}}
    keuze = kies("Welke indicatoren", "thema", list(namen), BASIS, namen.__getitem__, "thema")
    if keuze == BASIS:
        show_html(Markup().join(remember(("uitleg", t), partial(build_thema, t, pagina)) for t in themas))
    else:
        show_html(build_lijst([i for i in alle.values() if i.thema == keuze], set(pagina.indicatoren)))


def find_indicatoren(alle: dict[str, Indicator], zoek: str) -> list[Indicator]:
    """Return the indicators of which title, subtitle or definition has every word, by theme and title."""
    woorden = zoek.casefold().split()
    tekst = {id_: f"{i.titel} {i.onderschrift} {i.definitie}".casefold() for id_, i in alle.items()}
    return [i for id_, i in alle.items() if all(woord in tekst[id_] for woord in woorden)]


def build_lijst(gevonden: list[Indicator], gevuld: set[str]) -> Markup:
    """Return indicators as links to their entry, each with whether there are figures yet."""
    if not gevonden:
        return Markup("<p>Geen indicator gevonden. Zoek op een ander woord, of op een deel ervan.</p>")
    regels = Markup().join(
        Markup(
            "<li><a href='uitleg?deel=indicatoren&amp;indicator={}' target='_self'>{}</a> <span class='sub'>{}</span></li>"
        ).format(i.id, i.titel, i.onderschrift if i.id in gevuld else f"{i.onderschrift}; nog geen cijfers")
        for i in gevonden
    )
    wat = "1 indicator" if len(gevonden) == 1 else f"{len(gevonden)} indicatoren"
    return Markup("<p>{}.</p><ul class='regels'>{}</ul>").format(wat, regels)


def build_thema(thema: Thema, pagina: Pagina) -> Markup:
    """Return the entries of the basisset in a theme, each to be opened; nothing for a theme without."""
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
            lijf=_build_lijf(i, pagina, jaren),
        )
        for i in pagina.indicatoren.values()
        if i.thema == thema and i.is_basis
    ]
    if not ingangen:
        return Markup()
    return Markup("<h3>{}</h3>{}").format(thema.titel, Markup().join(ingangen))


def build_ingang(indicator: Indicator, pagina: Pagina, jaren: pd.DataFrame, id_: str, kop: str) -> Markup:
    """Return one entry, open."""
    return Markup("<article class='ingang' id='{id}'><{kop}>{titel} {badge}</{kop}>{lijf}</article>").format(
        id=id_,
        kop=Markup(kop),  # nosec B704 # the name of a heading
        titel=indicator.titel,
        badge=_badge(indicator, pagina.bronnen),
        lijf=_build_lijf(indicator, pagina, jaren),
    )


def _badge(indicator: Indicator, bronnen: Mapping[str, Bron]) -> Markup:
    bron = bronnen.get(indicator.bron)
    return FICTIEF if bron and bron.fictief else Markup()


def _build_lijf(indicator: Indicator, pagina: Pagina, jaren: pd.DataFrame) -> Markup:
    regels = [
        (wat, waarde)
        for wat, waarde in _list_feiten(indicator, pagina, jaren)
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


def _list_feiten(i: Indicator, pagina: Pagina, jaren: pd.DataFrame) -> list[tuple[str, Markup | str]]:
    bron = pagina.bronnen.get(i.bron)
    # Any other figure with a minimum counts answers of a survey.
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
        ("Schommeling", build_schommeling(i, pagina.gebieden)),
        ("Naam in bestanden", i.id),
    ]


def build_schommeling(indicator: Indicator, gebieden: Gebieden) -> Markup | str:
    """Return how much more than loose chance the counts scatter, per niveau and on what that rests; empty for no count.

    Notes: places that scatter more than their niveau stand apart, by name.
    """
    eigen = list_eigen(indicator)
    van_niveau = [_describe_schommeling(d) for d in indicator.dispersies if d not in eigen]
    regels = Markup("<br>").join([*van_niveau, *(_describe_eigen(d, gebieden) for d in eigen)])
    return Markup("{}<br>{}").format(regels, build_methodelink("dispersie", "Wat is dit?")) if regels else ""


def _describe_schommeling(d: Dispersie) -> str:
    grond = "aangenomen" if not d.reeksen else f"gemeten op {d.reeksen} reeksen, {d.jaar_van}-{d.jaar_tot}"
    if d.reeksen == 1:
        grond = f"gemeten op 1 reeks, {d.jaar_van}-{d.jaar_tot}"
    return f"per {d.niveau}: {format_getal(d.waarde, 1)} keer die van los toeval ({grond})"


def _describe_eigen(d: Dispersie, gebieden: Gebieden) -> str:
    plek = gebieden.find(d.niveau, gebieden.nieuwste)
    naam = f"{plek.naam} ({plek.niveau.value})" if plek else d.niveau
    return f"{naam}: {format_getal(d.waarde, 1)} keer die van los toeval (eigen reeks, {d.jaar_van}-{d.jaar_tot})"
