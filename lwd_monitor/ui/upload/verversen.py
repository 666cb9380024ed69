"""One button for all open figures, its progress, and the report at the end."""

import streamlit as st
from markupsafe import Markup

from lwd_monitor import kwb
from lwd_monitor.opmaak import format_datum
from lwd_monitor.toegang import Recht, has_recht
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.verversen import TAAK, start_ververs
from lwd_monitor.ververs import Uitkomst, Verslag, find_laatste, format_slot, format_uitkomst, list_bronnen

ELKE = "2s"


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
