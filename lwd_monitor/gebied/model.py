"""Places: what a code means within an indeling, and the named sets of places."""

import tomllib
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path

from lwd_monitor.instellingen import GEMEENTE

BESTAND = Path(__file__).resolve().parents[2] / "data" / "gebieden" / "namen.toml"
GEMEENTE_CODE, GEMEENTE_NAAM = GEMEENTE.code, GEMEENTE.naam
# The kind of own area that the plan names.
AANDACHT = "aandachtsgebied"


@cache
def load_schrijfwijzen() -> dict[str, str]:
    """Return the name to show for each spelling of a publisher that the gemeente does not use."""
    return {entry["was"]: entry["naam"] for entry in _read()["naam"]}


@cache
def load_dorpen() -> frozenset[str]:
    """Return the names of the places that count as a wijk in the figures and are a dorp to everyone."""
    return frozenset(_read()["dorpen"])


def get_wijksoort(naam: str) -> str:
    """Return what people call what counts as a wijk in the figures, by its name: a wijk or a dorp."""
    return "dorp" if naam in load_dorpen() else "wijk"


def spell_naam(naam: str) -> str:
    """Return a name as the gemeente writes it; another name comes back as it is."""
    return load_schrijfwijzen().get(naam, naam)


def _read() -> dict:
    return tomllib.loads(BESTAND.read_text(encoding="utf-8"))


class GebiedNiveau(StrEnum):
    """How large a place is."""

    GEMEENTE = "gemeente"
    WIJK = "wijk"
    BUURT = "buurt"

    @property
    def enkelvoud(self) -> str:
        """Return the word for one place of this size; among the wijken of the figures are dorpen."""
        return "wijk of dorp" if self is GebiedNiveau.WIJK else self.value

    @property
    def meervoud(self) -> str:
        """Return the plural as a reader sees it."""
        return {"gemeente": "gemeenten", "wijk": "wijken en dorpen", "buurt": "buurten"}[self.value]


@dataclass(frozen=True)
class Gebied:
    """One place; `code` means something only together with `indeling`."""

    code: str
    indeling: int
    niveau: GebiedNiveau
    naam: str
    ouder_code: str | None = None

    @property
    def soort(self) -> str:
        """Return what people call this kind of place: what counts as a wijk in the figures may be a dorp."""
        return get_wijksoort(self.naam) if self.niveau is GebiedNiveau.WIJK else self.niveau.value

    @property
    def met_soort(self) -> str:
        """Return the name as it stands within a sentence: de wijk De Riet, het dorp Aadorp."""
        return f"{'het' if self.soort == 'dorp' else 'de'} {self.soort} {self.naam}"

    @property
    def sleutel(self) -> str:
        """Return what names this place in an address."""
        return self.code


LIGGING = "ligging nog niet bekend"


@dataclass(frozen=True)
class EigenGebied:
    """A named set of places, such as a priority area; without members it has no figures yet."""

    id: str
    naam: str
    soort: str
    omschrijving: str = ""
    waarom: str = ""
    bron: str = ""
    sinds: int | None = None
    leden: tuple[Gebied, ...] = field(default_factory=tuple)

    @property
    def wat(self) -> str:
        """Return what it is, in words, and that nobody knows where it lies as long as that is so."""
        # A store of before this was worked out has it in its text.
        kaal = self.omschrijving.removesuffix(f", {LIGGING}")
        return kaal if self.leden else ", ".join(filter(None, (kaal, LIGGING)))

    @property
    def soortnaam(self) -> str:
        """Return the kind as a reader sees it."""
        return self.soort if self.soort == AANDACHT else "eigen gebied"

    @property
    def sleutel(self) -> str:
        """Return what names this place in an address."""
        return self.id


def compute_indeling(jaar: int, indelingen: list[int]) -> int | None:
    """Return which loaded indeling holds for a year; None when it lies before the first or no indeling is loaded.

    Notes: an indeling is named by the newest year for which it was read, here 2020 for all years up to 2020 and 2024
    for 2021 on; a year after the newest indeling falls in that one until a newer one is loaded.

    >>> [compute_indeling(j, [2020, 2024]) for j in (2012, 2020, 2021, 2026)]
    [2020, 2020, 2024, 2024]
    """
    ordered = sorted(indelingen)
    for indeling in ordered:
        if jaar <= indeling:
            return indeling
    return ordered[-1] if ordered else None
