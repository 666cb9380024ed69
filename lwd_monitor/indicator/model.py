"""What an indicator is; every name, unit and threshold comes from its catalogue entry, none from code."""

from dataclasses import dataclass, field
from enum import StrEnum

# The parts that some indicators play on pages and in sums, whatever else the catalogue says of them.
INWONERS = "kwb_inwoners"
OUDEREN = "kwb_inwoners_65plus"
HUISHOUDENS = "kwb_huishoudens"
DICHTHEID = "kwb_dichtheid"
# What stands in a concept where nobody wrote yet what it is.
ONBESCHREVEN = "nog niet beschreven"
ONBESCHREVEN_UITLEG = "Deze indicator kwam mee met een upload en is nog niet beschreven."
# The themes of a wijkanalyse: an indicator may belong to one, and an opgave has a text for each.
WIJKANALYSE = ("veerkracht", "leefbaarheid", "weerbaarheid")
# Below this many inhabitants a place is no fair comparison for others: rates over fewer mean nothing (DESIGN section 7).
MINIMUM_INWONERS = 200


class Thema(StrEnum):
    """The subject under which an indicator stands."""

    BEVOLKING = "bevolking"
    WONEN = "wonen"
    VOORZIENINGEN = "voorzieningen"
    FYSIEK = "fysiek"
    SOCIAAL = "sociaal"
    GEZONDHEID = "gezondheid"
    OVERLAST = "overlast"
    VEILIGHEID = "veiligheid"

    @property
    def titel(self) -> str:
        """Return the name as a reader sees it."""
        return {"fysiek": "Fysieke omgeving", "sociaal": "Sociaal"}.get(self.value, self.value.capitalize())


class Werkveld(StrEnum):
    """One of the plan's five fields of work."""

    SCHOON_HEEL_VEILIG = "schoon_heel_veilig"
    SOCIAAL_TOEKOMSTBESTENDIG = "sociaal_toekomstbestendig"
    FYSIEK_TOEKOMSTBESTENDIG = "fysiek_toekomstbestendig"
    PARTICIPATIE = "participatie"
    WIJKGERICHT_WERKEN = "wijkgericht_werken"

    @property
    def titel(self) -> str:
        """Return the name as a reader sees it."""
        return {
            "schoon_heel_veilig": "Schoon, heel en veilig",
            "sociaal_toekomstbestendig": "Sociaal toekomstbestendig",
            "fysiek_toekomstbestendig": "Fysiek toekomstbestendig",
            "participatie": "Participatie",
            "wijkgericht_werken": "Wijkgericht werken",
        }[self.value]


class Richting(StrEnum):
    """Whether more is favourable, unfavourable, or neither."""

    HOGER_GUNSTIG = "hoger_gunstig"
    LAGER_GUNSTIG = "lager_gunstig"
    NEUTRAAL = "neutraal"


class Aggregatie(StrEnum):
    """How the figure of a larger place follows from its parts."""

    SOM = "som"
    GEWOGEN_GEMIDDELDE = "gewogen_gemiddelde"
    NIET = "niet"


class Toetssoort(StrEnum):
    """How a figure came about, which decides how chance works in it."""

    AANTAL = "aantal"
    """Events that were counted (crimes): Poisson."""
    CIJFER_PER = "cijfer_per"
    """Events per 1,000 inhabitants; the noemer is the inhabitants."""
    AANDEEL = "aandeel"
    """A percentage; the noemer is the (effective) number that answered."""
    GEMIDDELDE = "gemiddelde"
    """A mean or a model estimate: only its own interval says how sure it is."""
    STAND = "stand"
    """A complete register count (inhabitants): there is no chance in it to test."""


@dataclass(frozen=True)
class Afleiding:
    """A figure that is made of two others: teller / noemer x factor, for years that have both."""

    teller: str
    noemer: str
    factor: float


@dataclass(frozen=True)
class Breuk:
    """A year from which the figures are another series: they were counted or defined in another way than before."""

    jaar: int
    reden: str


@dataclass(frozen=True)
class Dispersie:
    """How much more the counts of a niveau scatter than chance alone: 1 is no more, 2 is twice the variance.

    Notes: `vrijheid` are the degrees of freedom behind it, `reeksen` and the years what it was measured on; without
    series it is assumed. `niveau` holds the code of a place where that one scatters more than its niveau. It is measured,
    never written in a catalogue file (docs/methode.md#dispersie).
    """

    niveau: str
    waarde: float
    vrijheid: float
    reeksen: int = 0
    jaar_van: int | None = None
    jaar_tot: int | None = None


@dataclass(frozen=True)
class Indicator:
    """One catalogue entry; thresholds are None until the municipality sets them.

    Notes: `hoofdcijfer` is the place of the indicator among the main figures of a card, from 1; None for the others.
    Without `toets` nothing is said about chance: differences are not tested. `werkvelden` are those that the plan follows
    with it; none for a figure that only describes a place.
    """

    id: str
    titel: str
    titel_kort: str
    onderschrift: str
    eenheid: str
    decimalen: int
    bron: str
    thema: Thema
    soort: str
    richting: Richting
    niveaus: tuple[str, ...]
    set: str
    aggregatie: Aggregatie
    definitie: str
    verwerking: str
    zin: str = ""
    kop_hoger: str = ""
    kop_lager: str = ""
    kop_hoger_na_plaats: str = ""
    kop_lager_na_plaats: str = ""
    bereik: tuple[float, ...] = ()
    werkvelden: tuple[Werkveld, ...] = ()
    wijkanalyse: str | None = None
    toets: Toetssoort | None = None
    gewicht: str | None = None
    noemer: str | None = None
    minimum_noemer: float | None = None
    ondergrens: float | None = None
    streefwaarde: float | None = None
    nulmeting: int | None = None
    afrond: float | None = None
    afleiding: Afleiding | None = None
    hoofdcijfer: int | None = None
    vorige_ids: tuple[str, ...] = field(default_factory=tuple)
    afscherming: bool = False
    """Figures about persons that are not public by themselves: too few people are hidden (docs/methode.md)."""
    dispersies: tuple[Dispersie, ...] = ()
    """Measured on the figures themselves, each niveau apart; only for counts and rates."""
    breuken: tuple[Breuk, ...] = ()
    """Years from which the series is another one, the oldest first; in the catalogue `[[breuk]]`."""
    tabellen: tuple[tuple[int, str], ...] = ()
    """In which table of the publisher the figure of a year stands, where that differs per year."""
    modelschatting: bool = False
    """Estimated with a model by the publisher: a sentence says "naar schatting", and it never leads."""
    concept: bool = False
    """Came in with an upload and was not described yet: counts, but stands on no public page."""

    @property
    def per(self) -> float:
        """Return the number of inhabitants that a rate counts for."""
        return self.afleiding.factor if self.afleiding else 1000.0

    def count_breuken(self, jaar: int) -> int:
        """Return how many breaks lie at or before a year: years with the same number are one series."""
        return sum(breuk.jaar <= jaar for breuk in self.breuken)

    @property
    def is_procent(self) -> bool:
        """Tell whether the values are shares in percent."""
        return self.eenheid == "%"

    @property
    def is_basis(self) -> bool:
        """Tell whether the indicator stands on the page of every place."""
        return self.set == "basisset"

    @property
    def is_klasse(self) -> bool:
        """Tell whether the values are numbers of classes: names in an order, not amounts."""
        return self.eenheid == "klasse"


@dataclass(frozen=True)
class Bron:
    """Who publishes figures, in the words of a source line."""

    id: str
    naam: str
    kort: str
    tabel: str = ""
    methode: str = ""
    licentie: str = ""
    url: str = ""
    fictief: bool = False
