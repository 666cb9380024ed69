"""What waits for this person: stories given back, stories to review, questions without an answer."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from lwd_monitor.db import Cursor
from lwd_monitor.toegang import Gebruiker, Recht, has_recht
from lwd_monitor.ui.onderdelen.schakel import get_doel
from lwd_monitor.ui.opslag import per_versie
from lwd_monitor.ui.vragen import load_vragen
from lwd_monitor.verhaal import list_teruggegeven, list_wachtrij


@dataclass(frozen=True)
class Wacht:
    """How much waits for one person; `terug` is the first of the stories that came back."""

    teruggekregen: int = 0
    te_beoordelen: int = 0
    open_vragen: int = 0
    terug: str = ""

    def list_punten(self) -> list[tuple[str, str, dict[str, str]]]:
        """Return what waits: the words with the number, the page and the choice on it.

        >>> [woorden for woorden, *_ in Wacht(teruggekregen=1, open_vragen=2, terug="t1").list_punten()]
        ['1 verhaal terug met een opmerking', '2 vragen open bij een cijfer']
        """
        terug = _tel(self.teruggekregen, "verhaal", "verhalen")
        punten: tuple[tuple[int, str, str, dict[str, str]], ...] = (
            (self.teruggekregen, f"{terug} terug met een opmerking", "insturen", {"verhaal": self.terug}),
            (self.te_beoordelen, f"{_tel(self.te_beoordelen, 'verhaal', 'verhalen')} te beoordelen", "beoordelen", {}),
            (self.open_vragen, f"{_tel(self.open_vragen, 'vraag', 'vragen')} open bij een cijfer", "stiltekaart", {}),
        )
        return [(woorden, url, keuze) for aantal, woorden, url, keuze in punten if aantal]


def load_wacht(gebruiker: Gebruiker) -> Wacht:
    """Return what waits for this person; readers have nothing to do."""
    if not has_recht(gebruiker, Recht.VERHAAL_INSTUREN) and not has_recht(gebruiker, Recht.VERHAAL_BEOORDELEN):
        return Wacht()
    return _load_wacht(gebruiker, date.today())


@per_versie
def _load_wacht(con: Cursor, gebruiker: Gebruiker, dag: date) -> Wacht:
    # The whole person stands in the key: what is one's own differs from colleague to colleague.
    schrijft, beoordeelt = (has_recht(gebruiker, r) for r in (Recht.VERHAAL_INSTUREN, Recht.VERHAAL_BEOORDELEN))
    terug = list_teruggegeven(con, gebruiker) if schrijft else []
    return Wacht(
        teruggekregen=len(terug),
        te_beoordelen=len(list_wachtrij(con, gebruiker, dag)) if beoordeelt else 0,
        open_vragen=sum(vraag.is_open for vraag in load_vragen(gebruiker)) if schrijft else 0,
        terug=terug[0].id if terug else "",
    )


def show_wacht(gebruiker: Gebruiker) -> None:
    """Show in the bar what waits, each with its number and the way to it; nothing when all is done."""
    # The parts below keep their number, with or without these.
    with st.container():
        if punten := load_wacht(gebruiker).list_punten():
            with st.container(key="wacht", horizontal=True, vertical_alignment="center", gap="small"):
                st.html("<p class='meta'>Wacht op u</p>", width="content")
                for label, url, keuze in punten:
                    st.page_link(get_doel(url), label=label, query_params=keuze or None)


def _tel(aantal: int, een: str, meer: str) -> str:
    return f"{aantal} {een if aantal == 1 else meer}"
