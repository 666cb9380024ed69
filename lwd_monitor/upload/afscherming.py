"""Ready tables about persons: what rests on too few people is hidden, and what would give it away as well."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from lwd_monitor.fout import Bevinding, Middel, Remedie
from lwd_monitor.gebied import Gebied
from lwd_monitor.indicator import Bron, Indicator
from lwd_monitor.upload.noemers import check_noemers, compute_noemers
from lwd_monitor.upload.verbergen import find_verborgen

VERBORGEN = "onderdrukt"
VOORBEELD = "voorbeeld"
SLEUTEL = ["indicator_id", "jaar", "indeling", "gebied_code"]


@dataclass(frozen=True)
class Afgeschermd:
    """Figures with disclosure control applied, what stops them, and in words what was hidden."""

    frame: pd.DataFrame
    fouten: Sequence[Bevinding] = ()
    meldingen: Sequence[str] = ()


def check_fictief(
    frame: pd.DataFrame, catalogus: Mapping[str, Indicator], bronnen: Mapping[str, Bron]
) -> list[Bevinding]:
    """Return the indicators of which real figures would come beside made-up ones."""
    fictief = [i.id for i in catalogus.values() if i.bron in bronnen and bronnen[i.bron].fictief]
    # Most files touch none of these: a million rows must not be searched for nothing.
    eigen = frame[frame["indicator_id"].isin(fictief)]
    echt = eigen[eigen["waarde"].notna() & (eigen["status"].astype(str) != VOORBEELD)]
    geraakt = [catalogus[str(id_)] for id_ in echt["indicator_id"].unique()]
    return [
        Bevinding(f"Bij '{i.titel_kort}' staan nu verzonnen cijfers in de monitor.", remedie=Remedie(Middel.VOORBEELD))
        for i in geraakt
    ]


def hide_kleine_aantallen(
    frame: pd.DataFrame,
    catalogus: Mapping[str, Indicator],
    gebieden: list[Gebied],
    staand: pd.DataFrame,
    minimum_cel: int,
) -> Afgeschermd:
    """Return the figures with disclosure control applied.

    Notes: only for indicators whose catalogue entry says `afscherming`. A figure over fewer than minimum_noemer people,
    or with fewer than `minimum_cel` behind a share or what is left of it, is hidden, and so is what would give it away:
    other gebieden (total minus parts) and other indicators about the same people. `staand` are the figures that readers
    see already, of all such indicators (as `store.load_staand` gives them): these count along and cannot be hidden any
    more. Figures of which nothing tells the number of people, or two things that cannot both hold, are errors.
    """
    kies = np.flatnonzero(frame["indicator_id"].isin(list_afgeschermd(catalogus)).to_numpy())
    if not len(kies):
        return Afgeschermd(frame)
    tabel = _build_tabel(frame.iloc[kies], staand, catalogus)
    nieuw = tabel[(tabel["plaats"] >= 0) & ~tabel["bekend"]]
    fouten = check_noemers(nieuw, nieuw["n"].to_numpy(dtype=float), catalogus)
    masker = np.zeros(len(frame), dtype=bool)
    for (_, indeling), groep in tabel.groupby(["jaar", "indeling"]):
        ouders = {g.code: g.ouder_code for g in gebieden if g.indeling == indeling}
        verborgen = find_verborgen(groep, catalogus, ouders, minimum_cel)
        plaats = groep["plaats"].to_numpy()
        masker[kies[plaats[plaats >= 0]]] = verborgen[plaats >= 0]
    masker &= frame["waarde"].notna().to_numpy()
    if not masker.any():
        return Afgeschermd(frame, fouten)
    verborgen = frame.assign(status=frame["status"].astype(object).mask(masker, VERBORGEN).astype("category"))
    for kolom in ("waarde", "ci_laag", "ci_hoog"):
        verborgen[kolom] = verborgen[kolom].mask(masker)
    tekst = f"{int(masker.sum())} cijfers zijn afgeschermd: te weinig mensen, of zij geven een ander gebied of antwoord prijs."
    return Afgeschermd(verborgen, fouten, [tekst])


def list_afgeschermd(catalogus: Mapping[str, Indicator]) -> list[str]:
    """Return the indicators about persons, that disclosure control is for."""
    return [i.id for i in catalogus.values() if i.afscherming]


def select_echt(catalogus: Mapping[str, Indicator], bronnen: Mapping[str, Bron]) -> dict[str, Indicator]:
    """Return the indicators of which the figures are about real people.

    Notes: made-up people need no protection. That they are made up follows from the source, which an uploader does not
    write; a file may call any figure made up.
    """
    return {id_: i for id_, i in catalogus.items() if i.bron not in bronnen or not bronnen[i.bron].fictief}


def _build_tabel(eigen: pd.DataFrame, staand: pd.DataFrame, catalogus: Mapping[str, Indicator]) -> pd.DataFrame:
    """Return the rows of a file with those that stand already in its years: SLEUTEL, waarde, n, bekend, dicht, plaats.

    Notes: `plaats` is the row in the file, -1 for what stands; `bekend` readers know, `dicht` hide whatever its n.
    """
    nieuw = eigen.reset_index(drop=True).assign(plaats=np.arange(len(eigen)))
    for naam in ("indicator_id", "gebied_code"):
        nieuw[naam] = nieuw[naam].astype(str)
    oud = staand.assign(n=compute_noemers(staand, catalogus)).drop_duplicates(SLEUTEL)
    oud = oud[oud["jaar"].isin(nieuw["jaar"].unique()) & oud["indeling"].isin(nieuw["indeling"].unique())]
    samen = nieuw.merge(
        oud[[*SLEUTEL, "waarde", "n", "uit_respondenten"]], on=SLEUTEL, how="left", suffixes=("", "_oud")
    )
    # A table without numbers of people (a download that comes back) is judged on those that stand.
    n = samen["noemer"].astype(float).fillna(samen["n"])
    n = n.fillna(pd.Series(compute_noemers(nieuw, catalogus), index=n.index))
    minimum = samen["indicator_id"].map({id_: float(i.minimum_noemer or 0) for id_, i in catalogus.items()})
    # What a round of respondents hides, a table of the same round does not show: it knows more than the table does.
    dicht = samen["waarde_oud"].isna() & samen["uit_respondenten"].eq(True)
    nieuw = nieuw.assign(n=n, bekend=(samen["waarde"] == samen["waarde_oud"]) & ~(n < minimum), dicht=dicht)
    sleutels = pd.MultiIndex.from_frame(nieuw[SLEUTEL])
    over = oud[~pd.MultiIndex.from_frame(oud[SLEUTEL]).isin(sleutels)]
    over = over.assign(bekend=over["waarde"].notna(), dicht=False, plaats=-1)
    kolommen = [*SLEUTEL, "waarde", "n", "bekend", "dicht", "plaats"]
    meer = ["rij", "noemer", "ci_laag", "ci_hoog"]
    delen = [nieuw[[*kolommen, *meer]], over[kolommen]]
    return pd.concat([deel for deel in delen if len(deel)], ignore_index=True)
