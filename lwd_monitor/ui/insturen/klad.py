"""The draft of this browser: what was saved last, the fields as they stand now, and saving at each change."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

import streamlit as st

from lwd_monitor.fout import Fout
from lwd_monitor.ui.adres import write_adres
from lwd_monitor.ui.insturen.velden import VOOR, get_sleutel, list_velden, read_velden
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.sessie import require_gebruiker
from lwd_monitor.verhaal import (
    Verhaal,
    VerouderdeVersie,
    find_verhaal,
    make_concept,
    save_concept,
)

NIEUW = "nieuw"
_KLAD, _CONFLICT, _MELDING = "klad", "kladconflict", "kladmelding"


@dataclass
class _Vak:
    """The draft of a session, in a thing that can change without touching the session; one save at a time."""

    verhaal: Verhaal
    adres_volgt: bool = False
    slot: threading.RLock = field(default_factory=threading.RLock)


def open_klad(verhaal_id: str, gebied: str, indeling: int) -> Verhaal:
    """Return the draft that this browser works on; another one, or another person, starts from what was saved."""
    vak: _Vak | None = st.session_state.get(_KLAD)
    huidig = vak.verhaal if vak else None
    gebruiker = require_gebruiker()
    is_nieuw = verhaal_id == NIEUW
    zelfde = huidig is not None and gebruiker.naam in huidig.schrijvers
    if not zelfde or huidig is None or (not _is_begin(huidig, gebied) if is_nieuw else huidig.id != verhaal_id):
        forget_velden()
        huidig = make_concept(gebruiker.naam, gebied, indeling, date.today()) if is_nieuw else _load(verhaal_id)
        st.session_state[_KLAD] = _Vak(huidig)
    for veld, waarde in list_velden(huidig).items():
        st.session_state.setdefault(get_sleutel(veld), waarde)
    return huidig


def _is_begin(klad: Verhaal, gebied: str) -> bool:
    """Tell whether this is an empty draft about the place that is asked for."""
    return klad.versie == 0 and klad.gebieden == ((gebied,) if gebied else ())


def get_klad() -> Verhaal:
    """Return the draft as it was saved last."""
    verhaal: Verhaal = st.session_state[_KLAD].verhaal
    return verhaal


def set_klad(verhaal: Verhaal) -> None:
    """Go on with this version of the draft."""
    st.session_state[_KLAD].verhaal = verhaal


def store_klad(bewaar: Callable[[Verhaal], Verhaal]) -> Verhaal:
    """Save the draft, go on with the version that `bewaar` gives back, and return it; it gets the draft as saved last.

    Notes: whatever touches the session may end this run in favour of a newer one, and the newer one begins while this one
    still saves. Both would be one's own, yet the second would find itself behind and call the first another's. So saves
    wait for each other, and `bewaar` reads the session before it saves, never after.
    """
    vak: _Vak = st.session_state[_KLAD]
    with vak.slot:
        nieuw = bewaar(vak.verhaal)
        vak.adres_volgt = vak.adres_volgt or nieuw.versie != vak.verhaal.versie
        vak.verhaal = nieuw
    settle_adres()
    return nieuw


def settle_adres() -> None:
    """Let the address name the draft that was saved; a run that was cut short left that to the next one."""
    vak: _Vak | None = st.session_state.get(_KLAD)
    if vak is not None and vak.adres_volgt:
        write_adres("verhaal", vak.verhaal.id)
        vak.adres_volgt = False


def save_klad() -> None:
    """Save what stands in the fields, as every field does when it changes."""
    try_save()


def try_save() -> bool:
    """Save what stands in the fields; tells whether it is all saved now.

    Notes: an empty form is no draft. A version from elsewhere is kept aside to compare; nothing is overwritten.
    """
    db, gebruiker = get_database(), require_gebruiker()

    def bewaar(klad: Verhaal) -> Verhaal:
        nieuw = read_velden(klad)
        leeg = klad.versie == 0 and not (nieuw.titel.strip() or nieuw.tekst.strip())
        return klad if leeg or nieuw == klad else save_concept(db, gebruiker, nieuw, datetime.now())

    try:
        return store_klad(bewaar).versie > 0
    except VerouderdeVersie as fout:
        st.session_state[_CONFLICT] = fout.huidig
        return False
    except Fout as fout:
        set_melding(fout.melding)
        return False


def forget_velden() -> None:
    """Empty the fields of this browser; what was saved stays saved."""
    for naam in [naam for naam in st.session_state if str(naam).startswith(VOOR)]:
        del st.session_state[naam]
    st.session_state.pop(_CONFLICT, None)


def find_conflict() -> Verhaal | None:
    """Return the version that someone else saved meanwhile, or None."""
    return st.session_state.get(_CONFLICT)


def end_conflict() -> None:
    """Go on after a conflict."""
    st.session_state.pop(_CONFLICT, None)


def set_melding(melding: str) -> None:
    """Keep a message for the page that is shown after this step."""
    st.session_state[_MELDING] = melding


def pop_melding() -> str:
    """Return the message that waits, once."""
    return st.session_state.pop(_MELDING, "")


def _load(verhaal_id: str) -> Verhaal:
    gevonden = find_verhaal(get_database().cursor(), verhaal_id)
    if gevonden is None or require_gebruiker().naam not in gevonden.schrijvers:
        raise Fout("Dit verhaal is niet van u, of het bestaat niet meer. Kies een verhaal uit de lijst.")
    return gevonden
