"""Describing, publishing and taking back an indicator of our own: each is a version, and the catalogue follows it."""

from collections.abc import Mapping
from datetime import datetime

from lwd_monitor.afleiding import rebuild_afgeleid, remove_afgeleid
from lwd_monitor.db import Cursor, Database
from lwd_monitor.fout import Bevinding, Fout
from lwd_monitor.gebeurtenis import GebeurtenisSoort, append_gebeurtenis
from lwd_monitor.gebied import Gebieden
from lwd_monitor.gesprek import follow_cijfers
from lwd_monitor.indicator import Indicator, load_indicatoren, sync_indicatoren
from lwd_monitor.indicatorbeheer.inhoud import (
    OPENBAAR,
    build_beschreven,
    check_beschrijving,
    require_concept,
)
from lwd_monitor.oordeel import rebuild_dispersies
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
from lwd_monitor.toegang import Gebruiker, Recht, require

REGISTER = "indicator"
_TABELLEN = ("register_versie", "gebeurtenis", "indicator", "waarneming", "dispersie", "verhaal_vraag")
GEPUBLICEERD, TERUG = "gepubliceerd", "weer een concept"


def list_eigen_indicatoren(con: Cursor) -> list[tuple[Indicator, Stuk | None]]:
    """Return the indicators that people describe, by title, each with its newest version: concepts, and what they were."""
    stand = {stuk.id: stuk for stuk in list_stand(con, REGISTER)}
    eigen = [i for i in load_indicatoren(con).values() if i.concept or i.id in stand]
    return [(i, stand.get(i.id)) for i in sorted(eigen, key=lambda i: (not i.concept, i.titel.casefold()))]


def save_beschrijving(
    db: Database, gebruiker: Gebruiker, id_: str, ruw: Mapping[str, object], gebieden: Gebieden, nu: datetime
) -> Stuk:
    """Keep what an indicator is; raises `Ongeldig` with all that is wrong. What readers see already changes at once.

    Notes: `reden` in `ruw` says why; asked for once readers see the indicator. Only what was a concept can be described:
    an entry that ships is a file.
    """
    require(gebruiker, Recht.UPLOAD_UITVOEREN)
    con = db.cursor()
    catalogus, vorige = load_indicatoren(con), _find(con, id_)
    indicator = require_concept(catalogus, id_)
    if vorige is None and not indicator.concept:
        raise Fout(f"'{indicator.titel}' wordt meegeleverd met de monitor. Die beschrijving wijzigt u hier niet.")
    gegevens, bevindingen = check_gegevens(get_register(REGISTER), ruw, gebieden)
    bevindingen += check_beschrijving(gegevens, catalogus)
    reden, openbaar = str(ruw.get("reden") or "").strip(), bool(vorige and vorige.get(OPENBAAR))
    if openbaar and not reden:
        bevindingen.append(Bevinding("Lezers zien dit cijfer al. Schrijf waarom u de beschrijving wijzigt."))
    if bevindingen:
        raise Ongeldig(bevindingen)
    if openbaar:
        gegevens[OPENBAAR] = True
    if vorige and vorige.gegevens == gegevens:
        return vorige
    stuk = _build(vorige, gebruiker, id_, gegevens, nu, reden or "beschreven")
    return _write(db, gebruiker, stuk, indicator, GebeurtenisSoort.STUK_BEWAARD)


def publish_indicator(db: Database, gebruiker: Gebruiker, id_: str, nu: datetime) -> Stuk:
    """Let readers see an indicator that was described: on Kaart, Trend, Uitleg and in the search box."""
    require(gebruiker, Recht.UPLOAD_UITVOEREN)
    vorige = _find(db.cursor(), id_)
    if vorige is None:
        raise Fout("Beschrijf de indicator eerst: wat telt hij, en wat zegt hij niet? Daarna kunt u publiceren.")
    return _set_openbaar(db, gebruiker, vorige, nu, openbaar=True)


def unpublish_indicator(db: Database, gebruiker: Gebruiker, id_: str, nu: datetime) -> Stuk:
    """Make an indicator a concept again: its figures stay in the store, readers no longer see it."""
    require(gebruiker, Recht.UPLOAD_UITVOEREN)
    vorige = _find(db.cursor(), id_)
    if vorige is None:
        raise Fout(f"De indicator '{id_}' is hier niet gepubliceerd. Er is niets veranderd.")
    return _set_openbaar(db, gebruiker, vorige, nu, openbaar=False)


def restore_beschrijving(db: Database, gebruiker: Gebruiker, id_: str, versie: int, nu: datetime) -> Stuk:
    """Let the description be again as in an earlier version; whether readers see it stays as it is now."""
    require(gebruiker, Recht.UPLOAD_UITVOEREN)
    versies = list_versies(db.cursor(), id_)
    doel = get_versie(versies, REGISTER, versie)
    gegevens = {naam: waarde for naam, waarde in doel.gegevens.items() if naam != OPENBAAR}
    if versies[0].get(OPENBAAR):
        gegevens[OPENBAAR] = True
    stuk = _build(versies[0], gebruiker, id_, gegevens, nu, f"terug naar versie {versie}")
    indicator = require_concept(load_indicatoren(db.cursor()), id_)
    return _write(db, gebruiker, stuk, indicator, GebeurtenisSoort.STUK_TERUGGEZET)


def _set_openbaar(db: Database, gebruiker: Gebruiker, vorige: Stuk, nu: datetime, *, openbaar: bool) -> Stuk:
    if bool(vorige.get(OPENBAAR)) == openbaar:
        return vorige
    gegevens = {naam: waarde for naam, waarde in vorige.gegevens.items() if naam != OPENBAAR}
    gegevens |= {OPENBAAR: True} if openbaar else {}
    stuk = _build(vorige, gebruiker, vorige.id, gegevens, nu, GEPUBLICEERD if openbaar else TERUG)
    indicator = require_concept(load_indicatoren(db.cursor()), vorige.id)
    return _write(db, gebruiker, stuk, indicator, GebeurtenisSoort.STUK_BEWAARD)


def _find(con: Cursor, id_: str) -> Stuk | None:
    versies = list_versies(con, id_)
    return versies[0] if versies and versies[0].soort == REGISTER else None


def _build(vorige: Stuk | None, gebruiker: Gebruiker, id_: str, gegevens: dict, nu: datetime, reden: str) -> Stuk:
    if vorige is None:
        return Stuk(id_, REGISTER, 1, nu, gebruiker.naam, gegevens, reden)
    return build_volgende(vorige, get_register(REGISTER), gebruiker, gegevens, nu, reden)


def _write(db: Database, gebruiker: Gebruiker, stuk: Stuk, indicator: Indicator, soort: GebeurtenisSoort) -> Stuk:
    nieuw = build_beschreven(indicator, stuk.gegevens)

    def werk(con: Cursor) -> Stuk:
        append_stuk(con, stuk)
        sync_indicatoren(con, [nieuw])
        # Another way to make a wijk of its buurten: what the old one made goes, the new one is made.
        remove_afgeleid(con, nieuw.id)
        afgeleid = rebuild_afgeleid(con, [nieuw.id])
        rebuild_dispersies(con, {nieuw.id, *afgeleid})
        onderwerp = f"indicator {nieuw.titel}"
        append_gebeurtenis(con, gebruiker.naam, soort, stuk.op, onderwerp, versie=stuk.versie, reden=stuk.reden)
        # What readers see asks what explains its changes; what they see no longer asks nothing.
        if not (indicator.concept and nieuw.concept):
            follow_cijfers(con, gebruiker, stuk.op)
        return stuk

    return db.write(werk, _TABELLEN)
