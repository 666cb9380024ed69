"""What a register is: a list that people keep, whose fields stand in data/registers."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from lwd_monitor.toegang import Recht

LENGTE = 300
LENGTE_LANG = 5000


class Veldsoort(StrEnum):
    """What may stand in a field, which decides how it is read, checked and shown."""

    TEKST = "tekst"
    LANG = "lang"
    GETAL = "getal"
    BEDRAG = "bedrag"
    JAAR = "jaar"
    DATUM = "datum"
    KEUZE = "keuze"
    GEBIED = "gebied"
    LINK = "link"
    JA_NEE = "ja_nee"


@dataclass(frozen=True)
class Veld:
    """One field; `meer` lets it hold several values, `keuzes` gives the words of each value that may be chosen.

    Notes: `ook` holds the heads under which other systems have it; a number below zero needs `negatief`.
    """

    naam: str
    titel: str
    soort: Veldsoort
    verplicht: bool = False
    meer: bool = False
    keuzes: Mapping[str, str] = field(default_factory=dict)
    uitleg: str = ""
    lengte: int = LENGTE
    ook: tuple[str, ...] = ()
    negatief: bool = False


@dataclass(frozen=True)
class Register:
    """One list: what it is called, who may read and write it, and its fields.

    Notes: `sleutel` names the fields by which a row of a spreadsheet is known again when it has no id.
    """

    soort: str
    titel: str
    enkelvoud: str
    lezen: Recht
    schrijven: Recht
    velden: tuple[Veld, ...]
    sleutel: tuple[str, ...] = ()
    uitleg: str = ""

    def get_veld(self, naam: str) -> Veld:
        """Return the field of that name; KeyError when there is none."""
        for veld in self.velden:
            if veld.naam == naam:
                return veld
        raise KeyError(naam)

    def list_gebiedvelden(self) -> list[Veld]:
        """Return the fields that hold places; they decide whose wijk a stuk belongs to."""
        return [veld for veld in self.velden if veld.soort is Veldsoort.GEBIED]


@dataclass(frozen=True)
class Stuk:
    """One entry of a register as it stands in a version; `vervallen` means that it was taken out."""

    id: str
    soort: str
    versie: int
    op: datetime
    gebruiker: str
    gegevens: Mapping
    reden: str = ""
    vervallen: bool = False
    partij: str = ""

    def get(self, naam: str, anders: object = None) -> object:
        """Return the value of a field, or `anders` when it is empty."""
        waarde = self.gegevens.get(naam)
        return anders if waarde in (None, "", []) else waarde

    def list_waarden(self, naam: str) -> list:
        """Return the values of a field that may hold several; one value comes as a list of one."""
        waarde = self.get(naam, [])
        return list(waarde) if isinstance(waarde, list) else [waarde]

    def list_gebieden(self, register: Register) -> list[str]:
        """Return the codes of all places that the stuk is about."""
        return [code for veld in register.list_gebiedvelden() for code in self.list_waarden(veld.naam)]


def build_json(gegevens: Mapping) -> str:
    """Return the content of a stuk as text: the same content always gives the same text."""
    return json.dumps(gegevens, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def list_verschillen(register: Register, oud: Mapping, nieuw: Mapping) -> list[tuple[Veld, object, object]]:
    """Return the fields that differ between two contents, each with the value before and after."""
    return [
        (veld, oud.get(veld.naam), nieuw.get(veld.naam))
        for veld in register.velden
        if oud.get(veld.naam) != nieuw.get(veld.naam)
    ]
