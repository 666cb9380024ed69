"""Candidate rows beside the numbers of their texts, sorted as figures stand in the store."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa

TEKSTEN = ("gebied_code", "indicator_id", "kolom", "status")
METINGEN = ("waarde", "noemer", "ci_laag", "ci_hoog")
RIJEN_PER_STUK = 122_880
"""The rows that DuckDB keeps together; it takes over one such piece on each core at a time."""


@dataclass(frozen=True)
class Genummerd:
    """The rows, and per text column the distinct texts by the number that stands for them (`nr`, `tekst`)."""

    rijen: pa.Table
    teksten: Mapping[str, pa.Table]


def number_kandidaten(frame: pd.DataFrame) -> Genummerd:
    """Return candidates in numbers, sorted by place, indicator and year, each with the figure before it in the file.

    Notes: `nummer` is the place in the file; `dubbel` tells that a row before it has the same key. `vorig_jaar` and
    `vorige_waarde` are those of the nearest earlier year of the same place, indicator and indeling.
    """
    nummers, teksten = {}, {}
    for naam in TEKSTEN:
        nummers[naam], teksten[naam] = _number(frame[naam], sorteer=naam in ("gebied_code", "indicator_id"))
    gebied, indicator = nummers["gebied_code"], nummers["indicator_id"]
    jaar, indeling = frame["jaar"].to_numpy(np.int32), frame["indeling"].to_numpy(np.int32)
    volgorde = np.lexsort((jaar, indicator, gebied))
    gebied, indicator, indeling, jaar = (reeks.take(volgorde) for reeks in (gebied, indicator, indeling, jaar))
    vorige, dubbel = _find_vorige(gebied, indicator, indeling, jaar)
    metingen = {naam: _take_meting(frame[naam], volgorde) for naam in METINGEN}
    rijen = {
        "nummer": volgorde.astype(np.int32),
        "gebied_nr": gebied,
        "gebied_code": _build_tekst(gebied, teksten["gebied_code"]),
        "indicator_nr": indicator,
        "indicator_id": _build_tekst(indicator, teksten["indicator_id"]),
        "kolom_nr": nummers["kolom"].take(volgorde),
        "status": _build_tekst(nummers["status"].take(volgorde), teksten["status"]),
        "rij": frame["rij"].to_numpy(np.int32).take(volgorde),
        "indeling": indeling,
        "jaar": jaar,
        "dubbel": dubbel,
        "vorig_jaar": pa.array(jaar.take(vorige), mask=vorige < 0),
        "vorige_waarde": metingen["waarde"].take(pa.array(vorige, mask=vorige < 0)),
    }
    stukken = pa.table(rijen | metingen).to_batches(max_chunksize=RIJEN_PER_STUK)
    return Genummerd(pa.Table.from_batches(stukken), teksten)


def _number(kolom: pd.Series, sorteer: bool) -> tuple[np.ndarray, pa.Table]:
    """Number the texts that occur in a column; -1 is no text, with a row of its own, so that it drops no candidate."""
    categorie = pd.Categorical(kolom)
    codes, teksten = categorie.codes, [str(tekst) for tekst in categorie.categories]
    gebruikt = np.flatnonzero(np.bincount(codes + 1, minlength=len(teksten) + 1)[1:]).tolist()
    if sorteer:
        gebruikt.sort(key=teksten.__getitem__)
    nummers = np.full(len(teksten) + 1, -1, np.int32)
    nummers[gebruikt] = np.arange(len(gebruikt))
    namen = pa.array([None, *(teksten[plaats] for plaats in gebruikt)], pa.string())
    return nummers.take(codes), pa.table({"nr": np.arange(-1, len(gebruikt), dtype=np.int32), "tekst": namen})


def _build_tekst(nummers: np.ndarray, teksten: pa.Table) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(
        pa.array(nummers, mask=nummers < 0), teksten["tekst"].slice(1).combine_chunks()
    )


def _take_meting(kolom: pd.Series, volgorde: np.ndarray) -> pa.Array:
    """Return the numbers of a column in another order, null where there is none."""
    waarden = kolom.to_numpy(np.float64, na_value=np.nan)
    leeg = np.isnan(waarden)
    if leeg.all():
        return pa.nulls(len(waarden), pa.float64())
    return pa.array(waarden.take(volgorde), mask=leeg.take(volgorde) if leeg.any() else None)


def _find_vorige(
    gebied: np.ndarray, indicator: np.ndarray, indeling: np.ndarray, jaar: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return per row where the nearest earlier year of its series first stands (-1: nowhere), and which repeat a key."""
    reeks = gebied.astype(np.int64) * (int(indicator.max(initial=0)) + 2) + indicator
    reeks = reeks * (int(indeling.max(initial=0)) + 1) + indeling
    # Rows of one indeling stand together already, unless a file gives a year in a newer and a later year in an older one.
    plaatsen = None if (reeks[1:] >= reeks[:-1]).all() else np.lexsort((jaar, reeks))
    if plaatsen is not None:
        reeks, jaar = reeks.take(plaatsen), jaar.take(plaatsen)
    begin_reeks, begin_sleutel = np.ones(len(jaar), dtype=bool), np.ones(len(jaar), dtype=bool)
    np.not_equal(reeks[1:], reeks[:-1], out=begin_reeks[1:])
    np.logical_or(begin_reeks[1:], jaar[1:] != jaar[:-1], out=begin_sleutel[1:])
    nummers = np.arange(len(jaar), dtype=np.int32)
    eerste = nummers if begin_sleutel.all() else np.maximum.accumulate(np.where(begin_sleutel, nummers, 0))
    vorige = np.where(begin_reeks.take(eerste), -1, eerste.take(eerste - 1))
    if plaatsen is None:
        return vorige, ~begin_sleutel
    terug, dubbel = np.empty_like(vorige), np.empty(len(jaar), dtype=bool)
    terug[plaatsen], dubbel[plaatsen] = np.where(vorige < 0, -1, plaatsen.take(vorige)), ~begin_sleutel
    return terug, dubbel
