"""From frames to the rows of a profile, of the newest year and of a chosen one."""

import math
from collections.abc import Iterable
from typing import Any

import pandas as pd

from lwd_monitor.gebied import Gebied
from lwd_monitor.indicator import INWONERS, MINIMUM_INWONERS, Indicator
from lwd_monitor.portret.model import Portretrij
from lwd_monitor.waarneming import Meting, Status, combine_delen


def build_reeksen(frame: pd.DataFrame) -> dict[tuple[str, str], tuple[Meting, ...]]:
    """Return the measurements by indicator and code, each in order of year, in one pass over the frame."""
    reeksen: dict[tuple[str, str], list[Meting]] = {}
    op_jaar = frame.sort_values("jaar")
    for id_, code, meting in zip(
        op_jaar["indicator_id"].tolist(), op_jaar["gebied_code"].tolist(), _list_metingen(op_jaar), strict=True
    ):
        reeksen.setdefault((str(id_), str(code)), []).append(meting)
    return {sleutel: tuple(reeks) for sleutel, reeks in reeksen.items()}


def build_metingen(frame: pd.DataFrame) -> tuple[Meting, ...]:
    """Return the measurements of one place and indicator in order of year."""
    return tuple(_list_metingen(frame.sort_values("jaar")))


def combine_gebieden(frame: pd.DataFrame, indicator: Indicator, leden: tuple[Gebied, ...]) -> tuple[Meting, ...]:
    """Return the measurements of some places together; `frame` holds all figures of those places."""
    eigen = frame[frame["indicator_id"] == indicator.id]
    gewicht = frame[(frame["indicator_id"] == (indicator.gewicht or INWONERS)) & frame["waarde"].notna()]
    gewichten = (
        gewicht.sort_values("jaar").drop_duplicates("gebied_code", keep="last").set_index("gebied_code")["waarde"]
    )
    samen = combine_delen(eigen, indicator, gewichten.to_dict(), len(leden))
    return build_metingen(samen.assign(gebied_code="+".join(lid.code for lid in leden)))


def select_sinds_breuk(indicator: Indicator, reeks: tuple[Meting, ...]) -> tuple[Meting, ...]:
    """Return the measurements since the last break: those of before are of another series, and Trend shows them apart."""
    laatste = len(indicator.breuken)
    return tuple(m for m in reeks if indicator.count_breuken(m.jaar) == laatste) or reeks


def build_rij(
    indicator: Indicator,
    reeks: tuple[Meting, ...],
    reeks_almelo: tuple[Meting, ...],
    vergelijkbaar: tuple[float, ...],
    bron_gebied: Gebied | None = None,
) -> Portretrij:
    """Return the row of an indicator: the newest measurement, and that of the gemeente in the same year."""
    meting = _find_newest(reeks)
    almelo = None
    if meting:
        almelo = next((m for m in reeks_almelo if m.jaar == meting.jaar), None)
    elif reeks_almelo:
        almelo = _find_newest(reeks_almelo)
    return Portretrij(indicator, meting, almelo, reeks, reeks_almelo, vergelijkbaar, bron_gebied)


def select_vergelijkbaar(laatste: pd.DataFrame) -> dict[tuple[str, int], tuple[float, ...]]:
    """Return, per indicator and year, the values of the places that are large enough to compare with."""
    inwoners = laatste[(laatste["indicator_id"] == INWONERS) & (laatste["waarde"] >= MINIMUM_INWONERS)]
    groot = set(inwoners["gebied_code"])
    frame = laatste[laatste["gebied_code"].isin(groot) & laatste["waarde"].notna()]
    waarden: dict[tuple[str, int], list[float]] = {}
    for id_, jaar, waarde in zip(*(frame[naam].tolist() for naam in ("indicator_id", "jaar", "waarde")), strict=True):
        waarden.setdefault((str(id_), int(jaar)), []).append(waarde)
    return {sleutel: tuple(rij) for sleutel, rij in waarden.items()}


def _find_newest(reeks: tuple[Meting, ...]) -> Meting | None:
    """Return the newest year as it is, also when it has no value: an older figure must not pass for the newest."""
    return reeks[-1] if reeks else None


def _list_metingen(frame: pd.DataFrame) -> list[Meting]:
    """Return a measurement per row; columns as lists, for a row at a time costs pages most of their time."""

    def column(naam: str, anders: object = None) -> list[Any]:
        return frame[naam].tolist() if naam in frame else [anders] * len(frame)

    return [
        Meting(
            int(jaar), _plain(waarde), Status(status), _plain(noemer), _plain(laag), _plain(hoog), str(code), _plain(g)
        )
        for jaar, waarde, status, noemer, laag, hoog, code, g in zip(
            *(column(naam) for naam in ("jaar", "waarde", "status", "noemer", "ci_laag", "ci_hoog")),
            column("gebied_code", ""),
            column("gewicht"),
            strict=True,
        )
    ]


def _plain(waarde: object) -> float | None:
    if isinstance(waarde, float):
        return None if math.isnan(waarde) else waarde
    return None if waarde is None or pd.isna(waarde) else float(waarde)  # type: ignore[arg-type]


def build_jaarrijen(
    indicator: Indicator,
    codes: Iterable[str],
    reeksen: pd.DataFrame,
    almelo: pd.DataFrame,
    jaar: int,
    vergelijkbaar: tuple[float, ...],
) -> dict[str, Portretrij]:
    """Return the row of each place for one year beside that of the whole gemeente, with the course of both.

    Notes: `reeksen` holds the figures of these places, `almelo` those of the gemeente, all in one indeling.
    """
    per_plek, heel = build_reeksen(reeksen), build_metingen(almelo)
    naast = _find_jaar(heel, jaar)
    rijen = {}
    for code in codes:
        eigen = per_plek.get((indicator.id, code), ())
        rijen[code] = Portretrij(indicator, _find_jaar(eigen, jaar), naast, eigen, heel, vergelijkbaar)
    return rijen


def _find_jaar(reeks: tuple[Meting, ...], jaar: int) -> Meting | None:
    return next((m for m in reeks if m.jaar == jaar), None)
