"""The way in for boundaries: check, publish in one transaction, and see what an undo would give."""

from datetime import datetime
from pathlib import Path

import pandas as pd

from lwd_monitor import gebied
from lwd_monitor.afleiding import rebuild_afgeleid
from lwd_monitor.db import Cursor, Database
from lwd_monitor.fout import Bevinding, Fout, Middel, Remedie
from lwd_monitor.oordeel import rebuild_dispersies
from lwd_monitor.toegang import Gebruiker, Recht, require
from lwd_monitor.upload import store
from lwd_monitor.upload.grenzen.controle import describe_gebieden
from lwd_monitor.upload.grenzen.model import Gebiedsplan, compare_gebieden
from lwd_monitor.upload.grenzen.plan import plan_gebieden
from lwd_monitor.upload.lezen import is_grenzen
from lwd_monitor.upload.opties import Opties
from lwd_monitor.upload.rapport import Uploadrapport, count_soorten
from lwd_monitor.upload.vastleggen import (
    ZONDER_BRON,
    make_inzending,
    publish_rapport,
    record_inzending,
)

TABELLEN = ("upload", "gebied", "gebied_versie", "gebeurtenis", "waarneming", "dispersie")
EERSTE_INDELING, LAATSTE_INDELING = 1995, 2049


def check_grenzen(con: Cursor, pad: Path, opties: Opties) -> tuple[Gebiedsplan, Uploadrapport]:
    """Read boundaries and return the places they would bring, with the report; never writes."""
    indeling = _require_indeling(opties.indeling)
    plan = plan_gebieden(con, pad, indeling, opties.naam, opties.blad)
    return plan, build_rapport(plan, opties.naam or Path(pad).name, opties.bron)


def _require_indeling(indeling: int | None) -> int:
    if indeling is None:
        raise Fout("Dit zijn grenzen.", Remedie(Middel.GRENZEN_JAAR))
    if not EERSTE_INDELING <= indeling <= LAATSTE_INDELING:
        raise Fout(f"De indeling moet een jaar zijn van {EERSTE_INDELING} tot en met {LAATSTE_INDELING}.")
    return indeling


def build_rapport(plan: Gebiedsplan, naam: str, bron: str | None) -> Uploadrapport:
    """Return the report of a plan, with a warning when places that stand would become other ones."""
    telling = count_soorten(plan.verschil)
    waarschuwingen = list(plan.waarschuwingen)
    if telling["gewijzigd"]:
        waarschuwingen.append(
            Bevinding(
                f"Al bekend, en nu anders: {describe_gebieden(telling['gewijzigd'], 'krijgt', 'krijgen')} een andere naam of "
                "grens. Lezers zien dat ook bij de cijfers van eerdere jaren. Klopt dat?"
            )
        )
    meldingen = list(plan.meldingen)
    if not telling["nieuw"] + telling["gewijzigd"]:
        meldingen.insert(0, "Alle gebieden staan al zo in de monitor. Er verandert niets.")
    return Uploadrapport(
        naam,
        bron or ZONDER_BRON,
        plan.gelezen,
        plan.overgeslagen,
        vorm=f"Grenzen ({plan.soort})",
        reden="het bestand heeft vlakken met gebiedscodes",
        telling=telling,
        waarschuwingen=waarschuwingen,
        meldingen=meldingen,
    )


def run_grenzen(
    db: Database, gebruiker: Gebruiker, pad: Path, opties: Opties, nu: datetime, *, accepteer: bool = False
) -> Uploadrapport:
    """Check and publish boundaries; raises `Geweigerd` with the report when unanswered warnings stop it."""
    require(gebruiker, Recht.GEBIED_BEHEREN)
    plan, rapport = check_grenzen(db.cursor(), pad, opties)
    inzending = make_inzending(gebruiker, pad, rapport, nu)

    def werk(con: Cursor) -> None:
        verschil = compare_gebieden(*_select_samen(con, plan))
        anders = verschil.loc[verschil["soort"].isin(["nieuw", "gewijzigd"]), "code"]
        volgnummer = record_inzending(con, inzending, rapport, count_soorten(verschil), grenzen=plan.indeling)
        gebied.publish_versies(con, plan.frame[plan.frame["code"].isin(anders)], inzending.id, volgnummer)
        met_cijfers = store.list_met_cijfers(con, plan.indeling)
        rebuild_dispersies(con, {*met_cijfers, *rebuild_afgeleid(con, met_cijfers)})

    return publish_rapport(db, pad, inzending, rapport, werk, TABELLEN, accepteer=accepteer)


def _select_samen(con: Cursor, plan: Gebiedsplan) -> tuple[pd.DataFrame, pd.DataFrame]:
    staat = gebied.load_gebied_rijen(con, plan.indeling)
    return staat[staat["code"].isin(plan.frame["code"])], plan.frame


def preview_undo_grenzen(con: Cursor, upload_id: str) -> pd.DataFrame:
    """Return the places that taking boundaries back would change, as `compare_gebieden` gives them."""
    return compare_gebieden(*gebied.load_terug(con, upload_id))


def is_grensbestand(pad: Path) -> bool:
    """Tell whether a file holds outlines; a file that cannot be read at all is none."""
    try:
        return is_grenzen(pad)
    except Fout:
        return False
