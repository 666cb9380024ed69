"""The findings in words: what is wrong, where, and what the person can do."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

import pandas as pd

from lwd_monitor.db import Cursor
from lwd_monitor.fout import Bevinding
from lwd_monitor.indicator import Aggregatie, Indicator
from lwd_monitor.opmaak import format_getal
from lwd_monitor.upload.controle import store, woorden
from lwd_monitor.upload.controle.grenswaarden import Grenswaarden
from lwd_monitor.upload.controle.woorden import Kennis
from lwd_monitor.upload.vorm.model import MAX_BEVINDINGEN


@dataclass
class Oordeel:
    """What the checks found: errors stop, warnings ask, notes only tell; `onbekend` are indicators without definition."""

    fouten: list[Bevinding] = field(default_factory=list)
    waarschuwingen: list[Bevinding] = field(default_factory=list)
    meldingen: list[str] = field(default_factory=list)
    onbekend: list[str] = field(default_factory=list)


def check_kandidaten(con: Cursor, kennis: Kennis, grens: Grenswaarden | None = None) -> Oordeel:
    """Return all findings on the rows in `kandidaat`; asks for `voorstel.compare` first."""
    grens = grens or Grenswaarden()
    store.stage_kennis(con, build_indicatorregels(kennis.indicatoren | kennis.beschreven, kennis.beschreven), kennis.nieuwe_gebieden)
    oordeel = Oordeel()
    _check_vorm(con, kennis, grens, oordeel)
    _check_waarden(con, kennis, grens, oordeel)
    _check_samenhang(con, kennis, grens, oordeel)
    _tell_leeg(con, oordeel)
    return oordeel


def build_indicatorregels(indicatoren: dict[str, Indicator], nieuw: Collection[str] = ()) -> pd.DataFrame:
    """Return what the checks ask of each indicator: range, rounding, whether it is a count, a sum, a share, or new."""
    rijen = [
        {
            "id": i.id,
            "laag": i.bereik[0] if i.bereik else None,
            "hoog": i.bereik[1] if len(i.bereik) > 1 else None,
            "afrond": i.afrond,
            "is_procent": i.is_procent,
            "is_som": i.aggregatie == Aggregatie.SOM,
            "is_aantal": i.aggregatie == Aggregatie.SOM and i.decimalen == 0,
            "is_nieuw": i.id in nieuw,
        }
        for i in indicatoren.values()
    ]
    kolommen = ["id", "laag", "hoog", "afrond", "is_procent", "is_som", "is_aantal", "is_nieuw"]
    frame = pd.DataFrame(rijen, columns=kolommen)
    soorten = {"id": "str", "laag": float, "hoog": float, "afrond": float}
    return frame.astype(soorten | dict.fromkeys(kolommen[4:], bool))


def _add(
    lijst: list[Bevinding], rijen: list[dict], maak: Callable[[dict], Bevinding], meer: str, limiet: int = MAX_BEVINDINGEN
) -> None:
    lijst += [maak(rij) for rij in rijen]
    over = (rijen[0]["totaal"] if rijen else 0) - limiet
    if over > 0:
        lijst.append(Bevinding(f"{meer} Dit komt nog {format_getal(over)} keer voor."))


def _check_vorm(con: Cursor, kennis: Kennis, grens: Grenswaarden, oordeel: Oordeel) -> None:
    rijen = store.find_rijen(con, store.ONBEKEND_GEBIED_SQL, limiet=MAX_BEVINDINGEN)
    _add(oordeel.fouten, rijen, lambda r: woorden.tell_onbekend_gebied(r, kennis), "Het gebied is onbekend.")
    rijen = store.find_rijen(con, store.JAAR_SQL, nu=kennis.nu, eerste=grens.eerste_jaar, limiet=MAX_BEVINDINGEN)
    later = [r for r in rijen if r["jaar"] > kennis.nu]
    vroeger = [r for r in rijen if r["jaar"] < grens.eerste_jaar]
    _add(oordeel.fouten, later, lambda r: woorden.tell_jaar(r, kennis, "ligt in de toekomst. Verbeter het jaar."), "Het jaar klopt niet.")
    zin = f"is ouder dan {grens.eerste_jaar}, toen cijfers per wijk en buurt begonnen. Klopt het jaar?"
    _add(oordeel.waarschuwingen, vroeger, lambda r: woorden.tell_jaar(r, kennis, zin), "Het jaar is erg oud.")
    rijen = store.find_rijen(con, store.DUBBEL_SQL, limiet=MAX_BEVINDINGEN)
    _add(oordeel.fouten, rijen, woorden.tell_dubbel, "Het cijfer staat er dubbel in.")
    for rij in store.find_rijen(con, store.ZONDER_DEFINITIE_SQL):
        oordeel.onbekend.append(rij["indicator_id"])
        (oordeel.waarschuwingen if kennis.nieuw_mag else oordeel.fouten).append(woorden.tell_zonder_definitie(rij, kennis))


def _check_waarden(con: Cursor, kennis: Kennis, grens: Grenswaarden, oordeel: Oordeel) -> None:
    rijen = store.find_rijen(con, store.BEREIK_SQL, limiet=MAX_BEVINDINGEN)
    _add(oordeel.fouten, rijen, lambda r: woorden.tell_bereik(r, kennis), "De waarde kan niet bij deze indicator.")
    rijen = store.find_rijen(con, store.MARGE_SQL, limiet=MAX_BEVINDINGEN)
    _add(oordeel.fouten, rijen, woorden.tell_marge, "De marge of de noemer klopt niet.")
    rijen = store.find_rijen(con, store.HEEL_SQL, limiet=MAX_BEVINDINGEN)
    _add(oordeel.waarschuwingen, rijen, lambda r: woorden.tell_heel(r, kennis), "Een aantal is geen heel getal.")
    rijen = store.find_rijen(
        con,
        store.SPRONG_SQL,
        punten=grens.sprong_punten,
        factor=grens.sprong_factor,
        minimum=grens.sprong_minimum,
        limiet=MAX_BEVINDINGEN,
    )
    _add(oordeel.waarschuwingen, rijen, lambda r: woorden.tell_sprong(r, kennis), "Een cijfer springt onwaarschijnlijk ver.")


def _check_samenhang(con: Cursor, kennis: Kennis, grens: Grenswaarden, oordeel: Oordeel) -> None:
    rijen = store.find_rijen(con, store.OPTELLING_SQL, stap=grens.afrond_stap, limiet=MAX_BEVINDINGEN)
    _add(oordeel.waarschuwingen, rijen, lambda r: woorden.tell_optelling(r, kennis), "Buurten tellen niet op.")
    rijen = store.find_rijen(
        con, store.VERLIES_SQL, aandeel=grens.verlies_aandeel, aanvullen=kennis.aanvullen, limiet=MAX_BEVINDINGEN
    )
    _add(oordeel.waarschuwingen, rijen, lambda r: woorden.tell_verlies(r, kennis), "Er vallen cijfers weg.")


def _tell_leeg(con: Cursor, oordeel: Oordeel) -> None:
    telling = store.count_zonder_waarde(con)
    for status, woorden in (
        ("onderdrukt", "heeft de bron afgeschermd"),
        ("ontbreekt", "ontbreken: de cel is leeg of heeft een teken voor 'geen cijfer'; dat kan ook een nul zijn"),
        ("te_weinig", "gaan over te weinig mensen"),
    ):
        if aantal := telling.get(status):
            oordeel.meldingen.append(f"{format_getal(aantal)} cijfers {woorden}.")
    if aantal := store.count_leeg_geworden(con):
        oordeel.waarschuwingen.append(
            Bevinding(f"{format_getal(aantal)} cijfers die er nu staan, worden leeg. Is de levering compleet?")
        )
