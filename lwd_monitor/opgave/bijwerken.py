"""Changing opgaven: what each step asks, closing lines, and going on in the next period."""

import uuid
from collections.abc import Mapping
from datetime import datetime

from lwd_monitor.db import Database
from lwd_monitor.fout import Bevinding, Fout
from lwd_monitor.gebied import Gebieden
from lwd_monitor.indicator import WIJKANALYSE
from lwd_monitor.opgave.model import CIJFER, PUNT, REGEL, REGISTER, Opgave, Regelstatus, Staat
from lwd_monitor.register import Ongeldig, Stuk, add_stukken, get_register, save_stuk
from lwd_monitor.toegang import Gebruiker, Recht, require

# What a line keeps when it goes on in the next period; money, status and outcome belong to the period that ends.
_BLIJFT = ("gebied", "activiteit", "punt", "partner")


def save_opgave(
    db: Database, gebruiker: Gebruiker, ruw: dict, gebieden: Gebieden, nu: datetime, vorige: Stuk | None = None
) -> Stuk:
    """Keep the document of a place; vastgesteld asks for a date and for who did it."""
    require(gebruiker, Recht.OPGAVE_BEHEREN)
    bevindingen = []
    if ruw.get("status") == Staat.VASTGESTELD:
        bevindingen += [
            Bevinding(
                f"Een vastgesteld stuk vraagt om '{register_titel(naam)}'. Vul dit in.", kolom=register_titel(naam)
            )
            for naam in ("vastgesteld_op", "vastgesteld_door")
            if not ruw.get(naam)
        ]
    if _is_omgekeerd(ruw):
        bevindingen.append(Bevinding("Het laatste jaar ligt voor het eerste jaar.", kolom="Laatste jaar"))
    if bevindingen:
        raise Ongeldig(bevindingen)
    return save_stuk(db, gebruiker, get_register(REGISTER), ruw, gebieden, nu, vorige)


def fill_analyse(
    db: Database, gebruiker: Gebruiker, opgave: Opgave, teksten: Mapping[str, str], gebieden: Gebieden, nu: datetime
) -> list[str]:
    """Put texts in the fields of the analysis that are still empty and return which; what people wrote stays as it is.

    Notes: a document that is vastgesteld does not change by a button. A newer version than `opgave` refuses.
    """
    require(gebruiker, Recht.OPGAVE_BEHEREN)
    if opgave.staat is Staat.VASTGESTELD:
        raise Fout("Deze opgave is vastgesteld. Wijzig haar zelf, als de tekst anders moet.")
    leeg = {naam: teksten[naam] for naam in WIJKANALYSE if naam in teksten and not opgave.stuk.get(naam)}
    if not leeg:
        raise Fout("Er is niets om klaar te zetten: de teksten zijn al geschreven, of de monitor heeft er niets voor.")
    register = get_register(REGISTER)
    lang = {naam: cut_regels(tekst, register.get_veld(naam).lengte) for naam, tekst in leeg.items()}
    reden = "cijfers en verhalen klaargezet"
    save_stuk(db, gebruiker, register, {**opgave.stuk.gegevens, **lang}, gebieden, nu, opgave.stuk, reden)
    return list(leeg)


def cut_regels(tekst: str, lengte: int) -> str:
    """Return the lines of a text that fit in a field."""
    while len(tekst) > lengte:
        tekst = tekst.rpartition("\n")[0]
    return tekst


def save_regel(
    db: Database, gebruiker: Gebruiker, ruw: dict, gebieden: Gebieden, nu: datetime, vorige: Stuk | None = None
) -> Stuk:
    """Keep a line of the yearly plan; one that stopped says why, one that is closed says what came of it."""
    require(gebruiker, Recht.OPGAVE_BEHEREN)
    status = str(ruw.get("status") or "")
    bevindingen = []
    if status == Regelstatus.GESTOPT and not str(ruw.get("reden") or "").strip():
        bevindingen.append(Bevinding("Schrijf waarom dit is gestopt.", kolom="Reden"))
    if status in (Regelstatus.KLAAR, Regelstatus.GESTOPT) and not ruw.get("status_op"):
        bevindingen.append(Bevinding("Vul in sinds wanneer dit klaar of gestopt is.", kolom="Status sinds"))
    if bevindingen:
        raise Ongeldig(bevindingen)
    return save_stuk(db, gebruiker, get_register(REGEL), ruw, gebieden, nu, vorige)


def check_einde(opgave: Opgave) -> list[str]:
    """Return what is still open at the end of a period, in Dutch; empty when all lines say what came of them."""
    zonder = [str(regel.gegevens["activiteit"]) for regel in opgave.list_open()]
    zonder += [
        str(r.gegevens["activiteit"]) for r in opgave.regels if r not in opgave.list_open() and not r.get("uitkomst")
    ]
    return [f"'{naam}': schrijf wat ervan kwam, of laat de regel doorgaan in de volgende periode." for naam in zonder]


def carry_over(db: Database, gebruiker: Gebruiker, opgave: Opgave, mee: list[str], tot: int, nu: datetime) -> Stuk:
    """Open the opgave of the next period, with the opgaven, the figures and the lines `mee` (ids), and return it.

    Notes: the period that ends stays as it is; what goes on names what it follows. All of it is one write.
    """
    require(gebruiker, Recht.OPGAVE_BEHEREN)
    van = opgave.periode[1] + 1
    if tot < van:
        raise Fout(f"De volgende periode begint in {van}. Kies een laatste jaar dat daarna ligt.")
    id_ = str(uuid.uuid4())
    nieuw = {
        "gebied": opgave.gebied,
        "periode_van": van,
        "periode_tot": tot,
        "status": Staat.NIET_BEGONNEN.value,
        "vervolg_op": opgave.id,
    }
    vervolg = [(REGISTER, id_, nieuw)]
    vervolg += [
        (soort, str(uuid.uuid4()), {**gegevens, "opgave": id_}) for soort, gegevens in _list_vervolg(opgave, mee, van)
    ]
    return add_stukken(db, gebruiker, vervolg, nu, f"vervolg op {opgave.id}")[0]


def register_titel(naam: str) -> str:
    """Return what a field of an opgave is called on a screen."""
    return get_register(REGISTER).get_veld(naam).titel


def _list_vervolg(opgave: Opgave, mee: list[str], van: int) -> list[tuple[str, Mapping]]:
    punten = [(PUNT, punt.gegevens) for punt in opgave.punten]
    cijfers = [(CIJFER, cijfer.gegevens) for cijfer in opgave.cijfers]
    regels: list[tuple[str, Mapping]] = []
    for regel in opgave.regels:
        if regel.id in mee:
            blijft = {naam: regel.gegevens[naam] for naam in _BLIJFT if naam in regel.gegevens}
            gegevens = {**blijft, "jaar": van, "status": Regelstatus.GEPLAND.value, "vervolg_op": regel.id}
            regels.append((REGEL, gegevens))
    return [*punten, *cijfers, *regels]


def _is_omgekeerd(ruw: dict) -> bool:
    van, tot = str(ruw.get("periode_van") or ""), str(ruw.get("periode_tot") or "")
    return van.isdigit() and tot.isdigit() and int(tot) < int(van)
