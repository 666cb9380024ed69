"""Taking one step with a story: right, version, history and log in one write."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from lwd_monitor.db import Cursor, Database, get_instelling
from lwd_monitor.fout import Fout
from lwd_monitor.gebeurtenis import GebeurtenisSoort, append_gebeurtenis
from lwd_monitor.toegang import Gebruiker, require_gebied
from lwd_monitor.verhaal import store
from lwd_monitor.verhaal.model import Verhaal, VerhaalStatus
from lwd_monitor.verhaal.overgang import Stap, require_stap

TABELLEN = ("verhaal", "verhaal_versie", "verhaal_dossier", "verhaal_duiding", "gebeurtenis")
# Steps towards readers; taking back what one wrote oneself is free, wherever it is about.
BINNEN_WIJKEN = (Stap.INDIENEN, Stap.HERZIEN)
# The name of a setting; "ja" lets people publish what they wrote themselves.
EIGEN_PUBLICEREN = "eigen_verhaal_publiceren"


class VerouderdeVersie(Fout):
    """The story was changed since it was opened; `huidig` is how it stands now."""

    def __init__(self, huidig: Verhaal) -> None:
        super().__init__(
            "Dit verhaal is intussen ergens anders gewijzigd. Er is niets overschreven. "
            "Vergelijk de twee teksten en kies wat blijft."
        )
        self.huidig = huidig


def get_actueel(con: Cursor, verhaal_id: str, versie: int) -> Verhaal:
    """Return the story when this is still its version; raises `VerouderdeVersie` when it is not."""
    huidig = store.find_verhaal(con, verhaal_id)
    if huidig is None:
        raise Fout("Dit verhaal bestaat niet. Kies een verhaal uit de lijst.")
    if huidig.versie != versie:
        raise VerouderdeVersie(huidig)
    return huidig


def may_eigen(con: Cursor) -> bool:
    """Tell whether the municipality lets people publish their own stories."""
    return get_instelling(con, EIGEN_PUBLICEREN) == "ja"


@dataclass(frozen=True)
class Zet:
    """One step with one version of a story, and what the person says with it."""

    stap: Stap
    verhaal_id: str
    versie: int
    op: datetime
    opmerking: str | None = None


def move(
    db: Database,
    gebruiker: Gebruiker,
    zet: Zet,
    *,
    bereid: Callable[[Verhaal], Verhaal] = lambda verhaal: verhaal,
    na: Callable[[Cursor], None] | None = None,
    details: Callable[[Verhaal], dict[str, object]] = lambda verhaal: {},
) -> Verhaal:
    """Carry out one step and return the story after it; `bereid` checks or changes it, `na` runs in the same write."""

    def werk(con: Cursor) -> Verhaal:
        huidig = store.find_verhaal(con, zet.verhaal_id)
        if huidig is None:
            raise Fout("Dit verhaal bestaat niet. Kies een verhaal uit de lijst.")
        overgang = require_stap(zet.stap, huidig, gebruiker, may_eigen(con))
        if zet.stap in BINNEN_WIJKEN:
            require_gebied(gebruiker, overgang.recht, huidig.gebieden)
        if huidig.versie != zet.versie:
            raise VerouderdeVersie(huidig)
        klaar = replace(bereid(huidig), status=overgang.naar, versie=zet.versie + 1)
        if na is not None:
            na(con)
        store.save_verhaal(con, klaar, gebruiker.naam, zet.op, zet.opmerking)
        kenmerken = {
            "stap": zet.stap.value,
            "van": overgang.van.value,
            "naar": overgang.naar.value,
            "versie": klaar.versie,
        }
        append_gebeurtenis(
            con,
            gebruiker.naam,
            GebeurtenisSoort.VERHAAL_OVERGANG,
            zet.op,
            zet.verhaal_id,
            **{**kenmerken, **details(klaar)},
        )
        return klaar

    return db.write(werk, TABELLEN)


def make_grafsteen(verhaal: Verhaal) -> Verhaal:
    """Return what is left of a withdrawn story: that it was there, its kind and its date, no content."""
    return Verhaal(
        id=verhaal.id,
        titel="",
        tekst="",
        datum=verhaal.datum,
        datum_soort=verhaal.datum_soort,
        gebieden=(),
        indeling=verhaal.indeling,
        werkvelden=(),
        soort=verhaal.soort,
        stem=verhaal.stem,
        status=VerhaalStatus.INGETROKKEN,
        zichtbaar=verhaal.zichtbaar,
        versie=verhaal.versie,
        schrijvers=verhaal.schrijvers,
    )
