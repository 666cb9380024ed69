"""Forms with one figure a row: our own export, the national file, OData v4 observations, and area - year - value."""

import re

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from lwd_monitor import kwb
from lwd_monitor.fout import Fout, Middel, Remedie
from lwd_monitor.upload.eenheden import find_eenheid_in_kop
from lwd_monitor.upload.lezen.tabel import Tabel
from lwd_monitor.upload.namen import read_namen
from lwd_monitor.upload.vorm.blokken import Regels
from lwd_monitor.upload.vorm.gecodeerd import Gecodeerd, encode
from lwd_monitor.upload.vorm.getallen import GEHEIM, GEMETEN, NIETS, STATUSSEN, VOORLOPIG
from lwd_monitor.upload.vorm.keuze import KORT, LEEFBAAROMETER, Vormkeuze
from lwd_monitor.upload.vorm.model import EIGEN_STATUSSEN, Lang, Vorm
from lwd_monitor.upload.vorm.opbouw import Bouwer
from lwd_monitor.upload.vorm.schrijfwijze import EERSTE_JAAR, LAATSTE_JAAR, find_jaar_in_naam

EIGEN = ("gebied_code", "indicator_id", "jaar", "waarde", "status")
_NAMEN, _STATLINE = read_namen("lang"), read_namen("statline")
_LEEFBAAROMETER, _ODATA4 = _NAMEN["leefbaarometer"], _STATLINE["odata4"]
GEBIED_NAMEN: list[str] = _NAMEN["gebied"]
INDICATOR_NAMEN = frozenset(_NAMEN["indicator"])


def recognise_lang(tabel: Tabel) -> Vorm | None:
    """Recognise the forms with one figure a row."""
    if tabel.has(*EIGEN):
        return Vorm("eigen_export", "Export van deze monitor", f"de kolommen {', '.join(EIGEN)} staan erin")
    regio = next((naam for naam in _STATLINE["gebied"] if tabel.has(naam)), None)
    maat, waarde = _ODATA4["maat"], _ODATA4["waarde"]
    if regio and tabel.has(maat, waarde):
        reden = f"de kolommen {maat} en {waarde} staan erin"
        return Vorm("odata4", _STATLINE["titel"]["odata4"], reden, None, {"gebied": regio})
    gebied = next((naam for naam in GEBIED_NAMEN if tabel.has(naam)), None)
    if gebied and tabel.has("jaar", "indicator", "waarde"):
        return Vorm(
            "lang",
            "Lange vorm",
            f"de kolommen {gebied}, jaar, indicator en waarde staan erin",
            None,
            {"gebied": gebied},
        )
    if gebied and tabel.has("jaar", "waarde") and not {naam.lower() for naam in tabel.plaatsen} & INDICATOR_NAMEN:
        reden = f"de kolommen {gebied}, jaar en waarde staan erin; de indicator staat er niet bij"
        return Vorm("gebied_jaar_waarde", "Eén indicator per gebied en jaar", reden, None, {"gebied": gebied})
    return None


def recognise_kort(tabel: Tabel) -> Vorm | None:
    """Recognise rows of areas with the short names of indicators above the columns."""
    gebied = next((naam for naam in GEBIED_NAMEN if tabel.has(naam)), None)
    gevonden = [naam for naam in tabel.plaatsen if naam in KORT]
    if gebied is None or len(gevonden) < 2:
        return None
    reden = f"de kolom {gebied} en de onderwerpen {', '.join(gevonden[:3])} staan erin"
    return Vorm("kort_breed", "Gebieden in rijen, korte namen in kolommen", reden, None, {"gebied": gebied})


def recognise_leefbaarometer(tabel: Tabel) -> Vorm | None:
    """Recognise the scores of the Leefbaarometer 3.0."""
    gebied = next((naam for naam in _LEEFBAAROMETER["gebied"] if tabel.has(naam)), None)
    *eerste, laatste = _LEEFBAAROMETER["herken"]
    if gebied is None or not tabel.has(*eerste, laatste):
        return None
    reden = f"de kolommen {', '.join(eerste)} en {laatste} staan erin"
    return Vorm("leefbaarometer", _LEEFBAAROMETER["titel"], reden, None, {"gebied": gebied})


def map_indicatoren(kolom: Gecodeerd, bouwer: Bouwer, begin: str) -> list[str | None]:
    """Give the id behind each name in a column of indicators; None where there is no name."""
    ids: list[str | None] = []
    eenheden = []
    for tekst in kolom.uniek:
        naam, eenheid = _split_eenheid(str(tekst or "").strip(), bouwer.keuze)
        eenheden.append(eenheid)
        bekend = KORT.get(naam) or (naam if naam in set(KORT.values()) else None)
        indicator = bekend or (bouwer.keuze.find_indicator(naam, begin) if naam else None)
        if indicator and not bekend:
            bouwer.lang.namen[indicator] = naam
        ids.append(indicator)
    if any(eenheden):
        bouwer.eenheid_in_titel = (kolom.index, [*eenheden, ""])
    return ids


def _split_eenheid(naam: str, keuze: Vormkeuze) -> tuple[str, str]:
    """Take the unit off a title, `WOZ-waarde (euro)`, when the catalogue knows the title without it only."""
    eenheid = find_eenheid_in_kop(naam)
    kaal = re.sub(r"\s*[(\[][^()\[\]]*[)\]]$", "", naam)
    if eenheid and naam.lower() not in keuze.indicatoren and kaal.lower() in keuze.indicatoren:
        return kaal, eenheid
    return naam, ""


def match_indicatoren(bouwer: Bouwer, kolom: str, index: np.ndarray, ids: list[str | None], regels: Regels) -> None:
    """Report the rows without an indicator."""
    leeg = np.array([naam is None for naam in ids] + [True])[index]
    bouwer.add_fouten(
        regels.plaatsen[leeg], kolom, lambda _: "In deze rij staat geen indicator. Vul de naam of het id in."
    )


def convert_lang(tabel: Tabel, vorm: Vorm, keuze: Vormkeuze) -> Lang:
    """Convert area - year - indicator - value."""
    bouwer = Bouwer(tabel, vorm, keuze)
    k = vorm.kenmerken
    naam, waarde = k.get("indicator", "indicator"), k.get("waarde", "waarde")
    bouwer.use(naam)
    regels = bouwer.select(k["gebied"], jaar=k.get("jaar", "jaar"), vast_jaar=find_jaar_in_naam(tabel.naam))
    kolom = encode(tabel.get_kolom(naam))
    ids, index = map_indicatoren(kolom, bouwer, ""), kolom.index[regels.plaatsen]
    match_indicatoren(bouwer, naam, index, ids, regels)
    bouwer.add_lang(regels, waarde, bouwer.parse(waarde, regels, (index, ids)), (index, ids))
    return bouwer.build()


def convert_gebied_jaar_waarde(tabel: Tabel, vorm: Vorm, keuze: Vormkeuze) -> Lang:
    """Convert area - year - value for the one indicator that the person names, or that the file name points at."""
    bouwer = Bouwer(tabel, vorm, keuze)
    indicator = keuze.indicator or find_in_naam(tabel.naam)
    if indicator is None:
        raise Fout("In dit bestand staat niet over welke indicator de cijfers gaan.", Remedie(Middel.INDICATOR))
    if keuze.indicator is None:
        bouwer.lang.meldingen.append(f"Indicator {indicator}, op grond van de bestandsnaam.")
    waarde = vorm.kenmerken.get("waarde", "waarde")
    regels = bouwer.select(vorm.kenmerken["gebied"], jaar=vorm.kenmerken.get("jaar", "jaar"))
    bouwer.add(regels, waarde, bouwer.parse(waarde, regels, indicator), indicator)
    return bouwer.build()


def find_in_naam(naam: str) -> str | None:
    """Give the indicator that the name of a file points at, or None."""
    for woord, indicator in _NAMEN["bestandsnaam"].items():
        if re.match(rf"{woord}([_\-. ]|\d)", naam.lower()):
            return indicator
    return None


def convert_eigen(tabel: Tabel, vorm: Vorm, keuze: Vormkeuze) -> Lang:
    """Convert a file that this app wrote, unchanged: values, margins, status and source as they stand."""
    bouwer = Bouwer(tabel, vorm, keuze)
    regels = bouwer.select("gebied_code", jaar="jaar", niveau="niveau", naam="gebied_naam")
    kolom = encode(tabel.get_kolom("indicator_id"))
    ids: list[str | None] = [_strip_teken(tekst) or None for tekst in kolom.uniek]
    index = kolom.index[regels.plaatsen]
    match_indicatoren(bouwer, "indicator_id", index, ids, regels)
    decimaal = _find_decimaal(tabel)
    bouwer.use("indicator_id", "status", *(naam for naam in ("indeling", "bron") if tabel.has(naam)))
    getallen = bouwer.parse("waarde", regels, decimaal=decimaal)
    marges = [naam for naam in ("noemer", "ci_laag", "ci_hoog") if tabel.has(naam)]
    extra = {naam: bouwer.parse(naam, regels, decimaal=decimaal).waarden for naam in marges}
    if tabel.has("indeling"):
        extra["indeling"] = _read_indelingen(bouwer, regels)
    extra["status"] = _read_statussen(bouwer, regels, getallen.statussen)
    if tabel.has("bron"):
        bron = encode(tabel.get_kolom("bron"))
        extra["bron"] = bron.spread([_strip_teken(tekst) for tekst in bron.uniek])[regels.plaatsen]
    bouwer.add_lang(regels, "waarde", getallen, (index, ids), **extra)
    return bouwer.build()


def _read_indelingen(bouwer: Bouwer, regels: Regels) -> np.ndarray:
    """Give the indeling of each row; 0 where the file does not tell it."""
    gelezen = np.nan_to_num(bouwer.parse("indeling", regels).waarden)
    goed = (gelezen >= EERSTE_JAAR) & (gelezen <= LAATSTE_JAAR)
    bouwer.add_fouten(
        regels.plaatsen[~goed & (gelezen != 0)],
        "indeling",
        lambda _: "Dit is geen indeling. Vul het jaar van een geladen indeling in, zoals 2024.",
    )
    return np.where(goed, gelezen, 0).astype(np.int16)


def _find_decimaal(tabel: Tabel) -> str:
    """Give the decimal sign of an export: it never writes thousands, so one comma decides."""
    for naam in ("waarde", "noemer", "ci_laag", "ci_hoog"):
        if not tabel.has(naam) or pd.api.types.is_numeric_dtype(tabel.get_kolom(naam).dtype):
            continue
        cellen = pa.array(tabel.get_kolom(naam).map(str) if tabel.soort != "csv" else tabel.get_kolom(naam))
        if pc.any(pc.match_substring(cellen, ",")).as_py():
            return ","
    return "."


def _strip_teken(tekst: object) -> str:
    """Give the text without the quote that keeps a spreadsheet from running it."""
    schoon = str(tekst or "").strip()
    return schoon[1:] if re.match(r"'[=+\-@]", schoon) else schoon


def _read_statussen(bouwer: Bouwer, regels: Regels, gelezen: np.ndarray) -> np.ndarray:
    kolom = encode(bouwer.tabel.get_kolom("status"))
    teksten = [str(tekst or "").strip() for tekst in kolom.uniek]
    fout = np.array([tekst not in (*EIGEN_STATUSSEN, "") for tekst in teksten] + [False])[kolom.index][regels.plaatsen]
    bouwer.add_fouten(
        regels.plaatsen[fout], "status", lambda _: f"Onbekende status. Kies uit: {', '.join(EIGEN_STATUSSEN)}."
    )
    plek = {status: nummer for nummer, status in enumerate(EIGEN_STATUSSEN)}
    gegeven = np.array([*(plek.get(tekst, -1) for tekst in teksten), -1], np.int8)[kolom.index][regels.plaatsen]
    van_lezen = np.array([plek[status] for status in STATUSSEN], np.int8)[gelezen]
    # A cell without a figure is never 'gemeten', whatever the file says.
    zonder = np.isin(gelezen, (NIETS, GEHEIM)) & (gegeven <= plek["gemeten"])
    return np.where(zonder | (gegeven < 0), van_lezen, gegeven)


def convert_kort(tabel: Tabel, vorm: Vorm, keuze: Vormkeuze) -> Lang:
    """Convert rows of areas with short names above the columns."""
    bouwer = Bouwer(tabel, vorm, keuze)
    jaar = "jaar" if tabel.has("jaar") else None
    vast = keuze.jaar or find_jaar_in_naam(tabel.naam)
    regels = bouwer.select(vorm.kenmerken["gebied"], jaar=jaar, vast_jaar=vast)
    if jaar is None and keuze.jaar is None and vast is not None:
        bouwer.lang.meldingen.append(f"Jaar {vast}, op grond van de bestandsnaam.")
    for naam in tabel.plaatsen:
        if naam in KORT:
            bouwer.add(regels, naam, bouwer.parse(naam, regels, KORT[naam]), KORT[naam])
    return bouwer.build()


def convert_leefbaarometer(tabel: Tabel, vorm: Vorm, keuze: Vormkeuze) -> Lang:
    """Convert the Leefbaarometer: the score, its deviation and the five dimensions."""
    bouwer = Bouwer(tabel, vorm, keuze)
    gebied = vorm.kenmerken["gebied"]
    naam = gebied.replace("code", "naam")
    regels = bouwer.select(gebied, jaar="jaar" if tabel.has("jaar") else None, naam=naam if naam != gebied else None)
    for kolom, indicator in LEEFBAAROMETER.items():
        if tabel.has(kolom):
            bouwer.add(regels, kolom, bouwer.parse(kolom, regels, indicator), indicator)
    return bouwer.build()


def convert_odata4(tabel: Tabel, vorm: Vorm, keuze: Vormkeuze) -> Lang:
    """Convert the observations of OData v4; measure names come with the file when the client fetched it."""
    bouwer = Bouwer(tabel, vorm, keuze)
    tabel_id = tabel.kenmerken.get("tabel_id", "tabel")
    maat, maatnaam, waarde, kenmerk = (_ODATA4[naam] for naam in ("maat", "maatnaam", "waarde", "kenmerk"))
    periode = next((naam for naam in _STATLINE["periode"][:1] if tabel.has(naam)), None)
    kolom = encode(tabel.get_kolom(maat))
    if tabel.has(maatnaam):
        bouwer.use(maatnaam)
        paren = zip(tabel.get_kolom(maat).astype(str), tabel.get_kolom(maatnaam).astype(str), strict=True)
        tabel.kenmerken |= {
            f"maat:{code.strip()}": titel.strip() for code, titel in dict(paren).items() if titel.strip()
        }
    ids = _map_maten(bouwer, [str(code).strip() for code in kolom.uniek], tabel_id)
    is_kwb = kwb.find_jaar(tabel_id) is not None
    bouwer.lang.jaar_kiest_indeling = is_kwb
    regels = bouwer.select(vorm.kenmerken["gebied"], jaar=periode, vast_jaar=keuze.jaar or kwb.find_jaar(tabel_id))
    getallen = bouwer.parse(waarde, regels, (kolom.index[regels.plaatsen], ids))
    if is_kwb:
        later = np.isin(regels.jaar, [jaar for jaar in np.unique(regels.jaar) if kwb.is_voorlopig(int(jaar))])
        getallen.statussen[later & (getallen.statussen == GEMETEN)] = VOORLOPIG
    bouwer.use(maat)
    if tabel.has(kenmerk):
        bouwer.use(kenmerk)
        stand = tabel.get_kolom(kenmerk).iloc[regels.plaatsen].astype(str).str.strip().to_numpy(dtype=object)
        getallen.statussen[np.isin(stand, _ODATA4["geheim"])] = GEHEIM
        getallen.statussen[(stand == _ODATA4["voorlopig"]) & ~pd.isna(getallen.waarden)] = VOORLOPIG
    bouwer.add_lang(regels, waarde, getallen, (kolom.index[regels.plaatsen], ids))
    return bouwer.build()


def _map_maten(bouwer: Bouwer, codes: list[str], tabel_id: str) -> list[str | None]:
    """Give the indicator of each measure; in Kerncijfers by the title, and by CBS's code where there is none or several share it."""
    is_kwb = kwb.find_jaar(tabel_id) is not None
    ids: list[str | None] = []
    over: list[str] = []
    titels = [bouwer.tabel.kenmerken.get(f"maat:{code}", code) for code in codes]
    for code, titel in zip(codes, titels, strict=True):
        mogelijk = kwb.find_onderwerpen(titel) if is_kwb else ()
        bekend = mogelijk[0].id if len(mogelijk) == 1 else kwb.find_v4(code) if is_kwb else None
        if bekend and bouwer.keuze.bekend and bekend not in bouwer.keuze.bekend:
            over.append(titel)
            ids.append(None)
            continue
        eigen = titel if titels.count(titel) == 1 else code
        ids.append(bekend or bouwer.keuze.find_indicator(eigen, f"cbs_{tabel_id.lower()}"))
        bouwer.lang.namen[str(ids[-1])] = titel
    if over:
        bouwer.lang.meldingen.append(f"Niet in de catalogus, en dus niet gelezen: {', '.join(over[:10])}.")
    return ids
