"""Stories that ship, from YAML: which are new to a store, or were corrected since it was filled."""

import calendar
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import yaml

from lwd_monitor.db import Cursor
from lwd_monitor.fout import Fout
from lwd_monitor.verhaal import store
from lwd_monitor.verhaal.model import Verhaal, Verhaalsoort, VerhaalStatus


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
            soort=Verhaalsoort(entry["soort"]),
            bron=entry.get("bron") or "",
            bron_url=entry.get("bron_url") or "",
            periode=str(entry.get("periode") or ""),
            toelichting=entry.get("toelichting") or "",
            uit_stukken=bool(entry.get("uit_stukken", False)),
        )
    except (KeyError, ValueError) as exc:
        raise Fout(f"{bestand}: verhaal {entry.get('id', '?')} klopt niet: {exc}. Verbeter het bestand.") from exc


def list_te_publiceren(con: Cursor, verhalen: Iterable[Verhaal], gebruiker: str, vandaag: date) -> list[Verhaal]:
    """Return the stories to publish: those that never were here, and the corrected text of those only `gebruiker` wrote in.

    Notes: what a person changed stays as it is, and a story that was withdrawn does not come back.
    """
    bekend = store.list_bekende_ids(con)
    gevonden = []
    for verhaal in verhalen:
        if verhaal.id not in bekend:
            gevonden.append(verhaal)
        elif nieuwer := _find_nieuwer(con, verhaal, gebruiker, vandaag):
            gevonden.append(nieuwer)
    return gevonden


def _find_nieuwer(con: Cursor, verhaal: Verhaal, gebruiker: str, vandaag: date) -> Verhaal | None:
    oud = store.find_verhaal(con, verhaal.id)
    if oud is None or oud.status is not VerhaalStatus.GEPUBLICEERD:
        return None
    # A date that is only known by its year ends today at the latest: that alone is no correction.
    datum = oud.datum if verhaal.datum == vandaag else verhaal.datum
    if replace(verhaal, versie=oud.versie, datum=datum) == oud:
        return None
    if any(versie.gebruiker != gebruiker for versie in store.list_versies(con, verhaal.id)):
        return None
    return replace(verhaal, versie=oud.versie + 1)
