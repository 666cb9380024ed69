"""Reads the labelled texts of tests/files/pii and scores the text check on them."""

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from lwd_monitor.tekst import check_tekst

MAP = Path(__file__).parent / "files" / "pii"
SOORTEN = {
    "NAAM": "naam", "ADRES": "adres", "POSTCODE": "postcode", "TEL": "telefoon", "EMAIL": "email", "KENTEKEN": "kenteken",
    "BSN": "bsn", "IBAN": "iban", "GEBDATUM": "geboortedatum", "GEZONDHEID": "gezondheid", "NEUTRAAL": "neutraal",
}  # fmt: skip

REEKSEN = (
    "reeks_een.txt",
    "reeks_twee.txt",
    "reeks_drie.txt",
    "reeks_vier.txt",
    "reeks_vijf.txt",
    "reeks_zes.txt",
    "reeks_zeven.txt",
    "reeks_acht.txt",
)
SETS = ("teksten.txt", "varianten.txt", "eigen_bouw.txt", "eigen_apart.txt", "eigen_derde.txt", *REEKSEN)
SCHOON = ("eigen_schoon_bouw.txt", "eigen_schoon_apart.txt")


@dataclass(frozen=True)
class Gelabeld:
    id: str
    tekst: str
    labels: tuple[tuple[str, int, int], ...]


@dataclass
class Score:
    gelabeld: Counter = field(default_factory=Counter)
    gevonden: Counter = field(default_factory=Counter)
    vals: Counter = field(default_factory=Counter)
    gemist: list = field(default_factory=list)
    alarmen: list = field(default_factory=list)

    def recall(self, soort):
        return self.gevonden[soort] / self.gelabeld[soort] if self.gelabeld[soort] else 1.0

    def precision(self, soort):
        goed = self.gevonden[soort]
        return goed / (goed + self.vals[soort]) if goed + self.vals[soort] else 1.0


def read_teksten(naam):
    """Return the labelled texts of one file."""
    teksten = []
    for blok in re.split(r"^## ", (MAP / naam).read_text(encoding="utf-8"), flags=re.M)[1:]:
        kop, inhoud = blok.split("\n", 1)
        tekst, labels, plaats = "", [], 0
        inhoud = inhoud.strip("\n")
        for match in re.finditer(r"\{\{([A-Z]+):([^}]*)\}\}", inhoud):
            tekst += inhoud[plaats : match.start()]
            labels.append((SOORTEN[match[1]], len(tekst), len(tekst) + len(match[2])))
            tekst += match[2]
            plaats = match.end()
        teksten.append(Gelabeld(kop.split("|")[0], tekst + inhoud[plaats:], tuple(labels)))
    return teksten


def is_schoon(gelabeld):
    """Tell whether a text holds no personal data; public officers do not count."""
    return all(soort == "neutraal" for soort, _, _ in gelabeld.labels)


def score(teksten):
    """Count a label as found when a find of its kind overlaps it; a find that touches no label is a false alarm."""
    uitslag = Score()
    for gelabeld in teksten:
        bevindingen = check_tekst(gelabeld.tekst)
        for soort, start, eind in gelabeld.labels:
            if soort == "neutraal":
                continue
            uitslag.gelabeld[soort] += 1
            if any(b.soort == soort and b.start < eind and start < b.eind for b in bevindingen):
                uitslag.gevonden[soort] += 1
            else:
                uitslag.gemist.append((gelabeld.id, soort, gelabeld.tekst[start:eind]))
        for b in bevindingen:
            raak = [soort for soort, start, eind in gelabeld.labels if b.start < eind and start < b.eind]
            if not raak:
                uitslag.vals[b.soort] += 1
                uitslag.alarmen.append((gelabeld.id, b.soort, b.tekst))
    return uitslag
