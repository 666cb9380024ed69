"""Boundary files: areas in EPSG:4326 with their code and name, whatever the format and the projection."""

import re
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from lwd_monitor.fout import Bevinding, Fout
from lwd_monitor.gebied import CODE, get_niveau, rank_plaats
from lwd_monitor.invoer import check_tekens
from lwd_monitor.upload.lezen.afgeschermd import read_afgeschermd
from lwd_monitor.upload.lezen.limieten import MAX_UITGEPAKT
from lwd_monitor.upload.lezen.soort import GRENZEN, Bestandsoort, find_soort_in_gzip, open_gzip, recognise_soort
from lwd_monitor.upload.lezen.zipinhoud import Shapefile, require_zip, unpack_shapefile
from lwd_monitor.upload.namen import read_namen

MAX_NAAM = 100
WGS84, RD = 4326, 28992
_CODE = re.compile(rf"^\s*({CODE})\s*$", re.I)
_NAMEN = read_namen("grenzen")
_DRIVERS = {Bestandsoort.GEOJSON: ".geojson", Bestandsoort.TOPOJSON: ".topojson", Bestandsoort.GEOPACKAGE: ".gpkg"}


@dataclass
class Grenzen:
    """Areas with `code`, `naam` (may be empty) and geometry in EPSG:4326, plus the columns of the file."""

    frame: gpd.GeoDataFrame
    soort: str
    laag: str | None
    lagen: list[str]
    meldingen: list[str] = field(default_factory=list)
    waarschuwingen: list[Bevinding] = field(default_factory=list)


def is_grenzen(pad: Path) -> bool:
    """Tell whether a file holds outlines, also inside a gzip; raises Fout when it cannot be read at all."""
    soort = recognise_soort(Path(pad))
    return soort in GRENZEN or (soort == Bestandsoort.GZIP and find_soort_in_gzip(Path(pad)) in GRENZEN)


def read_grenzen(pad: Path, *, naam: str | None = None, laag: str | None = None) -> Grenzen:
    """Read areas from GeoJSON, GeoPackage, TopoJSON or a zipped Shapefile; broken outlines are mended and reported."""
    pad = Path(pad)
    soort = recognise_soort(pad)
    vlakken: Shapefile | None = None
    with tempfile.TemporaryDirectory(prefix="lwd-grenzen-") as map_naam:
        map_ = Path(map_naam)
        if soort == Bestandsoort.GZIP:
            binnen = map_ / "uitgepakt"
            binnen.write_bytes(open_gzip(pad, MAX_UITGEPAKT))
            pad, soort = binnen, recognise_soort(binnen)
        if soort not in GRENZEN:
            raise Fout(
                f"Dit is geen bestand met grenzen maar {soort.value}. "
                "Lever GeoJSON, GeoPackage, TopoJSON of een shapefile in een zip."
            )
        if soort == Bestandsoort.SHAPEFILE:
            require_zip(pad)
            vlakken = unpack_shapefile(pad, map_, laag)
            pad = vlakken.pad
        # GDAL picks its driver partly by name, and the name given by a person may be wrong.
        bron = pad if soort == Bestandsoort.SHAPEFILE else map_ / f"grenzen{_DRIVERS[soort]}"
        if bron != pad:
            bron.symlink_to(pad.absolute())
        keuze = {"codering": vlakken.codering} if vlakken else {"laag": laag}
        antwoord = read_afgeschermd("kaart", bron, soort.value, map_, **keuze)
    if vlakken:
        antwoord |= {"lagen": vlakken.namen, "laag": vlakken.naam}
    return _build(antwoord, soort, laag)


def _build(antwoord: dict, soort: Bestandsoort, laag: str | None) -> Grenzen:
    if "te_groot" in antwoord:
        raise Fout(f"De laag heeft {antwoord['te_groot']} vlakken of te veel kolommen. Knip de gemeente eruit.")
    if antwoord["frame"] is None:
        lagen = ", ".join(antwoord["lagen"])
        raise Fout(
            f"De laag '{laag}' bestaat niet. Kies uit: {lagen}." if lagen else "Er staan geen vlakken in dit bestand."
        )
    frame = antwoord["frame"]
    if not isinstance(frame, gpd.GeoDataFrame) or not np.isfinite(frame.total_bounds).all():
        raise Fout("Er staan geen vlakken in dit bestand. Controleer of het goed is opgehaald.")
    grenzen = Grenzen(frame.reset_index(drop=True), soort.value, antwoord["laag"], antwoord["lagen"])
    if len(grenzen.lagen) > 1:
        grenzen.meldingen.append(f"Gelezen is de laag '{grenzen.laag}' van: {', '.join(grenzen.lagen)}.")
    _set_projectie(grenzen)
    _set_code_en_naam(grenzen)
    _mend(grenzen)
    return grenzen


def _set_projectie(grenzen: Grenzen) -> None:
    frame = grenzen.frame
    west, zuid, oost, noord = frame.total_bounds
    in_graden = -180 <= west <= oost <= 180 and -90 <= zuid <= noord <= 90
    in_rd = west >= 0 and oost < 300_000 and zuid > 290_000 and noord < 650_000
    if in_rd and (frame.crs is None or frame.crs.to_epsg() in (WGS84, None) or "CRS84" in str(frame.crs)):
        frame = frame.set_crs(RD, allow_override=True)
        grenzen.meldingen.append("De coördinaten zijn Rijksdriehoek (RD); ze zijn omgezet naar lengte en breedte.")
    elif frame.crs is None and in_graden:
        frame = frame.set_crs(WGS84)
    elif frame.crs is None:
        raise Fout("Het bestand zegt niet in welk stelsel de coördinaten staan. Lever RD (28992) of WGS84 (4326).")
    frame = frame.to_crs(WGS84)
    west, zuid, oost, noord = frame.total_bounds
    if not (west > 2 and oost < 8 and zuid > 50 and noord < 54.5):
        raise Fout(
            f"De vlakken liggen niet in Nederland (lengte {west:.1f} tot {oost:.1f}, "
            f"breedte {zuid:.1f} tot {noord:.1f}). "
            "Zijn lengte en breedte verwisseld, of klopt het coördinatenstelsel niet?"
        )
    grenzen.frame = frame


def _set_code_en_naam(grenzen: Grenzen) -> None:
    frame = grenzen.frame
    kolom, niveau = _get_codekolom(frame)
    frame["code"] = frame[kolom].astype(str).str.strip().str.upper()
    fout = frame[~frame["code"].str.match(_CODE)]
    if len(fout):
        raise Fout(
            f"In de kolom '{kolom}' staan {len(fout)} codes die geen CBS-code zijn, zoals '{fout['code'].iloc[0]}'."
        )
    dubbel = frame["code"][frame["code"].duplicated()]
    if len(dubbel):
        raise Fout(
            f"Deze codes staan meer dan één keer in het bestand: {', '.join(dubbel.unique()[:8])}. "
            "Voeg de delen van een gebied samen tot één vlak (multipolygon)."
        )
    klein = {str(naam).lower(): naam for naam in frame.columns}
    gevonden = [klein[naam] for naam in (*_NAMEN["eigen"][niveau], *_NAMEN["naam"]) if naam in klein]
    frame["naam"] = _read_namen(frame[gevonden[0]]) if gevonden else ""
    for code, naam in zip(frame["code"], frame["naam"], strict=True):
        if vreemd := check_tekens(naam, f"de naam van {code}"):
            raise Fout(vreemd[0])
    lang = frame.loc[frame["naam"].str.len() > MAX_NAAM, "code"]
    if len(lang):
        raise Fout(f"De naam van {lang.iloc[0]} is langer dan {MAX_NAAM} tekens. Klopt de kolom '{gevonden[0]}'?")
    grenzen.meldingen.append(f"Codes uit de kolom '{kolom}', namen uit '{gevonden[0] if gevonden else '(geen)'}'.")


def _read_namen(kolom: pd.Series) -> pd.Series:
    """Give names with composed accents: a Mac writes an e and its dots as two signs, which is another text."""
    return kolom.astype(object).fillna("").astype(str).str.strip().str.normalize("NFC")


def _get_codekolom(frame: gpd.GeoDataFrame) -> tuple[str, str]:
    """Choose the column with the finest level of codes: a buurt file also carries the codes of wijk and gemeente."""
    beste: tuple[int, float, str, str] | None = None
    for kolom in frame.columns.drop("geometry"):
        treffers = frame[kolom].astype(str).str.extract(_CODE)[0].dropna()
        if len(treffers) > 0.5 * len(frame):
            code = treffers.iloc[0].upper()
            kandidaat = (-rank_plaats(code), treffers.nunique() / len(frame), str(kolom), get_niveau(code))
            beste = max(beste, kandidaat) if beste else kandidaat
    if beste is None:
        raise Fout("Geen kolom met gebiedscodes gevonden (zoals BU01411000 of WK014110). Voeg een kolom 'code' toe.")
    return beste[2], beste[3]


def _mend(grenzen: Grenzen) -> None:
    frame = grenzen.frame
    leeg = frame.geometry.isna() | frame.geometry.is_empty
    if leeg.any():
        codes = ", ".join(frame.loc[leeg, "code"][:8])
        grenzen.waarschuwingen.append(Bevinding(f"Deze gebieden hebben geen vlak: {codes}. Ze komen niet op de kaart."))
    geen_vlak = ~leeg & ~frame.geometry.geom_type.isin(["Polygon", "MultiPolygon"])
    if geen_vlak.any():
        raise Fout("In het bestand staan punten of lijnen in plaats van vlakken. Lever de grenzen als vlakken.")
    stuk = ~leeg & ~frame.geometry.is_valid
    for rij in frame.index[stuk]:
        reden = shapely.is_valid_reason(frame.geometry[rij]).split("[")[0]
        hersteld = shapely.make_valid(frame.geometry[rij], method="structure", keep_collapsed=False)
        frame.loc[rij, "geometry"] = hersteld
        grenzen.waarschuwingen.append(
            Bevinding(
                f"De grens van {frame['code'][rij]} klopte niet ({reden}) en is hersteld. "
                "Kijk op de kaart of het past.",
                rij=int(rij) + 1,
                kolom="geometry",
                waarde=str(frame["code"][rij]),
            )
        )
