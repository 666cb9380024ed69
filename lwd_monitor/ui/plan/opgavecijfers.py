"""What figures say for an opgave: the analysis beside it, and those that follow it with their test."""

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

from lwd_monitor.bewering import Streefcijfer, build_analyse
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import Gebied
from lwd_monitor.indicator import WIJKANALYSE, Indicator, format_precies, format_waarde
from lwd_monitor.opgave import Opgave, Staat, fill_analyse
from lwd_monitor.register import Stuk
from lwd_monitor.toegang import BEZOEKER
from lwd_monitor.ui import laden
from lwd_monitor.ui.laden import load_analyseportret, load_verhalen
from lwd_monitor.ui.onderdelen.badge import FICTIEF, REDENEN, explain_leegte
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.plan.tabel import ONBEKEND
from lwd_monitor.ui.register.formulier import get_nu
from lwd_monitor.ui.stap import KLAAR, format_fout
from lwd_monitor.waarneming import Status


def build_cijferrij(stuk: Stuk, gebied: str, indicatoren: Mapping[str, Indicator]) -> tuple[object, ...]:
    """Return the row of one figure: its name, nulmeting, target, what may be said of that, and why it is followed."""
    id_ = str(stuk.gegevens["indicator"])
    indicator, cijfer = indicatoren.get(id_), laden.load_streefwaarden().get(stuk.id)
    naam: object = id_
    if indicator is not None:
        vraag = urlencode({"indicator": id_, "gebied": gebied})
        naam = Markup("<a href='trend?{}' target='_self'>{}</a>").format(vraag, indicator.titel)
    return (
        naam,
        _describe_nulmeting(stuk, cijfer),
        _describe_streef(stuk, indicator),
        _build_stand(cijfer, gebied, id_),
        stuk.get("waarom", ""),
    )


def _describe_nulmeting(stuk: Stuk, cijfer: Streefcijfer | None) -> str:
    jaar = stuk.get("nulmeting_jaar")
    if jaar is None:
        return ONBEKEND
    if cijfer is None or cijfer.nulmeting is None:
        return f"{jaar}: geen cijfer"
    return f"{format_waarde(cijfer.indicator, cijfer.nulmeting.waarde)} in {jaar}"


def _describe_streef(stuk: Stuk, indicator: Indicator | None) -> str:
    streef, jaar = stuk.get("streefwaarde"), stuk.get("streefjaar")
    if streef is None:
        return ONBEKEND
    waarde = format_precies(indicator, float(str(streef))) if indicator else str(streef)
    return f"{waarde} in {jaar}" if jaar else waarde


def _build_stand(cijfer: Streefcijfer | None, gebied: str, id_: str) -> Markup:
    if cijfer is None or cijfer.nu is None:
        rij = laden.load_portret(gebied).rijen.get(id_)
        reden = explain_leegte(rij) if rij and rij.waarde is None else REDENEN[Status.ONTBREEKT]
        return Markup("Van dit gebied is er geen cijfer. {}").format(reden)
    bewering = cijfer.bewering
    if bewering is None:
        return Markup("{} in {}").format(format_waarde(cijfer.indicator, cijfer.nu.waarde), cijfer.nu.jaar)
    teken = Markup("<span aria-hidden='true'>{}</span> ").format(bewering.teken) if bewering.teken else Markup()
    reden = Markup("<span class='sub'>{}</span>").format(bewering.reden) if bewering.reden else Markup()
    badge = Markup(" {}").format(FICTIEF) if bewering.fictief else Markup()
    return Markup("{}{}{}{}").format(teken, bewering.zin, badge, reden)


def show_klaarzetten(pagina: Pagina, opgave: Opgave) -> None:
    """Show the button where a field of the analysis is still empty and the document is not vastgesteld."""
    if opgave.staat is Staat.VASTGESTELD or all(opgave.stuk.get(naam) for naam in WIJKANALYSE):
        return
    st.markdown(
        "De monitor zet cijfers en titels van verhalen in de lege teksten van de analyse. Een verschil noemt hij alleen als een "
        "toets dat aantoont. U schrijft verder. Wat er al staat, blijft staan."
    )
    if not st.button("Zet de cijfers en verhalen klaar", key=f"klaarzetten_{opgave.id}"):
        return
    # Once vastgesteld everybody reads it, so no story comes in that not everybody may read.
    verhalen = load_verhalen(BEZOEKER)
    plek = pagina.gebieden.get(opgave.gebied)
    delen = pagina.gebieden.list_delen(plek) if isinstance(plek, Gebied) else []
    portretten = [load_analyseportret(deel.sleutel) for deel in (plek, *delen)]
    teksten = build_analyse(portretten, verhalen, pagina.gebieden, pagina.indicatoren, date.today())
    try:
        gevuld = fill_analyse(get_database(), pagina.gebruiker, opgave, teksten, pagina.gebieden, get_nu())
    except Fout as fout:
        st.error(format_fout(fout))
        return
    st.session_state[KLAAR] = f"Klaargezet: {', '.join(gevuld)}. Lees de tekst na en schrijf verder."
    st.rerun()
