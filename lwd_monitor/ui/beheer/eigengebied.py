"""Own areas on a page: the list, the form with its map, taking one out, and the history."""

from collections.abc import Collection
from datetime import datetime

import streamlit as st
from markupsafe import Markup

from lwd_monitor.eigengebied import REGISTER, list_alle, restore_eigen, save_eigen, withdraw_eigen
from lwd_monitor.gebied import Gebieden, GebiedNiveau
from lwd_monitor.kaart import build_schets
from lwd_monitor.opmaak import format_datum, join_namen
from lwd_monitor.register import Stuk, get_register, list_versies
from lwd_monitor.ui import laden
from lwd_monitor.ui.adres import kies
from lwd_monitor.ui.keuzelijst import kies_meer, kies_uit
from lwd_monitor.ui.onderdelen.html import build_tabel
from lwd_monitor.ui.onderdelen.lijntje import build_beeld
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.register import build_geschiedenis, list_gebiednamen
from lwd_monitor.ui.stap import run_stap

NIEUW = "nieuw"


def load_alle() -> list[Stuk]:
    """Return all own areas, read fresh, also those that were taken out."""
    return list_alle(get_database().cursor())


def build_gebieden(stukken: list[Stuk], gebieden: Gebieden) -> Markup:
    """Return the own areas as a table: what each is made of, and who changed it last."""
    soorten = get_register(REGISTER).get_veld("soort").keuzes
    rijen = (
        Markup(
            "<tr><th scope='row'>{}</th><td data-kop='Soort'>{}</td><td data-kop='Delen'>{}</td><td data-kop='Laatste wijziging'>"
            "{}<span class='sub'>{}, versie {}: {}</span></td></tr>"
        ).format(
            stuk.gegevens["naam"],
            "weggehaald" if stuk.vervallen else soorten.get(str(stuk.gegevens["soort"]), stuk.gegevens["soort"]),
            _describe_leden(stuk, gebieden),
            format_datum(stuk.op),
            stuk.gebruiker,
            stuk.versie,
            stuk.reden,
        )
        for stuk in stukken
    )
    return build_tabel("cijfers plan", ("Naam", "Soort", "Delen", "Laatste wijziging"), rijen, "Eigen gebieden")


def kies_gebied(stukken: list[Stuk]) -> Stuk | None:
    """Show the list of own areas and return the chosen one; None for a new one. The address says which."""
    per_id = {stuk.id: stuk for stuk in stukken}
    naam = {id_: f"{s.gegevens['naam']}{' (weggehaald)' if s.vervallen else ''}" for id_, s in per_id.items()}
    naam[NIEUW] = "Een nieuw gebied"
    return per_id.get(kies("Welk gebied?", "eigen", list(naam), NIEUW, naam.__getitem__))


def show_formulier(pagina: Pagina, stuk: Stuk | None) -> None:
    """Show the parts and the form, with their map beside it; keep it, or tell in Dutch what is wrong."""
    if stuk and stuk.vervallen:
        st.info("Dit gebied is weggehaald. Zet hieronder een eerdere versie terug om het weer te gebruiken.")
        return
    sleutel = f"eigen_{stuk.id if stuk else NIEUW}_{stuk.versie if stuk else 0}"
    links, rechts = st.columns([3, 2], gap="large")
    with links:
        leden = _kies_leden(pagina.gebieden, stuk, f"{sleutel}_leden")
    rechts.html(build_kaart(leden, pagina.gebieden))
    with links, st.form(sleutel, border=False):
        ruw: dict[str, object] = {"leden": leden}
        ruw |= {naam: _show_veld(naam, stuk, f"{sleutel}_{naam}") for naam in ("naam", "soort", "omschrijving")}
        ruw |= {naam: _show_veld(naam, stuk, f"{sleutel}_{naam}") for naam in ("waarom", "bron", "sinds")}
        ruw["reden"] = st.text_input("Reden van deze wijziging", max_chars=300, key=f"{sleutel}_reden")
        verstuurd = st.form_submit_button("Bewaren" if stuk else "Maken", type="primary")
    if verstuurd:
        run_stap(
            lambda: save_eigen(get_database(), pagina.gebruiker, ruw, pagina.gebieden, datetime.now(), stuk),
            f"Bewaard: {ruw['naam']}.",
        )


def show_geschiedenis(pagina: Pagina, stuk: Stuk | None) -> None:
    """Show the versions of an own area, with the way back to each and the way out."""
    if stuk is None:
        return
    versies = list_versies(get_database().cursor(), stuk.id)
    st.html(build_geschiedenis(get_register(REGISTER), versies, pagina.gebieden))
    terug = [v.versie for v in versies if not v.vervallen and (v.versie != stuk.versie or stuk.vervallen)]
    if terug:
        with st.form(f"eigen_{stuk.id}_terug", border=False):
            versie = kies_uit("Terug naar versie", terug, key=f"eigen_{stuk.id}_{stuk.versie}_terug")
            if st.form_submit_button("Terugzetten"):
                run_stap(
                    lambda: restore_eigen(get_database(), pagina.gebruiker, stuk.id, versie, datetime.now()),
                    f"Versie {versie} van {stuk.gegevens['naam']} staat er weer.",
                )
    if not stuk.vervallen:
        with st.form(f"eigen_{stuk.id}_weg", border=False):
            reden = st.text_input("Waarom vervalt dit gebied?", key=f"eigen_{stuk.id}_weg_reden")
            if st.form_submit_button("Weghalen"):
                run_stap(
                    lambda: withdraw_eigen(get_database(), pagina.gebruiker, stuk, datetime.now(), reden),
                    f"Weggehaald: {stuk.gegevens['naam']}.",
                )


def build_kaart(leden: Collection[str], gebieden: Gebieden) -> Markup:
    """Return a still map of the buurten on which those of the area are dark."""
    binnen = {deel for lid in leden if (plek := gebieden.find(lid)) for deel in gebieden.compute_bereik(plek)}
    cellen = laden.load_geometrie(GebiedNiveau.BUURT, gebieden.nieuwste)
    soort = ["hier" if code in binnen else "elders" for code in cellen["code"]]
    schets = build_schets(cellen[["code", "naam", "geometrie"]].assign(soort=soort))
    namen = [plek.naam for lid in leden if (plek := gebieden.find(lid))]
    tekst = f"Donker op de kaart: {join_namen(namen)}." if namen else "Er is nog geen wijk of buurt gekozen."
    beeld = build_beeld(schets, f"Kaart van de buurten. {tekst}") if schets else Markup()
    vorm = "<div class='schets'>{}</div><p class='meta' role='status'>{}</p>"
    return Markup(vorm).format(beeld, tekst)  # nosec B704 # our own tags


def _kies_leden(gebieden: Gebieden, stuk: Stuk | None, key: str) -> list[str]:
    veld, namen = get_register(REGISTER).get_veld("leden"), list_gebiednamen(gebieden)
    eerder = [code for code in stuk.list_waarden("leden") if code in namen] if stuk else []
    if stuk and stuk.get("indeling", gebieden.nieuwste) != gebieden.nieuwste:
        st.warning(
            f"Dit gebied is gemaakt in de indeling van {stuk.get('indeling')}. Kies de wijken en buurten opnieuw: in de "
            f"indeling van {gebieden.nieuwste} kan een code een andere plek zijn."
        )
        eerder = []
    st.session_state.setdefault(key, eerder)
    return kies_meer(
        veld.titel,
        list(namen),
        toon=namen.__getitem__,
        key=key,
        placeholder="Typ een naam van een wijk of buurt",
        help=veld.uitleg,
    )


def _show_veld(naam: str, stuk: Stuk | None, key: str) -> object:
    veld = get_register(REGISTER).get_veld(naam)
    titel = veld.titel if veld.verplicht else f"{veld.titel} (mag leeg)"
    waarde = str(stuk.get(naam, "")) if stuk else ""
    if veld.keuzes:
        st.session_state.setdefault(key, waarde or list(veld.keuzes)[-1])
        return kies_uit(titel, list(veld.keuzes), toon=veld.keuzes.__getitem__, key=key, help=veld.uitleg)
    if naam == "waarom":
        return st.text_area(titel, waarde, max_chars=veld.lengte, key=key, help=veld.uitleg or None)
    return st.text_input(titel, waarde, key=key, help=veld.uitleg or None)


def _describe_leden(stuk: Stuk, gebieden: Gebieden) -> str:
    jaar = stuk.get("indeling")
    namen = [plek.naam if (plek := gebieden.find(code, jaar)) else code for code in stuk.list_waarden("leden")]  # type: ignore[arg-type]
    return join_namen(namen) if namen else "nog geen"
