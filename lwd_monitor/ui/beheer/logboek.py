"""The log on a page: filter, table and file, each line in words."""

import json
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import streamlit as st
from markupsafe import Markup

from lwd_monitor.gebeurtenis import Gebeurtenis, GebeurtenisSoort
from lwd_monitor.gebied import Gebieden
from lwd_monitor.indicator import Indicator
from lwd_monitor.logboek import Logfilter, build_csv, list_gebeurtenissen, list_namen
from lwd_monitor.opmaak import format_getal
from lwd_monitor.toegang import Gebruiker, Recht
from lwd_monitor.ui.laden import load_indicatoren
from lwd_monitor.ui.onderdelen.download import show_download
from lwd_monitor.ui.onderdelen.html import build_tabel
from lwd_monitor.ui.opslag import get_database

ONDERGRENS = "ondergrens "
VASTE = {"start": "Gestart met andere instellingen"}
VRAGEN = (GebeurtenisSoort.VRAAG_GEOPEND, GebeurtenisSoort.VRAAG_BEANTWOORD, GebeurtenisSoort.VRAAG_VERVALLEN)
UPLOADS = (GebeurtenisSoort.UPLOAD_GEPUBLICEERD, GebeurtenisSoort.UPLOAD_TERUGGEDRAAID)
KORT = 8
IN_HET_KORT = ("sha256", "verhaal")  # the file of the log holds them whole
AANTALLEN = ("nieuw", "gewijzigd", "ongewijzigd", "vervallen", "sleutels", "regels")
STAPPEN = ("stap", "van", "naar")
# Names of fields as a reader would call them; the others are words already.
WOORDEN = {
    "backup_uur": "uur van de back-up",
    "backups": "map voor back-ups",
    "demo": "proefopstelling",
    "grenzen": "grenzen van",
    "hosts": "adressen",
    "log": "vorm van de serverregels",
    "metrics": "meetpunten",
    "respondenten_bewaren": "respondenten bewaren",
    "minimum_cel": "minimum aantal per antwoord",
    "rolregel": "rol bij inloggen",
    "sha256": "controlegetal",
    "sleutels": "cijfers",
    "tls": "TLS",
    "uploads": "map voor uploads",
    "verzoeken_per_minuut": "verzoeken per minuut",
}
ALLES = "Alles"
TERUG_DAGEN = 30
OP_SCHERM = 200
IN_BESTAND = 100_000


def describe_onderwerp(regel: Gebeurtenis, catalogus: dict[str, Indicator], gebieden: Gebieden) -> str:
    """Return what a line is about, with the names of indicator and gebied in place of their codes.

    Notes: a code gets a name only with its indeling; a line that does not tell it keeps the code.
    """
    details = json.loads(regel.details)
    if regel.soort in VRAGEN and " " in regel.onderwerp:
        indicator_id, code = regel.onderwerp.rsplit(" ", 1)
        plek = gebieden.find(code, details["indeling"]) if "indeling" in details else None
        return f"{_title(catalogus, indicator_id)}, {plek.naam if plek else code}"
    if regel.soort == GebeurtenisSoort.VERHAAL_OVERGANG:
        return f"Verhaal {regel.onderwerp[:KORT]}"
    if regel.soort in UPLOADS:
        return str(details.get("bestand") or f"Upload {regel.onderwerp}")
    if regel.onderwerp.startswith(ONDERGRENS):
        return f"Ondergrens {_title(catalogus, regel.onderwerp.removeprefix(ONDERGRENS))}"
    if regel.soort == GebeurtenisSoort.RECHT_GEWEIGERD:
        return regel.onderwerp.replace("_", " ")
    return VASTE.get(regel.onderwerp, regel.onderwerp)


def _title(catalogus: dict[str, Indicator], indicator_id: str) -> str:
    return catalogus[indicator_id].titel if indicator_id in catalogus else indicator_id


def describe_details(regel: Gebeurtenis, gebieden: Gebieden) -> str:
    """Return the rest of a line in words; what is empty, or stands in the subject already, is left out."""
    velden = json.loads(regel.details)
    delen = [f"upload: {regel.onderwerp}"] if regel.soort in UPLOADS and velden.pop("bestand", None) else []
    if wijken := velden.get("wijken"):
        velden["wijken"] = [plek.naam if (plek := gebieden.find(code)) else code for code in wijken]
    delen += _list_delen({naam: waarde for naam, waarde in velden.items() if naam != "indeling"})
    return " · ".join(delen)


def _list_delen(velden: dict[str, object]) -> list[str]:
    delen = []
    for naam, waarde in velden.items():
        if isinstance(waarde, dict):
            delen += _list_delen(waarde)
        elif tekst := _show(naam, waarde):
            delen.append(f"{WOORDEN.get(naam, naam.replace('_', ' '))}: {tekst}")
    return delen


def _show(naam: str, waarde: object) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, list):
        return ", ".join(_show(naam, deel) for deel in waarde)
    if isinstance(waarde, float) or (isinstance(waarde, int) and naam in AANTALLEN):
        return format_getal(waarde, 0 if float(waarde).is_integer() else 1)
    tekst = "" if waarde is None else str(waarde)
    if naam in IN_HET_KORT:
        return f"{tekst[:KORT]}…" if tekst else ""
    return tekst.replace("_", " ") if naam in STAPPEN else tekst


def kies_filter(gebruiker: Gebruiker, vandaag: date) -> Logfilter:
    """Show the choices and return what the reader asks for: the last month unless he says otherwise."""
    soort_vak, naam_vak, van_vak, tot_vak = st.columns(4)
    titels = {s.value: s.titel for s in GebeurtenisSoort}
    soort = soort_vak.selectbox("Soort", [ALLES, *titels], format_func=lambda s: titels.get(s, s))
    naam = naam_vak.selectbox("Gebruiker", [ALLES, *list_namen(get_database().cursor(), gebruiker)])
    begin = van_vak.date_input("Van", vandaag - timedelta(days=TERUG_DAGEN), format="DD-MM-YYYY")
    eind = tot_vak.date_input("Tot en met", vandaag, format="DD-MM-YYYY")
    return Logfilter(
        soort=None if soort == ALLES else soort,
        gebruiker=None if naam == ALLES else naam,
        van=datetime.combine(begin, time.min),
        tot=datetime.combine(eind, time.min) + timedelta(days=1),
        aantal=OP_SCHERM,
    )


def load_regels(gebruiker: Gebruiker, keuze: Logfilter) -> list[Gebeurtenis]:
    """Return the lines that fit; read fresh, a log is never kept in a cache."""
    return list_gebeurtenissen(get_database().cursor(), gebruiker, keuze)


def build_logboek(regels: list[Gebeurtenis], gebieden: Gebieden) -> Markup:
    """Return the lines as a table; on a phone each line is a block."""
    catalogus = load_indicatoren()
    rijen = (
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
    boven = Markup("<p class='sub'>De nieuwste regel staat bovenaan.</p>")
    koppen = (">Nummer", "Wanneer", "Wie", "Wat", "Waarover")
    return boven + build_tabel("cijfers logboek", koppen, rijen, "Logboek")


def show_export(gebruiker: Gebruiker, keuze: Logfilter, nu: datetime) -> None:
    """Offer the chosen lines as a file; taking it is a line in the log itself."""
    alle = replace(keuze, aantal=IN_BESTAND)
    show_download(
        "Download deze regels (CSV)",
        lambda: build_csv(get_database().cursor(), gebruiker, alle),
        f"logboek-{nu:%Y%m%d}.csv",
        recht=Recht.GEBRUIKER_BEHEREN,
    )
