"""What boundaries and crosswalks do alike when they are published: keep the file, and record who brought what."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lwd_monitor.db import Cursor
from lwd_monitor.gebeurtenis import GebeurtenisSoort, append_gebeurtenis
from lwd_monitor.toegang import Gebruiker
from lwd_monitor.upload import bestanden, store
from lwd_monitor.upload.rapport import Rapport

ZONDER_BRON = "niet opgegeven"


@dataclass(frozen=True)
class Inzending:
    """One upload under way: who brought which file, and when."""

    id: str
    gebruiker: Gebruiker
    sha256: str
    op: datetime


@contextmanager
def kept_bestand(url: str, pad: Path, sha256: str, naam: str) -> Iterator[None]:
    """Keep the original beside the store while it is published; a publication that fails leaves no file behind."""
    map_ = bestanden.find_uploadmap(url)
    bewaard = bestanden.keep_bestand(map_, pad, sha256, naam) if map_ else None
    try:
        yield
    except BaseException:
        if bewaard:
            bewaard.unlink(missing_ok=True)
        raise


def save_inzending(con: Cursor, inzending: Inzending, rapport: Rapport, **details: object) -> int:
    """Record an upload in the list and the log, within its write, and return its number."""
    volgnummer = store.get_volgnummer(con)
    store.insert_upload(
        con,
        op=inzending.op,
        id=inzending.id,
        volgnummer=volgnummer,
        bestand=rapport.bestand,
        sha256=inzending.sha256,
        bron=rapport.bron,
        gebruiker=inzending.gebruiker.naam,
        gelezen=rapport.gelezen,
        voorbeeld=False,
        **rapport.telling,
    )
    kenmerken = {"bestand": rapport.bestand, "sha256": inzending.sha256, **details}
    soort = GebeurtenisSoort.UPLOAD_GEPUBLICEERD
    append_gebeurtenis(con, inzending.gebruiker.naam, soort, inzending.op, inzending.id, **kenmerken)
    return volgnummer
