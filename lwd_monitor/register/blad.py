"""A register as a spreadsheet: out for people to work in, and back in with a check and a preview of every row."""

import io
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from lwd_monitor.db import Cursor, Database
from lwd_monitor.fout import Bevinding, Fout
from lwd_monitor.gebeurtenis import GebeurtenisSoort, append_gebeurtenis
from lwd_monitor.gebied import Gebieden
from lwd_monitor.opmaak import MAKER, disarm_formule
from lwd_monitor.register import store
from lwd_monitor.register.bewaren import TABELLEN, append_stuk, build_volgende, require_stuk
from lwd_monitor.register.bladkoppeling import Bladprofiel, match_profiel
from lwd_monitor.register.controle import check_gegevens, format_waarde
from lwd_monitor.register.model import Register, Stuk
from lwd_monitor.toegang import Gebruiker, GeenRecht, has_recht
from lwd_monitor.upload import Tabel, read_bestand

BREEDSTE = 60  # of a column, in letters: a long answer wraps or is opened
KENMERK = "kenmerk"  # the column with the id of a stuk


@dataclass(frozen=True)
class Regel:
    """One row of a spreadsheet as it would be kept; `vorige` is None for what is new."""

    rij: int
    gegevens: Mapping
    vorige: Stuk | None = None

    @property
    def is_gewijzigd(self) -> bool:
        """Tell whether the row says something else than what stands."""
        return self.vorige is not None and self.vorige.gegevens != self.gegevens


@dataclass(frozen=True)
class Bladplan:
    """What a spreadsheet would change; with `fouten` nothing of it may be kept."""

    register: Register
    bestand: str
    regels: tuple[Regel, ...] = ()
    fouten: Sequence[Bevinding] = ()
    waarschuwingen: Sequence[Bevinding] = ()

    @property
    def nieuw(self) -> list[Regel]:
        """Return the rows that add a stuk."""
        return [regel for regel in self.regels if regel.vorige is None]

    @property
    def gewijzigd(self) -> list[Regel]:
        """Return the rows that change a stuk."""
        return [regel for regel in self.regels if regel.is_gewijzigd]

    @property
    def ongewijzigd(self) -> int:
        """Return how many rows say what stands already."""
        return len(self.regels) - len(self.nieuw) - len(self.gewijzigd)


def build_xlsx(register: Register, stukken: list[Stuk], gebieden: Gebieden) -> bytes:
    """Return a register as a workbook with one row per stuk, in words that `check_blad` reads back."""
    # A quarter of a second to import, for whoever downloads alone.
    from openpyxl import Workbook

    boek = Workbook()
    blad = boek.active
    blad.title = register.titel[:31]
    blad.append([KENMERK, *(veld.titel for veld in register.velden)])
    for stuk in stukken:
        waarden = [format_waarde(veld, stuk.get(veld.naam), gebieden) for veld in register.velden]
        blad.append([stuk.id, *(disarm_formule(waarde) for waarde in waarden)])
    blad.freeze_panes = "A2"
    for kolom in blad.columns:
        langste = max(len(str(cel.value or "")) for cel in kolom)
        blad.column_dimensions[kolom[0].column_letter].width = min(langste + 2, BREEDSTE)
    boek.properties.creator = MAKER
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def check_blad(
    con: Cursor,
    register: Register,
    pad: Path,
    gebieden: Gebieden,
    gebruiker: Gebruiker,
    profiel: Bladprofiel | None = None,
) -> Bladplan:
    """Return what a spreadsheet would change and all that is wrong with it; writes nothing.

    Notes: whoever may write nowhere in the register only looks; for others a row of another's wijk is an error.
    `profiel` says where our fields stand in another system's export. A row is known by its kenmerk, else by the
    fields of `sleutel`. Every column is used, or named as passed over.
    """
    tabel = read_bestand(pad)
    if profiel is None:
        heads, fouten, waarschuwingen = _match_kolommen(register, tabel)
    else:
        heads, fouten, waarschuwingen = match_profiel(register, tabel, profiel)
    vast, schrijft = profiel.vast if profiel else {}, has_recht(gebruiker, register.schrijven)
    stand = {stuk.id: stuk for stuk in store.list_stand(con, register.soort)}
    regels: list[Regel] = []
    for nummer, ruw in _list_rijen(tabel, heads):
        regel, gevonden = _build_regel(register, nummer, {**vast, **ruw}, gebieden, stand)
        fouten += [_name_kolom(bevinding, register, heads) for bevinding in gevonden] if profiel else gevonden
        if regel and schrijft:
            fouten += _check_recht(gebruiker, register, regel)
        if regel:
            regels.append(regel)
    fouten += _check_dubbel(register, regels)
    if not regels and not fouten:
        fouten.append(Bevinding("Het bestand heeft geen rijen onder de kop. Vul ten minste één rij in."))
    return Bladplan(
        register, pad.name, tuple(regels), [*tabel.fouten, *fouten], [*tabel.waarschuwingen, *waarschuwingen]
    )


def run_blad(db: Database, gebruiker: Gebruiker, plan: Bladplan, nu: datetime) -> str:
    """Keep every new and changed row of a plan in one write and return the id by which all of it can be undone."""
    if plan.fouten:
        raise Fout(f"Er staan nog {len(plan.fouten)} fouten in het bestand. Er is niets ingelezen.")
    anders = [*plan.nieuw, *plan.gewijzigd]
    for regel in anders:
        require_stuk(gebruiker, plan.register, regel.gegevens, *([regel.vorige.gegevens] if regel.vorige else []))
    if not anders:
        raise Fout("Alles in dit bestand staat er al zo. Er is niets ingelezen.")
    partij = str(uuid.uuid4())
    stukken = [
        replace(build_volgende(regel.vorige, plan.register, gebruiker, regel.gegevens, nu, plan.bestand), partij=partij)
        for regel in anders
    ]

    def werk(con: Cursor) -> None:
        for stuk in stukken:
            append_stuk(con, stuk)
        _tell(con, gebruiker, GebeurtenisSoort.BLAD_INGELEZEN, nu, plan.register, bestand=plan.bestand, partij=partij,
              nieuw=len(plan.nieuw), gewijzigd=len(plan.gewijzigd))  # fmt: skip

    db.write(werk, TABELLEN)
    return partij


def undo_blad(db: Database, gebruiker: Gebruiker, register: Register, partij: str, nu: datetime) -> int:
    """Take back what one spreadsheet brought and return of how many stukken; refuses where a stuk changed since."""
    con = db.cursor()
    gebracht = store.list_partij(con, partij)
    if not gebracht:
        raise Fout("Dit werkblad is niet bekend. Kies er een uit de lijst.")
    terug, later = [], []
    for stuk in gebracht:
        versies = store.list_versies(con, stuk.id)
        require_stuk(gebruiker, register, *(versie.gegevens for versie in versies))
        if versies[0].versie != stuk.versie:
            later.append(stuk)
            continue
        vorige = versies[1] if len(versies) > 1 else None
        inhoud = vorige.gegevens if vorige else stuk.gegevens
        nieuw = build_volgende(stuk, register, gebruiker, inhoud, nu, "werkblad teruggedraaid")
        terug.append(replace(nieuw, vervallen=vorige.vervallen if vorige else True))
    if later:
        raise Fout(
            f"{len(later)} van de {len(gebracht)} rijen zijn na dit werkblad nog gewijzigd. Er is niets teruggedraaid. "
            "Zet die eerst zelf terug, bij hun geschiedenis."
        )

    def werk(con: Cursor) -> int:
        for stuk in terug:
            append_stuk(con, stuk)
        _tell(con, gebruiker, GebeurtenisSoort.BLAD_TERUGGEDRAAID, nu, register, partij=partij, regels=len(terug))
        return len(terug)

    return db.write(werk, TABELLEN)


def _tell(
    con: Cursor, gebruiker: Gebruiker, soort: GebeurtenisSoort, nu: datetime, register: Register, **details: object
) -> None:
    append_gebeurtenis(con, gebruiker.naam, soort, nu, register.titel, **details)


def _match_kolommen(register: Register, tabel: Tabel) -> tuple[dict[str, str], list[Bevinding], list[Bevinding]]:
    """Return the column of the file for each field, what is wrong, and what is passed over."""
    bekend = {KENMERK: KENMERK}
    for veld in register.velden:
        bekend |= {veld.titel.casefold(): veld.naam, veld.naam.casefold(): veld.naam}
    heads: dict[str, str] = {}
    fouten, waarschuwingen = [], []
    for head in tabel.plaatsen:
        veld_naam = bekend.get(head.casefold())
        if veld_naam is None:
            waarschuwingen.append(Bevinding(f"De kolom '{head}' kennen wij niet en slaan wij over.", kolom=head))
        elif veld_naam in heads:
            fouten.append(Bevinding(f"De kolom '{head}' staat er twee keer. Haal er een weg.", kolom=head))
        else:
            heads[veld_naam] = head
    missend = [veld.titel for veld in register.velden if veld.verplicht and veld.naam not in heads]
    if missend:
        fouten.append(
            Bevinding(
                f"Deze kolommen ontbreken: {', '.join(missend)}. Download eerst het werkblad; daarin staan alle kolommen."
            )
        )
    return heads, fouten, waarschuwingen


def _list_rijen(tabel: Tabel, heads: dict[str, str]) -> list[tuple[int, dict[str, object]]]:
    kolommen = {veld: tabel.get_kolom(head).tolist() for veld, head in heads.items()}
    rijen = []
    for plaats, nummer in enumerate(tabel.rijnummers.tolist()):
        ruw = {veld: _strip_apostrof(waarden[plaats]) for veld, waarden in kolommen.items()}
        if any(waarde is not None and waarde == waarde and str(waarde).strip() for waarde in ruw.values()):
            rijen.append((int(nummer), ruw))
    return rijen


def _strip_apostrof(cel: object) -> object:
    """Return a cell as it was before `disarm_formule` put it behind an apostrophe."""
    return cel[1:] if isinstance(cel, str) and disarm_formule(cel[1:]) == cel else cel


def _build_regel(
    register: Register, nummer: int, ruw: dict[str, object], gebieden: Gebieden, stand: dict[str, Stuk]
) -> tuple[Regel | None, list[Bevinding]]:
    gegevens, bevindingen = check_gegevens(register, ruw, gebieden)
    bevindingen = [replace(bevinding, rij=nummer) for bevinding in bevindingen]
    kenmerk = str(ruw.get(KENMERK) or "").strip()
    if kenmerk and kenmerk not in stand:
        melding = f"Het kenmerk '{kenmerk}' bestaat niet. Laat het leeg als deze rij nieuw is."
        bevindingen.append(Bevinding(melding, rij=nummer, kolom=KENMERK))
    if bevindingen:
        return None, bevindingen
    vorige = stand.get(kenmerk) or _find_met_sleutel(register, gegevens, stand)
    if vorige is None:
        return Regel(nummer, gegevens), []
    # A column that the file does not have says nothing about its field.
    aanwezig = {veld.naam for veld in register.velden if veld.naam in ruw}
    oud = {naam: waarde for naam, waarde in vorige.gegevens.items() if naam not in aanwezig}
    return Regel(nummer, {**oud, **gegevens}, vorige), []


def _name_kolom(bevinding: Bevinding, register: Register, heads: dict[str, str]) -> Bevinding:
    """Return a finding with the head that the file has for the field, so that it can be found there."""
    head = next((heads[v.naam] for v in register.velden if v.titel == bevinding.kolom and v.naam in heads), None)
    return replace(bevinding, kolom=head) if head else bevinding


def _find_met_sleutel(register: Register, gegevens: dict, stand: dict[str, Stuk]) -> Stuk | None:
    if not register.sleutel:
        return None
    gezocht = [gegevens.get(naam) for naam in register.sleutel]
    return next(
        (s for s in stand.values() if not s.vervallen and [s.gegevens.get(n) for n in register.sleutel] == gezocht),
        None,
    )


def _check_recht(gebruiker: Gebruiker, register: Register, regel: Regel) -> list[Bevinding]:
    try:
        require_stuk(gebruiker, register, regel.gegevens, *([regel.vorige.gegevens] if regel.vorige else []))
    except GeenRecht as fout:
        return [Bevinding(fout.melding, rij=regel.rij)]
    return []


def _check_dubbel(register: Register, regels: list[Regel]) -> list[Bevinding]:
    gezien: dict[object, int] = {}
    fouten = []
    for regel in regels:
        sleutel: object = (
            regel.vorige.id if regel.vorige else tuple(str(regel.gegevens.get(naam)) for naam in register.sleutel)
        )
        if sleutel and sleutel in gezien:
            melding = f"Deze rij zegt hetzelfde als rij {gezien[sleutel]}. Haal er een weg."
            fouten.append(Bevinding(melding, rij=regel.rij))
        gezien.setdefault(sleutel, regel.rij)
    return fouten
