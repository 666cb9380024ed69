"""A crosswalk from boundaries that are loaded, as a table that goes the road of every file."""

from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from lwd_monitor.db import Cursor
from lwd_monitor.fout import Bevinding, Fout
from lwd_monitor.gebied import compute_overgang_uit_grenzen, compute_ruis, load_geometrie
from lwd_monitor.opmaak import disarm_formule, format_getal
from lwd_monitor.upload.overgang.plan import require_geladen

WGS84 = 4326
# Outlines of the same gemeente in the same detail lie this close together; beyond it something is missing.
RUIS = 0.01


def build_tabel_uit_grenzen(con: Cursor, van: int, naar: int, map_: Path) -> tuple[Path, list[Bevinding]]:
    """Write the crosswalk by overlay of two loaded sets of buurten to a file, and return it with what to look at.

    Notes: raises Fout for outlines that are missing or good only by approximation: laid over fine ones these need bounds of
    their own, such as inhoud/overgang.py has for the crosswalk that ships.
    """
    require_geladen(con, van, naar)
    if van >= naar:
        raise Fout(f"De overgang gaat van een oudere naar een nieuwere indeling, niet van {van} naar {naar}.")
    oud, nieuw = (_load_vlakken(con, jaar) for jaar in (van, naar))
    uit = compute_overgang_uit_grenzen(oud, nieuw)
    for kolom, vlakken in (("van", oud), ("naar", nieuw)):
        uit[f"{kolom}_naam"] = uit[f"{kolom}_code"].map(dict(zip(vlakken["code"], vlakken["naam"], strict=True)))
    pad = map_ / f"overgang_{van}_{naar}.csv"
    pad.write_bytes(build_overgang_csv(uit.rename(columns={"van_code": "van", "naar_code": "naar"})))
    return pad, _list_ruis(oud, nieuw, van, naar)


def build_overgang_csv(overgang: pd.DataFrame) -> bytes:
    """Return a crosswalk (as `load_overgang` gives it) as a file that can be changed by hand and brought in again."""
    rijen = overgang.rename(columns={"van": "van_code", "naar": "naar_code"})
    kolommen = ["van_code", "van_naam", "naar_code", "naar_naam", "aandeel", "grondslag"]
    aandelen = rijen["aandeel"].map(lambda aandeel: f"{aandeel:.6f}".rstrip("0").rstrip(".").replace(".", ","))
    tekst = rijen.assign(aandeel=aandelen)[kolommen].map(
        lambda cel: disarm_formule(cel) if isinstance(cel, str) else cel
    )
    return tekst.to_csv(sep=";", index=False, lineterminator="\r\n").encode("utf-8-sig")


def _load_vlakken(con: Cursor, indeling: int) -> gpd.GeoDataFrame:
    rijen = load_geometrie(con, "buurt", indeling, precies=True)
    zonder = rijen.loc[rijen["geometrie"].isna(), "naam"].tolist()
    if zonder or rijen.empty:
        namen = f" van {', '.join(zonder[:3])}" if zonder else ""
        raise Fout(f"In de indeling van {indeling} ontbreken grenzen{namen}. Laad eerst de grenzen van alle buurten.")
    if rijen["geometrie_ruw"].any():
        raise Fout(
            f"De grenzen van {indeling} zijn bij benadering getekend. Een overgang daaruit klopt niet. Laad eerst de fijne grenzen van "
            f"{indeling} (bij PDOK: Wijken en buurten), of lever een overgangstabel of een lijst met adressen."
        )
    vormen = [shapely.make_valid(shapely.from_geojson(tekst)) for tekst in rijen["geometrie"]]
    return gpd.GeoDataFrame(rijen[["code", "naam"]], geometry=vormen, crs=WGS84)


def _list_ruis(oud: gpd.GeoDataFrame, nieuw: gpd.GeoDataFrame, van: int, naar: int) -> list[Bevinding]:
    delen = zip(compute_ruis(oud, nieuw), ((van, naar), (naar, van)), strict=True)
    return [
        Bevinding(
            f"Van de oppervlakte van {dit} ligt {format_getal(100 * deel, 1)}% in geen enkele buurt van {ander}. Zijn beide "
            "kaarten compleet, en even fijn getekend?"
        )
        for deel, (dit, ander) in delen
        if deel > RUIS
    ]
