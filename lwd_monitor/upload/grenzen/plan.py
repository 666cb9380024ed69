"""Boundaries of an indeling from a file: places with names and parents, checked before anything is written."""

from collections.abc import Collection
from pathlib import Path

import geopandas as gpd
import pandas as pd

from lwd_monitor.db import Cursor
from lwd_monitor.fout import Fout
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
    load_gebied_rijen,
    spell_naam,
)
from lwd_monitor.upload.grenzen.controle import add_meldingen
from lwd_monitor.upload.grenzen.model import Gebiedsplan, compare_gebieden
from lwd_monitor.upload.lezen import read_grenzen

_WIJKNAMEN = ("wijknaam", "wk_naam", "wijk_naam")


def plan_gebieden(
    con: Cursor, pad: Path, indeling: int, naam: str | None = None, laag: str | None = None
) -> Gebiedsplan:
    """Read boundaries and return what would be loaded; raises Fout when they are not of our gemeente or have no parents."""
    if not Path(pad).is_file():
        raise Fout(f"Het bestand {pad} bestaat niet. Controleer de naam en de map.")
    grenzen = read_grenzen(Path(pad), naam=naam, laag=laag)
    eigen = find_in_gemeente(grenzen.frame["code"], [GEMEENTE_CODE])
    if not eigen.any():
        raise Fout(
            f"In dit bestand staat geen gebied van {GEMEENTE_NAAM} ({GEMEENTE_CODE}). Haal de grenzen daarvan op."
        )
    frame = grenzen.frame[eigen].reset_index(drop=True)
    bekend = {g.code: g.naam for g in list_gebieden(con, indeling=indeling)}
    zonder_naam = frame["naam"] == ""
    frame["naam"] = frame["naam"].mask(zonder_naam, frame["code"].map(bekend)).fillna("")
    gebieden = _build(frame, indeling, con)
    staat = load_gebied_rijen(con, indeling)
    plan = Gebiedsplan(
        indeling,
        gebieden,
        compare_gebieden(staat[staat["code"].isin(gebieden["code"])], gebieden),
        grenzen.soort,
        len(grenzen.frame),
        int((~eigen).sum()),
        list(grenzen.meldingen),
        [b for b in grenzen.waarschuwingen if b.waarde is None or lies_in_gemeente(b.waarde, GEMEENTE_CODE)],
        lagen=grenzen.lagen,
        laag=grenzen.laag,
    )
    _require_ouders(gebieden, bekend)
    add_meldingen(plan, frame, con)
    return plan


def _build(frame: gpd.GeoDataFrame, indeling: int, con: Cursor) -> pd.DataFrame:
    if set(build_niveaus(frame["code"])) != {"buurt"}:
        return _build_los(frame, indeling)
    klein = {str(naam).lower(): naam for naam in frame.columns}
    kolom = next((klein[naam] for naam in _WIJKNAMEN if naam in klein), None)
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
