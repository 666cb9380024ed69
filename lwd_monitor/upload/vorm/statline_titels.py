"""StatLine's own download: titles with units above the columns, and columns for the period and the code of the region."""

import re
import tomllib
from functools import cache
from pathlib import Path

from lwd_monitor.upload.lezen.tabel import GEDRAAID, GROEP, Tabel
from lwd_monitor.upload.vorm.herkomst import find_jaar_in_naam, find_tabel_id
from lwd_monitor.upload.vorm.keuze import Keuze
from lwd_monitor.upload.vorm.model import Lang, Vorm
from lwd_monitor.upload.vorm.onderwerpen import format_id
from lwd_monitor.upload.vorm.opbouw import Bouwer
from lwd_monitor.upload.vorm.regiokolom import find_periode, find_regiokolom, is_kenmerk

TITELS = Path(__file__).resolve().parents[3] / "data" / "kwb" / "titels.toml"
_KOP = re.compile(r"(.+?)\s*\(([^()]*)\)")
_REGIO = re.compile(r"(regiocode|codering|wijken en buurten|regio'?s)\b.*", re.I)


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
    return Vorm("statline_titels", "CBS StatLine, download met titels", reden, None, kenmerken)


def convert_titels(tabel: Tabel, vorm: Vorm, keuze: Keuze) -> Lang:
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
