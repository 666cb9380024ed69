"""An indicator that came in with a file and that nobody described yet: added as a concept, kept off public pages."""

from typing import Any

from lwd_monitor.db import Database
from lwd_monitor.fout import Fout
from lwd_monitor.indicator import (
    ONBESCHREVEN,
    ONBESCHREVEN_UITLEG,
    Aggregatie,
    Bron,
    Indicator,
    Richting,
    Thema,
    sync_bronnen,
    sync_indicatoren,
)
from lwd_monitor.invoer import check_adres, require_kort
from lwd_monitor.toegang import Gebruiker, Recht, require
from lwd_monitor.upload.eenheden import compute_factor
from lwd_monitor.upload.namen import read_namen

MAX_TITEL = 300
_NAMEN = read_namen("concept")


def build_concept(indicator_id: str, titel: str | None, bron_id: str, eenheid: str = "") -> Indicator:
    """Return a catalogue entry with only what the file itself tells: title, source, unit and theme."""
    naam = titel or _format_titel(indicator_id)
    herkomst: dict[str, Any] = next((begin for begin in _NAMEN["begin"] if indicator_id.startswith(begin["id"])), {})
    procent = herkomst.get("eenheid") == "%" or naam.strip().startswith("%") or compute_factor(eenheid, "%") == 1
    return Indicator(
        id=indicator_id,
        titel=naam,
        titel_kort=naam,
        onderschrift=ONBESCHREVEN,
        eenheid="%" if procent else eenheid,
        decimalen=1,
        bron=bron_id,
        thema=Thema(herkomst.get("thema", Thema.BEVOLKING)),
        soort=herkomst.get("soort", "objectief"),
        richting=Richting.NEUTRAAL,
        niveaus=("gemeente", "wijk", "buurt"),
        set="gebiedsspecifiek",
        aggregatie=Aggregatie.NIET,
        definitie=ONBESCHREVEN_UITLEG,
        verwerking="De waarden staan er zoals de bron ze geeft.",
        zin=f"{naam} in {{gebied}}: {{waarde}}.",
        kop_hoger="hoger",
        kop_lager="lager",
        kop_hoger_na_plaats="hoger",
        kop_lager_na_plaats="lager",
        bereik=(0.0, 100.0) if procent else (),
        concept=True,
    )


def _format_titel(indicator_id: str) -> str:
    zonder = indicator_id
    for weg in (weg for begin in _NAMEN["begin"] for weg in begin.get("weg", ())):
        zonder = zonder.removeprefix(weg)
    for eind, woorden in _NAMEN["eind"].items():
        if zonder.endswith(eind):
            return f"{zonder.removesuffix(eind).replace('_', ' ').capitalize()}{woorden}"
    return zonder.replace("_", " ").capitalize()


def save_concept(db: Database, gebruiker: Gebruiker, concept: Indicator, nieuwe_bronnen: tuple[Bron, ...] = ()) -> None:
    """Add an indicator as a concept, with its publisher when that is new."""
    require(gebruiker, Recht.UPLOAD_UITVOEREN)
    for wat, tekst in (
        ("de titel", concept.titel),
        ("de korte titel", concept.titel_kort),
        ("de eenheid", concept.eenheid),
    ):
        require_kort(tekst, f"{wat} van {concept.id}", MAX_TITEL)
    for bron in nieuwe_bronnen:
        require_kort(bron.naam, "de naam van de bron", MAX_TITEL)
        if vreemd := check_adres(bron.url, f"de bron {bron.naam}"):
            raise Fout(vreemd[0])

    def werk(con) -> None:
        sync_bronnen(con, [bron for bron in nieuwe_bronnen if bron.id == concept.bron])
        sync_indicatoren(con, [concept])

    db.write(werk, ("bron", "indicator"))
