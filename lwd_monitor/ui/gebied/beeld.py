"""All of the page of one place as ready HTML, kept until the data changes."""

from dataclasses import dataclass, replace

from markupsafe import Markup

from lwd_monitor.bewering import Gebiedbeweringen, build_gebied
from lwd_monitor.db import Cursor
from lwd_monitor.gebied import (
    GEMEENTE_CODE,
    EigenGebied,
    Gebied,
    Gebieden,
    GebiedNiveau,
    list_hergebruik,
    load_overgang,
)
from lwd_monitor.indicator import INWONERS, Bron
from lwd_monitor.profiel import (
    Profiel,
    ProfielRij,
    assign_verhalen,
    build_bundel,
    find_grafiekrij,
    list_themas,
    list_verloop,
    list_werkvelden,
    select_plaats,
    sort_rijen,
)
from lwd_monitor.toegang import DEMO_GEBRUIKERS, Gebruiker, Rol
from lwd_monitor.ui import bronnen
from lwd_monitor.ui.gebied.feed import build_kaarten
from lwd_monitor.ui.gebied.grafiek import build_grafiek
from lwd_monitor.ui.gebied.indeling import build_hergebruik, build_herkomst, build_oud
from lwd_monitor.ui.gebied.kop import build_top, build_waarom
from lwd_monitor.ui.gebied.kruimel import build_delen
from lwd_monitor.ui.gebied.thema import build_thema, build_themaverhaal
from lwd_monitor.ui.gebied.verloop import build_verloop
from lwd_monitor.ui.onderdelen.leeg import build_leeg
from lwd_monitor.ui.opslag import per_versie
from lwd_monitor.ui.verhalen.merken import build_merklijst, list_geduid
from lwd_monitor.ui.vragen import build_vragen_bij


@dataclass(frozen=True)
class Gebiedbeeld:
    """The headline, what stands under it, and the story cards with their heading first."""

    kop: str
    inhoud: Markup
    kaarten: tuple[Markup, ...]


@per_versie
def load_beeld(con: Cursor, sleutel: str, indeling: int, rol: Rol) -> Gebiedbeeld:
    """Return the page of a place for a role."""
    gebieden = bronnen.load_gebieden()
    gebied = gebieden.get(sleutel, indeling)
    hergebruik = Markup()
    if isinstance(gebied, Gebied):
        gevonden = list_hergebruik(gebied, gebieden, lambda van, naar: load_overgang(con, van, naar))
        hergebruik = build_hergebruik(gevonden, gebieden)
    if isinstance(gebied, Gebied) and gebied.indeling < gebieden.nieuwste:
        return _build_oud(con, gebied, gebieden, hergebruik, rol)
    profiel = bronnen.load_profiel(sleutel, indeling)
    if isinstance(gebied, Gebied):
        hergebruik += _build_herkomst(con, gebied, gebieden, _has_cijfers(profiel))
    return _build(profiel, gebieden, hergebruik, rol)


def _build_herkomst(con: Cursor, gebied: Gebied, gebieden: Gebieden, met_cijfers: bool) -> Markup:
    """Return from which older places it came, where those have figures or it has none of its own."""
    ouder = [jaar for jaar in (gebieden.in_gebruik if met_cijfers else gebieden.indelingen) if jaar < gebied.indeling]
    if not ouder or gebied.niveau == GebiedNiveau.GEMEENTE:
        return Markup()
    overgang = load_overgang(con, ouder[-1], gebied.indeling)
    return build_herkomst(gebied, gebieden, ouder[-1], overgang, met_cijfers=met_cijfers)


def _has_cijfers(profiel: Profiel) -> bool:
    return any(rij.reeks for rij in profiel.rijen.values())


def _build_oud(con: Cursor, gebied: Gebied, gebieden: Gebieden, hergebruik: Markup, rol: Rol) -> Gebiedbeeld:
    """Return the page of a place of an older indeling: its figures where it has any, and where it went."""
    profiel = bronnen.load_profiel(gebied.code, gebied.indeling)
    met_cijfers = _has_cijfers(profiel)
    vlakken = bronnen.load_geometrie(gebied.niveau.value, gebied.indeling)
    ruw = bool(vlakken.loc[vlakken["code"] == gebied.code, "geometrie_ruw"].any())
    overgang = load_overgang(con, gebied.indeling, gebieden.nieuwste)
    boven = hergebruik + build_oud(gebied, gebieden, overgang, met_cijfers=met_cijfers, ruw=ruw)
    if met_cijfers:
        beeld = _build(profiel, gebieden, boven, rol)
        return replace(beeld, kop=f"{beeld.kop} (indeling van {gebied.indeling})")
    return Gebiedbeeld(f"{gebied.naam}, indeling van {gebied.indeling}", boven + build_delen(gebied, gebieden), ())


def _build(profiel: Profiel, gebieden: Gebieden, hergebruik: Markup, rol: Rol) -> Gebiedbeeld:
    gebied, catalogus, uitgevers = profiel.gebied, bronnen.load_indicatoren(), bronnen.load_bronnen()
    lezer = DEMO_GEBRUIKERS[rol]
    verhalen = select_plaats(bronnen.load_verhalen(lezer), gebied, gebieden)
    themas = list_themas(profiel)
    vertelling = assign_verhalen(verhalen, themas, list_werkvelden(catalogus), catalogus)
    beweringen = build_gebied(profiel)
    codes = gebieden.compute_bereik(gebied)
    delen = [build_top(profiel, beweringen, gebieden), hergebruik]
    if isinstance(gebied, EigenGebied):
        delen += _build_aandacht(gebied, beweringen, profiel, uitgevers, lezer, gebieden)
    for thema in themas:
        verhaal = vertelling.bij_thema.get(thema)
        rijen = sort_rijen(profiel.list_thema(thema), uitgevers)
        delen.append(
            build_thema(
                thema,
                [beweringen.rijen[rij.indicator.id] for rij in rijen],
                gebied.naam,
                _describe_anderen(gebied),
                uitgevers,
                _build_grafiek(find_grafiekrij(rijen), gebied, gebieden, lezer),
                build_themaverhaal(*verhaal, gebieden) if verhaal else Markup(),
                build_vragen_bij(lezer, gebieden, codes, {rij.indicator.id for rij in rijen}),
            )
        )
    delen.append(build_delen(gebied, gebieden))
    kaarten = build_kaarten(gebied, vertelling.overig, len(verhalen), gebieden)
    return Gebiedbeeld(beweringen.kop.tekst, Markup().join(delen), kaarten)


def _build_aandacht(
    gebied: EigenGebied,
    beweringen: Gebiedbeweringen,
    profiel: Profiel,
    uitgevers: dict[str, Bron],
    lezer: Gebruiker,
    gebieden: Gebieden,
) -> list[Markup]:
    waarom = build_waarom(gebied)
    if gebied.leden:
        verhalen = bronnen.load_verhalen(lezer)
        verloop = [beweringen.rijen[rij.indicator.id] for rij in list_verloop(profiel)]
        return [waarom, build_verloop(verloop, gebied, uitgevers, verhalen, gebieden)]
    leeg = build_leeg(
        f"{gebied.naam} is nog niet gekoppeld aan buurten.",
        "De naam staat in geen enkele buurtindeling van het CBS. Zonder buurten zijn er geen cijfers.",
        "Een beheerder kan buurten koppelen zodra de gemeente zegt waar het gebied ligt.",
    )
    return [leeg, waarom]


def _build_grafiek(
    rij: ProfielRij | None, gebied: Gebied | EigenGebied, gebieden: Gebieden, lezer: Gebruiker
) -> Markup:
    """Return the large chart with the stories beside it; the reader decides which of those stand there."""
    if rij is None:
        return Markup()
    leden = (gebied,) if isinstance(gebied, Gebied) else gebied.leden
    niveau = _get_vergelijkniveau(gebied)
    indeling = leden[0].indeling
    bundel = build_bundel(
        rij,
        bronnen.load_niveau_reeks(rij.indicator.id, niveau.value, indeling),
        bronnen.load_niveau_reeks(INWONERS, niveau.value, indeling),
        {lid.code for lid in leden},
    )
    soort = f"andere {niveau.meervoud}" if niveau == leden[0].niveau else niveau.meervoud
    geduid = list_geduid(rij.indicator.id, [gebied.sleutel], bronnen.load_verhalen(lezer), gebieden)
    return build_grafiek(rij, bundel, gebied.naam, soort, geduid) + build_merklijst(geduid, gebieden, "h4")


def _get_vergelijkniveau(gebied: Gebied | EigenGebied) -> GebiedNiveau:
    niveau = gebied.niveau if isinstance(gebied, Gebied) else gebied.leden[0].niveau
    return GebiedNiveau.WIJK if niveau == GebiedNiveau.GEMEENTE else niveau


def _describe_anderen(gebied: Gebied | EigenGebied) -> str:
    if gebied.sleutel == GEMEENTE_CODE:
        return ""
    return f"{_get_vergelijkniveau(gebied).meervoud} van Almelo"
