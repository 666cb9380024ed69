"""Figures that ship: a file with a sidecar that says what its columns mean."""

import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from lwd_monitor.waarneming import KOLOMMEN, Status


@dataclass(frozen=True)
class Cijferbestand:
    """A file of figures and its sidecar."""

    pad: Path
    kenmerken: dict

    @property
    def sha256(self) -> str:
        """Return the fingerprint of the file."""
        return hashlib.sha256(self.pad.read_bytes()).hexdigest()


def list_bestanden(map_: Path) -> list[Cijferbestand]:
    """Return the files of figures in a folder: those whose sidecar gives a form."""
    found = []
    for sidecar in sorted(map_.glob("*.toml")):
        kenmerken = tomllib.loads(sidecar.read_text(encoding="utf-8"))
        pad = sidecar.with_suffix(".csv")
        if pad.exists() and "indeling" in kenmerken:
            found.append(Cijferbestand(pad, kenmerken))
    return found


def load_rijen(bestand: Cijferbestand) -> pd.DataFrame:
    """Return the figures of a file, columns as waarneming.KOLOMMEN; an empty cell is a row without a value."""
    ruw = pd.read_csv(bestand.pad, sep=";")
    kenmerken = bestand.kenmerken
    if kenmerken.get("vorm") == "breed":
        lang = ruw.melt("regiocode", list(kenmerken["kolommen"]), var_name="kolom", value_name="waarde")
        lang["indicator_id"] = lang["kolom"].map(kenmerken["kolommen"])
        lang["jaar"] = kenmerken["jaar"]
    elif kenmerken.get("vorm") == "lang":
        lang = ruw.assign(indicator_id=kenmerken["indicator"])
    else:
        lang = ruw.rename(columns={"indicator": "indicator_id"})
    lang = lang.rename(columns={"regiocode": "gebied_code"}).assign(indeling=kenmerken["indeling"])
    for kolom in ("noemer", "ci_laag", "ci_hoog"):
        lang[kolom] = lang[kolom] if kolom in lang else float("nan")
    lang["status"] = _compute_status(lang)
    return lang[KOLOMMEN]


def _compute_status(lang: pd.DataFrame) -> pd.Series:
    zonder = pd.Series(Status.ONTBREEKT.value, index=lang.index, dtype=object)
    return zonder.mask(lang["waarde"].notna(), Status.GEMETEN.value)
