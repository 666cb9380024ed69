"""Check every respondent of a survey: who counts, for which wijk, with which weight, and with which answers."""

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from lwd_monitor.enquete.bestand import Levering
from lwd_monitor.enquete.gewichten import check_gewichten, read_gewichten, scale_gewichten
from lwd_monitor.enquete.vragen import Enquetevraag, VraagSoort
from lwd_monitor.enquete.wijken import Wijken, find_wijken
from lwd_monitor.fout import Bevinding
from lwd_monitor.gebied import get_nummer
from lwd_monitor.instellingen import GEMEENTE
from lwd_monitor.opmaak import format_kort

# VNG protocol Burgerpeiling 2022: 500 respondents for a gemeente; 475 is the floor to publish.
RESPONDENTEN_GEWENST = 500
RESPONDENTEN_MINIMUM = 475
# The same protocol: who has no age cannot be weighted, and counts as 1.
LEEFTIJD = "ch02"
# More strange values in a column than this are one problem of the column, not of its rows.
RIJEN_HOOGSTENS = 20


@dataclass(frozen=True)
class Respondenten:
    """The respondents that count: columns rij, wijk (empty where unknown), gewicht, and one per question column.

    Notes: in a question column nan is no answer; ticked options are 1, options left open in an answered block 0.
    """

    frame: pd.DataFrame
    vragen: Sequence[Enquetevraag]
    fouten: Sequence[Bevinding]
    waarschuwingen: Sequence[Bevinding]


def check_respondenten(levering: Levering, wijken: Wijken, jaar: int | None = None) -> Respondenten:
    """Return the respondents that count, and every problem with its row.

    Notes: rows count from 1, as SPSS shows them. Refused: a weight of 5 or more, of zero or below, another gemeente.
    Counted with a warning: weights on another scale, no weight or no age (counts as 1), an unknown wijk (counts for the
    gemeente only), a number that occurs twice, a value that the format does not know (no answer).
    """
    ruw = levering.frame.reset_index(drop=True)
    ruw["weging"], schaal = scale_gewichten(read_gewichten(ruw["weging"]))
    kolommen = [kolom for vraag in levering.vragen for kolom in vraag.kolommen]
    antwoorden = ruw[kolommen].apply(pd.to_numeric, errors="coerce")
    leeg = antwoorden.isna().all(axis=1)
    fouten, waarschuwingen = check_gewichten(ruw[~leeg])
    fouten += _check_herkomst(ruw[~leeg], wijken.gemeente)
    telt = ~leeg & ~ruw.index.isin([(fout.rij or 0) - 1 for fout in fouten])
    if leeg.any():
        waarschuwingen.append(Bevinding(f"{int(leeg.sum())} rijen zonder één antwoord tellen niet mee."))
    waarschuwingen = [w for w in waarschuwingen if w.rij is None or telt[w.rij - 1]]
    waarschuwingen = [*levering.waarschuwingen, *schaal, *waarschuwingen]
    waarschuwingen += _check_jaar(ruw[telt], jaar) + _check_dubbel(ruw[telt])
    wijk, tegenspraak = find_wijken(ruw.loc[telt, "wijknr"], levering.waardelabels.get("wijknr", {}), wijken)
    waarschuwingen += tegenspraak + _check_wijken(ruw.loc[telt, "wijknr"], wijk, wijken)
    schoon, onbekend = _clean_antwoorden(antwoorden[telt], levering.vragen)
    zonder_leeftijd = find_zonder_leeftijd(ruw[telt])
    waarschuwingen += _check_leeftijd(ruw.loc[telt, "weging"][zonder_leeftijd])
    gewicht = pd.to_numeric(ruw.loc[telt, "weging"], errors="coerce").mask(zonder_leeftijd).fillna(1.0)
    kop = pd.DataFrame(
        {"rij": ruw.index[telt] + 1, "wijk": wijk.where(wijk.isin(list(wijken.codes)), None), "gewicht": gewicht},
        index=schoon.index,
    )
    waarschuwingen += onbekend + _check_aantal(len(kop))
    return Respondenten(pd.concat([kop, schoon], axis=1), levering.vragen, fouten, waarschuwingen)


def find_zonder_leeftijd(frame: pd.DataFrame) -> pd.Series:
    """Return which rows lack the age while others have it; a file without any ages was weighted in another way."""
    leeftijd = frame[LEEFTIJD] if LEEFTIJD in frame else pd.Series(1.0, index=frame.index)
    return leeftijd.isna() & leeftijd.notna().any()


def _check_leeftijd(weging: pd.Series) -> list[Bevinding]:
    gewichten = pd.to_numeric(weging, errors="coerce")
    melding = "De leeftijd ontbreekt: deze rij telt voor 1 (VNG-protocol)."
    anders = gewichten[gewichten.notna() & (gewichten != 1)]
    return [Bevinding(melding, _rij(i), "weging", format_kort(g)) for i, g in anders.items()]


def _check_herkomst(frame: pd.DataFrame, gemeente: str) -> list[Bevinding]:
    fouten = []
    if "gemnr" in frame:
        # The code of the gemeente and its digits are the number too; the name of a gemeente is not looked at.
        cijfers = frame["gemnr"].map(lambda w: get_nummer(w.strip().upper()) if isinstance(w, str) else w)
        nummers = pd.to_numeric(cijfers, errors="coerce")
        anders = nummers[nummers.notna() & (nummers != int(get_nummer(gemeente)))]
        melding = "Deze rij is van een andere gemeente en telt niet mee."
        fouten += [Bevinding(melding, _rij(i), "gemnr", format_kort(nummer)) for i, nummer in anders.items()]
    return fouten


def _rij(plaats: Hashable) -> int:
    return int(str(plaats)) + 1


def _check_dubbel(frame: pd.DataFrame) -> list[Bevinding]:
    nummers = frame.get("respondent", pd.Series(dtype=float))
    # The empty format carries respondent 0: a bureau that leaves the numbers out delivers zeros.
    nummers = nummers[nummers.notna() & (nummers != 0)]
    melding = "Dit respondentnummer komt eerder voor. Kijk na of iemand dubbel telt."
    return [
        Bevinding(melding, _rij(i), "respondent", format_kort(nummer))
        for i, nummer in nummers[nummers.duplicated()].items()
    ]


def _check_jaar(frame: pd.DataFrame, jaar: int | None) -> list[Bevinding]:
    if jaar is None or "jr" not in frame:
        return []
    jaren = frame["jr"].map(read_jaar)
    anders = jaren[jaren.notna() & (jaren != jaar)]
    melding = f"{len(anders)} rijen noemen een ander jaar dan {jaar}. Klopt het jaar dat u koos?"
    return [Bevinding(melding, _rij(anders.index[0]), "jr", format_kort(anders.iloc[0]))] if len(anders) else []


def read_jaar(waarde: object) -> float:
    """Return the year of a cell: a number, a date, or a text that starts or ends with it; nan for an empty cell.

    >>> read_jaar(2026.0), read_jaar(date(2026, 9, 15)), read_jaar("15-09-2026"), read_jaar("2026-09-15")
    (2026.0, 2026.0, 2026.0, 2026.0)
    """
    if isinstance(waarde, date):
        # An empty date (NaT) is one as well, and has no year.
        return float(waarde.year)
    gevonden = re.search(r"^\d{4}(?!\d)|(?<!\d)\d{4}$", waarde.strip()) if isinstance(waarde, str) else None
    return float(gevonden.group()) if gevonden else float(pd.to_numeric(waarde, errors="coerce"))


def _check_wijken(wijknr: pd.Series, wijk: pd.Series, wijken: Wijken) -> list[Bevinding]:
    bevindingen = []
    for i in wijk.index[~wijk.isin(list(wijken.codes))]:
        ruw = "" if pd.isna(wijknr[i]) else format_kort(wijknr[i]).strip()
        melding = "Het wijknummer ontbreekt" if not ruw else f"Dit wijknummer kent {GEMEENTE.naam} niet"
        bevindingen.append(
            Bevinding(f"{melding}: deze rij telt alleen mee voor heel {GEMEENTE.naam}.", _rij(i), "wijknr", ruw)
        )
    return bevindingen


def _check_aantal(n: int) -> list[Bevinding]:
    if n < RESPONDENTEN_MINIMUM:
        return [
            Bevinding(
                f"Er zijn {n} respondenten. Dat is te weinig: publiceren mag "
                f"vanaf {RESPONDENTEN_MINIMUM} (VNG-protocol)."
            )
        ]
    if n < RESPONDENTEN_GEWENST:
        return [
            Bevinding(f"Er zijn {n} respondenten. Het VNG-protocol vraagt er voor een gemeente {RESPONDENTEN_GEWENST}.")
        ]
    return []


def _clean_antwoorden(antwoorden: pd.DataFrame, vragen: Sequence[Enquetevraag]) -> tuple[pd.DataFrame, list[Bevinding]]:
    schoon, bevindingen = {}, []
    for vraag in vragen:
        for kolom in vraag.kolommen:
            codes = antwoorden[kolom]
            bekend = [0, 1] if vraag.soort is VraagSoort.MEERKEUZE else list(vraag.antwoorden)
            vreemd = codes[codes.notna() & ~codes.isin(bekend)]
            bevindingen += _tell_vreemd(vreemd, kolom)
            schoon[kolom] = codes.where(codes.isin(bekend))
        if vraag.soort is VraagSoort.MEERKEUZE:
            schoon |= _clean_meerkeuze(pd.DataFrame({kolom: schoon[kolom] for kolom in vraag.kolommen}), vraag)
        else:
            schoon[vraag.id] = schoon[vraag.id].where(~schoon[vraag.id].isin(list(vraag.geen_antwoord)))
    return pd.DataFrame(schoon, index=antwoorden.index), bevindingen


def _tell_vreemd(vreemd: pd.Series, kolom: str) -> list[Bevinding]:
    if len(vreemd) <= RIJEN_HOOGSTENS:
        melding = "Deze waarde staat niet in het formaat: het telt als geen antwoord."
        return [Bevinding(melding, _rij(i), kolom, format_kort(waarde)) for i, waarde in vreemd.items()]
    waarden = ", ".join(format_kort(waarde) for waarde in np.sort(vreemd.unique())[:RIJEN_HOOGSTENS])
    melding = f"{len(vreemd)} waarden van {kolom} hebben geen label ({waarden}): ze tellen als geen antwoord. Zet de labels erbij."
    return [Bevinding(melding, _rij(vreemd.index[0]), kolom, format_kort(vreemd.iloc[0]))]


def _clean_meerkeuze(blok: pd.DataFrame, vraag: Enquetevraag) -> dict[str, pd.Series]:
    geldig = [kolom for i, kolom in enumerate(vraag.kolommen) if i not in vraag.geen_antwoord]
    beantwoord = (blok[geldig] == 1).any(axis=1)
    return {kolom: (blok[kolom] == 1).astype(float).where(beantwoord) for kolom in vraag.kolommen}
