"""The proven changes as an RSS feed."""

from collections.abc import Iterable
from urllib.parse import urlencode

from lwd_monitor.bewering import Stadsreeks
from lwd_monitor.feed import Bericht, build_feed
from lwd_monitor.gebied import GEMEENTE_NAAM, Gebieden
from lwd_monitor.ui.trend.gegevens import describe_gebied
from lwd_monitor.ui.verhalen.filters import ALLE

UITLEG = "Veranderingen in de cijfers, elk getoetst: van wat hier staat is gemiddeld hooguit 5% toeval."


def build_rss(bewezen: Iterable[Stadsreeks], gebieden: Gebieden, adres: str, gebied: str = ALLE) -> bytes:
    """Return the proven changes as RSS 2.0; `adres` is where the monitor stands, `gebied` the place they are about.

    Notes: an item is one change over these years: the next year makes a new one.
    """
    naam = GEMEENTE_NAAM if gebied == ALLE else gebieden.get(gebied).naam
    pagina = f"{adres}/wat-veranderde" + ("" if gebied == ALLE else f"?{urlencode({'gebied': gebied})}")
    return build_feed(
        f"Wat veranderde in {naam}", pagina, UITLEG, [_build_bericht(reeks, gebieden, adres) for reeks in bewezen]
    )


def _build_bericht(reeks: Stadsreeks, gebieden: Gebieden, adres: str) -> Bericht:
    vraag = {"indicator": reeks.indicator.id, "gebied": reeks.plek.sleutel, "jaar": reeks.tot.jaar}
    titel = f"{describe_gebied(reeks.plek, gebieden)}: {reeks.indicator.titel_kort}"
    zin = reeks.bewering.zin if reeks.bewering else ""
    return Bericht(titel, f"{adres}/trend?{urlencode(vraag)}", zin, rubrieken=(reeks.indicator.thema.titel,))
