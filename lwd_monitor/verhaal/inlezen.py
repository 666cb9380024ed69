"""Stories that ship, from YAML."""

import calendar
from datetime import date
from pathlib import Path

import yaml

from lwd_monitor.fout import Fout
from lwd_monitor.verhaal.model import Soort, Verhaal


def load_bestand(pad: Path, vandaag: date) -> list[Verhaal]:
    """Return the stories of a YAML file; a month or year is dated by its last day, never after `vandaag`."""
    return [
        _build(entry, pad.name, vandaag)
        for entry in yaml.load(pad.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    ]


def compute_datum(datum: str, soort: str, vandaag: date) -> date:
    """Return the day by which a date sorts, as precise as `soort` says it is known.

    >>> compute_datum('2025-02', 'maand', date(2026, 1, 1)), compute_datum('2026', 'jaar', date(2026, 3, 1))
    (datetime.date(2025, 2, 28), datetime.date(2026, 3, 1))
    """
    jaar, maand, dag = ([int(deel) for deel in str(datum).split("-")] + [0, 0])[:3]
    if soort == "dag":
        return date(jaar, maand, dag)
    maand = maand if soort == "maand" else 12
    return min(date(jaar, maand, calendar.monthrange(jaar, maand)[1]), vandaag)


def _build(entry: dict, bestand: str, vandaag: date) -> Verhaal:
    try:
        return Verhaal(
            id=entry["id"],
            titel=entry["titel"],
            tekst=entry["tekst"],
            datum=compute_datum(entry["datum"], entry["datum_soort"], vandaag),
            datum_soort=entry["datum_soort"],
            gebieden=tuple(entry["gebieden"]),
            indeling=int(entry["indeling"]),
            werkvelden=tuple(entry["werkvelden"]),
            soort=Soort(entry["soort"]),
            bron=entry.get("bron") or "",
            bron_url=entry.get("bron_url") or "",
            periode=str(entry.get("periode") or ""),
            toelichting=entry.get("toelichting") or "",
            uit_stukken=bool(entry.get("uit_stukken", False)),
        )
    except (KeyError, ValueError) as exc:
        raise Fout(f"{bestand}: verhaal {entry.get('id', '?')} klopt niet: {exc}. Verbeter het bestand.") from exc
