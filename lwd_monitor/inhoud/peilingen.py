"""The fictitious survey rounds that ship: invented respondents, processed as a real file is."""

import hashlib
import tomllib
from datetime import datetime
from pathlib import Path

from lwd_monitor import enquete, indicator, upload
from lwd_monitor.db import Cursor, Database
from lwd_monitor.gebied import load_gebieden
from lwd_monitor.toegang import SYSTEEM

VORM = "burgerpeiling"


def publish_voorbeelden(db: Database, map_: Path, nu: datetime) -> None:
    """Publish the rounds of a folder that were never published here, and withdraw fictitious ones of before.

    Notes: a round is a .zsav with a sidecar that gives its jaar and vorm "burgerpeiling".
    """
    rondes = list_rondes(map_)
    shas = {pad: hashlib.sha256(pad.read_bytes()).hexdigest() for pad in rondes}
    if any(upload.find_upload_by_sha(db.cursor(), sha) is None for sha in shas.values()):
        _withdraw_vorige(db, nu)
    gebieden = load_gebieden(db.cursor())
    for pad, jaar in rondes.items():
        if upload.find_upload_by_sha(db.cursor(), shas[pad]) is None:
            peiling = enquete.read_peiling(pad, jaar, gebieden)
            verwerking = enquete.compute_verwerking([peiling], gebieden)
            enquete.publish_enquete(db, SYSTEEM, verwerking, gebieden, nu, voorbeeld=True, met_vragen=False)


def list_rondes(map_: Path) -> dict[Path, int]:
    """Return the files of fictitious rounds in a folder with their year, the oldest first."""
    kenmerken = {pad: tomllib.loads(pad.read_text(encoding="utf-8")) for pad in sorted(map_.glob("*.toml"))}
    return {pad.with_suffix(".zsav"): k["jaar"] for pad, k in kenmerken.items() if k.get("vorm") == VORM}


def _withdraw_vorige(db: Database, nu: datetime) -> None:
    """Take fictitious figures of an older version of the monitor out; what ships now takes their place."""
    upload.withdraw_voorbeeld(db, SYSTEEM, nu)

    def werk(con: Cursor) -> None:
        indicator.remove_indicatoren(con, enquete.BRON_VOORBEELD)

    db.write(werk, ("indicator",))
