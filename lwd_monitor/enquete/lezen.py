"""Read a Burgerpeiling file as VNG's format delivers it, and check every respondent."""

import re
from collections.abc import Collection, Hashable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyreadstat

from lwd_monitor.enquete.vragen import Vraag, VraagSoort, build_vragen
from lwd_monitor.fout import Bevinding, Fout

# VNG protocol Burgerpeiling 2022: weights stay below 5; 500 respondents for a gemeente; 475 is the floor to publish.
GEWICHT_GRENS = 5.0
RESPONDENTEN_GEWENST = 500
RESPONDENTEN_MINIMUM = 475
VERPLICHT = ("weging", "wijknr")
# The same protocol: who has no age cannot be weighted, and counts as 1.
LEEFTIJD = "ch02"


@dataclass(frozen=True)
class Levering:
    """A survey file as it was read: its rows, untouched, and its questions."""

    frame: pd.DataFrame
    vragen: list[Vraag]


@dataclass(frozen=True)
class Respondenten:
    """The respondents that count: columns rij, wijk (empty where unknown), gewicht, and one per question column.

    Notes: in a question column nan is no answer; ticked options are 1, options left open in an answered block 0.
    """

    frame: pd.DataFrame
    vragen: list[Vraag]
    fouten: list[Bevinding]
    waarschuwingen: list[Bevinding]


def read_sav(pad: Path) -> Levering:
    """Read an SPSS file in the format of the Burgerpeiling; refuses what is something else."""
    if not pad.is_file():
        raise Fout(f"Het bestand {pad.name} bestaat niet. Controleer de map en de naam.")
    try:
        frame, meta = pyreadstat.read_sav(str(pad))
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError) as fout:
        raise Fout(
            f"{pad.name} is geen leesbaar SPSS-bestand. Lever het bestand van de Burgerpeiling aan als .sav."
        ) from fout
    frame.columns = [str(kolom).lower() for kolom in frame.columns]
    ontbreekt = [kolom for kolom in VERPLICHT if kolom not in frame.columns]
    if ontbreekt:
        raise Fout(
            f"In {pad.name} ontbreekt de kolom {' en de kolom '.join(ontbreekt)}. "
            "Lever het bestand aan in het formaat van de Burgerpeiling (Waar staat je gemeente)."
        )
    labels = {kolom.lower(): label or kolom for kolom, label in meta.column_names_to_labels.items()}
    waardelabels = {kolom.lower(): waarden for kolom, waarden in meta.variable_value_labels.items()}
    vragen = build_vragen(labels, waardelabels)
    if not vragen:
        raise Fout(f"In {pad.name} staan geen vragen met antwoorden. Lever het bestand aan met de labels erin.")
    return Levering(frame, vragen)


def check_respondenten(
    levering: Levering, wijken: Collection[str], gemeente: str = "GM0141", jaar: int | None = None
) -> Respondenten:
    """Return the respondents that count, and every problem with its row.

    Notes: rows count from 1, as SPSS shows them. Refused: a weight of 5 or more, of zero or below, another gemeente.
    Counted with a warning: no weight or no age (counts as 1), an unknown wijk (counts for the gemeente only), a number that
    occurs twice, a value that the format does not know (no answer).
    """
    ruw = levering.frame.reset_index(drop=True)
    ruw["weging"] = _read_gewichten(ruw["weging"])
    kolommen = [kolom for vraag in levering.vragen for kolom in vraag.kolommen]
    antwoorden = ruw[kolommen].apply(pd.to_numeric, errors="coerce")
    leeg = antwoorden.isna().all(axis=1)
    fouten, waarschuwingen = _check_gewichten(ruw[~leeg])
    fouten += _check_herkomst(ruw[~leeg], gemeente)
    telt = ~leeg & ~ruw.index.isin([(fout.rij or 0) - 1 for fout in fouten])
    if leeg.any():
        waarschuwingen.append(Bevinding(f"{int(leeg.sum())} rijen zonder één antwoord tellen niet mee."))
    waarschuwingen = [w for w in waarschuwingen if w.rij is None or telt[w.rij - 1]]
    waarschuwingen += _check_jaar(ruw[telt], jaar) + _check_dubbel(ruw[telt])
    wijk = ruw.loc[telt, "wijknr"].map(lambda nummer: find_wijkcode(nummer, gemeente))
    waarschuwingen += _check_wijken(ruw.loc[telt, "wijknr"], wijk, wijken)
    schoon, onbekend = _clean_antwoorden(antwoorden[telt], levering.vragen)
    zonder_leeftijd = find_zonder_leeftijd(ruw[telt])
    waarschuwingen += _check_leeftijd(ruw.loc[telt, "weging"][zonder_leeftijd])
    gewicht = pd.to_numeric(ruw.loc[telt, "weging"], errors="coerce").mask(zonder_leeftijd).fillna(1.0)
    kop = pd.DataFrame(
        {"rij": ruw.index[telt] + 1, "wijk": wijk.where(wijk.isin(list(wijken)), None), "gewicht": gewicht},
        index=schoon.index,
    )
    waarschuwingen += onbekend + _check_aantal(len(kop))
    return Respondenten(pd.concat([kop, schoon], axis=1), levering.vragen, fouten, waarschuwingen)


def find_wijkcode(wijknr: object, gemeente: str = "GM0141") -> str | None:
    """Return the CBS code of a wijk number: 14, "14", "014114" and "WK014114" are all WK014114; None for anything else.

    >>> find_wijkcode("14"), find_wijkcode(14.0), find_wijkcode("014114 "), find_wijkcode("onbekend")
    ('WK014114', 'WK014114', 'WK014114', None)
    """
    tekst = re.sub(r"\.0+$", "", str(wijknr).strip().upper())
    gevonden = re.fullmatch(r"(?:WK)?(?:(\d{2,4})(\d{2})|(\d{1,2}))", tekst.replace(" ", ""))
    if gevonden is None:
        return None
    eigen, nummer = gevonden.group(1), (gevonden.group(2) or gevonden.group(3)).zfill(2)
    if eigen is not None and eigen.zfill(4) != gemeente[2:]:
        return None
    return f"WK{gemeente[2:]}{nummer}"


def format_kort(waarde: object) -> str:
    """Return a cell as a person would write it: no ".0", a decimal comma; text stays.

    >>> format_kort(12345678.0), format_kort(9.5), format_kort("zwaar")
    ('12345678', '9,5', 'zwaar')
    """
    return f"{waarde:.10g}".replace(".", ",") if isinstance(waarde, int | float) else str(waarde)


def _check_gewichten(frame: pd.DataFrame) -> tuple[list[Bevinding], list[Bevinding]]:
    fouten, waarschuwingen = [], []
    for i, ruw in zip(frame.index, frame["weging"], strict=True):
        gewicht = pd.to_numeric(ruw, errors="coerce")
        tekst = "" if pd.isna(ruw) else format_kort(ruw)
        if pd.isna(gewicht) and tekst:
            melding = "Het gewicht is geen getal: deze rij telt niet mee. Verbeter het gewicht."
            fouten.append(Bevinding(melding, i + 1, "weging", tekst))
        elif pd.isna(gewicht):
            waarschuwingen.append(Bevinding("Het gewicht ontbreekt: deze rij telt voor 1.", i + 1, "weging", tekst))
        elif gewicht >= GEWICHT_GRENS:
            melding = "Het gewicht is 5 of meer: deze rij telt niet mee. Laat het bureau de weging nakijken."
            fouten.append(Bevinding(melding, i + 1, "weging", tekst))
        elif gewicht <= 0:
            fouten.append(
                Bevinding("Het gewicht is niet groter dan 0: deze rij telt niet mee.", i + 1, "weging", tekst)
            )
    return fouten, waarschuwingen


def _read_gewichten(weging: pd.Series) -> pd.Series:
    """Return the weights as numbers, also those written as text ("1,25"); text that is no number stays text."""
    if pd.api.types.is_numeric_dtype(weging):
        return weging
    tekst = weging.astype(object).map(lambda w: w.strip().replace(",", ".") if isinstance(w, str) else w)
    getal = pd.to_numeric(tekst, errors="coerce").astype(object)
    return getal.where(getal.notna() | tekst.isna() | (tekst == ""), weging)


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
        nummers = pd.to_numeric(frame["gemnr"], errors="coerce")
        anders = nummers[nummers.notna() & (nummers != int(gemeente[2:]))]
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
    anders = frame["jr"][frame["jr"].notna() & (frame["jr"] != jaar)]
    melding = f"{len(anders)} rijen noemen een ander jaar dan {jaar}. Klopt het jaar dat u koos?"
    return [Bevinding(melding, int(anders.index[0]) + 1, "jr", format_kort(anders.iloc[0]))] if len(anders) else []


def _check_wijken(wijknr: pd.Series, wijk: pd.Series, wijken: Collection[str]) -> list[Bevinding]:
    bevindingen = []
    for i in wijk.index[~wijk.isin(list(wijken))]:
        ruw = "" if pd.isna(wijknr[i]) else str(wijknr[i]).strip()
        melding = "Het wijknummer ontbreekt" if not ruw else "Dit wijknummer kent Almelo niet"
        bevindingen.append(
            Bevinding(f"{melding}: deze rij telt alleen mee voor heel Almelo.", int(i) + 1, "wijknr", ruw)
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


def _clean_antwoorden(antwoorden: pd.DataFrame, vragen: list[Vraag]) -> tuple[pd.DataFrame, list[Bevinding]]:
    schoon, bevindingen = {}, []
    for vraag in vragen:
        for kolom in vraag.kolommen:
            codes = antwoorden[kolom]
            bekend = [0, 1] if vraag.soort is VraagSoort.MEERKEUZE else list(vraag.antwoorden)
            vreemd = codes[codes.notna() & ~codes.isin(bekend)]
            melding = "Deze waarde staat niet in het formaat: het telt als geen antwoord."
            bevindingen += [Bevinding(melding, _rij(i), kolom, format_kort(waarde)) for i, waarde in vreemd.items()]
            schoon[kolom] = codes.where(codes.isin(bekend))
        if vraag.soort is VraagSoort.MEERKEUZE:
            schoon |= _clean_meerkeuze(pd.DataFrame({kolom: schoon[kolom] for kolom in vraag.kolommen}), vraag)
        else:
            schoon[vraag.id] = schoon[vraag.id].where(~schoon[vraag.id].isin(list(vraag.geen_antwoord)))
    return pd.DataFrame(schoon, index=antwoorden.index), bevindingen


def _clean_meerkeuze(blok: pd.DataFrame, vraag: Vraag) -> dict[str, pd.Series]:
    geldig = [kolom for i, kolom in enumerate(vraag.kolommen) if i not in vraag.geen_antwoord]
    beantwoord = (blok[geldig] == 1).any(axis=1)
    return {kolom: (blok[kolom] == 1).astype(float).where(beantwoord) for kolom in vraag.kolommen}
