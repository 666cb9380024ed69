"""The way in for a crosswalk: from a table to what it would bring, checked, published and taken back."""

from datetime import datetime
from pathlib import Path

import pandas as pd

from lwd_monitor import gebied
from lwd_monitor.db import Cursor, Database
from lwd_monitor.fout import Bevinding, Fout
from lwd_monitor.gebied import GEMEENTE_CODE, build_delen, list_indelingen, load_gebieden
from lwd_monitor.opmaak import format_getal
from lwd_monitor.toegang import Gebruiker, Recht, require
from lwd_monitor.upload.lezen import Tabel, read_bestand
from lwd_monitor.upload.opties import Opties
from lwd_monitor.upload.overgang.controle import add_bevindingen, is_eigen
from lwd_monitor.upload.overgang.lezen import AANDEEL, NAAR, VAN, get_paar, read_overgang
from lwd_monitor.upload.overgang.model import KOLOMMEN, Overgangsplan, compare_overgang, name_stappen
from lwd_monitor.upload.rapport import Uploadrapport
from lwd_monitor.upload.vastleggen import ZONDER_BRON, publish_plan

BRON = "Berekend uit de grenzen in de monitor"
UIT_GRENZEN = "de buurten van beide jaren zijn over elkaar gelegd"


def check_overgang(
    con: Cursor,
    pad: Path,
    opties: Opties,
    tabel: Tabel | None = None,
    let_op: tuple[Bevinding, ...] = (),
) -> Overgangsplan:
    """Read a crosswalk and return what it would bring, with everything found; never writes.

    Notes: `tabel` is the file as it was read before, `let_op` what its maker already found. Raises Fout when it is of no
    pair that is loaded.
    """
    naam = opties.naam or Path(pad).name
    tabel = tabel or read_bestand(Path(pad), naam=naam, blad=opties.blad, kopregel=opties.kopregel)
    if not tabel.has(VAN, NAAR):
        raise Fout("Dit is geen overgangstabel: de kolommen van_code en naar_code ontbreken. Voeg die toe.")
    van, naar = get_paar(tabel, opties)
    require_geladen(con, van, naar)
    rijen, fouten, meldingen = read_overgang(tabel)
    eigen = rijen["van_code"].map(is_eigen).astype(bool) | rijen["naar_code"].map(is_eigen).astype(bool)
    if not eigen.any() and not fouten:
        raise Fout(f"In dit bestand staat geen buurt van {GEMEENTE_CODE}. Lever de overgang van de eigen gemeente.")
    ons = rijen[eigen]
    vorm = "Overgang tussen indelingen" if tabel.has(AANDEEL) else "Adressen met oude en nieuwe buurt"
    rapport = Uploadrapport(
        naam,
        opties.bron or ZONDER_BRON,
        tabel.aantal_rijen,
        len(rijen) - len(ons),
        vorm=f"{vorm}: van {van} naar {naar}",
        reden=UIT_GRENZEN if opties.bron == BRON else "het bestand heeft de kolommen van_code en naar_code",
        fouten=[*tabel.fouten, *fouten],
        waarschuwingen=[*let_op, *tabel.waarschuwingen],
        meldingen=meldingen,
    )
    plan = Overgangsplan(rapport, ons[KOLOMMEN].reset_index(drop=True), van=van, naar=naar)
    gebieden = load_gebieden(con)
    if not fouten:
        add_bevindingen(plan, ons, gebieden)
    if not rapport.fouten:
        plan.set_verschil(name_stappen(plan.compare(con), gebieden, van, naar))
        _tell(plan)
    return plan


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
    plan = check_overgang(db.cursor(), pad, opties, tabel, let_op)
    return publish_plan(db, gebruiker, pad, plan, nu, accepteer=accepteer)


def preview_undo_overgang(con: Cursor, upload_id: str) -> pd.DataFrame | None:
    """Return what taking a crosswalk back would change, as `compare_overgang` gives it; None when it brought none."""
    paar, terug = gebied.find_paar(con, upload_id), gebied.load_overgang_terug(con, upload_id)
    if paar is None or terug is None:
        return None
    return name_stappen(compare_overgang(*terug), gebied.load_gebieden(con), *paar)


def withdraw_overgang(con: Cursor, gebruiker: Gebruiker, upload_id: str) -> None:
    """Let the crosswalk of an upload that no longer counts fall back; an upload without one changes nothing."""
    if gebied.load_overgang_terug(con, upload_id) is not None:
        require(gebruiker, Recht.GEBIED_BEHEREN)
        gebied.rebuild_overgang(con, upload_id)


def require_geladen(con: Cursor, van: int, naar: int) -> None:
    """Refuse a pair of which an indeling is not loaded."""
    bekend = list_indelingen(con)
    for jaar in (van, naar):
        if jaar not in bekend:
            raise Fout(
                f"Indeling {jaar} is niet geladen. Wel geladen: {', '.join(map(str, bekend))}. Laad eerst de grenzen van "
                f"{jaar}."
            )


def _tell(plan: Overgangsplan) -> None:
    heen = plan.frame.groupby("van_code")["naar_code"].transform("nunique")
    heel = int((heen == 1).sum())
    verdeeld = int(plan.frame.loc[heen > 1, "van_code"].nunique())
    delen = build_delen(plan.frame)
    zelfde = int(delen["zelfde"].sum())
    plan.rapport.meldingen += [
        f"Buurten van {plan.van}: {format_getal(heel)} gaan als geheel over, {format_getal(verdeeld)} {'wordt' if verdeeld == 1 else 'worden'} verdeeld.",
        f"Buurten van {plan.naar}: {format_getal(zelfde)} bleven dezelfde plek; bij de andere "
        f"{format_getal(len(delen) - zelfde)} staat bij omgerekende cijfers: geschat.",
    ]
    if plan.verschil["soort"].isin(["gewijzigd", "vervallen"]).any():
        plan.rapport.waarschuwingen.append(
            Bevinding(
                f"Er staat al een overgang van {plan.van} naar {plan.naar}. Die wordt vervangen. Omgerekende cijfers bij Trend "
                "veranderen mee. Klopt dat?"
            )
        )
