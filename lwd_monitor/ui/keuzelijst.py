"""Lists to choose from: what was chosen stays chosen when the words for it change."""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

import streamlit as st

T = TypeVar("T", bound=Hashable)


def kies_uit(
    label: str,
    opties: Sequence[T],
    *,
    key: str,
    toon: Callable[[T], str] = str,
    leeg: bool = False,
    on_change: Callable[[], None] | None = None,
    **rest: Any,
) -> T:
    """Show a list of which one is chosen, and return it; with `leeg` it may begin, and be made, empty (None).

    Notes: a browser sends the words of a choice, in the words that it was shown. The first option is the standard one;
    another comes from `st.session_state[key]`. `rest` goes to Streamlit.
    """
    woorden = build_woorden(opties, toon)
    _settle(key, woorden)
    rest |= _listen(key, woorden, on_change)
    gekozen: T = st.selectbox(
        label, opties, key=key, index=None if leeg else 0, format_func=woorden.__getitem__, **rest
    )
    return gekozen


def kies_meer(
    label: str,
    opties: Sequence[T],
    *,
    key: str,
    toon: Callable[[T], str] = str,
    on_change: Callable[[], None] | None = None,
    **rest: Any,
) -> list[T]:
    """Show a list of which several are chosen, and return those; the rest as with one."""
    woorden = build_woorden(opties, toon)
    _settle(key, woorden)
    # "Choose all" is of no use where few places fit, and has a role that screen readers stumble over.
    rest |= _listen(key, woorden, on_change)
    gekozen: list[T] = st.multiselect(label, opties, key=key, format_func=woorden.__getitem__, select_all=False, **rest)
    return gekozen


def build_woorden(opties: Sequence[T], toon: Callable[[T], str]) -> dict[T, str]:
    """Return the words for each option; those of several get a number, for a browser knows options by their words.

    >>> build_woorden(["a", "b", "c"], {"a": "Zonder titel", "b": "Zonder titel", "c": "Pluktuin"}.__getitem__)
    {'a': 'Zonder titel (1)', 'b': 'Zonder titel (2)', 'c': 'Pluktuin'}
    """
    kaal = {optie: toon(optie) for optie in opties}
    if len(set(kaal.values())) == len(kaal):
        return kaal
    aantal, gezien = Counter(kaal.values()), Counter[str]()
    uit = {}
    for optie, tekst in kaal.items():
        gezien[tekst] += 1
        uit[optie] = f"{tekst} ({gezien[tekst]})" if aantal[tekst] > 1 else tekst
    return uit


def _settle(key: str, woorden: dict[T, str]) -> None:
    """Read words that no longer stand in the list as the option they stood for, and give the browser the new ones."""
    stonden: dict[str, T] = st.session_state.get(f"{key}_woorden", {})
    st.session_state[f"{key}_woorden"] = stonden | {tekst: optie for optie, tekst in woorden.items()}
    nu = st.session_state.get(key)
    gekozen = nu if isinstance(nu, list) else [] if nu is None else [nu]
    keuzes = [keuze for deel in gekozen if (keuze := _find(deel, woorden, stonden)) is not None]
    # A choice that is gone altogether is Streamlit's to drop.
    if len(keuzes) < len(gekozen) or not keuzes:
        return
    if keuzes != gekozen or any(stonden.get(woorden[keuze]) != keuze for keuze in keuzes):
        st.session_state[key] = keuzes if isinstance(nu, list) else keuzes[0]


def _listen(key: str, woorden: dict[T, str], on_change: Callable[[], None] | None) -> dict[str, Callable[[], None]]:
    """Return what a change calls, if anything; it too reads the option and never words that are past."""
    if on_change is None:
        return {}

    def changed() -> None:
        _settle(key, woorden)
        on_change()

    return {"on_change": changed}


def _find(nu: Any, woorden: dict[T, str], stonden: dict[str, T]) -> T | None:
    keuze = nu if nu in woorden else stonden.get(nu)
    return keuze if keuze in woorden else None
