"""Places that ship: outlines of two indelingen, the crosswalk, aliases, the plan's list and its priority areas."""

import hashlib
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from lwd_monitor import eigengebied
from lwd_monitor.db import Cursor
from lwd_monitor.gebied import (
    GEMEENTE_NAAM,
    build_gebieden,
    load_schrijfwijzen,
    refresh_grenzen,
    refresh_overgang,
    rename_gebieden,
    replace_frame,
    replace_gebieden,
    replace_overgang,
    update_teksten,
)


def load_alles(con: Cursor, map_: Path) -> None:
    """Write all places of the folder, over what stands there."""
    for pad in _list_indelingen(map_):
        replace_gebieden(con, _build_indeling(pad))
    for frame, van, naar in _read_overgangen(map_):
        replace_overgang(con, frame, van, naar)
    load_aliassen(con, map_)
    replace_frame(con, "programma_buurt", pd.read_csv(map_ / "buurten_programmaplan.csv", sep=";"))


def compute_kenmerk(map_: Path) -> str:
    """Return a fingerprint of the outlines and crosswalks of the folder."""
    hash_ = hashlib.sha256()
    for patroon in ("buurten_[0-9]*.geojson", "buurten_[0-9]*.toml", "overgang_*.csv"):
        for pad in sorted(map_.glob(patroon)):
            hash_.update(pad.name.encode() + pad.read_bytes())
    return hash_.hexdigest()[:16]


def refresh_kaart(con: Cursor, map_: Path) -> None:
    """Bring outlines and crosswalks of a store that stood before up to date; what a person brought stays."""
    for pad in _list_indelingen(map_):
        refresh_grenzen(con, _build_indeling(pad))
    for frame, van, naar in _read_overgangen(map_):
        refresh_overgang(con, frame, van, naar)


def _list_indelingen(map_: Path) -> list[Path]:
    return sorted(map_.glob("buurten_[0-9][0-9][0-9][0-9].geojson"))


def _read_overgangen(map_: Path) -> Iterator[tuple[pd.DataFrame, int, int]]:
    for pad in sorted(map_.glob("overgang_*.csv")):
        van, naar = (int(deel) for deel in pad.stem.split("_")[1:])
        frame = pd.read_csv(pad, sep=";").drop(columns=["van_naam", "naar_naam"])
        yield frame.assign(van_indeling=van, naar_indeling=naar), van, naar


def load_aliassen(con: Cursor, map_: Path) -> None:
    """Write the other names of places, over what stands there."""
    replace_frame(con, "gebied_alias", pd.read_csv(map_ / "aliassen.csv", sep=";"))


def refresh_namen(con: Cursor, map_: Path) -> None:
    """Bring names and texts of a store that stood before up to date; boundaries, memberships and what people wrote stay."""
    load_aliassen(con, map_)
    rename_gebieden(con, load_schrijfwijzen())
    eigen = _build_eigen(_read_aandachtsgebieden(map_ / "aandachtsgebieden.toml"))
    update_teksten(con, eigen[~eigen["id"].isin(eigengebied.list_gewijzigd(con))])


def _build_indeling(pad: Path) -> pd.DataFrame:
    """Return the places of the indeling that the file is named after; its sidecar says which map the outlines are from."""
    indeling, kenmerken = int(pad.stem.split("_")[1]), tomllib.loads(pad.with_suffix(".toml").read_text("utf-8"))
    precies = pad.with_stem(f"{pad.stem}_precies")
    gebieden = build_gebieden(
        pad,
        indeling,
        GEMEENTE_NAAM,
        bool(kenmerken["bij_benadering"]),
        precies if precies.exists() else None,
    )
    if "geometrie_precies" not in gebieden:
        gebieden["geometrie_precies"] = None
    return gebieden.assign(grens_bron=kenmerken["kaart"])


def load_aandachtsgebieden(con: Cursor, pad: Path) -> None:
    """Write the plan's priority areas and the places they stand for."""
    entries = _read_aandachtsgebieden(pad)
    leden = [{"eigen_id": e["id"], "code": code, "indeling": e["indeling"]} for e in entries for code in e["leden"]]
    replace_frame(con, "gebied_eigen", _build_eigen(entries))
    replace_frame(con, "gebied_eigen_lid", pd.DataFrame(leden))


def _read_aandachtsgebieden(pad: Path) -> list[dict]:
    return tomllib.loads(pad.read_text(encoding="utf-8"))["gebied"]


def _build_eigen(entries: list[dict]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "id": e["id"],
                "naam": e["naam"],
                "soort": e["soort"],
                "volgorde": volgorde,
                "omschrijving": e["niveau_tekst"],
                "waarom": e["waarom"],
                "bron": e["bron"],
                "sinds": e["sinds"],
            }
            for volgorde, e in enumerate(entries)
        ]
    )
