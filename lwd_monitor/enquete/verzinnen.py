"""Make the fictitious rounds that ship: invented respondents in the form of VNG's Burgerpeiling file.

Notes: nobody was asked anything. Run it again as `python -m lwd_monitor.enquete.verzinnen FORMAAT.sav MAP`, with the
empty delivery format of VNG; the seed is fixed, so the same respondents come out.
"""

import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import pyreadstat
from numpy.typing import NDArray
from scipy import special

from lwd_monitor.enquete.vragen import BEHEERKOLOMMEN, Enquetevraag, VraagSoort, build_vragen

BESTAND = Path(__file__).resolve().parents[2] / "data" / "voorbeeld" / "verzonnen.toml"
VERZONNEN = tomllib.loads(BESTAND.read_text(encoding="utf-8"))
"""What the invented respondents are like."""
RONDES = {2023: (1000, 20230906), 2025: (1200, 20250906)}
GEEN_ANTWOORD, OVERGESLAGEN = 0.04, 0.02
# How much of an answer is a person's own disposition, shared by all answers of that person.
EIGEN_AARD = 0.3
CIJFER_SPREIDING = 1.5
WIJKNR_BREEDTE = 12
Getallen = NDArray[np.float64]


@dataclass(frozen=True)
class Persoon:
    """The invented respondents of one round: their wijk number, age class (from 0), disposition and the round."""

    jaar: int
    wijk: NDArray[np.intp]
    leeftijd: NDArray[np.intp]
    aard: Getallen


def build_respondenten(vragen: Sequence[Enquetevraag], kolommen: Sequence[str], jaar: int) -> pd.DataFrame:
    """Return the invented respondents of a round, one row each, in the given columns of the format."""
    aantal, zaad = RONDES[jaar]
    kans = np.random.default_rng(zaad)
    personen = _draw_personen(jaar, aantal, kans)
    gewicht = 1 / np.array(VERZONNEN["respons"])[personen.leeftijd]
    waarden: dict[str, object] = {
        "respondent": np.arange(1.0, aantal + 1),
        "gemnr": np.full(aantal, 141.0),
        "jr": np.full(aantal, float(jaar)),
        "kw": np.full(aantal, 3.0),
        "veldwerkmodus": kans.choice([1.0, 2.0], aantal, p=[0.7, 0.3]),
        "weging": (gewicht / gewicht.mean()).round(3),
        "wijknr": [f"{nummer:02d}".ljust(WIJKNR_BREEDTE) for nummer in personen.wijk],
    }
    for vraag in vragen:
        waarden |= _draw_vraag(vraag, personen, kans)
    waarden["ch02"] = personen.leeftijd + 1.0
    for vraag_id, (poort, code) in VERZONNEN["routes"].items():
        for kolom in [k for k in waarden if k == vraag_id or k.startswith(f"{vraag_id}_")]:
            waarden[kolom] = np.where(np.asarray(waarden[poort]) == code, np.asarray(waarden[kolom]), np.nan)
    leeg = np.full(aantal, np.nan)
    return pd.DataFrame({kolom: waarden.get(kolom, leeg) for kolom in kolommen})


def save_ronde(formaat: Path, jaar: int, doel: Path) -> Path:
    """Write one round as a compressed SPSS file with the labels of the format."""
    leeg, meta = pyreadstat.read_sav(str(formaat))
    labels = {kolom: label or "" for kolom, label in meta.column_names_to_labels.items()}
    frame = build_respondenten(build_vragen(labels, meta.variable_value_labels), list(leeg.columns), jaar)
    pyreadstat.write_sav(
        frame,
        str(doel),
        file_label=f"FICTIEF: verzonnen respondenten {jaar}",
        column_labels=[labels[kolom] for kolom in frame.columns],
        variable_value_labels=meta.variable_value_labels,
        variable_format={k: vorm for k, vorm in meta.original_variable_types.items() if vorm},
        compress=True,
    )
    return doel


def _draw_personen(jaar: int, aantal: int, kans: np.random.Generator) -> Persoon:
    inwoners = np.array(list(VERZONNEN["wijken"].values()), dtype=float)
    per_wijk = np.floor(aantal * inwoners / inwoners.sum()).astype(int)
    per_wijk[per_wijk.argmax()] += aantal - per_wijk.sum()
    deel = np.array(VERZONNEN["leeftijden"]) * np.array(VERZONNEN["respons"])
    leeftijd = kans.choice(len(deel), aantal, p=deel / deel.sum())
    return Persoon(
        jaar, np.repeat([int(wijk) for wijk in VERZONNEN["wijken"]], per_wijk), leeftijd, kans.normal(size=aantal)
    )


def _draw_vraag(vraag: Enquetevraag, personen: Persoon, kans: np.random.Generator) -> dict[str, Getallen]:
    n = len(personen.aard)
    overgeslagen = kans.random(n) < OVERGESLAGEN
    if vraag.soort is VraagSoort.MEERKEUZE:
        return _draw_meerkeuze(vraag, overgeslagen, kans)
    if vraag.id in BEHEERKOLOMMEN:
        return {}
    codes = np.array(list(vraag.geldige_antwoorden), dtype=float)
    if vraag.soort is VraagSoort.KEUZE:
        gewichten = np.array(VERZONNEN["verdelingen"].get(vraag.id, [1 / (2 + i) for i in range(len(codes))]))
        antwoord = kans.choice(codes, n, p=gewichten / gewichten.sum())
    else:
        antwoord = _draw_schaal(vraag, codes, _draw_gunst(vraag, personen, kans))
    if vraag.geen_antwoord:
        antwoord = np.where(kans.random(n) < GEEN_ANTWOORD, float(min(vraag.geen_antwoord)), antwoord)
    return {vraag.id: np.where(overgeslagen, np.nan, antwoord)}


def _draw_gunst(vraag: Enquetevraag, personen: Persoon, kans: np.random.Generator) -> Getallen:
    """Return how favourable each person is about a question, standard normal but for the wijk and the change."""
    rubriek = next((r for r, begin in VERZONNEN["rubrieken"].items() if vraag.id.startswith(tuple(begin))), "")
    eigen = EIGEN_AARD * personen.aard + np.sqrt(1 - EIGEN_AARD**2) * kans.normal(size=len(personen.aard))
    wijk = np.array([VERZONNEN["wijkverschil"].get(rubriek, {}).get(str(w), 0.0) for w in personen.wijk])
    later = VERZONNEN["later"].get(rubriek, {}) if personen.jaar == max(RONDES) else {}
    erbij = np.array([later.get(str(w), later.get("0", 0.0)) for w in personen.wijk])
    return np.asarray(eigen + wijk + erbij, dtype=np.float64)


def _draw_schaal(vraag: Enquetevraag, codes: Getallen, gunst: Getallen) -> Getallen:
    richting = -1.0 if vraag.id in VERZONNEN["ongunstig"] else 1.0
    if vraag.soort is VraagSoort.CIJFER:
        midden = VERZONNEN["verdelingen"].get(vraag.id, [6.5])[0]
        return np.clip(np.round(midden + CIJFER_SPREIDING * richting * gunst), 1, 10)
    verdeling = (
        VERZONNEN["verdelingen"].get(vraag.id) or VERZONNEN["kansen"][next(iter(vraag.geldige_antwoorden.values()))]
    )
    # The first answer is the favourable end of the scale, unless the question asks after something bad.
    grenzen = special.ndtri(np.cumsum(verdeling)[:-1] / np.sum(verdeling))
    return np.asarray(codes[np.searchsorted(grenzen, -richting * gunst)], dtype=np.float64)


def _draw_meerkeuze(
    vraag: Enquetevraag, overgeslagen: NDArray[np.bool_], kans: np.random.Generator
) -> dict[str, Getallen]:
    n, k = len(overgeslagen), len(vraag.kolommen)
    aan = kans.random((n, k)) < np.linspace(0.4, 0.08, k)
    teksten = list(vraag.antwoorden.values())
    # "Nee", "geen" and "weet niet" go with no other answer.
    alleen = [
        i for i, t in enumerate(teksten) if i in vraag.geen_antwoord or t.lower().split(",")[0] in ("nee", "geen")
    ]
    for i in alleen:
        aan[aan[:, [j for j in range(k) if j != i]].any(axis=1), i] = False
    if alleen:
        aan[~aan.any(axis=1), alleen[0]] = True
    return {kolom: np.where(aan[:, i] & ~overgeslagen, 1.0, np.nan) for i, kolom in enumerate(vraag.kolommen)}


if __name__ == "__main__":
    for ronde in RONDES:
        print(save_ronde(Path(sys.argv[1]), ronde, Path(sys.argv[2]) / f"burgerpeiling_{ronde}.zsav"))
