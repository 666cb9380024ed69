"""Columns with few distinct texts, as whole numbers into a short list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa


@dataclass
class Gecodeerd:
    """A column as whole numbers into a short list of distinct texts; -1 is an empty cell."""

    index: np.ndarray
    uniek: list[Any]

    def spread(self, waarden: list[Any]) -> np.ndarray:
        """Give one value per row from one value per distinct text."""
        return np.array([*waarden, None], dtype=object)[self.index]


def encode(kolom: pd.Series) -> Gecodeerd:
    """Number the distinct cells of a column."""
    if isinstance(kolom.dtype, pd.ArrowDtype):
        arrow = pa.array(kolom)
        # First the numbers, then one piece of them: joining the texts themselves copies all of a large column.
        gecodeerd = arrow if pa.types.is_dictionary(arrow.type) else arrow.dictionary_encode()
        if isinstance(gecodeerd, pa.ChunkedArray):
            gecodeerd = gecodeerd.unify_dictionaries().combine_chunks()
        index = gecodeerd.indices.fill_null(-1) if gecodeerd.null_count else gecodeerd.indices
        index = index.to_numpy(zero_copy_only=False).astype(np.int32, copy=False)
        return Gecodeerd(index, gecodeerd.dictionary.to_pylist())
    index, uniek = pd.factorize(kolom.to_numpy(dtype=object), use_na_sentinel=True)
    return Gecodeerd(index.astype(np.int32), list(uniek))


def encode_teksten(kolom: pd.Series) -> tuple[Gecodeerd, list[str]]:
    """Number the cells of a column of words; the last text stands for an empty cell."""
    gecodeerd = encode(kolom)
    return gecodeerd, [*("" if pd.isna(t) else str(t).strip().removesuffix(".0") for t in gecodeerd.uniek), ""]


def categorise(index: np.ndarray, teksten: Sequence[str | None]) -> pd.Categorical:
    """Make a categorical of numbered texts; several texts may be the same, and None means no value."""
    volgorde = list(dict.fromkeys(tekst for tekst in teksten if tekst is not None))
    plaats = {tekst: nummer for nummer, tekst in enumerate(volgorde)}
    nieuw = np.array([-1 if tekst is None else plaats[tekst] for tekst in teksten] + [-1], dtype=np.int32)
    return pd.Categorical.from_codes(nieuw[index], categories=pd.Index(volgorde, dtype=object))


def join_categorieen(delen: list[pd.Categorical]) -> pd.Categorical:
    """Put categoricals under each other; those that share their categories keep them."""
    eerste = delen[0].categories
    if all(deel.categories is eerste or deel.categories.equals(eerste) for deel in delen[1:]):
        return pd.Categorical.from_codes(np.concatenate([deel.codes for deel in delen]), categories=eerste)
    return pd.api.types.union_categoricals(delen)
