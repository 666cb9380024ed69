"""What recognising and converting give: the form with its reason, and the figures in long form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from lwd_monitor.fout import Bevinding, Remedie

MAX_BEVINDINGEN = 1_000
"""Per kind of problem; a last finding tells how many more there are."""

EIGEN_STATUSSEN = ("gemeten", "berekend", "geschat", "voorlopig", "onderdrukt", "te_weinig", "ontbreekt", "voorbeeld")

KOLOMMEN = (
    "rij",
    "kolom",
    "gebied_ruw",
    "gebied_code",
    "gebied_naam",
    "indeling",
    "jaar",
    "indicator_id",
    "waarde",
    "noemer",
    "ci_laag",
    "ci_hoog",
    "status",
    "bron",
)


@dataclass(frozen=True)
class Vorm:
    """A known form, why it was recognised, and a refusal when a file of that form holds no figures."""

    naam: str
    titel: str
    reden: str
    weigering: str | None = None
    kenmerken: Mapping[str, Any] = field(default_factory=dict)
    remedie: Remedie | None = None


@dataclass
class Lang:
    """The figures of a file, one a row, with every problem found on the way.

    Notes: `frame` has the columns of KOLOMMEN; `waarde` NaN means no figure and `status` says why. `indeling` is 0
    where the file does not tell it. `gelezen` counts data rows of the file, `overgeslagen` those of other gemeenten.
    """

    frame: pd.DataFrame
    vorm: Vorm
    gelezen: int
    overgeslagen: int = 0
    jaren: list[int] = field(default_factory=list)
    bron: str = ""
    fouten: list[Bevinding] = field(default_factory=list)
    waarschuwingen: list[Bevinding] = field(default_factory=list)
    meldingen: list[str] = field(default_factory=list)
    namen: dict[str, str] = field(default_factory=dict)
    """Names the file itself gives to indicators that the catalogue does not know: id to title."""
    kolom_naam: str | None = None
    """The column that names the places, as findings show it."""
    eenheden: dict[str, str] = field(default_factory=dict)
    """Units the file gives to such indicators."""
    jaar_kiest_indeling: bool = False
    """Whether the codes are those of the year itself, so that no other indeling may fit them by chance."""
