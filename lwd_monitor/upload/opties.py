"""What a person chooses beside the file itself."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Opties:
    """The choices of one upload; what is None the file decides.

    Notes: `alles` keeps every gemeente in the file, `aanvullen` lets what the file does not mention stand, `concept`
    adds indicators that the catalogue does not know, `alleen_bekend` leaves those out, `indicator` names the one a file is
    about. `van` and `naar` are the indelingen of a crosswalk. `naam` is what the person calls the file, when it lies
    elsewhere under another name. Without `met_vragen` the caller brings in more files and ends with `raise_vragen`.
    """

    bron: str | None = None
    jaar: int | None = None
    indeling: int | None = None
    profiel: str | None = None
    indicator: str | None = None
    blad: str | None = None
    kopregel: int | None = None
    alles: bool = False
    aanvullen: bool = False
    concept: bool = False
    alleen_bekend: bool = False
    met_vragen: bool = True
    van: int | None = None
    naar: int | None = None
    naam: str | None = None
