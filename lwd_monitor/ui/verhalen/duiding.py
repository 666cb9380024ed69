"""A figure beside a story: its title, its value in the years that the story is about, and which years may be chosen."""

from collections.abc import Mapping
from datetime import date

import streamlit as st
from markupsafe import Markup

from lwd_monitor.gebied import Gebieden
from lwd_monitor.indicator import Indicator, format_waarde
from lwd_monitor.oordeel import explain_leeg
from lwd_monitor.ui import laden
from lwd_monitor.ui.onderdelen.bron import format_jaren
from lwd_monitor.verhaal import Duiding, Houding, Verhaal
from lwd_monitor.waarneming import VERBORGEN, Status

WOORDEN = {
    Houding.BEVESTIGT: ("=", "bevestigt dit cijfer"),
    Houding.NUANCEERT: ("±", "nuanceert dit cijfer"),
    Houding.WEERSPREEKT: ("≠", "weerspreekt dit cijfer"),
}
EERSTE_JAAR = 2012
VAN, TOT = "Van jaar", "Tot en met jaar"


def build_duidingen(verhaal: Verhaal, gebieden: Gebieden) -> Markup:
    """Return the figures that a story stands beside, or nothing."""
    indicatoren = laden.load_indicatoren()
    return Markup().join(build_duiding(duiding, indicatoren, gebieden) for duiding in verhaal.duidingen)


def build_duiding(duiding: Duiding, indicatoren: Mapping[str, Indicator], gebieden: Gebieden) -> Markup:
    """Return one figure with its value and the sentence why; a figure that left the catalogue is told so."""
    indicator = indicatoren.get(duiding.indicator_id)
    teken, woord = WOORDEN[duiding.houding]
    gebied = gebieden.eigen.get(duiding.gebied_code) or gebieden.find(duiding.gebied_code, duiding.indeling)
    return Markup(
        "<div class='duiding'><p class='meta'><span aria-hidden='true'>{}</span> Dit verhaal {}</p>"
        "<p><b>{}</b> {}</p><p class='meta'>{}</p></div>"
    ).format(
        teken,
        woord,
        indicator.titel if indicator else "Dit cijfer staat niet meer in de monitor.",
        describe_waarden(duiding, indicator, gebied.naam if gebied else duiding.gebied_code) if indicator else "",
        Markup("{} <i>Toegevoegd door de redactie.</i>").format(duiding.waarom) if duiding.door else duiding.waarom,
    )


def describe_waarden(duiding: Duiding, indicator: Indicator, naam: str) -> str:
    """Return the figure over the years of the duiding in words: `Kerkelanden: 101 in 2021, 74 in 2025. Hier niet getoetst.`."""
    reeks = laden.load_gebiedreeks(indicator.id, duiding.gebied_code, duiding.indeling)
    binnen = reeks[reeks["jaar"].between(duiding.jaar_van, duiding.jaar_tot)]
    passend = binnen.dropna(subset=["waarde"])
    if passend.empty:
        verborgen = {int(rij.jaar): Status(rij.status) for rij in binnen.itertuples() if rij.status in VERBORGEN}
        if verborgen:
            return f"{naam}: niet te zien. {explain_leeg(list(verborgen), verborgen)}"
        jaren = (
            str(duiding.jaar_van) if duiding.jaar_van == duiding.jaar_tot else f"{duiding.jaar_van}–{duiding.jaar_tot}"
        )
        return f"{naam}: geen cijfer over {jaren}."
    eerste, laatste = passend.iloc[0], passend.iloc[-1]
    delen = [f"{format_waarde(indicator, rij.waarde, eenheid=True)} in {int(rij.jaar)}" for rij in (eerste, laatste)]
    punten = list(dict.fromkeys(delen))
    # These years were picked by a writer; the change is tested at Trend, over the years that count there.
    return f"{naam}: {', '.join(punten)}.{' Hier niet getoetst.' if len(punten) > 1 else ''}"


def list_cijfers(code: str, indeling: int) -> dict[str, str]:
    """Return the titles of the figures that a place has, by id: only beside those a story can stand."""
    catalogus = laden.load_indicatoren()
    return {id_: catalogus[id_].titel for id_ in laden.load_gevuld(code, indeling)}


def kies_jaren(
    indicator_id: str | None, code: str, indeling: int, gebieden: Gebieden, sleutel: str
) -> tuple[int, int] | None:
    """Ask for the years of a duiding and return them, the earlier first; it begins at the two newest with figures.

    Notes: every figure in every place has fields of its own, which are there once it is known over which years it goes.
    So no answer about another figure, on its way on a slow line, can change what was chosen here meanwhile. Without a
    figure there is nothing to ask. `sleutel` begins the keys of the fields in the session.
    """
    # The fields below keep their number, with or without these.
    woorden, links, rechts = st.container(), *st.columns(2, gap="small")
    gevuld = list_jaren(indicator_id, code, indeling) if indicator_id else []
    if not indicator_id or not gevuld:
        return None
    with woorden:
        tekst = describe_jaren(code, indeling, gebieden, gevuld)
        st.html(Markup("<p class='meta' role='status'>{}</p>").format(tekst))
    sleutels = list_sleutels(sleutel, indicator_id, code)
    for naam, jaar in zip(sleutels, (gevuld[:2][-1], gevuld[0]), strict=True):
        st.session_state.setdefault(naam, jaar)
    opties = list(range(max([date.today().year, *gevuld]), min([EERSTE_JAAR, *gevuld]) - 1, -1))
    with links:
        van = st.selectbox(VAN, opties, key=sleutels[0])
    with rechts:
        tot = st.selectbox(TOT, opties, key=sleutels[1])
    return min(van, tot), max(van, tot)


def list_sleutels(sleutel: str, indicator_id: str, code: str) -> tuple[str, str]:
    """Return the keys in the session of the two years of a figure in a place."""
    return f"{sleutel}_van_{indicator_id}_{code}", f"{sleutel}_tot_{indicator_id}_{code}"


def list_jaren(indicator_id: str, code: str, indeling: int) -> list[int]:
    """Return the years for which this figure has a value in a place, the newest first."""
    reeks = laden.load_gebiedreeks(indicator_id, code, indeling)
    return sorted({int(jaar) for jaar in reeks.loc[reeks["waarde"].notna(), "jaar"]}, reverse=True)


def describe_jaren(code: str, indeling: int, gebieden: Gebieden, gevuld: list[int]) -> str:
    """Return over which years there are figures: beside a duiding of other years none is shown."""
    return f"Voor {describe_plek(code, indeling, gebieden)} is dit cijfer er over {format_jaren(sorted(gevuld))}."


def describe_plek(code: str, indeling: int, gebieden: Gebieden) -> str:
    """Return the name of a place or own area, or its code when it is gone."""
    gebied = gebieden.eigen.get(code) or gebieden.find(code, indeling)
    return gebied.naam if gebied else code
