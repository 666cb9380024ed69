"""All of the page of one place as ready HTML, kept until the data changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from lwd_monitor.bewering import Gebiedbeweringen, Rijoordeel, build_gebied
from lwd_monitor.db import Cursor
from lwd_monitor.gebied import (
    GEMEENTE_CODE,
    GEMEENTE_NAAM,
    EigenGebied,
    Gebied,
    Gebieden,
    GebiedNiveau,
    list_hergebruik,
    load_overgang,
)
from lwd_monitor.indicator import INWONERS, Thema
from lwd_monitor.portret import (
    Portret,
    Portretrij,
    Vertelling,
    assign_verhalen,
    build_bundel,
    find_grafiekrij,
    has_genoeg_inwoners,
    list_themas,
    list_werkvelden,
    select_plaats,
    sort_rijen,
)
from lwd_monitor.toegang import DEMO_GEBRUIKERS, Gebruiker, Rol
from lwd_monitor.ui import laden
from lwd_monitor.ui.gebied.feed import build_kaarten
from lwd_monitor.ui.gebied.grafiek import Bundelstof, build_grafiek
from lwd_monitor.ui.gebied.indeling import build_hergebruik, build_herkomst, build_oud
from lwd_monitor.ui.gebied.kop import build_sleutel, build_top, build_waarom
from lwd_monitor.ui.gebied.kruimel import build_delen
from lwd_monitor.ui.gebied.rij import Plek, build_rijen
from lwd_monitor.ui.gebied.thema import ALLE, Geduid, Themadeel, build_balk, build_deel, build_klein, build_themaverhaal
from lwd_monitor.ui.onderdelen.bron import describe_bronnen
from lwd_monitor.ui.onderdelen.html import build_leeg
from lwd_monitor.ui.opslag import per_versie
from lwd_monitor.ui.verhalen.merken import list_geduid
from lwd_monitor.ui.vragen import build_vragen_bij
from lwd_monitor.verhaal import Verhaal


@dataclass(frozen=True)
class Gebiedbeeld:
    """The headline, what stands under it, the bar with the themes, those, what closes the page, and the story cards."""

    kop: str
    boven: Markup
    balk: Markup = Markup()  # noqa: RUF009
    delen: tuple[Themadeel, ...] = ()
    onder: Markup = Markup()  # noqa: RUF009
    kaarten: tuple[Markup, ...] = ()

    @property
    def inhoud(self) -> Markup:
        """Return the page as it opens, without the story cards."""
        return Markup().join([self.boven, *(deel.kop + deel.kort for deel in self.delen), self.onder])


@dataclass(frozen=True)
class Gebiedstof:
    """What the page of a place is made of, for one role."""

    portret: Portret
    beweringen: Gebiedbeweringen
    verhalen: Sequence[Verhaal]
    vertelling: Vertelling
    themas: Sequence[Thema]
    geduid: Geduid
    plek: Plek
    lezer: Gebruiker

    def list_rijen(self, thema: Thema) -> list[Rijoordeel]:
        """Return the rows of a theme in the order of the page."""
        rijen = sort_rijen(self.portret.list_thema(thema), self.plek.bronnen)
        return [self.beweringen.rijen[rij.indicator.id] for rij in rijen]

    def build_vragen(self, rijen: list[Rijoordeel]) -> Markup:
        """Return the questions that these figures raise here."""
        codes = self.plek.gebieden.compute_bereik(self.portret.gebied)
        return build_vragen_bij(self.lezer, self.plek.gebieden, codes, {o.rij.indicator.id for o in rijen})


@per_versie
def load_beeld(con: Cursor, sleutel: str, indeling: int, rol: Rol) -> Gebiedbeeld:
    """Return the page of a place for a role, with what is folded left out."""
    gebieden = laden.load_gebieden()
    gebied = gebieden.find_plek(gebieden.get(sleutel, indeling))
    stof = load_stof(gebied.sleutel, indeling, rol)
    boven, herkomst = Markup(), Markup()
    if isinstance(gebied, Gebied):
        gevonden = list_hergebruik(gebied, gebieden, lambda van, naar: load_overgang(con, van, naar))
        boven = build_hergebruik(gevonden, gebieden)
        if gebied.indeling < gebieden.nieuwste:
            return _build_oud(con, gebied, stof, boven)
        herkomst = _build_herkomst(con, gebied, gebieden, _has_cijfers(stof.portret))
    if not _has_cijfers(stof.portret):
        return _build(stof, boven + herkomst, Markup())
    return _build(stof, boven, herkomst)


@per_versie
def load_stof(con: Cursor, sleutel: str, indeling: int, rol: Rol) -> Gebiedstof:
    """Return what the page of a place is made of; every verdict on it is of one family."""
    gebieden, uitgevers, lezer = laden.load_gebieden(), laden.load_bronnen(), DEMO_GEBRUIKERS[rol]
    portret = laden.load_portret(sleutel, indeling)
    gebied, catalogus = portret.gebied, laden.load_indicatoren()
    alle = laden.load_verhalen(lezer)
    verhalen = select_plaats(alle, gebied, gebieden)
    themas = list_themas(portret)
    sleutels = gebieden.list_sleutels(gebied)
    return Gebiedstof(
        portret,
        build_gebied(portret),
        verhalen,
        assign_verhalen(verhalen, themas, list_werkvelden(catalogus), catalogus),
        themas,
        {id_: list_geduid(id_, sleutels, alle, gebieden) for id_ in portret.rijen},
        Plek(gebied, _describe_anderen(gebied), gebieden, uitgevers),
        lezer,
    )


@per_versie
def load_alles(con: Cursor, sleutel: str, indeling: int, rol: Rol, deel: str) -> Markup:
    """Return all figures of one theme, or of a place whose figures stand together, with its large chart."""
    plek = laden.load_gebieden().find_plek(laden.load_gebieden().get(sleutel, indeling))
    stof = load_stof(plek.sleutel, indeling, rol)
    return Markup().join(_build_alles(stof, thema, met_kop=deel == ALLE) for thema in list_themas_van(stof, deel))


def list_themas_van(stof: Gebiedstof, deel: str) -> list[Thema]:
    """Return the themes of a part of the page: one, or all where the figures of a place stand together."""
    return [thema for thema in stof.themas if deel in (ALLE, thema.value)]


def _build_alles(stof: Gebiedstof, thema: Thema, *, met_kop: bool) -> Markup:
    rijen, verhaal = stof.list_rijen(thema), stof.vertelling.bij_thema.get(thema)
    delen = [
        Markup("<h3>{}</h3>").format(thema.titel) if met_kop else Markup(),
        build_rijen(rijen, stof.plek, stof.geduid),
        _build_grafiek(find_grafiekrij([o.rij for o in rijen]), stof),
        Markup() if met_kop else stof.build_vragen(rijen),
        build_themaverhaal(*verhaal, stof.plek.gebieden) if verhaal and not met_kop else Markup(),
    ]
    return Markup().join(delen)


def _build_herkomst(con: Cursor, gebied: Gebied, gebieden: Gebieden, met_cijfers: bool) -> Markup:
    """Return from which older places it came, where those have figures or it has none of its own."""
    ouder = [jaar for jaar in (gebieden.in_gebruik if met_cijfers else gebieden.indelingen) if jaar < gebied.indeling]
    if not ouder or gebied.niveau == GebiedNiveau.GEMEENTE:
        return Markup()
    overgang = load_overgang(con, ouder[-1], gebied.indeling)
    return build_herkomst(gebied, gebieden, ouder[-1], overgang, met_cijfers=met_cijfers)


def _has_cijfers(portret: Portret) -> bool:
    return any(rij.reeks for rij in portret.rijen.values())


def _build_oud(con: Cursor, gebied: Gebied, stof: Gebiedstof, hergebruik: Markup) -> Gebiedbeeld:
    """Return the page of a place of an older indeling: its figures where it has any, and where it went."""
    gebieden, met_cijfers = stof.plek.gebieden, _has_cijfers(stof.portret)
    vlakken = laden.load_geometrie(gebied.niveau.value, gebied.indeling)
    ruw = vlakken[(vlakken["code"] == gebied.code) & vlakken["geometrie_ruw"]]
    grens = f"De grens van dit gebied: {ruw['grens_bron'].iloc[0]}." if len(ruw) else ""
    overgang = load_overgang(con, gebied.indeling, gebieden.nieuwste)
    boven = hergebruik + build_oud(gebied, gebieden, overgang, met_cijfers=met_cijfers, grens=grens)
    if met_cijfers:
        beeld = _build(stof, boven, Markup())
        return replace(beeld, kop=f"{beeld.kop} (indeling van {gebied.indeling})")
    kop = f"{gebied.naam}, indeling van {gebied.indeling}"
    return Gebiedbeeld(kop, boven, onder=build_delen(gebied, gebieden))


def _build(stof: Gebiedstof, boven: Markup, herkomst: Markup) -> Gebiedbeeld:
    """Return the page; `boven` stands under the facts, `herkomst` at the end."""
    portret, gebieden, verhalen = stof.portret, stof.plek.gebieden, stof.verhalen
    gebied = portret.gebied
    eigen = gebieden.find_eigen(gebied)
    top = [build_top(portret, stof.beweringen, gebieden, verhalen), boven, build_sleutel(portret)]
    if isinstance(gebied, EigenGebied) and not gebied.leden:
        top.append(_build_ontkoppeld(gebied))
    delen, overig = _list_delen(stof), stof.vertelling.overig
    if not has_genoeg_inwoners(portret):
        overig = tuple(verhalen)
    onder = [
        build_delen(gebied, gebieden),
        build_waarom(eigen) if eigen else Markup(),
        herkomst,
        _build_bronnen(portret, stof.plek),
    ]
    return Gebiedbeeld(
        stof.beweringen.kop.tekst,
        Markup().join(top),
        build_balk(delen, gebied.naam),
        tuple(delen.values()),
        Markup().join(onder),
        build_kaarten(gebied, overig, len(verhalen), gebieden),
    )


def _list_delen(stof: Gebiedstof) -> Mapping[str, Themadeel]:
    """Return the parts by title; a place with hardly any people has one, for it has nothing to tell per theme."""
    if stof.portret.rijen and not has_genoeg_inwoners(stof.portret):
        rijen = [rij for thema in stof.themas for rij in stof.list_rijen(thema)]
        return {"Cijfers": build_klein(rijen, stof.portret.gebied.naam)}
    delen = {}
    for thema in stof.themas:
        rijen, verhaal = stof.list_rijen(thema), stof.vertelling.bij_thema.get(thema)
        kaart = build_themaverhaal(*verhaal, stof.plek.gebieden) if verhaal else Markup()
        delen[thema.titel] = build_deel(thema, rijen, stof.plek, stof.geduid, stof.build_vragen(rijen), kaart)
    return delen


def _build_ontkoppeld(gebied: EigenGebied) -> Markup:
    return build_leeg(
        f"{gebied.naam} is nog niet gekoppeld aan buurten.",
        "De naam staat in geen enkele buurtindeling van het CBS. Zonder buurten zijn er geen cijfers.",
        "Een beheerder kan op de pagina Gebieden buurten koppelen zodra de gemeente zegt waar het gebied ligt.",
    )


def _build_bronnen(portret: Portret, plek: Plek) -> Markup:
    """Return the one block of sources of the page, with its date for on paper."""
    if not portret.rijen:
        return Markup()
    return Markup("<p class='bron'>Bron: {}</p>").format(describe_bronnen(portret.rijen.values(), plek.bronnen))


def _build_grafiek(rij: Portretrij | None, stof: Gebiedstof) -> Markup:
    """Return the large chart with a mark for each story beside it; the reader decides which of those there are."""
    if rij is None:
        return Markup()
    return build_grafiek(load_bundelstof(rij, stof.portret.gebied), stof.geduid.get(rij.indicator.id, ()))


def load_bundelstof(rij: Portretrij, gebied: Gebied | EigenGebied) -> Bundelstof:
    """Return what the large chart of a row is drawn from."""
    leden = (gebied,) if isinstance(gebied, Gebied) else gebied.leden
    niveau = _get_vergelijkniveau(gebied)
    indeling = leden[0].indeling
    bundel = build_bundel(
        rij,
        laden.load_niveau_reeks(rij.indicator.id, niveau.value, indeling),
        laden.load_niveau_reeks(INWONERS, niveau.value, indeling),
        {lid.code for lid in leden},
    )
    soort = f"andere {niveau.meervoud}" if niveau == leden[0].niveau else niveau.meervoud
    return Bundelstof(rij, bundel, gebied.naam, soort)


def _get_vergelijkniveau(gebied: Gebied | EigenGebied) -> GebiedNiveau:
    niveau = gebied.niveau if isinstance(gebied, Gebied) else gebied.leden[0].niveau
    return GebiedNiveau.WIJK if niveau == GebiedNiveau.GEMEENTE else niveau


def _describe_anderen(gebied: Gebied | EigenGebied) -> str:
    if gebied.sleutel == GEMEENTE_CODE or (isinstance(gebied, EigenGebied) and not gebied.leden):
        return ""
    return f"{_get_vergelijkniveau(gebied).meervoud} van {GEMEENTE_NAAM}"
