"""The mapping step for files of an unknown form: a proposal, and a profile that next year's file is read with."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

import numpy as np

from lwd_monitor.fout import Fout
from lwd_monitor.gebied import CODE, GEMEENTE_CODE, normalise_code
from lwd_monitor.upload.lezen.tabel import Tabel
from lwd_monitor.upload.namen import read_namen
from lwd_monitor.upload.vorm.gecodeerd import encode
from lwd_monitor.upload.vorm.getallen import GEMETEN, VOORLOPIG, parse_getallen
from lwd_monitor.upload.vorm.keuze import Alias, Vormkeuze
from lwd_monitor.upload.vorm.model import Lang, Vorm
from lwd_monitor.upload.vorm.opbouw import Bouwer
from lwd_monitor.upload.vorm.schrijfwijze import find_niveau, is_voorlopig, parse_jaar

_MONSTER = 200
_KOPJAAR = re.compile(r"(?<!\d)((?:19[5-9]|20[0-4])\d)(?!\d)")
_CODEKOP = re.compile(rf"\s*({CODE})\s*")
_ZONDER_GEBIED = (
    "Staat het gebied in geen enkele kolom? Zet dan een kolom in het bestand met de naam of de CBS-code van het gebied, zoals "
    f"{GEMEENTE_CODE}."
)
_GEBIED, _NOEMER, _INDICATOR, _WAARDE, _JAAR, _GEEN_KOPJAAR = (
    re.compile(read_namen("woorden")["koppeling"][naam], re.I)
    for naam in ("gebied", "noemer", "indicator", "waarde", "jaar", "geen_jaar")
)


@dataclass(frozen=True)
class Kolomkoppeling:
    """Which column of a sender's files means what; saved as JSON and used again."""

    naam: str
    gebied: str
    waarden: Mapping[str, str]
    """Value column to indicator id; with `indicator` set, one column to ''."""
    jaar: str | None = None
    vast_jaar: int | None = None
    indicator: str | None = None
    noemer: str | None = None
    niveau: str | None = None
    binnen: str | None = None
    """Column with the wijk, for names of buurten that occur more than once."""
    decimaal: str | None = None
    blad: str | None = None
    kopregel: int | None = None
    bron: str | None = None
    indicatoren: Mapping[str, str] = field(default_factory=dict)
    """Texts in the indicator column to ids."""

    def as_json(self) -> str:
        """Write the profile as text to keep."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2)

    @classmethod
    def from_json(cls, tekst: str) -> "Kolomkoppeling":
        """Read a kept profile; refuses one with unknown or missing parts."""
        try:
            return cls(**json.loads(tekst))
        except (ValueError, TypeError):
            raise Fout("Dit profiel is niet te lezen. Maak het opnieuw door de kolommen nog eens te kiezen.") from None


def build_koppeling_voorstel(tabel: Tabel, alias: Alias | None = None) -> Kolomkoppeling:
    """Propose which column is what; the person corrects it before it is applied."""
    kolommen = [naam for naam in tabel.plaatsen if naam]
    gebied = _find_gebied(tabel, kolommen, alias)
    rest = [naam for naam in kolommen if naam != gebied]
    jaar = _find_jaar(tabel, rest)
    getallen = [naam for naam in rest if naam != jaar and _is_getal(tabel, naam)]
    noemer = next((naam for naam in getallen if _NOEMER.match(naam)), None)
    waarden = [naam for naam in getallen if naam != noemer]
    indicator = next((naam for naam in rest if naam not in getallen and _INDICATOR.match(naam)), None)
    if indicator:
        waarden = [naam for naam in waarden if _WAARDE.match(naam)] or waarden[:1]
    niveau = next((naam for naam in rest if naam.lower() in ("niveau", "gebiedsniveau", "soortregio_2")), None)
    binnen = next((k for k in rest if k not in getallen and re.match(r"wijk(naam)?$", k, re.I)), None)
    voorstel = Kolomkoppeling(
        tabel.naam, gebied or "", dict.fromkeys(waarden, ""), jaar, None, indicator, noemer, niveau
    )
    return replace(voorstel, binnen=binnen, blad=tabel.blad, kopregel=tabel.kopregel or None)


def _monster(tabel: Tabel, naam: str) -> list[Any]:
    cellen = tabel.get_kolom(naam).head(_MONSTER).to_list()
    return [cel for cel in cellen if cel is not None and str(cel).strip()]


def _find_gebied(tabel: Tabel, kolommen: list[str], alias: Alias | None) -> str | None:
    beste, hoogste = None, 0.5
    for naam in kolommen:
        cellen = _monster(tabel, naam)
        if not cellen or all(isinstance(parse_jaar(cel), int) for cel in cellen):
            continue
        niveau = find_niveau(naam)
        treffers = sum(_is_gebied(str(cel), niveau, alias) for cel in cellen) / len(cellen)
        treffers += 0.2 if _GEBIED.search(naam) and treffers else 0.0
        # Bare numbers of three to eight digits are codes only under a name that says so.
        cijfers = all(str(cel).strip().isdigit() for cel in cellen)
        if treffers > hoogste and (not cijfers or _GEBIED.search(naam)):
            beste, hoogste = naam, treffers
    return beste


def _is_gebied(cel: str, niveau: str | None, alias: Alias | None) -> bool:
    return normalise_code(cel, niveau) is not None or bool(alias and alias(cel.strip(), None))


def _find_jaar(tabel: Tabel, kolommen: list[str]) -> str | None:
    for naam in sorted(kolommen, key=lambda k: not _JAAR.match(k)):
        cellen = _monster(tabel, naam)
        if cellen and all(isinstance(parse_jaar(cel), int) for cel in cellen):
            return naam
    return None


def _is_getal(tabel: Tabel, naam: str) -> bool:
    getallen = parse_getallen(tabel.get_kolom(naam).head(_MONSTER))
    met = (getallen.statussen == 0).sum() + (getallen.statussen == 3).sum()
    return bool(met) and len(getallen.kapot) < 0.3 * len(getallen.waarden)


def apply_profiel(tabel: Tabel, profiel: Kolomkoppeling, keuze: Vormkeuze | None = None) -> Lang:
    """Convert a table with a saved or corrected mapping."""
    require_kolommen(tabel, profiel)
    vorm = Vorm("profiel", f"Profiel {profiel.naam}", "de kolommen zijn met de hand gekoppeld")
    keuze = keuze or Vormkeuze()
    catalogus = {titel.strip().lower(): id_ for titel, id_ in keuze.catalogus.items()}
    catalogus |= {titel.strip().lower(): id_ for titel, id_ in profiel.indicatoren.items()}
    keuze = replace(keuze, bron=keuze.bron or profiel.bron, catalogus=catalogus)
    bouwer = Bouwer(tabel, vorm, keuze)
    bouwer.use(profiel.indicator, *profiel.waarden)
    jaren = _get_kopjaren(profiel, keuze)
    regels = bouwer.select(
        profiel.gebied,
        jaar=profiel.jaar,
        niveau=profiel.niveau,
        binnen=profiel.binnen,
        vast_jaar=keuze.jaar or profiel.vast_jaar or next(iter(jaren.values()), None),
    )
    extra = (
        {"noemer": bouwer.parse(profiel.noemer, regels, decimaal=profiel.decimaal).waarden} if profiel.noemer else {}
    )
    alle = regels
    for kolom, indicator in profiel.waarden.items():
        if kolom in jaren:
            regels = replace(alle, jaar=np.full(len(alle.plaatsen), jaren[kolom], np.int16))
        if profiel.indicator:
            soort = encode(tabel.get_kolom(profiel.indicator))
            titels = [str(tekst or "").strip() for tekst in soort.uniek]
            ids = [keuze.find_indicator(titel, "") if titel else None for titel in titels]
            bouwer.lang.namen.update({i: t for i, t in zip(ids, titels, strict=True) if i})
            plek = (soort.index[regels.plaatsen], ids)
            bouwer.add_lang(regels, kolom, bouwer.parse(kolom, regels, plek, profiel.decimaal), plek, **extra)
        else:
            titel = strip_jaar(kolom) if kolom in jaren else kolom
            id_ = indicator or (keuze.find_indicator(titel, "") if titel else keuze.indicator)
            if not id_:
                raise Fout(
                    f"Boven kolom {tabel.format_kolom(kolom)} staat een jaar en geen onderwerp. Kies er de indicator bij."
                )
            bouwer.lang.namen[id_] = titel or id_
            getallen = bouwer.parse(kolom, regels, id_, profiel.decimaal)
            if kolom in jaren and is_voorlopig(kolom[kolom.index(str(jaren[kolom])) :]):
                getallen.statussen[getallen.statussen == GEMETEN] = VOORLOPIG
            bouwer.add(regels, kolom, getallen, id_, **extra)
    if jaren:
        bouwer.lang.meldingen.append(
            f"Het jaar staat in de kop van de kolom: {', '.join(map(str, sorted(set(jaren.values()))))}."
        )
    return bouwer.build()


def strip_jaar(kop: str) -> str:
    """Give a heading without the year in it.

    >>> strip_jaar("Koopwoningen 2021"), strip_jaar("inw_2023"), strip_jaar("2022*")
    ('Koopwoningen', 'inw', '')
    """
    return _KOPJAAR.sub(" ", kop).strip(" _-–,:()*")


def _get_kopjaren(profiel: Kolomkoppeling, keuze: Vormkeuze) -> dict[str, int]:
    """Give the year in each heading of figures, where no column tells the year; another year chosen beside it stops."""
    if profiel.jaar:
        return {}
    koppen = {
        kolom: {int(jaar) for jaar in _KOPJAAR.findall(kolom)}
        for kolom in profiel.waarden
        if kolom.strip() == "2000" or not _GEEN_KOPJAAR.search(kolom)
    }
    jaren = {kolom: gevonden.pop() for kolom, gevonden in koppen.items() if len(gevonden) == 1}
    gekozen = keuze.jaar or profiel.vast_jaar
    for kolom, jaar in jaren.items():
        if gekozen not in (None, jaar):
            raise Fout(
                f"Boven kolom '{kolom}' staat {jaar}, en gekozen is het jaar {gekozen}. Maak het gekozen jaar leeg: dan geldt wat "
                "boven elke kolom staat. Is het geen jaar van het cijfer, geef de kolom dan een andere naam."
            )
    zonder = [kolom for kolom in profiel.waarden if kolom not in jaren]
    if jaren and zonder and gekozen is None:
        raise Fout(
            f"Boven kolom '{zonder[0]}' staat geen jaar, en boven andere kolommen wel. Zet het jaar in elke kop, of laat die kolom weg."
        )
    return jaren


def explain_gebieden_boven(tabel: Tabel) -> str:
    """Say what to do with a table that has its places above the columns; '' for any other table."""
    codes = [naam for naam in tabel.plaatsen if _CODEKOP.fullmatch(naam)]
    if len(codes) < 2:
        return ""
    return (
        f"De gebieden staan in dit bestand boven de kolommen ({', '.join(codes[:3])}). Zet ze in de rijen: een rij per gebied en jaar, "
        "met kolommen voor het gebied, het jaar en de waarde."
    )


def require_kolommen(tabel: Tabel, profiel: Kolomkoppeling) -> None:
    """Raise a Dutch Fout when a mapping names no places and values, or columns that the table does not have."""
    if not profiel.gebied or not profiel.waarden:
        raise Fout(
            "Kies eerst welke kolom het gebied is en welke kolommen de waarden zijn. "
            + (explain_gebieden_boven(tabel) or _ZONDER_GEBIED)
        )
    nodig = [
        profiel.gebied,
        *profiel.waarden,
        profiel.jaar,
        profiel.indicator,
        profiel.noemer,
        profiel.niveau,
        profiel.binnen,
    ]
    weg = [naam for naam in nodig if naam and not tabel.has(naam)]
    if weg:
        raise Fout(
            f"Het profiel '{profiel.naam}' verwacht kolommen die niet in dit bestand staan: {', '.join(weg)}. "
            "Pas de koppeling aan, of kijk of het de goede levering is."
        )
