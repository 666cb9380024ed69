"""What was typed and could not be saved yet stays on the device, until it is saved."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from lwd_monitor.ui.insturen.klad import save_klad
from lwd_monitor.ui.insturen.velden import set_veld

_JS = (Path(__file__).parent / "bewaarhulp.js").read_text(encoding="utf-8")
_CSS = (Path(__file__).parent / "bewaarhulp.css").read_text(encoding="utf-8")
_mount = st.components.v2.component("lwd_bewaarhulp", js=_JS, css=_CSS)
KEY = "bewaarhulp"
MAX_TERUG = 60_000
Erbij = dict[str, dict[str, tuple[str, dict[str, object]]]]


def show_bewaarhulp(
    verhaal_id: str,
    gebruiker: str,
    velden: dict[str, tuple[str, str]],
    erbij: Erbij,
    na_terug: Callable[[], None],
) -> None:
    """Watch these fields (label: name, saved text) in the browser; offers to put back what was never saved.

    Notes: `erbij` holds, by the label of a field, the choices that go with its text: label: name, and the value behind
    each text that may stand there. `na_terug` is done once all is put back.
    """

    def put_back() -> None:
        terug = st.session_state[KEY].terug or {}
        for label, tekst in terug.items():
            if label in velden and isinstance(tekst, str):
                set_veld(velden[label][0], tekst[:MAX_TERUG])
        for label, (veld, waarden) in [paar for keuzes in erbij.values() for paar in keuzes.items()]:
            if terug.get(label) in waarden:
                set_veld(veld, waarden[terug[label]])
        na_terug()
        save_klad()

    data = {
        "sleutels": [f"{gebruiker}/{verhaal_id}", f"{gebruiker}/nieuw"],
        "velden": {label: tekst for label, (_, tekst) in velden.items()},
        "erbij": {label: list(keuzes) for label, keuzes in erbij.items()},
    }
    _mount(key=KEY, data=[data], on_terug_change=put_back)
