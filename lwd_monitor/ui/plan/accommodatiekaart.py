"""The wijkaccommodaties on a map: numbers as in the table, and the wijken without one hatched and named."""

from markupsafe import Markup

from lwd_monitor.accommodatie import find_punt
from lwd_monitor.gebied import GEMEENTE_NAAM, Gebied, GebiedNiveau
from lwd_monitor.kaart import build_plekkenkaart
from lwd_monitor.opmaak import join_namen
from lwd_monitor.register import Stuk
from lwd_monitor.ui import bronnen
from lwd_monitor.ui.onderdelen.lijntje import build_beeld

# Right of this a name would run off the map: it stands left of its number.
RECHTS = 70


def build_kaart(stukken: list[Stuk], leeg: list[Gebied], indeling: int) -> Markup:
    """Return the map with its legend; nothing when there are no outlines."""
    cellen = bronnen.load_geometrie(GebiedNiveau.WIJK, indeling)
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
        " ".join(regels), bronnen.load_kaartbron(indeling), adressen
    )
