"""From a survey file to outcomes ready to publish: read, check, add up, hide."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from lwd_monitor.enquete.lezen import Respondenten, check_respondenten, read_sav
from lwd_monitor.enquete.uitkomst import Enquetegebied, compute_uitkomsten
from lwd_monitor.fout import Bevinding, Fout
from lwd_monitor.gebied import GEMEENTE_CODE, Gebied, Gebieden, GebiedNiveau, compute_indeling


@dataclass(frozen=True)
class Peiling:
    """One file of one round, as it was read and checked."""

    bestand: str
    sha256: str
    jaar: int
    gelezen: int
    respondenten: Respondenten


@dataclass(frozen=True)
class Verwerking:
    """Everything that a run would publish; `uitkomsten` with the suppression on, `onbewerkt` without."""

    peilingen: list[Peiling]
    uitkomsten: pd.DataFrame
    onbewerkt: pd.DataFrame
    fouten: list[Bevinding] = field(default_factory=list)
    waarschuwingen: list[Bevinding] = field(default_factory=list)

    @property
    def peiling(self) -> Peiling:
        """Return the round that the run is about; the others only take part in a pooled round."""
        return self.peilingen[0]


def read_peiling(pad: Path, jaar: int, gebieden: Gebieden) -> Peiling:
    """Read a survey file and check its rows; refuses a file in which no row counts."""
    levering = read_sav(pad)
    wijken = [wijk.code for wijk in list_wijken(gebieden, jaar)]
    respondenten = check_respondenten(levering, wijken, GEMEENTE_CODE, jaar)
    if respondenten.frame.empty:
        raise Fout(
            f"In {pad.name} is geen rij die meetelt. Kijk of het bestand van Almelo is en of de gewichten kloppen."
        )
    sha256 = hashlib.sha256(pad.read_bytes()).hexdigest()
    return Peiling(pad.name, sha256, jaar, len(levering.frame), respondenten)


def compute_verwerking(
    peilingen: Sequence[Peiling], gebieden: Gebieden, openbaar: pd.DataFrame | None = None
) -> Verwerking:
    """Return the outcomes of the first file, and pooled with the others where there are more.

    Notes: `openbaar` holds outcomes (gebied, ronde, vraag, antwoord) that readers know already: these cannot be
    hidden any more, so a pooled round gives way instead.
    """
    eerste = peilingen[0]
    rondes = {peiling.jaar: peiling.respondenten.frame for peiling in peilingen}
    if len(rondes) < len(peilingen):
        raise Fout("Twee bestanden zijn van hetzelfde jaar. Geef bij elk bestand een ander jaar.")
    vlakken = list_enquetegebieden(gebieden, eerste.jaar)
    samen = {get_naam(rondes): sorted(rondes)} if len(rondes) > 1 else {}
    vragen = eerste.respondenten.vragen
    onbewerkt = compute_uitkomsten(rondes, vragen, vlakken, samen=samen, onbewerkt=True)
    uitkomsten = compute_uitkomsten(rondes, vragen, vlakken, samen=samen, openbaar=openbaar)
    fouten = [_name(b, peiling, peilingen) for peiling in peilingen for b in peiling.respondenten.fouten]
    let_op = [_name(b, peiling, peilingen) for peiling in peilingen for b in peiling.respondenten.waarschuwingen]
    return Verwerking(list(peilingen), uitkomsten, onbewerkt, fouten, let_op)


def get_naam(rondes: Mapping[int, object]) -> str:
    """Return the name of a pooled round: its years, "2023-2025".

    >>> get_naam({2025: None, 2023: None})
    '2023-2025'
    """
    return "-".join(str(jaar) for jaar in sorted(rondes))


def list_wijken(gebieden: Gebieden, jaar: int) -> list[Gebied]:
    """Return the wijken of the indeling that holds in a year."""
    return gebieden.list_niveau(GebiedNiveau.WIJK, compute_indeling(jaar, gebieden.indelingen))


def list_enquetegebieden(gebieden: Gebieden, jaar: int) -> list[Enquetegebied]:
    """Return the gebieden that a survey can say something about: gemeente, wijken, own areas of whole wijken.

    Notes: an own area that is one wijk is that wijk; one with loose buurten is left out, the file knows no buurt.
    """
    wijken = list_wijken(gebieden, jaar)
    buurten = {wijk.code: {deel.code for deel in gebieden.list_delen(wijk)} for wijk in wijken}
    vlakken = [Enquetegebied(GEMEENTE_CODE), *(Enquetegebied(w.code, frozenset([w.code])) for w in wijken)]
    for eigen in gebieden.eigen.values():
        leden = {lid.code for lid in eigen.leden}
        heel = {code for code, delen in buurten.items() if code in leden or (delen and delen <= leden)}
        gedekt = heel | {deel for code in heel for deel in buurten[code]}
        if len(heel) > 1 and leden <= gedekt:
            vlakken.append(Enquetegebied(eigen.id, frozenset(heel)))
    return vlakken


def _name(bevinding: Bevinding, peiling: Peiling, peilingen: Sequence[Peiling]) -> Bevinding:
    if len(peilingen) == 1:
        return bevinding
    return Bevinding(f"{peiling.bestand}: {bevinding.melding}", bevinding.rij, bevinding.kolom, bevinding.waarde)
