"""Figures that changed beyond doubt: what ships has none."""

import pandas as pd

from lwd_monitor.db import Database
from lwd_monitor.toegang import DEMO_GEBRUIKERS, Rol
from lwd_monitor.upload import Uploadherkomst, publish_waarnemingen
from lwd_monitor.upload.publiceren import Uitslag
from tests.verhalen import NU

ANALIST = DEMO_GEBRUIKERS[Rol.ANALIST]
DAALT = {2021: 300, 2022: 250, 2023: 200, 2024: 150, 2025: 100}


def publish_misdrijven(db: Database, waarden: dict[int, float], code: str) -> Uitslag:
    """Publish the crimes of one place by year."""
    rijen = pd.DataFrame(
        [(code, 2024, "misdrijven", jaar, float(w), None, None, None, "gemeten") for jaar, w in waarden.items()],
        columns=["gebied_code", "indeling", "indicator_id", "jaar", "waarde", "noemer", "ci_laag", "ci_hoog", "status"],
    )
    herkomst = Uploadherkomst("proef.csv", str(waarden), "politie", aanvullen=True)
    return publish_waarnemingen(db, ANALIST, rijen, herkomst, NU)
