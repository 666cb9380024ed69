"""Making, changing, taking out and putting back own areas; what pages read changes in the same write."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime

from lwd_monitor.db import Cursor, Database
from lwd_monitor.eigengebied import store
from lwd_monitor.fout import Bevinding, Fout
from lwd_monitor.gebeurtenis import GebeurtenisSoort, append_gebeurtenis
from lwd_monitor.gebied import EigenGebied, Gebieden, GebiedNiveau, list_eigen_gebieden
from lwd_monitor.register import (
    Ongeldig,
    Stuk,
    append_stuk,
    build_volgende,
    check_gegevens,
    get_register,
    get_versie,
    list_stand,
    list_versies,
)
from lwd_monitor.toegang import SYSTEEM, Gebruiker, Recht, require

KOLOM = "Wijken, dorpen en buurten"
REGISTER = "eigen_gebied"
MEEGELEVERD = "meegeleverd"
_TABELLEN = (*store.TABELLEN, "register_versie", "gebeurtenis")
# What an own area that was read from a file calls itself where the register has a word of its own.
_EIGEN = "eigen"


def fold_leden(codes: Collection[str], gebieden: Gebieden) -> list[str]:
    """Return the members with a wijk in the place of all its buurten: the same place then has one page."""
    over = dict.fromkeys(codes)
    for wijk in gebieden.list_niveau(GebiedNiveau.WIJK):
        delen = {deel.code for deel in gebieden.list_delen(wijk)}
        if delen and delen <= set(over):
            over = {code: None for code in over if code not in delen} | {wijk.code: None}
    return sorted(over)


def check_leden(codes: Collection[str], gebieden: Gebieden) -> list[Bevinding]:
    """Return what keeps these places from being one area: only wijken and buurten, and none within another."""
    uit = []
    for code in codes:
        plek = gebieden.find(code)
        if plek is None or plek.niveau is GebiedNiveau.GEMEENTE:
            naam = plek.naam if plek else code
            uit.append(
                Bevinding(f"'{naam}' kan geen deel zijn van een eigen gebied. Kies wijken of buurten.", kolom=KOLOM)
            )
        elif plek.ouder_code in codes:
            ouder = gebieden.find(plek.ouder_code or "")
            wijk = ouder.naam if ouder else plek.ouder_code
            uit.append(
                Bevinding(
                    f"{plek.naam} ligt in {wijk} en zou dubbel tellen. Kies de wijk, of alleen buurten.", kolom=KOLOM
                )
            )
    return uit


def list_alle(con: Cursor) -> list[Stuk]:
    """Return the newest version of every own area by name, also of those that were taken out."""
    return sorted(list_stand(con, REGISTER), key=lambda stuk: str(stuk.gegevens["naam"]).casefold())


def list_gewijzigd(con: Cursor) -> set[str]:
    """Return the ids of own areas that a person changed: what ships leaves these alone."""
    return {stuk.id for stuk in list_stand(con, REGISTER) if stuk.reden != MEEGELEVERD}


def save_eigen(
    db: Database,
    gebruiker: Gebruiker,
    ruw: Mapping[str, object],
    gebieden: Gebieden,
    nu: datetime,
    vorige: Stuk | None = None,
) -> Stuk:
    """Keep a new own area, or the next version of one; raises `Ongeldig` with all that is wrong.

    Notes: `reden` in `ruw` says why, for whoever looks back. Members count in the newest indeling.
    """
    require(gebruiker, Recht.GEBIED_BEHEREN)
    gegevens, bevindingen = check_gegevens(
        get_register(REGISTER), {**ruw, "indeling": gebieden.nieuwste or None}, gebieden
    )
    leden = fold_leden(gegevens.get("leden", []), gebieden)
    bevindingen += check_leden(leden, gebieden)
    stand = list_stand(db.cursor(), REGISTER)
    naam, reden = str(gegevens.get("naam", "")), str(ruw.get("reden") or "").strip()
    namen = {str(s.gegevens["naam"]).casefold() for s in stand if not s.vervallen and s.id != (vorige and vorige.id)}
    if naam.casefold() in namen:
        bevindingen.append(Bevinding(f"Er is al een eigen gebied dat {naam} heet. Kies een andere naam.", kolom="Naam"))
    if not reden or reden == MEEGELEVERD:
        bevindingen.append(Bevinding("Schrijf waarom u dit wijzigt. Wie later terugkijkt, wil dat weten."))
    if bevindingen:
        raise Ongeldig(bevindingen)
    if leden:
        gegevens["leden"] = leden
    if vorige and vorige.gegevens == gegevens and not vorige.vervallen:
        return vorige
    stuk = build_volgende(vorige, get_register(REGISTER), gebruiker, gegevens, nu, reden)
    if vorige is None:
        stuk = replace(stuk, id=_build_id(naam, {*gebieden.eigen, *(s.id for s in stand)}))
    return _write(db, gebruiker, stuk, GebeurtenisSoort.STUK_BEWAARD)


def withdraw_eigen(db: Database, gebruiker: Gebruiker, vorige: Stuk, nu: datetime, reden: str) -> Stuk:
    """Take an own area out; refuses while stories, figures or lists stand at it. Its history stays."""
    require(gebruiker, Recht.GEBIED_BEHEREN)
    if not reden.strip():
        raise Fout("Schrijf waarom dit gebied vervalt. Wie later terugkijkt, wil dat weten.")
    if hangend := store.list_hangend(db.cursor(), vorige.id, REGISTER):
        wat = ", ".join(f"{aantal} {woord}" for woord, aantal in hangend)
        raise Fout(
            f"Bij {vorige.gegevens['naam']} horen nog: {wat}. Die zouden hun plek verliezen. Haal ze eerst weg, of laat het "
            "gebied staan en verander de wijken en buurten."
        )
    stuk = build_volgende(vorige, get_register(REGISTER), gebruiker, vorige.gegevens, nu, reden.strip())
    return _write(db, gebruiker, replace(stuk, vervallen=True), GebeurtenisSoort.STUK_VERVALLEN)


def restore_eigen(db: Database, gebruiker: Gebruiker, id_: str, versie: int, nu: datetime) -> Stuk:
    """Let an own area be again as it was in an earlier version; that too is a new version, so it can be undone."""
    require(gebruiker, Recht.GEBIED_BEHEREN)
    versies = list_versies(db.cursor(), id_)
    doel = get_versie(versies, REGISTER, versie)
    if doel.vervallen:
        raise Fout(
            f"In versie {versie} was dit gebied weggehaald. Kies een andere versie, of haal het weg met een reden."
        )
    stuk = build_volgende(
        versies[0], get_register(REGISTER), gebruiker, doel.gegevens, nu, f"terug naar versie {versie}"
    )
    return _write(db, gebruiker, stuk, GebeurtenisSoort.STUK_TERUGGEZET)


def seed_eigen(db: Database, nu: datetime) -> int:
    """Begin a history for each own area that has none yet, and follow what ships while no person changed it."""
    stand = {stuk.id: stuk for stuk in list_stand(db.cursor(), REGISTER)}
    nieuw = []
    for eigen in list_eigen_gebieden(db.cursor()):
        oud, gegevens = stand.get(eigen.id), _build_gegevens(eigen)
        if oud is None or (oud.reden == MEEGELEVERD and oud.gegevens != gegevens):
            versie = oud.versie + 1 if oud else 1
            nieuw.append(Stuk(eigen.id, REGISTER, versie, nu, SYSTEEM.naam, gegevens, MEEGELEVERD))

    def werk(con: Cursor) -> None:
        for stuk in nieuw:
            append_stuk(con, stuk)
        append_gebeurtenis(con, SYSTEEM.naam, GebeurtenisSoort.STUK_BEWAARD, nu, MEEGELEVERD, regels=len(nieuw))

    if nieuw:
        db.write(werk, _TABELLEN)
    return len(nieuw)


def _write(db: Database, gebruiker: Gebruiker, stuk: Stuk, soort: GebeurtenisSoort) -> Stuk:
    def werk(con: Cursor) -> Stuk:
        append_stuk(con, stuk)
        store.project(con, stuk)
        onderwerp = f"eigen gebied {stuk.gegevens['naam']}"
        append_gebeurtenis(con, gebruiker.naam, soort, stuk.op, onderwerp, versie=stuk.versie, reden=stuk.reden)
        return stuk

    return db.write(werk, _TABELLEN)


def _build_gegevens(eigen: EigenGebied) -> dict[str, object]:
    """Return what the register holds of an own area that stands; empty fields are left out, as the register does."""
    velden = {
        "naam": eigen.naam,
        "soort": eigen.soort,
        "leden": sorted(lid.code for lid in eigen.leden),
        "indeling": eigen.leden[0].indeling if eigen.leden else None,
        "omschrijving": eigen.omschrijving or _EIGEN,
        "waarom": eigen.waarom,
        "bron": eigen.bron,
        "sinds": eigen.sinds,
    }
    return {naam: waarde for naam, waarde in velden.items() if waarde not in (None, "", [])}


def _build_id(naam: str, bezet: set[str]) -> str:
    """Return what names the area in addresses: its name in plain letters, with a number when that is taken.

    >>> _build_id("Oud-Zuid & Noord", {"oud_zuid_noord"})
    'oud_zuid_noord_2'
    """
    kaal = unicodedata.normalize("NFKD", naam.casefold()).encode("ascii", "ignore").decode()
    basis = re.sub(r"[^a-z0-9]+", "_", kaal).strip("_") or _EIGEN
    nummers = (basis if nr == 1 else f"{basis}_{nr}" for nr in range(1, len(bezet) + 3))
    return next(id_ for id_ in nummers if id_ not in bezet)
