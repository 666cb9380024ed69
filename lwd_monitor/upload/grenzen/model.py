"""What a file of boundaries would bring, and how that differs from what stands."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import shapely

from lwd_monitor import gebied
from lwd_monitor.afleiding import rebuild_afgeleid
from lwd_monitor.db import Cursor
from lwd_monitor.oordeel import rebuild_dispersies
from lwd_monitor.upload import store
from lwd_monitor.upload.rapport import select_soort
from lwd_monitor.upload.vastleggen import Uploadplan


@dataclass(kw_only=True)
class Gebiedsplan(Uploadplan):
    """The places that a file of boundaries would bring, and the layers of the file."""

    tabellen = ("upload", "gebied", "gebied_versie", "gebeurtenis", "waarneming", "dispersie")
    gelijk = "Alle gebieden staan"
    indeling: int
    lagen: list[str] = field(default_factory=list)
    laag: str | None = None

    @property
    def kenmerk(self) -> dict[str, object]:
        """Return the indeling."""
        return {"grenzen": self.indeling}

    def compare(self, con: Cursor) -> pd.DataFrame:
        """Return the places beside those of the same codes that stand."""
        staat = gebied.load_gebied_rijen(con, self.indeling)
        return compare_gebieden(staat[staat["code"].isin(self.frame["code"])], self.frame)

    def insert(self, con: Cursor, upload_id: str, volgnummer: int) -> None:
        """Write the places that differ, and work out anew what rests on them."""
        anders = self.verschil.loc[self.verschil["soort"].isin(["nieuw", "gewijzigd"]), "code"]
        gebied.publish_versies(con, self.frame[self.frame["code"].isin(anders)], upload_id, volgnummer)
        met_cijfers = store.list_met_cijfers(con, self.indeling)
        rebuild_dispersies(con, {*met_cijfers, *rebuild_afgeleid(con, met_cijfers)})


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
    return pd.DataFrame(
        {
            "code": samen["code"],
            "niveau": samen["niveau"].fillna(samen["niveau_oud"]),
            "soort": select_soort(samen["naam_oud"], samen["naam"], gelijk),
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
