"""From a file to candidate figures: read, recognised, converted, and placed in an indeling."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd

from lwd_monitor import indicator
from lwd_monitor.db import Cursor
from lwd_monitor.fout import Bevinding, Fout, Middel, Remedie
from lwd_monitor.gebied import Gebied, find_in_gemeente, is_plaats, list_gebieden, list_indelingen, load_aliassen
from lwd_monitor.indicator import Indicator
from lwd_monitor.instellingen import load_instellingen
from lwd_monitor.upload import koppelingen, overslaan, store
from lwd_monitor.upload.afkomst import Bronkeuze, Indelingkeuze, select_bron, select_indelingen
from lwd_monitor.upload.afscherming import check_fictief, hide_kleine_aantallen, list_afgeschermd, select_echt
from lwd_monitor.upload.lezen import Tabel, read_bestand
from lwd_monitor.upload.naamgeving import Namen, build_gebieden_uit_lang, check_namen, find_indeling_van_namen
from lwd_monitor.upload.opties import Opties
from lwd_monitor.upload.overslaan import MET_SCHATTINGEN, drop_sentinels, keep_geteld, list_geschat
from lwd_monitor.upload.vorm import (
    OVERGANG,
    Kolomkoppeling,
    Lang,
    Vormkeuze,
    apply_profiel,
    explain_gebieden_boven,
    recognise,
    to_lang,
)


class OnbekendeVorm(Fout):
    """No known form and no profile fits: a person must say what the columns mean."""

    def __init__(self, tabel: Tabel) -> None:
        kolommen = ", ".join(naam for naam in tabel.plaatsen if naam)[:300]
        blad = f" (blad '{tabel.blad}')" if len(tabel.bladen) > 1 else ""
        boven = explain_gebieden_boven(tabel)
        # No mapping reads places above the columns: then the table itself must be turned.
        super().__init__(
            f"De vorm van dit bestand{blad} ken ik niet. De kolommen zijn: {kolommen}. {boven}".strip(),
            None if boven else Remedie(Middel.PROFIEL),
        )
        self.tabel = tabel


class MislukteKoppeling(Fout):
    """A mapping, saved or just made, that does not fit the file; `tabel` and `profiel` are for who corrects it."""

    def __init__(self, tabel: Tabel, profiel: Kolomkoppeling, fout: Fout) -> None:
        super().__init__(fout.melding, fout.remedie)
        self.tabel, self.profiel = tabel, profiel


class Overgangsbestand(Fout):
    """The file holds no figures but a crosswalk, or addresses to make one from; `tabel` is what was read."""

    def __init__(self, tabel: Tabel, melding: str) -> None:
        super().__init__(melding)
        self.tabel = tabel


@dataclass
class Gelezen:
    """A file as candidate figures: `frame` has rij, kolom, the key, the values and status, all with an indeling."""

    naam: str
    sha256: str
    tabel: Tabel
    lang: Lang
    frame: pd.DataFrame
    bron: Bronkeuze
    indelingen: dict[int, int]
    profiel: Kolomkoppeling | None = None
    gebieden: pd.DataFrame | None = None
    overgeslagen: int = 0
    fouten: list[Bevinding] = field(default_factory=list)
    waarschuwingen: list[Bevinding] = field(default_factory=list)
    kolom_gebied: str | None = None
    kolom_jaar: str | None = None
    aanvullen: bool = False
    """Whether what the file does not mention stays: by choice, or because it is a part by nature."""


def read_upload(con: Cursor, pad: Path, opties: Opties, profiel: Kolomkoppeling | None = None) -> Gelezen:
    """Read one file with the choices of a person; raises Fout when nothing of it can be used.

    Notes: `profiel` is a mapping that is not saved yet; without it a saved one that fits the header is used.
    """
    pad = Path(pad)
    if not pad.is_file():
        raise Fout(f"Het bestand {pad} bestaat niet. Controleer de naam en de map.")
    indelingen = list_indelingen(con)
    _require_indeling(opties.indeling, indelingen)
    naam = opties.naam or pad.name
    profiel = profiel or (koppelingen.get_profiel(con, opties.profiel) if opties.profiel else None)
    blad, kopregel = opties.blad, opties.kopregel
    if profiel:
        blad, kopregel = blad or profiel.blad, kopregel or profiel.kopregel
    tabel = read_bestand(pad, naam=naam, blad=blad, kopregel=kopregel, jaar=opties.jaar)
    catalogus = indicator.load_indicatoren(con)
    namen = Namen(load_aliassen(con), find_indeling_van_namen(opties, indelingen))
    lang, profiel = _convert(con, tabel, opties, profiel, namen, catalogus)
    return _build(con, pad, tabel, lang, profiel, opties, catalogus)


def _require_indeling(indeling: int | None, indelingen: list[int]) -> None:
    if indeling is not None and indeling not in indelingen:
        raise Fout(
            f"Indeling {indeling} is niet geladen. Wel geladen: {', '.join(map(str, indelingen))}.",
            Remedie(Middel.INDELING_LADEN),
        )


def _convert(
    con: Cursor,
    tabel: Tabel,
    opties: Opties,
    profiel: Kolomkoppeling | None,
    namen: Namen,
    catalogus: dict[str, Indicator],
) -> tuple[Lang, Kolomkoppeling | None]:
    titels = {i.titel: i.id for i in catalogus.values()} | {id_: id_ for id_ in catalogus}
    titels |= {oud: i.id for i in catalogus.values() for oud in i.vorige_ids}
    keuze = Vormkeuze(
        **vars(opties),
        alias=namen.find,
        kandidaten=namen.list_codes,
        catalogus=titels,
        bekend=catalogus,
        indelingen=tuple(list_indelingen(con)),
    )
    vorm = None if profiel else recognise(tabel)
    if vorm is not None and vorm.naam == OVERGANG:
        raise Overgangsbestand(tabel, vorm.weigering or "")
    if vorm is not None and vorm.kenmerken.get("ruim"):
        # What a person once said of these columns goes before what their headings seem to mean.
        profiel = koppelingen.find_profiel(con, tabel)
    if vorm is not None and profiel is None:
        return to_lang(tabel, vorm, keuze), None
    profiel = profiel or koppelingen.find_profiel(con, tabel)
    if profiel is None:
        raise OnbekendeVorm(tabel)
    try:
        return apply_profiel(tabel, profiel, keuze), profiel
    except Fout as fout:
        raise MislukteKoppeling(tabel, profiel, fout) from fout


def _build(
    con: Cursor,
    pad: Path,
    tabel: Tabel,
    lang: Lang,
    profiel: Kolomkoppeling | None,
    opties: Opties,
    catalogus: dict[str, Indicator],
) -> Gelezen:
    """Give what was read as candidates; seven, as a file, its form and the choices of a person meet what is known.

    Notes: each step passes on what it found, and the order matters: what is hidden is worked out over all that stays.
    """
    bronnen = indicator.load_bronnen(con)
    frame, weg = _select_gebieden(lang.frame)
    if opties.alleen_bekend:
        frame = _select_bekend(lang, frame, catalogus)
    gebieden = list_gebieden(con)
    frame, keuze, bekend = _place(lang, frame, gebieden, opties.indeling)
    frame, verteld = drop_sentinels(frame)
    lang.meldingen += verteld
    naamfouten, verteld = check_namen(lang, frame, load_aliassen(con), gebieden)
    lang.meldingen += verteld
    if lang.vorm.naam == MET_SCHATTINGEN and (geschat := list_geschat(frame)):
        frame, verteld = keep_geteld(frame, store.load_staand(con, geschat), catalogus)
        lang.meldingen += verteld
    echt = select_echt(catalogus, bronnen)
    staand, minimum_cel = _load_staand(con, frame, echt), load_instellingen().minimum_cel
    afgeschermd = hide_kleine_aantallen(frame, echt, gebieden, staand, minimum_cel)
    frame = afgeschermd.frame
    lang.meldingen.extend(afgeschermd.meldingen)
    fouten = [*lang.fouten, *keuze.fouten, *naamfouten, *afgeschermd.fouten, *check_fictief(frame, catalogus, bronnen)]
    bron = select_bron(frame, opties.bron or (profiel.bron if profiel else None), catalogus, bronnen)
    erbij = _build_gebieden(lang, frame, bekend) if opties.alles else None
    is_deel = lang.vorm.naam == overslaan.VORM
    if is_deel:
        aantal = len(frame)
        frame, verteld = overslaan.drop_omgerekend(con, frame)
        weg += aantal - len(frame)
        lang.meldingen += verteld
    kolom_gebied, kolom_jaar = _find_kolommen(tabel, lang, profiel)
    return Gelezen(
        opties.naam or pad.name,
        compute_sha256(pad),
        tabel,
        lang,
        frame,
        bron,
        dict(sorted(keuze.per_jaar.items())),
        profiel,
        erbij,
        overgeslagen=lang.overgeslagen + weg,
        fouten=fouten,
        waarschuwingen=[*lang.waarschuwingen, *keuze.waarschuwingen],
        kolom_gebied=kolom_gebied,
        kolom_jaar=kolom_jaar,
        aanvullen=opties.aanvullen or is_deel,
    )


def _place(
    lang: Lang, frame: pd.DataFrame, gebieden: list[Gebied], vast: int | None
) -> tuple[pd.DataFrame, Indelingkeuze, dict[int, set[str]]]:
    """Give every row an indeling; also returns how each year chose its own, and the codes of each indeling."""
    bekend: dict[int, set[str]] = {}
    for gebied in gebieden:
        bekend.setdefault(gebied.indeling, set()).add(gebied.code)
    zonder = frame["indeling"].to_numpy() == 0
    codes = _list_codes(frame if zonder.all() else frame[zonder])
    keuze = select_indelingen(codes, bekend, vast, jaar_beslist=lang.jaar_kiest_indeling)
    return frame.assign(indeling=_fill_indeling(frame, zonder, keuze.per_jaar, vast)), keuze, bekend


def _load_staand(con: Cursor, frame: pd.DataFrame, catalogus: dict[str, Indicator]) -> pd.DataFrame:
    # Most files hold no figures about persons: then nothing needs to be searched for. Else those of other indicators
    # count along, since one may follow from another.
    afgeschermd = list_afgeschermd(catalogus)
    return store.load_staand(con, afgeschermd if frame["indicator_id"].isin(afgeschermd).any() else [])


def _select_gebieden(frame: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """Keep the rows of gemeenten, wijken and buurten with an indicator; provinces and regions are no places here."""
    if frame.empty:
        return frame, 0
    codes = frame["gebied_code"].cat
    goed = np.array([is_plaats(code) for code in codes.categories] + [False], dtype=bool)[codes.codes]
    goed &= frame["indicator_id"].notna().to_numpy()
    return (frame, 0) if goed.all() else (frame[goed], int(frame.loc[~goed, "rij"].nunique()))


def _select_bekend(lang: Lang, frame: pd.DataFrame, catalogus: dict[str, Indicator]) -> pd.DataFrame:
    """Keep the figures of indicators in the catalogue, and name those that were left out."""
    over = sorted({str(id_) for id_ in frame["indicator_id"].unique()} - set(catalogus))
    if not over:
        return frame
    lang.meldingen.append(
        f"Niet in de catalogus, en dus niet gelezen: {', '.join(lang.namen.get(o, o) for o in over)}."
    )
    frame = frame[~frame["indicator_id"].isin(over)]
    return frame.assign(indicator_id=frame["indicator_id"].cat.remove_unused_categories())


def _list_codes(frame: pd.DataFrame) -> dict[int, set[str]]:
    if frame.empty:
        return {}
    codes = frame["gebied_code"].cat
    jaren = frame["jaar"].to_numpy(np.int32)
    eerste = int(jaren.min())
    # The last column takes rows without a code.
    gezien = np.zeros((int(jaren.max()) - eerste + 1, len(codes.categories) + 1), dtype=bool)
    gezien[jaren - eerste, codes.codes.to_numpy()] = True
    namen = codes.categories.to_numpy()
    return {eerste + n: set(namen[rij[:-1]]) for n, rij in enumerate(gezien) if rij.any()}


def _fill_indeling(
    frame: pd.DataFrame, zonder: np.ndarray, per_jaar: Mapping[int, int], vast: int | None
) -> np.ndarray:
    indeling = frame["indeling"].to_numpy(np.int32).copy() if len(frame) else np.array([], np.int32)
    if vast is not None:
        indeling[:] = vast
    elif zonder.any():
        jaren = frame["jaar"].to_numpy(np.int32)[zonder]
        eerste = int(jaren.min())
        van_jaar = [per_jaar.get(jaar, 0) for jaar in range(eerste, int(jaren.max()) + 1)]
        indeling[zonder] = np.array(van_jaar, np.int32)[jaren - eerste]
    return indeling


def _build_gebieden(lang: Lang, frame: pd.DataFrame, bekend: dict[int, set[str]]) -> pd.DataFrame | None:
    """Make the places of other gemeenten from the codes and names in the file; what is loaded stays as it is."""
    delen = []
    for indeling in frame["indeling"].unique().tolist():
        deel = Lang(_select_eerste(frame, indeling), lang.vorm, 0)
        gebieden = build_gebieden_uit_lang(deel, int(indeling))
        delen.append(gebieden[~find_in_gemeente(gebieden["code"], bekend.get(int(indeling), set()))])
    alle = pd.concat(delen, ignore_index=True) if delen else pd.DataFrame()
    return None if alle.empty else alle.assign(geometrie=None, geometrie_ruw=False)


def _select_eerste(frame: pd.DataFrame, indeling: int) -> pd.DataFrame:
    """Keep the first row of each place; a million rows name some thousands of places."""
    plaatsen = np.flatnonzero(frame["indeling"].to_numpy() == indeling)
    codes = frame["gebied_code"].cat
    eerste = np.full(len(codes.categories), -1, np.int64)
    # Written from the last to the first: the first one stays.
    eerste[codes.codes.to_numpy()[plaatsen][::-1]] = plaatsen[::-1]
    return frame.iloc[np.sort(eerste[eerste >= 0])]


def _find_kolommen(tabel: Tabel, lang: Lang, profiel: Kolomkoppeling | None) -> tuple[str | None, str | None]:
    kenmerk = lang.vorm.kenmerken
    gebied = (profiel.gebied if profiel else None) or kenmerk.get("gebied") or "gebied_code"
    jaar = (profiel.jaar if profiel else None) or kenmerk.get("periode") or "jaar"
    return tuple(tabel.format_kolom(naam) if naam and tabel.has(naam) else None for naam in (gebied, jaar))  # type: ignore[return-value]


def compute_sha256(pad: Path) -> str:
    """Return the fingerprint of a file."""
    with Path(pad).open("rb") as bestand:
        return hashlib.file_digest(bestand, "sha256").hexdigest()
