"""The floors of "basis op orde": what holds, and how an analist sets one."""

import math
import uuid
from dataclasses import dataclass
from datetime import datetime

from lwd_monitor.db import Cursor, Database
from lwd_monitor.fout import Fout
from lwd_monitor.gebeurtenis import GebeurtenisSoort, append_gebeurtenis
from lwd_monitor.indicator import Indicator, Richting, Toetssoort
from lwd_monitor.oordeel import store
from lwd_monitor.toegang import Gebruiker, Recht, require


@dataclass(frozen=True)
class Norm:
    """A floor as someone set it; `waarde` None takes it away."""

    indicator_id: str
    waarde: float | None
    reden: str
    gebruiker: str
    op: datetime


def list_normen(con: Cursor) -> list[Norm]:
    """Return the newest floor that was set for each indicator, with who, when and why."""
    return [
        Norm(rij.indicator_id, None if math.isnan(rij.waarde) else float(rij.waarde), rij.reden, rij.gebruiker, rij.op)
        for rij in store.load_ondergrenzen(con).astype({"waarde": float}).itertuples()
    ]


def list_ondergrenzen(con: Cursor, indicatoren: dict[str, Indicator]) -> dict[str, float]:
    """Return the floor of each indicator that has one: the one an analist set, else the catalogue's."""
    grenzen = {i.id: i.ondergrens for i in indicatoren.values() if i.ondergrens is not None}
    for norm in list_normen(con):
        if norm.waarde is None:
            grenzen.pop(norm.indicator_id, None)
        else:
            grenzen[norm.indicator_id] = norm.waarde
    return {id_: grens for id_, grens in grenzen.items() if id_ in indicatoren}


def set_ondergrens(
    db: Database,
    gebruiker: Gebruiker,
    indicator: Indicator,
    waarde: float | None,
    reden: str,
    op: datetime,
) -> None:
    """Set the floor of an indicator, or take it away with None; what stood before stays in the history."""
    require(gebruiker, Recht.UPLOAD_UITVOEREN)
    require_ondergrens(indicator, waarde, reden)

    def werk(con: Cursor) -> None:
        store.insert_ondergrens(con, str(uuid.uuid4()), indicator.id, waarde, reden.strip(), gebruiker.naam, op)
        soort = GebeurtenisSoort.INSTELLING_GEWIJZIGD
        append_gebeurtenis(con, gebruiker.naam, soort, op, f"ondergrens {indicator.id}", waarde=waarde)

    db.write(werk, ("ondergrens", "gebeurtenis"))


def can_have_ondergrens(indicator: Indicator) -> bool:
    """Tell whether a floor means something: it needs a good side, and a count depends on how large a gebied is."""
    return indicator.richting is not Richting.NEUTRAAL and indicator.toets is not Toetssoort.AANTAL


def carries_oordeel(indicator: Indicator) -> bool:
    """Tell whether the figures of an indicator count in a verdict: those of the basisset that have a good side."""
    return indicator.is_basis and can_have_ondergrens(indicator)


def require_ondergrens(indicator: Indicator, waarde: float | None, reden: str) -> None:
    """Refuse a floor that cannot hold, with the reason in Dutch."""
    if not can_have_ondergrens(indicator):
        raise Fout(f"Bij '{indicator.titel_kort}' is geen ondergrens mogelijk: hoger is niet beter en lager ook niet.")
    if not reden.strip():
        raise Fout("Schrijf op waarom dit de ondergrens is, of wie dat heeft besloten. De lezer ziet dat.")
    if waarde is None:
        return
    if math.isnan(waarde):
        raise Fout("De ondergrens is geen getal. Vul een getal in, bijvoorbeeld 55.")
    laag, hoog = (*indicator.bereik, None, None)[:2]
    if (laag is not None and waarde < laag) or (hoog is not None and waarde > hoog):
        raise Fout(f"De ondergrens {waarde:g} kan niet: deze indicator loopt van {laag:g} tot {hoog if hoog else '…'}.")
