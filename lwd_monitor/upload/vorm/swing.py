"""Swing (ABF) deliveries: the long form with period, level and area columns, the wide form with two header rows."""

import re
from dataclasses import replace

import numpy as np

from lwd_monitor.fout import Fout, Middel, Remedie
from lwd_monitor.upload.lezen.tabel import Tabel
from lwd_monitor.upload.namen import read_namen
from lwd_monitor.upload.vorm.blokken import Regels
from lwd_monitor.upload.vorm.gecodeerd import encode
from lwd_monitor.upload.vorm.getallen import GEMETEN, VOORLOPIG, parse_getallen
from lwd_monitor.upload.vorm.keuze import Vormkeuze
from lwd_monitor.upload.vorm.model import Lang, Vorm
from lwd_monitor.upload.vorm.opbouw import Bouwer
from lwd_monitor.upload.vorm.rollen import find_rol, has_codes, is_maat

_NAMEN = read_namen("swing")
_MONSTER = 200
_JAARKOLOM = re.compile(r"^(.+) \| (\d{4})\*?$")


def _find(tabel: Tabel, deel: str) -> str | None:
    klein = {naam.lower(): naam for naam in tabel.plaatsen}
    return next((klein[naam] for naam in _NAMEN[deel] if naam in klein), None)


def recognise_swing(tabel: Tabel) -> Vorm | None:
    """Recognise a Swing delivery, long or wide."""
    periode, niveau, gebied = (_find(tabel, deel) for deel in ("periode", "niveau", "gebied"))
    if periode and niveau and gebied:
        kenmerken = {"periode": periode, "niveau": niveau, "gebied": gebied}
        return Vorm(
            "swing_lang",
            _NAMEN["titel"]["swing_lang"],
            f"de kolommen {periode}, {niveau} en {gebied} staan erin",
            None,
            kenmerken,
        )
    jaren = [naam for naam in tabel.plaatsen if _JAARKOLOM.match(naam)]
    if (jaren and tabel.kenmerken.get("dubbele_kop")) or len(jaren) >= 2:
        gebied = next((naam for naam in tabel.plaatsen if naam and naam not in jaren), None)
        if gebied is None:
            return None
        reden = f"twee kopregels: onderwerp en jaar ({jaren[0]})"
        return Vorm("swing_breed", _NAMEN["titel"]["swing_breed"], reden, None, {"gebied": gebied, "kolommen": jaren})
    return None


def convert_swing_lang(tabel: Tabel, vorm: Vorm, keuze: Vormkeuze) -> Lang:
    """Convert the long form: either a column per indicator, or one value column with the indicator beside it."""
    bouwer = Bouwer(tabel, vorm, keuze)
    k = vorm.kenmerken
    waarde, onderwerp, naam = (_find(tabel, deel) for deel in ("waarde", "onderwerp", "naam"))
    naam_is_onderwerp = bool(waarde and not onderwerp and naam and not _is_gebiedsnaam(tabel, k["gebied"], naam))
    if naam_is_onderwerp:
        onderwerp, naam = naam, None
    noemer = _find(tabel, "noemer")
    bouwer.use(onderwerp)
    regels = bouwer.select(k["gebied"], jaar=k["periode"], niveau=k["niveau"], naam=naam)
    extra = {"noemer": bouwer.parse(noemer, regels).waarden} if noemer else {}
    if waarde and onderwerp:
        kolom = encode(tabel.get_kolom(onderwerp))
        titels = [str(tekst or "").strip() for tekst in kolom.uniek]
        ids = [keuze.find_indicator(titel, "swing") if titel else None for titel in titels]
        bouwer.lang.namen.update({i: t for i, t in zip(ids, titels, strict=True) if i})
        plek = (kolom.index[regels.plaatsen], ids)
        bouwer.add_lang(regels, waarde, bouwer.parse(waarde, regels, plek), plek, **extra)
        return bouwer.build()
    if waarde:
        if keuze.indicator is None:
            raise Fout(
                "In deze Swing-levering staat niet over welk onderwerp de cijfers gaan.", Remedie(Middel.INDICATOR)
            )
        bouwer.add(regels, waarde, bouwer.parse(waarde, regels, keuze.indicator), keuze.indicator, **extra)
        return bouwer.build()
    rest = [c for c in tabel.plaatsen if c and c not in bouwer.gebruikt and _is_onderwerp(tabel, c)]
    kolommen = [c for c in rest if _has_getallen(tabel, c)]
    _add_kolommen(bouwer, kolommen, regels, extra)
    return bouwer.build()


def _add_kolommen(bouwer: Bouwer, kolommen: list[str], regels: Regels, extra: dict[str, np.ndarray]) -> None:
    for kolom in kolommen:
        indicator = bouwer.keuze.find_indicator(kolom, "swing")
        bouwer.lang.namen[indicator] = kolom
        bouwer.add(regels, kolom, bouwer.parse(kolom, regels, indicator), indicator, **extra)


def _is_onderwerp(tabel: Tabel, kolom: str) -> bool:
    rol = find_rol(kolom)
    return rol is None or (rol == "groep" and is_maat(tabel, kolom))


def _has_getallen(tabel: Tabel, kolom: str) -> bool:
    """Tell whether a column may hold figures: not when all that stands in it is words."""
    getallen = parse_getallen(tabel.get_kolom(kolom).head(_MONSTER))
    return len(getallen.kapot) < len(getallen.waarden)


def _is_gebiedsnaam(tabel: Tabel, gebied: str, naam: str) -> bool:
    """Tell whether NAAM names the area: then every area has one name, and there are as many names as areas."""
    gebieden, namen = encode(tabel.get_kolom(gebied)), encode(tabel.get_kolom(naam))
    paren = np.unique(np.stack([gebieden.index, namen.index]), axis=1).shape[1]
    return paren == len(gebieden.uniek) and (len(namen.uniek) > 1 or len(gebieden.uniek) == 1)


def convert_swing_breed(tabel: Tabel, vorm: Vorm, keuze: Vormkeuze) -> Lang:
    """Convert rows of areas with `indicator | jaar` above the columns; areas by code, or by name through aliases."""
    bouwer = Bouwer(tabel, vorm, keuze)
    kolommen = [(kolom, *kolom.rsplit(" | ", 1)) for kolom in vorm.kenmerken["kolommen"]]
    regels = bouwer.select(
        _select_gebied(tabel, vorm), niveau=_find(tabel, "niveau"), vast_jaar=int(kolommen[0][2][:4])
    )
    for kolom, titel, jaar in kolommen:
        van_jaar = replace(regels, jaar=np.full(len(regels.plaatsen), int(jaar[:4]), np.int16))
        indicator = keuze.find_indicator(titel, "swing")
        bouwer.lang.namen[indicator] = titel
        getallen = bouwer.parse(kolom, van_jaar, indicator)
        if jaar.endswith("*"):
            getallen.statussen[getallen.statussen == GEMETEN] = VOORLOPIG
        bouwer.add(van_jaar, kolom, getallen, indicator)
    return bouwer.build()


def _select_gebied(tabel: Tabel, vorm: Vorm) -> str:
    anders = [naam for naam in tabel.plaatsen if naam and naam not in vorm.kenmerken["kolommen"]]
    for naam in anders:
        if has_codes(naam, [str(cel) for cel in tabel.get_kolom(naam).head(20)]):
            return naam
    return vorm.kenmerken["gebied"]
