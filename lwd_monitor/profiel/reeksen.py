"""The years of one indicator for some places beside each other."""

import pandas as pd

from lwd_monitor import oordeel, waarneming
from lwd_monitor.db import Cursor
from lwd_monitor.gebied import EigenGebied, Gebied, Gebieden
from lwd_monitor.indicator import INWONERS, Indicator
from lwd_monitor.profiel.bouwen import combine_gebieden
from lwd_monitor.profiel.omgerekend import load_omgerekend

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
    gemeten, nu = _load_cijfers(con, codes, indicator, gebieden, omrekenen)
    return _build_keuze(con, indicator, keuze, gebieden, (gemeten, nu))


def _load_cijfers(
    con: Cursor, codes: set[str], indicator: Indicator, gebieden: Gebieden, omrekenen: bool
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the figures as measured, and those that stand on the page: the same, or older ones carried over."""
    gemeten = waarneming.load_reeks(con, indicator.id, sorted(codes)).assign(grondslag=None)
    if not omrekenen:
        met_marges = _add_marges(gemeten, indicator)
        return met_marges, met_marges
    nu = _carry_over(con, gemeten, codes, indicator, gebieden)
    return _add_marges(gemeten, indicator), _add_marges(nu, indicator)


def _build_keuze(
    con: Cursor,
    indicator: Indicator,
    keuze: tuple[str, ...],
    gebieden: Gebieden,
    cijfers: tuple[pd.DataFrame, pd.DataFrame],
) -> pd.DataFrame:
    gemeten, nu = cijfers
    codes = {code for sleutel in keuze for code in _list_codes(sleutel, gebieden)}
    gewicht = waarneming.load_reeks(con, indicator.gewicht or INWONERS, sorted(codes))
    uitkomsten = _load_uitkomsten(con, indicator, keuze, gebieden)
    # An own area of older boundaries stays as it is: nobody said which places it stands for in the newest.
    delen = [
        uitkomsten[sleutel]
        if sleutel in uitkomsten
        else _build(sleutel, gemeten if _is_oud(sleutel, gebieden) else nu, gewicht, indicator, gebieden)
        for sleutel in keuze
    ]
    gevuld = [deel for deel in delen if not deel.empty]
    return pd.concat(gevuld, ignore_index=True) if gevuld else pd.DataFrame(columns=REEKS_KOLOMMEN)


def load_alle_reeksen(con: Cursor, indicator: Indicator, gebieden: Gebieden, omrekenen: bool = False) -> pd.DataFrame:
    """Return the figures of every place and own area, as `load_reeksen` gives them for a few.

    Notes: one by one, some ninety places took a second.
    """
    namen = {(g.code, g.indeling): g.naam for g in gebieden.list_alle()}
    codes = {code for code, _ in namen}
    cijfers = _load_cijfers(con, codes, indicator, gebieden, omrekenen)
    nu = cijfers[1]
    plek = list(zip(nu["gebied_code"], nu["indeling"], strict=True))
    los = nu.assign(sleutel=nu["gebied_code"], code=nu["gebied_code"], naam=[namen.get(p) for p in plek])
    eigen = _build_keuze(con, indicator, tuple(gebieden.eigen), gebieden, cijfers)
    gevuld = [deel for deel in (_select(los), _select(eigen)) if not deel.empty]
    return pd.concat(gevuld, ignore_index=True) if gevuld else pd.DataFrame(columns=REEKS_KOLOMMEN)


def _carry_over(
    con: Cursor, gemeten: pd.DataFrame, codes: set[str], indicator: Indicator, gebieden: Gebieden
) -> pd.DataFrame:
    """Return the figures of the newest indeling, with older ones carried over for the years it does not have."""
    nieuw = gemeten[gemeten["indeling"] == gebieden.nieuwste]
    oud = load_omgerekend(con, indicator, gebieden)
    sleutels = pd.MultiIndex.from_frame(nieuw[["gebied_code", "jaar"]])
    oud = oud[oud["gebied_code"].isin(codes)]
    oud = oud[~pd.MultiIndex.from_frame(oud[["gebied_code", "jaar"]]).isin(sleutels)]
    return pd.concat([nieuw, oud], ignore_index=True) if len(oud) else nieuw


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


def _build(
    sleutel: str, frame: pd.DataFrame, gewicht: pd.DataFrame, indicator: Indicator, gebieden: Gebieden
) -> pd.DataFrame:
    eigen = gebieden.eigen.get(sleutel)
    if eigen is None:
        rijen = frame[frame["gebied_code"] == sleutel]
        bekend = {i: plaats.naam for i in gebieden.indelingen if (plaats := gebieden.find(sleutel, i))}
        namen = rijen["indeling"].map(bekend)
        return _select(rijen.assign(sleutel=sleutel, naam=namen, code=sleutel))
    if not eigen.leden:
        return pd.DataFrame(columns=REEKS_KOLOMMEN)
    rijen = _select_leden(frame, eigen.leden)
    if len(eigen.leden) == 1:
        return _select(rijen.assign(sleutel=sleutel, naam=eigen.naam, code=eigen.leden[0].code))
    return _combine(eigen, rijen, _select_leden(gewicht, eigen.leden), indicator)


def _select_leden(frame: pd.DataFrame, leden: tuple[Gebied, ...]) -> pd.DataFrame:
    return frame[frame["gebied_code"].isin([lid.code for lid in leden]) & (frame["indeling"] == leden[0].indeling)]


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
