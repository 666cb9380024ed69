"""Which changes of a series get a word: the whole series since its last break, and its last step.

Who may choose two years out of many finds a difference sooner or later; so the years that are tested are fixed beforehand.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from lwd_monitor.indicator import Breuk, Toetssoort
from lwd_monitor.oordeel import meting as m
from lwd_monitor.oordeel.meting import Toetscijfer
from lwd_monitor.oordeel.toets import Vergelijking, build_ontoetsbaar, compare
from lwd_monitor.oordeel.trend import TREND_METINGEN, compare_trend
from lwd_monitor.waarneming import REDENEN_LEEG, VERBORGEN, Status

REDEN_JAREN = "Kies twee verschillende jaren, het eerste voor het laatste."


@dataclass(frozen=True)
class Reeks:
    """The measurements of one indicator in one place by year; `leeg` says per year why its figure is not shown."""

    metingen: tuple[Toetscijfer, ...]
    soort: Toetssoort
    per: float = 1000
    breuken: tuple[Breuk, ...] = ()
    leeg: Mapping[int, Status] = field(default_factory=dict)

    @property
    def sinds_breuk(self) -> tuple[Toetscijfer, ...]:
        """Return the figures since the last break, by year."""
        gevuld = [x for x in self.metingen if m.has_getal(x.waarde) and m.has_getal(x.jaar)]
        sinds = [x for x in gevuld if all(m.get_getal(x.jaar) >= breuk.jaar for breuk in self.breuken)]
        return tuple(sorted(sinds, key=lambda x: m.get_getal(x.jaar)))

    @property
    def venster(self) -> tuple[Toetscijfer, ...]:
        """Return the figures that the whole series is judged on: the last five, so that its word keeps its meaning when a
        year is added, or all where there are fewer."""
        return self.sinds_breuk[-TREND_METINGEN:]

    def list_toetsbaar(self) -> list[tuple[int | None, int | None]]:
        """Return the pairs of years that get a word: the whole series, and the last step."""
        venster = self.venster
        if len(venster) < 2:
            return []
        return list(dict.fromkeys([(venster[0].jaar, venster[-1].jaar), (venster[-2].jaar, venster[-1].jaar)]))


def compare_heel(reeks: Reeks) -> Vergelijking | None:
    """Test the whole series since its last break; None with fewer than two figures.

    Notes: by their trend with five figures or more, by the first and the last with fewer.
    """
    venster = reeks.venster
    if len(venster) < 2:
        return None
    trend = compare_trend(venster, reeks.soort, reeks.per) if len(venster) == TREND_METINGEN else None
    return trend or _name_jaren(compare(venster[0], venster[-1], reeks.soort, reeks.per), venster)


def compare_stap(reeks: Reeks) -> Vergelijking | None:
    """Test the step to the newest figure from the one before it; None with fewer than two figures since the last break."""
    laatste = reeks.sinds_breuk[-2:]
    if len(laatste) < 2:
        return None
    return _name_jaren(compare(laatste[0], laatste[1], reeks.soort, reeks.per), laatste)


def compare_reeks(reeks: Reeks, van: int, tot: int) -> Vergelijking:
    """Test the change from year `van` to year `tot` where those get a word; else give the difference and why there is none.

    Notes: who asks for a longer series than is judged on gets the word of the last five figures, with their years.
    """
    if van >= tot:
        return build_ontoetsbaar(None, REDEN_JAREN)
    per_jaar = {x.jaar: x for x in reeks.metingen if m.has_getal(x.waarde)}
    ontbreekt = [jaar for jaar in (van, tot) if jaar not in per_jaar]
    if ontbreekt:
        return build_ontoetsbaar(None, explain_leeg(ontbreekt, reeks.leeg))
    breuk = next((b for b in reversed(reeks.breuken) if van < b.jaar <= tot), None)
    if breuk is not None:
        return build_ontoetsbaar(None, explain_breuk(breuk))
    sinds = reeks.sinds_breuk
    if sinds and (van, tot) == (sinds[0].jaar, sinds[-1].jaar):
        return compare_heel(reeks) or build_ontoetsbaar(None, m.REDEN_GEEN_CIJFER)
    if (van, tot) not in reeks.list_toetsbaar():
        verschil = m.get_getal(per_jaar[tot].waarde) - m.get_getal(per_jaar[van].waarde)
        reden = m.REDEN_STAND if reeks.soort is Toetssoort.STAND else explain_keuze(reeks)
        return _name_jaren(build_ontoetsbaar(verschil, reden), (per_jaar[van], per_jaar[tot]))
    uitkomst = compare_heel(reeks) if (van, tot) == reeks.list_toetsbaar()[0] else compare_stap(reeks)
    return uitkomst or build_ontoetsbaar(None, m.REDEN_GEEN_CIJFER)


def explain_keuze(reeks: Reeks) -> str:
    """Return why years that a reader chose get no word, and which years do."""
    paren = [f"{van}-{tot}" for van, tot in reeks.list_toetsbaar()]
    wel = f" Een oordeel is er over {' en over '.join(paren)}." if paren else ""
    return (
        "Wie uit meer jaren zelf twee jaren kiest, vindt vaker een verschil dat toeval is. Daarom staat hier alleen het "
        f"verschil, zonder oordeel.{wel}"
    )


def explain_breuk(breuk: Breuk) -> str:
    """Return why figures before and after a break are not compared."""
    return f"Vanaf {breuk.jaar} is het een andere reeks: {breuk.reden.rstrip('.')}. Cijfers van ervoor en erna zijn niet te vergelijken."


def explain_leeg(jaren: Sequence[int], leeg: Mapping[int, Status]) -> str:
    """Return in words why these years have no figure: there is none, or it is not shown.

    >>> explain_leeg([2021, 2023, 2025], {2023: Status.TE_WEINIG, 2025: Status.TE_WEINIG}).split(": ")[0]
    'Er is geen cijfer over 2021. We laten over 2023 en 2025 geen cijfer zien'
    """
    groepen: dict[Status, list[str]] = {}
    for jaar in jaren:
        groepen.setdefault(leeg.get(jaar, Status.ONTBREEKT), []).append(str(jaar))
    return " ".join(
        f"Er is geen cijfer over {' en '.join(wanneer)}."
        if status not in VERBORGEN
        else f"We laten over {' en '.join(wanneer)} geen cijfer zien: {REDENEN_LEEG[status]}."
        for status, wanneer in groepen.items()
    )


def _name_jaren(uitkomst: Vergelijking, metingen: Sequence[Toetscijfer]) -> Vergelijking:
    return replace(uitkomst, van=metingen[0].jaar, tot=metingen[-1].jaar)
