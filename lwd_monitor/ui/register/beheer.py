"""Working on a register: add, change, take out, put back, and the workbook. Built when somebody opens it."""

from dataclasses import dataclass
from functools import partial

import streamlit as st
from markupsafe import Markup

from lwd_monitor.gebied import Gebieden
from lwd_monitor.opmaak import format_datum
from lwd_monitor.register import (
    Register,
    Stuk,
    find_stuk,
    format_waarde,
    list_verschillen,
    list_versies,
    restore_stuk,
    save_stuk,
    withdraw_stuk,
)
from lwd_monitor.toegang import has_recht
from lwd_monitor.ui.onderdelen.uitklap import show_uitklap
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.register.blad import show_blad, show_kiezen
from lwd_monitor.ui.register.formulier import Bewaar, Formuliervorm, get_nu, show_formulier
from lwd_monitor.ui.register.koppelen import may_koppelen
from lwd_monitor.ui.stap import run_stap

KORT = 60


@dataclass(frozen=True)
class Beheer:
    """What a page lets people do with a register: `naam` gives the words for a stuk, `bewaar` keeps one."""

    register: Register
    naam: str
    vorm: Formuliervorm | None = None
    bewaar: Bewaar | None = None


def show_beheer(pagina: Pagina, beheer: Beheer, stukken: list[Stuk]) -> None:
    """Show the folded tools under a list, to whoever may write in it."""
    register = beheer.register
    if not has_recht(pagina.gebruiker, register.schrijven):
        _show_koppelen(pagina, register)
        return
    bewaar = beheer.bewaar or _make_bewaar(pagina, register)
    show_uitklap(
        f"Toevoegen aan: {register.titel}",
        f"{register.soort}_toevoegen",
        partial(show_formulier, pagina, register, bewaar, beheer.vorm),
    )
    if stukken:
        show_uitklap(
            f"Wijzigen of weghalen: {register.titel}",
            f"{register.soort}_wijzigen",
            partial(_show_wijzigen, pagina, beheer, bewaar, stukken),
        )
    show_uitklap(
        f"Werkblad inlezen of downloaden: {register.titel}",
        f"{register.soort}_blad",
        partial(show_blad, pagina, register, stukken),
    )


def _show_koppelen(pagina: Pagina, register: Register) -> None:
    """Let whoever knows the files of others map their columns, where data/registers expects such files."""
    if may_koppelen(pagina.gebruiker) and any(veld.ook for veld in register.velden):
        show_uitklap(
            f"Export van een platform koppelen: {register.titel}",
            f"{register.soort}_koppelen",
            partial(show_kiezen, pagina, register, "Kies een export"),
        )


def _make_bewaar(pagina: Pagina, register: Register) -> Bewaar:
    return lambda ruw, vorige: save_stuk(
        get_database(), pagina.gebruiker, register, ruw, pagina.gebieden, get_nu(), vorige
    )


def _show_wijzigen(pagina: Pagina, beheer: Beheer, bewaar: Bewaar, stukken: list[Stuk]) -> None:
    register = beheer.register
    namen = {stuk.id: _shorten(str(stuk.get(beheer.naam, stuk.id[:8]))) for stuk in stukken}
    id_ = st.selectbox(
        f"Welke {register.enkelvoud}?",
        list(namen),
        None,
        namen.__getitem__,
        key=f"{register.soort}_welke",
        placeholder="Kies",
    )
    # Asked anew: another person may have changed it since the list was made.
    stuk = find_stuk(get_database().cursor(), pagina.gebruiker, register, id_) if id_ else None
    if stuk is None:
        return
    show_formulier(pagina, register, bewaar, beheer.vorm, stuk)
    _show_weghalen(pagina, register, stuk)
    _show_geschiedenis(pagina, register, stuk)


def _show_weghalen(pagina: Pagina, register: Register, stuk: Stuk) -> None:
    with st.form(f"{register.soort}_{stuk.id}_weg", border=False):
        reden = st.text_input("Waarom vervalt dit?", key=f"{register.soort}_{stuk.id}_weg_reden")
        if not st.form_submit_button("Weghalen"):
            return
    run_stap(lambda: withdraw_stuk(get_database(), pagina.gebruiker, register, stuk, get_nu(), reden), "Weggehaald.")


def _show_geschiedenis(pagina: Pagina, register: Register, stuk: Stuk) -> None:
    versies = list_versies(get_database().cursor(), stuk.id)
    st.html(build_geschiedenis(register, versies, pagina.gebieden))
    eerder = [versie.versie for versie in versies[1:]]
    if not eerder:
        return
    with st.form(f"{register.soort}_{stuk.id}_terug", border=False):
        keuze = st.selectbox("Terug naar versie", eerder, key=f"{register.soort}_{stuk.id}_terug_versie")
        if not st.form_submit_button("Terugzetten"):
            return
    run_stap(
        lambda: restore_stuk(get_database(), pagina.gebruiker, register, stuk, keuze, get_nu()),
        f"Versie {keuze} staat er weer.",
    )


def build_geschiedenis(register: Register, versies: list[Stuk], gebieden: Gebieden) -> Markup:
    """Return the versions of a stuk, the newest first, each with what changed in it."""
    regels = []
    for versie, vorige in zip(versies, [*versies[1:], None], strict=True):
        anders = [
            f"{veld.titel}: {_shorten(format_waarde(veld, oud, gebieden)) or 'leeg'} → "
            f"{_shorten(format_waarde(veld, nieuw, gebieden)) or 'leeg'}"
            for veld, oud, nieuw in list_verschillen(register, vorige.gegevens if vorige else {}, versie.gegevens)
        ]
        wat = "weggehaald" if versie.vervallen else "; ".join(anders) if vorige else "ingevoerd"
        regels.append(
            Markup("<li><b>Versie {}</b> <span class='meta'>{}, {}{}</span><span class='sub'>{}</span></li>").format(
                versie.versie,
                versie.gebruiker,
                format_datum(versie.op),
                f", {versie.reden}" if versie.reden else "",
                wat,
            )
        )
    return Markup("<h3>Geschiedenis</h3><ol class='geschiedenis'>{}</ol>").format(Markup().join(regels))


def _shorten(tekst: str) -> str:
    return tekst if len(tekst) <= KORT else f"{tekst[: KORT - 1]}…"
