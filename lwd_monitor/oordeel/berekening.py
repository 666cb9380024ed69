"""All verdicts at once: every gebied, every theme, objective and subjective apart."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lwd_monitor.oordeel import ontwikkeling as ow
from lwd_monitor.oordeel.fdr import REDEN_FDR, compute_q
from lwd_monitor.oordeel.fouten import (
    build_rekenwijze,
    build_samenhang,
    combine_fouten,
    compute_afwijking,
    compute_variantie,
    compute_verschilfout,
)
from lwd_monitor.oordeel.interval import get_z
from lwd_monitor.oordeel.matrix import (
    Matrix,
    Stand,
    build_stand,
    compute_basis,
    get_tekens,
    select_basisstand,
    select_stand,
)  # fmt: skip
from lwd_monitor.oordeel.ondergrens import (
    Ondergrens,
    combine_zekerheid,
    compute_q_ondergrens,
    compute_zekerheid,
    get_woord,
)
from lwd_monitor.oordeel.positie import TREKKINGEN, compute_positie, compute_z
from lwd_monitor.oordeel.toets import ALFA
from lwd_monitor.waarneming import Status

REDEN_DEKKING = "Minder dan twee derde van de indicatoren van dit thema heeft een cijfer. Daarom is er geen score."
REDEN_THEMA_NEUTRAAL = "Bij geen van deze indicatoren is hoger beter of lager beter. Daarom is er geen score."
REDEN_ZONDER_MARGE = (
    "Bij meer dan een derde van deze cijfers geeft de bron geen marge. Of het verschil toeval is, is niet te zeggen."
)
REDEN_TELLING = "Dit zijn volledige tellingen, geen steekproef: toeval speelt geen rol. De score zegt hoe het is; er valt niets te toetsen."


@dataclass(frozen=True)
class Oordelen:
    """Verdicts per gebied and theme, and the indicators behind them; `redenen` says why an indicator is left out."""

    themas: pd.DataFrame
    onderdelen: pd.DataFrame
    redenen: Mapping[str, str]


@dataclass(frozen=True)
class _Invoer:
    gebieden: pd.Index
    indicatoren: pd.DataFrame
    nu: Stand
    eerder: Stand
    z: Matrix
    z_eerder: Matrix
    fout: Matrix
    fout_onder_nul: Matrix
    fout_verschil: Matrix
    kans: Matrix
    zeker: NDArray[np.bool_]
    andere: Sequence[Matrix]
    samenhang: Mapping[tuple[str, str], float]
    verzonnen: NDArray[np.bool_]


def compute_oordelen(
    waarnemingen: pd.DataFrame,
    indicatoren: pd.DataFrame,
    jaar: int,
    *,
    vergelijkbaar: Collection[str] | None = None,
    maximale_ouderdom: int = 2,
    samenhang: Mapping[tuple[str, str], float] | None = None,
) -> Oordelen:
    """Return position, floor, change and early flag of all gebieden in `waarnemingen`, which are of one niveau.

    Notes: `waarnemingen` has gebied, indicator, jaar, waarde, ci_laag, ci_hoog; `indicatoren` id, thema, soort,
    richting, basisjaar, ondergrens and `telling` (a complete count: without a margin it is exact, where an estimate
    without one is not). `vergelijkbaar` are the gebieden that make the yardstick (say, 200 inhabitants or
    more); all without it. With noemer, and toets, per, dispersie and eigen of the indicators, positions and changes are tested
    with the errors that figures would have if nothing differed; `samenhang` holds the correlation of pairs of indicators
    over persons, where that is known. A figure may be `maximale_ouderdom` years older than `jaar`; its own year stands beside it.
    With status, invented figures are a list of tests of their own: an example decides no word of a real figure.
    """
    lijst = indicatoren.set_index("id")
    gebieden = pd.Index(sorted(waarnemingen["gebied"].unique()))
    eerder = select_basisstand(waarnemingen, gebieden, lijst)
    telt = np.ones(len(gebieden), dtype=bool) if vergelijkbaar is None else gebieden.isin(list(vergelijkbaar))
    basis, teken = compute_basis(eerder, lijst, telt), get_tekens(lijst)
    nu = select_stand(waarnemingen, gebieden, lijst.index, jaar, maximale_ouderdom)
    zeker = np.asarray((nu.fout > 0) | lijst["telling"].to_numpy(dtype=bool)[None, :], dtype=bool)
    wijze, zelfde = build_rekenwijze(lijst, gebieden), nu.jaar == eerder.jaar
    variantie = compute_variantie(nu, basis.gemiddelde, wijze)
    kans = compute_zekerheid(nu, lijst["ondergrens"].to_numpy(dtype=float), teken, wijze)
    invoer = _Invoer(
        gebieden,
        lijst,
        nu,
        eerder,
        compute_z(nu.waarde, basis.gemiddelde, basis.spreiding, teken),
        compute_z(eerder.waarde, basis.gemiddelde, basis.spreiding, teken),
        compute_afwijking(nu.fout**2, eerder.fout**2, telt, zelfde) / basis.spreiding,
        compute_afwijking(variantie, eerder.fout**2, telt, zelfde) / basis.spreiding,
        np.where(nu.jaar > eerder.jaar, compute_verschilfout(nu, eerder, wijze) / basis.spreiding, np.nan),
        np.where(zeker, kans, np.nan),
        zeker,
        _compute_andere_basisjaren(waarnemingen, gebieden, lijst, nu, telt),
        samenhang or {},
        lijst.index.isin(list_verzonnen(waarnemingen)),
    )
    delen = [
        _build_thema(str(thema), str(soort), groep.index, invoer)
        for (thema, soort), groep in lijst.groupby(["thema", "soort"])
    ]
    themas = pd.concat(delen, ignore_index=True) if delen else pd.DataFrame()
    return Oordelen(_judge_lijsten(themas, lijst[invoer.verzonnen]), _build_onderdelen(invoer), basis.redenen)


def list_verzonnen(waarnemingen: pd.DataFrame) -> frozenset[str]:
    """Return the indicators of which a figure is invented."""
    if "status" not in waarnemingen:
        return frozenset()
    return frozenset(waarnemingen.loc[waarnemingen["status"] == Status.VOORBEELD.value, "indicator"])


def _judge_lijsten(themas: pd.DataFrame, verzonnen: pd.DataFrame) -> pd.DataFrame:
    """Return the themes with their words, those with an invented figure (`verzonnen` are its indicators) by themselves."""
    apart = set(zip(verzonnen["thema"], verzonnen["soort"], strict=True))
    if themas.empty or not apart:
        return _add_woorden(themas)
    is_apart = pd.Series([paar in apart for paar in zip(themas["thema"], themas["soort"], strict=True)], themas.index)
    return pd.concat([_add_woorden(lijst) for _, lijst in themas.groupby(is_apart)]).sort_index()


def compute_beleving_en_feiten(themas: pd.DataFrame) -> pd.DataFrame:
    """Return per gebied and theme the subjective and objective score side by side, and whether they differ."""
    delen = {soort: themas[themas["soort"] == soort] for soort in ("subjectief", "objectief")}
    samen = delen["subjectief"].merge(delen["objectief"], on=["gebied", "thema"], suffixes=("_beleving", "_feiten"))
    velden = {}
    for kant in ("beleving", "feiten"):
        fout = (samen[f"hoog_{kant}"] - samen[f"laag_{kant}"]) / (2 * get_z())
        velden[kant] = (
            samen[f"score_{kant}"].to_numpy(dtype=float),
            fout.where(samen[f"met_marge_{kant}"].astype(bool)).to_numpy(dtype=float),
        )
    woord = ow.compute_verhouding(*velden["beleving"], *velden["feiten"])
    (beleving, fout_beleving), (feiten, fout_feiten) = velden["beleving"], velden["feiten"]
    p = ow.compute_p(beleving - feiten, np.hypot(fout_beleving, fout_feiten))
    return samen[["gebied", "thema"]].assign(beleving=beleving, feiten=feiten, verhouding=woord, p=p, q=compute_q(p))


def _compute_andere_basisjaren(
    waarnemingen: pd.DataFrame, gebieden: pd.Index, lijst: pd.DataFrame, nu: Stand, telt: np.ndarray
) -> list[Matrix]:
    varianten = []
    teken = get_tekens(lijst)
    eigen = waarnemingen["indicator"].map(lijst["basisjaar"])
    for jaar in sorted(waarnemingen["jaar"].unique()):
        ander = waarnemingen[(waarnemingen["jaar"] == jaar) & (eigen != jaar)]
        if len(ander):
            maat = compute_basis(build_stand(ander, gebieden, lijst.index), lijst, telt)
            varianten.append(compute_z(nu.waarde, maat.gemiddelde, maat.spreiding, teken))
    return varianten


def _build_thema(thema: str, soort: str, namen: pd.Index, invoer: _Invoer) -> pd.DataFrame:
    k = invoer.indicatoren.index.get_indexer(namen)
    richting = np.flatnonzero(~np.isnan(get_tekens(invoer.indicatoren))[k])
    kolommen = k[richting]
    z = invoer.z[:, kolommen]
    andere = [np.where(np.isnan(a[:, kolommen]), z, a[:, kolommen]) for a in invoer.andere]
    anders = [a for a in andere if not np.array_equal(a, z, equal_nan=True)]
    tekens = get_tekens(invoer.indicatoren)[kolommen]
    samen = build_samenhang(invoer.indicatoren.index[kolommen], tekens, invoer.samenhang)
    positie = compute_positie(z, invoer.fout[:, kolommen], anders, TREKKINGEN, invoer.zeker[:, kolommen], samen)
    verandering, fout = ow.compute_verandering(
        z, invoer.z_eerder[:, kolommen], invoer.fout_verschil[:, kolommen], samen
    )
    grens = invoer.indicatoren["ondergrens"].notna().to_numpy()[kolommen]
    kans = invoer.kans[:, kolommen][:, grens]
    return pd.DataFrame(
        {
            "gebied": invoer.gebieden,
            "thema": thema,
            "soort": soort,
            "score": positie.score,
            "laag": positie.laag,
            "hoog": positie.hoog,
            "dekking": 100 * positie.dekking,
            "telbaar": len(kolommen),
            "met_marge": positie.met_marge,
            "telling": (np.isnan(z) | (np.isnan(invoer.fout[:, kolommen]) & invoer.zeker[:, kolommen])).all(axis=1),
            "houdt_stand": positie.houdt_stand,
            "ondergrens_kans": combine_zekerheid(kans) if grens.any() else np.full(len(z), np.nan),
            "ondergrens_aantal": int(grens.sum()),
            "score_fout": _compute_scorefout(z, invoer.fout_onder_nul[:, kolommen], samen),
            "verandering": verandering,
            "verandering_fout": fout,
        }
    )


def _compute_scorefout(z: Matrix, fout: Matrix, samenhang: Matrix) -> Matrix:
    """Return the error of a score if the place were as the mean: what is a complete count has none, but counts."""
    return combine_fouten(np.where(np.isnan(z), np.nan, np.nan_to_num(fout)), samenhang)


def _add_woorden(themas: pd.DataFrame) -> pd.DataFrame:
    if themas.empty:
        return themas
    p = ow.compute_p(themas["verandering"].to_numpy(), themas["verandering_fout"].to_numpy())
    ontwikkeling = ow.get_woorden(themas["verandering"].to_numpy(), p)
    geen_score, zonder_marge = themas["score"].isna(), ~themas["met_marge"]
    score, fout = themas["score"].to_numpy(dtype=float), themas["score_fout"].to_numpy(dtype=float)
    # Many gebieden and themes at once: a place off the mean counts only when it survives Benjamini-Hochberg.
    p_positie = ow.compute_p(score, np.where(zonder_marge, np.nan, fout))
    q_positie = compute_q(p_positie)
    zeker = q_positie <= ALFA
    kans = themas["ondergrens_kans"].to_numpy(dtype=float)
    themas = themas.assign(ondergrens=get_woord(kans, themas["ondergrens_aantal"] > 0, compute_q_ondergrens(kans)))
    keuzes = [geen_score | zonder_marge, zeker & (themas["hoog"] < 0), zeker & (themas["laag"] > 0)]
    positie = np.select(keuzes, ["niet_te_toetsen", "lager", "hoger"], "geen_aantoonbaar_verschil")
    laag = (positie == "lager") | (themas["ondergrens"] == Ondergrens.NIET_GEHAALD.value).to_numpy()
    bekend = (positie != "niet_te_toetsen") | (themas["ondergrens"] == Ondergrens.GEHAALD.value).to_numpy()
    streng = (positie == "geen_aantoonbaar_verschil") & ((themas["hoog"] < 0) | (themas["laag"] > 0))
    redenen = [REDEN_THEMA_NEUTRAAL, REDEN_DEKKING, REDEN_TELLING, REDEN_ZONDER_MARGE, REDEN_FDR]
    return themas.assign(
        positie=positie,
        ontwikkeling=ontwikkeling,
        p=p,
        q=compute_q(p),
        p_positie=p_positie,
        q_positie=q_positie,
        rookmelder=ow.get_rookmelder(laag, bekend, ontwikkeling),
        reden=np.select([themas["telbaar"] == 0, geen_score, themas["telling"], zonder_marge, streng], redenen, ""),
    )


def _build_onderdelen(invoer: _Invoer) -> pd.DataFrame:
    g, k = invoer.z.shape
    lijst = invoer.indicatoren
    heeft = lijst["ondergrens"].notna().to_numpy()
    z_marge = get_z() * invoer.fout
    q_grens = np.full(invoer.kans.shape, np.nan)
    for eigen in (invoer.verzonnen, ~invoer.verzonnen):
        if eigen.any():
            q_grens[:, eigen] = compute_q_ondergrens(invoer.kans[:, eigen])
    return pd.DataFrame(
        {
            "gebied": np.repeat(invoer.gebieden.to_numpy(), k),
            "indicator": np.tile(lijst.index.to_numpy(), g),
            "jaar": invoer.nu.jaar.ravel(),
            "waarde": invoer.nu.waarde.ravel(),
            "z": invoer.z.ravel(),
            "z_laag": (invoer.z - z_marge).ravel(),
            "z_hoog": (invoer.z + z_marge).ravel(),
            "z_basisjaar": invoer.z_eerder.ravel(),
            "ondergrens": get_woord(invoer.kans, heeft[None, :], q_grens).ravel(),
            "ondergrens_kans": invoer.kans.ravel(),
        }
    )
