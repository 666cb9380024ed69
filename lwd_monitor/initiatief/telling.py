"""Initiatieven of residents and vouchers, read from the register, and counted per wijk once a year is complete."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

import pandas as pd

from lwd_monitor.db import Cursor, Database
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import Gebieden, GebiedNiveau
from lwd_monitor.plan import load_bestand
from lwd_monitor.register import Stuk, get_register, list_stukken, save_stuk
from lwd_monitor.toegang import SYSTEEM, Gebruiker, Recht, require
from lwd_monitor.upload import Uploadherkomst, publish_waarnemingen
from lwd_monitor.waarneming import KOLOMMEN, Status

REGISTER, COMPLEET, VOUCHER = "initiatief", "initiatievenjaar", "voucher"
INDICATOR, BRON = "initiatieven", "gemeente_initiatieven"
AFGEWEZEN = "afgewezen"


@dataclass(frozen=True)
class Verplichting:
    """What vouchers may cost in a year when every household uses all of them, in euro."""

    huishoudens: int
    per_jaar: int
    waarde: float

    @property
    def hoogste(self) -> float:
        """Return the most that a year may cost."""
        return self.huishoudens * self.per_jaar * self.waarde


def list_initiatieven(con: Cursor, gebruiker: Gebruiker) -> list[Stuk]:
    """Return the initiatieven, the newest year first and by title within it."""
    stukken = list_stukken(con, gebruiker, get_register(REGISTER))
    return sorted(stukken, key=lambda stuk: (-int(stuk.gegevens["jaar"]), str(stuk.gegevens["titel"])))


def list_complete_jaren(con: Cursor, gebruiker: Gebruiker) -> list[int]:
    """Return the years of which somebody marked that all initiatieven are in."""
    return sorted(int(s.gegevens["jaar"]) for s in list_stukken(con, gebruiker, get_register(COMPLEET)))


def list_vouchers(con: Cursor, gebruiker: Gebruiker) -> list[Stuk]:
    """Return the vouchers per half year, the newest first."""
    stukken = list_stukken(con, gebruiker, get_register(VOUCHER))
    return sorted(stukken, key=lambda stuk: (stuk.gegevens["jaar"], stuk.gegevens["half"]), reverse=True)


def compute_verplichting(huishoudens: int) -> Verplichting:
    """Return what vouchers may cost in a year with that many households."""
    voucher = load_bestand("budgetten")["voucher"]
    return Verplichting(huishoudens, voucher["aantal_per_huishouden_per_jaar"], voucher["bedrag"])


@dataclass(frozen=True)
class Initiatieftelling:
    """How many initiatieven, givers and initiators a place has in a year; givers are people reached, not euros."""

    gebied: str
    jaar: int
    initiatieven: int
    gevers: int
    initiatiefnemers: int


def compute_tellingen(initiatieven: Iterable[Stuk], gebieden: Gebieden, jaar: int) -> list[Initiatieftelling]:
    """Return the counts of a year for every wijk and for the whole gemeente; a wijk without any counts 0.

    Notes: an initiatief in a buurt counts in its wijk; one for the whole gemeente counts there alone. A rejected one does
    not count.
    """
    gemeente = gebieden.get_gemeente()
    van_jaar = [s for s in initiatieven if s.gegevens["jaar"] == jaar and s.get("status") != AFGEWEZEN]
    delen = {wijk.code: gebieden.compute_bereik(wijk) for wijk in gebieden.list_niveau(GebiedNiveau.WIJK)}
    tellingen = [
        _count(code, jaar, [s for s in van_jaar if s.get("gebied") in bereik]) for code, bereik in delen.items()
    ]
    return [_count(gemeente.code, jaar, van_jaar), *tellingen]


def publish_jaar(db: Database, gebruiker: Gebruiker, gebieden: Gebieden, jaar: int, nu: datetime) -> int:
    """Mark a year as complete and publish its counts as figures; returns how many figures that gave.

    Notes: the figures are an upload like any other, so they can be undone.
    """
    require(gebruiker, Recht.OPGAVE_BEHEREN)
    con = db.cursor()
    if jaar >= nu.year:
        raise Fout(f"Het jaar {jaar} is nog niet voorbij. Het telt pas mee als alle initiatieven erin staan.")
    initiatieven = list_initiatieven(con, gebruiker)
    if not any(stuk.gegevens["jaar"] == jaar for stuk in initiatieven):
        raise Fout(f"Er staan geen initiatieven van {jaar} in de lijst. Voer ze eerst in.")
    if jaar not in list_complete_jaren(con, gebruiker):
        save_stuk(db, gebruiker, get_register(COMPLEET), {"jaar": jaar}, gebieden, nu)
    frame = _build_frame(compute_tellingen(initiatieven, gebieden, jaar), gebieden.nieuwste)
    kenmerk = sha256(frame.to_csv(index=False).encode() + nu.isoformat().encode()).hexdigest()
    publish_waarnemingen(db, SYSTEEM, frame, Uploadherkomst(f"initiatieven {jaar}", kenmerk, BRON), nu)
    return len(frame)


def _count(code: str, jaar: int, stukken: list[Stuk]) -> Initiatieftelling:
    sommen = (sum(int(s.gegevens.get(naam, 0)) for s in stukken) for naam in ("gevers", "initiatiefnemers"))
    return Initiatieftelling(code, jaar, len(stukken), *sommen)


def _build_frame(tellingen: list[Initiatieftelling], indeling: int) -> pd.DataFrame:
    rijen = [
        {
            "gebied_code": t.gebied,
            "indeling": indeling,
            "indicator_id": INDICATOR,
            "jaar": t.jaar,
            "waarde": float(t.initiatieven),
            "noemer": float("nan"),
            "ci_laag": float("nan"),
            "ci_hoog": float("nan"),
            "status": Status.GEMETEN.value,
        }
        for t in tellingen
    ]
    return pd.DataFrame(rijen)[KOLOMMEN]
