"""Choosing stories by place, field of work, kind, period and words, and what to offer a reader who finds none."""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from lwd_monitor.verhaal.model import Verhaal


@dataclass(frozen=True)
class Verhaalkeuze:
    """What a reader asks for; empty means everything.

    Notes: `codes` are those of `indeling`, which may be left out where all stories are of one. `treffers` are the ids that the search index found for `zoek`, the best first; without them every word of
    `zoek` must occur literally.
    """

    codes: frozenset[str] | None = None
    indeling: int | None = None
    werkveld: str | None = None
    soort: str | None = None
    van: int | None = None
    tot: int | None = None
    zoek: str = ""
    treffers: tuple[str, ...] | None = None


def fold(tekst: str) -> str:
    """Return text without accents and capitals, to compare with."""
    plat = unicodedata.normalize("NFKD", tekst)
    return "".join(teken for teken in plat if not unicodedata.combining(teken)).casefold()


def select_verhalen(verhalen: Iterable[Verhaal], keuze: Verhaalkeuze) -> list[Verhaal]:
    """Return the stories that fit, in the order given; after a search the best match comes first."""
    if keuze.treffers is None:
        woorden = fold(keuze.zoek).split()
        return [v for v in verhalen if _fits(v, keuze) and _holds_words(v, woorden)]
    gezocht = set(keuze.treffers)
    op_id = {v.id: v for v in verhalen if v.id in gezocht and _fits(v, keuze)}
    return [op_id[id_] for id_ in keuze.treffers if id_ in op_id]


def find_nieuwste(verhalen: Iterable[Verhaal]) -> Verhaal | None:
    """Return the first that someone told; a survey or a text from plans and budgets never stands as the newest story."""
    return next((v for v in verhalen if v.is_verteld), None)


def list_verwant(verhaal: Verhaal, verhalen: Iterable[Verhaal], aantal: int = 3) -> list[Verhaal]:
    """Return the stories nearest to this one: same place and same field of work, then one of both, the newest first."""

    def score(ander: Verhaal) -> tuple[bool, int]:
        gebied = bool({*verhaal.gebieden} & {*ander.gebieden})
        return gebied, len({*verhaal.werkvelden} & {*ander.werkvelden})

    kandidaten = [v for v in verhalen if v.id != verhaal.id and score(v)[1] and any(score(v))]
    return sorted(kandidaten, key=lambda v: (score(v), v.datum), reverse=True)[:aantal]


def count_per_wijk(verhalen: Iterable[Verhaal], bereik: dict[str, set[str]], indeling: int) -> dict[str, int]:
    """Return the number of stories per wijk; `bereik` gives the codes of an indeling that count for each; zero included."""
    telling: Counter[str] = Counter()
    for verhaal in verhalen:
        for wijk, codes in bereik.items():
            telling[wijk] += verhaal.lies_in(codes, indeling)
    return {wijk: telling[wijk] for wijk in bereik}


def _fits(verhaal: Verhaal, keuze: Verhaalkeuze) -> bool:
    jaar = verhaal.datum.year
    return (
        (keuze.codes is None or verhaal.lies_in(keuze.codes, keuze.indeling or verhaal.indeling))
        and (keuze.werkveld is None or keuze.werkveld in verhaal.werkvelden)
        and (keuze.soort is None or keuze.soort == verhaal.soort)
        and (keuze.van is None or jaar >= keuze.van)
        and (keuze.tot is None or jaar <= keuze.tot)
    )


def _holds_words(verhaal: Verhaal, woorden: list[str]) -> bool:
    if not woorden:
        return True
    tekst = fold(f"{verhaal.titel} {verhaal.tekst} {verhaal.bron}")
    return all(woord in tekst for woord in woorden)


# Each wish with the fields that make it up: a period is dropped as a whole.
_WENSEN: dict[str, tuple[str, ...]] = {
    "zoek": ("zoek", "treffers"),
    "soort": ("soort",),
    "werkveld": ("werkveld",),
    "periode": ("van", "tot"),
    "gebied": ("codes", "indeling"),
}
_LEEG = Verhaalkeuze()


def list_wensen(keuze: Verhaalkeuze) -> list[str]:
    """Return what a reader asks for: zoek, soort, werkveld, periode, gebied."""
    return [naam for naam, velden in _WENSEN.items() if any(getattr(keuze, v) != getattr(_LEEG, v) for v in velden)]


def list_verruimingen(verhalen: Iterable[Verhaal], keuze: Verhaalkeuze) -> list[tuple[str, int]]:
    """Return which single wish can be dropped to find stories, with how many there are then."""
    alle = list(verhalen)
    gevonden = [(wens, len(select_verhalen(alle, _drop(keuze, wens)))) for wens in list_wensen(keuze)]
    return [(wens, aantal) for wens, aantal in gevonden if aantal]


def _drop(keuze: Verhaalkeuze, wens: str) -> Verhaalkeuze:
    return replace(keuze, **{veld: getattr(_LEEG, veld) for veld in _WENSEN[wens]})
