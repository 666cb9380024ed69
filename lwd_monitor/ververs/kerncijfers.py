"""Kerncijfers wijken en buurten: the tables of StatLine, each year as an upload; a unit that changed stops it."""

import json
import re
from pathlib import Path

from lwd_monitor import indicator, kwb, waarneming
from lwd_monitor.bron import (
    NietGevonden,
    Ophaler,
    Tabeldeel,
    fetch_beschrijving,
    fetch_catalogus,
    fetch_tabel,
    fetch_waarnemingen,
    replace_server,
)
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import GEMEENTE_CODE
from lwd_monitor.opmaak import format_getal, join_namen
from lwd_monitor.upload import Opties, Uploadrapport
from lwd_monitor.ververs.cijfers import REGIO, bring_in, build_uitkomst, require_heel, write_heel
from lwd_monitor.ververs.model import Uitkomst, Verversbron, Werk

MAX_GENOEMD = 10
# Columns that describe the row stand before the topics in every table.
_KENMERK = re.compile(
    r"(Gemeentenaam|SoortRegio|Codering|Indelingswijziging\w*|MeestVoorkomendePostcode|Dekkingspercentage)_\d+"
)
Beschrijving = dict[str, dict[str, str]]
MAX_WOORDEN = 5


def list_tabellen(werk: Werk, bron: Verversbron) -> tuple[dict[int, str], str]:
    """Return the table of each year, from the catalogue of StatLine and from what we know, and what is to tell of it.

    Notes: a year of which the known table is still listed keeps it; a year that is new comes from the catalogue.
    """
    bekend = {jaar: tabel for jaar in kwb.list_jaren() if (tabel := kwb.find_tabel(jaar))}
    try:
        regels = fetch_catalogus(bron.catalogus, ophaler=werk.build_ophaler(), basis=werk.get_basis(bron.basis))
    except Fout as fout:
        return (
            bekend,
            f"De catalogus van StatLine gaf geen antwoord; een nieuwe jaargang is dus niet gezocht. {fout.melding}",
        )
    gevonden = {regel.jaar: regel.tabel for regel in regels if regel.jaar is not None}
    genoemd = {regel.tabel for regel in regels}
    blijft = {jaar: tabel for jaar, tabel in bekend.items() if tabel in genoemd or jaar not in gevonden}
    return dict(sorted((gevonden | blijft).items())), ""


def is_bereikbaar(bron: Verversbron, basis: str | None, seconden: float = 4.0) -> bool:
    """Tell whether the catalogue of StatLine answers within a few seconds: without internet nothing is offered."""
    ophaler = Ophaler(tijd=seconden, stilte=seconden, pogingen=1)
    try:
        return bool(fetch_catalogus(bron.catalogus, ophaler=ophaler, basis=replace_server(bron.basis, basis)))
    except Fout:
        return False


def refresh_jaar(werk: Werk, bron: Verversbron, jaar: int, tabel: str) -> Uitkomst:
    """Fetch and publish one year."""
    ophaler, basis = werk.build_ophaler(), werk.get_basis(bron.basis)
    try:
        beschrijving = fetch_beschrijving(tabel, ophaler=ophaler, basis=basis)
    except NietGevonden:
        beschrijving = {}
    zin = compare_definities(werk.map_, tabel, beschrijving, akkoord=werk.verzoek.definities)
    try:
        pad = fetch_tabel(
            tabel,
            werk.map_,
            ophaler=ophaler,
            gemeente=GEMEENTE_CODE,
            basis=basis,
            deel=Tabeldeel(
                dimensie=next((naam for naam in REGIO if naam in beschrijving), REGIO[0]),
                eenheden=select_eenheden(beschrijving),
            ),
        )
    except NietGevonden:
        pad = fetch_waarnemingen(
            tabel, werk.map_, ophaler=werk.build_ophaler(), gemeente=GEMEENTE_CODE, basis=werk.get_basis(bron.basis_v4)
        )
    require_heel(werk, pad, jaar)
    titels = _load_onderwerpen(werk, bron)
    eerder = set(waarneming.list_van_jaar(werk.db.cursor(), jaar)) & set(titels)
    rapport = bring_in(werk, pad, Opties(jaar=jaar, alleen_bekend=True))
    if not werk.verzoek.proef and beschrijving:
        save_definities(werk.map_, tabel, beschrijving)
    ontbreekt = tuple(sorted(titel for id_, titel in titels.items() if id_ not in rapport.indicatoren))
    return build_uitkomst(
        bron.naam,
        jaar,
        rapport,
        zin,
        _tell_verdwenen(eerder, rapport, titels),
        _tell_onbekend(pad),
        _tell_ontbreekt(jaar, ontbreekt),
        ontbreekt=ontbreekt,
    )


def _load_onderwerpen(werk: Werk, bron: Verversbron) -> dict[str, str]:
    """Return the topics in the catalogue that come from this source as they are, with their titles."""
    return {
        id_: i.titel
        for id_, i in indicator.load_indicatoren(werk.db.cursor()).items()
        if i.bron == bron.bron and id_ in kwb.list_onderwerpen() and i.afleiding is None
    }


def _tell_verdwenen(eerder: set[str], rapport: Uploadrapport, titels: dict[str, str]) -> str:
    """Tell which topics had figures for this year already and are not under a name that we know any more."""
    weg = sorted(eerder - set(rapport.indicatoren))
    if not weg:
        return ""
    namen = join_namen([f"'{titels[id_]}'" for id_ in weg[:MAX_GENOEMD]])
    meer = " en andere" if len(weg) > MAX_GENOEMD else ""
    return f"Stond er al en staat niet onder een bekende naam in de tabel: {namen}{meer}. Wat er stond, blijft staan."


def _tell_onbekend(pad: Path) -> str:
    """Tell which keys of the table nobody knows: a topic that is new, or has another name."""
    inhoud = json.loads(pad.read_text(encoding="utf-8"))["value"]
    namen = [
        naam
        for naam in inhoud[0]
        if re.search(r"_\d{1,3}$", naam) and not _KENMERK.fullmatch(naam) and not kwb.find_onderwerpen(naam)
    ]
    if not namen:
        return ""
    lijst = ", ".join(namen[:MAX_GENOEMD]) + (" en andere" if len(namen) > MAX_GENOEMD else "")
    return f"Namen in de tabel die de monitor niet kent, en dus niet gelezen: {lijst}."


def _tell_ontbreekt(jaar: int, ontbreekt: tuple[str, ...]) -> str:
    if not ontbreekt:
        return ""
    wat = "1 onderwerp" if len(ontbreekt) == 1 else f"{format_getal(len(ontbreekt))} onderwerpen"
    return f"De tabel van {jaar} heeft {wat} niet: {'; '.join(ontbreekt)}."


def compare_definities(map_: Path, tabel: str, nu: Beschrijving, *, akkoord: bool) -> str:
    """Return in words which definitions changed since the last time; raises Fout when a unit did and nobody agreed."""
    toen = load_definities(map_, tabel)
    eenheid = [key for key in nu if key in toen and toen[key].get("Unit") != nu[key]["Unit"]]
    if eenheid and not akkoord:
        key = eenheid[0]
        raise Fout(
            f"Het CBS veranderde de eenheid van '{nu[key]['Title'] or key}' van '{toen[key].get('Unit')}' in "
            f"'{nu[key]['Unit']}'. De cijfers zouden met de eerdere niet te vergelijken zijn en zijn niet ingelezen. Kijk na wat "
            "er veranderde; ververs daarna met de nieuwe definities."
        )
    woorden = [
        nu[key]["Title"] or key
        for key in nu
        if key in toen and any(toen[key].get(veld) != nu[key][veld] for veld in ("Title", "Unit", "Description"))
    ]
    if not woorden:
        return ""
    genoemd = join_namen([f"'{titel}'" for titel in woorden[:MAX_WOORDEN]])
    meer = " en andere" if len(woorden) > MAX_WOORDEN else ""
    return f"Het CBS veranderde de omschrijving van {genoemd}{meer}. Kijk na of het cijfer nog hetzelfde betekent."


def load_definities(map_: Path, tabel: str) -> Beschrijving:
    """Return what a table said of its columns when it was last taken in; empty when that is not known."""
    try:
        inhoud = json.loads(_get_plek(map_, tabel).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return inhoud if isinstance(inhoud, dict) else {}


def save_definities(map_: Path, tabel: str, nu: Beschrijving) -> None:
    """Keep what a table says of its columns, once its figures were taken in."""
    write_heel(_get_plek(map_, tabel), nu)


def select_eenheden(nu: Beschrijving) -> dict[str, str]:
    """Return the units of headings that stand for more than one topic: they decide which one is meant."""
    return {key: rij["Unit"] for key, rij in nu.items() if len(kwb.find_onderwerpen(key)) > 1 and rij["Unit"]}


def _get_plek(map_: Path, tabel: str) -> Path:
    return map_ / "definities" / f"{tabel}.json"
