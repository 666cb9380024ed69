"""What was typed and could not be saved yet stays on the device, until it is saved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from lwd_monitor.ui.insturen.klad import save_klad
from lwd_monitor.ui.insturen.velden import set_veld
from lwd_monitor.ui.onderdelen.beurt import BEURT_JS
from lwd_monitor.verhaal import Verhaal

BEWAARHULP_JS = Path(__file__).with_suffix(".js").read_text(encoding="utf-8") + BEURT_JS
_CSS = (Path(__file__).parent / "bewaarhulp.css").read_text(encoding="utf-8")
_mount = st.components.v2.component("lwd_bewaarhulp", js=BEWAARHULP_JS, css=_CSS)
KEY = "bewaarhulp"
MAX_TERUG = 60_000
# Name of the field, and the value behind each text that may stand there.
Keuze = tuple[str, dict[str, object]]
Erbij = dict[str, dict[str, Keuze]]


@dataclass(frozen=True)
class Bewaakt:
    """What the browser watches of a form, by the label of each field.

    Notes: `velden` holds fields in which one types: name, and the text as saved. `keuzes` holds choices: the choice, and
    the text of what is saved. `erbij` holds, by the label of a field, the choices that go with its text and are saved
    with it.
    """

    velden: Mapping[str, tuple[str, str]]
    keuzes: Mapping[str, tuple[Keuze, str]]
    erbij: Erbij


def show_bewaarhulp(verhaal: Verhaal, gebruiker: str, bewaakt: Bewaakt, na_terug: Callable[[], None]) -> None:
    """Watch a form in the browser; offers to put back what was never saved. `na_terug` is done once all is put back."""

    def put_back() -> None:
        terug = st.session_state[KEY].terug or {}
        for label, tekst in terug.items():
            if label in bewaakt.velden and isinstance(tekst, str):
                set_veld(bewaakt.velden[label][0], tekst[:MAX_TERUG])
        los = {label: keuze for label, (keuze, _) in bewaakt.keuzes.items()}
        for label, (veld, waarden) in [paar for keuzes in (los, *bewaakt.erbij.values()) for paar in keuzes.items()]:
            if terug.get(label) in waarden:
                set_veld(veld, waarden[terug[label]])
        na_terug()
        save_klad()

    # A draft that was never saved goes by no number: the next session gives it another one.
    eigen, nieuw = f"{gebruiker}/{verhaal.id}", f"{gebruiker}/nieuw"
    data = {
        "sleutels": [eigen, nieuw] if verhaal.versie else [nieuw, eigen],
        "velden": {label: tekst for label, (_, tekst) in bewaakt.velden.items()},
        "keuzes": {label: tekst for label, (_, tekst) in bewaakt.keuzes.items()},
        "erbij": {label: list(keuzes) for label, keuzes in bewaakt.erbij.items()},
    }
    _mount(key=KEY, data=[data], on_terug_change=put_back)
