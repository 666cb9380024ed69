"""From frames to the rows of a profile."""

from typing import Any

import pandas as pd

from lwd_monitor.gebied import Gebied
from lwd_monitor.indicator import Indicator
from lwd_monitor.profiel.model import Meting, ProfielRij
from lwd_monitor.waarneming import Status, combine_delen

INWONERS = "kwb_inwoners"
# Below this many inhabitants a place is no fair comparison for others (design of the strips).
MINIMUM_INWONERS = 200


def build_reeksen(frame: pd.DataFrame) -> dict[tuple[str, str], tuple[Meting, ...]]:
    """Return the measurements by indicator and code, each in order of year, in one pass over the frame."""
    reeksen: dict[tuple[str, str], list[Meting]] = {}
    for rij in frame.sort_values("jaar").itertuples():
        reeksen.setdefault((str(rij.indicator_id), str(rij.gebied_code)), []).append(_build_meting(rij))
    return {sleutel: tuple(reeks) for sleutel, reeks in reeksen.items()}


def build_metingen(frame: pd.DataFrame) -> tuple[Meting, ...]:
    """Return the measurements of one place and indicator in order of year."""
    return tuple(_build_meting(rij) for rij in frame.sort_values("jaar").itertuples())


def combine_gebieden(frame: pd.DataFrame, indicator: Indicator, leden: tuple[Gebied, ...]) -> tuple[Meting, ...]:
    """Return the measurements of some places together; `frame` holds all figures of those places."""
    eigen = frame[frame["indicator_id"] == indicator.id]
    gewicht = frame[(frame["indicator_id"] == (indicator.gewicht or INWONERS)) & frame["waarde"].notna()]
    gewichten = (
        gewicht.sort_values("jaar").drop_duplicates("gebied_code", keep="last").set_index("gebied_code")["waarde"]
    )
    return build_metingen(combine_delen(eigen, indicator, gewichten.to_dict(), len(leden)))


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
) -> ProfielRij:
    """Return the row of an indicator: the newest measurement, and Almelo's of the same year."""
    meting = _find_newest(reeks)
    almelo = None
    if meting:
        almelo = next((m for m in reeks_almelo if m.jaar == meting.jaar), None)
    elif reeks_almelo:
        almelo = _find_newest(reeks_almelo)
    return ProfielRij(indicator, meting, almelo, reeks, reeks_almelo, vergelijkbaar, bron_gebied)


def select_vergelijkbaar(laatste: pd.DataFrame) -> dict[tuple[str, int], tuple[float, ...]]:
    """Return, per indicator and year, the values of the places that are large enough to compare with."""
    inwoners = laatste[laatste["indicator_id"] == INWONERS].set_index("gebied_code")["waarde"]
    groot = set(inwoners[inwoners >= MINIMUM_INWONERS].index)
    frame = laatste[laatste["gebied_code"].isin(groot) & laatste["waarde"].notna()]
    return {
        (str(id_), int(jaar)): tuple(deel["waarde"]) for (id_, jaar), deel in frame.groupby(["indicator_id", "jaar"])
    }


def _find_newest(reeks: tuple[Meting, ...]) -> Meting | None:
    """Return the newest year as it is, also when it has no value: an older figure must not pass for the newest."""
    return reeks[-1] if reeks else None


def _build_meting(rij: Any) -> Meting:
    return Meting(
        int(rij.jaar),
        _plain(rij.waarde),
        Status(rij.status),
        _plain(getattr(rij, "noemer", None)),
        _plain(getattr(rij, "ci_laag", None)),
        _plain(getattr(rij, "ci_hoog", None)),
        str(getattr(rij, "gebied_code", "")),
        _plain(getattr(rij, "gewicht", None)),
    )


def _plain(waarde: object) -> float | None:
    return None if waarde is None or pd.isna(waarde) else float(waarde)  # type: ignore[arg-type]
