"""The log on a page: filter, table and file."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import streamlit as st
from markupsafe import Markup

from lwd_monitor.gebeurtenis import Gebeurtenis, GebeurtenisSoort
from lwd_monitor.gebied import Gebieden
from lwd_monitor.logboek import Filter, build_csv, list_gebeurtenissen, list_namen
from lwd_monitor.toegang import Gebruiker, Recht
from lwd_monitor.ui.beheer.logregel import describe_details, describe_onderwerp
from lwd_monitor.ui.bronnen import load_indicatoren
from lwd_monitor.ui.onderdelen.download import show_download
from lwd_monitor.ui.opslag import get_database

ALLES = "Alles"
TERUG_DAGEN = 30
OP_SCHERM = 200
IN_BESTAND = 100_000


def kies_filter(gebruiker: Gebruiker, vandaag: date) -> Filter:
    """Show the choices and return what the reader asks for: the last month unless he says otherwise."""
    soort_vak, naam_vak, van_vak, tot_vak = st.columns(4)
    titels = {s.value: s.titel for s in GebeurtenisSoort}
    soort = soort_vak.selectbox("Soort", [ALLES, *titels], format_func=lambda s: titels.get(s, s))
    naam = naam_vak.selectbox("Gebruiker", [ALLES, *list_namen(get_database().cursor(), gebruiker)])
    begin = van_vak.date_input("Van", vandaag - timedelta(days=TERUG_DAGEN), format="DD-MM-YYYY")
    eind = tot_vak.date_input("Tot en met", vandaag, format="DD-MM-YYYY")
    return Filter(
        soort=None if soort == ALLES else soort,
        gebruiker=None if naam == ALLES else naam,
        van=datetime.combine(begin, time.min),
        tot=datetime.combine(eind, time.min) + timedelta(days=1),
        aantal=OP_SCHERM,
    )


def load_regels(gebruiker: Gebruiker, keuze: Filter) -> list[Gebeurtenis]:
    """Return the lines that fit; read fresh, a log is never kept in a cache."""
    return list_gebeurtenissen(get_database().cursor(), gebruiker, keuze)


def build_tabel(regels: list[Gebeurtenis], gebieden: Gebieden) -> Markup:
    """Return the lines as a table; on a phone each line is a block."""
    catalogus = load_indicatoren()
    rijen = Markup().join(
        Markup(
            "<tr><td class='getal'>{}</td><td class='wanneer'>{}</td><td>{}</td><td>{}</td>"
            "<td class='waarover'>{}<span class='sub'>{}</span></td></tr>"
        ).format(
            r.volgnummer,
            f"{r.op:%d-%m-%Y %H:%M:%S}",
            r.gebruiker,
            GebeurtenisSoort(r.soort).titel,
            describe_onderwerp(r, catalogus, gebieden),
            describe_details(r, gebieden),
        )
        for r in regels
    )
    return Markup(
        "<p class='sub'>De nieuwste regel staat bovenaan.</p><div class='tabelrol' role='region' aria-label='Logboek' "
        "tabindex='0'><table class='cijfers logboek'><thead><tr><th scope='col' class='getal'>Nummer</th>"
        "<th scope='col'>Wanneer</th><th scope='col'>Wie</th><th scope='col'>Wat</th><th scope='col'>Waarover</th></tr>"
        "</thead><tbody>{}</tbody></table></div>"
    ).format(rijen)


def show_export(gebruiker: Gebruiker, keuze: Filter, nu: datetime) -> None:
    """Offer the chosen lines as a file; taking it is a line in the log itself."""
    alle = replace(keuze, aantal=IN_BESTAND)
    show_download(
        "Download deze regels (CSV)",
        lambda: build_csv(get_database().cursor(), gebruiker, alle),
        f"logboek-{nu:%Y%m%d}.csv",
        recht=Recht.GEBRUIKER_BEHEREN,
    )
