"""Figures of an older indeling carried over to the newest one (docs/methode.md#grenzen)."""

import pandas as pd

from lwd_monitor import waarneming
from lwd_monitor.db import Cursor
from lwd_monitor.gebied import (
    GELIJK,
    GEMEENTE_CODE,
    Gebieden,
    GebiedNiveau,
    compute_omgerekend,
    load_gelijke_wijken,
    load_overgang,
    rank_grondslag,
    select_niveau,
)
from lwd_monitor.indicator import INWONERS, Aggregatie, Indicator
from lwd_monitor.waarneming import VERBORGEN, Status, combine_groepen

KOLOMMEN = [
    *("gebied_code", "indeling", "indicator_id", "jaar", "waarde", "noemer", "ci_laag", "ci_hoog", "status"),
    "grondslag",
]


def load_omgerekend(con: Cursor, indicator: Indicator, gebieden: Gebieden) -> pd.DataFrame:
    """Return the figures of older indelingen for the buurten, wijken and gemeente of the newest; columns KOLOMMEN.

    Notes: buurten go through the crosswalk. A wijk that is the same place keeps its own figures with their margin; the
    other wijken go through the crosswalk where it tells of wijken, and are put together from their buurten where it does
    not or where a wijk has no figure of its own. The gemeente stayed the same.
    A place of which a part has no figure, or no weight, gets none. What was carried over is `geschat` unless the place
    is the same.
    """
    delen: list[pd.DataFrame] = []
    for oud in reversed([i for i in gebieden.indelingen if i < gebieden.nieuwste]):
        deel = _load_niveau(con, indicator, oud, gebieden, GebiedNiveau.BUURT)
        # A year that two older indelingen give comes from the one that lies nearest.
        delen.append(deel[~deel["jaar"].isin([jaar for eerder in delen for jaar in eerder["jaar"]])])
    buurten = pd.concat([deel for deel in delen if len(deel)] or [pd.DataFrame(columns=KOLOMMEN)], ignore_index=True)
    wijken = _load_wijken(con, indicator, gebieden)
    if not buurten.empty:
        wijken = _add_missing(wijken, _combine_wijken(con, buurten, indicator, gebieden))
    delen.append(wijken)
    heel = waarneming.load_reeks(con, indicator.id, [GEMEENTE_CODE])
    heel = heel[heel["indeling"] < gebieden.nieuwste].sort_values("indeling").drop_duplicates("jaar", keep="last")
    heel = heel.assign(indeling=gebieden.nieuwste, grondslag=GELIJK)
    gevuld = [deel[KOLOMMEN] for deel in (*delen, heel) if not deel.empty]
    return pd.concat(gevuld, ignore_index=True) if gevuld else pd.DataFrame(columns=KOLOMMEN)


def _load_niveau(con: Cursor, indicator: Indicator, oud: int, gebieden: Gebieden, niveau: GebiedNiveau) -> pd.DataFrame:
    reeks = waarneming.load_niveau_reeks(con, indicator.id, niveau, oud, GEMEENTE_CODE)
    overgang = select_niveau(load_overgang(con, oud, gebieden.nieuwste), niveau)
    overgang = overgang.rename(columns={"van": "van_code", "naar": "naar_code"})
    if reeks.empty or overgang.empty:
        return pd.DataFrame(columns=KOLOMMEN)
    uit = compute_omgerekend(
        reeks.drop(columns=["naam", "indicator_id"]),
        overgang,
        gebieden.nieuwste,
        optelbaar=indicator.aggregatie == Aggregatie.SOM,
        gewichten=_load_gewichten(con, indicator, oud, niveau),
        middelbaar=can_middelen(indicator),
    )
    return uit.assign(indicator_id=indicator.id)


def _load_wijken(con: Cursor, indicator: Indicator, gebieden: Gebieden) -> pd.DataFrame:
    """Return the figures of wijken by what the crosswalk says of wijken themselves, each year from the nearest indeling."""
    delen, verdeeld = [], []
    for oud in [i for i in gebieden.indelingen if i < gebieden.nieuwste]:
        reeks = waarneming.load_niveau_reeks(con, indicator.id, GebiedNiveau.WIJK, oud, GEMEENTE_CODE)
        reeks = reeks.assign(
            gebied_code=reeks["gebied_code"].map(load_gelijke_wijken(con, gebieden, oud, gebieden.nieuwste))
        )
        # What is hidden stays hidden: its buurten together would tell it.
        telt = reeks["waarde"].notna() | reeks["status"].isin(VERBORGEN)
        delen.append(reeks[reeks["gebied_code"].notna() & telt])
        deel = _load_niveau(con, indicator, oud, gebieden, GebiedNiveau.WIJK)
        verdeeld.append(deel[deel["waarde"].notna()])
    samen = pd.concat([deel for deel in delen if len(deel)] or [pd.DataFrame(columns=KOLOMMEN)], ignore_index=True)
    samen = samen.drop_duplicates(["gebied_code", "jaar"], keep="last")
    samen = samen.assign(indeling=gebieden.nieuwste, indicator_id=indicator.id, grondslag=GELIJK)[KOLOMMEN]
    for deel in reversed(verdeeld):
        samen = _add_missing(samen, deel[KOLOMMEN])
    return samen


def _add_missing(eerst: pd.DataFrame, daarna: pd.DataFrame) -> pd.DataFrame:
    """Return the first figures, and of the other ones those of places and years that they do not have."""
    bekend = pd.MultiIndex.from_frame(eerst[["gebied_code", "jaar"]])
    rest = daarna[~pd.MultiIndex.from_frame(daarna[["gebied_code", "jaar"]]).isin(bekend)]
    gevuld = [deel for deel in (eerst, rest) if len(deel)]
    return pd.concat(gevuld, ignore_index=True) if gevuld else eerst


def _combine_wijken(con: Cursor, buurten: pd.DataFrame, indicator: Indicator, gebieden: Gebieden) -> pd.DataFrame:
    gewichten = _load_gewichten(con, indicator, gebieden.nieuwste) or {}
    leden = {wijk.code: [b.code for b in gebieden.list_delen(wijk)] for wijk in gebieden.list_niveau(GebiedNiveau.WIJK)}
    samen = combine_groepen(buurten, indicator, gewichten, leden)
    grondslagen = dict.fromkeys(leden, GELIJK)
    wijk_van = {code: wijk for wijk, codes in leden.items() for code in codes}
    for code, grondslag in zip(buurten["gebied_code"], buurten["grondslag"], strict=True):
        if (wijk := wijk_van.get(code)) is not None:
            grondslagen[wijk] = max(grondslagen[wijk], grondslag, key=rank_grondslag)
    return samen.rename(columns={"groep": "gebied_code"}).assign(
        indeling=gebieden.nieuwste,
        indicator_id=indicator.id,
        status=samen["status"].where(samen["waarde"].isna(), Status.GESCHAT.value),
        ci_laag=float("nan"),
        ci_hoog=float("nan"),
        grondslag=samen["groep"].map(grondslagen),
    )


def can_middelen(indicator: Indicator) -> bool:
    """Tell whether a figure may be put together from parts: the catalogue says so, or it is made of two counts."""
    return indicator.aggregatie != Aggregatie.NIET or indicator.afleiding is not None


def _load_gewichten(
    con: Cursor, indicator: Indicator, indeling: int, niveau: GebiedNiveau = GebiedNiveau.BUURT
) -> dict[str, float] | None:
    """Return the weight of each place by the catalogue; None where each figure carries its own, as a rate does."""
    if indicator.afleiding is not None and indicator.gewicht is None:
        return None
    frame = waarneming.load_niveau_reeks(con, indicator.gewicht or INWONERS, niveau, indeling, GEMEENTE_CODE)
    laatste = frame[frame["waarde"].notna()].sort_values("jaar").drop_duplicates("gebied_code", keep="last")
    return dict(zip(laatste["gebied_code"], laatste["waarde"].astype(float), strict=True)) or None
