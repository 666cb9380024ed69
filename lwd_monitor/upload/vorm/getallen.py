"""Numbers as people and tables write them: decimal comma or point, thousands, percent signs, and the signs for none."""

import re
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from lwd_monitor.upload.namen import read_namen

SENTINEL = -99_990
"""Anything at or below this is no value (CBS and Swing use -99999999 to -99996)."""
ONDERDRUKT_SENTINELS = (-99_996.0, -99_997.0, -99_999_997.0)
_ONTBREEKT, _ONDERDRUKT = (frozenset(read_namen("woorden")["cellen"][naam]) for naam in ("ontbreekt", "onderdrukt"))
_PUNT = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?")
_NL = re.compile(r"[-+]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?([eE][-+]?\d{1,2})?|[-+]?,\d+")
_EN = re.compile(r"[-+]?\d{1,3}(,\d{3})+\.\d+|[-+]?[1-9]\d{0,2}(,\d{3}){2,}")
_DUIZEND = re.compile(r"[-+]?[1-9]\d{0,2}(\.\d{3})+")
_KLEIN = re.compile(
    r"(n?<|n?≤|n?<=|=<|kleinerdan|minderdan|onder|max\.?|maximaal|hoogstens)\d{1,3}|\d{1,3}ofminder|tussen\d{1,3}en\d{1,3}|(\d{1,3})(-|–|tot|t/m|t\.e\.m\.|totenmet)(\d{1,3})",
    re.I,
)
"""A range in place of a count (`<5`, `1-3`): the source shields the figure itself."""
_NOOT = re.compile(r"(.*[\d%*])(?:[¹²³⁰⁴-⁹†‡§#]+|\(?\d\)|\(?[a-z]\)|\[\w\])+")
"""A number with a mark of a footnote behind it."""
_GROEPEN = re.compile(r"[-+]?[1-9]\d{0,2}([.,]\d{3})+")
_DUIZEND_EN = re.compile(r"[-+]?[1-9]\d{0,2}(,\d{3})+")
TE_GROOT = "dit getal is te groot om te kunnen kloppen"
_DATUM = re.compile(r"\d{1,4}[-/]\d{1,2}[-/]\d{1,4}.*")
_SPATIES = re.compile(r"[\s\u00a0\u202f\u200b\ufeff]")
# No figure about a gemeente comes near; a number like this is a slip of a column or of the decimal sign.
GROOTSTE = 1e15

GEMETEN, NIETS, GEHEIM, VOORLOPIG, KAPOT, GESCHAT = range(6)
STATUSSEN = ("gemeten", "ontbreekt", "onderdrukt", "voorlopig", "ontbreekt", "geschat")


@dataclass
class Getallen:
    """Values (NaN where there is none), a status code per value, and the texts that are no number by reason.

    Notes: `gestript` are texts of which a footnote mark was dropped, `duizendtallen` those of counts read as thousands.
    """

    waarden: np.ndarray
    statussen: np.ndarray
    redenen: dict[int, str]
    dubbelzinnig: list[str]
    gestript: list[str] = field(default_factory=list)
    duizendtallen: list[str] = field(default_factory=list)
    procent: np.ndarray | None = None
    """Which cells carry a percent sign, where any does."""

    @property
    def kapot(self) -> np.ndarray:
        """Positions that hold something else than a number."""
        return np.flatnonzero(self.statussen == KAPOT)


def parse_getallen(kolom: pd.Series, decimaal: str | None = None, aantal: bool | np.ndarray = False) -> Getallen:
    """Read one column; the decimal sign is decided over the whole column, unless given.

    Notes: `aantal` tells which rows count something: there 3.021 and 6,000 are thousands, as no count has three decimals.
    """
    if decimaal is None and np.any(aantal) and not pd.api.types.is_numeric_dtype(kolom.dtype):
        zonder, duizendtallen = _strip_groepen(kolom, aantal)
        if duizendtallen:
            getallen = parse_getallen(zonder, decimaal)
            getallen.duizendtallen = duizendtallen
            return getallen
    if pd.api.types.is_bool_dtype(kolom.dtype):
        return _build_kapot(len(kolom), "waar of onwaar is geen getal")
    if pd.api.types.is_numeric_dtype(kolom.dtype):
        return _mark(kolom.to_numpy(dtype=float, na_value=np.nan))
    if kolom.dtype == object:
        return _parse_gemengd(kolom, decimaal)
    return _parse_tekst(pa.array(kolom), decimaal)


def _strip_groepen(kolom: pd.Series, aantal: bool | np.ndarray) -> tuple[pd.Series, list[str]]:
    """Take the signs between the thousands out of counts; gives the column and some of the texts that had them.

    Notes: a sign that stands before one, two, or more than three decimals elsewhere in the counts sets decimals apart.
    """
    tekst = pa.array(kolom) if isinstance(kolom.dtype, pd.ArrowDtype) else pa.array(kolom.map(_get_tekst), pa.string())
    if isinstance(tekst, pa.ChunkedArray):
        tekst = tekst.combine_chunks()
    if _is_cijfers(tekst) or not pc.any(pc.match_substring_regex(tekst, r"[.,]\d{3}([^0-9]|$)")).as_py():
        return kolom, []
    schoon = pc.utf8_trim_whitespace(tekst)
    groepen = pc.fill_null(pc.match_substring_regex(schoon, f"^(?:{_GROEPEN.pattern})\\*{{0,2}}$"), False)
    masker = groepen.to_numpy(zero_copy_only=False) & aantal
    for teken in ".,":
        decimaal = pc.match_substring_regex(schoon, rf"^[-+]?\d+[{teken}](\d{{1,2}}|\d{{4,}})\*{{0,2}}$")
        if np.any(pc.fill_null(decimaal, False).to_numpy(zero_copy_only=False) & aantal):
            een = pc.match_substring_regex(schoon, rf"^[-+]?\d+[{teken}]\d{{3}}\*{{0,2}}$")
            masker &= ~pc.fill_null(een, False).to_numpy(zero_copy_only=False)
    if not masker.any():
        return kolom, []
    zonder = pc.replace_substring_regex(schoon, r"[.,]", "").to_numpy(zero_copy_only=False)
    uit = kolom.astype(object).to_numpy(dtype=object).copy()
    uit[masker] = zonder[masker]
    voorbeelden = list(dict.fromkeys(schoon.filter(pa.array(masker)).to_pylist()))
    return pd.Series(uit, dtype=kolom.dtype), voorbeelden[:5]


def _get_tekst(cel: object) -> str:
    return cel if isinstance(cel, str) else ""


def _build_kapot(aantal: int, reden: str) -> Getallen:
    return Getallen(np.full(aantal, np.nan), np.full(aantal, KAPOT, np.int8), dict.fromkeys(range(aantal), reden), [])


def _mark(waarden: np.ndarray) -> Getallen:
    waarden = np.array(waarden, dtype=float)
    redenen = dict.fromkeys(np.flatnonzero(np.abs(waarden) > GROOTSTE).tolist(), TE_GROOT)
    statussen = np.where(np.isnan(waarden), NIETS, GEMETEN).astype(np.int8)
    laag = (waarden <= SENTINEL) & (waarden >= -GROOTSTE)
    if laag.any():
        statussen[laag] = np.where(np.isin(waarden[laag], ONDERDRUKT_SENTINELS), GEHEIM, NIETS)
        waarden[laag] = np.nan
    for plaats in redenen:
        statussen[plaats], waarden[plaats] = KAPOT, np.nan
    return Getallen(waarden, statussen, redenen, [])


def _parse_gemengd(kolom: pd.Series, decimaal: str | None) -> Getallen:
    cellen = kolom.to_list()
    echt = np.array([isinstance(cel, int | float) and not isinstance(cel, bool) for cel in cellen], dtype=bool)
    tekst = np.array([isinstance(cel, str) or cel is None for cel in cellen], dtype=bool)
    if echt.all():
        return _mark(np.array(cellen, dtype=float))
    uit = _parse_tekst(
        pa.array([cel if is_tekst else "" for cel, is_tekst in zip(cellen, tekst, strict=True)], pa.string()), decimaal
    )
    getallen = _mark(np.array([cel for cel, is_echt in zip(cellen, echt, strict=True) if is_echt], dtype=float))
    uit.waarden[echt], uit.statussen[echt] = getallen.waarden, getallen.statussen
    uit.procent = np.array(["%" in _get_tekst(cel) for cel in cellen]) if uit.procent is not None else None
    for plaats in np.flatnonzero(~echt & ~tekst):
        waar = isinstance(cellen[plaats], bool)
        uit.redenen[int(plaats)] = "waar of onwaar is geen getal" if waar else "dit is een datum, geen getal"
        uit.statussen[plaats], uit.waarden[plaats] = KAPOT, np.nan
    return uit


def _parse_tekst(kolom: pa.Array | pa.ChunkedArray, decimaal: str | None) -> Getallen:
    if isinstance(kolom, pa.ChunkedArray):
        kolom = kolom.combine_chunks()
    if decimaal != ",":
        snel = _cast_snel(kolom)
        if snel is not None:
            return _mark(snel)
    codes = kolom.dictionary_encode()
    uniek = ["" if tekst is None else str(tekst) for tekst in codes.dictionary.to_pylist()]
    index = codes.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    gestript = [tekst for tekst in uniek if _NOOT.fullmatch(_SPATIES.sub("", tekst))]
    waarden, statussen, redenen, dubbelzinnig = _parse_uniek(uniek, decimaal)
    waarden, statussen = np.append(waarden, np.nan), np.append(statussen, NIETS).astype(np.int8)
    uit = Getallen(waarden[index], statussen[index], {}, dubbelzinnig, gestript)
    procent = ["%" in tekst for tekst in uniek]
    uit.procent = np.array([*procent, False])[index] if any(procent) else None
    if redenen:
        uit.redenen = {int(plaats): redenen[int(index[plaats])] for plaats in uit.kapot}
    return uit


def _cast_snel(kolom: pa.Array) -> np.ndarray | None:
    """Cast a column of plain numbers with empty cells in one go; None when there is anything else in it."""
    if _is_cijfers(kolom):
        return pc.cast(kolom, pa.float64()).to_numpy(zero_copy_only=False)
    schoon = pc.utf8_trim_whitespace(kolom)
    schoon = pc.if_else(pc.equal(schoon, ""), pa.scalar(None, pa.string()), schoon)
    if pc.any(pc.match_substring_regex(schoon, r"[^0-9.+\-]")).as_py():
        return None
    duizend = pc.match_substring_regex(schoon, r"^[-+]?[1-9]\d{0,2}(\.\d{3})+$")
    if pc.any(duizend).as_py():
        gewoon = pc.and_(pc.match_substring(schoon, "."), pc.invert(duizend))
        if not pc.any(gewoon).as_py():
            return None
    try:
        return pc.cast(schoon, pa.float64()).to_numpy(zero_copy_only=False)
    except pa.ArrowInvalid:
        return None


def _is_cijfers(kolom: pa.Array) -> bool:
    """Tell that every cell is a whole number without sign, by the bytes of all cells together: no cell is looked at."""
    if not pa.types.is_string(kolom.type) or kolom.null_count or not len(kolom):
        return False
    begin, einde = (np.frombuffer(kolom.buffers()[1], np.int32)[kolom.offset + plaats] for plaats in (0, len(kolom)))
    tekens = np.frombuffer(kolom.buffers()[2] or b"", np.uint8)[begin:einde]
    if not len(tekens) or tekens.min() < ord("0") or tekens.max() > ord("9"):
        return False
    return pc.min(pc.binary_length(kolom)).as_py() > 0


def _parse_uniek(teksten: list[str], decimaal: str | None) -> tuple[np.ndarray, np.ndarray, dict[int, str], list[str]]:
    waarden = np.full(len(teksten), np.nan)
    statussen = np.full(len(teksten), NIETS, dtype=np.int8)
    redenen: dict[int, str] = {}
    # Readers see a true minus sign on our pages; copied from there it means what a hyphen means.
    schoon = [_strip_noot(_SPATIES.sub("", tekst).replace("\u2212", "-")).removesuffix("%") for tekst in teksten]
    # One asterisk is provisional, two are provisional after a revision: so CBS writes them.
    voorlopig = [tekst.endswith("*") and len(tekst.rstrip("*")) > 0 for tekst in schoon]
    schoon = [tekst.rstrip("*").removesuffix("%") if v else tekst for tekst, v in zip(schoon, voorlopig, strict=True)]
    stijl, dubbelzinnig, gemengd = _select_stijl(schoon, decimaal)
    for nummer, tekst in enumerate(schoon):
        klein = tekst.lower()
        if klein in _ONTBREEKT:
            continue
        if klein in _ONDERDRUKT or _is_bereik(klein):
            statussen[nummer] = GEHEIM
            continue
        waarde = None if gemengd and tekst in gemengd else _convert(tekst, stijl)
        if waarde is None or abs(waarde) > GROOTSTE:
            statussen[nummer] = KAPOT
            redenen[nummer] = TE_GROOT if waarde is not None else _explain(tekst, bool(gemengd) and tekst in gemengd)
        elif waarde <= SENTINEL:
            statussen[nummer] = GEHEIM if waarde in ONDERDRUKT_SENTINELS else NIETS
        else:
            waarden[nummer], statussen[nummer] = waarde, VOORLOPIG if voorlopig[nummer] else GEMETEN
    return waarden, statussen, redenen, dubbelzinnig


def _strip_noot(tekst: str) -> str:
    gevonden = _NOOT.fullmatch(tekst)
    return gevonden.group(1) if gevonden else tekst


def _is_bereik(tekst: str) -> bool:
    gevonden = _KLEIN.fullmatch(tekst)
    return gevonden is not None and (gevonden.group(2) is None or int(gevonden.group(2)) < int(gevonden.group(4)))


def _select_stijl(teksten: list[str], decimaal: str | None) -> tuple[str, list[str], set[str]]:
    """Give the decimal sign of a column, the values that could be read two ways, and those that clash."""
    komma = [t for t in teksten if "," in t and _NL.fullmatch(t)]
    engels = [t for t in teksten if _EN.fullmatch(t)]
    punt = [t for t in teksten if "." in t and "," not in t and _PUNT.fullmatch(t) and not _DUIZEND.fullmatch(t)]
    duizend = [t for t in teksten if _DUIZEND.fullmatch(t)]
    meervoud = [t for t in duizend if t.count(".") > 1]
    if decimaal:
        return decimaal, [], set()
    if engels and not any(t.count(",") == 1 and not re.search(r",\d{3}$", t) for t in komma):
        return "engels", [], set()
    if komma and punt:
        return (".", [], set(komma)) if len(komma) < len(punt) else (",", [], set(punt))
    if komma or meervoud:
        zeker = meervoud or duizend or any(not _DUIZEND_EN.fullmatch(t) for t in komma)
        return ",", [] if zeker else komma[:5], set(punt)
    # 1.234 beside 12.5 is a decimal point; alone, or beside whole numbers only, it may be a thousand.
    return ".", ([] if punt else duizend[:5]), set()


def _convert(tekst: str, stijl: str) -> float | None:
    if stijl == "engels" and "," in tekst:
        return (
            float(tekst.replace(",", ""))
            if _EN.fullmatch(tekst) or re.fullmatch(r"[-+]?\d{1,3}(,\d{3})+", tekst)
            else None
        )
    if stijl == ",":
        return float(tekst.replace(".", "").replace(",", ".")) if _NL.fullmatch(tekst) else None
    return float(tekst) if _PUNT.fullmatch(tekst) else None


def _explain(tekst: str, gemengd: bool) -> str:
    if gemengd:
        return "in deze kolom staan decimale komma's en decimale punten door elkaar"
    if _DATUM.fullmatch(tekst):
        return "dit is een datum, geen getal"
    if tekst.startswith("#"):
        return "dit is een formulefout"
    if re.fullmatch(r"[-+]?[\d.,]+", tekst):
        return "de punten en komma's kloppen niet"
    return "dit is tekst, geen getal"
