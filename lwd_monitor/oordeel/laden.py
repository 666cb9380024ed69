"""Verdicts on what the store holds, of all gebieden or one over the years; and why a figure is of another place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from lwd_monitor.db import Cursor
from lwd_monitor.fout import Fout, Middel, Remedie
from lwd_monitor.gebied import (
    GEMEENTE_CODE,
    EigenGebied,
    Gebied,
    Gebieden,
    GebiedNiveau,
    compute_indeling,
    list_hergebruik,
    list_indelingen,
    load_overgang,
)
from lwd_monitor.indicator import INWONERS, MINIMUM_INWONERS, Dispersie, Indicator, Toetssoort, load_indicatoren
from lwd_monitor.oordeel import store
from lwd_monitor.oordeel.berekening import Oordelen, compute_oordelen, list_verzonnen
from lwd_monitor.oordeel.dispersie import compute_factor, find_dispersie, find_dispersie_niveau, list_eigen
from lwd_monitor.oordeel.interval import compute_n_effectief
from lwd_monitor.oordeel.marges import add_marges, get_toetssoort
from lwd_monitor.oordeel.meting import Toetscijfer, has_interval
from lwd_monitor.oordeel.norm import carries_oordeel, list_ondergrenzen
from lwd_monitor.oordeel.reeks import Reeks, compare_reeks
from lwd_monitor.oordeel.toets import Vergelijking
from lwd_monitor.waarneming import Status, combine_delen, load_eigen_uitkomsten

KENMERKEN = [
    *("id", "thema", "soort", "richting", "basisjaar", "ondergrens", "telling"),
    *("toets", "per", "dispersie", "eigen"),
]


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


@dataclass(frozen=True)
class Oordeelset:
    """All verdicts of one niveau and year, with the indicators behind them and their base years and floors."""

    oordelen: Oordelen
    indicatoren: pd.DataFrame
    voorbeeld: frozenset[str]
    indeling: int

    def list_voorbeeld(self) -> frozenset[tuple[str, str]]:
        """Return the themes (thema, soort) with fictitious figures in them."""
        fictief = self.indicatoren[self.indicatoren["id"].isin(list(self.voorbeeld))]
        return frozenset(zip(fictief["thema"], fictief["soort"], strict=True))


def load_oordelen(con: Cursor, niveau: str, jaar: int) -> Oordeelset:
    """Return the verdicts of all gebieden of one niveau, in the indeling of that year (`get_indeling`).

    Notes: the base year is the catalogue's nulmeting, else the first year with figures in this indeling. Counts are
    left out: they depend on how large a gebied is; so is what stands outside the basisset. `voorbeeld` are the indicators whose figures are fictitious.
    """
    catalogus = load_indicatoren(con)
    indeling = get_indeling(con, niveau, jaar)
    frame = store.load_metingen(con, GEMEENTE_CODE, niveau=niveau, indeling=indeling)
    telt = [i for i in catalogus.values() if i.is_basis and i.toets is not Toetssoort.AANTAL and niveau in i.niveaus]
    vergelijkbaar = select_vergelijkbaar(frame)
    bekend = frame["indicator"].isin([i.id for i in telt])
    frame = add_marges(frame[bekend & frame["waarde"].notna()], catalogus)
    if not (frame["jaar"] <= jaar).any():
        raise Fout(f"Over {jaar} zijn er geen cijfers op het niveau {niveau}. Kies een ander jaar of niveau.")
    kenmerken = _build_kenmerken(telt, frame, list_ondergrenzen(con, catalogus), niveau)
    samenhang = _load_samenhang(con)
    oordelen = compute_oordelen(frame, kenmerken, jaar, vergelijkbaar=vergelijkbaar, samenhang=samenhang)
    return Oordeelset(oordelen, kenmerken, list_verzonnen(frame), indeling)


def select_vergelijkbaar(frame: pd.DataFrame) -> set[str] | None:
    """Return the places that make the yardstick: those with inhabitants enough; None where nobody counted any.

    >>> cijfers = [("A", "kwb_inwoners", 200.0), ("B", "kwb_inwoners", 199.0), ("C", "misdrijven", 900.0)]
    >>> select_vergelijkbaar(pd.DataFrame(cijfers, columns=["gebied", "indicator", "waarde"]))
    {'A'}
    """
    inwoners = frame[(frame["indicator"] == INWONERS) & (frame["waarde"] >= MINIMUM_INWONERS)]
    return set(inwoners["gebied"]) or None


def compare_periode(
    con: Cursor, indicator: Indicator, gebied: Gebied | EigenGebied, gebieden: Gebieden, van: int, tot: int
) -> Vergelijking:
    """Return whether an indicator changed in a gebied between two years (docs/methode.md#verandering)."""
    frame = load_reeks(con, indicator, gebied, gebieden)
    soort = get_toetssoort(indicator, frame["status"][frame["jaar"].between(van, tot)].tolist())
    leeg = {int(rij.jaar): Status(rij.status) for rij in frame[frame["waarde"].isna()].itertuples()}
    code = gebied.code if isinstance(gebied, Gebied) else "+".join(lid.code for lid in gebied.leden)
    metingen = tuple(build_metingen(frame, soort, find_dispersie(indicator, code)))
    uit = compare_reeks(Reeks(metingen, soort, indicator.per, indicator.breuken, leeg), van, tot)
    zonder = sorted({van, tot} - set(frame.loc[frame["waarde"].notna(), "jaar"]))
    if not zonder or not isinstance(gebied, Gebied):
        return uit
    ander = explain_andere_plek(con, indicator, gebied, gebieden, zonder)
    return replace(uit, reden=f"{uit.reden} {ander}".strip())


def load_reeks(con: Cursor, indicator: Indicator, gebied: Gebied | EigenGebied, gebieden: Gebieden) -> pd.DataFrame:
    """Return the figures of one gebied by year, with what tests need.

    Notes: within one indeling, except the gemeente, which stays the same place; a year that two indelingen give comes
    from the newest. An own area of several gebieden is put together from its parts; of a survey it has outcomes of its
    own.
    """
    if isinstance(gebied, EigenGebied) and indicator.afscherming:
        eigen = _load_eigen(con, indicator, gebied, gebieden)
        if len(eigen):
            return eigen
    leden = list(gebied.leden) if isinstance(gebied, EigenGebied) else [gebied]
    indeling = leden[0].indeling if leden else gebieden.nieuwste
    heel = leden and leden[0].niveau is GebiedNiveau.GEMEENTE
    codes = [lid.code for lid in leden]
    frame = store.load_metingen(
        con, GEMEENTE_CODE, indicator=indicator.id, codes=codes, indeling=None if heel else indeling
    ).sort_values(["jaar", "indeling"])
    if len(codes) <= 1:
        return frame.drop_duplicates("jaar", keep="last")
    inwoners = store.load_metingen(con, GEMEENTE_CODE, indicator=INWONERS, codes=codes, indeling=indeling)
    gewichten = inwoners.sort_values("jaar").drop_duplicates("gebied", keep="last").set_index("gebied")["waarde"]
    samen = combine_delen(frame.rename(columns={"gebied": "gebied_code"}), indicator, gewichten.to_dict(), len(codes))
    return samen.assign(ci_laag=None, ci_hoog=None, gewicht=None, n=samen["noemer"]).astype(
        {"waarde": float, "noemer": float, "ci_laag": float, "ci_hoog": float, "gewicht": float, "n": float}
    )


def _load_eigen(con: Cursor, indicator: Indicator, eigen: EigenGebied, gebieden: Gebieden) -> pd.DataFrame:
    frame = load_eigen_uitkomsten(con, eigen, gebieden)
    frame = frame[frame["indicator_id"] == indicator.id]
    return frame.assign(n=frame["noemer"], noemer=frame["n_effectief"].fillna(frame["noemer"]), gebied=eigen.id)


def build_metingen(reeks: pd.DataFrame, soort: Toetssoort, dispersie: Dispersie | None = None) -> list[Toetscijfer]:
    """Return the rows of a series as measurements, which scatter by `dispersie`.

    Notes: a share that came in with its interval (a ready table) counts on the n that the interval is worth: weights
    make that fewer than the people who answered.
    """
    velden = reeks.reindex(columns=["waarde", "noemer", "ci_laag", "ci_hoog", "jaar", "gewicht"])
    metingen = [
        Toetscijfer(*(*rij, dispersie)) for rij in velden.astype({"jaar": int}).itertuples(index=False, name=None)
    ]
    if soort is not Toetssoort.AANDEEL:
        return metingen
    return [
        replace(m, noemer=compute_n_effectief(m.waarde, m.ci_laag, m.ci_hoog) or m.noemer)
        if has_interval(m) and m.ci_laag is not None and m.ci_hoog is not None
        else m
        for m in metingen
    ]


def get_indeling(con: Cursor, niveau: str, jaar: int) -> int:
    """Return the indeling in which a niveau is judged in a year: that of the year, else the newest with its figures.

    Notes: figures of a year may stand in another indeling than that of the year; only those that carry a verdict count.
    """
    van_jaar = compute_indeling(jaar, list_indelingen(con))
    if van_jaar is None:
        raise Fout("Er zijn nog geen gebieden geladen.", Remedie(Middel.LEEG))
    telt = [i.id for i in load_indicatoren(con).values() if carries_oordeel(i)]
    met_cijfers = store.list_indelingen_van(con, GEMEENTE_CODE, niveau, jaar, telt)
    return van_jaar if van_jaar in met_cijfers or not met_cijfers else met_cijfers[-1]


def _build_kenmerken(
    telt: list[Indicator], frame: pd.DataFrame, grenzen: dict[str, float], niveau: str
) -> pd.DataFrame:
    eerste = frame.groupby("indicator")["jaar"].min()
    rijen = [
        (
            i.id,
            i.thema.value,
            i.soort,
            i.richting.value,
            i.nulmeting or eerste[i.id],
            grenzen.get(i.id, float("nan")),
            i.toets is Toetssoort.STAND,
            i.toets.value if i.toets else "",
            i.per,
            compute_factor(find_dispersie_niveau(i, niveau)),
            {d.niveau: compute_factor(d) for d in list_eigen(i)},
        )
        for i in telt
        if i.id in eerste.index
    ]
    return pd.DataFrame(rijen, columns=KENMERKEN).astype({"basisjaar": float, "ondergrens": float})


def _load_samenhang(con: Cursor) -> dict[tuple[str, str], float]:
    """Return how strongly the answers of one person go together for pairs of indicators, over the rounds that have it."""
    frame = store.load_samenhang(con)
    return frame.groupby(["indicator_a", "indicator_b"])["correlatie"].mean().to_dict()
