"""What was typed and could not be saved: kept on the device, and merged by hand with what was saved elsewhere."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from lwd_monitor.ui.insturen.klad import end_conflict, find_conflict, forget_velden, get_klad, save_klad, set_klad
from lwd_monitor.ui.insturen.velden import read_velden, set_veld
from lwd_monitor.ui.onderdelen.beurt import BEURT_JS
from lwd_monitor.verhaal import Verhaal, build_verschil

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


def show_conflict() -> None:
    """Show the other version and the difference with this one, and two ways on; nothing when there is no conflict."""
    ander = find_conflict()
    if ander is None:
        return
    eigen = read_velden(get_klad())
    st.html(
        Markup(
            "<div class='letop conflict' role='alert'><p><b>Dit verhaal is intussen ergens anders gewijzigd.</b> Er is niets "
            "overschreven. Hieronder staat wat daar is bewaard, met de verschillen met uw tekst: <ins>onderstreept</ins> "
            "staat alleen daar, <del>doorgestreept</del> staat alleen bij u.</p><h2>{}</h2><div class='verschil'>{}</div></div>"
        ).format(build_verschil(eigen.titel, ander.titel), build_verschil(eigen.tekst, ander.tekst))
    )
    st.html("<p>Voeg in het formulier samen wat u wilt houden. Kies daarna:</p>")
    with st.container(horizontal=True, gap="small"):
        st.button("Bewaar wat in mijn formulier staat", type="primary", key="houd_eigen", on_click=_keep_eigen)
        st.button("Neem de andere tekst over", key="neem_ander", on_click=_take_ander)


def _keep_eigen() -> None:
    ander = find_conflict()
    if ander is not None:
        set_klad(
            replace(get_klad(), versie=ander.versie, fotos=ander.fotos, duidingen=ander.duidingen, status=ander.status)
        )
        end_conflict()
        save_klad()


def _take_ander() -> None:
    ander = find_conflict()
    if ander is not None:
        forget_velden()
        set_klad(ander)
