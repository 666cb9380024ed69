"""A row of a profile as a figure of a report, in the words that the ledger of claims has for it."""

from dataclasses import replace

from lwd_monitor.bewering import Rijoordeel
from lwd_monitor.grafiek import build_lijntje
from lwd_monitor.indicator import Indicator, format_in_zin
from lwd_monitor.portret import Portretrij
from lwd_monitor.rapport.model import Beeld, Cijfer
from lwd_monitor.waarneming import Status

LIJN_BREEDTE, LIJN_HOOGTE, LIJN_MM = 110, 26, 22


def cut_rij(rij: Portretrij, jaar: int) -> Portretrij:
    """Return a row as it could be known of a year: figures of later years are left out."""
    reeks = tuple(m for m in rij.reeks if m.jaar <= jaar)
    heel = tuple(m for m in rij.reeks_almelo if m.jaar <= jaar)
    meting = next((m for m in reversed(reeks) if m.waarde is not None), reeks[-1] if reeks else None)
    naast = next((m for m in heel if meting and m.jaar == meting.jaar), None)
    # The values of other places are those of their newest year; beside an older figure they would mislead.
    vergelijkbaar = rij.vergelijkbaar if meting == rij.meting else ()
    return replace(rij, meting=meting, almelo=naast, reeks=reeks, reeks_almelo=heel, vergelijkbaar=vergelijkbaar)


def is_fictief(rij: Portretrij) -> bool:
    """Tell whether the figure was made up."""
    return rij.meting is not None and rij.meting.status is Status.VOORBEELD


def build_cijfer(oordeel: Rijoordeel, code: str) -> Cijfer | None:
    """Return a row as a figure of a report; None when it has no value."""
    rij = oordeel.rij
    meting = rij.meting
    if meting is None or meting.waarde is None:
        return None
    plek = rij.bron_gebied.code if rij.bron_gebied else code
    titel = rij.indicator.titel
    return Cijfer(
        (plek, rij.indicator.id, meting.jaar),
        f"{titel} ({rij.bron_gebied.met_soort})" if rij.bron_gebied else titel,
        meting.waarde,
        format_cijfer(rij.indicator, meting.waarde),
        _format_naast(rij),
        oordeel.plaats.zin if oordeel.plaats else "",
        f"{oordeel.verandering.zin} {oordeel.verandering.waarom}".strip() if oordeel.verandering else "",
        meting.status.merk,
        _build_lijn(rij),
        rij.almelo.waarde if rij.almelo and _format_naast(rij) else None,
    )


def format_cijfer(indicator: Indicator, waarde: float | None) -> str:
    """Write a value with its unit, unless value or title already tell it."""
    tekst = format_in_zin(indicator, waarde)
    bekend = indicator.is_procent or indicator.eenheid.startswith("×") or indicator.eenheid in indicator.titel
    return tekst if bekend or not indicator.eenheid else f"{tekst} {indicator.eenheid}"


def _format_naast(rij: Portretrij) -> str:
    naast = rij.almelo.waarde if rij.almelo else None
    if naast is None or rij.reeks == rij.reeks_almelo or not rij.is_vergelijkbaar:
        return ""
    return format_in_zin(rij.indicator, naast)


def _build_lijn(rij: Portretrij) -> Beeld | None:
    metingen = [m for m in rij.reeks if m.waarde is not None]
    svg = build_lijntje(
        [(m.jaar, m.waarde) for m in rij.reeks],
        breedte=LIJN_BREEDTE,
        hoogte=LIJN_HOOGTE,
        meetjaren=[m.jaar for m in rij.reeks_almelo if m.waarde is not None],
    )
    if svg is None:
        return None
    eerste, laatste = (f"{format_in_zin(rij.indicator, m.waarde)} in {m.jaar}" for m in (metingen[0], metingen[-1]))
    return Beeld(svg, f"Verloop: van {eerste} naar {laatste}.", breedte=LIJN_MM)
