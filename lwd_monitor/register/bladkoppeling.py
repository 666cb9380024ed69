"""Profiles of workbooks: which column of another system's export is which field, said once and kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from lwd_monitor.db import Cursor, Database
from lwd_monitor.fout import Bevinding, Fout
from lwd_monitor.gebied import Gebieden
from lwd_monitor.register import store
from lwd_monitor.register.beschrijving import get_register
from lwd_monitor.register.bewaren import save_stuk, withdraw_stuk
from lwd_monitor.register.model import Register, Stuk
from lwd_monitor.toegang import Gebruiker, require
from lwd_monitor.upload import Tabel

SOORT = "bladprofiel"
IS = "="  # parts a field from its column; no field has it in its name


@dataclass(frozen=True)
class Bladprofiel:
    """Where the fields of a register stand in a file: the head by field, and what holds for all rows by field."""

    naam: str
    kolommen: Mapping[str, str]
    vast: Mapping[str, str] = field(default_factory=dict)


def list_bladprofielen(con: Cursor, gebruiker: Gebruiker, register: Register) -> list[Bladprofiel]:
    """Return the profiles that were kept for a register, by name; asks the right to read them."""
    require(gebruiker, get_register(SOORT).lezen)
    stukken = [s for s in store.list_stand(con, SOORT) if not s.vervallen and s.get("lijst") == register.soort]
    return sorted((_build_profiel(stuk) for stuk in stukken), key=lambda profiel: profiel.naam.casefold())


def get_bladprofiel(con: Cursor, gebruiker: Gebruiker, register: Register, naam: str) -> Bladprofiel:
    """Return the profile with this name; raises a Dutch `Fout` that names those that there are."""
    profielen = list_bladprofielen(con, gebruiker, register)
    for profiel in profielen:
        if profiel.naam.casefold() == naam.strip().casefold():
            return profiel
    lijst = ", ".join(profiel.naam for profiel in profielen) or "er is nog geen profiel bewaard"
    raise Fout(f"Het profiel '{naam}' bestaat niet. Bewaard: {lijst}.")


def find_bladprofiel(profielen: list[Bladprofiel], tabel: Tabel) -> Bladprofiel | None:
    """Return the one profile whose columns are all in the file; with several there is no telling which, so None."""
    heads = set(_list_heads(tabel))
    passend = [profiel for profiel in profielen if set(profiel.kolommen.values()) <= heads]
    return passend[0] if len(passend) == 1 else None


def is_eigen_blad(register: Register, tabel: Tabel) -> bool:
    """Tell whether the file has the columns that a workbook of the register cannot do without."""
    heads = {head.casefold() for head in tabel.plaatsen}
    return all({veld.titel.casefold(), veld.naam} & heads for veld in register.velden if veld.verplicht)


def build_bladvoorstel(register: Register, tabel: Tabel) -> dict[str, str]:
    """Return the column that a field likely stands in, by field: by its own name, or one that data/registers knows."""
    heads = {head.casefold(): head for head in reversed(_list_heads(tabel))}
    gevonden = {}
    for veld in register.velden:
        namen = (veld.titel.casefold(), veld.naam, *veld.ook)
        if head := next((heads[naam] for naam in namen if naam in heads), None):
            gevonden[veld.naam] = head
    return gevonden


def save_bladprofiel(
    db: Database, gebruiker: Gebruiker, register: Register, profiel: Bladprofiel, gebieden: Gebieden, nu: datetime
) -> Stuk:
    """Keep a profile under its name; one with that name gets a next version. Asks the right to keep profiles."""
    require(gebruiker, get_register(SOORT).schrijven)
    if not profiel.naam.strip():
        raise Fout("Geef het profiel een naam, bijvoorbeeld die van het platform.")
    vorige = _find_stuk(db.cursor(), register, profiel.naam)
    ruw = {
        "naam": profiel.naam,
        "lijst": register.soort,
        "kolommen": _format_regels(profiel.kolommen),
        "vast": _format_regels(profiel.vast),
    }
    return save_stuk(db, gebruiker, get_register(SOORT), ruw, gebieden, nu, vorige)


def remove_bladprofiel(db: Database, gebruiker: Gebruiker, register: Register, naam: str, nu: datetime) -> None:
    """Take a profile away; its history stays, and saving it under its name brings it back."""
    require(gebruiker, get_register(SOORT).schrijven)
    stuk = _find_stuk(db.cursor(), register, naam)
    if stuk is None or stuk.vervallen:
        raise Fout(f"Er is geen profiel '{naam}'.")
    withdraw_stuk(db, gebruiker, get_register(SOORT), stuk, nu, "profiel verwijderd")


def match_profiel(
    register: Register, tabel: Tabel, profiel: Bladprofiel
) -> tuple[dict[str, str], list[Bevinding], list[Bevinding]]:
    """Return the column of the file for each field, what is wrong, and what is passed over."""
    bekend = {" ".join(head.split()): head for head in tabel.plaatsen if head}
    velden = {veld.naam: veld for veld in register.velden}
    heads, fouten = {}, []
    for naam, head in profiel.kolommen.items():
        if naam not in velden:
            fouten.append(
                Bevinding(f"Het veld '{naam}' uit het profiel bestaat niet meer. Koppel de kolommen opnieuw.")
            )
        elif head not in bekend:
            melding = f"De kolom '{head}' uit het profiel '{profiel.naam}' staat niet in dit bestand. "
            fouten.append(Bevinding(f"{melding}Kies een ander profiel of koppel de kolommen opnieuw.", kolom=head))
        else:
            heads[naam] = bekend[head]
    gekoppeld = {*profiel.kolommen, *profiel.vast}
    if missend := [veld.titel for veld in register.velden if veld.verplicht and veld.naam not in gekoppeld]:
        fouten.append(Bevinding(f"Er is geen kolom gekozen voor: {', '.join(missend)}. Kies er een."))
    dubbel = {head for head in heads.values() if list(heads.values()).count(head) > 1}
    fouten += [
        Bevinding(f"De kolom '{head}' is twee keer gekozen. Kies elke kolom één keer.") for head in sorted(dubbel)
    ]
    over = [head for head in bekend if head not in profiel.kolommen.values()]
    rest = [Bevinding(f"Deze kolommen slaan wij over: {', '.join(over)}.")] if over else []
    return heads, fouten, rest


def _find_stuk(con: Cursor, register: Register, naam: str) -> Stuk | None:
    gezocht = (naam.strip().casefold(), register.soort)
    stand = store.list_stand(con, SOORT)
    return next((s for s in stand if (str(s.get("naam")).casefold(), s.get("lijst")) == gezocht), None)


def _list_heads(tabel: Tabel) -> list[str]:
    """Return the heads of a file on one line each."""
    return [" ".join(head.split()) for head in tabel.plaatsen if head]


def _format_regels(paren: Mapping[str, str]) -> str:
    return "\n".join(f"{naam} {IS} {' '.join(waarde.split())}" for naam, waarde in paren.items())


def _build_profiel(stuk: Stuk) -> Bladprofiel:
    return Bladprofiel(
        str(stuk.get("naam")), _read_regels(stuk.get("kolommen", "")), _read_regels(stuk.get("vast", ""))
    )


def _read_regels(tekst: object) -> dict[str, str]:
    paren = [regel.split(IS, 1) for regel in str(tekst).splitlines() if IS in regel]
    return {naam.strip(): waarde.strip() for naam, waarde in paren}
