"""Publishing figures and taking them back: one transaction in which readers see all of it or nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeVar

import pandas as pd
import pyarrow as pa

from lwd_monitor import waarneming
from lwd_monitor.afleiding import rebuild_afgeleid
from lwd_monitor.db import Cursor, Database
from lwd_monitor.fout import Fout, Middel, Remedie
from lwd_monitor.gebeurtenis import GebeurtenisSoort, append_gebeurtenis
from lwd_monitor.gebied import GEMEENTE_CODE, find_in_gemeente
from lwd_monitor.gesprek import follow_cijfers
from lwd_monitor.oordeel import rebuild_dispersies
from lwd_monitor.toegang import Gebruiker, Recht, require
from lwd_monitor.upload import store
from lwd_monitor.upload.grenzen.plan import withdraw_gebieden
from lwd_monitor.upload.overgang.plan import withdraw_overgang
from lwd_monitor.upload.vastleggen import Inzending, Uploadherkomst, log_inzending, save_inzending
from lwd_monitor.upload.voorstel import store as voorstel

T = TypeVar("T")
TABELLEN = ("upload", "waarneming", "gebeurtenis", "verhaal_vraag", "dispersie")
TABELLEN_TERUG = (*TABELLEN, "gebied", "gebied_overgang")
TERUGGEDRAAID = "teruggedraaid"


@dataclass(frozen=True)
class Keuring:
    """What happens within the write beside publishing: `judge` after the rows are compared, `prepare` before they land.

    Notes: `judge` gets the counts and raises to stop the write; `tabellen` are the tables that `prepare` touches.
    """

    prepare: Callable[[Cursor], None]
    judge: Callable[[Cursor, dict[str, int]], None]
    tabellen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Uitslag:
    """What a publication changed; `upload_id` is None when nothing changed.

    Notes: `opgeruimd` is what the step before it (`Bijlage.vooraf`) says that it took away.
    """

    upload_id: str | None
    telling: Mapping[str, int] = field(default_factory=dict)
    opgeruimd: int = 0


@dataclass(frozen=True)
class Bijlage:
    """What lands together with the figures of an upload: `schrijf` gets the cursor and the upload's id.

    Notes: `telling` (nieuw, gewijzigd, ongewijzigd, vervallen) counts what the whole upload changes; `vooraf` happens in
    the same write, before the figures are compared with what stands, and returns how much it took away.
    """

    schrijf: Callable[[Cursor, str], None]
    tabellen: tuple[str, ...]
    telling: Mapping[str, int]
    vooraf: Callable[[Cursor], int] | None = None


def publish_waarnemingen(
    db: Database,
    gebruiker: Gebruiker,
    rijen: pd.DataFrame,
    herkomst: Uploadherkomst,
    op: datetime,
    *,
    bijlage: Bijlage | None = None,
    keuring: Keuring | None = None,
    met_vragen: bool = True,
) -> Uitslag:
    """Publish figures (columns as waarneming.KOLOMMEN) and return what changed; a `bijlage` lands with them.

    Unless its `herkomst` says that a file only adds and corrects, what the same publisher gave before and no longer gives, for
    an indicator, year and niveau that the file covers, is gone. The questions that tested changes raise follow in the
    same write; `met_vragen=False` leaves that to a caller who brings in more files first.

    Notes: eight, as this is the one way in for figures of files, of a survey and of what ships.
    """
    require(gebruiker, Recht.UPLOAD_UITVOEREN)
    werk = _build_werk(Inzending(gebruiker, _complete(herkomst, rijen), op), bijlage, keuring)

    def publish(con: Cursor) -> Uitslag:
        uitslag, geraakt = werk(con)
        # Only changes in our own gemeente raise questions.
        if met_vragen and uitslag.upload_id and voorstel.has_gemeente(con, GEMEENTE_CODE):
            follow_cijfers(con, gebruiker, op, geraakt)
        return uitslag

    return db.write(publish, _list_tabellen(bijlage, keuring), voorbereid=_build_voorbereiding(rijen))


def raise_vragen(db: Database, gebruiker: Gebruiker, op: datetime) -> None:
    """Let the questions follow the figures, once for all files that came in without theirs."""
    require(gebruiker, Recht.UPLOAD_UITVOEREN)
    db.write(lambda con: follow_cijfers(con, gebruiker, op), TABELLEN)


def rehearse_waarnemingen(
    db: Database,
    gebruiker: Gebruiker,
    rijen: pd.DataFrame,
    herkomst: Uploadherkomst,
    op: datetime,
    bekijk: Callable[[Cursor, list[str]], T],
    keuring: Keuring | None = None,
) -> T:
    """Publish as `publish_waarnemingen` does, look at the outcome, and roll all of it back; returns what was seen.

    Notes: `bekijk` gets the cursor and the indicators that changed, those derived from others among them. Seven: what a
    publication takes, and what looks at it.
    """
    require(gebruiker, Recht.UPLOAD_UITVOEREN)
    werk = _build_werk(Inzending(gebruiker, _complete(herkomst, rijen), op), None, keuring)

    def proef(con: Cursor) -> None:
        _, geraakt = werk(con)
        raise _Terug(bekijk(con, geraakt))

    return _rehearse(db, proef, _list_tabellen(None, keuring), _build_voorbereiding(rijen))


class _Terug(Exception):
    def __init__(self, gezien: object) -> None:
        super().__init__()
        self.gezien: Any = gezien


def _rehearse(
    db: Database,
    proef: Callable[[Cursor], None],
    tabellen: tuple[str, ...],
    voorbereid: Callable[[Cursor], None] | None = None,
) -> Any:
    try:
        db.write(proef, tabellen, voorbereid=voorbereid)
    except _Terug as terug:
        return terug.gezien
    raise AssertionError("unreachable")


def _list_tabellen(bijlage: Bijlage | None, keuring: Keuring | None) -> tuple[str, ...]:
    return (*TABELLEN, *(bijlage.tabellen if bijlage else ()), *(keuring.tabellen if keuring else ()))


def _build_voorbereiding(rijen: pd.DataFrame) -> Callable[[Cursor], None]:
    kandidaten = rijen if "rij" in rijen else rijen.assign(rij=0, kolom="")
    return lambda con: voorstel.stage(con, kandidaten)


def _complete(herkomst: Uploadherkomst, rijen: pd.DataFrame) -> Uploadherkomst:
    return herkomst if herkomst.gelezen else replace(herkomst, gelezen=len(rijen))


def _build_werk(
    inzending: Inzending, bijlage: Bijlage | None, keuring: Keuring | None
) -> Callable[[Cursor], tuple[Uitslag, list[str]]]:
    herkomst = inzending.herkomst

    def werk(con: Cursor) -> tuple[Uitslag, list[str]]:
        opgeruimd = bijlage.vooraf(con) if bijlage and bijlage.vooraf else 0
        telling = voorstel.compare(con, herkomst.bron, herkomst.aanvullen)
        if bijlage:
            telling = dict(bijlage.telling)
        if keuring:
            keuring.judge(con, telling)
        if telling["nieuw"] + telling["gewijzigd"] + telling["vervallen"] == 0:
            return Uitslag(None, telling, opgeruimd), []
        if keuring:
            keuring.prepare(con)
        volgnummer = save_inzending(con, inzending, telling)
        if bijlage:
            bijlage.schrijf(con, inzending.id)
        voorstel.append(con, inzending.id, volgnummer)
        waarneming.rebuild_geraakt(con)
        geraakt = voorstel.list_indicatoren(con)
        afgeleid = rebuild_afgeleid(con, geraakt, voorstel.load_plekken(con))
        rebuild_dispersies(con, {*geraakt, *afgeleid})
        log_inzending(con, inzending, **telling)
        return Uitslag(inzending.id, telling, opgeruimd), sorted({*geraakt, *afgeleid})

    return werk


def undo_upload(db: Database, gebruiker: Gebruiker, upload_id: str, op: datetime | None = None) -> int:
    """Take a published upload back and return how many keys fall back to what stood before; its history stays."""
    require(gebruiker, Recht.UPLOAD_UITVOEREN)

    def werk(con: Cursor) -> int:
        _require_gepubliceerd(store.find_staat(con, upload_id), upload_id)
        moment = op or datetime.now()
        sleutels, _ = _withdraw(con, upload_id, gebruiker, moment)
        follow_cijfers(con, gebruiker, moment)
        return len(sleutels)

    return db.write(werk, TABELLEN_TERUG)


def rehearse_undo(
    db: Database, gebruiker: Gebruiker, upload_id: str, bekijk: Callable[[Cursor, pd.DataFrame, list[str]], T]
) -> T:
    """Take an upload back, look at the outcome, and roll all of it back; returns what was seen.

    Notes: `bekijk` gets the cursor, the keys that fall back and the indicators that change, derived ones among them.
    """
    require(gebruiker, Recht.UPLOAD_UITVOEREN)

    def proef(con: Cursor) -> None:
        _require_gepubliceerd(store.find_staat(con, upload_id), upload_id)
        store.stage_undo(con, upload_id)
        raise _Terug(bekijk(con, *_withdraw(con, upload_id, gebruiker, datetime.now())))

    return _rehearse(db, proef, TABELLEN_TERUG)


def preview_undo(
    db: Database, gebruiker: Gebruiker, upload_id: str, limiet: int = 200
) -> tuple[dict[str, int], dict[str, pd.DataFrame]]:
    """Return what taking an upload back would change: counts, and per kind rows with the value now and afterwards."""
    return rehearse_undo(db, gebruiker, upload_id, lambda con, sleutels, geraakt: store.compute_undo(con, limiet))


def _require_gepubliceerd(staat: str | None, upload_id: str) -> None:
    if staat is None:
        raise Fout(f"De upload '{upload_id}' bestaat niet.", Remedie(Middel.UPLOADS))
    if staat == TERUGGEDRAAID:
        raise Fout("Deze upload is al teruggedraaid.")


def withdraw_voorbeeld(db: Database, gebruiker: Gebruiker, op: datetime) -> int:
    """Let fictitious figures no longer count and return how many uploads that were; their history stays."""
    require(gebruiker, Recht.UPLOAD_UITVOEREN)
    return db.write(lambda con: remove_voorbeelden(con, gebruiker, op), TABELLEN)


def remove_voorbeelden(con: Cursor, gebruiker: Gebruiker, op: datetime) -> int:
    """Do as `withdraw_voorbeeld` within a write that does more."""
    require(gebruiker, Recht.UPLOAD_UITVOEREN)
    ids = store.list_voorbeeld_uploads(con)
    for upload_id in ids:
        _withdraw(con, upload_id, gebruiker, op)
    return len(ids)


def _withdraw(con: Cursor, upload_id: str, gebruiker: Gebruiker, op: datetime) -> tuple[pd.DataFrame, list[str]]:
    sleutels = store.load_sleutels(con, upload_id)
    store.set_staat(con, upload_id, TERUGGEDRAAID)
    if len(sleutels):
        waarneming.rebuild(con, sleutels)
    andere = (~find_in_gemeente(sleutels["gebied_code"], [GEMEENTE_CODE])).any() if len(sleutels) else False
    met_grenzen = withdraw_gebieden(con, gebruiker, upload_id)
    withdraw_overgang(con, gebruiker, upload_id)
    geraakt = sorted({*sleutels["indicator_id"].unique(), *met_grenzen})
    # Other boundaries give other parts: then every place may be derived anew.
    plekken = None if met_grenzen else _build_plekken(sleutels)
    afgeleid = rebuild_afgeleid(con, geraakt, plekken)
    rebuild_dispersies(con, {*geraakt, *afgeleid})
    if andere:
        store.remove_verlaten(con, GEMEENTE_CODE)
    soort = GebeurtenisSoort.UPLOAD_TERUGGEDRAAID
    append_gebeurtenis(con, gebruiker.naam, soort, op, upload_id, sleutels=len(sleutels))
    return sleutels, sorted({*geraakt, *afgeleid})


def _build_plekken(sleutels: pd.DataFrame) -> pa.Table:
    return pa.Table.from_pandas(sleutels[["gebied_code", "indeling"]].drop_duplicates(), preserve_index=False)
