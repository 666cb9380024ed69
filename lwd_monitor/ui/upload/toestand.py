"""What one session works on: the file, the choices beside it, and what reading and checking gave."""

import re
import tempfile
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

import pandas as pd
import streamlit as st

from lwd_monitor.fout import Bevinding, Fout
from lwd_monitor.rapport import Editietegenspraak
from lwd_monitor.toegang import Gebruiker
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.stap import format_fout
from lwd_monitor.ui.upload.edities import watch_edities
from lwd_monitor.upload import (
    Gelezen,
    Gevolgen,
    Kolomkoppeling,
    MislukteKoppeling,
    OnbekendeVorm,
    Opties,
    Overgangsbestand,
    Tabel,
    Uploadrapport,
    check_gelezen,
    check_grenzen,
    check_overgang,
    is_grensbestand,
    load_verschil,
    read_upload,
    rehearse_upload,
    save_profiel,
)

SLEUTEL = "upload_werk"
MAX_RIJEN = 200


class Inzendsoort(StrEnum):
    """What a file brings; each kind has its own steps."""

    CIJFERS = "cijfers"
    GRENZEN = "grenzen"
    OVERGANG = "overgang"


@dataclass
class Uploadwerk:
    """One file under way; `fout` says why nothing could be read, `onbekend` that its columns need a meaning.

    Notes: a file of boundaries has `grenzen`, the places it brings beside those that stand (`compare_gebieden`), and
    the layers it has with the one that was read; one of a crosswalk has `overgang` (`compare_overgang`), and `let_op`,
    what was found while it was made. `mislukt` is a mapping that does not fit; with `bewaar` a mapping is saved once the
    file reads well with it, and `bewaard` says that it was.
    """

    pad: Path
    naam: str
    opties: Opties = field(default_factory=Opties)
    profiel: Kolomkoppeling | None = None
    gelezen: Gelezen | None = None
    rapport: Uploadrapport | None = None
    verschil: dict[str, pd.DataFrame] = field(default_factory=dict)
    gevolgen: Gevolgen = field(default_factory=Gevolgen)
    edities: list[Editietegenspraak] = field(default_factory=list)
    fout: str = ""
    onbekend: OnbekendeVorm | None = None
    mislukt: MislukteKoppeling | None = None
    bewaar: bool = False
    bewaard: bool = False
    versie: int = -1
    soort: Inzendsoort = Inzendsoort.CIJFERS
    grenzen: pd.DataFrame = field(default_factory=pd.DataFrame)
    lagen: list[str] = field(default_factory=list)
    laag: str | None = None
    overgang: pd.DataFrame = field(default_factory=pd.DataFrame)
    let_op: tuple[Bevinding, ...] = ()

    @property
    def benoemd(self) -> Opties:
        """Return the choices with the name under which the person knows the file."""
        return replace(self.opties, naam=self.naam)


def find_werk() -> Uploadwerk | None:
    """Return what this session works on."""
    return st.session_state.get(SLEUTEL)


def start_werk(naam: str, inhoud: bytes) -> Uploadwerk:
    """Keep a file of the browser in a folder of its own and begin with it."""
    map_ = Path(tempfile.mkdtemp(prefix="lwd-upload-"))
    pad = map_ / "bestand"
    pad.write_bytes(inhoud)
    return start_werk_op(pad, naam)


def start_werk_op(pad: Path, naam: str, opties: Opties | None = None, let_op: tuple[Bevinding, ...] = ()) -> Uploadwerk:
    """Begin with a file that lies on disk."""
    soort = Inzendsoort.GRENZEN if is_grensbestand(pad) else Inzendsoort.CIJFERS
    werk = Uploadwerk(pad, naam, opties or Opties(), soort=soort, let_op=let_op)
    if werk.soort == Inzendsoort.GRENZEN and werk.opties.indeling is None:
        jaren = re.findall(r"(?<!\d)(?:19[5-9]\d|20[0-4]\d)(?!\d)", naam)
        werk.opties = replace(werk.opties, indeling=int(jaren[-1]) if jaren else None)
    st.session_state[SLEUTEL] = werk
    return werk


def stop_werk() -> None:
    """Let go of the file."""
    st.session_state.pop(SLEUTEL, None)


def change_werk(werk: Uploadwerk, opties: Opties, profiel: Kolomkoppeling | None = None, bewaar: bool = False) -> None:
    """Go on with other choices: everything is read anew."""
    if opties == werk.opties and profiel == werk.profiel and bewaar == werk.bewaar:
        return
    st.session_state[SLEUTEL] = Uploadwerk(
        werk.pad, werk.naam, opties, profiel, bewaar=bewaar, soort=werk.soort, let_op=werk.let_op
    )


def find_koppeling(werk: Uploadwerk) -> tuple[Tabel, Kolomkoppeling | None] | None:
    """Return the table whose columns need a meaning, with the mapping that was tried; None when all reads well."""
    if werk.onbekend is not None:
        return werk.onbekend.tabel, None
    if werk.mislukt is not None:
        return werk.mislukt.tabel, werk.mislukt.profiel
    if werk.gelezen is not None and werk.gelezen.profiel is not None and not _reads_well(werk):
        return werk.gelezen.tabel, werk.gelezen.profiel
    return None


def ensure_gelezen(werk: Uploadwerk, gebruiker: Gebruiker) -> None:
    """Read and check the file unless that was done on the data as they are now."""
    db = get_database()
    if werk.versie == db.get_versie():
        return
    werk.versie, werk.fout, werk.onbekend, werk.gelezen, werk.rapport = db.get_versie(), "", None, None, None
    werk.gevolgen, werk.edities, werk.mislukt = Gevolgen(), [], None
    nu, con = datetime.now(), db.cursor()
    try:
        with st.spinner("Het bestand wordt gelezen en gecontroleerd …"):
            if werk.soort == Inzendsoort.GRENZEN:
                plan = check_grenzen(con, werk.pad, werk.benoemd)
                werk.rapport = plan.rapport
                werk.grenzen, werk.lagen, werk.laag = plan.verschil, plan.lagen, plan.laag
                return
            werk.gelezen = read_upload(con, werk.pad, werk.benoemd, werk.profiel)
            werk.rapport = check_gelezen(con, werk.gelezen, werk.opties, nu)
            if len(werk.gelezen.frame):
                soorten = ("nieuw", "gewijzigd", "vervallen")
                werk.verschil = {soort: load_verschil(con, soort, MAX_RIJEN) for soort in soorten}
            if werk.rapport.verandert and not werk.rapport.fouten:
                kijker, werk.edities = watch_edities(gebruiker)
                werk.gevolgen = rehearse_upload(db, gebruiker, werk.gelezen, werk.opties, nu, kijker)
            _save_koppeling(werk, gebruiker, nu)
    except OnbekendeVorm as onbekend:
        werk.onbekend = onbekend
    except MislukteKoppeling as mislukt:
        werk.mislukt, werk.fout = mislukt, format_fout(mislukt)
    except Overgangsbestand as gevonden:
        werk.soort = Inzendsoort.OVERGANG
        _read_overgang(werk, gevonden.tabel)
    except Fout as fout:
        werk.fout = format_fout(fout)


def _save_koppeling(werk: Uploadwerk, gebruiker: Gebruiker, nu: datetime) -> None:
    """Save the mapping of this file if asked, once figures come out and none of them is refused."""
    if not werk.bewaar or werk.profiel is None or werk.gelezen is None or not _reads_well(werk):
        return
    save_profiel(get_database(), gebruiker, werk.profiel, werk.gelezen.tabel, nu)
    werk.bewaar, werk.bewaard = False, True


def _reads_well(werk: Uploadwerk) -> bool:
    """Tell whether figures come out and none is refused, but for indicators that still need a description."""
    if werk.gelezen is None or werk.rapport is None or werk.gelezen.frame.empty:
        return False
    return all(bevinding.waarde in werk.rapport.concepten for bevinding in werk.rapport.fouten)


def _read_overgang(werk: Uploadwerk, tabel: Tabel) -> None:
    con = get_database().cursor()
    try:
        plan = check_overgang(con, werk.pad, werk.benoemd, tabel, werk.let_op)
        werk.rapport, werk.overgang = plan.rapport, plan.verschil
    except Fout as fout:
        werk.fout = format_fout(fout)
