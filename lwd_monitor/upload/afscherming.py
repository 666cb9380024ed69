"""Ready tables about persons: what rests on too few people is hidden, and what would give it away as well."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from lwd_monitor.fout import Bevinding, Middel, Remedie
from lwd_monitor.gebied import Gebied
from lwd_monitor.indicator import Bron, Indicator
from lwd_monitor.oordeel import Publicatie, apply_afscherming, list_kleine_sommen

VERBORGEN = "onderdrukt"
GROEP = ["indicator_id", "jaar", "indeling"]


def check_fictief(
    frame: pd.DataFrame, catalogus: Mapping[str, Indicator], bronnen: Mapping[str, Bron]
) -> list[Bevinding]:
    """Return the indicators of which real figures would come beside made-up ones."""
    fictief = [i.id for i in catalogus.values() if i.bron in bronnen and bronnen[i.bron].fictief]
    # Most files touch none of these: a million rows must not be searched for nothing.
    eigen = frame[frame["indicator_id"].isin(fictief)]
    echt = eigen[eigen["waarde"].notna() & (eigen["status"].astype(str) != "voorbeeld")]
    geraakt = [catalogus[str(id_)] for id_ in echt["indicator_id"].unique()]
    return [
        Bevinding(f"Bij '{i.titel_kort}' staan nu verzonnen cijfers in de monitor.", remedie=Remedie(Middel.VOORBEELD))
        for i in geraakt
    ]


def hide_kleine_aantallen(
    frame: pd.DataFrame, catalogus: Mapping[str, Indicator], gebieden: list[Gebied], staand: pd.DataFrame
) -> tuple[pd.DataFrame, list[Bevinding], list[str]]:
    """Return the figures with disclosure control applied, warnings, and what was hidden in words.

    Notes: only for indicators whose catalogue entry says `afscherming`. A figure over fewer than minimum_noemer people
    is hidden, and so is the smallest other one as long as the rest gives a hidden one away (total minus parts).
    `staand` are the figures that readers see already, of other uploads (as `store.load_staand` gives them): these count
    along and cannot be hidden any more. Without a noemer nothing can be checked, and a warning says so.
    """
    kies = frame["indicator_id"].isin(list_afgeschermd(catalogus)).to_numpy()
    if not kies.any():
        return frame, [], []
    ouders = {(g.code, g.indeling): g.ouder_code for g in gebieden}
    masker = np.zeros(len(frame), dtype=bool)
    eigen = frame[kies]
    staande = dict(tuple(staand.groupby(GROEP)))
    for sleutel, groep in eigen.groupby(GROEP, observed=True):
        plaatsen = np.flatnonzero(kies)[eigen.index.get_indexer(groep.index)]
        boven = {c: o for (c, i), o in ouders.items() if i == sleutel[2]}
        indicator = catalogus[str(sleutel[0])]
        tabel = _add_staand(groep, staande.get(sleutel, staand[:0]), float(indicator.minimum_noemer or 0))
        masker[plaatsen] = find_verborgen(tabel, indicator, boven)[: len(groep)]
    zonder = int((kies & frame["waarde"].notna().to_numpy() & frame["noemer"].isna().to_numpy()).sum())
    masker &= frame["waarde"].notna().to_numpy()
    melding = "Zet erbij hoeveel mensen antwoordden (noemer): zonder dat is niet na te gaan of het cijfer veilig is."
    waarschuwingen = [Bevinding(f"{zonder} cijfers over personen hebben geen noemer. {melding}")] if zonder else []
    if not masker.any():
        return frame, waarschuwingen, []
    verborgen = frame.assign(status=frame["status"].astype(object).mask(masker, VERBORGEN).astype("category"))
    for kolom in ("waarde", "ci_laag", "ci_hoog"):
        verborgen[kolom] = verborgen[kolom].mask(masker)
    tekst = (
        f"{int(masker.sum())} cijfers zijn afgeschermd: te weinig mensen, of een ander gebied is er mee uit te rekenen."
    )
    return verborgen, waarschuwingen, [tekst]


def list_afgeschermd(catalogus: Mapping[str, Indicator]) -> list[str]:
    """Return the indicators about persons, that disclosure control is for."""
    return [i.id for i in catalogus.values() if i.afscherming]


def _add_staand(groep: pd.DataFrame, staand: pd.DataFrame, minimum: float) -> pd.DataFrame:
    """Return the rows of a file with those that stand already below it: gebied_code, waarde, noemer, bekend, dicht."""
    nieuw = groep[["gebied_code", "waarde", "noemer"]].assign(gebied_code=groep["gebied_code"].astype(str))
    oud = staand.set_index("gebied_code")
    # A table without numbers of people (a download that comes back) is judged on those that stand.
    nieuw["noemer"] = nieuw["noemer"].astype(float).fillna(nieuw["gebied_code"].map(oud["noemer"]).astype(float))
    zelfde = nieuw["waarde"].to_numpy(dtype=float) == nieuw["gebied_code"].map(oud["waarde"]).to_numpy(dtype=float)
    zelfde &= ~(nieuw["noemer"].to_numpy(dtype=float) < minimum)
    # What a round of respondents hides, a table of the same round does not show: it knows more than the table does.
    dicht = nieuw["gebied_code"].isin(oud.index[oud["waarde"].isna() & oud["uit_respondenten"]])
    over = staand.loc[~staand["gebied_code"].isin(nieuw["gebied_code"]), ["gebied_code", "waarde", "noemer"]]
    delen = [nieuw.assign(bekend=zelfde, dicht=dicht), over.assign(bekend=over["waarde"].notna(), dicht=False)]
    return pd.concat([deel for deel in delen if len(deel)], ignore_index=True)


def find_verborgen(tabel: pd.DataFrame, indicator: Indicator, ouders: Mapping[str, str | None]) -> np.ndarray:
    """Return which rows of one indicator and year to hide; what came in without a value is hidden already.

    Notes: `tabel` has gebied_code, waarde, noemer, `bekend` (readers know it) and `dicht` (hide it whatever its noemer).
    """
    minimum = float(indicator.minimum_noemer or 0)
    codes, n = [str(code) for code in tabel["gebied_code"]], tabel["noemer"].to_numpy(dtype=float)
    bekend = tabel["bekend"].to_numpy(dtype=bool)
    verborgen = np.asarray(tabel["waarde"].isna() | (~bekend & ((n < minimum) | tabel["dicht"])), dtype=bool)
    leden, over = _build_eenheden(codes, ouders)
    inhoud = np.maximum(over @ np.nan_to_num(n), 0.0)
    # Nothing left over: the parts make up the whole, and everyone can see that.
    leden, over, inhoud = leden[:, inhoud > 0], over[inhoud > 0], inhoud[inhoud > 0]
    geheim = list_kleine_sommen(inhoud, minimum)
    if not len(geheim):
        return verborgen
    kosten = np.where(bekend, np.inf, leden @ inhoud)
    verborgen = apply_afscherming(
        Publicatie(leden, np.arange(len(codes)), kosten, inhoud, geheim), verborgen, speling=0
    )
    if len(indicator.bereik) < 2:
        return verborgen
    laag, hoog = indicator.bereik[:2]
    deel = ((tabel["waarde"] - laag) / (hoog - laag)).clip(0, 1).to_numpy(dtype=float)
    deel = np.where(np.isnan(deel), np.nanmean(deel) if np.isfinite(deel).any() else 0.5, deel)
    ja = np.clip(over @ (np.nan_to_num(n) * deel), 0, inhoud)
    return _hide_uitersten(leden, np.column_stack([ja, inhoud - ja]), geheim, kosten, verborgen)


def _hide_uitersten(
    leden: np.ndarray, cellen: np.ndarray, geheim: np.ndarray, kosten: np.ndarray, verborgen: np.ndarray
) -> np.ndarray:
    """Return the mask with more hidden where a total near 0% or 100% pins a small group down.

    Notes: each unit holds what was given of the scale and what was not; a reader knows how many people they are together.
    """
    ja, nee = np.eye(2)
    rijen = np.vstack([np.kron(leden, ja), np.kron(leden, ja + nee)])
    alle_kosten = np.append(kosten, np.full(len(leden), np.inf))
    geheimen = np.vstack([np.kron(geheim, ja), np.kron(geheim, nee)])
    publicatie = Publicatie(rijen, np.arange(len(rijen)), alle_kosten, cellen.ravel(), geheimen)
    return apply_afscherming(publicatie, np.append(verborgen, np.zeros(len(leden), dtype=bool)))[: len(leden)]


def _build_eenheden(codes: list[str], ouders: Mapping[str, str | None]) -> tuple[np.ndarray, np.ndarray]:
    """Return each row as a sum of units that are never split, and each unit as a sum over the rows.

    Notes: a unit is a row without parts in the table, or what a whole has more than its parts.
    """
    boven = [_find_ouder(code, set(codes), ouders) for code in codes]
    kinderen = {code: [i for i, ouder in enumerate(boven) if ouder == code] for code in codes}
    leden, over = np.eye(len(codes)), np.eye(len(codes))
    # Rest of a whole: its own unit; the whole is that rest and all its parts (which may be wholes themselves).
    for i in sorted(range(len(codes)), key=lambda i: ("BU", "WK", "GM").index(codes[i][:2])):
        for kind in kinderen[codes[i]]:
            leden[i] = np.maximum(leden[i], leden[kind])
            over[i, kind] = -1.0
    return leden, over


def _find_ouder(code: str, aanwezig: set[str], ouders: Mapping[str, str | None]) -> str | None:
    """Return the nearest whole that stands in the table: of a buurt the gemeente, where its wijk is absent."""
    ouder = ouders.get(code)
    while ouder is not None and ouder not in aanwezig:
        ouder = ouders.get(ouder)
    return ouder
