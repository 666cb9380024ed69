"""Where figures, survey and stories point different ways about one theme in one place; a question, never a cause."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

from lwd_monitor.verhaal.model import Verhaal, Verhaalsoort

# One story is one voice; two that say the same are a sound to set beside a figure.
MINIMUM_VERHALEN = 2
# A figure is at most two years older than the year that is judged; stories look back as far.
TERUG_JAREN = 2
_KANTEN = {Verhaalsoort.SIGNAAL: "ongunstig", Verhaalsoort.MOOI_VOORBEELD: "gunstig", Verhaalsoort.RESULTAAT: "gunstig"}


class Kant(StrEnum):
    """Which way a source points."""

    GUNSTIG = "gunstig"
    ONGUNSTIG = "ongunstig"


class Bronsoort(StrEnum):
    """What kind of source speaks."""

    CIJFERS = "cijfers"
    ENQUETE = "enquete"
    VERHALEN = "verhalen"


@dataclass(frozen=True)
class Geluid:
    """What one kind of source says about a theme in a place; without `kant` it points no way."""

    bron: Bronsoort
    kant: Kant | None
    zinnen: tuple[str, ...]
    verhalen: tuple[Verhaal, ...] = ()


@dataclass(frozen=True)
class Tegenspraak:
    """A theme in a place about which sources differ: what each says, and in words which of them differ."""

    gebied_code: str
    thema: str
    geluiden: tuple[Geluid, ...]
    redenen: tuple[str, ...]


def hear_verhalen(verhalen: Iterable[Verhaal], werkvelden: Iterable[str], vandaag: date) -> Geluid:
    """Return what the stories of a place say within the fields of work of a theme, of the last two years.

    Notes: the teller's own weighing goes before the kind of the story. They point one way only when at least two do and
    none points the other way; the numbers are told, never a share.
    """
    velden = set(werkvelden)
    vanaf = vandaag.year - TERUG_JAREN
    passend = [v for v in verhalen if velden.intersection(v.werkvelden) and v.datum.year >= vanaf]
    kanten = {kant: [v for v in passend if find_kant(v) == kant] for kant in Kant}
    gunstig, ongunstig = len(kanten[Kant.GUNSTIG]), len(kanten[Kant.ONGUNSTIG])
    if not passend:
        return Geluid(Bronsoort.VERHALEN, None, ())
    zin = _describe_aantallen(gunstig, ongunstig, len(passend) - gunstig - ongunstig)
    eens = [kant for kant in Kant if len(kanten[kant]) == gunstig + ongunstig >= MINIMUM_VERHALEN]
    return Geluid(Bronsoort.VERHALEN, eens[0] if eens else None, (zin,), tuple(passend))


def find_kant(verhaal: Verhaal) -> Kant | None:
    """Return which way one story points: as its teller weighed it, else by its kind; None for neither.

    Notes: a survey points no way: what many answered is a figure, told in words.
    """
    if verhaal.soort is Verhaalsoort.PEILING:
        return None
    if verhaal.weging is not None and verhaal.weging.positief != 3:
        return Kant.GUNSTIG if verhaal.weging.positief > 3 else Kant.ONGUNSTIG
    kant = _KANTEN.get(verhaal.soort)
    return Kant(kant) if kant and verhaal.weging is None else None


def find_eenduidig(kanten: Iterable[Kant | None]) -> Kant | None:
    """Return the one way that all verdicts of a source point; None when there is none, or when they differ."""
    bekend = {kant for kant in kanten if kant is not None}
    return bekend.pop() if len(bekend) == 1 else None


def find_tegenspraak(
    gebied_code: str, thema: str, geluiden: Sequence[Geluid], verschil: str = ""
) -> Tegenspraak | None:
    """Return where sources differ, or None; `verschil` says in words that survey and figures differ beyond their margins."""
    redenen = [verschil] if verschil else []
    for een, ander in combinations(geluiden, 2):
        bekend = {een.bron, ander.bron} == {Bronsoort.CIJFERS, Bronsoort.ENQUETE} and verschil
        if een.kant and ander.kant and een.kant != ander.kant and not bekend:
            redenen.append(
                f"{_NAMEN[een.bron]} vallen {een.kant.value} uit, {_NAMEN[ander.bron].lower()} {ander.kant.value}."
            )
    if not redenen:
        return None
    return Tegenspraak(gebied_code, thema, tuple(g for g in geluiden if g.zinnen), tuple(redenen))


_NAMEN = {
    Bronsoort.CIJFERS: "De cijfers",
    Bronsoort.ENQUETE: "De antwoorden in de enquête",
    Bronsoort.VERHALEN: "De verhalen",
}


def _describe_aantallen(gunstig: int, ongunstig: int, overig: int) -> str:
    delen = [(ongunstig, "over wat er niet goed gaat"), (gunstig, "over wat er goed gaat")]
    delen.append((overig, "zonder oordeel"))
    return f"{', '.join(f'{_count(aantal)} {waarover}' for aantal, waarover in delen if aantal)}."


def _count(aantal: int) -> str:
    return "1 verhaal" if aantal == 1 else f"{aantal} verhalen"
