"""The verdicts on a theme in words: its position, its change and the early flag."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from lwd_monitor.bewering.model import Bewering, Beweringoordeel, Beweringsoort, name_thema
from lwd_monitor.gebied import GebiedNiveau
from lwd_monitor.opmaak import join_namen

PAGINA = "wijkkompas"
POSITIES = {
    "hoger": ("●", "gunstiger dan het gemiddelde", "gunstig", Beweringoordeel.HOGER),
    "lager": ("◆", "ongunstiger dan het gemiddelde", "ongunstig", Beweringoordeel.LAGER),
    "geen_aantoonbaar_verschil": (
        "○",
        "geen aantoonbaar verschil",
        "gelijk",
        Beweringoordeel.GEEN_AANTOONBAAR_VERSCHIL,
    ),
    "niet_te_toetsen": ("■", "niet te toetsen", "stil", Beweringoordeel.NIET_TE_TOETSEN),
}
ONTWIKKELINGEN = {
    "verbeterd": ("↗", "verbeterd", Beweringoordeel.GESTEGEN),
    "verslechterd": ("↘", "verslechterd", Beweringoordeel.GEDAALD),
    "geen_aantoonbaar_verschil": (
        "→",
        "geen aantoonbare verandering",
        Beweringoordeel.GEEN_AANTOONBAAR_VERSCHIL,
    ),
}
# What was made up is no good or bad news about a real place: that a test found something is all that is said.
VERZONNEN_POSITIE = ("◇", "verschilt van het gemiddelde", "stil")
VERZONNEN_ONTWIKKELING = ("◇", "veranderd")
ROOKMELDERS = {"alarm": ("▲", "alarm: laag en slechter"), "let_op": ("△", "let op")}
TOETS_POSITIE, TOETS_ONTWIKKELING = "positie", "ontwikkeling"
# One place and theme as oordeel gives it.
Cel = Mapping[str, Any]


@dataclass(frozen=True)
class Themaoordeel:
    """A theme on a page: which niveau is judged, the base years behind it, and whether figures in it are invented."""

    pagina: str
    niveau: str
    thema: str
    soort: str
    basis: str
    fictief: bool = False


def describe_basis(indicatoren: pd.DataFrame, thema: str, soort: str) -> str:
    """Return the base years of a theme in words: `2021 en 2023`."""
    eigen = indicatoren[(indicatoren["thema"] == thema) & (indicatoren["soort"] == soort)]
    eigen = eigen[eigen["richting"] != "neutraal"]
    return join_namen([str(int(jaar)) for jaar in sorted(eigen["basisjaar"].dropna().unique())] or ["het basisjaar"])


def describe_positie(positie: str, niveau: str, basis: str, fictief: bool = False) -> str:
    """Return the words for a position: only a proven one says where a place stands, and of real figures alone."""
    zin = POSITIES[positie][1]
    if positie not in ("hoger", "lager"):
        return zin
    return f"{VERZONNEN_POSITIE[1] if fictief else zin} van de {GebiedNiveau(niveau).meervoud} in {basis}"


def build_positie(thema: Themaoordeel, cel: Cel) -> Bewering | None:
    """Return the position of a theme; None without a score."""
    if math.isnan(cel["score"]):
        return None
    teken, _, klasse, oordeel = POSITIES[cel["positie"]]
    if thema.fictief and cel["positie"] in ("hoger", "lager"):
        teken, _, klasse = VERZONNEN_POSITIE
    zin = describe_positie(cel["positie"], thema.niveau, thema.basis, thema.fictief)
    p, q = _plain(cel["p_positie"]), _plain(cel["q_positie"])
    return build_themabewering(
        thema, cel, zin, Beweringsoort.VERGELIJKING, oordeel, (TOETS_POSITIE, p, q), (teken, klasse)
    )


def build_ontwikkeling(thema: Themaoordeel, cel: Cel) -> Bewering | None:
    """Return the change of a theme since its base year; None where it cannot be tested."""
    if cel["ontwikkeling"] not in ONTWIKKELINGEN:
        return None
    teken, zin, oordeel = ONTWIKKELINGEN[cel["ontwikkeling"]]
    if thema.fictief and cel["ontwikkeling"] in ("verbeterd", "verslechterd"):
        teken, zin = VERZONNEN_ONTWIKKELING
    toets = (TOETS_ONTWIKKELING, _plain(cel["p"]), _plain(cel["q"]))
    return build_themabewering(thema, cel, zin, Beweringsoort.VERANDERING, oordeel, toets, (teken, ""))


def build_rookmelder(thema: Themaoordeel, cel: Cel) -> Bewering | None:
    """Return the early flag of a theme; invented figures light none."""
    if thema.fictief or cel["rookmelder"] not in ROOKMELDERS:
        return None
    teken, zin = ROOKMELDERS[cel["rookmelder"]]
    alarm = cel["rookmelder"] == "alarm"
    laag = cel["positie"] == "lager" or cel["ondergrens"] == "niet_gehaald"
    daling = alarm or not laag
    toets = (
        (TOETS_ONTWIKKELING, _plain(cel["p"]), _plain(cel["q"]))
        if daling
        else (TOETS_POSITIE, _plain(cel["p_positie"]), _plain(cel["q_positie"]))
    )
    soort = Beweringsoort.VERANDERING if daling else Beweringsoort.VERGELIJKING
    oordeel = Beweringoordeel.GEDAALD if daling else Beweringoordeel.LAGER
    return build_themabewering(thema, cel, zin, soort, oordeel, toets, (teken, ""))


def list_themabeweringen(thema: Themaoordeel, cel: Cel) -> list[Bewering]:
    """Return every sentence about one place and theme, in the order of its cell."""
    delen = (build_positie, build_ontwikkeling, build_rookmelder)
    return [bewering for build in delen if (bewering := build(thema, cel)) is not None]


def build_themabewering(
    thema: Themaoordeel,
    cel: Cel,
    zin: str,
    soort: Beweringsoort,
    oordeel: Beweringoordeel,
    toets: tuple[str, float | None, float | None],
    vorm: tuple[str, str],
) -> Bewering:
    """Return a sentence about one place and theme; `toets` is its name with p and q, `vorm` the sign and the class.

    Notes: seven, as a sentence has a place, words, and what was proven of it.
    """
    naam, p, q = toets
    return Bewering(
        thema.pagina,
        str(cel["gebied"]),
        name_thema(thema.thema, thema.soort),
        zin,
        soort,
        oordeel,
        toets=naam if oordeel is not Beweringoordeel.NIET_TE_TOETSEN else "",
        p=p,
        q=q,
        fictief=thema.fictief,
        teken=vorm[0],
        klasse=vorm[1],
        reden=str(cel["reden"]),
    )


def _plain(waarde: Any) -> float | None:
    return None if waarde is None or math.isnan(waarde) else float(waarde)
