"""The one road for recording an upload: keep the file, list who brought what, and tell the log."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from lwd_monitor.db import Cursor, Database
from lwd_monitor.gebeurtenis import GebeurtenisSoort, append_gebeurtenis
from lwd_monitor.toegang import Gebruiker
from lwd_monitor.upload import bestanden, store
from lwd_monitor.upload.inlezen import compute_sha256
from lwd_monitor.upload.rapport import Geweigerd, Rapport, format_weigering

ZONDER_BRON = "niet opgegeven"


def make_upload_id() -> str:
    """Return a new id: stored beside every figure, where a whole UUID doubles the time of an insert in DuckDB."""
    return uuid.uuid4().hex[:12]


@dataclass(frozen=True)
class Herkomst:
    """Where an upload comes from: the file, its fingerprint and its publisher; `aanvullen`: it only adds and corrects."""

    bestand: str
    sha256: str
    bron: str
    voorbeeld: bool = False
    gelezen: int = 0
    aanvullen: bool = False


@dataclass(frozen=True)
class Inzending:
    """One upload under way: who brought what, and when."""

    gebruiker: Gebruiker
    herkomst: Herkomst
    op: datetime
    id: str = field(default_factory=make_upload_id)


@contextmanager
def kept_bestand(db: Database, pad: Path, herkomst: Herkomst) -> Iterator[Callable[[], None]]:
    """Keep the original beside the store while it is published; a publication that fails leaves no file behind.

    Notes: yields what takes the file away again, for a publication that turns out to change nothing.
    """
    map_ = bestanden.find_uploadmap(db.url)
    bewaard = None
    if map_ is not None:
        bestanden.remove_wezen(map_, store.list_shas(db.cursor()))
        bewaard = bestanden.keep_bestand(map_, pad, herkomst.sha256, herkomst.bestand)

    def forget() -> None:
        if bewaard:
            bewaard.unlink(missing_ok=True)

    try:
        yield forget
    except BaseException:
        forget()
        raise


def save_inzending(con: Cursor, inzending: Inzending, telling: dict[str, int]) -> int:
    """Record an upload in the list, within its write, and return its number."""
    herkomst, volgnummer = inzending.herkomst, store.get_volgnummer(con)
    store.insert_upload(
        con,
        op=inzending.op,
        id=inzending.id,
        volgnummer=volgnummer,
        bestand=herkomst.bestand,
        sha256=herkomst.sha256,
        bron=herkomst.bron,
        gebruiker=inzending.gebruiker.naam,
        gelezen=herkomst.gelezen,
        voorbeeld=herkomst.voorbeeld,
        **telling,
    )
    return volgnummer


def log_inzending(con: Cursor, inzending: Inzending, **details: object) -> None:
    """Tell the log of an upload, within its write."""
    kenmerken = {"bestand": inzending.herkomst.bestand, "sha256": inzending.herkomst.sha256, **details}
    soort = GebeurtenisSoort.UPLOAD_GEPUBLICEERD
    append_gebeurtenis(con, inzending.gebruiker.naam, soort, inzending.op, inzending.id, **kenmerken)


def make_inzending(gebruiker: Gebruiker, pad: Path, rapport: Rapport, op: datetime, bron: str = "") -> Inzending:
    """Return the upload that a checked file makes; `bron` is the id of a publisher that the report has by name."""
    herkomst = Herkomst(rapport.bestand, compute_sha256(pad), bron or rapport.bron, gelezen=rapport.gelezen)
    return Inzending(gebruiker, herkomst, op)


def record_inzending(
    con: Cursor, inzending: Inzending, rapport: Rapport, telling: dict[str, int], **details: object
) -> int:
    """List an upload that brings no figures and tell the log, within its write; return its number.

    Notes: another write may have been first: the report tells what differs from what stands now.
    """
    rapport.telling = telling
    volgnummer = save_inzending(con, inzending, telling)
    log_inzending(con, inzending, **details)
    return volgnummer


def publish_rapport(
    db: Database,
    pad: Path,
    inzending: Inzending,
    rapport: Rapport,
    werk: Callable[[Cursor], None],
    tabellen: tuple[str, ...],
    *,
    accepteer: bool,
) -> Rapport:
    """Write what was checked and return its report; raises `Geweigerd` when errors or unanswered warnings stop it.

    Notes: seven, as boundaries and crosswalks go the same way with other tables. What changes nothing makes no upload.
    """
    if rapport.fouten or (rapport.verandert and rapport.waarschuwingen and not accepteer):
        raise Geweigerd(rapport, format_weigering(rapport))
    if rapport.verandert:
        with kept_bestand(db, pad, inzending.herkomst):
            db.write(werk, tabellen)
        rapport.upload_id = inzending.id
    return rapport
