"""A figure beside that of the whole gemeente: hoger or lager only when tested, or counted completely."""

from lwd_monitor.bewering.model import Bewering, Beweringoordeel, Beweringsoort
from lwd_monitor.gebied import GEMEENTE_NAAM
from lwd_monitor.indicator import format_in_zin
from lwd_monitor.oordeel import Oordeel, Plaats, Toetssoort
from lwd_monitor.portret import Gemeentepositie, Portretrij
from lwd_monitor.waarneming import Status

WOORDEN = {
    Gemeentepositie.LAGER: f"lager dan {GEMEENTE_NAAM}",
    Gemeentepositie.HOGER: f"hoger dan {GEMEENTE_NAAM}",
    Gemeentepositie.GELIJK: f"gelijk aan {GEMEENTE_NAAM}",
}
KLASSEN = {
    Gemeentepositie.LAGER: f"lagere klasse dan {GEMEENTE_NAAM}",
    Gemeentepositie.HOGER: f"hogere klasse dan {GEMEENTE_NAAM}",
    Gemeentepositie.GELIJK: f"zelfde klasse als {GEMEENTE_NAAM}",
}
GEEN_VERSCHIL = f"geen aantoonbaar verschil met {GEMEENTE_NAAM}"
TELLING = "volledige telling"


def build_plaats(pagina: str, gebied: str, rij: Portretrij, plaats: Plaats) -> Bewering | None:
    """Return what may be said of a row beside the whole gemeente; None where the two may not stand beside each other.

    Notes: only a tested difference is called gunstig or ongunstig; without a margin the two figures stand there bare.
    """
    if rij.vergelijking == Gemeentepositie.ONBEKEND:
        return None
    zin, oordeel, teken, klasse = _describe(rij, plaats)
    return Bewering(
        pagina,
        gebied,
        rij.indicator.id,
        zin,
        Beweringsoort.VERGELIJKING,
        oordeel,
        toets=get_toets(rij, plaats),
        p=plaats.p,
        q=plaats.q,
        fictief=is_fictief(rij),
        teken=teken,
        klasse=klasse,
        reden=plaats.reden,
    )


def is_telling(rij: Portretrij) -> bool:
    """Tell whether a figure counts everything and everyone; one that we estimated from other figures does not."""
    return rij.indicator.toets is Toetssoort.STAND and all(
        m is None or m.status != Status.GESCHAT for m in (rij.meting, rij.almelo)
    )


def is_fictief(rij: Portretrij) -> bool:
    """Tell whether figures of a row are invented."""
    return any(m.status == Status.VOORBEELD for m in (*rij.reeks, *rij.reeks_almelo))


def get_toets(rij: Portretrij, plaats: Plaats) -> str:
    """Return the name of the test, or that there is none to do."""
    return plaats.toets or (TELLING if is_telling(rij) else "")


def _describe(rij: Portretrij, plaats: Plaats) -> tuple[str, Beweringoordeel, str, str]:
    """Return the sentence, its verdict, its mark and its class."""
    if plaats.oordeel == Oordeel.NIET_TE_TOETSEN and is_telling(rij):
        woorden = KLASSEN if rij.indicator.is_klasse else WOORDEN
        teken = "○" if rij.vergelijking == Gemeentepositie.GELIJK else "■"
        zin = f"{woorden[rij.vergelijking]} ({TELLING})"
        return zin, Beweringoordeel.VOLLEDIGE_TELLING, teken, rij.vergelijking.value
    if plaats.oordeel == Oordeel.NIET_TE_TOETSEN:
        daar = format_in_zin(rij.indicator, rij.almelo.waarde if rij.almelo else None, met_schatting=False)
        zin = f"niet te toetsen: hier {format_in_zin(rij.indicator, rij.waarde)}, in {GEMEENTE_NAAM} {daar}"
        return zin, Beweringoordeel.NIET_TE_TOETSEN, "■", "gelijk"
    if plaats.oordeel == Oordeel.GEEN_AANTOONBAAR_VERSCHIL:
        return GEEN_VERSCHIL, Beweringoordeel.GEEN_AANTOONBAAR_VERSCHIL, "○", "gelijk"
    zin, oordeel = WOORDEN[Gemeentepositie(plaats.oordeel)], Beweringoordeel(plaats.oordeel)
    # What was made up is no good or bad news about a real place.
    if is_fictief(rij):
        return zin, oordeel, "■", "gelijk"
    if plaats.duiding:
        return f"{zin}: {plaats.duiding}", oordeel, "●" if plaats.duiding == "gunstig" else "◆", plaats.duiding
    return zin, oordeel, "■", plaats.oordeel
