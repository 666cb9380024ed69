"""StatLine tables in rows of one area and period (RIVM, police, any other), under keys or titles with units."""

import re
import tomllib
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from lwd_monitor.fout import Fout
from lwd_monitor.upload.lezen.tabel import GEDRAAID, GROEP, Tabel
from lwd_monitor.upload.namen import read_namen
from lwd_monitor.upload.vorm.blokken import Regels
from lwd_monitor.upload.vorm.gecodeerd import encode
from lwd_monitor.upload.vorm.getallen import Getallen
from lwd_monitor.upload.vorm.keuze import LEEFTIJD, Vormkeuze, format_id
from lwd_monitor.upload.vorm.model import Lang, Vorm
from lwd_monitor.upload.vorm.opbouw import Bouwer
from lwd_monitor.upload.vorm.rollen import find_periode, find_regiokolom, is_bijschrift, is_kenmerk
from lwd_monitor.upload.vorm.schrijfwijze import find_jaar_in_naam, find_tabel_id

_NAMEN = read_namen("statline")
_TITEL, _RIVM, _POLITIE = _NAMEN["titel"], _NAMEN["rivm"], _NAMEN["politie"]
_ONDERWERP = re.compile(r"^(.+?)_(\d{1,3})$")
TITELS = Path(__file__).resolve().parents[3] / "data" / "kwb" / "titels.toml"
_KOP = re.compile(r"(.+?)\s*\(([^()]*)\)")
_REGIO = re.compile(r"(regiocode|codering|wijken en buurten|regio'?s)\b.*", re.I)


def recognise_statline(tabel: Tabel) -> Vorm | None:
    """Recognise a StatLine table by its region column and numbered topic columns."""
    gebied = (
        find_regiokolom(tabel)
        if any(naam in tabel.plaatsen for naam in _NAMEN["gebied"]) or _has_codering(tabel)
        else None
    )
    onderwerpen = {naam: gevonden.group(1) for naam in tabel.plaatsen if (gevonden := _ONDERWERP.match(naam))}
    onderwerpen = {naam: basis for naam, basis in onderwerpen.items() if basis not in _NAMEN["kenmerken"]}
    if gebied is None or not onderwerpen:
        return None
    tabel_id, herkomst = find_tabel_id(tabel)
    kenmerken = {
        "gebied": gebied,
        "periode": next((naam for naam in _NAMEN["periode"] if tabel.has(naam)), None),
        "onderwerpen": onderwerpen,
        "tabel_id": tabel_id,
        "herkomst": herkomst,
    }
    soort, leeftijd, marges = _POLITIE["soort"], _RIVM["leeftijd"], _RIVM["marges"]
    if tabel.has(soort):
        return Vorm("politie", _TITEL["politie"], f"de kolom {soort} staat erin", None, kenmerken)
    if tabel.has(leeftijd, marges) or _RIVM["herken"] in onderwerpen.values():
        return Vorm("rivm", _TITEL["rivm"], f"de kolommen {leeftijd} en {marges} staan erin", None, kenmerken)
    return Vorm("statline", _TITEL["statline"], f"de kolom {gebied} en genummerde onderwerpen", None, kenmerken)


def _has_codering(tabel: Tabel) -> bool:
    return any(re.fullmatch(rf"{_NAMEN['codering']}_\d{{1,3}}", naam) for naam in tabel.plaatsen)


def convert_rivm(tabel: Tabel, vorm: Vorm, keuze: Vormkeuze) -> Lang:
    """Convert a Gezondheidsmonitor table: an id per topic and age group, the margins as interval."""
    bouwer = Bouwer(tabel, vorm, keuze)
    kenmerk = vorm.kenmerken
    regels = bouwer.select(kenmerk["gebied"], jaar=kenmerk["periode"], niveau=_RIVM["niveau"])
    tabelnummer = _find_rivm_tabel(kenmerk["tabel_id"], regels)
    bouwer.use(_RIVM["leeftijd"], _RIVM["marges"])
    leeftijden = _read_dimensie(tabel, _RIVM["leeftijd"], regels)
    marges = _read_dimensie(tabel, _RIVM["marges"], regels)
    basis = np.array([marge in ("", _RIVM["waarde"]) for marge in marges.uniek])[marges.index]
    for nummer, leeftijd in enumerate(leeftijden.uniek):
        groep = LEEFTIJD.get(leeftijd.removesuffix(".0"), format_id(leeftijd) or "alle")
        masker = (leeftijden.index == nummer) & basis
        deel = regels.take(masker)
        for kolom, onderwerp in kenmerk["onderwerpen"].items():
            extra = _read_marges(bouwer, kolom, regels, leeftijden.index == nummer, marges, deel)
            indicator = _format_rivm(tabelnummer, onderwerp, groep)
            bouwer.add(deel, kolom, bouwer.parse(kolom, deel, indicator), indicator, **extra)
    return bouwer.build()


def _find_rivm_tabel(tabel_id: str | None, regels: Regels) -> str:
    if tabel_id:
        return tabel_id[:5]
    later = len(regels.jaar) and regels.jaar.max() > _RIVM["eerder_tot"]
    return _RIVM["tabel" if later else "tabel_eerder"]


def _format_rivm(tabelnummer: str, onderwerp: str, groep: str) -> str:
    goed = onderwerp.startswith(tuple(_RIVM["goed"]))
    if tabelnummer == _RIVM["tabel"] and goed and groep == _RIVM["goed_leeftijd"]:
        return _RIVM["goed_indicator"]
    return f"rivm_{tabelnummer}_{format_id(onderwerp)}_{groep}"


def _read_dimensie(tabel: Tabel, kolom: str, regels: Regels):  # type: ignore[no-untyped-def]
    if not tabel.has(kolom):
        return encode(pd.Series([""] * len(regels.plaatsen), dtype=object))
    schoon = tabel.get_kolom(kolom).iloc[regels.plaatsen].astype(str).str.strip().astype(object)
    return encode(schoon)


def _read_marges(
    bouwer: Bouwer,
    kolom: str,
    regels: Regels,
    masker: np.ndarray,
    marges,
    deel: Regels,  # type: ignore[no-untyped-def]
) -> dict[str, np.ndarray]:
    uit = {}
    for naam in ("ci_laag", "ci_hoog"):
        marge = _RIVM[naam]
        if marge not in marges.uniek:
            continue
        rand = regels.take(masker & (marges.index == marges.uniek.index(marge)))
        sleutel = pd.MultiIndex.from_arrays([rand.gebied_code.astype(object), rand.jaar])
        waarden = pd.Series(bouwer.parse(kolom, rand).waarden, index=sleutel)
        gezocht = pd.MultiIndex.from_arrays([deel.gebied_code.astype(object), deel.jaar])
        uit[naam] = waarden[~waarden.index.duplicated()].reindex(gezocht).to_numpy()
    return uit


def convert_politie(tabel: Tabel, vorm: Vorm, keuze: Vormkeuze) -> Lang:
    """Convert registered crimes: all kinds together is `misdrijven`, every other kind has its own id."""
    bouwer = Bouwer(tabel, vorm, keuze)
    kenmerk = vorm.kenmerken
    regels = bouwer.select(kenmerk["gebied"], jaar=kenmerk["periode"])
    bouwer.use(_POLITIE["soort"])
    soorten = _read_dimensie(tabel, _POLITIE["soort"], regels)
    kolommen = {k: o for k, o in kenmerk["onderwerpen"].items() if _POLITIE["onderwerp"] in o}
    if not kolommen:
        raise Fout(
            "In dit politiebestand staat geen kolom met geregistreerde misdrijven. "
            f"Haal tabel {_POLITIE['tabel']} opnieuw op."
        )
    for nummer, soort in enumerate(soorten.uniek):
        deel = regels.take(soorten.index == nummer)
        eind = "" if soort in (_POLITIE["totaal"], "") else "_" + format_id(soort.replace(".", "_"))
        for kolom, onderwerp in kolommen.items():
            per_1000 = any(woord in onderwerp for woord in _POLITIE["relatief"])
            indicator = f"misdrijven{'_per_1000' if per_1000 else ''}{eind}"
            bouwer.add(deel, kolom, bouwer.parse(kolom, deel, indicator), indicator)
    return bouwer.build()


def convert_statline(tabel: Tabel, vorm: Vorm, keuze: Vormkeuze) -> Lang:
    """Convert any other StatLine table: ids `cbs_<tabel>_<onderwerp>`, with the codes of its other dimensions."""
    bouwer = Bouwer(tabel, vorm, keuze)
    kenmerk = vorm.kenmerken
    regels = bouwer.select(kenmerk["gebied"], jaar=kenmerk["periode"])
    dimensies = [
        naam
        for naam in tabel.kolomnamen
        if naam.strip() not in kenmerk["onderwerpen"]
        and naam.strip() not in ("ID", kenmerk["gebied"], kenmerk["periode"], "bestand", "")
        and not _ONDERWERP.match(naam)
        and not is_bijschrift(tabel, naam)
    ]
    bouwer.use(*(naam.strip() for naam in dimensies))
    groepen = _combine(tabel, dimensies, regels)
    begin = f"cbs_{(kenmerk['tabel_id'] or 'tabel').lower()}"
    for groep in np.unique(groepen):
        deel = regels.take(groepen == groep)
        eind = f"_{format_id(groep)}" if groep else ""
        for kolom, onderwerp in kenmerk["onderwerpen"].items():
            getallen: Getallen = bouwer.parse(kolom, deel)
            bouwer.add(deel, kolom, getallen, keuze.find_indicator(onderwerp, begin) + eind)
            bouwer.lang.namen[keuze.find_indicator(onderwerp, begin) + eind] = onderwerp
    return bouwer.build()


def _combine(tabel: Tabel, dimensies: list[str], regels: Regels) -> np.ndarray:
    samen = np.full(len(regels.plaatsen), "", dtype=object)
    for naam in dimensies:
        samen = (
            samen
            + " "
            + tabel.get_kolom(naam.strip()).iloc[regels.plaatsen].astype(str).str.strip().to_numpy(dtype=object)
        )
    return np.array([" ".join(tekst.split()) for tekst in samen], dtype=object)


@cache
def _load_titels() -> list[dict]:
    return tomllib.loads(TITELS.read_text(encoding="utf-8"))["tabel"]


def recognise_titels(tabel: Tabel) -> Vorm | None:
    """Recognise a download of StatLine by its column of regions and the units behind its titles."""
    gebied = find_regiokolom(tabel)
    if gebied is None or not _REGIO.fullmatch(gebied):
        return None
    koppen = [n for n in tabel.plaatsen if n != gebied and not is_kenmerk(n)]
    titels = {n: m.group(1) for n in koppen if (m := _KOP.fullmatch(n))}
    if GEDRAAID in tabel.kenmerken:
        # Of a table that was turned every other column is a topic, also one without a unit.
        titels = {n: titels.get(n, n) for n in koppen if not n.startswith(GROEP)}
    if not titels:
        return None
    tabel_id, _ = find_tabel_id(tabel)
    kenmerken = {"gebied": gebied, "periode": find_periode(tabel), "titels": titels, "tabel_id": tabel_id}
    reden = f"de kolom {gebied} en titels met hun eenheid, zoals {next(iter(titels))}"
    return Vorm("statline_titels", _TITEL["statline_titels"], reden, None, kenmerken)


def convert_titels(tabel: Tabel, vorm: Vorm, keuze: Vormkeuze) -> Lang:
    """Convert each titled column under the indicator that the title names, or a new one."""
    bouwer = Bouwer(tabel, vorm, keuze)
    kenmerk = vorm.kenmerken
    vast = keuze.jaar or find_jaar_in_naam(tabel.kenmerken.get("titel") or tabel.naam)
    regels = bouwer.select(kenmerk["gebied"], jaar=kenmerk["periode"], vast_jaar=vast)
    begin = f"cbs_{(kenmerk['tabel_id'] or 'statline').lower()}"
    bekend = _find_bekend(kenmerk["titels"])
    for kolom, titel in kenmerk["titels"].items():
        indicator = bekend.get(titel) or keuze.find_indicator(titel, begin)
        if keuze.bekend and indicator not in keuze.bekend:
            indicator = f"{begin}_{format_id(titel)}"
        bouwer.lang.namen.setdefault(indicator, titel)
        bouwer.add(regels, kolom, bouwer.parse(kolom, regels, indicator), indicator)
    return bouwer.build()


def _find_bekend(titels: dict[str, str]) -> dict[str, str]:
    """Give the indicators of the titles of a table that we know by the begin of one of its titles."""
    for tabel in _load_titels():
        if any(titel.startswith(tabel["kenmerk"]) for titel in titels.values()):
            return tabel["titels"]
    return {}
