"""All of the front page that the data decide, what is new among it, kept until they change."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from lwd_monitor.bewering import Bewering, Overzichtbeweringen, Rijoordeel, build_overzicht
from lwd_monitor.db import Cursor
from lwd_monitor.gebied import GEMEENTE_CODE, EigenGebied, Gebieden
from lwd_monitor.indicator import Bron, Indicator, list_hoofdcijfers
from lwd_monitor.opmaak import format_datum
from lwd_monitor.portret import Nieuws, Portret, select_plaats
from lwd_monitor.toegang import DEMO_GEBRUIKERS, Rol
from lwd_monitor.ui import laden
from lwd_monitor.ui.onderdelen.bron import build_bronregel, describe_bronnen
from lwd_monitor.ui.onderdelen.verhaal import describe_plaats
from lwd_monitor.ui.opslag import per_versie
from lwd_monitor.ui.overzicht.kaartje import build_kaart, build_verhaalstrook
from lwd_monitor.ui.overzicht.rondleiding import build_rondleiding
from lwd_monitor.verhaal import Verhaal

AANTAL_VERHALEN = 5


def build_nieuws(nieuws: Sequence[tuple[Nieuws, Bewering | None]]) -> Markup:
    """Return the newest figures as a list."""
    regels = Markup().join(
        Markup("<li><span class='meta'>{}</span><span>{} <span class='meta'>{}</span></span></li>").format(
            n.jaar, f"{n.tekst} Eerder: {stap.zin}." if stap else n.tekst, n.bron.naam
        )
        for n, stap in nieuws
    )
    return Markup("<h3>Cijfers</h3><ul class='nieuw'>{}</ul>").format(regels)


def build_nieuwe_verhalen(verhalen: list[Verhaal], gebieden: Gebieden) -> Markup:
    """Return the newest stories that were told as a list."""
    verteld = [v for v in verhalen if v.is_verteld]
    regels = Markup().join(
        Markup("<li><span class='meta'>{}</span><span>{} <span class='meta'>{}</span></span></li>").format(
            format_datum(v.datum, v.datum_soort), v.titel, describe_plaats(v, gebieden)
        )
        for v in verteld[:AANTAL_VERHALEN]
    )
    return Markup("<h3>Verhalen</h3><ul class='nieuw vertel'>{}</ul>").format(regels)


@dataclass(frozen=True)
class Gebiedkaart:
    """One card: the place it leads to, and its figures with its newest story beneath."""

    gebied: EigenGebied
    inhoud: Markup


@dataclass(frozen=True)
class Overzichtbeeld:
    """All of the front page that the data decide."""

    kaarten: tuple[Gebiedkaart, ...]
    bron: Markup
    cijfernieuws: Markup
    verhaalnieuws: Markup
    aantal_verhalen: int
    rondleiding: Markup


@per_versie
def load_beeld(con: Cursor, rol: Rol) -> Overzichtbeeld:
    """Return the front page for a role, ready to show."""
    gebieden, uitgevers = laden.load_gebieden(), laden.load_bronnen()
    cijfers = list_hoofdcijfers(laden.load_indicatoren())
    portretten = {eigen: laden.load_portret(eigen.id) for eigen in gebieden.list_aandacht()}
    beweringen = build_overzicht(portretten, cijfers, laden.load_portret(GEMEENTE_CODE), uitgevers)
    verhalen = laden.load_verhalen(DEMO_GEBRUIKERS[rol])
    kaarten = []
    for eigen, portret in portretten.items():
        hier = select_plaats(verhalen, eigen, gebieden)
        kaarten.append(
            Gebiedkaart(eigen, build_kaart(portret, cijfers, _select(beweringen, eigen)) + build_verhaalstrook(hier))
        )
    return Overzichtbeeld(
        tuple(kaarten),
        _build_bronnen(list(portretten.values()), cijfers, uitgevers),
        build_nieuws(beweringen.nieuws),
        build_nieuwe_verhalen(verhalen, gebieden),
        len(verhalen),
        build_rondleiding((e.naam, o) for e in portretten for o in _select(beweringen, e).values()),
    )


def _select(beweringen: Overzichtbeweringen, eigen: EigenGebied) -> dict[str, Rijoordeel]:
    return {id_: oordeel for (plek, id_), oordeel in beweringen.rijen.items() if plek == eigen.id}


def _build_bronnen(portretten: list[Portret], cijfers: list[Indicator], uitgevers: dict[str, Bron]) -> Markup:
    rijen = [p.rijen[indicator.id] for p in portretten for indicator in cijfers if indicator.id in p.rijen]
    return build_bronregel(describe_bronnen(rijen, uitgevers))
