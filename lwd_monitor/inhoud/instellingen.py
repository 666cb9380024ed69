"""Remembering the settings of the last start, so that a change of them stands in the log."""

import json
from datetime import datetime

from lwd_monitor.db import Cursor, Database, find_instelling, set_instelling
from lwd_monitor.gebeurtenis import GebeurtenisSoort, append_gebeurtenis
from lwd_monitor.instellingen import Instellingen
from lwd_monitor.toegang import SYSTEEM

NAAM = "laatste_start"


def sync_instellingen(db: Database, instellingen: Instellingen, nu: datetime) -> dict[str, str]:
    """Keep the settings of this start and return those that changed since the last; each change is a line in the log."""
    bewaard = find_instelling(db.cursor(), NAAM)
    vorige = json.loads(bewaard) if bewaard else {}
    nieuw = {naam: waarde for naam, waarde in instellingen.as_tekst().items() if vorige.get(naam) != waarde}
    if not nieuw:
        return {}

    def werk(con: Cursor) -> None:
        set_instelling(con, NAAM, json.dumps(instellingen.as_tekst()))
        soort = GebeurtenisSoort.INSTELLING_GEWIJZIGD
        append_gebeurtenis(con, SYSTEEM.naam, soort, nu, "start", nieuw=nieuw)

    db.write(werk, ("gebeurtenis",), toont=False)
    return nieuw
