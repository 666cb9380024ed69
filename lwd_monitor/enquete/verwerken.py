"""From a survey file to outcomes ready to publish: read, check, add up, hide."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from lwd_monitor.enquete.bestand import read_sav
from lwd_monitor.enquete.indicatoren import load_indicatoren
from lwd_monitor.enquete.respondenten import Respondenten, check_respondenten
from lwd_monitor.enquete.rondes import Rondekennis, get_naam, group_vragen, list_jaren, require_alle_rondes, tell_eigen
from lwd_monitor.enquete.schild import MINIMUM_CEL, Drempel
from lwd_monitor.enquete.uitkomst import Enquetegebied, compute_uitkomsten
from lwd_monitor.enquete.uitval import check_uitval
from lwd_monitor.enquete.vragen import Enquetevraag
from lwd_monitor.enquete.wijken import Wijken
from lwd_monitor.fout import Bevinding, Fout
from lwd_monitor.gebied import GEMEENTE_CODE, GEMEENTE_NAAM, Gebied, Gebieden, GebiedNiveau, compute_indeling
from lwd_monitor.instellingen import load_instellingen
from lwd_monitor.waarneming import find_wijken

# As for figures that are uploaded: before 1995 nothing was published per wijk, so such a year is a typing error.
EERSTE_JAAR = 1995


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
    """Everything that a run would publish; `uitkomsten` with the suppression on, `onbewerkt` without; `vragen` by ronde."""

    peilingen: Sequence[Peiling]
    uitkomsten: pd.DataFrame
    onbewerkt: pd.DataFrame
    vragen: Mapping[str, Sequence[Enquetevraag]]
    fouten: Sequence[Bevinding] = ()
    waarschuwingen: Sequence[Bevinding] = ()
    minimum_cel: int = MINIMUM_CEL

    @property
    def peiling(self) -> Peiling:
        """Return the round that the run is about; the others only take part in a pooled round."""
        return self.peilingen[0]


def require_jaar(jaar: int, dit_jaar: int) -> None:
    """Refuse a year in which no survey per wijk can have been held; fieldwork may run into the next year."""
    if not EERSTE_JAAR <= jaar <= dit_jaar + 1:
        raise Fout(
            f"Het jaar {jaar} kan niet: geef het jaar van de peiling, van {EERSTE_JAAR} tot en met {dit_jaar + 1}."
        )


def read_peiling(pad: Path, jaar: int, gebieden: Gebieden, aliassen: pd.DataFrame | None = None) -> Peiling:
    """Read a survey file and check its rows; refuses a file in which no row counts.

    Notes: `aliassen` (naam, code, indeling) are other names of wijken that a file may use.
    """
    levering = read_sav(pad)
    respondenten = check_respondenten(levering, build_wijken(gebieden, jaar, aliassen), jaar)
    if respondenten.frame.empty:
        raise Fout(
            f"In {pad.name} is geen rij die meetelt. Kijk of het bestand van {GEMEENTE_NAAM} is en of de gewichten kloppen."
        )
    uitval = check_uitval(levering, respondenten, load_indicatoren())
    respondenten = replace(respondenten, waarschuwingen=[*respondenten.waarschuwingen, *uitval])
    sha256 = hashlib.sha256(pad.read_bytes()).hexdigest()
    return Peiling(pad.name, sha256, jaar, len(levering.frame), respondenten)


def compute_verwerking(
    peilingen: Sequence[Peiling], gebieden: Gebieden, kennis: Rondekennis | None = None
) -> Verwerking:
    """Return the outcomes of the first file, and pooled with the others where there are more.

    Notes: what readers know already (`kennis`) cannot be hidden any more, so a new pooled round gives way instead.
    Rounds that were pooled before are worked out again beside it. Raises `Fout` where a year of those has no file.
    """
    kennis, minimum_cel = kennis or Rondekennis(), load_instellingen().minimum_cel
    _require_vergelijkbaar(peilingen, gebieden)
    jaren = [peiling.jaar for peiling in peilingen]
    require_alle_rondes(jaren, kennis.samen)
    eigen_samen = [get_naam(jaren)] if len(jaren) > 1 else []
    samen = {
        naam: list_jaren(naam) for naam in sorted({*eigen_samen, *kennis.samen}) if {*list_jaren(naam)} <= {*jaren}
    }
    groepen = group_vragen({p.jaar: p.respondenten.vragen for p in peilingen})
    vlakken = list_enquetegebieden(gebieden, peilingen[0].jaar)
    delen = [
        compute_uitkomsten(
            {p.jaar: p.respondenten.frame for p in peilingen if p.jaar in groep},
            vragen,
            vlakken,
            samen={naam: delen for naam, delen in samen.items() if {*delen} <= {*groep}},
            grens=Drempel(minimum_cel=minimum_cel),
            openbaar=kennis.openbaar,
        )
        for groep, vragen in groepen.items()
    ]
    uitkomsten, onbewerkt = (pd.concat(soort, ignore_index=True) for soort in zip(*delen, strict=True))
    fouten = [_name(b, peiling, peilingen) for peiling in peilingen for b in peiling.respondenten.fouten]
    let_op = [_name(b, peiling, peilingen) for peiling in peilingen for b in peiling.respondenten.waarschuwingen]
    per_ronde = {str(p.jaar): p.respondenten.vragen for p in peilingen} | {
        naam: [v for groep, vragen in groepen.items() if {*delen} <= {*groep} for v in vragen]
        for naam, delen in samen.items()
    }
    let_op += tell_eigen(groepen, jaren)
    return Verwerking(list(peilingen), uitkomsten, onbewerkt, per_ronde, fouten, let_op, minimum_cel)


def _require_vergelijkbaar(peilingen: Sequence[Peiling], gebieden: Gebieden) -> None:
    if len({peiling.jaar for peiling in peilingen}) < len(peilingen):
        raise Fout("Twee bestanden zijn van hetzelfde jaar. Geef bij elk bestand een ander jaar.")
    if len({peiling.sha256 for peiling in peilingen}) < len(peilingen):
        raise Fout(
            "Twee jaren hebben hetzelfde bestand: dan telt iedereen dubbel. Geef bij elk jaar het eigen bestand."
        )
    if len({compute_indeling(peiling.jaar, gebieden.indelingen) for peiling in peilingen}) > 1:
        raise Fout(
            "Deze rondes horen bij verschillende indelingen: een wijk is niet in elk jaar dezelfde plek. "
            "Neem alleen rondes samen van dezelfde indeling."
        )


def build_wijken(gebieden: Gebieden, jaar: int, aliassen: pd.DataFrame | None = None) -> Wijken:
    """Return the wijken of a year with all names they go by."""
    wijken = list_wijken(gebieden, jaar)
    namen = {wijk.naam: wijk.code for wijk in wijken}
    if aliassen is not None:
        eigen = aliassen[aliassen["code"].isin(list(namen.values()))]
        eigen = eigen[eigen["indeling"] == compute_indeling(jaar, gebieden.indelingen)]
        namen |= dict(zip(eigen["naam"], eigen["code"], strict=True))
    return Wijken([wijk.code for wijk in wijken], GEMEENTE_CODE, namen)


def list_wijken(gebieden: Gebieden, jaar: int) -> list[Gebied]:
    """Return the wijken of the indeling that holds in a year."""
    return gebieden.list_niveau(GebiedNiveau.WIJK, compute_indeling(jaar, gebieden.indelingen))


def list_enquetegebieden(gebieden: Gebieden, jaar: int) -> list[Enquetegebied]:
    """Return the gebieden that a survey can say something about: gemeente, wijken, own areas of whole wijken.

    Notes: an own area with loose buurten is left out, the file knows no buurt, and so is one of another indeling. One
    that is a single wijk has that wijk's outcomes.
    """
    wijken = list_wijken(gebieden, jaar)
    vlakken = [Enquetegebied(GEMEENTE_CODE), *(Enquetegebied(w.code, frozenset([w.code])) for w in wijken)]
    for eigen in gebieden.eigen.values():
        heel = find_wijken(eigen, gebieden)
        if heel and eigen.leden[0].indeling == compute_indeling(jaar, gebieden.indelingen):
            vlakken.append(Enquetegebied(eigen.id, heel))
    return vlakken


def _name(bevinding: Bevinding, peiling: Peiling, peilingen: Sequence[Peiling]) -> Bevinding:
    if len(peilingen) == 1:
        return bevinding
    return replace(bevinding, melding=f"{peiling.bestand}: {bevinding.melding}")
