"""Rows of areas with a year above each column, as many spreadsheets are kept."""

from dataclasses import replace

import numpy as np

from lwd_monitor.fout import Fout, Middel, Remedie
from lwd_monitor.upload.lezen.tabel import Tabel
from lwd_monitor.upload.namen import read_namen
from lwd_monitor.upload.vorm.gecodeerd import encode
from lwd_monitor.upload.vorm.getallen import GEMETEN, VOORLOPIG
from lwd_monitor.upload.vorm.keuze import Vormkeuze
from lwd_monitor.upload.vorm.lange import GEBIED_NAMEN, find_in_naam, map_indicatoren, match_indicatoren
from lwd_monitor.upload.vorm.model import Lang, Vorm
from lwd_monitor.upload.vorm.opbouw import Bouwer
from lwd_monitor.upload.vorm.rollen import find_rol
from lwd_monitor.upload.vorm.schrijfwijze import is_voorlopig, parse_jaar

_NAMEN = read_namen("lang")["jaren"]
# Most exact first: a column with codes is chosen before one with names.
_GEBIED, _INDICATOR = [*GEBIED_NAMEN, *_NAMEN["gebied"]], _NAMEN["indicator"]
MINIMUM_JAREN = 2


def recognise_jaren(tabel: Tabel) -> Vorm | None:
    """Recognise years above the columns; any other column with an unknown name leaves it to the mapping by hand."""
    jaren = [naam for naam in tabel.plaatsen if naam[:1].isdigit() and isinstance(parse_jaar(naam), int)]
    klein = {naam.lower(): naam for naam in tabel.plaatsen}
    gebied = next((klein[naam] for naam in _GEBIED if naam in klein), None)
    onbekend = set(klein) - {naam.lower() for naam in jaren} - set(_GEBIED) - set(_INDICATOR) - {""}
    onbekend = {naam for naam in onbekend if find_rol(naam) is None}
    if gebied is None or len(jaren) < MINIMUM_JAREN or onbekend:
        return None
    indicator = next((klein[naam] for naam in _INDICATOR if naam in klein), None)
    reden = f"de kolom {gebied} en de jaren {jaren[0]} tot en met {jaren[-1]} staan erboven"
    kenmerken = {"gebied": gebied, "jaren": jaren, "indicator": indicator}
    return Vorm("jaren_breed", "Gebieden in rijen, jaren in kolommen", reden, None, kenmerken)


def convert_jaren(tabel: Tabel, vorm: Vorm, keuze: Vormkeuze) -> Lang:
    """Convert a column per year, of the indicator in each row or else of the one that the person or file name tells."""
    bouwer = Bouwer(tabel, vorm, keuze)
    kolom = vorm.kenmerken["indicator"]
    vast = None if kolom else _require_indicator(bouwer)
    bouwer.use(kolom)
    regels = bouwer.select(vorm.kenmerken["gebied"], vast_jaar=_read_jaar(vorm.kenmerken["jaren"][0]))
    if kolom:
        soort = encode(tabel.get_kolom(kolom))
        ids, index = map_indicatoren(soort, bouwer, ""), soort.index[regels.plaatsen]
        match_indicatoren(bouwer, kolom, index, ids, regels)
    for naam in vorm.kenmerken["jaren"]:
        getallen = bouwer.parse(naam, regels, (index, ids) if kolom else vast)
        if is_voorlopig(naam):
            getallen.statussen[getallen.statussen == GEMETEN] = VOORLOPIG
        van_jaar = replace(regels, jaar=np.full(len(regels.plaatsen), _read_jaar(naam), np.int16))
        if kolom:
            bouwer.add_lang(van_jaar, naam, getallen, (index, ids))
        else:
            bouwer.add(van_jaar, naam, getallen, str(vast))
    return bouwer.build()


def _read_jaar(kop: str) -> int:
    return int(parse_jaar(kop))


def _require_indicator(bouwer: Bouwer) -> str:
    gekozen = bouwer.keuze.indicator or find_in_naam(bouwer.tabel.naam)
    if gekozen is None:
        raise Fout(
            "Boven de kolommen staan jaren, maar in dit bestand staat niet over welke indicator de cijfers gaan.",
            Remedie(Middel.INDICATOR),
        )
    if bouwer.keuze.indicator is None:
        bouwer.lang.meldingen.append(f"Indicator {gekozen}, op grond van de bestandsnaam.")
    return gekozen
