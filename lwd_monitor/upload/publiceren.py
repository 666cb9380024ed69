"""Publishing figures: one transaction in which readers see all of it or nothing."""

import uuid
from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from lwd_monitor import waarneming
from lwd_monitor.afleiding import rebuild_afgeleid
from lwd_monitor.db import Cursor, Database
from lwd_monitor.gebeurtenis import GebeurtenisSoort, append_gebeurtenis
from lwd_monitor.toegang import Gebruiker, Recht, require
from lwd_monitor.upload import store

TABELLEN = ("upload", "waarneming", "gebeurtenis")


@dataclass(frozen=True)
class Herkomst:
    """Where figures come from: the file, its fingerprint and its publisher."""

    bestand: str
    sha256: str
    bron: str
    voorbeeld: bool = False


def publish_waarnemingen(
    db: Database, gebruiker: Gebruiker, rijen: pd.DataFrame, herkomst: Herkomst, op: datetime
) -> str:
    """Publish figures (columns as waarneming.KOLOMMEN) and return the id of the upload."""
    require(gebruiker, Recht.UPLOAD_UITVOEREN)
    upload_id = str(uuid.uuid4())

    def werk(con: Cursor) -> str:
        volgnummer = store.get_volgnummer(con)
        store.insert_upload(
            con,
            op=op,
            id=upload_id,
            volgnummer=volgnummer,
            bestand=herkomst.bestand,
            sha256=herkomst.sha256,
            bron=herkomst.bron,
            gebruiker=gebruiker.naam,
            gelezen=len(rijen),
            nieuw=len(rijen),
            gewijzigd=0,
            ongewijzigd=0,
            vervallen=0,
            voorbeeld=herkomst.voorbeeld,
        )
        waarneming.append_versies(con, rijen, upload_id, volgnummer)
        refresh(con, rijen)
        append_gebeurtenis(
            con,
            gebruiker.naam,
            GebeurtenisSoort.UPLOAD_GEPUBLICEERD,
            op,
            upload_id,
            bestand=herkomst.bestand,
            sha256=herkomst.sha256,
            rijen=len(rijen),
        )
        return upload_id

    return db.write(werk, TABELLEN)


def withdraw_voorbeeld(db: Database, gebruiker: Gebruiker, op: datetime) -> int:
    """Let fictitious figures no longer count and return how many uploads that were; their history stays."""
    require(gebruiker, Recht.UPLOAD_UITVOEREN)

    def werk(con: Cursor) -> int:
        ids = store.list_voorbeeld_uploads(con)
        for upload_id in ids:
            store.set_staat(con, upload_id, "teruggedraaid")
            refresh(con, store.load_sleutels(con, upload_id))
            append_gebeurtenis(
                con, gebruiker.naam, GebeurtenisSoort.UPLOAD_TERUGGEDRAAID, op, upload_id, voorbeeld=True
            )
        return len(ids)

    return db.write(werk, TABELLEN)


def refresh(con: Cursor, sleutels: pd.DataFrame) -> None:
    """Make the valid figures, and those derived from them, follow the versions for some keys."""
    waarneming.rebuild(con, sleutels)
    rebuild_afgeleid(con, sorted(sleutels["indicator_id"].unique()))
