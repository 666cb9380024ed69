"""What the personal data check says: a place in the text, the kind of find and a proposed replacement."""

from dataclasses import asdict, dataclass

# A name or a health remark may stand when a person confirms it; the kinds that a machine can read may not.
ERNST = {
    "naam": "bevestigen",
    "gezondheid": "bevestigen",
    "adres": "blokkeert",
    "postcode": "blokkeert",
    "telefoon": "blokkeert",
    "email": "blokkeert",
    "bsn": "blokkeert",
    "iban": "blokkeert",
    "kenteken": "blokkeert",
    "geboortedatum": "blokkeert",
}


@dataclass(frozen=True)
class TekstBevinding:
    """One find: `start` and `eind` are Python string positions, half-open."""

    soort: str
    start: int
    eind: int
    tekst: str
    voorstel: str
    ernst: str

    def as_dict(self) -> dict[str, object]:
        """Return the find with the keys of the command line's JSON."""
        return asdict(self)
