"""What a file says of the standing of its figures: the word in a column of statuses, or yes or no under such a word."""

import re
from typing import TYPE_CHECKING

import numpy as np

from lwd_monitor.upload.namen import read_namen
from lwd_monitor.upload.vorm.gecodeerd import encode_teksten
from lwd_monitor.upload.vorm.getallen import GEHEIM, GEMETEN, NIETS, STATUSSEN, VOORLOPIG
from lwd_monitor.upload.vorm.model import EIGEN_STATUSSEN

if TYPE_CHECKING:
    from lwd_monitor.upload.vorm.opbouw import Bouwer

_WOORDEN = read_namen("woorden")
_STATUS = {woord: status for status, woorden in _WOORDEN["status"].items() for woord in woorden}
_JA, _NEE = (re.compile(_WOORDEN["ja_nee"][naam], re.I) for naam in ("ja", "nee"))
_CODES = {"voorlopig": VOORLOPIG, "onderdrukt": GEHEIM}
# What yes means, and what no means, under each word; None leaves the figure as it is.
_VLAGGEN = [
    (re.compile(vlag["woord"], re.I), _CODES.get(vlag.get("ja")), _CODES.get(vlag.get("nee")))
    for vlag in _WOORDEN["ja_nee"]["onder"]
]


def find_status(tekst: str) -> str | None:
    """Give the status behind a word, or None.

    >>> find_status("Nader voorlopig"), find_status("Geheim cijfer"), find_status("halfrijp")
    ('voorlopig', 'onderdrukt', None)
    """
    woord = re.sub(r"[\s_()]+", "_", tekst.lower()).strip("_").removesuffix("_cijfer")
    return _STATUS.get(woord)


def is_status(teksten: list[str]) -> bool:
    """Tell whether all these texts are words for a status; single letters may be anything."""
    return bool(teksten) and all(len(tekst) > 1 and find_status(tekst) for tekst in teksten)


def take_ja_nee(bouwer: "Bouwer", naam: str) -> None:
    """Let yes or no under a word such as `geheim` hold for the figure of the row; another word stops."""
    ja, nee = next((ja, nee) for patroon, ja, nee in _VLAGGEN if patroon.match(naam))
    kolom, teksten = encode_teksten(bouwer.tabel.get_kolom(naam))
    bouwer.use(naam)
    # An empty cell is no answer: only what says no is one.
    stand = [ja if _JA.fullmatch(t) else nee if t and _NEE.fullmatch(t) else None for t in teksten]
    vreemd = np.array([not (_JA.fullmatch(t) or _NEE.fullmatch(t)) for t in teksten])[kolom.index]
    bouwer.add_fouten(
        bouwer.regels.plaatsen[vreemd[bouwer.regels.plaatsen]], naam, lambda _: "Hier hoort ja of nee. Verbeter de cel."
    )
    nummers = np.array([-1 if s is None else s for s in stand], np.int8)[kolom.index]
    eigen = {code: EIGEN_STATUSSEN.index(status) for status, code in _CODES.items()}
    for blok in bouwer.blokken:
        gegeven, getallen = nummers[blok.regels.plaatsen], blok.getallen
        masker = (gegeven == GEHEIM) | ((gegeven == VOORLOPIG) & (getallen.statussen == GEMETEN))
        getallen.statussen[masker] = gegeven[masker]
        getallen.waarden[gegeven == GEHEIM] = np.nan
        if "status" in blok.extra:
            blok.extra["status"] = np.where(
                masker, np.vectorize(eigen.get, otypes=[int])(gegeven, 0), blok.extra["status"]
            )


def take_status(bouwer: "Bouwer", naam: str) -> None:
    """Let the words of a status column hold: what is secret has no value, an unknown word stops."""
    bouwer.use(naam)
    kolom, teksten = encode_teksten(bouwer.tabel.get_kolom(naam))
    woorden = [find_status(tekst) for tekst in teksten]
    plek = {status: nummer for nummer, status in enumerate(EIGEN_STATUSSEN)}
    vreemd = np.array([not woord and bool(tekst) for woord, tekst in zip(woorden, teksten, strict=True)])[kolom.index]
    fout = bouwer.regels.plaatsen[vreemd[bouwer.regels.plaatsen]]
    keuzes = "definitief, voorlopig, geheim of ontbreekt"
    bouwer.add_fouten(fout, naam, lambda _: f"Deze status ken ik niet. Gebruik {keuzes}, of laat de cel leeg.")
    gegeven = np.array([plek[woord] if woord else -1 for woord in woorden], np.int8)[kolom.index]
    van_lezen = np.array([plek[status] for status in STATUSSEN], np.int8)
    for blok in bouwer.blokken:
        status, gelezen = gegeven[blok.regels.plaatsen], van_lezen[blok.getallen.statussen]
        blok.getallen.waarden[status == plek["onderdrukt"]] = np.nan
        # A cell without a figure is never 'gemeten' or 'voorlopig', whatever the file says.
        zonder = np.isin(blok.getallen.statussen, (NIETS, GEHEIM)) & np.isin(
            status, (plek["gemeten"], plek["voorlopig"])
        )
        zelf = (status < 0) | zonder | ((status == plek["gemeten"]) & (gelezen == plek["voorlopig"]))
        blok.extra["status"] = np.where(zelf, gelezen, status)
