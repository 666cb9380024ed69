"""The words of each finding: what is wrong and what the person can do about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from lwd_monitor.fout import Bevinding, Middel, Remedie
from lwd_monitor.indicator import Indicator
from lwd_monitor.opmaak import format_getal

_LEEG = "de cel is leeg of heeft een teken voor 'geen cijfer'; dat kan ook een nul zijn"
ZONDER_WAARDE = {
    "onderdrukt": ("heeft de bron afgeschermd", "heeft de bron afgeschermd"),
    "ontbreekt": (f"ontbreekt: {_LEEG}", f"ontbreken: {_LEEG}"),
    "te_weinig": ("gaat over te weinig mensen", "gaan over te weinig mensen"),
}


@dataclass(frozen=True)
class Kennis:
    """What the checks need to know beside the candidates."""

    indicatoren: Mapping[str, Indicator]
    nieuwe_gebieden: pd.DataFrame | None
    nu: int
    aanvullen: bool
    nieuw_mag: bool
    """Whether indicators without definition become a concept after a warning; else they are an error."""
    kolom_gebied: str | None = None
    kolom_jaar: str | None = None
    beschreven: Mapping[str, Indicator] = field(default_factory=dict)
    """Indicators without definition, as they would be added: their range and unit count already."""

    def find(self, indicator_id: str) -> Indicator | None:
        """Return an indicator, also one that is not in the catalogue yet."""
        return self.indicatoren.get(indicator_id) or self.beschreven.get(indicator_id)


def _titel(kennis: Kennis, indicator_id: str) -> str:
    found = kennis.find(indicator_id)
    return found.titel if found else indicator_id


def _waarde(kennis: Kennis, indicator_id: str, waarde: float | None) -> str:
    found = kennis.find(indicator_id)
    tekst = format_plat(waarde)
    return f"{tekst}%" if found and found.is_procent else tekst


def _tell(rij: dict, melding: str) -> Bevinding:
    """Return a finding about the figure of a row."""
    return Bevinding(melding, rij["rij"], rij["kolom"], format_plat(rij["waarde"]))


def tell_onbekend_gebied(rij: dict, kennis: Kennis) -> Bevinding:
    """Tell that a place does not exist in the indeling."""
    return Bevinding(
        f"Dit gebied staat niet in de indeling van {rij['indeling']}. Verbeter de code.",
        rij["rij"],
        kennis.kolom_gebied,
        rij["gebied_code"],
        Remedie(Middel.INDELING),
    )


def tell_jaar(rij: dict, kennis: Kennis, zin: str) -> Bevinding:
    """Tell what is wrong with a year."""
    return Bevinding(f"Het jaar {rij['jaar']} {zin}", rij["rij"], kennis.kolom_jaar, str(rij["jaar"]))


def tell_dubbel(rij: dict, _: Kennis) -> Bevinding:
    """Tell that a figure stands twice in the file, and where."""
    return _tell(
        rij,
        f"Het cijfer van {rij['gebied_code']} voor {rij['indicator_id']} in {rij['jaar']} staat al in rij "
        f"{rij['eerste']}. Laat er één staan.",
    )


def tell_zonder_definitie(rij: dict, kennis: Kennis) -> Bevinding:
    """Tell that the catalogue does not know an indicator."""
    doen = (
        "Bij het publiceren wordt hij als concept toegevoegd; daarna kunt u hem beschrijven."
        if kennis.nieuw_mag
        else "Is dit een tikfout, verbeter de naam."
    )
    aantal = f"{format_getal(rij['aantal'])} {'cijfer' if rij['aantal'] == 1 else 'cijfers'}"
    return Bevinding(
        f"De indicator '{rij['indicator_id']}' staat niet in de catalogus ({aantal}). {doen}",
        rij["rij"],
        rij["kolom"],
        rij["indicator_id"],
        None if kennis.nieuw_mag else Remedie(Middel.CONCEPT),
    )


def tell_bereik(rij: dict, kennis: Kennis) -> Bevinding:
    """Tell that a value is impossible for its indicator."""
    laag, hoog = rij["laag"], rij["hoog"]
    grens = (
        f"van {format_plat(laag)} tot en met {format_plat(hoog)}" if hoog is not None else f"vanaf {format_plat(laag)}"
    )
    return _tell(
        rij,
        f"{_titel(kennis, rij['indicator_id'])} kan alleen {grens} zijn. Verbeter de waarde van {rij['gebied_code']}.",
    )


def tell_marge(rij: dict, _: Kennis) -> Bevinding:
    """Tell that a margin or a denominator contradicts itself."""
    wat = (
        "De noemer is kleiner dan nul. Vul een aantal in."
        if rij["noemer"] is not None and rij["noemer"] < 0
        else f"De waarde ligt niet tussen de marges {format_plat(rij['ci_laag'])} en {format_plat(rij['ci_hoog'])}. "
        "Verbeter de waarde of de marges."
    )
    return _tell(rij, wat)


def tell_heel(rij: dict, kennis: Kennis) -> Bevinding:
    """Tell that a count is no whole number."""
    return _tell(
        rij,
        f"{_titel(kennis, rij['indicator_id'])} is een aantal, maar dit is geen heel getal. Klopt de kolom?",
    )


def tell_sprong(rij: dict, kennis: Kennis) -> Bevinding:
    """Tell that a value is improbably far from what stood there, or from the year before or after."""
    id_ = rij["indicator_id"]
    oud, nieuw = _waarde(kennis, id_, rij["oud_waarde"]), _waarde(kennis, id_, rij["waarde"])
    van_naar = (
        f"{rij['jaar']} wordt {nieuw}; nu staat er {oud}"
        if rij["oud_jaar"] == rij["jaar"]
        else f"is {nieuw} in {rij['jaar']} en {oud} in {rij['oud_jaar']}"
        if rij["oud_jaar"] > rij["jaar"]
        else f"gaat van {oud} in {rij['oud_jaar']} naar {nieuw} in {rij['jaar']}"
    )
    nul = " Staat de 0 voor een cijfer dat ontbreekt, maak de cel dan leeg." if rij["waarde"] == 0 else ""
    return _tell(
        rij,
        f"{_titel(kennis, id_)} van {rij['gebied_code']} {van_naar}. Zo'n sprong is "
        f"onwaarschijnlijk. Kijk het cijfer na bij de bron.{nul}",
    )


def _tell_eenheid(kennis: Kennis, indicator_id: str) -> str:
    found = kennis.find(indicator_id)
    eenheid = f" (de monitor verwacht '{found.eenheid}')" if found and found.eenheid else ""
    return f"Staat het bestand in een andere eenheid{eenheid}? Zet dan een kolom 'eenheid' in het bestand, of reken de kolom om. "


def tell_duizend(rij: dict, kennis: Kennis) -> Bevinding:
    """Tell that a value is about a thousand times what stands beside it, which only a unit explains."""
    id_ = rij["indicator_id"]
    return _tell(
        rij,
        f"{_titel(kennis, id_)} van {rij['gebied_code']} is {format_plat(rij['waarde'])} in {rij['jaar']}; in de monitor staat "
        f"{format_plat(rij['oud_waarde'])} voor {rij['oud_jaar']}. Dat scheelt ongeveer duizend keer. {_tell_eenheid(kennis, id_)}"
        "Is het oude cijfer fout, draai dan eerst die upload terug.",
    )


def tell_buren(rij: dict, kennis: Kennis) -> Bevinding:
    """Tell that a value lies far from those of all other places in the file."""
    id_ = rij["indicator_id"]
    wat = (
        "Staat de 0 voor een cijfer dat ontbreekt, maak de cel dan leeg."
        if rij["waarde"] == 0
        else f"{_tell_eenheid(kennis, id_)}Klopt het cijfer?"
    )
    return _tell(
        rij,
        f"{_titel(kennis, id_)} van {rij['gebied_code']} is {format_plat(rij['waarde'])} in {rij['jaar']}, ver van de andere "
        f"gebieden: het dichtst daarbij is {format_plat(rij['buur'])}. {wat}",
    )


def tell_optelling(rij: dict, kennis: Kennis) -> Bevinding:
    """Tell that buurten do not add up."""
    return _tell(
        rij,
        f"{_titel(kennis, rij['indicator_id'])} {rij['jaar']}: de {rij['delen']} buurten van {rij['gebied_code']} zijn "
        f"samen {format_plat(rij['som'])}, maar er staat {format_plat(rij['waarde'])}. Dat is meer verschil dan door "
        "afronden komt. Kijk de cijfers van de buurten na.",
    )


def tell_verlies(rij: dict, kennis: Kennis) -> Bevinding:
    """Tell that places lost their figure."""
    niveaus = {"gemeente": "gemeenten", "wijk": "wijken", "buurt": "buurten"}
    niveau = rij["niveau"] if rij["nieuw"] == 1 else niveaus[rij["niveau"]]
    return Bevinding(
        f"{_titel(kennis, rij['indicator_id'])} {rij['jaar']}: het bestand geeft cijfers van {format_getal(rij['nieuw'])} {niveau}; "
        f"voor {rij['oud_jaar']} staan er nu {format_getal(rij['oud'])}. Is de levering compleet?",
        waarde=rij["indicator_id"],
        remedie=Remedie(Middel.AANVULLEN),
    )


def tell_zonder_waarde(status: str, aantal: int) -> str:
    """Tell how many figures have no value, and why.

    >>> tell_zonder_waarde("te_weinig", 1), tell_zonder_waarde("te_weinig", 1200)
    ('1 cijfer gaat over te weinig mensen.', '1.200 cijfers gaan over te weinig mensen.')
    """
    een, meer = ZONDER_WAARDE[status]
    return f"1 cijfer {een}." if aantal == 1 else f"{format_getal(aantal)} cijfers {meer}."


def tell_leeg_geworden(aantal: int) -> Bevinding:
    """Tell that figures which stand now would become empty."""
    wat = (
        "1 cijfer dat er nu staat, wordt" if aantal == 1 else f"{format_getal(aantal)} cijfers die er nu staan, worden"
    )
    return Bevinding(f"{wat} leeg. Is de levering compleet?")


def format_plat(waarde: float | None) -> str:
    """Write a number as a Dutch spreadsheet shows it, without grouping.

    >>> format_plat(1234.5), format_plat(12.0)
    ('1234,5', '12')
    """
    return "" if waarde is None else f"{waarde:.10g}".replace(".", ",")
