"""The unit in which each figure of a file stands: beside it, above it, or as a sign behind the number."""

from typing import TYPE_CHECKING

import numpy as np

from lwd_monitor.fout import Bevinding
from lwd_monitor.opmaak import format_getal
from lwd_monitor.upload.eenheden import GEEN, compute_factor, find_eenheid, find_eenheid_in_kop, find_keer
from lwd_monitor.upload.vorm.blokken import Blok, Regels, get_indicatoren
from lwd_monitor.upload.vorm.gecodeerd import encode_teksten
from lwd_monitor.upload.vorm.getallen import GEMETEN, VOORLOPIG, Getallen
from lwd_monitor.upload.vorm.rollen import find_rol

if TYPE_CHECKING:
    from lwd_monitor.upload.vorm.opbouw import Bouwer, Indicatorplek


def find_veelvouden(bouwer: "Bouwer", kolom: str) -> np.ndarray | None:
    """Tell which rows of a column stand in thousands or another multiple; None when none does."""
    tabel = bouwer.tabel
    eenheid = next((naam for naam in tabel.plaatsen if naam and find_rol(naam) == "eenheid"), None)
    if eenheid is None and bouwer.eenheid_in_titel:
        index, teksten = bouwer.eenheid_in_titel
        return np.array([find_keer(tekst) > 1 for tekst in teksten])[index]
    if eenheid is None:
        kop = tabel.eenheden.get(kolom) or find_eenheid_in_kop(kolom)
        return np.ones(tabel.aantal_rijen, dtype=bool) if kop and find_keer(kop) > 1 else None
    gecodeerd, teksten = encode_teksten(tabel.get_kolom(eenheid))
    keren = np.array([find_keer(tekst) > 1 for tekst in teksten])
    return keren[gecodeerd.index] if keren.any() else None


def report_procenten(bouwer: "Bouwer", kolom: str, regels: Regels, getallen: Getallen, plek: "Indicatorplek") -> None:
    """Refuse a percent sign behind what is no percentage, and ask where some cells have it and others may be shares."""
    procent, bekend = getallen.procent, bouwer.keuze.bekend
    if procent is None:
        return
    index, ids = (np.zeros(len(procent), np.int32), [plek]) if isinstance(plek, str) else plek
    anders = np.array([bool(i in bekend and not bekend[str(i)].is_procent) for i in ids] + [False])[index]
    bouwer.add_fouten(
        regels.plaatsen[procent & anders],
        kolom,
        lambda _: (
            "Hier staat een procentteken, en deze indicator is geen percentage. Vul het getal zelf in, of kies de "
            "indicator die erbij hoort."
        ),
    )
    kaal = ~procent & ~anders & np.isin(getallen.statussen, (GEMETEN, VOORLOPIG))
    deel = kaal & (np.abs(getallen.waarden) <= 1) & (getallen.waarden != 0)
    if deel.any() and (np.abs(getallen.waarden[kaal]) <= 1).all() and (procent & ~anders).any():
        bouwer.add_fouten(
            regels.plaatsen[deel],
            kolom,
            lambda _: (
                "In deze kolom staan cellen met en zonder procentteken. Is dit 38% of 0,38%? Schrijf alle cellen op één manier."
            ),
        )


def take_eenheden(bouwer: "Bouwer", naam: str | None) -> None:
    """Convert figures to the unit of their indicator, where the file tells in which unit they stand."""
    rijen, teksten = bouwer.eenheid_in_titel or (None, [])
    if naam:
        gecodeerd, teksten = encode_teksten(bouwer.tabel.get_kolom(naam))
        rijen = gecodeerd.index
    bouwer.use(naam)
    kop = {
        bouwer.tabel.format_kolom(n): bouwer.tabel.eenheden.get(n) or find_eenheid_in_kop(n)
        for n in bouwer.tabel.plaatsen
    }
    for blok in bouwer.blokken:
        if blok.kolom in bouwer.eenheid_zeker:
            continue
        if rijen is not None:
            index, eenheden = rijen[blok.regels.plaatsen], teksten
        elif kop.get(blok.kolom):
            index, eenheden = np.zeros(len(blok.regels.plaatsen), np.int32), [str(kop[blok.kolom])]
        else:
            continue
        _convert(bouwer, blok, index % len(eenheden), eenheden)


def _convert(bouwer: "Bouwer", blok: Blok, index: np.ndarray, eenheden: list[str]) -> None:
    nummers, ids = get_indicatoren(blok)
    samen = index.astype(np.int64) * (len(ids) + 1) + nummers
    omgerekend, zonder = set(), {}
    for paar in np.unique(samen).tolist():
        van, plek = eenheden[paar // (len(ids) + 1)], paar % (len(ids) + 1)
        id_, masker = ids[plek] if plek < len(ids) else None, samen == paar
        if not id_:
            continue
        if van.casefold() in GEEN:
            zonder[id_] = int(bouwer.tabel.rijnummers[blok.regels.plaatsen[masker][0]])
            continue
        bekend = bouwer.keuze.bekend.get(id_)
        # Of an indicator that is new the first unit is its own; what stands in another comes to that.
        naar = bekend.eenheid if bekend else bouwer.lang.eenheden.setdefault(id_, van)
        titel = bekend.titel if bekend else bouwer.lang.namen.get(id_, id_)
        if (factor := compute_factor(van, naar)) is None:
            _tell_eenheid(bouwer, blok, masker, (van, naar, titel))
        elif factor != 1:
            omgerekend.add(id_)
            blok.getallen.waarden[masker] = np.round(blok.getallen.waarden[masker] * factor, 10)
            for rand in ("ci_laag", "ci_hoog"):
                if rand in blok.extra:
                    blok.extra[rand][masker] = np.round(blok.extra[rand][masker] * factor, 10)
            aantal = format_getal(int(masker.sum()))
            bouwer.lang.meldingen.append(f"Omgerekend van {van} naar {naar}: {aantal} cijfers van {titel}.")
    for id_ in sorted(omgerekend & set(zonder)):
        zin = "Hier staat geen eenheid, en bij andere cijfers van deze indicator wel. Zijn het samengevoegde cellen, vul de eenheid "
        zin += "dan in elke rij in. Zonder eenheid is het cijfer niet omgerekend."
        bouwer.lang.waarschuwingen.append(Bevinding(zin, zonder[id_], blok.kolom, id_))


def _tell_eenheid(bouwer: "Bouwer", blok: Blok, masker: np.ndarray, woorden: tuple[str, str, str]) -> None:
    van, naar, titel = woorden
    rij = int(bouwer.tabel.rijnummers[blok.regels.plaatsen[masker][0]])
    if find_eenheid(van) and find_eenheid(naar):
        zin = f"{titel} staat in de monitor in '{naar}', en het bestand zegt '{van}'. Dat past niet bij elkaar. "
        zin += "Verbeter de eenheid, of kies de indicator die erbij hoort."
        bouwer.lang.fouten.append(Bevinding(zin, rij, blok.kolom, van))
    else:
        zin = f"{titel} staat in de monitor in '{naar}'; het bestand zegt '{van}'. Is dat hetzelfde?"
        bouwer.lang.waarschuwingen.append(Bevinding(zin, rij, blok.kolom, van))
