"""Invented respondents in the form of VNG's Burgerpeiling file, the same ones every time."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import pyreadstat

from lwd_monitor.enquete.vragen import BEHEERKOLOMMEN, VraagSoort, build_vragen

FORMAAT = Path(__file__).resolve().parents[3] / "shared/bronbestanden/burgerpeiling_dataformat_2022.sav"
# Inhabitants per wijk (CBS, 2024) spread the sample; the second number is an invented difference.
WIJKEN = {
    10: (5620, -0.1), 11: (7130, -0.5), 12: (6615, 0.1), 13: (6995, 0.0), 14: (6510, -0.2), 15: (3255, -0.7),
    16: (6510, -0.4), 17: (3745, 0.2), 18: (10645, 0.2), 19: (13690, 0.3), 20: (1530, 0.6), 21: (2065, 0.6),
}  # fmt: skip
LEEFTIJDEN = (0.18, 0.15, 0.22, 0.17, 0.15, 0.13)
RESPONS = (0.5, 0.7, 0.9, 1.2, 1.5, 1.3)

EENS = ("helemaal eens", "eens", "niet eens / niet oneens", "oneens", "helemaal oneens", "weet niet / geen mening")
TIEN = (*(str(i) for i in range(1, 11)), "weet niet / geen mening")
# A small twin of the format for where the real file is absent: names and labels are facts of the format.
TWEELING: dict[str, tuple[str, tuple[str, ...]]] = {
    "respondent": ("respondentnummer", ()),
    "gemnr": ("gemeentenummer (CBS-code)", ()),
    "jr": ("jaar", ()),
    "weging": ("wegingsfactor", ()),
    "wijknr": ("wijknummer (officiële CBS-code)", ()),
    "wl01": ("[wl01] Hoe prettig vindt u het om in uw buurt te wonen?", TIEN),
    "wl02_0": ("[wl02.0] Ik voel me thuis in deze buurt", EENS),
    "wl03_1": ("[wl03.1] Buurtbewoners staan voor elkaar klaar", EENS),
    "wl04": (
        "[wl04] Voelt u zich veilig in uw buurt?",
        (
            "ja, (bijna) altijd",
            "ja, meestal wel",
            "soms wel, soms niet",
            "nee, meestal niet",
            "nee, (bijna) nooit",
            "weet niet / geen mening",
        ),
    ),
    "vz03_0": (
        "[vz03.0] In hoeverre bent u tevreden over de volgende voorzieningen ... | Zorgvoorzieningen",
        (
            "zeer tevreden",
            "tevreden",
            "niet tevreden / niet ontevreden",
            "ontevreden",
            "zeer ontevreden",
            "n.v.t. / weet niet",
        ),
    ),
    "dv02": ("[dv02] Heeft u de afgelopen 12 maanden contact gehad met uw gemeente?", ("ja", "nee")),
    "zw01_0": (
        "[zw01.0] Beperking ... | lichamelijke gezondheid",
        ("nee, (bijna) niet", "ja, in lichte mate", "ja, in flinke mate", "ja, in ernstige mate", "zeg ik liever niet"),
    ),
    "zw08_0": ("[zw08.0] Wat is de reden om geen vrijwilligerswerk te doen? [gezondheid]", ("aangevinkt",)),
    "zw08_1": (
        "[zw08.1] Wat is de reden om geen vrijwilligerswerk te doen? [weet niet wat voor werk ik kan doen]",
        ("aangevinkt",),
    ),
    "zw17_0": ("[zw17] Wie zouden hulp kunnen geven? [partner]", ("aangevinkt",)),
    "zw17_1": ("[zw17] Wie zouden hulp kunnen geven? [buurtbewoners]", ("aangevinkt",)),
    "zw17_2": ("[zw17] Wie zouden hulp kunnen geven? [weet niet]", ("aangevinkt",)),
    "ch01": ("[ch01] Wat is uw geslacht?", ("man", "vrouw", "anders", "wil ik liever niet zeggen")),
    "ch02": (
        "[ch02] Wat is uw leeftijd?",
        ("18-29 jaar", "30-39 jaar", "40-54 jaar", "55-64 jaar", "65-74 jaar", "75 jaar en ouder"),
    ),
}


@dataclass(frozen=True)
class Formaat:
    """The columns of a file with their labels, value labels and SPSS formats."""

    labels: Mapping[str, str]
    waardelabels: Mapping[str, Mapping[float, str]]
    vormen: Mapping[str, str]


def load_formaat(pad: Path = FORMAAT) -> Formaat:
    """Return the format of the real file, or of our twin where that is absent."""
    if not pad.exists():
        waarden = {k: {float(i + 1): w for i, w in enumerate(a)} for k, (_, a) in TWEELING.items() if a}
        return Formaat({k: label for k, (label, _) in TWEELING.items()}, waarden, {"wijknr": "A12", "weging": "F4.3"})
    _, meta = pyreadstat.read_sav(str(pad))
    return Formaat(meta.column_names_to_labels, meta.variable_value_labels, meta.original_variable_types)


def build_respondenten(formaat: Formaat, aantal: int = 700, jaar: int = 2025, zaad: int = 2025) -> pd.DataFrame:
    """Return respondents who differ by wijk and age, with weights that mend who answers least."""
    kans = np.random.default_rng(zaad)
    inwoners = np.array([n for n, _ in WIJKEN.values()], dtype=float)
    wijk = kans.choice(list(WIJKEN), size=aantal, p=inwoners / inwoners.sum())
    vertekend = np.array(LEEFTIJDEN) * np.array(RESPONS)
    leeftijd = kans.choice(6, size=aantal, p=vertekend / vertekend.sum())
    gewicht = 1 / np.array(RESPONS)[leeftijd]
    aanleg = np.array([WIJKEN[int(w)][1] for w in wijk]) + kans.normal(0, 0.6, aantal)
    kolommen: dict[str, object] = {
        "respondent": np.arange(1, aantal + 1, dtype=float),
        "gemnr": np.full(aantal, 141.0),
        "jr": np.full(aantal, float(jaar)),
        "weging": (gewicht / gewicht.mean()).round(3),
        "wijknr": [f"{w:02d}" for w in wijk],
    }
    kolommen |= _draw_antwoorden(formaat, aanleg, kans)
    kolommen["ch02"] = leeftijd + 1.0
    leeg = np.full(aantal, np.nan)
    return pd.DataFrame({kolom: kolommen.get(kolom, leeg) for kolom in formaat.labels})


def save_sav(frame: pd.DataFrame, formaat: Formaat, pad: Path) -> Path:
    """Write respondents as an SPSS file with the labels of the format."""
    pyreadstat.write_sav(
        frame,
        str(pad),
        column_labels=[formaat.labels[kolom] for kolom in frame.columns],
        variable_value_labels={k: dict(v) for k, v in formaat.waardelabels.items() if k in frame},
        variable_format={k: v for k, v in formaat.vormen.items() if k in frame},
    )
    return pad


def _draw_antwoorden(formaat: Formaat, aanleg: np.ndarray, kans: np.random.Generator) -> dict[str, np.ndarray]:
    kolommen: dict[str, np.ndarray] = {}
    for vraag in build_vragen(formaat.labels, formaat.waardelabels):
        n = len(aanleg)
        weg = kans.random(n) < 0.03
        if vraag.soort is VraagSoort.MEERKEUZE:
            for kolom in vraag.kolommen:
                kolommen[kolom] = np.where((kans.random(n) < 0.3) & ~weg, 1.0, np.nan)
            continue
        geldig = sorted(vraag.geldige_antwoorden)
        trek = aanleg * 0.5 + kans.normal(0, 0.8, n)
        if vraag.soort is VraagSoort.CIJFER:
            code = np.clip(np.round(7.3 + 1.3 * trek), 1, 10)
        elif vraag.soort is VraagSoort.SCHAAL:
            code = np.array(geldig)[np.clip(np.round(1.4 - trek), 0, len(geldig) - 1).astype(int)].astype(float)
        else:
            code = kans.choice(geldig, size=n).astype(float)
        geen = kans.random(n) < 0.04
        if vraag.geen_antwoord:
            code = np.where(geen, float(min(vraag.geen_antwoord)), code)
        kolommen[vraag.id] = np.where(weg, np.nan, code)
    return {kolom: waarden for kolom, waarden in kolommen.items() if kolom not in BEHEERKOLOMMEN}
