"""Which indeling the codes of a file belong to, year by year: the codes decide, the year only between equals."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from lwd_monitor.fout import Bevinding, Middel, Remedie
from lwd_monitor.gebied import compute_indeling, get_gemeente
from lwd_monitor.upload.vorm import find_indelingen

MAX_CODES = 40
"""Codes listed in one refusal; more do not help to see what is wrong."""


@dataclass(frozen=True)
class Indelingkeuze:
    """The indeling of each year, and a finding for every year whose codes fit none, or only an older one."""

    per_jaar: Mapping[int, int]
    fouten: Sequence[Bevinding]
    waarschuwingen: Sequence[Bevinding]


def choose_indelingen(
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
