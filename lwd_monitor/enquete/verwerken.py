"""From a survey file to outcomes ready to publish: read, check, add up, hide."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from lwd_monitor.enquete.lezen import Respondenten, check_respondenten, read_sav
from lwd_monitor.enquete.uitkomst import Enquetegebied, compute_uitkomsten
from lwd_monitor.enquete.vragen import Vraag
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
    """Everything that a run would publish; `uitkomsten` with the suppression on, `onbewerkt` without; `vragen` by ronde."""

    peilingen: list[Peiling]
    uitkomsten: pd.DataFrame
    onbewerkt: pd.DataFrame
    vragen: Mapping[str, list[Vraag]]
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
    _require_vergelijkbaar(peilingen, gebieden)
    rondes = {peiling.jaar: peiling.respondenten.frame for peiling in peilingen}
    vlakken = list_enquetegebieden(gebieden, eerste.jaar)
    samen = {get_naam(rondes): sorted(rondes)} if len(rondes) > 1 else {}
    vragen, eigen = split_vragen(peilingen)
    delen = [compute_uitkomsten(rondes, vragen, vlakken, samen=samen, openbaar=openbaar)]
    delen += [
        compute_uitkomsten({jaar: rondes[jaar]}, anders, vlakken, openbaar=openbaar)
        for jaar, anders in eigen.items()
        if anders
    ]
    uitkomsten, onbewerkt = (pd.concat(soort, ignore_index=True) for soort in zip(*delen, strict=True))
    fouten = [_name(b, peiling, peilingen) for peiling in peilingen for b in peiling.respondenten.fouten]
    let_op = [_name(b, peiling, peilingen) for peiling in peilingen for b in peiling.respondenten.waarschuwingen]
    let_op += _tell_eigen(eigen)
    per_ronde = {str(p.jaar): p.respondenten.vragen for p in peilingen} | dict.fromkeys(samen, vragen)
    return Verwerking(list(peilingen), uitkomsten, onbewerkt, per_ronde, fouten, let_op)


def split_vragen(peilingen: Sequence[Peiling]) -> tuple[list[Vraag], dict[int, list[Vraag]]]:
    """Return the questions that all files put in the same way, and by year those that only that file puts so.

    Notes: the same name with other answers, or the answers in another order, is another question: adding those up
    would mix "eens" with "oneens".
    """
    per_jaar = {p.jaar: {v.id: v for v in p.respondenten.vragen} for p in peilingen}
    gelijk = {
        vraag.id
        for vraag in peilingen[0].respondenten.vragen
        if all(_is_gelijk(vraag, vragen.get(vraag.id)) for vragen in per_jaar.values())
    }
    eigen = {jaar: [v for v in vragen.values() if v.id not in gelijk] for jaar, vragen in per_jaar.items()}
    return [v for v in peilingen[0].respondenten.vragen if v.id in gelijk], eigen


def _is_gelijk(een: Vraag, ander: Vraag | None) -> bool:
    def kern(vraag: Vraag) -> tuple[object, ...]:
        teksten = {code: tekst.lower() for code, tekst in vraag.antwoorden.items()}
        return vraag.soort, vraag.kolommen, teksten, vraag.geen_antwoord

    return ander is not None and kern(een) == kern(ander)


def _tell_eigen(eigen: Mapping[int, list[Vraag]]) -> list[Bevinding]:
    """Tell which questions of a pooled run stay apart."""
    if len(eigen) < 2:
        return []
    return [
        Bevinding(
            f"{len(vragen)} vragen van {jaar} staan niet met dezelfde antwoorden in de andere rondes: "
            f"{', '.join(v.id for v in vragen[:10])}{' en meer' if len(vragen) > 10 else ''}. "
            "Die vragen tellen we niet samen."
        )
        for jaar, vragen in eigen.items()
        if vragen
    ]


def _require_vergelijkbaar(peilingen: Sequence[Peiling], gebieden: Gebieden) -> None:
    if len({peiling.jaar for peiling in peilingen}) < len(peilingen):
        raise Fout("Twee bestanden zijn van hetzelfde jaar. Geef bij elk bestand een ander jaar.")
    if len({compute_indeling(peiling.jaar, gebieden.indelingen) for peiling in peilingen}) > 1:
        raise Fout(
            "Deze rondes horen bij verschillende indelingen: een wijk is niet in elk jaar dezelfde plek. "
            "Neem alleen rondes samen van dezelfde indeling."
        )


def get_naam(rondes: Mapping[int, object]) -> str:
    """Return the name of a pooled round: its years, "2023-2025".

    >>> get_naam({2025: None, 2023: None})
    '2023-2025'
    """
    return "-".join(str(jaar) for jaar in sorted(rondes))


def list_bekende_rondes(peilingen: Sequence[Peiling]) -> dict[str, str | None]:
    """Return which rounds a reader of this run may know from before: name to the sha256 that it must be made of.

    Notes: the first file may correct a round; what was published of the others stays known.
    """
    eerste, *andere = peilingen
    bekend: dict[str, str | None] = {str(peiling.jaar): None for peiling in andere}
    if andere:
        bekend[get_naam({peiling.jaar: None for peiling in peilingen})] = eerste.sha256
    return bekend | {str(eerste.jaar): eerste.sha256}


def list_wijken(gebieden: Gebieden, jaar: int) -> list[Gebied]:
    """Return the wijken of the indeling that holds in a year."""
    return gebieden.list_niveau(GebiedNiveau.WIJK, compute_indeling(jaar, gebieden.indelingen))


def list_enquetegebieden(gebieden: Gebieden, jaar: int) -> list[Enquetegebied]:
    """Return the gebieden that a survey can say something about: gemeente, wijken, own areas of whole wijken.

    Notes: an own area with loose buurten is left out, the file knows no buurt. One that is a single wijk has that
    wijk's outcomes.
    """
    wijken = list_wijken(gebieden, jaar)
    buurten = {wijk.code: {deel.code for deel in gebieden.list_delen(wijk)} for wijk in wijken}
    vlakken = [Enquetegebied(GEMEENTE_CODE), *(Enquetegebied(w.code, frozenset([w.code])) for w in wijken)]
    for eigen in gebieden.eigen.values():
        leden = {lid.code for lid in eigen.leden}
        heel = {code for code, delen in buurten.items() if code in leden or (delen and delen <= leden)}
        gedekt = heel | {deel for code in heel for deel in buurten[code]}
        if heel and leden <= gedekt:
            vlakken.append(Enquetegebied(eigen.id, frozenset(heel)))
    return vlakken


def _name(bevinding: Bevinding, peiling: Peiling, peilingen: Sequence[Peiling]) -> Bevinding:
    if len(peilingen) == 1:
        return bevinding
    return Bevinding(f"{peiling.bestand}: {bevinding.melding}", bevinding.rij, bevinding.kolom, bevinding.waarde)
