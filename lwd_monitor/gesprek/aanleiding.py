"""A tested change asks by itself what explains it; one that is gone asks no longer."""

import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from lwd_monitor.db import Cursor, Database
from lwd_monitor.gebeurtenis import GebeurtenisSoort, append_gebeurtenis
from lwd_monitor.gebied import load_gebieden
from lwd_monitor.gesprek import store
from lwd_monitor.gesprek.model import Vraag
from lwd_monitor.indicator import Indicator, Toetssoort, load_bronnen, load_indicatoren
from lwd_monitor.oordeel import Verandering, list_veranderingen
from lwd_monitor.toegang import SYSTEEM, Gebruiker, Recht, require

VRAAG = "Wat verklaart dit?"
TABELLEN = ("verhaal_vraag", "gebeurtenis")


@dataclass(frozen=True)
class Vraagplan:
    """What has to happen with the questions to follow the figures; every list may be empty."""

    openen: Sequence[Vraag] = ()
    vervallen: Sequence[Vraag] = ()
    herstellen: Sequence[Vraag] = ()

    @property
    def leeg(self) -> bool:
        """Tell whether the questions follow the figures already."""
        return not (self.openen or self.vervallen or self.herstellen)


def sync_vragen(db: Database, gebruiker: Gebruiker, op: datetime) -> Vraagplan:
    """Let the questions follow the figures in a write of its own; without anything to do it writes nothing."""
    require(gebruiker, Recht.UPLOAD_UITVOEREN)
    if compute_vraagplan(db.cursor(), op).leeg:
        return Vraagplan()
    return db.write(lambda con: follow_cijfers(con, gebruiker, op), TABELLEN)


def follow_cijfers(
    con: Cursor, gebruiker: Gebruiker, op: datetime, geraakt: Collection[str] | None = None
) -> Vraagplan:
    """Let the questions follow the figures within the write of the caller, who names `TABELLEN` among its tables.

    Notes: safe to repeat. A change that was answered is not asked again; an answer stays when its change is gone.
    `geraakt` are the indicators whose figures changed: when none of them raises questions, nothing is computed.
    """
    require(gebruiker, Recht.UPLOAD_UITVOEREN)
    plan = compute_vraagplan(con, op, geraakt)
    for vraag in plan.openen:
        store.insert_vraag(con, vars(vraag))
        _log(con, GebeurtenisSoort.VRAAG_GEOPEND, vraag, op)
    for vraag in plan.vervallen:
        store.set_vervallen(con, vraag.id, op, vraag.in_almelo)
        _log(con, GebeurtenisSoort.VRAAG_VERVALLEN, vraag, op)
    for vraag in plan.herstellen:
        store.set_vervallen(con, vraag.id, None, vraag.in_almelo)
        _log(con, GebeurtenisSoort.VRAAG_GEOPEND, vraag, op, opnieuw="ja")
    return plan


def compute_vraagplan(con: Cursor, op: datetime, geraakt: Collection[str] | None = None) -> Vraagplan:
    """Return what has to happen with the questions; figures that are invented or not yet described raise none."""
    if geraakt is not None and not any(i.id in geraakt and i.toets is not Toetssoort.STAND for i in _list_echt(con)):
        return Vraagplan()
    nu = [_build_vraag(v, op) for v in list_aanleidingen(con)]
    return plan_vragen([Vraag(*rij) for rij in store.list_vragen(con)], nu)


def list_aanleidingen(con: Cursor) -> list[Verandering]:
    """Return the tested changes that raise a question, each with its test; invented figures raise none."""
    return list_veranderingen(con, _list_echt(con), load_gebieden(con))


def _list_echt(con: Cursor) -> list[Indicator]:
    fictief = {id_ for id_, bron in load_bronnen(con).items() if bron.fictief}
    return [i for i in load_indicatoren(con).values() if i.bron not in fictief and not i.concept]


def plan_vragen(bestaand: Iterable[Vraag], nu: Iterable[Vraag]) -> Vraagplan:
    """Return what has to happen, from the questions that stand and those that the changes of now would raise.

    Notes: what a person asked about the same figure, place and years needs no second question, and never lapses.
    """
    gewenst = {vraag.verandering: vraag for vraag in nu}
    eigen = {vraag.verandering: vraag for vraag in bestaand if vraag.richting}
    gevraagd = {vraag.onderwerp for vraag in bestaand if not vraag.richting}
    weg = {sleutel: vraag for sleutel, vraag in eigen.items() if vraag.vervallen_op is not None}
    return Vraagplan(
        openen=[v for sleutel, v in gewenst.items() if sleutel not in eigen and v.onderwerp not in gevraagd],
        vervallen=[v for sleutel, v in eigen.items() if sleutel not in gewenst and sleutel not in weg],
        herstellen=[
            replace(weg[sleutel], vervallen_op=None, in_almelo=v.in_almelo)
            for sleutel, v in gewenst.items()
            if sleutel in weg
        ],
    )


def _build_vraag(verandering: Verandering, op: datetime) -> Vraag:
    return Vraag(
        str(uuid.uuid4()),
        verandering.indicator.id,
        verandering.gebied.code,
        verandering.gebied.indeling,
        verandering.jaar_van,
        verandering.jaar_tot,
        VRAAG,
        SYSTEEM.naam,
        op,
        richting=verandering.uitkomst.oordeel,
        in_almelo=verandering.in_almelo,
    )


def _log(con: Cursor, soort: GebeurtenisSoort, vraag: Vraag, op: datetime, **meer: object) -> None:
    jaren = f"{vraag.jaar_van}-{vraag.jaar_tot}"
    onderwerp = f"{vraag.indicator_id} {vraag.gebied_code}"
    append_gebeurtenis(
        con, SYSTEEM.naam, soort, op, onderwerp, jaren=jaren, indeling=vraag.indeling, richting=vraag.richting, **meer
    )
