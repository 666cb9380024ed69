"""Spreadsheets (xlsx, xls, xlsb, ods): the chosen sheet as a table of cells."""

import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from lwd_monitor.fout import Bevinding, Fout, Middel, Remedie
from lwd_monitor.opmaak import join_namen
from lwd_monitor.upload.lezen.afgeschermd import read_afgeschermd
from lwd_monitor.upload.lezen.cellen import Celwijzers, apply_cellen, format_formulefouten, read_cellen
from lwd_monitor.upload.lezen.kop import Kop, get_kop, require_namen
from lwd_monitor.upload.lezen.kruistabel import read_kruistabel
from lwd_monitor.upload.lezen.limieten import MAX_CELLEN_WERKBLAD
from lwd_monitor.upload.lezen.soort import Bestandsoort
from lwd_monitor.upload.lezen.tabel import GEDRAAID, Leeskeuze, Tabel, format_kolomletter
from lwd_monitor.upload.lezen.verborgen import (
    build_waarschuwing,
    find_bladdeel,
    find_verborgen_kolommen,
    find_verborgen_rijen,
)
from lwd_monitor.upload.lezen.xls import read_xls
from lwd_monitor.upload.lezen.zipinhoud import check_werkmap

_ONGEZIEN = (
    "Van dit bestand ({soort}) ziet de app niet of cellen als procent worden getoond, en niet wat verborgen is: 38% kan er als 0,38 "
    "in staan. Kijk of de cijfers kloppen, of sla het bestand op als xlsx."
)


def read_werkblad(pad: Path, soort: Bestandsoort, naam: str, keuze: Leeskeuze, map_: Path) -> Tabel:
    """Read one sheet; unless one is chosen that called Data, or that of the year, or else the first with figures."""
    formulefouten = check_werkmap(pad) if soort != Bestandsoort.XLS else {}
    antwoord = read_afgeschermd("werkmap", pad, soort.value, map_, blad=keuze.blad, jaar=keuze.jaar)
    bladen, rijen = antwoord["bladen"], antwoord["rijen"]
    if antwoord["blad"] is None:
        raise Fout(f"Het blad '{keuze.blad}' bestaat niet. Kies uit: {', '.join(bladen) or 'geen enkel blad'}.")
    _require_jaarblad(antwoord["jaarbladen"], keuze.jaar)
    if sum(len(rij) for rij in rijen) > MAX_CELLEN_WERKBLAD:
        raise Fout("Het blad heeft te veel cellen om in één keer te lezen. Sla het op als csv.")
    if not rijen:
        raise Fout(f"Het blad '{antwoord['blad']}' is leeg. Kies een ander blad: {', '.join(bladen)}.")
    if gevonden := formulefouten.get(_find_deel(pad, antwoord["blad"]), []) if soort == Bestandsoort.XLSX else []:
        raise Fout(format_formulefouten([(f"{b.kolom}{b.rij}", b.waarde or "") for b in gevonden], antwoord["blad"]))
    wijzers = _read_wijzers(pad, soort, antwoord["blad"])
    meldingen = apply_cellen(rijen, wijzers, antwoord["blad"]) if wijzers else []
    try:
        tabel = (None if keuze.kopregel else read_kruistabel(rijen, soort.value, naam)) or _build_tabel(
            rijen, get_kop(rijen, keuze.kopregel), soort, naam
        )
    except Fout as fout:
        if len(bladen) < 2:
            raise
        raise Fout(f"{fout.melding} Gelezen is het blad '{antwoord['blad']}' van: {', '.join(bladen[:10])}.") from None
    tabel.bladen, tabel.blad = bladen, antwoord["blad"]
    tabel.kenmerken["blad"] = antwoord["blad"]
    tabel.meldingen += meldingen
    if tabel.blad in antwoord["verborgen"]:
        tabel.meldingen.append(f"Het blad '{tabel.blad}' is in Excel verborgen. Controleer of dit het goede blad is.")
    if wijzers:
        tabel.waarschuwingen += _check_verborgen(wijzers.verborgen_rijen, tabel)
        tabel.meldingen += _tell_kolommen(wijzers.verborgen_kolommen, tabel)
    else:
        tabel.waarschuwingen.append(Bevinding(_ONGEZIEN.format(soort=soort.value)))
    if antwoord["ook"]:
        # Sheets with one header are parts of one table: taking the first of them would be a guess.
        zelfde = any(gelijk for _, gelijk in antwoord["ook"])
        namen = join_namen([f"'{naam}'" for naam, _ in antwoord["ook"][:5]])
        tekst = (
            f"Ook op blad {namen} staan cijfers van gebieden; die zijn niet gelezen. Horen ze erbij, kies dat blad dan en lever het "
            "bestand nog eens."
        )
        if zelfde:
            tabel.waarschuwingen.append(Bevinding(tekst))
        else:
            tabel.meldingen.append(tekst)
    if len(bladen) > 1:
        tabel.meldingen.append(f"Gelezen is het blad '{tabel.blad}' van {len(bladen)}: {', '.join(bladen[:10])}.")
    return tabel


def _read_wijzers(pad: Path, soort: Bestandsoort, blad: str) -> Celwijzers | None:
    """Give what the sheet knows of its cells and hides; None where that cannot be seen."""
    if soort == Bestandsoort.XLS:
        return read_xls(pad, blad)
    if soort == Bestandsoort.XLSB:
        return None
    wijzers = read_cellen(pad, blad)
    wijzers.verborgen_rijen = find_verborgen_rijen(pad, blad)
    wijzers.verborgen_kolommen = find_verborgen_kolommen(pad, blad)
    return wijzers


def _check_verborgen(verborgen: set[int], tabel: Tabel) -> list[Bevinding]:
    # The rows of a table that was turned are not those of the sheet.
    rijen = sorted(verborgen if GEDRAAID in tabel.kenmerken else verborgen.intersection(tabel.rijnummers.tolist()))
    return [build_waarschuwing(rijen)] if rijen else []


def _tell_kolommen(nummers: set[int], tabel: Tabel) -> list[str]:
    """Tell which columns with a name are hidden in the sheet: they are read as the others are."""
    if GEDRAAID in tabel.kenmerken:
        letters = ", ".join(format_kolomletter(nummer) for nummer in sorted(nummers)[:5])
        return [f"In het blad verborgen, en toch gelezen: kolom {letters}."] if nummers else []
    namen = [tabel.format_kolom(naam) for naam, nummer in tabel.plaatsen.items() if naam and nummer in nummers]
    if not namen:
        return []
    return [
        f"In Excel verborgen, en toch gelezen: kolom {', '.join(namen[:5])}{' en andere' if len(namen) > 5 else ''}."
    ]


def _require_jaarblad(jaarbladen: dict[str, int], jaar: int | None) -> None:
    """Refuse to take one year out of several without being told which."""
    if jaarbladen and jaar not in jaarbladen.values():
        welke = f"geen blad voor {jaar}" if jaar else "een blad per jaar"
        raise Fout(
            f"Dit bestand heeft {welke}: {', '.join(jaarbladen)}.",
            Remedie(Middel.BLAD_OF_JAAR, str(max(jaarbladen.values()))),
        )


def _find_deel(pad: Path, blad: str) -> str:
    with zipfile.ZipFile(pad) as archief:
        return find_bladdeel(archief, blad) or ""


def _build_tabel(rijen: list[list[Any]], kop: Kop, soort: Bestandsoort, naam: str) -> Tabel:
    breedte = len(kop.namen)
    if breedte < 2:
        raise Fout("Het blad heeft maar één kolom met een naam. Kies een ander blad of geef de kopregel op.")
    inhoud = list(rijen[kop.eerste :])
    vol = [nummer for nummer, rij in enumerate(inhoud) if any(cel not in ("", None) for cel in rij)]
    if not vol:
        raise Fout(f"Onder de kopregel (rij {kop.kopregel}) staan geen gegevens. Haal het bestand opnieuw op.")
    koppen = [nummer for nummer in vol if _is_kop(inhoud[nummer], kop.namen)]
    vol = [nummer for nummer in vol if nummer not in set(koppen)] or vol
    gekozen = [inhoud[nummer] for nummer in vol]
    volledig = max(breedte, max(len(rij) for rij in gekozen))
    if any(len(rij) != volledig for rij in gekozen):
        gekozen = [[*rij, *[""] * (volledig - len(rij))] for rij in gekozen]
    data = [_clean_kolom(kolom) for kolom in zip(*gekozen, strict=True)]
    namen = kop.namen + [""] * (volledig - breedte)
    frame = pd.DataFrame({nummer: pd.Series(kolom, dtype=object) for nummer, kolom in enumerate(data)})
    require_namen(namen, kop.kopregel, [any(cel != "" for cel in kolom) for kolom in data])
    namen = kop.namen
    frame = frame.iloc[:, :breedte]
    frame.columns = namen
    nummers = np.asarray(vol, dtype=np.int32) + kop.eerste + 1
    kenmerken = {"dubbele_kop": "ja"} if kop.dubbel else {}
    tabel = Tabel(
        frame, nummers, namen, soort.value, naam, kopregel=kop.kopregel, kenmerken=kenmerken, eenheden=kop.eenheden
    )
    if koppen:
        eerste = koppen[0] + kop.eerste + 1
        tabel.meldingen.append(f"De kopregel staat er nog {len(koppen)} keer in (rij {eerste}); overgeslagen.")
    return tabel


def _is_kop(rij: list[Any], namen: list[str]) -> bool:
    """Tell whether a row repeats the header, as tables put under each other have it."""
    return len(rij) >= len(namen) > 0 and all(str(cel).strip() == naam for cel, naam in zip(rij, namen, strict=False))


def _clean_kolom(kolom: Sequence[Any]) -> list[Any]:
    """Give whole numbers as such (a spreadsheet knows only floats, and a code is no 14110.0) and empty cells as ''."""
    soorten = set(map(type, kolom))
    cellen = list(kolom)
    if float in soorten:
        cellen = [int(cel) if type(cel) is float and cel.is_integer() and abs(cel) < 1e15 else cel for cel in cellen]
    if type(None) in soorten:
        cellen = ["" if cel is None else cel for cel in cellen]
    return cellen
