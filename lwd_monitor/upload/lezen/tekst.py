"""CSV and TSV: separator, header, and a fast road for the clean files that are nearly all of them."""

import csv
import io
from itertools import islice

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv as pv

from lwd_monitor.fout import Fout
from lwd_monitor.upload.lezen.codering import Tekst
from lwd_monitor.upload.lezen.kop import ZOEKDIEPTE, Kop, get_kop, require_namen
from lwd_monitor.upload.lezen.kruistabel import has_kruistabel, read_kruistabel
from lwd_monitor.upload.lezen.limieten import MAX_KOLOMMEN, MAX_RIJEN
from lwd_monitor.upload.lezen.tabel import Tabel

SCHEIDINGSTEKENS = ";,\t|"
_MONSTER = 64_000
_BEGIN = 1_000_000
_VOORAAN = 1_000
_LANGSTE_CEL = 1_000_000
_NAMEN = {";": "puntkomma", ",": "komma", "\t": "tab", "|": "rechte streep"}


def read_tekst(bron: Tekst, naam: str, kopregel: int | None = None) -> Tabel:
    """Read a separated text as a table of strings."""
    csv.field_size_limit(_LANGSTE_CEL)
    begin = bron.get_begin(_MONSTER)
    if begin.lstrip()[:4].lower() == "sep=":
        zonder = bron.tekst[bron.tekst.index("\n") + 1 :] if "\n" in begin else ""
        bron = Tekst(zonder, bron.codering, bron.meldingen)
    scheiding = find_scheidingsteken(bron.get_begin(_MONSTER))
    _require_gesloten(bron, scheiding)
    eerste = _read_eerste(bron, scheiding, max(ZOEKDIEPTE, kopregel or 0) + 3)
    if kopregel is None and has_kruistabel(eerste):
        gedraaid = read_kruistabel(_read_records(bron.tekst, scheiding, MAX_RIJEN), "csv", naam)
        if gedraaid is not None:
            gedraaid.codering, gedraaid.scheidingsteken = bron.codering, _NAMEN[scheiding]
            gedraaid.meldingen = [*bron.meldingen, *gedraaid.meldingen]
            return gedraaid
    kop = get_kop(eerste, kopregel)
    breedte = len(kop.namen)
    if breedte < 2:
        raise Fout(
            "Het bestand heeft maar één kolom. De app zocht naar puntkomma, komma, tab en rechte streep als "
            "scheidingsteken. Sla het op als csv met puntkomma's."
        )
    snel = None if kop.dubbel else _read_snel(bron, scheiding, kop, eerste)
    meldingen = list(bron.meldingen)
    if snel is None:
        frame, rijen = _read_langzaam(bron.tekst, scheiding, kop, meldingen)
    else:
        frame, rijen = snel
    if len(rijen) == 0:
        raise Fout(f"Onder de kopregel (rij {kop.kopregel}) staan geen gegevens. Haal het bestand opnieuw op.")
    require_namen(kop.namen, kop.kopregel, [_is_gevuld(frame.iloc[:, n]) for n in range(breedte)])
    frame, rijen = _drop_koppen(frame, rijen, kop, meldingen)
    _require_hele_cellen(bron, frame, rijen, scheiding)
    frame.columns = kop.namen
    if kop.kopregel > 1:
        meldingen.append(f"De kop staat in rij {kop.kopregel}; de rijen erboven zijn overgeslagen.")
    return Tabel(
        frame,
        rijen,
        kop.namen,
        "csv",
        naam,
        codering=bron.codering,
        scheidingsteken=_NAMEN[scheiding],
        kopregel=kop.kopregel,
        meldingen=meldingen,
        kenmerken={"dubbele_kop": "ja"} if kop.dubbel else {},
        eenheden=kop.eenheden,
    )


def _count_aanhalingen(bron: Tekst) -> int:
    return bron.rauw.count(b'"') if bron.rauw is not None else bron.tekst.count('"')


def _require_gesloten(bron: Tekst, scheiding: str) -> None:
    """Refuse a text in which a quotation mark opens a cell that never ends: all below it would be part of that cell."""
    if _count_aanhalingen(bron) % 2 == 0:
        return
    lezer = csv.reader(io.StringIO(bron.tekst, newline=""), delimiter=scheiding, strict=True)
    begin = 1
    try:
        for _ in lezer:
            begin = lezer.line_num + 1
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise Fout(
                f"In regel {begin} begint een aanhalingsteken dat nergens sluit; alles daaronder zou bij die ene cel horen. "
                "Zet er een aanhalingsteken achter, of haal het weg."
            ) from None


def _require_hele_cellen(bron: Tekst, frame: pd.DataFrame, rijen: np.ndarray, scheiding: str) -> None:
    """Refuse a cell that has swallowed whole rows: it runs over lines that are as wide as the table."""
    if not _count_aanhalingen(bron):
        return
    for nummer in range(frame.shape[1]):
        met = np.flatnonzero(frame.iloc[:, nummer].str.contains("\n", regex=False).to_numpy(dtype=bool, na_value=False))
        for plaats in met.tolist():
            regels = str(frame.iat[plaats, nummer]).splitlines()
            if any(regel.count(scheiding) >= frame.shape[1] - 1 for regel in regels[1:]):
                raise Fout(
                    f"In rij {rijen[plaats]} sluit een aanhalingsteken pas {len(regels) - 1} regels verder; de rijen "
                    "ertussen zouden bij die ene cel horen. Zet het aanhalingsteken op zijn plaats, of haal het weg."
                )


def _drop_koppen(
    frame: pd.DataFrame, rijen: np.ndarray, kop: Kop, meldingen: list[str]
) -> tuple[pd.DataFrame, np.ndarray]:
    """Leave out rows that repeat the header, as files put under each other have them."""
    zelfde = np.ones(len(rijen), dtype=bool)
    for nummer, naam in enumerate(kop.namen):
        zelfde[zelfde] = (frame.iloc[zelfde, nummer].str.strip() == naam).to_numpy(dtype=bool, na_value=False)
        if not zelfde.any():
            return frame, rijen
    meldingen.append(f"De kopregel staat er nog {int(zelfde.sum())} keer in (rij {rijen[zelfde][0]}); overgeslagen.")
    return frame[~zelfde].reset_index(drop=True), rijen[~zelfde]


def _is_gevuld(kolom: pd.Series) -> bool:
    return bool((kolom.iloc[:_VOORAAN] != "").any() or (kolom != "").any())


def find_scheidingsteken(tekst: str) -> str:
    """Choose the separator that cuts the first rows most evenly into the most columns."""
    begin = tekst[:_MONSTER]
    punten = {}
    for teken in SCHEIDINGSTEKENS:
        breedtes = [len(rij) for rij in _read_records(begin, teken, 60, streng=False) if any(rij)]
        if len(begin) == _MONSTER and len(breedtes) > 1:
            breedtes.pop()
        vaakst = max(set(breedtes), key=lambda b: (breedtes.count(b) if b > 1 else 0, b), default=0)
        punten[teken] = (breedtes.count(vaakst) / max(1, len(breedtes))) if vaakst > 1 else 0.0
        punten[teken] += min(vaakst, 50) / 1_000
    return max(SCHEIDINGSTEKENS, key=lambda teken: punten[teken])


def _read_eerste(bron: Tekst, scheiding: str, aantal: int) -> list[list[str]]:
    """Return the first rows; the whole of a large text is looked at only when they do not stand in its first part."""
    begin = bron.get_begin(_BEGIN)
    if len(begin) == _BEGIN:
        rijen = _read_records(begin, scheiding, aantal + 1, streng=False)
        if len(rijen) > aantal:
            return rijen[:aantal]
    return _read_records(bron.tekst, scheiding, aantal)


def _read_records(tekst: str, scheiding: str, aantal: int, *, streng: bool = True) -> list[list[str]]:
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding)
    try:
        return list(islice(lezer, aantal))
    except csv.Error as error:
        if streng:
            raise _explain(error, lezer.line_num) from None
        return []


def _explain(error: csv.Error, regel: int) -> Fout:
    if "field larger" in str(error):
        return Fout(
            f"Rond regel {regel} staat een cel van meer dan een miljoen tekens; waarschijnlijk is een aanhalingsteken "
            "niet gesloten. Herstel die regel of sla het bestand opnieuw op."
        )
    return Fout(f"Regel {regel} is niet te lezen als csv. Sla het bestand opnieuw op als csv (UTF-8).")


def _read_snel(
    bron: Tekst, scheiding: str, kop: Kop, eerste: list[list[str]]
) -> tuple[pd.DataFrame, np.ndarray] | None:
    """Read with Arrow when every line is one full row; None sends the file down the careful road."""
    boven = eerste[: kop.eerste]
    if any("\n" in cel or "\r" in cel for rij in boven for cel in rij) or not all(boven):
        return None
    if len(eerste[kop.eerste - 1]) != len(kop.namen):
        return None
    # The bytes of the file are used as they are: a copy of a large text costs more memory than the table.
    inhoud = bron.rauw if bron.rauw is not None else bron.tekst.encode()
    einde = len(inhoud)
    while einde and inhoud[einde - 1] in b"\r\n":
        einde -= 1
    plaats = 0
    for _ in range(kop.eerste):
        plaats = inhoud.find(b"\n", plaats) + 1
    if plaats == 0 or plaats >= einde or _has_lege_regels(inhoud, einde):
        return None
    namen = [str(nummer) for nummer in range(len(kop.namen))]
    try:
        tabel = pv.read_csv(
            pa.py_buffer(inhoud).slice(plaats, einde - plaats),
            read_options=pv.ReadOptions(column_names=namen, block_size=8 << 20),
            parse_options=pv.ParseOptions(delimiter=scheiding, newlines_in_values=b'"' in inhoud),
            convert_options=pv.ConvertOptions(
                column_types=dict.fromkeys(namen, pa.string()), strings_can_be_null=False, check_utf8=False
            ),
        )
    except pa.ArrowInvalid:
        return None
    if tabel.num_rows > MAX_RIJEN:
        raise _te_veel_rijen()
    rijen = np.arange(kop.eerste + 1, kop.eerste + 1 + tabel.num_rows, dtype=np.int32)
    return tabel.to_pandas(types_mapper=pd.ArrowDtype, split_blocks=True, self_destruct=True), rijen


def _has_lege_regels(inhoud: bytes, einde: int) -> bool:
    if inhoud.find(b"\n\n", 0, einde) >= 0:
        return True
    if inhoud.find(b"\r", 0, einde) < 0:
        return False
    return inhoud.find(b"\n\r\n", 0, einde) >= 0 or inhoud.count(b"\r", 0, einde) != inhoud.count(b"\r\n", 0, einde)


def _te_veel_rijen() -> Fout:
    return Fout(
        f"Het bestand heeft meer dan {MAX_RIJEN // 1_000_000} miljoen rijen. Lever alleen de rijen van de gemeente, "
        "of splits het bestand per jaar."
    )


def _read_langzaam(tekst: str, scheiding: str, kop: Kop, meldingen: list[str]) -> tuple[pd.DataFrame, np.ndarray]:
    breedte = len(kop.namen)
    goed: list[list[str]] = []
    rijen: list[int] = []
    fout: list[tuple[int, int]] = []
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding)
    try:
        for nummer, rij in enumerate(lezer, 1):
            if nummer <= kop.eerste or not any(cel.strip() for cel in rij):
                continue
            if len(rij) != breedte:
                if len(rij) > breedte and not any(rij[breedte:]):
                    rij = rij[:breedte]
                else:
                    fout.append((nummer, len(rij)))
                    if len(rij) > MAX_KOLOMMEN:
                        raise Fout(f"Rij {nummer} heeft {len(rij)} waarden. Sla het bestand opnieuw op.")
                    continue
            goed.append(rij)
            rijen.append(nummer)
            if len(goed) > MAX_RIJEN:
                raise _te_veel_rijen()
    except csv.Error as error:
        raise _explain(error, lezer.line_num) from None
    _require_breedte(fout, rijen, breedte, meldingen)
    kolommen = list(zip(*goed, strict=True)) if goed else [()] * breedte
    data = {str(n): pd.Series(kolom, dtype=pd.ArrowDtype(pa.string())) for n, kolom in enumerate(kolommen)}
    return pd.DataFrame(data), np.asarray(rijen, dtype=np.int32)


def _require_breedte(fout: list[tuple[int, int]], rijen: list[int], breedte: int, meldingen: list[str]) -> None:
    laatste = rijen[-1] if rijen else 0
    voet = [nummer for nummer, aantal in fout if nummer > laatste and aantal <= 2]
    if voet and len(voet) <= 10:
        meldingen.append(f"Onder de tabel staan {len(voet)} regels toelichting (vanaf rij {voet[0]}); overgeslagen.")
        fout = [paar for paar in fout if paar[0] not in set(voet)]
    if fout:
        plaatsen = ", ".join(f"rij {nummer} ({aantal})" for nummer, aantal in fout[:8])
        meer = f" en nog {len(fout) - 8} rijen" if len(fout) > 8 else ""
        raise Fout(
            f"De kopregel heeft {breedte} kolommen, maar deze rijen hebben een ander aantal waarden: {plaatsen}{meer}. "
            "Kijk daar naar een scheidingsteken of aanhalingsteken te veel of te weinig, "
            "of naar een afgebroken bestand."
        )
