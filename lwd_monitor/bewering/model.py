"""What the monitor claims: one comparing sentence, with the test on which it rests."""

from dataclasses import dataclass
from enum import StrEnum


class Beweringsoort(StrEnum):
    """What a sentence compares: a place or year or source with another, a figure with its floor or its target."""

    VERGELIJKING = "vergelijking"
    VERANDERING = "verandering"
    ONDERGRENS = "ondergrens"
    STREEFWAARDE = "streefwaarde"
    TEGENSPRAAK = "tegenspraak"


class Beweringoordeel(StrEnum):
    """What the test behind a sentence allows it to say."""

    HOGER = "hoger"
    LAGER = "lager"
    GESTEGEN = "gestegen"
    GEDAALD = "gedaald"
    VOLLEDIGE_TELLING = "volledige_telling"
    GEEN_AANTOONBAAR_VERSCHIL = "geen_aantoonbaar_verschil"
    NIET_TE_TOETSEN = "niet_te_toetsen"


AANGETOOND = frozenset(
    {Beweringoordeel.HOGER, Beweringoordeel.LAGER, Beweringoordeel.GESTEGEN, Beweringoordeel.GEDAALD}
)
VELDEN = ("pagina", "gebied", "indicator", "zin", "soort", "toets", "p", "q", "oordeel", "fictief")


@dataclass(frozen=True)
class Bewering:
    """A sentence as a page shows it, with its test; `p` and `q` are None where nothing was tested.

    Notes: `gebied` is a code or the key of an own area; `indicator` an id, or `thema_<thema>_<soort>` for a verdict on a
    theme. `teken` and `klasse` give the mark that a page sets before the sentence, `reden` why there is no verdict, `van` and `tot` the years of a change.
    """

    pagina: str
    gebied: str
    indicator: str
    zin: str
    soort: Beweringsoort
    oordeel: Beweringoordeel
    toets: str = ""
    p: float | None = None
    q: float | None = None
    fictief: bool = False
    teken: str = ""
    klasse: str = ""
    reden: str = ""
    van: int | None = None
    tot: int | None = None

    @property
    def is_aangetoond(self) -> bool:
        """Tell whether a test carries a comparing word."""
        return self.oordeel in AANGETOOND

    @property
    def waarom(self) -> str:
        """Return why a difference whose margin leaves out zero is not called one: beside that margin it may not lack."""
        return self.reden if self.oordeel is Beweringoordeel.GEEN_AANTOONBAAR_VERSCHIL else ""

    def as_dict(self) -> dict[str, object]:
        """Return the fields with the keys of the command line's JSON."""
        return {veld: getattr(self, veld) for veld in VELDEN}


def name_thema(thema: str, soort: str) -> str:
    """Return what stands for the indicator of a verdict on a whole theme."""
    return f"thema_{thema}_{soort}"
