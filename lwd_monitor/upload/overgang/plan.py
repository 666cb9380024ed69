"""From a table to the crosswalk it would bring."""

import pandas as pd

from lwd_monitor.db import Cursor
from lwd_monitor.fout import Bevinding, Fout
from lwd_monitor.gebied import GEMEENTE_CODE, build_delen, list_indelingen, load_gebieden, load_overgang_rijen
from lwd_monitor.opmaak import format_getal
from lwd_monitor.upload.lezen import Tabel
from lwd_monitor.upload.opties import Opties
from lwd_monitor.upload.overgang.controle import add_bevindingen, is_eigen
from lwd_monitor.upload.overgang.lezen import AANDEEL, get_paar, read_overgang
from lwd_monitor.upload.overgang.model import KOLOMMEN, Overgangsplan, compare_overgang, name_stappen


def plan_overgang(con: Cursor, tabel: Tabel, opties: Opties) -> Overgangsplan:
    """Return the crosswalk that a table gives, with everything found; raises Fout when it is of no pair that is loaded."""
    van, naar = get_paar(tabel, opties)
    require_geladen(con, van, naar)
    rijen, fouten, meldingen = read_overgang(tabel)
    eigen = rijen["van_code"].map(is_eigen).astype(bool) | rijen["naar_code"].map(is_eigen).astype(bool)
    if not eigen.any() and not fouten:
        raise Fout(f"In dit bestand staat geen buurt van {GEMEENTE_CODE}. Lever de overgang van de eigen gemeente.")
    ons = rijen[eigen]
    plan = Overgangsplan(
        van,
        naar,
        ons[KOLOMMEN].reset_index(drop=True),
        pd.DataFrame(),
        "Overgang tussen indelingen" if tabel.has(AANDEEL) else "Adressen met oude en nieuwe buurt",
        tabel.aantal_rijen,
        len(rijen) - len(ons),
        meldingen,
        [*tabel.fouten, *fouten],
        list(tabel.waarschuwingen),
    )
    gebieden = load_gebieden(con)
    if not fouten:
        add_bevindingen(plan, ons, gebieden)
    if not plan.fouten:
        verschil = compare_overgang(load_staat(con, van, naar), plan.frame)
        plan.verschil = name_stappen(verschil, gebieden, van, naar)
        _tell(plan)
    return plan


def require_geladen(con: Cursor, van: int, naar: int) -> None:
    """Refuse a pair of which an indeling is not loaded."""
    bekend = list_indelingen(con)
    for jaar in (van, naar):
        if jaar not in bekend:
            raise Fout(
                f"Indeling {jaar} is niet geladen. Wel geladen: {', '.join(map(str, bekend))}. Laad eerst de grenzen van "
                f"{jaar}."
            )


def load_staat(con: Cursor, van: int, naar: int) -> pd.DataFrame:
    """Return the crosswalk of a pair as it stands, with KOLOMMEN."""
    return load_overgang_rijen(con, van, naar).rename(columns={"van": "van_code", "naar": "naar_code"})[KOLOMMEN]


def _tell(plan: Overgangsplan) -> None:
    heen = plan.frame.groupby("van_code")["naar_code"].transform("nunique")
    heel = int((heen == 1).sum())
    verdeeld = int(plan.frame.loc[heen > 1, "van_code"].nunique())
    delen = build_delen(plan.frame)
    zelfde = int(delen["zelfde"].sum())
    plan.meldingen += [
        f"Buurten van {plan.van}: {format_getal(heel)} gaan als geheel over, {format_getal(verdeeld)} {'wordt' if verdeeld == 1 else 'worden'} verdeeld.",
        f"Buurten van {plan.naar}: {format_getal(zelfde)} bleven dezelfde plek; bij de andere "
        f"{format_getal(len(delen) - zelfde)} staat bij omgerekende cijfers: geschat.",
    ]
    if plan.verschil["soort"].isin(["gewijzigd", "vervallen"]).any():
        plan.waarschuwingen.append(
            Bevinding(
                f"Er staat al een overgang van {plan.van} naar {plan.naar}. Die wordt vervangen. Omgerekende cijfers bij Trend "
                "veranderen mee. Klopt dat?"
            )
        )
