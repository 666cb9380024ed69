"""The form of a register: a widget for each field, as data/registers describes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

import streamlit as st

from lwd_monitor.gebied import Gebied, Gebieden, GebiedNiveau
from lwd_monitor.register import Register, Stuk, Veld, Veldsoort, format_waarde
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.stap import KLAAR, try_stap

KIES = "Kies"
EERSTE_DAG, LAATSTE_DAG = date(1990, 1, 1), date(2100, 12, 31)
# What keeps a stuk: raw values, and the version that was on the screen. Returns the kept stuk.
Bewaar = Callable[[dict, Stuk | None], Stuk]


@dataclass(frozen=True)
class Formuliervorm:
    """How a form differs from its register: fields that are fixed, that choose from what there is, and that it asks besides."""

    vast: Mapping[str, object] = field(default_factory=dict)
    opties: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    extra: Mapping[str, str] = field(default_factory=dict)


def show_formulier(
    pagina: Pagina, register: Register, bewaar: Bewaar, vorm: Formuliervorm | None = None, stuk: Stuk | None = None
) -> None:
    """Show the form of a new stuk, or of one that stands; keep it, or tell in Dutch what is wrong."""
    vorm = vorm or Formuliervorm()
    sleutel = f"{register.soort}_{stuk.id if stuk else 'nieuw'}"
    with st.form(sleutel, border=False):
        ruw: dict[str, object] = dict(vorm.vast)
        for veld in register.velden:
            if veld.naam not in vorm.vast:
                waarde = stuk.get(veld.naam) if stuk else None
                ruw[veld.naam] = _show_veld(veld, waarde, f"{sleutel}_{veld.naam}", pagina.gebieden, vorm)
        for naam, titel in vorm.extra.items():
            ruw[naam] = st.text_input(titel, max_chars=300, key=f"{sleutel}_{naam}")
        verstuurd = st.form_submit_button("Bewaren" if stuk else "Toevoegen", type="primary")
    if not verstuurd:
        return
    if not try_stap(lambda: bewaar(ruw, stuk)):
        return
    st.session_state[KLAAR] = f"Bewaard bij {register.titel}."
    forget_formulier(sleutel)
    st.rerun()


def forget_formulier(sleutel: str) -> None:
    """Let a form begin anew: Streamlit keeps what was typed under the keys of its widgets."""
    for naam in [n for n in st.session_state if str(n).startswith(f"{sleutel}_")]:
        del st.session_state[naam]


def show_klaar() -> None:
    """Tell once what was kept."""
    if klaar := st.session_state.pop(KLAAR, None):
        st.success(klaar)


def list_gebiednamen(gebieden: Gebieden) -> dict[str, str]:
    """Return every place that a person may pick, by code: wijken and dorpen first, a buurt with its wijk behind it."""
    wijken = {g.code: g.naam for g in gebieden.list_niveau(GebiedNiveau.WIJK)}
    buurten = {g.code: _format_buurt(g, wijken) for g in gebieden.list_niveau(GebiedNiveau.BUURT)}
    return {**wijken, **buurten}


def _format_buurt(buurt: Gebied, wijken: dict[str, str]) -> str:
    return f"{buurt.naam} ({wijken.get(buurt.ouder_code or '', '')})"


def _show_veld(veld: Veld, waarde: object, key: str, gebieden: Gebieden, vorm: Formuliervorm) -> object:
    titel = veld.titel if veld.verplicht else f"{veld.titel} (mag leeg)"
    hulp = veld.uitleg or None
    keuzes = _list_keuzes(veld, gebieden, vorm)
    if keuzes is not None:
        return _show_keuze(veld, titel, waarde, keuzes, key)
    if veld.soort is Veldsoort.DATUM:
        dag = date.fromisoformat(str(waarde)) if waarde else None
        return st.date_input(titel, dag, EERSTE_DAG, LAATSTE_DAG, key=key, help=hulp, format="DD-MM-YYYY")
    tekst = format_waarde(veld, waarde, gebieden)
    if veld.soort is Veldsoort.LANG:
        return st.text_area(titel, tekst, max_chars=veld.lengte, key=key, help=hulp)
    if veld.meer:
        hulp = f"{veld.uitleg} Meer dan één: zet er een puntkomma tussen.".strip()
    return st.text_input(titel, tekst, key=key, help=hulp)


def _list_keuzes(veld: Veld, gebieden: Gebieden, vorm: Formuliervorm) -> Mapping[str, str] | None:
    if veld.naam in vorm.opties:
        return vorm.opties[veld.naam]
    if veld.soort is Veldsoort.GEBIED:
        return list_gebiednamen(gebieden)
    if veld.soort is Veldsoort.JA_NEE:
        return {"ja": "ja", "nee": "nee"}
    return veld.keuzes if veld.soort is Veldsoort.KEUZE else None


def _show_keuze(veld: Veld, titel: str, waarde: object, keuzes: Mapping[str, str], key: str) -> object:
    def show(keuze: str) -> str:
        return keuzes.get(keuze, f"{keuze} (staat niet in de lijst)")

    if veld.meer:
        eerder = [deel for deel in (waarde if isinstance(waarde, list) else []) if deel in keuzes]
        return st.multiselect(
            titel, list(keuzes), eerder, show, key=key, help=veld.uitleg or None, placeholder=KIES, select_all=False
        )
    huidig = {True: "ja", False: "nee"}.get(waarde, waarde) if veld.soort is Veldsoort.JA_NEE else waarde  # type: ignore[call-overload]
    # What was kept and is no choice for this person stays until he picks another: a form may not wipe it.
    opties = list(dict.fromkeys([*keuzes, *([] if huidig is None else [str(huidig)])]))
    plek = opties.index(str(huidig)) if huidig is not None else None
    return st.selectbox(titel, opties, plek, show, key=key, help=veld.uitleg or None, placeholder=KIES)


def get_nu() -> datetime:
    """Return the moment of a write."""
    return datetime.now()
