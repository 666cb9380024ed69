"""Problems that are told to a person; everything else crashes loudly."""

from dataclasses import asdict, dataclass


class Fout(Exception):
    """A refusal in plain Dutch: what happened, where, and what to do about it."""

    def __init__(self, melding: str) -> None:
        super().__init__(melding)
        self.melding = melding


@dataclass(frozen=True)
class Bevinding:
    """One problem in what a person brought in, with its place; `rij` counts as a spreadsheet does, from 1."""

    melding: str
    rij: int | None = None
    kolom: str | None = None
    waarde: str | None = None

    def as_dict(self) -> dict[str, object]:
        """Return the finding with the keys of the command line's JSON."""
        return asdict(self)
