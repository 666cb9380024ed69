"""Streets and postcodes as an upload: compared, published in one write, and taken back as every other."""

import json
from datetime import datetime
from pathlib import Path

import pandas as pd

from lwd_monitor import adres, gebied
from lwd_monitor.db import Cursor, Database
from lwd_monitor.fout import Fout
from lwd_monitor.indicator import load_bronnen
from lwd_monitor.opmaak import format_getal
from lwd_monitor.toegang import Gebruiker, Recht, require
from lwd_monitor.upload.rapport import Uploadrapport, count_soorten, select_soort
from lwd_monitor.upload.vastleggen import Uploadplan, publish_plan

_SLEUTEL = ["straat", "plaats", "postcode"]


class Adresplan(Uploadplan):
    """The postcodes of a fetched file, each with its buurt."""

    tabellen = ("upload", "adres_plek", "gebeurtenis")

    @property
    def kenmerk(self) -> dict[str, object]:
        """Return how many postcodes there are."""
        return {"adressen": len(self.frame)}

    def compare(self, con: Cursor) -> pd.DataFrame:
        """Return the postcodes beside those that stand."""
        return _compare(adres.load_adressen(con), self.frame)

    def insert(self, con: Cursor, upload_id: str, volgnummer: int) -> None:
        """Write the postcodes."""
        adres.insert_adressen(con, upload_id, self.frame)


def check_adressen(con: Cursor, pad: Path, bron: str) -> Adresplan:
    """Place the postcodes of a fetched file in the newest indeling in use and tell what would change; never writes."""
    paren = json.loads(Path(pad).read_text(encoding="utf-8"))["postcodes"]
    indeling = gebied.load_gebieden(con).nieuwste
    geplaatst = adres.place_postcodes(paren, gebied.load_geometrie(con, "buurt", indeling, precies=True), indeling)
    if geplaatst.frame.empty:
        raise Fout(f"Geen enkele postcode ligt in een buurt van de indeling van {indeling}. Zijn de grenzen geladen?")
    rapport = Uploadrapport(
        pad.name,
        load_bronnen(con)[bron].naam,
        gelezen=len(paren),
        overgeslagen=geplaatst.buiten,
        vorm="Straten en postcodes",
    )
    plan = Adresplan(rapport, geplaatst.frame, bron=bron)
    plan.set_verschil(plan.compare(con))
    straten = geplaatst.frame[["straat", "plaats"]].drop_duplicates()
    rapport.meldingen.append(
        f"{format_getal(len(straten))} straten en {format_getal(geplaatst.frame['postcode'].nunique())} postcodes hebben een "
        f"buurt in de indeling van {indeling}."
    )
    if geplaatst.buiten:
        rapport.meldingen.append(f"Van {format_getal(geplaatst.buiten)} ligt het midden in geen buurt: niet ingelezen.")
    return plan


def _compare(staat: pd.DataFrame, nieuw: pd.DataFrame) -> pd.DataFrame:
    samen = staat.merge(nieuw, on=_SLEUTEL, how="outer", suffixes=("_oud", ""))
    gelijk = (samen["gebied_code_oud"] == samen["gebied_code"]) & (samen["indeling_oud"] == samen["indeling"])
    return samen.assign(soort=select_soort(samen["gebied_code_oud"], samen["gebied_code"], gelijk))


def run_adressen(db: Database, gebruiker: Gebruiker, pad: Path, bron: str, nu: datetime) -> Uploadrapport:
    """Publish streets and postcodes from a fetched file; one that changes nothing makes no upload."""
    require(gebruiker, Recht.UPLOAD_UITVOEREN)
    return publish_plan(db, gebruiker, pad, check_adressen(db.cursor(), pad, bron), nu, accepteer=True)


def preview_undo_adressen(con: Cursor, upload_id: str) -> dict[str, int] | None:
    """Return how many postcodes taking an upload back would change, by kind; None when it brought none."""
    if not adres.has_adressen(con, upload_id):
        return None
    return count_soorten(_compare(adres.load_adressen(con), adres.load_adressen(con, zonder=upload_id)))
