"""Kerncijfers wijken en buurten in every shape: StatLine's keys and titles, CBS's workbook, the attributes of PDOK."""

import re

import numpy as np

from lwd_monitor import kwb
from lwd_monitor.fout import Bevinding
from lwd_monitor.indicator import INWONERS
from lwd_monitor.opmaak import format_getal
from lwd_monitor.upload.eenheden import KEER, compute_factor, find_eenheid, find_eenheid_in_kop
from lwd_monitor.upload.lezen.tabel import KERNCIJFERS, Tabel
from lwd_monitor.upload.namen import read_namen
from lwd_monitor.upload.vorm.blokken import Regels
from lwd_monitor.upload.vorm.getallen import GEMETEN, GESCHAT, NIETS, VOORLOPIG, Getallen
from lwd_monitor.upload.vorm.keuze import Vormkeuze
from lwd_monitor.upload.vorm.model import Lang, Vorm
from lwd_monitor.upload.vorm.opbouw import Bouwer
from lwd_monitor.upload.vorm.rollen import find_periode, find_regiokolom, is_kenmerk
from lwd_monitor.upload.vorm.schrijfwijze import find_jaar_in_naam, find_tabel_id

MINIMUM = 2
"""Known headings that make a file Kerncijfers; one may stand in any table."""
MAX_GENOEMD = 10
_STATLINE = read_namen("statline")


def recognise_kwb(tabel: Tabel) -> Vorm | None:
    """Recognise Kerncijfers by the names of its topics, in any of the shapes that CBS and its clients give it."""
    gebied, rivm = find_regiokolom(tabel), _STATLINE["rivm"]
    if gebied is None or tabel.has(_STATLINE["politie"]["soort"]) or tabel.has(rivm["leeftijd"], rivm["marges"]):
        return None
    onderwerpen = [n for n in tabel.plaatsen if n and n != gebied and not is_kenmerk(n) and _is_onderwerp(n)]
    zeker = sorted({m[0].id for n in onderwerpen if len(m := kwb.find_onderwerpen(n)) == 1})
    tabel_id, herkomst = find_tabel_id(tabel)
    # A file that names one of CBS's own tables of Kerncijfers is one, however few of its topics are asked for.
    heet_zo = tabel.kenmerken.get("titel", "").casefold().startswith(_STATLINE["kwb"]["tabeltitel"])
    is_tabel = bool(zeker) and (heet_zo or KERNCIJFERS in tabel.kenmerken or kwb.find_jaar(tabel_id) is not None)
    if len(zeker) < MINIMUM and not is_tabel and not (INWONERS in zeker and gebied in _STATLINE["gebied"]):
        return None
    voorbeeld = next(n for n in onderwerpen if len(kwb.find_onderwerpen(n)) == 1)
    kenmerken = {
        "gebied": gebied,
        "periode": find_periode(tabel),
        "onderwerpen": onderwerpen,
        "tabel_id": tabel_id,
        "herkomst": herkomst,
    }
    reden = f"{len(zeker)} kolommen van Kerncijfers wijken en buurten, zoals {voorbeeld}"
    return Vorm("kwb", _STATLINE["titel"]["kwb"], reden, None, kenmerken)


def _is_onderwerp(naam: str) -> bool:
    """Tell whether a heading is a topic: one that CBS uses, or a key or title that looks like one."""
    return bool(kwb.find_onderwerpen(naam) or re.fullmatch(r".+_\d{1,3}", naam) or find_eenheid_in_kop(naam))


def convert_kwb(tabel: Tabel, vorm: Vorm, keuze: Vormkeuze) -> Lang:
    """Convert Kerncijfers; topics without an entry in the catalogue are named as passed over."""
    bouwer = Bouwer(tabel, vorm, keuze)
    bouwer.lang.jaar_kiest_indeling = True
    kenmerk = vorm.kenmerken
    vast = _find_jaar(bouwer) if kenmerk["periode"] is None else None
    niveau = next((n for n in tabel.plaatsen if re.fullmatch(r"soortregio_\d+|recs", n, re.I)), None)
    regels = bouwer.select(kenmerk["gebied"], jaar=kenmerk["periode"], niveau=niveau, vast_jaar=vast)
    jaar = int(regels.jaar.max()) if len(regels.jaar) else vast
    namen = [*kenmerk["onderwerpen"], *_list_kenmerken(tabel, keuze)]
    kolommen = [kwb.Kolom(n, tabel.plaatsen[n], _find_eenheid(tabel, n) or "") for n in namen]
    gekozen, twijfel = kwb.select_onderwerpen(kolommen, jaar)
    gekozen = _drop_dubbele(bouwer, gekozen)
    _add_alles(bouwer, regels, gekozen, jaar)
    _ask(bouwer, [n for n in twijfel if any(_is_bekend(keuze, o.id) for o in kwb.find_onderwerpen(n))])
    _tell_over(bouwer, [n for n in kenmerk["onderwerpen"] if n not in bouwer.gebruikt])
    return bouwer.build()


def _list_kenmerken(tabel: Tabel, keuze: Vormkeuze) -> list[str]:
    """Give the columns that describe a place and of which the catalogue wants the figures all the same."""
    return [n for n in tabel.plaatsen if is_kenmerk(n) and any(o.id in keuze.bekend for o in kwb.find_onderwerpen(n))]


def _find_eenheid(tabel: Tabel, naam: str) -> str | None:
    gevonden = re.search(r"\(([^()]*)\)\s*$", naam)
    return tabel.eenheden.get(naam) or (gevonden.group(1) if gevonden else None)


def _is_bekend(keuze: Vormkeuze, id_: str) -> bool:
    return not keuze.bekend or id_ in keuze.bekend


def _drop_dubbele(bouwer: Bouwer, gekozen: dict[str, kwb.Onderwerp]) -> dict[str, kwb.Onderwerp]:
    """Keep one column of each topic: two headings for one figure would make two figures of one place and year."""
    uit: dict[str, kwb.Onderwerp] = {}
    per_id: dict[str, str] = {}
    for naam, onderwerp in gekozen.items():
        eerste = per_id.setdefault(onderwerp.id, naam)
        if eerste == naam:
            uit[naam] = onderwerp
            continue
        bouwer.use(naam)
        bouwer.lang.waarschuwingen.append(
            Bevinding(
                f"De kolommen {eerste} en {naam} zijn bij het CBS twee namen voor hetzelfde cijfer. Gelezen is {eerste}; haal weg "
                "wat niet geldt.",
                kolom=bouwer.tabel.format_kolom(naam),
            )
        )
    return uit


def _add_alles(bouwer: Bouwer, regels: Regels, gekozen: dict[str, kwb.Onderwerp], jaar: int | None) -> None:
    """Add each column in the unit of its indicator."""
    getallen = {o.id: _read(bouwer, n, regels, o) for n, o in gekozen.items() if _is_nodig(bouwer.keuze, o.id, gekozen)}
    procenten = _find_procenten(bouwer, gekozen, getallen, jaar)
    for naam, onderwerp in gekozen.items():
        if onderwerp.id not in getallen or onderwerp.id not in procenten:
            continue
        if _is_ander(bouwer, naam, onderwerp.id):
            continue
        eenheid = procenten[onderwerp.id]
        if eenheid == kwb.PROCENT:
            _add_procent(bouwer, regels, naam, onderwerp.id, getallen)
        elif _is_bekend(bouwer.keuze, onderwerp.id):
            bouwer.add(regels, naam, getallen[onderwerp.id], onderwerp.id)
        if not (find_eenheid(_find_eenheid(bouwer.tabel, naam) or "") and _meet_hetzelfde(bouwer, onderwerp.id, naam)):
            bouwer.eenheid_zeker.add(bouwer.tabel.format_kolom(naam))


def _is_ander(bouwer: Bouwer, naam: str, id_: str) -> bool:
    """Report a heading with a unit that its topic cannot have: then it is another figure under the same name."""
    eigen = kwb.list_onderwerpen()[id_]["eenheid"]
    van, naar = find_eenheid(_find_eenheid(bouwer.tabel, naam) or ""), find_eenheid(eigen)
    if van is None or naar is None or van.soort in (naar.soort, KEER) or (naar.soort, van.soort) == ("aantal", "deel"):
        return False
    bouwer.lang.fouten.append(
        Bevinding(
            f"Deze kolom heet zoals '{kwb.list_onderwerpen()[id_]['titel']}' van de Kerncijfers. Dat cijfer is in {eigen}, en hier staat "
            f"{_find_eenheid(bouwer.tabel, naam)}. Geef de kolom een andere naam als het een ander cijfer is, of verbeter de eenheid.",
            kolom=bouwer.tabel.format_kolom(naam),
        )
    )
    return True


def _meet_hetzelfde(bouwer: Bouwer, id_: str, naam: str) -> bool:
    """Tell whether unit of the heading and of the catalogue are of a kind that one can convert."""
    bekend, van = bouwer.keuze.bekend.get(id_), _find_eenheid(bouwer.tabel, naam)
    return bekend is not None and compute_factor(van or "", bekend.eenheid) is not None


def _is_nodig(keuze: Vormkeuze, id_: str, gekozen: dict[str, kwb.Onderwerp]) -> bool:
    """Tell whether a column must be read: its topic or its percentage is in the catalogue, or others are parts of it."""
    deel_van = {kwb.list_onderwerpen()[o.id]["noemer"] for o in gekozen.values()}
    return _is_bekend(keuze, id_) or f"{id_}_pct" in keuze.bekend or id_ in deel_van


def _read(bouwer: Bouwer, naam: str, regels: Regels, onderwerp: kwb.Onderwerp) -> Getallen:
    procent = onderwerp.eenheid.startswith("%")
    getallen = bouwer.parse(naam, regels, None if procent else onderwerp.id)
    if kwb.list_onderwerpen()[onderwerp.id]["eenheid"] == "klasse":
        # Classes count from 1; a source wrote 0 where CBS gives none.
        leeg = getallen.waarden == 0
        getallen.waarden[leeg], getallen.statussen[leeg] = np.nan, NIETS
    voorlopig = _find_voorlopig(regels)
    getallen.statussen[voorlopig & (getallen.statussen == GEMETEN)] = VOORLOPIG
    return getallen


def _find_voorlopig(regels: Regels) -> np.ndarray:
    """Tell which rows are of a year that CBS still calls provisional."""
    return np.isin(regels.jaar, [jaar for jaar in np.unique(regels.jaar) if kwb.is_voorlopig(int(jaar))])


def _find_procenten(
    bouwer: Bouwer, gekozen: dict[str, kwb.Onderwerp], getallen: dict[str, Getallen], jaar: int | None
) -> dict[str, str]:
    """Give per topic that counts whether its column holds counts or percentages; what nothing shows is left out."""
    namen = {o.id: naam for naam, o in gekozen.items()}
    uit: dict[str, str] = {}
    for id_ in getallen:
        kop = find_eenheid(_find_eenheid(bouwer.tabel, namen[id_]) or "")
        telt = kwb.list_onderwerpen()[id_]["eenheid"] == "aantal"
        procent = gekozen[namen[id_]].is_procent(jaar) or (kop is not None and kop.soort == "deel")
        uit[id_] = kwb.PROCENT if telt and procent else kwb.AANTAL
    for samen in kwb.list_samenstellingen():
        delen = [id_ for id_ in samen.delen if id_ in getallen]
        geheel = getallen[samen.geheel].waarden if samen.geheel in getallen else None
        waarden = [getallen[id_].waarden for id_ in delen]
        gezien = kwb.decide_eenheid(waarden, geheel) if len(delen) == len(samen.delen) else None
        if gezien:
            uit |= dict.fromkeys(delen, gezien)
        elif delen and jaar is not None and jaar < EERSTE_JAAR_ZEKER and not _show_aantal(waarden):
            _ask_eenheid(bouwer, [namen[id_] for id_ in delen])
            uit = {id_: eenheid for id_, eenheid in uit.items() if id_ not in delen}
    return uit


EERSTE_JAAR_ZEKER = 2016
"""From this year on StatLine and the workbook were seen to give counts; before it only the figures can show it."""


def _show_aantal(waarden: list[np.ndarray]) -> bool:
    return any(np.nanmax(deel, initial=0) > 100 for deel in waarden)


def _add_procent(bouwer: Bouwer, regels: Regels, naam: str, id_: str, getallen: dict[str, Getallen]) -> None:
    """Add a percentage of a topic that counts: as percentage where the catalogue has it, and the count from its whole."""
    keuze, procent = bouwer.keuze, getallen[id_]
    if f"{id_}_pct" in keuze.bekend:
        bouwer.add(regels, naam, procent, f"{id_}_pct")
    geheel = kwb.list_onderwerpen()[id_]["noemer"]
    if not _is_bekend(keuze, id_):
        return
    if geheel not in getallen:
        bouwer.use(naam)
        bouwer.lang.meldingen.append(
            f"Kolom {bouwer.tabel.format_kolom(naam)} geeft een percentage; zonder kolom met het geheel is er geen aantal uit te "
            "rekenen."
        )
        return
    bekend = keuze.bekend.get(id_)
    stap = (bekend.afrond if bekend else None) or 1
    waarden = np.round(procent.waarden / 100 * getallen[geheel].waarden / stap) * stap
    statussen = procent.statussen.copy()
    statussen[np.isfinite(waarden)] = GESCHAT
    statussen[~np.isfinite(waarden) & np.isfinite(procent.waarden)] = NIETS
    bouwer.add(regels, naam, Getallen(waarden, statussen, {}, []), id_)
    bouwer.geschat.append(naam)


def _find_jaar(bouwer: Bouwer) -> int | None:
    if bouwer.keuze.jaar is not None:
        return bouwer.keuze.jaar
    tabel_id, tabel = bouwer.vorm.kenmerken["tabel_id"], bouwer.tabel
    if jaar := kwb.find_jaar(tabel_id):
        bouwer.lang.meldingen.append(f"Jaar {jaar}: {bouwer.vorm.kenmerken['herkomst']} noemt tabel {tabel_id}.")
        return jaar
    jaren = kwb.find_jaren(set(tabel.plaatsen))
    if len(jaren) == 1:
        return _guess(bouwer, jaren[0])
    for tekst, plek in (
        (tabel.kenmerken.get("titel"), "de titel boven de tabel"),
        (tabel.blad, "de naam van het blad"),
        (tabel.naam, "de bestandsnaam"),
    ):
        jaar = find_jaar_in_naam(tekst or "")
        if jaar and (not jaren or jaar in jaren):
            bouwer.lang.meldingen.append(f"Jaar {jaar}, op grond van {plek}.")
            return jaar
    return None


def _guess(bouwer: Bouwer, jaar: int) -> int:
    bouwer.lang.waarschuwingen.append(
        Bevinding(
            f"Het jaar staat niet in het bestand; de kolomnamen passen bij {jaar}. "
            "Klopt dat niet, geef dan het jaar op.",
            waarde=str(jaar),
        )
    )
    return jaar


def _ask(bouwer: Bouwer, twijfel: list[str]) -> None:
    """Ask about headings that may be several topics; they are not read."""
    for naam in twijfel:
        bouwer.use(naam)
        mogelijk = [kwb.list_onderwerpen()[o.id]["titel"] for o in kwb.find_onderwerpen(naam)]
        bouwer.lang.waarschuwingen.append(
            Bevinding(
                f"Deze kolom kan gaan over: {'; '.join(mogelijk)}. Eenheid en volgorde zeggen niet welke; de kolom is niet gelezen. "
                "Zet de eenheid achter de naam, zoals (kWh) of (m3), of lever de tabel met al haar kolommen.",
                kolom=bouwer.tabel.format_kolom(naam),
            )
        )


def _ask_eenheid(bouwer: Bouwer, namen: list[str]) -> None:
    bouwer.use(*namen)
    bouwer.lang.waarschuwingen.append(
        Bevinding(
            f"Het bestand zegt niet of {', '.join(namen)} aantallen of percentages zijn; ze zijn niet gelezen. Zet de eenheid achter "
            "de naam, zoals (aantal) of (%), of lever ook de andere groepen en de inwoners.",
            kolom=bouwer.tabel.format_kolom(namen[0]),
        )
    )


def _tell_over(bouwer: Bouwer, over: list[str]) -> None:
    """Name the topics that were passed over, and the counts that come from a percentage."""
    if over:
        bouwer.use(*over)
        lijst = ", ".join(over[:MAX_GENOEMD]) + (" en andere" if len(over) > MAX_GENOEMD else "")
        zin = "1 onderwerp staat niet in de catalogus en is" if len(over) == 1 else ""
        zin = zin or f"{format_getal(len(over))} onderwerpen staan niet in de catalogus en zijn"
        bouwer.lang.meldingen.append(f"{zin} niet gelezen: {lijst}.")
    if bouwer.geschat:
        lijst = ", ".join(bouwer.geschat[:MAX_GENOEMD]) + (" en andere" if len(bouwer.geschat) > MAX_GENOEMD else "")
        bouwer.lang.meldingen.append(
            f"Uit een afgerond percentage zijn aantallen geschat, uit: {lijst}. Ze staan als geschat in de monitor."
        )
