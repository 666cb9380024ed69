"""The address of a view: choices stand in the URL, so that a copied link shows the same."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from lwd_monitor.ui.keuzelijst import kies_uit

KIES = "kies_"
JA = "ja"
# What a choice is called takes "dat" when it is one of these, else "die".
HET_WOORDEN = {
    "beeld",
    "gebied",
    "jaar",
    "moment",
    "niveau",
    "onderdeel",
    "onderwerp",
    "rapport",
    "thema",
    "verhaal",
    "werkveld",
}


def kies(
    label: str,
    naam: str,
    opties: Sequence[str],
    standaard: str,
    toon: Callable[[str], str] = str,
    soort: str = "gebied",
    *,
    toon_label: bool = True,
) -> str:
    """Show a choice whose value stands in the URL as `naam`, and return it.

    Notes: an unknown value in the URL gives a friendly message that names it and shows `standaard`. The list follows the
    URL, and a choice is written there before the page runs again. Seven: what the choice is, how it is called in the URL,
    and how it looks.
    """
    sleutel = f"{KIES}{naam}"
    st.session_state[sleutel] = read_adres(naam, opties, standaard, soort)
    return kies_uit(
        label,
        opties,
        key=sleutel,
        toon=toon,
        on_change=lambda: write_adres(sleutel.removeprefix(KIES), st.session_state[sleutel]),
        label_visibility="visible" if toon_label else "collapsed",
    )


def kies_aan(label: str, plek: str, *, key: str, **rest: Any) -> bool:
    """Show a switch that stands in the URL as `plek=ja` while it is on, and tell whether it is; `rest` goes to Streamlit."""
    st.session_state[key] = st.query_params.get(plek) == JA
    return st.toggle(label, key=key, on_change=lambda: write_adres(plek, JA if st.session_state[key] else None), **rest)


def read_adres(naam: str, opties: Sequence[str], standaard: str, soort: str) -> str:
    """Return the choice in the URL; tells the reader when it does not exist and returns `standaard`."""
    gevraagd = st.query_params.get(naam)
    if gevraagd is None or gevraagd in opties:
        return gevraagd if gevraagd is not None else standaard
    show_onbekend(soort, gevraagd)
    return standaard


def write_adres(naam: str, waarde: str | None) -> None:
    """Put a choice in the URL, or take it out."""
    if waarde is None:
        st.query_params.pop(naam, None)
    else:
        st.query_params[naam] = waarde


def show_onbekend(soort: str, gevraagd: str) -> None:
    """Tell in Dutch that the link asks for something that does not exist, and how to go on."""
    # st.info renders Markdown: the value from the address goes in as code, without characters that could end it.
    schoon = "".join(teken for teken in gevraagd[:60] if teken.isalnum() or teken in "-_ .")
    die = "dat" if soort in HET_WOORDEN else "die"
    st.info(
        f"In de link staat een {soort} {die} wij niet kennen: `{schoon}`. "
        "Hieronder ziet u iets anders. Kies uit de lijst."
    )


def kies_pil(label: str, naam: str, opties: Sequence[str], toon: Callable[[str], str], soort: str) -> str:
    """Show a few options as pills; the first is the standard one and stays out of the URL."""
    waarde = read_adres(naam, opties, opties[0], soort)
    gekozen = st.pills(
        label, opties, default=waarde, format_func=toon, key=f"kies_{naam}_{waarde}", required=True, wrap=True
    )
    if gekozen is not None and gekozen != waarde:
        write_adres(naam, None if gekozen == opties[0] else gekozen)
        st.rerun()
    return waarde
