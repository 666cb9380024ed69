"""Margins and the denominator beside a value, in whatever columns a sender writes them."""

import re
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from lwd_monitor.upload.namen import read_namen
from lwd_monitor.upload.vorm.blokken import Blok, get_indicatoren
from lwd_monitor.upload.vorm.gecodeerd import encode_teksten

if TYPE_CHECKING:
    from lwd_monitor.upload.vorm.opbouw import Bouwer

_BEREIK = re.compile(
    r"[\[(]?\s*([-+]?\d+(?:[.,]\d+)?)\s*%?\s*(?:-|–|;|\||tot|t/m|to|en)\s*([-+]?\d+(?:[.,]\d+)?)\s*%?\s*[\])]?"
)
_RIVM = read_namen("statline")["rivm"]
_RANDEN = (
    ("waarde", re.compile(rf"|waarde.*|schatting|value|{_RIVM['waarde'].lower()}|punt.*")),
    ("ci_laag", re.compile(rf"onder.*|laag.*|lower.*|{_RIVM['ci_laag'].lower()}")),
    ("ci_hoog", re.compile(rf"boven.*|hoog.*|upper.*|{_RIVM['ci_hoog'].lower()}")),
)


def take_marges(bouwer: "Bouwer", rollen: dict[str, str]) -> None:
    """Let margins and a denominator go along with the one value column that they belong to."""
    if len({blok.kolom for blok in bouwer.blokken}) > 1:
        return
    for rol in ("ci_laag", "ci_hoog", "noemer"):
        if rol in rollen and not _has(bouwer, rol):
            _spread(bouwer, rol, bouwer.parse(rollen[rol], bouwer.regels).waarden)
    if "ci_bereik" in rollen and not _has(bouwer, "ci_laag"):
        _take_bereik(bouwer, rollen["ci_bereik"])
    if "ci_half" in rollen and not _has(bouwer, "ci_laag"):
        _take_half(bouwer, rollen["ci_half"])


def _has(bouwer: "Bouwer", rol: str) -> bool:
    return any(rol in blok.extra for blok in bouwer.blokken)


def _spread(bouwer: "Bouwer", rol: str, waarden: np.ndarray) -> None:
    heel = np.full(bouwer.tabel.aantal_rijen, np.nan)
    heel[bouwer.regels.plaatsen] = waarden
    for blok in bouwer.blokken:
        blok.extra[rol] = heel[blok.regels.plaatsen]


def _take_bereik(bouwer: "Bouwer", naam: str) -> None:
    """Read a margin that stands in one cell, as 65-75."""
    kolom, teksten = encode_teksten(bouwer.tabel.get_kolom(naam))
    gelezen = [_BEREIK.fullmatch(tekst) for tekst in teksten]
    if not any(gelezen):
        return
    bouwer.use(naam)
    plaatsen = bouwer.regels.plaatsen
    for nummer, rol in enumerate(("ci_laag", "ci_hoog"), 1):
        per = [float(g.group(nummer).replace(",", ".")) if g else np.nan for g in gelezen]
        _spread(bouwer, rol, np.array(per)[kolom.index][plaatsen])
    fout = np.array([g is None and len(t) > 1 for g, t in zip(gelezen, teksten, strict=True)])[kolom.index][plaatsen]
    bouwer.add_fouten(
        plaatsen[fout],
        naam,
        lambda _: "Dit is geen marge van twee getallen. Schrijf haar als 65-75, of laat de cel leeg.",
    )


def _take_half(bouwer: "Bouwer", naam: str) -> None:
    """Read a margin that holds for both sides of the value."""
    half = np.full(bouwer.tabel.aantal_rijen, np.nan)
    half[bouwer.regels.plaatsen] = bouwer.parse(naam, bouwer.regels).waarden
    for blok in bouwer.blokken:
        marge, waarden = half[blok.regels.plaatsen], blok.getallen.waarden
        blok.extra["ci_laag"], blok.extra["ci_hoog"] = waarden - marge, waarden + marge
        index, ids = get_indicatoren(blok)
        procent = np.array(
            [bool(i and i in bouwer.keuze.bekend and bouwer.keuze.bekend[i].is_procent) for i in ids] + [False]
        )
        blok.extra["ci_laag"] = np.where(procent[index], np.maximum(blok.extra["ci_laag"], 0), blok.extra["ci_laag"])
        blok.extra["ci_hoog"] = np.where(procent[index], np.minimum(blok.extra["ci_hoog"], 100), blok.extra["ci_hoog"])
    bouwer.lang.meldingen.append(
        f"Kolom {bouwer.tabel.format_kolom(naam)} is gelezen als marge naar beide kanten: de waarde min en plus dat getal."
    )


def fold_marges(bouwer: "Bouwer", naam: str) -> bool:
    """Take rows with the ends of a margin as margins of the row with the value; tell whether the column holds just that."""
    kolom, teksten = encode_teksten(bouwer.tabel.get_kolom(naam))
    rol_van = [next((rol for rol, patroon in _RANDEN if patroon.fullmatch(t.lower())), None) for t in teksten]
    if None in rol_van or "ci_laag" not in rol_van or "ci_hoog" not in rol_van:
        return False
    bouwer.use(naam)
    rollen = np.array(rol_van, dtype=object)[kolom.index]
    for nummer, blok in enumerate(bouwer.blokken):
        eigen = rollen[blok.regels.plaatsen]
        sleutel = _build_sleutel(blok)
        los = (eigen != "waarde") & ~sleutel.isin(sleutel[eigen == "waarde"])
        bouwer.add_fouten(
            blok.regels.plaatsen[los],
            naam,
            lambda _: "Bij deze marge staat geen rij met de waarde zelf. Vul die aan, of haal de rij weg.",
        )
        bouwer.blokken[nummer] = _fold(blok, eigen)
    return True


def _build_sleutel(blok: Blok) -> pd.MultiIndex:
    return pd.MultiIndex.from_arrays(
        [blok.regels.gebied_code.astype(object), blok.regels.jaar, get_indicatoren(blok)[0]]
    )


def _fold(blok: Blok, rollen: np.ndarray) -> Blok:
    index, ids = get_indicatoren(blok)
    sleutel = _build_sleutel(blok)
    masker = rollen == "waarde"
    extra = {naam: waarden[masker] for naam, waarden in blok.extra.items()}
    for rand in ("ci_laag", "ci_hoog"):
        deel = pd.Series(blok.getallen.waarden[rollen == rand], index=sleutel[rollen == rand])
        extra[rand] = deel[~deel.index.duplicated()].reindex(sleutel[masker]).to_numpy()
    getallen = type(blok.getallen)(blok.getallen.waarden[masker], blok.getallen.statussen[masker], {}, [])
    return Blok(blok.regels.take(masker), blok.kolom, getallen, (index[masker], ids), extra)
