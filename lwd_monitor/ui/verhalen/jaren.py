"""The years of a duiding: which have figures for a place, which to begin with, and which may be chosen."""

from datetime import date

import streamlit as st
from markupsafe import Markup

from lwd_monitor.gebied import Gebieden
from lwd_monitor.ui import bronnen
from lwd_monitor.ui.onderdelen.bron import format_jaren

EERSTE_JAAR = 2012
VAN, TOT = "Van jaar", "Tot en met jaar"


def kies_jaren(
    indicator_id: str | None, code: str, indeling: int, gebieden: Gebieden, sleutel: str, anders: int
) -> tuple[int, int]:
    """Ask for the years of a duiding, the earlier first; it begins at the two newest with figures, else at year `anders`.

    Notes: choosing another figure or place begins anew; one's own choice of years stays otherwise. `sleutel` begins the
    keys of the fields in the session.
    """
    gevuld = list_jaren(indicator_id, code, indeling) if indicator_id else []
    _preset(sleutel, (indicator_id, code), gevuld, anders)
    # The fields below keep their number, with or without these words.
    with st.container():
        if indicator_id:
            tekst = describe_jaren(code, indeling, gebieden, gevuld)
            st.html(Markup("<p class='meta' role='status'>{}</p>").format(tekst))
    opties = list(range(max([date.today().year, *gevuld]), min([EERSTE_JAAR, *gevuld]) - 1, -1))
    links, rechts = st.columns(2, gap="small")
    with links:
        van = st.selectbox(VAN, opties, key=f"{sleutel}_van")
    with rechts:
        tot = st.selectbox(TOT, opties, key=f"{sleutel}_tot")
    return min(van, tot), max(van, tot)


def keep_jaren(sleutel: str, indicator_id: str | None, code: str) -> None:
    """Let the years that stand in the fields hold for this figure and place, instead of beginning anew."""
    st.session_state[f"{sleutel}_voor"] = (indicator_id, code)


def list_jaren(indicator_id: str, code: str, indeling: int) -> list[int]:
    """Return the years for which this figure has a value in a place, the newest first."""
    reeks = bronnen.load_gebiedreeks(indicator_id, code, indeling)
    return sorted({int(jaar) for jaar in reeks.loc[reeks["waarde"].notna(), "jaar"]}, reverse=True)


def describe_jaren(code: str, indeling: int, gebieden: Gebieden, gevuld: list[int]) -> str:
    """Return over which years there are figures: beside a duiding of other years none is shown."""
    gebied = gebieden.eigen.get(code) or gebieden.find(code, indeling)
    naam = gebied.naam if gebied else code
    if not gevuld:
        return f"Voor {naam} is dit cijfer er niet. Kies een ander cijfer."
    return f"Voor {naam} is dit cijfer er over {format_jaren(sorted(gevuld))}."


def _preset(sleutel: str, keuze: tuple[str | None, str], gevuld: list[int], anders: int) -> None:
    if st.session_state.get(f"{sleutel}_voor") == keuze:
        return
    van, tot = (gevuld[:2][-1], gevuld[0]) if gevuld else (max(anders, EERSTE_JAAR),) * 2
    st.session_state.update({f"{sleutel}_voor": keuze, f"{sleutel}_van": van, f"{sleutel}_tot": tot})
