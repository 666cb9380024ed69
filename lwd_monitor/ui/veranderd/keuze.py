"""What a reader looks at on Wat veranderde: a year, a theme, a place; each stands in the URL."""

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from lwd_monitor.bewering import Stadsreeks, Veranderd
from lwd_monitor.gebied import GEMEENTE_CODE, Gebieden
from lwd_monitor.indicator import Thema
from lwd_monitor.ui.adres import kies, write_adres
from lwd_monitor.ui.verhalen.filters import ALLE, list_codes, load_gebiedsnamen


@dataclass(frozen=True)
class Wens:
    """The year of the newest figure, the theme and the place that were asked for; `alle` asks for nothing."""

    jaar: str = ALLE
    thema: str = ALLE
    gebied: str = ALLE

    @property
    def is_leeg(self) -> bool:
        """Tell whether nothing was asked for in particular."""
        return self == Wens()

    def select(self, reeksen: Iterable[Stadsreeks], gebieden: Gebieden) -> list[Stadsreeks]:
        """Return the series that fit; a wijk holds its buurten, and the gemeente is the gemeente alone."""
        codes = None if self.gebied == ALLE else list_codes(gebieden, self.gebied)
        return [
            r
            for r in reeksen
            if self.jaar in (ALLE, str(r.tot.jaar))
            and self.thema in (ALLE, r.indicator.thema.value)
            and (codes is None or r.plek.sleutel in codes)
        ]


def kies_veranderd(veranderd: Veranderd) -> Wens:
    """Ask for a year, a theme and a place among what was tested or counted."""
    alles = (*veranderd.getoetst, *veranderd.tellingen)
    jaren = [str(jaar) for jaar in sorted({r.tot.jaar for r in alles}, reverse=True)]
    aanwezig = {r.indicator.thema for r in alles}
    themas = {ALLE: "Alle thema's"} | {t.value: t.titel for t in Thema if t in aanwezig}
    plekken = load_gebiedsnamen()
    with st.container(key="veranderdkeuze", horizontal=True, width=860):
        jaar = _kies("Nieuwste jaar", "jaar", {ALLE: "Alle jaren"} | {j: j for j in jaren}, "jaar")
        thema = _kies("Thema", "thema", themas, "thema")
        gebied = _kies("Gebied", "gebied", plekken, "gebied")
    return Wens(jaar, thema, gebied)


def get_telplek(wens: Wens, gebieden: Gebieden) -> str:
    """Return the key of the place of which the full counts are shown: the chosen one, else the whole gemeente."""
    if wens.gebied == ALLE:
        return GEMEENTE_CODE
    return gebieden.find_plek(gebieden.get(wens.gebied)).sleutel


def _kies(label: str, naam: str, woorden: dict[str, str], soort: str) -> str:
    gekozen = kies(label, naam, list(woorden), ALLE, woorden.__getitem__, soort)
    if gekozen == ALLE:
        write_adres(naam, None)
    return gekozen
