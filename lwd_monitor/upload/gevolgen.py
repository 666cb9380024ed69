"""What readers would see change: the map before and after, which places change class, and which verdicts turn."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

import pandas as pd

from lwd_monitor import indicator, waarneming
from lwd_monitor.db import Cursor, Database
from lwd_monitor.gebied import GEMEENTE_CODE, GebiedNiveau
from lwd_monitor.indicator import Indicator
from lwd_monitor.kaart import Klassen, compute_klassen, format_klassen, get_klasse
from lwd_monitor.toegang import Gebruiker, Recht, require
from lwd_monitor.upload import store
from lwd_monitor.upload.inlezen import Gelezen
from lwd_monitor.upload.oordeelgevolgen import Oordeelwissel, compare_oordelen
from lwd_monitor.upload.opties import Opties
from lwd_monitor.upload.publiceren import rehearse_undo, rehearse_waarnemingen
from lwd_monitor.upload.rapport import Geweigerd
from lwd_monitor.upload.uitvoeren import build_herkomst, build_keuring, build_rapport

MAX_KAARTEN = 6
GEEN = waarneming.Status.ONTBREEKT.woord


@dataclass(frozen=True)
class Klassewissel:
    """A place that gets another colour on the map."""

    code: str
    naam: str
    van: str
    naar: str


@dataclass(frozen=True)
class Kaartgevolg:
    """One map before and after: rows as `load_cellen` gives them, and the places that change class."""

    indicator: Indicator
    jaar: int
    niveau: GebiedNiveau
    indeling: int
    voor: pd.DataFrame
    na: pd.DataFrame
    wissels: tuple[Klassewissel, ...]


@dataclass(frozen=True)
class Gevolgen:
    """All that readers would see change."""

    kaarten: tuple[Kaartgevolg, ...] = ()
    oordelen: tuple[Oordeelwissel, ...] = ()


@dataclass(frozen=True)
class Terugblik:
    """What taking an upload back would change: counts, rows by kind before and after, and what readers would see."""

    telling: Mapping[str, int]
    rijen: Mapping[str, pd.DataFrame]
    gevolgen: Gevolgen


# Looks at the store before and after as well, with the indicators that change.
Kijker = Callable[[Cursor, Cursor, list[str]], None]


def rehearse_upload(
    db: Database, gebruiker: Gebruiker, gelezen: Gelezen, opties: Opties, nu: datetime, ook: Kijker | None = None
) -> Gevolgen:
    """Publish in a transaction that is rolled back, and return what maps and verdicts of the newest years would show.

    Notes: figures that we derive from others are in it. Without a valid upload there is nothing to see. `ook` looks at
    what this slice knows nothing of, such as reports.
    """
    require(gebruiker, Recht.UPLOAD_UITVOEREN)
    if gelezen.frame.empty or gelezen.fouten:
        return Gevolgen()
    keuring = build_keuring(replace(gelezen), opties, nu, build_rapport(gelezen), True, lambda deel, tekst: None)

    def bekijk(con: Cursor, geraakt: list[str]) -> Gevolgen:
        if ook is not None:
            ook(db.cursor(), con, geraakt)
        return _compare(db.cursor(), con, geraakt, gelezen.frame)

    try:
        return rehearse_waarnemingen(db, gebruiker, gelezen.frame, build_herkomst(gelezen), nu, bekijk, keuring)
    except Geweigerd:
        return Gevolgen()


def rehearse_terug(
    db: Database, gebruiker: Gebruiker, upload_id: str, limiet: int, ook: Kijker | None = None
) -> Terugblik:
    """Take an upload back in a transaction that is rolled back, and return what would change; `limiet` rows of each kind."""
    require(gebruiker, Recht.UPLOAD_UITVOEREN)

    def bekijk(con: Cursor, sleutels: pd.DataFrame, geraakt: list[str]) -> Terugblik:
        if ook is not None:
            ook(db.cursor(), con, geraakt)
        gevolgen = _compare(db.cursor(), con, geraakt, sleutels)
        return Terugblik(*store.compute_undo(con, limiet), gevolgen)

    return rehearse_undo(db, gebruiker, upload_id, bekijk)


def _list_jaren(frame: pd.DataFrame) -> list[tuple[int, int]]:
    paren = frame[["jaar", "indeling"]].drop_duplicates().sort_values("jaar", ascending=False)
    return [(int(p.jaar), int(p.indeling)) for p in paren.itertuples()]


def _compare(voor: Cursor, na: Cursor, geraakt: list[str], frame: pd.DataFrame) -> Gevolgen:
    """Return what differs for the touched indicators; those that the rows of `frame` name come before derived ones."""
    catalogus, jaren = indicator.load_indicatoren(na), _list_jaren(frame)
    eigen = set(frame["indicator_id"].unique())
    kaarten: list[Kaartgevolg] = []
    bekend = [id_ for id_ in geraakt if id_ in catalogus]
    for id_ in sorted(
        bekend, key=lambda i: (i not in eigen, catalogus[i].hoofdcijfer is None, catalogus[i].concept, i)
    ):
        if len(kaarten) >= MAX_KAARTEN:
            break
        kaart = _find_kaart(voor, na, catalogus[id_], jaren)
        if kaart:
            kaarten.append(kaart)
    return Gevolgen(tuple(kaarten), compare_oordelen(voor, na, bekend, jaren))


def _find_kaart(voor: Cursor, na: Cursor, begrip: Indicator, jaren: list[tuple[int, int]]) -> Kaartgevolg | None:
    """Return the first map that differs; one without a figure, before and after, only when there is no other."""
    leeg: Kaartgevolg | None = None
    for jaar, indeling in jaren:
        for niveau in (GebiedNiveau.BUURT, GebiedNiveau.WIJK):
            oud, nieuw = (
                waarneming.load_cellen(con, begrip.id, jaar, niveau, indeling, GEMEENTE_CODE) for con in (voor, na)
            )
            if oud[["waarde", "status"]].equals(nieuw[["waarde", "status"]]):
                continue
            gevolg = Kaartgevolg(begrip, jaar, niveau, indeling, oud, nieuw, list_wissels(oud, nieuw, begrip))
            if oud["waarde"].notna().any() or nieuw["waarde"].notna().any():
                return gevolg
            leeg = leeg or gevolg
    return leeg


def list_wissels(voor: pd.DataFrame, na: pd.DataFrame, begrip: Indicator) -> tuple[Klassewissel, ...]:
    """Return the places whose class on the map differs, with both classes in words."""
    oud, nieuw = _describe_klassen(voor, begrip), _describe_klassen(na, begrip)
    namen = dict(zip(na["code"], na["naam"], strict=True))
    return tuple(
        Klassewissel(code, namen[code], oud.get(code, GEEN), klasse)
        for code, klasse in nieuw.items()
        if oud.get(code, GEEN) != klasse
    )


def _describe_klassen(cellen: pd.DataFrame, begrip: Indicator) -> dict[str, str]:
    waarden = [None if pd.isna(w) else float(w) for w in cellen["waarde"]]
    klassen = compute_klassen(waarden, begrip.decimalen)
    rijen = zip(cellen["code"], waarden, cellen["status"], strict=True)
    return {code: _describe(klassen, begrip, waarde, status) for code, waarde, status in rijen}


def _describe(klassen: Klassen | None, begrip: Indicator, waarde: float | None, status: object) -> str:
    if klassen is None or waarde is None:
        return waarneming.Status(status).leegte.woord if isinstance(status, str) else GEEN
    return format_klassen(klassen, begrip.eenheid)[get_klasse(klassen, waarde)]
