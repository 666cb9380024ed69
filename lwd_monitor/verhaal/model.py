"""What a story is."""

import json
import uuid
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum

from lwd_monitor.gebied import GebiedNiveau, get_niveau
from lwd_monitor.verhaal.bijlage import Duiding, FotoBijVerhaal, Toestemming, Weging, Zichtbaar

__all__ = ["Herkomst", "Stem", "Verhaal", "VerhaalStatus", "Verhaalsoort", "Zichtbaar"]

# What a code of these niveaus stands for depends on the indeling; a gemeente and an own area stay the same.
_HERBRUIKT = (GebiedNiveau.WIJK, GebiedNiveau.BUURT)


class Verhaalsoort(StrEnum):
    """What kind of story it is."""

    MOOI_VOORBEELD = "mooi_voorbeeld"
    SIGNAAL = "signaal"
    ONTWIKKELING = "ontwikkeling"
    RESULTAAT = "resultaat"
    CITAAT = "citaat"
    PEILING = "peiling"
    """The outcome of a survey that was published as a text: it tells what many answered, and points no way."""

    @property
    def titel(self) -> str:
        """Return the name as a reader sees it."""
        return self.value.replace("_", " ").capitalize()


class VerhaalStatus(StrEnum):
    """Where a story stands on its way to the reader."""

    CONCEPT = "concept"
    INGEDIEND = "ingediend"
    GEPUBLICEERD = "gepubliceerd"
    INGETROKKEN = "ingetrokken"


class Stem(StrEnum):
    """Whose voice a story carries; `bron` is a published source, which has no teller."""

    BEWONER = "bewoner"
    PROFESSIONAL = "professional"
    VRIJWILLIGER = "vrijwilliger"
    ONDERNEMER = "ondernemer"
    WIJKREGISSEUR = "wijkregisseur"
    BRON = "bron"


class Herkomst(StrEnum):
    """How a story was gathered."""

    GESPREK = "gesprek op straat of aan de deur"
    BIJEENKOMST = "bijeenkomst"
    TELEFOON = "telefoon, e-mail of app"
    WAARNEMING = "zelf gezien"
    ANDERS = "anders"


@dataclass(frozen=True)
class Verhaal:
    """One story as it stands now; `datum` of a month or year is its last day, as `datum_soort` says.

    Notes: `schrijvers` are the accounts that wrote in it; `bevestigd` holds the finds of the text check that a person
    let stand, as `soort:tekst`.
    """

    id: str
    titel: str
    tekst: str
    datum: date
    datum_soort: str
    gebieden: tuple[str, ...]
    indeling: int
    werkvelden: tuple[str, ...]
    soort: Verhaalsoort
    stem: str = Stem.BRON.value
    bron: str = ""
    bron_url: str = ""
    periode: str = ""
    toelichting: str = ""
    status: VerhaalStatus = VerhaalStatus.GEPUBLICEERD
    zichtbaar: Zichtbaar = Zichtbaar.OPENBAAR
    versie: int = 1
    extra: Mapping[str, object] = field(default_factory=dict)
    schrijvers: tuple[str, ...] = ()
    verkregen: str = ""
    hoort_bij: str = ""
    toestemming: Toestemming | None = None
    weging: Weging | None = None
    fotos: tuple[FotoBijVerhaal, ...] = ()
    duidingen: tuple[Duiding, ...] = ()
    bevestigd: tuple[str, ...] = ()
    uit_stukken: bool = False
    """The text comes from a plan, budget or report of the gemeente: nobody told it."""

    @property
    def is_verteld(self) -> bool:
        """Tell whether it is a story that someone told or wrote about a place: no survey, no text from plans and budgets."""
        return not self.uit_stukken and self.soort is not Verhaalsoort.PEILING

    @property
    def has_verteller(self) -> bool:
        """Tell whether someone else told it, who must agree; a source or one's own observation has no teller."""
        return self.stem not in (Stem.BRON, Stem.WIJKREGISSEUR)

    def lies_in(self, codes: Collection[str], indeling: int) -> bool:
        """Tell whether it is about one of these places of an indeling; codes of wijken and buurten were reused.

        >>> from datetime import date
        >>> v = Verhaal("1", "", "", date(2019, 5, 1), "dag", ("BU99991502", "GM9999"), 2020, (), Verhaalsoort.SIGNAAL)
        >>> v.lies_in({"BU99991502"}, 2020), v.lies_in({"BU99991502"}, 2024), v.lies_in({"GM9999"}, 2024)
        (True, False, True)
        """
        zelfde = self.indeling == indeling
        return any(code in codes and (zelfde or get_niveau(code) not in _HERBRUIKT) for code in self.gebieden)

    def as_json(self) -> str:
        """Return the whole story as JSON, for the history."""
        return json.dumps(asdict(self), ensure_ascii=False, default=str)

    @classmethod
    def from_json(cls, tekst: str) -> "Verhaal":
        """Return the story that `as_json` wrote."""
        velden = json.loads(tekst)
        lijsten = ("gebieden", "werkvelden", "schrijvers", "bevestigd")
        return cls(
            **{
                **velden,
                **{naam: tuple(velden.get(naam, ())) for naam in lijsten},
                "datum": date.fromisoformat(velden["datum"]),
                "soort": Verhaalsoort(velden["soort"]),
                "status": VerhaalStatus(velden["status"]),
                "zichtbaar": Zichtbaar(velden["zichtbaar"]),
                "toestemming": Toestemming.from_dict(velden.get("toestemming")),
                "weging": Weging(**velden["weging"]) if velden.get("weging") else None,
                "fotos": tuple(FotoBijVerhaal(**foto) for foto in velden.get("fotos", ())),
                "duidingen": tuple(Duiding.from_dict(duiding) for duiding in velden.get("duidingen", ())),
            }
        )


def make_concept(schrijver: str, gebied: str, indeling: int, dag: date) -> Verhaal:
    """Return a new, empty draft about a place, or about none yet: seen by its writer alone."""
    return Verhaal(
        id=str(uuid.uuid4()),
        titel="",
        tekst="",
        datum=dag,
        datum_soort="dag",
        gebieden=(gebied,) if gebied else (),
        indeling=indeling,
        werkvelden=(),
        soort=Verhaalsoort.SIGNAAL,
        stem=Stem.BEWONER.value,
        status=VerhaalStatus.CONCEPT,
        zichtbaar=Zichtbaar.INTERN,
        versie=0,
        schrijvers=(schrijver,),
    )
