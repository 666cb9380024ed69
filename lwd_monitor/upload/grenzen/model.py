"""What a file of boundaries would bring, and how that differs from what stands."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import shapely

from lwd_monitor.fout import Bevinding


@dataclass
class Gebiedsplan:
    """The places a file would bring: `frame` as the table gebied, `verschil` beside what stands (`compare_gebieden`)."""

    indeling: int
    frame: pd.DataFrame
    verschil: pd.DataFrame
    soort: str
    gelezen: int
    overgeslagen: int = 0
    meldingen: list[str] = field(default_factory=list)
    waarschuwingen: list[Bevinding] = field(default_factory=list)
    lagen: list[str] = field(default_factory=list)
    laag: str | None = None


def compare_gebieden(oud: pd.DataFrame, nieuw: pd.DataFrame) -> pd.DataFrame:
    """Return one row per place of either: code, niveau, soort, oud_naam, naam, ouders, outlines, and `anders`.

    Notes: `anders` is the share (percent) of the old surface that changes hands; nan without two outlines. Both frames
    have code, niveau, naam, ouder_code, geometrie.
    """
    velden = ["code", "niveau", "naam", "ouder_code", "geometrie"]
    samen = oud[velden].merge(nieuw[velden], on="code", how="outer", suffixes=("_oud", "")).sort_values("code")
    leeg = {kolom: samen[kolom].astype(object).where(samen[kolom].notna(), None) for kolom in samen.columns}
    samen = pd.DataFrame(leeg).reset_index(drop=True)
    gelijk = np.array([_is_gelijk(rij) for rij in samen.to_dict("records")], dtype=bool)
    keuzes = [samen["naam_oud"].isna(), samen["naam"].isna(), gelijk]
    return pd.DataFrame(
        {
            "code": samen["code"],
            "niveau": samen["niveau"].fillna(samen["niveau_oud"]),
            "soort": np.select(keuzes, ["nieuw", "vervallen", "ongewijzigd"], "gewijzigd"),
            "oud_naam": samen["naam_oud"],
            "naam": samen["naam"],
            "oud_ouder": samen["ouder_code_oud"],
            "ouder": samen["ouder_code"],
            "oud_geometrie": samen["geometrie_oud"],
            "geometrie": samen["geometrie"],
            "anders": [compute_anders(o, n) for o, n in zip(samen["geometrie_oud"], samen["geometrie"], strict=True)],
        }
    )


def _is_gelijk(rij: dict) -> bool:
    return all(rij[f"{veld}_oud"] == rij[veld] for veld in ("naam", "ouder_code", "geometrie"))


def compute_anders(oud: str | None, nieuw: str | None) -> float:
    """Return which share (percent) of the old outline lies outside the new one or the other way round; nan without two."""
    if not oud or not nieuw:
        return float("nan")
    if oud == nieuw:
        return 0.0
    a, b = (shapely.make_valid(shapely.from_geojson(tekst)) for tekst in (oud, nieuw))
    return float(min(100.0, 100 * shapely.symmetric_difference(a, b).area / max(a.area, 1e-12)))
