"""The figures of the map as a file."""

import pandas as pd

from lwd_monitor import waarneming
from lwd_monitor.db import Cursor
from lwd_monitor.gebied import GEMEENTE_CODE
from lwd_monitor.ui import bronnen
from lwd_monitor.ui.kaartpagina.keuze import Keuze
from lwd_monitor.ui.onderdelen.download import show_download as show_knop
from lwd_monitor.ui.opslag import per_versie
from lwd_monitor.waarneming import build_csv


def show_download(keuze: Keuze) -> None:
    """Offer all years of the map's indicator and niveau, with Almelo, as a CSV file."""
    show_knop(
        "Download als CSV",
        lambda: _load_csv(keuze.indicator.id, keuze.niveau.value, keuze.indeling),
        f"almelo_{keuze.indicator.id}_{keuze.niveau}.csv",
    )


@per_versie
def _load_csv(con: Cursor, indicator_id: str, niveau: str, indeling: int) -> bytes:
    indicator = bronnen.load_indicatoren()[indicator_id]
    rijen = waarneming.load_niveau_reeks(con, indicator_id, niveau, indeling, GEMEENTE_CODE)
    almelo = waarneming.load_reeks(con, indicator_id, [GEMEENTE_CODE])
    almelo = almelo[almelo["indeling"] == indeling].assign(naam="Almelo")
    delen = [deel for deel in (almelo, rijen) if len(deel)]
    frame = pd.concat(delen).rename(columns={"gebied_code": "code"})
    return build_csv(frame, indicator, bronnen.load_bronnen()[indicator.bron])
