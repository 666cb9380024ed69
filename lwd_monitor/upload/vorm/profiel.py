"""The mapping step for files of an unknown form: a proposal, and a profile that next year's file is read with."""

import json
import re
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from lwd_monitor.fout import Fout
from lwd_monitor.upload.lezen.tabel import Tabel
from lwd_monitor.upload.vorm.codes import find_prefix, normalise_code, parse_jaar
from lwd_monitor.upload.vorm.gecodeerd import encode
from lwd_monitor.upload.vorm.getallen import parse_getallen
from lwd_monitor.upload.vorm.keuze import Alias, Keuze
from lwd_monitor.upload.vorm.model import Lang, Vorm
from lwd_monitor.upload.vorm.opbouw import Bouwer

_MONSTER = 200
_GEBIED = re.compile(r"(gebied|regio|buurt|wijk|gemeente|code|geo)", re.I)
_NOEMER = re.compile(r"^(n|noemer|aantal[_ ]?(respondenten|waarnemingen)?|basis|respons)$", re.I)
_INDICATOR = re.compile(r"^(indicator|onderwerp|variabele|vraag|naam indicator|topic|kenmerk)", re.I)
_WAARDE = re.compile(r"^(waarde|value|cijfer|score|percentage|uitkomst)$", re.I)


@dataclass(frozen=True)
class Profiel:
    """Which column of a sender's files means what; saved as JSON and used again."""

    naam: str
    gebied: str
    waarden: dict[str, str]
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
    indicatoren: dict[str, str] = field(default_factory=dict)
    """Texts in the indicator column to ids."""

    def as_json(self) -> str:
        """Write the profile as text to keep."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2)

    @classmethod
    def from_json(cls, tekst: str) -> "Profiel":
        """Read a kept profile; refuses one with unknown or missing parts."""
        try:
            return cls(**json.loads(tekst))
        except (ValueError, TypeError):
            raise Fout("Dit profiel is niet te lezen. Maak het opnieuw door de kolommen nog eens te kiezen.") from None


def build_koppeling_voorstel(tabel: Tabel, alias: Alias | None = None) -> Profiel:
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
    voorstel = Profiel(tabel.naam, gebied or "", dict.fromkeys(waarden, ""), jaar, None, indicator, noemer, niveau)
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
        prefix = find_prefix(naam)
        treffers = sum(_is_gebied(str(cel), prefix, alias) for cel in cellen) / len(cellen)
        treffers += 0.2 if _GEBIED.search(naam) and treffers else 0.0
        # Bare numbers of three to eight digits are codes only under a name that says so.
        cijfers = all(str(cel).strip().isdigit() for cel in cellen)
        if treffers > hoogste and (not cijfers or _GEBIED.search(naam)):
            beste, hoogste = naam, treffers
    return beste


def _is_gebied(cel: str, prefix: str | None, alias: Alias | None) -> bool:
    return normalise_code(cel, prefix) is not None or bool(alias and alias(cel.strip(), None))


def _find_jaar(tabel: Tabel, kolommen: list[str]) -> str | None:
    for naam in sorted(kolommen, key=lambda k: not re.match(r"(jaar|periode|year|peildatum|meetjaar)", k, re.I)):
        cellen = _monster(tabel, naam)
        if cellen and all(isinstance(parse_jaar(cel), int) for cel in cellen):
            return naam
    return None


def _is_getal(tabel: Tabel, naam: str) -> bool:
    getallen = parse_getallen(tabel.get_kolom(naam).head(_MONSTER))
    met = (getallen.statussen == 0).sum() + (getallen.statussen == 3).sum()
    return bool(met) and len(getallen.kapot) < 0.3 * len(getallen.waarden)


def apply_profiel(tabel: Tabel, profiel: Profiel, keuze: Keuze | None = None) -> Lang:
    """Convert a table with a saved or corrected mapping."""
    require_kolommen(tabel, profiel)
    vorm = Vorm("profiel", f"Profiel {profiel.naam}", "de kolommen zijn met de hand gekoppeld")
    keuze = keuze or Keuze()
    catalogus = {titel.strip().lower(): id_ for titel, id_ in keuze.catalogus.items()}
    catalogus |= {titel.strip().lower(): id_ for titel, id_ in profiel.indicatoren.items()}
    keuze = replace(keuze, bron=keuze.bron or profiel.bron, catalogus=catalogus)
    bouwer = Bouwer(tabel, vorm, keuze)
    bouwer.use(profiel.indicator, *profiel.waarden)
    regels = bouwer.select(
        profiel.gebied,
        jaar=profiel.jaar,
        niveau=profiel.niveau,
        binnen=profiel.binnen,
        vast_jaar=keuze.jaar or profiel.vast_jaar,
    )
    extra = (
        {"noemer": bouwer.parse(profiel.noemer, regels, decimaal=profiel.decimaal).waarden} if profiel.noemer else {}
    )
    for kolom, indicator in profiel.waarden.items():
        if profiel.indicator:
            soort = encode(tabel.get_kolom(profiel.indicator))
            titels = [str(tekst or "").strip() for tekst in soort.uniek]
            ids = [keuze.find_indicator(titel, "") if titel else None for titel in titels]
            bouwer.lang.namen.update({i: t for i, t in zip(ids, titels, strict=True) if i})
            plek = (soort.index[regels.plaatsen], ids)
            bouwer.add_lang(regels, kolom, bouwer.parse(kolom, regels, plek, profiel.decimaal), plek, **extra)
        else:
            id_ = indicator or keuze.find_indicator(kolom, "")
            bouwer.lang.namen[id_] = kolom
            bouwer.add(regels, kolom, bouwer.parse(kolom, regels, id_, profiel.decimaal), id_, **extra)
    return bouwer.build()


def require_kolommen(tabel: Tabel, profiel: Profiel) -> None:
    """Raise a Dutch Fout when a mapping names no places and values, or columns that the table does not have."""
    if not profiel.gebied or not profiel.waarden:
        raise Fout("Kies eerst welke kolom het gebied is en welke kolommen de waarden zijn.")
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
