"""All that one map claims: its headline, its lead and every place beside the whole gemeente, in one family."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from lwd_monitor import waarneming
from lwd_monitor.bewering.gebied import Zin
from lwd_monitor.bewering.model import Bewering, Beweringoordeel, Beweringsoort
from lwd_monitor.bewering.plaats import TELLING
from lwd_monitor.bewering.rijen import PLAATS, STAP, VERANDERING, Bekend, Plek, Rijoordeel, judge_rijen
from lwd_monitor.db import Cursor, remember
from lwd_monitor.gebied import GEMEENTE_CODE, GebiedNiveau
from lwd_monitor.indicator import INWONERS, MINIMUM_INWONERS, Indicator
from lwd_monitor.kaart import build_kop, build_lead, find_patroon
from lwd_monitor.portret import Portretrij, build_jaarrijen

PAGINA = "kaart"


@dataclass(frozen=True)
class Kaartbeweringen:
    """The headline, the lead and the row of each place by code; `cellen`, `reeks` and `inwoners` are what they rest on."""

    kop: Zin
    lead: str
    rijen: Mapping[str, Rijoordeel]
    cellen: pd.DataFrame
    reeks: pd.DataFrame
    inwoners: Mapping[str, float]
    jaarrijen: Mapping[Plek, Portretrij]

    def list_beweringen(self) -> list[Bewering]:
        """Return every comparing sentence of the page, the headline first."""
        kop = [self.kop.bewering] if self.kop.bewering else []
        return kop + [b for rij in self.rijen.values() for b in rij.list_beweringen()]

    def list_met_stap(self, bekend: Bekend) -> list[Bewering]:
        """Return the sentences of the rows of the same map as it shows the last step, which is then tested with all the rest."""
        rijen = judge_rijen(PAGINA, self.jaarrijen, (PLAATS, VERANDERING, STAP), bekend)
        return [b for rij in rijen.values() for b in rij.list_beweringen()]

    @property
    def getoetst(self) -> int:
        """Return of how many places the difference with the whole gemeente can be tested."""
        return sum(r.plaats is not None and r.plaats.p is not None for r in self.rijen.values())

    @property
    def aangetoond(self) -> int:
        """Return in how many places a test proved that difference."""
        return sum(r.plaats is not None and r.plaats.is_aangetoond for r in self.rijen.values())


def load_kaart(
    con: Cursor,
    indicator: Indicator,
    jaar: int,
    niveau: GebiedNiveau,
    indeling: int,
    plekken: Mapping[str, tuple[float, float]],
    bekend: Bekend | None = None,
    met_stap: bool = False,
) -> Kaartbeweringen:
    """Return the sentences of one map; `plekken` say where each place lies, in km from the centre, `bekend` as in `judge_rijen`.

    Notes: `met_stap` adds the last step of each place, which is then tested with all the rest. Eight: five say which map
    it is, one where its places lie, and two what is tested along.
    """
    # The cells of the year and the course of the years are read at once.
    con = remember(con)
    cellen = waarneming.load_cellen(con, indicator.id, jaar, niveau, indeling, GEMEENTE_CODE)
    laatste = waarneming.load_laatste(con, niveau, indeling, GEMEENTE_CODE, [INWONERS])
    laatste = laatste[laatste["waarde"].notna()]
    inwoners = dict(zip(laatste["gebied_code"], laatste["waarde"].astype(float), strict=True))
    # What lies beyond a break is another series, and stands in no line or comparison of this year.
    reeks = waarneming.load_niveau_reeks(con, indicator.id, niveau, indeling, GEMEENTE_CODE)
    reeks = _select_zelfde(reeks, indicator, jaar)
    almelo = waarneming.load_reeks(con, indicator.id, [GEMEENTE_CODE])
    almelo = _select_zelfde(almelo[almelo["indeling"] == indeling], indicator, jaar)
    groot = cellen[cellen["code"].map(inwoners) >= MINIMUM_INWONERS]
    heel = almelo.loc[(almelo["jaar"] == jaar) & almelo["waarde"].notna(), "waarde"]
    vergelijkbaar = tuple(groot.loc[groot["waarde"].notna(), "waarde"])
    per_code = build_jaarrijen(indicator, cellen["code"], reeks, almelo, jaar, vergelijkbaar)
    jaarrijen = {(code, indicator.id): rij for code, rij in per_code.items()}
    delen = (PLAATS, VERANDERING, STAP) if met_stap else (PLAATS, VERANDERING)
    rijen = judge_rijen(PAGINA, jaarrijen, delen, bekend)
    return Kaartbeweringen(
        _build_kop(indicator, groot, plekken, niveau, jaar),
        build_lead(indicator, groot, float(heel.iloc[0]) if len(heel) else None),
        {code: oordeel for (code, _), oordeel in rijen.items()},
        cellen,
        reeks,
        inwoners,
        jaarrijen,
    )


def _select_zelfde(reeks: pd.DataFrame, indicator: Indicator, jaar: int) -> pd.DataFrame:
    """Return the figures of the years between the same breaks as `jaar`."""
    if not indicator.breuken:
        return reeks
    return reeks[reeks["jaar"].map(indicator.count_breuken) == indicator.count_breuken(jaar)]


def _build_kop(
    indicator: Indicator,
    groot: pd.DataFrame,
    plekken: Mapping[str, tuple[float, float]],
    niveau: GebiedNiveau,
    jaar: int,
) -> Zin:
    """Return the finding about centre and edge, with the test that it passed; else the title of the map."""
    patroon = find_patroon(indicator, groot, dict(plekken))
    tekst = build_kop(indicator, patroon, niveau.value, jaar)
    if patroon is None:
        return Zin(tekst)
    gevonden = Beweringoordeel.LAGER if patroon.rho > 0 else Beweringoordeel.HOGER
    oordeel = Beweringoordeel.VOLLEDIGE_TELLING if patroon.p is None else gevonden
    toets = TELLING if patroon.p is None else "patroon op de kaart"
    soort, p = Beweringsoort.VERGELIJKING, patroon.p
    return Zin(tekst, Bewering(PAGINA, GEMEENTE_CODE, indicator.id, tekst, soort, oordeel, toets, p, p))
