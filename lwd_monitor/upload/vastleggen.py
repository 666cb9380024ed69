"""The one road for recording an upload: keep the file and give it back, list who brought what, and tell the log."""

import os
import re
import shutil
import time
import uuid
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import ClassVar

import pandas as pd

from lwd_monitor.db import PROJECT, Cursor, Database, find_bestand
from lwd_monitor.gebeurtenis import GebeurtenisSoort, append_gebeurtenis
from lwd_monitor.instellingen import get_uploads
from lwd_monitor.toegang import Gebruiker
from lwd_monitor.upload import store
from lwd_monitor.upload.inlezen import compute_sha256
from lwd_monitor.upload.rapport import Geweigerd, Uploadrapport, count_soorten, format_weigering

ZONDER_BRON = "niet opgegeven"
MAP = "uploads"
_EIGEN = re.compile(r"[0-9a-f]{64}_")
# A file without an upload this old belongs to a run that was killed, not to one under way.
WEES_SECONDEN = 3600


def make_upload_id() -> str:
    """Return a new id: stored beside every figure, where a whole UUID doubles the time of an insert in DuckDB."""
    return uuid.uuid4().hex[:12]


@dataclass(frozen=True)
class Uploadherkomst:
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
    herkomst: Uploadherkomst
    op: datetime
    id: str = field(default_factory=make_upload_id)


@contextmanager
def kept_bestand(db: Database, pad: Path, herkomst: Uploadherkomst) -> Iterator[Callable[[], None]]:
    """Keep the original beside the store while it is published; a publication that fails leaves no file behind.

    Notes: yields what takes the file away again, for a publication that turns out to change nothing.
    """
    map_ = find_uploadmap(db.url)
    bewaard = None
    if map_ is not None:
        remove_wezen(map_, store.list_shas(db.cursor()))
        bewaard = keep_bestand(map_, pad, herkomst.sha256, herkomst.bestand)

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


@dataclass
class Uploadplan(ABC):
    """What a file without figures would bring: `frame` as its table, `verschil` beside what stands, and the report on it.

    Notes: `bron` is the id of a publisher that the report has by name; `gelijk` begins the sentence that nothing changes.
    """

    rapport: Uploadrapport
    frame: pd.DataFrame
    verschil: pd.DataFrame = field(default_factory=pd.DataFrame)
    bron: str = ""
    tabellen: ClassVar[tuple[str, ...]] = ()
    gelijk: ClassVar[str] = ""

    @property
    @abstractmethod
    def kenmerk(self) -> dict[str, object]:
        """Return what the list of uploads and the log know the upload by."""

    @abstractmethod
    def compare(self, con: Cursor) -> pd.DataFrame:
        """Return the rows beside those that stand, each with its soort."""

    @abstractmethod
    def insert(self, con: Cursor, upload_id: str, volgnummer: int) -> None:
        """Write the rows, within the write of the upload."""

    def set_verschil(self, verschil: pd.DataFrame) -> None:
        """Keep what differs, and tell when nothing does."""
        self.verschil, self.rapport.telling = verschil, count_soorten(verschil)
        if self.gelijk and not self.rapport.verandert:
            self.rapport.meldingen.insert(0, f"{self.gelijk} al zo in de monitor. Er verandert niets.")


def publish_plan(
    db: Database, gebruiker: Gebruiker, pad: Path, plan: Uploadplan, nu: datetime, *, accepteer: bool
) -> Uploadrapport:
    """Write what was checked and return its report; raises `Geweigerd` when errors or unanswered warnings stop it.

    Notes: what changes nothing makes no upload.
    """
    rapport = plan.rapport
    if rapport.fouten or (rapport.verandert and rapport.waarschuwingen and not accepteer):
        raise Geweigerd(rapport, format_weigering(rapport))
    if not rapport.verandert:
        return rapport
    herkomst = Uploadherkomst(rapport.bestand, compute_sha256(pad), plan.bron or rapport.bron, gelezen=rapport.gelezen)
    inzending = Inzending(gebruiker, herkomst, nu)

    def werk(con: Cursor) -> None:
        # Another write may have been first: the report tells what differs from what stands now.
        plan.verschil = plan.compare(con)
        rapport.telling = count_soorten(plan.verschil)
        volgnummer = save_inzending(con, inzending, rapport.telling)
        log_inzending(con, inzending, **plan.kenmerk)
        plan.insert(con, inzending.id, volgnummer)

    with kept_bestand(db, pad, herkomst):
        db.write(werk, plan.tabellen)
    rapport.upload_id = inzending.id
    return rapport


def find_uploadmap(url: str) -> Path | None:
    """Return the folder of the original files; None for a store in memory."""
    if eigen := get_uploads():
        return Path(eigen)
    if url == "duckdb://:memory:":
        return None
    bestand = find_bestand(url)
    return bestand.parent / MAP if bestand else PROJECT / "data" / MAP


def keep_bestand(map_: Path, bron: Path, sha256: str, naam: str) -> Path | None:
    """Copy the original under its fingerprint and return its place; None when it was there already."""
    veilig = re.sub(r"[^\w.\-]+", "_", Path(naam).name)[-100:] or "bestand"
    doel = map_ / f"{sha256}_{veilig}"
    if doel.exists():
        return None
    map_.mkdir(parents=True, exist_ok=True)
    deel = doel.with_name(f"{doel.name}.{os.getpid()}.deel")
    try:
        shutil.copyfile(bron, deel)
        return deel.replace(doel)
    finally:
        deel.unlink(missing_ok=True)


def remove_wezen(map_: Path, bekend: set[str]) -> int:
    """Remove what a killed run left behind: old files that no upload in the store speaks of."""
    if not map_.is_dir():
        return 0
    grens = time.time() - WEES_SECONDEN
    wezen = [
        pad
        for pad in map_.iterdir()
        if _EIGEN.match(pad.name) and (pad.name[:64] not in bekend or pad.suffix == ".deel")
        if pad.stat().st_mtime < grens
    ]
    for pad in wezen:
        pad.unlink(missing_ok=True)
    return len(wezen)


def find_ophaalmap(url: str) -> Path:
    """Return the folder for what is fetched from outside sources."""
    uploads = find_uploadmap(url)
    return (uploads.parent if uploads else PROJECT / "data") / "bewaard" / "bronnen"
