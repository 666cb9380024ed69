"""Read an SPSS file of a survey: its rows as they are, its labels, and nothing that the file itself calls missing."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
import pyreadstat

from lwd_monitor.enquete.vragen import Enquetevraag, build_vragen
from lwd_monitor.fout import Bevinding, Fout

VERPLICHT = ("weging", "wijknr")
# What Windows programs write when a file says utf-8 and is not.
ANDERE_TEKENS = "cp1252"


@dataclass(frozen=True)
class Levering:
    """A survey file as it was read: its rows, untouched, its questions, labels of values by column, and what was odd."""

    frame: pd.DataFrame
    vragen: Sequence[Enquetevraag]
    waardelabels: Mapping[str, Mapping[Any, str]] = field(default_factory=dict)
    waarschuwingen: Sequence[Bevinding] = ()


def read_sav(pad: Path) -> Levering:
    """Read an SPSS file in the format of the Burgerpeiling; refuses what is something else.

    Notes: values that the file calls missing are empty, and their labels are no answers.
    """
    if not pad.is_file():
        raise Fout(f"Het bestand {pad.name} bestaat niet. Controleer de map en de naam.")
    frame, meta, waarschuwingen = _read(pad)
    namen = {kolom: re.sub(r"\W", "_", str(kolom).lower()) for kolom in frame.columns}
    frame.columns = list(namen.values())
    if not frame.columns.is_unique:
        dubbel = ", ".join(sorted(set(frame.columns[frame.columns.duplicated()])))
        raise Fout(f"In {pad.name} staan kolommen met dezelfde naam: {dubbel}. Geef elke kolom een eigen naam.")
    ontbreekt = [kolom for kolom in VERPLICHT if kolom not in frame.columns]
    if ontbreekt:
        raise Fout(
            f"In {pad.name} ontbreekt de kolom {' en de kolom '.join(ontbreekt)}. "
            "Lever het bestand aan in het formaat van de Burgerpeiling (Waar staat je gemeente)."
        )
    labels = {namen[kolom]: label or namen[kolom] for kolom, label in meta.column_names_to_labels.items()}
    waardelabels = {namen[kolom]: dict(waarden) for kolom, waarden in meta.variable_value_labels.items()}
    for kolom, bereiken in meta.missing_ranges.items():
        naam = namen[kolom]
        frame[naam] = frame[naam].mask(frame[naam].map(lambda waarde, b=bereiken: _is_missing(waarde, b)))
        if naam in waardelabels:
            over = {code: tekst for code, tekst in waardelabels[naam].items() if not _is_missing(code, bereiken)}
            waardelabels[naam] = over
    vragen = build_vragen(labels, waardelabels)
    if not vragen:
        raise Fout(f"In {pad.name} staan geen vragen met antwoorden. Lever het bestand aan met de labels erin.")
    return Levering(frame, vragen, waardelabels, waarschuwingen)


def _read(pad: Path) -> tuple[pd.DataFrame, Any, list[Bevinding]]:
    try:
        frame, meta = pyreadstat.read_sav(str(pad), user_missing=True)
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError, UnicodeDecodeError) as fout:
        return (*_read_anders(pad, fout), [_tell_tekens(pad)])
    return frame, meta, []


def _read_anders(pad: Path, eerste: Exception) -> tuple[pd.DataFrame, Any]:
    """Read a file whose characters are not those that it says; the same refusal when that is not what is wrong."""
    try:
        return pyreadstat.read_sav(str(pad), user_missing=True, encoding=ANDERE_TEKENS)
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError, UnicodeDecodeError):
        raise Fout(
            f"{pad.name} is geen leesbaar SPSS-bestand. Lever het bestand van de Burgerpeiling aan als .sav."
        ) from eerste


def _tell_tekens(pad: Path) -> Bevinding:
    return Bevinding(
        f"De letters in {pad.name} zijn anders opgeslagen dan het bestand zelf zegt (utf-8). We lazen ze als Windows-tekens. "
        "Kijk of letters met accenten, zoals é en ë, goed in de antwoorden staan."
    )


def _is_missing(waarde: object, bereiken: list[dict[str, Any]]) -> bool:
    def past(bereik: dict[str, Any]) -> bool:
        try:
            return bool(bereik["lo"] <= waarde <= bereik["hi"])
        except TypeError:
            return False

    if isinstance(waarde, str):
        waarde = waarde.rstrip()
    return any(past(bereik) for bereik in bereiken)
