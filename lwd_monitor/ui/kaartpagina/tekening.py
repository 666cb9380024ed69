"""The map itself, plain or on streets, with its source line, and its figures as a file."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from lwd_monitor import waarneming
from lwd_monitor.bron import get_tegel_url
from lwd_monitor.db import Cursor
from lwd_monitor.gebied import GEMEENTE_CODE, GEMEENTE_NAAM
from lwd_monitor.kaart import CREDITS
from lwd_monitor.oordeel import add_marges
from lwd_monitor.ui import laden
from lwd_monitor.ui.adres import write_adres
from lwd_monitor.ui.kaart import show_jaarkaarten, show_kaart
from lwd_monitor.ui.kaartpagina.beeld import Kaartbeeld, load_precies
from lwd_monitor.ui.kaartpagina.filters import kies_gebied, show_beeldkeuze
from lwd_monitor.ui.kaartpagina.keuze import ELK_JAAR, Kaartkeuze
from lwd_monitor.ui.laden import load_kaartbron
from lwd_monitor.ui.onderdelen.bron import build_bronregel
from lwd_monitor.ui.onderdelen.download import show_download as show_knop
from lwd_monitor.ui.opslag import per_versie
from lwd_monitor.ui.straten import has_tegels, show_straten
from lwd_monitor.waarneming import build_csv

# One key for every indicator, year and view: the drawing then changes in place and keyboard focus stays.
SLEUTEL = "kaart"


def show_tekening(keuze: Kaartkeuze, beeld: Kaartbeeld) -> None:
    """Show the map; a choice on it goes to the URL."""
    show_beeldkeuze(keuze)
    gekozen = keuze.gebied.code if keuze.gebied else None

    def kies(code: str) -> None:
        kies_gebied(code, keuze)

    if keuze.toon == ELK_JAAR:
        bewaar = {
            "kop": beeld.kop,
            "bron": _describe_bron(keuze, beeld, False).unescape(),
            "bestand": _name_bestand(keuze),
        }
        codes = beeld.geometrie.codes
        nummer = codes.index(gekozen) if gekozen in codes else None
        show_jaarkaarten({**beeld.payload, "gekozen": nummer, **bewaar}, f"{SLEUTEL}_jaren", _open_jaar)
        st.html(build_bronregel(_describe_bron(keuze, beeld, False)))
        return
    in_beeld = gekozen if gekozen in beeld.geometrie.codes else None
    met_tegels = keuze.straten and has_tegels(get_tegel_url())
    if keuze.straten:
        show_straten(
            load_precies(beeld.cellen, keuze.niveau.value, keuze.indeling),
            {**beeld.payload, "gekozen": in_beeld},
            keuze.indicator,
            key=f"{SLEUTEL}_straten",
            gekozen=gekozen,
            stad_codes=beeld.stad_codes or None,
            on_kies=kies,
        )
    else:
        bewaar = {
            "kop": beeld.kop,
            "bron": _describe_bron(keuze, beeld, False).unescape(),
            "bestand": _name_bestand(keuze),
        }
        show_kaart({**beeld.payload, "gekozen": in_beeld, "heel": True, **bewaar}, SLEUTEL, kies)
    st.html(build_bronregel(_describe_bron(keuze, beeld, met_tegels)))


def _open_jaar(jaar: int) -> None:
    """Go from the small map of a year to the large one."""
    write_adres("toon", None)
    write_adres("jaar", str(jaar))


def _name_bestand(keuze: Kaartkeuze) -> str:
    jaar = f"{keuze.jaren[0]}-{keuze.jaren[-1]}" if keuze.toon == ELK_JAAR else keuze.jaar
    return f"kaart_{keuze.indicator.id}_{keuze.niveau}_{jaar}"


def _describe_bron(keuze: Kaartkeuze, beeld: Kaartbeeld, met_tegels: bool) -> Markup:
    kaart = load_kaartbron(keuze.indeling)
    if met_tegels:
        kaart = kaart.replace(", vereenvoudigd,", ",")
    straten = f" {CREDITS}." if met_tegels else ""
    return Markup("{} {}{}").format(beeld.bron, kaart, straten)


def show_download(keuze: Kaartkeuze) -> None:
    """Offer all years of the map's indicator and niveau, with the gemeente, as a CSV file."""
    show_knop(
        "Download als CSV",
        lambda: _load_csv(keuze.indicator.id, keuze.niveau.value, keuze.indeling),
        f"{GEMEENTE_NAAM.lower()}_{keuze.indicator.id}_{keuze.niveau}.csv",
    )


@per_versie
def _load_csv(con: Cursor, indicator_id: str, niveau: str, indeling: int) -> bytes:
    indicator = laden.load_indicatoren()[indicator_id]
    rijen = waarneming.load_niveau_reeks(con, indicator_id, niveau, indeling, GEMEENTE_CODE)
    almelo = waarneming.load_reeks(con, indicator_id, [GEMEENTE_CODE])
    almelo = almelo[almelo["indeling"] == indeling].assign(naam=GEMEENTE_NAAM)
    delen = [deel for deel in (almelo, rijen) if len(deel)]
    frame = pd.concat(delen, ignore_index=True)
    met_marge = add_marges(frame.assign(gebied=frame["gebied_code"], indicator=indicator_id), {indicator_id: indicator})
    met_marge = met_marge.rename(columns={"gebied_code": "code"})
    return build_csv(met_marge, indicator, laden.load_bronnen()[indicator.bron])
