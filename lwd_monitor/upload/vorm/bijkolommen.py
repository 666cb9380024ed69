"""Columns beside area, year and value: each has a part to play, is named as passed over, or stops the file.

A status holds for its figure, a unit converts it, margins and denominators go along, and a group of people (sex, age,
origin) is never taken for the whole: its figures get an indicator of their own.
"""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from lwd_monitor.fout import Bevinding
from lwd_monitor.upload.namen import read_namen
from lwd_monitor.upload.vorm.blokken import get_indicatoren
from lwd_monitor.upload.vorm.eenheidrijen import take_eenheden
from lwd_monitor.upload.vorm.gecodeerd import encode, encode_teksten
from lwd_monitor.upload.vorm.keuze import format_id
from lwd_monitor.upload.vorm.marges import fold_marges, take_marges
from lwd_monitor.upload.vorm.rollen import MAX_GROEPEN, find_rol, is_bijschrift, is_kenmerk, is_maat
from lwd_monitor.upload.vorm.status import is_status, take_ja_nee, take_status
from lwd_monitor.upload.vorm.tegenspraak import is_perioden, report_perioden

if TYPE_CHECKING:
    from lwd_monitor.upload.vorm.opbouw import Bouwer

_TOTAAL, _GROEP = (re.compile(read_namen("woorden")["groepen"][naam]) for naam in ("totaal", "groep"))
_CODES = read_namen("statline")["groepen"]
"""Codes of CBS for the groups that most tables have."""
EIGEN_VORMEN = ("eigen_export", "kijk_export")
MET_KENMERKEN = ("kwb", "statline", "statline_titels")
"""Forms of CBS, of which we know which columns only describe a place."""


def apply_bijkolommen(bouwer: "Bouwer") -> None:
    """Give every column that the form itself did not read its part in the figures, or tell that it was passed over."""
    rest = {
        naam: "los" if is_bijschrift(bouwer.tabel, naam) else find_rol(naam)
        for naam in bouwer.tabel.plaatsen
        if naam and naam not in bouwer.gebruikt
    }
    if not bouwer.blokken:
        return
    groepen = [naam for naam, rol in rest.items() if rol == "groep" and not is_maat(bouwer.tabel, naam)]
    over = []
    for naam in [naam for naam, rol in rest.items() if rol is None]:
        # Our own files hold nothing that we do not know; a title may well speak of a group there.
        if bouwer.vorm.naam in EIGEN_VORMEN or (bouwer.vorm.naam in MET_KENMERKEN and is_kenmerk(naam)):
            over.append(naam)
        elif is_perioden(_list_teksten(bouwer, naam)):
            rest[naam] = "periode"
        elif "status" not in rest.values() and is_status(_list_teksten(bouwer, naam)):
            rest[naam] = "status"
        elif _is_groep(bouwer, naam):
            groepen.append(naam)
        elif not _ask(bouwer, naam):
            over.append(naam)
    rollen = {rol: naam for naam, rol in reversed(rest.items()) if rol}
    take_marges(bouwer, rollen)
    if "status" in rollen:
        take_status(bouwer, rollen["status"])
    for naam in [naam for naam, rol in rest.items() if rol == "ja_nee"]:
        take_ja_nee(bouwer, naam)
    if "indeling" in rollen:
        bouwer.plekken.take_indeling(bouwer, rollen["indeling"])
    if "bron" in rollen:
        _take_bron(bouwer, rollen["bron"])
    take_eenheden(bouwer, rollen.get("eenheid"))
    # Margins last: the ends belong to the same group as their value.
    for naam in sorted(groepen, key=lambda naam: "marge" in naam.lower()):
        if not ("marge" in naam.lower() and fold_marges(bouwer, naam)):
            _split_groepen(bouwer, naam)
    report_perioden(bouwer, [naam for naam, rol in rest.items() if rol == "periode"])
    over += [naam for naam, rol in rest.items() if rol and rol != "niveau" and naam not in bouwer.gebruikt]
    if over:
        kolommen = ", ".join(bouwer.tabel.format_kolom(naam) for naam in over[:10])
        meer = f" en nog {len(over) - 10}" if len(over) > 10 else ""
        bouwer.lang.meldingen.append(f"Niet gelezen: kolom {kolommen}{meer}.")


def _list_teksten(bouwer: "Bouwer", naam: str) -> list[str]:
    """Give the different texts in the rows that count."""
    kolom = encode(bouwer.tabel.get_kolom(naam).iloc[bouwer.regels.plaatsen])
    return [str(tekst).strip() for tekst in kolom.uniek if not pd.isna(tekst) and str(tekst).strip()]


def _is_groep(bouwer: "Bouwer", naam: str) -> bool:
    teksten = _list_teksten(bouwer, naam)[: MAX_GROEPEN + 1]
    return 0 < len(teksten) <= MAX_GROEPEN and any(_GROEP.fullmatch(tekst.lower()) for tekst in teksten)


def _ask(bouwer: "Bouwer", naam: str) -> bool:
    """Ask about a column of words that may divide the figures; tell whether there was anything to ask."""
    teksten = _list_teksten(bouwer, naam)
    if not teksten or len(teksten) > MAX_GROEPEN or all(re.fullmatch(r"[-+]?[\d.,]+%?", tekst) for tekst in teksten):
        return False
    if all(_TOTAAL.fullmatch(tekst.lower()) for tekst in teksten):
        return False
    bouwer.gebruikt.add(naam)
    bouwer.lang.waarschuwingen.append(
        Bevinding(
            "Deze kolom ken ik niet; wat erin staat, telt niet mee. Gaan de cijfers over een deel van de mensen of woningen, "
            "geef dat deel dan een eigen indicator. Doet de kolom er niet toe, haal hem dan weg.",
            kolom=bouwer.tabel.format_kolom(naam),
            waarde=", ".join(teksten[:5]),
        )
    )
    return True


def _take_bron(bouwer: "Bouwer", naam: str) -> None:
    bouwer.use(naam)
    kolom, teksten = encode_teksten(bouwer.tabel.get_kolom(naam))
    for blok in bouwer.blokken:
        blok.extra.setdefault("bron", np.array(teksten, dtype=object)[kolom.index[blok.regels.plaatsen]])


def _split_groepen(bouwer: "Bouwer", naam: str) -> None:
    """Give the figures of each group an indicator of their own; what says 'totaal' stays the whole."""
    bouwer.use(naam)
    kolom, teksten = encode_teksten(bouwer.tabel.get_kolom(naam))
    codes = _CODES["codes"] if _CODES["kolom"] in naam else {}
    labels = [codes.get(tekst, tekst) for tekst in teksten]
    groepen = ["" if _TOTAAL.fullmatch(label.lower()) else label for label in labels]
    eigen = sorted({groepen[n] for n in np.unique(kolom.index[bouwer.regels.plaatsen]).tolist()} - {""})
    waar = bouwer.tabel.format_kolom(naam)
    if not eigen:
        bouwer.lang.meldingen.append(f"Kolom {waar}: overal het totaal.")
        return
    leeg = np.array([not tekst for tekst in teksten])[kolom.index[bouwer.regels.plaatsen]]
    if leeg.any():
        bouwer.lang.waarschuwingen.append(
            Bevinding(
                "In deze kolom staat bij een deel van de rijen geen groep; die rijen gelden nu als het geheel. Zijn het samengevoegde "
                "cellen, vul de groep dan in elke rij in. Is het wel het geheel, schrijf dan 'totaal'.",
                int(bouwer.tabel.rijnummers[bouwer.regels.plaatsen[leeg][0]]),
                waar,
            )
        )
    voorbeeld = ""
    for nummer, blok in enumerate(bouwer.blokken):
        index, ids = get_indicatoren(blok)
        samen = (index.astype(np.int64) % (len(ids) + 1)) * len(groepen) + kolom.index[blok.regels.plaatsen] % len(
            groepen
        )
        paren, nieuw = np.unique(samen, return_inverse=True)
        namen: list[str | None] = []
        for paar in paren.tolist():
            id_ = ids[paar // len(groepen)] if paar // len(groepen) < len(ids) else None
            groep = groepen[paar % len(groepen)]
            namen.append(f"{id_}_{format_id(groep)}" if id_ and groep else id_)
            if id_ and groep:
                voorbeeld = voorbeeld or str(namen[-1])
                bouwer.lang.namen[str(namen[-1])] = f"{_find_titel(bouwer, id_)}: {groep}"
                if eenheid := bouwer.lang.eenheden.get(id_):
                    bouwer.lang.eenheden[str(namen[-1])] = eenheid
        bouwer.blokken[nummer] = replace(blok, indicator=(nieuw.astype(np.int32), namen))
    lijst = ", ".join(eigen[:5]) + (f" en nog {len(eigen) - 5}" if len(eigen) > 5 else "")
    bouwer.lang.meldingen.append(
        f"Kolom {waar}: {lijst} {'is' if len(eigen) == 1 else 'zijn'} niet het geheel. Die cijfers krijgen een eigen "
        f"indicator, zoals {voorbeeld}."
    )


def _find_titel(bouwer: "Bouwer", id_: str) -> str:
    bekend = bouwer.keuze.bekend.get(id_)
    return bekend.titel if bekend else bouwer.lang.namen.get(id_, id_)
