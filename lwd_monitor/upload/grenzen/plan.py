"""The way in for boundaries: places with names and parents, checked before anything is written, published and taken back."""

from collections.abc import Collection
from datetime import datetime
from pathlib import Path

import geopandas as gpd
import pandas as pd

from lwd_monitor import gebied
from lwd_monitor.db import Cursor, Database
from lwd_monitor.fout import Fout, Middel, Remedie
from lwd_monitor.gebied import (
    GEMEENTE_CODE,
    GEMEENTE_NAAM,
    assemble_gebieden,
    build_niveaus,
    build_wijkcodes,
    find_in_gemeente,
    format_geometrie,
    lies_in_gemeente,
    list_gebieden,
    list_indelingen,
    list_ouders,
    spell_naam,
)
from lwd_monitor.opmaak import format_getal
from lwd_monitor.toegang import Gebruiker, Recht, require
from lwd_monitor.upload import store
from lwd_monitor.upload.grenzen.controle import add_meldingen
from lwd_monitor.upload.grenzen.model import Gebiedsplan, compare_gebieden
from lwd_monitor.upload.lezen import is_grenzen, read_grenzen
from lwd_monitor.upload.namen import read_namen
from lwd_monitor.upload.opties import Opties
from lwd_monitor.upload.rapport import Uploadrapport
from lwd_monitor.upload.vastleggen import ZONDER_BRON, publish_plan

EERSTE_INDELING, LAATSTE_INDELING = 1995, 2049


def check_grenzen(con: Cursor, pad: Path, opties: Opties) -> Gebiedsplan:
    """Read boundaries and return what they would bring, with the report; never writes.

    Notes: raises Fout when they are not of our gemeente or have no parents.
    """
    indeling = _require_indeling(opties.indeling)
    if not Path(pad).is_file():
        raise Fout(f"Het bestand {pad} bestaat niet. Controleer de naam en de map.")
    grenzen = read_grenzen(Path(pad), naam=opties.naam, laag=opties.blad)
    eigen = find_in_gemeente(grenzen.frame["code"], [GEMEENTE_CODE])
    if not eigen.any():
        raise Fout(
            f"In dit bestand staat geen gebied van {GEMEENTE_NAAM} ({GEMEENTE_CODE}). Haal de grenzen daarvan op."
        )
    frame = grenzen.frame[eigen].reset_index(drop=True)
    bekend = {g.code: g.naam for g in list_gebieden(con, indeling=indeling)}
    zonder_naam = frame["naam"] == ""
    frame["naam"] = frame["naam"].mask(zonder_naam, frame["code"].map(bekend)).fillna("")
    rapport = Uploadrapport(
        opties.naam or Path(pad).name,
        opties.bron or ZONDER_BRON,
        len(grenzen.frame),
        int((~eigen).sum()),
        vorm=f"Grenzen ({grenzen.soort})",
        reden="het bestand heeft vlakken met gebiedscodes",
        waarschuwingen=[
            b for b in grenzen.waarschuwingen if b.waarde is None or lies_in_gemeente(b.waarde, GEMEENTE_CODE)
        ],
        meldingen=list(grenzen.meldingen),
    )
    gebieden = _build(frame, indeling, con)
    plan = Gebiedsplan(rapport, gebieden, indeling=indeling, lagen=grenzen.lagen, laag=grenzen.laag)
    plan.set_verschil(plan.compare(con))
    _require_ouders(gebieden, bekend)
    add_meldingen(plan, frame, con)
    return plan


def run_grenzen(
    db: Database, gebruiker: Gebruiker, pad: Path, opties: Opties, nu: datetime, *, accepteer: bool = False
) -> Uploadrapport:
    """Check and publish boundaries; raises `Geweigerd` with the report when unanswered warnings stop it."""
    require(gebruiker, Recht.GEBIED_BEHEREN)
    return publish_plan(db, gebruiker, pad, check_grenzen(db.cursor(), pad, opties), nu, accepteer=accepteer)


def preview_undo_grenzen(con: Cursor, upload_id: str) -> pd.DataFrame:
    """Return the places that taking boundaries back would change, as `compare_gebieden` gives them."""
    return compare_gebieden(*gebied.load_terug(con, upload_id))


def withdraw_gebieden(con: Cursor, gebruiker: Gebruiker, upload_id: str) -> list[str]:
    """Let the places of an upload that no longer counts fall back; returns the indicators whose sums may change.

    Notes: an upload of figures has no places and gives an empty list. Refuses when figures, stories or own areas would
    be left without their place.
    """
    indeling = store.find_indeling(con, upload_id)
    if indeling is None:
        return []
    require(gebruiker, Recht.GEBIED_BEHEREN)
    gebied.rebuild_gebieden(con, upload_id)
    wezen = store.list_wezen(con)
    if wezen:
        raise Fout(_explain_wezen(wezen))
    return store.list_met_cijfers(con, indeling)


def _explain_wezen(wezen: list[tuple[str, int, str | None]]) -> str:
    delen = [f"{format_getal(aantal)} {wat}" for wat, aantal, _ in wezen]
    bestanden = ", ".join(dict.fromkeys(naam for _, _, namen in wezen if namen for naam in namen.split(", ")))
    eerst = f" Draai eerst terug: {bestanden}." if bestanden else " Koppel die eerst los."
    return (
        f"Deze grenzen kunnen nog niet worden teruggedraaid: er staan {' en '.join(delen)} op gebieden die dan "
        f"verdwijnen. Er is niets veranderd.{eerst}"
    )


def is_grensbestand(pad: Path) -> bool:
    """Tell whether a file holds outlines; a file that cannot be read at all is none."""
    try:
        return is_grenzen(pad)
    except Fout:
        return False


def _require_indeling(indeling: int | None) -> int:
    if indeling is None:
        raise Fout("Dit zijn grenzen.", Remedie(Middel.GRENZEN_JAAR))
    if not EERSTE_INDELING <= indeling <= LAATSTE_INDELING:
        raise Fout(f"De indeling moet een jaar zijn van {EERSTE_INDELING} tot en met {LAATSTE_INDELING}.")
    return indeling


def _build(frame: gpd.GeoDataFrame, indeling: int, con: Cursor) -> pd.DataFrame:
    if set(build_niveaus(frame["code"])) != {"buurt"}:
        return _build_los(frame, indeling)
    klein = {str(naam).lower(): naam for naam in frame.columns}
    kolom = next((klein[naam] for naam in read_namen("grenzen")["wijknaam"] if naam in klein), None)
    wijkcode = build_wijkcodes(frame["code"])
    buurten = frame.assign(
        buurtcode=frame["code"],
        buurtnaam=frame["naam"].where(frame["naam"] != "", frame["code"]),
        wijkcode=wijkcode,
        wijknaam=frame[kolom].astype(str).str.strip() if kolom else wijkcode.map(_list_wijknamen(con, indeling)),
    )
    # One wijk with two spellings would become two rows.
    buurten["wijknaam"] = buurten.groupby("wijkcode")["wijknaam"].transform("first").fillna(buurten["wijkcode"])
    return assemble_gebieden(buurten, indeling, GEMEENTE_NAAM)


def _list_wijknamen(con: Cursor, indeling: int) -> dict[str, str]:
    """Return the names of wijken in the loaded indeling that lies nearest; a buurt file often has none."""
    bekend = list_indelingen(con)
    if not bekend:
        return {}
    naast = min(bekend, key=lambda jaar: abs(jaar - indeling))
    return {g.code: g.naam for g in list_gebieden(con, "wijk", naast)}


def _build_los(frame: gpd.GeoDataFrame, indeling: int) -> pd.DataFrame:
    ouder = frame["code"].map(lambda code: next(iter(list_ouders(code)), None))
    rijen = pd.DataFrame(
        {
            "code": frame["code"],
            "indeling": indeling,
            "niveau": build_niveaus(frame["code"]),
            "naam": frame["naam"].where(frame["naam"] != "", frame["code"]).map(spell_naam),
            "ouder_code": ouder,
            "geometrie": [format_geometrie(vorm) for vorm in frame.geometry],
            "geometrie_ruw": False,
        }
    )
    return rijen.sort_values("code", ignore_index=True)


def _require_ouders(gebieden: pd.DataFrame, bekend: Collection[str]) -> None:
    codes = set(bekend) | set(gebieden["code"])
    wees = sorted({o for o in gebieden["ouder_code"].dropna() if o not in codes})
    if wees:
        raise Fout(
            f"Deze gebieden horen bij {', '.join(wees[:5])}, en dat staat niet in het bestand en niet in de indeling. "
            "Laad eerst de grenzen van de buurten; daaruit volgen wijken en gemeente."
        )
