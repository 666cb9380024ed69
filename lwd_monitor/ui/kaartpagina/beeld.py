"""Everything that one map shows apart from the choice of a place; kept until the data changes."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from lwd_monitor import gebied, waarneming
from lwd_monitor.bewering import JAREN, STAP, Kaartbeweringen, Verschillen, list_verschillen, load_kaart
from lwd_monitor.db import Cursor
from lwd_monitor.gebied import GEMEENTE_CODE, GEMEENTE_NAAM, GebiedNiveau
from lwd_monitor.indicator import DICHTHEID, format_bron
from lwd_monitor.kaart import (
    Geometrie,
    TabelRij,
    build_geometrie,
    build_kaart,
    build_namen,
    build_tabel,
    compute_plekken,
)
from lwd_monitor.ui import laden
from lwd_monitor.ui.kaartpagina import verschil
from lwd_monitor.ui.kaartpagina.keuze import NIVEAUS, STAD, Jaren, Kaartkeuze
from lwd_monitor.ui.onderdelen.bron import format_jaren
from lwd_monitor.ui.opslag import per_versie

# From this many inhabitants per km² land buurten are built-up town; the sketch's crop of the stad.
STAD_DICHTHEID = 2500
WOORDEN = {GebiedNiveau.BUURT: ("buurt", "buurten"), GebiedNiveau.WIJK: ("wijk of dorp", "wijken en dorpen")}


@dataclass(frozen=True)
class Jaartabel:
    """The figures of a series of maps in one indeling: its years, and a row per place."""

    indeling: int
    jaren: tuple[int, ...]
    rijen: tuple[TabelRij, ...]


@dataclass(frozen=True)
class Kaartbeeld:
    """A map ready to show: its words, drawing, rows and what a panel compares with.

    Notes: `ontbreekt` is how many places have no figure, `namen` what each place is called by code. `sleutel` is what was
    asked: the key under which a panel or table of this map is kept.
    """

    sleutel: tuple[Hashable, ...]
    kop: str
    lead: str
    fictief: bool
    cellen: pd.DataFrame
    ontbreekt: int
    geometrie: Geometrie
    stad_codes: tuple[str, ...]
    payload: Mapping[str, Any]
    rijen: Mapping[str, TabelRij]
    namen: Mapping[str, str]
    beweringen: Kaartbeweringen
    inwoners: Mapping[str, float]
    bron: str
    jaren: tuple[int, ...]
    verschillen: Verschillen | None = None
    reeksen: tuple[Jaartabel, ...] = ()


@per_versie
def load_jaren(con: Cursor) -> Jaren:
    """Return the years with figures, and in which indelingen, per indicator and niveau."""
    jaren: Jaren = {}
    frame = waarneming.load_jaren(con, GEMEENTE_CODE)
    for rij in frame[(frame["aantal"] > 0) & frame["niveau"].isin(NIVEAUS)].itertuples():
        jaren.setdefault((rij.indicator_id, rij.niveau), {}).setdefault(int(rij.jaar), []).append(int(rij.indeling))
    return jaren


@per_versie
def load_verschilbeeld(con: Cursor, vraag: tuple[str, int, str, int, str], toon: str, van: int | None) -> Kaartbeeld:
    """Return the map of change: the places and rows of the map of the figure, with the drawing and words of their difference.

    Notes: `vraag` is what `load_cijferbeeld` takes.
    """
    id_, jaar, niveau, _, _ = vraag
    # Only the last step asks more of the tests than the map of the figure did.
    kaart = _build_kaartbeeld(con, *vraag, met_stap=True) if toon == STAP else load_cijferbeeld(*vraag)
    jaren = (min(van, jaar), max(van, jaar)) if toon == JAREN and van else None
    verschillen = list_verschillen(kaart.beweringen, toon, jaren)
    if verschillen is None:
        return kaart
    indicator, soort = laden.load_indicatoren()[id_], GebiedNiveau(niveau)
    kop = verschil.build_kop(indicator, verschillen, soort)
    titel, bron = f"Kaart van {GEMEENTE_NAAM}: {kop}", laden.load_bronnen()[indicator.bron]
    return replace(
        kaart,
        sleutel=("verschil", *vraag, toon, van),
        kop=kop,
        lead=verschil.build_lead(indicator, verschillen, soort),
        ontbreekt=sum(plek.verschil is None for plek in verschillen.plekken.values()),
        payload=verschil.build_tekening(indicator, verschillen, kaart.cellen, titel, WOORDEN[soort], kaart.geometrie),
        bron=format_bron(bron, f"{verschillen.van} en {verschillen.tot}") + ".",
        verschillen=verschillen,
    )


@per_versie
def load_cijferbeeld(con: Cursor, id_: str, jaar: int, niveau: str, indeling: int, beeld: str) -> Kaartbeeld:
    """Return the map of the figure of one year."""
    return _build_kaartbeeld(con, id_, jaar, niveau, indeling, beeld)


def _build_kaartbeeld(
    con: Cursor, id_: str, jaar: int, niveau: str, indeling: int, beeld: str, met_stap: bool = False
) -> Kaartbeeld:
    """Give one map; seven, since each is a choice in the address of the page."""
    indicator = laden.load_indicatoren()[id_]
    plekken = load_plekken(niveau, indeling)
    beweringen = load_kaart(con, indicator, jaar, GebiedNiveau(niveau), indeling, plekken, met_stap=met_stap)
    cellen, reeks = add_grenzen(con, beweringen.cellen, niveau, indeling), beweringen.reeks
    geometrie = load_tekening(niveau, indeling, beeld)
    bron = laden.load_bronnen()[indicator.bron]
    rijen = {rij.code: rij for rij in build_tabel(cellen, reeks, build_namen(cellen))}
    return Kaartbeeld(
        sleutel=("cijfer", id_, jaar, niveau, indeling, beeld),
        kop=beweringen.kop.tekst,
        lead=beweringen.lead,
        fictief=bron.fictief or bool((cellen["status"] == "voorbeeld").any()),
        cellen=cellen,
        ontbreekt=int(cellen["waarde"].isna().sum()),
        geometrie=geometrie,
        stad_codes=load_stad_codes(indeling) if beeld == STAD else (),
        payload=build_kaart(
            cellen,
            eenheid=indicator.eenheid,
            decimalen=indicator.decimalen,
            titel=f"Kaart van {GEMEENTE_NAAM}: {indicator.titel} per {GebiedNiveau(niveau).enkelvoud} in {jaar}",
            woord=WOORDEN[GebiedNiveau(niveau)],
            geometrie=geometrie,
        ),
        rijen=rijen,
        namen={code: rij.naam for code, rij in rijen.items()},
        beweringen=beweringen,
        inwoners=beweringen.inwoners,
        bron=format_bron(bron, str(jaar)) + ".",
        jaren=tuple(sorted(int(j) for j in reeks.loc[reeks["waarde"].notna(), "jaar"].unique())),
    )


def add_grenzen(con: Cursor, cellen: pd.DataFrame, niveau: str, indeling: int) -> pd.DataFrame:
    """Return the places of the map with their outline; a wijk has no wijk around it."""
    grenzen = gebied.load_geometrie(con, niveau, indeling)[["code", "geometrie", "geometrie_ruw"]]
    if niveau == GebiedNiveau.WIJK:
        cellen = cellen.assign(wijk_naam=None)
    return cellen.merge(grenzen, on="code", how="left")


def load_precies(cellen: pd.DataFrame, niveau: str, indeling: int) -> pd.DataFrame:
    """Return the places of a map with the finest outline that there is: on streets a simplified one lies beside them."""
    fijn = _load_precies(niveau, indeling)
    return cellen.assign(geometrie=cellen["code"].map(fijn))


@per_versie
def _load_precies(con: Cursor, niveau: str, indeling: int) -> dict[str, str | None]:
    grenzen = gebied.load_geometrie(con, niveau, indeling, precies=True)
    return dict(zip(grenzen["code"], grenzen["geometrie"], strict=True))


@per_versie
def load_laatste_waarden(con: Cursor, indicator_id: str, niveau: str, indeling: int) -> dict[str, float]:
    """Return the newest figures of an indicator per code; empty for an indeling without."""
    frame = waarneming.load_laatste(con, niveau, indeling, GEMEENTE_CODE, [indicator_id])
    frame = frame[frame["waarde"].notna()]
    return dict(zip(frame["gebied_code"], frame["waarde"].astype(float), strict=True))


@per_versie
def load_stad_codes(con: Cursor, indeling: int) -> tuple[str, ...]:
    """Return the buurten that are town; empty for an indeling of which the density is unknown."""
    dichtheid = load_laatste_waarden(DICHTHEID, GebiedNiveau.BUURT, indeling)
    return tuple(code for code, waarde in dichtheid.items() if waarde >= STAD_DICHTHEID)


@per_versie
def load_tekening(con: Cursor, niveau: str, indeling: int, beeld: str) -> Geometrie:
    """Return the drawing of a niveau, or of the stad alone; the same for every indicator and year."""
    grenzen = gebied.load_geometrie(con, niveau, indeling)
    if niveau == GebiedNiveau.WIJK:
        grenzen["wijk_naam"] = None
    return build_geometrie(grenzen, (load_stad_codes(indeling) or None) if beeld == STAD else None)


@per_versie
def load_plekken(con: Cursor, niveau: str, indeling: int) -> dict[str, tuple[float, float]]:
    """Return where each place lies, in km from the centre."""
    return compute_plekken(gebied.load_geometrie(con, niveau, indeling))


def describe_reeksbron(keuze: Kaartkeuze, beeld: Kaartbeeld) -> str:
    """Return the source line of the table: all years that stand in it."""
    bron = laden.load_bronnen()[keuze.indicator.bron]
    return format_bron(bron, format_jaren(list(beeld.jaren))) + "."
