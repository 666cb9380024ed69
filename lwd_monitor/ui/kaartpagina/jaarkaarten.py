"""Which map a view asks for; and a small map of every year, with where one is not like the one before."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pandas as pd

from lwd_monitor import waarneming
from lwd_monitor.bewering import CIJFER
from lwd_monitor.db import Cursor, remember
from lwd_monitor.gebied import GEMEENTE_CODE, GEMEENTE_NAAM, GebiedNiveau
from lwd_monitor.grafiek import list_verwacht
from lwd_monitor.indicator import Indicator, format_bron
from lwd_monitor.kaart import Jaarkaart, build_jaarkaarten, build_namen, build_tabel
from lwd_monitor.opmaak import join_namen
from lwd_monitor.ui import laden
from lwd_monitor.ui.kaartpagina.beeld import (
    WOORDEN,
    Jaartabel,
    Kaartbeeld,
    add_grenzen,
    load_cijferbeeld,
    load_tekening,
    load_verschilbeeld,
)
from lwd_monitor.ui.kaartpagina.keuze import ELK_JAAR, Kaartkeuze
from lwd_monitor.ui.onderdelen.bron import format_jaren
from lwd_monitor.ui.opslag import per_versie
from lwd_monitor.waarneming import Status

LEAD = "Elk kaartje is een jaar. Of een verschil tussen jaren toeval is, ziet u hier niet."
GRENZEN = "Vanaf {jaar} gelden andere grenzen. Vergelijk een gebied niet met de jaren ervoor."
REEKS = "Vanaf {jaar} is dit een andere reeks. {reden}"


def load_jaarbeeld(keuze: Kaartkeuze) -> Kaartbeeld:
    """Return the maps of all years; panel and rows of the newest one go along, and its headline does not."""
    jaren = tuple(zip(keuze.jaren, keuze.indelingen, strict=True))
    return _load_jaarbeeld(keuze.indicator.id, jaren, keuze.niveau.value, keuze.beeld)


@per_versie
def _load_jaarbeeld(con: Cursor, id_: str, jaren: tuple[tuple[int, int], ...], niveau: str, beeld: str) -> Kaartbeeld:
    indicator, soort = laden.load_indicatoren()[id_], GebiedNiveau(niveau)
    bron, van_tot = laden.load_bronnen()[indicator.bron], format_jaren([jaar for jaar, _ in jaren])
    payload, reeksen, fictief = _build_reeks(con, indicator, jaren, soort, beeld)
    return replace(
        load_cijferbeeld(id_, jaren[-1][0], niveau, jaren[-1][1], beeld),
        sleutel=("jaren", id_, jaren, niveau, beeld),
        kop=f"{indicator.titel} per {soort.enkelvoud}, {van_tot}",
        lead=LEAD,
        fictief=bron.fictief or fictief,
        ontbreekt=0,
        payload=payload,
        bron=f"{format_bron(bron, van_tot)}.",
        reeksen=reeksen,
    )


def _build_reeks(
    con: Cursor, indicator: Indicator, jaren: tuple[tuple[int, int], ...], soort: GebiedNiveau, beeld: str
) -> tuple[dict[str, Any], tuple[Jaartabel, ...], bool]:
    id_, niveau = indicator.id, soort.value
    # Places, outlines and the whole series are read once for all years.
    con = remember(con)
    cellen = {
        jaar: add_grenzen(
            con, waarneming.load_cellen(con, id_, jaar, niveau, indeling, GEMEENTE_CODE), niveau, indeling
        )
        for jaar, indeling in jaren
    }
    kaarten = [
        Jaarkaart(jaar, cellen[jaar], load_tekening(niveau, indeling, beeld), breuk)
        for (jaar, indeling), breuk in zip(jaren, _list_breuken(indicator, jaren), strict=True)
    ]
    payload = build_jaarkaarten(
        kaarten,
        eenheid=indicator.eenheid,
        decimalen=indicator.decimalen,
        titel=f"Kaarten van {GEMEENTE_NAAM}: {indicator.titel} per {soort.enkelvoud}",
        woord=WOORDEN[soort],
    )
    payload["meldingen"] += list_zonder(jaar for jaar, _ in jaren)
    fictief = any((deel["status"] == Status.VOORBEELD).any() for deel in cellen.values())
    return payload, tuple(_list_tabellen(con, id_, niveau, jaren, cellen)), fictief


def _list_tabellen(
    con: Cursor, id_: str, niveau: str, jaren: tuple[tuple[int, int], ...], cellen: dict[int, pd.DataFrame]
) -> list[Jaartabel]:
    """Return the figures per indeling: under other boundaries there are other places."""
    tabellen = []
    for indeling in dict.fromkeys(indeling for _, indeling in jaren):
        van = tuple(jaar for jaar, deze in jaren if deze == indeling)
        plekken = cellen[van[-1]]
        reeks = waarneming.load_niveau_reeks(con, id_, niveau, indeling, GEMEENTE_CODE)
        tabellen.append(Jaartabel(indeling, van, tuple(build_tabel(plekken, reeks, build_namen(plekken)))))
    return tabellen


def _list_breuken(indicator: Indicator, jaren: tuple[tuple[int, int], ...]) -> list[str]:
    """Return before which years there is something to say: other boundaries, another series, or both."""
    breuken = [""]
    for (vorig, oud), (jaar, nieuw) in pairwise(jaren):
        zinnen = [GRENZEN.format(jaar=jaar)] if nieuw != oud else []
        zinnen += [REEKS.format(jaar=b.jaar, reden=b.reden) for b in indicator.breuken if vorig < b.jaar <= jaar]
        breuken.append(" ".join(zinnen))
    return breuken


def list_zonder(jaren: Iterable[int]) -> list[str]:
    """Return in a sentence which years are expected between the others and have no figures.

    >>> list_zonder([2020, 2021, 2023]), list_zonder([2016, 2020])
    (['Over 2022 zijn er geen cijfers.'], [])
    """
    bekend = set(jaren)
    leeg = [str(jaar) for jaar in list_verwacht(sorted(bekend)) if jaar not in bekend]
    return [f"Over {join_namen(leeg)} zijn er geen cijfers."] if leeg else []


def load_kaartbeeld(keuze: Kaartkeuze) -> Kaartbeeld:
    """Return the map of a view: of one year, of every year, or of a change."""
    if keuze.toon == ELK_JAAR:
        return load_jaarbeeld(keuze)
    vraag = (keuze.indicator.id, keuze.jaar, keuze.niveau.value, keuze.indeling, keuze.beeld)
    return load_cijferbeeld(*vraag) if keuze.toon == CIJFER else load_verschilbeeld(vraag, keuze.toon, keuze.van)
