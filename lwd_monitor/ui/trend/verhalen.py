"""Stories and questions beside the lines of the Trend page."""

from collections.abc import Sequence

from markupsafe import Markup

from lwd_monitor.gebied import GEMEENTE_CODE, Gebieden
from lwd_monitor.toegang import Gebruiker
from lwd_monitor.ui.trend.gegevens import Trend
from lwd_monitor.ui.verhalen.merken import list_codes, list_geduid
from lwd_monitor.ui.vragen import build_vragen_bij
from lwd_monitor.verhaal import GeduidVerhaal, Verhaal


def list_bij_trend(trend: Trend, verhalen: Sequence[Verhaal], gebieden: Gebieden) -> list[GeduidVerhaal]:
    """Return the stories that stand beside this figure for the chosen places; without a choice those on all of Almelo."""
    return list_geduid(trend.indicator.id, trend.keuze or (GEMEENTE_CODE,), verhalen, gebieden)


def build_trendvragen(trend: Trend, gebruiker: Gebruiker | None, gebieden: Gebieden) -> Markup:
    """Return the questions that this figure raises in the chosen places, with a heading; nothing without questions."""
    codes = list_codes(trend.keuze or (GEMEENTE_CODE,), gebieden)
    vragen = build_vragen_bij(gebruiker, gebieden, codes, {trend.indicator.id})
    return Markup("<h2>Wat verklaart dit?</h2>{}").format(vragen) if vragen else vragen
