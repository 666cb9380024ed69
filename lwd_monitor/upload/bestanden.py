"""The original files, kept beside the store under their fingerprint."""

import os
import re
import shutil
import time
from pathlib import Path

from lwd_monitor.db import PROJECT, find_bestand
from lwd_monitor.instellingen import get_uploads

MAP = "uploads"
_EIGEN = re.compile(r"[0-9a-f]{64}_")
# A file without an upload this old belongs to a run that was killed, not to one under way.
WEES_SECONDEN = 3600


def find_uploadmap(url: str) -> Path | None:
    """Return the folder of the original files; None for a store in memory."""
    if eigen := get_uploads():
        return Path(eigen)
    if url == "duckdb://:memory:":
        return None
    bestand = find_bestand(url)
    return bestand.parent / MAP if bestand else PROJECT / "data" / MAP


def keep_bestand(map_: Path, bron: Path, sha256: str, naam: str) -> Path | None:
    """Copy the original under its fingerprint and return its place; None when it was there already."""
    veilig = re.sub(r"[^\w.\-]+", "_", Path(naam).name)[-100:] or "bestand"
    doel = map_ / f"{sha256}_{veilig}"
    if doel.exists():
        return None
    map_.mkdir(parents=True, exist_ok=True)
    deel = doel.with_name(f"{doel.name}.{os.getpid()}.deel")
    try:
        shutil.copyfile(bron, deel)
        return deel.replace(doel)
    finally:
        deel.unlink(missing_ok=True)


def remove_wezen(map_: Path, bekend: set[str]) -> int:
    """Remove what a killed run left behind: old files that no upload in the store speaks of."""
    if not map_.is_dir():
        return 0
    grens = time.time() - WEES_SECONDEN
    wezen = [
        pad
        for pad in map_.iterdir()
        if _EIGEN.match(pad.name) and (pad.name[:64] not in bekend or pad.suffix == ".deel")
        if pad.stat().st_mtime < grens
    ]
    for pad in wezen:
        pad.unlink(missing_ok=True)
    return len(wezen)


def find_ophaalmap(url: str) -> Path:
    """Return the folder for what is fetched from outside sources."""
    uploads = find_uploadmap(url)
    return (uploads.parent if uploads else PROJECT / "data") / "bewaard" / "bronnen"
