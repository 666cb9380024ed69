"""What a crosswalk would bring, and how that differs from what stands."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from lwd_monitor import gebied
from lwd_monitor.db import Cursor
from lwd_monitor.gebied import Gebieden
from lwd_monitor.upload.rapport import select_soort
from lwd_monitor.upload.vastleggen import Uploadplan

KOLOMMEN = ["van_code", "naar_code", "aandeel", "grondslag"]
# Shares closer than this are the same: a file rounds them.
GELIJK = 1e-6


@dataclass(kw_only=True)
class Overgangsplan(Uploadplan):
    """The crosswalk that a file would bring for one pair of indelingen; `frame` has KOLOMMEN."""

    tabellen = ("upload", "gebied_overgang", "gebied_overgang_versie", "gebeurtenis")
    gelijk = "Deze overgang staat"
    van: int
    naar: int

    @property
    def kenmerk(self) -> dict[str, object]:
        """Return the pair."""
        return {"overgang": f"{self.van}-{self.naar}"}

    def compare(self, con: Cursor) -> pd.DataFrame:
        """Return the steps beside those that stand."""
        staat = gebied.load_overgang_rijen(con, self.van, self.naar)
        return compare_overgang(staat.rename(columns={"van": "van_code", "naar": "naar_code"}), self.frame)

    def insert(self, con: Cursor, upload_id: str, volgnummer: int) -> None:
        """Write the whole crosswalk, in the place of what stood."""
        frame = self.frame[KOLOMMEN].assign(van_indeling=self.van, naar_indeling=self.naar)
        gebied.publish_overgang(con, frame, self.van, self.naar, upload_id, volgnummer)


def compare_overgang(oud: pd.DataFrame, nieuw: pd.DataFrame) -> pd.DataFrame:
    """Return one row per step of either: van_code, naar_code, soort, oud_aandeel, aandeel, oud_grondslag, grondslag."""
    sleutel = ["van_code", "naar_code"]
    links = oud[KOLOMMEN].rename(columns={"aandeel": "oud_aandeel", "grondslag": "oud_grondslag"})
    samen = links.merge(nieuw[KOLOMMEN], on=sleutel, how="outer").sort_values(sleutel, ignore_index=True)
    gelijk = np.isclose(samen["oud_aandeel"], samen["aandeel"], rtol=0, atol=GELIJK) & (
        samen["oud_grondslag"] == samen["grondslag"]
    )
    samen.insert(2, "soort", select_soort(samen["oud_aandeel"], samen["aandeel"], gelijk))
    return samen


def name_stappen(verschil: pd.DataFrame, gebieden: Gebieden, van: int, naar: int) -> pd.DataFrame:
    """Add van_naam and naar_naam; a place of another gemeente that is not loaded is called by its code."""
    for kant, indeling in (("van", van), ("naar", naar)):
        plaatsen = {code: gebieden.find(code, indeling) for code in verschil[f"{kant}_code"].unique()}
        namen = {code: plaats.naam if plaats else code for code, plaats in plaatsen.items()}
        verschil = verschil.assign(**{f"{kant}_naam": verschil[f"{kant}_code"].map(namen)})
    return verschil
