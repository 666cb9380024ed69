"""What stands beside the lines of a place: what was done there as dated marks and as a list, stories and questions."""

from collections.abc import Sequence
from string import ascii_uppercase

from markupsafe import Markup

from lwd_monitor.aanpak import Merk, list_aanpak, list_merken
from lwd_monitor.gebied import GEMEENTE_CODE, Gebieden
from lwd_monitor.grafiek import Verloop
from lwd_monitor.toegang import Gebruiker
from lwd_monitor.ui.onderdelen.schakel import build_methodelink
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.trend.gegevens import Trendgegevens, find_gebied
from lwd_monitor.ui.verhalen.merken import assign_rijen, list_codes, list_geduid
from lwd_monitor.ui.vragen import build_vragen_bij
from lwd_monitor.verhaal import GeduidVerhaal, Verhaal

HOOGTE = 28  # px from one row of marks to the next


def list_aanpakmerken(trend: Trendgegevens, lezer: Gebruiker, gebieden: Gebieden) -> list[Merk]:
    """Return what began or ended in the chosen places and all within them, by date; of the whole gemeente nothing."""
    plekken = [plek for sleutel in trend.keuze if sleutel != GEMEENTE_CODE and (plek := find_gebied(sleutel, gebieden))]
    codes = set().union(*(gebieden.compute_bereik(plek) for plek in plekken))
    return list_merken(list_aanpak(get_database().cursor(), lezer, codes)) if codes else []


def build_aanpakmerken(verloop: Verloop, merken: Sequence[Merk]) -> Markup:
    """Return a letter at the date of each, at the foot of the chart; what lies outside its years is in the list alone."""
    binnen = [(letter, merk) for letter, merk in _letter(merken) if _is_binnen(verloop, merk)]
    plekken = [verloop.place_jaar(merk.plek) for _, merk in binnen]
    return Markup().join(
        Markup(
            "<a class='merk aanpak' href='aanpak' target='_self' style='left:{:.2f}%;margin-bottom:{}px' "
            "aria-label='{}'>{}</a>"
        ).format(100 * plek, HOOGTE * rij, f"{letter}: {merk.tekst}, {merk.wanneer}", letter)
        for (letter, merk), plek, rij in zip(binnen, plekken, assign_rijen(plekken), strict=True)
    )


def build_aanpaklijst(merken: Sequence[Merk], verloop: Verloop | None, gebieden: Gebieden) -> Markup:
    """Return the same as a list, with what such a mark does not say; nothing without marks."""
    if not merken:
        return Markup()
    regels = [
        Markup("<li><b class='letter'>{}</b> {} ({}): {}{}.</li>").format(
            letter, merk.wanneer, _get_naam(merk, gebieden), merk.tekst, _describe_buiten(verloop, merk)
        )
        for letter, merk in _letter(merken)
    ]
    return Markup(
        "<h2>Aanpak in dit gebied</h2><ul class='aanpaklijst'>{}</ul><p class='bron'>Een letter zegt wanneer iets begon of stopte. "
        "Zij zegt niet dat een cijfer daardoor anders werd. {}</p>"
    ).format(Markup().join(regels), build_methodelink("aanpak", "Waarom geven wij geen oordeel over ervoor en erna?"))


def _letter(merken: Sequence[Merk]) -> list[tuple[str, Merk]]:
    """Give each mark a letter: stories have numbers; past Z they get two.

    >>> [letter for letter, _ in _letter([None] * 28)][-3:]
    ['Z', 'AA', 'AB']
    """
    letters = [*ascii_uppercase, *(f"{een}{twee}" for een in ascii_uppercase for twee in ascii_uppercase)]
    return list(zip(letters, merken, strict=False))


def _is_binnen(verloop: Verloop, merk: Merk) -> bool:
    return verloop.jaren[0] <= merk.plek <= verloop.jaren[-1]


def _describe_buiten(verloop: Verloop | None, merk: Merk) -> str:
    return "" if verloop is None or _is_binnen(verloop, merk) else " (buiten de jaren van deze lijn)"


def _get_naam(merk: Merk, gebieden: Gebieden) -> str:
    plek = find_gebied(merk.gebied, gebieden)
    return plek.naam if plek else merk.gebied


def list_bij_trend(trend: Trendgegevens, verhalen: Sequence[Verhaal], gebieden: Gebieden) -> list[GeduidVerhaal]:
    """Return the stories that stand beside this figure for the chosen places; without a choice those on the whole gemeente."""
    return list_geduid(trend.indicator.id, trend.keuze or (GEMEENTE_CODE,), verhalen, gebieden)


def build_trendvragen(trend: Trendgegevens, gebruiker: Gebruiker | None, gebieden: Gebieden) -> Markup:
    """Return the questions that this figure raises in the chosen places, with a heading; nothing without questions."""
    codes = list_codes(trend.keuze or (GEMEENTE_CODE,), gebieden)
    vragen = build_vragen_bij(gebruiker, gebieden, codes, {trend.indicator.id})
    return Markup("<h2>Wat verklaart dit?</h2>{}").format(vragen) if vragen else vragen
