"""Initiatieven: the register of residents' plans, the counts of complete years, and the vouchers."""

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

from lwd_monitor.indicator import HUISHOUDENS, format_bron
from lwd_monitor.initiatief import (
    REGISTER,
    VOUCHER,
    compute_tellingen,
    compute_verplichting,
    list_complete_jaren,
    list_initiatieven,
    list_vouchers,
    publish_jaar,
)
from lwd_monitor.opmaak import format_datum, format_getal
from lwd_monitor.plan import load_bestand
from lwd_monitor.register import Stuk, get_register
from lwd_monitor.toegang import Recht, has_recht
from lwd_monitor.ui.laden import load_portret, load_verhalen
from lwd_monitor.ui.onderdelen.html import build_leeg, show_html
from lwd_monitor.ui.onderdelen.verhaal import describe_plaats
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.plan.tabel import ONBEKEND, build_bron, build_tabel
from lwd_monitor.ui.register import Beheer, Formuliervorm, show_beheer, show_klaar
from lwd_monitor.ui.register.formulier import get_nu
from lwd_monitor.ui.stap import run_stap


def show_initiatieven(pagina: Pagina) -> None:
    """Show the initiatieven and the vouchers, with the tools of whoever may keep them."""
    show_klaar()
    con = get_database().cursor()
    initiatieven, vouchers = list_initiatieven(con, pagina.gebruiker), list_vouchers(con, pagina.gebruiker)
    show_html(_build_lijst(initiatieven, pagina))
    vorm = Formuliervorm(opties={"verhaal": list_verhaalnamen(pagina)})
    show_beheer(pagina, Beheer(get_register(REGISTER), "titel", vorm), initiatieven)
    show_html(_build_tellingen(initiatieven, pagina))
    if has_recht(pagina.gebruiker, Recht.OPGAVE_BEHEREN):
        _show_compleet(pagina, initiatieven)
    show_html(_build_vouchers(vouchers, pagina))
    show_beheer(pagina, Beheer(get_register(VOUCHER), "jaar"), vouchers)


def list_verhaalnamen(pagina: Pagina) -> dict[str, str]:
    """Return the stories that this person may read, by id: title, place and date."""
    return {
        v.id: f"{v.titel} ({describe_plaats(v, pagina.gebieden)}, {format_datum(v.datum, v.datum_soort)})"
        for v in load_verhalen(pagina.gebruiker)
    }


def _build_lijst(initiatieven: list[Stuk], pagina: Pagina) -> Markup:
    if not initiatieven:
        mag = has_recht(pagina.gebruiker, Recht.OPGAVE_BEHEREN)
        doen = "Voer ze hieronder in, of lees" if mag else "Een wijkregisseur voert ze in, of leest"
        return build_leeg("Er zijn nog geen initiatieven ingevoerd.", f"{doen} een werkblad van het platform in.")
    titels = {v.id: v.titel for v in load_verhalen(pagina.gebruiker)}
    rijen = [
        (
            _build_titel(stuk, titels),
            stuk.gegevens["jaar"],
            plek.naam if (plek := pagina.gebieden.find(str(stuk.get("gebied", "")))) else "hele gemeente",
            stuk.get("status", ONBEKEND),
            format_getal(float(bedrag), 0) if (bedrag := stuk.gegevens.get("toegekend")) is not None else "",
        )
        for stuk in initiatieven
    ]
    return build_tabel(("Initiatief", "Jaar", "Gebied", "Status", "Toegekend in euro"), rijen, (4,))


def _build_titel(stuk: Stuk, titels: Mapping[str, str]) -> Markup:
    """Return the name of an initiatief, with the way to its story for who may read that."""
    verhaal = str(stuk.get("verhaal", ""))
    if verhaal not in titels:
        return Markup("{}").format(stuk.gegevens["titel"])
    return Markup("{} <span class='sub'>Verhaal: <a href='verhalen?{}' target='_self'>{}</a></span>").format(
        stuk.gegevens["titel"], urlencode({"verhaal": verhaal}), titels[verhaal]
    )


def _build_tellingen(initiatieven: list[Stuk], pagina: Pagina) -> Markup:
    kop = Markup("<h2>Per wijk en dorp</h2>")
    jaren = list_complete_jaren(get_database().cursor(), pagina.gebruiker)
    if not jaren:
        return kop + build_leeg(
            "Er is nog geen jaar compleet.",
            "Pas als alle initiatieven van een jaar erin staan, zegt een aantal per wijk iets.",
        )
    jaar = jaren[-1]
    rijen = [
        (pagina.gebieden.get(t.gebied).naam, t.initiatieven, t.gevers, t.initiatiefnemers)
        for t in compute_tellingen(initiatieven, pagina.gebieden, jaar)
    ]
    return kop + build_tabel((f"{jaar}", "Initiatieven", "Gevers", "Initiatiefnemers"), rijen, (1, 2, 3))


def _show_compleet(pagina: Pagina, initiatieven: list[Stuk]) -> None:
    jaren = sorted({int(s.gegevens["jaar"]) for s in initiatieven if int(s.gegevens["jaar"]) < date.today().year})
    if not jaren:
        return
    with st.form("initiatieven_compleet", border=False):
        jaar = st.selectbox("Van welk jaar staan alle initiatieven erin?", jaren, len(jaren) - 1)
        if not st.form_submit_button("Dit jaar is compleet"):
            return
    klaar = f"{jaar} is compleet. De aantallen staan nu bij de cijfers."
    run_stap(lambda: publish_jaar(get_database(), pagina.gebruiker, pagina.gebieden, jaar, get_nu()), klaar)


def _build_vouchers(vouchers: list[Stuk], pagina: Pagina) -> Markup:
    kop = Markup("<h2>Vouchers</h2>")
    rij = load_portret(pagina.gebieden.get_gemeente().code).rijen.get(HUISHOUDENS)
    if rij is not None and rij.meting is not None and rij.waarde is not None:
        plicht = compute_verplichting(int(rij.waarde))
        voucher = load_bestand("budgetten")["voucher"]["bron"]
        kop += Markup(
            "<p>Elk huishouden krijgt {} keer per jaar een voucher van {} euro. Met {} huishoudens ({}) kan dat tot {} euro per jaar kosten.</p>{}"
        ).format(
            plicht.per_jaar,
            format_getal(plicht.waarde, 2),
            format_getal(plicht.huishoudens),
            rij.meting.jaar,
            format_getal(plicht.hoogste),
            build_bron("; ".join([voucher, format_bron(pagina.bronnen[rij.indicator.bron], str(rij.meting.jaar))])),
        )
    if not vouchers:
        return kop + build_leeg(
            "Er zijn nog geen vouchers ingevoerd.", "Per half jaar: uitgegeven, gebruikt en verlopen."
        )
    halven = get_register(VOUCHER).get_veld("half").keuzes
    rijen = [_build_voucher(stuk, halven) for stuk in vouchers]
    return kop + build_tabel(
        ("Half jaar", "Uitgegeven", "Gebruikt", "Verlopen", "Nog open, in euro"), rijen, range(1, 5)
    )


def _build_voucher(stuk: Stuk, halven: Mapping[str, str]) -> tuple[object, ...]:
    aantallen = [float(stuk.gegevens.get(naam, 0)) for naam in ("uitgegeven", "gebruikt", "verlopen")]
    nog_open = (aantallen[0] - aantallen[1] - aantallen[2]) * float(stuk.gegevens["waarde"])
    naam = f"{halven[stuk.gegevens['half']]} {stuk.gegevens['jaar']}"
    return (naam, *(format_getal(aantal) for aantal in aantallen), format_getal(nog_open, 2))
