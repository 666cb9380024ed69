"""The figures that follow an opgave: "haalt de streefwaarde" only when a test carries it.

All of them are one family, of whatever wijk: which one a reader looks at decides nothing about its word.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from lwd_monitor.bewering.familie import judge_familie
from lwd_monitor.bewering.model import Bewering, Beweringoordeel, Beweringsoort
from lwd_monitor.bewering.trend import list_reeksen
from lwd_monitor.bewering.verandering import TELLING, is_telling
from lwd_monitor.db import Cursor
from lwd_monitor.gebied import Gebieden
from lwd_monitor.indicator import Indicator, Richting, format_in_zin, format_precies, format_waarde
from lwd_monitor.oordeel import Oordeel, Vergelijking
from lwd_monitor.opgave import list_opgaven
from lwd_monitor.portret import compare_met_waarde, load_reeksen
from lwd_monitor.register import Stuk
from lwd_monitor.toegang import SYSTEEM
from lwd_monitor.waarneming import Meting, Status

PAGINA = "wijkopgaven"
REDEN_FICTIEF = "Verzonnen cijfers halen geen streefwaarde en missen er ook geen."
REDEN_NEUTRAAL = "Bij dit cijfer is niet gezegd welke kant goed is."
HAALT = {Richting.HOGER_GUNSTIG: Beweringoordeel.HOGER, Richting.LAGER_GUNSTIG: Beweringoordeel.LAGER}


@dataclass(frozen=True)
class Streefcijfer:
    """A figure that follows an opgave: what it was at the nulmeting, what it is now, and what may be said of its target."""

    indicator: Indicator
    nulmeting: Meting | None = None
    nu: Meting | None = None
    bewering: Bewering | None = None


@dataclass(frozen=True)
class _Koppeling:
    """What people linked to an opgave, with the series of its place."""

    stuk: Stuk
    indicator: Indicator
    reeks: tuple[Meting, ...]

    @property
    def gebied(self) -> str:
        return str(self.stuk.gegevens["gebied"])

    @property
    def streef(self) -> float | None:
        waarde = self.stuk.get("streefwaarde")
        return None if waarde is None else float(str(waarde))

    @property
    def nu(self) -> Meting | None:
        return self.reeks[-1] if self.reeks else None

    @property
    def nulmeting(self) -> Meting | None:
        jaar = str(self.stuk.get("nulmeting_jaar"))
        return next((m for m in self.reeks if str(m.jaar) == jaar), None)


def load_streefcijfers(
    con: Cursor, indicatoren: Mapping[str, Indicator], gebieden: Gebieden
) -> dict[str, Streefcijfer]:
    """Return every figure that follows an opgave, by the id of its link, within the indeling in use.

    Notes: of all opgaven, also those that only insiders read; whoever shows one asks whether it may be seen.
    """
    # As SYSTEEM: a word may not depend on which of the others its reader is allowed to see.
    stukken = [cijfer for opgave in list_opgaven(con, SYSTEEM) for cijfer in opgave.cijfers]
    koppelingen = {k.stuk.id: k for k in _list_koppelingen(con, stukken, indicatoren, gebieden)}
    toetsen = judge_familie({id_: uit for id_, k in koppelingen.items() if (uit := _test(k)) is not None})
    return {
        id_: Streefcijfer(k.indicator, k.nulmeting, k.nu, _build(k, toetsen.get(id_))) for id_, k in koppelingen.items()
    }


def _build(koppeling: _Koppeling, uit: Vergelijking | None) -> Bewering | None:
    """Return whether a figure reaches its target; None where it has none, or no figure."""
    indicator, nu, streef = koppeling.indicator, koppeling.nu, koppeling.streef
    if nu is None or streef is None:
        return None
    fictief = nu.status == Status.VOORBEELD
    doel = f"streefwaarde {format_precies(indicator, streef)}"
    waarde = f"{format_in_zin(indicator, nu.waarde)} in {nu.jaar}"
    oordeel, teken, zin = Beweringoordeel.NIET_TE_TOETSEN, "", f"Niet te toetsen: {waarde}, {doel}"
    if is_telling(indicator, (nu,)) and not fictief:
        oordeel, zin = Beweringoordeel.VOLLEDIGE_TELLING, f"{waarde}, {doel} ({TELLING})"
    elif uit is not None and uit.oordeel != Oordeel.NIET_TE_TOETSEN:
        oordeel = Beweringoordeel(uit.oordeel)
        teken, kop = _describe(oordeel, indicator.richting, doel)
        zin = f"{kop}: {waarde} ({_describe_marge(indicator, uit, streef)})"
    return Bewering(
        PAGINA,
        koppeling.gebied,
        indicator.id,
        zin,
        Beweringsoort.STREEFWAARDE,
        oordeel,
        toets=TELLING if oordeel is Beweringoordeel.VOLLEDIGE_TELLING else uit.toets if uit else "",
        p=uit.p if uit else None,
        q=uit.q if uit else None,
        fictief=fictief,
        teken=teken,
        reden=REDEN_FICTIEF if fictief else uit.reden if uit else REDEN_NEUTRAAL,
        tot=nu.jaar,
    )


def _describe(oordeel: Beweringoordeel, richting: Richting, doel: str) -> tuple[str, str]:
    if oordeel is Beweringoordeel.GEEN_AANTOONBAAR_VERSCHIL:
        return "?", f"Niet zeker of de {doel} is gehaald"
    haalt = oordeel is HAALT[richting]
    return ("✓", f"Haalt de {doel}") if haalt else ("✗", f"Haalt de {doel} niet")


def _describe_marge(indicator: Indicator, uit: Vergelijking, streef: float) -> str:
    grenzen = [streef + (grens or 0.0) for grens in (uit.ci_laag, uit.ci_hoog)]
    # A margin that just stays off the target must not be written as that.
    fijner = any(round(grens, indicator.decimalen) == streef != grens for grens in grenzen)
    fijn = replace(indicator, decimalen=indicator.decimalen + fijner)
    laag, hoog = (format_waarde(fijn, grens) for grens in grenzen)
    return f"marge {laag} tot {hoog}"


def _test(koppeling: _Koppeling) -> Vergelijking | None:
    """Return the test of a figure against its target; None where it says nothing: invented, or without a good side."""
    nu, streef, richting = koppeling.nu, koppeling.streef, koppeling.indicator.richting
    if nu is None or streef is None or nu.status == Status.VOORBEELD or richting is Richting.NEUTRAAL:
        return None
    return compare_met_waarde(koppeling.indicator, nu, streef)


def _list_koppelingen(
    con: Cursor, stukken: Iterable[Stuk], indicatoren: Mapping[str, Indicator], gebieden: Gebieden
) -> list[_Koppeling]:
    per_indicator: dict[str, list[Stuk]] = {}
    for stuk in stukken:
        per_indicator.setdefault(str(stuk.gegevens["indicator"]), []).append(stuk)
    gevonden = []
    for id_, eigen in per_indicator.items():
        if (indicator := indicatoren.get(id_)) is None:
            continue
        codes = tuple(dict.fromkeys(str(stuk.gegevens["gebied"]) for stuk in eigen))
        reeksen = {plek: reeks for plek, _, reeks in list_reeksen(load_reeksen(con, indicator, codes, gebieden))}
        for stuk in eigen:
            # What a code meant within older boundaries is another place.
            reeks = reeksen.get((str(stuk.gegevens["gebied"]), gebieden.nieuwste), ())
            gevonden.append(_Koppeling(stuk, indicator, reeks))
    return gevonden
