"""Between a catalogue entry and what people fill in about it, and the entry as TOML."""

import dataclasses
import json
from collections.abc import Mapping

from lwd_monitor.fout import Bevinding, Fout
from lwd_monitor.indicator import ONBESCHREVEN, ONBESCHREVEN_UITLEG, Aggregatie, Indicator, Toetssoort, build_indicator

OPENBAAR = "openbaar"
# Fields that a person fills in and that stand in an entry as they are.
_GELIJK = (
    "titel", "titel_kort", "onderschrift", "definitie", "verwerking", "eenheid", "thema", "soort", "richting", "toets", "set",
    "aggregatie", "gewicht", "niveaus", "werkvelden", "wijkanalyse",
)  # fmt: skip
_PLAATSHOUDERS = {"onderschrift": ONBESCHREVEN, "definitie": ONBESCHREVEN_UITLEG}
# Not written: measured on the figures, or the state of a concept, which a file never has.
_NIET = {"dispersies", "concept", "breuken", "tabellen", "afleiding"}


def build_beschrijving(indicator: Indicator) -> dict[str, object]:
    """Return what is known of an entry as the form asks it; what nobody wrote yet is left out."""
    velden: dict[str, object] = {}
    for naam in _GELIJK:
        waarde = getattr(indicator, naam)
        waarde = list(waarde) if isinstance(waarde, tuple) else waarde
        if waarde not in (None, "", []) and waarde != _PLAATSHOUDERS.get(naam):
            velden[naam] = [str(deel) for deel in waarde] if isinstance(waarde, list) else str(waarde)
    velden["decimalen"] = str(indicator.decimalen)
    if indicator.modelschatting:
        velden["modelschatting"] = True
    if indicator.bereik:
        velden["laagste"], velden["hoogste"] = indicator.bereik
    return velden


def build_beschreven(indicator: Indicator, gegevens: Mapping[str, object]) -> Indicator:
    """Return the entry with what people wrote about it; raises a Dutch `Fout` when that makes no entry.

    Notes: words for sentences follow from the title, as in a file of the catalogue without words of its own.
    """
    entry = {naam: gegevens[naam] for naam in _GELIJK if naam in gegevens}
    entry |= {"id": indicator.id, "bron": indicator.bron, "vorige_ids": list(indicator.vorige_ids)}
    entry |= {"decimalen": int(str(gegevens["decimalen"])), "concept": not gegevens.get(OPENBAAR)}
    entry["modelschatting"] = bool(gegevens.get("modelschatting"))
    grenzen = [gegevens[naam] for naam in ("laagste", "hoogste") if naam in gegevens]
    if len(grenzen) == 2:
        entry["bereik"] = [float(str(grens)) for grens in grenzen]
    return build_indicator(entry, indicator.id)


def check_beschrijving(gegevens: Mapping[str, object], catalogus: Mapping[str, Indicator]) -> list[Bevinding]:
    """Return what the fields say that cannot go together."""
    uit = []
    laag, hoog = gegevens.get("laagste"), gegevens.get("hoogste")
    if (laag is None) != (hoog is None):
        uit.append(Bevinding("Vul de laagste en de hoogste waarde allebei in, of geen van beide."))
    elif laag is not None and float(str(laag)) >= float(str(hoog)):
        uit.append(Bevinding("De laagste waarde is niet lager dan de hoogste."))
    gewicht = gegevens.get("gewicht")
    if gegevens.get("aggregatie") == Aggregatie.GEWOGEN_GEMIDDELDE and gewicht not in catalogus:
        uit.append(Bevinding("Kies bij een gewogen gemiddelde het aantal waarmee we wegen."))
    if gegevens.get("aggregatie") != Aggregatie.GEWOGEN_GEMIDDELDE and gewicht:
        uit.append(Bevinding("Een gewicht hoort alleen bij een gewogen gemiddelde. Maak dat veld leeg."))
    if gegevens.get("modelschatting") and gegevens.get("toets") not in (None, "", Toetssoort.GEMIDDELDE):
        uit.append(Bevinding("Een schatting is geen telling. Kies bij het toeval 'gemiddelde of schatting', of niets."))
    if gegevens.get("definitie") == ONBESCHREVEN_UITLEG or gegevens.get("onderschrift") == ONBESCHREVEN:
        uit.append(Bevinding("Schrijf zelf wat het cijfer telt: dit is de tekst van een onbeschreven indicator."))
    return uit


def require_concept(catalogus: Mapping[str, Indicator], id_: str) -> Indicator:
    """Return the entry; refuses one that the store does not have."""
    if id_ not in catalogus:
        raise Fout(f"De indicator '{id_}' bestaat niet. Kies er een uit de lijst.")
    return catalogus[id_]


def format_toml(indicator: Indicator) -> str:
    """Return the file of an entry; reading it gives the same entry, for readers to see."""
    regels = []
    for veld in dataclasses.fields(indicator):
        waarde = getattr(indicator, veld.name)
        leeg = waarde is None or waarde is False or (waarde == () and veld.name != "vorige_ids")
        if veld.name in _NIET or leeg:
            continue
        regels.append(f"{veld.name} = {_format(waarde)}")
    if indicator.afleiding:
        delen = dataclasses.asdict(indicator.afleiding)
        regels.append(f"afleiding = {{ {', '.join(f'{naam} = {_format(deel)}' for naam, deel in delen.items())} }}")
    for breuk in indicator.breuken:
        regels += ["", "[[breuk]]", f"jaar = {breuk.jaar}", f"reden = {_format(breuk.reden)}"]
    if indicator.tabellen:
        regels += ["", "[tabellen]", *(f"{jaar} = {_format(tabel)}" for jaar, tabel in indicator.tabellen)]
    return "\n".join(regels) + "\n"


def _format(waarde: object) -> str:
    if isinstance(waarde, tuple):
        return f"[{', '.join(_format(deel) for deel in waarde)}]"
    if isinstance(waarde, bool):
        return "true" if waarde else "false"
    if isinstance(waarde, (int, float)):
        return repr(waarde)
    # A text of JSON is a text of TOML, but for one character that JSON leaves as it is.
    return json.dumps(str(waarde), ensure_ascii=False).replace("\x7f", "\\u007f")
