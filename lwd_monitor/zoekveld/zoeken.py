"""From a word to the results, the best first; what our own tables lack is asked at PDOK, briefly."""

import difflib
import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import TypeVar

from lwd_monitor import adres
from lwd_monitor.bron import LOCATIESERVER, Ophaler, find_adressen, replace_server
from lwd_monitor.db import Cursor
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import GEMEENTE_CODE, load_geometrie
from lwd_monitor.indicator import Indicator
from lwd_monitor.verhaal import Verhaal, fold
from lwd_monitor.zoekveld.model import Treffer, Treffersoort, Zoekbron

T = TypeVar("T")
# A letter alone stands in everything.
KORT = 2
MEESTE = 12
PER_SOORT = 5
# A street or postcode that runs through more buurten than this is no answer yet.
MEESTE_BUURTEN = 8
HOOGSTENS = {Treffersoort.STRAAT: MEESTE_BUURTEN, Treffersoort.POSTCODE: MEESTE_BUURTEN}
# One or two letters wrong in a name of ten; more would find other names.
GELIJKENIS = 0.78
GEEN_ADRESSEN = (
    "Straten en postcodes staan nog niet in deze monitor. Een analist haalt ze op bij Uploaden, Ophalen bij de bron."
)
_WOORD = re.compile(r"[^\W\d_]{2,}")
_POSTCODE = re.compile(r"([1-9]\d{3})\s?([a-z]{0,2})")
SECONDEN = 2.0


def search(woord: str, bron: Zoekbron) -> list[Treffer]:
    """Return places, streets, postcodes, indicators and stories for what somebody typed; nothing for too short a word."""
    return select_beste(find_alle(woord, bron) or find_misspeld(woord, bron))


def find_alle(woord: str, bron: Zoekbron) -> list[Treffer]:
    """Return everything that bears the word, however much, the best of each kind first."""
    gezocht = " ".join(fold(woord).split())
    if len(gezocht) < KORT:
        return []
    if postcode := _POSTCODE.fullmatch(gezocht):
        return _find_postcodes(postcode.group(1) + postcode.group(2).upper(), bron)
    soorten = (_find_gebieden, _find_straten, _find_indicatoren, _find_verhalen)
    return [treffer for find in soorten for treffer in find(gezocht, bron)]


def select_beste(alle: Iterable[Treffer]) -> list[Treffer]:
    """Return as many results of each kind as fit under the box."""
    per_soort: Counter[Treffersoort] = Counter()
    uit = []
    for treffer in alle:
        per_soort[treffer.soort] += 1
        if per_soort[treffer.soort] <= HOOGSTENS.get(treffer.soort, PER_SOORT):
            uit.append(treffer)
    return uit[:MEESTE]


def _find_gebieden(gezocht: str, bron: Zoekbron) -> list[Treffer]:
    gebieden = bron.gebieden
    # A named set that is one place has that place's page beside it: the same thing does not stand there twice.
    eigen = [e for e in gebieden.eigen.values() if len([g for g in e.leden if g.indeling == gebieden.nieuwste]) != 1]
    namen = [(e.naam, _build_gebied(e.naam, e.soortnaam, (("gebied", e.id),))) for e in eigen]
    plekken = [g for g in gebieden.list_alle() if g.indeling == gebieden.nieuwste]
    bekend = {(g.code, g.indeling): g for g in plekken}
    namen += [(g.naam, _build_gebied(g.naam, bron.describe(g), bron.build_keuze(g))) for g in plekken]
    for rij in bron.aliassen.itertuples():
        gebied = bekend.get((rij.code, rij.indeling))
        if gebied is not None and fold(str(rij.naam)) != fold(gebied.naam):
            bij = f"{bron.describe(gebied)}, ook wel {rij.naam}"
            namen.append((str(rij.naam), _build_gebied(gebied.naam, bij, bron.build_keuze(gebied))))
    per_plek: dict[tuple[tuple[str, str], ...], Treffer] = {}
    for treffer in _select(gezocht, namen):
        per_plek.setdefault(treffer.keuze, treffer)
    return list(per_plek.values())


def _build_gebied(naam: str, bij: str, keuze: tuple[tuple[str, str], ...]) -> Treffer:
    return Treffer(Treffersoort.GEBIED, naam, bij, "gebied", keuze)


def _find_straten(gezocht: str, bron: Zoekbron) -> list[Treffer]:
    if bron.adressen.empty:
        return []
    straten = bron.adressen.drop_duplicates(["straat", "plaats", "gebied_code"])
    namen = sorted({(str(r.straat), str(r.plaats)) for r in straten.itertuples()})
    gevonden = _select(gezocht, [(straat, (straat, plaats)) for straat, plaats in namen])
    uit = []
    for straat, plaats in gevonden:
        rijen = straten[(straten["straat"] == straat) & (straten["plaats"] == plaats)]
        uit += _place(
            Treffersoort.STRAAT, f"{straat}, {plaats}", zip(rijen["gebied_code"], rijen["indeling"], strict=True), bron
        )
    return uit


def _find_postcodes(gezocht: str, bron: Zoekbron) -> list[Treffer]:
    if bron.adressen.empty:
        return []
    rijen = bron.adressen[bron.adressen["postcode"].str.startswith(gezocht)]
    plekken = sorted({(str(r.gebied_code), int(r.indeling)) for r in rijen.itertuples()})
    return _place(Treffersoort.POSTCODE, _spell_postcode(gezocht), plekken, bron)


def _place(soort: Treffersoort, naam: str, plekken: Iterable[tuple[str, int]], bron: Zoekbron) -> list[Treffer]:
    """Return a result for each buurt that a street or postcode lies in, by name."""
    buurten = [g for code, indeling in plekken if (g := bron.gebieden.find(code, int(indeling))) is not None]
    return [
        Treffer(soort, naam, f"{g.naam}, {bron.describe(g)}", "gebied", bron.build_keuze(g))
        for g in sorted(buurten, key=lambda g: g.naam)
    ]


def _spell_postcode(postcode: str) -> str:
    return f"{postcode[:4]} {postcode[4:]}".strip()


def _find_indicatoren(gezocht: str, bron: Zoekbron) -> list[Treffer]:
    namen = [(titel, _build_indicator(i)) for i in bron.indicatoren for titel in {i.titel, i.titel_kort}]
    return _select(gezocht, namen)


def _find_verhalen(gezocht: str, bron: Zoekbron) -> list[Treffer]:
    woorden = gezocht.split()

    def holds(tekst: str) -> bool:
        plat = fold(tekst)
        return all(woord in plat for woord in woorden)

    op_titel = [v for v in bron.verhalen if holds(v.titel)]
    op_tekst = [v for v in bron.verhalen if v not in op_titel and holds(f"{v.titel} {v.tekst}")]
    return [_build_verhaal(v) for v in [*op_titel, *op_tekst]]


def _build_indicator(indicator: Indicator) -> Treffer:
    keuze = (("indicator", indicator.id),)
    return Treffer(Treffersoort.INDICATOR, indicator.titel, "cijfer, op de kaart", "kaart", keuze)


def _build_verhaal(verhaal: Verhaal) -> Treffer:
    return Treffer(Treffersoort.VERHAAL, verhaal.titel, "verhaal", "verhalen", (("verhaal", verhaal.id),))


def find_misspeld(woord: str, bron: Zoekbron) -> list[Treffer]:
    """Return the indicators and stories whose title has each word, or one that differs by a slip of the pen.

    Notes: for when nothing bears the word itself; of places and streets `find_alle` finds those too.
    """
    titels = {i.titel: _build_indicator(i) for i in bron.indicatoren}
    titels |= {v.titel: _build_verhaal(v) for v in bron.verhalen}
    per_titel = {titel: set(_WOORD.findall(fold(titel))) for titel in titels}
    alle, gezocht = set().union(*per_titel.values()), _WOORD.findall(fold(woord))
    uit = set(titels) if gezocht else set()
    for deel in gezocht:
        goed = difflib.get_close_matches(deel, alle, n=MEESTE, cutoff=GELIJKENIS) if len(deel) > KORT + 1 else [deel]
        uit = {titel for titel in uit if per_titel[titel].intersection(goed)}
    return [treffer for titel, treffer in titels.items() if titel in uit]


def _select(gezocht: str, namen: list[tuple[str, T]]) -> list[T]:
    """Return what bears a name like the word: the whole name first, then its beginning, a word in it, and a slip of the pen."""
    plat = [(fold(naam), ding) for naam, ding in namen]
    rangen: tuple[Callable[[str], bool], ...] = (
        lambda naam: naam == gezocht,
        lambda naam: naam.startswith(gezocht),
        lambda naam: f" {gezocht}" in naam,
        lambda naam: gezocht in naam,
    )
    uit: list[T] = []
    for rang in rangen:
        uit += [ding for naam, ding in plat if rang(naam)]
    if not uit and len(gezocht) > KORT + 1:
        lijkt = difflib.get_close_matches(gezocht, [naam for naam, _ in plat], n=3, cutoff=GELIJKENIS)
        uit = [ding for naam in dict.fromkeys(lijkt) for ander, ding in plat if ander == naam]
    return list(dict.fromkeys(uit))


def search_buiten(
    con: Cursor, woord: str, bron: Zoekbron, server: str | None = None, seconden: float = SECONDEN
) -> list[Treffer]:
    """Return the streets and postcodes that PDOK gives for a word; nothing when it does not answer in time."""
    ophaler = Ophaler(tijd=seconden, stilte=seconden, pogingen=1)
    try:
        paren = find_adressen(
            woord, ophaler=ophaler, gemeente=GEMEENTE_CODE, basis=replace_server(LOCATIESERVER, server)
        )
    except Fout:
        return []
    indeling = bron.gebieden.nieuwste
    vlakken = load_geometrie(con, "buurt", indeling, precies=True)
    geplaatst = adres.place_postcodes(paren, vlakken, indeling).frame
    return search(woord, Zoekbron(bron.gebieden, bron.aliassen.iloc[:0], geplaatst, (), ()))
