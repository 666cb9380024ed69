"""Rows that count and the figures in them, column by column, put together in one long frame."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from lwd_monitor.upload.lezen.tabel import Tabel
from lwd_monitor.upload.vorm.gecodeerd import categorise, join_categorieen
from lwd_monitor.upload.vorm.getallen import STATUSSEN, Getallen
from lwd_monitor.upload.vorm.keuze import get_bron
from lwd_monitor.upload.vorm.model import EIGEN_STATUSSEN, KOLOMMEN


@dataclass
class Regels:
    """The rows that count, as positions in the table, with their area and year."""

    plaatsen: np.ndarray
    gebied_ruw: pd.Categorical
    gebied_code: pd.Categorical
    gebied_naam: pd.Categorical
    jaar: np.ndarray

    def take(self, masker: np.ndarray) -> "Regels":
        """Give the rows under the mask."""
        return Regels(
            self.plaatsen[masker],
            self.gebied_ruw[masker],
            self.gebied_code[masker],
            self.gebied_naam[masker],
            self.jaar[masker],
        )


@dataclass
class Blok:
    """Figures of one column: for all rows one indicator, or a number per row into a list of indicators."""

    regels: Regels
    kolom: str
    getallen: Getallen
    indicator: str | tuple[np.ndarray, Sequence[str | None]]
    extra: dict[str, np.ndarray] = field(default_factory=dict)


def get_indicatoren(blok: Blok) -> tuple[np.ndarray, Sequence[str | None]]:
    """Give the indicator of each row as a number into a list."""
    if isinstance(blok.indicator, str):
        return np.zeros(len(blok.regels.plaatsen), np.int32), [blok.indicator]
    return blok.indicator


def assemble(tabel: Tabel, blokken: list[Blok], bron: str | None) -> pd.DataFrame:
    """Put all figures in one frame with the columns of KOLOMMEN; `bron` overrules what goes with the indicators."""
    if not blokken:
        return pd.DataFrame({naam: pd.Series(dtype=object) for naam in KOLOMMEN})
    lengtes = [len(blok.regels.plaatsen) for blok in blokken]
    statussen = pd.Index(["gemeten", "ontbreekt", "onderdrukt", "voorlopig", "geschat"], dtype=object)
    naar = np.array([statussen.get_loc(status) for status in STATUSSEN], np.int8)
    indicator = join_categorieen(
        [_get_indicatoren(blok, lengte) for blok, lengte in zip(blokken, lengtes, strict=True)]
    )
    data = {
        "rij": np.concatenate([tabel.rijnummers[blok.regels.plaatsen] for blok in blokken]),
        "kolom": categorise(np.repeat(np.arange(len(blokken)), lengtes), [blok.kolom for blok in blokken]),
        "gebied_ruw": join_categorieen([blok.regels.gebied_ruw for blok in blokken]),
        "gebied_code": join_categorieen([blok.regels.gebied_code for blok in blokken]),
        "gebied_naam": join_categorieen([blok.regels.gebied_naam for blok in blokken]),
        "indeling": _collect(blokken, "indeling", np.int16, 0),
        "jaar": np.concatenate([blok.regels.jaar for blok in blokken]),
        "indicator_id": indicator,
        "waarde": np.concatenate([blok.getallen.waarden for blok in blokken]),
        "noemer": _collect(blokken, "noemer", float, np.nan),
        "ci_laag": _collect(blokken, "ci_laag", float, np.nan),
        "ci_hoog": _collect(blokken, "ci_hoog", float, np.nan),
        "status": pd.Categorical.from_codes(
            naar[np.concatenate([b.getallen.statussen for b in blokken])], categories=statussen
        ),
        "bron": categorise(indicator.codes, [bron or get_bron(naam) for naam in indicator.categories]),
    }
    frame = pd.DataFrame(data, copy=False)
    if all("status" in blok.extra for blok in blokken):
        gegeven = np.concatenate([blok.extra["status"] for blok in blokken])
        frame["status"] = pd.Categorical.from_codes(gegeven, categories=pd.Index(EIGEN_STATUSSEN, dtype=object))
    if all("bron" in blok.extra for blok in blokken):
        gegeven = np.concatenate([blok.extra["bron"] for blok in blokken])
        frame["bron"] = pd.Categorical(np.where(gegeven == "", frame["bron"].astype(object), gegeven))
    return frame


def _get_indicatoren(blok: Blok, lengte: int) -> pd.Categorical:
    if isinstance(blok.indicator, str):
        return pd.Categorical.from_codes(np.zeros(lengte, np.int8), categories=pd.Index([blok.indicator], dtype=object))
    return categorise(*blok.indicator)


def _collect(blokken: list[Blok], naam: str, soort: Any, leeg: Any) -> np.ndarray:
    if not any(naam in blok.extra for blok in blokken):
        return np.full(sum(len(blok.regels.plaatsen) for blok in blokken), leeg, soort)
    return np.concatenate([blok.extra.get(naam, np.full(len(blok.regels.plaatsen), leeg, soort)) for blok in blokken])
