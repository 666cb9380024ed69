"""Columns that name the place or the period of a row once more: they agree with it, or stop the file."""

import re
from typing import TYPE_CHECKING

import numpy as np

from lwd_monitor.gebied import (
    GEMEENTE_CODE,
    GEMEENTE_NAAM,
    get_gemeente,
    get_niveau,
    get_nummer,
    is_plaats,
    list_ouders,
    normalise_code,
)
from lwd_monitor.upload.namen import read_namen
from lwd_monitor.upload.vorm.gecodeerd import encode_teksten
from lwd_monitor.upload.vorm.rollen import find_rol
from lwd_monitor.upload.vorm.schrijfwijze import find_niveau, parse_jaar

if TYPE_CHECKING:
    from lwd_monitor.upload.vorm.opbouw import Bouwer

_WOORDEN = read_namen("woorden")
_CODEKOLOM, _OM_NAAM = re.compile(_WOORDEN["plek"]["code"], re.I), re.compile(_WOORDEN["plek"]["om_naam"])
_DEEL, _DEELKOLOM, _HEEL = (re.compile(_WOORDEN["perioden"][naam], re.I) for naam in ("deel", "kolom", "heel"))
# Figures of the first of January may carry the last day of the year before; more years apart is another moment.
VER = 1


def is_eigen_gemeente(tekst: str) -> bool:
    """Tell whether the cell of a column of gemeenten is empty or names our own.

    >>> is_eigen_gemeente(GEMEENTE_NAAM + " (gemeente)"), is_eigen_gemeente(GEMEENTE_CODE), is_eigen_gemeente("Elders")
    (True, True, False)
    """
    kort = _OM_NAAM.sub("", " ".join(tekst.casefold().split()))
    nummer = get_nummer(GEMEENTE_CODE)
    return kort in ("", "-", GEMEENTE_NAAM.casefold(), GEMEENTE_CODE.casefold(), nummer, nummer.lstrip("0"))


def report_tegenspraak(bouwer: "Bouwer") -> None:
    """Report each row of which another column names another place than that which counts."""
    regels, tabel = bouwer.regels, bouwer.tabel
    gebied = regels.gebied_code
    for naam in tabel.plaatsen:
        is_code, rol = bool(_CODEKOLOM.fullmatch(naam)), find_rol(naam)
        if not (is_code or rol in ("gemeente", "niveau")) or naam == bouwer.gebied:
            continue
        kolom, teksten = encode_teksten(tabel.get_kolom(naam))
        index = kolom.index[regels.plaatsen]
        breedte = len(teksten)
        paren, plek = np.unique(gebied.codes.astype(np.int64) * breedte + index % breedte, return_inverse=True)
        fout = np.array(
            [_is_anders(str(gebied.categories[p // breedte]), teksten[p % breedte], naam, rol) for p in paren.tolist()]
        )
        if not len(paren) or not fout[plek].any():
            continue
        codes = dict(zip(regels.plaatsen.tolist(), gebied.astype(object), strict=True))
        bouwer.add_fouten(
            regels.plaatsen[fout[plek]],
            naam,
            lambda plaats, codes=codes: (  # type: ignore[misc]
                f"Dit spreekt de plek van de rij tegen: die gaat over {codes[plaats]}. Verbeter wat niet klopt, of haal de rij weg."
            ),
        )


def _is_anders(code: str, tekst: str, kolom: str, rol: str | None) -> bool:
    """Tell whether a cell names another place than the code of its row, its parts and what it is part of."""
    if rol == "niveau":
        return find_niveau(tekst) not in (None, get_niveau(code))
    is_gemeente = rol == "gemeente"
    ander = normalise_code(tekst, "gemeente" if is_gemeente else find_niveau(kolom)) if tekst else None
    if ander is not None and is_plaats(ander):
        return ander != code and ander not in list_ouders(code) and code not in list_ouders(ander)
    return is_gemeente and ander is None and get_gemeente(code) == GEMEENTE_CODE and not is_eigen_gemeente(tekst)


def report_perioden(bouwer: "Bouwer", kolommen: list[str]) -> None:
    """Stop at figures of a part of a year, and at a year that contradicts the one beside it."""
    for naam in kolommen:
        kolom, teksten = encode_teksten(bouwer.tabel.get_kolom(naam))
        genoemd = [parse_jaar(tekst) for tekst in teksten]
        deel = np.array([_is_deel(naam, tekst) for tekst in teksten])[kolom.index]
        jaren = np.array([jaar if isinstance(jaar, int) else 0 for jaar in genoemd], np.int16)[kolom.index]
        marge = VER if "peil" in naam.lower() else 0
        jaar_van: dict[int, int] = {}
        for blok in bouwer.blokken:
            plaatsen = blok.regels.plaatsen
            anders = (jaren[plaatsen] > 0) & (np.abs(jaren[plaatsen] - blok.regels.jaar) > marge)
            jaar_van |= dict(zip(plaatsen[anders].tolist(), blok.regels.jaar[anders].tolist(), strict=True))
        _tell_anders(bouwer, naam, jaar_van)
        bouwer.use(naam)
        over = bouwer.regels.plaatsen[deel[bouwer.regels.plaatsen]]
        bouwer.add_fouten(
            over,
            naam,
            lambda _: (
                "Dit is een deel van een jaar; de app toont alleen hele jaren. Lever de jaarcijfers, of haal deze rijen weg."
            ),
        )


def is_perioden(teksten: list[str]) -> bool:
    """Tell whether all these texts name parts of a year, whatever stands above them."""
    return bool(teksten) and all(re.fullmatch(rf"(\d{{4}})?[-_ ]?({_DEEL.pattern})", tekst, re.I) for tekst in teksten)


def _tell_anders(bouwer: "Bouwer", naam: str, jaar_van: dict[int, int]) -> None:
    bouwer.add_fouten(
        np.array(sorted(jaar_van), dtype=np.int64),
        naam,
        lambda plaats: (
            f"Hier staat een ander jaar dan {jaar_van[plaats]}, het jaar van deze rij. Verbeter wat niet klopt."
        ),
    )


def _is_deel(naam: str, tekst: str) -> bool:
    """Tell whether a text names a quarter, a month or another part of a year."""
    if _HEEL.fullmatch(tekst) or isinstance(parse_jaar(tekst), int):
        return False
    return bool(_DEELKOLOM.match(naam)) or is_perioden([tekst])
