"""The years of one indicator for some places beside each other."""

from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from lwd_monitor import oordeel, waarneming
from lwd_monitor.db import Cursor
from lwd_monitor.gebied import GEMEENTE_CODE, EigenGebied, Gebieden
from lwd_monitor.indicator import INWONERS, Indicator
from lwd_monitor.portret.bouwen import combine_gebieden
from lwd_monitor.portret.omgerekend import load_omgerekend

REEKS_KOLOMMEN = [
    "sleutel",
    "naam",
    "code",
    "indeling",
    "jaar",
    "waarde",
    "ci_laag",
    "ci_hoog",
    "status",
    "noemer",
    "grondslag",
]


def load_reeksen(
    con: Cursor, indicator: Indicator, keuze: tuple[str, ...], gebieden: Gebieden, omrekenen: bool = False
) -> pd.DataFrame:
    """Return the figures of the chosen places and own areas: sleutel, naam, code, indeling, jaar, waarde, ci, status.

    Notes: a code gives one series per indeling, each with the name it had there; an own area is a set of places of one
    indeling and has no figures in another. With `omrekenen` older figures are carried over to the newest indeling, each
    with its grondslag. Margins are filled in where they can be computed.
    """
    codes = {code for sleutel in keuze for code in _list_codes(sleutel, gebieden)}
    gemeten = _load_gemeten(con, codes, indicator)
    nu = _Plekken(_carry_over(con, gemeten.frame, codes, indicator, gebieden)) if omrekenen else gemeten
    return _build_keuze(con, indicator, keuze, gebieden, gemeten, nu)


def _load_gemeten(con: Cursor, codes: set[str], indicator: Indicator) -> "_Plekken":
    """Return the figures as measured, with their margins."""
    reeks = waarneming.load_reeks(con, indicator.id, sorted(codes)).assign(grondslag=None)
    return _Plekken(_add_marges(reeks, indicator))


def _build_keuze(
    con: Cursor,
    indicator: Indicator,
    keuze: tuple[str, ...],
    gebieden: Gebieden,
    gemeten: "_Plekken",
    nu: "_Plekken",
) -> pd.DataFrame:
    """Return the series of the chosen places; `nu` are the figures that stand on the page, `gemeten` those as measured."""
    uitkomsten = _load_uitkomsten(con, indicator, keuze, gebieden)
    # An own area of older boundaries stays as it is: nobody said which places it stands for in the newest.
    oud = {sleutel for sleutel in keuze if _is_oud(sleutel, gebieden)}
    delen = [
        uitkomsten[sleutel]
        if sleutel in uitkomsten
        else _build(con, sleutel, gemeten if sleutel in oud else nu, indicator, gebieden)
        for sleutel in keuze
    ]
    gevuld = [deel for deel in delen if not deel.empty]
    return pd.concat(gevuld, ignore_index=True) if gevuld else pd.DataFrame(columns=REEKS_KOLOMMEN)


class _Plekken:
    """Figures with where each place of each indeling stands in them: to look for a place in all of them took most of the time."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame = frame
        self._rijen: dict[tuple[str, int], list[int]] = {}
        for nummer, plek in enumerate(zip(frame["gebied_code"], frame["indeling"], strict=True)):
            self._rijen.setdefault(plek, []).append(nummer)

    def select(self, plekken: Iterable[tuple[str, int]]) -> pd.DataFrame:
        """Return the figures of some places, in the order in which they stood."""
        nummers = sorted(nummer for plek in plekken for nummer in self._rijen.get(plek, ()))
        return self.frame.iloc[nummers]


def iterate_alle_reeksen(
    con: Cursor, indicator: Indicator, gebieden: Gebieden, standen: Iterable[bool]
) -> Iterator[pd.DataFrame]:
    """Yield the figures of every place and own area, as `load_reeksen` gives them for a few, for each value of `omrekenen`.

    Notes: one by one, some ninety places took a second.
    """
    namen = {(g.code, g.indeling): g.naam for g in gebieden.list_alle()}
    codes = {code for code, _ in namen}
    gemeten = _load_gemeten(con, codes, indicator)
    for omrekenen in standen:
        nu = _Plekken(_carry_over(con, gemeten.frame, codes, indicator, gebieden)) if omrekenen else gemeten
        plek = zip(nu.frame["gebied_code"], nu.frame["indeling"], strict=True)
        code = nu.frame["gebied_code"]
        los = nu.frame.assign(sleutel=code, code=code, naam=[namen.get(p) for p in plek])
        eigen = _build_keuze(con, indicator, tuple(gebieden.eigen), gebieden, gemeten, nu)
        gevuld = [deel for deel in (_select(los), _select(eigen)) if not deel.empty]
        yield pd.concat(gevuld, ignore_index=True) if gevuld else pd.DataFrame(columns=REEKS_KOLOMMEN)


def list_gevuld(
    con: Cursor, indicatoren: Mapping[str, Indicator], sleutel: str, indeling: int, gebieden: Gebieden
) -> list[str]:
    """Return the ids of the indicators for which `load_reeksen` gives a place or own area a value, in the order given.

    Notes: of the gemeente in any indeling, since that stays the same place. One query for all of them: one for each
    took two seconds before a form opened.
    """
    eigen = gebieden.eigen.get(sleutel)
    if eigen is None:
        bekend = waarneming.list_gevuld(con, [sleutel], None if sleutel == GEMEENTE_CODE else indeling)
        return [id_ for id_ in indicatoren if id_ in bekend]
    if not eigen.leden or eigen.leden[0].indeling != indeling:
        return []
    bekend = _list_gevuld_eigen(con, indicatoren, eigen)
    uitkomsten = waarneming.load_eigen_uitkomsten(con, eigen, gebieden)
    bekend -= set(uitkomsten["indicator_id"])
    bekend |= set(uitkomsten.loc[uitkomsten["waarde"].notna(), "indicator_id"])
    return [id_ for id_ in indicatoren if id_ in bekend]


def _list_gevuld_eigen(con: Cursor, indicatoren: Mapping[str, Indicator], eigen: EigenGebied) -> set[str]:
    codes, indeling = sorted({lid.code for lid in eigen.leden}), eigen.leden[0].indeling
    bekend = waarneming.list_gevuld(con, codes, indeling)
    if len(eigen.leden) == 1:
        return bekend
    frame = waarneming.load_portret(con, codes, indeling, bekend | {INWONERS})
    per_indicator = dict(list(frame.groupby("indicator_id")))
    leeg = frame.iloc[:0]

    def has_waarde(indicator: Indicator) -> bool:
        delen = {indicator.id, indicator.gewicht or INWONERS}
        samen = pd.concat([per_indicator.get(id_, leeg) for id_ in sorted(delen)])
        return any(m.waarde is not None for m in combine_gebieden(samen, indicator, eigen.leden))

    return {id_ for id_ in bekend if id_ in indicatoren and has_waarde(indicatoren[id_])}


def _carry_over(
    con: Cursor, gemeten: pd.DataFrame, codes: set[str], indicator: Indicator, gebieden: Gebieden
) -> pd.DataFrame:
    """Return the figures of the newest indeling, with older ones carried over for the years it does not have."""
    nieuw = gemeten[gemeten["indeling"] == gebieden.nieuwste]
    bekend = set(zip(nieuw["gebied_code"], nieuw["jaar"], strict=True))
    oud = load_omgerekend(con, indicator, gebieden)
    sleutels = zip(oud["gebied_code"], oud["jaar"], strict=True)
    oud = oud[[code in codes and (code, jaar) not in bekend for code, jaar in sleutels]]
    if oud.empty:
        return nieuw
    samen = pd.concat([nieuw, _add_marges(oud, indicator)], ignore_index=True)
    return samen.sort_values(["indeling", "jaar"], kind="stable")


def _add_marges(frame: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    marges = oordeel.add_marges(
        frame.rename(columns={"indicator_id": "indicator", "gebied_code": "gebied"}), {indicator.id: indicator}
    )
    return frame.assign(ci_laag=marges["ci_laag"], ci_hoog=marges["ci_hoog"]).sort_values(["indeling", "jaar"])


def _is_oud(sleutel: str, gebieden: Gebieden) -> bool:
    eigen = gebieden.eigen.get(sleutel)
    return eigen is not None and bool(eigen.leden) and eigen.leden[0].indeling != gebieden.nieuwste


def _load_uitkomsten(
    con: Cursor, indicator: Indicator, keuze: tuple[str, ...], gebieden: Gebieden
) -> dict[str, pd.DataFrame]:
    """Return the series of own areas that have survey outcomes of their own."""
    gevonden = {}
    for eigen in (gebieden.eigen[sleutel] for sleutel in keuze if sleutel in gebieden.eigen):
        frame = waarneming.load_eigen_uitkomsten(con, eigen, gebieden)
        frame = frame[frame["indicator_id"] == indicator.id]
        if len(frame):
            code = "+".join(lid.code for lid in eigen.leden)
            indeling = eigen.leden[0].indeling
            kop = frame.assign(sleutel=eigen.id, naam=eigen.naam, code=code, indeling=indeling, grondslag=None)
            gevonden[eigen.id] = _select(kop)
    return gevonden


def _list_codes(sleutel: str, gebieden: Gebieden) -> list[str]:
    eigen = gebieden.eigen.get(sleutel)
    return [lid.code for lid in eigen.leden] if eigen else [sleutel]


def _build(con: Cursor, sleutel: str, plekken: _Plekken, indicator: Indicator, gebieden: Gebieden) -> pd.DataFrame:
    eigen = gebieden.eigen.get(sleutel)
    if eigen is None:
        rijen = plekken.select((sleutel, indeling) for indeling in gebieden.indelingen)
        bekend = {i: plaats.naam for i in gebieden.indelingen if (plaats := gebieden.find(sleutel, i))}
        return _select(rijen.assign(sleutel=sleutel, naam=rijen["indeling"].map(bekend), code=sleutel))
    leden = [(lid.code, lid.indeling) for lid in eigen.leden]
    rijen = plekken.select(leden)
    if rijen.empty:
        return pd.DataFrame(columns=REEKS_KOLOMMEN)
    if len(leden) == 1:
        return _select(rijen.assign(sleutel=sleutel, naam=eigen.naam, code=leden[0][0]))
    codes = sorted(code for code, _ in leden)
    gewicht = _Plekken(waarneming.load_reeks(con, indicator.gewicht or INWONERS, codes)).select(leden)
    return _combine(eigen, rijen, gewicht, indicator)


def _combine(eigen: EigenGebied, rijen: pd.DataFrame, gewicht: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    metingen = combine_gebieden(
        pd.concat([rijen, gewicht]).drop_duplicates(["gebied_code", "indicator_id", "jaar"]), indicator, eigen.leden
    )
    code = "+".join(lid.code for lid in eigen.leden)
    return pd.DataFrame(
        [
            (
                eigen.id,
                eigen.naam,
                code,
                eigen.leden[0].indeling,
                m.jaar,
                m.waarde,
                m.ci_laag,
                m.ci_hoog,
                m.status.value,
                m.noemer,
                None,
            )
            for m in metingen
        ],
        columns=REEKS_KOLOMMEN,
    )


def _select(rijen: pd.DataFrame) -> pd.DataFrame:
    return rijen[REEKS_KOLOMMEN]
