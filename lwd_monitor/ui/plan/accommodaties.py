"""Wijkaccommodaties: where they stand, who runs them, and the wijken without one."""

from datetime import date

from markupsafe import Markup

from lwd_monitor.accommodatie import REGISTER, find_punt, list_accommodaties, list_zonder
from lwd_monitor.gebied import GEMEENTE_NAAM, Gebied, GebiedNiveau
from lwd_monitor.kaart import build_plekkenkaart
from lwd_monitor.opmaak import format_adres, format_datum, join_namen
from lwd_monitor.plan import load_bestand
from lwd_monitor.register import Stuk, get_register
from lwd_monitor.ui import laden
from lwd_monitor.ui.onderdelen.html import show_html
from lwd_monitor.ui.onderdelen.lijntje import build_beeld
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.plan.tabel import ONBEKEND, build_bron, build_tabel
from lwd_monitor.ui.register import Beheer, show_beheer, show_klaar

# Right of this a name would run off the map: it stands left of its number.
RECHTS = 70


def build_kaart(stukken: list[Stuk], leeg: list[Gebied], indeling: int) -> Markup:
    """Return the map with its legend; nothing when there are no outlines."""
    cellen = laden.load_geometrie(GebiedNiveau.WIJK, indeling)
    plekken = [find_punt(stuk) or str(stuk.gegevens["gebied"]) for stuk in stukken]
    kaart = build_plekkenkaart(cellen, plekken, [wijk.code for wijk in leeg])
    if kaart is None:
        return Markup()
    nummers = Markup().join(
        _build_plek(nummer, stuk, plek)
        for nummer, (stuk, plek) in enumerate(zip(stukken, kaart.plekken, strict=True), 1)
        if plek is not None
    )
    geen = Markup().join(
        Markup("<span class='plek geen' style='left:{}%;top:{}%'><span class='breed'>{}: </span>geen</span>").format(
            *kaart.leeg[w.code], w.naam
        )
        for w in leeg
        if w.code in kaart.leeg
    )
    alt = f"Kaart van {GEMEENTE_NAAM} met {len(stukken)} wijkaccommodaties; ze staan in de tabel hieronder."
    if leeg:
        alt += f" Gearceerd is waar er geen is: {join_namen([wijk.naam for wijk in leeg])}."
    return Markup(
        "<figure class='plekkenkaart'><div class='vlak'>{}<div aria-hidden='true'>{}{}</div></div></figure>{}"
    ).format(build_beeld(kaart.svg, alt), nummers, geen, _build_legenda(stukken, bool(leeg), indeling))


def build_nummer(nummer: int, stuk: Stuk) -> Markup:
    """Return the number of an accommodatie: round at its address, square where only its wijk is known."""
    soort = "" if find_punt(stuk) else " wijk"
    return Markup("<b class='nummer{}'>{}</b>").format(soort, nummer)


def _build_plek(nummer: int, stuk: Stuk, plek: tuple[float, float]) -> Markup:
    kant = " links" if plek[0] > RECHTS else ""
    return Markup("<span class='plek{}' style='left:{}%;top:{}%'>{}<span class='naam'>{}</span></span>").format(
        kant, *plek, build_nummer(nummer, stuk), stuk.gegevens["naam"]
    )


def _build_legenda(stukken: list[Stuk], met_leeg: bool, indeling: int) -> Markup:
    regels = ["Rond nummer: het adres is bekend."]
    if any(find_punt(stuk) is None for stuk in stukken):
        regels.append("Vierkant nummer: alleen de wijk is bekend; het nummer staat midden in de wijk.")
    if met_leeg:
        regels.append("Gearceerd: geen gemeentelijke wijkaccommodatie.")
    bronnen_ = sorted({str(bron).rstrip(".") for stuk in stukken if (bron := stuk.get("bron_adres"))})
    adressen = f" Adressen: {'; '.join(bronnen_)}." if bronnen_ else ""
    return Markup("<p class='bron'>{}</p><p class='bron'>{}{}</p>").format(
        " ".join(regels), laden.load_kaartbron(indeling), adressen
    )


def show_accommodaties(pagina: Pagina) -> None:
    """Show the wijkaccommodaties with what is known of each."""
    show_klaar()
    stukken = list_accommodaties(get_database().cursor(), pagina.gebruiker)
    leeg = list_zonder(stukken, pagina.gebieden)
    zonder = [wijk.naam for wijk in leeg]
    inhoud = load_bestand("accommodaties")
    lead = f"{len(stukken)} gemeentelijke wijkaccommodaties, stand {inhoud['peildatum']}."
    if zonder:
        lead += f" Zonder gemeentelijke wijkaccommodatie: {join_namen(zonder)}."
    show_html(
        Markup("<p class='lead'>{}</p>{}{}{}").format(
            lead,
            build_kaart(stukken, leeg, pagina.gebieden.nieuwste),
            _build_tabel(stukken, pagina),
            build_bron(stukken[0].get("bron") if stukken else None),
        )
    )
    show_beheer(pagina, Beheer(get_register(REGISTER), "naam"), stukken)


def _build_tabel(stukken: list[Stuk], pagina: Pagina) -> Markup:
    beheer = get_register(REGISTER).get_veld("beheer").keuzes
    besluiten = any(stuk.get("besluit_nodig") for stuk in stukken)
    rijen = [
        (
            Markup("{} {}<span class='sub'>{}</span>").format(
                build_nummer(nummer, stuk), stuk.gegevens["naam"], stuk.get("toelichting", "")
            ),
            plek.naam if (plek := pagina.gebieden.find(str(stuk.gegevens["gebied"]))) else stuk.gegevens["gebied"],
            beheer.get(str(stuk.get("beheer")), ONBEKEND),
            _describe_sinds(stuk),
            format_adres(str(stuk.get("adres", ONBEKEND))),
            *([stuk.get("besluit_nodig", "")] if besluiten else []),
        )
        for nummer, stuk in enumerate(stukken, 1)
    ]
    koppen = ("Naam", "Wijk of dorp", "Beheer", "Sinds", "Adres", *(["Besluit nodig"] if besluiten else []))
    return build_tabel(koppen, rijen)


def _describe_sinds(stuk: Stuk) -> str:
    """Return since when, as one word: the names take the room, and a date in two lines makes each row higher."""
    sinds = stuk.get("sinds")
    datum = format_datum(date.fromisoformat(str(sinds))) if sinds else ONBEKEND
    return datum.replace(" ", "\N{NO-BREAK SPACE}")
