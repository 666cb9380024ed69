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
from lwd_monitor.upload.rapport import Uploadrapport
from lwd_monitor.upload.vastleggen import make_inzending, publish_rapport, record_inzending

TABELLEN = ("upload", "adres_plek", "gebeurtenis")
_SLEUTEL = ["straat", "plaats", "postcode"]


def check_adressen(con: Cursor, pad: Path, bron: str) -> tuple[pd.DataFrame, Uploadrapport]:
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
        telling=_compare(adres.load_adressen(con), geplaatst.frame),
    )
    straten = geplaatst.frame[["straat", "plaats"]].drop_duplicates()
    rapport.meldingen.append(
        f"{format_getal(len(straten))} straten en {format_getal(geplaatst.frame['postcode'].nunique())} postcodes hebben een "
        f"buurt in de indeling van {indeling}."
    )
    if geplaatst.buiten:
        rapport.meldingen.append(f"Van {format_getal(geplaatst.buiten)} ligt het midden in geen buurt: niet ingelezen.")
    return geplaatst.frame, rapport


def _compare(staat: pd.DataFrame, nieuw: pd.DataFrame) -> dict[str, int]:
    samen = staat.merge(nieuw, on=_SLEUTEL, how="outer", suffixes=("_oud", ""), indicator=True)
    beide = samen[samen["_merge"] == "both"]
    zelfde = (beide["gebied_code_oud"] == beide["gebied_code"]) & (beide["indeling_oud"] == beide["indeling"])
    return {
        "nieuw": int((samen["_merge"] == "right_only").sum()),
        "gewijzigd": int((~zelfde).sum()),
        "ongewijzigd": int(zelfde.sum()),
        "vervallen": int((samen["_merge"] == "left_only").sum()),
    }


def run_adressen(db: Database, gebruiker: Gebruiker, pad: Path, bron: str, nu: datetime) -> Uploadrapport:
    """Publish streets and postcodes from a fetched file; one that changes nothing makes no upload."""
    require(gebruiker, Recht.UPLOAD_UITVOEREN)
    frame, rapport = check_adressen(db.cursor(), pad, bron)
    inzending = make_inzending(gebruiker, pad, rapport, nu, bron)

    def werk(con: Cursor) -> None:
        telling = _compare(adres.load_adressen(con), frame)
        record_inzending(con, inzending, rapport, telling, adressen=len(frame))
        adres.insert_adressen(con, inzending.id, frame)

    return publish_rapport(db, pad, inzending, rapport, werk, TABELLEN, accepteer=True)


def preview_undo_adressen(con: Cursor, upload_id: str) -> dict[str, int] | None:
    """Return how many postcodes taking an upload back would change, by kind; None when it brought none."""
    if not adres.has_adressen(con, upload_id):
        return None
    return _compare(adres.load_adressen(con), adres.load_adressen(con, zonder=upload_id))
