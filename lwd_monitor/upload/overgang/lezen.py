"""A table of a crosswalk, or a list of addresses with their old and new buurt, as rows of a crosswalk."""

import re

import numpy as np
import pandas as pd

from lwd_monitor.fout import Bevinding, Fout, Middel, Remedie
from lwd_monitor.gebied import ONBEKEND, build_niveaus, compute_overgang_uit_adressen, is_grondslag, normalise_code
from lwd_monitor.opmaak import format_getal
from lwd_monitor.upload.lezen import Tabel
from lwd_monitor.upload.opties import Opties
from lwd_monitor.upload.vorm import parse_getallen

VAN, NAAR, AANDEEL, GRONDSLAG, INWONERS = "van_code", "naar_code", "aandeel", "grondslag", "inwoners"
JAREN = ("van_indeling", "naar_indeling")
_JAAR = re.compile(r"(?<!\d)(?:19[5-9]\d|20[0-4]\d)(?!\d)")
# From here shares are percentages: those of one place add up to 1, or to 100.
PROCENT = 50
# More findings of one kind help nobody, and a long list of addresses may be wrong in every row.
MEESTE = 100


def get_paar(tabel: Tabel, opties: Opties) -> tuple[int, int]:
    """Return the two indelingen: as chosen, else as the columns say, else as the name of the file says."""
    gevonden = [
        gekozen or _read_kolom(tabel, kolom) for gekozen, kolom in zip((opties.van, opties.naar), JAREN, strict=True)
    ]
    uit_naam = [int(jaar) for jaar in _JAAR.findall(tabel.naam)]
    if None in gevonden and len(uit_naam) == 2:
        gevonden = [jaar or sorted(uit_naam)[n] for n, jaar in enumerate(gevonden)]
    van, naar = gevonden
    if van is None or naar is None:
        raise Fout(
            "Het bestand zegt niet van welke indeling naar welke indeling de overgang gaat.",
            Remedie(Middel.BEIDE_JAREN),
        )
    if van >= naar:
        raise Fout(f"De overgang gaat van een oudere naar een nieuwere indeling, niet van {van} naar {naar}.")
    return van, naar


def _read_kolom(tabel: Tabel, kolom: str) -> int | None:
    if not tabel.has(kolom):
        return None
    waarden = {str(waarde).strip().removesuffix(".0") for waarde in tabel.get_kolom(kolom).dropna()} - {""}
    if len(waarden) > 1:
        raise Fout(
            f"In de kolom {kolom} staan verschillende jaren ({', '.join(sorted(waarden)[:3])}). Lever per paar van "
            "indelingen een eigen bestand."
        )
    jaar = waarden.pop() if waarden else ""
    return int(jaar) if jaar.isdigit() else None


def read_overgang(tabel: Tabel) -> tuple[pd.DataFrame, list[Bevinding], list[str]]:
    """Return the rows with their number (rij, van_code, naar_code, aandeel, grondslag), errors, and remarks.

    Notes: without a column aandeel each row is an address, and the shares are counted from them.
    """
    frame = pd.DataFrame({"rij": tabel.rijnummers})
    fouten: list[Bevinding] = []
    for kolom in (VAN, NAAR):
        frame[kolom] = [normalise_code(str(cel), "buurt") for cel in tabel.get_kolom(kolom).fillna("")]
        fouten += _list_kapotte_codes(tabel, frame, kolom)
    if tabel.has(AANDEEL):
        return _read_tabel(tabel, frame, fouten)
    return _read_adressen(tabel, frame, fouten)


def _list_kapotte_codes(tabel: Tabel, frame: pd.DataFrame, kolom: str) -> list[Bevinding]:
    # A table may say of whole wijken too how they go over; an address lies in a buurt.
    niveaus = ("buurt", "wijk") if tabel.has(AANDEEL) else ("buurt",)
    soort, van = build_niveaus(frame[kolom]), build_niveaus(frame[VAN])
    goed = soort.isin(niveaus)
    if kolom == NAAR:
        goed &= (van == soort) | ~van.isin(niveaus)
    ruw = tabel.get_kolom(kolom).astype(str).to_numpy()
    melding = "Dit is geen code van een buurt, zoals BU01411402. Verbeter de code."
    return _list_bevindingen(melding, ~goed, frame, ruw, tabel.format_kolom(kolom))


def _list_bevindingen(
    melding: str, slecht: pd.Series, frame: pd.DataFrame, ruw: np.ndarray, kolom: str
) -> list[Bevinding]:
    """Return a finding for each wrong row, and after MEESTE of them how many more there are."""
    plaatsen = slecht.to_numpy().nonzero()[0]
    uit = [Bevinding(melding, int(frame["rij"].iloc[n]), kolom, str(ruw[n])[:80]) for n in plaatsen[:MEESTE]]
    if len(plaatsen) > MEESTE:
        meer = f"Er zijn nog {format_getal(len(plaatsen) - MEESTE)} rijen met dezelfde fout."
        uit.append(Bevinding(meer, None, kolom))
    return uit


def _read_tabel(
    tabel: Tabel, frame: pd.DataFrame, fouten: list[Bevinding]
) -> tuple[pd.DataFrame, list[Bevinding], list[str]]:
    meldingen = []
    aandeel, kapot = _read_getallen(tabel, frame, AANDEEL)
    fouten += kapot
    per_gebied = aandeel.groupby(frame[VAN]).sum()
    if len(per_gebied) and (per_gebied > PROCENT).all():
        aandeel, meldingen = aandeel / 100, ["De aandelen staan in procenten. Ze zijn gedeeld door 100."]
    frame = frame.assign(aandeel=aandeel, grondslag=ONBEKEND)
    if tabel.has(GRONDSLAG):
        woorden = tabel.get_kolom(GRONDSLAG).fillna("").astype(str).str.strip().str.lower()
        frame[GRONDSLAG] = woorden.where(woorden != "", ONBEKEND).to_numpy()
        melding = "Deze grondslag ken ik niet. Kies uit: gelijk, naam, geheel, adressen, inwoners, oppervlakte."
        vreemd = ~frame[GRONDSLAG].map(is_grondslag)
        fouten += _list_bevindingen(melding, vreemd, frame, woorden.to_numpy(), tabel.format_kolom(GRONDSLAG))
    # A table of all pairs has a 0 where nothing goes over.
    return frame[frame[AANDEEL] != 0], fouten, meldingen


def _read_adressen(
    tabel: Tabel, frame: pd.DataFrame, fouten: list[Bevinding]
) -> tuple[pd.DataFrame, list[Bevinding], list[str]]:
    if tabel.has(INWONERS):
        frame[INWONERS], kapot = _read_getallen(tabel, frame, INWONERS)
        fouten += kapot
    if fouten:
        return frame.iloc[:0].assign(aandeel=0.0, grondslag=""), fouten, []
    uit = compute_overgang_uit_adressen(frame.drop(columns="rij"))
    wat = "inwoners van de adressen" if INWONERS in frame else "adressen"
    melding = f"Elke rij is een adres. De aandelen zijn geteld naar {wat}."
    return uit.assign(rij=None), fouten, [melding]


def _read_getallen(tabel: Tabel, frame: pd.DataFrame, kolom: str) -> tuple[pd.Series, list[Bevinding]]:
    getallen = parse_getallen(tabel.get_kolom(kolom))
    waarden = pd.Series(getallen.waarden, index=frame.index)
    ruw = tabel.get_kolom(kolom).astype(str).to_numpy()
    slecht = waarden.isna() | (waarden < 0)
    melding = f"Hier moet een getal van 0 of meer staan ({kolom})."
    return waarden, _list_bevindingen(melding, slecht, frame, ruw, tabel.format_kolom(kolom))
