"""Step 4: publish in one go, and say how it ended."""

from collections.abc import Callable
from datetime import datetime

import streamlit as st
from markupsafe import Markup

from lwd_monitor.fout import Fout
from lwd_monitor.indicator import load_indicatoren
from lwd_monitor.opmaak import format_getal
from lwd_monitor.ui import laden
from lwd_monitor.ui.bestanden import forget_bestand
from lwd_monitor.ui.onderdelen.schakel import get_doel
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.stap import format_fout
from lwd_monitor.ui.upload.controle import show_beschrijflink
from lwd_monitor.ui.upload.toestand import Inzendsoort, Uploadwerk, stop_werk
from lwd_monitor.upload import Uploadrapport, run_grenzen, run_overgang, run_upload

KLAAR = "upload_klaar"
WAT = {Inzendsoort.CIJFERS: "cijfers", Inzendsoort.GRENZEN: "gebieden", Inzendsoort.OVERGANG: "stappen van de overgang"}
GEVOLG = {
    Inzendsoort.CIJFERS: "Iedereen ziet nu deze cijfers",
    Inzendsoort.GRENZEN: "Iedereen ziet nu deze grenzen",
    Inzendsoort.OVERGANG: "Wie bij Trend omrekenen kiest, ziet cijfers met deze overgang",
}


def show_publiceren(werk: Uploadwerk, pagina: Pagina) -> None:
    """Show the button that publishes, once warnings were answered."""
    rapport = werk.rapport
    if rapport is None:
        return
    st.html("<h2>4. Publiceren</h2>")
    if not rapport.verandert:
        st.html(f"<p>Alle {WAT[werk.soort]} in dit bestand staan al in de monitor. Er valt niets te publiceren.</p>")
        return
    akkoord = True
    if rapport.waarschuwingen:
        klopt = "de overgang klopt" if werk.soort == Inzendsoort.OVERGANG else f"de {werk.soort} kloppen"
        akkoord = st.checkbox(f"Ik heb de waarschuwingen nagekeken; {klopt}")
    st.html("<p>Lezers zien alles tegelijk of niets. U kunt het later altijd terugdraaien, bij Eerdere uploads.</p>")
    label = f"Publiceer {format_getal(rapport.verandert)} wijzigingen"
    if st.button(label, type="primary", disabled=not akkoord):
        _publish(werk, pagina, akkoord)


def _publish(werk: Uploadwerk, pagina: Pagina, akkoord: bool) -> None:
    balk = st.progress(0.0, "Publiceren …")
    try:
        rapport = _run(werk, pagina, akkoord, lambda deel, tekst: balk.progress(deel, f"{tekst} …"))
    except Fout as fout:
        balk.empty()
        st.error(format_fout(fout))
        return
    stop_werk()
    st.session_state[KLAAR] = (rapport, werk.soort)
    # The next round has a field of its own; what this one held is published and kept elsewhere.
    forget_bestand(st.session_state.get("upload_file_id", ""))
    st.session_state["upload_ronde"] = st.session_state.get("upload_ronde", 0) + 1
    st.session_state.pop("upload_naam", None)
    st.rerun()


def _run(werk: Uploadwerk, pagina: Pagina, akkoord: bool, voortgang: Callable[[float, str], object]) -> Uploadrapport:
    db, nu = get_database(), datetime.now()
    if werk.soort == Inzendsoort.GRENZEN:
        return run_grenzen(db, pagina.gebruiker, werk.pad, werk.benoemd, nu, accepteer=akkoord)
    if werk.soort == Inzendsoort.OVERGANG:
        return run_overgang(db, pagina.gebruiker, werk.pad, werk.benoemd, nu, accepteer=akkoord, let_op=werk.let_op)
    return run_upload(
        db,
        pagina.gebruiker,
        werk.pad,
        werk.benoemd,
        nu,
        accepteer=akkoord,
        profiel=werk.profiel,
        voortgang=voortgang,
    )


def show_klaar() -> None:
    """Show how the last publication of this session ended, once."""
    klaar: tuple[Uploadrapport, Inzendsoort] | None = st.session_state.pop(KLAAR, None)
    if klaar is None:
        return
    rapport, soort = klaar
    t = rapport.telling
    behalve = ", behalve die van indicatoren die nog een concept zijn" if rapport.concepten else ""
    st.html(
        Markup(
            "<div class='herkend' role='status'><p><b>Gepubliceerd: {}</b></p><p>{} nieuw, {} gewijzigd, {} vervallen. "
            "{}{}. <a href='beheer-upload?deel=eerder' target='_self'>Terugdraaien</a> kan "
            "altijd.</p></div>"
        ).format(
            rapport.bestand,
            *(format_getal(t[telt]) for telt in ("nieuw", "gewijzigd", "vervallen")),
            GEVOLG[soort],
            behalve,
        )
    )
    if soort == Inzendsoort.CIJFERS:
        _show_vervolg(rapport)


def _show_vervolg(rapport: Uploadrapport) -> None:
    """Lead on: a concept to its description, and the first figure that readers see to the map."""
    catalogus = load_indicatoren(get_database().cursor())
    bekend = [catalogus[id_] for id_ in rapport.indicatoren if id_ in catalogus]
    for indicator in (i for i in bekend if i.concept):
        show_beschrijflink(indicator.id, indicator.titel)
    if zichtbaar := [i for i in bekend if not i.concept and i.id in laden.load_indicatoren()]:
        keuze = {"indicator": zichtbaar[0].id}
        st.page_link(get_doel("kaart"), label=f"Bekijk op de kaart: {zichtbaar[0].titel_kort}", query_params=keuze)
