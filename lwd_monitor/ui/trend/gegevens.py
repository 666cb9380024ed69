"""What the Trend page knows about its choice: figures by place and year, names that differ, and what is missing."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from lwd_monitor import gebied, portret
from lwd_monitor.db import Cursor
from lwd_monitor.gebied import GEMEENTE_CODE, EigenGebied, Gebied, Gebieden, GebiedNiveau, Grens, compare_grens
from lwd_monitor.grafiek import list_verwacht
from lwd_monitor.indicator import Aggregatie, Bron, Indicator
from lwd_monitor.ui import laden
from lwd_monitor.ui.opslag import per_versie


@dataclass(frozen=True)
class Grensbreuk:
    """A place on both sides of a change of indeling; `tot` is the last year of the older one."""

    tot: int
    naam_oud: str
    naam: str
    grens: Grens


@dataclass(frozen=True)
class Trendgegevens:
    """One indicator for some places; `reeksen` ends with the gemeente, unless `almelo_apart`: then it may not be compared.

    Notes: `almelo` then holds the city's own figures, for its change alone. `zonder_overgang` are the older indelingen
    with figures that cannot be carried over.
    """

    indicator: Indicator
    bron: Bron
    reeksen: pd.DataFrame
    meetjaren: tuple[int, ...]
    keuze: tuple[str, ...]
    zonder_cijfers: tuple[str, ...]
    breuken: tuple[Grensbreuk, ...]
    almelo_apart: bool
    almelo: pd.DataFrame | None = None
    zonder_overgang: tuple[int, ...] = ()
    naar: int = 0
    omrekenen: bool = False

    @cached_property
    def gevuld(self) -> pd.DataFrame:
        """Return the rows that have a value."""
        return self.reeksen[self.reeksen["waarde"].notna()]

    @property
    def vanaf_nul(self) -> bool:
        """Tell whether the axis must begin at zero: lengths of counts are read as amounts."""
        return self.indicator.aggregatie == Aggregatie.SOM

    @property
    def verwacht(self) -> list[int]:
        """Return the years in which a value may be expected."""
        return list_verwacht(self.meetjaren)

    @property
    def jaren(self) -> list[int]:
        """Return the years for which these places have rows."""
        return sorted({int(jaar) for jaar in self.reeksen["jaar"]})


def load_trend(indicator: Indicator, keuze: tuple[str, ...], omrekenen: bool = False) -> Trendgegevens:
    """Return the figures of the chosen places, with the gemeente as reference; `omrekenen` carries older figures over.

    Notes: a total follows the size of a place, so the total of the gemeente never stands beside that of a part.
    """
    return _load_trend(indicator.id, keuze, omrekenen)


def has_oude_cijfers(indicator: Indicator) -> bool:
    """Tell whether an indicator has figures in an older indeling."""
    return indicator.id in _load_oude()


def describe_gebied(plaats: Gebied | EigenGebied, gebieden: Gebieden) -> str:
    """Return a place with its kind, such as `Kerkelanden (buurt, Wierdensehoek)`."""
    if isinstance(plaats, EigenGebied):
        return f"{plaats.naam} ({plaats.soortnaam})"
    delen = [plaats.soort]
    if plaats.niveau == GebiedNiveau.BUURT:
        delen += [ouder.naam for ouder in gebieden.list_ouders(plaats)[-1:]]
    if plaats.indeling != gebieden.nieuwste:
        delen.append(f"indeling {plaats.indeling}")
    return f"{plaats.naam} ({', '.join(delen)})"


def find_gebied(sleutel: str, gebieden: Gebieden) -> Gebied | EigenGebied | None:
    """Return the place or own area: from the indeling in use, else from the newest that knows it."""
    gevonden = (gebieden.find(sleutel, indeling) for indeling in (gebieden.nieuwste, *reversed(gebieden.indelingen)))
    return gebieden.eigen.get(sleutel) or next((plaats for plaats in gevonden if plaats), None)


@per_versie
def _load_reeksen(con: Cursor, indicator_id: str, keuze: tuple[str, ...], omrekenen: bool) -> pd.DataFrame:
    indicator = laden.load_indicatoren()[indicator_id]
    return portret.load_reeksen(con, indicator, keuze, laden.load_gebieden(), omrekenen)


@per_versie
def _load_trend(con: Cursor, indicator_id: str, keuze: tuple[str, ...], omrekenen: bool) -> Trendgegevens:
    indicator, gebieden = laden.load_indicatoren()[indicator_id], laden.load_gebieden()
    apart = bool(keuze) and indicator.aggregatie == Aggregatie.SOM
    sleutels = keuze if apart else (*keuze, GEMEENTE_CODE)
    reeksen = _name_apart(_load_reeksen(indicator.id, sleutels, omrekenen), gebieden)
    jaren = laden.load_jaren()
    gevuld = set(reeksen.loc[reeksen["waarde"].notna(), "sleutel"])
    return Trendgegevens(
        indicator,
        laden.load_bronnen()[indicator.bron],
        reeksen,
        tuple(sorted({int(j) for j in jaren.loc[jaren["indicator_id"] == indicator.id, "jaar"]})),
        keuze,
        tuple(sleutel for sleutel in keuze if sleutel not in gevuld),
        tuple(_list_breuken(reeksen, gebieden)),
        apart,
        _load_reeksen(indicator.id, (GEMEENTE_CODE,), omrekenen) if apart else None,
        _list_zonder_overgang(con, indicator_id, gebieden) if omrekenen else (),
        gebieden.nieuwste,
        omrekenen,
    )


def _list_zonder_overgang(con: Cursor, indicator_id: str, gebieden: Gebieden) -> tuple[int, ...]:
    """Return the older indelingen that have figures of parts of the city, and no crosswalk to the newest."""
    jaren = laden.load_jaren()
    gevuld = jaren[(jaren["indicator_id"] == indicator_id) & (jaren["aantal"] > 0) & (jaren["niveau"] != "gemeente")]
    oud = sorted({int(i) for i in gevuld["indeling"] if i < gebieden.nieuwste})
    return tuple(i for i in oud if _load_overgang(i, gebieden.nieuwste).empty)


@per_versie
def _load_oude(con: Cursor) -> frozenset[str]:
    """Return the indicators that have figures in an older indeling."""
    jaren = laden.load_jaren()
    oud = jaren[(jaren["indeling"] < laden.load_gebieden().nieuwste) & (jaren["aantal"] > 0)]
    return frozenset(oud["indicator_id"])


@per_versie
def _load_overgang(con: Cursor, van: int, naar: int) -> pd.DataFrame:
    return gebied.load_overgang(con, van, naar)


def _name_apart(reeksen: pd.DataFrame, gebieden: Gebieden) -> pd.DataFrame:
    """Give places that share a name within an indeling their kind as well: `De Riet (wijk)`."""
    aantal = reeksen.groupby(["naam", "indeling"])["sleutel"].transform("nunique")
    namen = [
        describe_gebied(plaats, gebieden) if dubbel > 1 and (plaats := _find_in(rij, gebieden)) else rij.naam
        for rij, dubbel in zip(reeksen.itertuples(), aantal, strict=True)
    ]
    return reeksen.assign(naam=namen)


def _find_in(rij: object, gebieden: Gebieden) -> Gebied | EigenGebied | None:
    return gebieden.eigen.get(rij.sleutel) or gebieden.find(rij.sleutel, rij.indeling)  # type: ignore[attr-defined]


def _list_breuken(reeksen: pd.DataFrame, gebieden: Gebieden) -> list[Grensbreuk]:
    breuken = []
    for sleutel, deel in reeksen[reeksen["waarde"].notna()].groupby("sleutel", sort=False):
        namen = deel.drop_duplicates("indeling").set_index("indeling")["naam"].sort_index()
        for van, naar in zip(namen.index[:-1], namen.index[1:], strict=True):
            grens = _find_grens(gebieden, str(sleutel), (int(van), int(naar)), (namen[van], namen[naar]))
            breuken.append(Grensbreuk(int(van), namen[van], namen[naar], grens))
    return breuken


def _find_grens(gebieden: Gebieden, code: str, indelingen: tuple[int, int], namen: tuple[str, str]) -> Grens:
    """Return what became of a place; a wijk is judged by the buurten in it."""
    overgang, wijk = _load_overgang(*indelingen), gebieden.find(code, indelingen[0])
    if wijk is None or wijk.niveau != GebiedNiveau.WIJK or overgang.empty:
        return compare_grens(overgang, code, *namen)
    return Grens.GELIJK if _load_gelijke_wijken(*indelingen).get(code) == code else Grens.GEWIJZIGD


@per_versie
def _load_gelijke_wijken(con: Cursor, van: int, naar: int) -> dict[str, str]:
    return gebied.load_gelijke_wijken(con, laden.load_gebieden(), van, naar)
