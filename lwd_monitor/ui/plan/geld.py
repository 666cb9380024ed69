"""Geld: what was budgeted, granted and left per year, the rules it rests on, capacity and risks."""

from datetime import date
from typing import Any

import streamlit as st
from markupsafe import Markup

from lwd_monitor.geld import (
    REGISTER,
    Totaal,
    check_bestemming,
    compute_totaal,
    list_toekenningen,
    load_posten,
    save_toekenning,
)
from lwd_monitor.opmaak import GEEN_CIJFER, format_getal
from lwd_monitor.plan import load_bestand
from lwd_monitor.register import Stuk, get_register
from lwd_monitor.ui.onderdelen.html import build_leeg, show_html
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.plan.tabel import ONBEKEND, build_bron, build_punten, build_tabel
from lwd_monitor.ui.register import Beheer, Formuliervorm, show_beheer, show_klaar
from lwd_monitor.ui.register.formulier import get_nu


def show_geld(pagina: Pagina) -> None:
    """Show the money of the plan, and let whoever has the mandate grant."""
    show_klaar()
    if waarschuwing := st.session_state.pop("geld_let_op", None):
        st.warning(waarschuwing)
    toekenningen = list_toekenningen(get_database().cursor(), pagina.gebruiker)
    show_html(_build_jaren(toekenningen) + _build_toekenningen(toekenningen, pagina))
    regels = {r["id"]: f"{r['id']}: {r['onderwerp']}" for r in load_bestand("spelregels")["geld"]}

    def bewaar(ruw: dict, vorige: Stuk | None) -> Stuk:
        stuk = save_toekenning(get_database(), pagina.gebruiker, ruw, pagina.gebieden, get_nu(), vorige)
        if let_op := check_bestemming(ruw):
            st.session_state["geld_let_op"] = " ".join(bevinding.melding for bevinding in let_op)
        return stuk

    beheer = Beheer(get_register(REGISTER), "naam", Formuliervorm(opties={"regel": regels}), bewaar)
    show_beheer(pagina, beheer, toekenningen)
    show_html(_build_posten() + _build_regels() + _build_capaciteit())


def _build_jaren(toekenningen: list[Stuk]) -> Markup:
    posten = load_posten()
    begroot = {jaar for post in posten if post.telt_mee and post.deel_van is None for jaar in post.jaren}
    jaren = sorted({*begroot, *(stuk.gegevens["jaar"] for stuk in toekenningen), date.today().year})
    totalen = [compute_totaal(posten, toekenningen, jaar) for jaar in jaren]
    rijen = [(t.jaar, *_build_sommen(t)) for t in totalen]
    tabel = build_tabel(("Jaar", "Begroot", "Toegekend", "Vastgelegd", "Betaald", "Rest"), rijen, range(1, 6))
    uitleg = "Rest is begroot min toegekend."
    if not all(t.is_ingevoerd for t in totalen):
        uitleg += f" {GEEN_CIJFER} betekent: over dat jaar is nog niets ingevoerd."
    return Markup("<h2>Per jaar, in euro</h2>{}<p class='meta'>{}</p>").format(tabel, uitleg)


def _build_sommen(t: Totaal) -> list[str]:
    sommen = [format_getal(bedrag) for bedrag in (t.toegekend, t.vastgelegd, t.betaald, t.rest)]
    # Nobody entered it: that is not the same as nothing granted.
    return [format_getal(t.begroot), *(sommen if t.is_ingevoerd else [GEEN_CIJFER] * len(sommen))]


def _build_toekenningen(toekenningen: list[Stuk], pagina: Pagina) -> Markup:
    kop = Markup("<h2>Toegekend</h2>")
    if not toekenningen:
        return kop + build_leeg(
            "Er is nog niets ingevoerd.",
            "De stukken zeggen wat is begroot, niet wat is uitgegeven.",
            "Wie geld mag toekennen, voert het hieronder in.",
        )
    register = get_register(REGISTER)
    doelen = register.get_veld("doel").keuzes
    rijen = [
        (
            stuk.gegevens["naam"],
            stuk.gegevens["jaar"],
            doelen[stuk.gegevens["doel"]],
            plek.naam if (plek := pagina.gebieden.find(str(stuk.get("gebied", "")))) else "hele gemeente",
            format_getal(stuk.gegevens["toegekend"], 2),
            format_getal(float(stuk.gegevens.get("betaald", 0)), 2),
            stuk.get("mandaat", ONBEKEND),
        )
        for stuk in toekenningen
    ]
    koppen = ("Waarvoor", "Jaar", "Bestemming", "Gebied", "Toegekend", "Betaald", "Mandaat")
    return kop + build_tabel(koppen, rijen, (4, 5))


def _build_posten() -> Markup:
    rijen = [
        (
            Markup("{}<span class='sub'>{}</span>").format(post.naam, post.toelichting),
            format_getal(post.bedrag),
            post.eenheid,
            _format_jaren(post.jaren),
            "deel van een andere post" if post.deel_van else "ja" if post.telt_mee else "nee",
            post.bron,
        )
        for post in load_posten()
    ]
    koppen = ("Post", "Bedrag", "Eenheid", "Jaren", "Telt mee in de som", "Bron")
    return Markup("<h2>Wat de stukken begroten</h2>{}").format(build_tabel(koppen, rijen, (1,)))


def _format_jaren(jaren: tuple[int, ...]) -> str:
    return str(jaren[0]) if len(jaren) == 1 else f"{min(jaren)} tot en met {max(jaren)}"


def _build_regels() -> Markup:
    rijen = [
        (regel["onderwerp"], regel["regel"], regel.get("datum", ONBEKEND), regel["bron"])
        for regel in load_bestand("spelregels")["geld"]
    ]
    return Markup("<h2>Spelregels</h2>{}").format(
        build_tabel(("Onderwerp", "Regel", "Besluit en datum", "Bron"), rijen)
    )


def _build_capaciteit() -> Markup:
    capaciteit = load_bestand("budgetten")["capaciteit"]
    rijen = [
        (
            _build_functie(r),
            format_getal(r["aantal"]),
            format_getal(r["uren_per_jaar"]),
            format_getal(r["aantal"] * r["uren_per_jaar"]),
        )
        for r in capaciteit["regels"]
    ]
    tabel = build_tabel(("Functie", "Aantal", "Uren per jaar", "Samen"), rijen, (1, 2, 3))
    risicos = load_bestand("spelregels")["risicos"]
    return Markup("<h2>Mensen: {} uur per jaar</h2>{}{}<h2>Vier risico's</h2>{}{}").format(
        format_getal(capaciteit["som_uren"]),
        tabel,
        build_bron(capaciteit["bron"]),
        build_punten(risico["naam"] for risico in risicos),
        build_bron(risicos[0]["bron"].rsplit(",", 1)[0]),
    )


def _build_functie(regel: dict[str, Any]) -> Markup:
    """Return a function with its hours a week, by which two of the same name differ, and what the document leaves open."""
    uren = f"{format_getal(regel['uren_per_week'])} uur per week"
    onder = f"{uren}. {regel['toelichting']}" if "toelichting" in regel else uren
    return Markup("{}<span class='sub'>{}</span>").format(regel["functie"], onder)
