"""Figures from a source, one or all open ones at once, with the same steps as a file; and figures to take along."""

import streamlit as st
from markupsafe import Markup

from lwd_monitor import kwb
from lwd_monitor.bron import BRONNEN, fetch
from lwd_monitor.db import Cursor
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import GEMEENTE_CODE
from lwd_monitor.opmaak import format_datum
from lwd_monitor.toegang import Recht, has_recht
from lwd_monitor.ui.keuzelijst import kies_uit
from lwd_monitor.ui.onderdelen.download import show_download
from lwd_monitor.ui.onderdelen.html import show_leeg
from lwd_monitor.ui.opslag import get_database, per_versie
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.stap import format_fout
from lwd_monitor.ui.upload.bestand import show_stappen
from lwd_monitor.ui.upload.publiceren import show_klaar
from lwd_monitor.ui.upload.toestand import find_werk, start_werk_op
from lwd_monitor.ui.verversen import TAAK, start_ververs
from lwd_monitor.upload import Opties, find_ophaalmap
from lwd_monitor.ververs import Uitkomst, Verslag, find_laatste, format_slot, format_uitkomst, list_bronnen
from lwd_monitor.waarneming import FORMATEN, export_gegevens, load_export, load_omtrekken

ELKE = "2s"
ALLE = "alle"
SOORTEN = {"csv": "CSV (Excel)", "xlsx": "XLSX (Excel)", "parquet": "Parquet", "geojson": "GeoJSON (kaart)"}


def show_verversen(pagina: Pagina) -> None:
    """Show the button, or how the run stands that goes on."""
    if not has_recht(pagina.gebruiker, Recht.GEBIED_BEHEREN):
        return
    st.html("<h2>Alles in één keer</h2>")
    stand = TAAK.get_stand()
    if stand.bezig:
        _show_voortgang()
        return
    titels = Markup("").join(Markup("<li>{}</li>").format(bron.titel) for bron in list_bronnen())
    laatste = find_laatste(get_database().cursor())
    wanneer = f"De laatste keer was {format_datum(laatste.date())}." if laatste else "Dit is nog niet eerder gedaan."
    st.html(
        Markup(
            "<p>De monitor haalt deze bronnen op, voor de eigen gemeente met haar wijken en buurten:</p><ul class='punten'>{}</ul><p>Elke bron en "
            "elk jaar komt bij Eerdere uploads te staan en is daar terug te draaien. Een bron die niet antwoordt, houdt de rest niet "
            "tegen. U kunt intussen gewoon verder werken. {}</p>"
        ).format(titels, wanneer)
    )
    with st.form("upload_ververs", border=False):
        vanaf = st.selectbox("Vanaf welk jaar?", kwb.list_jaren(), index=0, width=220)
        begint = st.form_submit_button("Haal alle open cijfers op", type="primary")
    if begint:
        start_ververs(pagina.gebruiker, vanaf)
        st.rerun()
    if stand.fout:
        st.error(stand.fout)
    if stand.verslag is not None:
        st.html(build_verslag(stand.verslag))


@st.fragment(run_every=ELKE)
def _show_voortgang() -> None:
    """Show how far the run is; only this part is drawn again, and the whole page once it is over."""
    stand = TAAK.get_stand()
    if not stand.bezig:
        st.rerun()
    st.progress(min(stand.deel, 1.0), f"{stand.tekst} …")
    st.html("<p role='status'>De cijfers worden opgehaald. U kunt deze pagina verlaten; het ophalen gaat door.</p>")
    if st.button("Stop na dit deel"):
        TAAK.stop()


def build_verslag(verslag: Verslag) -> Markup:
    """Return the report: the whole in a sentence, what did not come in openly, and the rest folded."""
    mis = _build_lijst(verslag.mislukt)
    goed = [uitkomst for uitkomst in verslag.uitkomsten if not uitkomst.mislukt]
    rest = Markup("<details><summary>Wat er binnenkwam ({})</summary>{}</details>").format(
        len(goed), _build_lijst(goed)
    )
    return Markup("<div class='herkend' role='status'><p><b>{}</b></p>{}{}</div>").format(
        format_slot(verslag), mis, rest if goed else ""
    )


def _build_lijst(uitkomsten: list[Uitkomst]) -> Markup:
    if not uitkomsten:
        return Markup()
    regels = Markup("").join(Markup("<li>{}</li>").format(format_uitkomst(uitkomst)) for uitkomst in uitkomsten)
    return Markup("<ul>{}</ul>").format(regels)


def show_ophalen(pagina: Pagina) -> None:
    """Show the sources of figures and boundaries, and go through the steps with what was fetched."""
    show_klaar()
    show_verversen(pagina)
    st.html("<h2>Een bron apart</h2>")
    naam = st.selectbox("Bron", list(BRONNEN), format_func=lambda n: BRONNEN[n].titel)
    jaren, nieuwste = sorted(BRONNEN[naam].list_jaren(), reverse=True), pagina.gebieden.nieuwste
    jaar = None
    if jaren:
        gekozen = jaren.index(nieuwste) if nieuwste in jaren else 0
        jaar = st.selectbox("Jaar", jaren, index=gekozen, key=f"ophaaljaar_{naam}", width=220)
    if st.button("Haal op"):
        _fetch(naam, jaar)
    werk = find_werk()
    if werk is not None and werk.naam == st.session_state.get("upload_opgehaald"):
        show_stappen(werk, pagina)
    elif "upload_ophaalfout" in st.session_state:
        show_leeg(
            "De bron is niet opgehaald.",
            st.session_state.pop("upload_ophaalfout"),
            "U kunt het bestand ook zelf bij de bron downloaden en hier als bestand uploaden.",
        )


def _fetch(naam: str, jaar: int | None) -> None:
    try:
        with st.spinner("De bron wordt opgehaald …"):
            pad = fetch(naam, find_ophaalmap(get_database().url), jaar=jaar)
    except Fout as fout:
        st.session_state["upload_ophaalfout"] = format_fout(fout)
        return
    bron = BRONNEN[naam]
    opties = Opties(indeling=jaar, bron=bron.titel) if bron.grenzen else Opties(jaar=jaar)
    start_werk_op(pad, pad.name, opties)
    st.session_state["upload_opgehaald"] = pad.name


def show_downloaden(pagina: Pagina) -> None:
    """Show the choice of indicator and form, and the button."""
    st.html(
        "<h2>Cijfers downloaden</h2><p>Bij elk cijfer staan de bron, het jaar, de licentie en de status. "
        "Een bestand van hier kan zo weer worden geüpload.</p>"
    )
    indicator = kies_uit(
        "Onderwerp",
        [ALLE, *pagina.indicatoren],
        toon=lambda id_: "Alle onderwerpen" if id_ == ALLE else pagina.indicatoren[id_].titel,
        key="download_onderwerp",
    )
    formaat = st.selectbox("Vorm", list(FORMATEN), format_func=lambda soort: SOORTEN[soort])
    show_download(
        "Download",
        lambda: _build(None if indicator == ALLE else indicator, formaat),
        f"lwd_{indicator}.{formaat}",
        recht=Recht.UPLOAD_UITVOEREN,
        mime="application/octet-stream",
    )


@per_versie
def _build(con: Cursor, indicator: str | None, formaat: str) -> bytes:
    omtrekken = load_omtrekken(con) if formaat == "geojson" else None
    return export_gegevens(load_export(con, indicator, gemeente=GEMEENTE_CODE), formaat, omtrekken)
