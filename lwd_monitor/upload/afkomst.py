"""Where a file comes from: its publisher, known or new, and per year the indeling that its codes belong to."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from lwd_monitor.fout import Bevinding, Middel, Remedie
from lwd_monitor.gebied import LAND, compute_indeling, get_gemeente
from lwd_monitor.indicator import Bron, Indicator
from lwd_monitor.upload.vorm.keuze import format_id, get_bron, list_bronnamen

ONBEKEND = "onbekend"
MAX_CODES = 40
"""Codes listed in one refusal; more do not help to see what is wrong."""


@dataclass(frozen=True)
class Bronkeuze:
    """The publishers of a file: one key for all of it, its name, and those that are new."""

    id: str
    naam: str
    per_indicator: Mapping[str, str] = field(default_factory=dict)
    nieuw: tuple[Bron, ...] = ()


def select_bron(
    frame: pd.DataFrame, gekozen: str | None, indicatoren: dict[str, Indicator], bronnen: dict[str, Bron]
) -> Bronkeuze:
    """Return the publisher of each indicator in `frame` (indicator_id, bron): chosen, catalogued, or as the file says."""
    bekend = {b.naam.casefold(): b.id for b in bronnen.values()} | {id_.casefold(): id_ for id_ in bronnen}
    bekend |= {naam.casefold(): id_ for naam, id_ in list_bronnamen().items() if id_ in bronnen}
    # One row an indicator, found by the first place of each category: comparing a million texts takes a second.
    ids = pd.Categorical(frame["indicator_id"])
    eerste = np.full(len(ids.categories) + 1, -1, np.int64)
    eerste[ids.codes[::-1]] = np.arange(len(ids))[::-1]
    paren = frame[["indicator_id", "bron"]].iloc[eerste[eerste >= 0]].dropna(subset=["indicator_id"])
    nieuw: dict[str, Bron] = {}
    per: dict[str, str] = {}
    for rij in paren.astype(object).itertuples():
        id_ = str(rij.indicator_id)
        if gekozen is None and id_ in indicatoren:
            per[id_] = indicatoren[id_].bron
            continue
        tekst = gekozen or (str(rij.bron) if isinstance(rij.bron, str) and rij.bron else get_bron(id_))
        sleutel = bekend.get(tekst.strip().casefold()) or format_id(tekst) or ONBEKEND
        if sleutel not in bronnen:
            nieuw.setdefault(
                sleutel, Bron(sleutel, tekst.strip() or "uitgever niet opgegeven", tekst.strip() or ONBEKEND)
            )
        per[id_] = sleutel
    sleutels = sorted(set(per.values()))
    alle = {**bronnen, **nieuw}
    return Bronkeuze("; ".join(sleutels), "; ".join(alle[s].naam for s in sleutels), per, tuple(nieuw.values()))


@dataclass(frozen=True)
class IndelingKandidaat:
    """How well the codes of a file fit one indeling."""

    indeling: int
    gevonden: int
    onbekend: tuple[str, ...]


def find_indelingen(codes: Collection[str], bekend: Mapping[int, Collection[str]]) -> list[IndelingKandidaat]:
    """Return the indelingen by how many of the codes they do not know, the newest first among equals."""
    gezocht = {code for code in codes if code != LAND}
    kandidaten = [
        IndelingKandidaat(indeling, len(gezocht & set(lijst)), tuple(sorted(gezocht - set(lijst))))
        for indeling, lijst in bekend.items()
    ]
    return sorted(kandidaten, key=lambda k: (len(k.onbekend), -k.indeling))


@dataclass(frozen=True)
class Indelingkeuze:
    """The indeling of each year, and a finding for every year whose codes fit none, or only an older one."""

    per_jaar: Mapping[int, int]
    fouten: Sequence[Bevinding]
    waarschuwingen: Sequence[Bevinding]


def select_indelingen(
    codes_per_jaar: Mapping[int, Collection[str]],
    bekend: Mapping[int, Collection[str]],
    vast: int | None = None,
    jaar_beslist: bool = False,
) -> Indelingkeuze:
    """Return the indeling per year; `bekend` holds the codes of each loaded indeling, `vast` overrules the codes.

    Notes: only codes in a gemeente that an indeling knows are judged; another gemeente's places come with the file. With
    `jaar_beslist` the year chooses: codes were used again for other places and may fit another indeling by chance.
    """
    per_jaar: dict[int, int] = {}
    fouten: list[Bevinding] = []
    waarschuwingen: list[Bevinding] = []
    gemeenten = {get_gemeente(code) for lijst in bekend.values() for code in lijst}
    for jaar, codes in sorted(codes_per_jaar.items()):
        if vast is not None:
            per_jaar[jaar] = vast
            continue
        eigen = {code for code in codes if get_gemeente(code) in gemeenten}
        van_jaar = compute_indeling(jaar, list(bekend)) if jaar_beslist else None
        kandidaten = find_indelingen(eigen, bekend if van_jaar is None else {van_jaar: bekend[van_jaar]})
        passend = [k.indeling for k in kandidaten if not k.onbekend]
        keus = compute_indeling(jaar, passend or [k.indeling for k in kandidaten if k.gevonden] or list(bekend))
        if keus is None:
            continue
        if not passend:
            keus = kandidaten[0].indeling
            fouten.append(_refuse(jaar, kandidaten[0].onbekend, sorted(bekend)))
        elif keus < (compute_indeling(jaar, list(bekend)) or keus):
            waarschuwingen.append(_ask(jaar, keus))
        per_jaar[jaar] = keus
    return Indelingkeuze(per_jaar, fouten, waarschuwingen)


def _ask(jaar: int, keus: int) -> Bevinding:
    return Bevinding(
        f"De codes van {jaar} horen bij de oude indeling van {keus}. De cijfers komen daar te staan en zijn met die van "
        "andere jaren niet te vergelijken. Klopt dat?",
        waarde=str(jaar),
    )


def _refuse(jaar: int, onbekend: tuple[str, ...], indelingen: list[int]) -> Bevinding:
    lijst = ", ".join(onbekend[:MAX_CODES]) + (" en nog meer" if len(onbekend) > MAX_CODES else "")
    namen = " en ".join(map(str, indelingen))
    return Bevinding(
        f"De codes van {jaar} passen bij geen geladen indeling ({namen}). Deze codes zijn onbekend: {lijst}. "
        "Verbeter de codes als ze niet kloppen.",
        waarde=lijst,
        remedie=Remedie(Middel.INDELING_LADEN),
    )
