"""How StatLine's cross table is laid out: which rows and columns name topics, periods, places, units and groups."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from lwd_monitor.fout import Fout
from lwd_monitor.upload.lezen.kruiswoorden import (
    BESCHRIJFT,
    CODE,
    EENHEID,
    JAAR,
    KENMERK,
    ONDERWERP,
    PERIODE,
    REGIO,
    TWEEDE,
    find_label,
    find_soort,
    get_cel,
    is_cijfer,
    is_eenheid,
    is_plek,
    strip_noot,
)
from lwd_monitor.upload.lezen.tabel import format_kolomletter

ZOEKDIEPTE = 40
_VAST = re.compile(r"([^:]{4,20}):\s*(\S.*)")

Rijen = Sequence[Sequence[Any]]


@dataclass
class Lijn:
    """One row above or one column beside the figures: what it names, its word at each place, and where that stands itself.

    Notes: `plek` is its own number, from 0.
    """

    soort: str
    woorden: dict[int, str]
    plek: int
    eigen: frozenset[int] = frozenset()


@dataclass
class Opzet:
    """A cross table in parts: its title, the first figure, and what names the figures."""

    titel: str
    eerste: int
    begin: int
    boven: list[Lijn] = field(default_factory=list)
    naast: list[Lijn] = field(default_factory=list)
    vast: dict[str, str] = field(default_factory=dict)
    blokken: bool = False
    """Whether a line of its own stands over the first rows with figures."""
    zeker: bool = False
    """Whether it is a cross table of StatLine beyond doubt, so that what is not understood stops the file."""
    kerncijfers: bool = False
    """Whether its topics are those of Kerncijfers wijken en buurten, whatever its title."""

    def list_soorten(self) -> list[str]:
        """Give what is named above, beside, or over the whole table."""
        return [lijn.soort for lijn in (*self.boven, *self.naast)] + list(self.vast)


def find_opzet(rijen: Rijen) -> Opzet | None:
    """Give the layout of a cross table by its rows; None for any other table."""
    kop = _find_kop(rijen)
    if kop is None:
        return None
    titels, koppen, eerste = kop
    vast = {n: paar for n in koppen[:-1] if (paar := _find_vast(rijen[n]))}
    koppen = [n for n in koppen if n not in vast]
    begin = _find_begin(rijen, koppen, eerste)
    if begin is None:
        return None
    paren = [gevonden.groups() for titel in titels if (gevonden := _VAST.fullmatch(titel))]
    opzet = Opzet(titels[0] if titels else "", eerste, begin)
    for kopje, woord in [*paren, *vast.values()]:
        if (soort := find_label(kopje)) in (PERIODE, REGIO):
            opzet.vast[soort] = woord
    woorden = {get_cel(rijen[n], k) for n in koppen for k in range(len(rijen[n]))}
    opzet.zeker = any(find_label(woord) == ONDERWERP for woord in woorden)
    # Of each column beside the figures the lowest word heads it; what stands higher heads the row it is in.
    labels = {n: [get_cel(rijen[n], k) for k in range(begin)] for n in koppen}
    opzet.blokken = not any(get_cel(rijen[eerste], k) for k in range(1, len(rijen[eerste])))
    opzet.naast = _read_naast(rijen, opzet, labels)
    opzet.boven = _read_boven(rijen, koppen, opzet, labels)
    _name_rest(opzet)
    return opzet if _is_kruis(opzet, koppen) else None


def _find_kop(rijen: Rijen) -> tuple[list[str], list[int], int] | None:
    """Give the lines above the table, the numbers of its header rows, and that of the first row with figures."""
    titels: list[str] = []
    koppen: list[int] = []
    for nummer, rij in enumerate(rijen[:ZOEKDIEPTE]):
        gevuld = [k for k in range(len(rij)) if get_cel(rij, k)]
        if not gevuld:
            continue
        eerste = get_cel(rij, 0)
        if gevuld == [0] and not koppen and not find_label(eerste):
            titels.append(eerste)
        elif _is_kop(rij, gevuld):
            koppen.append(nummer)
        else:
            return (titels, koppen, nummer) if koppen else None
    return None


def _is_kop(rij: Sequence[Any], gevuld: list[int]) -> bool:
    eerste = get_cel(rij, 0)
    if find_label(eerste):
        return True
    if not eerste:
        woorden = [get_cel(rij, k) for k in gevuld]
        return not any(map(is_cijfer, woorden)) or any(JAAR.fullmatch(woord) for woord in woorden)
    if len(gevuld) == 1 or KENMERK.match(eerste) or get_cel(rij, 1).lower() in BESCHRIJFT:
        return False
    return not any(is_cijfer(get_cel(rij, k)) for k in gevuld[1:])


def _find_begin(rijen: Rijen, koppen: list[int], eerste: int) -> int | None:
    """Give the first column with figures."""
    lijf = rijen[eerste : eerste + ZOEKDIEPTE]
    for kolom in range(1, max(len(rijen[n]) for n in koppen)):
        boven = [woord for n in koppen if (woord := get_cel(rijen[n], kolom))]
        onder = [woord for rij in lijf if (woord := get_cel(rij, kolom))]
        labels = [find_label(woord) is not None for woord in boven]
        if all(labels) or labels[-1] or (any(labels) and not onder):
            continue
        is_tekst = bool(onder) and not any(is_cijfer(woord) for woord in onder)
        # A column beside the figures has its own heading in the lowest row, and none of what stands above figures.
        if not is_tekst or len(boven) - sum(labels) > 1 or not get_cel(rijen[koppen[-1]], kolom):
            return kolom
        if any(map(is_eenheid, boven)):
            return kolom
    return None


def _has(lijnen: list[Lijn], soort: str) -> bool:
    return any(lijn.soort == soort for lijn in lijnen)


def _is_eenheden(woorden: list[str], label: str | None) -> bool:
    """Tell whether words beside topics are their units, also those that we do not know; a period has a number in it."""
    bekend = sum(map(is_eenheid, woorden))
    if label == PERIODE:
        return not any(re.search(r"\d{4}", woord) for woord in woorden)
    return label is None and 2 * bekend >= len(woorden)


def _read_naast(rijen: Rijen, opzet: Opzet, labels: dict[int, list[str]]) -> list[Lijn]:
    naast: list[Lijn] = []
    for kolom in range(opzet.begin):
        woorden = {n: w for n in range(opzet.eerste, len(rijen)) if (w := strip_noot(get_cel(rijen[n], kolom)))}
        met = {n: w for n, w in woorden.items() if any(get_cel(rijen[n], k) for k in range(opzet.begin, len(rijen[n])))}
        if not met:
            continue
        kop = next((n for n in reversed(labels) if labels[n][kolom]), None)
        label = labels[kop][kolom] if kop is not None else ""
        verschillend = list(dict.fromkeys(met.values()))
        soort = find_soort(verschillend)
        if soort is None and _has(naast, ONDERWERP) and _is_eenheden(verschillend, find_label(label)):
            soort = EENHEID
        # 'Aantal inwoners' may be a unit and a topic: under its own heading it is a topic.
        if soort == EENHEID and (kolom == 0 or find_label(label) == ONDERWERP) and not _has(naast, ONDERWERP):
            soort = None
        if soort == EENHEID:
            # Beside units stands no word of their own: that above them heads a row.
            if kop is not None and find_label(label) == EENHEID:
                labels[kop][kolom] = ""
            naast.append(Lijn(EENHEID, woorden, kolom))
            continue
        if kop is not None:
            labels[kop][kolom] = ""
        if soort == CODE and kolom == 0:
            soort = REGIO
        naast.append(Lijn(soort or find_label(label) or label, woorden, kolom))
    return naast


def _read_boven(rijen: Rijen, koppen: list[int], opzet: Opzet, labels: dict[int, list[str]]) -> list[Lijn]:
    boven: list[Lijn] = []
    wacht = ""
    for nummer in koppen:
        rij = rijen[nummer]
        cellen = {k: strip_noot(w) for k in range(opzet.begin, len(rij)) if (w := get_cel(rij, k))}
        label = next((woord for woord in labels[nummer] if woord), "") or wacht
        woorden = list(dict.fromkeys(cellen.values()))
        if not woorden:
            continue
        if len(woorden) == 1 and find_label(woorden[0]) and not label:
            # The heading of what stands in the row below.
            wacht = woorden[0]
            continue
        soort = find_soort(woorden) or find_label(label)
        met_eenheid = nummer == koppen[-1] and any(map(is_eenheid, woorden)) and not wacht
        if soort not in (PERIODE, CODE) and _has(boven, ONDERWERP) and met_eenheid:
            soort = EENHEID
        elif soort == EENHEID and find_label(label) == ONDERWERP:
            soort = ONDERWERP
        elif soort in (None, EENHEID) and not label and boven and boven[-1].soort == ONDERWERP:
            # A row of topics under a row of topics: the parts of each.
            soort = ONDERWERP
        # A unit holds for its topic, whatever the period; of other rows each one above may part the columns.
        scheiding = [lijn for lijn in boven if soort != EENHEID or lijn.soort == ONDERWERP]
        gevuld = _fill_rechts(cellen, scheiding, opzet.begin, len(rij))
        boven.append(Lijn(soort or label, gevuld, nummer, frozenset(cellen)))
        wacht = ""
    return boven


def _find_vast(rij: Sequence[Any]) -> tuple[str, str] | None:
    """Give the heading and the word of a line that holds for the whole table, as `Perioden; 2023`; None for any other."""
    gevuld = [k for k in range(len(rij)) if get_cel(rij, k)]
    soort, woord = find_label(get_cel(rij, 0)), get_cel(rij, 1)
    if gevuld != [0, 1] or soort not in (PERIODE, REGIO) or find_label(woord) or is_eenheid(woord):
        return None
    return get_cel(rij, 0), woord


def _fill_rechts(cellen: dict[int, str], boven: list[Lijn], begin: int, einde: int) -> dict[int, str]:
    """Let a merged cell hold for the columns under it: those that the rows above do not part from it."""
    uit: dict[int, str] = {}
    einde = max([einde, *(max(lijn.woorden, default=0) + 1 for lijn in boven)])
    for kolom in range(begin, einde):
        if kolom in cellen:
            uit[kolom] = cellen[kolom]
        elif kolom - 1 in uit and all(lijn.woorden.get(kolom) == lijn.woorden.get(kolom - 1) for lijn in boven):
            uit[kolom] = uit[kolom - 1]
    return uit


def _name_rest(opzet: Opzet) -> None:
    """Give a row or column without a heading the one part that nothing else has, when its words bear that out."""
    naamloos = [lijn for lijn in (*opzet.boven, *opzet.naast) if not lijn.soort]
    mist = [soort for soort in (ONDERWERP, REGIO) if soort not in opzet.list_soorten()]
    if len(naamloos) != 1 or len(mist) != 1:
        return
    topics = [woord for lijn in opzet.naast if lijn.soort == ONDERWERP for woord in lijn.woorden.values()]
    # A row that describes the places among the topics tells that places stand above.
    if mist == [ONDERWERP] or any(map(is_plek, naamloos[0].woorden.values())) or any(map(KENMERK.match, topics)):
        naamloos[0].soort = mist[0]
        return
    for lijn in opzet.naast:
        # 'Onderwerp' in the corner heads the row or the column: places beside the figures tell that it is the row.
        if lijn.soort == ONDERWERP and any(map(is_plek, lijn.woorden.values())):
            lijn.soort, naamloos[0].soort = REGIO, ONDERWERP


def _is_kruis(opzet: Opzet, koppen: list[int]) -> bool:
    """Tell whether this is a cross table, and no list with one row of headings."""
    boven, naast = [lijn.soort for lijn in opzet.boven], [lijn.soort for lijn in opzet.naast]
    # A list of people may have a column Onderwerp as well; it has nothing of places or periods.
    if len({ONDERWERP, PERIODE, REGIO, CODE}.intersection(opzet.list_soorten())) < 2:
        return False
    if opzet.zeker and opzet.titel and EENHEID in naast and not {REGIO, CODE} & set(naast):
        return True
    if not {ONDERWERP, PERIODE, REGIO, CODE} & set(boven):
        return False
    if len(koppen) == 1:
        return opzet.zeker and (CODE in boven or REGIO in boven or EENHEID in naast)
    if opzet.zeker:
        return len(boven) > 1 or EENHEID in naast or REGIO in boven or CODE in boven
    return len(koppen) > 2 and EENHEID in boven and ONDERWERP in boven and (PERIODE in boven or PERIODE in naast)


def require_opzet(rijen: Rijen, opzet: Opzet) -> None:
    """Refuse a cross table of which some row or column is not understood, or which lacks topics or places."""
    for nummer in range(opzet.eerste, len(rijen)):
        if kop := next((w for k in range(opzet.begin) if TWEEDE.fullmatch(w := get_cel(rijen[nummer], k))), None):
            raise Fout(
                f"Onder de eerste tabel begint in rij {nummer + 1} een tweede ('{kop}'). Zet elke tabel in een eigen bestand."
            )
    soorten = opzet.list_soorten()
    plaats = [f"rij {lijn.plek + 1}" for lijn in opzet.boven if not lijn.soort]
    plaats += [f"kolom {format_kolomletter(lijn.plek)}" for lijn in opzet.naast if not lijn.soort]
    if plaats:
        raise Fout(
            f"Deze tabel van StatLine is niet te lezen: {plaats[0]} heeft geen kop die zegt wat erin staat. Zet erboven of "
            "ervoor wat het is: Onderwerp, Perioden of Regio's."
        )
    dubbel = next((s for s in (ONDERWERP, PERIODE, REGIO) if _count_kanten(opzet, s) > 1), None)
    if dubbel:
        raise Fout(
            f"In deze tabel van StatLine staat {dubbel} zowel boven als naast de cijfers. Haal de tabel opnieuw op, met elk van "
            "Onderwerp, Perioden en Regio's op één plek."
        )
    jaar = opzet.vast.get(PERIODE, "")
    jaren = {woord for lijn in (*opzet.boven, *opzet.naast) if lijn.soort == PERIODE for woord in lijn.woorden.values()}
    if JAAR.fullmatch(jaar) and jaren and jaar not in jaren:
        raise Fout(
            f"Boven de tabel staat de periode {jaar}, en bij de cijfers staan andere jaren. Verbeter wat niet klopt, of haal de "
            "regel boven de tabel weg."
        )
    if ONDERWERP not in soorten:
        raise Fout(
            "In deze tabel van StatLine staat niet bij de cijfers over welk onderwerp ze gaan. Haal haar opnieuw op, met "
            "Onderwerp in de rijen of in de kolommen."
        )
    if REGIO not in soorten and CODE not in soorten and not opzet.blokken:
        raise Fout(
            "In deze tabel van StatLine staat niet over welk gebied de cijfers gaan. Haal haar opnieuw op, met Regio's (of "
            "Wijken en buurten) in de rijen of in de kolommen."
        )


def _count_kanten(opzet: Opzet, soort: str) -> int:
    boven = soort in [lijn.soort for lijn in opzet.boven]
    # Above the figures topics may stand in more rows, a group over its parts; beside them each column is one thing.
    return boven + sum(lijn.soort == soort for lijn in opzet.naast)
