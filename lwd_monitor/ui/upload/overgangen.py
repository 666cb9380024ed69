"""The part about crosswalks: which indelingen are joined, and making the table that is missing."""

import tempfile
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from lwd_monitor.db import Cursor
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import load_overgang
from lwd_monitor.opmaak import format_getal, join_namen
from lwd_monitor.toegang import Recht
from lwd_monitor.ui.keuzelijst import kies_uit
from lwd_monitor.ui.onderdelen.download import show_download
from lwd_monitor.ui.onderdelen.html import build_tabel, show_leeg
from lwd_monitor.ui.opslag import get_database, per_versie
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.stap import format_fout
from lwd_monitor.ui.upload.bestand import show_stappen
from lwd_monitor.ui.upload.publiceren import show_klaar
from lwd_monitor.ui.upload.toestand import find_werk, start_werk_op
from lwd_monitor.upload import (
    BRON_GRENZEN,
    Opties,
    Overgangstand,
    build_overgang_csv,
    build_tabel_uit_grenzen,
    list_standen,
)

GEMAAKT = "upload_overgang_gemaakt"
FOUT = "upload_overgang_fout"


def show_overgangen(pagina: Pagina) -> None:
    """Show how the indelingen are joined, and go through the steps with a crosswalk made from boundaries."""
    show_klaar()
    st.html(
        "<h2>Overgang tussen indelingen</h2><p>Een overgang zegt welke oude buurt bij welke nieuwe buurt hoort. Daarmee kan Trend "
        "cijfers van vóór nieuwe grenzen omrekenen. <a href='uitleg?deel=methode#grenzen' target='_self'>Hoe dat gaat</a></p>"
    )
    standen = _load_standen()
    if not standen:
        show_leeg(
            "Er is maar één indeling.",
            "Een overgang is pas nodig als er grenzen van een tweede jaar zijn.",
            "Grenzen van een ander jaar leest u in bij Een bestand of bij Ophalen bij de bron.",
        )
        return
    st.html(build_standen(standen))
    namen = {f"{stand.van}-{stand.naar}": stand for stand in standen}
    gekozen = kies_uit(
        "Welke overgang?", list(namen), toon=lambda sleutel: _describe(namen[sleutel]), key="upload_overgangkeuze"
    )
    _show_maken(namen[gekozen])
    werk = find_werk()
    if werk is not None and werk.naam == st.session_state.get(GEMAAKT):
        show_stappen(werk, pagina)


@per_versie
def _load_standen(con: Cursor) -> list[Overgangstand]:
    return list_standen(con)


@per_versie
def _load_csv(con: Cursor, van: int, naar: int) -> bytes:
    return build_overgang_csv(load_overgang(con, van, naar))


def build_standen(standen: list[Overgangstand]) -> Markup:
    """Return every pair with how it is joined."""
    koppen = ("Overgang", "Hoe", ">Als geheel", ">Verdeeld", "Waarop dat rust")
    return build_tabel("bevinding", koppen, map(_build_rij, standen), "Overgangen")


def _build_rij(stand: Overgangstand) -> Markup:
    aantallen = (format_getal(stand.heel), format_getal(stand.verdeeld)) if stand.weg else ("–", "–")
    return Markup(
        "<tr><td><b>{}</b></td><td data-kop='Hoe'>{}</td><td class='getal' data-kop='Als geheel'>{}</td>"
        "<td class='getal' data-kop='Verdeeld'>{}</td><td data-kop='Waarop dat rust'>{}</td></tr>"
    ).format(_describe(stand), _describe_hoe(stand), *aantallen, ", ".join(stand.grondslagen) or "–")


def _describe_hoe(stand: Overgangstand) -> str:
    if not stand.weg:
        return "nog geen overgang"
    return "eigen tabel" if stand.eigen else f"via {join_namen([str(jaar) for jaar in stand.weg[1:-1]])}"


def _describe(stand: Overgangstand) -> str:
    return f"van {stand.van} naar {stand.naar}"


def _show_maken(stand: Overgangstand) -> None:
    """Offer the three ways to make the crosswalk of a pair, and the table as it is now."""
    st.html(
        "<p>Een lijst van adressen met hun oude en nieuwe buurt geeft de beste overgang. Is die er niet, dan kan de monitor de "
        "grenzen van beide jaren over elkaar leggen. Een eigen tabel of adreslijst kiest u bij "
        "<a href='beheer-upload?deel=bestand' target='_self'>Een bestand</a>: kolommen van_code en naar_code, met aandeel en "
        "grondslag, of met één rij per adres.</p>"
    )
    links, rechts = st.columns(2)
    if links.button("Bereken uit de grenzen"):
        _make(stand)
    if stand.weg:
        with rechts:
            show_download(
                "Download de overgang van nu (CSV)",
                lambda: _load_csv(stand.van, stand.naar),
                f"overgang_{stand.van}_{stand.naar}.csv",
                recht=Recht.UPLOAD_UITVOEREN,
            )
    if melding := st.session_state.pop(FOUT, None):
        show_leeg("De overgang is niet te berekenen.", melding)


def _make(stand: Overgangstand) -> None:
    map_ = Path(tempfile.mkdtemp(prefix="lwd-upload-"))
    try:
        with st.spinner("De grenzen worden over elkaar gelegd …"):
            pad, let_op = build_tabel_uit_grenzen(get_database().cursor(), stand.van, stand.naar, map_)
    except Fout as fout:
        st.session_state.pop(GEMAAKT, None)
        st.session_state[FOUT] = format_fout(fout)
        return
    start_werk_op(pad, pad.name, Opties(van=stand.van, naar=stand.naar, bron=BRON_GRENZEN), tuple(let_op))
    st.session_state[GEMAAKT] = pad.name
