"""A process that writes all it can, and notes in a ledger of its own what the store said was saved."""

import os
import threading
import uuid
from datetime import datetime

import pandas as pd

from lwd_monitor.db import Database, open_database
from lwd_monitor.gebeurtenis import GebeurtenisSoort, write_gebeurtenis
from lwd_monitor.toegang import SYSTEEM, Rol, open_oidc_sessie
from lwd_monitor.upload import Uploadherkomst, publish_waarnemingen

# How what was confirmed is found back.
ZOEK = {
    "gebeurtenis": "SELECT count(*) FROM gebeurtenis WHERE onderwerp = $wat",
    "sessie": "SELECT count(*) FROM sessie WHERE gebruiker = $wat",
    "upload": "SELECT count(*) FROM upload WHERE id = $wat",
}


def run(url: str, grootboek: str) -> None:
    """Write with three threads until killed."""
    db = open_database(url)
    boek = os.open(grootboek, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    draden = [
        threading.Thread(target=repeat, args=(werk, db, boek)) for werk in (write_log, write_sessie, write_cijfer)
    ]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()


def repeat(werk, db: Database, boek: int) -> None:
    """Do one kind of write for ever; a line goes to the ledger only after the store confirmed it."""
    while True:
        os.write(boek, f"{werk(db, uuid.uuid4().hex)}\n".encode())


def write_log(db: Database, wat: str) -> str:
    """Add a line to the log."""
    write_gebeurtenis(db, "proef", GebeurtenisSoort.LOGIN, datetime.now(), wat)
    return f"gebeurtenis {wat}"


def write_sessie(db: Database, wat: str) -> str:
    """Open a session."""
    nu = datetime.now()
    open_oidc_sessie(db, wat, f"proef-{wat}", Rol.RAADSLID, nu, nu)
    return f"sessie proef-{wat}"


def write_cijfer(db: Database, wat: str) -> str:
    """Publish a figure, with all that is derived from it."""
    waarde = float(int(wat[:6], 16))
    velden = {
        "gebied_code": "BU01411102",
        "indeling": 2024,
        "indicator_id": "misdrijven",
        "jaar": 2024,
        "waarde": waarde,
    }
    frame = pd.DataFrame([{**velden, "noemer": None, "ci_laag": None, "ci_hoog": None, "status": "gemeten"}])
    uitslag = publish_waarnemingen(
        db, SYSTEEM, frame, Uploadherkomst("proef.csv", wat, "politie", aanvullen=True), datetime.now()
    )
    return f"upload {uitslag.upload_id}"
