"""Figures that ship: a file with a sidecar that says what its columns mean (data/cijfers/README.md)."""

import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from lwd_monitor.gebied import GEMEENTE_CODE, compute_indeling, find_in_gemeente
from lwd_monitor.waarneming import KOLOMMEN, Status

# What a publisher's column `status` says, where there is one; any other word is a figure as published.
STATUS = {"voorlopig": Status.VOORLOPIG, "afgeleid": Status.BEREKEND}


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
        if pad.exists() and "vorm" in kenmerken:
            found.append(Cijferbestand(pad, kenmerken))
    return found


def load_rijen(bestand: Cijferbestand) -> pd.DataFrame:
    """Return the figures of a file, columns as waarneming.KOLOMMEN; an empty cell is a row without a value.

    Notes: only those of our own gemeente, and of the names that the sidecar tells the indicator of.
    """
    kenmerken = bestand.kenmerken
    lang = _melt(pd.read_csv(bestand.pad, sep=";"), kenmerken)
    lang["waarde"] = lang["waarde"].astype(float) * lang["naam"].map(kenmerken.get("factor", {})).fillna(1.0)
    lang["waarde"] = lang["waarde"].mask(_find_nul(lang, kenmerken)).round(10)
    lang["indicator_id"] = _find_indicator(lang, kenmerken)
    lang = lang[lang["indicator_id"].notna() & find_in_gemeente(lang["regiocode"], [GEMEENTE_CODE])]
    # A column without any figure of a year says nothing about that year.
    lang = lang[lang["waarde"].notna().groupby([lang["indicator_id"], lang["jaar"]]).transform("any")]
    lang = lang.rename(columns={"regiocode": "gebied_code"})
    indelingen = kenmerken.get("indelingen") or [kenmerken["indeling"]]
    lang["indeling"] = [compute_indeling(int(jaar), indelingen) for jaar in lang["jaar"]]
    for kolom in ("noemer", "ci_laag", "ci_hoog"):
        lang[kolom] = lang[kolom] if kolom in lang else float("nan")
    lang["status"] = _find_status(lang, kenmerken)
    return lang[KOLOMMEN].reset_index(drop=True)


def _melt(ruw: pd.DataFrame, kenmerken: dict) -> pd.DataFrame:
    """Return one row per place, year and name: columns regiocode, jaar, naam, waarde, and those that the file has."""
    if "jaar" not in ruw:
        ruw = ruw.assign(jaar=kenmerken["jaar"])
    if kenmerken["vorm"] == "breed":
        over = [naam for naam in ("regiocode", "jaar", kenmerken.get("groep")) if naam]
        return ruw.melt(over, list(kenmerken["namen"]), var_name="naam", value_name="waarde")
    return ruw.assign(naam=ruw.get("indicator", "waarde"))


def _find_indicator(lang: pd.DataFrame, kenmerken: dict) -> pd.Series:
    ids = lang["naam"].map(kenmerken["namen"])
    if groep := kenmerken.get("groep"):
        ids = ids + "_" + lang[groep].map(kenmerken["groepen"])
    return ids


def _find_nul(lang: pd.DataFrame, kenmerken: dict) -> pd.Series:
    """Tell which zeros stand for a figure that the publisher did not give."""
    regel = kenmerken.get("nul_is_onbekend")
    if not regel:
        return pd.Series(False, index=lang.index)
    return lang["jaar"].eq(regel["jaar"]) & lang["waarde"].eq(0) & ~lang["naam"].isin(regel["behalve"])


def _find_status(lang: pd.DataFrame, kenmerken: dict) -> pd.Series:
    woorden = lang["status"].map(STATUS) if "status" in lang else pd.Series(None, index=lang.index, dtype=object)
    status = woorden.fillna(Status.GEMETEN).map(str)
    voorlopig = lang["jaar"].isin(kenmerken.get("voorlopig", []))
    for jaar, namen in kenmerken.get("voorlopig_bij", {}).items():
        voorlopig |= lang["jaar"].eq(int(jaar)) & lang["naam"].isin(namen)
    return status.mask(voorlopig, Status.VOORLOPIG.value).mask(lang["waarde"].isna(), Status.ONTBREEKT.value)
