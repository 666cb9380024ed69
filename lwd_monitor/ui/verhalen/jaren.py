"""The years of a duiding: which have figures for a place, which to begin with, and which may be chosen."""

from datetime import date

import streamlit as st
from markupsafe import Markup

from lwd_monitor.gebied import Gebieden
from lwd_monitor.ui import bronnen
from lwd_monitor.ui.onderdelen.bron import format_jaren

EERSTE_JAAR = 2012
VAN, TOT = "Van jaar", "Tot en met jaar"


def list_cijfers(code: str, indeling: int) -> dict[str, str]:
    """Return the titles of the figures that a place has, by id: only beside those a story can stand."""
    catalogus = bronnen.load_indicatoren()
    return {id_: catalogus[id_].titel for id_ in bronnen.load_gevuld(code, indeling)}


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
    reeks = bronnen.load_gebiedreeks(indicator_id, code, indeling)
    return sorted({int(jaar) for jaar in reeks.loc[reeks["waarde"].notna(), "jaar"]}, reverse=True)


def describe_jaren(code: str, indeling: int, gebieden: Gebieden, gevuld: list[int]) -> str:
    """Return over which years there are figures: beside a duiding of other years none is shown."""
    return f"Voor {describe_plek(code, indeling, gebieden)} is dit cijfer er over {format_jaren(sorted(gevuld))}."


def describe_plek(code: str, indeling: int, gebieden: Gebieden) -> str:
    """Return the name of a place or own area, or its code when it is gone."""
    gebied = gebieden.eigen.get(code) or gebieden.find(code, indeling)
    return gebied.naam if gebied else code
