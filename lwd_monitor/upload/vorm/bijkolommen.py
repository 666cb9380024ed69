"""Columns beside area, year and value: each has a part to play, is named as passed over, or stops the file.

A status holds for its figure, a unit converts it, margins and denominators go along, and a group of people (sex, age,
origin) is never taken for the whole: its figures get an indicator of their own.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from lwd_monitor.fout import Bevinding
from lwd_monitor.opmaak import format_getal
from lwd_monitor.upload.eenheden import GEEN, compute_factor, find_eenheid, find_eenheid_in_kop
from lwd_monitor.upload.vorm.blokken import Blok
from lwd_monitor.upload.vorm.gecodeerd import Gecodeerd, encode
from lwd_monitor.upload.vorm.getallen import GEHEIM, NIETS, STATUSSEN
from lwd_monitor.upload.vorm.model import EIGEN_STATUSSEN
from lwd_monitor.upload.vorm.onderwerpen import format_id

if TYPE_CHECKING:
    from lwd_monitor.upload.vorm.opbouw import Bouwer

_ROLLEN: tuple[tuple[str, str], ...] = (
    ("gemeente", r"(gemeente|gm)(_?naam|_?code)?"),
    ("titel", r"titel|onderwerp|indicator(_?(naam|titel))?|omschrijving_?indicator"),
    ("naam", r"(.*_)?(gebieds?|regio|buurt|wijk|gwb|stat|bu|wk)?_?naam(_lang)?|gebied|buurt|wijk|regio|name|wijken_?en_?buurten"),
    ("niveau", r"niveau|gebieds_?niveau|geolevel|soort_?regio|regio_?soort|type_?gebied"),
    ("status", r"(waarde_?)?status(_?code|_?waarde)?|valueattribute|betrouwbaarheid|publicatie_?status"),
    ("eenheid", r"eenheid|eenheden|unit|units|meeteenheid"),
    ("ci_laag", r"(b?ci|marge|betrouwbaarheids?_?interval|bi)_?(laag|onder|min|laagste|low(er)?)|ondergrens(_?95)?|lower(_?ci)?"),
    ("ci_hoog", r"(b?ci|marge|betrouwbaarheids?_?interval|bi)_?(hoog|boven|max|hoogste|high|upper)|bovengrens(_?95)?|upper(_?ci)?"),
    ("noemer", r"n|noemer|aantal_?(respondenten|waarnemingen)|respondenten|basis|respons|observaties|ongewogen_?n"),
    ("bron", r"bron|source"),
    ("indeling", r"indeling|indelings?_?jaar"),
    ("los", r"te_verwijderen.*|id|nr|volgnummer|rijnummer|index|unnamed.*|bestand|toelichting(en)?|opmerking(en)?|noot|noten|definitie|link|url|"
            r"licentie|thema|codering|indelingswijziging.*|(meest_?voorkomende_?)?postcode|dekkingspercentage|stringvalue|"
            r"(gebied|buurt|wijk|gwb|stat|regio)s?_?code|datum|peildatum|geom(etry|etrie)?|omschrijving|oppervlakte_?geom"),
    ("groep", r".*(geslacht|sekse|gender|leeftijd|herkomst|achtergrond|generatie|kenmerken|huishoudens?_?(samenstelling|type)|"
              r"opleiding|inkomens?_?(klasse|groep|kwintiel)|burgerlijke_?staat|nationaliteit|groep|categorie|uitsplitsing|"
              r"segment|populatie|dimensie|soort_?misdrijf|woning_?type|type_?woning|eigendom|kwintiel|marges).*|age|sex"),
)  # fmt: skip
_TOTAAL = re.compile(
    r"|-|tota(al|len|l)\b.*|.*\btotaal|alle(n|maal)?\b.*|iedereen|t00\d{4}|10000|mw00000|geen( uitsplitsing)?|"
    r"mannen (en|\+) vrouwen|m ?[/+] ?v|(hele|gehele|totale) bevolking"
)
_GROEP = re.compile(
    r"man(nen|nelijk)?|vrouw(en|elijk)?|jongens?|meisjes?|(allochto|autochto)\w+|.*\bmigratieachtergrond|.*\bjaar( of ouder| e\.o\.)?|"
    r"\d+ ?(-|tot) ?\d+( jaar)?|\d+\+|(laag|middelbaar|midden|hoog) ?opgeleid(en)?|.*\b(jongeren|ouderen|kinderen|volwassenen)"
)
_CODES = {"3000": "Mannen", "4000": "Vrouwen"}
"""Codes of CBS for the groups that most tables have."""
_STATUS = {
    "gemeten": "gemeten definitief def vastgesteld normaal normal ok gereviseerd herzien bijgesteld a d",
    "voorlopig": "voorlopig nader_voorlopig provisional * ** p v vl vp np nv",
    "onderdrukt": "onderdrukt geheim afgeschermd vertrouwelijk confidential secret niet_openbaar geheimhouding x",
    "ontbreekt": "ontbreekt ontbrekend onbekend missing niet_beschikbaar niet_bekend geen_cijfer leeg",
} | {status: status for status in ("berekend", "geschat", "te_weinig", "voorbeeld")}
STATUSWOORDEN = {woord: status for status, woorden in _STATUS.items() for woord in woorden.split()} | {
    "schatting": "geschat",
    "te_weinig_respondenten": "te_weinig",
    "nader_voorlopig_cijfer": "voorlopig",
    "voorlopig_cijfer": "voorlopig",
    "definitief_cijfer": "gemeten",
}
EIGEN_VORMEN = ("eigen_export", "kijk_export")
MAX_GROEPEN = 30
"""More different texts than this are no groups but remarks."""


def find_rol(naam: str) -> str | None:
    """Give the part that a column plays by its name, or None.

    >>> find_rol("Geslacht"), find_rol("ci_laag"), find_rol("Toelichting"), find_rol("kleur")
    ('groep', 'ci_laag', 'los', None)
    """
    klein = re.sub(r"[\W_]+", "_", re.sub(r"_\d{1,3}$", "", naam.strip().lower())).strip("_")
    return next((rol for rol, patroon in _ROLLEN if re.fullmatch(patroon, klein)), None)


def apply_bijkolommen(bouwer: "Bouwer") -> None:
    """Give every column that the form itself did not read its part in the figures, or tell that it was passed over."""
    rest = {naam: find_rol(naam) for naam in bouwer.tabel.plaatsen if naam and naam not in bouwer.gebruikt}
    if not bouwer.blokken:
        return
    groepen = [naam for naam, rol in rest.items() if rol == "groep"]
    over = []
    for naam in [naam for naam, rol in rest.items() if rol is None]:
        # Our own files hold nothing that we do not know; a title may well speak of a group there.
        if bouwer.vorm.naam in EIGEN_VORMEN:
            over.append(naam)
        elif _is_groep(bouwer, naam):
            groepen.append(naam)
        elif not _ask(bouwer, naam):
            over.append(naam)
    rollen = {rol: naam for naam, rol in reversed(rest.items()) if rol}
    _take_marges(bouwer, rollen)
    if "status" in rollen:
        _take_status(bouwer, rollen["status"])
    if "bron" in rollen:
        _take_bron(bouwer, rollen["bron"])
    _take_eenheden(bouwer, rollen.get("eenheid"))
    for naam in groepen:
        _split_groepen(bouwer, naam)
    over += [
        naam for naam, rol in rest.items() if rol and rol not in ("groep", "niveau") and naam not in bouwer.gebruikt
    ]
    if over:
        kolommen = ", ".join(bouwer.tabel.format_kolom(naam) for naam in over[:10])
        meer = f" en nog {len(over) - 10}" if len(over) > 10 else ""
        bouwer.lang.meldingen.append(f"Niet gelezen: kolom {kolommen}{meer}.")


def _read(bouwer: "Bouwer", naam: str) -> tuple[Gecodeerd, list[str]]:
    """Give the cells of a column as numbers into a list of texts; the last text stands for an empty cell."""
    bouwer.gebruikt.add(naam)
    kolom = encode(bouwer.tabel.get_kolom(naam))
    return kolom, [*("" if pd.isna(tekst) else str(tekst).strip().removesuffix(".0") for tekst in kolom.uniek), ""]


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


def _take_marges(bouwer: "Bouwer", rollen: dict[str, str]) -> None:
    """Let margins and a denominator go along with the one value column that they belong to."""
    if len({blok.kolom for blok in bouwer.blokken}) > 1:
        return
    for rol in ("ci_laag", "ci_hoog", "noemer"):
        if rol not in rollen or any(rol in blok.extra for blok in bouwer.blokken):
            continue
        heel = np.full(bouwer.tabel.aantal_rijen, np.nan)
        heel[bouwer.regels.plaatsen] = bouwer.parse(rollen[rol], bouwer.regels).waarden
        for blok in bouwer.blokken:
            blok.extra[rol] = heel[blok.regels.plaatsen]


def _take_status(bouwer: "Bouwer", naam: str) -> None:
    """Let the words of a status column hold: what is secret has no value, an unknown word stops."""
    kolom, teksten = _read(bouwer, naam)
    woorden = [STATUSWOORDEN.get(re.sub(r"[\s_()]+", "_", tekst.lower()).strip("_")) for tekst in teksten]
    plek = {status: nummer for nummer, status in enumerate(EIGEN_STATUSSEN)}
    vreemd = np.array([not woord and bool(tekst) for woord, tekst in zip(woorden, teksten, strict=True)])[kolom.index]
    fout = bouwer.regels.plaatsen[vreemd[bouwer.regels.plaatsen]]
    keuzes = "definitief, voorlopig, geheim of ontbreekt"
    bouwer.add_fouten(fout, naam, lambda _: f"Deze status ken ik niet. Gebruik {keuzes}, of laat de cel leeg.")
    gegeven = np.array([plek[woord] if woord else -1 for woord in woorden], np.int8)[kolom.index]
    van_lezen = np.array([plek[status] for status in STATUSSEN], np.int8)
    for blok in bouwer.blokken:
        status, gelezen = gegeven[blok.regels.plaatsen], van_lezen[blok.getallen.statussen]
        blok.getallen.waarden[status == plek["onderdrukt"]] = np.nan
        # A cell without a figure is never 'gemeten' or 'voorlopig', whatever the file says.
        zonder = np.isin(blok.getallen.statussen, (NIETS, GEHEIM)) & np.isin(
            status, (plek["gemeten"], plek["voorlopig"])
        )
        zelf = (status < 0) | zonder | ((status == plek["gemeten"]) & (gelezen == plek["voorlopig"]))
        blok.extra["status"] = np.where(zelf, gelezen, status)


def _take_bron(bouwer: "Bouwer", naam: str) -> None:
    kolom, teksten = _read(bouwer, naam)
    for blok in bouwer.blokken:
        blok.extra.setdefault("bron", np.array(teksten, dtype=object)[kolom.index[blok.regels.plaatsen]])


def _get_indicatoren(blok: Blok) -> tuple[np.ndarray, Sequence[str | None]]:
    if isinstance(blok.indicator, str):
        return np.zeros(len(blok.regels.plaatsen), np.int32), [blok.indicator]
    return blok.indicator


def _take_eenheden(bouwer: "Bouwer", naam: str | None) -> None:
    """Convert figures to the unit of their indicator, where the file tells in which unit they stand."""
    kolom, teksten = _read(bouwer, naam) if naam else (None, [])
    kop = {
        bouwer.tabel.format_kolom(n): bouwer.tabel.eenheden.get(n) or find_eenheid_in_kop(n)
        for n in bouwer.tabel.plaatsen
    }
    for blok in bouwer.blokken:
        if blok.kolom in bouwer.eenheid_zeker:
            continue
        if kolom is not None:
            index, eenheden = kolom.index[blok.regels.plaatsen], teksten
        elif kop.get(blok.kolom):
            index, eenheden = np.zeros(len(blok.regels.plaatsen), np.int32), [str(kop[blok.kolom])]
        else:
            continue
        _convert(bouwer, blok, index % len(eenheden), eenheden)


def _convert(bouwer: "Bouwer", blok: Blok, index: np.ndarray, eenheden: list[str]) -> None:
    nummers, ids = _get_indicatoren(blok)
    for paar in np.unique(index.astype(np.int64) * (len(ids) + 1) + nummers).tolist():
        van, id_ = (
            eenheden[paar // (len(ids) + 1)],
            ids[paar % (len(ids) + 1)] if paar % (len(ids) + 1) < len(ids) else None,
        )
        if not id_ or van.casefold() in GEEN:
            continue
        masker = index.astype(np.int64) * (len(ids) + 1) + nummers == paar
        bekend = bouwer.keuze.bekend.get(id_)
        if bekend is None:
            bouwer.lang.eenheden[id_] = van
        elif (factor := compute_factor(van, bekend.eenheid)) is None:
            _tell_eenheid(bouwer, blok, masker, van, bekend)
        elif factor != 1:
            blok.getallen.waarden[masker] = np.round(blok.getallen.waarden[masker] * factor, 10)
            for rand in ("ci_laag", "ci_hoog"):
                if rand in blok.extra:
                    blok.extra[rand][masker] = np.round(blok.extra[rand][masker] * factor, 10)
            aantal = format_getal(int(masker.sum()))
            bouwer.lang.meldingen.append(
                f"Omgerekend van {van} naar {bekend.eenheid}: {aantal} cijfers van {bekend.titel}."
            )


def _tell_eenheid(bouwer: "Bouwer", blok: Blok, masker: np.ndarray, van: str, bekend: Any) -> None:
    rij = int(bouwer.tabel.rijnummers[blok.regels.plaatsen[masker][0]])
    if find_eenheid(van) and find_eenheid(bekend.eenheid):
        zin = f"{bekend.titel} staat in de monitor in '{bekend.eenheid}', en het bestand zegt '{van}'. Dat past niet bij elkaar. "
        zin += "Verbeter de eenheid, of kies de indicator die erbij hoort."
        bouwer.lang.fouten.append(Bevinding(zin, rij, blok.kolom, van))
    else:
        zin = f"{bekend.titel} staat in de monitor in '{bekend.eenheid}'; het bestand zegt '{van}'. Is dat hetzelfde?"
        bouwer.lang.waarschuwingen.append(Bevinding(zin, rij, blok.kolom, van))


def _split_groepen(bouwer: "Bouwer", naam: str) -> None:
    """Give the figures of each group an indicator of their own; what says 'totaal' stays the whole."""
    kolom, teksten = _read(bouwer, naam)
    labels = [_CODES.get(tekst, tekst) if "eslacht" in naam else tekst for tekst in teksten]
    groepen = ["" if _TOTAAL.fullmatch(label.lower()) else label for label in labels]
    eigen = sorted({groepen[n] for n in np.unique(kolom.index[bouwer.regels.plaatsen]).tolist()} - {""})
    waar = bouwer.tabel.format_kolom(naam)
    if not eigen:
        bouwer.lang.meldingen.append(f"Kolom {waar}: overal het totaal.")
        return
    voorbeeld = ""
    for nummer, blok in enumerate(bouwer.blokken):
        index, ids = _get_indicatoren(blok)
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
        bouwer.blokken[nummer] = replace(blok, indicator=(nieuw.astype(np.int32), namen))
    lijst = ", ".join(eigen[:5]) + (f" en nog {len(eigen) - 5}" if len(eigen) > 5 else "")
    bouwer.lang.meldingen.append(
        f"Kolom {waar}: {lijst} {'is' if len(eigen) == 1 else 'zijn'} niet het geheel. Die cijfers krijgen een eigen "
        f"indicator, zoals {voorbeeld}."
    )


def _find_titel(bouwer: "Bouwer", id_: str) -> str:
    bekend = bouwer.keuze.bekend.get(id_)
    return bekend.titel if bekend else bouwer.lang.namen.get(id_, id_)
