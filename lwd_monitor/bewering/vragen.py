"""The questions that figures raise, in words: the change that a test found, with that test."""

from collections.abc import Mapping
from dataclasses import dataclass

from lwd_monitor.bewering.model import Bewering, Beweringoordeel, Beweringsoort
from lwd_monitor.bewering.trend import load_trendreeksen
from lwd_monitor.bewering.verandering import WOORDEN
from lwd_monitor.db import Cursor
from lwd_monitor.gebied import GEMEENTE_CODE, GEMEENTE_NAAM, Gebieden
from lwd_monitor.gesprek import Vraag, list_aanleidingen
from lwd_monitor.indicator import Indicator
from lwd_monitor.oordeel import VERANDERD, Vergelijking

# What a question is about: the figure, the place, its indeling and the years.
Onderwerp = tuple[str, str, int, int, int]


@dataclass(frozen=True)
class Aanleiding:
    """The test behind a question; `heel` is the city's own change over the same years, where that was proven."""

    uit: Vergelijking
    heel: Vergelijking | None = None


def load_aanleidingen(con: Cursor, gebieden: Gebieden) -> dict[Onderwerp, Aanleiding]:
    """Return the tested changes that raise questions now, of all places and indicators together."""
    gevonden = {}
    veranderingen = list_aanleidingen(con)
    # One indicator raises questions in several places, and its city moves once.
    mee = {v.indicator.id: v.indicator for v in veranderingen if v.in_almelo in VERANDERD}
    stad = {id_: load_trendreeksen(con, x, gebieden).get((GEMEENTE_CODE, 0)) for id_, x in mee.items()}
    for v in veranderingen:
        heel = stad.get(v.indicator.id) if v.in_almelo in VERANDERD else None
        zelfde = heel is not None and (heel.uit.van, heel.uit.tot) == (v.jaar_van, v.jaar_tot)
        uit = heel.uit if heel is not None and zelfde and heel.uit.oordeel in VERANDERD else None
        onderwerp = (v.indicator.id, v.gebied.code, v.gebied.indeling, v.jaar_van, v.jaar_tot)
        gevonden[onderwerp] = Aanleiding(v.uitkomst, uit)
    return gevonden


def describe_vraag(
    vraag: Vraag,
    indicatoren: Mapping[str, Indicator],
    gebieden: Gebieden,
    aanleidingen: Mapping[Onderwerp, Aanleiding],
) -> str:
    """Return what a question is about; a change is named only while its test carries it."""
    beweringen = build_vraag("", vraag, indicatoren, gebieden, aanleidingen)
    if beweringen:
        return " ".join(b.zin for b in beweringen)
    jaren = str(vraag.jaar_van) if vraag.jaar_van == vraag.jaar_tot else f"{vraag.jaar_van}–{vraag.jaar_tot}"
    return f"{_describe_plek(vraag, indicatoren, gebieden)}, {jaren}."


def build_vraag(
    pagina: str,
    vraag: Vraag,
    indicatoren: Mapping[str, Indicator],
    gebieden: Gebieden,
    aanleidingen: Mapping[Onderwerp, Aanleiding],
) -> list[Bewering]:
    """Return the sentences of a question, that of the place and that of the city; none where no test carries one."""
    aanleiding = find_aanleiding(vraag, aanleidingen)
    if aanleiding is None:
        return []
    zin = f"{_describe_plek(vraag, indicatoren, gebieden)}, {describe_wending(vraag)}."
    zinnen = [build_wending(pagina, vraag.gebied_code, vraag.indicator_id, zin, aanleiding.uit)]
    if aanleiding.heel is not None:
        heel = f"Heel {GEMEENTE_NAAM}: {WOORDEN[aanleiding.heel.oordeel]}."
        zinnen.append(build_wending(pagina, GEMEENTE_CODE, vraag.indicator_id, heel, aanleiding.heel))
    return zinnen


def find_aanleiding(vraag: Vraag, aanleidingen: Mapping[Onderwerp, Aanleiding]) -> Aanleiding | None:
    """Return the test behind a question that a change raised and that still stands; None for any other."""
    gevonden = aanleidingen.get(vraag.onderwerp)
    if vraag.vervallen_op is not None or gevonden is None or gevonden.uit.oordeel != vraag.richting:
        return None
    return gevonden


def describe_wending(vraag: Vraag) -> str:
    """Return the change of a question: `gedaald van 2021 naar 2025`."""
    return f"{WOORDEN[vraag.richting or '']} van {vraag.jaar_van} naar {vraag.jaar_tot}"


def build_wending(pagina: str, gebied: str, indicator: str, zin: str, uit: Vergelijking) -> Bewering:
    """Return a sentence about a change that was found among all places and indicators."""
    return Bewering(
        pagina,
        gebied,
        indicator,
        zin,
        Beweringsoort.VERANDERING,
        Beweringoordeel(uit.oordeel),
        toets=uit.toets,
        p=uit.p,
        q=uit.q,
    )


def _describe_plek(vraag: Vraag, indicatoren: Mapping[str, Indicator], gebieden: Gebieden) -> str:
    indicator = indicatoren.get(vraag.indicator_id)
    gebied = gebieden.find(vraag.gebied_code, vraag.indeling)
    titel = f"{indicator.titel[:1].lower()}{indicator.titel[1:]}" if indicator else vraag.indicator_id
    return f"{gebied.naam if gebied else vraag.gebied_code}: {titel}"
