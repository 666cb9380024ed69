"""What pages ask of the façades, kept until the data changes."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

import pandas as pd

from lwd_monitor import cijferkeuze, gebied, indicator, kengetal, oordeel, portret, verhaal, waarneming
from lwd_monitor.bewering import Streefcijfer, load_streefcijfers
from lwd_monitor.db import Cursor
from lwd_monitor.gebied import GEMEENTE_CODE, Gebieden
from lwd_monitor.indicator import Bron, Indicator, Thema
from lwd_monitor.indicatorbeheer import list_eigen_indicatoren
from lwd_monitor.kengetal import Kengetal
from lwd_monitor.portret import Portret
from lwd_monitor.toegang import DEMO_GEBRUIKERS, Gebruiker, Rol
from lwd_monitor.ui.opslag import per_versie, run_dagelijks
from lwd_monitor.verhaal import Verhaal

_VOLGORDE = list(Thema)


@per_versie
def load_gebieden(con: Cursor) -> Gebieden:
    """Return all places."""
    return gebied.load_gebieden(con)


@per_versie
def load_catalogus(con: Cursor) -> dict[str, Indicator]:
    """Return the catalogue by theme and title with the floors that hold, without indicators that nobody described yet."""
    catalogus = indicator.load_indicatoren(con)
    grenzen = oordeel.list_ondergrenzen(con, catalogus)
    alle = {id_: replace(i, ondergrens=grenzen.get(id_)) for id_, i in catalogus.items() if not i.concept}
    return dict(sorted(alle.items(), key=lambda paar: (_VOLGORDE.index(paar[1].thema), paar[1].titel)))


@per_versie
def load_indicatoren(con: Cursor) -> dict[str, Indicator]:
    """Return the part of the catalogue that has figures: what a page can show and a reader can choose.

    Notes: all of it while there are no figures at all, so that each page can say that of itself.
    """
    gevuld, alle = set(load_jaren()["indicator_id"]), load_catalogus()
    return {id_: i for id_, i in alle.items() if id_ in gevuld} or alle


@per_versie
def load_bronnen(con: Cursor) -> dict[str, Bron]:
    """Return the publishers."""
    return indicator.load_bronnen(con)


@per_versie
def load_jaren(con: Cursor) -> pd.DataFrame:
    """Return indicator_id, niveau, indeling, jaar, aantal: where there are figures."""
    return waarneming.load_jaren(con, GEMEENTE_CODE)


@per_versie
def load_portret(con: Cursor, sleutel: str, indeling: int | None = None) -> Portret:
    """Return the profile of a place or own area: the basisset, and what was chosen for it."""
    return _load_portret(con, sleutel, indeling)


@per_versie
def load_analyseportret(con: Cursor, sleutel: str) -> Portret:
    """Return the profile from which an analysis starts: also what people brought in and gave a theme of the wijkanalyse."""
    return _load_portret(con, sleutel, None, {i.id for i, _ in list_eigen_indicatoren(con) if i.wijkanalyse})


def _load_portret(con: Cursor, sleutel: str, indeling: int | None, ook: Collection[str] = ()) -> Portret:
    gebieden = load_gebieden()
    sleutels = gebieden.list_sleutels(gebieden.get(sleutel, indeling))
    ids = {str(stuk.get("indicator")) for naam in sleutels for stuk in cijferkeuze.list_gekozen(con, naam)} | set(ook)
    gekozen = {id_: i for id_, i in load_indicatoren().items() if i.is_basis or id_ in ids}
    return portret.load_portret(con, gebieden.get(sleutel, indeling), gebieden, gekozen)


@per_versie
def load_geometrie(con: Cursor, niveau: str, indeling: int) -> pd.DataFrame:
    """Return the outlines of a niveau."""
    return gebied.load_geometrie(con, niveau, indeling)


@per_versie
def load_kaartbron(con: Cursor, indeling: int) -> str:
    """Return the credits of a map of an indeling: which map its outlines were taken from, and the licence."""
    return gebied.load_kaartbron(con, indeling)


@per_versie
def load_reeks(con: Cursor, indicator_id: str, codes: tuple[str, ...]) -> pd.DataFrame:
    """Return the figures of some codes over all years and indelingen."""
    return waarneming.load_reeks(con, indicator_id, list(codes))


@per_versie
def load_gebiedreeks(con: Cursor, indicator_id: str, sleutel: str, indeling: int) -> pd.DataFrame:
    """Return the figures of one place or own area by year: jaar, waarde, status; never those of another indeling.

    Notes: the gemeente stays the same place; a year that two indelingen give comes from the newest.
    """
    reeks = portret.load_reeksen(con, load_indicatoren()[indicator_id], (sleutel,), load_gebieden())
    if sleutel == GEMEENTE_CODE:
        return reeks.sort_values(["jaar", "indeling"]).drop_duplicates("jaar", keep="last")
    return reeks[reeks["indeling"] == indeling].sort_values("jaar")


@per_versie
def load_gevuld(con: Cursor, sleutel: str, indeling: int) -> tuple[str, ...]:
    """Return the ids of the indicators that have a figure, of any year, for one place or own area."""
    return tuple(portret.list_gevuld(con, load_indicatoren(), sleutel, indeling, load_gebieden()))


@per_versie
def load_niveau_reeks(con: Cursor, indicator_id: str, niveau: str, indeling: int) -> pd.DataFrame:
    """Return the figures of every place of a niveau over the years of an indeling."""
    return waarneming.load_niveau_reeks(con, indicator_id, niveau, indeling, GEMEENTE_CODE)


@per_versie
def load_kengetallen(con: Cursor) -> list[Kengetal]:
    """Return the sourced counts of the programme."""
    return kengetal.list_kengetallen(con)


@per_versie
def load_streefwaarden(con: Cursor) -> dict[str, Streefcijfer]:
    """Return what the figures that follow opgaven say of their targets, by the id of the link."""
    return load_streefcijfers(con, load_indicatoren(), load_gebieden())


@per_versie
def _load_verhalen(con: Cursor, rol: Rol | None, dag: date) -> list[Verhaal]:
    # The first who asks on a day waits for what is due that day.
    run_dagelijks(dag)
    return verhaal.list_verhalen(con, DEMO_GEBRUIKERS[rol] if rol else None, dag)


def load_verhalen(gebruiker: Gebruiker | None) -> list[Verhaal]:
    """Return the stories that this person may read; kept per role, so no one is handed another's."""
    return _load_verhalen(gebruiker.rol if gebruiker else None, date.today())
