"""Reading catalogue entries from TOML (an unknown or missing key is an error), and the main figures among them."""

import dataclasses
import tomllib
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from lwd_monitor.fout import Fout
from lwd_monitor.indicator.model import (
    WIJKANALYSE,
    Afleiding,
    Aggregatie,
    Breuk,
    Bron,
    Indicator,
    Richting,
    Thema,
    Toetssoort,
    Werkveld,
)

_VELDEN = {f.name: f for f in dataclasses.fields(Indicator)}
_VERPLICHT = {
    naam for naam, f in _VELDEN.items() if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING
}
# In a file one break is one table, [[breuk]], and a year's table one line under [tabellen].
_KEYS = (set(_VELDEN) - {"breuken", "dispersies"}) | {"breuk"}
_SOORTEN = {"objectief", "subjectief"}
_SETS = {"basisset", "gebiedsspecifiek"}
# The plan begins with it: a place is clean, whole and safe before anything else can grow there.
EERSTE_WERKVELD = next(iter(Werkveld))
# A full count has no chance in it to test; of a mean, a model estimate included, not every source gives the margin.
TOETSBAAR = frozenset({Toetssoort.AANTAL, Toetssoort.CIJFER_PER, Toetssoort.AANDEEL})


def build_indicator(entry: dict[str, object], plaats: str) -> Indicator:
    """Return the indicator of one entry; `plaats` names the entry in the Dutch refusal."""
    if onbekend := sorted(set(entry) - _KEYS):
        raise Fout(f"{plaats}: het veld '{onbekend[0]}' ken ik niet. Haal het weg of verbeter de naam.")
    if mist := sorted(_VERPLICHT - set(entry)):
        raise Fout(f"{plaats}: het veld '{mist[0]}' ontbreekt. Vul het in.")
    waarden = {**_build_woorden(str(entry["titel"])), **entry}
    try:
        waarden["thema"] = Thema(str(entry["thema"]))
        waarden["richting"] = Richting(str(entry["richting"]))
        waarden["aggregatie"] = Aggregatie(str(entry["aggregatie"]))
        if entry.get("toets"):
            waarden["toets"] = Toetssoort(str(entry["toets"]))
        waarden["werkvelden"] = tuple(Werkveld(str(veld)) for veld in _get_lijst(entry, "werkvelden", plaats))
    except ValueError as exc:
        raise Fout(f"{plaats}: {str(exc).split()[0]} is geen geldige keuze. Kijk in docs/begrippen.md.") from exc
    if entry["soort"] not in _SOORTEN or entry["set"] not in _SETS:
        raise Fout(f"{plaats}: soort is objectief of subjectief, set is basisset of gebiedsspecifiek.")
    if entry.get("wijkanalyse") not in (None, *WIJKANALYSE):
        raise Fout(f"{plaats}: wijkanalyse is {', '.join(WIJKANALYSE)}, of staat er niet.")
    if afleiding := entry.get("afleiding"):
        waarden["afleiding"] = Afleiding(**afleiding)  # type: ignore[arg-type]
    waarden["breuken"] = _build_breuken(waarden.pop("breuk", []), plaats)
    tabellen = entry.get("tabellen") or {}
    waarden["tabellen"] = tuple(sorted((int(jaar), tabel) for jaar, tabel in tabellen.items()))  # type: ignore[attr-defined]
    for naam in ("niveaus", "bereik", "vorige_ids"):
        if naam in waarden:
            waarden[naam] = tuple(waarden[naam])  # type: ignore[arg-type]
    return Indicator(**waarden)  # type: ignore[arg-type]


def _build_breuken(entries: object, plaats: str) -> tuple[Breuk, ...]:
    try:
        breuken = tuple(Breuk(int(e["jaar"]), str(e["reden"])) for e in entries)  # type: ignore[attr-defined]
    except (KeyError, TypeError, ValueError) as exc:
        raise Fout(f"{plaats}: een breuk heeft een jaar en een reden. Vul beide in.") from exc
    return tuple(sorted(breuken, key=lambda breuk: breuk.jaar))


def _build_woorden(titel: str) -> dict[str, object]:
    """Return plain words for an entry that has none of its own: right for every title, if not lively."""
    # A title that begins with an abbreviation (WOZ, AOW) keeps its capitals within a sentence.
    klein = titel if titel[1:2].isupper() else titel[:1].lower() + titel[1:]
    return {
        "zin": f"{titel} in {{gebied}}: {{waarde}}.",
        "kop_hoger": f"het cijfer voor {klein} is hoger",
        "kop_lager": f"het cijfer voor {klein} is lager",
        "kop_hoger_na_plaats": f"is het cijfer voor {klein} hoger",
        "kop_lager_na_plaats": f"is het cijfer voor {klein} lager",
    }


def _get_lijst(entry: dict[str, object], naam: str, plaats: str) -> list[object]:
    waarden = entry.get(naam, [])
    if not isinstance(waarden, list | tuple):
        raise Fout(f'{plaats}: {naam} is een lijst. Schrijf [] voor geen, of ["a", "b"] voor een of meer.')
    if len(set(waarden)) != len(waarden):
        raise Fout(f"{plaats}: bij {naam} staat iets twee keer. Haal er een weg.")
    return list(waarden)


def load_catalogus(mappen: Iterable[Path]) -> dict[str, Indicator]:
    """Return all entries of some folders by id; the file is named after the id."""
    catalogus: dict[str, Indicator] = {}
    for pad in sorted(pad for map_ in mappen for pad in map_.glob("*.toml")):
        indicator = build_indicator(tomllib.loads(pad.read_text(encoding="utf-8")), pad.name)
        if indicator.id != pad.stem:
            raise Fout(f"{pad.name}: het id is '{indicator.id}'. Het bestand moet zo heten als het id.")
        catalogus[indicator.id] = indicator
    return catalogus


def load_uitgevers(pad: Path) -> dict[str, Bron]:
    """Return the publishers by key."""
    entries = tomllib.loads(pad.read_text(encoding="utf-8"))
    velden = {f.name for f in dataclasses.fields(Bron)} - {"id"}
    for sleutel, entry in entries.items():
        if onbekend := sorted(set(entry) - velden):
            raise Fout(f"{pad.name}: het veld '{onbekend[0]}' bij '{sleutel}' ken ik niet.")
    return {sleutel: Bron(id=sleutel, **entry) for sleutel, entry in entries.items()}


def may_lead(indicator: Indicator) -> bool:
    """Tell whether a figure may stand first: it serves the first werkveld, can be judged and can be tested."""
    return (
        EERSTE_WERKVELD in indicator.werkvelden
        and indicator.richting is not Richting.NEUTRAAL
        and indicator.toets in TOETSBAAR
    )


def list_hoofdcijfers(indicatoren: Mapping[str, Indicator]) -> list[Indicator]:
    """Return the main figures that the catalogue names: those that may lead first, then in its order."""
    gekozen = [(i.hoofdcijfer, i) for i in indicatoren.values() if i.hoofdcijfer is not None]
    return [i for _, i in sorted(gekozen, key=lambda paar: (not may_lead(paar[1]), paar[0], paar[1].id))]


def find_leidend(indicatoren: Mapping[str, Indicator], bruikbaar: Collection[str]) -> Indicator | None:
    """Return the figure that a page shows when nobody chose one, out of those it can show; None without any.

    Notes: the first main figure, else one that may lead, else any.
    """
    kan = {id_: indicator for id_, indicator in indicatoren.items() if id_ in bruikbaar}
    rij = [*list_hoofdcijfers(kan), *(i for i in kan.values() if may_lead(i)), *kan.values()]
    return next(iter(rij), None)
