"""Refusals and findings in plain Dutch, with the way out that the command line and the pages each put in words."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum


class Middel(StrEnum):
    """A way out: an option or a command for one person, a choice on screen for another."""

    AANVULLEN = "aanvullen"
    BEIDE_JAREN = "beide_jaren"
    BLAD_OF_JAAR = "blad_of_jaar"
    BRON_CIJFERS = "bron_cijfers"
    BRON_HEEL = "bron_heel"
    BRON_JAAR = "bron_jaar"
    CONCEPT = "concept"
    EDITIES = "edities"
    ENQUETE = "enquete"
    ENQUETE_VERWERKEN = "enquete_verwerken"
    GEBIEDEN = "gebieden"
    GEBIEDEN_LIJST = "gebieden_lijst"
    GRENZEN = "grenzen"
    GRENZEN_JAAR = "grenzen_jaar"
    INDELING = "indeling"
    INDICATOR = "indicator"
    INDELING_LADEN = "indeling_laden"
    JAAR = "jaar"
    LEEG = "leeg"
    PROFIEL = "profiel"
    SAMEN = "samen"
    TERUGZETTEN = "terugzetten"
    TOCH = "toch"
    TOCH_DRAAIEND = "toch_draaiend"
    UPLOADS = "uploads"
    VOORBEELD = "voorbeeld"
    WAARSCHUWINGEN = "waarschuwingen"


@dataclass(frozen=True)
class Remedie:
    """What a person can do about a refusal; `waarde` is what goes with it, such as a year."""

    middel: Middel
    waarde: str = ""


class Fout(Exception):
    """A refusal in plain Dutch: what happened, where, and with `remedie` what to do about it."""

    def __init__(self, melding: str, remedie: Remedie | None = None) -> None:
        super().__init__(melding)
        self.melding, self.remedie = melding, remedie


@dataclass(frozen=True)
class Bevinding:
    """One problem in what a person brought in, with its place; `rij` counts as a spreadsheet does, from 1."""

    melding: str
    rij: int | None = None
    kolom: str | None = None
    waarde: str | None = None
    remedie: Remedie | None = None

    def as_dict(self) -> dict[str, object]:
        """Return the finding with the keys of the command line's JSON."""
        return asdict(self)


def build_melding(fout: Fout | Bevinding, woorden: Mapping[Middel, str]) -> str:
    """Return a message with its way out, in the words of who tells it.

    >>> build_melding(Fout("Er staat geen jaar in.", Remedie(Middel.JAAR, "2024")), {Middel.JAAR: "Kies {waarde}."})
    'Er staat geen jaar in. Kies 2024.'
    """
    if fout.remedie is None:
        return fout.melding
    return f"{fout.melding} {woorden[fout.remedie.middel].replace('{waarde}', fout.remedie.waarde)}"
