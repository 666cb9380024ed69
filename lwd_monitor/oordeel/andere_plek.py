"""A code that has a figure of another place: why it is no figure of this one."""

from collections.abc import Sequence

from lwd_monitor.db import Cursor
from lwd_monitor.gebied import GEMEENTE_CODE, Gebied, Gebieden, list_hergebruik, load_overgang
from lwd_monitor.indicator import Indicator
from lwd_monitor.oordeel import store


def explain_andere_plek(
    con: Cursor, indicator: Indicator, gebied: Gebied, gebieden: Gebieden, jaren: Sequence[int]
) -> str:
    """Return in words that there is a figure under this code over these years, of another place; empty where there is none."""
    anders = {
        h.daar.indeling for h in list_hergebruik(gebied, gebieden, lambda van, naar: load_overgang(con, van, naar))
    }
    zinnen = []
    for indeling in gebieden.indelingen:
        toen = gebieden.find(gebied.code, indeling)
        if toen is None or indeling == gebied.indeling:
            continue
        frame = store.load_metingen(con, GEMEENTE_CODE, indicator=indicator.id, codes=[gebied.code], indeling=indeling)
        gevonden = sorted({int(jaar) for jaar in frame.loc[frame["waarde"].notna(), "jaar"]} & set(jaren))
        if gevonden:
            waarom = "een andere plek" if indeling in anders else "met andere grenzen"
            zinnen.append(
                f"Onder deze code staat over {' en '.join(map(str, gevonden))} wel een cijfer, maar dat is van {toen.naam} "
                f"in de indeling van {indeling}: {waarom}."
            )
    return " ".join(zinnen)
