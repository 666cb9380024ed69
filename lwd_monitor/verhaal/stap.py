"""The steps of a story (concept, ingediend, gepubliceerd, ingetrokken): who may take which and when, and taking one in one write."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from lwd_monitor.db import Cursor, Database, find_instelling
from lwd_monitor.fout import Fout
from lwd_monitor.gebeurtenis import GebeurtenisSoort, append_gebeurtenis
from lwd_monitor.toegang import Gebruiker, Recht, has_recht, refuse, require, require_gebied
from lwd_monitor.verhaal import store
from lwd_monitor.verhaal.model import Verhaal, VerhaalStatus


class Stap(StrEnum):
    """What a person does with a story."""

    BEWERKEN = "bewerken"
    INDIENEN = "indienen"
    TERUGHALEN = "terughalen"
    TERUGGEVEN = "teruggeven"
    PUBLICEREN = "publiceren"
    DUIDEN = "duiden"
    HERZIEN = "herzien"
    INTREKKEN = "intrekken"


class Voorwaarde(StrEnum):
    """What must hold besides the right."""

    GEEN = "geen"
    EIGEN = "eigen"
    NIET_EIGEN = "niet_eigen"


@dataclass(frozen=True)
class Overgang:
    """One allowed step."""

    stap: Stap
    van: VerhaalStatus
    naar: VerhaalStatus
    recht: Recht
    voorwaarde: Voorwaarde = Voorwaarde.GEEN


_C, _I, _G, _W = VerhaalStatus
_INSTUREN, _BEOORDELEN = Recht.VERHAAL_INSTUREN, Recht.VERHAAL_BEOORDELEN
OVERGANGEN: tuple[Overgang, ...] = (
    Overgang(Stap.BEWERKEN, _C, _C, _INSTUREN, Voorwaarde.EIGEN),
    Overgang(Stap.INDIENEN, _C, _I, _INSTUREN, Voorwaarde.EIGEN),
    Overgang(Stap.TERUGHALEN, _I, _C, _INSTUREN, Voorwaarde.EIGEN),
    Overgang(Stap.TERUGGEVEN, _I, _C, _BEOORDELEN),
    Overgang(Stap.PUBLICEREN, _I, _G, _BEOORDELEN, Voorwaarde.NIET_EIGEN),
    Overgang(Stap.DUIDEN, _I, _I, _BEOORDELEN, Voorwaarde.NIET_EIGEN),
    Overgang(Stap.DUIDEN, _G, _G, _BEOORDELEN, Voorwaarde.NIET_EIGEN),
    Overgang(Stap.HERZIEN, _G, _C, _INSTUREN, Voorwaarde.EIGEN),
    Overgang(Stap.INTREKKEN, _C, _W, _INSTUREN, Voorwaarde.EIGEN),
    Overgang(Stap.INTREKKEN, _I, _W, _INSTUREN, Voorwaarde.EIGEN),
    Overgang(Stap.INTREKKEN, _G, _W, _INSTUREN, Voorwaarde.EIGEN),
    Overgang(Stap.INTREKKEN, _I, _W, _BEOORDELEN),
    Overgang(Stap.INTREKKEN, _G, _W, _BEOORDELEN),
)
_NIET_EIGEN = (
    "U hebt zelf aan dit verhaal geschreven. Een ander moet het beoordelen en publiceren: vier ogen zien meer dan twee."
)
_EIGEN = "Dit verhaal is door iemand anders geschreven. Alleen wie het schreef, kan dit doen."


def is_eigen(verhaal: Verhaal, gebruiker: Gebruiker) -> bool:
    """Tell whether the person wrote in the story."""
    return gebruiker.naam in verhaal.schrijvers


def require_stap(stap: Stap, verhaal: Verhaal, gebruiker: Gebruiker | None, eigen_mag: bool = False) -> Overgang:
    """Return the step that this person may take with this story now; raises a Dutch `Fout` that says why not.

    Notes: `eigen_mag` is the setting that lets a person publish his own story.
    """
    mogelijk = [o for o in OVERGANGEN if o.stap == stap and o.van == verhaal.status]
    if not mogelijk:
        require(gebruiker, _get_recht(stap))
        raise Fout(f"Dit verhaal is {verhaal.status.value}. Dan kunt u het niet {stap.value}. Vernieuw de pagina.")
    if overgang := find_overgang(stap, verhaal, gebruiker, eigen_mag):
        return overgang
    met_recht = [o for o in mogelijk if has_recht(gebruiker, o.recht)]
    if not met_recht:
        require(gebruiker, mogelijk[-1].recht)
    melding = _NIET_EIGEN if met_recht[0].voorwaarde == Voorwaarde.NIET_EIGEN else _EIGEN
    refuse(gebruiker, met_recht[0].recht, melding)


def find_overgang(
    stap: Stap, verhaal: Verhaal, gebruiker: Gebruiker | None, eigen_mag: bool = False
) -> Overgang | None:
    """Return the step if this person may take it with this story now; asking is no refusal that the log tells of."""
    if gebruiker is None:
        return None
    eigen = is_eigen(verhaal, gebruiker)
    for overgang in OVERGANGEN:
        if (overgang.stap, overgang.van) != (stap, verhaal.status) or not has_recht(gebruiker, overgang.recht):
            continue
        if overgang.voorwaarde == Voorwaarde.GEEN or (overgang.voorwaarde == Voorwaarde.EIGEN) == eigen:
            return overgang
        if overgang.voorwaarde == Voorwaarde.NIET_EIGEN and eigen_mag:
            return overgang
    return None


def list_stappen(verhaal: Verhaal, gebruiker: Gebruiker, eigen_mag: bool = False) -> list[Stap]:
    """Return what this person may do with this story now."""
    return [stap for stap in Stap if find_overgang(stap, verhaal, gebruiker, eigen_mag)]


def _get_recht(stap: Stap) -> Recht:
    return next(o.recht for o in OVERGANGEN if o.stap == stap)


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
    return find_instelling(con, EIGEN_PUBLICEREN) == "ja"


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
