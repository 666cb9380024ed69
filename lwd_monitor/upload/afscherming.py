"""Ready tables about persons: what rests on too few people is hidden, and what would give it away as well."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from lwd_monitor.fout import Bevinding
from lwd_monitor.gebied import Gebied
from lwd_monitor.indicator import Bron, Indicator
from lwd_monitor.oordeel import Publicatie, apply_afscherming, list_kleine_sommen

VERBORGEN = "onderdrukt"


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
        Bevinding(
            f"Bij '{i.titel_kort}' staan nu verzonnen cijfers in de monitor. Haal die eerst weg met: voorbeeld remove."
        )
        for i in geraakt
    ]


def hide_kleine_aantallen(
    frame: pd.DataFrame, catalogus: Mapping[str, Indicator], gebieden: list[Gebied]
) -> tuple[pd.DataFrame, list[Bevinding], list[str]]:
    """Return the figures with disclosure control applied, warnings, and what was hidden in words.

    Notes: only for indicators whose catalogue entry says `afscherming`. A figure over fewer than minimum_noemer people
    is hidden, and so is the smallest other one as long as the rest of the table gives a hidden one away (total minus
    parts). Without a noemer nothing can be checked, and a warning says so.
    """
    telt = {i.id: float(i.minimum_noemer or 0) for i in catalogus.values() if i.afscherming}
    kies = frame["indicator_id"].isin(list(telt)).to_numpy()
    if not kies.any():
        return frame, [], []
    ouders = {(g.code, g.indeling): g.ouder_code for g in gebieden}
    masker = np.zeros(len(frame), dtype=bool)
    eigen = frame[kies]
    for (id_, _, indeling), groep in eigen.groupby(["indicator_id", "jaar", "indeling"], observed=True):
        plaatsen = np.flatnonzero(kies)[eigen.index.get_indexer(groep.index)]
        masker[plaatsen] = find_verborgen(
            groep, telt[str(id_)], {c: o for (c, i), o in ouders.items() if i == indeling}
        )
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


def find_verborgen(groep: pd.DataFrame, minimum: float, ouders: Mapping[str, str | None]) -> np.ndarray:
    """Return which rows of one indicator and year to hide; what came in without a value is hidden already."""
    codes, n = [str(code) for code in groep["gebied_code"]], groep["noemer"].to_numpy(dtype=float)
    verborgen = np.asarray(groep["waarde"].isna() | (n < minimum), dtype=bool)
    leden, inhoud = _build_eenheden(codes, np.nan_to_num(n), ouders)
    geheim = list_kleine_sommen(inhoud, minimum)
    if not len(geheim):
        return verborgen
    publicatie = Publicatie(leden, np.arange(len(codes)), leden @ inhoud, inhoud, geheim)
    return apply_afscherming(publicatie, verborgen, speling=0)


def _build_eenheden(codes: list[str], n: np.ndarray, ouders: Mapping[str, str | None]) -> tuple[np.ndarray, np.ndarray]:
    """Return each row as a sum of units that are never split, and how many people each unit holds.

    Notes: a unit is a row without parts in the table, or what a whole has more than its parts.
    """
    boven = [_find_ouder(code, set(codes), ouders) for code in codes]
    kinderen = {code: [i for i, ouder in enumerate(boven) if ouder == code] for code in codes}
    leden = np.eye(len(codes))
    # Rest of a whole: its own unit; the whole is that rest and all its parts (which may be wholes themselves).
    for i in sorted(range(len(codes)), key=lambda i: ("BU", "WK", "GM").index(codes[i][:2])):
        for kind in kinderen[codes[i]]:
            leden[i] = np.maximum(leden[i], leden[kind])
    inhoud = np.array([n[i] - sum(n[kind] for kind in kinderen[codes[i]]) for i in range(len(codes))])
    inhoud = np.maximum(inhoud, 0.0)
    # Nothing left over: the parts make up the whole, and everyone can see that.
    return leden[:, inhoud > 0], inhoud[inhoud > 0]


def _find_ouder(code: str, aanwezig: set[str], ouders: Mapping[str, str | None]) -> str | None:
    """Return the nearest whole that stands in the table: of a buurt the gemeente, where its wijk is absent."""
    ouder = ouders.get(code)
    while ouder is not None and ouder not in aanwezig:
        ouder = ouders.get(ouder)
    return ouder
