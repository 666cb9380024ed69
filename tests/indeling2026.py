"""A third indeling for tests: that of 2024 with the changes that a new division of the CBS brings."""

import json
from pathlib import Path

import shapely

from lwd_monitor.db import Database
from lwd_monitor.toegang import SYSTEEM
from lwd_monitor.upload import Opties, run_grenzen, run_upload
from tests.conftest import NU, PROJECT

GRENZEN = PROJECT / "data" / "gebieden" / "buurten_2024.geojson"
# 1405 and 1406 are one buurt, 1402 is cut in two, 1304 and 1305 changed codes.
ZUID, WEG, WEST, OOST = "BU01411405", "BU01411406", "BU01411402", "BU01411407"


def load_2026(db: Database, map_: Path) -> None:
    """Bring in the boundaries of 2026 and one figure in them: only then they are in use."""
    run_grenzen(db, SYSTEEM, write_grenzen_2026(map_), Opties(indeling=2026), NU, accepteer=True)
    pad = map_ / "inwoners_2026.csv"
    pad.write_text("regiocode;jaar;indicator;waarde\nBU01411000;2026;kwb_inwoners;1500\n")
    run_upload(db, SYSTEEM, pad, Opties(indeling=2026), NU, accepteer=True)


def write_grenzen_2026(tmp_path: Path) -> Path:
    """Write the boundaries of 2026 to a file."""
    inhoud = json.loads(GRENZEN.read_text())
    vlakken = {v["properties"]["buurtcode"]: v for v in inhoud["features"]}
    vormen = {code: shapely.geometry.shape(v["geometry"]) for code, v in vlakken.items()}
    x0, y0, x1, y1 = vormen[WEST].bounds
    oost = shapely.box((x0 + x1) / 2, y0, x1, y1)
    nieuw = json.loads(json.dumps(vlakken[WEST]))
    nieuw["properties"] |= {"buurtcode": OOST, "buurtnaam": "Kerkelanden Oost"}
    nieuw["geometry"] = shapely.geometry.mapping(vormen[WEST].intersection(oost))
    vlakken[WEST]["geometry"] = shapely.geometry.mapping(vormen[WEST].difference(oost))
    vlakken[ZUID]["geometry"] = shapely.geometry.mapping(shapely.union_all([vormen[ZUID], vormen[WEG]]))
    del vlakken[WEG]
    een, twee = vlakken["BU01411304"], vlakken["BU01411305"]
    een["geometry"], twee["geometry"] = twee["geometry"], een["geometry"]
    namen = [v["properties"]["buurtnaam"] for v in (een, twee)]
    een["properties"]["buurtnaam"], twee["properties"]["buurtnaam"] = reversed(namen)
    inhoud["features"] = [*vlakken.values(), nieuw]
    pad = tmp_path / "buurten_2026.geojson"
    pad.write_text(json.dumps(inhoud))
    return pad
