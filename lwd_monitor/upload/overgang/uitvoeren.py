"""The way in for a crosswalk: check, publish in one transaction, and see what an undo would give."""

from datetime import datetime
from pathlib import Path

import pandas as pd

from lwd_monitor import gebied
from lwd_monitor.db import Cursor, Database
from lwd_monitor.fout import Bevinding, Fout
from lwd_monitor.toegang import Gebruiker, Recht, require
from lwd_monitor.upload.lezen import Tabel, read_bestand
from lwd_monitor.upload.opties import Opties
from lwd_monitor.upload.overgang.berekenen import BRON
from lwd_monitor.upload.overgang.lezen import NAAR, VAN
from lwd_monitor.upload.overgang.model import KOLOMMEN, Overgangsplan, compare_overgang, name_stappen
from lwd_monitor.upload.overgang.plan import load_staat, plan_overgang
from lwd_monitor.upload.rapport import Uploadrapport, count_soorten
from lwd_monitor.upload.vastleggen import (
    ZONDER_BRON,
    make_inzending,
    publish_rapport,
    record_inzending,
)

TABELLEN = ("upload", "gebied_overgang", "gebied_overgang_versie", "gebeurtenis")
UIT_GRENZEN = "de buurten van beide jaren zijn over elkaar gelegd"


def check_overgang(
    con: Cursor,
    pad: Path,
    opties: Opties,
    tabel: Tabel | None = None,
    let_op: tuple[Bevinding, ...] = (),
) -> tuple[Overgangsplan, Uploadrapport]:
    """Read a crosswalk and return what it would bring, with the report; never writes.

    Notes: `tabel` is the file as it was read before, `let_op` what its maker already found.
    """
    naam = opties.naam or Path(pad).name
    tabel = tabel or read_bestand(Path(pad), naam=naam, blad=opties.blad, kopregel=opties.kopregel)
    if not tabel.has(VAN, NAAR):
        raise Fout("Dit is geen overgangstabel: de kolommen van_code en naar_code ontbreken. Voeg die toe.")
    plan = plan_overgang(con, tabel, opties)
    plan.waarschuwingen[:0] = let_op
    return plan, build_rapport(plan, naam, opties.bron)


def build_rapport(plan: Overgangsplan, naam: str, bron: str | None) -> Uploadrapport:
    """Return the report of a plan; its counts are steps from an old place to a new one."""
    rapport = Uploadrapport(
        naam,
        bron or ZONDER_BRON,
        plan.gelezen,
        plan.overgeslagen,
        vorm=f"{plan.vorm}: van {plan.van} naar {plan.naar}",
        reden=UIT_GRENZEN if bron == BRON else "het bestand heeft de kolommen van_code en naar_code",
        fouten=plan.fouten,
        waarschuwingen=list(plan.waarschuwingen),
        meldingen=list(plan.meldingen),
    )
    if not plan.fouten:
        rapport.telling = count_soorten(plan.verschil)
        if not rapport.verandert:
            rapport.meldingen.insert(0, "Deze overgang staat al zo in de monitor. Er verandert niets.")
    return rapport


def run_overgang(
    db: Database,
    gebruiker: Gebruiker,
    pad: Path,
    opties: Opties,
    nu: datetime,
    *,
    accepteer: bool = False,
    tabel: Tabel | None = None,
    let_op: tuple[Bevinding, ...] = (),
) -> Uploadrapport:
    """Check and publish a crosswalk; raises `Geweigerd` with the report when errors or unanswered warnings stop it.

    Notes: eight, as `check_overgang` takes a file that was read before and what its maker found.
    """
    require(gebruiker, Recht.GEBIED_BEHEREN)
    plan, rapport = check_overgang(db.cursor(), pad, opties, tabel, let_op)
    inzending = make_inzending(gebruiker, pad, rapport, nu)

    def werk(con: Cursor) -> None:
        telling = count_soorten(compare_overgang(load_staat(con, plan.van, plan.naar), plan.frame))
        volgnummer = record_inzending(con, inzending, rapport, telling, overgang=f"{plan.van}-{plan.naar}")
        frame = plan.frame[KOLOMMEN].assign(van_indeling=plan.van, naar_indeling=plan.naar)
        gebied.publish_overgang(con, frame, plan.van, plan.naar, inzending.id, volgnummer)

    return publish_rapport(db, pad, inzending, rapport, werk, TABELLEN, accepteer=accepteer)


def preview_undo_overgang(con: Cursor, upload_id: str) -> pd.DataFrame | None:
    """Return what taking a crosswalk back would change, as `compare_overgang` gives it; None when it brought none."""
    paar, terug = gebied.find_paar(con, upload_id), gebied.load_overgang_terug(con, upload_id)
    if paar is None or terug is None:
        return None
    return name_stappen(compare_overgang(*terug), gebied.load_gebieden(con), *paar)
