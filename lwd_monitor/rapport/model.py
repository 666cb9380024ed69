"""What a report holds: plain blocks that each form of output writes in its own way."""

from dataclasses import dataclass
from enum import StrEnum

from lwd_monitor.gebied import GEMEENTE_CODE

# Place, indicator, year.
Sleutel = tuple[str, str, int]


class Rapportsoort(StrEnum):
    """The reports that can be made."""

    WIJKBLAD = "wijkblad"
    VERSLAG = "verslag"
    VERGADERPAKKET = "vergaderpakket"
    VERHALEN = "verhalen"

    @property
    def titel(self) -> str:
        """Return the name as a reader sees it."""
        return self.value.capitalize()

    @property
    def heeft_binnen(self) -> bool:
        """Tell whether it holds, for who may read inside, what a raadslid may not: grants, evaluations, open opgaven."""
        return self in (Rapportsoort.VERSLAG, Rapportsoort.VERGADERPAKKET)


class Moment(StrEnum):
    """The moments of the yearly cycle for which a verslag is made."""

    PERSPECTIEFNOTA = "perspectiefnota"
    BEGROTING = "begroting"
    TUSSENTIJDS = "tussentijds"
    JAARVERSLAG = "jaarverslag"

    @property
    def titel(self) -> str:
        """Return the name as a reader sees it."""
        return {"tussentijds": "tussentijdse rapportage"}.get(self.value, self.value)


@dataclass(frozen=True)
class Alinea:
    """One paragraph."""

    tekst: str
    soort: str = "alinea"


@dataclass(frozen=True)
class Lijst:
    """A list of short sentences."""

    regels: tuple[str, ...]
    soort: str = "lijst"


@dataclass(frozen=True)
class Rapporttabel:
    """A table of texts; its first column names the row."""

    titel: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    soort: str = "tabel"


@dataclass(frozen=True)
class Beeld:
    """A drawing with the words for who does not see it; `breedte` is in mm."""

    svg: str
    alt: str
    bijschrift: str = ""
    breedte: int = 60
    soort: str = "beeld"


@dataclass(frozen=True)
class Cijfer:
    """One figure as a reader sees it; `getal` is the value of the row with this `sleutel` (place, indicator, year).

    Notes: `oordeel` and `verandering` say no more than their test; `merk` names an estimate or an invented figure.
    `naast_getal` is the value of the gemeente of that year, where it stands beside; editions of before have it not.
    """

    sleutel: Sleutel
    naam: str
    getal: float
    waarde: str
    naast: str = ""
    oordeel: str = ""
    verandering: str = ""
    merk: str = ""
    lijn: Beeld | None = None
    naast_getal: float | None = None

    @property
    def jaar(self) -> int:
        """Return the year of the figure."""
        return self.sleutel[2]


@dataclass(frozen=True)
class Cijfers:
    """Figures under each other; `naast` heads the column of the whole gemeente and is empty where that is the place."""

    titel: str
    regels: tuple[Cijfer, ...]
    naast: str = ""
    soort: str = "cijfers"

    @property
    def koppen(self) -> tuple[str, ...]:
        """Return the heads of the columns; what stands beside nothing has no verdict on its place."""
        return ("Cijfer", "Waarde", *((self.naast, "Oordeel") if self.naast else ()), "Verloop")


@dataclass(frozen=True)
class Rapportverhaal:
    """One story, known by its id so that it can be taken out when it is withdrawn."""

    verhaal_id: str
    titel: str
    tekst: str
    herkomst: str
    soort: str = "vertelling"


Blok = Alinea | Lijst | Rapporttabel | Beeld | Cijfers | Rapportverhaal
BLOKKEN: dict[str, type] = {
    "alinea": Alinea,
    "lijst": Lijst,
    "tabel": Rapporttabel,
    "beeld": Beeld,
    "cijfers": Cijfers,
    "vertelling": Rapportverhaal,
}


@dataclass(frozen=True)
class Sectie:
    """A part with a heading of its own; `niveau` 2 stands under the title, 3 under the part before it."""

    titel: str
    blokken: tuple[Blok, ...]
    niveau: int = 2


@dataclass(frozen=True)
class Rapport:
    """A whole report; `adres` is the page on which the same place can be followed, with its QR code as drawing."""

    soort: Rapportsoort
    titel: str
    kop: str
    secties: tuple[Sectie, ...]
    bronnen: tuple[str, ...]
    datum: str
    inleiding: str = ""
    kaart: Beeld | None = None
    adres: str = ""
    qr: Beeld | None = None
    editie: str = ""

    @property
    def ondertitel(self) -> str:
        """Return the title where the heading over it says something else; nothing where it would stand there twice."""
        return "" if self.titel == self.kop else f"{self.titel}."

    def list_cijfers(self) -> list[Cijfer]:
        """Return all figures in reading order."""
        return [c for s in self.secties for b in s.blokken if isinstance(b, Cijfers) for c in b.regels]

    def list_getallen(self) -> dict[Sleutel, float]:
        """Return the value of every figure, and of what stands beside it for the whole gemeente."""
        cijfers = self.list_cijfers()
        naast = {(GEMEENTE_CODE, *c.sleutel[1:]): c.naast_getal for c in cijfers if c.naast_getal is not None}
        return naast | {c.sleutel: c.getal for c in cijfers}

    def list_vertellingen(self) -> list[Rapportverhaal]:
        """Return all stories in reading order."""
        return [b for s in self.secties for b in s.blokken if isinstance(b, Rapportverhaal)]
