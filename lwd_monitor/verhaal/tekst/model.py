"""What the personal data check says: a place in the text, the kind of find and a proposed replacement."""

from dataclasses import asdict, dataclass

VOORSTEL = {
    "naam": "een bewoner",
    "adres": "een adres in de wijk",
    "postcode": "(postcode weggelaten)",
    "telefoon": "(telefoonnummer weggelaten)",
    "email": "(e-mailadres weggelaten)",
    "bsn": "(nummer weggelaten)",
    "iban": "(rekeningnummer weggelaten)",
    "kenteken": "(kenteken weggelaten)",
    "geboortedatum": "(geboortedatum weggelaten)",
    "gezondheid": "heeft problemen met de gezondheid",
}
# A name or a health remark may stand when a person confirms it; the kinds that a machine can read may not.
ERNST = {soort: "bevestigen" if soort in {"naam", "gezondheid"} else "blokkeert" for soort in VOORSTEL}


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


def make_bevinding(soort: str, tekst: str, start: int, eind: int) -> TekstBevinding:
    """Make the find for `tekst[start:eind]` with the fixed proposal and weight of its kind."""
    return TekstBevinding(soort, start, eind, tekst[start:eind], VOORSTEL[soort], ERNST[soort])
