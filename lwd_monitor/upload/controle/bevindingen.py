"""The findings in words: what is wrong, where, and what the person can do."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import partial

import pandas as pd

from lwd_monitor.db import Cursor
from lwd_monitor.fout import Bevinding
from lwd_monitor.gebied import GEMEENTE_CODE
from lwd_monitor.indicator import Aggregatie, Indicator
from lwd_monitor.opmaak import format_getal
from lwd_monitor.upload.controle import store, woorden
from lwd_monitor.upload.controle.grenswaarden import Grenswaarden
from lwd_monitor.upload.controle.woorden import Kennis
from lwd_monitor.upload.vorm.model import MAX_BEVINDINGEN


@dataclass
class Controleuitslag:
    """What the checks found: errors stop, warnings ask, notes only tell; `onbekend` are indicators without definition."""

    fouten: list[Bevinding] = field(default_factory=list)
    waarschuwingen: list[Bevinding] = field(default_factory=list)
    meldingen: list[str] = field(default_factory=list)
    onbekend: list[str] = field(default_factory=list)


def check_kandidaten(con: Cursor, kennis: Kennis, grens: Grenswaarden | None = None) -> Controleuitslag:
    """Return all findings on the rows in `kandidaat`; asks for `voorstel.compare` first."""
    grens = grens or Grenswaarden()
    store.stage_kennis(
        con,
        build_indicatorregels({**kennis.indicatoren, **kennis.beschreven}, kennis.beschreven),
        kennis.nieuwe_gebieden,
    )
    store.stage_sprongen(
        con,
        punten=grens.sprong_punten,
        factor=grens.sprong_factor,
        minimum=grens.sprong_minimum,
        keer=grens.keer,
        duizend=grens.duizend,
        zelf_minimum=grens.zelf_minimum,
        procent_minimum=grens.procent_minimum,
    )
    store.stage_buren(
        con,
        GEMEENTE_CODE,
        keer=grens.keer,
        duizend=grens.duizend,
        minimum=grens.sprong_minimum,
        genoeg=grens.genoeg,
        nooit_nul=grens.nooit_nul,
    )
    oordeel = Controleuitslag()
    for regel in _list_fouten(kennis):
        oordeel.fouten += _find(con, regel, kennis)
    _add_definities(con, kennis, oordeel)
    for regel in _list_waarschuwingen(kennis, grens):
        oordeel.waarschuwingen += _find(con, regel, kennis)
    _tell_leeg(con, oordeel)
    return oordeel


def build_indicatorregels(indicatoren: dict[str, Indicator], nieuw: Collection[str] = ()) -> pd.DataFrame:
    """Return what the checks ask of each indicator: range, rounding, whether it is a count, a sum, a share, below nought, or new."""
    rijen = [
        {
            "id": i.id,
            "laag": i.bereik[0] if i.bereik else None,
            "hoog": i.bereik[1] if len(i.bereik) > 1 else None,
            "afrond": i.afrond,
            "is_procent": i.is_procent,
            "is_som": i.aggregatie == Aggregatie.SOM,
            "is_aantal": i.aggregatie == Aggregatie.SOM and i.decimalen == 0,
            "is_klasse": i.is_klasse,
            "is_om_nul": bool(i.bereik) and i.bereik[0] < 0,
            "is_nieuw": i.id in nieuw,
        }
        for i in indicatoren.values()
    ]
    kolommen = ["id", "laag", "hoog", "afrond"]
    kolommen += ["is_procent", "is_som", "is_aantal", "is_klasse", "is_om_nul", "is_nieuw"]
    frame = pd.DataFrame(rijen, columns=kolommen)
    soorten = {"id": "str", "laag": float, "hoog": float, "afrond": float}
    return frame.astype(soorten | dict.fromkeys(kolommen[4:], bool))


@dataclass(frozen=True)
class _Regel:
    """One check: its query with its parameters, the words of a finding, and the words when there are too many."""

    sql: str
    tell: Callable[[dict, Kennis], Bevinding]
    meer: str
    waarden: Mapping[str, object] = field(default_factory=dict)


def _find(con: Cursor, regel: _Regel, kennis: Kennis) -> list[Bevinding]:
    rijen, totaal = store.find_rijen(con, regel.sql, MAX_BEVINDINGEN, **regel.waarden)
    gevonden = [regel.tell(rij, kennis) for rij in rijen]
    if totaal > len(rijen):
        gevonden.append(Bevinding(f"{regel.meer} Dit komt nog {format_getal(totaal - len(rijen))} keer voor."))
    return gevonden


def _list_fouten(kennis: Kennis) -> list[_Regel]:
    later = "ligt in de toekomst. Verbeter het jaar."
    return [
        _Regel(store.ONBEKEND_GEBIED_SQL, woorden.tell_onbekend_gebied, "Het gebied is onbekend."),
        _Regel(store.TOEKOMST_SQL, partial(woorden.tell_jaar, zin=later), later, {"nu": kennis.nu}),
        _Regel(store.DUBBEL_SQL, woorden.tell_dubbel, "Het cijfer staat er dubbel in."),
        _Regel(store.BEREIK_SQL, woorden.tell_bereik, "De waarde kan niet bij deze indicator."),
        _Regel(store.MARGE_SQL, woorden.tell_marge, "De marge of de noemer klopt niet."),
        _Regel(
            store.SPRONG_SQL,
            woorden.tell_duizend,
            "Een cijfer is ongeveer duizend keer zo groot of zo klein.",
            {"is_duizend": True},
        ),
        _Regel(
            store.BUREN_SQL,
            woorden.tell_buren,
            "Een cijfer is ongeveer duizend keer dat van de andere gebieden.",
            {"is_duizend": True},
        ),
    ]


def _list_waarschuwingen(kennis: Kennis, grens: Grenswaarden) -> list[_Regel]:
    oud = f"is ouder dan {grens.eerste_jaar}, toen cijfers per wijk en buurt begonnen. Klopt het jaar?"
    verlies = {"aandeel": grens.verlies_aandeel, "aanvullen": kennis.aanvullen}
    return [
        _Regel(
            store.VROEG_SQL, partial(woorden.tell_jaar, zin=oud), "Het jaar is erg oud.", {"eerste": grens.eerste_jaar}
        ),
        _Regel(store.HEEL_SQL, woorden.tell_heel, "Een aantal is geen heel getal."),
        _Regel(store.SPRONG_SQL, woorden.tell_sprong, "Een cijfer springt ver.", {"is_duizend": False}),
        _Regel(
            store.BUREN_SQL,
            woorden.tell_buren,
            "Een cijfer ligt ver van dat van de andere gebieden.",
            {"is_duizend": False},
        ),
        _Regel(store.OPTELLING_SQL, woorden.tell_optelling, "Buurten tellen niet op.", {"stap": grens.afrond_stap}),
        _Regel(store.VERLIES_SQL, woorden.tell_verlies, "Er vallen cijfers weg.", verlies),
    ]


def _add_definities(con: Cursor, kennis: Kennis, oordeel: Controleuitslag) -> None:
    rijen, _ = store.find_rijen(con, store.ZONDER_DEFINITIE_SQL, MAX_BEVINDINGEN)
    oordeel.onbekend = [rij["indicator_id"] for rij in rijen]
    gevonden = [woorden.tell_zonder_definitie(rij, kennis) for rij in rijen]
    (oordeel.waarschuwingen if kennis.nieuw_mag else oordeel.fouten).extend(gevonden)


def _tell_leeg(con: Cursor, oordeel: Controleuitslag) -> None:
    telling = store.count_zonder_waarde(con)
    for status in woorden.ZONDER_WAARDE:
        if aantal := telling.get(status):
            oordeel.meldingen.append(woorden.tell_zonder_waarde(status, aantal))
    if aantal := store.count_leeg_geworden(con):
        oordeel.waarschuwingen.append(woorden.tell_leeg_geworden(aantal))
